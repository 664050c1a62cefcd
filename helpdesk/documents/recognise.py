"""Which required documents a mail's files are, with a confidence and a reason a person can check.

Asked in this order: what people said of files called so, the file's own text, its name, the sender's words. A mandatory
document that is wrongly called present costs the citizen a refusal; what is doubtful is left to the counselor.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from helpdesk.documents import remarks
from helpdesk.documents.blank import is_blank_form, is_example
from helpdesk.documents.doubted import doubted
from helpdesk.documents.family_cards import of_one_household
from helpdesk.documents.folders import told_by_folder
from helpdesk.documents.held import held_until_now
from helpdesk.documents.lexicon import lexicon
from helpdesk.documents.links import only_links
from helpdesk.documents.mailed import Mailed
from helpdesk.documents.names import named_keys, named_of_others
from helpdesk.documents.neighbours import is_drafted, is_it
from helpdesk.documents.no_paper import is_draft, is_no_document, is_of_a_screen, names_requirements
from helpdesk.documents.pages import (
    is_receipt,
    mourned_in,
    pages_of,
    speaks_of,
    titled_as_foreign,
    titled_pages,
)
from helpdesk.documents.pictures import PICTURES
from helpdesk.documents.pointed import pointed_at
from helpdesk.documents.printed_names import names_a_person
from helpdesk.documents.representative import as_representatives
from helpdesk.documents.spoken import said, said_by_number
from helpdesk.documents.told import Told, told_by
from helpdesk.documents.under_way import gives_password, why_closed, why_unusable
from helpdesk.documents.wanted import Wanted, wanted_by
from helpdesk.documents.words import file_tokens, is_anonymous, number_of, pattern, raw_tokens
from helpdesk.model.knowledge import DocumentKind, Permit
from helpdesk.model.message import Attachment, Unreadable
from helpdesk.model.question import BLANK_FORM, DAMAGED, LOCKED, TEXT_DISAGREES, Recognised

_GENERAL = frozenset({"surat-pernyataan", "surat-permohonan"})  # a title says more exactly which it is
_SIGNED = _GENERAL | {"pernyataan-kebenaran"}  # which nobody signs on a screen
_SEVERAL = "foto-"  # what a paper is called of which people take more than one: the tree from both sides
_PORTRAIT = ("pas-foto",)
_FROM_CAMPUS = ("pengantar-kampus",)
# that keys of different papers share: a hospital's death notice and the village's, a map and a photograph
_SAYS_LITTLE = frozenset(
    {"surat", "lama", "daftar", "kematian", "lokasi", "foto", "denah", "sertifikat", "rekomendasi", "akta"}
)
_TAXPAYERS = frozenset({"npwp", "npwp-badan"})
TAUGHT, AGREED, TITLED, NAMED, SAID, SUPPOSED = 0.97, 0.98, 0.95, 0.9, 0.65, 0.5
_LONG = 200  # characters of text that would speak of what the document is
_PRINTED = 2000  # characters of a paper whose words are no misspelt others
_SMALL = 20_000  # octets: a smaller picture inside the text is a logo
_SIGNATURE = re.compile(r"image0\d\d\.(?:gif|png|jpe?g)$|.*\.gif$", re.IGNORECASE)  # what mail programs paste in
_SILENT_TYPES = (
    "text/calendar",
    "application/pgp",
    "application/pkcs7",
    "application/ms-tnef",
    "text/vcard",
    "message/delivery",
    "message/disposition",
)


@dataclass(frozen=True, slots=True)
class _File:
    """One thing that may be a document: an attachment, or a file inside one."""

    attachment: int
    member: str | None
    name: str
    text: str | None
    starts: tuple[int, ...]
    problem: Unreadable | None = None

    def why_shut(self, mail: str) -> str | None:
        """Return the remark on a file that nobody can open, not even with what ``mail`` tells, else None."""
        if self.problem is Unreadable.DAMAGED:
            return DAMAGED
        why = LOCKED if self.problem is Unreadable.LOCKED else why_closed(self.text or "")
        return None if gives_password(mail) else why

    def pages(self) -> tuple[str, ...]:
        """Return its text page by page, as printed."""
        return pages_of(self.text, self.starts) if self.text else ()

    def printed(self) -> str:
        """Return all of its pages as printed."""
        return "\n".join(self.pages())


@dataclass(frozen=True, slots=True)
class _Case:
    """What every file of one mail is looked at with.

    ``people`` are words that name a person of this mail: the sender's name, and what several file names share;
    ``printed`` are words that stand on its papers.
    """

    mailed: Mailed
    documents: Mapping[str, DocumentKind]
    wanted: Wanted
    told: Told
    people: frozenset[str]
    printed: frozenset[str]


def recognise_all(
    mailed: Mailed, documents: Mapping[str, DocumentKind], permit: Permit | None
) -> tuple[Recognised, ...]:
    """Return every file that is a document of the vocabulary, or about which there is something to say, in order."""
    files = list(_files(mailed))
    if not files:
        return ()
    told = told_by(mailed.text, mailed.stated)
    told = replace(told, mourned=told.mourned | mourned_in([page for file in files for page in file.pages()]))
    wanted = wanted_by(permit)
    people = _people(mailed, files, told) - lexicon(documents).words - wanted.words()
    printed = frozenset(word for file in files for word in raw_tokens((file.text or "")[:_PRINTED]))
    case = _Case(mailed, documents, wanted, told, people, printed)
    found = [_recognised(file, case) for file in files]
    found = _told_by_sender(found, files, case)
    found = [_told_by_place(item, file, case) for item, file in zip(found, files, strict=True)]
    texts = [file.printed() for file in files]
    found = as_representatives(found, [file.name for file in files], [file.pages() for file in files], case.told)
    found = of_one_household(found, texts, wanted, told)
    found = [
        remarks.of_parts(item, _parts(item, file, case), mailed.today, wanted)
        for item, file in zip(found, files, strict=True)
    ]
    found = remarks.add(found, texts, mailed, case.told, wanted, lexicon(documents).words)
    found = doubted(found, texts, mailed, documents, wanted)
    return tuple(item for item in found if item.keys or item.remarks or item.reason)


def _files(mailed: Mailed) -> Iterator[_File]:
    for index, attachment in enumerate(mailed.attachments):
        if attachment.content_type.lower().startswith(_SILENT_TYPES) or _is_logo(attachment):
            continue
        for member in attachment.members:
            yield _File(index, member.name, member.name, member.text, member.starts, member.problem)
        if not attachment.members or attachment.text:
            text = None if attachment.content_type.startswith("message/") else attachment.text
            yield _File(index, None, attachment.filename, text, attachment.starts, attachment.problem)


def _is_logo(attachment: Attachment) -> bool:
    """Whether a picture stands inside the text and is small: what signatures bring along."""
    return attachment.inline and attachment.size < _SMALL and attachment.content_type.startswith("image/")


def _people(mailed: Mailed, files: list[_File], told: Told) -> frozenset[str]:
    """Return words that name a person of this mail: the sender's, who is named in it, what several files share."""
    shared = Counter(word for file in files for word in set(file_tokens(file.name)) if word.isalpha())
    named = frozenset(raw_tokens(mailed.sender)) | told.people
    return named | {word for word, count in shared.items() if count > 1}


