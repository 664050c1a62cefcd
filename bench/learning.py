"""What judgements teach: the right entry first, and among three, after 0 to 200 corrections of a simulated office.

python -m bench.learning [--runs 5]

Three offices. *shipped*: the knowledge base as it is; citizens are the judged mails, half of them are corrected, the
other half is asked. *young*: the base has lost the questions that it lists but one for each entry; citizens ask the
others. *bare*: it has lost all its questions and aliases, and has names and prose only. The last two ask about 40
entries, as an office's mail turns around its own services, and nobody has told the matcher how people ask for them.
Every run shuffles citizens and services anew.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from helpdesk.knowledge.load import load
from helpdesk.knowledge.versions import knowledge_of
from helpdesk.match.align import Outcome, align
from helpdesk.match.evaluate import predictions
from helpdesk.match.judged import JudgedMail, JudgedQuestion, read_judged
from helpdesk.match.lesson import Around, Lesson
from helpdesk.match.measures import Coverage, coverage
from helpdesk.match.rank import Index
from helpdesk.match.tune import Case, refit
from helpdesk.match.understand import Matcher
from helpdesk.match.usage import NOTHING, Usage
from helpdesk.model.knowledge import Knowledge, Permit
from helpdesk.model.question import Action

ROOT = Path(__file__).parent.parent
STEPS = (0, 25, 50, 100, 200)
SERVICES, EIGHT = 40, 8


def curve(matcher: Matcher, taught: Sequence[JudgedMail], rest: Sequence[JudgedMail]) -> list[tuple[float, float]]:
    """Return recall at 1 and 3 on ``rest`` after each number of corrections, at last with a night's fit."""
    cases = [case for mail in taught if (case := corrected(matcher, mail)).lessons]
    lessons = [lesson for case in cases for lesson in case.lessons]
    points = [recall(matcher.remembering(lessons[:step]), rest) for step in STEPS]
    last = lessons[: max(STEPS)]
    fitted = refit(matcher, [case for case in cases if set(case.lessons) <= set(last)])
    return [*points, recall(matcher.remembering(last, fitted.tuning), rest)]


def corrected(matcher: Matcher, mail: JudgedMail) -> Case:
    """Return a mail with what a counselor would say about the questions that were found in it."""
    outcomes = align(mail, matcher.understand(mail.subject, mail.body, mail.attachments))
    around = Around(mail.subject, mail.body.new_text, mail.body.quoted_text)
    told = [Lesson(o.found.text, chosen(o), around) for o in outcomes if o.found and not o.judged.none_too]
    return Case(mail.subject, mail.body, tuple(told))


def recall(matcher: Matcher, mails: Sequence[JudgedMail]) -> tuple[float, float]:
    """Return how often the right entry stood first, and among three, of the questions in scope."""
    outcomes = [o for m in mails for o in align(m, matcher.understand(m.subject, m.body, m.attachments)) if o.in_scope]
    ranks = [outcome.rank() for outcome in outcomes]
    return sum(r == 1 for r in ranks) / len(ranks), sum(0 < r <= 3 for r in ranks) / len(ranks)


def chosen(outcome: Outcome) -> str | None:
    """Return what a counselor would choose: the first candidate where it will do, else the main entry, or none."""
    if outcome.found and outcome.rank() == 1:
        return outcome.found.candidates[0].id
    return outcome.judged.main or None


def office(knowledge: Knowledge, kept: int, *, names: bool) -> Knowledge:
    """Return the base with so many questions for each entry; without ``names`` also its aliases are gone."""
    permits = {i: replace(p, questions=p.questions[:kept]) for i, p in knowledge.permits.items()}
    topics = {i: replace(t, questions=t.questions[:kept]) for i, t in knowledge.topics.items()}
    if not names:
        permits = {i: replace(p, aliases=(), ambiguous=()) for i, p in permits.items()}
        topics = {i: replace(t, aliases=()) for i, t in topics.items()}
    return knowledge_of(permits, topics, knowledge.documents)


