//! What was written down, as a sentence: one key for each kind of entry.

use fushime_core::as_of::AsOf;
use fushime_core::event::Event;
use fushime_core::ids::{AccountId, DirectiveId, MemberId};
use fushime_core::state::State;
use fushime_core::turn::whose_turn;
use jiff::civil::Date;
use serde_json::json;

use super::session::Session;

/// What an entry's sentence may speak of. What it does not is empty.
#[derive(Debug, Clone, Default)]
struct Parts {
    /// The number of what was made or changed: K-3, P-2.
    it: String,
    directive: Option<DirectiveId>,
    account: Option<AccountId>,
    member: Option<MemberId>,
    /// A name or a short text.
    name: String,
    milestone: String,
    day: Option<Date>,
    /// The key of the name of what was chosen.
    choice: Option<String>,
}

/// Returns the key of the sentence for a kind of entry.
#[must_use]
pub fn key_of(kind: &str) -> String {
    format!("did-{}", kind.replace('_', "-"))
}

impl Session<'_> {
    /// Says what was written down.
    #[must_use]
    pub fn did(&self, event: &Event) -> String {
        let parts = parts(event);
        let directive = parts.directive.map(|id| id.to_string()).unwrap_or_default();
        let account = parts.account.map(|id| self.account_name(id)).unwrap_or_default();
        let member = parts.member.map(|id| self.member_name(id)).unwrap_or_default();
        let day = parts.day.map(|day| self.text.day(day)).unwrap_or_default();
        let choice = parts.choice.map(|key| self.text.get(&key)).unwrap_or_default();
        let values = [
            ("it", parts.it.into()),
            ("directive", directive.into()),
            ("account", account.into()),
            ("member", member.into()),
            ("name", parts.name.into()),
            ("milestone", parts.milestone.into()),
            ("day", day.into()),
            ("choice", choice.into()),
        ];
        self.text.with(&key_of(event.kind()), &values)
    }

    /// Tells programs where a directive stands now.
    #[must_use]
    pub fn standing_json(&self, id: DirectiveId) -> serde_json::Value {
        let state = self.state();
        let Some(directive) = state.directives.get(id) else { return serde_json::Value::Null };
        let calendars = self.calendars();
        let day = self.today();
        let turn = whose_turn(state, directive, AsOf { day, read_on: day, calendars: &calendars });
        json!({
            "directive": id.to_string(),
            "standing": directive.standing.as_str(),
            "turn": turn.turn.as_str(),
            "next_milestone": directive.next_milestone().filter(|_| directive.is_open()).map(|next| {
                json!({ "milestone": format!("{id}/{}", next.no), "due": next.due.on })
            }),
        })
    }

    /// Says where a directive stands now: who, where, whose turn, and what comes next.
    ///
    /// Empty when there is no such directive.
    #[must_use]
    pub fn standing_line(&self, id: DirectiveId) -> String {
        let state = self.state();
        let Some(directive) = state.directives.get(id) else { return String::new() };
        let calendars = self.calendars();
        let day = self.today();
        let turn = whose_turn(state, directive, AsOf { day, read_on: day, calendars: &calendars });
        let owner = self.member_name(directive.ask.owner);
        let whom = match directive.ask.account {
            Some(account) => self.text.with(
                "standing-at",
                &[("owner", owner.into()), ("account", self.account_name(account).into())],
            ),
            None => owner,
        };
        let mut parts = vec![format!("{id} {whom}"), self.text.standing(directive, day)];
        if directive.is_open() {
            parts.push(self.text.name(turn.turn));
        }
        if let Some(next) = directive.next_milestone().filter(|_| directive.is_open()) {
            let values = [
                ("name", next.name.to_string().into()),
                ("day", self.text.day(next.due.on).into()),
            ];
            parts.push(self.text.with("standing-next", &values));
        }
        parts.join(" · ")
    }

    /// What programs learn of an entry besides its place: the numbers it speaks of.
    #[must_use]
    pub fn numbers(event: &Event) -> serde_json::Value {
        let parts = parts(event);
        let mut numbers = json!({});
        let mut add = |name: &str, value: String| {
            if let Some(fields) = numbers.as_object_mut().filter(|_| !value.is_empty()) {
                fields.insert(name.to_owned(), value.into());
            }
        };
        add("number", parts.it);
        add("directive", parts.directive.map(|id| id.to_string()).unwrap_or_default());
        numbers
    }
}

/// Returns the directive an entry is about. `None` for all others.
#[must_use]
pub fn directive_of(state: &State, event: &Event) -> Option<DirectiveId> {
    match event {
        Event::ConcernAnswered(e) => state.concerns.get(e.concern).map(|held| held.directive),
        Event::QuestionAnswered(e) => state.questions.get(e.question).map(|held| held.directive),
        Event::DetourDecided(e) => state.detours.get(e.detour).map(|held| held.directive),
        other => parts(other).directive,
    }
}

