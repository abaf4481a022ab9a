//! Where those live who may use a service, and whether it stands for emergencies: what puts an entry before others or keeps it
//! from being found is chosen by those who keep the whole territory.

mod form;
mod known;
pub mod pages;

pub use form::AreaForm;
pub use known::names;
