"""``manara serve``: a live preview with each problem beside the line it is about, after every save.

A page is rendered when the browser asks for it, so a save is visible at once, however many pages there are. The checks
run beside it; what they find is put into the pages, and the terminal gets one line when the count changes. Files that
only a build makes (posters, cards, data) are shown as the last build left them. The preview reloads itself; for that it
leaves the content security policy out, which a build always writes.
"""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from manara.cli.language import speakers
from manara.cli.report import error_line

if TYPE_CHECKING:
    import argparse

    from manara.cli.language import Interface
    from manara.desk.findings import Found

HELP = "preview the site while you write, with each problem beside its line"
ADDRESS = "127.0.0.1:8000"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument(
        "--address", default=ADDRESS, help=_("where to serve (default: {address})").format(address=ADDRESS)
    )
    parser.add_argument("--drafts", action="store_true", help=_("also draft languages"))


def run(options: argparse.Namespace, interface: Interface, first: str = "") -> int:
    """Serve until interrupted; *first* is the path of the page that is named."""
    from manara.desk.guard import is_loopback  # noqa: PLC0415  # what follows is loaded only where it is used

    _ = interface.gettext
    host, _colon, port = options.address.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or int(port) > 65535:
        error_line(
            _("“{address}” is no address; write such as {example}.").format(address=options.address, example=ADDRESS)
        )
        return 2
    if not is_loopback(host):
        error_line(
            _("“{host}” can be reached by others; the preview is for this machine: {example}.").format(
                host=host, example=f"127.0.0.1:{port}"
            )
        )
        return 2
    from manara.desk.server import DeskServer  # noqa: PLC0415  # MkDocs is loaded only where it is used
    from manara.site.preview import Preview  # noqa: PLC0415

    preview = Preview(options.root.resolve(), drafts=options.drafts)
    told = _Teller(interface, options.address)
    try:
        server = DeskServer((host, int(port)), preview, speakers(interface), told)
    except (OSError, OverflowError) as error:
        error_line(f"{options.address}: {getattr(error, 'strerror', None) or error}")
        error_line(
            _("Another preview may be open there; choose another place: --address {example}").format(
                example=f"127.0.0.1:{(int(port) + 1) % 65536}"
            )
        )
        preview.close()
        return 1
    print(_("Preview: http://{address}/ – Ctrl+C ends it.").format(address=options.address + first), flush=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        server.serve_forever(poll_interval=0.1)
    finally:
        server.server_close()
        preview.close()
    return 0


class _Teller:
    """Prints one line whenever what the checks found is another number of things."""

    def __init__(self, interface: Interface, address: str) -> None:
        self.interface = interface
        self.address = address
        self.last = ""

    def __call__(self, found: Found) -> None:
        """Say what was *found*, unless it was said last time."""
        from manara.desk.report import counted  # noqa: PLC0415  # loaded by then

        said = found.error if found.error and not found.problems else counted(found.problems, self.interface)
        if said != self.last:
            self.last = said
            print(f"{said}  http://{self.address}/_problems" if found.problems else said, flush=True)
