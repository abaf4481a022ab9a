//! What every page and every JSON answer share: who asks and in which language, words, layouts, forms, errors, sessions,
//! paging, sealed tokens and the headers of the two faces.
//!
//! Invariant: the public face reads no cookie, writes none, and keeps no trace of who asked for what. Only paths under
//! `/pro` look at the session.

mod actor;
mod amounts;
mod app;
mod assets;
mod cx;
mod dates;
mod decision;
mod desk;
mod exit;
mod extract;
mod failure;
mod form;
mod headers;
mod menu;
mod neighbour;
mod pace;
mod page;
mod paging;
mod replica;
mod routes;
mod seal;
mod theme;
mod tongue;
mod way;
mod words;

pub use actor::{Actor, Lease, SESSION_COOKIE, SESSION_COOKIE_LOOPBACK, SessionKey};
pub use amounts::euros;
pub use app::{App, IdentityProvider, LoadActor, Settings};
pub use cx::Cx;
pub use dates::{day_long, hour, local, minutes_of, moment_long, today_at};
pub use decision::{Decision, FRESH, Permission, Reach, Standpoint, decide};
pub use desk::{Pressure, Wait, Waits, Watch};
pub use extract::{Form, Path, Query};
pub use failure::{Failure, Problem, Result};
pub use form::Errors;
pub use headers::framed;
pub use menu::Room;
pub use neighbour::{CodePaced, Paced};
pub use pace::{Pace, Paces};
pub use page::{invalid, page, see_other};
pub use paging::{PAGE_SIZE, Paging};
pub use replica::Replica;
pub use routes::{Access, Route, Routes, finish};
pub use seal::Sealer;
pub use theme::{Theme, Themes};
pub use tongue::{Rereads, Tongue};
pub use way::{SIGN_IN, Way};
pub use words::{Arg, Lang, Words};

/// The words of this crate, French first.
pub const WORDS: &[(Lang, &str)] = &[
    (Lang::Fr, include_str!("../locales/fr.ftl")),
    (Lang::En, include_str!("../locales/en.ftl")),
    (Lang::Ar, include_str!("../locales/ar.ftl")),
    (Lang::Uk, include_str!("../locales/uk.ftl")),
    (Lang::Es, include_str!("../locales/es.ftl")),
    (Lang::Pt, include_str!("../locales/pt.ftl")),
    (Lang::Ro, include_str!("../locales/ro.ftl")),
    (Lang::Tr, include_str!("../locales/tr.ftl")),
];
