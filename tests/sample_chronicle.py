"""A chronicle with every state that can be drawn once or more, on three strands, written for these tests."""

from datetime import date, timedelta

from chronicle_maker import PEOPLE, Chronicle, day, when

from timeline.model.actor import Place
from timeline.model.event import Claim, Dispute, FieldConfidence, HistoryEntry, Link, Status, Tier
from timeline.model.time import Basis, Extent, Precision, When

__all__ = ["Chronicle", "many", "sample", "when"]

FEBRUARY = When(
    first=day("2019-02-01"),
    last=day("2019-02-28"),
    edtf="2019-02",
    precision=Precision.MONTH,
    basis=Basis.RELATIVE,
    explanation=(
        "February without a year, in the past tense",
        "the nearest February before 2019-08-21 is that of 2019",
    ),
)


def sample() -> Chronicle:
    """Every state once or more, on three strands."""
    told = Chronicle()
    told.article("yonder", "Harbour Tribune", "2019-08-21", "https://news.example/yonder", "What became of the summits")
    told.article(
        "ledger", "Potomac Ledger", "2019-08-22", "https://ledger.example/a?b=1&c=2", "Two summits and a handshake"
    )
    told.article("courier", "Valley Courier", "2019-08-22", None, "Summits at a glance")
    told.article("gulf", "Gulf Standard", "2020-01-09", "https://gulf.example/strike")
    told.article("dispatch", "Northern Dispatch", "2022-02-25", "https://dispatch.example/kyiv", "Sirens over Kyiv")
    told.article("nodate", "Lantern Review", None)
    _korea(told)
    _korea_uncertain(told)
    _iran(told)
    _ukraine(told)
    _edges(told)
    return told


def _korea(told: Chronicle) -> None:
    first = told.mention(
        "yonder", "Donald Trump and Kim Jong Un {{met}} in Singapore on [[12 June 2018]].", when("2018-06-12")
    )
    again = told.mention(
        "ledger",
        "Their first {{summit}}, in Singapore on [[12 June 2018]], ended with a joint statement.",
        when("2018-06-12"),
    )
    copy = told.mention(
        "courier",
        "Their first {{summit}}, in Singapore on [[12 June 2018]], ended with a joint statement.",
        when("2018-06-12"),
    )
    told.event(
        "summit", "diplomacy", "Trump and Kim meet in Singapore", when("2018-06-12"), first, again, copy,
        actors=("Donald Trump", "Kim Jong Un"), place=Place(name="Singapore", country="SGP", lat=1.29, lon=103.85), sources=2,
        origins=("Harbour Tribune", "Meridian"), salience=0.95, plover="CONSULT", cameo="042",
        links=(Link(members=(first.event, again.event), score=0.97, reasons=("same type", "same day", "2 of 2 actors")),),
    )  # fmt: skip
    hanoi = told.mention(
        "yonder",
        "A second {{meeting}} of the two leaders in Hanoi in [[February]] collapsed without an agreement.",
        FEBRUARY,
    )
    told.event(
        "summit",
        "diplomacy",
        "Second Trump-Kim meeting collapses without an agreement",
        FEBRUARY,
        hanoi,
        actors=("Donald Trump", "Kim Jong Un"),
        salience=0.9,
        place=Place(name="Hanoi", country="VNM", lat=21.03, lon=105.85),
        fields=FieldConfidence(line=0.91, type=0.88, days=0.95, status=0.97),
    )
    planned = told.mention(
        "yonder",
        "Working-level {{talks}} are to resume [[in the third quarter of 2019]], the envoy said.",
        when("2019-07-01", "2019-09-30"),
        Status.PLANNED,
        says="the envoy",
    )
    told.event(
        "negotiation",
        "diplomacy",
        "Working-level talks to resume",
        when("2019-07-01", "2019-09-30", precision=Precision.QUARTER),
        planned,
        actors=("United States", "North Korea"),
    )
    drill = told.mention(
        "ledger", "The allies {{exercised}} together from [[5 to 20 August 2019]].", when("2019-08-05", "2019-08-20")
    )
    told.event(
        "military_exercise",
        "military",
        "Joint exercise of the allies",
        when("2019-08-05", "2019-08-20", extent=Extent.THROUGHOUT),
        drill,
        actors=("United States",),
        salience=0.6,
    )
    visit = told.mention(
        "ledger",
        "A trip by Moon Jae-in to Pyongyang planned for [[May 2019]] was {{called off}}.",
        when("2019-05-01", "2019-05-31"),
        Status.CANCELLED,
    )
    told.event(
        "visit",
        "diplomacy",
        "Moon's trip to Pyongyang called off",
        when("2019-05-01", "2019-05-31"),
        visit,
        actors=("Moon Jae-in",),
    )


