//! What is put into the index.

/// One entry of the index.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Unique: a document replaces the one of the same key.
    pub key: [u8; 16],
    /// What weighs most.
    pub title: String,
    /// Names of bodies, alternative words: weighs much.
    pub names: String,
    /// The rest of the text.
    pub body: String,
    /// Exact terms to filter by, such as `need:shelter` or `area:92`.
    pub tags: Vec<String>,
    /// Facets, counted over all matches: one bit each.
    pub flags: u64,
    /// Where it is; a document without a place is near everyone.
    pub places: Vec<Place>,
    /// Opaque to the index, given back with each candidate.
    pub rank: u64,
    /// Opaque to the index, given back for the candidates that are shown.
    pub payload: String,
}

/// A point in WGS84 degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    pub latitude: f64,
    pub longitude: f64,
    /// Opaque to the index, given back with each candidate.
    pub mark: u64,
}
