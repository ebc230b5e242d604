"""`timeline verify`: do all proofs of a store hold?"""

import typer

from timeline.cli.console import FAILED, clean, emit
from timeline.cli.options import StoreOption

SUMMARY = "Do all proofs of a store hold?"
EXAMPLE = "Example:  timeline verify --store output/timeline.db"


def command(store: StoreOption) -> None:
    """Slice every quote out of its article again, hash every text and input again: all proofs hold, or which do not.

    An input is looked for where it was read, seen from this folder; one that is not there is counted and no failure.
    """
    from timeline.ingest import check_inputs
    from timeline.opening import Store

    with Store.open(store) as opened:
        report = opened.verify()
        inputs = check_inputs(opened.articles().values())
    failures = [*report.failures, *inputs.changed]
    for failure in failures:
        emit(clean(str(failure)))
    verdict = "all proofs hold" if not failures else f"{len(failures)} proofs do not hold"
    gone = f", {inputs.gone} not where they were" if inputs.gone else ""
    emit(f"{report.articles} articles, {report.quotes} quotes: {verdict}")
    emit(f"inputs: {inputs.same} as they were read{gone}")
    if failures:
        raise typer.Exit(FAILED)
