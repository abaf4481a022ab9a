//! The rules of the house, each held by a test: what the files must be like, who may ask for which page, which headers go
//! out, and how the database answers.

// Everything here is a test; clippy is told so.
#[cfg(test)]
mod accessible;
#[cfg(test)]
mod actions;
#[cfg(test)]
mod acts;
#[cfg(test)]
mod arrows;
#[cfg(test)]
mod asvs;
#[cfg(test)]
mod canary;
#[cfg(test)]
mod contracts;
#[cfg(test)]
mod copies;
#[cfg(test)]
mod defences;
#[cfg(test)]
mod doors;
#[cfg(test)]
mod everything;
#[cfg(test)]
mod forms;
#[cfg(test)]
mod glossary;
#[cfg(test)]
mod guidance;
#[cfg(test)]
mod headers;
#[cfg(test)]
mod judges;
#[cfg(test)]
mod mails;
mod meetings;
#[cfg(test)]
mod news;
#[cfg(test)]
mod pace;
#[cfg(test)]
mod permissions;
#[cfg(test)]
mod plans;
#[cfg(test)]
mod retention;
#[cfg(test)]
mod rights;
#[cfg(test)]
mod roles;
#[cfg(test)]
mod shelters;
#[cfg(test)]
mod source;
#[cfg(test)]
mod tidy;
#[cfg(test)]
mod tokens;
#[cfg(test)]
mod tongues;
#[cfg(test)]
mod vouchers;
#[cfg(test)]
mod words;
