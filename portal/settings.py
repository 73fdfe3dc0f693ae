"""Every setting of the site, read once from the environment, with its default and its meaning."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
_FEED = "https://hmicfrs.justiceinspectorates.gov.uk/feed/"


class SettingError(ValueError):
    """A setting in the environment that cannot be used; the message names it and says how to mend it."""


@dataclass(frozen=True)
class Settings:
    """What an operator may choose; no setting is needed to start."""

    host: str
    port: int
    workers: int
    instance_dir: Path
    database_url: str
    site_url: str
    exit_url: str
    contact_email: str
    verified_within_days: int
    metrics_port: int
    publications_feed: str
    desk_asks_local: bool

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read the settings; raise SettingError for a value that cannot be used.

        HOST, PORT: where the server listens. WORKERS: its processes. INSTANCE_DIR: where the embedded database
        lives. DATABASE_URL: SQLite in that folder unless given (SQLAlchemy address). SITE_URL: the address that
        canonical links and downloads name. EXIT_URL: where "Exit this page" leads. CONTACT_EMAIL: whom to tell of an
        error in a figure (empty: the page says that the operator has not given one). VERIFIED_WITHIN_DAYS: after how
        many days a support line counts as not verified. METRICS_PORT: where counts for Prometheus are served, on the
        same HOST (0, the default: nowhere). PUBLICATIONS_FEED: the feed that `portal watch` reads.
        DESK_ASKS_LOCAL: 1 lets the commands of the desk ask this machine and private networks, which tests need.
        """
        instance_dir = Path(environment.get("INSTANCE_DIR") or ROOT / "instance").resolve()
        host = environment.get("HOST") or "127.0.0.1"
        port = _whole_number(environment, "PORT", 8000, 1, 65535)
        return cls(
            host=host,
            port=port,
            workers=_whole_number(environment, "WORKERS", 2, 1, 64),
            instance_dir=instance_dir,
            database_url=environment.get("DATABASE_URL") or f"sqlite:///{instance_dir / 'portal.sqlite'}",
            site_url=_web_address(environment, "SITE_URL", f"http://{host}:{port}").rstrip("/"),
            exit_url=_web_address(environment, "EXIT_URL", "https://www.bbc.co.uk/weather"),
            contact_email=environment.get("CONTACT_EMAIL", ""),
            verified_within_days=_whole_number(environment, "VERIFIED_WITHIN_DAYS", 365, 1, 36500),
            metrics_port=_whole_number(environment, "METRICS_PORT", 0, 0, 65535),
            publications_feed=_web_address(environment, "PUBLICATIONS_FEED", _FEED),
            desk_asks_local=_whole_number(environment, "DESK_ASKS_LOCAL", 0, 0, 1) == 1,
        )

    def make_place_for_the_database(self) -> None:
        """Make the folder of the embedded database, where that is the one in use."""
        if self.database_url.startswith("sqlite"):
            self.instance_dir.mkdir(parents=True, exist_ok=True)


def _whole_number(environment: Mapping[str, str], name: str, default: int, lowest: int, highest: int) -> int:
    text = environment.get(name)
    if not text:
        return default
    if not text.isdecimal() or not lowest <= int(text) <= highest:
        raise SettingError(f"{name}={text!r} must be a whole number from {lowest} to {highest}.")
    return int(text)


def _web_address(environment: Mapping[str, str], name: str, default: str) -> str:
    text = environment.get(name) or default
    if not text.startswith(("http://", "https://")):
        raise SettingError(f"{name}={text!r} must be a web address that starts with http:// or https://.")
    return text
