//! The demo firm: a believable half-year of a packaging maker, made by orders on a desk.
//!
//! Every entry goes through the same door as a person's: an order that is refused is a fault of
//! the demo. The same seed and day give the same entries, to the byte.
//!
//! `tables/` holds who there is; `stories/` what happened to single directives, written line by
//! line; `shapes.txt` the ways in which the others went, played by `threads.psv` with lines drawn
//! from `lines/`. [`large`] makes firms of any size for measurement.

mod acting;
mod asking;
mod cast;
mod chance;
mod clients;
mod days;
mod founding;
mod large;
mod lines;
mod story;
mod table;
mod talking;
#[cfg(test)]
mod tests;
mod words;

use fushime_core::command::{Asker, Command, Refusal};
use fushime_core::desk::{Desk, Done, Order};
use fushime_core::entry::Source;
use fushime_core::ids::{DirectiveId, EntryId, MemberId};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};

pub use days::WRITTEN_FOR;
pub use large::{Large, LargeDays, Size};

use chance::Chance;
use days::Days;

/// What the demo is made for.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Another seed gives other hours, other words, and other names of entries.
    pub seed: u64,
    /// Now, in the firm's zone: nothing happens after it.
    pub now: DateTime,
}

/// What was made, for telling the person who made it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    /// A directive worth looking at.
    pub directive: DirectiveId,
    /// A salesperson worth looking over the shoulder of.
    pub salesperson: MemberId,
    /// The leader of today.
    pub leader: MemberId,
}

/// Why the demo could not be made: always a fault of the demo itself.
#[derive(Debug, thiserror::Error)]
pub enum DemoProblem {
    /// A table or story could not be read.
    #[error("{file}, line {line}: {what}")]
    Unreadable {
        /// The file.
        file: &'static str,
        /// The line.
        line: usize,
        /// What was wrong.
        what: String,
    },
    /// An order was refused.
    #[error("{file}, line {line}: the order was refused")]
    Refused {
        /// The file.
        file: &'static str,
        /// The line.
        line: usize,
        /// Why.
        #[source]
        refusal: Refusal,
    },
}

impl DemoProblem {
    fn unreadable(file: &'static str, line: usize, what: impl Into<String>) -> Self {
        Self::Unreadable { file, line, what: what.into() }
    }
}

/// Plays the half-year of the standard firm on a desk.
///
/// # Errors
///
/// [`DemoProblem`] names the line of the story at fault.
pub fn play(desk: &mut Desk, plan: Plan) -> Result<Made, DemoProblem> {
    let days = Days::seen_from(plan.now.date());
    let mut scribe = Scribe::new(plan, &days);
    let cast = founding::found(desk, &mut scribe)?;
    acting::play(desk, scribe, cast, plan)
}

/// Writes orders down, each under the next name of this seed.
#[derive(Debug)]
pub(crate) struct Scribe<'a> {
    days: &'a Days,
    names: Chance,
    /// Where the order being written stands in the stories.
    place: (&'static str, usize),
    taking_over: bool,
    /// Entries are written down in the very moment they happen.
    as_it_happens: bool,
}

impl<'a> Scribe<'a> {
    fn new(plan: Plan, days: &'a Days) -> Self {
        let names = Chance::for_purpose(plan.seed, "names of entries");
        Self { days, names, place: ("founding", 0), taking_over: false, as_it_happens: true }
    }

    /// Orders something of the desk, as `by`, on a day and hour.
    fn write(
        &mut self,
        desk: &mut Desk,
        by: Option<MemberId>,
        day: Date,
        time: Time,
        command: Command,
    ) -> Result<Done, DemoProblem> {
        self.write_for(desk, (by, None), day, time, command)
    }

    /// Orders something of the desk, perhaps on another's behalf.
    fn write_for(
        &mut self,
        desk: &mut Desk,
        (member, on_behalf_of): (Option<MemberId>, Option<MemberId>),
        day: Date,
        time: Time,
        command: Command,
    ) -> Result<Done, DemoProblem> {
        // An order's further entries count up from its name: the low half leaves room for them.
        let key = EntryId(
            u128::from(self.names.next()) << 64 | u128::from(self.names.next() >> 16 << 16),
        );
        let asker = Asker {
            member,
            on_behalf_of,
            on: day,
            now: day.to_datetime(time),
            at: in_tokyo(day.to_datetime(time)),
            taking_over: self.taking_over,
        };
        let order = Order { key, asker, time: Some(time), from: Source::Demo, command };
        let (file, line) = self.place;
        if self.as_it_happens {
            desk.write_at(order.asker.at);
        }
        desk.order(order).map_err(|refusal| DemoProblem::Refused { file, line, refusal })
    }
}

/// The moment on the world's clock. Tokyo has kept one offset since 1951.
fn in_tokyo(moment: DateTime) -> Timestamp {
    jiff::tz::offset(9).to_timestamp(moment).unwrap_or(Timestamp::UNIX_EPOCH)
}
