-- A document drawn for paper: what was chosen, all that it shows as it stood then (JSON), how far it is. A proof has no number
-- and goes after a week; an edition has one, and is kept as long as the territory, to tell what changed since.
CREATE TABLE edition (
    id UUID PRIMARY KEY,
    territory_id UUID NOT NULL REFERENCES territory (id),
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    lang TEXT NOT NULL,
    choice TEXT NOT NULL,
    content TEXT NOT NULL,
    number BIGINT,
    made_on DATE NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    made_by TEXT NOT NULL,
    state TEXT NOT NULL,
    digest TEXT NOT NULL,
    pages BIGINT NOT NULL,
    missing TEXT NOT NULL,
    CHECK (number IS NULL OR number > 0)
);
CREATE UNIQUE INDEX edition_number ON edition (territory_id, kind, subject, lang, number);
CREATE INDEX edition_by_day ON edition (territory_id, made_at);
CREATE INDEX edition_by_digest ON edition (digest);
CREATE INDEX edition_proofs ON edition (made_at) WHERE number IS NULL;

-- The file of a document, in Base64, and its first pages as images: made again from its content whenever it is needed.
CREATE TABLE edition_file (
    edition_id UUID PRIMARY KEY REFERENCES edition (id),
    pdf TEXT NOT NULL,
    images TEXT NOT NULL
);
