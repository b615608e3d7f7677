-- Whose dashboard this is (its code of release.toml, once something was published), and which DASHBOARD_HOME everything
-- went to.
ALTER TABLE store ADD COLUMN home text, ADD COLUMN moved_to text;
