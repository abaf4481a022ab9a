-- A local contract of a territory: what the network signs. All but its title may be unknown. `kind` and `level` are codes. No
-- personal data. Kept as long as the territory: the next contract is made from it.
CREATE TABLE contract (
    id UUID PRIMARY KEY,
    territory_id UUID NOT NULL REFERENCES territory (id),
    title TEXT NOT NULL,
    kind TEXT,
    level TEXT,
    starts_on DATE,
    ends_on DATE,
    predecessor_id UUID UNIQUE REFERENCES contract (id),
    version BIGINT NOT NULL,
    CHECK (ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on)
);
CREATE INDEX contract_by_territory ON contract (territory_id, id);

-- The communes that a contract covers, where it does not cover the whole of its territory. Kept with the contract.
CREATE TABLE contract_commune (
    contract_id UUID NOT NULL REFERENCES contract (id),
    commune_code TEXT NOT NULL REFERENCES commune (code),
    PRIMARY KEY (contract_id, commune_code)
);
CREATE INDEX contract_commune_by_commune ON contract_commune (commune_code);

-- The text of a contract, each time that it was saved; the highest number is what it says now. `written_by` is a function.
-- Kept with the contract.
CREATE TABLE contract_text (
    contract_id UUID NOT NULL REFERENCES contract (id),
    number BIGINT NOT NULL,
    text TEXT NOT NULL,
    written_by TEXT NOT NULL,
    written_on DATE NOT NULL,
    PRIMARY KEY (contract_id, number)
);

-- What a contract hangs on: laws, plans, and the kindred commitments of those who sign. Kept with the contract.
CREATE TABLE contract_visa (
    id UUID PRIMARY KEY,
    contract_id UUID NOT NULL REFERENCES contract (id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    reference TEXT NOT NULL,
    dated_on DATE,
    year BIGINT,
    url TEXT
);
CREATE INDEX contract_visa_by_contract ON contract_visa (contract_id, kind, id);

-- An act of a contract's life: an opinion, a council's vote, its filing with the prefecture, a ceremony, an amendment. Whoever
-- took part is told by function, never by name. Kept with the contract.
CREATE TABLE contract_act (
    id UUID PRIMARY KEY,
    contract_id UUID NOT NULL REFERENCES contract (id),
    kind TEXT NOT NULL,
    done_on DATE NOT NULL,
    hour TEXT NOT NULL,
    place TEXT NOT NULL,
    body TEXT NOT NULL,
    subject TEXT NOT NULL,
    number TEXT NOT NULL,
    about_id UUID REFERENCES contract_act (id),
    convened_on DATE,
    seats BIGINT,
    present BIGINT,
    represented BIGINT,
    votes_for BIGINT,
    votes_against BIGINT,
    abstained BIGINT,
    not_voting BIGINT,
    secretary TEXT NOT NULL,
    rapporteur TEXT NOT NULL,
    institution_id UUID REFERENCES institution (id),
    siret TEXT,
    matter_code TEXT NOT NULL,
    matter_name TEXT NOT NULL,
    url TEXT,
    note TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX contract_act_by_contract ON contract_act (contract_id, done_on, id);
CREATE INDEX contract_act_by_subject ON contract_act (about_id);
CREATE INDEX contract_act_by_institution ON contract_act (institution_id);

-- An institution that is to sign a contract, or has. `signed_by_id` is one of its representatives. Kept with the contract.
CREATE TABLE contract_signatory (
    id UUID PRIMARY KEY,
    contract_id UUID NOT NULL REFERENCES contract (id),
    institution_id UUID NOT NULL REFERENCES institution (id),
    signed_on DATE,
    signed_by_id UUID,
    UNIQUE (contract_id, institution_id),
    CHECK (signed_by_id IS NULL OR signed_on IS NOT NULL)
);
CREATE INDEX contract_signatory_by_institution ON contract_signatory (institution_id, contract_id);

-- Who stands for a signatory between two days: a function, never a name. Kept with the contract.
CREATE TABLE contract_representative (
    id UUID PRIMARY KEY,
    signatory_id UUID NOT NULL REFERENCES contract_signatory (id),
    function TEXT NOT NULL,
    starts_on DATE,
    ends_on DATE,
    CHECK (ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on)
);
CREATE INDEX contract_representative_by_signatory ON contract_representative (signatory_id, id);
