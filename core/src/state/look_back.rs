//! A look back at an earlier day: only what had happened by then, and who there is.
//!
//! Who there is (members, accounts, policies) and the firm's settings hold for every day, since
//! people write them down when they begin to use Fushime. What happened later is left out, so that
//! later facts change nothing in a picture of that day.

use jiff::civil::Date;

use super::State;
use crate::entry::Entry;
use crate::event::Event;

impl State {
    /// An empty state that will look back to `day`.
    #[must_use]
    pub fn looking_back_to(day: Date) -> Self {
        Self { look_back_to: Some(day), ..Self::default() }
    }

    /// Passes over what an entry would have numbered, so that later things keep their numbers.
    pub(super) fn leave_out(&mut self, entry: &Entry) {
        match &entry.event {
            Event::DirectiveAsked(event) => self.directives.pass(event.directive),
            Event::PolicyDecided(event) => self.policies.pass(event.policy),
            Event::DiscussionHeld(event) => self.discussions.pass(event.discussion),
            Event::QuestionAsked(event) => self.questions.pass(event.question),
            Event::ConcernRaised(event) => self.concerns.pass(event.concern),
            Event::PromiseMade(event) => self.promises.pass(event.promise),
            Event::ClaimOpened(event) => self.claims.pass(event.claim),
            Event::VisitHeld(event) => self.visits.pass(event.visit),
            Event::DetourNamed(event) => self.detours.pass(event.detour),
            Event::AbuseReported(event) => self.abuses.pass(event.abuse),
            Event::RedactionRequested(event) => self.redactions.pass(event.redaction),
            _ => {}
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
