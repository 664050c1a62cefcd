"""What a question says and an entry does not."""

from __future__ import annotations

from helpdesk.match.lacking import NOTHING, lacking
from helpdesk.match.rank import Query
from helpdesk.match.understand import Matcher
from helpdesk.model.message import Body


def lacks(matcher: Matcher, text: str, entry_id: str, before: str = "") -> tuple[float, float, float]:
    """Return what an entry lacks of a question that ``before`` was said before."""
    index = matcher.index
    words = index.read(text)
    query = Query(words, index.names.find(words), text=f"{before} {text}".strip())
    return lacking(index, query, index.position[entry_id])


def test_an_entry_that_says_every_word_lacks_nothing(matcher: Matcher) -> None:
    assert lacks(matcher, "syarat izin apotek", "izin-apotek") == NOTHING


def test_a_word_that_the_entry_never_says_is_lacking(matcher: Matcher) -> None:
    rarest, beside, _ = lacks(matcher, "izin apotek untuk perikanan", "izin-apotek")

    assert 0 < rarest <= 1
    assert beside == 0  # "untuk" stands between: nothing goes on with the name


def test_a_name_that_goes_on_with_such_a_word_is_another_one(matcher: Matcher) -> None:
    rarest, beside, allowed = lacks(matcher, "izin apotek perikanan", "izin-apotek")

    assert beside == allowed == rarest > 0


def test_numbers_and_what_is_asked_of_anything_are_not_lacking(matcher: Matcher) -> None:
    assert lacks(matcher, "izin apotek 2026 berapa biaya dan lama prosesnya", "izin-apotek") == NOTHING


def test_a_bare_question_lacks_what_was_to_be_allowed_before_it(matcher: Matcher) -> None:
    rarest, _, allowed = lacks(matcher, "berapa biayanya", "izin-apotek", before="kami mau buka tambang perikanan.")

    assert rarest == 0
    assert allowed > 0


def test_of_english_too_little_stands_in_an_entry_to_be_missed(matcher: Matcher) -> None:
    assert lacks(matcher, "how do we open a fishmonger's", "izin-apotek") == NOTHING


def test_a_question_that_goes_on_about_another_office_is_not_ours_either(matcher: Matcher) -> None:
    text = "paspor anak saya hilang, bikin paspor baru di mana? biayanya berapa?"

    first, second = matcher.understand("", Body(text, "", "")).questions

    assert first.out_of_scope > 0.5
    assert second.out_of_scope >= first.out_of_scope


def test_unless_something_of_ours_was_named_between(matcher: Matcher) -> None:
    text = "bikin paspor baru di mana? Lalu SIP perawat saya habis. biayanya berapa?"

    assert matcher.understand("", Body(text, "", "")).questions[-1].out_of_scope < 0.5
