"""What a topic tells whatever a question seems to be about: of money that was demanded, and of an officer's praise.

"Itu betul orang kantor?" asks whether to believe a stranger, "uang saya bisa balik?" after money that is gone, "KTP
saya bagaimana?" after what was sent along. No permit's entry answers that, however often a swindler has named it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpdesk.draft.answer.particular import particulars_of
from helpdesk.draft.asked.asks import DIRECT
from helpdesk.draft.asked.named_topics import CONDUCT, CONTACT, FEES, ILLEGAL_FEE, PERSONAL_DATA, REPORTING, SPEED
from helpdesk.draft.entry.facts import Teller, in_english
from helpdesk.draft.writer.courtesy import one_line
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import Entry, Knowledge, Topic
from helpdesk.model.question import Action, Aspect, Candidate, Form, Question, Understanding
from helpdesk.pattern import Pattern
from helpdesk.sentences import sentences_of

_READ = 20_000  # code points; a mail longer than that is no letter
_PRETENDS = Pattern(
    r"\b(?:ngaku|mengaku|ngaku-ngaku|mengaku-ngaku|mengatasnamakan)\b[^.?!\n]{0,40}\b(?:ptsp|dpmptsp|petugas"
    r"|dinas|pegawai|pemda|pemprov|kantor|kelurahan|kecamatan)\b"
    r"|\b(?:foto profil\w*|logo)\b[^.?!\n]{0,40}\b(?:pemprov|jaya raya|ptsp|dki)\b"
    r"|\b(?:penipu\w*|ditipu|tertipu|ketipu|kena tipu|scam\w*|fraud\w*|claim\w* to be|pretend\w*)\b"
)
_SENTENCE = re.compile(r"[^.?!\n]+(?:(?<=\d)\.(?=\d)[^.?!\n]+)*[.?!]*")
_ITEM = re.compile(
    r"\n(?=[ \t]*(?:[-•*–]|\(?\w{1,2}[.)]))|(?<![^\n]{60})\n(?=[ \t]*[A-Z])"
)  # a line of its own, though nothing ends the one above; a long one is only wrapped
_QUOTES = Pattern(
    r"\b(?:kata|katanya|bilang|bilangnya|ngaku|mengaku|namanya|says?|said|claims?|told)\b", flags=re.IGNORECASE
)
_AGENT = (  # who asks a price of his own
    r"(?:biro jasa|konsultan|consultant|agen|agents?|notaris|eo|event organi[sz]er|vendor|tukang(?: \w+)?|kontraktor"
    r"|arsitek|jasa (?:urus|pengurusan|perizinan))(?:nya)?"
)
# who offers it sells nothing
_AID = (
    r"(?:saya |kami )?\W{0,2}(?:(?:pinjam|sewa) (?:nama|ijazah)"
    r"|bantuan|bansos|pinjaman|modal|kerja\w*|hadiah|pelatihan|aid|loan)"
)
_OFFER = Pattern(
    rf"\b(?:menawar\w*|nawar\w*|tawar\w*|ditawar\w*)(?! {_AID})\b|\b(?:biro jasa|konsultan|jasa (?:urus|pengurusan)"
    rf"|consultant"
    r"|offers?|offered)\b"
    rf"|\b{_AGENT}\b[^.?!]{{0,60}}\b(?:minta|tarif\w*|harga\w*|pasang|kasih|charg\w*|asks?|wants?|quote\w*|bayar)\b"
)
_OWN_WORK = Pattern(  # a deed, a drawing, a building: nobody can do without whoever makes it
    r"\b(?:notaris|notary|arsitek|architect|kontraktor|contractor|tukang(?: \w+)?|vendor)(?:nya)?\b[^.?!]{0,60}"
    r"\b(?:minta|tarif\w*|harga\w*|pasang|charg\w*|asks?|wants?|quote\w*|bayar)\b"
)
_SEES_TO_IT = Pattern(
    r"\b(?:i[zj]in\w*|per[ij]i[zj]inan|urus\w*|ngurus\w*|diurus\w*|imb|pbg|slf|krk|nib|permit\w*|licen[cs]e\w*|jasa"
    r"|biro"
    r"|konsultan|calo|tawar\w*|nawar\w*|menawar\w*|offer\w*)\b"
)
_REPORTS = Pattern(r"\b(?:lapor\w*|melapor\w*|adu\w*|mengadu\w*|keluh\w*|komplain|complain\w*|report\w*)\b")
_ON_AN_AGENT = Pattern(
    rf"\b(?:menawar\w*|nawar\w*|ditawar\w*|calo|{_AGENT}|(?:pakai|pake|memakai|lewat) (?:jasa|perantara))\b"
)
_REPORTED = Pattern(
    r"\b(?:calo|makelar|orang d[ae]l[ae]m|(?:rek|rekening|norek) pribadi|palsu|aspal|katanya resmi|oknum|ngaku"
    r"|mengaku|dimintai|memeras|diperas|pungli|suap"
    r"|lapor\w*|melapor\w*|official (?:asked|wants)|report)\b"
)
_OFFICIAL = Pattern(  # who wants money is no agent then
    r"\b(?:petugas|penjaga|juru kunci|pegawai|loket|disuruh|kalau tidak|jika tidak|officer"
    r"|orang (?:di |dari )?(?:tpu|kantor|ptsp|loket|parkiran|kelurahan|kecamatan|dinas))\b"
)
_MONEY = re.compile(r"\b(?:\d[\d.,]* ?(?:rb|ribu|jt|juta)|rp|uang|duit|bayar\w*|rupiah|usd|million)\b")
_CHAT = Pattern(r"\b(?:wa|whats ?app|wasap|chat|nomor (?:hp|tidak dikenal)|telegram|sms)\b")
_IN_OUR_NAME = Pattern(  # "dibikin lewat email ini 150rb": a paper that we are said to sell
    r"\b(?:di)?(?:bikin|buat|jual|urus|cetak|beli)\w*(?: \w+){0,3} (?:lewat|via|di|dari) (?:e-?mail|surel|kantor|nomor"
    r"|alamat|akun) (?:ini|sini)\b[^.?!\n]{0,25}?\b\d[\d.,]* ?(?:rb|ribu|jt|juta)\b",
    flags=re.IGNORECASE,
)
_WHO = r"(?:orang(?:nya)?|petugas|pegawai|staf|kantor|ptsp|kalian|bapak|pemprov|penipu\w*|tipu\w*)"
_OFFERS = Pattern(
    r"\b(?:saya|sy|aku|kami|kita|kantor kami|klien kami|we|i)\b[^.?!\n]{0,30}"
    r"\b(?:siap|bersedia|sanggup|rela|berani|willing|happy|ready)\b[^,.?!\n]{0,25}"
    r"\b(?:uang (?:rokok|kopi|terima kasih|lelah)|amplop|imbalan|(?:ber)?kontribusi|komisi|bayar lebih"
    r"|(?:tambah|nambah)(?: (?:uang|duit|biaya|bayar)|an (?:uang|biaya)| \d)|pay (?:extra|more)"
    r"|(?:extra|additional) (?:fee|payment|money))\b"
)
_GENUINE = Pattern(
    rf"\b(?:betul|betulan|benar\w*|bener\w*|asli|sungguhan)\b[^?]{{0,30}}\b{_WHO}\b"
    rf"|\b{_WHO}\b[^?]{{0,20}}\b(?:betul|betulan|benar\w*|bener\w*|asli|sungguhan|gadungan|palsu)\b"
    r"|\b(?:is|are|was|were) (?:it|that|this|he|she|they)(?: person| man| message)? (?:really |actually )?"
    r"(?:from your|one of your|your (?:officer|staff|employee)|an? (?:real|genuine|fake))"
    r"|\b(?:penipu\w*|tipu\w*|ditipu|scam|hoa[kx]s?)\b"
)
_MONEY_BACK = Pattern(
    r"\b(?:uang|duit|dana|transferan|dp|money|payment)(?:nya)?\b[^?]{0,40}\b(?:balik\w*|kembali\w*|dikembalikan"
    r"|refund|back)\b"
    r"|\b(?:balik\w*|kembali\w*|dikembalikan|get)\b[^?]{0,20}\b(?:uang|duit|money)(?:nya)?\b|\brefund\b"
)
_DATA = Pattern(
    r"\b(?:ktp|nik|kk|data|foto (?:ktp|kk|diri)|id card|identity card|personal data)\b(?: (?:saya|kami|aku|sy|my))?"
)
_WHAT_OF_IT = Pattern(
    r"\b(?:bagaimana|gimana|gmn|aman|bahaya|disalahgunakan|dipakai|tahu|tau|kok|bisa|safe|misused|know|what about)\b"
)
_SENT = Pattern(
    r"\b(?:kirim|kirimkan|ngirim|terkirim|mengirim|kasih|dikasih|difoto|foto ktp|tahu nama|tau nama|tahu data|tau data"
    r"|data saya|alamat saya|nama saya|sent|gave|my data|my address)\b"
)


_PRAISE = Pattern(
    r"\b(?:ramah|sabar|baik hati|baik sekali|baik banget|membantu|dibantu|cekatan|puji\w*|salut|apresiasi|penghargaan"
    r"|terima ?kasih|makasih|helpful|kind|patient|friendly|thanks?|compliment\w*|praise)\b"
)
_PASS_ON = Pattern(
    r"\b(?:(?:di|me|ny|menyam)?(?:sampai|sampe)(?:kan|in)|titip|salam|muji|memuji|pass on|convey|forward|compliment)\b"
    r"[^?]{0,80}"
    r"\b(?:(?:petugas|pegawai|staf|mbak|mba|mas|loket|atasan|pimpinan|kepala|bos)\w*|ibu|bapak|bu|pak|beliau|officer"
    r"|lady|clerk"
    r"|staff|her|him|tim|team|boss|superior)\b"
)
_THANKS_SOMEBODY = Pattern(  # "mau bilang makasih banyak buat Mbak Sinta"
    r"\b(?:terima ?kasih|makasih|salut|apresiasi|thanks?|thank you)(?: (?:banyak|banget|sekali|a lot|so much))*"
    r" (?:buat|untuk|utk|kepada|pada|ke|sama|to|for) (?:petugas|pegawai|staf|mbak|mba|mas|kak|ibu|bapak|bu|pak|seluruh"
    r"|semua|tim|the officer|officer|ms|mr|mrs)\b"
    # "buat mbak Dewi di loket, terima kasih sudah bantuin"
    r"|\b(?:buat|untuk|utk|kepada) (?:petugas|pegawai|staf|mbak|mba|mas|kak|ibu|bapak|bu|pak) [^?]{0,70}"
    r"\b(?:terima ?kasih|makasih|nuhun|nuwun)\b[^?]{0,40}\b(?:sudah|udah|udh|sdh|telah|atas)\b"
)
_BUT = Pattern(r"\b(?:tapi|tetapi|namun|sayang\w*|kecewa|hilang|dibentak|kasar|but|however|disappointed)\b")
_REQUESTS = Pattern(
    r"\b(?:mohon|tolong|minta|info\w*|informasi\w*|penjelasan|arahan|petunjuk|bantu(?!in|an)\w*|tanya|nanya|bertanya"
    r"|izin\w*"
    r"|perlu|butuh|mau (?!bilang|ucap|menyampaikan|sampaikan|kasih tau)\w+|please|could|would like to (?:ask|know))\b"
)
_ONLY_PASS_ON = re.compile(
    r"(?:(?:mohon|tolong|minta|harap|please) )*(?:di|me)?(?:nya|ny)?sampaikan(?: (?:ya|pak|bu|kak|min|dong"
    r"|salam\w*))*[.!]*"
)
_ASKS_ELSE = Pattern(r"\b(?:syarat|biaya|berapa|bagaimana|kapan|tidak ramah|kurang ramah|not friendly)\b")
_SECRET = Pattern(
    r"\b(?:rahasia\w*|dirahasiakan|tanpa nama|ketahuan|tidak sampai|jangan sampai|orang yang sama|anonym\w*)\b"
)
_WHERE_TO_REPORT = Pattern(
    r"\b(?:lapor\w*|melapor\w*|adu\w*|ngadu\w*|mengadu\w*|keluhan\w*|pengaduan\w*|report|complain)\b[^?]{0,40}"
    r"\b(?:ke ?mana|kemana|ke siapa|kepada siapa|di ?mana|lewat mana|to whom|where|to who)\b"
    r"|\b(?:ke ?mana|kemana|ke siapa|kepada siapa|where|to whom)\b[^?]{0,30}"
    r"\b(?:lapor\w*|melapor\w*|adu\w*|mengadu\w*|report|complain)\b"
)
_FOR_SPEED = Pattern(r"\b(?:(?:per|di|mem)cepat\w*|cepat|kilat|express|ekspres|faster|speed\w*)\b")
_WHETHER_DUE = Pattern(
    r"\b(?:ada|memang|apa|betul|benar|bener|resmi|wajib|harus|is there|are there|really)\b[^?]{0,25}"
    r"\b(?:biaya|ongkos|bayar|bayaran|tarif|fee|charge)(?:nya)?\b"
)
_SENTENCES = {REPORTING: 2, FEES: 3, SPEED: 1}  # of the whole answer of a topic, where no narrow one is told
_ACCOUNT = Pattern(
    r"\brekening (?:pribadi|(?:atas nama )?(?:dia|orang|istri|suami|anak)\w*)\b|\b(?:private|personal) account\b"
)
_PRICE = re.compile(r"\b(?:rp\.? ?)?\d[\d.,]* ?(?:rb|ribu|jt|juta)\b|\brp\.? ?\d")
_WAS_PAID = Pattern(  # a long time ago, to whoever saw to it: no price is offered
    r"\b(?:dibayar|(?:sudah|udah|udh|sdh|telah|dulu|waktu itu|terlanjur|keburu)(?: \w+){0,2} (?:mem)?bayar|paid)\b"
)
_NO_SUM = r"(?! (?:juga|aja|doang|pun)\b)"  # "emang segitu juga harus izin?"
_RIGHT = Pattern(rf"\b(?:bener|benar|betul|segitu{_NO_SUM}|emang(?! segitu \w)|memang|apa iya|right|correct|true)\b")
_VAGUE = frozenset({Aspect.LEGAL, Aspect.OTHER, Aspect.PROCEDURE, Aspect.DEFINITION, Aspect.REQUIREMENTS})
_FEW = 12  # words
_ALONE = 0.5  # confidence of a topic of which, where yes or no is asked, only what it says to the question is told
_WHETHER = DIRECT | {Form.OPEN}
_OF_NO_PERMIT = frozenset({Aspect.COMPLAINT, Aspect.PROCEDURE, Aspect.OTHER, Aspect.LEGAL, Aspect.REQUIREMENTS})


@dataclass(frozen=True, slots=True)
class Demand:
    """What such a question is answered from, and the question in the words of that topic.

    ``beside``: entries of which only what they say to the question is told.
    """

    question: Question
    topic: Topic
    beside: tuple[Entry, ...] = ()


def pretends(mail: str) -> bool:
    """Whether a mail tells of somebody who passes himself off as of this office."""
    return _PRETENDS.search(_plain(mail)) is not None


def without_their_words(mail: str) -> str:
    """Return ``mail`` with blanks for the sentences that quote a swindler: his deadline is none of a permit's."""
    if not pretends(mail):
        return mail
    return _SENTENCE.sub(lambda found: " " * len(found[0]) if _QUOTES.search(found[0]) else found[0], mail)


