//! The index itself: opened, written, searched.

use std::collections::HashSet;
use std::fs::{self, File};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context as _, bail, ensure};
use tantivy::directory::RamDirectory;
use tantivy::indexer::IndexWriterOptions;
use tantivy::schema::{IndexRecordOption, Value as _};
use tantivy::{
    DocSet as _, Index as TantivyIndex, IndexReader, IndexSettings, IndexWriter, ReloadPolicy, TERMINATED,
    TantivyDocument,
};

use crate::admitted::admitted;
use crate::document::Document;
use crate::files::Files;
use crate::language::{FRENCH, analyzer};
use crate::layout::{self, Layout};
use crate::query::{Address, Candidate, Found, Query};
use crate::score::score;
use crate::sift::sift;
use crate::slot;
use crate::synonyms::Synonyms;
use crate::topic;
use crate::view::View;

/// Payloads are stored in blocks of about this size, in bytes; so many blocks of each segment stay at hand.
const BLOCK_SIZE: usize = 2048;
const BLOCKS_AT_HAND: usize = 8;

/// What the writer may hold before it writes, in bytes: the least there is.
const WRITER_MEMORY: usize = 15_000_000;

/// The index. It can be searched and written by several threads at once; writers wait for one another.
pub struct Index {
    layout: Layout,
    index: TantivyIndex,
    reader: IndexReader,
    /// What searches see.
    view: Mutex<Arc<View>>,
    synonyms: Synonyms,
    /// Opened by the first write.
    writer: Mutex<Option<IndexWriter>>,
    watermark: Mutex<Option<i64>>,
    /// Holds the folder.
    _lock: Option<File>,
}

impl Index {
    /// Opens the index of this process in the first free of `folder/0`, `folder/1`… An index of another layout, or one
    /// that cannot be read, is emptied: then it has no watermark.
    pub fn open(folder: &Path, synonyms: Synonyms) -> anyhow::Result<Self> {
        let (own, lock) = slot::take(folder)?;
        let home = own.join("index");
        let index = Self::open_home(&home).or_else(|error| {
            tracing::warn!(folder = %home.display(), error = format!("{error:#}"), "the search index is emptied");
            if home.exists() {
                fs::remove_dir_all(&home).with_context(|| format!("emptying {}", home.display()))?;
            }
            Self::open_home(&home)
        })?;
        Ok(Self { synonyms, _lock: Some(lock), ..index })
    }

    /// Makes an index that is forgotten with the process.
    pub fn in_memory(synonyms: Synonyms) -> anyhow::Result<Self> {
        let layout = Layout::new();
        let index = builder(&layout).open_or_create(RamDirectory::create())?;
        Ok(Self { synonyms, ..Self::new(layout, index)? })
    }

    fn open_home(home: &Path) -> anyhow::Result<Self> {
        fs::create_dir_all(home).with_context(|| format!("creating {}", home.display()))?;
        let layout = Layout::new();
        let index = builder(&layout).open_or_create(Files::open(home)?)?;
        Self::new(layout, index)
    }

