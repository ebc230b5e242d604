"""Saved feeds: RSS 2.0, RSS 1.0 and Atom, each item an article with what the feed says of it."""

from datetime import date

import pytest
from unit.ingest.reading_files import PROSE, SECOND, articles, problem

from timeline.ingest.feeds import TEASER

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Example</title><link>https://example.org/</link><language>en-gb</language>
<item><title>Strait crossed &amp; held</title><link>https://example.org/strait</link><guid>https://example.org/?p=12</guid>
<pubDate>Sat, 03 May 2031 23:30:00 -0500</pubDate><dc:creator>Maria Lopez</dc:creator>
<description>Short.</description><content:encoded><![CDATA[<p>{PROSE * 3}</p><p>Ferries stopped.</p>]]></content:encoded></item>
<item><title>Grey ships</title><link>https://example.org/ships</link><guid isPermaLink="false">12</guid>
<pubDate>Mon, 05 May 2031 08:00:00 GMT</pubDate><description>Fishermen saw twelve ships.</description></item>
</channel></rss>"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><id>tag:example.net,2031:feed</id>
<entry><title>Grey ships</title><id>tag:example.net,2031:ships</id><link href="https://example.net/ships"/>
<published>2031-05-05T01:00:00+09:00</published><updated>2031-05-07T01:00:00Z</updated><author><name>Jo Kim</name></author>
<content type="html">&lt;p&gt;{SECOND * 3}&lt;/p&gt;</content></entry>
<entry><title>Later</title><id>tag:example.net,2031:later</id><updated>2031-05-08T01:00:00Z</updated>
<summary>{SECOND * 3}</summary></entry></feed>"""
RDF = f"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old Wire</title></channel>
<item><title>Strait crossed</title><link>https://example.com/1</link><description>{PROSE * 3}</description>
<dc:date>2031-05-03T10:00:00Z</dc:date></item></rdf:RDF>"""


def feed(tmp_path, content, name="feed.xml"):
    (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path / name


def test_rss_with_the_whole_text(tmp_path):
    first, second = articles(feed(tmp_path, RSS))
    assert (first.id, first.url) == ("https://example.org/?p=12", "https://example.org/strait")
    assert (first.title, first.author, first.source) == ("Strait crossed & held", "Maria Lopez", "The Example")
    assert (first.published, first.language) == (date(2031, 5, 3), "en")
    assert first.text.startswith("Strait crossed & held\n\nThe army")
    assert first.text.endswith("\n\nFerries stopped.")
    assert TEASER not in first.warnings
    assert second.id.startswith("a-")  # "12" may be another feed's too
    assert TEASER in second.warnings


def test_atom(tmp_path):
    first, later = articles(feed(tmp_path, ATOM, "feed.atom"))
    assert (first.id, first.published, first.author) == ("tag:example.net,2031:ships", date(2031, 5, 5), "Jo Kim")
    assert (first.source, first.url) == ("Harbour Post", "https://example.net/ships")
    assert later.published == date(2031, 5, 8)
    assert "only when it was last changed" in later.warnings[0]


def test_rss_of_the_first_version(tmp_path):
    (found,) = articles(feed(tmp_path, RDF, "feed.rdf"))
    assert (found.title, found.published, found.source) == ("Strait crossed", date(2031, 5, 3), "Old Wire")
    assert found.warnings == ()


def test_a_feed_is_known_without_its_ending(tmp_path):
    assert len(articles(feed(tmp_path, RSS, "feed"))) == 2


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<urlset><url><loc>https://example.org/</loc></url></urlset>", "a feed (RSS or Atom)"),
        ('<rss version="2.0"><channel><title>None</title></channel></rss>', "a feed with items"),
        ("no markup", "a feed (RSS or Atom)"),
    ],
)
def test_what_is_no_feed_is_told(tmp_path, content, expected):
    assert problem(feed(tmp_path, content)).expected == expected


def test_a_feed_names_no_files_and_grows_by_no_entities(tmp_path):
    (tmp_path / "secret.txt").write_text("hidden words", encoding="utf-8")
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    content = (
        RSS.replace("<rss", f'<!DOCTYPE rss [<!ENTITY f SYSTEM "file://{tmp_path}/secret.txt">{bomb}]><rss', 1)
        .replace("Ferries stopped.", "Ferries stopped.")
        .replace("Short.", "&f; &l9;")
    )
    found = articles(feed(tmp_path, content.replace("<content:encoded>", "<x>").replace("</content:encoded>", "</x>")))
    assert all("hidden words" not in one.text and len(one.text) < 5000 for one in found)
