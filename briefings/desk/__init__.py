"""The desk: what an editor does with articles and entities that are there, one decision at a time.

    changes     new states of several files, planned, verified, and written all or none
    entities    merge two entities into one, split one in two, give one another kind; rewriting: all articles follow
    whose       which of two that are parted each mention means, by their names; what these cannot tell
    near        entities that are easily taken for one another
    doubts      what of an article an editor should look at; decisions: what was decided, put into its text
    proposed    an entity that waited enters its article
    session     one review: doubts told, decisions written at once, each for itself

Everything is planned on texts in memory; only `changes.write` touches the disk.
"""
