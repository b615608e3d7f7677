"""Installs what tests need from Debian's packages, where we are root on Debian."""

from __future__ import annotations

import os
import shutil
import subprocess


def from_debian(*packages: str) -> None:
    """Install Debian's packages; quietly nothing elsewhere: who calls looks again and says what is missing."""
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return
    print(f"Memasang {packages[0]} dari Debian …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=environment, check=False)
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
                   env=environment, check=False, stdout=subprocess.DEVNULL)
