//! The deciding itself: what every command has in common, and who decides which.

use jiff::civil::Date;

use super::{
    Asker, Command, Decided, Refusal, Thing, asking, clients, ending, firm, joints, people, talk,
    upkeep,
};
use crate::access::{self, Action};
use crate::ids::{AccountId, ContactId, DirectiveId, MemberId, TeamId};
use crate::state::{Account, Contact, Directive, Member, State, Team};
use crate::words::Words;

/// The most characters one text may have: a long mail, not a book.
pub const WORDS_MAX: usize = 20_000;

/// Decides a command against the state as it stands.
///
/// # Errors
///
/// A [`Refusal`] when the command cannot be accepted; then nothing has happened.
pub fn decide(state: &State, asker: &Asker, command: Command) -> Result<Decided, Refusal> {
    if state.is_from_the_future() {
        return Err(Refusal::NewerProgram);
    }
    if let Command::FoundFirm { .. } = command {
        return firm::found(state, asker, command);
    }
    if state.firm.is_none() {
        return Err(Refusal::NoFirm);
    }
    let deciding = Deciding::new(state, asker)?;
    firm::decide(&deciding, command)
        .or_else(|command| people::decide(&deciding, *command))
        .or_else(|command| clients::decide(&deciding, *command))
        .or_else(|command| asking::decide(&deciding, *command))
        .or_else(|command| ending::decide(&deciding, *command))
        .or_else(|command| joints::decide(&deciding, *command))
        .or_else(|command| talk::decide(&deciding, *command))
        .or_else(|command| upkeep::decide(&deciding, *command))
        .unwrap_or(Err(Refusal::NotYours))
}

/// What a group of commands returns: its decision, or the command, for the next group.
pub(super) type Step = Result<Result<Decided, Refusal>, Box<Command>>;

/// Who asks, what stands, and the questions every command has to ask of both.
pub(super) struct Deciding<'a> {
    pub(super) state: &'a State,
    pub(super) asker: &'a Asker,
    /// Who writes.
    pub(super) member: MemberId,
}

impl<'a> Deciding<'a> {
    fn new(state: &'a State, asker: &'a Asker) -> Result<Self, Refusal> {
        let member = asker.member.ok_or(Refusal::NotYours)?;
        let known = |id| {
            state
                .members
                .get(id)
                .filter(|person| person.is_here(asker.now.date()))
                .ok_or(Refusal::NotFound(Thing::Member))
        };
        known(member)?;
        if let Some(other) = asker.on_behalf_of {
            known(other)?;
        }
        if asker.on > asker.now.date() {
            return Err(Refusal::InTheFuture(asker.on));
        }
        Ok(Self { state, asker, member })
    }

    /// Today.
    pub(super) fn today(&self) -> Date {
        self.asker.now.date()
    }

    /// Whose words these are.
    pub(super) fn speaker(&self) -> MemberId {
        self.asker.on_behalf_of.unwrap_or(self.member)
    }

    /// Tells whether the asker may do `action` to `thing`.
    pub(super) fn may(&self, action: Action, thing: access::Thing<'_>) -> bool {
        access::may(self.state, self.member, action, thing, self.today())
    }

    /// Refuses unless the asker may do `action` to the firm.
    pub(super) fn firm_wide(&self, action: Action) -> Result<(), Refusal> {
        if self.may(action, access::Thing::Firm) { Ok(()) } else { Err(Refusal::NotYours) }
    }

    /// Finds a member.
    pub(super) fn someone(&self, id: MemberId) -> Result<&'a Member, Refusal> {
        self.state.members.get(id).ok_or(Refusal::NotFound(Thing::Member))
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

    /// Finds a contact of an account the asker may read.
    pub(super) fn contact(&self, id: ContactId) -> Result<&'a Contact, Refusal> {
        let contact = self.state.contacts.get(id);
        contact
            .filter(|contact| self.account(contact.details.account).is_ok())
            .ok_or(Refusal::NotFound(Thing::Contact))
    }

    /// Finds a directive the asker may see.
    pub(super) fn directive(&self, id: DirectiveId) -> Result<&'a Directive, Refusal> {
        let not_found = Refusal::NotFound(Thing::Directive);
        let directive = self.state.directives.get(id).ok_or_else(|| not_found.clone())?;
        let seen = self.may(Action::ReadDirective, access::Thing::Directive(directive));
        if seen { Ok(directive) } else { Err(not_found) }
    }

    /// Finds a directive that is still open.
    pub(super) fn open(&self, id: DirectiveId) -> Result<&'a Directive, Refusal> {
        let directive = self.directive(id)?;
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
        if decides && self.asker.on_behalf_of.is_none() {
            Ok(())
        } else {
            Err(Refusal::LeadersStep)
        }
    }

    /// Finds an open directive about which the asker may report, for oneself or for its owner.
    pub(super) fn as_owner(&self, id: DirectiveId) -> Result<&'a Directive, Refusal> {
        let directive = self.open(id)?;
        self.needs_owner(directive)?;
        Ok(directive)
    }

    /// Refuses unless the asker speaks as, or for, the one who was asked.
    pub(super) fn needs_owner(&self, directive: &Directive) -> Result<(), Refusal> {
        let thing = access::Thing::Directive(directive);
        let own = self.may(Action::Report, thing) && self.speaker() == directive.ask.owner;
        let for_owner = self.may(Action::ReportFor, thing)
            && self.asker.on_behalf_of == Some(directive.ask.owner);
        if own || for_owner { Ok(()) } else { Err(Refusal::OwnersStep) }
    }

    /// Refuses a day that has passed, unless a file is taken over.
    pub(super) fn not_past(&self, day: Date) -> Result<(), Refusal> {
        if day < self.asker.on && !self.asker.taking_over {
            return Err(Refusal::InThePast(day));
        }
        Ok(())
    }
}

/// Refuses empty or endless words.
pub(super) fn needed(text: &Words) -> Result<(), Refusal> {
    if text.is_empty() {
        return Err(Refusal::WordsNeeded);
    }
    bounded(text)
}

/// Refuses endless words.
pub(super) fn bounded(text: &Words) -> Result<(), Refusal> {
    if text.as_str().chars().nth(WORDS_MAX).is_some() {
        return Err(Refusal::TooLong(WORDS_MAX));
    }
    Ok(())
}

/// Keeps words that say something; refuses endless ones.
pub(super) fn some(text: Option<Words>) -> Result<Option<Words>, Refusal> {
    match text {
        Some(text) => {
            bounded(&text)?;
            Ok((!text.is_empty()).then_some(text))
        }
        None => Ok(None),
    }
}

/// Refuses when there is no reason.
pub(super) fn reason(text: &Words) -> Result<(), Refusal> {
    if text.is_empty() { Err(Refusal::ReasonNeeded) } else { bounded(text) }
}
