"""Gunicorn's own settings, from those of the site: `gunicorn -c python:portal.server.gunicorn_settings app:app`.

Gunicorn reads the names of this module; the site itself is loaded only in its workers, so that a reload (SIGHUP) runs
the code as it is on disk by then.
"""

import ctypes
import os
import shutil
import tempfile
from typing import Any

from gunicorn.glogging import Logger
from gunicorn.http import wsgi

from portal.server.log import JsonLines, log_to_stderr
from portal.settings import ROOT, Settings

# Their numbers in glibc's malloc.h.
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
_LARGE = 64 * 1024
_METRICS_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_settings = Settings.from_environment()

bind = _settings.listens_at
workers = _settings.workers
worker_class = "portal.server.gunicorn_worker.PatientWorker"
# A thread works for a request that is all there; who is slow holds a connection and no thread.
threads = 8
worker_connections = 1000
chdir = str(ROOT)
logger_class = "portal.server.gunicorn_settings.DiscreetLogger"
loglevel = "warning"
timeout = 60
graceful_timeout = 30
keepalive = 15
# Bytes; up to here an address that is too long is answered by the site, with a page in the reader's language.
limit_request_line = 8190
# No header of a request is believed: the site's address is a setting, and who visits is nobody's business.
forwarded_allow_ips = ""
forwarder_headers = ""
# The site is stopped and reloaded by signals; no control socket is left in the operator's home.
control_socket_disable = True
# The heartbeat files are written all the time; they belong in memory where there is a place for it.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108  # nosec B108

log_to_stderr()
if _settings.metrics_port:
    os.environ.setdefault(_METRICS_FOLDER, tempfile.mkdtemp(prefix="portal-metrics-"))


class DiscreetLogger(Logger):
    """Gunicorn's log as JSON lines; nothing is ever written of a single request that went well."""

    def setup(self, cfg: Any) -> None:
        """Write every line as JSON."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonLines())

    def access(self, *_request: Any) -> None:
        """Write nothing."""


def on_starting(_server: Any) -> None:
    """Prepare the process from which every worker is made."""
    _share_one_heap()
    _leave_out_the_banner()


def post_worker_init(_worker: Any) -> None:
    """Let every worker answer for the metrics of all."""
    if _settings.metrics_port:
        from portal.server.metrics import serve_metrics  # noqa: PLC0415  (takes memory: only where it is asked for)

        serve_metrics(_settings.host, _settings.metrics_port)


def child_exit(_server: Any, worker: Any) -> None:
    """Forget the gauges of a worker that is gone."""
    if _settings.metrics_port:
        from prometheus_client import multiprocess  # noqa: PLC0415

        multiprocess.mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def on_exit(_server: Any) -> None:
    """Remove the folder of the counters."""
    if _settings.metrics_port:
        shutil.rmtree(os.environ[_METRICS_FOLDER], ignore_errors=True)


def _share_one_heap() -> None:
    """Let this process and its children share one heap among their threads, and return large blocks at once.

    By default each thread of a worker takes a heap of its own, and each keeps what its largest page once needed. A
    system without glibc is left as it is.
    """
    set_option = getattr(ctypes.CDLL(None), "mallopt", None)
    if set_option is not None:
        for option, value in ((_ARENA_MAX, 1), (_MMAP_THRESHOLD, _LARGE), (_TRIM_THRESHOLD, _LARGE)):
            set_option(option, value)


def _leave_out_the_banner() -> None:
    """Send no `Server` header: gunicorn has no setting for it."""
    gunicorn_headers = wsgi.Response.default_headers

    def default_headers(self: wsgi.Response) -> list[str]:
        return [line for line in gunicorn_headers(self) if not line.startswith("Server:")]

    wsgi.Response.default_headers = default_headers  # type: ignore[method-assign]
