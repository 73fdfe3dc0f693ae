"""The site with no room to keep a page, so that each request is rendered anew: `gunicorn tests.bench.uncached:app`."""

from portal.application import create_app
from portal.server.layers import with_layers

app = with_layers(create_app(), bytes_of_pages=0)