def _korea_uncertain(told: Chronicle) -> None:
    a = told.mention("yonder", "North Korea {{fired}} a missile on [[28 November 2017]].", when("2017-11-28"))
    b = told.mention("ledger", "The missile was {{launched}} on [[29 November 2017]], local time.", when("2017-11-29"))
    told.event(
        "missile_test", "weapons", "North Korea launches a long-range missile", when("2017-11-28", "2017-11-29"), a, b, actors=("North Korea",), salience=0.8,
        disputes=(Dispute(field="when", claims=(Claim(value=when("2017-11-28"), articles=("yonder",)), Claim(value=when("2017-11-29"), articles=("ledger",)))),),
        links=(Link(members=(a.event, b.event), score=0.81, reasons=("same type", "a day apart", "same actor")),),
    )  # fmt: skip
    denied = told.mention(
        "courier",
        "Pyongyang {{denied}} that it had tested an engine on [[1 March 2019]].",
        when("2019-03-01"),
        Status.DENIED,
    )
    told.event(
        "missile_test",
        "weapons",
        "Engine test, denied by Pyongyang",
        when("2019-03-01"),
        denied,
        actors=("North Korea",),
    )
    undated = told.mention("nodate", "Officials {{met}} last month to speak about sanctions relief.", When())
    told.event(
        "meeting", "diplomacy", "Officials speak about sanctions relief", When(), undated, actors=("North Korea",)
    )
    today = told.mention(
        "courier", "The foreign ministry {{condemned}} the exercise.", when("2019-08-22", basis=Basis.PUBLICATION)
    )
    told.event(
        "accusation",
        "words",
        "Foreign ministry condemns the exercise",
        when("2019-08-22", basis=Basis.PUBLICATION),
        today,
        actors=("North Korea",),
    )
    since = told.mention(
        "ledger", "Sanctions on coal have been in {{force}} [[since August 2017]].", when("2017-08-05", "")
    )
    told.event(
        "sanctions",
        "pressure",
        "Coal sanctions in force",
        When(
            first=day("2017-08-05"),
            edtf="2017-08-05/..",
            precision=Precision.DAY,
            extent=Extent.THROUGHOUT,
            basis=Basis.STATED,
        ),
        since,
        actors=("North Korea",),
    )


def _iran(told: Chronicle) -> None:
    plan = told.mention(
        "yonder", "Sanctions will {{return}} on [[5 November 2018]].", when("2018-11-05"), Status.PLANNED
    )
    done = told.mention("gulf", "The sanctions on oil {{returned}} on [[5 November 2018]].", when("2018-11-05"))
    told.event(
        "sanctions", "pressure", "US sanctions on Iranian oil return", when("2018-11-05"), done, plan, actors=("United States", "Iran"), salience=0.7,
        history=(HistoryEntry(published=day("2018-08-07"), status=Status.PLANNED, mention=1), HistoryEntry(published=day("2020-01-09"), status=Status.OCCURRED, mention=0)),
    )  # fmt: skip
    strike = told.mention(
        "gulf", "Iran {{struck}} two bases in Iraq [[on Wednesday]].", when("2020-01-08", basis=Basis.RELATIVE)
    )
    told.event(
        "attack",
        "military",
        "Iranian missiles strike bases in Iraq",
        when("2020-01-08"),
        strike,
        actors=("Iran",),
        place=Place(name="Iraq", country="IRQ"),
        salience=0.85,
    )
    threat = told.mention(
        "gulf",
        "Iran would {{leave}} the treaty if it were referred to the Security Council.",
        when("2020-01-09", "2020-12-31"),
        Status.HYPOTHETICAL,
    )
    told.event(
        "treaty_withdrawal",
        "diplomacy",
        "Iran would leave the treaty if referred",
        when("2020-01-09", "2020-12-31"),
        threat,
        actors=("Iran", "Hassan Rouhani"),
    )
    year = told.mention(
        "gulf", "Enrichment {{resumed}} in [[2019]].", when("2019-01-01", "2019-12-31", precision=Precision.YEAR)
    )
    told.event(
        "nuclear_test",
        "weapons",
        "Enrichment resumes",
        when("2019-01-01", "2019-12-31", precision=Precision.YEAR),
        year,
        actors=("Iran",),
        tier=Tier.BACKGROUND,
    )


