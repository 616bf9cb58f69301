"""From bytes to the disk: the whole of a site or nothing, and no file written that did not change.

    fingerprint   what a build reads, in stamps; unchanged ends the build where they are the last build's
    lookout       looks at both trees while the build still reads
    writer        the flow: `writer.publish(artifacts, render, target, report, progress)`
      target      where to, and whether that can be; lock keeps a second build out
      slots       where the spare tree lies; what a killed build left is mended first
      scene       both trees as they are: state (what was known), survey (the disk, which is believed), foreign, mark
      plan        what to take over, to link, to render, to drop: a pure comparison
      staging     the spare tree brought up to date; delivery puts bytes there, in whichever process made them
      mirror      a second tree with the first build, so that the next one has a spare
      swap        the two trees change places: the only moment at which readers see anything
    rollback      the same, with the tree before

Beneath lie ``manifest`` and ``records`` (what a tree holds, as values), ``paths`` (what may be published), ``folder``
(a tree held open) and ``system`` (the calls that Python lacks). Before the swap no step touches what is published, so
a crash leaves the old site; behind it nothing is left to do that the next build could not.
"""
