//! Dates and hours as people type them: written in either language, or spoken.
//!
//! A written date is taken as it stands. A spoken one becomes a proposal that needs a yes; the
//! words are kept beside the date.

use clap::Args;
use fushime_core::calendar::{
    DateDoubt, FiscalYear, Proposal, QuestionKey, Sureness, is_on_record, resolve, resolve_written,
};
use fushime_core::event::Due;
use fushime_core::ids::AccountId;
use fushime_core::words::Words;
use fushime_wording::date::{HourOfDay, WrittenDate};
use fushime_wording::spoken::{Bound, Named, Spoken};
use fushime_wording::{Known, parse_date_cell, parse_hour_cell, read};
use jiff::civil::{Date, Time};

use super::failure::{Failure, Outcome};
use super::session::{Happened, Session};

/// For whom and when something happened.
#[derive(Debug, Clone, Args)]
pub struct Circumstances {
    #[arg(long = "for", value_name = "WHO")]
    on_behalf_of: Option<String>,
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
}

impl Session<'_> {
    /// Opens the ledger and takes over for whom and when something happened.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when somebody is unknown or a date cannot be read.
    pub fn circumstances(&mut self, given: &Circumstances) -> Outcome {
        self.open()?;
        let on_behalf_of = given.on_behalf_of.as_deref().map(|who| self.member(who)).transpose()?;
        let on = given.on.as_deref().map(|day| self.past_day("--on", day)).transpose()?;
        let at = given.at.as_deref().map(|hour| self.hour("--at", hour)).transpose()?;
        self.happened = Happened { on_behalf_of, on, at };
        Ok(())
    }

    /// Reads a day that lies ahead or may do so.
    ///
    /// # Errors
    ///
    /// A [`Failure`] that names the field when it cannot be read.
    pub fn day(&mut self, field: &str, text: &str) -> Result<Date, Failure> {
        self.due(field, text, None).map(|due| due.on)
    }

    /// Reads a day on which something happened.
    ///
    /// # Errors
    ///
    /// A [`Failure`] that names the field when it cannot be read.
    pub fn past_day(&mut self, field: &str, text: &str) -> Result<Date, Failure> {
        self.read_due(field, text, None, true).map(|due| due.on)
    }

    /// Reads a day that may lie on either side of today: the nearest one, past or to come.
    ///
    /// # Errors
    ///
    /// A [`Failure`] that names the field when it cannot be read.
    pub fn past_or_coming(&mut self, field: &str, text: &str) -> Result<Date, Failure> {
        self.read_due(field, text, None, true).map(|due| due.on)
    }

    /// Reads a deadline; a spoken one is proposed, and needs a yes before anything is written.
    ///
    /// `account`: whose working days and fiscal year may be meant.
    ///
    /// # Errors
    ///
    /// A [`Failure`] that names the field when it cannot be read or holds no date.
    pub fn due(
        &mut self,
        field: &str,
        text: &str,
        account: Option<AccountId>,
    ) -> Result<Due, Failure> {
        let due = self.read_due(field, text, account, false)?;
        let said_on = self.happened.on.unwrap_or_else(|| self.today());
        if due.on < said_on {
            let day = self.text.day(due.on);
            let values = [("field", field.to_owned().into()), ("day", day.into())];
            return Err(self.refused("date-past", &values));
        }
        Ok(due)
    }

    /// Reads an hour of the day.
    ///
    /// # Errors
    ///
    /// A [`Failure`] that names the field when it cannot be read.
    pub fn hour(&self, field: &str, text: &str) -> Result<Time, Failure> {
        parse_hour_cell(text).and_then(time_of).ok_or_else(|| {
            let values = [("field", field.to_owned().into()), ("given", text.to_owned().into())];
            self.usage("hour-unread", &values)
        })
    }

    fn read_due(
        &mut self,
        field: &str,
        text: &str,
        account: Option<AccountId>,
        may_be_past: bool,
    ) -> Result<Due, Failure> {
        if let Some(written) = parse_date_cell(text).filter(|written| written.day.is_some()) {
            return self.written(field, text, &written, may_be_past);
        }
        let facts = read(text, &Known::default());
        if let Some(found) = facts.deadlines.first() {
            return self.spoken(field, text, &found.value, account, may_be_past);
        }
        if let Some(found) = facts.dates.first() {
            return self.written(field, text, &found.value, may_be_past);
        }
        let values = [("field", field.to_owned().into()), ("given", text.to_owned().into())];
        Err(self.usage("date-unread", &values))
    }

    fn written(
        &mut self,
        field: &str,
        text: &str,
        written: &WrittenDate,
        may_be_past: bool,
    ) -> Result<Due, Failure> {
        let question = match resolve_written(written, self.today(), may_be_past) {
            Ok(on) if !is_on_record(on) => {
                let day = self.text.day(on);
                return Err(self.refused("refusal-off-record", &[("day", day.into())]));
            }
            Ok(on) => {
                return Ok(Due { on, time: written.hour.and_then(time_of), spoken: None });
            }
            Err(DateDoubt::NoSuchDay) => self.text.get(QuestionKey::NoSuchDay.text_key()),
            Err(DateDoubt::NoDay) => self.text.get(QuestionKey::WhichDay.text_key()),
            Err(DateDoubt::WeekdayDiffers(day)) => {
                let question = self.text.get(QuestionKey::WeekdayDiffers.text_key());
                format!("{question} ({})", self.text.day(day))
            }
            Err(DateDoubt::EitherOrder(one, other)) => {
                let question = self.text.get(QuestionKey::WhichOrder.text_key());
                format!("{question} ({} / {})", self.text.day(one), self.text.day(other))
            }
        };
        Err(self.unclear(field, text, &question))
    }

    fn spoken(
        &mut self,
        field: &str,
        text: &str,
        spoken: &Spoken,
        account: Option<AccountId>,
        may_be_past: bool,
    ) -> Result<Due, Failure> {
        if let Named::Written(written) = spoken.named
            && matches!(spoken.bound, Bound::On | Bound::By)
            && !spoken.around
        {
            return self.written(field, text, &written, may_be_past);
        }
        let proposal = self.resolved(spoken, account);
        let Some(on) = proposal.on else {
            let question = proposal.question.unwrap_or(QuestionKey::WhichDay);
            let question = self.text.get(question.text_key());
            return Err(self.unclear(field, text, &question));
        };
        if !(may_be_past && proposal.sureness == Sureness::Sure) {
            let proposed = self.proposal(text, &proposal, on);
            self.propose(proposed);
        }
        Ok(Due { on, time: proposal.time, spoken: Some(Words::new(text)) })
    }

    /// Makes a proposal out of a spoken deadline, by the days of the firm and the account.
    #[must_use]
    pub fn resolved(&self, spoken: &Spoken, account: Option<AccountId>) -> Proposal {
        let state = self.state();
        let ours = state.firm.as_ref().and_then(|f| FiscalYear::ending_in(f.fiscal_year_end_month));
        let clients = account
            .and_then(|id| state.accounts.get(id))
            .and_then(|account| FiscalYear::ending_in(account.details.fiscal_year_end_month?));
        let march = FiscalYear::ending_in(3);
        let calendars = self.calendars();
        match ours.or(march) {
            Some(ours) => {
                let fiscal = fushime_core::calendar::Fiscal { ours, clients };
                resolve(spoken, self.now().local, calendars.with(account), fiscal)
            }
            None => Proposal {
                on: None,
                time: None,
                sureness: Sureness::NotADate,
                question: Some(QuestionKey::WhichDay),
                also: None,
            },
        }
    }

    /// Says how a phrase was understood, and what to ask before it holds.
    #[must_use]
    pub fn proposal(&self, words: &str, proposal: &Proposal, on: Date) -> String {
        let mut day = self.text.day(on);
        if let Some(time) = proposal.time {
            day = format!("{day} {}", self.text.hour(time));
        }
        let sureness = self.text.get(match proposal.sureness {
            Sureness::NotADate => "sureness-not-a-date",
            Sureness::Vague => "sureness-vague",
            Sureness::Likely => "sureness-likely",
            Sureness::Sure => "sureness-sure",
        });
        let values = [
            ("words", words.to_owned().into()),
            ("day", day.into()),
            ("sureness", sureness.into()),
        ];
        let mut said = self.text.with("date-proposed", &values);
        if let Some(question) = proposal.question {
            said = format!("{said} {}", self.text.get(question.text_key()));
        }
        said
    }

    fn unclear(&self, field: &str, text: &str, question: &str) -> Failure {
        let values = [
            ("field", field.to_owned().into()),
            ("given", text.to_owned().into()),
            ("question", question.to_owned().into()),
        ];
        self.refused("date-unclear", &values)
    }
}

/// Returns the hour of the day; 24時 and later are no hour of this day.
fn time_of(hour: HourOfDay) -> Option<Time> {
    let (hour, minute) = (i8::try_from(hour.hour).ok()?, i8::try_from(hour.minute).ok()?);
    Time::new(hour, minute, 0, 0).ok()
}
