-- A stop of a round: where a service that comes and goes can be met, when it comes first, from which minute of the day to
-- which (on the clocks of France), and when it comes back: `rule` is an RRULE of RFC 5545, nothing for once. `without` and
-- `added` are days parted by spaces. Everything here is public. Kept as long as its keepers leave it in the entry.
CREATE TABLE stop (
    id UUID PRIMARY KEY,
    service_id UUID NOT NULL REFERENCES service (id),
    place TEXT NOT NULL,
    line TEXT,
    commune_code TEXT NOT NULL REFERENCES commune (code),
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    first_on DATE NOT NULL,
    from_minute BIGINT NOT NULL,
    to_minute BIGINT NOT NULL,
    rule TEXT NOT NULL,
    until_on DATE,
    without TEXT NOT NULL,
    added TEXT NOT NULL,
    note TEXT NOT NULL,
    CHECK (from_minute >= 0 AND from_minute < to_minute AND to_minute <= 1440),
    CHECK (latitude IS NULL OR (latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180))
);
CREATE INDEX stop_by_service ON stop (service_id, id);
