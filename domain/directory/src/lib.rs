//! The services of help.
