-- A structure: a body that offers help. Kept as long as it exists; imported ones are told by `source` and `source_key`.
CREATE TABLE structure (
    id UUID PRIMARY KEY,
    territory_id UUID NOT NULL REFERENCES territory (id),
    institution_id UUID REFERENCES institution (id),
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    website TEXT,
    phone TEXT,
    email TEXT,
    source TEXT NOT NULL,
    source_key TEXT,
    source_digest TEXT,
    UNIQUE (source, source_key)
);
CREATE INDEX structure_by_territory ON structure (territory_id, id);
CREATE INDEX structure_by_institution ON structure (institution_id, id);

-- A place of a structure. Only a public place's address leaves the store; a safe place's is never stored at all.
CREATE TABLE place (
    id UUID PRIMARY KEY,
    structure_id UUID NOT NULL REFERENCES structure (id),
    name TEXT NOT NULL,
    line TEXT,
    postal_code TEXT,
    commune_code TEXT NOT NULL REFERENCES commune (code),
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    visibility TEXT NOT NULL,
    hours TEXT,
    access_note TEXT NOT NULL,
    CHECK (visibility <> 'never' OR (line IS NULL AND latitude IS NULL AND longitude IS NULL)),
    CHECK (latitude IS NULL OR (latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180))
);
CREATE INDEX place_by_structure ON place (structure_id, id);
CREATE INDEX place_by_commune ON place (commune_code);

-- A service: one kind of help, as the public reads it. Sets of codes are parted by spaces.
CREATE TABLE service (
    id UUID PRIMARY KEY,
    structure_id UUID NOT NULL REFERENCES structure (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    summary TEXT NOT NULL,
    description TEXT NOT NULL,
    how_to TEXT NOT NULL,
    phone TEXT,
    sms TEXT,
    email TEXT,
    website TEXT,
    cost TEXT,
    cost_note TEXT NOT NULL,
    hours TEXT,
    needs TEXT NOT NULL,
    violences TEXT NOT NULL,
    audiences TEXT NOT NULL,
    moments TEXT NOT NULL,
    languages TEXT NOT NULL,
    without_complaint BOOLEAN,
    is_emergency BOOLEAN NOT NULL,
    area TEXT NOT NULL,
    closed_from DATE,
    closed_until DATE,
    closure_note TEXT NOT NULL,
    status TEXT NOT NULL,
    checked_on DATE,
    checked_by TEXT NOT NULL,
    version BIGINT NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX service_by_structure ON service (structure_id, id);
CREATE INDEX service_by_status ON service (status, id);

-- A service at a place, with hours of its own where they differ from the place's.
CREATE TABLE service_place (
    service_id UUID NOT NULL REFERENCES service (id),
    place_id UUID NOT NULL REFERENCES place (id),
    position BIGINT NOT NULL,
    hours TEXT,
    PRIMARY KEY (service_id, place_id)
);
CREATE INDEX service_place_by_place ON service_place (place_id);

-- What the search indexes have to read again: one row per act that changed services, written in the act's transaction.
-- Erased after 7 days; an index that slept longer is rebuilt.
CREATE TABLE change (
    id UUID PRIMARY KEY,
    at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX change_by_time ON change (at, id);

-- The services that an act changed. Erased with its act.
CREATE TABLE change_service (
    change_id UUID NOT NULL REFERENCES change (id),
    service_id UUID NOT NULL REFERENCES service (id),
    PRIMARY KEY (change_id, service_id)
);
CREATE INDEX change_service_by_service ON change_service (service_id);