/// Takes out of an entry what its sentence may speak of.
fn parts(event: &Event) -> Parts {
    firm_parts(event)
        .or_else(|| people_parts(event))
        .or_else(|| client_parts(event))
        .or_else(|| directive_parts(event))
        .or_else(|| milestone_parts(event))
        .or_else(|| talk_parts(event))
        .or_else(|| upkeep_parts(event))
        .unwrap_or_default()
}

fn named(name: impl ToString) -> Parts {
    Parts { name: name.to_string(), ..Parts::default() }
}

fn numbered(it: impl ToString) -> Parts {
    Parts { it: it.to_string(), ..Parts::default() }
}

fn about(directive: DirectiveId) -> Parts {
    Parts { directive: Some(directive), it: directive.to_string(), ..Parts::default() }
}

impl Parts {
    fn named(mut self, name: impl ToString) -> Self {
        self.name = name.to_string();
        self
    }

    fn on(mut self, day: Date) -> Self {
        self.day = Some(day);
        self
    }

    fn member(mut self, member: MemberId) -> Self {
        self.member = Some(member);
        self
    }

    fn account(mut self, account: impl Into<Option<AccountId>>) -> Self {
        self.account = account.into();
        self
    }

    fn directive(mut self, directive: impl Into<Option<DirectiveId>>) -> Self {
        self.directive = directive.into();
        self
    }

    fn chosen(mut self, item: impl crate::text::Named) -> Self {
        self.choice = Some(item.name_key());
        self
    }

    fn milestone(mut self, number: fushime_core::ids::MilestoneNo) -> Self {
        let directive = self.directive.map(|id| id.to_string()).unwrap_or_default();
        self.milestone = format!("{directive}/{number}");
        self
    }
}

fn firm_parts(event: &Event) -> Option<Parts> {
    Some(match event {
        Event::FirmFounded(e) => named(&e.name),
        Event::FirmChanged(e) => named(&e.name),
        Event::NoticeGiven(e) => named(e.version).on(e.given_on),
        Event::ClosingSet(e) => named(&e.name).account(e.account),
        Event::ClosingLifted(e) => named(&e.name).account(e.account),
        Event::HolidaysAnnounced(e) => named(format!("{}–{}", e.first_year, e.last_year)),
        _ => return None,
    })
}

fn people_parts(event: &Event) -> Option<Parts> {
    Some(match event {
        Event::MemberJoined(e) => numbered(e.member).named(&e.details.name),
        Event::MemberChanged(e) => numbered(e.member).named(&e.details.name),
        Event::MemberLeft(e) => numbered(e.member).member(e.member).on(e.on),
        Event::RoleGranted(e) => numbered(e.member).member(e.member).chosen(e.role),
        Event::RoleRevoked(e) => numbered(e.member).member(e.member).chosen(e.role),
        Event::TeamFormed(e) => numbered(e.team).named(&e.name),
        Event::TeamJoined(e) => numbered(e.team).member(e.member).on(e.from),
        Event::TeamLeft(e) => numbered(e.team).member(e.member).on(e.on),
        Event::TermBegun(e) => numbered(e.team).member(e.leader).on(e.from),
        Event::TermEnded(e) => numbered(e.team).member(e.leader).on(e.on),
        Event::LeaveTaken(e) => numbered(e.member).member(e.member).on(e.first),
        Event::LeaveCancelled(e) => numbered(e.member).member(e.member).on(e.first),
        _ => return None,
    })
}

fn client_parts(event: &Event) -> Option<Parts> {
    Some(match event {
        Event::AccountOpened(e) => numbered(e.account).named(&e.details.name),
        Event::AccountChanged(e) => numbered(e.account).named(&e.details.name),
        Event::AccountClosed(e) => numbered(e.account).account(e.account),
        Event::ContactRecorded(e) => {
            numbered(e.contact).named(&e.details.name).account(e.details.account)
        }
        Event::ContactChanged(e) => {
            numbered(e.contact).named(&e.details.name).account(e.details.account)
        }
        Event::ContactLeft(e) => numbered(e.contact).on(e.on),
        Event::ThanksGiven(e) => numbered(e.account).account(e.account),
        Event::ClaimOpened(e) => numbered(e.claim).account(e.account),
        Event::ClaimSettled(e) => numbered(e.claim),
        Event::VisitHeld(e) => numbered(e.visit).account(e.account).directive(e.directive),
        Event::CoachingGiven(e) => about(e.directive).member(e.member).named(e.minutes),
        Event::AbuseReported(e) => numbered(e.abuse).account(e.account).member(e.member),
        Event::AbuseClosed(e) => numbered(e.abuse),
        Event::DiscussionHeld(e) => {
            numbered(e.discussion).account(e.gist.account).directive(e.gist.directive)
        }
        Event::DiscussionConfirmed(e) => numbered(e.discussion).on(e.on),
        Event::PolicyDecided(e) => numbered(e.policy).named(&e.details.name),
        Event::PolicyChanged(e) => numbered(e.policy).named(&e.details.name),
        Event::PolicyEnded(e) => numbered(e.policy),
        Event::PromiseMade(e) => numbered(e.promise).named(&e.text).member(e.by).on(e.due.on),
        Event::PromiseKept(e) => numbered(e.promise),
        Event::PromiseMoved(e) => numbered(e.promise).on(e.due.on),
        Event::PromiseReleased(e) => numbered(e.promise),
        _ => return None,
    })
}

