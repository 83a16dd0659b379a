//! Commands about accounts, contacts, and what passed with them.

use jiff::civil::Date;

use super::deciding::{Deciding, needed, some};
use super::firm::month;
use super::{Command, Decided, Refusal, Thing, VisitDetails};
use crate::access::{self, Action};
use crate::event::account::{
    AbuseClosed, AbuseReported, AccountChanged, AccountClosed, AccountDetails, AccountOpened,
    ClaimOpened, ClaimSettled, CoachingGiven, ContactChanged, ContactDetails, ContactLeft,
    ContactRecorded, ThanksGiven, VisitHeld,
};
use crate::ids::{AccountId, ClaimId, ContactId, DirectiveId, MilestoneNo};
use crate::rank::rank_of_title;
use crate::state::Account;
use crate::words::Words;

pub(super) fn decide(deciding: &Deciding<'_>, command: Command) -> Result<Decided, Refusal> {
    match command {
        Command::OpenAccount(details) => open_account(deciding, details),
        Command::ChangeAccount { account, details } => change_account(deciding, account, details),
        Command::CloseAccount { account, reason } => {
            let held = deciding.account_to(account, Action::CloseAccount)?;
            if held.closed_on.is_some() {
                return Err(Refusal::AlreadySettled);
            }
            Ok(Decided::one(AccountClosed { account, reason: some(reason) }))
        }
        Command::RecordContact(details) => record_contact(deciding, details),
        Command::ChangeContact { contact, details } => change_contact(deciding, contact, details),
        Command::ContactLeaves { contact, on } => contact_leaves(deciding, contact, on),
        Command::GiveThanks { account, contact, directive, text } => {
            deciding.account_to(account, Action::Record)?;
            needed(&text)?;
            deciding.contact_at(contact, account)?;
            deciding.mentioned(directive)?;
            Ok(Decided::one(ThanksGiven { account, text, contact, directive }))
        }
        Command::OpenClaim { account, text } => {
            deciding.account_to(account, Action::Record)?;
            needed(&text)?;
            let claim = deciding.state.claims.next();
            Ok(Decided::one(ClaimOpened { claim, account, text }))
        }
        Command::SettleClaim { claim, text } => settle_claim(deciding, claim, text),
        Command::RecordVisit(details) => visit(deciding, details),
        Command::GiveCoaching { directive, minutes, milestone, text } => {
            coaching(deciding, directive, minutes, (milestone, text))
        }
        Command::ReportAbuse { .. } => report_abuse(deciding, command),
        Command::CloseAbuse { abuse, text } => {
            let seen = access::see_abuse(deciding.state, deciding.member, abuse, deciding.today());
            let held = *seen.ok_or(Refusal::NotFound(Thing::Abuse))?.get();
            let closes = deciding.may(Action::CloseAbuse, access::Thing::Abuse(held));
            if !closes || !deciding.in_person() {
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

fn open_account(deciding: &Deciding<'_>, details: AccountDetails) -> Result<Decided, Refusal> {
    deciding.firm_wide(Action::KeepAccount)?;
    check_account(deciding, &details)?;
    let same = |other: &Account| {
        other.closed_on.is_none() && other.details.source_key == details.source_key
    };
    if deciding.state.accounts_named(details.name.as_str()).any(same) {
        return Err(Refusal::SameName);
    }
    let account = deciding.state.accounts.next();
    Ok(Decided::one(AccountOpened { account, details }))
}

fn change_account(
    deciding: &Deciding<'_>,
    account: AccountId,
    mut details: AccountDetails,
) -> Result<Decided, Refusal> {
    let held = deciding.account_to(account, Action::KeepAccount)?;
    check_account(deciding, &details)?;
    // The key is how a file finds it again: it is never lost by a change.
    details.source_key = details.source_key.or_else(|| held.details.source_key.clone());
    Ok(Decided::one(AccountChanged { account, details }))
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
    match details.owner {
        Some(id) => deciding.someone(id).map(|_| ()),
        None => Ok(()),
    }
}

fn record_contact(deciding: &Deciding<'_>, details: ContactDetails) -> Result<Decided, Refusal> {
    let details = checked_contact(deciding, details)?;
    let contact = deciding.state.contacts.next();
    Ok(Decided::one(ContactRecorded { contact, details }))
}

fn change_contact(
    deciding: &Deciding<'_>,
    contact: ContactId,
    details: ContactDetails,
) -> Result<Decided, Refusal> {
    let held = deciding.contact(contact)?;
    // Who moves to another company is another contact there.
    if held.details.account != details.account {
        return Err(Refusal::NotFound(Thing::Contact));
    }
    let mut details = checked_contact(deciding, details)?;
    details.source_key = details.source_key.or_else(|| held.details.source_key.clone());
    Ok(Decided::one(ContactChanged { contact, details }))
}

/// Refuses what cannot be; proposes the rank number that the title usually has.
fn checked_contact(
    deciding: &Deciding<'_>,
    mut details: ContactDetails,
) -> Result<ContactDetails, Refusal> {
    deciding.account_to(details.account, Action::KeepAccount)?;
    needed(&details.name)?;
    if details.rank.is_some_and(|rank| !(1..=100).contains(&rank)) {
        return Err(Refusal::NotAFigure);
    }
    let title = details.title.as_ref();
    details.rank = details.rank.or_else(|| title.and_then(|title| rank_of_title(title.as_str())));
    Ok(details)
}

fn contact_leaves(
    deciding: &Deciding<'_>,
    contact: ContactId,
    on: Date,
) -> Result<Decided, Refusal> {
    let held = deciding.contact(contact)?;
    deciding.account_to(held.details.account, Action::KeepAccount)?;
    if held.left_on.is_some() {
        return Err(Refusal::AlreadySettled);
    }
    Ok(Decided::one(ContactLeft { contact, on }))
}

fn settle_claim(deciding: &Deciding<'_>, claim: ClaimId, text: Words) -> Result<Decided, Refusal> {
    let held = deciding.state.claims.get(claim);
    let held = held
        .filter(|held| deciding.account(held.account).is_ok())
        .ok_or(Refusal::NotFound(Thing::Claim))?;
    deciding.account_to(held.account, Action::Record)?;
    needed(&text)?;
    if held.settled_on.is_some() {
        return Err(Refusal::AlreadySettled);
    }
    Ok(Decided::one(ClaimSettled { claim, text }))
}

fn visit(deciding: &Deciding<'_>, details: VisitDetails) -> Result<Decided, Refusal> {
    deciding.account_to(details.account, Action::Record)?;
    needed(&details.purpose)?;
    deciding.mentioned(details.directive)?;
    for contact in &details.contacts {
        deciding.contact(*contact)?;
    }
    for member in &details.members {
        deciding.someone(*member)?;
    }
    Ok(Decided::one(VisitHeld {
        visit: deciding.state.visits.next(),
        account: details.account,
        purpose: details.purpose,
        members: details.members,
        contacts: details.contacts,
        directive: details.directive,
        said_to_client: some(details.said_to_client),
        client_answered: some(details.client_answered),
    }))
}

fn coaching(
    deciding: &Deciding<'_>,
    directive: DirectiveId,
    minutes: u16,
    (milestone, text): (Option<MilestoneNo>, Option<Words>),
) -> Result<Decided, Refusal> {
    let held = deciding.as_leader(directive)?;
    if !(1..=24 * 60).contains(&minutes) {
        return Err(Refusal::NotAFigure);
    }
    if milestone.is_some_and(|no| held.milestone(no).is_none()) {
        return Err(Refusal::NotFound(Thing::Milestone));
    }
    let member = held.ask.owner;
    Ok(Decided::one(CoachingGiven { directive, member, minutes, milestone, text: some(text) }))
}

fn report_abuse(deciding: &Deciding<'_>, command: Command) -> Result<Decided, Refusal> {
    let Command::ReportAbuse { account, member, directive, contact, text } = command else {
        return Err(Refusal::NotYours);
    };
    deciding.account(account)?;
    let person = deciding.someone(member)?;
    if !deciding.may(Action::ReportAbuse, access::Thing::Member(person)) {
        return Err(Refusal::NotYours);
    }
    needed(&text)?;
    deciding.contact_at(contact, account)?;
    if let Some(id) = directive {
        let named = deciding.directive(id)?;
        if named.ask.account != Some(account) || named.ask.owner != member {
            return Err(Refusal::NotFound(Thing::Directive));
        }
    }
    let abuse = deciding.state.abuses.next();
    Ok(Decided::one(AbuseReported { abuse, account, text, member, directive, contact }))
}
