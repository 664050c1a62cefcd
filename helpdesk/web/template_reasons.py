"""What is wrong with a template that somebody tries, as the check and the parser say it, in the words of the page."""

from __future__ import annotations

WORDS = {
    "the template is missing": "berkas templatnya tidak ada",
    "the template is missing or unreadable": "berkas templatnya tidak ada atau tidak terbaca",
    "put the file back": "Kembalikan berkasnya",
    "save it as UTF-8": "Simpan sebagai UTF-8",
    "mend the marks {{ }} and {% %} on this line": "Perbaiki tanda {{ }} dan {% %} pada baris ini",
    "use one of: none": "Di sini tidak ada nilai yang dapat dipakai",
    "mend what this line asks for": "Perbaiki yang diminta baris ini",
    "says nothing": "hasilnya kosong",
    "write the text, or put the file back": "Tulis teksnya, atau kembalikan berkasnya",
    "mend the marks, or guard the value with {% if %}": "Perbaiki tandanya, atau lindungi nilainya dengan {% if %}",
    "let both say the same": "Samakan isi keduanya",
    "end of print statement": "}}",
    "end of statement block": "%}",
}
PATTERNS = (
    (r"broken: Expected an expression, got '(.+)'", r"sebelum “\1” tidak ada yang diminta"),
    (r"broken: Encountered unknown tag '(\w+)'.*", r"perintah {% \1 %} tidak dikenal"),
    (r"broken: Unexpected end of template.* closed is '(\w+)'\.", r"{% \1 %} belum ditutup"),
    (r"broken: expected token '(.+)', got '(.+)'", r"di sini seharusnya “\1”, bukan “\2”"),
    (r"broken: unexpected '(.+?)'.*", r"“\1” tidak pada tempatnya"),
    (r"broken: (.+)", r"tandanya tidak dapat dibaca (\1)"),
    (r'"(\w+)" is not known here', r"“\1” tidak dikenal di sini"),
    (r"use one of: (.+)", r"Pakai salah satu dari: \1"),
    (r'does not use "(\w+)": what it holds would be lost', r"tidak memakai “\1”, jadi isinya akan hilang"),
    (r"put (\{\{ \w+ \}\}) back", r"Kembalikan \1"),
    (r"cannot be rendered: (.+)", r"tidak dapat dijalankan: \1"),
    (r"a mark stays unrendered: (.+)", r"ada tanda yang tidak dijalankan: \1"),
    (r"an empty value shows: (.+)", r"ada nilai kosong yang tampak: \1"),
    (r"does not say what the (txt|html) says: (.+)", r"tidak memuat yang dikatakan bagian \1: \2"),
)
