"""A cell that cannot be used is named with a mend, which holds when it is followed."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies

from portal.dataset.description import FieldDescription, description, table_description
from portal.publishing.cells import Fault, read_cell


@pytest.mark.parametrize(
    ("table", "column", "text", "mend"),
    [
        ("sources", "accessed_on", "20261122", "write 2026-11-22"),
        ("sources", "accessed_on", "2026-W47-7", "2019-01-15"),
        ("recording_rates", "rate", "８９", "write 89"),
        ("recording_rates", "rate", "٩٦.٦", "96.6"),
        ("recording_rates", "rate", "089.56", "write 89.56"),
        ("recording_rates", "rate", "-0", "write 0"),
        ("recording_rates", "rate", "1e99", "96.6"),
        ("recording_rates", "rate", "89.560000000000002", "write 89.56"),
        ("recording_rates", "rate", "89.5 per cent", "write 89.5"),
        ("recording_rates", "rate", "98+", "write it like 96.6; what else the cell says belongs in another column"),
        ("recording_rates", "rate", "around 96.6", "such as qualifier or margin"),
        ("recording_rates", "rate", "96.6 ± 1.9", "such as qualifier or margin"),
        ("recording_rates", "margin", "[x]", "leave the cell empty"),
        ("recording_rates", "margin", "–", "leave the cell empty"),
        ("recording_rates", "margin", "n/a", "leave the cell empty"),
        ("recording_rates", "rate", "not published", "take the row away"),
        ("inspections", "published_on", "TBC", "leave the cell empty"),
        ("inspections", "published_on", "12/2018", "write 2018-12"),
        ("inspections", "published_on", "2009/10", "write it as 2018, 2018-12 or 2018-12-04"),
        ("inspections", "published_on", "2009/11", "write 2009-11"),
        ("inspections", "published_on", "4-Dec-18", "write 2018-12-04"),
        ("inspections", "published_on", "20181204", "write 2018-12-04"),
        ("support_channels", "position", "01", "write 1"),
        ("inspections", "published_on", "2062-03-09", "source"),
        ("inspections", "published_on", "9999-12-31", "source"),
        ("inspections", "published_on", "٢٠١٨", "2018"),
        ("support_checks", "date", "28/11/2026", "write 2026-11-28"),
        ("support_checks", "date", "2062-01-01", "source"),
        ("support_checks", "method", "e-mail", "page, call"),
        ("support_checks", "outcome", "", "required"),
        ("sources", "url", "https://llŷn.cymru/a", "https://xn--lln-k2a.cymru/a"),
        ("findings", "text", "＝cmd", "take the leading"),
        ("findings", "text", "#REF!", "what the formula was to give"),
        ("inspections", "published_on", "2018-00", "2018-12"),
        ("inspections", "published_on", "2018-12-00", "2018-12"),
        ("inspections", "published_on", "0218-12", "source"),
        ("sources", "accessed_on", "0206-11-22", "source"),
        ("sources", "accessed_on", "+2026-11-22", "take the leading"),
        ("sources", "url", "https://example..org", "in full"),
        ("sources", "url", "https://-example.org", "in full"),
        ("sources", "url", "https://example.org/it's a test", "write https://example.org/it%27s%20a%20test"),
        ("support_channels", "address", "+44 (0)20 7946 0958 ext 2", "write it as dialled here: 020 7946 0958 ext. 2."),
        ("support_channels", "address", "+353 1 666 0000", "dialled in Britain"),
        ("support_channels", "hours", "Mon – Fri 9.00-17.00", "write Mo-Fr 09:00-17:00"),
        ("outcodes", "shares", "1.0000;all", "1.0000, or 0.9876;0.0124."),
        ("programmes", "scale", "good;middling", "write it so"),
        ("programmes", "scale", "Good", "words of outstanding, good,"),
        ("programmes", "scale", "good;good", "keep one"),
        ("support_services", "crime_types", "fraud;fraud", "keep one"),
        ("support_services", "crime_types", "Fraud", "words of any, domestic-abuse,"),
        ("outcodes", "outcode", "me14", "in capitals, such as ME14"),
        ("postcode_sectors", "sector", "ME141", "one space, such as ME14 1."),
        ("postcode_exceptions", "postcode", "ME141XX", "one space, such as ME14 1XX."),
        ("forces", "tile_label", "KENT", "three capitals"),
        ("national_rates", "year", "2062", "source"),
        ("recording_rates", "rate", "1e2", "write 100"),
        ("recording_rates", "rate", "+96", "write 96"),
        ("recording_rates", "rate", "96,6", "write 96.6"),
        ("recording_rates", "rate", "96.6²", "it like 96.6."),
        ("estimates", "value", "25400¹", "such as 1234"),
        ("estimates", "value", "25\u202f400", "write 25400"),
        ("estimates", "value", "1.234.567", "write 1234567"),
        ("recording_rates", "rate", "96·6", "write 96.6"),
        ("recording_rates", "rate", "96٫6", "write 96.6"),
        ("recording_rates", "rate", ".5", "write 0.5"),
        ("recording_rates", "rate", "1.234,5", "write 1234.5"),
        ("recording_rates", "rate", "1,234", "it like 96.6."),
        ("recording_rates", "rate", "0.0000001", "at most 6 decimals"),
        ("sources", "accessed_on", "22nd November 2025", "write 2025-11-22"),
        ("sources", "accessed_on", "November 22, 2025", "write 2025-11-22"),
        ("sources", "accessed_on", "Dydd 22 Tachwedd 2025", "2019-01-15"),
        ("sources", "accessed_on", "22 Tachwedd 2025", "write 2025-11-22"),
        ("sources", "accessed_on", "22 marble 2025", "it like 2019-01-15"),
        ("sources", "accessed_on", "11/22/2025", "write 2025-11-22"),
        ("sources", "accessed_on", "03/02/2018", "it like 2019-01-15"),
        ("recording_rates", "rate", "−5", "write -5"),
        ("recording_rates", "rate", "-5,5", "write -5.5"),
        ("recording_rates", "rate", "-00", "write 0"),
        ("recording_rates", "rate", "96.6%", "write 96.6"),
        ("recording_rates", "rate", "'96.6", "write 96.6"),
        ("recording_rates", "rate", "=96", "96.6"),
        ("national_figures", "value", "1,234,567", "write 1234567"),
        ("support_channels", "position", "1.0", "write 1"),
        ("estimates", "value", "2147483648", "source"),
        ("places", "population", "999999999999999", "source"),
        ("support_channels", "position", "9999999999999999", "digits only"),
        ("inspections", "published_on", "2018-2-3", "write 2018-02-03"),
        ("inspections", "published_on", "2018/02/03", "write 2018-02-03"),
        ("inspections", "published_on", "2018–02–03", "write 2018-02-03"),
        ("inspections", "published_on", "2018-02-03T10:00", "write 2018-02-03"),
        ("inspections", "published_on", "3 February 2018", "write 2018-02-03"),
        ("inspections", "published_on", "February 2018", "write 2018-02"),
        ("inspections", "published_on", "43466", "write 2019-01-01"),
        ("inspections", "published_on", "2018-2-30", "write it as"),
        ("inspections", "published_on", "03/02/2018", "write it as"),
        ("inspections", "published_on", "Jan-18", "write it as"),
        ("inspections", "published_on", "2018-02-30", "source"),
        ("inspections", "published_on", "1918-02-03", "source"),
        ("sources", "accessed_on", "1900-01-01", "source"),
        ("sources", "accessed_on", "2018-2-3", "write 2018-02-03"),
        ("sources", "accessed_on", "2018-02-30", "source"),
        ("sources", "accessed_on", "February 2018", "write it like"),
        ("sources", "url", "HTTPS://a.example/A", "write https://a.example/A"),
        ("sources", "url", "www.a.example", "write https://www.a.example"),
        ("sources", "url", "https://999.999.999.999", "in full"),
        ("sources", "url", "https://a.example:0/", "in full"),
        ("sources", "url", "https://a.example/a\\b", "write https://a.example/a%5Cb"),
        ("sources", "url", "https://a.example:99999/", "in full"),
        ("sources", "url", f"https://{'a' * 64}.example/", "in full"),
        ("sources", "url", "https://a.example/%zz", "write https://a.example/%25zz"),
        ("sources", "url", "https://a.example/100%", "write https://a.example/100%25"),
        ("sources", "url", "https://faß.example/", "in full"),
        ("sources", "url", "https://οδός.example/", "in full"),
        ("sources", "title", "a\u2028b", "take that character out"),
        ("sources", "title", "a\u3164b", "take that character out"),
        ("sources", "title", "CafÃ©", "write Café"),
        ("sources", "title", "Caf\ufffd", "letter that its source has"),
        ("sources", "title", "Cafe\u0301", "accent"),
        ("sources", "title", "a\u00a0b", "common space"),
        ("sources", "title", "a &amp; b", "that character itself"),
        ("findings", "text", "'=cmd", "take the leading"),
        ("recording_rates", "inspection_id", "Kent CDI", "small letters and digits"),
        ("recording_rates", "source_id", "s1", "eight hexadecimal digits"),
        # What R, pandas and databases write into a cell of text that they found empty.
        ("national_figures", "note", "NA", "leave the cell empty"),
        ("councils", "name_cy", "NULL", "leave the cell empty"),
        ("councils", "alternative_names", "nan", "leave the cell empty"),
        ("councils", "name", "NaN", "take the row away"),
        ("support_channels", "hours", "unknown", "leave the cell empty"),
        ("findings", "text", "0", "take the row away"),
        ("national_figures", "note", "''", "leave the cell empty"),
        ("sources", "publisher", "???", "take the row away"),
        ("findings", "text", "the \u041dMICFRS report", "type the word anew"),
        ("findings", "text", "x" + "\u0301" * 40, "write the letter x anew"),
        ("findings", "text", "O\ufb03cers", "write ffi itself"),
        # Excel's CSV of Windows has no letter ŵ.
        ("national_figures", "name_cy", "person neu gr?p", "write the letter that its source has"),
        ("sources", "title", "Police ?inadequate? at it", "save the file as CSV UTF-8"),
        # German and Spanish spreadsheets part thousands so.
        ("national_figures", "value", "285.000", "write 285000 or 285.0000"),
        ("support_channels", "address", "0044 20 7946 0958", "write it as dialled here: 020 7946 0958."),
        ("support_channels", "address", "00 44 20 7946 0958", "write it as dialled here: 020 7946 0958."),
        ("support_channels", "address", "+44 101", "dialled in Britain"),
        ("support_channels", "hours", "Weekdays 9am to 5pm", "write Mo-Fr 09:00-17:00"),
        ("support_channels", "hours", "24-Jul", "write 24/7"),
        ("support_channels", "hours", "Mo-Fr 09:00-17:00 Sa 10:00-12:00", "write Mo-Fr 09:00-17:00,Sa 10:00-12:00"),
        ("support_channels", "hours", "Mon/Wed 10am-4pm; closed PH", "write Mo,We 10:00-16:00; PH off"),
        ("support_channels", "hours", "Llun-Gwe 9yb-5yp", "write Mo-Fr 09:00-17:00"),
        ("support_channels", "hours_as_read", "24-Jul", "write what its source has"),
        ("sources", "title", "Oct-12", "write what its source has"),
        ("sources", "accessed_on", "11/12/2025", "the format yyyy-mm-dd"),
        ("inspections", "published_on", "Dec-18", "the format yyyy-mm-dd, or text"),
        ("outcodes", "shares", "1", "1.0000, or 0.9876;0.0124."),
        ("support_channels", "hours", "Mo-Su 00:00-00:00", "write Mo-Su 00:00-24:00"),
        ("support_channels", "hours", "Mo 09:00-09:00", "rules such as"),
        ("support_channels", "hours", "PH off", "hours when it is open"),
    ],
)
def test_a_cell_that_cannot_be_used_is_named_with_its_mend(table: str, column: str, text: str, mend: str) -> None:
    fault = read_cell(text, table_description(table).field(column))
    assert isinstance(fault, Fault)
    assert mend in fault.mend


@pytest.mark.parametrize(
    ("check", "text", "mend"),
    [
        ("telephone", "8081689111", "write 0808 168 9111"),
        ("telephone", "44 20 7946 0958", "write 020 7946 0958"),
        ("telephone", "0808–168–9111", "write 0808 168 9111"),
        ("telephone", "0808 168 9111.", "write 0808 168 9111"),
        ("telephone", "020 7946 0958 extn 2", "write 020 7946 0958 ext. 2"),
        ("telephone", "020 7946 0958 Ext: 2", "write 020 7946 0958 ext. 2"),
        ("telephone", "tel:+44-20-7946-0958;ext=12", "write 020 7946 0958 ext. 12"),
        ("telephone", "2079460958;ext=12", "write 020 7946 0958 ext. 12"),
        ("telephone", "1571", "source"),
        ("telephone", "0871 123 4567", "01, 02 or 03"),
        ("telephone", "118 500", "01, 02 or 03"),
        ("telephone", "69123", "01, 02 or 03"),
        ("telephone", "0800 SAMARITANS", "020 7946 0958"),
        ("telephone", "0808 168 9111 or 101", "give each number a row of its own: 0808 168 9111, 101."),
        ("telephone", "+44 808 168 9111 / 0808 2000 247", "a row of its own: 0808 168 9111, 0808 200 0247."),
        ("telephone", "0808 168 9111 (24 hours)", "write 0808 168 9111, if that is all of the number;"),
        ("telephone", "Text SHOUT to 85258", "write 85258, if that is all of the number;"),
        ("telephone", "O808 168 9lll", "020 7946 0958"),
        ("telephone", "020 7946 O958", "write 020 7946 0958"),
        ("telephone", "18001 +44 (0)808 168 9111", "write 18001 0808 168 9111"),
        ("email", "a..b@c.example", "help@example.org"),
        ("email", "a@-b.example", "help@example.org"),
        ("email", "a@1.2.3.4", "help@example.org"),
        ("email", f"a@{'b' * 64}.example", "help@example.org"),
        ("email", "o'brien@b.example", None),
        ("telephone", "0808 168 9111", None),
    ],
)
def test_an_address_of_a_service_that_cannot_be_used_is_named_with_its_mend(
    check: str, text: str, mend: str | None
) -> None:
    field = replace(table_description("support_channels").field("address"), check=check)
    fault = read_cell(text, field)
    if mend is None:
        assert fault == text
    else:
        assert isinstance(fault, Fault)
        assert mend in fault.mend


def test_an_address_with_a_fragment_is_one() -> None:
    field = table_description("sources").field("url")
    assert read_cell("https://www.example.org#contact", field) == "https://www.example.org#contact"
    assert not isinstance(read_cell("https://xn--lln-eza.cymru/", field), Fault)


@pytest.mark.parametrize(
    ("table", "column", "text"),
    [
        ("recording_rates", "rate", "089,50"),
        ("recording_rates", "rate", "-00"),
        ("recording_rates", "rate", "96.12345678901234567890123456789012345"),
        ("recording_rates", "rate", "9.66E+01"),
        ("inspections", "published_on", "43466.0"),
        ("sources", "title", "CafÃ©"),
        ("support_channels", "hours", "Sat-Sun 00:00-00:00"),
        ("support_channels", "address", "+44 (0)20 7946 0958 extn 2"),
        ("national_figures", "value", "4.900"),
        ("sources", "title", "Who is inadequate? Inspectors say (2018?)"),
        ("sources", "url", "https://a.example/?page=1"),
    ],
)
def test_a_mend_that_is_followed_mends(table: str, column: str, text: str) -> None:
    field = table_description(table).field(column)
    for _ in range(2):
        fault = read_cell(text, field)
        if isinstance(fault, Fault):
            text = re.sub("^write (it as dialled here: )?| or .*$", "", fault.mend).removesuffix(".")
    assert not isinstance(read_cell(text, field), Fault)


_FIELDS = [field for table in description() for field in table.fields]
# What cells are made of, so that whatever is mended is mended in pieces that do not fit, too.
_PIECES = (
    "0", "9", "12", "e99", "E-", "+44", "-", "−", ".", ",", ";", ":", "/", " ", "%", "2018", "T", "Z", "febr", "am",
    "24/7", "Mo", "PH off", "ext", "HTTP://", "a..b", "@", "ß", "٣", "８", "½", "'", '"', "&amp;", "Ã©", "\ufffd",
)  # fmt: skip


@settings(max_examples=1000, deadline=None)
@given(strategies.sampled_from(_FIELDS), strategies.lists(strategies.sampled_from(_PIECES), max_size=6).map("".join))
def test_whatever_stands_in_a_cell_is_a_value_or_a_fault_with_its_mend(field: FieldDescription, text: str) -> None:
    found = read_cell(text, field)
    assert not isinstance(found, Fault) or (found.what and found.mend)
