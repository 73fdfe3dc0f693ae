"""The security headers of every response, and the empty body of a redirect."""

from flask import Flask, Response, request

from portal.settings import Settings

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_CLOSED_FEATURES = (
    "accelerometer", "autoplay", "camera",
    "display-capture", "encrypted-media", "fullscreen", "geolocation", "gyroscope", "hid", "idle-detection",
    "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-get",
    "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
# A proxy may keep it as long as this, and then a browser again: a corrected figure is seen within a minute.
PUBLIC_CACHING = "public, max-age=25, stale-if-error=86400"
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _CLOSED_FEATURES),
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=63072000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


# Pages under /embed/ are made to be in frames and pictures of other sites; nothing else may.
_SHARED = {
    **HEADERS,
    "Content-Security-Policy": CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'", "frame-ancestors *"),
    "Cross-Origin-Resource-Policy": "cross-origin",
}
del _SHARED["X-Frame-Options"]


def attach(app: Flask) -> None:
    """Give every response the headers, save those that a view has set itself, and let redirects say nothing."""
    settings: Settings = app.extensions["settings"]

    @app.after_request
    def add_headers(response: Response) -> Response:
        # Werkzeug finds a header that is not there by way of an error: asked one by one, they take a tenth of a page.
        present = {name for name, _ in response.headers}
        for name, value in (_SHARED if request.blueprint == "embed" else HEADERS).items():
            if name not in present:
                response.headers.add(name, value)
        if settings.hsts_subdomains:
            response.headers["Strict-Transport-Security"] = f"{HEADERS['Strict-Transport-Security']}; includeSubDomains"
        if "Cache-Control" not in present:
            response.headers["Cache-Control"] = _caching(response)
        if response.location:
            # The words that Flask puts there are English, and no browser shows them.
            response.set_data(b"")
        return response


def _caching(response: Response) -> str:
    # What a victim reads or types must not be found later in a cache, on this machine or on the way to it.
    if request.blueprint in ("support", "recorded", "find") or request.method != "GET" or response.status_code >= 400:
        return "no-store"
    return PUBLIC_CACHING
