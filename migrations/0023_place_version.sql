-- Each place of an entry as it stood in a version of the entry: who wrote it and when stand in that version. Once a place
-- becomes a safe place, its address is erased from all that was kept of it (`is_wiped`). Goes with the place.
CREATE TABLE place_version (
    service_id UUID NOT NULL,
    version BIGINT NOT NULL,
    place_id UUID NOT NULL REFERENCES place (id),
    name TEXT NOT NULL,
    line TEXT,
    postal_code TEXT,
    commune_code TEXT NOT NULL REFERENCES commune (code),
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    visibility TEXT NOT NULL,
    hours TEXT,
    access_note TEXT NOT NULL,
    is_wiped BOOLEAN NOT NULL,
    PRIMARY KEY (service_id, version, place_id),
    FOREIGN KEY (service_id, version) REFERENCES service_version (service_id, version),
    CHECK ((visibility <> 'never' AND is_wiped = FALSE)
           OR (line IS NULL AND postal_code IS NULL AND latitude IS NULL AND longitude IS NULL AND access_note = '')),
    CHECK (is_wiped = FALSE OR name = ''),
    CHECK (latitude IS NULL OR (latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180))
);
CREATE INDEX place_version_by_place ON place_version (place_id);

-- Who may use the service, and whether it stands for emergencies, as a version of an entry said; unknown before this was kept.
ALTER TABLE service_version ADD COLUMN area TEXT;
ALTER TABLE service_version ADD COLUMN is_emergency BOOLEAN;
