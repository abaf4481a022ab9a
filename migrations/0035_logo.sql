-- The logo of an institution on the documents of a territory: a PNG in Base64, drawn again when it was received. Kept until it
-- is taken away.
CREATE TABLE logo (
    territory_id UUID NOT NULL REFERENCES territory (id),
    institution_id UUID NOT NULL REFERENCES institution (id),
    png TEXT NOT NULL,
    PRIMARY KEY (territory_id, institution_id)
);
