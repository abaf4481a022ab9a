-- The journal: one row per act, written in the act's own transaction. Codes and ids only: no free text, no name, no
-- address. Kept three years.
CREATE TABLE journal (
    id UUID PRIMARY KEY,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    account_id UUID,
    institution_id UUID,
    territory_id UUID,
    act TEXT NOT NULL,
    object_id UUID NOT NULL
);
CREATE INDEX journal_by_time ON journal (at, id);
CREATE INDEX journal_by_object ON journal (object_id, at);
