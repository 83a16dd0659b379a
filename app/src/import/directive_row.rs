//! One row of a list of directives: what it asks, with people and accounts looked up.

use std::collections::HashMap;

use fushime_core::event::Due;
use fushime_core::event::directive::Ask;
use fushime_core::event::milestone::MilestonePlan;
use fushime_core::event::terms::{Authority, DoneWhen, Figures, Stakes};
use fushime_core::ids::{AccountId, ContactId, DirectiveId, MemberId, PolicyId};
use fushime_core::phrase::Phrase;
use fushime_core::state::State;
use fushime_wording::fold_width;
use jiff::civil::Date;

use super::account_names::AccountIndex;
use super::bringing::{Bringing, Row, RowEnd};
use super::cell;
use super::history::{Kind, guessed};
use super::members::{MemberIndex, not_one_member, person_key};
use super::named::Named;

const MILESTONES: [(&str, &str); 4] = [
    ("milestone_1", "milestone_1_due"),
    ("milestone_2", "milestone_2_due"),
    ("milestone_3", "milestone_3_due"),
    ("milestone_4", "milestone_4_due"),
];

/// Everything that rows are looked up in.
pub(super) struct Lookup {
    pub(super) members: MemberIndex,
    pub(super) accounts: AccountIndex,
    /// Directives without a key of another system, by owner, account and sentence.
    pub(super) alike: HashMap<(MemberId, Option<AccountId>, String), DirectiveId>,
    pub(super) unit: i64,
}

/// What a row says.
pub(super) struct Read {
    pub(super) ask: Ask,
    pub(super) milestones: Vec<MilestonePlan>,
    pub(super) asked_on: Date,
    pub(super) closed_on: Option<Date>,
    pub(super) status: Option<Kind>,
    pub(super) not_begun: bool,
}

/// Tells whether a status says that nothing has begun yet.
fn is_not_begun(status: &str) -> bool {
    ["未着手", "新規", "提案", "下書キ", "proposed", "new", "draft"]
        .contains(&fold_width(status).as_str())
}

/// Returns by what a directive without a key of another system is known again.
pub(super) fn alike(ask: &Ask) -> (MemberId, Option<AccountId>, String) {
    (ask.owner, ask.account, fold_width(ask.sentence.as_str()))
}

/// Reads a row.
pub(super) fn read(
    state: &State,
    bringing: &Bringing,
    row: &mut Row<'_>,
    lookup: &Lookup,
) -> Result<Read, RowEnd> {
    let (today, date_order) = (bringing.today(), row.order);
    let day = |cell: &str| cell::date(cell, today, date_order);
    let Some(sentence) = row.words("sentence") else {
        return Err(row.left_out("sentence", Phrase::plain("import-expected-sentence")));
    };
    let named = row.words("owner").map_or(Named::Nobody, |it| lookup.members.find(it.as_str()));
    let wrong = not_one_member(&lookup.members, &named);
    let Named::One(owner) = named else {
        let expected = wrong.unwrap_or_else(|| Phrase::plain("import-expected-member"));
        return Err(row.left_out("owner", expected));
    };
    let account = account(state, row, &lookup.accounts);
    let counterpart =
        known(row, "counterpart", "import-expected-contact", |name| contact(state, account?, name));
    let policy = known(row, "policy", "import-expected-policy", |name| policy(state, name));
    let past = |found: Option<Date>| found.filter(|on| *on <= today);
    let asked_on = past(row.value("asked_on", day)).unwrap_or(today);
    let status = row.words("status");
    let meaning = status.as_ref().map(|status| guessed(status.as_str()));
    let figures = figures(row, day);
    let unit = lookup.unit;
    let firm_yen = row.value("stakes_yen", |cell| cell::yen(cell, unit));
    let due = later(row, "due", asked_on, day);
    let milestones = milestones(row, asked_on, day);
    let ask = Ask {
        owner,
        account,
        counterpart,
        policy,
        kind: row.value("kind", cell::policy_kind),
        client_words: row.words("client_words"),
        why: row.words("why"),
        due: due.map(Due::on),
        figures,
        stakes: firm_yen.map(|yen| Stakes {
            client: None,
            firm: None,
            firm_yen: Some(yen),
            salesperson: None,
            adjusted_by: None,
        }),
        done_when: row.words("done_when").map(|text| DoneWhen {
            text: Some(text),
            kinds: Vec::new(),
            stage: None,
        }),
        authority: authority(row, &lookup.members, day),
        help: row.words("help"),
        quiet_days_max: row.value("quiet_days_max", cell::days),
        team: None,
        source_key: row.words("source_key"),
        sentence,
    };
    let not_begun = status.is_some_and(|status| is_not_begun(status.as_str()));
    Ok(Read {
        ask,
        milestones,
        asked_on,
        closed_on: past(row.value("closed_on", day)),
        status: meaning.map(|meaning| meaning.kind),
        not_begun,
    })
}