def on_demand(question: Question, mail: str | None, knowledge: Knowledge, *, named: bool) -> Demand | None:
    """Return what answers a question on the demand for money of which ``mail`` tells, or None where it asks else.

    ``mail`` is None where nobody demanded money: then only a question on who offers his services is answered.
    ``named``: the mail names a permit, whose fee may be asked.
    """
    if mail is None:
        return _on_agent(question, knowledge)
    said = _plain(question.text)
    told = _plain(mail)
    account = " rekening pribadi" if _ACCOUNT.search(told) else ""
    if _MONEY_BACK.search(said):
        return _answered(question, Form.OPEN, (ILLEGAL_FEE,), f"uang kembali{account}", knowledge)
    data = _DATA.search(said) and (_WHAT_OF_IT.search(said) or _SENT.search(said)) and _SENT.search(told)
    if data and set(question.aspects) <= _OF_NO_PERMIT:
        return _answered(question, Form.WHETHER, (PERSONAL_DATA,), "mengaku petugas", knowledge)
    if question.form in _WHETHER and _GENUINE.search(said):
        chat = _CHAT.search(told) is not None
        others = (PERSONAL_DATA, CONTACT) if chat else (PERSONAL_DATA,)
        words = f"mengaku petugas{' nomor wa' if chat else ''}{account}"
        return _answered(question, Form.OPEN, (ILLEGAL_FEE, *others), words, knowledge)
    return _on_report(question, mail, knowledge, named=named)


