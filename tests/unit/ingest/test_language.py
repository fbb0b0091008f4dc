import pytest

from dateline.errors import InputError
from dateline.ingest.language import require_english

ENGLISH = (
    "The two ministers met in Oslo on Monday and agreed that their deputies would meet again before the end of "
    "the month, a spokeswoman said. It was the first meeting of its kind since the border was closed last year."
)
OTHERS = {
    "French (fr)": """Les deux ministres se sont rencontrés lundi à Oslo et ont convenu que leurs adjoints se
        reverraient avant la fin du mois, a indiqué une porte-parole. C’était la première rencontre depuis un an.""",
    "German (de)": """Die beiden Minister trafen sich am Montag in Oslo und vereinbarten, dass ihre Stellvertreter noch
        vor Ende des Monats wieder zusammenkommen, sagte eine Sprecherin. Es war das erste Treffen seit einem Jahr.""",
    "Danish (da)": """De to ministre mødtes mandag i Oslo og blev enige om, at deres stedfortrædere skulle mødes igen
        før månedens udgang, sagde en talskvinde. Det var det første møde af den art, siden grænsen blev lukket.""",
    "Dutch (nl)": """De twee ministers spraken elkaar maandag in Oslo en besloten dat hun plaatsvervangers elkaar voor
        het einde van de maand weer zouden zien, zei een woordvoerster. Het was de eerste ontmoeting sinds een jaar.""",
    "Russian (ru)": "Министры встретились в понедельник в Осло и договорились о новой встрече.",
    "Chinese (zh)": "两位部长星期一在奥斯陆会面，并同意在月底前再次会晤。",
}


def test_english() -> None:
    require_english(ENGLISH, name="x")


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_named(language: str) -> None:
    with pytest.raises(InputError) as caught:
        require_english(OTHERS[language], name="page.txt")
    assert str(caught.value) == f"page.txt looks like {language}; Dateline reads English"


def test_a_few_words_in_latin_script_are_let_through() -> None:
    require_english("Oslo talks postponed", name="x")
    require_english("16.06.2021", name="x")


def test_english_with_many_foreign_names() -> None:
    names = " ".join(f"Erdoğan, Władysław, Çavuşoğlu, Đorđević, number {n}," for n in range(9))
    require_english(f"{ENGLISH} Present were {names} and others.", name="x")


def test_only_the_beginning_counts() -> None:
    require_english(ENGLISH * 10 + OTHERS["German (de)"] * 50, name="x")
