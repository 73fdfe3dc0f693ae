"""The configurations that ship are held by their own tools to be right and tight."""

import re
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from portal.web.headers import HEADERS
from tests.deploy import nginx
from tests.deploy.conftest import Server
from tests.patience import patience
from tests.server.serving import served

_WITH_SUBDOMAINS = "max-age=63072000; includeSubDomains"
_MOST_PICTURES = 3
UNIT = nginx.SHIPPED / "on-the-record.service"


def test_the_unit_is_accepted_by_systemd(tmp_path: Path) -> None:
    # The tool looks for the program itself; any that is there stands for it.
    unit = tmp_path / UNIT.name
    text = UNIT.read_text()
    assert "ExecStart=/opt/on-the-record/.venv/bin/python app.py" in text
    unit.write_text(text.replace("/opt/on-the-record/.venv/bin/python", "/bin/true"))
    done = subprocess.run(["systemd-analyze", "verify", str(unit)], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert UNIT.name not in done.stderr, done.stderr


def test_the_unit_is_closed() -> None:
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=15", str(UNIT)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-500:]
    level = re.search(r"exposure level for on-the-record.service: ([\d.]+)", done.stdout)
    assert level
    assert float(level[1]) <= 1.5


def test_nginx_in_front_of_the_site_passes_everything_on_and_keeps_what_may_be_kept(
    database: Path, tmp_path: Path
) -> None:
    site_url = "https://ontherecord.example"
    with served(f"sqlite:///{database}", tmp_path, SITE_URL=site_url, HSTS_SUBDOMAINS="1") as site:
        changes = {
            "server 127.0.0.1:8000;": f"server 127.0.0.1:{site.port};",
            "/var/cache/nginx/portal": f"{tmp_path}/kept",
            "/opt/on-the-record/portal/deploy": str(nginx.SHIPPED),
            '"max-age=63072000" always': f'"{_WITH_SUBDOMAINS}" always',
        }
        with nginx.running("proxy.nginx.conf", tmp_path, changes) as port:
            server = Server(port)
            for path in ("/forces/kent", "/support/kent", "/api/v1/forces/kent"):
                direct, own = site.get(path, Accept_Encoding="gzip")
                passed, body = server.ask(path, Accept_Encoding="gzip")
                assert body == own
                for name in ("Content-Security-Policy", "Cache-Control", "Content-Encoding", "Vary", *HEADERS):
                    assert passed.headers[name] == direct.headers[name], (path, name)
            tag = server.ask("/forces/kent", Accept_Encoding="gzip")[0].headers["ETag"]
            assert server.ask("/forces/kent", Accept_Encoding="gzip", If_None_Match=tag)[0].status == 304
            site.process.terminate()
            site.process.wait(timeout=patience(40))
            assert server.ask("/forces/kent", Accept_Encoding="gzip")[0].status == 200
            down, body = server.ask("/support/kent")
            assert down.status == 503
            for number in (b"tel:999", b"tel:08081689111"):
                assert body.count(number) == 2
            for name, value in HEADERS.items():
                if name not in ("Content-Security-Policy", "Permissions-Policy"):
                    assert down.headers[name] == (_WITH_SUBDOMAINS if name.startswith("Strict") else value), name
            assert down.headers["Cache-Control"] == "no-store"
            for written in ("access.log", "error.log"):
                file = tmp_path / written
                assert not file.exists() or "/support" not in file.read_text()


def test_one_address_waits_for_a_few_pictures_of_comparisons_only(tmp_path: Path) -> None:
    # In the place of the site, one that takes what is asked and answers when the test says so.
    asked, may_answer = threading.Semaphore(0), threading.Event()

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.startswith("/compare.svg"):
                asked.release()
                may_answer.wait()
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_told: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as site, ThreadPoolExecutor(8) as visitors:
        threading.Thread(target=site.serve_forever).start()
        changes = {
            "server 127.0.0.1:8000;": f"server 127.0.0.1:{site.server_port};",
            "/var/cache/nginx/portal": f"{tmp_path}/kept",
            "/opt/on-the-record/portal/deploy": str(nginx.SHIPPED),
        }
        try:
            with nginx.running("proxy.nginx.conf", tmp_path, changes) as port:
                greedy = [visitors.submit(_picture, port, "127.0.0.1", number) for number in range(_MOST_PICTURES)]
                for _ in greedy:
                    asked.acquire()
                refused = _picture(port, "127.0.0.1", _MOST_PICTURES)
                assert (refused.status, refused.headers["Retry-After"]) == (503, "5")
                other = visitors.submit(_picture, port, "127.0.0.2", 99)
                asked.acquire()
                may_answer.set()
                assert {each.result().status for each in [*greedy, other]} == {200}
        finally:
            may_answer.set()
            site.shutdown()


def _picture(port: int, address: str, number: int) -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", port, timeout=patience(20), source_address=(address, 0))
    try:
        connection.request("GET", f"/compare.svg?number={number}")
        response = connection.getresponse()
        response.read()
        return response
    finally:
        connection.close()
