//! A look back at an earlier day: only what had happened by then, and who there is.
//!
//! Who there is (members, accounts, policies) and the firm's settings hold for every day, since
//! people write them down when they begin to use Fushime. What happened later is left out, so that
//! later facts change nothing in a picture of that day.

use jiff::civil::Date;

use super::{Roll, State};
use crate::entry::Entry;
use crate::event::Event;

impl State {
    /// An empty state that will look back to `day`.
    #[must_use]
    pub fn looking_back_to(day: Date) -> Self {
        Self {
            look_back_to: Some(day),
            members: Roll::with_gaps(),
            teams: Roll::with_gaps(),
            accounts: Roll::with_gaps(),
            contacts: Roll::with_gaps(),
            policies: Roll::with_gaps(),
            directives: Roll::with_gaps(),
            discussions: Roll::with_gaps(),
            questions: Roll::with_gaps(),
            concerns: Roll::with_gaps(),
            promises: Roll::with_gaps(),
            claims: Roll::with_gaps(),
            visits: Roll::with_gaps(),
            detours: Roll::with_gaps(),
            abuses: Roll::with_gaps(),
            redactions: Roll::with_gaps(),
            ..Self::default()
        }
    }

    /// Returns the day this state looks back to. `None`: it takes in every entry.
    #[must_use]
    pub fn look_back_day(&self) -> Option<Date> {
        self.look_back_to
    }
}

/// Tells whether an entry happened after `day` and is left out of a look back to it.
pub(super) fn is_later(entry: &Entry, day: Date) -> bool {
    entry.note.on > day && !holds_for_every_day(&entry.event)
}

fn holds_for_every_day(event: &Event) -> bool {
    matches!(
        event,
        Event::FirmFounded(_)
            | Event::FirmChanged(_)
            | Event::NoticeGiven(_)
            | Event::SettingsChanged(_)
            | Event::ClosingSet(_)
            | Event::ClosingLifted(_)
            | Event::HolidaysAnnounced(_)
            | Event::MemberJoined(_)
            | Event::RoleGranted(_)
            | Event::TeamFormed(_)
            | Event::TeamJoined(_)
            | Event::TermBegun(_)
            | Event::TermEnded(_)
            | Event::LeaveTaken(_)
            | Event::LeaveCancelled(_)
            | Event::AccountOpened(_)
            | Event::ContactRecorded(_)
            | Event::PolicyDecided(_)
            | Event::Unknown(_)
    )
}
