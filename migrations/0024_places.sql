-- Whoever takes people in for the night: a shelter, a hotel. What is told of it is whom to call and for which communes;
-- there is no column for where it is, and none may be added. `link` is the digest of the personal link by which it declares
-- its places without an account. Kept as long as the territory.
CREATE TABLE shelter (
    id UUID PRIMARY KEY,
    territory_id UUID NOT NULL REFERENCES territory (id),
    institution_id UUID REFERENCES institution (id),
    name TEXT NOT NULL,
    is_hidden BOOLEAN NOT NULL,
    function TEXT NOT NULL,
    phone TEXT NOT NULL,
    hours TEXT NOT NULL,
    link TEXT UNIQUE,
    link_until TIMESTAMP WITH TIME ZONE,
    suspended_on DATE,
    version BIGINT NOT NULL,
    CHECK ((link IS NULL) = (link_until IS NULL))
);
CREATE INDEX shelter_by_territory ON shelter (territory_id, name, id);
CREATE INDEX shelter_by_institution ON shelter (institution_id);

-- The communes for which a shelter takes people in: its reach, never where it stands. Kept with it.
CREATE TABLE shelter_commune (
    shelter_id UUID NOT NULL REFERENCES shelter (id),
    commune_code TEXT NOT NULL REFERENCES commune (code),
    PRIMARY KEY (shelter_id, commune_code)
);
CREATE INDEX shelter_commune_by_commune ON shelter_commune (commune_code, shelter_id);

-- The places that a shelter has free, by its last word: the next word takes its place, and at `until_at` it is worth nothing.
-- Erased the day after by the job shelter.tidy.
CREATE TABLE shelter_declaration (
    shelter_id UUID PRIMARY KEY REFERENCES shelter (id),
    alone BIGINT NOT NULL,
    family BIGINT NOT NULL,
    children BIGINT NOT NULL,
    pets BIGINT NOT NULL,
    wheelchair BIGINT NOT NULL,
    declared_at TIMESTAMP WITH TIME ZONE NOT NULL,
    until_at TIMESTAMP WITH TIME ZONE NOT NULL,
    declared_by TEXT NOT NULL,
    CHECK (alone >= 0 AND family >= 0 AND children >= 0 AND pets >= 0 AND wheelchair >= 0),
    CHECK (until_at > declared_at)
);
CREATE INDEX shelter_declaration_by_end ON shelter_declaration (until_at);

-- What was asked for and what came of it, counted by month and institution: no request has a row of its own. Counts only,
-- kept with the territory.
CREATE TABLE shelter_tally (
    territory_id UUID NOT NULL REFERENCES territory (id),
    month TEXT NOT NULL,
    institution_id UUID NOT NULL REFERENCES institution (id),
    said TEXT NOT NULL,
    times BIGINT NOT NULL,
    adults BIGINT NOT NULL,
    children BIGINT NOT NULL,
    nights BIGINT NOT NULL,
    PRIMARY KEY (territory_id, month, institution_id, said),
    CHECK (times >= 0 AND adults >= 0 AND children >= 0 AND nights >= 0)
);
CREATE INDEX shelter_tally_by_institution ON shelter_tally (institution_id);

-- What was counted these last 24 hours, so that a slip of the finger can be taken back and a form sent twice counts once.
-- Erased 24 hours after it was written by the job shelter.tidy; the counts stay.
CREATE TABLE shelter_note (
    id UUID PRIMARY KEY,
    territory_id UUID NOT NULL REFERENCES territory (id),
    month TEXT NOT NULL,
    institution_id UUID NOT NULL REFERENCES institution (id),
    said TEXT NOT NULL,
    adults BIGINT NOT NULL,
    children BIGINT NOT NULL,
    nights BIGINT NOT NULL,
    noted_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX shelter_note_by_institution ON shelter_note (institution_id, noted_at);
CREATE INDEX shelter_note_by_time ON shelter_note (noted_at);

INSERT INTO retention (object, starts_at, hours, action, basis, since) VALUES
    ('shelter_note', 'written', 24, 'erase', 'need', '2026-11-22');
