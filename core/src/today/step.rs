//! What a leader may have to do, with the order in which debts are paid.

use crate::event::firm::Settings;
use crate::event::terms::SignalKind;
use crate::ids::{AbuseId, ConcernId, DetourId, MilestoneNo, PromiseId, QuestionId, RedactionId};

/// What the leader is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Act on a report of abuse by the client.
    ActOnAbuse(AbuseId),
    /// Answer a concern.
    AnswerConcern(ConcernId),
    /// Answer a question.
    AnswerQuestion(QuestionId),
    /// Keep a promise, or move its date.
    KeepPromise(PromiseId),
    /// Decide about a contested signal.
    DecideContest(SignalKind),
    /// Choose what a slip means.
    AnswerSlip(MilestoneNo),
    /// Accept or decline a detour.
    DecideDetour(DetourId),
    /// Take up what a salesperson offered to do.
    TakeUp,
    /// Agree the plan that was handed back.
    AgreePlan,
    /// Hear what would be hard.
    HearDifficulty,
    /// Look at the evidence of a milestone and put the seal.
    Confirm(MilestoneNo),
    /// Approve or decline that words be removed.
    DecideRedaction(RedactionId),
    /// Ask somebody else: the one who was asked has left the firm.
    Reassign,
    /// Affirm, change or drop a directive from before the term.
    Affirm,
    /// Ask the salesperson.
    Ask,
}

impl Step {
    /// Returns the name used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ActOnAbuse(_) => "act_on_abuse",
            Self::AnswerConcern(_) => "answer_concern",
            Self::AnswerQuestion(_) => "answer_question",
            Self::KeepPromise(_) => "keep_promise",
            Self::DecideContest(_) => "decide_contest",
            Self::AnswerSlip(_) => "answer_slip",
            Self::DecideDetour(_) => "decide_detour",
            Self::TakeUp => "take_up",
            Self::Reassign => "reassign",
            Self::AgreePlan => "agree_plan",
            Self::HearDifficulty => "hear_difficulty",
            Self::Confirm(_) => "confirm",
            Self::DecideRedaction(_) => "decide_redaction",
            Self::Affirm => "affirm",
            Self::Ask => "ask",
        }
    }

    /// Returns the key of its name on screen.
    #[must_use]
    pub fn text_key(self) -> &'static str {
        match self {
            Self::ActOnAbuse(_) => "today-step-act-on-abuse",
            Self::AnswerConcern(_) => "today-step-answer-concern",
            Self::AnswerQuestion(_) => "today-step-answer-question",
            Self::KeepPromise(_) => "today-step-keep-promise",
            Self::DecideContest(_) => "today-step-decide-contest",
            Self::AnswerSlip(_) => "today-step-answer-slip",
            Self::DecideDetour(_) => "today-step-decide-detour",
            Self::TakeUp => "today-step-take-up",
            Self::Reassign => "today-step-reassign",
            Self::AgreePlan => "today-step-agree-plan",
            Self::HearDifficulty => "today-step-hear-difficulty",
            Self::Confirm(_) => "today-step-confirm",
            Self::DecideRedaction(_) => "today-step-decide-redaction",
            Self::Affirm => "today-step-affirm",
            Self::Ask => "today-step-ask",
        }
    }

    /// Every key [`Self::text_key`] can return.
    pub const TEXT_KEYS: &'static [&'static str] = &[
        "today-step-act-on-abuse",
        "today-step-answer-concern",
        "today-step-answer-question",
        "today-step-keep-promise",
        "today-step-decide-contest",
        "today-step-answer-slip",
        "today-step-decide-detour",
        "today-step-take-up",
        "today-step-reassign",
        "today-step-agree-plan",
        "today-step-hear-difficulty",
        "today-step-confirm",
        "today-step-decide-redaction",
        "today-step-affirm",
        "today-step-ask",
    ];

    /// Tells whether the leader owes it to somebody.
    #[must_use]
    pub fn is_owed(self) -> bool {
        !matches!(self, Self::Affirm | Self::Ask)
    }

    /// Returns the place of its kind among the debts: whoever was hurt or disagrees waits least.
    #[must_use]
    pub(super) fn class(self) -> u8 {
        match self {
            Self::ActOnAbuse(_) => 0,
            Self::AnswerConcern(_) => 1,
            Self::AnswerQuestion(_) => 2,
            Self::KeepPromise(_) => 3,
            Self::DecideContest(_) | Self::AnswerSlip(_) | Self::DecideDetour(_) => 4,
            Self::TakeUp | Self::Reassign | Self::AgreePlan | Self::HearDifficulty => 5,
            Self::Confirm(_) => 6,
            Self::DecideRedaction(_) => 7,
            Self::Affirm | Self::Ask => 8,
        }
    }

    /// Returns for how many minutes it is planned.
    #[must_use]
    pub fn minutes(self, settings: &Settings) -> u16 {
        match self {
            Self::ActOnAbuse(_) | Self::AnswerConcern(_) => settings.concern_minutes,
            Self::AnswerQuestion(_)
            | Self::DecideContest(_)
            | Self::AnswerSlip(_)
            | Self::DecideDetour(_)
            | Self::DecideRedaction(_)
            | Self::TakeUp
            | Self::Reassign
            | Self::Affirm => settings.answer_minutes,
            Self::KeepPromise(_) => settings.promise_minutes,
            Self::AgreePlan | Self::HearDifficulty => settings.plan_minutes,
            Self::Confirm(_) => settings.confirm_minutes,
            Self::Ask => settings.ask_minutes,
        }
    }
}
