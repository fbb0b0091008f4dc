"""AnnotatedArticle → Cast: who and where an article is about, and which words mean them.

The order matters: names first, then bodies and titles that lean on them, then the pronouns and
descriptions that lean on everything.
"""

from dateline.domain.annotation import AnnotatedArticle
from dateline.domain.cast import Cast
from dateline.gazetteer import Gazetteer
from dateline.resolve.affiliation import enter_affiliations
from dateline.resolve.bodies import enter_bodies
from dateline.resolve.counterparts import resolve_counterparts
from dateline.resolve.descriptions import enter_compass_states, enter_forces, enter_unknown_names
from dateline.resolve.draft import Draft
from dateline.resolve.home import settle_home
from dateline.resolve.incumbents import identify
from dateline.resolve.names import enter_names
from dateline.resolve.persons import Persons
from dateline.resolve.places import Atlas
from dateline.resolve.placing import enter_cities
from dateline.resolve.pronouns import Antecedents
from dateline.resolve.roles import attach_titles, enter_standing_titles, settle_possessors
from dateline.resolve.titles import find_titles, name_starts


def resolve(doc: AnnotatedArticle, gazetteer: Gazetteer) -> Cast:
    """The cast of an annotated article."""
    draft = Draft(doc)
    atlas = Atlas(gazetteer, doc.tokens, doc.names, doc.article.publisher)
    enter_names(draft, gazetteer, atlas)
    titles = find_titles(draft, gazetteer)
    persons = Persons(draft, gazetteer)
    persons.enter(name_starts(draft, titles))
    enter_cities(draft, gazetteer, atlas, persons.parts())
    enter_compass_states(draft, gazetteer)
    enter_bodies(draft, gazetteer)
    enter_unknown_names(draft, atlas, titles)
    Antecedents(draft, gazetteer).enter_state_nouns(owners_only=True)
    standing = attach_titles(draft, titles)
    identify(draft, gazetteer)
    resolve_counterparts(draft, gazetteer)
    enter_standing_titles(draft, gazetteer, standing)
    enter_forces(draft)
    antecedents = Antecedents(draft, gazetteer)
    antecedents.enter_pairs()
    antecedents.enter_state_nouns()
    antecedents.enter_pronouns()
    resolve_counterparts(draft, gazetteer)  # again: whom 'his' means may tell only now what his counterpart is
    settle_possessors(draft)
    enter_affiliations(draft)
    settle_home(draft, gazetteer)
    return draft.finished(gazetteer.wikidata)
