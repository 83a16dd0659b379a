//! Everything that can be asked of the record, one line each.

use jiff::civil::Date;

use super::VisitDetails;
use crate::event::Due;
use crate::event::account::{AccountDetails, ContactDetails};
use crate::event::directive::Ask;
use crate::event::discussion::Discussion;
use crate::event::firm::{ClosingSet, Holiday, Settings};
use crate::event::member::MemberDetails;
use crate::event::milestone::MilestonePlan;
use crate::event::policy::PolicyDetails;
use crate::event::terms::{
    ConcernAnswer, ConcernKind, DetourKind, EvidenceKind, Language, Requester, Role, SignalKind,
    SlipAnswer, Tap,
};
use crate::event::update::ClientWait;
use crate::ids::{
    AbuseId, AccountId, ClaimId, ConcernId, ContactId, DetourId, DirectiveId, DiscussionId,
    MemberId, MilestoneNo, PolicyId, Position, PromiseId, QuestionId, RedactionId, TeamId,
};
use crate::words::Words;

/// What somebody wants to happen.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the fields are explained in the events they become")]
pub enum Command {
    /// Begin the ledger.
    FoundFirm {
        name: Words,
        language: Language,
        time_zone: String,
        fiscal_year_end_month: u8,
        leader: MemberDetails,
        team: Words,
    },
    /// Change what is known of the firm.
    ChangeFirm { name: Words, language: Language, fiscal_year_end_month: u8 },
    /// Record that the notice of purpose was given.
    GiveNotice { given_on: Date, responsible: Option<MemberId> },
    /// Change the settings.
    ChangeSettings(Settings),
    /// Set a closing of the firm or an account.
    SetClosing(ClosingSet),
    /// Lift a closing.
    LiftClosing { name: Words, account: Option<AccountId> },
    /// Take over the announced table of holidays.
    AnnounceHolidays { first_year: i16, last_year: i16, days: Vec<Holiday> },
    /// A new member.
    AddMember { details: MemberDetails, roles: Vec<Role>, team: Option<TeamId> },
    /// Change what is known of a member.
    ChangeMember { member: MemberId, details: MemberDetails },
    /// A member leaves the firm.
    MemberLeaves { member: MemberId, on: Date },
    /// Give a role.
    GrantRole { member: MemberId, role: Role },
    /// Take a role back.
    RevokeRole { member: MemberId, role: Role },
    /// Form a team.
    FormTeam { name: Words, source_key: Option<Words> },
    /// Put a member into a team.
    JoinTeam { team: TeamId, member: MemberId, from: Date },
    /// Take a member out of the team.
    LeaveTeam { member: MemberId, on: Date },
    /// Begin a leader's term.
    BeginTerm { team: TeamId, leader: MemberId, from: Date },
    /// End a leader's term, without a successor yet.
    EndTerm { team: TeamId, on: Date },
    /// Write down leave.
    TakeLeave { member: MemberId, first: Date, last: Date },
    /// Call a leave off.
    CancelLeave { member: MemberId, first: Date },
    /// Open an account.
    OpenAccount(AccountDetails),
    /// Change what is known of an account.
    ChangeAccount { account: AccountId, details: AccountDetails },
    /// End trade with an account.
    CloseAccount { account: AccountId, reason: Option<Words> },
    /// Write down a contact.
    RecordContact(ContactDetails),
    /// Change what is known of a contact.
    ChangeContact { contact: ContactId, details: ContactDetails },
    /// Record that a contact is no longer there.
    ContactLeaves { contact: ContactId, on: Date },
    /// Record thanks.
    GiveThanks {
        account: AccountId,
        contact: Option<ContactId>,
        directive: Option<DirectiveId>,
        text: Words,
    },
    /// Record a complaint.
    OpenClaim { account: AccountId, text: Words },
    /// Record that a complaint was settled.
    SettleClaim { claim: ClaimId, text: Words },
    /// Record a visit.
    RecordVisit(VisitDetails),
    /// Record coaching.
    GiveCoaching {
        directive: DirectiveId,
        minutes: u16,
        milestone: Option<MilestoneNo>,
        text: Option<Words>,
    },
    /// Report abuse by a client.
    ReportAbuse {
        account: AccountId,
        member: MemberId,
        directive: Option<DirectiveId>,
        contact: Option<ContactId>,
        text: Words,
    },
    /// Close a report of abuse.
    CloseAbuse { abuse: AbuseId, text: Words },
    /// Record a discussion.
    RecordDiscussion(Discussion),
    /// Record that the client confirmed the record of a discussion.
    ConfirmDiscussion {
        discussion: DiscussionId,
        on: Date,
        contact: Option<ContactId>,
        text: Option<Words>,
    },
    /// Decide a policy.
    DecidePolicy(PolicyDetails),
    /// Change a policy.
    ChangePolicy { policy: PolicyId, details: PolicyDetails, reason: Option<Words> },
    /// End a policy.
    EndPolicy { policy: PolicyId, reason: Words },
    /// Ask for something. Asked by its own owner, it is an offer that the leader has to take up.
    AskDirective { ask: Ask, milestones: Vec<MilestonePlan>, under_way: bool },
    /// Make clearer or change what is asked.
    Define { directive: DirectiveId, ask: Ask, reason: Option<Words> },
    /// Say what would be hard. `text`: `None` says that nothing would.
    NameDifficulty { directive: DirectiveId, text: Option<Words> },
    /// Hear the difficulties, or take up an offer.
    HearDifficulties { directive: DirectiveId, answer: Option<Words> },
    /// Hand the request back as a plan. No `milestones`: those proposed hold.
    HandBackPlan { directive: DirectiveId, text: Option<Words>, milestones: Vec<MilestonePlan> },
    /// Agree the plan.
    AgreePlan { directive: DirectiveId },
    /// Say what a plan still needs before it can be agreed.
    ReturnPlan { directive: DirectiveId, reason: Words },
    /// Pause.
    Hold { directive: DirectiveId, until: Date, reason: Words },
    /// End the pause.
    Resume { directive: DirectiveId },
    /// Confirm that it is done.
    Finish { directive: DirectiveId, text: Option<Words> },
    /// Take it up again.
    Reopen { directive: DirectiveId, reason: Option<Words> },
    /// Take the request back.
    Withdraw { directive: DirectiveId, reason: Option<Words> },
    /// Do it oneself.
    BuyBack { directive: DirectiveId, reason: Option<Words> },
    /// Ask somebody else from now on. `team`: which answers for it; `None` is the new owner's own.
    Reassign {
        directive: DirectiveId,
        owner: MemberId,
        team: Option<TeamId>,
        reason: Option<Words>,
    },
    /// Affirm a directive from before one's term.
    Reaffirm { directive: DirectiveId, text: Option<Words> },
    /// Ask an executive to help.
    Escalate { directive: DirectiveId, to: MemberId, reason: Words },
    /// Add a milestone.
    SetMilestone { directive: DirectiveId, plan: MilestonePlan },
    /// Move a milestone. `milestone`: `None` is the next one.
    MoveMilestone {
        directive: DirectiveId,
        milestone: Option<MilestoneNo>,
        to: Due,
        requester: Requester,
        reason: Option<Words>,
    },
    /// Choose what a slip means. `milestone`: `None` is the one that slipped last.
    AnswerSlip {
        directive: DirectiveId,
        milestone: Option<MilestoneNo>,
        choice: SlipAnswer,
        text: Option<Words>,
    },
    /// Report a milestone. `milestone`: `None` is the next one.
    ReportMilestone { directive: DirectiveId, milestone: Option<MilestoneNo>, text: Option<Words> },
    /// Confirm a milestone. `milestone`: `None` is the earliest that waits for the seal.
    ConfirmMilestone { directive: DirectiveId, milestone: Option<MilestoneNo>, text: Option<Words> },
    /// Take the seal back.
    UndoConfirm { directive: DirectiveId, milestone: MilestoneNo, reason: Option<Words> },
    /// Say what is still needed. `milestone`: `None` is the earliest that waits for the seal.
    ReturnMilestone { directive: DirectiveId, milestone: Option<MilestoneNo>, reason: Words },
    /// Drop a milestone.
    DropMilestone { directive: DirectiveId, milestone: MilestoneNo, reason: Option<Words> },
    /// Report.
    Update {
        directive: DirectiveId,
        tap: Option<Tap>,
        text: Option<Words>,
        milestone: Option<MilestoneNo>,
        waits: Option<ClientWait>,
    },
    /// Give a fact.
    GiveEvidence {
        directive: DirectiveId,
        kind: EvidenceKind,
        text: Words,
        milestone: Option<MilestoneNo>,
        contact: Option<ContactId>,
        member: Option<MemberId>,
        about: Option<Date>,
        document: Option<Words>,
        taken_from: Option<Position>,
    },
    /// Ask a question.
    AskQuestion { directive: DirectiveId, text: Words, answer_by: Option<Date> },
    /// Answer a question.
    AnswerQuestion { question: QuestionId, text: Words },
    /// Name something that is to come first or instead.
    NameDetour { directive: DirectiveId, kind: DetourKind, text: Words },
    /// Accept or decline a detour.
    DecideDetour { detour: DetourId, accepted: bool, text: Option<Words> },
    /// Raise a concern.
    RaiseConcern { directive: DirectiveId, kind: ConcernKind, text: Option<Words> },
    /// Answer a concern.
    AnswerConcern {
        concern: ConcernId,
        choice: ConcernAnswer,
        text: Option<Words>,
        meet: Option<Due>,
    },
    /// Promise something. `by`: `None` is whoever says it.
    MakePromise {
        text: Words,
        due: Due,
        by: Option<MemberId>,
        account: Option<AccountId>,
        member: Option<MemberId>,
        directive: Option<DirectiveId>,
    },
    /// Record that a promise was kept.
    KeepPromise { promise: PromiseId, text: Option<Words> },
    /// Move a promise.
    MovePromise { promise: PromiseId, due: Due, reason: Option<Words> },
    /// Release a promise.
    ReleasePromise { promise: PromiseId, reason: Words },
    /// Answer a signal.
    AnswerSignal { directive: DirectiveId, signal: SignalKind, text: Words },
    /// Contest a signal.
    ContestSignal { directive: DirectiveId, signal: SignalKind, text: Words },
    /// Decide a contest.
    DecideContest { directive: DirectiveId, signal: SignalKind, stays: bool, reason: Words },
    /// Correct an entry.
    CorrectEntry { target: Position, text: Words, reason: Option<Words> },
    /// Take an entry back.
    RetractEntry { target: Position, reason: Words },
    /// Ask that words be removed.
    RequestRedaction { target: Position, reason: Words },
    /// Decline to remove them.
    DeclineRedaction { redaction: RedactionId, reason: Words },
    /// Approve, and so remove them.
    ApproveRedaction { redaction: RedactionId },
}
