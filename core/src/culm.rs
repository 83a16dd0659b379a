//! 竹, the culm: one directive as a bamboo stem on a calendar, its milestones the joints.
//!
//! This is the picture without a pen: which marks stand on which days, and the same as text.
//! The terminal and the pages draw from it. Each mark is one entry.
//!
//! Source: DESIGN, section 4.

use jiff::civil::Date;

use crate::calendar::{days_between, plus_days};
use crate::event::milestone::MilestonePlan;
use crate::ids::{MilestoneNo, Position};
use crate::phrase::Phrase;
use crate::signal::{Finding, Signal};
use crate::state::{Directive, Milestone, State, What};
use crate::words::Words;

/// How far a list's window reaches before and after the day that is looked at, in days.
///
/// Half a year each way: one directive that has been open for years must not press all others
/// into a few columns.
const WINDOW_DAYS_MAX: i64 = 182;

/// How a joint stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JointMark {
    /// It lies ahead.
    Ahead,
    /// The leader put the seal.
    Confirmed,
    /// Its date has passed, and the place of the seal is empty.
    Overdue,
    /// It was reported; it is the leader's turn.
    Awaiting,
    /// The directive ended without it.
    Unreached,
}

impl JointMark {
    /// Returns the name used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Confirmed => "confirmed",
            Self::Overdue => "overdue",
            Self::Awaiting => "awaiting",
            Self::Unreached => "unreached",
        }
    }
}

/// A date that was moved: the ghost of the one before, and how far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    /// The date before.
    pub from: Date,
    /// The date after.
    pub to: Date,
    /// The entry that moved it.
    pub entry: Position,
}

impl Shift {
    /// Returns how far, in calendar days; negative when it was pulled forward.
    #[must_use]
    pub fn days(&self) -> i64 {
        days_between(self.from, self.to)
    }
}

/// A milestone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joint {
    /// Its number in the directive.
    pub no: MilestoneNo,
    /// What it is called.
    pub name: Words,
    /// The first date, never overwritten.
    pub first_due: Date,
    /// The date that holds.
    pub due: Date,
    /// How it stands.
    pub mark: JointMark,
    /// Every move, oldest first.
    pub shifts: Vec<Shift>,
}

impl Joint {
    fn of(milestone: &Milestone, day: Date, open: bool) -> Self {
        let mark = if milestone.confirmed.is_some() {
            JointMark::Confirmed
        } else if !open {
            JointMark::Unreached
        } else if milestone.reported.is_some() {
            JointMark::Awaiting
        } else if milestone.due.on < day {
            JointMark::Overdue
        } else {
            JointMark::Ahead
        };
        let shifts = milestone.moves.iter().map(|slip| Shift {
            from: slip.from,
            to: slip.to,
            entry: slip.at.entry,
        });
        Self {
            no: milestone.no,
            name: milestone.name.clone(),
            first_due: milestone.first_due.on,
            due: milestone.due.on,
            mark,
            shifts: shifts.collect(),
        }
    }
}

/// Words of the one who was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// The day.
    pub on: Date,
    /// The entry.
    pub entry: Position,
    /// Whether they name a number, a date or a person.
    pub concrete: bool,
}

/// A follow-up of the leader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FollowUp {
    /// The day.
    pub on: Date,
    /// The entry.
    pub entry: Position,
    /// Whether it was answered.
    pub answered: bool,
}

/// The wait for a report: the strokes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// The last word, or the handing over of the turn.
    pub since: Date,
    /// Working days since then.
    pub working_days: i32,
}

/// One directive as a picture, without a pen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Culm {
    /// When it was first asked: the foot.
    pub from: Date,
    /// The last date on it: the tip.
    pub until: Date,
    /// The day that is looked at.
    pub day: Date,
    /// When it ended.
    pub ended_on: Option<Date>,
    /// Its joints, by date.
    pub joints: Vec<Joint>,
    /// The wait for a report, when there is one to show.
    pub waiting: Option<Waiting>,
    /// Words of the one who was asked, oldest first.
    pub said: Vec<Said>,
    /// Follow-ups, oldest first.
    pub follow_ups: Vec<FollowUp>,
    /// The day on which the policy takes effect.
    pub effective_on: Option<Date>,
    /// The days on which another leader took over.
    pub handovers: Vec<Date>,
}

