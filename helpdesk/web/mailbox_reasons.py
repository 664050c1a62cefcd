"""Reasons why a mailbox cannot be read, in the words of the page: the page says already of which mailbox it speaks."""

from __future__ import annotations

WORDS: dict[str, str] = {}  # each names its mailbox
_BOX = r"mailbox (?:\S+): "
PATTERNS = tuple(
    (_BOX + reason, words)
    for reason, words in (
        (
            r"(\S+) refuses the user (\S+): (.+?)\. (?:Correct|Does|Is|Use|Sign).+",
            r"\1 menolak pengguna \2 (\3). Perbaiki nama pengguna atau kata sandinya dalam config.toml.",
        ),
        (
            r"(\S+) does not take a login now: (.+)\.",
            r"\1 sedang tidak menerima masuk (\2); sistem mencoba lagi sendiri.",
        ),
        (
            r'(\S+) has no folder "(.+)" on (\S+): (.+)',
            r"pengguna \1 tidak punya folder “\2” di \3. Perbaiki nama foldernya dalam config.toml. (\4)",
        ),
        (
            r'folder "(.+)" cannot be opened now: (.+)',
            r"folder “\1” sedang tidak dapat dibuka: \2",
        ),
        (
            r'folder "(.+)" has no UIDVALIDITY, .+',
            r"folder “\1” tidak memberi UIDVALIDITY, jadi nomor surat di sana tidak berarti; pakai server lain.",
        ),
        (
            r"the host name (\S+) is not known\. Correct.+",
            r"nama server \1 tidak dikenal; perbaiki host dalam config.toml.",
        ),
        (
            r"the host name (\S+) is not known\. .+",
            r"nama server \1 belum dapat dicari; layanan nama (DNS) tidak menjawab.",
        ),
        (
            r"nobody listens on (\S+)\. .+",
            r"tidak ada yang melayani di \1. Apakah servernya hidup, dan port-nya benar?",
        ),
        (
            r"there is no way to (\S+)\. .+",
            r"tidak ada jalan ke \1. Apakah jaringannya hidup, dan host-nya benar?",
        ),
        (
            r"(\S+) does not answer in time\. .+",
            r"\1 tidak menjawab pada waktunya. Apakah port dan tls dalam config.toml benar?",
        ),
        (
            r"the TLS connection to (\S+) broke: (.+)",
            r"sambungan TLS ke \1 putus: \2",
        ),
        (
            r"the connection to (\S+) broke: (.+)",
            r"sambungan ke \1 putus: \2",
        ),
        (
            r"the connection ended: (.+)",
            r"sambungan berakhir: \1",
        ),
        (
            r"the server says: (.+)",
            r"server berkata: \1",
        ),
        (
            r"the certificate of (\S+) has expired\. .+",
            r"sertifikat \1 sudah berakhir; pengelolanya perlu memperbaruinya.",
        ),
        (
            r"the certificate of (\S+) is not valid yet\. .+",
            r"sertifikat \1 belum berlaku. Apakah jam komputer ini benar?",
        ),
        (
            r"the certificate of (\S+) is for another name\. .+",
            r"sertifikat \1 untuk nama lain; pakai nama itu sebagai host.",
        ),
        (
            r"the issuer of the certificate of (\S+) is not known here\. .+",
            r"penerbit sertifikat \1 tidak dikenal. Bila milik sendiri, sebut dengan ca_file dalam config.toml.",
        ),
        (
            r"the certificate of (\S+) is refused: (.+)",
            r"sertifikat \1 ditolak: \2",
        ),
        (
            r"(\S+) does not offer STARTTLS\. .+",
            r'\1 tidak menawarkan STARTTLS; tulis tls = "tls" dan port 993 dalam config.toml.',
        ),
        (
            r"(\S+) takes no login without TLS\. .+",
            r'\1 tidak menerima masuk tanpa TLS; tulis tls = "tls" dalam config.toml.',
        ),
        (
            r"(\S+) does not speak TLS from the start\. .+",
            r'\1 tidak memakai TLS sejak awal; tulis tls = "starttls", atau port yang benar.',
        ),
        (
            r"(\S+) speaks only versions of TLS that are no longer safe\. .+",
            r"\1 hanya memakai TLS lama yang tidak aman lagi.",
        ),
        (
            r"(\S+) gives no access token for (\S+): (.+)",
            r"\1 tidak memberi token untuk \2: \3",
        ),
        (
            r"(\S+) gave no access token\.",
            r"\1 tidak memberi token.",
        ),
        (
            r"(\S+) cannot be reached: (.+)",
            r"\1 tidak dapat dihubungi: \2",
        ),
        (
            r"no password\. Set (.+)",
            r"kata sandinya belum disebut: \1",
        ),
        (
            r"password_file (\S+) cannot be read: (.+)",
            r"berkas kata sandi \1 tidak dapat dibaca: \2",
        ),
        (
            r"the maildir (.+) cannot be used: (.+?)\. Correct.+",
            r"Maildir \1 tidak dapat dipakai: \2. Perbaiki letaknya, atau beri izin membacanya.",
        ),
        (
            r"the folder was made anew while it was read",
            r"foldernya dibuat baru selagi dibaca",
        ),
        (
            r"the connection keeps breaking while messages are read",
            r"sambungan terus putus selagi surat dibaca",
        ),
    )
)
