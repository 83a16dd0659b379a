//! The firm: its founding, its notice of purpose, its settings, its closed days.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::terms::Language;
use crate::ids::{AccountId, MemberId};
use crate::words::Words;

fact! {
    /// The ledger was begun for a firm, by its first leader.
    FirmFounded {
        /// What the firm is called.
        name: Words,
        /// The language of what Fushime says unasked.
        language: Language,
        /// IANA name of the firm's zone.
        time_zone: String,
        /// Last month of the fiscal year, 1 to 12.
        fiscal_year_end_month: u8,
        /// The first member, who leads.
        leader: MemberId,
    }
}

fact! {
    /// What is known of the firm changed.
    FirmChanged {
        /// What the firm is called now.
        name: Words,
        /// The language of what Fushime says unasked.
        language: Language,
        /// Last month of the fiscal year, 1 to 12.
        fiscal_year_end_month: u8,
    }
}

fact! {
    /// The staff were told for what the records are used (利用目的のお知らせ).
    NoticeGiven {
        /// Which version of the notice.
        version: u16,
        /// The day it was given.
        given_on: Date,
        ;
        /// Who answers for it.
        responsible: Option<MemberId>,
    }
}

/// What a leader may set for the whole firm. Units stand in the names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// After how many working days without a word a report is waited for, unless agreed otherwise.
    pub quiet_days_max: u16,
    /// In a directive's first working days only passed dates and agreed intervals show.
    pub calm_days: u16,
    /// How many live directives a person should have at most.
    pub live_per_person_max: u16,
    /// How many live directives an account should have at most.
    pub live_per_account_max: u16,
    /// The minutes a leader usually has for Today.
    pub budget_minutes: u16,
    /// For how long a confirmation can be undone.
    pub undo_minutes: u16,
    /// Minutes to answer a concern.
    pub concern_minutes: u16,
    /// Minutes to answer a question or decide a choice.
    pub answer_minutes: u16,
    /// Minutes to keep or move a promise.
    pub promise_minutes: u16,
    /// Minutes to look at evidence and put the seal.
    pub confirm_minutes: u16,
    /// Minutes to read and agree a plan.
    pub plan_minutes: u16,
    /// Minutes to ask one question and hear the answer.
    pub ask_minutes: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            quiet_days_max: 5,
            calm_days: 5,
            live_per_person_max: 12,
            live_per_account_max: 4,
            budget_minutes: 30,
            undo_minutes: 10,
            concern_minutes: 5,
            answer_minutes: 4,
            promise_minutes: 4,
            confirm_minutes: 2,
            plan_minutes: 6,
            ask_minutes: 5,
        }
    }
}

fact! {
    /// The firm's settings were changed; they hold from this entry on.
    SettingsChanged {
        /// All settings as they are now.
        settings: Settings,
    }
}

fact! {
    /// Days on which the firm or an account is closed.
    ClosingSet {
        /// How it is called: お盆, year end.
        name: Words,
        /// First closed day.
        first: Date,
        /// Last closed day.
        last: Date,
        ;
        /// Whether it comes every year on the same days.
        every_year: bool,
        /// Whose closing it is. `None`: the firm's.
        account: Option<AccountId>,
    }
}

fact! {
    /// A closing no longer holds.
    ClosingLifted {
        /// How it is called.
        name: Words,
        ;
        /// Whose closing it was. `None`: the firm's.
        account: Option<AccountId>,
    }
}

fact! {
    /// A public holiday as it was announced.
    Holiday {
        /// The day.
        on: Date,
        /// Its name.
        name: Words,
    }
}

fact! {
    /// The announced table of public holidays; it wins over the law's forecast for its years.
    HolidaysAnnounced {
        /// First year the table covers in full.
        first_year: i16,
        /// Last year the table covers in full.
        last_year: i16,
        /// Every holiday of these years.
        days: Vec<Holiday>,
    }
}
