"""Texts of any length with as many names, reports, dates and meetings as their length has room for."""

from random import Random

_SYLLABLES = ("ka", "ro", "mi", "ten", "sol", "var", "ba", "lu", "gor", "shi", "ne", "pa")
_TOPICS = ("grain", "border crossings", "the treaty", "visas", "fishing rights", "missile tests")
_STATES = ("Norway", "Japan", "Kenya", "Peru", "Latvia", "Oman", "Canada", "Georgia")


def story(words: int, seed: int = 0) -> str:
    """About so many words of diplomacy, ever new people in it."""
    dice = Random(seed)
    paragraphs: list[str] = []
    length = 0
    while length < words:
        paragraphs.append(_paragraph(dice))
        length += len(paragraphs[-1].split())
    return "\n\n".join(paragraphs)


def _paragraph(dice: Random) -> str:
    minister, president = f"{_name(dice)} {_name(dice)}", f"{_name(dice)} {_name(dice)}"
    home, abroad = dice.sample(_STATES, 2)
    day = dice.randint(1, 28)
    return dice.choice((
        f"Foreign Minister {minister} of {home} met President {president} of {abroad} in Vienna on {day} June and "
        f"said that talks on {dice.choice(_TOPICS)} would go on.",
        f"“We want {dice.choice(_TOPICS)} settled,” {minister} told reporters in {home}. He hoped that the next "
        f"meeting with the {abroad} government would take place in July, the ministry said.",
        f"The two leaders discussed {dice.choice(_TOPICS)}, a spokesman for {home} said on Monday. {abroad} expelled "
        f"{day} diplomats last week, and President {president} called the step “a mistake”.",
        f"{home} imposed sanctions on {abroad}; the {abroad} foreign ministry rejected them and summoned the "
        f"ambassador, {minister}, who is to fly home on {day} May.",
    ))  # fmt: skip


def _name(dice: Random) -> str:
    return "".join(dice.choices(_SYLLABLES, k=3)).capitalize()
