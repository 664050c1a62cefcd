"""Words that tell Indonesian from English, also as people write them on a phone: data for ``language``."""

from __future__ import annotations

from helpdesk.mail.words import words

INDONESIAN = words(
    """
    ada adalah agar akan aku alamat anak anda apa apakah apabila atas atau ayah bagaimana bagi bahwa baik bantu
    bantuan
    bapak baru batas bayar beberapa belum berapa beritahu berkas berlaku bersama besok biaya biayanya bikin bila bisa
    bisakah boleh buat bukan bulan cara caranya contoh cukup daftar dalam dan dapat dari dengan di dia diperlukan
    dimana dipersyaratkan ditolak dokumen dong dua dulu gimana habis halo hanya harus hari hilang hormat ibu ingin ini
    itu izin ijin izinnya jadi jam jangan jawaban jika juga jual kalau kalo kami kamu kantor kapan karena kasih ke
    kelurahan kembali kenapa kepada keluarga kecamatan kirim kita kok kota kurang lagi lain lalu lama lampiran
    lampirkan lampirin lebih lengkap lewat lokasi maaf makam makasih maka mana masih masuk mau melalui membuat memang
    memperpanjang menjadi mengajukan mengenai mengurus menunggu merupakan minta mohon mulai nama namun nanti nggak
    nomor oleh orang pada pagi paling pak permohonan perlu pernah perpanjang perpanjangan persyaratan pertanyaan
    pihak praktik proses punya rumah saat saja salam sama sampai sangat satu saya sebagai sebelum sebelumnya
    sedang segera sekali sekarang selain selama selamat selesai semua seperti sesuai setelah setiap siang sih silakan
    siapa sore status suami sudah supaya surat syarat syaratnya tahun tanah tanggal tanya tapi telah tempat tentang
    terima terimakasih tersebut terus tetapi tidak toko tolong tadi tanpa untuk urus usaha waktu warga yang
    dok pemilik pindah gratis petugas ktp kk stnk assalamualaikum wassalam hallo kartu
    """
)
# Short forms and slang; several of them are nobody else's words.
INFORMAL = words(
    """
    aja apaan ato bgmn bgt bnr blm brp bs bsa byr cpt cuman deh dgn dlm dmn dpt dr drmn emang ga gak gk gmn gmana gmna
    gue gw gpp hrs ibuk jd jdi jg jgn kak kek kl klo klu kmrn knp kpd krn krg kyk lg lgi lmyn loh mba mbak mas min
    mknya mksh mksd mlm msh mw napa ngurus ngurusin nih nunggu ny nya org pake pk pngen prlu sblm sbg sdh skrg sm smpe
    smua spt sy tau td tdk tgl tlg tnya trs trus tsb ttg tuh udah udh utk wktu ya yaa yah yg gan bang bro sis
    """
)
ENGLISH = words(
    """
    a about after again all already also am an and any apply application are as at be because been before but by can
    cannot could days dear did do documents does don't for from get good had has have hello help hi how i i'm if in
    is it know letter license licence like long many may me month more much must my name need new no not number
    of office
    on one only or our out permit please possible question regarding regards renew renewal required requirements
    should sir so some still submit
    take thank thanks that the their them then there these they this to tomorrow
    until up us was way we week were what when where which who why will with work would year yes you your
    """
)
# Words of both languages, or names, that decide nothing.
AMBIGUOUS = words("status email online form scan pdf file link website kk ktp stnk toko no in a i me am on so")
