//! A small town with people known by function; drives any capability through HTTP.
