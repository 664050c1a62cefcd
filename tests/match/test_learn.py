"""Judged questions: they help the next question like them at once, and nothing else; taken back, they are gone."""

from __future__ import annotations

import pytest

from helpdesk.knowledge.versions import knowledge_of
from helpdesk.match.learn import UNTUNED, Tuning
from helpdesk.match.lesson import Around, Hearing, Lesson
from helpdesk.match.understand import Matcher
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.message import Body
from helpdesk.model.question import Question

STRANGE = "gimana cara ngurus gelumbung kropak mrengkel?"


def ask(matcher: Matcher, text: str) -> Question:
    """Return the only question of a mail."""
    (question,) = matcher.understand("", Body(text, "", "")).questions
    return question


def confidence(question: Question, entry_id: str) -> float:
    """Return the confidence in an entry, 0 when it is no candidate."""
    return next((c.confidence for c in question.candidates if c.id == entry_id), 0.0)


def test_a_judged_question_is_found_the_next_time_and_forgotten_when_the_judgement_is_undone(matcher: Matcher) -> None:
    before = ask(matcher, STRANGE)
    pupil = matcher.remembering([Lesson("min gelumbung kropak mrengkel ngurusnya gmn", "izin-reklame")])
    after = ask(pupil, STRANGE)

    assert confidence(before, "izin-reklame") < 0.2
    assert after.candidates[0].id == "izin-reklame"
    assert after.candidates[0].confidence > confidence(before, "izin-reklame") + 0.3
    assert ask(pupil.remembering(()), STRANGE) == ask(matcher, STRANGE) == before


def test_a_judged_question_stays_judged_whatever_the_texts_of_the_entries_say(matcher: Matcher) -> None:
    asked = "izin umkm gratis kan min? caranya gmn"
    pupil = matcher.remembering([Lesson(asked, "izin-jaringan-utilitas")])
    (question, *_) = pupil.understand("", Body(asked, "", "")).questions

    assert question.candidates[0].id == "izin-jaringan-utilitas"


def test_what_people_say_nothing_answers_is_out_of_scope_the_next_time(matcher: Matcher) -> None:
    before = ask(matcher, STRANGE)
    pupil = matcher.remembering([Lesson(STRANGE, None), Lesson("gelumbung kropak mrengkel urusnya di mana", None)])
    after = ask(pupil, STRANGE)

    assert after.out_of_scope > before.out_of_scope
    assert all(c.confidence <= 1 - after.out_of_scope + 0.001 for c in after.candidates)


def test_a_bare_question_teaches_nothing_about_another_permit(matcher: Matcher) -> None:
    asked = "syarat izin reklame apa saja?"
    before = ask(matcher, asked)
    pupil = matcher.remembering(
        [Lesson("berapa lama ya jadinya?", "sipb-bidan"), Lesson("syaratnya apa saja?", "sipb-bidan")]
    )
    after = ask(pupil, asked)

    assert after.candidates[0].id == before.candidates[0].id == "izin-reklame"
    assert confidence(after, "sipb-bidan") < 0.1


def test_people_who_disagree_leave_the_matcher_between_them(matcher: Matcher) -> None:
    pupil = matcher.remembering([Lesson(STRANGE, "izin-reklame"), Lesson(STRANGE, "izin-parkir")])

    assert {"izin-reklame", "izin-parkir"} <= {c.id for c in ask(pupil, STRANGE).candidates}


def test_an_entry_that_has_left_the_base_is_not_remembered(matcher: Matcher) -> None:
    before = ask(matcher, STRANGE)
    pupil = matcher.remembering([Lesson(STRANGE, "izin-yang-dihapus")])

    assert ask(pupil, STRANGE) == before


@pytest.mark.parametrize("question", ["", "😀😀", "?", "x" * 50_000, "ya " * 3000])
def test_any_lesson_can_be_remembered(matcher: Matcher, question: str) -> None:
    pupil = matcher.remembering([Lesson(question, "izin-reklame")] * 3)

    assert ask(pupil, "syarat krk apa saja?").candidates[0].id == "krk"


def test_a_base_without_entries_remembers_nothing() -> None:
    matcher = Matcher(knowledge_of({}, {}, {}))
    matcher = matcher.remembering([Lesson(STRANGE, "krk"), Lesson(STRANGE, None)])

    assert matcher.understand("", Body(STRANGE, "", "")).questions[0].candidates == ()


