"""Every setting of the site, read once from the environment, with its default and its meaning."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import quote, unquote, urlsplit

from portal.facts.unseen import unseen_character
from portal.facts.web_address import PORTS, ascii_host, fault_of_web_address, is_host

ROOT = Path(__file__).parent.parent
_POSTGRESQL = "postgresql+psycopg"
_DATABASES = dict.fromkeys(("postgres", "postgresql", _POSTGRESQL), _POSTGRESQL) | dict.fromkeys(
    ("sqlite", "sqlite+pysqlite"), "sqlite"
)
_NAMES = (
    "CHART_STORE", "CONTACT_EMAIL", "DATABASE_URL", "DESK_ASKS_LOCAL", "EXIT_URL", "HOST", "HSTS_SUBDOMAINS",
    "INSTANCE_DIR", "METRICS_PORT", "PORT", "PUBLICATIONS_FEED", "SITE_URL", "VERIFIED_WITHIN_DAYS", "WORKERS",
)  # fmt: skip
# What a shell would have put its value in place of: $HOME at the beginning of a part of a path, $PASSWORD for all of a
# password, or ${HOME:-/srv}, $(pwd) or `pwd` anywhere; or what systemd would, in a unit but in no file of settings: %h
# at the beginning.
_VARIABLE = re.compile(
    r"(?:^|[/@])\$\w+|(?<=:)\$[A-Z_][A-Z0-9_]*(?=@)|\$\{[^}]*\}|\$\([^)]*\)|`[^`]*`|^%[a-zA-Z](?=/|$)"
)
_SERVER = r"(\[[0-9a-f:.]+\]|[\w.-]+)(:[0-9]{1,5})?"
_SEVERAL_SERVERS = re.compile(
    rf"(?P<before>postgres[^:]*://([^@/?#]*@)?)(?P<servers>{_SERVER}(,{_SERVER})+)"
    r"(?P<database>/[^?#]*)?(\?(?P<query>[^#]*))?",
    re.IGNORECASE | re.ASCII,
)
_PASSWORD_BEHIND = re.compile("([?&](?:ssl)?password=)[^&]*", re.IGNORECASE)
_MAILBOX = re.compile(r"[\w!$'*+=^{}~-]+(\.[\w!$'*+=^{}~-]+)*")
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
    chart_store: Path
    database_url: str
    site_url: str
    exit_url: str
    contact_email: str
    verified_within_days: int
    metrics_port: int
    hsts_subdomains: bool
    site_url_is_given: bool
    publications_feed: str
    desk_asks_local: bool

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Read the settings; raise SettingError for a value that cannot be used.

        HOST, PORT: where the server listens. WORKERS: its processes. INSTANCE_DIR: where the embedded database lives.
        CHART_STORE: where publishing keeps drawn charts, for the next database too (a folder "charts" there unless
        given). DATABASE_URL: SQLite in that folder unless given (SQLAlchemy address). SITE_URL: the address that
        canonical links and downloads name. EXIT_URL: where "Exit this page" leads. CONTACT_EMAIL: whom to tell of an
        error in a figure (empty: the page says that the operator has not given one). VERIFIED_WITHIN_DAYS: after how
        many days a support line counts as not verified. METRICS_PORT: where counts for Prometheus are served, on the
        same HOST (0, the default: nowhere). HSTS_SUBDOMAINS: 1 lets browsers insist on https for every subdomain of the
        site too, for two years; only where all of them have it. PUBLICATIONS_FEED: the feed that `portal watch` reads.
        DESK_ASKS_LOCAL: 1 lets the commands of the desk ask this machine and private networks, which tests need.
        """
        environment = {name: _visible(name, environment[name]) for name in _NAMES if environment.get(name)}
        instance_dir = _folder(environment, "INSTANCE_DIR", ROOT / "instance")
        host = _host(environment)
        port = _whole_number(environment, "PORT", 8000, 1, 65535)
        return cls(
            host=host,
            port=port,
            workers=_whole_number(environment, "WORKERS", 2, 1, 64),
            instance_dir=instance_dir,
            chart_store=_folder(environment, "CHART_STORE", instance_dir / "charts"),
            database_url=_database_address(environment, instance_dir),
            site_url=_site_address(environment, f"http://{_in_address(host)}:{port}"),
            exit_url=_web_address(environment, "EXIT_URL", "https://www.bbc.co.uk/weather"),
            contact_email=_email_address(environment, "CONTACT_EMAIL"),
            verified_within_days=_whole_number(environment, "VERIFIED_WITHIN_DAYS", 365, 1, 36500),
            metrics_port=_whole_number(environment, "METRICS_PORT", 0, 0, 65535),
            hsts_subdomains=bool(_whole_number(environment, "HSTS_SUBDOMAINS", 0, 0, 1)),
            site_url_is_given=bool(environment.get("SITE_URL")),
            publications_feed=_web_address(environment, "PUBLICATIONS_FEED", _FEED),
            desk_asks_local=_whole_number(environment, "DESK_ASKS_LOCAL", 0, 0, 1) == 1,
        )

    @property
    def listens_at(self) -> str:
        """Host and port as one writes them in an address."""
        return f"{_in_address(self.host)}:{self.port}"

    @property
    def database_file(self) -> Path | None:
        """The file of the embedded database; None where the database is elsewhere."""
        if not self.database_url.startswith("sqlite"):
            return None
        path = self.database_url.partition("://")[2][1:].partition("?")[0]
        return Path(unquote(path)) if path and path != ":memory:" else None

    def make_place_for_the_database(self) -> None:
        """Make the folder of the embedded database, where that is the one in use; SettingError where it can be none."""
        file = self.database_file
        if file is not None:
            self._examine_place_of(file)
            file.parent.mkdir(parents=True, exist_ok=True)

    def lacks_its_database(self) -> bool:
        """Whether the embedded database is the one in use and is not there; SettingError where there can be none."""
        file = self.database_file
        if file is None:
            return False
        self._examine_place_of(file)
        return not file.exists()

    def _examine_place_of(self, file: Path) -> None:
        if file.exists() and not file.is_file():
            what = "a folder" if file.is_dir() else "a device or a pipe"
            raise SettingError(
                f"The database {file} is {what}: set DATABASE_URL to a file, or INSTANCE_DIR to another folder."
            )
        nearest = next(folder for folder in file.parents if folder.exists())
        if not nearest.is_dir():
            is_in_its_folder = file == self.instance_dir / "portal.sqlite"
            mend = "INSTANCE_DIR to another" if is_in_its_folder else "DATABASE_URL to a file in another"
            raise SettingError(f"{file.parent} cannot be a folder, for a file stands in its place: set {mend}.")


