//! Through HTTP and on both engines.
