"""What an object store refuses, said as what to do about it."""

from __future__ import annotations

import re

_CODE = re.compile(r"<Code>(\w+)</Code>")
_STATUS = re.compile(r"status code: (\d{3})")
_KEYS = "Periksa AWS_ACCESS_KEY_ID dan AWS_SECRET_ACCESS_KEY server ini"
_RIGHTS = ("{place} tidak mengizinkan kunci server ini. Beri hak membaca, dan untuk server utama juga menulis, "
           "mendaftar, dan menghapus, pada bucket dan awalan itu.")
_REGION = "Bucket untuk {place} ada di wilayah lain. Isi AWS_REGION dengan wilayahnya."
_BY_CODE = {
    "NoSuchBucket": "Bucket untuk {place} tidak ada. Periksa namanya dan AWS_ENDPOINT_URL, atau buat bucket itu.",
    "AccessDenied": _RIGHTS,
    "AllAccessDisabled": _RIGHTS,
    "InvalidAccessKeyId": "{place} tidak mengenal kunci server ini. " + _KEYS + ".",
    "SignatureDoesNotMatch": "{place} menolak kunci server ini. " + _KEYS + ".",
    "ExpiredToken": "Kunci sementara untuk {place} sudah lewat masanya. Perbarui AWS_SESSION_TOKEN.",
    "RequestTimeTooSkewed": "Jam server ini terlalu jauh dari jam {place}. Betulkan jamnya (timedatectl).",
    "PermanentRedirect": _REGION,
    "AuthorizationHeaderMalformed": _REGION,
}
_BY_STATUS = {"401": _BY_CODE["InvalidAccessKeyId"], "403": _RIGHTS, "301": _REGION}


def sentence(error: Exception, place: str) -> str:
    """What the administrator has to do; "" when the store is only out of reach, or has no such object."""
    text = str(error)
    if "169.254.169.254" in text:
        return f"Tidak ada kunci untuk {place}. Isi AWS_ACCESS_KEY_ID dan AWS_SECRET_ACCESS_KEY server ini."
    code, status = _CODE.search(text), _STATUS.search(text)
    told = _BY_CODE.get(code[1] if code else "") or _BY_STATUS.get(status[1] if status else "", "")
    return told.format(place=place)
