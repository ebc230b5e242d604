"""How a date stands in its sentence."""

import pytest
from reading import article

from timeline.expressions import find_expressions
from timeline.language import segment
from timeline.resolution.settings import setting_of


def setting(text, phrase, language="en"):
    analysis = segment(article(text, language=language))
    (found,) = [e for e in find_expressions(analysis) if e.text == phrase]
    return setting_of(found, analysis)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Lenin, in exile since 1907, came back.", "1907"),
        ("Fort Douaumont, finished in 1913, fell.", "1913"),
        ("Fort Douaumont, built in 1885, fell.", "1885"),
        ("Wałęsa, dismissed in 1976, 1979 and 1980, climbed the wall.", "1979"),
        ("It was the third coup since 1923.", "1923"),
        ("Not since 1812 had Russia faced such an army.", "1812"),
        ("The border of 1721 was restored.", "1721"),
        ("The 1925 treaty was dead.", "1925"),
        ("McClellan, a veteran of 1847, built an army.", "1847"),
        ("The siege, which lasted until 1871, was lifted.", "1871"),
        ("It recalled 1938.", "1938"),
        ("In August, Congress ended the bombing, begun in March 1969.", "March 1969"),
        ("Built in 1938, the cruiser was old.", "1938"),
    ],
)
def test_in_passing(text, phrase):
    assert setting(text, phrase).passing


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("In 1907 Lenin left.", "1907"),
        ("He left in the course of 1907.", "1907"),
        ("A year later, on 8 November 1620, he lost.", "8 November 1620"),
        ("Díaz, in power for long, resigned on 25 May 1911.", "25 May 1911"),
        ("Italy joined in May, Bulgaria in October 1915, Romania later.", "October 1915"),
        ("After the talks had failed, on 3 May 1915, he left.", "3 May 1915"),
        ("By 1942 the front had moved.", "1942"),
    ],
)
def test_no_passing(text, phrase):
    assert not setting(text, phrase).passing


@pytest.mark.parametrize(
    ("text", "phrase", "remembered"),
    [
        ("In 1914 he had left.", "1914", True),
        ("In 1914 they had already all gone.", "1914", True),
        ("Having lost in 1914, he left.", "1914", True),
        ("In 1914 he had a fleet.", "1914", False),
        ("In 1914 he had to leave.", "1914", False),
        ("In 1914 he left, and she had gone.", "1914", False),
        ("In 1914 the army, which had waited, left.", "1914", False),
    ],
)
def test_the_pluperfect_of_its_own_clause(text, phrase, remembered):
    assert setting(text, phrase).remembered is remembered


@pytest.mark.parametrize(
    ("text", "phrase", "ahead"),
    [
        ("He would write in 1949 of this.", "1949", True),
        ("In 1949 he would have written.", "1949", False),
        ("It would do so in June 1982 and in July 2006.", "July 2006", True),
        ("On 1 November 1956 he announced that Hungary would leave.", "1 November 1956", False),
        ("It was not complete until 2005.", "2005", True),
    ],
)
def test_ahead_of_the_story(text, phrase, ahead):
    assert setting(text, phrase).ahead is ahead


@pytest.mark.parametrize(
    ("text", "phrase", "language"),
    [
        ("The ship (built in 1938) was sunk.", "1938", "en"),
        ('It was "the worst day since 1967", he said.', "1967", "en"),
        ("It was “the worst day since 1967”, he said.", "1967", "en"),
        ("Das Schiff (im Mai 1938 gebaut) sank.", "Mai 1938", "de"),
    ],
)
def test_inside_of_brackets_and_quotations(text, phrase, language):
    assert setting(text, phrase, language).nested >= 0


@pytest.mark.parametrize("text", ['"It is over," he said in 1967.', "The ship (a cruiser) was sunk in 1967."])
def test_after_them(text):
    assert setting(text, "1967").nested == -1
