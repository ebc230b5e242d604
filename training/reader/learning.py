"""The reader in torch: one encoder, the heads of timeline/reader/heads.py, one sum of losses an article."""

import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy
import torch
from encoder import Encoder
from examples import NEVER, Example
from torch import nn
from torch.nn import functional

from timeline.reader import heads
from timeline.reader.scoring import CANDIDATE
from timeline.reader.windows import Window

__all__ = ["LOSSES", "Model", "Settings", "learn", "losses_of"]

# how much each head's loss counts; the trigger head is what all others stand on
LOSSES = {
    "words": 2.0, "salience": 2.0, "main": 0.7, "types": 0.7, "statuses": 0.7, "dates": 0.7, "bounds": 0.3,
    "roles": 0.7, "places": 0.3, "sources": 0.3, "same": 1.5, "titles": 0.5,
}  # fmt: skip
_START, _END, _MASK = 101, 102, 103  # pieces of the base's vocabulary: [CLS], [SEP], [MASK]
_SHORT, _STEP = 64, 32  # pieces
_HAS_BFLOAT16 = torch.backends.cpu.get_cpu_capability().startswith("AVX512")  # elsewhere it takes twenty times as long
MOST_WRONG = 60  # words of an article that are shown as triggers though they are none
_REFINED = torch.tensor([1.0, 1.0, 1.1, 1.1])
_SALIENCE = torch.tensor([0.5, 1.0, 1.2, 1.2])
_ROLES = torch.tensor([0.6, 1.0, 1.0, 1.0])


class Settings:
    """What a run is made with; all of it stands in the model card."""

    layers = 4
    epochs = 8
    pieces = 1700  # a step, at least
    share = 3  # one in so many single sentences an epoch
    encoder_rate = 3e-4
    heads_rate = 2e-3
    warm_up = 0.1
    newest = 0.01  # share of the newest weights in the running mean
    masked = 0.08  # share of pieces that are hidden in training
    dropout = 0.2  # on vectors of words


class Model(nn.Module):
    """Encoder and heads."""

    def __init__(self, base: Path, settings: Settings) -> None:
        super().__init__()
        self.encoder = Encoder(base, settings.layers)
        self.heads = nn.ParameterDict(
            {
                name.replace(".", "/"): nn.Parameter(
                    torch.zeros(shape) if len(shape) == 1 else torch.randn(shape) * (0.7 / shape[0] ** 0.5)
                )
                for name, shape in heads.SHAPES.items()
            }
        )
        self.drop = nn.Dropout(settings.dropout)
        self.masked = settings.masked

    def weights(self) -> dict[str, torch.Tensor]:
        """The heads' arrays by their names in the product."""
        return {name.replace("/", "."): value for name, value in self.heads.items()}

    def vectors(self, batch: Sequence[Sequence[Window]]) -> list[torch.Tensor]:
        """[words, 384] of each article."""
        windows = [window for article in batch for window in article]
        states: list[torch.Tensor] = [torch.empty(0)] * len(windows)
        for rows in _alike(windows):
            longest = -(-len(windows[rows[-1]].ids) // _STEP) * _STEP  # of few lengths: new shapes cost time
            ids = torch.zeros(len(rows), longest, dtype=torch.long)
            real = torch.zeros(ids.shape)
            for place, row in enumerate(rows):
                ids[place, : len(windows[row].ids)] = torch.tensor(windows[row].ids)
                real[place, : len(windows[row].ids)] = 1
            if self.training:
                hidden = (torch.rand(ids.shape) < self.masked) & (ids != _START) & (ids != _END)
                ids = ids.masked_fill(hidden & (real > 0), _MASK)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training and _HAS_BFLOAT16):
                group = self.encoder(ids, real).float()
            for row, state in zip(rows, group.unbind(0), strict=True):  # one by one their gradients are costly
                states[row] = state
        found, row = [], 0
        for article in batch:
            parts = []
            for window in article:
                parts.append(_means(states[row], window))
                row += 1
            found.append(self.drop(torch.cat(parts)))
        return found


def _alike(windows: Sequence[Window]) -> list[list[int]]:
    """Rows of windows, short ones and long ones apart, so that little is padded. Order: by length."""
    order = sorted(range(len(windows)), key=lambda row: len(windows[row].ids))
    short = sum(len(window.ids) <= _SHORT for window in windows)
    return [rows for rows in (order[:short], order[short:]) if rows]


def _means(states: torch.Tensor, window: Window) -> torch.Tensor:
    """The mean of each word's pieces."""
    bounds = torch.tensor(window.words)
    total = functional.pad(states.cumsum(0), (0, 0, 1, 0))
    return (total[bounds[:, 1]] - total[bounds[:, 0]]) / (bounds[:, 1] - bounds[:, 0])[:, None]


