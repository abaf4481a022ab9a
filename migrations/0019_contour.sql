-- The outlines of communes, drawn on the map of answers. Public data, replaced by each import. `rings` is a JSON list of
-- closed rings of [longitude, latitude]; the four bounds say where it is without reading it.
CREATE TABLE commune_contour (
    commune_code TEXT PRIMARY KEY REFERENCES commune (code),
    rings TEXT NOT NULL,
    west DOUBLE PRECISION NOT NULL,
    south DOUBLE PRECISION NOT NULL,
    east DOUBLE PRECISION NOT NULL,
    north DOUBLE PRECISION NOT NULL
);
CREATE INDEX commune_contour_by_south ON commune_contour (south);
