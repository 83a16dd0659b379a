//! The table itself: which relation may do what.

use super::Relation;
use super::Relation::{
    Administrator, AskedExecutive, AskedStakeholder, Attendee, Colleague, Executive, FormerLeader,
    Leader, OtherLeader, Self_, Sponsor,
};
use crate::event::terms::list;

list! {
    /// Something a person may do.
    Action {
        /// Read a directive with its words.
        ReadDirective = "read_directive",
        /// Read the signals of a directive.
        ReadSignals = "read_signals",
        /// Read that a directive exists, and its stage, without words or persons.
        ReadStage = "read_stage",
        /// Ask something of a person.
        Ask = "ask",
        /// Offer to do something oneself, for the leader to take up.
        Offer = "offer",
        /// Change what is asked, hold, end, reassign, and everything else a leader decides.
        Decide = "decide",
        /// Put the seal on a milestone, or take it back.
        Confirm = "confirm",
        /// Report, hand back a plan, give a fact, ask for a date to be moved.
        Report = "report",
        /// Report on another's behalf, marked as such.
        ReportFor = "report_for",
        /// Ask a follow-up question of the salesperson.
        Question = "question",
        /// Raise a concern, ask for help, ask the leader.
        Raise = "raise",
        /// Answer or contest a signal.
        Contest = "contest",
        /// Ask an executive to help.
        Escalate = "escalate",
        /// Read accounts and contacts.
        ReadAccount = "read_account",
        /// Change accounts and contacts, and record what passed with them.
        KeepAccount = "keep_account",
        /// End an account, or say when it is closed.
        CloseAccount = "close_account",
        /// Read a policy's figures.
        ReadPolicy = "read_policy",
        /// Decide, change or end a policy.
        KeepPolicy = "keep_policy",
        /// Record a discussion, a promise, thanks, a complaint, a visit.
        Record = "record",
        /// Read a discussion.
        ReadDiscussion = "read_discussion",
        /// Record that the client confirmed the record of a discussion.
        KeepDiscussion = "keep_discussion",
        /// Read a promise.
        ReadPromise = "read_promise",
        /// Keep, move or release a promise.
        SettlePromise = "settle_promise",
        /// Read who there is: names, teams, terms, leave.
        ReadMember = "read_member",
        /// Report abuse by a client.
        ReportAbuse = "report_abuse",
        /// Read a report of abuse.
        ReadAbuse = "read_abuse",
        /// Close a report of abuse.
        CloseAbuse = "close_abuse",
        /// Ask that words be removed.
        RequestRedaction = "request_redaction",
        /// Approve or decline that words be removed.
        ApproveRedaction = "approve_redaction",
        /// Change members, roles, teams and terms.
        KeepMembers = "keep_members",
        /// Write down leave.
        KeepLeave = "keep_leave",
        /// Change settings, closings, holidays; record the notice of purpose.
        KeepFirm = "keep_firm",
        /// Bring in files.
        Import = "import",
        /// Read who did what, without words.
        ReadLog = "read_log",
        /// Back up, verify, set checkpoints.
        KeepLedger = "keep_ledger",
    }
}

/// Tells whether somebody who stands in `relation` may do `action`.
///
/// The same table, to be read by people, is `core/tests/access_table.txt`; a test compares them.
#[must_use]
pub fn allows(relation: Relation, action: Action) -> bool {
    let who: &[Relation] = match action {
        Action::ReadDirective => &[Self_, Leader, FormerLeader, AskedExecutive, Sponsor],
        Action::ReadSignals => &[Self_, Leader, AskedExecutive],
        Action::ReadStage => {
            &[Self_, Leader, FormerLeader, AskedExecutive, Sponsor, Executive, AskedStakeholder]
        }
        Action::Ask | Action::Escalate => &[Leader],
        Action::Offer | Action::Report | Action::Raise | Action::Contest => &[Self_],
        Action::Decide | Action::Question | Action::Confirm | Action::ReportFor => {
            &[Leader, AskedExecutive]
        }
        Action::CloseAccount => &[Self_, Leader, Executive],
        Action::ReadAccount | Action::KeepAccount => &[Self_, Leader, Colleague, Executive],
        Action::Record => &[Self_, Leader, Colleague, AskedExecutive, Executive],
        Action::ReadPolicy => &[Leader, Colleague, Executive, Sponsor, AskedStakeholder],
        Action::KeepPolicy => &[Leader, Executive, Sponsor],
        Action::ReadDiscussion => {
            &[Self_, Leader, FormerLeader, Colleague, AskedExecutive, Sponsor, Executive, Attendee]
        }
        Action::KeepDiscussion => &[Self_, Leader, AskedExecutive, Attendee],
        Action::ReadPromise => &[
            Self_,
            Leader,
            FormerLeader,
            OtherLeader,
            Colleague,
            AskedExecutive,
            Sponsor,
            Executive,
        ],
        Action::SettlePromise => &[Self_, Leader, AskedExecutive],
        Action::ReadMember | Action::ReportAbuse => Relation::ALL,
        Action::ReadAbuse => &[Self_, Leader],
        Action::CloseAbuse => &[Leader],
        Action::RequestRedaction => &[Self_, Leader, AskedExecutive, Attendee],
        Action::ApproveRedaction => &[Executive, Administrator],
        Action::KeepLeave => &[Self_, Leader, Administrator],
        Action::KeepMembers
        | Action::KeepFirm
        | Action::Import
        | Action::ReadLog
        | Action::KeepLedger => &[Administrator],
    };
    who.contains(&relation)
}
