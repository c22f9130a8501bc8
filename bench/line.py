"""A far line between two network namespaces: real TCP, TLS and QUIC of this kernel, with delay, rate and loss.

Two TUN devices, one in each namespace, and a relay between them that delays, paces and loses packets as told, TCP and
UDP alike; each direction has a queue, and losses are drawn from a seed. It is a program of its own because many
kernels lack ``netem``. :func:`proved` measures the line itself, so that a table can say what it really was.
"""

from __future__ import annotations

import contextlib
import fcntl
import heapq
import multiprocessing
import os
import random
import select
import struct
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

CLIENT, SERVER = "manara-client", "manara-server"
# Of the network that RFC 2544 keeps for measurements of devices.
CLIENT_IP, SERVER_IP = "198.18.0.1", "198.18.0.2"
# From <linux/if_tun.h>.
TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
# What waits longer than this for its turn is lost, as in a router that has no more memory.
QUEUE = 3.0
DOWN, UP = 0, 1


@dataclass(frozen=True)
class Far:
    """A line: seconds of a round trip, bits per second each way, share of packets that are lost."""

    round_trip: float = 0.4
    rate: float = 400_000
    loss: float = 0.01

    def __str__(self) -> str:
        """Return its figures in words."""
        return f"{self.round_trip * 1000:.0f} ms, {self.rate / 1000:.0f} kbit/s, {self.loss:.0%} lost"


class Line:
    """A running line and what it carried since it was last asked: bytes and losses, to the client and from it."""

    def __init__(self, counts: Any) -> None:
        self._counts = counts

    def taken(self) -> tuple[int, int, int]:
        """Return bytes down, bytes up and lost packets since the last call."""
        with self._counts.get_lock():
            found = tuple(self._counts)
            self._counts[:] = [0, 0, 0]
        return found[DOWN], found[UP], found[2]


@contextlib.contextmanager
def far_line(far: Far, seed: int) -> Iterator[Line]:
    """Put up both namespaces and the line between them, and take all down in the end.

    Raises:
        RuntimeError: This system gives no namespaces or no TUN devices; its own words are inside.
    """
    _down()
    counts = multiprocessing.get_context("fork").Array("q", 3)
    relay = None
    try:
        devices = []
        for namespace, name, own, other in (
            (CLIENT, "manara-c", CLIENT_IP, SERVER_IP), (SERVER, "manara-s", SERVER_IP, CLIENT_IP),
        ):  # fmt: skip
            _ip("netns", "add", namespace)
            devices.append(_tun(name))
            _ip("link", "set", name, "netns", namespace)
            _ip("-n", namespace, "addr", "add", own, "peer", other, "dev", name)
            for up in ("lo", name):
                _ip("-n", namespace, "link", "set", up, "up")
        relay = multiprocessing.get_context("fork").Process(target=_relay, args=(devices, far, seed, counts))
        relay.start()
        for device in devices:
            os.close(device)
        yield Line(counts)
    finally:
        if relay is not None:
            relay.kill()
            relay.join()
        _down()


def proved(line: Line) -> str:
    """Return what a hundred small datagrams say of the running line, in words: round trip, and how many came back."""
    echo = subprocess.Popen([*inside(SERVER), sys.executable, "-c", _ECHO, SERVER_IP])
    try:
        time.sleep(1)
        words = [*inside(CLIENT), sys.executable, "-c", _ASK, SERVER_IP]
        said = subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()
    finally:
        echo.kill()
        echo.wait()
    line.taken()
    return f"{said[0]} of 100 datagrams came back, after {said[1]} ms (median)"


def inside(namespace: str) -> list[str]:
    """Return the words before a command that is to run at one end."""
    return ["ip", "netns", "exec", namespace]


_ECHO = """
import socket, sys
line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
line.bind((sys.argv[1], 7))
while True:
    said, whom = line.recvfrom(100)
    line.sendto(said, whom)
"""
_ASK = """
import socket, statistics, sys, time
line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
line.settimeout(0.05)
asked, took = {}, {}
end = time.monotonic() + 8
while time.monotonic() < end:
    if len(asked) < 100:
        asked[len(asked)] = time.monotonic()
        line.sendto(str(len(asked) - 1).encode(), (sys.argv[1], 7))
    try:
        number = int(line.recv(100))
        took[number] = time.monotonic() - asked[number]
    except TimeoutError:
        pass
print(len(took), round(statistics.median(took.values()) * 1000))
"""


def _relay(devices: list[int], far: Far, seed: int, counts: Any) -> None:
    """Carry packets for ever: each waits for its turn at the line's rate, and then for half a round trip."""
    with contextlib.suppress(OSError):
        os.nice(-10)  # a busy machine does not make the line longer
    chance = random.Random(seed)  # noqa: S311  # a measurement that can be repeated
    free = [0.0, 0.0]
    flying: list[tuple[float, int, int, bytes]] = []
    number = 0
    while True:
        wait = max(0.0, flying[0][0] - time.monotonic()) if flying else None
        ready, _, _ = select.select(devices, [], [], wait)
        now = time.monotonic()
        while flying and flying[0][0] <= now:
            _, _, to, packet = heapq.heappop(flying)
            with contextlib.suppress(OSError):  # the device is going down
                os.write(devices[to], packet)
        for device in ready:
            came = devices.index(device)
            packet = os.read(device, 2048)
            direction = DOWN if came == 1 else UP
            lost = chance.random() < far.loss or free[direction] - now > QUEUE
            with counts.get_lock():
                counts[direction] += len(packet)
                counts[2] += lost
            if lost:
                continue
            free[direction] = max(free[direction], now) + len(packet) * 8 / far.rate
            number += 1
            heapq.heappush(flying, (free[direction] + far.round_trip / 2, number, 1 - came, packet))


def _tun(name: str) -> int:
    try:
        device = os.open("/dev/net/tun", os.O_RDWR)
        fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TUN | IFF_NO_PI))
    except OSError as error:
        raise RuntimeError(f"This system gives no TUN device: {error.strerror}.") from error
    return device


def _ip(*words: str) -> None:
    done = subprocess.run(["ip", *words], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"“ip {' '.join(words)}” says: {done.stderr.strip()}")


def _down() -> None:
    for namespace in (CLIENT, SERVER):
        subprocess.run(["ip", "netns", "del", namespace], capture_output=True, check=False)
