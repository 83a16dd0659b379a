//! What can be done with promises and the records of discussions.

use fushime_core::access::{self, Action, Thing};
use fushime_core::command::Command;
use fushime_core::event::Due;
use fushime_core::ids::MemberId;

use super::{Field, Subject, Takes, ThingAct, Typed, Unfit, form};
use crate::reading::Reading;

pub(super) const ACTS: &[ThingAct] = &[
    ThingAct {
        name: "promise",
        needs: Action::Record,
        suits: |it| matches!(it, Subject::Firm | Subject::Account(_) | Subject::Directive(..)),
        home: None,
        fields: promise_fields,
        command: promise,
    },
    ThingAct {
        name: "keep-promise",
        needs: Action::SettlePromise,
        suits: is_promise,
        home: None,
        fields: |_, _| vec![Field::new("kept-how", Takes::Words)],
        command: |_, subject, typed| {
            let Subject::Promise(promise) = subject else {
                return Err(Unfit::missing("kept-how"));
            };
            Ok(Command::KeepPromise { promise: promise.id, text: typed.words("kept-how") })
        },
    },
    ThingAct {
        name: "move-promise",
        needs: Action::SettlePromise,
        suits: is_promise,
        home: None,
        fields: |_, _| {
            let reason = Field::new("reason", Takes::Words).needed();
            vec![Field::new("to", Takes::Day).needed(), reason]
        },
        command: |_, subject, typed| {
            let Subject::Promise(promise) = subject else { return Err(Unfit::missing("to")) };
            let due = Due::on(typed.day("to")?);
            let reason = Some(typed.needed("reason")?);
            Ok(Command::MovePromise { promise: promise.id, due, reason })
        },
    },
    ThingAct {
        name: "release-promise",
        needs: Action::SettlePromise,
        suits: is_promise,
        home: None,
        fields: |_, _| vec![Field::new("reason", Takes::Words).needed()],
        command: |_, subject, typed| {
            let Subject::Promise(promise) = subject else { return Err(Unfit::missing("reason")) };
            Ok(Command::ReleasePromise { promise: promise.id, reason: typed.needed("reason")? })
        },
    },
    ThingAct {
        name: "confirm-discussion",
        needs: Action::KeepDiscussion,
        suits: |subject| matches!(subject, Subject::Discussion(_)),
        home: None,
        fields: |reading, subject| {
            let account = match subject {
                Subject::Discussion(talk) => talk.gist.account,
                _ => None,
            };
            let account = account.filter(|id| reading.sees_account(*id));
            let account = account.and_then(|id| reading.state.accounts.get(id));
            let there = account.map(|it| super::clients::contacts(reading, it));
            vec![
                Field::new("client-confirmed", Takes::Day).needed().with(reading.day),
                Field::new("with-contact", Takes::One(there.unwrap_or_default())),
                Field::new("confirmed-how", Takes::Words),
            ]
        },
        command: |_, subject, typed| {
            let Subject::Discussion(talk) = subject else {
                return Err(Unfit::missing("client-confirmed"));
            };
            Ok(Command::ConfirmDiscussion {
                discussion: talk.id,
                on: typed.day("client-confirmed")?,
                contact: typed.id_if_any("with-contact")?,
                text: typed.words("confirmed-how"),
            })
        },
    },
];

fn is_promise(subject: &Subject<'_>) -> bool {
    matches!(subject, Subject::Promise(_))
}

/// Whom this person may bind: oneself, one's people, and one's leader who has said so.
fn bound(reading: Reading<'_>) -> Vec<(String, String)> {
    let leader = reading.state.leader_of(reading.viewer, reading.day);
    let may = |id: &str| {
        let Ok(id) = id.parse::<MemberId>() else { return false };
        let Some(member) = reading.state.members.get(id) else { return false };
        let thing = Thing::Member(member);
        id == reading.viewer
            || Some(id) == leader
            || access::may(reading.state, reading.viewer, Action::ReportFor, thing, reading.day)
    };
    form::members(reading).into_iter().filter(|(id, _)| may(id)).collect()
}

fn promise_fields(reading: Reading<'_>, subject: &Subject<'_>) -> Vec<Field> {
    let mut fields = vec![
        Field::new("promised", Takes::Words).needed(),
        Field::new("promised-due", Takes::Day).needed(),
        Field::new("promised-by", Takes::One(bound(reading))).needed().with(reading.viewer),
    ];
    if !matches!(subject, Subject::Account(_)) {
        let account = match subject {
            Subject::Directive(directive, _) => directive.ask.account,
            _ => None,
        };
        let accounts = Takes::One(form::accounts(reading));
        fields.push(Field::new("to-account", accounts).with_any(account));
        fields.push(Field::new("to-member", Takes::One(form::members(reading))));
    }
    fields
}

fn promise(_: Reading<'_>, subject: &Subject<'_>, typed: &Typed) -> Result<Command, Unfit> {
    let account = match subject {
        Subject::Account(account) => Some(account.id),
        _ => typed.id_if_any("to-account")?,
    };
    let directive = match subject {
        Subject::Directive(directive, _) => Some(directive.id),
        _ => None,
    };
    Ok(Command::MakePromise {
        text: typed.needed("promised")?,
        due: Due::on(typed.day("promised-due")?),
        by: Some(typed.id("promised-by")?),
        account,
        member: typed.id_if_any("to-member")?,
        directive,
    })
}
