//! What whoever asked can do: ask, answer, hear, agree, put the seal, move, hold, end.

use fushime_core::access::Action;
use fushime_core::command::Command;
use fushime_core::event::Due;
use fushime_core::event::terms::{ConcernAnswer, Requester, SlipAnswer};

use super::salesperson::signals;
use super::{DirectiveAct, Field, Takes, Target, Unfit, choices, milestone, with_milestone};

pub(super) const ACTS: &[DirectiveAct] = &[
    DirectiveAct {
        name: "question",
        needs: Action::Question,
        fields: |_, _, _| {
            vec![Field::new("text", Takes::Words).needed(), Field::new("answer-by", Takes::Day)]
        },
        command: |directive, _, typed| {
            let (text, answer_by) = (typed.needed("text")?, typed.day_if_any("answer-by")?);
            Ok(Command::AskQuestion { directive: directive.id, text, answer_by })
        },
    },
    DirectiveAct {
        name: "answer",
        needs: Action::ReadDirective,
        fields: |_, _, _| vec![Field::new("text", Takes::Words).needed()],
        command: |_, target, typed| {
            let Target::Question(question) = target else {
                return Err(Unfit::missing("text"));
            };
            Ok(Command::AnswerQuestion { question, text: typed.needed("text")? })
        },
    },
    DirectiveAct {
        name: "answer-concern",
        needs: Action::Decide,
        fields: |reading, _, _| {
            vec![
                Field::new("choice", choices::<ConcernAnswer>(reading)).needed(),
                Field::new("text", Takes::Words).needed(),
                Field::new("meet", Takes::Day),
            ]
        },
        command: |_, target, typed| {
            let Target::Concern(concern) = target else {
                return Err(Unfit::missing("choice"));
            };
            let meet = typed.day_if_any("meet")?;
            let meet = meet.map(|on| Due { on, time: None, spoken: None });
            let (choice, text) = (typed.one("choice")?, typed.words("text"));
            Ok(Command::AnswerConcern { concern, choice, text, meet })
        },
    },
    DirectiveAct {
        name: "heard",
        needs: Action::Decide,
        fields: |_, _, _| vec![Field::new("text", Takes::Words)],
        command: |directive, _, typed| {
            Ok(Command::HearDifficulties { directive: directive.id, answer: typed.words("text") })
        },
    },
    DirectiveAct {
        name: "agree",
        needs: Action::Decide,
        fields: |_, _, _| Vec::new(),
        command: |directive, _, _| Ok(Command::AgreePlan { directive: directive.id }),
    },
    DirectiveAct {
        name: "return-plan",
        needs: Action::Decide,
        fields: |_, _, _| vec![Field::new("reason", Takes::Words).needed()],
        command: |directive, _, typed| {
            Ok(Command::ReturnPlan { directive: directive.id, reason: typed.needed("reason")? })
        },
    },
    DirectiveAct {
        name: "confirm",
        needs: Action::Confirm,
        fields: |_, directive, target| {
            with_milestone(directive, target, vec![Field::new("text", Takes::Line)])
        },
        command: |directive, target, typed| {
            let (milestone, text) = (milestone(target, typed), typed.words("text"));
            Ok(Command::ConfirmMilestone { directive: directive.id, milestone, text })
        },
    },
    DirectiveAct {
        name: "undo-confirm",
        needs: Action::Confirm,
        fields: |_, _, _| vec![Field::new("reason", Takes::Line)],
        command: |directive, target, typed| {
            let Some(milestone) = milestone(target, typed) else {
                return Err(Unfit::missing("reason"));
            };
            let reason = typed.words("reason");
            Ok(Command::UndoConfirm { directive: directive.id, milestone, reason })
        },
    },
    DirectiveAct {
        name: "return",
        needs: Action::Confirm,
        fields: |_, directive, target| {
            with_milestone(directive, target, vec![Field::new("reason", Takes::Words).needed()])
        },
        command: |directive, target, typed| {
            let (milestone, reason) = (milestone(target, typed), typed.needed("reason")?);
            Ok(Command::ReturnMilestone { directive: directive.id, milestone, reason })
        },
    },
    DirectiveAct {
        name: "postpone",
        needs: Action::Decide,
        fields: |reading, directive, target| {
            let fields = [
                Field::new("to", Takes::Day).needed(),
                Field::new("requester", choices::<Requester>(reading)).needed(),
                Field::new("reason", Takes::Words).needed(),
            ];
            with_milestone(directive, target, fields.to_vec())
        },
        command: |directive, target, typed| {
            Ok(Command::MoveMilestone {
                directive: directive.id,
                milestone: milestone(target, typed),
                to: Due { on: typed.day("to")?, time: None, spoken: None },
                requester: typed.one("requester")?,
                reason: Some(typed.needed("reason")?),
            })
        },
    },
    DirectiveAct {
        name: "answer-slip",
        needs: Action::Decide,
        fields: |reading, _, _| {
            let slip = Field::new("slip", choices::<SlipAnswer>(reading)).needed();
            vec![slip, Field::new("text", Takes::Words)]
        },
        command: |directive, target, typed| {
            Ok(Command::AnswerSlip {
                directive: directive.id,
                milestone: milestone(target, typed),
                choice: typed.one("slip")?,
                text: typed.words("text"),
            })
        },
    },
    DirectiveAct {
        name: "decide-contest",
        needs: Action::Decide,
        fields: |reading, _, _| {
            let shown = |it: &str| reading.text.get(&format!("act-stays-{it}"));
            let stays = ["no", "yes"].map(|it| (it.to_owned(), shown(it)));
            vec![
                Field::new("signal", signals(reading)).needed(),
                Field::new("stays", Takes::One(stays.to_vec())).needed(),
                Field::new("reason", Takes::Words).needed(),
            ]
        },
        command: |directive, _, typed| {
            Ok(Command::DecideContest {
                directive: directive.id,
                signal: typed.one("signal")?,
                stays: typed.get("stays") == "yes",
                reason: typed.needed("reason")?,
            })
        },
    },
    DirectiveAct {
        name: "hold",
        needs: Action::Decide,
        fields: |_, _, _| {
            let reason = Field::new("reason", Takes::Words).needed();
            vec![Field::new("until", Takes::Day).needed(), reason]
        },
        command: |directive, _, typed| {
            let (until, reason) = (typed.day("until")?, typed.needed("reason")?);
            Ok(Command::Hold { directive: directive.id, until, reason })
        },
    },
    DirectiveAct {
        name: "resume",
        needs: Action::Decide,
        fields: |_, _, _| Vec::new(),
        command: |directive, _, _| Ok(Command::Resume { directive: directive.id }),
    },
    DirectiveAct {
        name: "done",
        needs: Action::Decide,
        fields: |_, _, _| vec![Field::new("text", Takes::Words)],
        command: |directive, _, typed| {
            Ok(Command::Finish { directive: directive.id, text: typed.words("text") })
        },
    },
];