def _visible(name: str, text: str) -> str:
    """The value of a setting, which nobody can have meant to hold what cannot be seen."""
    if text != text.strip() or unseen_character(text):
        unseen = f"{unseen_character(text)}, which cannot be seen" if unseen_character(text) else "a blank around it"
        raise SettingError(f"{name}={without_password(text)!r} holds {unseen}: take that out.")
    # A file of settings that no shell reads leaves both as they are written.
    if text[0] in "\"'" and text[-1] == text[0]:
        raise SettingError(f"{name}={without_password(text)} stands in quotation marks: write it without.")
    # So do they leave a comment behind a value.
    if re.search(r"(^|\s)#", text):
        raise SettingError(f"{name}={without_password(text)!r} holds a comment: put it on a line of its own.")
    if variable := _VARIABLE.search(text):
        public = without_password(text)
        named = variable[0].strip("/@") if variable[0] in public else "that of its password"
        raise SettingError(
            f"{name}={public!r} names a variable, and nothing put the value of {named} in: "
            "write what it stands for, or %24 for a dollar sign in an address."
        )
    return text


def _folder(environment: Mapping[str, str], name: str, default: Path) -> Path:
    if "://" in environment.get(name, ""):
        raise SettingError(f"{name}={environment[name]!r} must be the path of a folder, such as /srv/on-the-record.")
    return _absolute(Path(environment.get(name) or default), name)


def _absolute(path: Path, name: str) -> Path:
    try:
        # Where no shell reads the settings, nothing else knows what ~ means.
        path = path.expanduser()
    except RuntimeError:
        raise SettingError(f"{name}: {str(path)!r} is in the home of a user whom this machine does not know.") from None
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        raise SettingError(f"{name}: {str(path)!r} leads nowhere, for its links go in a circle.") from None


def _host(environment: Mapping[str, str]) -> str:
    text = environment.get("HOST") or "127.0.0.1"
    host = text[1:-1] if re.fullmatch(r"\[.*\]", text) else text
    if "%" in host:
        raise SettingError(f"HOST={text!r} names a network card, which no link can: leave out what begins with %.")
    if not is_host(host):
        raise SettingError(f"HOST={text!r} must be an IP address or a host name, without a port.")
    return host


def _email_address(environment: Mapping[str, str], name: str) -> str:
    text = environment.get(name, "")
    mailbox, _, host = text.rpartition("@")
    if text and not (_MAILBOX.fullmatch(mailbox) and _is_domain(host)):
        raise SettingError(f"{name}={text!r} must be one e-mail address, such as figures@ontherecord.example.")
    return text


