//! The deciding itself: what every command has in common, and who decides which.

use jiff::Span;
use jiff::civil::{Date, Weekday};

use super::dispatch::{about, dispatch};
use super::{Advice, Asker, Command, Decided, Refusal, Thing, firm};
use crate::access::{self, Action};
use crate::calendar::{holidays_of, is_on_record};
use crate::event::Event;
use crate::event::terms::Role;
use crate::ids::{AccountId, ContactId, DirectiveId, MemberId, TeamId};
use crate::state::{Account, Contact, Directive, Member, State, Team};
use crate::words::Words;

/// The most characters one text may have: a long mail, not a book.
pub const WORDS_MAX: usize = 20_000;
/// The most characters a name may have.
pub const NAME_MAX: usize = 200;
/// The fields that hold a name, or what is as short as one.
const NAME_FIELDS: [&str; 7] =
    ["name", "reading", "title", "department", "email", "unit", "source_key"];

/// Decides a command against the state as it stands.
///
/// # Errors
///
/// A [`Refusal`] when the command cannot be accepted; then nothing has happened.
pub fn decide(state: &State, asker: &Asker, command: Command) -> Result<Decided, Refusal> {
    if state.is_from_the_future() {
        return Err(Refusal::NewerProgram);
    }
    let decided = if let Command::FoundFirm { .. } = command {
        firm::found(state, asker, command)?
    } else {
        if state.firm.is_none() {
            return Err(Refusal::NoFirm);
        }
        let deciding = Deciding::new(state, asker)?;
        let about = about(state, &command);
        let decided = dispatch(&deciding, command)?;
        deciding.speaks(about)?;
        decided
    };
    decided.events.iter().try_for_each(bounded_event)?;
    Ok(decided)
}

/// Refuses a day outside the years a record can be about.
pub(super) fn on_record(day: Date) -> Result<(), Refusal> {
    if is_on_record(day) { Ok(()) } else { Err(Refusal::OffRecord(day)) }
}

/// Refuses an event with endless words in it.
fn bounded_event(event: &Event) -> Result<(), Refusal> {
    let mut bounded = Ok(());
    event.each_words(&mut |field, words| {
        let most = if NAME_FIELDS.contains(&field) { NAME_MAX } else { WORDS_MAX };
        if words.as_str().len() > most && words.as_str().chars().nth(most).is_some() {
            bounded = Err(Refusal::TooLong(most));
        }
    });
    bounded
}

/// Who asks, what stands, and the questions every command has to ask of both.
pub(super) struct Deciding<'a> {
    pub(super) state: &'a State,
    pub(super) asker: &'a Asker,
    /// Who writes.
    pub(super) member: MemberId,
    /// A file is taken over by somebody who may: nothing in it belongs to another person's step.
    pub(super) takes_over: bool,
}

impl<'a> Deciding<'a> {
    fn new(state: &'a State, asker: &'a Asker) -> Result<Self, Refusal> {
        let member = asker.member.ok_or(Refusal::NotYours)?;
        let today = asker.now.date();
        if !state.is_here(member, today) {
            return Err(Refusal::NotFound(Thing::Member));
        }
        let importer = access::may(state, member, Action::Import, access::Thing::Firm, today);
        if asker.taking_over && !importer {
            return Err(Refusal::NotYours);
        }
        let there = |id| match asker.taking_over {
            true => state.members.get(id).is_some(),
            false => state.is_here(id, today),
        };
        if asker.on_behalf_of.is_some_and(|id| !there(id)) {
            return Err(Refusal::NotFound(Thing::Member));
        }
        if asker.on > today {
            return Err(Refusal::InTheFuture(asker.on));
        }
        if let Some(day) = [today, asker.on].into_iter().find(|day| !is_on_record(*day)) {
            return Err(Refusal::OffRecord(day));
        }
        let founded = state.firm.as_ref().map(|firm| firm.founded_on);
        if let Some(founded) = founded.filter(|founded| today < *founded && !asker.taking_over) {
            return Err(Refusal::BeforeFounding(founded));
        }
        Ok(Self { state, asker, member, takes_over: asker.taking_over })
    }

    /// Today.
    pub(super) fn today(&self) -> Date {
        self.asker.now.date()
    }

    /// Whose words these are.
    pub(super) fn speaker(&self) -> MemberId {
        self.asker.on_behalf_of.unwrap_or(self.member)
    }

