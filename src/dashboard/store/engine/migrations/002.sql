-- Every build that was published, and under which number its rows stand in the lake (DASHBOARD_LAKE), if they do.
-- Nothing in the lake counts that is not named here.
CREATE TABLE build (
    id text PRIMARY KEY,
    made_at timestamptz NOT NULL,
    writing bigint UNIQUE,
    snapshot bigint,  -- of the lake, in which they stand
    shape text,
    rows json  -- of each table: how many, and their fingerprint
);
CREATE SEQUENCE lake_number;

-- How tables and views of builds are made.
CREATE TABLE build_shape (digest text PRIMARY KEY, content text NOT NULL);

-- Which generation of the lake holds; its catalogue is the schema danau_<generation>.
CREATE TABLE lake (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    generation bigint NOT NULL,
    layout integer NOT NULL
);
