"""Types of the scripts that are no modules of a package: app.py, serve.py and every pages/<name>/page.py.

mypy tells modules apart by name, and all pages have one name; here each is read under a name of its own.
`python tests/check_scripts.py` prints what is wrong where it stands, and exits as mypy does.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from mypy import api

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = (ROOT / "app.py", ROOT / "serve.py", *sorted(ROOT.glob("pages/*/page.py")))


def main() -> int:
    """Exit code of mypy, which reads each script by a link."""
    with TemporaryDirectory() as folder:
        links = {Path(folder, "_".join(path.relative_to(ROOT).parts).replace("-", "_")): path for path in SCRIPTS}
        for link, path in links.items():
            link.symlink_to(path)
        told, failed, code = api.run(["--config-file", str(ROOT / "pyproject.toml"), *map(str, links)])
    for link, path in links.items():
        told = told.replace(str(link), str(path.relative_to(ROOT)))
    print(told + failed, end="")
    return code


if __name__ == "__main__":
    sys.exit(main())
