"""`timeline verify`: do all proofs of a store hold?"""

import typer

from timeline.cli.console import FAILED, clean
from timeline.cli.options import StoreOption

SUMMARY = "Do all proofs of a store hold?"
EXAMPLE = "Example:  timeline verify --store output/timeline.db"


def command(store: StoreOption) -> None:
    """Slice every quote out of its article again and hash every article again: all proofs hold, or which do not."""
    from timeline.opening import Store

    with Store.open(store) as opened:
        report = opened.verify()
    for failure in report.failures:
        typer.echo(clean(str(failure)))
    verdict = "all proofs hold" if not report.failures else f"{len(report.failures)} proofs do not hold"
    typer.echo(f"{report.articles} articles, {report.quotes} quotes: {verdict}")
    if report.failures:
        raise typer.Exit(FAILED)
