"""The entry: `gunicorn app:app` serves the site, `python app.py` builds what is missing first."""

import sys

if __name__ == "__main__":
    from portal.serve_command import serve

    serve(sys.argv[1:])
else:
    from portal.application import create_app
    from portal.delivery.layers import delivered

    app = delivered(create_app())