    /// Tells whether the asker writes in person.
    pub(super) fn in_person(&self) -> bool {
        self.takes_over || self.speaker() == self.member
    }

    /// Refuses to write for somebody whose leader the asker is not.
    ///
    /// `about`: the directive the command names; who may report on it may speak for its owner.
    fn speaks(&self, about: Option<DirectiveId>) -> Result<(), Refusal> {
        if self.in_person() {
            return Ok(());
        }
        let other = self.someone(self.speaker())?;
        let directive = about.and_then(|id| self.state.directives.get(id));
        let for_owner = directive.is_some_and(|directive| {
            directive.ask.owner == other.id
                && self.may(Action::ReportFor, access::Thing::Directive(directive))
        });
        if for_owner || self.may(Action::ReportFor, access::Thing::Member(other)) {
            Ok(())
        } else {
            Err(Refusal::NotYours)
        }
    }

    /// Tells whether the asker may do `action` to `thing`.
    pub(super) fn may(&self, action: Action, thing: access::Thing<'_>) -> bool {
        // Whoever takes a file over writes what is in it; that opens no abuse report and approves
        // no redaction.
        let restricted =
            matches!(action, Action::ReadAbuse | Action::CloseAbuse | Action::ApproveRedaction);
        (self.takes_over && !restricted)
            || access::may(self.state, self.member, action, thing, self.today())
    }

    /// Refuses unless the asker may do `action` to the firm.
    pub(super) fn firm_wide(&self, action: Action) -> Result<(), Refusal> {
        if self.may(action, access::Thing::Firm) { Ok(()) } else { Err(Refusal::NotYours) }
    }

