//! Every reason for which a command is not accepted, with its text key.

use jiff::civil::Date;

use crate::gate::GateField;
use crate::ids::{DirectiveId, Position};

/// A kind of thing that people look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// A member.
    Member,
    /// A team.
    Team,
    /// An account.
    Account,
    /// A contact.
    Contact,
    /// A policy.
    Policy,
    /// A directive.
    Directive,
    /// A milestone.
    Milestone,
    /// A question.
    Question,
    /// A concern.
    Concern,
    /// A promise.
    Promise,
    /// A complaint.
    Claim,
    /// A discussion.
    Discussion,
    /// A detour.
    Detour,
    /// A report of abuse.
    Abuse,
    /// An entry.
    Entry,
    /// A request to remove words.
    Redaction,
    /// A signal.
    Signal,
    /// A closing.
    Closing,
    /// A leave.
    Leave,
}

impl Thing {
    /// Returns the key of its name on screen.
    #[must_use]
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Member => "thing-member",
            Self::Team => "thing-team",
            Self::Account => "thing-account",
            Self::Contact => "thing-contact",
            Self::Policy => "thing-policy",
            Self::Directive => "thing-directive",
            Self::Milestone => "thing-milestone",
            Self::Question => "thing-question",
            Self::Concern => "thing-concern",
            Self::Promise => "thing-promise",
            Self::Claim => "thing-claim",
            Self::Discussion => "thing-discussion",
            Self::Detour => "thing-detour",
            Self::Abuse => "thing-abuse",
            Self::Entry => "thing-entry",
            Self::Redaction => "thing-redaction",
            Self::Signal => "thing-signal",
            Self::Closing => "thing-closing",
            Self::Leave => "thing-leave",
        }
    }
}

/// Why a command was not accepted. The ledger is unchanged.
///
/// A refusal is an answer to a person, not a fault of the program: it is shown in the reader's
/// language and never logged as an error. `Display` is for tests and logs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such thing, or the asker may not see it.
    #[error("there is no such {0:?}")]
    NotFound(Thing),
    /// The asker sees the thing, but this step belongs to somebody else.
    #[error("this step belongs to the leader")]
    LeadersStep,
    /// The asker sees the thing, but this step belongs to the one who was asked.
    #[error("this step belongs to the one who was asked")]
    OwnersStep,
    /// The asker may not do this at all.
    #[error("this is not among the asker's duties")]
    NotYours,
    /// There is a firm already.
    #[error("the firm is already founded")]
    AlreadyFounded,
    /// There is no firm yet.
    #[error("there is no firm yet")]
    NoFirm,
    /// Words are needed.
    #[error("some words are needed")]
    WordsNeeded,
    /// The words are too long.
    #[error("the words are longer than {0} characters")]
    TooLong(usize),
    /// A reason is needed.
    #[error("a reason is needed")]
    ReasonNeeded,
    /// A day that has not come yet.
    #[error("{0} has not come yet")]
    InTheFuture(Date),
    /// A day outside the years a record can be about.
    #[error("{0} is outside the years of a record")]
    OffRecord(Date),
    /// The clock stands before the day the ledger was begun.
    #[error("the ledger was begun on {0}")]
    BeforeFounding(Date),
    /// A day before the directive was asked.
    #[error("it was asked on {0}")]
    BeforeAsked(Date),
    /// A day that has passed.
    #[error("{0} has passed")]
    InThePast(Date),
    /// An end before its beginning.
    #[error("the end is before the beginning")]
    EndBeforeStart,
    /// The month is not one of twelve.
    #[error("a month is 1 to 12")]
    NotAMonth,
    /// The figure is outside what can be.
    #[error("the figure is outside what can be")]
    NotAFigure,
    /// The directive has ended.
    #[error("{0} has ended")]
    Ended(DirectiveId),
    /// The directive has not ended.
    #[error("{0} has not ended")]
    NotEnded(DirectiveId),
    /// The directive does not run yet.
    #[error("{0} does not run yet")]
    NotRunning(DirectiveId),
    /// The directive runs already.
    #[error("{0} runs already")]
    RunsAlready(DirectiveId),
    /// No plan waits to be agreed.
    #[error("no plan waits for {0}")]
    NoPlan(DirectiveId),
    /// Something is missing before it can run.
    #[error("{directive} lacks {missing:?}")]
    NotDefined {
        /// Which directive.
        directive: DirectiveId,
        /// What is missing.
        missing: Vec<GateField>,
    },
    /// The milestone was already confirmed.
    #[error("already confirmed in entry {0:?}")]
    AlreadyConfirmed(Position),
    /// The milestone was already reported.
    #[error("already reported in entry {0:?}")]
    AlreadyReported(Position),
    /// The milestone was not reported.
    #[error("not reported yet")]
    NotReported,
    /// The milestone is not confirmed.
    #[error("not confirmed")]
    NotConfirmed,
    /// The time to undo is over.
    #[error("the time to undo is over")]
    UndoOver {
        /// For how many minutes it could be undone.
        minutes: u16,
    },
    /// The milestone has not slipped.
    #[error("it has not slipped")]
    NotSlipped,
    /// The date is the one that holds already.
    #[error("the date is {0} already")]
    SameDate(Date),
    /// It was answered, decided or settled before.
    #[error("this was already settled")]
    AlreadySettled,
    /// It is held already, or not held.
    #[error("{0} is not held")]
    NotHeld(DirectiveId),
    /// The same member asked for the redaction.
    #[error("somebody else has to approve")]
    OwnRequest,
    /// The entry cannot be taken back; another step undoes it.
    #[error("this kind of entry cannot be taken back")]
    NotRetractable,
    /// Only the writer corrects own words.
    #[error("only the writer corrects own words")]
    NotTheWriter,
    /// There is one of this name already.
    #[error("there is one of this name already")]
    SameName,
    /// The member lacks the role for this.
    #[error("the member lacks the role for this")]
    LacksRole,
    /// Nobody else could give roles any more.
    #[error("somebody else must be an administrator first")]
    LastAdministrator,
    /// The term would begin before the last one did.
    #[error("the term begins before the last one")]
    TermOutOfOrder,
    /// A newer program has written here.
    #[error("a newer program has written here")]
    NewerProgram,
    /// Nothing to answer to.
    #[error("nothing waits for an answer")]
    NothingOpen,
    /// A date is needed.
    #[error("a date is needed")]
    DateNeeded,
    /// Nobody leads the owner's team: there is nobody to ask.
    #[error("nobody leads this team")]
    NobodyLeads,
}