/// Reads the figures of a row. `None`: it has none.
fn figures(row: &mut Row<'_>, day: impl Fn(&str) -> cell::Read<Date>) -> Option<Figures> {
    let figures = Figures {
        percent: row.value("percent", cell::percent),
        effective_on: row.value("effective_on", &day),
        answer_by: row.value("answer_by", &day),
        ..Figures::none()
    };
    (figures != Figures::none()).then_some(figures)
}

/// Reads what a row says may be conceded. `None`: nothing.
fn authority(
    row: &mut Row<'_>,
    members: &MemberIndex,
    day: impl Fn(&str) -> cell::Read<Date>,
) -> Option<Authority> {
    let more_from = row.words("authority_more_from").and_then(|name| {
        let found = members.find(name.as_str());
        if let Some(expected) = not_one_member(members, &found) {
            row.unreadable("authority_more_from", expected);
        }
        found.one()
    });
    let read = Authority {
        text: row.words("authority"),
        percent: row.value("authority_percent", cell::percent),
        yen: row.value("authority_yen", |cell| cell::yen(cell, 1)),
        effective_on: row.value("authority_until", day),
        more_from,
        never: row.words("authority_never"),
    };
    let none = Authority {
        text: None,
        percent: None,
        yen: None,
        effective_on: None,
        more_from: None,
        never: None,
    };
    (read != none).then_some(read)
}

/// Reads the milestones of a row: those with a name and a date.
fn milestones(
    row: &mut Row<'_>,
    asked_on: Date,
    day: impl Fn(&str) -> cell::Read<Date>,
) -> Vec<MilestonePlan> {
    let mut milestones = Vec::new();
    for (name, due) in MILESTONES {
        let (name, due) = (row.words(name), later(row, due, asked_on, &day));
        if let (Some(name), Some(due)) = (name, due) {
            let due = Due::on(due);
            milestones.push(MilestonePlan { name, due, stage: None, evidence: Vec::new() });
        }
    }
    milestones
}

/// Finds what a cell names; what is not known is reported and left out.
fn known<T>(
    row: &mut Row<'_>,
    field: &str,
    expected: &'static str,
    find: impl FnOnce(&str) -> Option<T>,
) -> Option<T> {
    let name = row.words(field)?;
    let found = find(name.as_str());
    if found.is_none() {
        row.unreadable(field, Phrase::plain(expected));
    }
    found
}

/// Reads a date that cannot lie before the asking.
fn later(
    row: &mut Row<'_>,
    field: &str,
    asked_on: Date,
    day: impl Fn(&str) -> cell::Read<Date>,
) -> Option<Date> {
    row.value(field, |cell| match day(cell)? {
        Some(found) if found < asked_on => Err("import-expected-due-after-asking"),
        found => Ok(found),
    })
}

fn account(state: &State, row: &mut Row<'_>, accounts: &AccountIndex) -> Option<AccountId> {
    let name = row.words("account")?;
    match accounts.find(name.as_str()) {
        Named::One(account) => return Some(account),
        Named::Nobody => row.unreadable("account", Phrase::plain("import-expected-account")),
        Named::Several(several) => row.unreadable("account", accounts.not_one(state, &several)),
    }
    None
}

fn contact(state: &State, account: AccountId, name: &str) -> Option<ContactId> {
    let wanted = person_key(name);
    let mut there = state.contacts.iter().filter(|contact| contact.details.account == account);
    let is = |held: &str| {
        let held = person_key(held);
        held == wanted || held.starts_with(&wanted) && wanted.chars().count() >= 2
    };
    there.find(|contact| is(contact.details.name.as_str())).map(|contact| contact.id)
}

fn policy(state: &State, name: &str) -> Option<PolicyId> {
    let wanted = fold_width(name);
    let named = state.policies.iter().filter(|it| fold_width(it.details.name.as_str()) == wanted);
    // One that has ended is meant only when none that still stands is called so.
    let named = named.min_by_key(|policy| policy.ended_on.is_some());
    let numbered = || state.policies.get(name.parse::<PolicyId>().ok()?);
    named.or_else(numbered).map(|policy| policy.id)
}
