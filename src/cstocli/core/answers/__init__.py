"""Each question's answer: what ``csto panel`` prints is made in ``panel.py``, with parts in ``panel_columns.py``.

What several answers need stands beside this folder: ``spans/`` (how long it holds), ``telling.py``, ``notes.py``,
``columns.py``.
The tables of ``csto sql`` and ``csto export`` are in ``tables/``.
"""
