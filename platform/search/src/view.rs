//! What searches see: the state of the index at its last change.

use tantivy::Searcher;
use tantivy::columnar::Column;
use tantivy::fastfield::FastFieldReaders;
use tantivy::{DocId, SegmentReader};

use crate::layout::{self, Layout};
use crate::shelf::Shelf;

/// A state of the index, with all that a search would otherwise open anew.
pub struct View {
    pub searcher: Searcher,
    pub shelf: Shelf,
    /// The columns of each segment.
    pub columns: Vec<Columns>,
}

/// The columns of a segment.
pub struct Columns {
    pub flags: Column<u64>,
    pub rank: Column<u64>,
    key_high: Column<u64>,
    key_low: Column<u64>,
    pub latitude: Column<f64>,
    pub longitude: Column<f64>,
    pub mark: Column<u64>,
}

impl View {
    pub fn new(searcher: Searcher, layout: &Layout) -> tantivy::Result<Self> {
        let columns = searcher.segment_readers().iter().map(Columns::open).collect::<tantivy::Result<_>>()?;
        Ok(Self { shelf: Shelf::new(&searcher, layout)?, columns, searcher })
    }
}

impl Columns {
    fn open(reader: &SegmentReader) -> tantivy::Result<Self> {
        let fast = reader.fast_fields();
        let documents = reader.max_doc();
        Ok(Self {
            flags: fast.u64(layout::FLAGS)?,
            rank: fast.u64(layout::RANK)?,
            key_high: fast.u64(layout::KEY_HIGH)?,
            key_low: fast.u64(layout::KEY_LOW)?,
            // A segment has no such column if none of its documents has a place.
            latitude: degrees(fast, layout::LATITUDE, documents)?,
            longitude: degrees(fast, layout::LONGITUDE, documents)?,
            mark: fast.column_opt(layout::MARK)?.unwrap_or_else(|| Column::build_empty_column(documents)),
        })
    }

    pub fn key(&self, document: DocId) -> [u8; 16] {
        let half = |column: &Column<u64>| column.first(document).unwrap_or_default();
        layout::whole(half(&self.key_high), half(&self.key_low))
    }
}

fn degrees(fast: &FastFieldReaders, name: &str, documents: u32) -> tantivy::Result<Column<f64>> {
    Ok(fast.column_opt(name)?.unwrap_or_else(|| Column::build_empty_column(documents)))
}
