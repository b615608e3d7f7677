"""One server builds, another shows copies, and between them lies an object store."""

from __future__ import annotations

import pytest
from filelock import FileLock

from dashboard.__main__ import main
from dashboard.core import settings
from dashboard.core.domain import StoreError
from dashboard.store.database import current_build_id, path_of
from dashboard.store.sharing.following import follow
from dashboard.store.sharing.giving import share
from dashboard.store.sharing.places import objects_at
from handing_in import JATEN, covered, publish
from s3_room import S3Server
from sharing_room import Turn, recipients


def test_builds_travel_through_an_object_store(at: Turn, bucket: str, s3_server: S3Server,
                                               capsys: pytest.CaptureFixture[str]) -> None:
    place = f"s3://{bucket}/blitar"
    assert main(["share", place, "--once"]) == 0 and "Dibagikan:" in capsys.readouterr().out
    old = current_build_id()
    at("tampil")
    assert main(["follow", place, "--once"]) == 0 and recipients() == 41
    at("utama")
    publish("coverage", [covered(JATEN, "2025", 44)])
    path_of(old).unlink()  # as `purge` does
    offer = share(objects_at(place))
    at("tampil")
    copying = objects_at(place)
    assert offer and follow(copying) == offer.build and recipients() == 44 and not path_of(old).exists()
    s3_server.stop()
    try:
        assert main(["follow", place, "--once"]) == 1 and "tidak terjangkau" in capsys.readouterr().err
        assert recipients() == 44
    finally:
        s3_server.start()


def test_two_shares_of_one_server_do_not_cross(at: Turn, bucket: str) -> None:
    with FileLock(settings.builds() / "share.lock"), pytest.raises(StoreError, match="Pembagi lain"):
        share(objects_at(f"s3://{bucket}"))
    assert share(objects_at(f"s3://{bucket}"))
