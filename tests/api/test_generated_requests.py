"""schemathesis, which makes requests up from the description, right ones and wrong ones, finds nothing."""

import logging
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.serving import make_server

from tests.amount import Amount
from tests.patience import patience

# Random text makes some addresses too long, which is refused with 414.
CONFIGURATION = """
[checks.negative_data_rejection]
expected-statuses = [400, 404, 414]
"""


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """The site on a port of its own, without gunicorn, which would refuse some wrong requests before the site can."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_generated_requests_find_nothing(address: str, tmp_path: Path, amount: Amount) -> None:
    examples = amount.of(5, 200)
    (tmp_path / "schemathesis.toml").write_text(CONFIGURATION)
    arguments = [
        *(str(Path(sys.executable).parent / "schemathesis"), "run", f"{address}/api/v1/openapi.json", "--url", address),
        *("--max-examples", str(examples), "--checks", "all", "--generation-deterministic"),
        "--no-color",
    ]
    said = subprocess.run(arguments, check=False, capture_output=True, text=True, timeout=patience(3500), cwd=tmp_path)
    assert said.returncode == 0, said.stdout[-6000:] + said.stderr[-2000:]
    generated = re.search(r"(\d+) generated", said.stdout)
    assert generated is not None
    amount.tell(f"{generated[1]} requests made up from the description")
    assert int(generated[1]) > 20 * examples
    tested = re.search(r"Tested: (\d+)", said.stdout)
    assert tested is not None
    assert tested[1] == "31"
