"""The HTTP API: how browsers and programs come in.

Thin, with no rules of its own: it reads a request exactly, asks who sends it and whether the table
of permissions lets them, calls one desk in ``services`` and writes the answer down. The parts:

- ``app``: the factory; ``options``: what it is told;
- ``middleware``: what happens to every request; ``cors``, ``logs``, ``limits``;
- ``bodies``, ``fields``: reading JSON exactly, and the types of fields;
- ``security``, ``calls``: who asks, and one request as a route sees it;
- ``problems``: every answer that is not what was asked for;
- ``cursors``, ``idempotency``: paging, and requests that are sent twice;
- ``models``, ``routes``, ``published``: what is sent, where, and its description in OpenAPI.
"""