def losses_of(model: Model, words: torch.Tensor, example: Example) -> dict[str, torch.Tensor]:
    """The loss of each head on one article."""
    weights = model.weights()
    tensor = torch.as_tensor
    lead = words[: heads.LEAD].mean(0, keepdim=True)
    features = tensor(example.words)
    logits = heads.triggers(weights, words, lead, features)
    found = {"words": functional.cross_entropy(logits, tensor(example.salience), weight=_SALIENCE)}
    if not len(example.triggers):
        return found
    numbers, gold = _candidates(example, 1 - logits.detach().softmax(-1)[:, 0])
    vectors = words[tensor(numbers)]
    near = tensor(example.layout.near(numbers))
    refined, seen = heads.refined(weights, vectors, lead, features[tensor(numbers)], near)
    salience = tensor(numpy.where(gold >= 0, example.salience[numbers], 0))
    main = tensor(numpy.where(gold >= 0, example.main[numbers] == 1, False)).float()
    found["salience"] = functional.cross_entropy(refined[:, :4], salience, weight=_REFINED)
    found["main"] = functional.binary_cross_entropy_with_logits(refined[:, 4], main)
    found["same"] = _again(weights, example, torch.cat([vectors, seen], 1), seen, numbers, gold)
    at = tensor(example.triggers)
    triggers = torch.cat([words[at], seen[tensor(numpy.searchsorted(numbers, example.triggers))]], 1)
    types, statuses = heads.types_and_status(weights, triggers)
    right = tensor(example.types)
    found["types"] = -(types.log_softmax(-1).masked_fill(~right, -1e4).logsumexp(-1)).mean()
    wanted = tensor(example.statuses)
    if (wanted != NEVER).any():
        found["statuses"] = functional.cross_entropy(statuses, wanted)
    found |= _date_losses(weights, example, words, triggers, at, lead, features)
    rows, columns, pairs = map(tensor, example.party_pairs)
    if len(rows):
        party = heads.pairs(weights, "party", triggers, words[tensor(example.party_heads)], rows, columns, pairs)
        wanted = tensor(example.roles)
        if (wanted != NEVER).any():
            found["roles"] = functional.cross_entropy(_cast(party[:, :4], example), wanted, weight=_ROLES)
        for name, logits, wanted in (
            ("places", party[:, 4], tensor(example.places)),
            ("sources", party[:, 5], tensor(example.sources)),
        ):
            on = wanted != NEVER
            if on.any():
                found[name] = functional.binary_cross_entropy_with_logits(logits[on], wanted[on])
    rows, columns, pairs = map(tensor, example.title_pairs)
    if len(rows):
        title = heads.pairs(weights, "title", words[at], words, rows, columns, pairs)
        found["titles"] = functional.binary_cross_entropy_with_logits(title[:, 0], tensor(example.titles))
    return found


def _cast(logits: torch.Tensor, example: Example) -> torch.Tensor:
    """[cast, 4]: the logits of each actor of each event, from all pairs of its mentions and the actor's.

    The odds of the pairs are added: that one of them says that the actor takes part is enough, and an actor who takes
    part need not do so in every sentence that names it.
    """
    members = torch.as_tensor(example.cast)
    odds = logits[:, 1:] - logits[:, :1]
    most = torch.full((len(example.roles), 3), -1e4).index_reduce(0, members, odds.detach(), "amax")
    total = torch.zeros(most.shape).index_add(0, members, (odds - most[members]).exp())
    return torch.cat([torch.zeros(len(most), 1), most + total.clamp_min(1e-9).log()], 1)


def _candidates(example: Example, told: torch.Tensor) -> tuple[Any, Any]:
    """Annotated triggers and words that the model now takes for one, in order; and whose event each tells, or -1."""
    share = told.numpy() * example.candidates
    free = (share >= CANDIDATE) & (example.salience == 0)
    runs = numpy.split(numpy.flatnonzero(free), numpy.flatnonzero(numpy.diff(numpy.flatnonzero(free)) > 1) + 1)
    wrong = [max(run, key=lambda number: share[number]) for run in runs if len(run)]
    wrong = sorted(wrong, key=lambda number: -share[number])[:MOST_WRONG]
    numbers = numpy.array(sorted({*map(int, example.triggers), *map(int, wrong)}), dtype=numpy.int64)
    events = dict(zip(map(int, example.triggers), map(int, example.events), strict=True))
    return numbers, numpy.array([events.get(int(number), -1) for number in numbers])


