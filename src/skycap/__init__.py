"""Skycap: loan management for small lenders.

The rooms, from the ground up; imports only go down:

- ``lending``: the business, pure functions over the standard library;
- ``services``: what people do, one file per desk;
- ``storage``: the adapters that keep it;
- ``demo``: a made-up lender to look at, driven through the desks;
- ``operations``: keeping it alive;
- ``settings``, ``assembly``: the environment, and the choice of adapters;
- ``api``, ``cli`` (and later ``aws``): how the world comes in.
"""

__version__ = "0.1.0"
