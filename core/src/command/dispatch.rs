//! Which room decides which command, and which directive a command is about.

use super::deciding::Deciding;
use super::{
    Command, Decided, Refusal, asking, clients, discussion, ending, firm, joints, people, policy,
    promise, talk, upkeep,
};
use crate::ids::{DirectiveId, Position};
use crate::state::{State, Subject};

/// Every command has its room; a new one that has none does not compile.
#[expect(clippy::too_many_lines, reason = "one line a command")]
pub(super) fn dispatch(deciding: &Deciding<'_>, command: Command) -> Result<Decided, Refusal> {
    use Command as C;
    match command {
        C::FoundFirm { .. } => Err(Refusal::AlreadyFounded),
        C::ChangeFirm { .. }
        | C::GiveNotice { .. }
        | C::ChangeSettings(_)
        | C::SetClosing(_)
        | C::LiftClosing { .. }
        | C::AnnounceHolidays { .. } => firm::decide(deciding, command),
        C::AddMember { .. }
        | C::ChangeMember { .. }
        | C::MemberLeaves { .. }
        | C::GrantRole { .. }
        | C::RevokeRole { .. }
        | C::FormTeam { .. }
        | C::JoinTeam { .. }
        | C::LeaveTeam { .. }
        | C::BeginTerm { .. }
        | C::EndTerm { .. }
        | C::TakeLeave { .. }
        | C::CancelLeave { .. } => people::decide(deciding, command),
        C::OpenAccount(_)
        | C::ChangeAccount { .. }
        | C::CloseAccount { .. }
        | C::RecordContact(_)
        | C::ChangeContact { .. }
        | C::ContactLeaves { .. }
        | C::GiveThanks { .. }
        | C::OpenClaim { .. }
        | C::SettleClaim { .. }
        | C::RecordVisit(_)
        | C::GiveCoaching { .. }
        | C::ReportAbuse { .. }
        | C::CloseAbuse { .. } => clients::decide(deciding, command),
        C::DecidePolicy(_) | C::ChangePolicy { .. } | C::EndPolicy { .. } => {
            policy::decide(deciding, command)
        }
        C::MakePromise { .. }
        | C::KeepPromise { .. }
        | C::MovePromise { .. }
        | C::ReleasePromise { .. } => promise::decide(deciding, command),
        C::RecordDiscussion(_) | C::ConfirmDiscussion { .. } => {
            discussion::decide(deciding, command)
        }
        C::AskDirective { .. }
        | C::Define { .. }
        | C::NameDifficulty { .. }
        | C::HearDifficulties { .. }
        | C::HandBackPlan { .. }
        | C::AgreePlan { .. }
        | C::ReturnPlan { .. }
        | C::Reaffirm { .. } => asking::decide(deciding, command),
        C::Hold { .. }
        | C::Resume { .. }
        | C::Finish { .. }
        | C::Reopen { .. }
        | C::Withdraw { .. }
        | C::BuyBack { .. }
        | C::Reassign { .. }
        | C::Escalate { .. } => ending::decide(deciding, command),
        C::SetMilestone { .. }
        | C::MoveMilestone { .. }
        | C::AnswerSlip { .. }
        | C::ReportMilestone { .. }
        | C::ConfirmMilestone { .. }
        | C::UndoConfirm { .. }
        | C::ReturnMilestone { .. }
        | C::DropMilestone { .. } => joints::decide(deciding, command),
        C::Update { .. }
        | C::GiveEvidence { .. }
        | C::AskQuestion { .. }
        | C::AnswerQuestion { .. }
        | C::NameDetour { .. }
        | C::DecideDetour { .. }
        | C::RaiseConcern { .. }
        | C::AnswerConcern { .. } => talk::decide(deciding, command),
        C::AnswerSignal { .. }
        | C::ContestSignal { .. }
        | C::DecideContest { .. }
        | C::CorrectEntry { .. }
        | C::RetractEntry { .. }
        | C::RequestRedaction { .. }
        | C::DeclineRedaction { .. }
        | C::ApproveRedaction { .. } => upkeep::decide(deciding, command),
    }
}

/// Returns the directive a command is about. `None` when it is about something else.
pub(super) fn about(state: &State, command: &Command) -> Option<DirectiveId> {
    use Command as C;
    let entry = |position: Position| match state.subject(position) {
        Some(Subject::Directive(id)) => Some(id),
        _ => None,
    };
    match command {
        C::Define { directive, .. }
        | C::NameDifficulty { directive, .. }
        | C::HearDifficulties { directive, .. }
        | C::HandBackPlan { directive, .. }
        | C::AgreePlan { directive }
        | C::ReturnPlan { directive, .. }
        | C::Hold { directive, .. }
        | C::Resume { directive }
        | C::Finish { directive, .. }
        | C::Reopen { directive, .. }
        | C::Withdraw { directive, .. }
        | C::BuyBack { directive, .. }
        | C::Reassign { directive, .. }
        | C::Reaffirm { directive, .. }
        | C::Escalate { directive, .. }
        | C::SetMilestone { directive, .. }
        | C::MoveMilestone { directive, .. }
        | C::AnswerSlip { directive, .. }
        | C::ReportMilestone { directive, .. }
        | C::ConfirmMilestone { directive, .. }
        | C::UndoConfirm { directive, .. }
        | C::ReturnMilestone { directive, .. }
        | C::DropMilestone { directive, .. }
        | C::Update { directive, .. }
        | C::GiveEvidence { directive, .. }
        | C::AskQuestion { directive, .. }
        | C::NameDetour { directive, .. }
        | C::RaiseConcern { directive, .. }
        | C::AnswerSignal { directive, .. }
        | C::ContestSignal { directive, .. }
        | C::DecideContest { directive, .. }
        | C::GiveCoaching { directive, .. } => Some(*directive),
        C::GiveThanks { directive, .. }
        | C::ReportAbuse { directive, .. }
        | C::MakePromise { directive, .. } => *directive,
        C::RecordVisit(details) => details.directive,
        C::RecordDiscussion(gist) => gist.directive,
        C::AnswerQuestion { question, .. } => Some(state.questions.get(*question)?.directive),
        C::DecideDetour { detour, .. } => Some(state.detours.get(*detour)?.directive),
        C::AnswerConcern { concern, .. } => Some(state.concerns.get(*concern)?.directive),
        C::KeepPromise { promise, .. }
        | C::MovePromise { promise, .. }
        | C::ReleasePromise { promise, .. } => state.promises.get(*promise)?.made.directive,
        C::CorrectEntry { target, .. }
        | C::RetractEntry { target, .. }
        | C::RequestRedaction { target, .. } => entry(*target),
        _ => None,
    }
}
