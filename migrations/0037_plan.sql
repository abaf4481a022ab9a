-- An axis of the plan of a contract. No personal data. Kept with the contract.
CREATE TABLE plan_axis (
    id UUID PRIMARY KEY,
    contract_id UUID NOT NULL REFERENCES contract (id),
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX plan_axis_by_contract ON plan_axis (contract_id, position, id);

-- An objective of an axis. No personal data. Kept with the contract.
CREATE TABLE plan_objective (
    id UUID PRIMARY KEY,
    axis_id UUID NOT NULL REFERENCES plan_axis (id),
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX plan_objective_by_axis ON plan_objective (axis_id, position, id);

-- What the signatories do. One without an axis was decided in a meeting (`decided_meeting_id` is an id of the capability above).
-- `state` and `setting` are codes; amounts are cents. How far it is stands nowhere: it is worked out. One that was taken away has
-- `removed_on`, and may come back. No personal data. Kept with the contract.
CREATE TABLE plan_action (
    id UUID PRIMARY KEY,
    contract_id UUID NOT NULL REFERENCES contract (id),
    axis_id UUID REFERENCES plan_axis (id),
    objective_id UUID REFERENCES plan_objective (id),
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    lead_id UUID REFERENCES institution (id),
    audience TEXT NOT NULL,
    setting TEXT,
    starts_on DATE,
    ends_on DATE,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    budget_cents BIGINT,
    is_public BOOLEAN NOT NULL,
    decided_meeting_id UUID,
    decided_on DATE,
    added_at TIMESTAMP WITH TIME ZONE NOT NULL,
    removed_on DATE,
    version BIGINT NOT NULL,
    CHECK (objective_id IS NULL OR axis_id IS NOT NULL),
    CHECK (ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on),
    CHECK (budget_cents >= 0)
);
CREATE INDEX plan_action_by_contract ON plan_action (contract_id, id);
CREATE INDEX plan_action_by_axis ON plan_action (axis_id);
CREATE INDEX plan_action_by_objective ON plan_action (objective_id);
CREATE INDEX plan_action_by_lead ON plan_action (lead_id, contract_id);
CREATE INDEX plan_action_by_meeting ON plan_action (decided_meeting_id);

-- An institution that helps the lead of an action. Kept with the action.
CREATE TABLE plan_action_partner (
    action_id UUID NOT NULL REFERENCES plan_action (id),
    institution_id UUID NOT NULL REFERENCES institution (id),
    PRIMARY KEY (action_id, institution_id)
);
CREATE INDEX plan_action_partner_by_institution ON plan_action_partner (institution_id, action_id);

-- What a funder gives to an action. A funder is a body, never a person. Kept with the action.
CREATE TABLE plan_funding (
    action_id UUID NOT NULL REFERENCES plan_action (id),
    position BIGINT NOT NULL,
    funder TEXT NOT NULL,
    amount_cents BIGINT NOT NULL,
    PRIMARY KEY (action_id, position),
    CHECK (amount_cents >= 0)
);

-- A deliverable or a milestone of an action. No personal data. Kept with the action.
CREATE TABLE plan_step (
    id UUID PRIMARY KEY,
    action_id UUID NOT NULL REFERENCES plan_action (id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    due_on DATE,
    done_on DATE,
    weight BIGINT NOT NULL,
    removed_on DATE,
    version BIGINT NOT NULL
);
CREATE INDEX plan_step_by_action ON plan_step (action_id, id);

-- What an action is measured by. `unit`, `feed` and `protection` are codes; amounts are whole numbers of the unit, or hundredths
-- of percents and euros. Under `least` a protected count is not shown outside. Kept with the action.
CREATE TABLE plan_indicator (
    id UUID PRIMARY KEY,
    action_id UUID NOT NULL REFERENCES plan_action (id),
    title TEXT NOT NULL,
    unit TEXT NOT NULL,
    definition TEXT NOT NULL,
    feed TEXT NOT NULL,
    is_sum BOOLEAN NOT NULL,
    start_amount BIGINT NOT NULL,
    target_amount BIGINT,
    protection TEXT NOT NULL,
    least BIGINT NOT NULL,
    weight BIGINT NOT NULL,
    removed_on DATE,
    version BIGINT NOT NULL
);
CREATE INDEX plan_indicator_by_action ON plan_indicator (action_id, id);

-- What an indicator came to on a day. A row is never changed: a correction is a row that replaces it, one without an amount takes
-- it away. `entered_by` is the id of an account, which names nobody once that is erased; `entered_as` is a function. Kept with the
-- indicator.
CREATE TABLE plan_value (
    id UUID PRIMARY KEY,
    indicator_id UUID NOT NULL REFERENCES plan_indicator (id),
    measured_on DATE NOT NULL,
    amount BIGINT,
    source TEXT NOT NULL,
    entered_by UUID,
    entered_as TEXT NOT NULL,
    entered_at TIMESTAMP WITH TIME ZONE NOT NULL,
    replaces_id UUID UNIQUE REFERENCES plan_value (id)
);
CREATE INDEX plan_value_by_indicator ON plan_value (indicator_id, measured_on, id);

-- A session of an awareness action: where it was held in what setting, and how many came, by age and work, never who. `entered_by`
-- and `entered_as` as above. Kept with the action.
CREATE TABLE plan_session (
    id UUID PRIMARY KEY,
    action_id UUID NOT NULL REFERENCES plan_action (id),
    held_on DATE NOT NULL,
    setting TEXT NOT NULL,
    subject TEXT NOT NULL,
    commune_code TEXT REFERENCES commune (code),
    under_18 BIGINT NOT NULL,
    adults BIGINT NOT NULL,
    professionals BIGINT NOT NULL,
    entered_by UUID,
    entered_as TEXT NOT NULL,
    entered_at TIMESTAMP WITH TIME ZONE NOT NULL,
    removed_on DATE,
    version BIGINT NOT NULL,
    CHECK (under_18 >= 0 AND adults >= 0 AND professionals >= 0)
);
CREATE INDEX plan_session_by_action ON plan_session (action_id, held_on, id);
CREATE INDEX plan_session_by_commune ON plan_session (commune_code);