fn directive_parts(event: &Event) -> Option<Parts> {
    Some(match event {
        Event::DirectiveAsked(e) => {
            about(e.directive).member(e.ask.owner).account(e.ask.account).named(&e.ask.sentence)
        }
        Event::DirectiveDefined(e) => about(e.directive),
        Event::DifficultyNamed(e) => about(e.directive),
        Event::DifficultiesHeard(e) => about(e.directive),
        Event::PlanHandedBack(e) => about(e.directive),
        Event::PlanReturned(e) => about(e.directive),
        Event::PlanAgreed(e) => about(e.directive),
        Event::DirectiveHeld(e) => about(e.directive).on(e.until),
        Event::DirectiveResumed(e) => about(e.directive),
        Event::DirectiveDone(e) => about(e.directive),
        Event::DirectiveReopened(e) => about(e.directive),
        Event::DirectiveWithdrawn(e) => about(e.directive),
        Event::DirectiveBoughtBack(e) => about(e.directive),
        Event::DirectiveReassigned(e) => about(e.directive).member(e.owner),
        Event::DirectiveReaffirmed(e) => about(e.directive),
        Event::DirectiveEscalated(e) => about(e.directive).member(e.to),
        _ => return None,
    })
}

fn milestone_parts(event: &Event) -> Option<Parts> {
    Some(match event {
        Event::MilestoneSet(e) => {
            about(e.directive).milestone(e.milestone).named(&e.plan.name).on(e.plan.due.on)
        }
        Event::MilestoneMoved(e) => {
            about(e.directive).milestone(e.milestone).on(e.to.on).chosen(e.requester)
        }
        Event::SlipAnswered(e) => about(e.directive).milestone(e.milestone).chosen(e.choice),
        Event::MilestoneReported(e) => about(e.directive).milestone(e.milestone),
        Event::MilestoneConfirmed(e) => about(e.directive).milestone(e.milestone),
        Event::MilestoneUnconfirmed(e) => about(e.directive).milestone(e.milestone),
        Event::MilestoneReturned(e) => about(e.directive).milestone(e.milestone),
        Event::MilestoneDropped(e) => about(e.directive).milestone(e.milestone),
        _ => return None,
    })
}

fn talk_parts(event: &Event) -> Option<Parts> {
    Some(match event {
        Event::UpdateGiven(e) => about(e.directive),
        Event::EvidenceGiven(e) => about(e.directive).chosen(e.kind),
        Event::QuestionAsked(e) => numbered(e.question).directive(e.directive).member(e.to),
        Event::QuestionAnswered(e) => numbered(e.question),
        Event::DetourNamed(e) => numbered(e.detour).directive(e.directive).chosen(e.kind),
        Event::DetourDecided(e) => numbered(e.detour),
        Event::ConcernRaised(e) => numbered(e.concern).directive(e.directive).chosen(e.kind),
        Event::ConcernAnswered(e) => numbered(e.concern).chosen(e.choice),
        Event::SignalAnswered(e) => about(e.directive).chosen(e.signal),
        Event::SignalContested(e) => about(e.directive).chosen(e.signal),
        Event::ContestDecided(e) => about(e.directive).chosen(e.signal),
        _ => return None,
    })
}

fn upkeep_parts(event: &Event) -> Option<Parts> {
    Some(match event {
        Event::EntryCorrected(e) => numbered(e.target.0),
        Event::EntryRetracted(e) => numbered(e.target.0),
        Event::RedactionRequested(e) => numbered(e.redaction).named(e.target.0),
        Event::RedactionDeclined(e) => numbered(e.redaction),
        Event::EntryRedacted(e) => numbered(e.redaction).named(e.target.0),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{AREAS, Text};
    use fushime_core::event::terms::Language;

    #[test]
    fn every_kind_of_entry_has_its_sentence_and_no_other_does() {
        let text = Text::new(Language::En);
        let keys: Vec<String> = Event::KINDS.iter().map(|(kind, _)| key_of(kind)).collect();
        let missing: Vec<&String> = keys.iter().filter(|key| !text.has(key)).collect();
        assert!(missing.is_empty(), "no sentence for {missing:?}");
        let files: String = AREAS.iter().map(|area| area.en).collect();
        let unused: Vec<&str> = files
            .lines()
            .filter_map(|line| Some(line.split_once('=')?.0.trim()))
            .filter(|key| key.starts_with("did-") && !keys.iter().any(|known| known == key))
            .collect();
        assert!(unused.is_empty(), "no entry says {unused:?}");
    }
}
