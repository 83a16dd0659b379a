//! Commands about accounts, contacts, policies, promises, and what passes with clients.

use jiff::civil::Date;

use super::deciding::{Deciding, Step, bounded, needed, reason, some};
use super::firm::month;
use super::{Command, Decided, Refusal, Thing, VisitDetails};
use crate::access::{self, Action};
use crate::event::account::{
    AbuseClosed, AbuseReported, AccountChanged, AccountClosed, AccountDetails, AccountOpened,
    ClaimOpened, ClaimSettled, CoachingGiven, ContactChanged, ContactDetails, ContactLeft,
    ContactRecorded, ThanksGiven, VisitHeld,
};
use crate::event::discussion::{Discussion, DiscussionConfirmed, DiscussionHeld};
use crate::event::policy::{PolicyChanged, PolicyDecided, PolicyDetails, PolicyEnded};
use crate::event::promise::{PromiseKept, PromiseMade, PromiseMoved, PromiseReleased};
use crate::event::{Due, Event};
use crate::ids::{AccountId, ContactId, DirectiveId, DiscussionId, MemberId, PolicyId, PromiseId};
use crate::state::{Account, Promise};
use crate::words::Words;

pub(super) fn decide(deciding: &Deciding<'_>, command: Command) -> Step {
    Ok(match command {
        Command::OpenAccount(details) => open_account(deciding, details),
        Command::ChangeAccount { account, details } => {
            kept_account(deciding, account, Action::KeepAccount).and_then(|_| {
                check_account(deciding, &details)?;
                Ok(Decided::one(AccountChanged { account, details }))
            })
        }
        Command::CloseAccount { account, reason } => {
            kept_account(deciding, account, Action::KeepAccount).and_then(|held| {
                if held.closed_on.is_some() {
                    return Err(Refusal::AlreadySettled);
                }
                Ok(Decided::one(AccountClosed { account, reason: some(reason)? }))
            })
        }
        Command::RecordContact(details) => check_contact(deciding, &details).map(|()| {
            let contact = deciding.state.contacts.next();
            Decided::one(ContactRecorded { contact, details })
        }),
        Command::ChangeContact { contact, details } => contact_known(deciding, contact)
            .and_then(|()| check_contact(deciding, &details))
            .map(|()| Decided::one(ContactChanged { contact, details })),
        Command::ContactLeaves { contact, on } => deciding.contact(contact).and_then(|held| {
            kept_account(deciding, held.details.account, Action::KeepAccount)?;
            if held.left_on.is_some() {
                return Err(Refusal::AlreadySettled);
            }
            Ok(Decided::one(ContactLeft { contact, on }))
        }),
        Command::GiveThanks { account, contact, directive, text } => {
            kept_account(deciding, account, Action::Record).and_then(|_| {
                needed(&text)?;
                mentioned(deciding, contact, directive)?;
                Ok(Decided::one(ThanksGiven { account, text, contact, directive }))
            })
        }
        Command::OpenClaim { account, text } => kept_account(deciding, account, Action::Record)
            .and_then(|_| {
                needed(&text)?;
                let claim = deciding.state.claims.next();
                Ok(Decided::one(ClaimOpened { claim, account, text }))
            }),
        Command::SettleClaim { claim, text } => {
            let held = deciding.state.claims.get(claim);
            held.ok_or(Refusal::NotFound(Thing::Claim)).and_then(|held| {
                kept_account(deciding, held.account, Action::Record)?;
                needed(&text)?;
                if held.settled_on.is_some() {
                    return Err(Refusal::AlreadySettled);
                }
                Ok(Decided::one(ClaimSettled { claim, text }))
            })
        }
        Command::RecordVisit(details) => visit(deciding, details),
        Command::GiveCoaching { directive, minutes, milestone, text } => {
            deciding.as_leader(directive).and_then(|held| {
                if minutes == 0 {
                    return Err(Refusal::NotAFigure);
                }
                if milestone.is_some_and(|no| held.milestone(no).is_none()) {
                    return Err(Refusal::NotFound(Thing::Milestone));
                }
                let member = held.ask.owner;
                let text = some(text)?;
                Ok(Decided::one(CoachingGiven { directive, member, minutes, milestone, text }))
            })
        }
        Command::ReportAbuse { .. } | Command::CloseAbuse { .. } => abuse(deciding, command),
        Command::RecordDiscussion(gist) => discussion(deciding, gist),
        Command::ConfirmDiscussion { discussion, on, contact, text } => {
            confirm_discussion(deciding, discussion, on, (contact, text))
        }
        Command::DecidePolicy(details) => decide_policy(deciding, details),
        Command::ChangePolicy { policy, details, reason } => kept_policy(deciding, policy)
            .and_then(|()| {
                check_policy(deciding, &details)?;
                Ok(Decided::one(PolicyChanged { policy, details, reason: some(reason)? }))
            }),
        Command::EndPolicy { policy, reason: why } => {
            kept_policy(deciding, policy).and_then(|()| {
                reason(&why)?;
                Ok(Decided::one(PolicyEnded { policy, reason: why }))
            })
        }
        Command::MakePromise { .. }
        | Command::KeepPromise { .. }
        | Command::MovePromise { .. }
        | Command::ReleasePromise { .. } => promise(deciding, command),
        other => return Err(Box::new(other)),
    })
}

