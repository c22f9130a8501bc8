"""QR codes: the number itself, so that a camera can call without a network."""

from __future__ import annotations

import io

import segno


def qr_svg(payload: str) -> str:
    """Return *payload* as a drawing: error correction M or better, quiet zone of four modules."""
    out = io.BytesIO()
    segno.make_qr(payload, error="m", boost_error=True).save(out, kind="svg", border=4, xmldecl=False, light="white")
    return out.getvalue().decode()
