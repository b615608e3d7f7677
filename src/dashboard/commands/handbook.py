"""What is written from the declarations: `python -m dashboard.commands.handbook > docs/datasets.md` (all datasets),
`python -m dashboard.commands.handbook views` (the table of views in the README, from the published build)."""

from __future__ import annotations

import sys

from dashboard.intake.documentation import handbook
from dashboard.registry import contracts
from dashboard.store.database import Database, open_current

_VIEWS = """
SELECT v.view_name, coalesce(v.comment, ''), string_agg(c.column_name, ', ' ORDER BY c.column_index)
FROM duckdb_views() v JOIN duckdb_columns() c ON c.table_oid = v.view_oid AND c.database_name = v.database_name
WHERE v.database_name = 'dashboard' AND v.schema_name = 'main' GROUP BY ALL ORDER BY v.view_name
"""


def views(database: Database) -> str:
    """Markdown: every public view with what it holds and its columns."""
    _, rows = database.rows(_VIEWS)
    lines = [f"| `{name}` | {told} | {columns} |" for name, told, columns in rows]
    return "\n".join(["| view | isinya | kolom |", "|---|---|---|", *lines]) + "\n"


if __name__ == "__main__":
    print(views(open_current()) if sys.argv[1:] == ["views"] else handbook(contracts().values()), end="")
