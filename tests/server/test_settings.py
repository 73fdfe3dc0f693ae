"""Settings that cannot be used, or that mislead, are said in one plain line that names them."""

import os
import socket
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from portal.application import create_app
from portal.commands.database import name_of
from portal.commands.main import main
from portal.commands.misleading_settings import misleading
from portal.database.embedded_file import file_of
from portal.database.engine import create_tables, open_engine, writing
from portal.database.tables import Release
from portal.settings import SettingError, Settings
from tests.conftest import settings_for
from tests.server.serving import ROOT


@pytest.mark.parametrize(
    "setting",
    [
        {"SITE_URL": "https://user.example/on-the-record"},
        {"SITE_URL": "https://"},
        {"SITE_URL": "https://example.org?a=b"},
        {"SITE_URL": "https://example.org:port"},
        {"SITE_URL": "https://example.org/<script>"},
        {"DATABASE_URL": "nonsense"},
        {"DATABASE_URL": "mysql://u:secret@127.0.0.1/db"},
        {"DATABASE_URL": "postgresql://u:secret@127.0.0.1:port/db"},
        {"HSTS_SUBDOMAINS": "yes"},
        {"SITE_URL": "https://example..org"},
        {"SITE_URL": "https://$HOST"},
        {"SITE_URL": "https://example.org:"},
        {"SITE_URL": "https://a.example,https://b.example"},
        {"DATABASE_URL": "postgres://u:sec/ret:secret@127.0.0.1/db"},
        {"DATABASE_URL": "postgres://127.0.0.1/db\n"},
        {"DATABASE_URL": "sqlite://host/portal.sqlite"},
        {"HOST": "127.0.0.1:8000"},
        {"HOST": "http://127.0.0.1"},
        {"HOST": " 127.0.0.1"},
        {"HOST": "*"},
        {"PORT": "８０００"},
        {"PORT": "1" * 5000},
        {"INSTANCE_DIR": "\udcff"},
        {"INSTANCE_DIR": "a\nb"},
        {"INSTANCE_DIR": "~no-such-user/x"},
        {"CONTACT_EMAIL": "https://example.org/contact"},
        {"CONTACT_EMAIL": "a@b.example, c@d.example"},
        *({"CONTACT_EMAIL": text} for text in ("a@b..example", "a..b@c.example", "a@192.0.2.1", "a@b.example.")),
        {"CONTACT_EMAIL": "root@localhost"},
        {"CONTACT_EMAIL": "a@b.example?cc=c@d.example"},
        {"DATABASE_URL": "sqlite://"},
        {"DATABASE_URL": "sqlite:///:memory:"},
        {"DATABASE_URL": "sqlite:////srv/"},
        {"DATABASE_URL": "sqlite:////srv/x.sqlite?mode=ro"},
        {"DATABASE_URL": "sqlite:///file:/srv/x.sqlite"},
        {"DATABASE_URL": "sqlite:///~no-such-user/x.sqlite"},
        {"DATABASE_URL": "postgresql://u:secret@127.0.0.1:/db"},
        {"DATABASE_URL": "postgresql://u:secret@secret@127.0.0.1/db"},
        {"DATABASE_URL": "postgresql://u:${PASSWORD}@127.0.0.1/db"},
        {"DATABASE_URL": "postgresql://u:$DB_PASSWORD@127.0.0.1/db"},
        {"DATABASE_URL": '"postgresql://u:secret@127.0.0.1/db"'},
        {"INSTANCE_DIR": '"/srv/on the record"'},
        {"INSTANCE_DIR": "$HOME/site"},
        {"INSTANCE_DIR": "%h/site"},
        {"INSTANCE_DIR": "file:///srv/site"},
        {"CHART_STORE": "'charts'"},
        {"CHART_STORE": "/srv/${NAME}/charts"},
        {"INSTANCE_DIR": "${DATA:-/srv}/site"},
        {"INSTANCE_DIR": "$(pwd)/instance"},
        {"CHART_STORE": "`pwd`/charts"},
        {"DATABASE_URL": "postgresql://u@127.0.0.1:/db?sslmode=require&password=secret"},
        {"SITE_URL": "https://u:secret@example.org"},
        {"SITE_URL": "https://1.2.3.456"},
        {"SITE_URL": "https://[fe80::1%eth0]"},
        {"SITE_URL": "https://[v1.x]"},
        {"SITE_URL": f"https://{'a' * 64}.example"},
        {"EXIT_URL": "https://u:secret@example.org"},
        {"EXIT_URL": "https://example..org"},
        {"EXIT_URL": "https://$HOST"},
        {"EXIT_URL": "https://example.org:"},
        {"HOST": "0"},
        {"HOST": "256.0.0.1"},
        {"DATABASE_URL": "postgresql:/u:secret@127.0.0.1/db"},
        {"DATABASE_URL": "u:secret@127.0.0.1/db"},
        {"DATABASE_URL": "sqlite:////tmp/%00x"},
        {"DATABASE_URL": "sqlite:////tmp/a%0ab.sqlite"},
        {"DATABASE_URL": "sqlite:////tmp/%E2%80%8B.sqlite"},
        {"DATABASE_URL": "sqlite:////tmp/%ff.sqlite"},
        {"DATABASE_URL": "postgresql://u:secret%00@127.0.0.1/db"},
        {"DATABASE_URL": "postgresql://u:secret@127.0.0.1/%ff"},
        {"INSTANCE_DIR": "/tmp/\u3164"},
        {"SITE_URL": "https://faß.example"},
        {"SITE_URL": "https://οδός.example"},
        {"SITE_URL": "https://☃.example"},
        {"EXIT_URL": "https://faß.example"},
        {"EXIT_URL": "https://example.org/%zz"},
        {"EXIT_URL": "https://example.org:99999/"},
        {"EXIT_URL": f"https://{'a.' * 130}example/"},
        {"EXIT_URL": "https://[example.org]/"},
        {"SITE_URL": "https://u:secret%zz@example.org"},
        {"HOST": "fe80::1%eth0"},
        {"HOST": "[fe80::1%eth0]"},
        {"INSTANCE_DIR": "/srv/site # where the database lives"},
        {"DATABASE_URL": "postgresql://u:secret@one:5432,two:five/db"},
    ],
)
def test_a_setting_that_cannot_be_used_is_named(setting: dict[str, str]) -> None:
    (name,) = setting
    with pytest.raises(SettingError, match=name) as refused:
        Settings.from_environment(setting)
    assert "secret" not in str(refused.value)
    said = CliRunner().invoke(main, ["releases"], env=setting)
    assert (said.exit_code, said.output.count("\n")) == (1, 1)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("HTTPS://Example.ORG/", "https://example.org"),
        ("https://example.org:443", "https://example.org"),
        ("http://example.org:8000", "http://example.org:8000"),
        ("https://llŷn.cymru", "https://xn--lln-k2a.cymru"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("https://xn--fa-hia.example", "https://xn--fa-hia.example"),
    ],
)
def test_the_address_of_the_site_is_the_one_that_browsers_send(written: str, meant: str) -> None:
    assert Settings.from_environment({"SITE_URL": written}).site_url == meant


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ({"SITE_URL": "https://faß.example"}, "which host faß.example is: write it as it begins with xn--"),
        ({"EXIT_URL": "https://example.org:99999/"}, "its port is not from 1 to 65535"),
        ({"EXIT_URL": "https://example.org/%zz"}, "'%zz', which stands for no letter"),
        ({"HOST": "fe80::1%eth0"}, "names a network card"),
        ({"DATABASE_URL": "sqlite:////tmp/%00x"}, "U+0000, which cannot be seen"),
        ({"DATABASE_URL": "sqlite:////tmp/%ff"}, "no UTF-8"),
        ({"CONTACT_EMAIL": "a\u2028@b.example"}, "U+2028, which cannot be seen"),
    ],
)
def test_what_is_wrong_with_a_setting_is_said(setting: dict[str, str], said: str) -> None:
    with pytest.raises(SettingError, match=next(iter(setting))) as refused:
        Settings.from_environment(setting)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("written", "hosts", "ports"),
    [
        ("postgresql://u:secret@one:5432,two:5433/db", "one,two", "5432,5433"),
        ("postgresql://u:secret@[::1]:5432,two,[fe80::2]/db", "::1,two,fe80::2", "5432,,"),
        ("postgres://u:secret@one,10.0.0.2:5433/db?target_session_attrs=read-write", "one,10.0.0.2", ",5433"),
    ],
)
def test_the_database_may_be_on_several_hosts_as_its_own_programs_write_them(
    written: str, hosts: str, ports: str
) -> None:
    address = Settings.from_environment({"DATABASE_URL": written}).database_url
    _, asked = open_engine(address).dialect.create_connect_args(sa.make_url(address))
    assert (asked["user"], asked["password"], asked["dbname"]) == ("u", "secret", "db")
    assert (asked["host"], asked["port"]) == (hosts, ports)


