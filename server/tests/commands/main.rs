//! The command line, as people and scripts use it: what it does, what it says when it cannot, and that a refusal changes
//! nothing.

// Everything here is a test; clippy is told so.
#[cfg(test)]
mod backup;
#[cfg(test)]
mod beside;
#[cfg(test)]
mod choice;
#[cfg(test)]
mod copy;
#[cfg(test)]
mod data;
#[cfg(test)]
mod database;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod doctor;
#[cfg(test)]
mod endure;
#[cfg(test)]
mod exchange;
#[cfg(test)]
mod framing;
#[cfg(test)]
mod import;
#[cfg(test)]
mod journal;
#[cfg(test)]
mod key;
#[cfg(test)]
mod older;
#[cfg(test)]
mod operate;
#[cfg(test)]
mod person;
#[cfg(test)]
mod racing;
#[cfg(test)]
mod replica;
#[cfg(test)]
mod service;
#[cfg(test)]
mod usage;
#[cfg(test)]
mod watch;
