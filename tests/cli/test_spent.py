"""Where the time of a build went, in plain words."""

from pathlib import Path

from briefings.cli.spent import spent
from briefings.clock import Stage
from briefings.job import Built


def test_shares_add_up_and_every_stage_is_in_plain_words() -> None:
    stages = (Stage("starting", 0.1, 0.1), Stage("planning", 0.3, 0.3), Stage("writing pages", 1.6, 2.9))
    built = Built(output=Path("public"), stages=stages, peak_memory=(220 << 20, 90 << 20))
    assert list(spent(built)) == [
        "where the time went (share, seconds by the clock, seconds of processor time):",
        "    5%     0.100 s     0.100 s  looking for what changed",
        "   15%     0.300 s     0.300 s  planning every page",
        "   80%     1.600 s     2.900 s  rendering and publishing",
        "  100%     2.000 s     3.300 s  in all",
        "memory: 220 MB at most, and 90 MB in the largest process that helped",
    ]


def test_nothing_that_took_no_time_divides_by_it() -> None:
    *_, memory = spent(Built(output=Path("public"), peak_memory=(20 << 20, 0)))
    assert memory == "memory: 20 MB at most"
