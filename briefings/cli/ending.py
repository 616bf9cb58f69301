"""What is said where the command line ends before its work is done. Imports nothing: it is loaded first of all."""

STOPPED = "stopped before the end; the published site is whole"
UNLOADABLE = "a part of the program cannot be loaded ({}); install it again"
"""With the fault."""
