"""From sentences to the time expressions in them."""

from timeline.expressions.grammar import Grammar, grammar_of
from timeline.expressions.overlap import Candidate, winners
from timeline.model.analysis import Analysis, Sentence
from timeline.model.expression import Expression
from timeline.model.meaning import After, Between, End
from timeline.model.span import Span

__all__ = ["find_expressions"]

AROUND = 24  # characters before and after an expression that can hold a word that bounds it


def find_expressions(analysis: Analysis) -> list[Expression]:
    """The time expressions of an article. Order: as in the text; none overlap.

    Its language chooses the grammar; in a language without one, dates that say it all are found.
    """
    grammar = grammar_of(analysis.language)
    found: list[Expression] = []
    for sentence in analysis.sentences:
        found.extend(_in_sentence(analysis.text, sentence, grammar))
    return _with_dateline(analysis, found, grammar)


def _in_sentence(text: str, sentence: Sentence, grammar: Grammar) -> list[Expression]:
    folded = grammar.fold(sentence.span.of(text))
    words = folded.text
    candidates = [
        Candidate(match.start, match.end, order, rule, match.reading, match.between)
        for order, rule in grammar.rules_for(words)
        for match in rule.matches(words)
        if not grammar.undone(rule.name, words, match.start)
    ]
    found: list[Expression] = []
    for winner in grammar.join(words, winners(candidates)):
        if winner.rule.is_date:
            start, end = folded.original(winner.start, winner.end)
            span = Span(sentence.span.start + start, sentence.span.start + end)
            found.append(_expression(text, sentence, span, winner, _relation(words, winner, grammar)))
    return found


def _relation(words: str, winner: Candidate, grammar: Grammar) -> str:
    before = words[max(0, winner.start - AROUND) : winner.start]
    return grammar.relation(before, words[winner.end : winner.end + AROUND])


def _expression(text: str, sentence: Sentence, span: Span, winner: Candidate, relation: str) -> Expression:
    type_, meaning = winner.reading
    if isinstance(meaning, After):  # the rule saw positions in the sentence
        offset = sentence.span.start
        meaning = After(
            meaning.count,
            meaning.unit,
            meaning.direction,
            offset + meaning.start,
            sentence.span.end,
            approximate=meaning.approximate,
        )
        relation = "in"
    if isinstance(meaning, End):
        relation = "in"  # "from" and "to" are in the meaning
    elif isinstance(meaning, Between) and relation in ("since", "until"):
        relation = "from"  # "from 5 to 9 August": a range has both its bounds
    return Expression(span, span.of(text), type_, meaning, winner.rule.name, sentence.index, relation)


def _with_dateline(analysis: Analysis, found: list[Expression], grammar: Grammar) -> list[Expression]:
    """The date of a dateline is an anchor; it belongs to no sentence."""
    dateline = analysis.dateline
    if dateline is None or dateline.date is None:
        return found
    words = dateline.date.of(analysis.text)
    for rule in (*grammar.rules, *grammar_of("en").rules):  # datelines are recognised by English months
        match = rule.compiled.fullmatch(words)
        reading = rule.meaning(match) if match else None
        if reading is not None and rule.is_date:
            type_, meaning = reading
            header = Expression(dateline.date, words, type_, meaning, rule.name, -1, "in", header=True)
            return sorted([header, *found], key=lambda expression: expression.span)
    return found
