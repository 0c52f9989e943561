"""What every page tells the browser about itself: nothing runs or is fetched but our own files, and no other site hears where a reader was."""

from __future__ import annotations

from markupsafe import Markup

# The search engine is WebAssembly. Nothing inline runs and styles nothing, whatever a text on a page may hold.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data:",  # a picture that is downloaded as PNG is drawn from its SVG
        "base-uri 'none'",
        "form-action 'self'",
        "object-src 'none'",
    )
)
REFERRER = "same-origin"
# Before all else that a page asks for: what stands above it is not bound by it.
HEAD = Markup('<meta http-equiv="Content-Security-Policy" content="{}">\n  <meta name="referrer" content="{}">').format(
    Markup(POLICY), REFERRER
)
