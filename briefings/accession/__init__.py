"""Takes articles into the library: reads the files that changed, and knows the others again by their stamps.

What a build needs of most articles is their notice, which is small. An article itself is opened only where its own
words are shown: from the spool where this run has read it, else from its file.
"""
