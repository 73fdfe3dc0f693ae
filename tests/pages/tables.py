"""What the site shows and gives as tables, as rows."""

import csv
import io

from tests.house_rules import Client, Page, text_of


def table(client: Client, address: str) -> list[dict[str, str]]:
    """The rows of a CSV file of the site."""
    response = client.bare.get(address)
    assert response.status_code == 200
    assert response.mimetype == "text/csv"
    return list(csv.DictReader(io.StringIO(response.text, newline="")))


def cells(page: Page, table_id: str) -> list[list[str]]:
    """The rows of the table with that caption."""
    for found in page.find(".//table"):
        caption = found.find("caption")
        if caption is not None and caption.get("id") == table_id:
            return [[text_of(cell) for cell in row] for row in found.findall("tbody/tr")]
    raise AssertionError(f"no table {table_id}")
