"""Diagnosing trouble: each symptom tried on the live system, each cause tested on its own.

- ``causes``: what a cause and a symptom are, and how a function becomes one;
- ``scene``: the installation that is looked at, as ``embedded`` and ``cloud`` know it;
- ``registry``: every cause there is; ``running``: trying them, and mending;
- a file for each trouble (``login``, ``cors``, ...), and for what several troubles share
  (``machine``, ``functions``, ``tables``, ``rights``).

A new cause is one function with ``@cause`` before it; the table of
``docs/operations/troubleshooting.md`` is written from them.
"""
