//! What an act is about: named in the address, and found only by whoever may see it.

use fushime_core::access::{self, Thing};
use fushime_core::ids::{
    AbuseId, AccountId, ClaimId, ConcernId, ContactId, DetourId, DirectiveId, DiscussionId,
    MemberId, MilestoneNo, PolicyId, Position, PromiseId, QuestionId, RedactionId, TeamId,
};
use fushime_core::state::{
    Abuse, Account, Claim, Contact, Directive, Member, Policy, Promise, Talk, Team,
};

use super::super::shell::Place;
use crate::reading::Reading;

/// What an act is about, as it stands in the address: D-12, D-12.2, K-5, A-3, firm, E-1200.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Target {
    Firm,
    Directive(DirectiveId),
    Milestone(DirectiveId, MilestoneNo),
    Concern(ConcernId),
    Question(QuestionId),
    Detour(DetourId),
    Account(AccountId),
    Contact(ContactId),
    Claim(ClaimId),
    Policy(PolicyId),
    Member(MemberId),
    Team(TeamId),
    Discussion(DiscussionId),
    Promise(PromiseId),
    Abuse(AbuseId),
    Redaction(RedactionId),
    Entry(Position),
}

impl Target {
    /// Reads what stands in an address. `None`: nothing that an act could be about.
    pub(in crate::web) fn read(text: &str) -> Option<Self> {
        if text == "firm" {
            return Some(Self::Firm);
        }
        if let Some((directive, no)) = text.split_once('.') {
            return Some(Self::Milestone(directive.parse().ok()?, MilestoneNo(no.parse().ok()?)));
        }
        match text.as_bytes().first()?.to_ascii_uppercase() {
            b'D' => text.parse().ok().map(Self::Directive),
            b'K' => text.parse().ok().map(Self::Concern),
            b'Q' => text.parse().ok().map(Self::Question),
            b'G' => text.parse().ok().map(Self::Detour),
            b'A' => text.parse().ok().map(Self::Account),
            b'C' => text.parse().ok().map(Self::Contact),
            b'L' => text.parse().ok().map(Self::Claim),
            b'P' => text.parse().ok().map(Self::Policy),
            b'M' => text.parse().ok().map(Self::Member),
            b'T' => text.parse().ok().map(Self::Team),
            b'U' => text.parse().ok().map(Self::Discussion),
            b'Y' => text.parse().ok().map(Self::Promise),
            b'B' => text.parse().ok().map(Self::Abuse),
            b'R' => text.parse().ok().map(Self::Redaction),
            b'E' => text.get(2..)?.parse().ok().map(Position).map(Self::Entry),
            _ => None,
        }
    }

    /// Returns the directive it belongs to.
    fn directive(self, reading: Reading<'_>) -> Option<DirectiveId> {
        let state = reading.state;
        match self {
            Self::Directive(id) => Some(id),
            Self::Milestone(id, no) => state.directives.get(id)?.milestone(no).map(|_| id),
            Self::Concern(id) => state.concerns.get(id).map(|it| it.directive),
            Self::Question(id) => state.questions.get(id).map(|it| it.directive),
            Self::Detour(id) => state.detours.get(id).map(|it| it.directive),
            _ => None,
        }
    }
}

