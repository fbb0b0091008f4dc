import json
import random
from pathlib import Path

from dateline.merge.families import containment, families, is_copy, keys, pack, shingles, unpack

WORLD = Path(__file__).parents[3] / "examples" / "world"


def _texts() -> dict[str, str]:
    """The sample world's JSON articles by the number of their file."""
    found = {}
    for path in sorted(WORLD.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        text = data.get("maintext") or data.get("body_text") or data.get("text")
        if text:
            found[path.name[:2]] = text
    return found


def test_the_planted_wire_copy_is_found_and_nothing_else() -> None:
    texts = _texts()
    found = families({ident: (text, None) for ident, text in texts.items()})
    assert {ident: family for ident, family in found.items() if ident != family} == {"15": "14"}


def _copy(text: str, rng: random.Random) -> str:
    """A text as another outlet prints it: another heading, other marks, a third of its paragraphs gone."""
    paragraphs = [paragraph for paragraph in text.split("\n") if paragraph.strip()]
    kept = [paragraph for paragraph in paragraphs if rng.random() > 0.33] or paragraphs[:2]
    marks = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-"})
    return "Quite another heading\n" + "\n\n".join(kept).translate(marks)


def test_copies_cut_reheaded_and_repunctuated_are_recognised() -> None:
    rng = random.Random(3)
    tried = found = 0
    for text in _texts().values():
        for _ in range(5):
            original, copy = shingles(text), shingles(_copy(text, rng))
            tried += 1
            found += is_copy(original, copy) and bool(set(keys(original)) & set(keys(copy)))
    assert found >= 0.97 * tried


def test_shingles_survive_packing() -> None:
    found = shingles("The minister arrived in Oslo on Monday and left again on Tuesday.")
    assert len(found) == 8
    assert unpack(pack(found)) == found


def test_texts_without_words() -> None:
    assert not is_copy(shingles(""), shingles("…"))
    assert containment(frozenset(), frozenset()) == 0
