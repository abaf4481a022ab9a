-- The number of a structure in the national register of establishments, where a source told it.
ALTER TABLE structure ADD COLUMN siret TEXT;

-- Whether an entry was compared with the others since it was last written: what is written says no by itself, so that
-- entries of before are compared too.
ALTER TABLE service ADD COLUMN is_compared BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX service_to_compare ON service (id) WHERE is_compared = FALSE;

-- By what an entry is found by those that may tell of the same help: its telephone, its folded name, its body's, its SIRET,
-- the folded address and the neighbourhood of its public places. Nothing of a hidden place. Kept as long as the entry is in
-- use.
CREATE TABLE service_key (
    service_id UUID NOT NULL REFERENCES service (id),
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    territory_id UUID NOT NULL REFERENCES territory (id),
    PRIMARY KEY (service_id, kind, text)
);
CREATE INDEX service_key_by_text ON service_key (kind, text, territory_id);

-- Two entries that may tell of the same help, what they have in common, and what was decided of them. Open ones come and go
-- with what the entries say; decided ones are kept as long as the entries, so that nobody is asked twice.
CREATE TABLE twin (
    id UUID PRIMARY KEY,
    first_id UUID NOT NULL REFERENCES service (id),
    second_id UUID NOT NULL REFERENCES service (id),
    territory_id UUID NOT NULL REFERENCES territory (id),
    common TEXT NOT NULL,
    weight BIGINT NOT NULL,
    state TEXT NOT NULL,
    decided_at TIMESTAMP WITH TIME ZONE,
    decided_by TEXT NOT NULL,
    UNIQUE (first_id, second_id),
    CHECK (first_id < second_id),
    CHECK ((state = 'open') = (decided_at IS NULL))
);
CREATE INDEX twin_by_territory ON twin (territory_id, state, weight, id);
CREATE INDEX twin_by_second ON twin (second_id);

-- An entry that was merged into another: where its address leads now, into which it was merged first, and what it takes to
-- part them again. `places` and `stops` are the ids of what was added to the kept one. Kept as long as the entries: addresses
-- are printed.
CREATE TABLE service_alias (
    lost_id UUID PRIMARY KEY REFERENCES service (id),
    kept_id UUID NOT NULL REFERENCES service (id),
    into_id UUID NOT NULL REFERENCES service (id),
    twin_id UUID NOT NULL REFERENCES twin (id),
    merged_at TIMESTAMP WITH TIME ZONE NOT NULL,
    lost_status TEXT NOT NULL,
    kept_version BIGINT NOT NULL,
    places TEXT NOT NULL,
    stops TEXT NOT NULL
);
CREATE INDEX service_alias_by_kept ON service_alias (kept_id);
CREATE INDEX service_alias_by_twin ON service_alias (twin_id);
