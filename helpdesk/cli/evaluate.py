"""How good the matcher is on judged mails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from helpdesk.cli.common import ConfigOption, fail, print_line, read_config
from helpdesk.cli.drafts import print_drafts
from helpdesk.errors import ConfigError, KnowledgeError
from helpdesk.explain import Explainer
from helpdesk.knowledge.load import load
from helpdesk.match.evaluate import Figures, evaluate
from helpdesk.match.judged import read_judged

JudgedArgument = Annotated[
    Path | None, typer.Argument(help="Judged mails, one JSON object a line.", show_default=False)
]
CONFUSIONS = 12
ROWS = (
    ("right entry first", "recall_1"),
    ("right entry among three", "recall_3"),
    ("mean reciprocal rank", "mrr"),
    ("aspects, micro-F1", "aspects_f1"),
    ("number of questions right", "count_right"),
    ("action right", "action_right"),
    ("permits of a mail, precision", "permits_precision"),
    ("permits of a mail, recall", "permits_recall"),
    ("out of scope, AUROC", "out_of_scope_auroc"),
    ("calibration error, plain", "calibration_error"),
    ("calibration error, debiased", "calibration_debiased"),
)


def evaluate_command(  # noqa: PLR0913 -- every argument is an option
    judged: JudgedArgument = None,
    drafts: Annotated[
        bool, typer.Option("--drafts", help="Compare instead the drafts that were proposed with what was sent.")
    ] = False,
    days: Annotated[int, typer.Option(min=1, help="How many days --drafts looks back.")] = 90,
    train: Annotated[
        Path | None,
        typer.Option(help="Other judged mails, on which the threshold of the coverage is fixed.", show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object, for programs.")] = False,
    no_semantic: Annotated[bool, typer.Option("--no-semantic", help="Leave sentence embeddings out.")] = False,
    config: ConfigOption = None,
) -> None:
    """Print how well the matcher understands judged mails, and how honest it is about its own certainty.

    tests/judged/README.md says how mails are judged. Without --train the threshold of the coverage is fixed on each
    half of the mails for the other half. With --drafts no file is needed: the database tells what was sent.
    """
    settings = read_config(config)
    if drafts:
        print_drafts(settings, days, as_json=as_json)
        return
    if judged is None:
        fail("Name a file of judged mails, or ask for --drafts.")
    if no_semantic:
        settings = settings.model_copy(update={"match": settings.match.model_copy(update={"semantic": False})})
    try:
        mails, others = read_judged(judged), read_judged(train) if train else ()
        explainer = Explainer(settings, load(settings.draft.faq))
    except ConfigError as error:
        fail(str(error))
    except KnowledgeError as error:
        fail(f"{error}\nThe knowledge base cannot be used. Run: helpdesk faq check")
    if not mails:
        fail(f"{judged}: holds no judged mail. Write one JSON object a line; tests/judged/README.md shows how.")
    explainer.prepare()
    figures = evaluate(explainer.matcher, mails, others)
    print_line(asdict(figures) if as_json else "\n".join(_told(figures)))


def _told(f: Figures) -> Iterator[str]:
    """Return the figures for a person to read."""
    yield f"{f.mails} mails, {f.questions} questions, {f.in_scope} of them in scope"
    for label, name in ROWS:
        yield f"  {label:32} {getattr(f, name):.3f}"
    c = f.coverage
    if c.threshold > 1:
        yield "  coverage at 95 % precision: no threshold keeps it"
    else:
        yield f"  coverage at 95 % precision       {c.share:.3f}  at the threshold {c.threshold:.2f}, fixed before;"
        yield f"    precision there {c.precision:.3f}, with 95 % certainty between {c.low:.3f} and {c.high:.3f};"
        yield f"    the best threshold in hindsight would cover {f.best_coverage:.3f}"
    yield "confidence against truth, in bins of equal size"
    yield "  questions  confidence  right"
    yield from (f"  {b.count:9}  {b.confidence:10.2f}  {b.right:5.2f}" for b in f.bins)
    yield "by language and register"
    yield "              mails  questions  first  among three  count right"
    for g in f.groups:
        yield (
            f"  {g.name:12}{g.mails:5}  {g.questions:9}  {g.recall_1:5.2f}  {g.recall_3:11.2f}  {g.count_right:11.2f}"
        )
    if f.confusions:
        yield "taken for one another most often"
        for confusion in f.confusions[:CONFUSIONS]:
            yield f"  {confusion.times} times  {confusion.wanted}  ->  {confusion.found or '(not found)'}"
