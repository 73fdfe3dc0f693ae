"""A range of years is marked wherever a line could break in it, and nowhere else."""

import pytest
from markupsafe import Markup

from portal.web.page_filters import whole_year_ranges
from tests.house_rules import Client, text_of

MARKED = '<span class="years">2016–20</span>'


@pytest.mark.parametrize(
    ("page", "marked"),
    [
        ("<h1>2016–20 inspection</h1>", f"<h1>{MARKED} inspection</h1>"),
        ("<td>In <b>2016–20</b>, 2018</td>", f"<td>In <b>{MARKED}</b>, 2018</td>"),
        ("<p>1999–2000.</p>", '<p><span class="years">1999–2000</span>.</p>'),
        ('<td data-label="2016–20">x</td>', '<td data-label="2016–20">x</td>'),
        ("<option>2016–20 inspections</option>", "<option>2016–20 inspections</option>"),
        ("<text>2016–20<tspan>2021–22</tspan></text>", "<text>2016–20<tspan>2021–22</tspan></text>"),
        ("<p>12016–20, 2016–201, 2016-20</p>", "<p>12016–20, 2016–201, 2016-20</p>"),
    ],
)
def test_ranges_are_marked_in_text_alone(page: str, marked: str) -> None:
    assert whole_year_ranges(Markup(page)) == marked


@pytest.mark.parametrize("path", ["/inspections/kent-cdi-reinspection", "/cy/inspections/kent-cdi-reinspection"])
def test_no_heading_or_cell_of_a_page_breaks_a_range_and_its_title_stays_plain(client: Client, path: str) -> None:
    page = client.get(path)
    [heading] = page.find(".//h1")
    assert [span.text for span in heading.findall("span[@class='years']")] == ["2016–20"]
    assert "2016–20" in text_of(heading)
    assert "2016–20" in (page.tree.findtext("head/title") or "")
