"""Made-up findings for the record's benchmark: years of reporting with the skew of real news.

A few states and people are in a great part of the articles, words follow Zipf's law, stories run for weeks and are
told by many outlets, one article in seven is a copy off the wire. The same seed makes the same articles.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import accumulate

from dateline import gazetteer
from dateline.domain.article import Article, article_id
from dateline.domain.findings import Actor, Event, Findings, Measure, Meeting, Place, Role, Statement, Time, Topic
from dateline.text.spans import Span

START = date(2010, 1, 4)
A_DAY = 27  # articles; 100,000 of them fill ten years
COPIES = 0.15
STORY_DAYS = 30
STORIES = 40  # that run at a time
EVENTS = ("CONSULT", "ACCUSE", "REQUEST", "COOPERATE", "THREATEN", "REJECT", "AGREE", "PROTEST")
KINDS = ("summit", "talks", "talks", "visit", "ministerial", "call")
TITLES = ("foreign minister", "president", "spokesman", "ambassador", "defence minister")
TOPICS = ("arms control", "trade", "border security", "fisheries", "prisoner exchange", "climate")
SYLLABLES = tuple(f"{one}{other}" for one in "bdfgklmnprstvz" for other in "aeio")
# Words that queries ask for, at places of the list where Zipf's law makes them common, middling and rare.
PLANTED = {3: "talks", 40: "sanctions", 400: "verification", 4_000: "dredgers", 15_000: "ombudsman"}


@dataclass(frozen=True, slots=True)
class Person:
    key: str
    name: str
    country: str
    title: str


@dataclass(slots=True)
class Story:
    """What several articles tell of over some weeks: two sides, their people, a meeting, words that were said."""

    pair: tuple[str, str]
    people: tuple[Person, ...]
    place: str
    kind: str
    meets: date
    ends: date
    said: list[tuple[Person, str]] = field(default_factory=list)


class World:
    """Makes articles. `names` of states are by code."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        entries = gazetteer.load().entries
        self.states = {
            key.removeprefix("state:"): entry.name for key, entry in sorted(entries.items()) if key.startswith("state:")
        }
        codes = ["USA", "RUS", "CHN", *(c for c in self.states if c not in ("USA", "RUS", "CHN"))]
        self._codes, self._code_weights = codes, _zipf(len(codes))
        self.people = [self._person(n) for n in range(4_000)]
        self._people_weights = _zipf(len(self.people))
        self._words = [PLANTED.get(n) or self._word() for n in range(20_000)]
        self._word_weights = _zipf(len(self._words))
        self._outlets = [f"Outlet {n}" for n in range(60)]
        self._outlet_weights = _zipf(len(self._outlets))
        self._stories: list[Story] = []
        self._places = [f"{self._word().capitalize()}ville" for _ in range(400)]

    def articles(self, count: int) -> Iterator[Findings]:
        """So many articles in the order of publication."""
        recent: list[Findings] = []
        for number in range(count):
            day = START + timedelta(days=number // A_DAY)
            if recent and self._chance.random() < COPIES:
                yield self._copy(self._chance.choice(recent[-40:]), day, number)
                continue
            findings = self._article(day, number)
            recent = [*recent[-60:], findings]
            yield findings

    # --- the world ---------------------------------------------------------------------------------

    def _person(self, number: int) -> Person:
        country = self._chance.choices(self._codes, cum_weights=self._code_weights)[0]
        name = f"{self._word().capitalize()} {self._word().capitalize()}"
        return Person(f"person:{name.lower().replace(' ', '-')}-{number}", name, country, self._chance.choice(TITLES))

    def _word(self) -> str:
        return "".join(self._chance.choices(SYLLABLES, k=self._chance.randint(2, 4)))

    def _text(self, least: int, most: int) -> str:
        return " ".join(
            self._chance.choices(self._words, cum_weights=self._word_weights, k=self._chance.randint(least, most))
        )

    def _story(self, day: date) -> Story:
        self._stories = [story for story in self._stories if story.ends >= day]
        while len(self._stories) < STORIES:
            pair = tuple(sorted(set(self._chance.choices(self._codes, cum_weights=self._code_weights, k=3))))[:2]
            if len(pair) == 2:
                self._stories.append(self._new_story((pair[0], pair[1]), day))
        return self._chance.choices(self._stories, cum_weights=_zipf(len(self._stories)))[0]

    def _new_story(self, pair: tuple[str, str], day: date) -> Story:
        people = tuple(
            next(p for p in iter(self._somebody, None) if p.country == code) if code in self._codes[:12]
            else Person(f"person:envoy-{code.lower()}-{n}", f"Envoy {code.title()} {n}", code, "ambassador")
            for n, code in enumerate((*pair, *pair), start=self._chance.randrange(3))
        )  # fmt: skip
        ends = day + timedelta(days=self._chance.randint(5, STORY_DAYS))
        meets = day + timedelta(days=self._chance.randint(3, 40))
        return Story(pair, people, self._chance.choice(self._places), self._chance.choice(KINDS), meets, ends)

    def _somebody(self) -> Person:
        return self._chance.choices(self.people, cum_weights=self._people_weights)[0]

    # --- articles ----------------------------------------------------------------------------------

    def _copy(self, of: Findings, day: date, number: int) -> Findings:
        outlet = self._chance.choice(self._outlets)
        article = replace(
            of.article, id=article_id(f"{number}{outlet}{of.article.text}"), publisher=outlet, published=day.isoformat()
        )
        return replace(of, article=article)

    def _article(self, day: date, number: int) -> Findings:
        story = self._story(day)
        page = _Page(story, self._chance)
        for _ in range(self._chance.randint(7, 13)):
            page.statement(*self._utterance(story))
        for _ in range(2):
            page.meeting(day, self._text(4, 9))
        for _ in range(3):
            page.event(self._chance.choice(EVENTS), day, self._text(6, 14))
        if self._chance.random() < 0.5:
            page.measure(self._text(6, 14))
        page.topic(self._chance.choice(TOPICS))
        outlet = self._chance.choices(self._outlets, cum_weights=self._outlet_weights)[0]
        return page.findings(number, day, outlet, self._text(4, 8).capitalize(), self.states)

    def _utterance(self, story: Story) -> tuple[Person, str]:
        """Something that was said in the story before, or new words of its people or somebody else."""
        if story.said and self._chance.random() < 0.3:
            return self._chance.choice(story.said[-12:])
        person = self._chance.choice(story.people) if self._chance.random() < 0.8 else self._somebody()
        story.said.append((person, self._text(8, 24)))
        return story.said[-1]


class _Page:
    """A text that grows, and the findings in it."""

    def __init__(self, story: Story, chance: random.Random) -> None:
        self._story = story
        self._chance = chance
        self._parts: list[str] = []
        self._length = 0
        self._actors: dict[str, Actor] = {}
        self._times: dict[str, Time] = {}
        self._statements: list[Statement] = []
        self._meetings: list[Meeting] = []
        self._events: list[Event] = []
        self._measures: list[Measure] = []
        self._topics: list[Topic] = []
        self._sentences: list[Span] = []

    def statement(self, person: Person, words: str) -> None:
        speaker = self._person(person)
        start = self._length
        cue = self._write(f"{person.name} said ")
        quote = self._write(f"“{words}”")
        self._write(".\n")
        self._sentences.append(Span(start, self._length))
        content = Span(quote.start + 1, quote.end - 1)
        ident = f"s{len(self._statements) + 1}"
        self._statements.append(
            Statement(ident, (speaker,), Span(start, start + len(person.name)), Span(cue.end - 5, cue.end - 1),
                      (content,), "direct", (content,))
        )  # fmt: skip

    def meeting(self, day: date, words: str) -> None:
        story = self._story
        span = self._sentence(f"The two sides will meet in {story.place} over {words}.")
        status = "scheduled" if story.meets > day else "held"
        time = self._time(story.meets, span) if self._chance.random() < 0.7 else None
        both = tuple(self._state(code) for code in story.pair)
        leaders = tuple(self._person(person) for person in story.people[:2]) if self._chance.random() < 0.6 else both
        place = "p1" if self._chance.random() < 0.7 else None
        ident = f"m{len(self._meetings) + 1}"
        self._meetings.append(
            Meeting(ident, None, None, story.kind, leaders, None, place, time, status, mentions=(span,))
        )

    def event(self, kind: str, day: date, words: str) -> None:
        one, other = self._chance.sample(self._story.pair, 2)
        span = self._sentence(f"{one} and {other}: {words}.")
        time = self._time(day - timedelta(days=self._chance.randrange(2)), span)
        ident = f"e{len(self._events) + 1}"
        self._events.append(
            Event(ident, kind, None, (), None, (self._state(one),), (self._state(other),), "p1", time,
                  Span(span.start, span.start + 3), span, score=-1.0)
        )  # fmt: skip

    def measure(self, words: str) -> None:
        one, other = self._story.pair
        span = self._sentence(f"New sanctions: {words}.")
        self._measures.append(
            Measure("x1", "sanctions", "impose", (self._state(one),), (self._state(other),), "announced", None, span)
        )

    def topic(self, label: str) -> None:
        span = self._sentence(f"They will speak about {label}.")
        self._topics.append(Topic("k1", label.replace(" ", "_"), label, span, "agenda"))

    def findings(self, number: int, day: date, outlet: str, title: str, states: dict[str, str]) -> Findings:
        text = "".join(self._parts)
        whole = Span(0, min(10, len(text)))
        actors = tuple(
            replace(actor, name=states.get(actor.country or "", actor.name)) if actor.kind == "state" else actor
            for actor in self._actors.values()
        )
        article = Article(
            text, article_id(f"{number} {text}"), title, outlet, published=day.isoformat(),
            url=f"https://news.example/{number}",
        )  # fmt: skip
        place = Place("p1", self._story.place, self._story.pair[0], 1.0, 2.0, mentions=(whole,))
        return Findings(
            article, actors, (place,), tuple(self._times.values()), tuple(self._statements), tuple(self._events),
            tuple(self._meetings), (), tuple(self._measures), tuple(self._topics), sentences=tuple(self._sentences),
        )  # fmt: skip

    def _write(self, words: str) -> Span:
        span = Span(self._length, self._length + len(words))
        self._parts.append(words)
        self._length = span.end
        return span

    def _sentence(self, words: str) -> Span:
        span = self._write(words)
        self._write("\n")
        self._sentences.append(span)
        return span

    def _person(self, person: Person) -> str:
        span = Span(self._length, self._length + 1) if self._length else Span(0, 1)
        actor = Actor(
            f"a{len(self._actors) + 1}", person.key, person.name, "person", person.country, "GOV",
            roles=(Role(person.title, None, person.country),), mentions=(span,),
        )  # fmt: skip
        return self._actors.setdefault(person.key, actor).id

    def _state(self, code: str) -> str:
        actor = Actor(f"a{len(self._actors) + 1}", f"state:{code}", code, "state", code, "GOV", mentions=(Span(0, 1),))
        return self._actors.setdefault(f"state:{code}", actor).id

    def _time(self, day: date, span: Span) -> str:
        time = Time(f"t{len(self._times) + 1}", span, "DATE", day.isoformat())
        return self._times.setdefault(day.isoformat(), time).id


def _zipf(count: int) -> list[float]:
    """Cumulative weights 1, 1/2, 1/3 …"""
    return list(accumulate(1 / rank for rank in range(1, count + 1)))
