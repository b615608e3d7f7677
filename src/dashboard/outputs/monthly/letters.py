"""The letters of a month: who gets which, sent one by one, and who already has theirs."""

from __future__ import annotations

import json
import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from pathlib import Path

from dashboard.outputs.monthly.papers import Papers, sample_told
from dashboard.outputs.monthly.settings import Mail, MailError, Tls
from dashboard.render.files.written import write_file
from dashboard.topics.news import words

RECEIPTS = "terkirim.json"
"""In the folder of a month: names of the letters that were accepted by the mail server."""
_SECONDS = 30.0
_TYPES = {".pdf": ("application", "pdf"),
          ".pptx": ("application", "vnd.openxmlformats-officedocument.presentationml.presentation")}


@dataclass(frozen=True)
class Letter:
    """One message to one address. `name`: 'pimpinan=bupati@…', as the settings have it."""

    name: str
    message: EmailMessage
    was_sent: bool


def letters(made: Papers, mail: Mail, folder: Path, *, again: bool = False) -> list[Letter]:
    """One for each of DASHBOARD_SMTP_TO, in order. Raises MailError for a reader that there is not."""
    unknown = [reader for reader, _ in mail.to if reader not in made.readers]
    if unknown:
        raise MailError(f"Pembaca “{unknown[0]}” di DASHBOARD_SMTP_TO tidak dikenal. Yang ada: "
                        f"{', '.join(made.readers)}.")
    sent = set() if again else _sent(folder)
    return [Letter(name := f"{reader}={address}", _message(made, mail.sender, reader, address), name in sent)
            for reader, address in mail.to]


def _message(made: Papers, sender: str, reader: str, address: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = f"Kabar kemiskinan {words.month(made.news.month)} untuk {made.whom(reader)}"
    message["From"], message["To"] = sender, address
    message["Auto-Submitted"] = "auto-generated"
    message.set_content("\n".join(filter(None, (made.letter(reader), sample_told(made.news.of(reader))))))
    for name in made.enclosed(reader):
        main, sub = _TYPES[Path(name).suffix]
        message.add_attachment(made.files[name], maintype=main, subtype=sub, filename=name)
    return message


def letter_text(letter: Letter) -> str:
    """What would go, for whoever tries it out."""
    body = letter.message.get_body(("plain",))
    text = str(body.get_content()) if body else ""
    enclosed = ", ".join(str(part.get_filename()) for part in letter.message.iter_attachments()) or "tanpa lampiran"
    return (f"Akan dikirim ke {letter.message['To']}: {letter.message['Subject']} ({enclosed})\n"
            + "\n".join(f"  {line}" for line in text.splitlines()))


def send(found: Sequence[Letter], mail: Mail, folder: Path) -> Iterator[str]:
    """Send those that were not sent; the name of each when the server has taken it, which is noted in the folder at
    once, so that a second run after a failure sends none twice. Raises MailError, WriteError."""
    waiting = [letter for letter in found if not letter.was_sent]
    if not waiting:
        return
    with _connected(mail) as server:
        for letter in waiting:
            letter.message["Date"], letter.message["Message-ID"] = formatdate(), make_msgid(
                domain=mail.sender.rpartition("@")[2])
            _hand_over(server, letter, mail)
            _note(folder, letter.name)
            yield letter.name


@contextmanager
def _connected(mail: Mail) -> Iterator[smtplib.SMTP]:
    server = _reached(mail)
    try:
        _come_in(server, mail)
        yield server
    finally:
        server.close()  # QUIT could fail where everything was taken


def _reached(mail: Mail) -> smtplib.SMTP:
    where = f"{mail.host}:{mail.port}"
    try:
        return _opened(mail)
    except ssl.SSLError as error:
        raise MailError(f"Sambungan aman ke server surat {where} gagal ({error.reason or error}). Periksa "
                        "sertifikatnya, DASHBOARD_SMTP_CA, dan DASHBOARD_SMTP_TLS.") from None
    except smtplib.SMTPNotSupportedError:
        raise MailError(f"Server surat {where} tidak menawarkan STARTTLS. Pakai DASHBOARD_SMTP_TLS=tls dengan "
                        "pintunya, atau server lain.") from None
    except (OSError, UnicodeError, smtplib.SMTPException) as error:  # UnicodeError: no name of a host
        raise MailError(f"Server surat {where} tidak dapat dihubungi ({_reason(error)}). Periksa DASHBOARD_SMTP_HOST, "
                        "DASHBOARD_SMTP_PORT, dan jaringannya.") from None


def _opened(mail: Mail) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if mail.ca:
        context.load_verify_locations(mail.ca)
    if mail.tls is Tls.FROM_START:
        return smtplib.SMTP_SSL(mail.host, mail.port, timeout=_SECONDS, context=context)
    server = smtplib.SMTP(mail.host, mail.port, timeout=_SECONDS)
    try:
        if mail.tls is Tls.AFTER_GREETING:
            server.starttls(context=context)
    except BaseException:
        server.close()
        raise
    return server


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else "") or type(error).__name__


def _come_in(server: smtplib.SMTP, mail: Mail) -> None:
    """What a server answers is not repeated: it may hold what was sent to it."""
    if not mail.user:
        return
    try:
        server.login(mail.user, mail.password)
    except smtplib.SMTPAuthenticationError as error:
        raise MailError(f"Server surat menolak masuk sebagai “{mail.user}” (kode {error.smtp_code}). Periksa "
                        "DASHBOARD_SMTP_USER dan DASHBOARD_SMTP_PASSWORD.") from None
    except UnicodeError:
        raise MailError("DASHBOARD_SMTP_USER dan DASHBOARD_SMTP_PASSWORD hanya boleh memuat huruf, angka, dan tanda "
                        "ASCII.") from None
    except (OSError, smtplib.SMTPException) as error:
        raise MailError(f"Masuk ke server surat sebagai “{mail.user}” gagal ({type(error).__name__}).") from None


def _hand_over(server: smtplib.SMTP, letter: Letter, mail: Mail) -> None:
    try:
        server.send_message(letter.message)
    except smtplib.SMTPRecipientsRefused as error:
        code = next(iter(error.recipients.values()))[0]
        raise MailError(f"Server surat menolak penerima {letter.message['To']} (kode {code}). Periksa "
                        "DASHBOARD_SMTP_TO; yang sebelumnya sudah terkirim.") from None
    except smtplib.SMTPSenderRefused as error:
        raise MailError(f"Server surat menolak pengirim {mail.sender} (kode {error.smtp_code}). Periksa "
                        "DASHBOARD_SMTP_FROM.") from None
    except (OSError, smtplib.SMTPException) as error:
        raise MailError(f"Surat ke {letter.message['To']} tidak terkirim ({type(error).__name__}). Ulangi perintahnya: "
                        "yang sudah terkirim dilewati.") from None


def _sent(folder: Path) -> set[str]:
    path = folder / RECEIPTS
    try:
        return {str(name) for name in json.loads(path.read_text("utf-8"))}
    except FileNotFoundError:
        return set()
    except (OSError, ValueError, TypeError):
        raise MailError(f"{path} tidak dapat dibaca, jadi tidak diketahui siapa yang sudah menerima. Hapus berkas itu "
                        "atau pakai --again.") from None


def _note(folder: Path, name: str) -> None:
    known = sorted({*_sent(folder), name})
    write_file(folder / RECEIPTS, (json.dumps(known, ensure_ascii=False, indent=1) + "\n").encode())
