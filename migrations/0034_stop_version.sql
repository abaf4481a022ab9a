-- Each stop of a round as it stood in a version of its entry, or as it was when it left with that version (`is_removed`): who
-- wrote it and when stand in that version. Everything here was public. Goes with the entry.
CREATE TABLE stop_version (
    service_id UUID NOT NULL,
    version BIGINT NOT NULL,
    stop_id UUID NOT NULL,
    is_removed BOOLEAN NOT NULL,
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
    PRIMARY KEY (service_id, version, stop_id),
    FOREIGN KEY (service_id, version) REFERENCES service_version (service_id, version),
    CHECK (from_minute >= 0 AND from_minute < to_minute AND to_minute <= 1440),
    CHECK (latitude IS NULL OR (latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180))
);
