"""Which stretches of a sentence can stand alone as a line."""

from dataclasses import replace

import pytest
from readings import Parsed, parsed

from timeline.events.phrases import Stretch, date_words, said_before, stretches, without_lone_commas
from timeline.model.analysis import Sentence, Word

LONG = (
    "The army of Chad attacked the airport of the old town of Kano on the river with tanks, jets and rockets, "
    "because the president of the country had asked for it in a speech to his men in the capital."
)


def word(found: Parsed, text: str) -> tuple[Sentence, Word]:
    return next((s, w) for s in found.analysis.sentences for w in s.words if w.text == text)


def around(text: str, trigger: str) -> list[Stretch]:
    found = parsed(text)
    sentence, root = word(found, trigger)
    return list(stretches(sentence, root, date_words(sentence, found.times)))


def told(text: str, trigger: str) -> list[str]:
    sentence = parsed(text).analysis.sentences[0]
    return [" ".join(sentence.words[i].text for i in stretch.words) for stretch in around(text, trigger)]


def dates(text: str) -> str:
    found = parsed(text)
    (sentence,) = found.analysis.sentences
    return " ".join(sentence.words[i].text for i in sorted(date_words(sentence, found.times)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels attacked the town on Monday.", "on Monday"),
        ("Last week rebels attacked the town.", "Last week"),
        ("Rebels left by the end of June 2018 and fled.", "by the end of June 2018"),
        ("Last month's raid failed.", "Last month 's"),
        ("Rebels attacked the town.", ""),
        ("Chad fought an eight-year war.", ""),
    ],
)
def test_a_date_goes_with_the_small_words_around_it(text, words):
    assert dates(text) == words


def test_a_stretch_holds_the_trigger_and_no_word_of_a_date():
    for stretch in around("On Monday rebels attacked the town of Kano with tanks.", "attacked"):
        assert 3 in stretch.words
        assert not {0, 1} & set(stretch.words)


def test_stretches_go_from_the_core_of_the_clause_to_all_of_it():
    found = told("Rebels attacked the town after they left Kano.", "attacked")
    assert found[0] == "Rebels attacked the town"
    assert found[-1] == "Rebels attacked the town after they left Kano"


def test_the_clause_above_comes_after_the_trigger_s_own():
    found = around("Norway said rebels had attacked the town.", "attacked")
    steps = [stretch.above for stretch in found]
    assert steps == sorted(steps)
    assert {stretch.root.text: stretch.above for stretch in found} == {"attacked": 0, "said": 1}


def test_no_stretch_is_given_twice():
    found = [stretch.words for stretch in around(LONG, "attacked")]
    assert len(set(found)) == len(found)


def test_no_stretch_is_far_too_long():
    found = around(LONG, "attacked")
    assert found
    assert max(len(stretch.words) for stretch in found) < len(parsed(LONG).analysis.sentences[0].words) / 1.5


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("But rebels attacked the town, and fled.", "attacked"),
        ("The raid, the third, on Kano, failed.", "raid"),
        ("Norway met rebels for talks on Monday in Kano.", "talks"),
        (LONG, "attacked"),
    ],
)
def test_no_stretch_opens_or_ends_with_a_sign_or_an_and(text, trigger):
    found = told(text, trigger)
    assert found
    for line in found:
        assert line.split()[0].lower() not in (",", "and", "but", "because", "for", "on")
        assert line.split()[-1] not in (",", "and", "but", ".", "of", "on", "in", "for")


def test_small_words_and_signs_between_kept_words_are_put_back():
    assert told("The US, the UK and France bombed Kano.", "bombed") == ["The US , the UK and France bombed Kano"]
    assert "A raid , led by Chad" in told("A raid, led by Chad, on the town failed.", "raid")


def test_what_hangs_on_a_date_goes_with_it():
    assert told("Rebels attacked the town in the last week of fighting.", "attacked") == ["Rebels attacked the town"]


def test_clauses_far_above_the_trigger_are_not_looked_at():
    text = "Norway said Chad knew Japan thought Kenya hoped Peru believed Mali claimed rebels fled."
    roots = {stretch.root.text for stretch in around(text, "fled")}
    assert {"fled", "claimed", "hoped"} <= roots
    assert not {"knew", "said"} & roots


@pytest.mark.parametrize(
    ("text", "trigger", "is_clause", "is_passive"),
    [
        ("Rebels attacked the town.", "attacked", True, False),
        ("The town was attacked by rebels.", "attacked", True, True),
        ("The attack on the town failed.", "attack", False, False),
    ],
)
def test_it_is_known_what_kind_of_phrase_it_is(text, trigger, is_clause, is_passive):
    first = around(text, trigger)[0]
    assert (first.is_clause, first.is_passive) == (is_clause, is_passive)