impl Refusal {
    /// Returns the key of the sentence shown to people. Every key exists in every language.
    #[must_use]
    pub fn text_key(&self) -> &'static str {
        match self {
            Self::NotFound(_) => "refusal-not-found",
            Self::LeadersStep => "refusal-leaders-step",
            Self::OwnersStep => "refusal-owners-step",
            Self::NotYours => "refusal-not-yours",
            Self::AlreadyFounded => "refusal-already-founded",
            Self::NoFirm => "refusal-no-firm",
            Self::WordsNeeded => "refusal-words-needed",
            Self::TooLong(_) => "refusal-too-long",
            Self::ReasonNeeded => "refusal-reason-needed",
            Self::InTheFuture(_) => "refusal-in-the-future",
            Self::OffRecord(_) => "refusal-off-record",
            Self::BeforeFounding(_) => "refusal-before-founding",
            Self::BeforeAsked(_) => "refusal-before-asked",
            Self::InThePast(_) => "refusal-in-the-past",
            Self::EndBeforeStart => "refusal-end-before-start",
            Self::NotAMonth => "refusal-not-a-month",
            Self::NotAFigure => "refusal-not-a-figure",
            Self::Ended(_) => "refusal-ended",
            Self::NotEnded(_) => "refusal-not-ended",
            Self::NotRunning(_) => "refusal-not-running",
            Self::RunsAlready(_) => "refusal-runs-already",
            Self::NoPlan(_) => "refusal-no-plan",
            Self::NotDefined { .. } => "refusal-not-defined",
            Self::AlreadyConfirmed(_) => "refusal-already-confirmed",
            Self::AlreadyReported(_) => "refusal-already-reported",
            Self::NotReported => "refusal-not-reported",
            Self::NotConfirmed => "refusal-not-confirmed",
            Self::UndoOver { .. } => "refusal-undo-over",
            Self::NotSlipped => "refusal-not-slipped",
            Self::SameDate(_) => "refusal-same-date",
            Self::AlreadySettled => "refusal-already-settled",
            Self::NotHeld(_) => "refusal-not-held",
            Self::OwnRequest => "refusal-own-request",
            Self::NotRetractable => "refusal-not-retractable",
            Self::NotTheWriter => "refusal-not-the-writer",
            Self::SameName => "refusal-same-name",
            Self::LacksRole => "refusal-lacks-role",
            Self::LastAdministrator => "refusal-last-administrator",
            Self::TermOutOfOrder => "refusal-term-out-of-order",
            Self::NewerProgram => "refusal-newer-program",
            Self::NothingOpen => "refusal-nothing-open",
            Self::DateNeeded => "refusal-date-needed",
            Self::NobodyLeads => "refusal-nobody-leads",
        }
    }
}

/// Something the asker should know. Nothing was refused for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Advice {
    /// The person has more live directives than the firm finds good.
    ManyForPerson {
        /// How many, this one included.
        live: u16,
        /// How many are found good.
        limit: u16,
    },
    /// The account has more live directives than the firm finds good.
    ManyForAccount {
        /// How many, this one included.
        live: u16,
        /// How many are found good.
        limit: u16,
    },
    /// A like directive is already under way.
    LikeDirective(DirectiveId),
    /// The move is no longer the first, or came late: the leader will choose what it means.
    LeaderWillChoose,
    /// The milestone needs evidence that nobody has given.
    EvidenceMissing(Vec<crate::event::terms::EvidenceKind>),
    /// The stage that was agreed to close it has not been confirmed.
    StageMissing(crate::event::terms::Stage),
    /// Something was promised without a date: it cannot be followed until it has one.
    PromiseWithoutDate,
    /// It is ended without ever having been agreed as a plan.
    NeverAgreed,
    /// The new date falls on a day on which the firm is closed.
    ClosedDay(Date),
}

impl Advice {
    /// Returns the key of the sentence shown to people.
    #[must_use]
    pub fn text_key(&self) -> &'static str {
        match self {
            Self::ManyForPerson { .. } => "advice-many-for-person",
            Self::ManyForAccount { .. } => "advice-many-for-account",
            Self::LikeDirective(_) => "advice-like-directive",
            Self::LeaderWillChoose => "advice-leader-will-choose",
            Self::EvidenceMissing(_) => "advice-evidence-missing",
            Self::StageMissing(_) => "advice-stage-missing",
            Self::PromiseWithoutDate => "advice-promise-without-date",
            Self::NeverAgreed => "advice-never-agreed",
            Self::ClosedDay(_) => "advice-closed-day",
        }
    }
}
