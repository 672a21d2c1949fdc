"""Files: text in; a log, or every fault of it, out.

``reader`` goes the whole way, ``examine`` goes on to the rules: bytes and tables of TOML (``files``), a log
(``document``) with its events (``events``) and assertions (``assertions``), each table by its class (``decode``), each
field by its type (``fields``), each value as it stands (``values``). Faults are noted on the way (``context``,
``faults``) and looked up in the text at its end (``places``). ``claims`` and ``csv_table`` read files that are compared
with a log, ``compiled`` keeps what replay needs, ``words`` finds what a shell completes. The form of a log is described
by ``codebook`` and ``schema``.
"""
