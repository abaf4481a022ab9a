//! Signed-in browsers: how long a session lasts, the cookies that carry it, the devices that were seen before.

pub mod cookie;
pub mod device;
pub mod model;
pub mod pages;
pub mod store;
