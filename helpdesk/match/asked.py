"""The aspects of a question weighed: rules, weaker signs, the words themselves, and what kind of entry answers.

The mean of a linear model and a network, both fitted on judged questions: ``python -m helpdesk.match.fit_aspects``
makes ``aspect_weights.json`` and ``aspect_net.json`` again, and ``aspect_meanings.json``, a linear model that goes by
what a question means as well (the extra ``semantic``).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from helpdesk.match import cues
from helpdesk.match.aspect_cues import NOUNS, SIGNS
from helpdesk.match.aspects import aspects_of, likely_aspects, rules_of
from helpdesk.match.forms import form_of
from helpdesk.match.index import Vector
from helpdesk.match.linear import Model
from helpdesk.match.linear import from_lines as model_from
from helpdesk.match.senses import in_sense
from helpdesk.match.sign_net import SignNet
from helpdesk.match.sign_net import from_lines as net_from
from helpdesk.match.text import stem
from helpdesk.model.knowledge import Entry, Topic
from helpdesk.model.question import Aspect, Form
from helpdesk.pattern import Pattern

ASPECTS = tuple(Aspect)
WEIGHTS = Path(__file__).with_name("aspect_weights.json")
MEANINGS = Path(__file__).with_name("aspect_meanings.json")
NET = Path(__file__).with_name("aspect_net.json")
READ = 60  # words of a question that are read

SAID = 0.36  # from this chance on an aspect is asked about
SURER = {Aspect.REQUIREMENTS: 0.44, Aspect.PROCEDURE: 0.46, Aspect.DEFINITION: 0.44}  # those that are said too often
BARE = 4  # words of a question that does no more than name a permit
PAIR = 0.42  # requirements and procedure are hard to tell apart: both are answered when the other is this likely

_RULE = 2.0  # how much a rule counts against a word, before anything is fitted
_TOPIC = 2.0
_FORM = 2.0
_NAMES = ("izin ", "sip ", "surat ", "tanda daftar ", "sertifikat ")
# "ini izinnya gimana", "izin salon gmn ya", "ngurusnya gimana": of a matter that is named and nothing of it
_HOW_ABOUT = Pattern(
    r"^(?:(?:ini|itu|dan|terus|jadi|lalu|kalau|untuk|buat|nah|soal|tentang|maaf|tanya|mau tanya) )*"
    r"(?:(?:per)?izin(?:an)?|sip[a-z]*|sik[a-z]*|surat izin|nib|urus|mengurus|pengurusan)"
    r"(?: (?!(?:\w*cabut|\w*panjang\w*|\w*bayar|\w*cetak|hilang|rusak|habis|\w*ganti|\w*ubah|\w*pindah|\w*ambil|cek"
    r"|di\w{3,}|usang|mati|kadaluarsa|tolak|salah|sudah|belum|tidak|masih|akun|proses|cara|jika|bila|kalau|yang|dan|atau|berlaku"
    r"|saya|kami|pengawasan|pengalihan)\b)[a-z]\w*){0,3} bagaimana"
    r"(?: (?:ya|sih|dong|kak|kakak|min|pak|bapak|bu|ibu|bang|gan|mas|mbak|admin|itu|ini))*$"
)
_PAIR = frozenset({Aspect.REQUIREMENTS, Aspect.PROCEDURE})


@dataclass(frozen=True, slots=True)
class Answering:
    """What is believed to answer a question: the best entry and its confidence, or that nothing does."""

    entry: Entry | None
    confidence: float
    out_of_scope: bool


def features(words: str, answering: Answering | None, form: Form) -> dict[str, float]:
    """Return what speaks for one aspect or another in ``words`` (usual spelling), by name.

    ``answering`` None says that nobody looked for an entry, as with clauses that were judged alone. ``form`` is how the
    words ask.
    """
    words = in_sense(words)
    row = words.split()[:READ]
    stems, bounded = ["^", *map(stem, row), "$"], ["^", *row, "$"]
    signs = ["one", f"length {min(4, len(row) // 4)}", *SIGNS.found(words)]
    signs += [f"stem {one}" for one in stems[1:-1]]
    signs += [f"word {word}" for word in row]
    signs += [f"pair {first} {second}" for first, second in itertools.pairwise(bounded)]
    # "harus X dulu", "boleh X atas": what stands between them is another word each time
    signs += [f"around {first} {second}" for first, second in zip(stems, stems[2:], strict=False)]
    found = dict.fromkeys(signs, 1.0)
    found[f"form {form}"] = _FORM
    found |= {f"rule {aspect}": _RULE for aspect in rules_of(words)}
    said = aspects_of(words)
    found |= {f"said {aspect}": _RULE for aspect in said}
    if not said:
        found |= {f"likely {aspect}": _RULE for aspect in likely_aspects(words)}
    found[f"said {min(3, len(said))}"] = _RULE
    listed = NOUNS.found(words)
    if len(listed) > 1:  # "syarat, biaya dan lamanya": none of them speaks against the other
        found |= {f"listed {aspect}": _RULE for aspect in listed}
    return found | _of_entry(answering)


def _of_entry(answering: Answering | None) -> dict[str, float]:
    if answering is None:
        return {"entry unknown": 1.0}
    entry = answering.entry
    found = {"entry none": 1.0} if entry is None else {}
    if answering.out_of_scope and entry is not None:
        found["entry of no use"] = 1.0
    if isinstance(entry, Topic):
        found["topic"] = 1.0
        found |= {f"topic {aspect}": _TOPIC * answering.confidence for aspect in entry.aspects}
    elif entry is not None:
        found["permit"] = 1.0
    if entry is not None:
        found[f"entry {entry.id}"] = 1.0
    return found


def chances(model: Model, net: SignNet, found: Mapping[str, float], vector: Vector | None) -> Vector:
    """Return the chance of each of ASPECTS by what was found: each of the two errs where the other does not."""
    mean: Vector = (model.chances(found, vector) + net.chances(found)) / 2
    return mean


def choose(chance: Sequence[float]) -> tuple[Aspect, ...]:
    """Return the aspects to answer, given the chance of each of ASPECTS; never none."""
    likely = dict(zip(ASPECTS, chance, strict=True))
    said: set[Aspect] = {a for a, p in likely.items() if p >= SURER.get(a, SAID) and a is not Aspect.OTHER}
    said = said or {max(likely, key=lambda aspect: likely[aspect] / SURER.get(aspect, SAID))}
    if said <= _PAIR and all(likely[aspect] >= PAIR for aspect in _PAIR):
        said = set(_PAIR)
    return _ordered(said)


def asked_aspects(
    words: str, answering: Answering, vector: Vector | None = None, form: Form | None = None
) -> tuple[Aspect, ...]:
    """Return the aspects that a question asks about, in the order of the vocabulary; ``words`` in usual spelling.

    ``vector`` is what the encoder of the extra makes of the question, ``form`` how it asks, None where only its words
    say so.
    """
    if _names_a_permit_only(words):
        return (Aspect.REQUIREMENTS, Aspect.PROCEDURE)
    model = by_words() if vector is None else by_meaning()
    found = features(words, answering, form_of(words) if form is None else form)
    return choose(chances(model, by_network(), found, vector).tolist())


def _names_a_permit_only(words: str) -> bool:
    """Whether few words name a matter and ask nothing of it: "izin klinik pratama", "izin salon gimana"."""
    if _HOW_ABOUT.search(in_sense(words)):
        return True
    few = len(words.split()) <= BARE and not aspects_of(words) and words.startswith(_NAMES)
    return few and len(likely_aspects(words)) > 1 and not (cues.asks_outright(words) or cues.tells(words))


def _ordered(said: Iterable[Aspect]) -> tuple[Aspect, ...]:
    chosen = set(said)
    return tuple(aspect for aspect in Aspect if aspect in chosen)


@lru_cache(maxsize=1)
def by_words() -> Model:
    """Return the fitted coefficients, a column for each of ASPECTS."""
    return _read(WEIGHTS)


@lru_cache(maxsize=1)
def by_meaning() -> Model:
    """Return those of questions whose sentence vector is known."""
    return _read(MEANINGS)


@lru_cache(maxsize=1)
def by_network() -> SignNet:
    """Return the fitted network, which goes by words alone."""
    with NET.open(encoding="utf-8") as lines:
        return net_from(lines, [str(aspect) for aspect in ASPECTS])


def _read(path: Path) -> Model:
    with path.open(encoding="utf-8") as lines:
        return model_from(lines, [str(aspect) for aspect in ASPECTS])
