//! What is rarely done: define, add and drop milestones, hand over, end, take up again, mend words.

use fushime_core::access::Action;
use fushime_core::command::Command;
use fushime_core::event::Due;
use fushime_core::event::milestone::MilestonePlan;
use fushime_core::event::terms::{DetourKind, EvidenceKind, Stage};
use fushime_core::stage_word::stage_in;
use fushime_core::state::Directive;

use super::{
    DirectiveAct, Field, Subject, Takes, Target, ThingAct, Typed, Unfit, choices, milestone,
};
use crate::reading::Reading;
use crate::web::ask;
use crate::web::form;

type Made = fn(&Directive, Option<fushime_core::words::Words>) -> Command;

/// The fields of an act that needs nothing but a reason.
fn reason_if_any(_: Reading<'_>, _: &Directive, _: Target) -> Vec<Field> {
    vec![Field::new("reason", Takes::Words)]
}

macro_rules! with_reason {
    ($name:literal, $command:ident) => {
        DirectiveAct {
            name: $name,
            needs: Action::Decide,
            fields: reason_if_any,
            command: |directive, _, typed| {
                let made: Made =
                    |directive, reason| Command::$command { directive: directive.id, reason };
                Ok(made(directive, typed.words("reason")))
            },
        }
    };
}

pub(super) const ACTS: &[DirectiveAct] = &[
    with_reason!("reopen", Reopen),
    with_reason!("withdraw", Withdraw),
    with_reason!("buy-back", BuyBack),
    DirectiveAct {
        name: "reaffirm",
        needs: Action::Decide,
        fields: |_, _, _| vec![Field::new("text", Takes::Words)],
        command: |directive, _, typed| {
            Ok(Command::Reaffirm { directive: directive.id, text: typed.words("text") })
        },
    },
    DirectiveAct {
        name: "milestone",
        needs: Action::Decide,
        fields: |reading, _, _| {
            vec![
                Field::new("name", Takes::Line).needed(),
                Field::new("day", Takes::Day).needed(),
                Field::new("stage", choices::<Stage>(reading)),
                Field::new("needs", Takes::Many(form::listed::<EvidenceKind>(reading.text))),
            ]
        },
        command: |directive, _, typed| {
            let name = typed.needed("name")?;
            let stage = typed.one("stage").ok().or_else(|| stage_in(name.as_str()));
            let due = Due { on: typed.day("day")?, time: None, spoken: None };
            let plan = MilestonePlan { name, due, stage, evidence: typed.many("needs") };
            Ok(Command::SetMilestone { directive: directive.id, plan })
        },
    },
    DirectiveAct {
        name: "drop-milestone",
        needs: Action::Decide,
        fields: |reading, directive, target| {
            let fields = reason_if_any(reading, directive, target);
            super::with_milestone(directive, target, fields)
        },
        command: |directive, target, typed| {
            let Some(milestone) = milestone(target, typed) else {
                return Err(Unfit::missing("milestone"));
            };
            let reason = typed.words("reason");
            Ok(Command::DropMilestone { directive: directive.id, milestone, reason })
        },
    },
    DirectiveAct {
        name: "detour",
        needs: Action::Report,
        fields: |reading, _, _| {
            vec![
                Field::new("detour", choices::<DetourKind>(reading)).needed(),
                Field::new("text", Takes::Words).needed(),
            ]
        },
        command: |directive, _, typed| {
            let (kind, text) = (typed.one("detour")?, typed.needed("text")?);
            Ok(Command::NameDetour { directive: directive.id, kind, text })
        },
    },
    DirectiveAct {
        name: "decide-detour",
        needs: Action::Decide,
        fields: |reading, _, _| {
            let shown = |it: &str| reading.text.get(&format!("act-detour-{it}"));
            let choices = ["yes", "no"].map(|it| (it.to_owned(), shown(it)));
            vec![
                Field::new("accepted", Takes::One(choices.to_vec())).needed(),
                Field::new("text", Takes::Words),
            ]
        },
        command: |_, target, typed| {
            let Target::Detour(detour) = target else { return Err(Unfit::missing("accepted")) };
            if typed.get("accepted").is_empty() {
                return Err(Unfit::missing("accepted"));
            }
            let accepted = typed.get("accepted") == "yes";
            Ok(Command::DecideDetour { detour, accepted, text: typed.words("text") })
        },
    },
];

