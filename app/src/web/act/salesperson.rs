//! What whoever was asked can do: report, give a fact, answer, speak up, ask for another date.

use fushime_core::access::Action;
use fushime_core::command::Command;
use fushime_core::event::Due;
use fushime_core::event::terms::{ConcernKind, Requester, SignalKind, Tap};
use fushime_core::signal::name_key;

use super::super::{evidence, milestone_rows};
use super::{DirectiveAct, Field, Takes, Unfit, ahead, choices, milestone, with_milestone};

pub(super) const ACTS: &[DirectiveAct] = &[
    DirectiveAct {
        name: "update",
        needs: Action::Report,
        fields: |reading, directive, _| {
            vec![
                Field::new("text", Takes::Words),
                Field::new("tap", choices::<Tap>(reading)),
                Field::new("milestone", ahead(directive)),
            ]
        },
        command: |directive, target, typed| {
            let (tap, text) = (typed.one::<Tap>("tap").ok(), typed.words("text"));
            if tap.is_none() && text.is_none() {
                return Err(Unfit::missing("text"));
            }
            let milestone = milestone(target, typed);
            Ok(Command::Update { directive: directive.id, tap, text, milestone, waits: None })
        },
    },
    DirectiveAct {
        name: "evidence",
        needs: Action::Report,
        fields: |reading, directive, _| evidence::fields(reading, directive),
        command: |directive, target, typed| {
            Ok(Command::GiveEvidence {
                directive: directive.id,
                kind: typed.one("kind")?,
                text: typed.needed("text")?,
                milestone: milestone(target, typed),
                contact: None,
                member: None,
                about: None,
                document: None,
                taken_from: None,
            })
        },
    },
    DirectiveAct {
        name: "report",
        needs: Action::Report,
        fields: |_, directive, target| {
            with_milestone(directive, target, vec![Field::new("text", Takes::Words)])
        },
        command: |directive, target, typed| {
            let (milestone, text) = (milestone(target, typed), typed.words("text"));
            Ok(Command::ReportMilestone { directive: directive.id, milestone, text })
        },
    },
    DirectiveAct {
        name: "concern",
        needs: Action::Raise,
        fields: |_, _, _| vec![Field::new("text", Takes::Words).needed()],
        command: |directive, _, typed| {
            let (kind, text) = (ConcernKind::Disagreement, Some(typed.needed("text")?));
            Ok(Command::RaiseConcern { directive: directive.id, kind, text })
        },
    },
    DirectiveAct {
        name: "help",
        needs: Action::Raise,
        fields: |_, _, _| vec![Field::new("text", Takes::Words)],
        command: |directive, _, typed| {
            let (kind, text) = (ConcernKind::Help, typed.words("text"));
            Ok(Command::RaiseConcern { directive: directive.id, kind, text })
        },
    },
    DirectiveAct {
        name: "ask-leader",
        needs: Action::Raise,
        fields: |_, _, _| vec![Field::new("text", Takes::Words).needed()],
        command: |directive, _, typed| {
            let text = typed.needed("text")?;
            Ok(Command::AskQuestion { directive: directive.id, text, answer_by: None })
        },
    },
    DirectiveAct {
        name: "move",
        needs: Action::Report,
        fields: |_, directive, target| {
            let fields = [
                Field::new("to", Takes::Day).needed(),
                Field::new("reason", Takes::Words).needed(),
            ];
            with_milestone(directive, target, fields.to_vec())
        },
        command: |directive, target, typed| {
            Ok(Command::MoveMilestone {
                directive: directive.id,
                milestone: milestone(target, typed),
                to: Due { on: typed.day("to")?, time: None, spoken: None },
                requester: Requester::Salesperson,
                reason: Some(typed.needed("reason")?),
            })
        },
    },
    DirectiveAct {
        name: "circumstances",
        needs: Action::Contest,
        fields: |reading, _, _| {
            let signal = Field::new("signal", signals(reading)).needed();
            vec![signal, Field::new("text", Takes::Words).needed()]
        },
        command: |directive, _, typed| {
            let (signal, text) = (typed.one("signal")?, typed.needed("text")?);
            Ok(Command::AnswerSignal { directive: directive.id, signal, text })
        },
    },
    DirectiveAct {
        name: "contest",
        needs: Action::Contest,
        fields: |reading, _, _| {
            let signal = Field::new("signal", signals(reading)).needed();
            vec![signal, Field::new("text", Takes::Words).needed()]
        },
        command: |directive, _, typed| {
            let (signal, text) = (typed.one("signal")?, typed.needed("text")?);
            Ok(Command::ContestSignal { directive: directive.id, signal, text })
        },
    },
    DirectiveAct {
        name: "difficulty",
        needs: Action::Report,
        fields: |_, _, _| vec![Field::new("text", Takes::Words)],
        command: |directive, _, typed| {
            Ok(Command::NameDifficulty { directive: directive.id, text: typed.words("text") })
        },
    },
    DirectiveAct {
        name: "plan",
        needs: Action::Report,
        fields: |_, _, _| {
            vec![Field::new("text", Takes::Words), Field::new("milestones", Takes::Milestones)]
        },
        command: |directive, _, typed| {
            let (text, milestones) = (typed.words("text"), milestone_rows::read(typed)?);
            Ok(Command::HandBackPlan { directive: directive.id, text, milestones })
        },
    },
];

/// The signals there are, by the names on screen.
pub(super) fn signals(reading: crate::reading::Reading<'_>) -> Takes {
    let pair = |kind: &SignalKind| (kind.as_str().to_owned(), reading.text.get(name_key(*kind)));
    Takes::One(SignalKind::ALL.iter().map(pair).collect())
}
