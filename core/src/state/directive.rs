//! A directive as it stands, and whose turn it is.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::line::{Line, What};
use crate::event::Due;
use crate::event::directive::Ask;
use crate::event::milestone::MilestonePlan;
use crate::event::terms::{
    ConcernAnswer, ConcernKind, DetourKind, EvidenceKind, Requester, SignalKind, SlipAnswer, Stage,
};
use crate::ids::{
    AbuseId, ConcernId, DetourId, DirectiveId, MemberId, MilestoneNo, Position, PromiseId,
    QuestionId,
};
use crate::words::Words;

/// Where a directive is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Asked; the difficulty has not been named yet.
    Proposed,
    /// The difficulties were heard; the plan is awaited.
    Heard,
    /// The plan was handed back; the leader agrees it.
    Planned,
    /// Agreed, and its clock runs.
    Running,
    /// Confirmed by the leader, on evidence.
    Done,
    /// Taken back by the leader.
    Withdrawn,
    /// The leader does it instead.
    BoughtBack,
}

impl Standing {
    /// Returns the name used in JSON and in text keys.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Heard => "heard",
            Self::Planned => "planned",
            Self::Running => "running",
            Self::Done => "done",
            Self::Withdrawn => "withdrawn",
            Self::BoughtBack => "bought_back",
        }
    }
}

/// Who has to act next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// 担当
    Salesperson,
    /// 上司
    Leader,
    /// 先方
    Client,
    /// Nobody: held, or ended.
    Nobody,
}

impl Turn {
    /// Returns the name used in JSON and in text keys.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Salesperson => "salesperson",
            Self::Leader => "leader",
            Self::Client => "client",
            Self::Nobody => "nobody",
        }
    }
}

/// A place in time: the day and the entry that tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The day it happened.
    pub on: Date,
    /// The entry.
    pub entry: Position,
}

/// A milestone's date was moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// When, and in which entry.
    pub at: At,
    /// The date until then.
    pub from: Date,
    /// The date from then on.
    pub to: Date,
    /// Who asked for it.
    pub requester: Requester,
    /// Why. `None`: no reason was given.
    pub reason: Option<Words>,
}

impl Move {
    /// Tells whether it was asked after the date had passed.
    #[must_use]
    pub fn was_late(&self) -> bool {
        self.at.on > self.from
    }
}

/// A dated joint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// Its number in the directive.
    pub no: MilestoneNo,
    /// What it is called.
    pub name: Words,
    /// Which stage it reaches.
    pub stage: Option<Stage>,
    /// The evidence it needs.
    pub needs: Vec<EvidenceKind>,
    /// The first date, never overwritten.
    pub first_due: Due,
    /// The date that holds.
    pub due: Due,
    /// Every move, oldest first.
    pub moves: Vec<Move>,
    /// What the leader chose last, and when.
    pub slip_answer: Option<(SlipAnswer, At)>,
    /// When it was reported.
    pub reported: Option<At>,
    /// When the leader confirmed it, and who.
    pub confirmed: Option<(At, Option<MemberId>)>,
    /// When the seal was written down, on the world's clock: it can be undone for some minutes.
    pub sealed_at: Option<Timestamp>,
    /// Whether it was dropped.
    pub dropped: bool,
}

impl Milestone {
    /// Tells whether it still lies ahead: neither reported, confirmed nor dropped.
    #[must_use]
    pub fn is_ahead(&self) -> bool {
        !self.dropped && self.reported.is_none() && self.confirmed.is_none()
    }

    /// Tells whether it waits for the seal.
    #[must_use]
    pub fn awaits_seal(&self) -> bool {
        !self.dropped && self.reported.is_some() && self.confirmed.is_none()
    }

    /// Returns the moves that somebody other than the leader asked for.
    pub fn slips(&self) -> impl Iterator<Item = &Move> {
        self.moves.iter().filter(|slip| slip.requester != Requester::Leader)
    }

    /// Returns the moves since the leader last re-agreed the date.
    pub fn unsettled_slips(&self) -> impl Iterator<Item = &Move> {
        let settled = match self.slip_answer {
            Some((SlipAnswer::ReAgree, at)) => at.entry,
            _ => Position(0),
        };
        self.slips().filter(move |slip| slip.at.entry > settled)
    }
}

