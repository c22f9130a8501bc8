"""QR codes: the number itself, so that a camera can call without a network, or the site's address."""

from __future__ import annotations

import io

# Modules of quiet zone around the symbol that ISO/IEC 18004 asks for; the sheets draw it.
QUIET = 4


def qr_svg(payload: str) -> dict[str, object]:
    """Return *payload* as a drawing without its quiet zone, and how many modules wide it is; correction M or better."""
    import segno  # noqa: PLC0415  # 30 ms that a build with unchanged sheets need not pay

    code = segno.make_qr(payload, error="m", boost_error=True)
    out = io.BytesIO()
    code.save(out, kind="svg", border=0, xmldecl=False, light="white")
    return {"svg": out.getvalue().decode(), "modules": code.symbol_size(border=0)[0]}
