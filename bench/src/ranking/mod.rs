//! Does the order of Today put first what will stall? Asked of a public log of incidents.

mod area;
mod incidents;
mod peers;

pub(crate) use area::area;
pub(crate) use incidents::{Incidents, read};
pub(crate) use peers::{Case, cases};
