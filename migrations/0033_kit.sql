-- Copies of an edition that were printed, or will be on `printed_on`. `source` is a printer or another source, `noted_by` a
-- function. Kept with the edition.
CREATE TABLE print_run (
    id UUID PRIMARY KEY,
    edition_id UUID NOT NULL REFERENCES edition (id),
    copies BIGINT NOT NULL,
    printed_on DATE NOT NULL,
    source TEXT NOT NULL,
    cost_cents BIGINT,
    noted_at TIMESTAMP WITH TIME ZONE NOT NULL,
    noted_by TEXT NOT NULL,
    CHECK (copies > 0),
    CHECK (cost_cents IS NULL OR cost_cents >= 0)
);
CREATE INDEX print_run_by_edition ON print_run (edition_id, printed_on, id);

-- Where copies lie: an institution, or a free place with a name and a commune. `contact` is the address of the place itself,
-- never a person's. Kept as long as the territory.
CREATE TABLE depot (
    id UUID PRIMARY KEY,
    territory_id UUID NOT NULL REFERENCES territory (id),
    institution_id UUID REFERENCES institution (id),
    name TEXT NOT NULL,
    commune TEXT NOT NULL,
    contact TEXT NOT NULL,
    version BIGINT NOT NULL,
    CHECK (institution_id IS NOT NULL OR name <> '')
);
CREATE UNIQUE INDEX depot_of_institution ON depot (territory_id, institution_id);
CREATE INDEX depot_by_institution ON depot (institution_id);

-- Copies that went to a depot, came back, or are no more; without a depot, they were never dropped anywhere. Nothing is erased: what
-- was wrong is put right by another line. `noted_by` is a function. Kept with the edition.
CREATE TABLE movement (
    id UUID PRIMARY KEY,
    edition_id UUID NOT NULL REFERENCES edition (id),
    depot_id UUID REFERENCES depot (id),
    kind TEXT NOT NULL,
    copies BIGINT NOT NULL,
    done_on DATE NOT NULL,
    noted_at TIMESTAMP WITH TIME ZONE NOT NULL,
    noted_by TEXT NOT NULL,
    CHECK (copies > 0),
    CHECK (depot_id IS NOT NULL OR kind = 'destroyed')
);
CREATE INDEX movement_by_edition ON movement (edition_id, depot_id);
CREATE INDEX movement_by_depot ON movement (depot_id, edition_id);

-- An edition that is wrong and taken back: why, and what its depots are to do. `recalled_by` is a function. Kept with the edition.
CREATE TABLE recall (
    edition_id UUID PRIMARY KEY REFERENCES edition (id),
    reason TEXT NOT NULL,
    todo TEXT NOT NULL,
    recalled_on DATE NOT NULL,
    recalled_by TEXT NOT NULL
);

-- That an institution was written to about a recall, so that it is once. Kept with the recall.
CREATE TABLE recall_mail (
    edition_id UUID NOT NULL REFERENCES recall (edition_id),
    institution_id UUID NOT NULL REFERENCES institution (id),
    PRIMARY KEY (edition_id, institution_id)
);
CREATE INDEX recall_mail_by_institution ON recall_mail (institution_id);
