-- Whether the people of an institution may also sign in with the identity provider of the installation: only where it
-- chose so.
ALTER TABLE sign_in_policy ADD COLUMN allows_provider BOOLEAN NOT NULL DEFAULT FALSE;
