"""Claims side by side, each with the words that make it."""

from datetime import date

from sample_chronicle import sample

from timeline.render.evidence import evidence_of


def test_a_claim_quotes_the_words_for_its_date_only():
    told = sample()
    event = next(e for e in told.events if any(d.field == "when" for d in e.disputes))
    mention = next(m for m in event.mentions if m.times)
    own = mention.times[0]
    other = own.model_copy(update={"text": "July 28", "first": date(1999, 7, 28), "last": date(1999, 7, 28)})
    spoken = mention.model_copy(update={"times": (own, other)})
    event = event.model_copy(update={"mentions": tuple(spoken if m is mention else m for m in event.mentions)})
    texts: list[str | None] = []

    def intern(text: str | None) -> int:
        texts.append(text)
        return len(texts) - 1

    numbers = {name: number for number, name in enumerate(told.articles)}
    shown = evidence_of(event, told.articles, numbers, intern, 0)
    dispute = next(claims for field, claims in shown["d"] if texts[field] == "when")
    said = {texts[phrase] for _, sources in dispute for _, phrases in sources for phrase in phrases}
    assert own.text in said
    assert "July 28" not in said
