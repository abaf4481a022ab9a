-- A role sheet (of an institution in a territory's network) or a circuit (of a territory: no institution), as it is being
-- written: `content` is its text in JSON, without any name of a person. Kept as long as the territory; what is taken away
-- stays, to be brought back.
CREATE TABLE role_document (
    id UUID PRIMARY KEY,
    territory_id UUID NOT NULL REFERENCES territory (id),
    institution_id UUID REFERENCES institution (id),
    title TEXT NOT NULL,
    content TEXT NOT NULL,
    status TEXT NOT NULL,
    version BIGINT NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    valid_number BIGINT,
    valid_on DATE,
    withdrawn_on DATE,
    UNIQUE (territory_id, institution_id),
    CHECK ((valid_number IS NULL) = (valid_on IS NULL)),
    CHECK (status <> 'valid' OR valid_number IS NOT NULL)
);
CREATE INDEX role_circuit ON role_document (territory_id, title, id) WHERE institution_id IS NULL;

-- An institution has agreed to what a document says of it: a function, never a name. Kept with the document until what was
-- agreed to changes.
CREATE TABLE role_approval (
    document_id UUID NOT NULL REFERENCES role_document (id),
    institution_id UUID NOT NULL REFERENCES institution (id),
    function TEXT NOT NULL,
    given_on DATE NOT NULL,
    noted_by TEXT NOT NULL,
    PRIMARY KEY (document_id, institution_id)
);

-- A document as it was in force from a day on, with who had agreed to it. Kept with the document: what partners had agreed
-- to is what they answer for.
CREATE TABLE role_version (
    document_id UUID NOT NULL REFERENCES role_document (id),
    number BIGINT NOT NULL,
    content TEXT NOT NULL,
    approvals TEXT NOT NULL,
    valid_on DATE NOT NULL,
    PRIMARY KEY (document_id, number)
);
