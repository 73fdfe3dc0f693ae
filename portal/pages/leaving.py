"""The blank page that takes the place of a page that a reader has left by the exit."""

from flask import Blueprint, render_template

blueprint = Blueprint("leaving", __name__)


@blueprint.get("/blank")
def blank() -> str:
    """Nothing to see; the Back button ends here instead of at what was read."""
    return render_template("leaving/blank.html")
