"""create_app(): the one place where the parts of the web site meet."""

import weakref

from flask import Flask
from flask_babel import Babel

from portal.api import answering, documentation, problems, views as api
from portal.database.engine import open_engine
from portal.pages import (
    about,
    cards,
    charts,
    citations,
    compare,
    data,
    discovery,
    embed,
    feeds,
    figure_files,
    find,
    forces,
    gaps,
    home,
    inspections,
    leaving,
    national,
    newsroom,
    oembed,
    programmes,
    recorded,
    sources,
    structured_data,
    support,
)
from portal.server.log import keep_addresses_out_of_the_log
from portal.settings import ROOT, Settings
from portal.web import (
    addresses,
    assets,
    conditions,
    context,
    edition,
    errors,
    finder_index,
    headers,
    limits,
    one_address,
    page_filters,
    templates,
    whole_server,
)
from portal.web.language_prefix import LanguagePrefix


def create_app(settings: Settings | None = None) -> Flask:
    """The site as a WSGI application; settings come from the environment unless given."""
    settings = settings or Settings.from_environment()
    app = Flask("portal", root_path=str(ROOT), static_folder=None)
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(ROOT / "portal" / "translations")
    templates.attach(app)
    app.extensions["settings"] = settings
    engine = app.extensions["engine"] = open_engine(settings.database_url)
    weakref.finalize(app, engine.dispose)
    app.wsgi_app = LanguagePrefix(app.wsgi_app)  # type: ignore[method-assign]
    app.url_map.converters["int"] = one_address.NumberConverter
    Babel(app, locale_selector=context.current_language_code)
    pages = (
        home, forces, gaps, inspections, leaving, national, newsroom, programmes, support, recorded, find, about,
        sources, charts, compare, api, documentation,
    )  # fmt: skip
    taking_away = (data, figure_files, citations, feeds, embed, oembed, cards, discovery)
    for part in (*pages, *taking_away):
        app.register_blueprint(part.blueprint)
    for layer in (
        conditions, assets, finder_index, context, addresses, structured_data, page_filters, headers, limits,
        whole_server, one_address, edition, answering,
    ):  # fmt: skip
        layer.attach(app)
    errors.attach(app, {answering.PREFIX: problems.problem, oembed.PATH: oembed.problem})
    keep_addresses_out_of_the_log(app)
    return app
