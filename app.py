"""The entry: `gunicorn app:app` serves the site, `python app.py` builds what is missing first."""

import gc
import sys

# What is loaded here stays for good. To look for garbage in it again and again takes a seventh of the start, and
# later some twentieths of a second of whichever request it falls into.
gc.disable()
if __name__ == "__main__":
    from portal.commands.serve import serve

    gc.freeze()
    gc.enable()
    serve(sys.argv[1:])
else:
    from portal.application import create_app
    from portal.server.layers import with_layers
    from portal.server.log import log_somewhere

    log_somewhere()
    app = with_layers(create_app())
    gc.freeze()
    gc.enable()
