"""The pages of all codes: written from the docstrings, complete in both languages, and the committed ones are up to date."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gongkai.checks import CODES
from gongkai.cli import app
from gongkai.commands.docs import PAGES, codes_page


@pytest.mark.parametrize("lang", PAGES)
def test_the_committed_page_is_up_to_date(repository: Path, lang: str) -> None:
    file = repository / "docs" / PAGES[lang]
    assert file.is_file() and file.read_text("utf-8") == codes_page(lang), "run: gongkai docs codes --out docs"


@pytest.mark.parametrize("lang", PAGES)
def test_every_code_is_there_with_all_its_parts(lang: str) -> None:
    page = codes_page(lang)
    sections = re.split(r"^### ", page, flags=re.MULTILINE)[1:]
    assert [section.split(" ", 1)[0] for section in sections] == sorted(CODES)
    words = ("Why", "Cure", "Wrong", "Right") if lang == "en" else ("为什么", "怎么改", "错例", "正例")
    for section in sections:
        for word in words:
            assert re.search(rf"^\*\*{word}\*\*", section, re.MULTILINE), section.split("\n")[0]
        told = re.sub(r"```.*?```", "", section, flags=re.DOTALL)
        assert "{" not in re.sub(r"`[^`]*`", "", told.split("**", 1)[0]), "a message shows its values as an ellipsis"


@pytest.mark.parametrize("lang", PAGES)
def test_every_link_of_the_table_leads_to_its_section(lang: str) -> None:
    page = codes_page(lang)
    headings = {
        re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", head).lower())
        for head in re.findall(r"^### (.+)$", page, re.MULTILINE)
    }
    links = re.findall(r"\]\(#([^)]+)\)", page)
    assert len(links) == len(CODES) and set(links) == headings


def test_the_command_writes_both_pages(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["docs", "codes", "--out", str(tmp_path / "new/docs")])
    assert result.exit_code == 0, result.output
    for lang, name in PAGES.items():
        assert (tmp_path / "new/docs" / name).read_bytes() == codes_page(lang).encode()
