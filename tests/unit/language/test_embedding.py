"""Remembered embeddings are those that the model computes."""

import numpy
import pytest
from thinc.api import NumpyOps

from timeline.language import embedding
from timeline.language.embedding import remember_embeddings

spacy = pytest.importorskip("spacy")


@pytest.fixture
def models():
    """Two copies of one small untrained tok2vec, the second with remembered embeddings."""
    from spacy.ml.models.tok2vec import MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model
    from thinc.api import fix_random_seed

    built = []
    for _ in range(2):
        fix_random_seed(7)
        model = build_Tok2Vec_model(
            MultiHashEmbed(
                16, ["NORM", "PREFIX", "SUFFIX", "SHAPE"], [200, 100, 100, 100], include_static_vectors=False
            ),
            MaxoutWindowEncoder(16, 1, 3, 2),
        )
        model.initialize(X=[spacy.blank("en")("Ships left.")])
        for node in model.walk():
            node.ops = NumpyOps(use_blis=False)
        built.append(model)
    remember_embeddings(built[1])
    return built


def documents(*texts: str):
    tokenizer = spacy.blank("en")
    return [tokenizer(text) for text in texts]


def test_the_same_vectors_for_new_and_for_known_forms(models):
    plain, remembering = models
    for texts in (["The army left the port.", "", "The port."], ["The army left."], ["An isle, THE Isle, can't."]):
        expected, found = plain.predict(documents(*texts)), remembering.predict(documents(*texts))
        for right, got in zip(expected, found, strict=True):
            numpy.testing.assert_allclose(got, right, rtol=1e-5, atol=1e-6)


def test_only_empty_documents(models):
    models[1].predict(documents("Ships"))
    assert [vectors.shape for vectors in models[1].predict(documents("", ""))] == [(0, 16), (0, 16)]


def test_a_full_table_starts_afresh(models, monkeypatch):
    monkeypatch.setattr(embedding, "MOST", 8)
    plain, remembering = models
    for text in ("One two three four five.", "Six seven eight nine ten.", "One six two seven."):
        numpy.testing.assert_allclose(
            remembering.predict(documents(text))[0], plain.predict(documents(text))[0], rtol=1e-5, atol=1e-6
        )
