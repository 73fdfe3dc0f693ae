"""What a page becomes on paper, as Chromium prints it and as poppler reads it."""

import re
import subprocess
from dataclasses import dataclass

from playwright.sync_api import Page

A4 = (595, 842)


@dataclass(frozen=True)
class Print:
    """A printed document: the size of each page in points, rounded, and its text with single spaces."""

    sizes: tuple[tuple[int, int], ...]
    text: str


def printed(page: Page) -> Print:
    """Print the page that is open, on the paper that its stylesheet asks for."""
    pdf = page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    text = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout
    return Print(
        tuple((round(float(width)), round(float(height))) for width, height in sizes),
        re.sub(r"\s+", " ", text.decode()),
    )