def _is_domain(text: str) -> bool:
    """Whether a text is the name of a host in a domain; behind an @, an IP address would need brackets."""
    host = ascii_host(text)
    return "." in host and host[-1] != "." and is_host(host) and not host.replace(".", "").isdecimal()


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _database_address(environment: Mapping[str, str], instance_dir: Path) -> str:
    text = environment.get("DATABASE_URL")
    if not text:
        return address_of_file(instance_dir / "portal.sqlite")
    text = _with_servers_listed(text)
    scheme, mark, rest = text.partition("://")
    meant = _DATABASES.get(scheme.lower())
    if not mark or meant is None or not (_names_a_file(rest) if meant == "sqlite" else _has_host_and_port(text)):
        raise SettingError(
            f"DATABASE_URL={without_password(text)!r} must be sqlite:////folder/file.sqlite "
            f"or {_POSTGRESQL}://user:password@host/database, "
            "with @ : / ? # [ ] and % in a name or password written as %40 %3A %2F %3F %23 %5B %5D and %25."
        )
    if fault := _fault_of_escapes(text):
        raise SettingError(f"DATABASE_URL={without_password(text)!r} writes with percent signs {fault}: take that out.")
    if meant == "sqlite":
        # The server works in a folder of its own, so that a relative path would be another file there.
        return address_of_file(_absolute(Path(unquote(rest[1:])), "DATABASE_URL"))
    return f"{meant}://{rest}"


def _with_servers_listed(address: str) -> str:
    """An address of several servers, `user@one:5432,[::2]:5432/database`, as SQLAlchemy and psycopg take it."""
    several = _SEVERAL_SERVERS.fullmatch(address)
    if several is None:
        return address
    servers = [re.fullmatch(_SERVER, server, re.IGNORECASE) for server in several["servers"].split(",")]
    hosts = ",".join(server[1].strip("[]") for server in servers if server)
    ports = ",".join((server[2] or "").removeprefix(":") for server in servers if server)
    listed = f"host={hosts}&port={ports}" + (f"&{several['query']}" if several["query"] else "")
    return f"{several['before']}{several['database'] or '/'}?{listed}"


def _fault_of_escapes(address: str) -> str | None:
    try:
        unseen = unseen_character(unquote(address, errors="strict"))
    except UnicodeDecodeError:
        return "bytes that are no UTF-8"
    return f"{unseen}, which cannot be seen" if unseen else None


def _names_a_file(rest: str) -> bool:
    """Whether what is behind `sqlite://` is the path of a file: a database in memory would be lost at once."""
    return rest[:1] == "/" and not rest.endswith("/") and not re.search(r"[?#]|^/(:memory:|file:)", rest)


def address_of_file(file: Path) -> str:
    """The address of an embedded database, in which a question mark and a percent sign have a meaning of their own."""
    return f"sqlite:///{quote(str(file), safe='/ ')}"


def _has_host_and_port(address: str) -> bool:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
        is_whole = not parts.netloc.endswith(":") and parts.netloc.count("@") < 2 and not parts.fragment
        return is_whole and (port is None or (port > 0 and bool(host)))
    except ValueError:
        return False


def without_password(address: str) -> str:
    """An address as it may be shown, wherever its password stands."""
    # A password may hold every character, written as it should be or not.
    address = re.sub(r"(:/*[^:/@]*:|^[^:/@]*:(?!/)).*@", r"\1…@", address)
    return _PASSWORD_BEHIND.sub(r"\1…", address)


def _site_address(environment: Mapping[str, str], default: str) -> str:
    text = _web_address(environment, "SITE_URL", default).rstrip("/")
    parts = urlsplit(text)
    host = ascii_host(parts.hostname or "")
    if parts.path or parts.query or parts.fragment:
        raise SettingError(
            f"SITE_URL={text!r} must be the address of a whole site, such as https://ontherecord.example, "
            "without a path or anything else behind it."
        )
    # As browsers write it, for an address is compared with it letter by letter.
    port = "" if parts.port in (None, PORTS[parts.scheme]) else f":{parts.port}"
    return f"{parts.scheme}://{_in_address(host)}{port}"


def _whole_number(environment: Mapping[str, str], name: str, default: int, lowest: int, highest: int) -> int:
    text = environment.get(name)
    if not text:
        return default
    if not re.fullmatch("[0-9]{1,9}", text) or not lowest <= int(text) <= highest:
        raise SettingError(f"{name}={text!r} must be a whole number from {lowest} to {highest}.")
    return int(text)


def _web_address(environment: Mapping[str, str], name: str, default: str) -> str:
    text = environment.get(name) or default
    if fault := fault_of_web_address(text):
        raise SettingError(
            f"{name}={without_password(text)!r} must be a web address that starts with http:// or https:// and a "
            f"host, such as https://ontherecord.example, without a name or password: {fault}."
        )
    return text