def citizens(knowledge: Knowledge, kept: int, chance: random.Random) -> list[JudgedMail]:
    """Return mails that ask the questions which an office's base lost, about some services of it."""
    services = chance.sample([entry for entry in knowledge.entries() if len(entry.questions) >= EIGHT], SERVICES)
    mails = [
        JudgedMail("", text, (JudgedQuestion(frozenset({e.id}), frozenset(), e.id),), Action.ANSWER, "id")
        for e in services
        for text in e.questions[kept:]
    ]
    chance.shuffle(mails)
    return mails


def shipped(knowledge: Knowledge, chance: random.Random) -> list[tuple[float, float]]:
    """Return the curve of the base as it is on the judged mails of both parts, half of them fed."""
    mails = [m for part in ("train", "test") for m in read_judged(ROOT / "tests" / "judged" / f"{part}.jsonl")]
    chance.shuffle(mails)
    return curve(Matcher(knowledge), mails[: len(mails) // 2], mails[len(mails) // 2 :])


def certain(knowledge: Knowledge, chance: random.Random) -> list[Coverage]:
    """Return what is surely answered of the unseen test part: as shipped, and when its other half was corrected.

    The third is with a night's fit.
    """
    mails = list(read_judged(ROOT / "tests" / "judged" / "test.jsonl"))
    chance.shuffle(mails)
    matcher = Matcher(knowledge)
    cases = [case for mail in mails[: len(mails) // 2] if (case := corrected(matcher, mail)).lessons]
    lessons = [lesson for case in cases for lesson in case.lessons][: max(STEPS)]
    taught = [matcher, matcher.remembering(lessons), matcher.remembering(lessons, refit(matcher, cases).tuning)]
    return [_covered(stage, mails[len(mails) // 2 :]) for stage in taught]


def _covered(matcher: Matcher, mails: Sequence[JudgedMail]) -> Coverage:
    outcomes = [o for m in mails for o in align(m, matcher.understand(m.subject, m.body, m.attachments))]
    return coverage(predictions(outcomes), sum(o.in_scope for o in outcomes), matcher.sure)


def beginning(knowledge: Knowledge, chance: random.Random, kept: int, *, names: bool) -> list[tuple[float, float]]:
    """Return the curve of an office whose base lists few questions."""
    asked = citizens(knowledge, kept, chance)
    base = office(knowledge, kept, names=names)
    index = Index(base)
    # its services are its own: how people ask for Jakarta's, which our questions taught, says nothing of them
    index.usage = Usage(NOTHING, index.position)
    return curve(Matcher(base, index=index), asked[: max(STEPS)], asked[max(STEPS) :])


def main() -> None:
    """Print a table, one row an office."""
    parser = argparse.ArgumentParser(description="What judgements teach.")
    parser.add_argument("--runs", type=int, default=5, help="shuffles that are averaged")
    runs, knowledge = parser.parse_args().runs, load(ROOT / "faq")
    covered = [certain(knowledge, random.Random(seed)) for seed in range(runs)]
    for at, name in enumerate(("as shipped", f"after {max(STEPS)}", "and a night")):
        share, right = (sum(getattr(c[at], what) for c in covered) / runs for what in ("share", "precision"))
        least = covered[0][at].threshold
        print(f"answered from {least} on, {name}: {share:.3f} of the questions in scope, {right:.3f} of them right")
    print(f"| office ({sum(isinstance(e, Permit) for e in knowledge.entries())} permits) | "
          + " | ".join((*map(str, STEPS), f"{max(STEPS)} and a night")) + " |")  # fmt: skip
    print("|---" * (len(STEPS) + 2) + "|")
    offices = {
        "shipped": lambda chance: shipped(knowledge, chance),
        "young": lambda chance: beginning(knowledge, chance, 1, names=True),
        "bare": lambda chance: beginning(knowledge, chance, 0, names=False),
    }
    for name, run in offices.items():
        found = [run(random.Random(seed)) for seed in range(runs)]
        means = [tuple(sum(points[at][k] for points in found) / runs for k in (0, 1)) for at in range(len(STEPS) + 1)]
        print(f"| {name} | " + " | ".join(f"{one:.3f} / {three:.3f}" for one, three in means) + " |", flush=True)


if __name__ == "__main__":
    main()
