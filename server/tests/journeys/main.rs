//! Stories of people in front of the real program, in a real browser. On every page that a story looks at, judges who
//! were not part of its making say what they see: accessibility (axe), HTML (html-validate), and the browser itself.

// Everything here is a test; clippy is told so.
#[cfg(test)]
mod asking;
#[cfg(test)]
mod axe;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod campaign;
#[cfg(test)]
mod coming_in;
#[cfg(test)]
mod contract;
#[cfg(test)]
mod correcting;
#[cfg(test)]
mod crawling;
#[cfg(test)]
mod demonstration;
#[cfg(test)]
mod doubting;
#[cfg(test)]
mod finding;
#[cfg(test)]
mod guiding;
#[cfg(test)]
mod hosting;
#[cfg(test)]
mod html;
#[cfg(test)]
mod innocent;
#[cfg(test)]
mod keeping;
#[cfg(test)]
mod keyboard;
#[cfg(test)]
mod leaving;
#[cfg(test)]
mod look;
#[cfg(test)]
mod meeting;
#[cfg(test)]
mod places;
#[cfg(test)]
mod postbox;
#[cfg(test)]
mod printing;
#[cfg(test)]
mod programs;
#[cfg(test)]
mod provider;
#[cfg(test)]
mod roles;
#[cfg(test)]
mod story;
#[cfg(test)]
mod tab;
#[cfg(test)]
mod twins;
#[cfg(test)]
mod vouching;
#[cfg(test)]
mod watch;
