-- The communes of France that this installation knows, after INSEE's official geographic code. Public data, replaced by
-- each import. `search` is the folded name, `head` its first three letters: how a misspelt name is found.
CREATE TABLE commune (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    search TEXT NOT NULL,
    head TEXT NOT NULL,
    department_code TEXT NOT NULL,
    region_code TEXT NOT NULL,
    epci_code TEXT,
    population BIGINT NOT NULL,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION
);
CREATE INDEX commune_by_search ON commune (search);
CREATE INDEX commune_by_head ON commune (head, population);
CREATE INDEX commune_by_department ON commune (department_code);

-- A postal code covers one or several communes, and a large commune has several postal codes.
CREATE TABLE commune_postal_code (
    postal_code TEXT NOT NULL,
    commune_code TEXT NOT NULL REFERENCES commune (code),
    PRIMARY KEY (postal_code, commune_code)
);
CREATE INDEX commune_postal_code_by_commune ON commune_postal_code (commune_code);

-- A territory: what one contract, or one coordination, answers for. Kept as long as the installation.
CREATE TABLE territory (
    id UUID PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    department_code TEXT,
    epci_code TEXT,
    host TEXT UNIQUE
);

-- The communes of a territory that is made of named communes; a département or an EPCI is told by its code.
CREATE TABLE territory_commune (
    territory_id UUID NOT NULL REFERENCES territory (id),
    commune_code TEXT NOT NULL REFERENCES commune (code),
    PRIMARY KEY (territory_id, commune_code)
);
CREATE INDEX territory_commune_by_commune ON territory_commune (commune_code);

-- An institution, known once however many contracts it signs. Kept as long as the installation.
CREATE TABLE institution (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL,
    short_name TEXT,
    kind TEXT NOT NULL,
    siret TEXT UNIQUE
);
CREATE INDEX institution_by_name ON institution (name, id);

-- An institution's part in a territory's network.
CREATE TABLE territory_institution (
    territory_id UUID NOT NULL REFERENCES territory (id),
    institution_id UUID NOT NULL REFERENCES institution (id),
    is_signatory BOOLEAN NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (territory_id, institution_id)
);
CREATE INDEX territory_institution_by_institution ON territory_institution (institution_id);
