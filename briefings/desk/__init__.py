"""The desk: what an editor does with articles and entities that are there, one decision at a time.

    changes     new states of several files, planned, verified, and written all or none
    entities    merge two entities into one, split one in two, give one another kind; rewriting: all articles follow
    doubts      what of an article an editor should look at; decisions: what was decided, written into its file

Everything is planned on texts in memory; only `changes.write` touches the disk.
"""
