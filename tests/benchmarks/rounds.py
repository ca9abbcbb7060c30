"""Measuring in turns, so that whatever slows the machine slows all alike; what counts is the ratio within a turn."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Sample = Mapping[str, float]
Samples = Mapping[str, Sequence[Sample]]


def in_turns(cases: Mapping[str, Callable[[], Sample]], rounds: int) -> Samples:
    """Measure each case once a round, in an order that is reversed each time, after one round to warm up."""
    samples: dict[str, list[Sample]] = {name: [] for name in cases}
    order = list(cases)
    for turn in range(-1, rounds):
        for name in order if turn % 2 else reversed(order):
            sample = cases[name]()
            if turn >= 0:
                samples[name].append(sample)
    return samples


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of some values, and the quartiles around it."""

    median: float
    low: float
    high: float


def spread(values: Sequence[float]) -> Spread:
    """Of one value or more."""
    if len(values) == 1:
        return Spread(values[0], values[0], values[0])
    low, median, high = statistics.quantiles(values, n=4, method="inclusive")
    return Spread(median, low, high)


def ratio(samples: Samples, case: str, anchor: str, metric: str, of_anchor: str = "") -> Spread:
    """How much the case is of its anchor in the same turn."""
    pairs = zip(samples[case], samples[anchor], strict=True)
    return spread([one[metric] / other[of_anchor or metric] for one, other in pairs])


def of(samples: Samples, case: str, metric: str) -> list[float]:
    """All values of one metric."""
    return [sample[metric] for sample in samples[case]]


def percentile(values: Sequence[float], share: float) -> float:
    """The value that so large a share of them does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]
