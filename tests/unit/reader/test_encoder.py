"""The encoder without its network: what becomes of the states of pieces."""

from dataclasses import replace

import numpy
from readings import parsed

from timeline.reader.encoder import Encoder
from timeline.reader.windows import windows_of

SIZE = 384


class Echo:
    """A network whose state of a piece is the piece's id, all along."""

    def __init__(self) -> None:
        self.seen: list[int] = []

    def run(self, _outputs, inputs):
        (ids,) = inputs["ids"]
        self.seen.append(len(ids))
        return [numpy.repeat(ids[None, :, None], SIZE, axis=2).astype(numpy.float32)]


def test_a_word_s_vector_is_the_mean_of_its_pieces(tokenizer):
    analysis = parsed("Rebels fled to Kano.").analysis
    vectors = Encoder(Echo(), tokenizer).vectors(analysis)
    means = [
        numpy.mean(tokenizer.encode(word.text, add_special_tokens=False).ids) for word in analysis.sentences[0].words
    ]
    assert vectors.shape == (len(means), SIZE)
    assert numpy.allclose(vectors[:, 0], means)


def test_each_window_is_read_once(tokenizer):
    analysis = parsed(" ".join(f"Rebels attacked the town of number {n} on Monday." for n in range(20))).analysis
    network = Echo()
    vectors = Encoder(network, tokenizer).vectors(analysis)
    windows = windows_of(analysis, tokenizer, start=2, end=3)
    assert network.seen == [len(window.ids) for window in windows]
    assert len(vectors) == sum(len(sentence.words) for sentence in analysis.sentences)


def test_an_article_without_words_has_no_vectors(tokenizer):
    analysis = parsed("Rebels fled.").analysis
    empty = replace(analysis, sentences=tuple(replace(s, words=()) for s in analysis.sentences))
    assert Encoder(Echo(), tokenizer).vectors(empty).shape == (0, SIZE)
