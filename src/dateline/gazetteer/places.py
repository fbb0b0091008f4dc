"""The names of places as a container, for those who only ask whether a word is one."""

from dateline.gazetteer.loading import load


class PlaceNames:
    """`'karachi' in PlaceNames()`: whatever the case. The tables are loaded when first asked."""

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and any(e.kind in ("place", "state", "territory") for e in load().lookup(name))