fn kept_account<'a>(
    deciding: &Deciding<'a>,
    id: AccountId,
    action: Action,
) -> Result<&'a Account, Refusal> {
    let not_found = Refusal::NotFound(Thing::Account);
    let account = deciding.state.accounts.get(id).ok_or_else(|| not_found.clone())?;
    let thing = access::Thing::Account(account);
    if !deciding.may(Action::ReadAccount, thing) {
        return Err(not_found);
    }
    if deciding.may(action, thing) { Ok(account) } else { Err(Refusal::NotYours) }
}

fn open_account(deciding: &Deciding<'_>, details: AccountDetails) -> Result<Decided, Refusal> {
    deciding.firm_wide(Action::KeepAccount)?;
    check_account(deciding, &details)?;
    let same = |other: &Account| {
        other.closed_on.is_none() && other.details.source_key == details.source_key
    };
    if deciding.state.accounts_named(&details.name).any(same) {
        return Err(Refusal::SameName);
    }
    let account = deciding.state.accounts.next();
    Ok(Decided::one(AccountOpened { account, details }))
}

fn check_account(deciding: &Deciding<'_>, details: &AccountDetails) -> Result<(), Refusal> {
    needed(&details.name)?;
    if let Some(end) = details.fiscal_year_end_month {
        month(end)?;
    }
    if !details.cut_off_days.iter().all(|day| (1..=31).contains(day)) {
        return Err(Refusal::NotAFigure);
    }
    if details.yearly_sales.is_some_and(|sales| sales.0 < 0) {
        return Err(Refusal::NotAFigure);
    }
    if details.owner.is_some_and(|id| deciding.state.members.get(id).is_none()) {
        return Err(Refusal::NotFound(Thing::Member));
    }
    Ok(())
}

fn contact_known(deciding: &Deciding<'_>, id: ContactId) -> Result<(), Refusal> {
    deciding.state.contacts.get(id).map(|_| ()).ok_or(Refusal::NotFound(Thing::Contact))
}

fn check_contact(deciding: &Deciding<'_>, details: &ContactDetails) -> Result<(), Refusal> {
    kept_account(deciding, details.account, Action::KeepAccount)?;
    needed(&details.name)?;
    if details.rank.is_some_and(|rank| !(1..=100).contains(&rank)) {
        return Err(Refusal::NotAFigure);
    }
    Ok(())
}

/// Refuses a contact or directive that is not there for the asker.
fn mentioned(
    deciding: &Deciding<'_>,
    contact: Option<ContactId>,
    directive: Option<DirectiveId>,
) -> Result<(), Refusal> {
    if let Some(contact) = contact {
        contact_known(deciding, contact)?;
    }
    if let Some(directive) = directive {
        deciding.directive(directive)?;
    }
    Ok(())
}

