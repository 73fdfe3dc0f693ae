"""The least that Flask can do, to measure against: `gunicorn tests.bench.hello:app`."""

from flask import Flask

app = Flask(__name__)


@app.get("/")
def hello() -> str:
    """Greet."""
    return "Hello, World!"
