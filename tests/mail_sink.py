"""A mail server of a few lines for tests: says what SMTP needs, keeps what it is given."""

from __future__ import annotations

import base64
import datetime
import ipaddress
import socket
import ssl
import threading
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


def certificate(folder: Path) -> Path:
    """A certificate for 127.0.0.1 that signs itself, with its key, in one PEM file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "surel.uji")])
    now = datetime.datetime.now(datetime.UTC)
    made = (x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
            .serial_number(x509.random_serial_number()).not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=2))
            .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(key, hashes.SHA256()))
    path = folder / "surel.pem"
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    return path


class Sink:
    """`refuses`: address that is no recipient here; `password`: the one that lets in; `offers_tls`: STARTTLS."""

    def __init__(self, pem: Path, *, password: str = "", refuses: str = "", offers_tls: bool = True,
                 from_start: bool = False) -> None:
        self.password, self.refuses, self.offers_tls, self.from_start = password, refuses, offers_tls, from_start
        self.letters: list[tuple[str, bytes, bool]] = []
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(pem)
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """No one else comes in."""
        self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._thread.join(10)

    def _serve(self) -> None:
        while True:
            try:
                caller, _ = self._door.accept()
            except OSError:
                return
            try:
                self._talk(self._context.wrap_socket(caller, server_side=True) if self.from_start else caller)
            except OSError:  # the caller hung up, or did not trust us
                caller.close()

    def _talk(self, line: socket.socket) -> None:
        reader, to = line.makefile("rb"), ""
        line.sendall(b"220 surel.uji\r\n")
        while asked := reader.readline():
            word = asked.split()[0].upper() if asked.split() else b""
            if word == b"STARTTLS":
                line.sendall(b"220 mari\r\n")
                reader.close()
                line = self._context.wrap_socket(line, server_side=True)
                reader = line.makefile("rb")
            elif word == b"DATA":
                line.sendall(b"354 silakan\r\n")
                body = b"".join(iter(reader.readline, b".\r\n"))
                self.letters.append((to, body, isinstance(line, ssl.SSLSocket)))
                line.sendall(b"250 diterima\r\n")
            elif word == b"RCPT":
                to = asked.decode().split("<")[1].split(">")[0]
                line.sendall(b"550 tidak dikenal\r\n" if to == self.refuses else b"250 baik\r\n")
            else:
                line.sendall(self._answer(word, asked))
        reader.close()
        line.close()

    def _answer(self, word: bytes, asked: bytes) -> bytes:
        if word == b"EHLO":
            extras = b"250-STARTTLS\r\n" if self.offers_tls else b""
            return b"250-surel.uji\r\n" + extras + b"250 AUTH PLAIN\r\n"
        if word == b"AUTH":
            given = base64.b64decode(asked.split()[2]).split(b"\0")[-1].decode()
            return b"235 masuk\r\n" if given == self.password else b"535 gema " + asked.split()[2] + b"\r\n"
        return b"250 baik\r\n"