/// Makes the picture of a directive on a day.
///
/// `signals`: those that the reader may see. The strokes of a wait rest on the signal, so without
/// signals there are none, and none while it is contested.
#[must_use]
pub fn culm(state: &State, directive: &Directive, signals: &[Signal], day: Date) -> Culm {
    let joints: Vec<Joint> = directive
        .milestones_by_date()
        .into_iter()
        .map(|milestone| Joint::of(milestone, day, directive.is_open()))
        .collect();
    let effective_on = effective_on(state, directive);
    let ended_on = directive.ended.map(|at| at.on);
    let due = directive.ask.due.as_ref().map(|due| due.on);
    let until = joints
        .iter()
        .map(|joint| joint.due)
        .chain(effective_on)
        .chain(due)
        .chain(ended_on)
        .max()
        .unwrap_or(day)
        .max(directive.asked.on);
    let said = directive.lines.iter().filter(|line| line.retracted.is_none());
    // A move has marks of its own: the ghost and the arrow.
    let said = said.filter(|line| line.what.is_word() && !matches!(line.what, What::Moved(_)));
    Culm {
        from: directive.asked.on,
        until,
        day,
        ended_on,
        joints,
        waiting: signals.iter().find_map(waiting),
        said: said.map(Said::of).collect(),
        follow_ups: follow_ups(state, directive),
        effective_on,
        handovers: handovers(state, directive, day),
    }
}

/// Makes the picture of what is yet to be asked: everything lies ahead.
#[must_use]
pub fn planned(
    plans: &[MilestonePlan],
    effective_on: Option<Date>,
    due: Option<Date>,
    day: Date,
) -> Culm {
    let joints = (1..).zip(plans).map(|(no, plan)| Joint {
        no: MilestoneNo(no),
        name: plan.name.clone(),
        first_due: plan.due.on,
        due: plan.due.on,
        mark: JointMark::Ahead,
        shifts: Vec::new(),
    });
    let last = plans.iter().map(|plan| plan.due.on).chain(effective_on).chain(due).max();
    Culm {
        from: day,
        until: last.unwrap_or(day).max(day),
        day,
        ended_on: None,
        joints: joints.collect(),
        waiting: None,
        said: Vec::new(),
        follow_ups: Vec::new(),
        effective_on,
        handovers: Vec::new(),
    }
}

/// Returns the day on which what is asked takes effect: the directive's own, or its policy's.
#[must_use]
pub fn effective_on(state: &State, directive: &Directive) -> Option<Date> {
    let own = directive.ask.figures.as_ref().and_then(|figures| figures.effective_on);
    own.or_else(|| state.policy_of(directive)?.details.figures.effective_on)
}

impl Said {
    fn of(line: &crate::state::Line) -> Self {
        let concrete = line.concrete
            || match line.what {
                What::Update(_) | What::Evidence(_) => false,
                What::Plan | What::Reported => true,
                _ => line
                    .text
                    .as_ref()
                    .is_some_and(|text| crate::capture::is_concrete(text.as_str())),
            };
        Self { on: line.on, entry: line.entry, concrete }
    }
}

fn waiting(signal: &Signal) -> Option<Waiting> {
    match signal.finding {
        Finding::Silence { working_days, since } if !signal.is_suspended() => {
            Some(Waiting { since, working_days })
        }
        _ => None,
    }
}

fn follow_ups(state: &State, directive: &Directive) -> Vec<FollowUp> {
    let open: Vec<Position> = directive
        .open_questions
        .iter()
        .filter_map(|id| state.questions.get(*id))
        .map(|question| question.at.entry)
        .collect();
    let asked = directive
        .lines
        .iter()
        .filter(|line| line.retracted.is_none() && line.what == What::QuestionToOwner);
    asked
        .map(|line| FollowUp {
            on: line.on,
            entry: line.entry,
            answered: !open.contains(&line.entry),
        })
        .collect()
}

fn handovers(state: &State, directive: &Directive, day: Date) -> Vec<Date> {
    let Some(team) = state.team_of(directive).and_then(|team| state.teams.get(team)) else {
        return Vec::new();
    };
    let pairs = team.terms.iter().zip(team.terms.iter().skip(1));
    pairs
        .filter(|(before, after)| before.leader != after.leader)
        .map(|(_, after)| after.from)
        .filter(|from| directive.asked.on < *from && *from <= day)
        .collect()
}