def test_lessons_about_other_matters_take_nothing_from_what_an_entry_says_itself(matcher: Matcher) -> None:
    pupil = matcher.remembering(
        [
            Lesson("izin pasang iklan di taksi online berapa ya biayanya", None),
            Lesson("izin jual minuman di parkiran", None),
            Lesson("perlu izin keramaian polisi ga untuk acara di taman", "acara-pertunjukan"),
        ]
    )

    for asked in ("biaya pasang reklame berapa pak?", "izin parkir di tanah kosong syaratnya apa?", "KRK itu apa?"):
        before, after = ask(matcher, asked), ask(pupil, asked)
        assert after.candidates[0].id == before.candidates[0].id
        assert after.candidates[0].confidence > before.candidates[0].confidence - 0.01
        assert after.out_of_scope < before.out_of_scope + 0.01


def test_a_tuning_shifts_confidence_and_keeps_the_order(matcher: Matcher, knowledge: Knowledge) -> None:
    before = ask(matcher, "syarat izin reklame apa saja?")
    pupil = matcher.remembering((), Tuning(slope=0.5, shift=-1.0))
    after = ask(pupil, "syarat izin reklame apa saja?")

    assert [c.id for c in after.candidates[:1]] == [c.id for c in before.candidates[:1]]
    assert after.candidates[0].confidence < before.candidates[0].confidence
    assert UNTUNED.apply(0.3) == pytest.approx(0.3)


def test_a_memory_that_grew_lesson_by_lesson_is_the_memory_of_all_of_them(matcher: Matcher) -> None:
    lessons = [Lesson(STRANGE, "izin-reklame"), Lesson("kandang ayam di atap rumah", "sppl"), Lesson("ketinting", None)]
    asked = "min kropak mrengkel di atap rumah gimana?"

    grown = matcher
    for count in (1, 2, 3):
        grown = grown.remembering(lessons[:count])
    taken_back = grown.remembering([lessons[0], lessons[2]])

    assert ask(grown, asked) == ask(matcher.remembering(lessons), asked)
    assert ask(taken_back, asked) == ask(matcher.remembering([lessons[0], lessons[2]]), asked)
    assert ask(grown, asked) != ask(taken_back, asked)


def asked_after(matcher: Matcher, story: str, text: str = "Berapa lama prosesnya?") -> Question:
    """Return the question that stands behind a story."""
    return matcher.understand("", Body(f"{story} {text}", "", "")).questions[-1]


def test_a_bare_question_teaches_what_was_spoken_of_around_it(matcher: Matcher) -> None:
    story, other = "Saya punya gelumbung kropak.", "Saya buka apotek di Tebet."
    mail = Around("", f"{story} Berapa lama prosesnya?")
    pupil = matcher.remembering([Lesson("Berapa lama prosesnya?", "izin-reklame", mail)])
    like, unlike = asked_after(pupil, "Ada gelumbung kropak di rumah saya."), asked_after(pupil, other)

    assert like.candidates[0].id == "izin-reklame"
    assert confidence(asked_after(matcher, story), "izin-reklame") < 0.2
    assert [c.id for c in unlike.candidates[:1]] == [c.id for c in asked_after(matcher, other).candidates[:1]]
    assert confidence(unlike, "izin-reklame") < 0.1


def test_what_the_entries_answer_already_is_not_moved_by_many_who_agree(matcher: Matcher, knowledge: Knowledge) -> None:
    """A thousand judgements that say what the desk says anyway must not put the entry asked most before others."""
    agreed = [Lesson(f"syarat izin reklame untuk toko nomor {n} di jalan itu", "izin-reklame") for n in range(40)]
    pupil = matcher.remembering(agreed)
    asked = [f"syarat {permit.name} untuk toko di jalan itu apa saja?" for permit in knowledge.permits.values()]

    before, after = (
        [each.understand("", Body(text, "", "")).questions[0].candidates[0].id for text in asked]
        for each in (matcher, pupil)
    )
    assert sum(a != b for a, b in zip(before, after, strict=True)) <= 1


def test_a_lesson_is_read_in_its_mail_however_its_question_was_cut(matcher: Matcher) -> None:
    story = "Saya punya gelumbung kropak mrengkel, sudah ada nomornya 3171010101010000"
    mail = Around("Tanya biaya", f"{story}. Berapa lama dan berapa biayanya?", "")
    hear = Hearing(matcher.index).query
    whole, part, nowhere = (
        hear(Lesson(text, "krk", mail))
        for text in ("Berapa lama dan berapa biayanya?", "berapa biayanya?", "izin apa?")
    )
    subject = hear(Lesson("Tanya biaya", "krk", Around("Tanya biaya", f"{story}.")))

    assert all("kropak" in query.context for query in (whole, part, subject))
    assert [token.word for token in part.told] == ["biaya"]
    assert not nowhere.context
    assert hear(Lesson("berapa biayanya?", "krk")).context == {}
