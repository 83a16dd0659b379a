//! What people want to happen. A command is decided into events, or refused with a reason.
//!
//! [`decide`] is the only way to new events. It sees the state, who asks, and what day it is; it
//! changes nothing. What it accepts never becomes an oddity in the fold (a law, tested).

mod asking;
mod clients;
mod deciding;
mod ending;
mod firm;
mod joints;
mod people;
mod refusal;
mod talk;
mod upkeep;

use jiff::civil::{Date, DateTime};

pub use deciding::{WORDS_MAX, decide};
pub use refusal::{Advice, Refusal, Thing};

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
use crate::event::{Due, Event};
use crate::ids::{
    AbuseId, AccountId, ClaimId, ConcernId, ContactId, DetourId, DirectiveId, MemberId,
    MilestoneNo, PolicyId, Position, PromiseId, QuestionId, RedactionId, TeamId,
};
use crate::words::Words;

/// Who asks, for whom, and when it happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asker {
    /// Who writes. `None` only while there is no firm yet, and for Fushime itself.
    pub member: Option<MemberId>,
    /// For whom, when somebody writes on another's behalf.
    pub on_behalf_of: Option<MemberId>,
    /// The day it happened; not after today.
    pub on: Date,
    /// Now, in the firm's zone.
    pub now: DateTime,
    /// A file is being taken over: what lies in the past is allowed, and what is missing too.
    pub taking_over: bool,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Decided {
    /// What happened, in order.
    pub events: Vec<Event>,
    /// What the asker should know besides. Nothing was refused for it.
    pub advice: Vec<Advice>,
}

impl Decided {
    fn one(event: impl Into<Event>) -> Self {
        Self { events: vec![event.into()], advice: Vec::new() }
    }

    fn many(events: Vec<Event>) -> Self {
        Self { events, advice: Vec::new() }
    }

    fn with(mut self, advice: Option<Advice>) -> Self {
        self.advice.extend(advice);
        self
    }
}