def test_the_subject_is_the_clause_s_own():
    found = around("Norway said rebels had attacked the town.", "attacked")
    assert {stretch.root.text: stretch.subject.text for stretch in found} == {"attacked": "rebels", "said": "Norway"}
    assert around("Chad left and bombed the town.", "bombed")[0].subject is None


def test_what_only_completes_another_word_is_no_root():
    roots = {stretch.root.text for stretch in around("Norway began bombing the town.", "bombing")}
    assert roots == {"began"}


@pytest.mark.parametrize(
    ("text", "verb", "quote"),
    [
        ('"America is our worst enemy", Angela Merkel said on Monday.', "said", "America is our worst enemy"),
        ("Rebels attacked the town, the mayor said.", "said", "Rebels attacked the town"),
        ("The mayor said rebels attacked the town.", "said", ""),
        ("Never, the mayor said.", "said", ""),
        ("The mayor spoke.", "spoke", ""),
    ],
)
def test_what_is_said_stands_before_its_verb(text, verb, quote):
    found = parsed(text)
    sentence, root = word(found, verb)
    said = said_before(sentence, root, date_words(sentence, found.times))
    assert " ".join(sentence.words[i].text for i in said) == quote


def test_a_speech_is_no_line():
    speech = " ".join(["We will win this war against the enemies of our land"] * 3)
    found = parsed(f"{speech}, the mayor said.")
    sentence, root = word(found, "said")
    assert said_before(sentence, root, set()) == []


def test_what_completes_a_completing_verb_is_not_trimmed_off():
    found = told("Chad and Norway agreed to work for peace.", "agreed")
    assert "Chad and Norway agreed to work for peace" in found
    assert "Chad and Norway agreed to work" not in found


def test_the_preposition_of_an_amount_stays():
    assert told("At least 500 students fled.", "fled")[0] == "At least 500 students fled"
    assert told("Students fled at dawn with most of them.", "fled")[0] == "Students fled"


class TestTwoSubjects:
    """A parse may give a verb two subjects; a line has one."""

    def subjects(self, text: str, trigger: str, *nouns: str) -> str:
        """The first stretch around the trigger, where each of the nouns is made its subject."""
        found = parsed(text)
        sentence, root = word(found, trigger)
        made = [replace(w, head=root.index, deprel="nsubj") if w.text in nouns else w for w in sentence.words]
        sentence = replace(sentence, words=tuple(made))
        stretch = next(stretches(sentence, sentence.words[root.index], date_words(sentence, found.times)))
        return " ".join(sentence.words[i].text for i in without_lone_commas(sentence, stretch))

    def test_a_list_is_one_subject(self):
        assert self.subjects("Chad and Norway attacked Kano.", "attacked", "Chad", "Norway") == (
            "Chad and Norway attacked Kano"
        )

    def test_the_first_is_taken(self):
        assert self.subjects("Chad, Norway attacked Kano.", "attacked", "Chad", "Norway") == "Chad attacked Kano"

    def test_but_not_across_a_date(self):
        text = "Chad, on Monday, Norway attacked Kano."
        assert self.subjects(text, "attacked", "Chad", "Norway") == "Norway attacked Kano"


class TestLoneCommas:
    """Commas that what was left out leaves behind."""

    def kept(self, text: str, trigger: str, left_out: str) -> str:
        sentence, root = word(parsed(text), trigger)
        start = text.index(left_out)
        words = [w.index for w in sentence.words if not start <= w.start < start + len(left_out) and w.text != "."]
        subject = sentence.child(root, "nsubj")
        stretch = Stretch(tuple(words), root, subject, is_clause=True, is_passive=False, above=0)
        return " ".join(sentence.words[i].text for i in without_lone_commas(sentence, stretch))

    def test_both_around_a_clause_go(self):
        assert self.kept("The minister, who resigned, left Kano.", "left", "who resigned") == "The minister left Kano"

    def test_one_between_subject_and_verb_goes(self):
        assert self.kept("The minister, who resigned, left Kano.", "left", ", who resigned") == "The minister left Kano"

    def test_those_around_an_apposition_stay(self):
        text = "Anna Berg, a minister of Chad, left Kano."
        assert self.kept(text, "left", " of Chad") == "Anna Berg , a minister , left Kano"

    def test_one_before_the_subject_stays(self):
        text = "In the town, on the river, Chad attacked rebels."
        assert self.kept(text, "attacked", ", on the river") == "In the town , Chad attacked rebels"


def test_a_hyphenated_word_stays_whole():
    assert told("Norway test-fired a rocket off the coast.", "fired")[0] == "Norway test - fired a rocket"
    assert told("Mayor Anna Berg was re-elected on Sunday.", "elected")[-1] == "Mayor Anna Berg was re - elected"


def test_two_phrases_around_a_dash_are_no_word():
    assert not any(line.endswith("- a") for line in told("Chad ordered the attack-a bold one.", "ordered"))
