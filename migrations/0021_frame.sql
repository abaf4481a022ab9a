-- Which sites may show the list of a territory's help within their own pages: origins, one a line. Empty: nobody may.
ALTER TABLE territory_theme ADD COLUMN frame_origins TEXT NOT NULL DEFAULT '';
