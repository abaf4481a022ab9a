-- What the signatories of a contract are asked. Anonymous by construction: no answer is kept, only how many there are of each
-- kind; comments are kept together in one text, in alphabetical order, so that nothing tells which came when. `opened_by` is a
-- function. Kept with the contract.
CREATE TABLE survey (
    id UUID PRIMARY KEY,
    contract_id UUID NOT NULL REFERENCES contract (id),
    opened_on DATE NOT NULL,
    closes_on DATE NOT NULL,
    closed_on DATE,
    opened_by TEXT NOT NULL,
    invited_on DATE,
    answers BIGINT NOT NULL,
    comments TEXT NOT NULL,
    CHECK (closes_on >= opened_on)
);
CREATE INDEX survey_by_contract ON survey (contract_id, opened_on, id);

-- A closed question of a survey, with how many answered it in each way. Kept with the survey.
CREATE TABLE survey_question (
    survey_id UUID NOT NULL REFERENCES survey (id),
    position BIGINT NOT NULL,
    text TEXT NOT NULL,
    fully BIGINT NOT NULL,
    rather BIGINT NOT NULL,
    rather_not BIGINT NOT NULL,
    not_at_all BIGINT NOT NULL,
    no_opinion BIGINT NOT NULL,
    PRIMARY KEY (survey_id, position)
);

-- A code that lets one signatory answer once, kept as its digest alone. It says whether it served, never what was answered.
-- Kept with the survey.
CREATE TABLE survey_code (
    digest TEXT PRIMARY KEY,
    survey_id UUID NOT NULL REFERENCES survey (id),
    institution_id UUID NOT NULL REFERENCES institution (id),
    is_used BOOLEAN NOT NULL,
    UNIQUE (survey_id, institution_id)
);
CREATE INDEX survey_code_by_institution ON survey_code (institution_id);