    fn new(layout: Layout, index: TantivyIndex) -> anyhow::Result<Self> {
        index.tokenizers().register(FRENCH, analyzer());
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual);
        let reader = reader.doc_store_cache_num_blocks(BLOCKS_AT_HAND).try_into()?;
        let watermark = match index.load_metas()?.payload {
            Some(payload) => Some(read_payload(&payload)?),
            None => None,
        };
        let view = Mutex::new(Arc::new(View::new(reader.searcher(), &layout)?));
        let index = Self {
            layout,
            index,
            reader,
            view,
            synonyms: Synonyms::none(),
            writer: Mutex::default(),
            watermark: Mutex::new(watermark),
            _lock: None,
        };
        ensure!(watermark.is_some() || index.is_empty(), "the index does not say its layout");
        Ok(index)
    }

    /// Tells whether there is no document.
    pub fn is_empty(&self) -> bool {
        self.view().searcher.num_docs() == 0
    }

    /// Returns the watermark of the last write, in milliseconds; none if nothing was ever written.
    pub fn watermark(&self) -> Option<i64> {
        *locked(&self.watermark)
    }

    /// Replaces all documents by these, and returns how many there are then. Searches see the old ones until it is done. One
    /// that cannot be made is an error, and nothing is replaced.
    pub fn replace_all(
        &self,
        documents: impl Iterator<Item = anyhow::Result<Document>>,
        watermark: i64,
    ) -> anyhow::Result<usize> {
        let mut writer = locked(&self.writer);
        self.write(&mut writer, watermark, |writer| {
            writer.delete_all_documents()?;
            let mut seen = HashSet::new();
            for document in documents {
                let document = document?;
                if !seen.insert(document.key) {
                    writer.delete_term(self.layout.key_term(document.key));
                }
                writer.add_document(self.layout.entry(&document))?;
            }
            Ok(())
        })?;
        if let Some(writer) = writer.take() {
            self.merge(writer)?;
        }
        Ok(usize::try_from(self.view().searcher.num_docs())?)
    }

    /// Adds or replaces documents, deletes others (those that do not exist are no error), and moves the watermark, all
    /// at once. Searches see it when it returns.
    pub fn apply(&self, upserts: Vec<Document>, deletes: &[[u8; 16]], watermark: i64) -> anyhow::Result<()> {
        let mut writer = locked(&self.writer);
        self.write(&mut writer, watermark, |writer| {
            for key in deletes {
                writer.delete_term(self.layout.key_term(*key));
            }
            for document in upserts {
                writer.delete_term(self.layout.key_term(document.key));
                writer.add_document(self.layout.entry(&document))?;
            }
            Ok(())
        })
    }

    /// Finds what a query asks for. Whatever was typed, it is no error.
    pub fn search(&self, query: &Query) -> anyhow::Result<Found> {
        let view = self.view();
        let asked = topic::read(&query.text, &self.synonyms);
        let admitted = admitted(&view.searcher, &self.layout, &query.all_of)?;
        let scores = if asked.topics.is_empty() { None } else { Some(score(&view, &self.layout, &asked, &admitted)?) };
        Ok(sift(&view, &admitted, query, scores.as_ref()))
    }

    /// Returns the payload of a candidate, as it was when it was found.
    pub fn payload(&self, candidate: &Candidate) -> anyhow::Result<String> {
        self.payload_at(&candidate.address)
    }

    /// Returns the payload of the document of a key.
    pub fn payload_of(&self, key: [u8; 16]) -> anyhow::Result<Option<String>> {
        let searcher = self.view().searcher.clone();
        let term = self.layout.key_term(key);
        for (segment, reader) in (0..).zip(searcher.segment_readers()) {
            let documents = reader.inverted_index(self.layout.key)?.read_postings(&term, IndexRecordOption::Basic)?;
            let Some(mut documents) = documents else { continue };
            while documents.doc() != TERMINATED {
                if !reader.is_deleted(documents.doc()) {
                    let document = tantivy::DocAddress::new(segment, documents.doc());
                    return self.payload_at(&Address { searcher, document }).map(Some);
                }
                documents.advance();
            }
        }
        Ok(None)
    }

    fn payload_at(&self, address: &Address) -> anyhow::Result<String> {
        let entry: TantivyDocument = address.searcher.doc(address.document)?;
        let payload = entry.get_first(self.layout.payload).context("the document has no payload")?;
        Ok(payload.as_str().context("the payload is not a text")?.to_owned())
    }

    /// Makes changes and commits them with the watermark. If anything fails nothing is changed.
    fn write(
        &self,
        slot: &mut Option<IndexWriter>,
        watermark: i64,
        change: impl FnOnce(&IndexWriter) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let mut writer = match slot.take() {
            Some(writer) => writer,
            None => self.open_writer()?,
        };
        // A writer that failed is not put back: it would commit what it holds with the next change.
        change(&writer)?;
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(&payload(watermark));
        commit.commit()?;
        *slot = Some(writer);
        self.reload()?;
        *locked(&self.watermark) = Some(watermark);
        Ok(())
    }

    fn open_writer(&self) -> tantivy::Result<IndexWriter> {
        let options = IndexWriterOptions::builder()
            .memory_budget_per_thread(WRITER_MEMORY)
            .num_worker_threads(1)
            .num_merge_threads(1)
            .build();
        self.index.writer_with_options(options)
    }

    /// Merges all segments into one and closes the writer, so that searches are quick and its memory is given back.
    fn merge(&self, mut writer: IndexWriter) -> anyhow::Result<()> {
        let segments = self.index.searchable_segment_ids()?;
        if segments.len() > 1
            && let Err(error) = writer.merge(&segments).wait()
        {
            // A merge by policy was quicker: the segments are fewer all the same.
            tracing::debug!(%error, "the segments are not merged into one");
        }
        writer.wait_merging_threads()?;
        self.reload()
    }

    /// Lets searches see the last commit.
    fn reload(&self) -> anyhow::Result<()> {
        self.reader.reload()?;
        let view = Arc::new(View::new(self.reader.searcher(), &self.layout)?);
        *locked(&self.view) = view;
        Ok(())
    }

    fn view(&self) -> Arc<View> {
        Arc::clone(&locked(&self.view))
    }
}

fn builder(layout: &Layout) -> tantivy::IndexBuilder {
    let settings = IndexSettings {
        docstore_blocksize: BLOCK_SIZE,
        docstore_compress_dedicated_thread: false,
        ..IndexSettings::default()
    };
    TantivyIndex::builder().schema(layout.schema.clone()).settings(settings)
}

/// What is written with each commit.
fn payload(watermark: i64) -> String {
    format!("{} {watermark}", layout::VERSION)
}

fn read_payload(payload: &str) -> anyhow::Result<i64> {
    match payload.split_once(' ') {
        Some((version, watermark)) if version == layout::VERSION.to_string() => {
            watermark.parse().with_context(|| format!("reading the watermark in {payload:?}"))
        }
        _ => bail!("the index has another layout: {payload:?}"),
    }
}

/// Locks, even if another thread panicked meanwhile: what is inside is replaced whole, never left half done.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