def _recognised(file: _File, case: _Case) -> Recognised:
    blank = Recognised(file.attachment, file.member, (), 0.0, "")
    if (said := _said_by_people(file, blank, case)) is not None:
        return said
    text = file.printed()
    if is_example(text) or only_links(text):
        return blank
    screen = file.text is not None and is_of_a_screen(file.name)  # what can be read on it says what it shows
    if is_no_document(file.name) and not screen:
        return _required_together(file, blank, case) if names_requirements(file.name) else blank
    named = named_keys(file.name, case.documents, case.wanted, case.told, case.people, case.printed)
    if is_draft(file.name) or is_drafted(text) or is_blank_form(text):
        blank = replace(blank, remarks=(BLANK_FORM,))
    shut = file.why_shut(case.mailed.text)
    if not file.text or shut:
        if named and (why := shut or why_unusable(file_tokens(file.name))):
            blank = replace(blank, remarks=(*blank.remarks, why))
        sure = SUPPOSED if named == _PORTRAIT and file_tokens(file.name) == ("foto",) else NAMED  # of whatever it is
        return replace(blank, keys=named, confidence=sure, reason="name") if named else blank
    titled, private = _titled(file, case)
    titled = tuple(key for key in titled if not (screen and key in _SIGNED))
    believed = _believed(named, titled, file, case, private=private)
    found = _agreed(blank, believed, case.wanted.without_listed_parts(titled), text, case)
    if named and not (found.keys or found.remarks):
        return replace(found, remarks=(f"{TEXT_DISAGREES}: {named[0]}",))
    return found


