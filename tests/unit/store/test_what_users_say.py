"""Authors and column maps in the store."""

from pathlib import Path

from sample_chronology import ARTICLES, extracted

from timeline.store import Store


def test_an_author_is_kept_and_goes_with_the_article(path: Path):
    line = next(iter(extracted()))
    signed = ARTICLES[line.id].model_copy(update={"author": "Maria Lopez"})
    with Store.create(path) as store:
        store.put(signed, line)
        assert store.article(line.id) == signed
        assert store.articles() == {line.id: signed}
        store.put(signed.model_copy(update={"author": None, "title": "Another"}), line)
        again = store.article(line.id)
        assert again is not None
        assert again.author is None
        store.remove(line.id)
        assert store.article_ids() == set()


def test_column_maps_stand_in_the_order_in_which_they_were_said(path: Path):
    one, two = {"title": "Titel", "text": "Text"}, {"title": "Kopf"}
    with Store.create(path) as store:
        assert store.column_maps() == []
        for columns in (one, two, one):
            store.put_columns(columns)
        assert store.column_maps() == [two, one]
        assert store.said_count() == 0
    with Store.open(path) as store:
        assert store.column_maps() == [two, one]