    /// Finds a member.
    pub(super) fn someone(&self, id: MemberId) -> Result<&'a Member, Refusal> {
        self.state.members.get(id).ok_or(Refusal::NotFound(Thing::Member))
    }

    /// Finds a member of whom something can be asked.
    pub(super) fn asked(&self, id: MemberId) -> Result<&'a Member, Refusal> {
        let person = self.someone(id)?;
        if !person.is_here(self.today()) && !self.takes_over {
            return Err(Refusal::NotFound(Thing::Member));
        }
        if person.is(Role::Salesperson) || person.is(Role::Leader) {
            Ok(person)
        } else {
            Err(Refusal::LacksRole)
        }
    }

    /// Finds a team.
    pub(super) fn team(&self, id: TeamId) -> Result<&'a Team, Refusal> {
        self.state.teams.get(id).ok_or(Refusal::NotFound(Thing::Team))
    }

    /// Finds an account the asker may read.
    pub(super) fn account(&self, id: AccountId) -> Result<&'a Account, Refusal> {
        let account = self.state.accounts.get(id);
        account
            .filter(|account| self.may(Action::ReadAccount, access::Thing::Account(account)))
            .ok_or(Refusal::NotFound(Thing::Account))
    }

    /// Finds an account to which the asker may do `action`.
    pub(super) fn account_to(&self, id: AccountId, action: Action) -> Result<&'a Account, Refusal> {
        let account = self.account(id)?;
        let may = self.may(action, access::Thing::Account(account));
        if may { Ok(account) } else { Err(Refusal::NotYours) }
    }

    /// Finds a contact of an account the asker may read.
    pub(super) fn contact(&self, id: ContactId) -> Result<&'a Contact, Refusal> {
        let contact = self.state.contacts.get(id);
        contact
            .filter(|contact| self.account(contact.details.account).is_ok())
            .ok_or(Refusal::NotFound(Thing::Contact))
    }

    /// Refuses a contact that is not at this account, if one is named.
    pub(super) fn contact_at(
        &self,
        contact: Option<ContactId>,
        account: AccountId,
    ) -> Result<(), Refusal> {
        match contact {
            Some(id) if self.contact(id)?.details.account != account => {
                Err(Refusal::NotFound(Thing::Contact))
            }
            _ => Ok(()),
        }
    }

    /// Finds a directive the asker may see.
    pub(super) fn directive(&self, id: DirectiveId) -> Result<&'a Directive, Refusal> {
        let directive = self.state.directives.get(id);
        directive
            .filter(|found| self.may(Action::ReadDirective, access::Thing::Directive(found)))
            .ok_or(Refusal::NotFound(Thing::Directive))
    }

    /// Refuses a directive on which the asker may record nothing, if one is named.
    pub(super) fn mentioned(&self, id: Option<DirectiveId>) -> Result<(), Refusal> {
        let Some(id) = id else { return Ok(()) };
        let directive = self.directive(id)?;
        let may = self.may(Action::Record, access::Thing::Directive(directive));
        if may { Ok(()) } else { Err(Refusal::NotYours) }
    }

    /// Finds a directive that is still open.
    pub(super) fn open(&self, id: DirectiveId) -> Result<&'a Directive, Refusal> {
        let directive = self.directive(id)?;
        if self.asker.on < directive.asked.on && !self.takes_over {
            return Err(Refusal::BeforeAsked(directive.asked.on));
        }
        if directive.is_open() { Ok(directive) } else { Err(Refusal::Ended(id)) }
    }

    /// Finds an open directive about which the asker may decide as its leader.
    pub(super) fn as_leader(&self, id: DirectiveId) -> Result<&'a Directive, Refusal> {
        let directive = self.open(id)?;
        self.needs_leader(directive)?;
        Ok(directive)
    }

    /// Refuses unless the asker decides about this directive, in person.
    pub(super) fn needs_leader(&self, directive: &Directive) -> Result<(), Refusal> {
        let decides = self.may(Action::Decide, access::Thing::Directive(directive));
        if decides && self.in_person() { Ok(()) } else { Err(Refusal::LeadersStep) }
    }

    /// Finds an open directive about which the asker may do `action`, the salesperson's own step,
    /// for oneself or for its owner.
    pub(super) fn as_owner(
        &self,
        id: DirectiveId,
        action: Action,
    ) -> Result<&'a Directive, Refusal> {
        let directive = self.open(id)?;
        self.needs_owner(directive, action)?;
        Ok(directive)
    }

    /// Refuses unless the asker speaks as, or for, the one who was asked.
    pub(super) fn needs_owner(&self, directive: &Directive, action: Action) -> Result<(), Refusal> {
        let thing = access::Thing::Directive(directive);
        let own = self.may(action, thing) && self.member == directive.ask.owner && self.in_person();
        let for_owner = self.may(Action::ReportFor, thing)
            && self.asker.on_behalf_of == Some(directive.ask.owner);
        if own || for_owner || self.takes_over { Ok(()) } else { Err(Refusal::OwnersStep) }
    }

    /// Refuses a day that has passed, unless a file is taken over.
    pub(super) fn not_past(&self, day: Date) -> Result<(), Refusal> {
        if day < self.asker.on && !self.takes_over {
            return Err(Refusal::InThePast(day));
        }
        on_record(day)
    }

    /// Tells that the firm is closed on a day that somebody chose for a milestone.
    pub(super) fn closed_day(&self, day: Date) -> Option<Advice> {
        let firm = self.state.firm.as_ref().filter(|_| !self.takes_over)?;
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let holiday = || match &firm.announced {
            Some((first, last, days)) if (*first..=*last).contains(&day.year()) => {
                days.iter().any(|holiday| holiday.on == day)
            }
            _ => holidays_of(day.year()).contains_key(&day),
        };
        let closing = || {
            firm.closings.iter().filter(|closing| closing.account.is_none()).any(|closing| {
                let years = day.year() - closing.first.year();
                let moved = |on: Date| on.checked_add(Span::new().years(years)).unwrap_or(on);
                let once = closing.first <= day && day <= closing.last;
                let again = moved(closing.first) <= day && day <= moved(closing.last);
                once || (closing.every_year && again)
            })
        };
        (weekend || holiday() || closing()).then_some(Advice::ClosedDay(day))
    }

    /// Refuses a day that has not come yet.
    pub(super) fn not_future(&self, day: Date) -> Result<(), Refusal> {
        if day > self.today() { Err(Refusal::InTheFuture(day)) } else { Ok(()) }
    }
}

/// Refuses empty words.
pub(super) fn needed(text: &Words) -> Result<(), Refusal> {
    if text.is_empty() { Err(Refusal::WordsNeeded) } else { Ok(()) }
}

/// Keeps words that say something.
pub(super) fn some(text: Option<Words>) -> Option<Words> {
    text.filter(|text| !text.is_empty())
}

/// Refuses when there is no reason.
pub(super) fn reason(text: &Words) -> Result<(), Refusal> {
    if text.is_empty() { Err(Refusal::ReasonNeeded) } else { Ok(()) }
}
