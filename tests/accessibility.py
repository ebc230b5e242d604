"""What axe-core finds wrong with a page as it stands."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe

__all__ = ["violations"]


def violations(page: Any) -> list[str]:
    """Each rule that is broken, with where. Order: as axe tells them."""
    found = Axe().run(page).response["violations"]
    return [f"{item['id']}: {node['target']}" for item in found for node in item["nodes"]]
