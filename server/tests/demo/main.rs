//! The demonstration network, whole: what people type finds what it should, and the facts of the sources stand in it.

// Everything here is a test; clippy is told so.
#[cfg(test)]
mod agreement;
#[cfg(test)]
mod contracts;
#[cfg(test)]
mod facts;
#[cfg(test)]
mod ground;
#[cfg(test)]
mod openapi;
#[cfg(test)]
mod plans;
#[cfg(test)]
mod queries;
#[cfg(test)]
mod vouchers;
