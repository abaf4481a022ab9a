-- Who answers for what an institution says of itself: a function and the address that its desk reads, never a person's own.
-- Asked to check its entries. Kept as long as the institution takes part.
CREATE TABLE institution_contact (
    id UUID PRIMARY KEY,
    institution_id UUID NOT NULL REFERENCES institution (id),
    function TEXT NOT NULL,
    email TEXT NOT NULL,
    confirmed_on DATE,
    UNIQUE (institution_id, email)
);

-- From which day on an entry is to be checked again, and from which it is taken offline: worked out from its checks and the
-- rules whenever either changes, so that nobody works it out for each reader.
ALTER TABLE service ADD COLUMN due_on DATE;
ALTER TABLE service ADD COLUMN offline_on DATE;
CREATE INDEX service_by_end ON service (status, offline_on, id);
CREATE INDEX service_by_due ON service (status, due_on, id);
CREATE INDEX service_by_change ON service (status, updated_at, id);

-- How old a check may grow, where a territory has chosen otherwise than the first rules: for every kind of service, or for
-- one. Days. Kept as long as the territory.
CREATE TABLE freshness_rule (
    id UUID PRIMARY KEY,
    territory_id UUID NOT NULL REFERENCES territory (id),
    kind TEXT,
    aspect TEXT NOT NULL,
    check_days BIGINT NOT NULL,
    offline_days BIGINT,
    CHECK (check_days > 0),
    CHECK (offline_days IS NULL OR offline_days > check_days)
);
CREATE INDEX freshness_rule_by_territory ON freshness_rule (territory_id, aspect);

-- When each aspect of an entry was last made sure of, and the function of whoever did. Kept as long as the entry.
CREATE TABLE service_check (
    service_id UUID NOT NULL REFERENCES service (id),
    aspect TEXT NOT NULL,
    checked_on DATE NOT NULL,
    checked_by TEXT NOT NULL,
    PRIMARY KEY (service_id, aspect)
);

INSERT INTO service_check (service_id, aspect, checked_on, checked_by)
SELECT v.id, a.aspect, v.checked_on, v.checked_by
  FROM service v CROSS JOIN (
       SELECT 'contact' AS aspect UNION ALL SELECT 'hours' UNION ALL SELECT 'address' UNION ALL SELECT 'keeper'
       UNION ALL SELECT 'text') a
 WHERE v.checked_on IS NOT NULL;

-- The warnings that an entry's keepers were sent before it goes offline: so many days before. Erased by the next check.
CREATE TABLE service_warning (
    service_id UUID NOT NULL REFERENCES service (id),
    stage BIGINT NOT NULL,
    given_on DATE NOT NULL,
    PRIMARY KEY (service_id, stage)
);

-- Each version of an entry as its form shows it, who wrote it (her function and institution, never her name) and by which
-- act. Kept as long as the entry, so that any version can be restored.
CREATE TABLE service_version (
    service_id UUID NOT NULL REFERENCES service (id),
    version BIGINT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    act TEXT NOT NULL,
    function TEXT NOT NULL,
    institution_id UUID REFERENCES institution (id),
    status TEXT NOT NULL,
    form TEXT NOT NULL,
    PRIMARY KEY (service_id, version)
);

-- That somebody found something wrong in an entry: a code and days, never who she is nor a word of hers. One open row for
-- each entry and reason, however many say so. Shown to partners until it is settled; erased a year after.
CREATE TABLE doubt (
    id UUID PRIMARY KEY,
    service_id UUID NOT NULL REFERENCES service (id),
    reason TEXT NOT NULL,
    times BIGINT NOT NULL,
    partner_times BIGINT NOT NULL,
    first_on DATE NOT NULL,
    last_on DATE NOT NULL,
    settled_on DATE,
    settled_by TEXT,
    outcome TEXT,
    CHECK ((settled_on IS NULL) = (outcome IS NULL))
);
CREATE UNIQUE INDEX doubt_open ON doubt (service_id, reason) WHERE settled_on IS NULL;
CREATE INDEX doubt_by_service ON doubt (service_id, first_on);
CREATE INDEX doubt_by_end ON doubt (settled_on, id);

-- What a partner proposes: a correction of an entry, or a new service of a body that is not there yet. `form` is the entry as
-- she would write it. Of her, her function and her institution. Decided ones are erased a
-- year after.
CREATE TABLE proposal (
    id UUID PRIMARY KEY,
    territory_id UUID NOT NULL REFERENCES territory (id),
    service_id UUID REFERENCES service (id),
    structure_name TEXT NOT NULL,
    institution_id UUID REFERENCES institution (id),
    function TEXT NOT NULL,
    form TEXT NOT NULL,
    note TEXT NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    state TEXT NOT NULL,
    decided_at TIMESTAMP WITH TIME ZONE,
    decided_by TEXT NOT NULL,
    answer TEXT NOT NULL,
    CHECK ((state = 'open') = (decided_at IS NULL))
);
CREATE INDEX proposal_by_territory ON proposal (territory_id, state, made_at, id);
CREATE INDEX proposal_by_service ON proposal (service_id, state, made_at);
CREATE INDEX proposal_by_institution ON proposal (institution_id, made_at, id);
CREATE INDEX proposal_by_end ON proposal (decided_at, id);