/// A concern as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concern {
    /// The number.
    pub id: ConcernId,
    /// About which directive.
    pub directive: DirectiveId,
    /// Disagreement or help.
    pub kind: ConcernKind,
    /// The words.
    pub text: Option<Words>,
    /// When it was raised.
    pub at: At,
    /// By whom.
    pub by: Option<MemberId>,
    /// What the leader answered, and when.
    pub answered: Option<(ConcernAnswer, At)>,
}

/// A question as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The number.
    pub id: QuestionId,
    /// About which directive.
    pub directive: DirectiveId,
    /// Who asked.
    pub by: Option<MemberId>,
    /// Who is to answer.
    pub to: MemberId,
    /// Whether the one who was asked is to answer, whoever that is by now; if not, the leader.
    pub to_owner: bool,
    /// The question.
    pub text: Words,
    /// When it was asked.
    pub at: At,
    /// Until when an answer is asked for.
    pub answer_by: Option<Date>,
    /// When it was answered, by an answer or by a report.
    pub answered: Option<At>,
}

/// A detour as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detour {
    /// The number.
    pub id: DetourId,
    /// Of which directive.
    pub directive: DirectiveId,
    /// Before it, or instead of it.
    pub kind: DetourKind,
    /// What.
    pub text: Words,
    /// When it was named.
    pub at: At,
    /// Whether it was accepted, and when that was decided.
    pub decided: Option<(bool, At)>,
}

/// A contested signal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contest {
    /// When it was contested.
    pub at: At,
    /// Why.
    pub text: Words,
    /// Whether the signal stays, when that was decided, and why.
    pub decided: Option<(bool, At, Words)>,
}

/// The client's turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wait {
    /// Since when.
    pub at: At,
    /// The day the answer was promised or asked for.
    pub until: Option<Date>,
}

/// What is asked of one salesperson, with everything that has happened to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// The number.
    pub id: DirectiveId,
    /// What is asked now.
    pub ask: Box<Ask>,
    /// Who asked first.
    pub asked_by: Option<MemberId>,
    /// When it was first asked: its age is counted from here, over every leader.
    pub asked: At,
    /// Where it is in its life.
    pub standing: Standing,
    /// When the plan was agreed.
    pub agreed: Option<At>,
    /// When it ended.
    pub ended: Option<At>,
    /// The pause: since when, and until which day.
    pub hold: Option<(At, Date)>,
    /// Its milestones, by number.
    pub milestones: Vec<Milestone>,
    /// Its timeline, oldest first.
    pub lines: Vec<Line>,
    /// The salesperson offered it, and the leader has not taken it up yet.
    pub offered: Option<At>,
    /// Until when it was to be finished when a date was first named; never overwritten.
    pub first_due: Option<Date>,
    /// What is asked, or its policy, was changed after the plan had been agreed.
    pub redefined: Option<At>,
    /// A difficulty that waits to be heard.
    pub difficulty: Option<At>,
    /// A plan that waits to be agreed.
    pub plan: Option<At>,
    /// The milestones of a plan that waits to replace those of one that runs, each with the
    /// milestone it takes up again.
    pub replan: Vec<(MilestonePlan, Option<MilestoneNo>)>,
    /// Concerns that wait for an answer.
    pub open_concerns: Vec<ConcernId>,
    /// Questions that wait for an answer.
    pub open_questions: Vec<QuestionId>,
    /// Detours that wait for a decision.
    pub open_detours: Vec<DetourId>,
    /// Reports of abuse that stop the clock.
    pub open_abuse: Vec<AbuseId>,
    /// Promises with it that are neither kept nor released.
    pub open_promises: Vec<PromiseId>,
    /// Contested signals.
    pub contests: BTreeMap<SignalKind, Contest>,
    /// The salesperson's answers to signals, the newest each.
    pub answers: BTreeMap<SignalKind, (At, Words)>,
    /// The client's turn, if it is.
    pub wait: Option<Wait>,
    /// The last word of the one who was asked, or the handing over of the turn: waits count from it.
    pub clock: At,
    /// The last progress: a reached milestone or a fact.
    pub progress: Option<At>,
    /// The leader's last line.
    pub leader_spoke: Option<Position>,
    /// The leader who affirmed it, and when.
    pub reaffirmed: Option<(Option<MemberId>, At)>,
    /// Executives who were asked to help.
    pub escalated_to: Vec<MemberId>,
}

