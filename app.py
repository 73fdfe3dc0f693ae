"""The entry: `gunicorn app:app` serves the site, `python app.py` builds what is missing first."""

import sys

if __name__ == "__main__":
    from portal.commands.serve import serve

    serve(sys.argv[1:])
else:
    from portal.application import create_app
    from portal.server.layers import with_layers
    from portal.server.log import log_somewhere

    log_somewhere()
    app = with_layers(create_app())