def _required_together(file: _File, blank: Recognised, case: _Case) -> Recognised:
    """Return what "persyaratan.pdf" holds when it is no list of what is required, but all of it in one scan."""
    keys = _titled(file, case)[0] if len(file.starts) > 1 else ()
    together = len(keys) > 1 and len(case.wanted.keys & set(keys)) > 1
    return replace(blank, keys=keys, confidence=TITLED, reason="text") if together else blank


def _titled(file: _File, case: _Case) -> tuple[tuple[str, ...], bool]:
    """Return the keys that the file's pages are titled as, and whether it is a person's taxpayer card."""
    text = file.text or ""
    pages = titled_pages(text, file.starts, case.documents, case.wanted, case.told)
    # a person's card is no company's, whatever the permit asks for
    persons = [names_a_person(page, case.mailed.text) for key, page in pages if key in _TAXPAYERS]
    private = persons != [] and all(persons)
    exact = dict.fromkeys(
        "npwp"
        if key in _TAXPAYERS and names_a_person(page, case.mailed.text)
        else case.wanted.doing_for(held_until_now(key, case.wanted, case.told))
        for key, page in pages
    )
    others = named_of_others(file_tokens(file.name), case.wanted, case.told)
    return tuple(key for key in exact if key not in others), private


def _believed(
    named: tuple[str, ...], titled: tuple[str, ...], file: _File, case: _Case, *, private: bool
) -> tuple[str, ...]:
    """Return those of the keys in a file's name of which no page says that it is a paper near them."""
    if is_receipt(file.printed()):
        return ()
    pages = [page for page in file.pages() if page.strip()]
    return tuple(
        key
        for key in named
        if any(is_it(key, page, case.wanted) for page in pages)
        and not (titled and key in _GENERAL - set(titled))
        and not (private and key == "npwp-badan")
    )


def _parts(item: Recognised, file: _File, case: _Case) -> list[tuple[str, str]]:
    """Return (key, page) of the documents in a file that holds several."""
    if len(item.keys) < 2 or not file.text:
        return []
    pages = titled_pages(file.text, file.starts, case.documents, case.wanted, case.told)
    return [(case.wanted.doing_for(held_until_now(key, case.wanted, case.told)), page) for key, page in pages]


def _said_by_people(file: _File, blank: Recognised, case: _Case) -> Recognised | None:
    """Return what a person said that this file, or one called so, is; None when nobody did."""
    judged = case.mailed.corrections.files.get((file.attachment, file.member))
    taught = case.mailed.corrections.names.get(pattern(file.name)) if judged is None else judged
    if taught is None:
        return None
    known = tuple(key for key in taught if key in case.documents)
    sure, reason = (TAUGHT, "taught") if judged is None else (1.0, "judged")
    return replace(blank, keys=known, confidence=sure if known else 0.0, reason=reason)


def _agreed(
    blank: Recognised,
    named: tuple[str, ...],
    titled: tuple[str, ...],
    text: str,
    case: _Case,
) -> Recognised:
    """Return what name and text say together: the text wins, unless the name says the same more exactly."""
    loose = tuple(key for key in named if key not in titled)  # one that a page says accounts for no other page
    new = tuple(key for key in titled if key not in named and not _says(loose, key))
    if titled and len(new) < len(titled):
        exact = {
            key: own
            for key in named
            for own in titled
            if own.startswith(f"{key}-") and key not in titled and own not in named
        }
        agreed = tuple(
            exact.get(key, key) for key in named if key in case.wanted.keys or any(_says((key,), own) for own in titled)
        )
        return replace(blank, keys=agreed + new, confidence=AGREED, reason="name-and-text")
    if titled == ("surat-permohonan",) and "surat-permohonan" not in case.wanted.keys and named == _FROM_CAMPUS:
        return replace(blank, keys=named, confidence=NAMED, reason="name")  # which is how a university applies
    if titled:
        odd = (*blank.remarks, "name-disagrees") if named else blank.remarks
        return replace(blank, keys=titled, confidence=TITLED, reason="text", remarks=odd)
    credible = tuple(
        key
        for key in named
        if (len(text) < _LONG or speaks_of(text, key, case.documents))
        and not titled_as_foreign(text, key, case.documents)
    )
    return replace(blank, keys=credible, confidence=NAMED, reason="name") if credible else blank


