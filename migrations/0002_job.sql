-- Work to be done after the answer. A row lives until its work is done; one that failed for good stays until somebody
-- has looked at it. Ids only, never what could identify a person.
CREATE TABLE job (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    run_at TIMESTAMP WITH TIME ZONE NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    claimed_until TIMESTAMP WITH TIME ZONE,
    failed_at TIMESTAMP WITH TIME ZONE,
    failure TEXT
);
CREATE INDEX job_to_run ON job (failed_at, run_at);
CREATE INDEX job_by_kind ON job (kind, run_at);