impl Culm {
    /// Returns the same in sentences, in a fixed order: for whoever does not see the picture.
    ///
    /// Confirmed of all; each that waits for the seal or has passed; each that was moved; the wait
    /// for a report; the next; the end, or the day of effect.
    #[must_use]
    pub fn alt(&self) -> Vec<Phrase> {
        let mut said = vec![self.alt_confirmed()];
        for joint in &self.joints {
            let key = match joint.mark {
                JointMark::Overdue => "culm-alt-overdue",
                JointMark::Awaiting => "culm-alt-awaiting",
                JointMark::Ahead | JointMark::Confirmed | JointMark::Unreached => continue,
            };
            said.push(Phrase::plain(key).words("milestone", &joint.name).day("due", joint.due));
        }
        for joint in self.joints.iter().filter(|joint| !joint.shifts.is_empty()) {
            said.push(
                Phrase::plain("culm-alt-moved")
                    .words("milestone", &joint.name)
                    .day("from", joint.first_due)
                    .day("to", joint.due)
                    .count("days", days_between(joint.first_due, joint.due)),
            );
        }
        if let Some(waiting) = self.waiting {
            let phrase = Phrase::plain("culm-alt-waiting").day("since", waiting.since);
            said.push(phrase.count("days", waiting.working_days));
        }
        if let Some(ended) = self.ended_on {
            said.push(Phrase::plain("culm-alt-ended").day("on", ended));
            return said;
        }
        if let Some(next) = self.joints.iter().find(|joint| joint.mark == JointMark::Ahead) {
            let phrase = Phrase::plain("culm-alt-next").words("milestone", &next.name);
            said.push(phrase.day("due", next.due));
        }
        if let Some(effective) = self.effective_on {
            said.push(Phrase::plain("culm-alt-effective").day("on", effective));
        }
        said
    }

    fn alt_confirmed(&self) -> Phrase {
        if self.joints.is_empty() {
            return Phrase::plain("culm-alt-no-milestones");
        }
        let confirmed = self.joints.iter().filter(|joint| joint.mark == JointMark::Confirmed);
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        Phrase::plain("culm-alt-confirmed")
            .count("confirmed", count(confirmed.count()))
            .count("total", count(self.joints.len()))
    }

    /// Every key that [`Culm::alt`] uses.
    pub const TEXT_KEYS: &'static [&'static str] = &[
        "culm-alt-no-milestones",
        "culm-alt-confirmed",
        "culm-alt-overdue",
        "culm-alt-awaiting",
        "culm-alt-moved",
        "culm-alt-waiting",
        "culm-alt-ended",
        "culm-alt-next",
        "culm-alt-effective",
    ];

    /// Leaves only what somebody may know who is to see how far it is, and no words and no person:
    /// what was confirmed and what lies ahead. No move, no wait, no date that has passed.
    #[must_use]
    pub fn without_course(mut self) -> Self {
        self.joints.retain(|joint| matches!(joint.mark, JointMark::Confirmed | JointMark::Ahead));
        for joint in &mut self.joints {
            joint.name = Words::new("");
            joint.first_due = joint.due;
            joint.shifts.clear();
        }
        self.waiting = None;
        self.said.clear();
        self.follow_ups.clear();
        self.handovers.clear();
        self
    }

    /// Returns the last day that has been lived.
    #[must_use]
    pub fn lived_until(&self) -> Date {
        self.ended_on.unwrap_or(self.day).min(self.day)
    }
}

/// The days a picture shows, from the first to the last. Linear always.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl Window {
    /// Makes the one window that all culms of a list share, from the first of a month on.
    #[must_use]
    pub fn over<'a>(culms: impl IntoIterator<Item = &'a Culm>, day: Date) -> Self {
        let (mut first, mut last) = (day, day);
        for culm in culms {
            first = first.min(culm.from);
            last = last.max(culm.until);
        }
        let first = first.max(plus_days(day, -WINDOW_DAYS_MAX)).first_of_month();
        Self { first, last: last.min(plus_days(day, WINDOW_DAYS_MAX)) }
    }

    /// Makes the window of one culm: all of it, from the first of a month on.
    #[must_use]
    pub fn of(culm: &Culm) -> Self {
        let ghosts = culm.joints.iter().map(|joint| joint.first_due);
        let first = ghosts.clone().chain([culm.from]).min().unwrap_or(culm.from);
        let last = ghosts.chain([culm.until, culm.lived_until()]).max().unwrap_or(culm.until);
        Self { first: first.first_of_month(), last }
    }

    /// Returns the column of a day among `width` columns; before 0 or beyond when it is outside.
    #[must_use]
    pub fn column(&self, day: Date, width: usize) -> i64 {
        let days = (days_between(self.first, self.last) + 1).max(1);
        let width = i64::try_from(width).unwrap_or(i64::MAX);
        (days_between(self.first, day) * width).div_euclid(days)
    }

    /// Returns the first day of every month in it, in order.
    #[must_use]
    pub fn months(&self) -> Vec<Date> {
        let mut months = Vec::new();
        let mut month = self.first.first_of_month();
        while month <= self.last {
            if month >= self.first {
                months.push(month);
            }
            let next = plus_days(month.last_of_month(), 1);
            // After the last month there is there are no more.
            if next.first_of_month() == month {
                break;
            }
            month = next;
        }
        months
    }
}

#[cfg(test)]
mod tests;
