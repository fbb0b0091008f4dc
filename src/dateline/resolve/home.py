"""The state that an article is about, for officials and ministries whose state it does not trouble to say.

'Finance minister Yusuf Anwar' in a story about a cabinet in Jakarta serves Indonesia. Where two states
share an article, nothing is assumed.
"""

from collections import Counter

from dateline.resolve.draft import Draft

MAJORITY = 0.6  # of all mentions of states
FEWEST = 4  # mentions, below which an article is about nothing in particular
_OFFICIAL = ("GOV", "LEG", "MIL")
_KINDS = ("person", "government_body", "group")


def home_of(draft: Draft) -> str | None:
    """The country that most mentions of states and their capitals mean; None when no country prevails."""
    named: Counter[str] = Counter()
    for mention in draft.mentions:
        actor = mention.actors[0] if len(mention.actors) == 1 else None
        if actor is not None and actor.kind == "state" and actor.country and mention.kind != "pronoun":
            named[actor.country] += 1
    if named.total() < FEWEST:
        return None
    [(country, count)] = named.most_common(1)
    return country if count >= MAJORITY * named.total() else None


def settle_home(draft: Draft) -> None:
    """Give the article's state to its officials, ministries and their offices that have none."""
    home = home_of(draft)
    if home is None:
        return
    for actor in draft.actors:
        if actor.country is not None or actor.kind not in _KINDS or actor.sector not in _OFFICIAL:
            continue
        if any(role.principal is not None and role.principal.kind == "igo" for role in actor.roles):
            continue
        actor.country = home
        for role in actor.roles:
            role.country = role.country or home