fn visit(deciding: &Deciding<'_>, details: VisitDetails) -> Result<Decided, Refusal> {
    kept_account(deciding, details.account, Action::Record)?;
    needed(&details.purpose)?;
    mentioned(deciding, None, details.directive)?;
    for contact in &details.contacts {
        contact_known(deciding, *contact)?;
    }
    if details.members.iter().any(|id| deciding.state.members.get(*id).is_none()) {
        return Err(Refusal::NotFound(Thing::Member));
    }
    Ok(Decided::one(VisitHeld {
        visit: deciding.state.visits.next(),
        account: details.account,
        purpose: details.purpose,
        members: details.members,
        contacts: details.contacts,
        directive: details.directive,
        said_to_client: some(details.said_to_client)?,
        client_answered: some(details.client_answered)?,
    }))
}

fn abuse(deciding: &Deciding<'_>, command: Command) -> Result<Decided, Refusal> {
    match command {
        Command::ReportAbuse { account, member, directive, contact, text } => {
            if deciding.state.accounts.get(account).is_none() {
                return Err(Refusal::NotFound(Thing::Account));
            }
            let person =
                deciding.state.members.get(member).ok_or(Refusal::NotFound(Thing::Member))?;
            if !deciding.may(Action::ReportAbuse, access::Thing::Member(person)) {
                return Err(Refusal::NotYours);
            }
            needed(&text)?;
            mentioned(deciding, contact, directive)?;
            let abuse = deciding.state.abuses.next();
            Ok(Decided::one(AbuseReported { abuse, account, text, member, directive, contact }))
        }
        Command::CloseAbuse { abuse, text } => {
            let seen = access::see_abuse(deciding.state, deciding.member, abuse, deciding.today());
            let held = *seen.ok_or(Refusal::NotFound(Thing::Abuse))?.get();
            if !deciding.may(Action::CloseAbuse, access::Thing::Abuse(held)) {
                return Err(Refusal::LeadersStep);
            }
            needed(&text)?;
            if held.closed_on.is_some() {
                return Err(Refusal::AlreadySettled);
            }
            Ok(Decided::one(AbuseClosed { abuse, text }))
        }
        _ => Err(Refusal::NotYours),
    }
}

fn discussion(deciding: &Deciding<'_>, gist: Discussion) -> Result<Decided, Refusal> {
    deciding.firm_wide(Action::Record)?;
    if let Some(account) = gist.account {
        kept_account(deciding, account, Action::Record)?;
    }
    mentioned(deciding, None, gist.directive)?;
    let words = [
        &gist.title,
        &gist.asked,
        &gist.answered,
        &gist.agreed,
        &gist.i_promise,
        &gist.open,
        &gist.said_to_client,
        &gist.client_answered,
        &gist.not_said,
        &gist.text,
    ];
    for text in words.iter().filter_map(|text| text.as_ref()) {
        bounded(text)?;
    }
    if words.iter().all(|text| text.as_ref().is_none_or(Words::is_empty))
        && gist.next_steps.is_empty()
    {
        return Err(Refusal::WordsNeeded);
    }
    let discussion = deciding.state.discussions.next();
    // The fifth line binds the leader: what was promised becomes a promise with a date.
    let promised = match (&gist.i_promise, &gist.promise_due) {
        (Some(text), Some(due)) => Some(PromiseMade {
            promise: deciding.state.promises.next(),
            by: deciding.speaker(),
            text: text.clone(),
            due: due.clone(),
            account: gist.account,
            member: None,
            directive: gist.directive,
            discussion: Some(discussion),
            concern: None,
        }),
        _ => None,
    };
    let mut events: Vec<Event> = vec![DiscussionHeld { discussion, gist }.into()];
    events.extend(promised.map(Event::from));
    Ok(Decided::many(events))
}

fn confirm_discussion(
    deciding: &Deciding<'_>,
    discussion: DiscussionId,
    on: Date,
    (contact, text): (Option<ContactId>, Option<Words>),
) -> Result<Decided, Refusal> {
    let not_found = Refusal::NotFound(Thing::Discussion);
    let held = deciding.state.discussions.get(discussion).ok_or_else(|| not_found.clone())?;
    if let Some(directive) = held.gist.directive {
        deciding.directive(directive).map_err(|_| not_found.clone())?;
    }
    if let Some(account) = held.gist.account {
        kept_account(deciding, account, Action::Record).map_err(|_| not_found)?;
    }
    if on > deciding.today() {
        return Err(Refusal::InTheFuture(on));
    }
    if let Some(contact) = contact {
        deciding.contact(contact)?;
    }
    Ok(Decided::one(DiscussionConfirmed { discussion, on, contact, text: some(text)? }))
}

