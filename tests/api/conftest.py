"""Asking the API as a script does."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def respond(app: Flask) -> Callable[..., TestResponse]:
    """The whole response to a GET of `/api/v1` and what is added to it."""
    client = app.test_client()

    def respond(path: str, **options: Any) -> TestResponse:
        start = "" if path.startswith(("/cy/", "/api")) else "/api/v1"
        return client.get(f"{start}{path}", **options)

    return respond


@pytest.fixture
def ask(respond: Callable[..., TestResponse]) -> Ask:
    """The body of an answer; fails if it is not the status expected, or not JSON of the right media type."""

    def ask(path: str, status: int = 200) -> dict[str, Any]:
        response = respond(path)
        assert response.status_code == status, f"{path}: {response.status} {response.text[:500]}"
        assert response.mimetype == ("application/json" if status == 200 else "application/problem+json")
        body = json.loads(response.data)
        assert isinstance(body, dict)
        return body

    return ask


@pytest.fixture
def whole(ask: Ask) -> Callable[[str], list[dict[str, Any]]]:
    """Every record of a list, page after page, by the links of the answers."""

    def whole(path: str) -> list[dict[str, Any]]:
        body = ask(path)
        records = list(body["items"])
        while body["links"]["next"]:
            body = ask(body["links"]["next"].removeprefix("https://ontherecord.example"))
            records += body["items"]
        assert len(records) == body["total"]
        return records

    return whole
