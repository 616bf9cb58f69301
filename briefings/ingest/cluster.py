"""Converting on a Dask cluster, through its own executor. The only module that knows Dask."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from briefings.errors import ClusterError, MissingExtraError, UsageError
from briefings.ingest import remote
from briefings.ingest.pool import Converter, Factory
from briefings.ingest.types import Options

_ADDRESS = re.compile(r"dask://(?P<host>[^\s:/@\[\]]+|\[[0-9a-fA-F:.]+\]):(?P<port>\d{1,5})/?")
_HIGHEST_PORT = 65535
_PATIENCE = 15
"""Seconds to wait for the scheduler, and as many for its first worker."""
_AHEAD = 4
"""Files on their way for each thread of the workers."""


def scheduler_of(address: str) -> str:
    """Dask's own name of an address ``dask://HOST:PORT``.

    Raises:
        UsageError: if it is none.
    """
    found = _ADDRESS.fullmatch(address)
    if found is None or not 0 < int(found["port"]) <= _HIGHEST_PORT:
        raise UsageError(f"--executor is {address!r}; write it like dask://scheduler.example:8786")
    return f"tcp://{found['host']}:{found['port']}"


@contextmanager
def converter(address: str, options: Options, factory: Factory) -> Iterator[Converter]:
    """What converts files in order on the cluster at ``dask://HOST:PORT``, as long as the context is open.

    A worker that dies is made up for by the others; one that joins later takes its share.

    Args:
        address: Of the cluster's scheduler.
        options: For all files.
        factory: Makes the annotator in each worker.

    Raises:
        UsageError: if the address is none.
        MissingExtraError: if ``distributed`` is not installed.
        ClusterError: if no scheduler answers or it has no workers.
    """
    scheduler = scheduler_of(address)
    try:
        distributed: Any = importlib.import_module("distributed")  # an extra, with types for some of its parts alone
    except ModuleNotFoundError:
        raise MissingExtraError("cluster", "Converting on a cluster") from None
    try:
        client = distributed.Client(scheduler, timeout=_PATIENCE, set_as_default=False)
    except (OSError, TimeoutError) as fault:
        remedy = "see that the scheduler runs and that this machine may reach it"
        raise ClusterError(f"no Dask scheduler answers at {scheduler}; {remedy}") from fault
    with client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as fault:
            remedy = f"start some: dask worker {scheduler} --nthreads 1"
            raise ClusterError(f"the Dask cluster at {scheduler} has no workers; {remedy}") from fault
        threads = sum(client.nthreads().values())
        send = remote.Send(max(1, threads) * _AHEAD, (distributed.KilledWorker,))
        with client.get_executor() as executor:
            yield remote.converter(executor, options, factory, send)
