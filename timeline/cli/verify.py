"""`timeline verify`: is a store still what was stored, and do all of its proofs hold?"""

from typing import Annotated

import typer

from timeline.cli.console import FAILED, clean, emit
from timeline.cli.options import StoreOption
from timeline.model.wording import how_many

SUMMARY = "Do all proofs of a store hold?"
EXAMPLE = "Example:  timeline verify --store output/timeline.db"
REMEDY = "restore the store from a copy, or build it again from its articles"


def command(
    store: StoreOption,
    against: Annotated[
        str | None,
        typer.Option("--against", metavar="DIGEST", help="The store's digest as it was noted elsewhere."),
    ] = None,
) -> None:
    """Read all of a store again: every row against its hash, every quote against its text, all that follows made again.

    An input is looked for where it was read, seen from this folder; one that is not there is counted and no failure.

    Somebody who rewrites a store with all of its hashes makes another one that holds. `build`, `add`, `apply`, `remove`
    and `verify` print the store's digest: note it elsewhere and give it with --against.
    """
    from timeline.ingest import check_inputs
    from timeline.opening import store_at

    noted = _digest(against)
    inputs = None
    with store_at(store) as opened:
        report = opened.verify()
        failures = list(report.failures)
        if not failures:
            inputs = check_inputs(opened.articles().values(), columns=opened.column_maps())
            failures += inputs.changed
    if noted and noted != report.digest:
        failures.append(f"the store's digest is {report.digest}, not the one that was noted, {noted}")
    for failure in failures:
        emit(clean(" ".join(str(failure).split())))
    verdict = (
        f"{how_many(len(failures), 'proof')} {'does' if len(failures) == 1 else 'do'} not hold"
        if failures
        else "all proofs hold"
    )
    if len(report.failures) > report.is_behind:
        verdict = f"{verdict}; {REMEDY}"
    emit(f"{how_many(report.articles, 'article')}, {how_many(report.quotes, 'quote')}: {verdict}")
    if inputs is not None:
        gone = f", {inputs.gone} not where they were" if inputs.gone else ""
        emit(f"inputs: {inputs.same} as they were read{gone}")
    emit(f"digest: {report.digest}")
    if failures:
        raise typer.Exit(FAILED)


def _digest(against: str | None) -> str | None:
    """A digest as it was noted, in small letters.

    Raises: SelectionError when it cannot be one
    """
    from timeline.errors import SelectionError

    noted = None if against is None else against.strip().lower().removeprefix("sha256:")
    if noted is not None and (len(noted) != 64 or set(noted) - set("0123456789abcdef")):
        hint = "`timeline verify` prints the digest of a store"
        raise SelectionError("a digest of 64 hex digits", got=against, where="--against", hint=hint)
    return noted