def _ukraine(told: Chronicle) -> None:
    attack = told.mention(
        "dispatch",
        "Russia {{attacked}} from three sides on [[24 February 2022]], Volodymyr Zelensky said.",
        when("2022-02-24"),
    )
    told.event(
        "attack",
        "military",
        "Russia attacks Ukraine from three sides",
        when("2022-02-24"),
        attack,
        actors=("Russia", "Ukraine"),
        salience=0.99,
        place=Place(name="Kyiv", country="UKR"),
    )
    law = told.mention(
        "dispatch", "Parliament {{imposed}} martial law [[the same day]].", when("2022-02-24", basis=Basis.INFERRED)
    )
    told.event(
        "policy",
        "oversight",
        "Martial law imposed",
        when("2022-02-24", basis=Basis.INFERRED),
        law,
        actors=("Volodymyr Zelensky",),
    )
    arrests = told.mention(
        "dispatch",
        "Protesters were {{arrested}} in fifty cities [[before the end of the month]].",
        When(last=day("2022-02-28"), edtf="../2022-02-28", precision=Precision.DAY, basis=Basis.STATED),
    )
    told.event(
        "arrest",
        "justice",
        "Protesters arrested in fifty cities",
        When(last=day("2022-02-28"), edtf="../2022-02-28", precision=Precision.DAY, basis=Basis.STATED),
        arrests,
        actors=("Russia",),
    )
    vote = told.mention(
        "dispatch",
        "An {{election}} would be held in [[about 2024]].",
        when("2024-01-01", "2024-12-31", approximate=True),
        Status.PLANNED,
    )
    told.event(
        "election",
        "politics",
        "Election expected",
        when("2024-01-01", "2024-12-31", approximate=True, precision=Precision.YEAR),
        vote,
        actors=("Ukraine",),
    )


def _edges(told: Chronicle) -> None:
    old = told.mention("nodate", "A treaty of [[the year 1]] was {{signed}}.", when("0001-01-01", "0001-12-31"))
    told.event(
        "agreement",
        "diplomacy",
        "A treaty of the year 1",
        when("0001-01-01", "0001-12-31"),
        old,
        salience=0.05,
        tier=Tier.BACKGROUND,
    )
    far = told.mention("nodate", "The lease {{ends}} on [[31 December 9999]].", when("9999-12-31"))
    told.event("other", "other", "A lease ends", when("9999-12-31"), far, salience=0.01)


_TITLES = (
    "{a} and {b} hold talks on grain",
    "{a} accuses {b} of a breach",
    "{b} tests a missile as {a} watches",
    "{a} imposes sanctions on {b}",
    "Protest in the capital of {a}",
)
_TYPES = (
    ("negotiation", "diplomacy"),
    ("accusation", "words"),
    ("missile_test", "weapons"),
    ("sanctions", "pressure"),
    ("protest", "politics"),
)
_SPREADS = (0, 0, 0, 2, 6, 27, 89)


def many(count: int) -> Chronicle:
    """A long chronicle by arithmetic: the same for the same count."""
    told = Chronicle()
    names = list(PEOPLE)
    for index in range(count):
        name = f"a{index // 12}"
        start = date(2010, 1, 1) + timedelta(days=(index * 7919) % 4700)
        if name not in told.articles:
            told.article(name, f"Outlet {index // 12 % 23}", start.isoformat(), f"https://news.example/{index // 12}")
        a, b = names[index % 10], names[(index * 3 + 1) % 10]
        title = _TITLES[index % 5].format(a=a, b=b)
        last = start + timedelta(days=_SPREADS[index % 7])
        at = when(start.isoformat(), last.isoformat())
        status = Status.PLANNED if index % 11 == 3 else Status.DENIED if index % 29 == 5 else Status.OCCURRED
        sentence = f"{title} {{{{again}}}} on [[{start.isoformat()}]], officials told reporters (note {index})."
        told.event(
            *_TYPES[index % 5],
            title,
            at,
            told.mention(name, sentence, at, status),
            actors=(a, b),
            salience=(index * 37 % 1000) / 1000,
        )
    return told