fn decide_policy(deciding: &Deciding<'_>, details: PolicyDetails) -> Result<Decided, Refusal> {
    deciding.firm_wide(Action::KeepPolicy)?;
    check_policy(deciding, &details)?;
    let policy = deciding.state.policies.next();
    Ok(Decided::one(PolicyDecided { policy, details }))
}

fn kept_policy(deciding: &Deciding<'_>, id: PolicyId) -> Result<(), Refusal> {
    let not_found = Refusal::NotFound(Thing::Policy);
    let policy = deciding.state.policies.get(id).ok_or_else(|| not_found.clone())?;
    let thing = access::Thing::Policy(policy);
    if !deciding.may(Action::ReadPolicy, thing) {
        return Err(not_found);
    }
    if !deciding.may(Action::KeepPolicy, thing) {
        return Err(Refusal::NotYours);
    }
    if policy.ended_on.is_some() { Err(Refusal::AlreadySettled) } else { Ok(()) }
}

fn check_policy(deciding: &Deciding<'_>, details: &PolicyDetails) -> Result<(), Refusal> {
    needed(&details.name)?;
    let known = |id: &MemberId| deciding.state.members.get(*id).is_some();
    if !details.sponsors.iter().chain(&details.stakeholders).all(known) {
        return Err(Refusal::NotFound(Thing::Member));
    }
    if details.quiet_days_max == Some(0) {
        return Err(Refusal::NotAFigure);
    }
    Ok(())
}

fn promise(deciding: &Deciding<'_>, command: Command) -> Result<Decided, Refusal> {
    let held = |id: PromiseId| -> Result<&Promise, Refusal> {
        let not_found = Refusal::NotFound(Thing::Promise);
        let promise = deciding.state.promises.get(id).ok_or_else(|| not_found.clone())?;
        let own =
            promise.made.by == deciding.member || promise.made.member == Some(deciding.member);
        if !own && deciding.firm_wide(Action::KeepPolicy).is_err() {
            return Err(not_found);
        }
        if promise.settled_on.is_some() { Err(Refusal::AlreadySettled) } else { Ok(promise) }
    };
    match command {
        Command::MakePromise { text, due, by, account, member, directive } => {
            make_promise(deciding, text, due, by, (account, member, directive))
        }
        Command::KeepPromise { promise, text } => {
            held(promise)?;
            Ok(Decided::one(PromiseKept { promise, text: some(text)? }))
        }
        Command::MovePromise { promise, due, reason } => {
            if held(promise)?.made.due.on == due.on {
                return Err(Refusal::SameDate(due.on));
            }
            deciding.not_past(due.on)?;
            Ok(Decided::one(PromiseMoved { promise, due, reason: some(reason)? }))
        }
        Command::ReleasePromise { promise, reason: why } => {
            held(promise)?;
            reason(&why)?;
            Ok(Decided::one(PromiseReleased { promise, reason: why }))
        }
        _ => Err(Refusal::NotYours),
    }
}

fn make_promise(
    deciding: &Deciding<'_>,
    text: Words,
    due: Due,
    by: Option<MemberId>,
    (account, member, directive): (Option<AccountId>, Option<MemberId>, Option<DirectiveId>),
) -> Result<Decided, Refusal> {
    deciding.firm_wide(Action::Record)?;
    needed(&text)?;
    deciding.not_past(due.on)?;
    let by = by.unwrap_or_else(|| deciding.speaker());
    let known = |id: MemberId| deciding.state.members.get(id).is_some();
    if !known(by) || !member.is_none_or(known) {
        return Err(Refusal::NotFound(Thing::Member));
    }
    if let Some(account) = account {
        kept_account(deciding, account, Action::Record)?;
    }
    mentioned(deciding, None, directive)?;
    let promise = deciding.state.promises.next();
    let discussion = None;
    Ok(Decided::one(PromiseMade {
        promise,
        by,
        text,
        due,
        account,
        member,
        directive,
        discussion,
        concern: None,
    }))
}