def _on_report(question: Question, mail: str, knowledge: Knowledge, *, named: bool) -> Demand | None:
    """Return what answers where a demand is reported, or whether our services cost anything, or None."""
    said = _plain(question.text)
    secret = " dirahasiakan" if _SECRET.search(_plain(mail)) else ""
    if _WHERE_TO_REPORT.search(said):
        return _answered(question, Form.OPEN, (ILLEGAL_FEE, REPORTING), f"lapor{secret}", knowledge)
    if Aspect.FEE in question.aspects and _FOR_SPEED.search(said) and any(c.id == SPEED for c in question.candidates):
        return _answered(question, Form.OPEN, (ILLEGAL_FEE, SPEED), f"biaya{secret}", knowledge)
    of_permit = any(c.kind == "permit" and c.confidence >= _ALONE for c in question.candidates)
    if not (named or of_permit) and Aspect.FEE in question.aspects and _WHETHER_DUE.search(said):
        return _answered(question, Form.OPEN, (ILLEGAL_FEE, FEES), f"biaya{secret}", knowledge)
    return None


def as_a_fee(question: Question) -> Question:
    """Return a few words whether a price that somebody told is right as what they are: a question on the fee."""
    said = _plain(question.text)
    price = _PRICE.search(said) and _RIGHT.search(said) and len(said.split()) <= _FEW
    return (
        replace(question, aspects=(Aspect.FEE,), form=Form.OPEN)
        if price and set(question.aspects) <= _VAGUE
        else question
    )


