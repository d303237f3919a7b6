"""Takes a picture of each page kind of the sample, desktop and phone, into a folder; `make screenshots` runs it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PAGES = {
    "home": "index.html",
    "services": "services.html",
    "life": "life/birth.html",
    "guide": "service-guides/minimum-living-allowance.html",
    "fees": "fees.html",
    "fee": "fee-standards/household-waste.html",
    "outcomes": "outcomes.html",
    "register": "outcomes/2026/homestead-approvals.html",
    "notices": "notices.html",
    "notice": "public-notices/2026/shiqiao-village-plan.html",
    "policies": "policies.html",
    "policy": "policy-documents/2025/homestead-rules.html",
    "statutory": "statutory.html",
    "category": "categories/20-03.html",
    "disclosure": "disclosures/2026/budget-2026.html",
    "bodies": "bodies.html",
    "office": "offices/social-affairs.html",
    "coverage": "coverage.html",
    "latest": "latest.html",
    "all": "all.html",
    "information-guide": "guide.html",
    "prose": "request.html",
    "results": "search.html?q=低保",
}
WIDTHS = {"desktop": 1280, "phone": 390}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


def main(site: Path, out: Path) -> None:
    """Pictures of every page kind of `site` in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for width_name, width in WIDTHS.items():
            page = browser.new_page(viewport={"width": width, "height": 900})
            for name, url in PAGES.items():
                page.goto(f"{site.resolve().as_uri()}/{url}")
                page.wait_for_timeout(800 if "?" in url else 150)
                page.screenshot(path=out / f"{name}-{width_name}.png", full_page=True)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
