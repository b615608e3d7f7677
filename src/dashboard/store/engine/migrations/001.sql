-- One dashboard a database. Numbers of `store.submissions` tell copies that something changed.
CREATE TABLE store (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    submissions bigint NOT NULL DEFAULT 0,
    moved_at timestamptz  -- everything went to the folder of one server: nothing is written here any more
);
INSERT INTO store DEFAULT VALUES;

-- Files of submissions, withdrawals and tombstones, as they lie in DASHBOARD_HOME/submissions/<dataset>/<submission>/.
CREATE TABLE submission_file (
    dataset text NOT NULL,
    submission text NOT NULL,
    name text NOT NULL,
    sha256 text NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (dataset, submission, name)
);

-- Chains of hashes: their ends, and their lines as they were written.
CREATE TABLE chain (name text PRIMARY KEY, number bigint NOT NULL, hash text NOT NULL);
CREATE TABLE chain_line (
    chain text NOT NULL REFERENCES chain (name),
    number bigint NOT NULL,
    month text NOT NULL,
    line text NOT NULL,
    PRIMARY KEY (chain, number)
);
CREATE INDEX chain_line_month ON chain_line (chain, month);  -- asked with every event, of two years of them

-- Accounts, sessions, wrong attempts, meanings of headings: one row an entry.
CREATE TABLE private_entry (
    file text NOT NULL,
    key text NOT NULL,
    entry json NOT NULL,
    PRIMARY KEY (file, key)
);

-- Transactions that were confirmed, for whoever lost the connection while asking for it; for a day.
CREATE TABLE confirmed (token uuid PRIMARY KEY, at timestamptz NOT NULL DEFAULT now());

CREATE TABLE secret (name text PRIMARY KEY, content bytea NOT NULL);

-- The note that says which build is shown, and which objects it and the older ones are.
CREATE TABLE published (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    note text NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);