def _again(
    weights: dict[str, torch.Tensor],
    example: Example,
    vectors: torch.Tensor,
    seen: torch.Tensor,
    numbers: Any,
    gold: Any,
) -> torch.Tensor:
    """Of all before it and of being new, the right ones together should have the probability.

    Source: the antecedent loss of Lee et al., "End-to-end neural coreference resolution", 2017
    """
    count = len(numbers)
    rows, columns = numpy.tril_indices(count, -1)
    logits = torch.full((count, count), -1e4)
    logits = logits + torch.diag(torch.full((count,), 1e4))
    right = torch.eye(count, dtype=torch.bool)
    if len(rows):
        types = heads.types_and_status(weights, vectors)[0].softmax(-1)
        one, other = torch.as_tensor(rows), torch.as_tensor(columns)
        agree = (types[one] * types[other]).sum(-1, keepdim=True)
        features = torch.as_tensor(example.layout.same(numbers, rows, columns))
        pairs = heads.pairs(weights, "same", seen, seen, one, other, torch.cat([features, agree], 1))
        logits = logits.index_put((one, other), pairs[:, 0])
        same = torch.as_tensor((gold[rows] == gold[columns]) & (gold[rows] >= 0))
        right[one[same], other[same]] = True
        told = right.tril(-1).any(1)
        right[told, told] = False
    shares = logits.log_softmax(-1)
    return -shares.masked_fill(~right, -1e4).logsumexp(-1).mean()


def _date_losses(
    weights: dict[str, torch.Tensor], example: Example, words: torch.Tensor, triggers: torch.Tensor,
    at: torch.Tensor, lead: torch.Tensor, features: torch.Tensor,
) -> dict[str, torch.Tensor]:  # fmt: skip
    """Of all that may date a trigger, the right ones together should have the probability."""
    tensor = torch.as_tensor
    rows, columns, pairs = map(tensor, example.date_pairs)
    rest = heads.undated(weights, triggers, lead, features[at])
    count = len(triggers)
    scores, owner = [rest[:, 0], rest[:, 1]], [torch.arange(count), torch.arange(count)]
    link = None
    if len(rows):
        link = heads.pairs(weights, "date", triggers, words[tensor(example.time_heads)], rows, columns, pairs)
        scores, owner = [link[:, 0], *scores], [rows, *owner]
    score, of = torch.cat(scores), torch.cat(owner)
    right = tensor(example.dated).bool()
    everything = torch.full((count,), -1e4).index_reduce(0, of, score.detach(), "amax")
    exp = (score - everything[of]).exp()
    total = torch.zeros(count).index_add(0, of, exp)
    good = torch.zeros(count).index_add(0, of, exp * right)
    known = tensor(example.dated_known)
    found = {}
    if known.any():
        found["dates"] = -(good[known] / total[known]).clamp_min(1e-6).log().mean()
    wanted = tensor(example.bounds)
    if link is not None and (wanted != NEVER).any():
        found["bounds"] = functional.cross_entropy(link[:, 1:], wanted, ignore_index=NEVER)
    return found


def _batches(examples: Sequence[Example], pieces: int) -> list[list[Example]]:
    """Whole articles, at least so many pieces together. Order: as given."""
    batches: list[list[Example]] = [[]]
    count = 0
    for example in examples:
        if count >= pieces:
            batches.append([])
            count = 0
        batches[-1].append(example)
        count += sum(len(window.ids) for window in example.windows)
    return batches


def learn(
    model: Model, examples: Sequence[Example], settings: Settings, *, seed: int, say: Callable[[str], Any] = print
) -> None:
    """Trains in place."""
    random.seed(seed)
    torch.manual_seed(seed)
    own = list(model.encoder.parameters())
    optimizer = torch.optim.AdamW(
        [{"params": own, "weight_decay": 0.01}, {"params": list(model.heads.values()), "weight_decay": 0.01}],
        fused=True,
    )
    mean = {name: value.detach().clone() for name, value in model.state_dict().items()}
    whole = [example for example in examples if not example.partial]
    partial = [example for example in examples if example.partial]
    order = whole + partial[:: settings.share]
    steps = settings.epochs * len(_batches(order, settings.pieces))
    step, started = 0, time.time()
    for epoch in range(settings.epochs):
        model.train()
        order = whole + random.sample(partial, len(partial[:: settings.share]))
        random.shuffle(order)
        sums: dict[str, float] = {}
        for batch in _batches(order, settings.pieces):
            pace = min(1, (step + 1) / (settings.warm_up * steps)) * max(0.02, 1 - step / steps)
            for group, rate in zip(optimizer.param_groups, (settings.encoder_rate, settings.heads_rate), strict=True):
                group["lr"] = rate * pace
            total = torch.zeros(())
            size = sum(len(example.words) for example in batch)
            for words, example in zip(model.vectors([e.windows for e in batch]), batch, strict=True):
                for name, loss in losses_of(model, words, example).items():
                    total = total + LOSSES[name] * loss * (len(example.words) / size)
                    sums[name] = sums.get(name, 0.0) + float(loss.detach())
            optimizer.zero_grad()
            total.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            if step > steps // 2:  # the weights that are kept are a running mean: seeds and last batches count less
                share = max(1 / (step - steps // 2), settings.newest)
                for name, value in model.state_dict().items():
                    mean[name].lerp_(value, share)
        means = " ".join(f"{name} {value / len(order):.3f}" for name, value in sums.items())
        say(f"epoch {epoch}: {means}, {time.time() - started:.0f} s")
    model.load_state_dict(mean)