def test_links_in_a_circle_are_named(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    said = CliRunner().invoke(main, ["releases"], env={"INSTANCE_DIR": str(tmp_path / "a")})
    assert (said.exit_code, said.output.count("\n")) == (1, 1)
    assert str(tmp_path / "a") in said.output
    assert "home" not in said.output


def test_a_folder_may_be_in_ones_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Settings.from_environment({"INSTANCE_DIR": "~/site"}).instance_dir == tmp_path / "site"


def test_an_address_that_only_the_database_s_driver_refuses_is_named() -> None:
    setting = {"DATABASE_URL": "postgresql://u:secret@127.0.0.1/db?host=x&port=five"}
    said = CliRunner().invoke(main, ["releases"], env=setting)
    assert (said.exit_code, said.output.count("\n")) == (1, 1)
    assert said.output.startswith("Error: DATABASE_URL cannot be used: ")


def test_a_password_is_shown_nowhere() -> None:
    for address in (
        "postgresql://u:secret@db.example/x",
        "postgresql://u@db.example/x?password=secret&sslmode=require",
    ):
        engine = open_engine(Settings.from_environment({"DATABASE_URL": address}).database_url)
        assert name_of(engine).startswith("postgresql+psycopg://u")
        assert "secret" not in name_of(engine)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg", "Postgres"])
def test_every_name_of_postgresql_is_understood(scheme: str) -> None:
    settings = Settings.from_environment({"DATABASE_URL": f"{scheme}://u:p@127.0.0.1/db"})
    assert settings.database_url == "postgresql+psycopg://u:p@127.0.0.1/db"


@pytest.mark.parametrize("written", ["sqlite:///~/x.db", "SQLite:///~/x.db", "sqlite+pysqlite:///~/x.db"])
def test_every_name_of_an_embedded_database_is_understood(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, written: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Settings.from_environment({"DATABASE_URL": written}).database_file == tmp_path / "x.db"


def test_an_address_of_a_person_may_have_an_apostrophe() -> None:
    assert Settings.from_environment({"CONTACT_EMAIL": "o'brien@llŷn.cymru"}).contact_email == "o'brien@llŷn.cymru"


@pytest.mark.parametrize("host", ["::", "::1", "[::1]"])
def test_an_address_of_version_6_is_written_as_in_a_link(host: str) -> None:
    settings = Settings.from_environment({"HOST": host, "PORT": "8123"})
    assert settings.listens_at == f"[{host.strip('[]')}]:8123"
    assert settings.site_url == f"http://{settings.listens_at}"


@pytest.mark.parametrize("name", ["a b#1?50%", "ŵ", "a&b=c", "100%25"])
def test_the_database_is_in_the_folder_that_was_named(tmp_path: Path, name: str) -> None:
    settings = Settings.from_environment({"INSTANCE_DIR": str(tmp_path / name)})
    settings.make_place_for_the_database()
    engine = open_engine(settings.database_url)
    create_tables(engine)
    engine.dispose()
    assert settings.database_file == file_of(engine.url) == tmp_path / name / "portal.sqlite"
    assert (tmp_path / name / "portal.sqlite").exists()
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_the_folder_is_made_where_the_database_is(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / "x.db"
    environment = {"DATABASE_URL": f"sqlite:///{elsewhere}", "INSTANCE_DIR": str(tmp_path / "instance")}
    Settings.from_environment(environment).make_place_for_the_database()
    assert elsewhere.parent.is_dir()
    assert not (tmp_path / "instance").exists()


def test_what_is_no_place_for_a_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for setting, mend in (
        ({"INSTANCE_DIR": str(tmp_path / "file")}, "INSTANCE_DIR"),
        ({"INSTANCE_DIR": str(tmp_path / "file" / "x")}, "INSTANCE_DIR"),
        ({"DATABASE_URL": f"sqlite:///{tmp_path / 'folder'}"}, "is a folder: set DATABASE_URL to a file"),
        ({"DATABASE_URL": f"sqlite:///{tmp_path / 'file' / 'x'}"}, "DATABASE_URL to a file in another"),
        ({"DATABASE_URL": f"sqlite:///{tmp_path / 'pipe'}"}, "is a device or a pipe: set DATABASE_URL to a file"),
        ({"DATABASE_URL": "sqlite:////dev/null"}, "is a device or a pipe: set DATABASE_URL to a file"),
    ):
        said = CliRunner().invoke(main, ["releases"], env=setting)
        assert (said.exit_code, said.output.count("\n")) == (1, 1)
        assert mend in said.output


@pytest.mark.parametrize("command", [["releases"], ["export", "my-dataset"]])
def test_before_the_first_release_that_is_what_is_said(tmp_path: Path, command: list[str]) -> None:
    said = CliRunner().invoke(main, command, env={"INSTANCE_DIR": str(tmp_path)})
    assert said.exit_code == 1
    assert "Nothing is published yet" in said.output
    assert "SQL" not in said.output


@pytest.mark.parametrize("command", [["publish", "--note"], ["restore", "1", "--reason"]])
@pytest.mark.parametrize(
    "character", ["\x0b", "\n", "\u202e", "\u200b", "\ufeff", "\u2028", "\ue000", "\uffff", "\u3164", "\u034f"]
)
def test_a_sentence_with_what_cannot_be_seen_is_refused(tmp_path: Path, command: list[str], character: str) -> None:
    said = CliRunner().invoke(main, [*command, f"first{character}second"], env={"INSTANCE_DIR": str(tmp_path)})
    assert said.exit_code == 2
    assert f"U+{ord(character):04X}, which cannot be seen" in said.output


@pytest.mark.parametrize(
    "command", [["publish", "--note", "  "], ["restore", "1", "--reason", " \u00a0 "], ["restore", "1", "--reason", ""]]
)
def test_a_sentence_without_a_word_is_refused(tmp_path: Path, command: list[str]) -> None:
    said = CliRunner().invoke(main, command, env={"INSTANCE_DIR": str(tmp_path)})
    assert said.exit_code == 2
    assert f"{command[-2]}': holds no word" in said.output


@pytest.mark.parametrize("command", [["publish", "--note"], ["restore", "1", "--reason"]])
def test_a_sentence_longer_than_anybody_reads_is_refused(tmp_path: Path, command: list[str]) -> None:
    said = CliRunner().invoke(main, [*command, "x" * 1001], env={"INSTANCE_DIR": str(tmp_path)})
    assert said.exit_code == 2
    assert f"{command[-1]}': has 1,001 characters: shorten it to at most 1,000." in " ".join(said.output.split())


def test_a_port_that_is_taken_is_said_before_anything_else_is(database: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        for name in ("PORT", "METRICS_PORT"):
            environment = {"DATABASE_URL": f"sqlite:///{database}", "PORT": "1024", "METRICS_PORT": "0"} | {name: port}
            said = CliRunner().invoke(main, ["serve"], env=environment)
            assert said.exit_code == 1
            assert said.stderr.startswith(f"Error: {name}={port} on 127.0.0.1 cannot be used")
            assert "On the Record:" not in said.output


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({"HOST": "0.0.0.0"}, {"CONTACT_EMAIL", "SITE_URL", "HOST"}),
        (
            {"HOST": "0.0.0.0", "SITE_URL": "https://a.example", "METRICS_PORT": "9"},
            {"CONTACT_EMAIL", "HOST", "METRICS_PORT"},
        ),
        ({"SITE_URL": "http://localhost:8000", "CONTACT_EMAIL": "a@b.example"}, {"SITE_URL"}),
        (
            {"SITE_URL": "https://a.example", "CONTACT_EMAIL": "a@b.example", "HSTS_SUBDOMAINS": "1"},
            {"HSTS_SUBDOMAINS"},
        ),
        ({"CONTACT_EMAIL": "a@b.example"}, set()),
        ({"CONTACT_EMAIL": "a@b.example", "HOST": "LOCALHOST"}, set()),
        ({"CONTACT_EMAIL": "a@b.example", "HOST": "::ffff:127.0.0.1"}, set()),
        ({"CONTACT_EMAIL": "a@b.example", "SITE_URL": "http://0.0.0.0:8000"}, {"SITE_URL"}),
        ({"CONTACT_EMAIL": "a@b.example", "SITE_URL": "http://site.localhost"}, {"SITE_URL"}),
        (
            {"CONTACT_EMAIL": "a@b.example", "SITE_URL": "https://a.example", "EXIT_URL": "https://a.example/x"},
            {"EXIT_URL"},
        ),
    ],
)
def test_what_misleads_is_said_at_the_start(environment: dict[str, str], named: set[str]) -> None:
    said = list(misleading(Settings.from_environment(environment)))
    assert {line.replace("=", " ").replace(":", " ").split()[0] for line in said} == named


@pytest.mark.parametrize(("given", "are_named"), [({}, False), ({"HSTS_SUBDOMAINS": "1"}, True)])
def test_subdomains_are_kept_from_http_only_where_that_is_asked_for(
    database: Path, given: dict[str, str], are_named: bool
) -> None:
    client = create_app(settings_for(database, **given)).test_client()
    for path in ("/", "/cy/support", "/nowhere", "/api/v1/forces", "/embed/force/kent"):
        said = client.get(path).headers["Strict-Transport-Security"]
        assert ("includeSubDomains" in said) == are_named, path


def test_line_ends_do_not_change_what_is_published() -> None:
    assert "portal/dataset/*.csv -text" in (ROOT / ".gitattributes").read_text()


def test_a_terminal_that_lacks_a_letter_shows_another(database: Path, tmp_path: Path) -> None:
    own = tmp_path / "portal.sqlite"
    own.write_bytes(database.read_bytes())
    with writing(open_engine(f"sqlite:///{own}")) as session:
        session.execute(sa.update(Release).values(note="Ŵy → 96.6"))
    for coding, shown in (("latin-1", "?y ? 96.6"), ("utf-8", "Ŵy → 96.6")):
        said = CliRunner(charset=coding).invoke(main, ["releases"], env={"DATABASE_URL": f"sqlite:///{own}"})
        assert (said.exit_code, shown in said.stdout) == (0, True)
