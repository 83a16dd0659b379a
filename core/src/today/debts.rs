//! What a leader owes besides the directives: promises, and decisions about removed words.

use super::{About, Item, Later, Sight, Step};
use crate::ids::MemberId;
use crate::phrase::{Arg, Phrase};

/// How many working days before its date a promise comes onto the list: tomorrow's is seen today.
const PROMISE_AHEAD_DAYS: i32 = 1;

/// Returns the open promises of a leader; those due later stand there for later.
pub(super) fn promises(sight: &Sight<'_>, leader: MemberId) -> Vec<Item> {
    let day = sight.as_of.day;
    let calendar = sight.as_of.calendars.firm();
    let soon = calendar.add_working_days(day, PROMISE_AHEAD_DAYS);
    let open = sight
        .state
        .promises
        .iter()
        .filter(|promise| promise.made.by == leader && promise.settled_on.is_none());
    open.map(|promise| {
        let due = promise.made.due.on;
        let why = Phrase::plain("today-why-owed-promise")
            .words("text", &promise.made.text)
            .day("due", due)
            .day("since", promise.made_on);
        Item {
            waited_days: calendar.working_days_between(due, day),
            later: (due > soon).then_some(Later::DueOn(due)),
            ..debt(About::Promise(promise.id), Step::KeepPromise(promise.id), due, why)
        }
    })
    .collect()
}

/// Returns the requests to remove words that this leader may decide, never the leader's own.
pub(super) fn redactions(sight: &Sight<'_>, leader: MemberId) -> Vec<Item> {
    if !sight.may_approve(leader) {
        return Vec::new();
    }
    let open = sight
        .state
        .redactions
        .iter()
        .filter(|redaction| redaction.decided.is_none() && redaction.by != Some(leader));
    open.map(|redaction| {
        let mut why = Phrase::plain("today-why-owed-redaction").day("since", redaction.at.on);
        if let Some(by) = redaction.by {
            why = why.with("who", Arg::Member(by));
        }
        let step = Step::DecideRedaction(redaction.id);
        debt(About::Redaction(redaction.id), step, redaction.at.on, why)
    })
    .collect()
}

fn debt(about: About, step: Step, since: jiff::civil::Date, why: Phrase) -> Item {
    Item {
        rank: 0,
        about,
        step,
        also: Vec::new(),
        owed: true,
        since,
        waited_days: 0,
        minutes: 0,
        why,
        points: 0,
        reasons: Vec::new(),
        likeness: None,
        signals: Vec::new(),
        question: None,
        later: None,
    }
}
