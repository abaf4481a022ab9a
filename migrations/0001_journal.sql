-- The journal: one row per act, written in the act's own transaction. Codes and ids only: no free text, no name, no
-- address. `session` is a short hash that names a session and opens none. `seq` and `hash` are given within a second by the
-- sealer, which chains each row to the one before. Erased month by month after three years, by the job privacy.execute.
CREATE TABLE journal (
    id UUID PRIMARY KEY,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    account_id UUID,
    institution_id UUID,
    territory_id UUID,
    role TEXT,
    session TEXT,
    act TEXT NOT NULL,
    object_id UUID NOT NULL,
    basis TEXT,
    motive TEXT,
    result TEXT NOT NULL DEFAULT 'done',
    pseudonym TEXT,
    compartment TEXT,
    grant_id UUID,
    seq BIGINT,
    hash TEXT,
    CHECK (result IN ('done', 'refused')),
    CHECK ((seq IS NULL) = (hash IS NULL)),
    CHECK (act <> '' AND LENGTH(act) <= 64)
);
CREATE INDEX journal_by_time ON journal (at, id);
CREATE INDEX journal_by_object ON journal (object_id, at);
CREATE INDEX journal_by_account ON journal (account_id, at, id);
CREATE INDEX journal_by_institution ON journal (institution_id, at, id);
CREATE INDEX journal_by_territory ON journal (territory_id, at, id);
CREATE UNIQUE INDEX journal_by_seq ON journal (seq) WHERE seq IS NOT NULL;
CREATE INDEX journal_unsealed ON journal (at, id) WHERE seq IS NULL;

-- A month of the journal: its first and last row, the hash of the last one, and the hash at which the month before ended.
-- Kept as long as the installation, so that the chain can be followed over rows that are erased.
CREATE TABLE journal_month (
    month TEXT PRIMARY KEY,
    first_seq BIGINT NOT NULL UNIQUE,
    last_seq BIGINT NOT NULL,
    head TEXT NOT NULL,
    previous TEXT NOT NULL,
    is_closed BOOLEAN NOT NULL,
    erased_at TIMESTAMP WITH TIME ZONE
);

-- How far the journal went, signed each hour by the key of the installation. Kept as long as the installation.
CREATE TABLE journal_checkpoint (
    seq BIGINT PRIMARY KEY,
    head TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    key_id TEXT NOT NULL,
    signature TEXT NOT NULL
);