/// What an act is about, as whoever acts may see it.
#[derive(Debug, Clone, Copy)]
pub(in crate::web) enum Subject<'a> {
    Firm,
    Directive(&'a Directive, Target),
    Account(&'a Account),
    Contact(&'a Account, &'a Contact),
    Claim(&'a Account, &'a Claim),
    Policy(&'a Policy),
    Member(&'a Member),
    Team(&'a Team),
    Discussion(&'a Talk),
    Promise(&'a Promise),
    Abuse(&'a Abuse),
    Redaction(RedactionId),
    Entry(Position),
}

impl<'a> Subject<'a> {
    /// Finds what an address names. `None`: it is not there, or is not for this person.
    pub(in crate::web) fn find(reading: Reading<'a>, target: Target) -> Option<Self> {
        let (state, viewer, day) = (reading.state, reading.viewer, reading.read_on);
        match target {
            Target::Firm => Some(Self::Firm),
            Target::Account(id) => {
                access::see_account(state, viewer, id, day).map(|it| Self::Account(it.get()))
            }
            Target::Contact(id) => {
                let contact = *access::see_contact(state, viewer, id, day)?.get();
                Some(Self::Contact(state.accounts.get(contact.details.account)?, contact))
            }
            Target::Claim(id) => {
                let claim = state.claims.get(id)?;
                let account = access::see_account(state, viewer, claim.account, day)?;
                Some(Self::Claim(account.get(), claim))
            }
            Target::Policy(id) => {
                access::see_policy(state, viewer, id, day).map(|it| Self::Policy(it.get()))
            }
            Target::Member(id) => {
                let member = state.members.get(id)?;
                let thing = Thing::Member(member);
                let may = access::may(state, viewer, access::Action::ReadMember, thing, day);
                may.then_some(Self::Member(member))
            }
            Target::Team(id) => state.teams.get(id).map(Self::Team),
            Target::Discussion(id) => {
                access::see_discussion(state, viewer, id, day).map(|it| Self::Discussion(it.get()))
            }
            Target::Promise(id) => {
                access::see_promise(state, viewer, id, day).map(|it| Self::Promise(it.get()))
            }
            Target::Abuse(id) => {
                access::see_abuse(state, viewer, id, day).map(|it| Self::Abuse(it.get()))
            }
            Target::Redaction(id) => state.redactions.get(id).map(|_| Self::Redaction(id)),
            Target::Entry(at) => {
                let sight = access::see_entry(state, viewer, at, day);
                (sight == access::Sight::Words).then_some(Self::Entry(at))
            }
            _ => {
                let seen = reading.see(target.directive(reading)?)?;
                Some(Self::Directive(seen.get(), target))
            }
        }
    }

    /// Returns what access is asked about.
    pub(in crate::web) fn thing(self) -> Thing<'a> {
        match self {
            Self::Directive(directive, _) => Thing::Directive(directive),
            Self::Account(account) | Self::Contact(account, _) | Self::Claim(account, _) => {
                Thing::Account(account)
            }
            Self::Policy(policy) => Thing::Policy(policy),
            Self::Member(member) => Thing::Member(member),
            Self::Discussion(talk) => Thing::Discussion(talk),
            Self::Promise(promise) => Thing::Promise(promise),
            Self::Abuse(abuse) => Thing::Abuse(abuse),
            Self::Firm | Self::Team(_) | Self::Redaction(_) | Self::Entry(_) => Thing::Firm,
        }
    }

    /// Returns the page it stands on.
    pub(in crate::web) fn address(self, reading: Reading<'_>) -> String {
        match self {
            Self::Directive(directive, _) => format!("/d/{}", directive.id),
            Self::Account(account) => format!("/accounts/{}", account.id),
            Self::Contact(account, contact) => format!("/accounts/{}#{}", account.id, contact.id),
            Self::Claim(account, claim) => format!("/accounts/{}#{}", account.id, claim.id),
            Self::Policy(policy) => format!("/policies/{}", policy.id),
            Self::Member(member) => format!("/members/{}", member.id),
            Self::Team(team) => format!("/members#{}", team.id),
            Self::Discussion(talk) => format!("/discussions/{}", talk.id),
            Self::Promise(promise) => format!("/promises#{}", promise.id),
            Self::Abuse(abuse) => format!("/accounts/{}#{}", abuse.report.account, abuse.id),
            Self::Redaction(_) => "/log".to_owned(),
            Self::Entry(at) => match reading.state.subject(at) {
                Some(fushime_core::state::Subject::Directive(id)) => format!("/d/{id}"),
                _ => "/".to_owned(),
            },
            Self::Firm => "/".to_owned(),
        }
    }

    /// Returns how it is called on a page.
    pub(in crate::web) fn name(self, reading: Reading<'_>) -> String {
        match self {
            Self::Directive(directive, _) => {
                format!("{} {}", directive.id, reading.place(directive))
            }
            Self::Account(account) => account.details.name.to_string(),
            Self::Contact(account, contact) => {
                format!("{} {}", account.details.name, contact.details.name)
            }
            Self::Claim(account, _) => account.details.name.to_string(),
            Self::Policy(policy) => policy.details.name.to_string(),
            Self::Member(member) => member.details.name.to_string(),
            Self::Team(team) => team.name.to_string(),
            Self::Discussion(talk) => talk.id.to_string(),
            Self::Promise(promise) => promise.made.text.to_string(),
            Self::Abuse(abuse) => abuse.id.to_string(),
            Self::Redaction(id) => id.to_string(),
            Self::Entry(at) => format!("#{}", at.0),
            Self::Firm => String::new(),
        }
    }

    /// Returns the word of the navigation it belongs to.
    pub(in crate::web) fn place(self, reading: Reading<'_>) -> Place {
        match self {
            Self::Directive(it, _) if it.ask.owner == reading.viewer => Place::Mine,
            Self::Directive(..) | Self::Entry(_) => Place::Directives,
            Self::Policy(_) => Place::Policies,
            _ => Place::More,
        }
    }
}