/// What somebody wants to happen.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Begin the ledger.
    FoundFirm {
        /// What the firm is called.
        name: Words,
        /// Its language.
        language: Language,
        /// IANA name of its zone.
        time_zone: String,
        /// Last month of its fiscal year.
        fiscal_year_end_month: u8,
        /// The first leader.
        leader: MemberDetails,
        /// The leader's first team.
        team: Words,
    },
    /// Record that the notice of purpose was given.
    GiveNotice {
        /// The day.
        given_on: Date,
        /// Who answers for it.
        responsible: Option<MemberId>,
    },
    /// Change the settings.
    ChangeSettings(Settings),
    /// Set a closing of the firm or an account.
    SetClosing(ClosingSet),
    /// Lift a closing.
    LiftClosing {
        /// How it is called.
        name: Words,
        /// Whose it is.
        account: Option<AccountId>,
    },
    /// Take over the announced table of holidays.
    AnnounceHolidays {
        /// First year it covers.
        first_year: i16,
        /// Last year it covers.
        last_year: i16,
        /// Its days.
        days: Vec<Holiday>,
    },
    /// A new member.
    AddMember {
        /// Who.
        details: MemberDetails,
        /// What from the start.
        roles: Vec<Role>,
        /// In which team.
        team: Option<TeamId>,
    },
    /// Change what is known of a member.
    ChangeMember {
        /// Whom.
        member: MemberId,
        /// All that is known.
        details: MemberDetails,
    },
    /// A member leaves the firm.
    MemberLeaves {
        /// Who.
        member: MemberId,
        /// Last day.
        on: Date,
    },
    /// Give a role.
    GrantRole {
        /// To whom.
        member: MemberId,
        /// Which.
        role: Role,
    },
    /// Take a role back.
    RevokeRole {
        /// From whom.
        member: MemberId,
        /// Which.
        role: Role,
    },
    /// Form a team.
    FormTeam {
        /// What it is called.
        name: Words,
        /// The key elsewhere.
        source_key: Option<Words>,
    },
    /// Put a member into a team.
    JoinTeam {
        /// Which.
        team: TeamId,
        /// Who.
        member: MemberId,
        /// From when.
        from: Date,
    },
    /// Begin a leader's term.
    BeginTerm {
        /// For which team.
        team: TeamId,
        /// Who leads.
        leader: MemberId,
        /// From when.
        from: Date,
    },
    /// Write down leave.
    TakeLeave {
        /// Who is away.
        member: MemberId,
        /// First day.
        first: Date,
        /// Last day.
        last: Date,
    },
    /// Call a leave off.
    CancelLeave {
        /// Whose.
        member: MemberId,
        /// Its first day.
        first: Date,
    },
    /// Open an account.
    OpenAccount(AccountDetails),
    /// Change what is known of an account.
    ChangeAccount {
        /// Which.
        account: AccountId,
        /// All that is known.
        details: AccountDetails,
    },
    /// End trade with an account.
    CloseAccount {
        /// Which.
        account: AccountId,
        /// Why.
        reason: Option<Words>,
    },
    /// Write down a contact.
    RecordContact(ContactDetails),
    /// Change what is known of a contact.
    ChangeContact {
        /// Which.
        contact: ContactId,
        /// All that is known.
        details: ContactDetails,
    },
    /// Record thanks.
    GiveThanks {
        /// To which account.
        account: AccountId,
        /// To whom there.
        contact: Option<ContactId>,
        /// After which directive.
        directive: Option<DirectiveId>,
        /// For what.
        text: Words,
    },
    /// Record a complaint.
    OpenClaim {
        /// Of which account.
        account: AccountId,
        /// What about.
        text: Words,
    },
    /// Record that a complaint was settled.
    SettleClaim {
        /// Which.
        claim: ClaimId,
        /// How.
        text: Words,
    },
    /// Record a visit.
    RecordVisit(VisitDetails),
    /// Record coaching.
    GiveCoaching {
        /// For which directive.
        directive: DirectiveId,
        /// For how long.
        minutes: u16,
        /// For which milestone.
        milestone: Option<MilestoneNo>,
        /// What was worked on.
        text: Option<Words>,
    },
    /// Report abuse by a client.
    ReportAbuse {
        /// Of which account.
        account: AccountId,
        /// To whom it was done.
        member: MemberId,
        /// Which directive's clock stops.
        directive: Option<DirectiveId>,
        /// Who of the client.
        contact: Option<ContactId>,
        /// What was said or done.
        text: Words,
    },
    /// Close a report of abuse.
    CloseAbuse {
        /// Which.
        abuse: AbuseId,
        /// What was done.
        text: Words,
    },
    /// Record a discussion.
    RecordDiscussion(Discussion),
    /// Decide a policy.
    DecidePolicy(PolicyDetails),
    /// Change a policy.
    ChangePolicy {
        /// Which.
        policy: PolicyId,
        /// What holds now.
        details: PolicyDetails,
        /// Why.
        reason: Option<Words>,
    },
    /// End a policy.
    EndPolicy {
        /// Which.
        policy: PolicyId,
        /// Why.
        reason: Words,
    },
    /// Ask for something.
    AskDirective {
        /// What.
        ask: Ask,
        /// First milestones.
        milestones: Vec<MilestonePlan>,
        /// It is already agreed and running.
        under_way: bool,
    },
    /// Make clearer or change what is asked.
    Define {
        /// Which directive.
        directive: DirectiveId,
        /// All that is asked now.
        ask: Ask,
        /// Why.
        reason: Option<Words>,
    },
    /// Say what would be hard.
    NameDifficulty {
        /// Which directive.
        directive: DirectiveId,
        /// What. `None`: nothing.
        text: Option<Words>,
    },
    /// Hear the difficulties.
    HearDifficulties {
        /// Which directive.
        directive: DirectiveId,
        /// The leader's answer.
        answer: Option<Words>,
    },
    /// Hand the request back as a plan.
    HandBackPlan {
        /// Which directive.
        directive: DirectiveId,
        /// How, in words.
        text: Option<Words>,
        /// The milestones. Empty: those proposed hold.
        milestones: Vec<MilestonePlan>,
    },
    /// Agree the plan.
    AgreePlan {
        /// Which directive.
        directive: DirectiveId,
    },
    /// Pause.
    Hold {
        /// Which directive.
        directive: DirectiveId,
        /// Last day of the pause.
        until: Date,
        /// Why.
        reason: Words,
    },
    /// End the pause.
    Resume {
        /// Which directive.
        directive: DirectiveId,
    },
    /// Confirm that it is done.
    Finish {
        /// Which directive.
        directive: DirectiveId,
        /// The leader's words.
        text: Option<Words>,
    },
    /// Take it up again.
    Reopen {
        /// Which directive.
        directive: DirectiveId,
        /// Why.
        reason: Option<Words>,
    },
    /// Take the request back.
    Withdraw {
        /// Which directive.
        directive: DirectiveId,
        /// Why.
        reason: Option<Words>,
    },
    /// Do it oneself.
    BuyBack {
        /// Which directive.
        directive: DirectiveId,
        /// Why.
        reason: Option<Words>,
    },
    /// Ask somebody else from now on.
    Reassign {
        /// Which directive.
        directive: DirectiveId,
        /// Whom.
        owner: MemberId,
        /// Which team answers for it from now on. `None`: the new owner's own.
        team: Option<TeamId>,
        /// Why.
        reason: Option<Words>,
    },
    /// Affirm a directive from before one's term.
    Reaffirm {
        /// Which directive.
        directive: DirectiveId,
        /// The leader's words.
        text: Option<Words>,
    },
    /// Ask an executive to help.
    Escalate {
        /// Which directive.
        directive: DirectiveId,
        /// Whom.
        to: MemberId,
        /// Why.
        reason: Words,
    },
    /// Add a milestone.
    SetMilestone {
        /// Of which directive.
        directive: DirectiveId,
        /// What.
        plan: MilestonePlan,
    },
    /// Move a milestone.
    MoveMilestone {
        /// Of which directive.
        directive: DirectiveId,
        /// Which. `None`: the next one.
        milestone: Option<MilestoneNo>,
        /// To when.
        to: Due,
        /// Who asked for it.
        requester: Requester,
        /// Why.
        reason: Option<Words>,
    },
    /// Choose what a slip means.
    AnswerSlip {
        /// Of which directive.
        directive: DirectiveId,
        /// Which milestone. `None`: the one that slipped last.
        milestone: Option<MilestoneNo>,
        /// What.
        choice: SlipAnswer,
        /// The leader's words.
        text: Option<Words>,
    },
    /// Report a milestone.
    ReportMilestone {
        /// Of which directive.
        directive: DirectiveId,
        /// Which. `None`: the next one.
        milestone: Option<MilestoneNo>,
        /// In words.
        text: Option<Words>,
    },
    /// Confirm a milestone.
    ConfirmMilestone {
        /// Of which directive.
        directive: DirectiveId,
        /// Which. `None`: the one that waits longest.
        milestone: Option<MilestoneNo>,
        /// The leader's words.
        text: Option<Words>,
    },
    /// Take the seal back.
    UndoConfirm {
        /// Of which directive.
        directive: DirectiveId,
        /// Which.
        milestone: MilestoneNo,
        /// Why.
        reason: Option<Words>,
    },
    /// Say what is still needed.
    ReturnMilestone {
        /// Of which directive.
        directive: DirectiveId,
        /// Which. `None`: the one that waits longest.
        milestone: Option<MilestoneNo>,
        /// What.
        reason: Words,
    },
    /// Drop a milestone.
    DropMilestone {
        /// Of which directive.
        directive: DirectiveId,
        /// Which.
        milestone: MilestoneNo,
        /// Why.
        reason: Option<Words>,
    },
    /// Report.
    Update {
        /// About which directive.
        directive: DirectiveId,
        /// Which answer was tapped.
        tap: Option<Tap>,
        /// The line.
        text: Option<Words>,
        /// About which milestone.
        milestone: Option<MilestoneNo>,
        /// It is the client's turn.
        waits: Option<ClientWait>,
    },
    /// Give a fact.
    GiveEvidence {
        /// For which directive.
        directive: DirectiveId,
        /// What kind.
        kind: EvidenceKind,
        /// The fact.
        text: Words,
        /// For which milestone.
        milestone: Option<MilestoneNo>,
        /// The day it is about.
        about: Option<Date>,
        /// The document.
        document: Option<Words>,
        /// The entry it was taken from.
        taken_from: Option<Position>,
    },
    /// Ask a question.
    AskQuestion {
        /// About which directive.
        directive: DirectiveId,
        /// The question.
        text: Words,
        /// Until when an answer is asked for.
        answer_by: Option<Date>,
    },
    /// Answer a question.
    AnswerQuestion {
        /// Which.
        question: QuestionId,
        /// The answer.
        text: Words,
    },
    /// Name something that is to come first or instead.
    NameDetour {
        /// Of which directive.
        directive: DirectiveId,
        /// Which of the two.
        kind: DetourKind,
        /// What.
        text: Words,
    },
    /// Accept or decline a detour.
    DecideDetour {
        /// Which.
        detour: DetourId,
        /// Which of the two.
        accepted: bool,
        /// The leader's words.
        text: Option<Words>,
    },
    /// Raise a concern.
    RaiseConcern {
        /// About which directive.
        directive: DirectiveId,
        /// Which of the two.
        kind: ConcernKind,
        /// In words.
        text: Option<Words>,
    },
    /// Answer a concern.
    AnswerConcern {
        /// Which.
        concern: ConcernId,
        /// Which of the four.
        choice: ConcernAnswer,
        /// The reason.
        text: Option<Words>,
        /// When they meet.
        meet: Option<Due>,
    },
    /// Promise something.
    MakePromise {
        /// What.
        text: Words,
        /// Until when.
        due: Due,
        /// Who sees to it. `None`: the asker.
        by: Option<MemberId>,
        /// To which account.
        account: Option<AccountId>,
        /// To which member.
        member: Option<MemberId>,
        /// With which directive.
        directive: Option<DirectiveId>,
    },
    /// Record that a promise was kept.
    KeepPromise {
        /// Which.
        promise: PromiseId,
        /// How.
        text: Option<Words>,
    },
    /// Move a promise.
    MovePromise {
        /// Which.
        promise: PromiseId,
        /// To when.
        due: Due,
        /// Why.
        reason: Option<Words>,
    },
    /// Release a promise.
    ReleasePromise {
        /// Which.
        promise: PromiseId,
        /// Why.
        reason: Words,
    },
    /// Answer a signal.
    AnswerSignal {
        /// Of which directive.
        directive: DirectiveId,
        /// Which.
        signal: SignalKind,
        /// The answer.
        text: Words,
    },
    /// Contest a signal.
    ContestSignal {
        /// Of which directive.
        directive: DirectiveId,
        /// Which.
        signal: SignalKind,
        /// Why.
        text: Words,
    },
    /// Decide a contest.
    DecideContest {
        /// Of which directive.
        directive: DirectiveId,
        /// Which.
        signal: SignalKind,
        /// Whether the signal stays.
        stays: bool,
        /// Why.
        reason: Words,
    },
    /// Correct an entry.
    CorrectEntry {
        /// Which.
        target: Position,
        /// What should have been written.
        text: Words,
        /// Why.
        reason: Option<Words>,
    },
    /// Take an entry back.
    RetractEntry {
        /// Which.
        target: Position,
        /// Why.
        reason: Words,
    },
    /// Ask that words be removed.
    RequestRedaction {
        /// Of which entry.
        target: Position,
        /// Why.
        reason: Words,
    },
    /// Decline to remove them.
    DeclineRedaction {
        /// Which request.
        redaction: RedactionId,
        /// Why.
        reason: Words,
    },
    /// Approve, and so remove them.
    ApproveRedaction {
        /// Which request.
        redaction: RedactionId,
    },
}

/// What is known of a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitDetails {
    /// To which account.
    pub account: AccountId,
    /// Why.
    pub purpose: Words,
    /// Who went.
    pub members: Vec<MemberId>,
    /// Who was met.
    pub contacts: Vec<ContactId>,
    /// For which directive.
    pub directive: Option<DirectiveId>,
    /// What was said to the client.
    pub said_to_client: Option<Words>,
    /// What the client answered.
    pub client_answered: Option<Words>,
}