fn is_directive(subject: &Subject<'_>) -> bool {
    matches!(subject, Subject::Directive(..))
}

fn is_entry(subject: &Subject<'_>) -> bool {
    matches!(subject, Subject::Entry(_))
}

fn held<'a>(subject: &Subject<'a>) -> Result<&'a Directive, Unfit> {
    match subject {
        Subject::Directive(directive, _) => Ok(directive),
        _ => Err(Unfit::missing("text")),
    }
}

fn entry(subject: &Subject<'_>) -> Result<fushime_core::ids::Position, Unfit> {
    match subject {
        Subject::Entry(at) => Ok(*at),
        _ => Err(Unfit::missing("text")),
    }
}

/// The words of an entry, to be mended.
fn words_of(reading: Reading<'_>, subject: &Subject<'_>) -> Option<String> {
    let at = entry(subject).ok()?;
    let fushime_core::state::Subject::Directive(id) = reading.state.subject(at)? else {
        return None;
    };
    let lines = &reading.state.directives.get(id)?.lines;
    let line = lines.iter().find(|line| line.entry == at)?;
    let text = line.corrected.as_ref().map(|(_, text)| text).or(line.text.as_ref())?;
    Some(text.to_string())
}

pub(super) const THINGS: &[ThingAct] = &[
    ThingAct {
        name: "define",
        needs: Action::Decide,
        suits: is_directive,
        home: None,
        fields: |reading, subject| {
            held(subject).map(|it| ask::define_fields(reading, it)).unwrap_or_default()
        },
        command: |reading, subject, typed| ask::defined(reading, held(subject)?, typed),
    },
    ThingAct {
        name: "reassign",
        needs: Action::Decide,
        suits: is_directive,
        home: None,
        fields: |reading, _| {
            let owner = Field::new("owner", Takes::One(form::members(reading))).needed();
            vec![owner, Field::new("reason", Takes::Words)]
        },
        command: |_, subject, typed: &Typed| {
            let (directive, owner) = (held(subject)?.id, typed.id("owner")?);
            let reason = typed.words("reason");
            Ok(Command::Reassign { directive, owner, team: None, reason })
        },
    },
    ThingAct {
        name: "escalate",
        needs: Action::Escalate,
        suits: is_directive,
        home: None,
        fields: |reading, _| {
            let to = Field::new("executive", Takes::One(form::executives(reading))).needed();
            vec![to, Field::new("reason", Takes::Words).needed()]
        },
        command: |_, subject, typed| {
            let (to, reason) = (typed.id("executive")?, typed.needed("reason")?);
            Ok(Command::Escalate { directive: held(subject)?.id, to, reason })
        },
    },
    ThingAct {
        name: "correct",
        needs: Action::ReadMember,
        suits: is_entry,
        home: None,
        fields: |reading, subject| {
            let text = Field::new("text", Takes::Words).needed();
            let text = text.with_any(words_of(reading, subject));
            vec![text, Field::new("reason", Takes::Line)]
        },
        command: |_, subject, typed| {
            let (target, text) = (entry(subject)?, typed.needed("text")?);
            Ok(Command::CorrectEntry { target, text, reason: typed.words("reason") })
        },
    },
    ThingAct {
        name: "retract",
        needs: Action::ReadMember,
        suits: is_entry,
        home: None,
        fields: |_, _| vec![Field::new("reason", Takes::Words).needed()],
        command: |_, subject, typed| {
            Ok(Command::RetractEntry { target: entry(subject)?, reason: typed.needed("reason")? })
        },
    },
    ThingAct {
        name: "redaction",
        needs: Action::ReadMember,
        suits: is_entry,
        home: None,
        fields: |_, _| vec![Field::new("reason", Takes::Words).needed()],
        command: |_, subject, typed| {
            let (target, reason) = (entry(subject)?, typed.needed("reason")?);
            Ok(Command::RequestRedaction { target, reason })
        },
    },
];
