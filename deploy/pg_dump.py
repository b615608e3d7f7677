"""pg_dump of DASHBOARD_STORE, all arguments passed on; the address goes by libpq's environment variables, since what
stands in arguments, the password too, is seen by everybody on the machine."""

import os
import sys

from psycopg import pq

for option in pq.Conninfo.parse(os.environb[b"DASHBOARD_STORE"]):
    if option.envvar and option.val:
        os.environb[option.envvar] = option.val
os.execvp("pg_dump", ["pg_dump", *sys.argv[1:]])  # noqa: S606, S607 - Debian's
