"""`portal doctor`: what is wrong or misleads, and what to do."""

import urllib.error
import urllib.request

import click

from portal.commands.database import engine_with_a_release
from portal.commands.errors import dataset_errors
from portal.commands.misleading_settings import misleading
from portal.settings import Settings

_PAGES = (
    "/healthz", "/readyz", "/", "/cy/", "/support", "/cy/support", "/find", "/forces", "/compare", "/data",
)  # fmt: skip
_SECONDS = 15
_NAMED = {"User-Agent": "portal doctor"}


@click.command()
def doctor() -> None:
    """Look at the settings and the database, and ask the running site for ten pages; exit 1 if something is wrong.

    The site is asked where it listens, by HOST and PORT. What only misleads is said and is no error.

    Example: portal doctor
    """
    with dataset_errors():
        settings = Settings.from_environment()
        engine_with_a_release()
    for line in misleading(settings):
        click.echo(line)
    if not settings.site_url_is_given:
        click.echo(f"SITE_URL is not set: links name {settings.site_url}. Set it if readers reach another address.")
    faults = [fault for path in _PAGES if (fault := _fault(f"http://{settings.listens_at}{path}"))]
    for fault in faults:
        click.echo(fault)
    if faults:
        raise click.ClickException(
            f"{len(faults)} of {len(_PAGES)} pages did not answer. Is the site running? Its log says more."
        )
    click.echo(f"All {len(_PAGES)} pages answered.")


def _fault(address: str) -> str | None:
    # Never by way of a proxy that the environment names: the site itself is asked.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    request = urllib.request.Request(address, headers=_NAMED)  # noqa: S310
    try:
        with opener.open(request, timeout=_SECONDS) as answer:
            answer.read()
    except urllib.error.HTTPError as error:
        return f"{address} answers {error.code}."
    except OSError as error:
        return f"{address} does not answer: {getattr(error, 'reason', error)}."
    return None