def praises(mail: str) -> bool:
    """Return whether a mail has a word of praise."""
    return _PRAISE.search(_plain(mail)) is not None


def only_thanks(words: str) -> bool:
    """Return whether words of a mail thank somebody, and ask and request nothing."""
    return _only_thanks(_plain(words))


def _only_thanks(said: str) -> bool:
    """Whether words thank somebody, and ask and request nothing: "mohon infonya, makasih untuk ibu" only closes."""
    return "?" not in said and bool(_THANKS_SOMEBODY.search(said)) and not (_REQUESTS.search(said) or _BUT.search(said))


def on_praise(question: Question, knowledge: Knowledge, *, pleased: bool = False) -> Demand | None:
    """Return what answers the wish to pass on the praise of an officer, or None where a question is none.

    ``pleased``: its mail praises one.
    """
    said = _plain(question.text)
    of_conduct = bool(question.candidates) and question.candidates[0].id == CONDUCT
    tells = "?" not in said and (of_conduct or Aspect.COMPLAINT in question.aspects)  # of her who served them so well
    passes_on = _PASS_ON.search(said) or _only_thanks(said) or (pleased and (tells or _ONLY_PASS_ON.fullmatch(said)))
    praises = (pleased or _PRAISE.search(said)) and passes_on and not _ASKS_ELSE.search(said)
    return _answered(question, Form.WHETHER, (CONDUCT,), "pujian petugas baik", knowledge) if praises else None