def _says(named: tuple[str, ...], key: str) -> bool:
    """Whether a name says the same as a title, or says it more exactly (*ktp-almarhum* for *ktp*)."""
    parts = {part for own in named for part in own.split("-")} - _SAYS_LITTLE
    return key in named or bool((set(key.split("-")) - _SAYS_LITTLE) & parts)


def _told_by_sender(found: list[Recognised], files: list[_File], case: _Case) -> list[Recognised]:
    """Give nameless pictures and scans the documents that the sender says came along.

    By what is said of a single file, by the numbers that the mail's list has as well, else in the mail's order if the
    counts agree exactly.
    """
    silent = [i for i, file in enumerate(files) if not file.text and is_anonymous(file.name)]
    silent = [i for i in silent if not _SIGNATURE.match(files[i].name) and not is_no_document(files[i].name)]
    numbered = [i for i in silent if number_of(files[i].name) is not None and found[i].reason in ("", "name")]
    if len(numbered) > 1:  # "foto 1.jpg", "foto 2.jpg" are no two portraits
        found = [
            replace(item, keys=(), confidence=0.0, reason="") if i in numbered else item for i, item in enumerate(found)
        ]
    nameless = [i for i, item in enumerate(found) if not (item.keys or item.reason or files[i].text)]
    guessed = [i for i in silent if found[i].reason == "name"]  # "foto 2.jpg"
    told = _pointed(sorted({*nameless, *guessed}), files, case)
    nameless = [i for i in nameless if i in silent and i not in told]
    if nameless:
        one = _by_number(nameless, found, files, case) or ({} if told else _in_order(nameless, found, files, case))
        told = {**told, **{i: (key,) for i, key in one.items()}}
    return [
        replace(item, keys=told[i], confidence=SAID, reason="said") if i in told else item
        for i, item in enumerate(found)
    ]


def _told_by_place(item: Recognised, file: _File, case: _Case) -> Recognised:
    """Return a nameless file in a folder or an archive as what that is called, when nothing else tells."""
    told = item.keys or item.reason or file.text or file.problem or not is_anonymous(file.name)
    if file.member is None or told:
        return item
    archive = case.mailed.attachments[file.attachment]

    def keys_in(name: str) -> tuple[str, ...]:
        return named_keys(name, case.documents, case.wanted, case.told, case.people, case.printed)

    keys = told_by_folder(archive.filename, file.member, len(archive.members), case.wanted.keys, keys_in)
    return replace(item, keys=keys, confidence=SAID, reason="name") if keys else item


def _pointed(nameless: list[int], files: list[_File], case: _Case) -> Mapping[int, tuple[str, ...]]:
    """Return the keys of files of which the mail says one by one what they are."""

    def keys_in(said: str) -> tuple[str, ...]:
        return named_keys(said, case.documents, case.wanted, case.told, case.people, case.printed)

    return pointed_at([file.name for file in files], nameless, case.mailed.text, keys_in)


def _in_order(nameless: list[int], found: list[Recognised], files: list[_File], case: _Case) -> dict[int, str]:
    """Return the keys of nameless files in the order in which the mail names papers, if no more and no fewer.

    Of photographs of the place there may be more.
    """
    already = {key for item in found for key in item.keys}
    left = [key for key in said(case.mailed.text, case.documents, case.wanted, case.told) if key not in already]
    pictures = all(files[i].name.lower().endswith(PICTURES) for i in nameless)
    if len(left) == 1 and left[0].startswith(_SEVERAL) and left[0] in case.wanted.keys and pictures:
        return dict.fromkeys(nameless, left[0])
    return dict(zip(nameless, left, strict=True)) if len(left) == len(nameless) else {}


def _by_number(nameless: list[int], found: list[Recognised], files: list[_File], case: _Case) -> dict[int, str]:
    """Return the keys of files like "syarat no 3.pdf" by the mail's list; none when another numbered file denies it."""
    numbers = {i: number for i, file in enumerate(files) if (number := number_of(file.name)) is not None}
    if not set(nameless) & numbers.keys():
        return {}
    listed = said_by_number(case.mailed.text, case.documents, case.wanted, case.told)
    known = (i for i, item in enumerate(found) if item.keys and i in numbers and numbers[i] in listed)
    if not listed or any(listed[numbers[i]] not in found[i].keys for i in known):
        return {}
    return {i: listed[numbers[i]] for i in nameless if i in numbers and numbers[i] in listed}
