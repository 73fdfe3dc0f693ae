"""Gunicorn's own settings, from those of the site: `gunicorn -c python:portal.server.gunicorn_settings app:app`.

Gunicorn reads the names of this module; the site itself is loaded only in its workers, so that a reload (SIGHUP) runs
the code as it is on disk by then.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from typing import Any

from portal.server.gunicorn_log import leave_out_the_banner
from portal.server.log import log_to_stderr
from portal.server.memory import share_one_heap
from portal.settings import ROOT, Settings

_METRICS_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_settings = Settings.from_environment()

bind = _settings.listens_at
workers = _settings.workers
worker_class = "portal.server.gunicorn_worker.PatientWorker"
# A thread works for a request that is all there; who is slow holds a connection and no thread.
threads = 8
worker_connections = 1000
chdir = str(ROOT)
logger_class = "portal.server.gunicorn_log.DiscreetLogger"
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

share_one_heap()
leave_out_the_banner()
log_to_stderr()
if _settings.metrics_port:
    os.environ.setdefault(_METRICS_FOLDER, tempfile.mkdtemp(prefix="portal-metrics-"))


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