def without_conduct(question: Question) -> Question:
    """Return a question of a mail that praises an officer without the topic on complaints of one."""
    return replace(question, candidates=tuple(c for c in question.candidates if c.id != CONDUCT))


def on_thanks(block: Block, language: str) -> Block:
    """Return the block on praise under that name, and without as of when the source was: it states nothing."""
    told = (part for part in block.text.split("\n\n") if not part.startswith("("))
    heading = "Your praise" if in_english(language) else "Apresiasi Bapak/Ibu"
    return replace(block, heading=heading, text="\n\n".join(told))


def with_beside(block: Block, demand: Demand, teller: Teller) -> Block:
    """Return the block on ``demand`` with what the topics beside say to the question, each with as of when."""
    parts, used = [block.text], list(block.answered_by)
    for topic in demand.beside:
        said = [teller.particular(p, demand.question) for p in particulars_of(topic, demand.question, teller.templates)]
        if isinstance(topic, Topic) and topic.id in _SENTENCES:
            answer = topic.answer_en if in_english(teller.language) else topic.answer
            said = sentences_of(answer)[: _SENTENCES[topic.id]]
        if said:
            parts += [" ".join(said), teller.as_of(topic)]
            used.append(topic.id)
    return replace(block, text="\n\n".join(dict.fromkeys(filter(None, parts))), answered_by=tuple(used))


def on_illegal_fees(blocks: Sequence[Block]) -> bool:
    """Whether a block tells what is to be done of an illegal fee, or there is none and the mail only reports."""
    return not blocks or any(block.answered_by[:1] == (ILLEGAL_FEE,) for block in blocks)


