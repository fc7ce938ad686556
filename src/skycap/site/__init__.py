"""The site: the built pages of ``frontend/``, served at ``/`` beside the API.

- ``files``: what was built, read into memory once, and which file an address means;
- ``headers``: what the browser is told about every page: what it may load, and how long to keep it;
- ``serving``: the answers.

The same files can lie in a bucket: then the same rules for addresses and headers hold there.
"""

from skycap.site.serving import mount_site

__all__ = ["mount_site"]
