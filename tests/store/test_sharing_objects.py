"""A folder and an object store keep the same promises; what a store refuses is said as what to do."""

from __future__ import annotations

import hashlib
import re
import socket
from collections.abc import Callable
from pathlib import Path

import obstore
import pytest

from dashboard.core.domain import StoreError
from dashboard.store.sharing import object_store
from dashboard.store.sharing.objects import NOTE, Objects
from dashboard.store.sharing.places import objects_at
from s3_room import S3Server


@pytest.fixture(params=["folder", "s3"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "folder":
        return str(tmp_path / "bersama")
    return f"s3://{request.getfixturevalue('bucket')}/blitar/uji"


@pytest.fixture
def objects(place: str) -> Objects:
    return objects_at(place)


@pytest.fixture
def spoil(place: str) -> Callable[[str, bytes], None]:
    """Write there as somebody else would."""
    def written(name: str, content: bytes) -> None:
        if place.startswith("s3:"):
            bucket, _, prefix = place.removeprefix("s3://").partition("/")
            store = obstore.store.S3Store(bucket, prefix=prefix, client_options={"allow_http": True})
            store.put(name, content)
        else:
            (Path(place) / name).write_bytes(content)
    return written


def a_file(folder: Path, content: bytes = b"angka" * 500_000) -> Path:
    path = folder / hashlib.sha256(content).hexdigest()[:8]
    path.write_bytes(content)
    return path


def test_what_is_put_is_fetched_and_what_is_not_there_is_said(objects: Objects, tmp_path: Path) -> None:
    path = a_file(tmp_path)
    digest = objects.put(path)
    assert digest == objects.put(path) == hashlib.sha256(path.read_bytes()).hexdigest()
    objects.fetch(digest, tmp_path / "salinan")
    assert (tmp_path / "salinan").read_bytes() == path.read_bytes()
    assert (tmp_path / "salinan").stat().st_mode & 0o077 == 0
    with pytest.raises(FileNotFoundError):
        objects.fetch("0" * 64, tmp_path / "lain")
    assert not (tmp_path / "lain").exists()


def test_the_note_is_replaced(objects: Objects) -> None:
    with pytest.raises(FileNotFoundError):
        objects.note()
    objects.write_note(b"satu")
    objects.write_note(b"dua")
    assert objects.note() == b"dua"


@pytest.mark.parametrize("damage", [lambda whole: whole[:-1], lambda whole: whole[:9] + b"x" + whole[10:],
                                    lambda _: b""],
                         ids=["cut", "byte", "empty"])
def test_a_damaged_object_is_refused_and_written_again(damage: Callable[[bytes], bytes], objects: Objects, place: str,
                                                       spoil: Callable[[str, bytes], None], tmp_path: Path) -> None:
    path = a_file(tmp_path)
    digest = objects.put(path)
    spoil(f"objek/{digest}", damage(path.read_bytes()))
    target = tmp_path / "salinan"
    with pytest.raises(StoreError, match="bukan yang dinamai"):
        objects.fetch(digest, target)
    assert not target.exists() and not list(tmp_path.glob(".salinan*"))
    again = objects_at(place)  # as `share --once`
    assert again.put(path) == digest
    again.fetch(digest, target)
    assert target.read_bytes() == path.read_bytes()


def test_what_is_known_to_be_whole_is_read_again_only_when_it_changed(
        bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    objects, path, read = object_store.S3Objects(bucket, ""), a_file(tmp_path), []
    digest = objects.put(path)
    whole = object_store.S3Objects._is_whole
    monkeypatch.setattr(object_store.S3Objects, "_is_whole", lambda self, one: read.append(one) or whole(self, one))
    monkeypatch.setattr(object_store, "_TRUSTED_SECONDS", 0.0)
    objects.put(path)
    assert read == []
    obstore.store.S3Store(bucket, client_options={"allow_http": True}).put(f"objek/{digest}", b"lain")
    objects.put(path)
    assert read == [digest]
    objects.fetch(digest, tmp_path / "salinan")


def test_what_is_erased_goes_at_once_and_what_is_wanted_stays(objects: Objects, tmp_path: Path) -> None:
    kept, gone = (objects.put(a_file(tmp_path, content)) for content in (b"tetap", b"dicabut"))
    objects.write_note(b"catatan")
    objects.forget({kept, gone})
    objects.forget({kept})
    with pytest.raises(FileNotFoundError):
        objects.fetch(gone, tmp_path / "salinan")
    objects.fetch(kept, tmp_path / "salinan")
    assert objects.note() == b"catatan"


def test_an_upload_that_was_cut_off_leaves_nothing_to_be_read(bucket: str, s3_server: S3Server,
                                                              tmp_path: Path) -> None:
    path, objects = a_file(tmp_path, b"x" * 3_000_000), objects_at(f"s3://{bucket}")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    address = s3_server.environment["AWS_ENDPOINT_URL"].removeprefix("http://").split(":")
    with socket.create_connection((address[0], int(address[1]))) as half:
        half.sendall(f"PUT /{bucket}/objek/{digest} HTTP/1.1\r\nHost: uji\r\nContent-Length: 3000000\r\n\r\n".encode())
        half.sendall(path.read_bytes()[:1_000_000])
    with pytest.raises((FileNotFoundError, StoreError)):
        objects.fetch(digest, tmp_path / "salinan")
    assert objects.put(path) == digest
    objects.fetch(digest, tmp_path / "salinan")


def test_a_store_that_is_gone_for_a_while_and_comes_back_empty(s3_server: S3Server, bucket: str,
                                                              tmp_path: Path) -> None:
    path, objects = a_file(tmp_path), objects_at(f"s3://{bucket}")
    digest = objects.put(path)
    s3_server.stop()
    try:
        for step in (objects.note, lambda: objects.write_note(b"x"), lambda: objects.fetch(digest, tmp_path / "lain"),
                     lambda: objects.forget(set())):
            with pytest.raises(OSError, match="tidak dijawab") as caught:
                step()
            assert not isinstance(caught.value, FileNotFoundError)
            with pytest.raises(OSError, match=f"^{re.escape(str(caught.value))}$"):  # `follow` tells it once
                step()
    finally:
        s3_server.start()
    with pytest.raises(StoreError, match="Periksa namanya"):
        objects.note()
    s3_server.ask("PUT", bucket)
    with pytest.raises(FileNotFoundError):
        objects.note()
    assert objects.put(path) == digest
    objects.fetch(digest, tmp_path / "salinan")


def test_a_store_that_does_not_answer_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, bucket: str,
                                                        tmp_path: Path) -> None:
    """Also one whose listing is slow: what is new has been published by then."""
    monkeypatch.setattr(object_store, "_QUICK", "200ms")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{silent.getsockname()[1]}")
        objects = objects_at(f"s3://{bucket}")
        for step in (objects.note, lambda: objects.forget(set())):
            with pytest.raises(OSError, match="tidak dijawab"):
                step()


def test_a_bucket_that_keeps_old_versions_gets_nothing(s3_server: S3Server, bucket: str, tmp_path: Path) -> None:
    s3_server.ask("PUT", f"{bucket}?versioning", b"<VersioningConfiguration><Status>Enabled</Status>"
                                                 b"</VersioningConfiguration>")
    objects = objects_at(f"s3://{bucket}")
    with pytest.raises(StoreError, match="versioning"):
        objects.put(a_file(tmp_path))
    with pytest.raises(StoreError, match="versioning"):
        objects.write_note(b"x")
    with pytest.raises(FileNotFoundError):
        objects.note()


def test_wrong_keys_are_said(s3_server: S3Server, bucket: str) -> None:
    objects = objects_at(f"s3://{bucket}")
    s3_server.ask("POST", "moto-api/reset-auth", b"0")
    try:
        with pytest.raises(StoreError, match="kunci server ini"):
            objects.note()
        with pytest.raises(StoreError, match="kunci server ini"):
            objects.forget(set())
    finally:
        s3_server.ask("POST", "moto-api/reset-auth", b"inf")
    with pytest.raises(FileNotFoundError, match=bucket):
        objects.note()


@pytest.mark.parametrize("wrong", ["s3://", "s3://A_B/c", "s3://bucket/a b", "gs://bucket", f"s3:/{NOTE}"])
def test_an_address_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(StoreError, match="bukan alamat"):
        objects_at(wrong)
