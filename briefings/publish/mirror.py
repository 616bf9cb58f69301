"""The spare tree of a first build: the live tree once more, its files as links.

It is made after the site is out, in one go and without comparing anything, because there is nothing yet to compare.
"""

from __future__ import annotations

import msgspec

from briefings.publish.folder import Folder
from briefings.publish.foreign import carry_kept
from briefings.publish.manifest import MARK
from briefings.publish.paths import Keep
from briefings.publish.records import Records, folder_columns, pack_stamps
from briefings.publish.state import State, Tree


def mirror(state: State, live: Folder, spare: Folder, keep: Keep) -> State:
    """Fills an empty folder with what the live tree holds.

    The mark is a copy, as in `briefings.publish.plan.make_plan`, and so is a file on a disk without hard links.

    Args:
        state: What is known of the live tree; the other one that it knows is forgotten.
        live: The live tree.
        spare: The empty folder.
        keep: Foreign files that both trees hold.

    Returns:
        What is known of both; a link changes the stamp of the file.

    Raises:
        OSError: if the disk refuses.
    """
    files, folders = state.newest.files.columns, state.newest.folders.columns
    for path in folders.paths:
        spare.make_folder(path)
    for path in files.paths:
        if path == MARK or not spare.link(path, live):
            spare.copy(path, live)
    carry_kept(live, spare, keep)
    newest, older = (
        Tree(
            folder.identity,
            Records(msgspec.structs.replace(files, stamps=pack_stamps(folder.stamps(files.paths)))),
            folder_columns(folders.paths, pack_stamps(folder.stamps(folders.paths, folders=True))),
        )
        for folder in (live, spare)
    )
    return msgspec.structs.replace(state, newest=newest, older=older)