def offers_money(mail: str) -> bool:
    """Whether the writer of a mail offers money for speed or a favour: "kami siap uang rokok asal seminggu jadi"."""
    return _OFFERS.search(_plain(mail)) is not None


def sold_in_our_name(mail: str) -> bool:
    """Whether a mail tells that somebody sells papers as if they came from this office's mailbox."""
    return _IN_OUR_NAME.search(_plain(mail)) is not None


def only_offers(mail: str) -> bool:
    """Whether a mail tells only of somebody who offers to see to a permit for money: that reports nobody."""
    told = _plain(mail)
    if not _OFFER.search(told) or _REPORTED.search(told):
        return False
    sentences = _SENTENCE.findall(_plain(_ITEM.sub(" . ", mail)))
    return not any(_MONEY.search(said) and _OFFICIAL.search(said) for said in sentences)


def asks_for_own_work(mail: str) -> bool:
    """Whether the only money that a mail tells of is for a notary's, an architect's or a builder's own work."""
    priced = [said for said in _SENTENCE.findall(_plain(mail)) if _OFFER.search(said)]
    return bool(priced) and all(_OWN_WORK.search(said) and not _SEES_TO_IT.search(said) for said in priced)


def as_a_price(understanding: Understanding, mail: str) -> tuple[bool, Understanding]:
    """Return whether a mail only tells a price of somebody's services, and what was understood of it without a report.

    The price of a notary's deed is none of them, and no report either. Only a question on who offers his services is
    still answered by the topic on illegal fees.
    """
    levy = understanding.illegal_fee or any(
        question.candidates and question.candidates[0].id == ILLEGAL_FEE for question in understanding.questions
    )
    if not only_offers(mail) or offers_money(mail):
        return False, understanding
    if not levy:
        return _is_priced(mail) and not asks_for_own_work(mail), understanding
    own = asks_for_own_work(mail)
    questions = tuple(map(_without_levy, understanding.questions))
    action = Action.ANSWER if own and understanding.action is Action.ESCALATE else understanding.action
    return not own, replace(understanding, illegal_fee=False, questions=questions, action=action)


def _is_priced(mail: str) -> bool:
    """Whether a sentence tells for how much somebody offers to see to a permit."""
    return any(
        _OFFER.search(said) and _PRICE.search(said) and _SEES_TO_IT.search(said) and not _WAS_PAID.search(said)
        for said in _SENTENCE.findall(_plain(mail))
    )


def _without_levy(question: Question) -> Question:
    """Return a question that is not on who offers his services without the topic on illegal fees."""
    reports = _REPORTS.search(_plain(question.text))
    aspects = tuple(aspect for aspect in question.aspects if aspect is not Aspect.COMPLAINT or reports)
    question = replace(question, aspects=aspects or (Aspect.OTHER,))
    if _ON_AN_AGENT.search(_plain(question.text)):
        return question
    return replace(question, candidates=tuple(c for c in question.candidates if c.id != ILLEGAL_FEE))


def _on_agent(question: Question, knowledge: Knowledge) -> Demand | None:
    """Return what answers a question on who offers his services, of which no topic but that on illegal fees knows."""
    best = question.candidates[0].id if question.candidates else ""
    if best != ILLEGAL_FEE or not _ON_AN_AGENT.search(_plain(question.text)):
        return None
    return _answered(question, Form.WHETHER, (ILLEGAL_FEE,), "biro jasa perantara", knowledge)


def warned_first(blocks: list[Block]) -> list[Block]:
    """Return the blocks, those on a demand for money first: that warns of all the rest."""
    return sorted(blocks, key=lambda block: block.answered_by[:1] != (ILLEGAL_FEE,))


def _answered(question: Question, form: Form, ids: tuple[str, ...], words: str, knowledge: Knowledge) -> Demand | None:
    topics = tuple(topic for i in ids if (topic := knowledge.topics.get(i)) is not None)
    if not topics:
        return None
    asked = replace(
        question,
        words=words,
        text=words,  # a long question has words of too much else
        form=form,
        aspects=(Aspect.OTHER,),
        candidates=(Candidate("topic", topics[0].id, _ALONE),),
        out_of_scope=0.0,
    )
    return Demand(asked, topics[0], topics[1:])


def _plain(text: str) -> str:
    return one_line(text[:_READ]).lower()
