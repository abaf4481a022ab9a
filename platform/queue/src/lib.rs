//! Work after the answer.