impl Directive {
    /// Tells whether it is still to be done.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !matches!(self.standing, Standing::Done | Standing::Withdrawn | Standing::BoughtBack)
    }

    /// Returns the milestone with this number.
    #[must_use]
    pub fn milestone(&self, no: MilestoneNo) -> Option<&Milestone> {
        self.milestones.get((no.0 as usize).checked_sub(1)?)
    }

    /// Returns the milestone with this number, to be changed by the fold.
    pub(super) fn milestone_mut(&mut self, no: MilestoneNo) -> Option<&mut Milestone> {
        self.milestones.get_mut((no.0 as usize).checked_sub(1)?)
    }

    /// Returns the milestones that still count, by date.
    #[must_use]
    pub fn milestones_by_date(&self) -> Vec<&Milestone> {
        let mut kept: Vec<&Milestone> = self.milestones.iter().filter(|m| !m.dropped).collect();
        kept.sort_by_key(|m| (m.due.on, m.no));
        kept
    }

    /// Returns the earliest milestone that still lies ahead. `None` once the directive has ended.
    #[must_use]
    pub fn next_milestone(&self) -> Option<&Milestone> {
        self.milestones
            .iter()
            .filter(|_| self.is_open())
            .filter(|m| m.is_ahead())
            .min_by_key(|m| (m.due.on, m.no))
    }

    /// Returns the furthest stage that was confirmed.
    #[must_use]
    pub fn stage(&self) -> Option<Stage> {
        self.milestones
            .iter()
            .filter(|m| m.confirmed.is_some() && !m.dropped)
            .filter_map(|m| m.stage)
            .max()
    }

    /// Tells whether it is paused on `day`.
    #[must_use]
    pub fn is_held(&self, day: Date) -> bool {
        self.hold.is_some_and(|(_, until)| day <= until)
    }

    /// Returns the line an entry made.
    #[must_use]
    pub fn line(&self, entry: Position) -> Option<&Line> {
        let index = self.lines.partition_point(|line| line.entry < entry);
        self.lines.get(index).filter(|line| line.entry == entry)
    }

    /// Returns the last line that is a word of the one who was asked.
    #[must_use]
    pub fn last_word(&self) -> Option<&Line> {
        self.lines.iter().rev().find(|line| line.retracted.is_none() && line.what.is_word())
    }

    /// Returns the slips that the leader still has to choose about: moved again, no choice since,
    /// and the leader has said nothing on the directive since.
    pub fn slips_to_choose(&self) -> impl Iterator<Item = &Milestone> {
        self.milestones.iter().filter(|milestone| {
            let Some(last) = milestone.slips().last() else { return false };
            milestone.is_ahead()
                && milestone.slips().count() >= 2
                && milestone.slip_answer.is_none_or(|(_, at)| at.entry < last.at.entry)
                && self.leader_spoke.is_none_or(|spoke| spoke < last.at.entry)
        })
    }

    /// The leader takes up what was offered, if it was; from now on it is the leader's request.
    pub(super) fn take_up(&mut self, leader: Option<MemberId>) {
        if self.offered.take().is_some() {
            self.asked_by = leader;
        }
    }

    /// Counts the clock and the progress anew, after a line was taken back.
    pub(super) fn recount(&mut self) {
        let standing = |line: &&Line| line.retracted.is_none();
        let at = |line: &Line| At { on: line.on, entry: line.entry };
        let mut clock = self.asked;
        let mut progress = None;
        for line in self.lines.iter().filter(standing) {
            if (line.what.is_word() || line.what.hands_over()) && line.on >= clock.on {
                clock = at(line);
            }
            if line.what.is_progress() && progress.is_none_or(|last: At| line.on >= last.on) {
                progress = Some(at(line));
            }
        }
        self.clock = clock;
        self.progress = progress;
        let gone = |entry: Position| {
            self.lines.iter().any(|line| line.entry == entry && line.retracted.is_some())
        };
        if self.wait.as_ref().is_some_and(|wait| gone(wait.at.entry)) {
            self.wait = None;
        }
    }

    /// Adds a line and moves the clocks by it.
    pub(super) fn add_line(&mut self, line: Line, owner_said_it: bool) {
        let at = At { on: line.on, entry: line.entry };
        if (line.what.is_word() || line.what.hands_over()) && at.on >= self.clock.on {
            self.clock = at;
        }
        if line.what.is_progress() && self.progress.is_none_or(|last| at.on >= last.on) {
            self.progress = Some(at);
        }
        if !owner_said_it && !matches!(line.what, What::Moved(_)) {
            self.leader_spoke = Some(line.entry);
        }
        self.lines.push(line);
    }
}
