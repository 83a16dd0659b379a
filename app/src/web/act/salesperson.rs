//! What whoever was asked can do: report, give a fact, answer, speak up, ask for another date.

use fushime_core::access::Action;
use fushime_core::command::Command;
use fushime_core::event::Due;
use fushime_core::event::terms::{ConcernKind, EvidenceKind, Requester, SignalKind, Tap};
use fushime_core::signal::name_key;

use super::{Act, Field, Takes, Unfit, ahead, choices, chosen, milestone, with_milestone};

pub(super) const ACTS: &[Act] = &[
    Act {
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
            let (tap, text) = (chosen::<Tap>(typed, "tap").ok(), typed.words("text"));
            if tap.is_none() && text.is_none() {
                return Err(Unfit { field: "text", key: "act-needed" });
            }
            let milestone = milestone(target, typed);
            Ok(Command::Update { directive: directive.id, tap, text, milestone, waits: None })
        },
    },
    Act {
        name: "evidence",
        needs: Action::Report,
        fields: |reading, directive, _| {
            vec![
                Field::new("kind", choices::<EvidenceKind>(reading)).needed(),
                Field::new("text", Takes::Words).needed(),
                Field::new("milestone", ahead(directive)),
            ]
        },
        command: |directive, target, typed| {
            Ok(Command::GiveEvidence {
                directive: directive.id,
                kind: chosen(typed, "kind")?,
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
    Act {
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
    Act {
        name: "concern",
        needs: Action::Raise,
        fields: |_, _, _| vec![Field::new("text", Takes::Words).needed()],
        command: |directive, _, typed| {
            let (kind, text) = (ConcernKind::Disagreement, Some(typed.needed("text")?));
            Ok(Command::RaiseConcern { directive: directive.id, kind, text })
        },
    },
    Act {
        name: "help",
        needs: Action::Raise,
        fields: |_, _, _| vec![Field::new("text", Takes::Words)],
        command: |directive, _, typed| {
            let (kind, text) = (ConcernKind::Help, typed.words("text"));
            Ok(Command::RaiseConcern { directive: directive.id, kind, text })
        },
    },
    Act {
        name: "ask-leader",
        needs: Action::Raise,
        fields: |_, _, _| vec![Field::new("text", Takes::Words).needed()],
        command: |directive, _, typed| {
            let text = typed.needed("text")?;
            Ok(Command::AskQuestion { directive: directive.id, text, answer_by: None })
        },
    },
    Act {
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
    Act {
        name: "circumstances",
        needs: Action::Contest,
        fields: |reading, _, _| {
            let signal = Field::new("signal", signals(reading)).needed();
            vec![signal, Field::new("text", Takes::Words).needed()]
        },
        command: |directive, _, typed| {
            let (signal, text) = (chosen(typed, "signal")?, typed.needed("text")?);
            Ok(Command::AnswerSignal { directive: directive.id, signal, text })
        },
    },
    Act {
        name: "contest",
        needs: Action::Contest,
        fields: |reading, _, _| {
            let signal = Field::new("signal", signals(reading)).needed();
            vec![signal, Field::new("text", Takes::Words).needed()]
        },
        command: |directive, _, typed| {
            let (signal, text) = (chosen(typed, "signal")?, typed.needed("text")?);
            Ok(Command::ContestSignal { directive: directive.id, signal, text })
        },
    },
    Act {
        name: "difficulty",
        needs: Action::Report,
        fields: |_, _, _| vec![Field::new("text", Takes::Words)],
        command: |directive, _, typed| {
            Ok(Command::NameDifficulty { directive: directive.id, text: typed.words("text") })
        },
    },
    Act {
        name: "plan",
        needs: Action::Report,
        fields: |_, _, _| vec![Field::new("text", Takes::Words)],
        command: |directive, _, typed| {
            let text = typed.words("text");
            Ok(Command::HandBackPlan { directive: directive.id, text, milestones: Vec::new() })
        },
    },
];

/// The signals there are, by the names on screen.
pub(super) fn signals(reading: crate::reading::Reading<'_>) -> Takes {
    let pair = |kind: &SignalKind| (kind.as_str().to_owned(), reading.text.get(name_key(*kind)));
    Takes::One(SignalKind::ALL.iter().map(pair).collect())
}
