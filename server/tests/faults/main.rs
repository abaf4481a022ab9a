//! Faults survived: real programs on real databases are killed, starved, cut off and lied to about the time; what they had
//! acknowledged is there afterwards, once.

// Everything here is a test; clippy is told so.
#[cfg(test)]
mod away;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod clock;
#[cfg(test)]
mod full;
#[cfg(test)]
mod ground;
#[cfg(test)]
mod killed;
#[cfg(test)]
mod mails;
#[cfg(test)]
mod process;
#[cfg(test)]
mod shift;
#[cfg(test)]
mod sink;
#[cfg(test)]
mod slow;
#[cfg(test)]
mod together;
