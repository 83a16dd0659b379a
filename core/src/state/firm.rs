//! The firm as it stands.

use jiff::civil::Date;

use crate::event::firm::{ClosingSet, FirmFounded, Holiday, NoticeGiven, Settings};
use crate::event::terms::Language;
use crate::ids::MemberId;
use crate::words::Words;

/// The firm that uses this ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Firm {
    /// What it is called.
    pub name: Words,
    /// The language of what Fushime says unasked.
    pub language: Language,
    /// IANA name of its zone.
    pub time_zone: String,
    /// Last month of its fiscal year.
    pub fiscal_year_end_month: u8,
    /// Its first leader.
    pub founder: MemberId,
    /// The day the ledger was begun.
    pub founded_on: Date,
    /// The notices of purpose, oldest first.
    pub notices: Vec<NoticeGiven>,
    /// What the leaders have set.
    pub settings: Settings,
    /// Closings of the firm and of accounts that hold now.
    pub closings: Vec<ClosingSet>,
    /// The last announced table of holidays: first year, last year, days.
    pub announced: Option<(i16, i16, Vec<Holiday>)>,
}

impl Firm {
    pub(crate) fn founded(event: &FirmFounded, on: Date) -> Self {
        Self {
            name: event.name.clone(),
            language: event.language,
            time_zone: event.time_zone.clone(),
            fiscal_year_end_month: event.fiscal_year_end_month,
            founder: event.leader,
            founded_on: on,
            notices: Vec::new(),
            settings: Settings::default(),
            closings: Vec::new(),
            announced: None,
        }
    }

    /// Tells whether the staff had been told of the purpose by `day`.
    ///
    /// Until then there are dates and the leader's debts, but no signals.
    #[must_use]
    pub fn notice_given_by(&self, day: Date) -> bool {
        self.notices.iter().any(|notice| notice.given_on <= day)
    }
}
