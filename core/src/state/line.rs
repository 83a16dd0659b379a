//! One line of a directive's timeline.

use jiff::civil::{Date, Time};

use crate::event::terms::{EvidenceKind, Requester, Tap};
use crate::ids::{MemberId, MilestoneNo, Position};
use crate::words::Words;

/// What a line reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// It was asked.
    Asked,
    /// It was made clearer or changed.
    Defined,
    /// What would be hard.
    Difficulty,
    /// The difficulties were heard.
    Heard,
    /// The plan came back.
    Plan,
    /// More was needed in the plan.
    PlanReturned,
    /// The plan was agreed.
    Agreed,
    /// A report.
    Update(Option<Tap>),
    /// A fact.
    Evidence(EvidenceKind),
    /// A question of the leader.
    QuestionToOwner,
    /// A question to the leader.
    QuestionToLeader,
    /// An answer of the salesperson.
    OwnerAnswered,
    /// An answer of the leader.
    LeaderAnswered,
    /// A concern was raised.
    Concern,
    /// A concern was answered.
    ConcernAnswered,
    /// A milestone was set.
    MilestoneSet,
    /// A milestone was moved, and who asked for it.
    Moved(Requester),
    /// The leader chose what a slip means.
    SlipAnswered,
    /// A milestone was reported.
    Reported,
    /// A milestone was confirmed.
    Confirmed,
    /// A seal was taken back.
    Unconfirmed,
    /// More was needed.
    Returned,
    /// A milestone was dropped.
    MilestoneDropped,
    /// A detour was named.
    Detour,
    /// A detour was accepted.
    DetourAccepted,
    /// A detour was declined.
    DetourDeclined,
    /// It was held.
    Held,
    /// The hold was ended early.
    Resumed,
    /// It is done.
    Done,
    /// It was reopened.
    Reopened,
    /// It was withdrawn.
    Withdrawn,
    /// It was bought back.
    BoughtBack,
    /// Somebody else is asked.
    Reassigned,
    /// A new leader affirmed it.
    Reaffirmed,
    /// An executive was asked.
    Escalated,
    /// The salesperson answered a signal.
    SignalAnswered,
    /// A signal was contested.
    Contested,
    /// A contest was decided.
    ContestDecided,
    /// It was talked about.
    Discussed,
    /// Time was given to prepare.
    Coached,
    /// A senior went.
    Visited,
    /// The client treated somebody badly. Only few may read more.
    Abuse,
    /// The firm acted on it.
    AbuseClosed,
}

impl What {
    /// Returns the name used in JSON; its key on screen is made of it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Defined => "defined",
            Self::Difficulty => "difficulty",
            Self::Heard => "heard",
            Self::Plan => "plan",
            Self::PlanReturned => "plan_returned",
            Self::Agreed => "agreed",
            Self::Update(_) => "update",
            Self::Evidence(_) => "evidence",
            Self::QuestionToOwner => "question",
            Self::QuestionToLeader => "question_to_leader",
            Self::OwnerAnswered => "answer",
            Self::LeaderAnswered => "leader_answer",
            Self::Concern => "concern",
            Self::ConcernAnswered => "concern_answered",
            Self::MilestoneSet => "milestone_set",
            Self::Moved(_) => "moved",
            Self::SlipAnswered => "slip_answered",
            Self::Reported => "reported",
            Self::Confirmed => "confirmed",
            Self::Unconfirmed => "unconfirmed",
            Self::Returned => "returned",
            Self::MilestoneDropped => "milestone_dropped",
            Self::Detour => "detour",
            Self::DetourAccepted => "detour_accepted",
            Self::DetourDeclined => "detour_declined",
            Self::Held => "held",
            Self::Resumed => "resumed",
            Self::Done => "done",
            Self::Reopened => "reopened",
            Self::Withdrawn => "withdrawn",
            Self::BoughtBack => "bought_back",
            Self::Reassigned => "reassigned",
            Self::Reaffirmed => "reaffirmed",
            Self::Escalated => "escalated",
            Self::SignalAnswered => "signal_answered",
            Self::Contested => "contested",
            Self::ContestDecided => "contest_decided",
            Self::Discussed => "discussed",
            Self::Coached => "coached",
            Self::Visited => "visited",
            Self::Abuse => "abuse",
            Self::AbuseClosed => "abuse_closed",
        }
    }

    /// Tells whether the line is a word of the one who was asked: it ends a silence.
    #[must_use]
    pub fn is_word(self) -> bool {
        matches!(
            self,
            Self::Difficulty
                | Self::Plan
                | Self::Update(_)
                | Self::Evidence(_)
                | Self::QuestionToLeader
                | Self::OwnerAnswered
                | Self::Concern
                | Self::Reported
                | Self::Detour
                | Self::SignalAnswered
                | Self::Contested
                // Asking for another day is a word, and good behaviour.
                | Self::Moved(Requester::Client | Requester::Salesperson | Requester::Inside)
        )
    }

    /// Tells whether the line hands the turn to the one who was asked: a wait is counted from it.
    ///
    /// A follow-up question is not one: asking again does not give more time.
    #[must_use]
    pub fn hands_over(self) -> bool {
        matches!(
            self,
            Self::Asked
                | Self::Defined
                | Self::Heard
                | Self::PlanReturned
                | Self::Agreed
                | Self::LeaderAnswered
                | Self::ConcernAnswered
                | Self::SlipAnswered
                | Self::Confirmed
                | Self::Returned
                | Self::DetourAccepted
                | Self::DetourDeclined
                | Self::Resumed
                | Self::Reopened
                | Self::Reassigned
                | Self::Reaffirmed
                | Self::ContestDecided
                | Self::Coached
                | Self::Visited
                | Self::AbuseClosed
        )
    }

    /// Tells whether the line is progress: the agreed evidence, not motion.
    #[must_use]
    pub fn is_progress(self) -> bool {
        matches!(self, Self::Evidence(_) | Self::Reported | Self::Confirmed)
    }
}

/// One line of a directive's timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The entry.
    pub entry: Position,
    /// The day it happened.
    pub on: Date,
    /// The hour, when known.
    pub time: Option<Time>,
    /// Whose words: the person spoken for, or the writer. `None`: Fushime, or a file.
    pub speaker: Option<MemberId>,
    /// Whether somebody else wrote it down on the speaker's behalf.
    pub on_behalf: bool,
    /// Whether it came with a file; the entry says which, and whom it names.
    pub imported: bool,
    /// What it reports.
    pub what: What,
    /// About which milestone.
    pub milestone: Option<MilestoneNo>,
    /// The words, as they are.
    pub text: Option<Words>,
    /// Whether the words name a number, a date or a person.
    pub concrete: bool,
    /// What should have been written, and where that was said.
    pub corrected: Option<(Position, Words)>,
    /// Where it was taken back.
    pub retracted: Option<Position>,
}
