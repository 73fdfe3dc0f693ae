"""The whole site as static files, for any web server."""
