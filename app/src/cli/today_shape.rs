//! The shape of `today --format json`.

use fushime_core::ids::MemberId;
use fushime_core::today::{About, Item, Reason, Today};
use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::reader::Reader;
use super::shape::{DirectiveShape, Each, SignalShape};
use super::today::{directive_of, step_id};

/// A leader's day. Its items are described only when they are written.
pub struct TodayShape<'a> {
    reader: Reader<'a>,
    day: &'a Today,
    not_today_shown: usize,
}

impl<'a> TodayShape<'a> {
    /// Describes a day; at most so many of what is not for today.
    #[must_use]
    pub fn of(reader: Reader<'a>, day: &'a Today, limit: usize) -> Self {
        Self { reader, day, not_today_shown: limit.min(day.not_today.len()) }
    }
}

impl Serialize for TodayShape<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { reader, day, not_today_shown } = self;
        let item = |item| ItemShape::of(*reader, item);
        let next = day.next_milestone.map(|(on, id)| NextDay { on, directive: id.to_string() });
        let later = &day.not_today[..*not_today_shown];
        Head {
            ok: true,
            day: day.day,
            leader: Who::of(*reader, day.leader),
            budget_minutes: day.budget_minutes,
            used_minutes: day.used_minutes,
            with_signals: day.with_signals,
            next_milestone: next,
            not_today_total: day.not_today.len(),
            items: Each(&day.items, item),
            not_today: Each(later, item),
        }
        .serialize(serializer)
    }
}

#[derive(Serialize)]
struct Head<I, L> {
    ok: bool,
    day: Date,
    leader: Who,
    budget_minutes: u16,
    used_minutes: u16,
    with_signals: bool,
    next_milestone: Option<NextDay>,
    items: I,
    not_today: L,
    not_today_total: usize,
}

/// A member by number and name.
#[derive(Debug, Serialize)]
pub struct Who {
    id: String,
    name: String,
}

impl Who {
    /// Names a member.
    #[must_use]
    pub fn of(reader: Reader<'_>, id: MemberId) -> Self {
        Self { id: id.to_string(), name: reader.member(id) }
    }
}

#[derive(Serialize)]
struct NextDay {
    on: Date,
    directive: String,
}

/// Why a point was given.
#[derive(Debug, Serialize)]
pub struct ReasonShape {
    key: &'static str,
    text: String,
    points: u32,
    entries: Vec<u64>,
}

impl ReasonShape {
    fn of(reader: Reader<'_>, reason: &Reason) -> Self {
        Self {
            key: reason.phrase.key,
            text: reader.say(&reason.phrase),
            points: reason.points,
            entries: reason.entries.iter().map(|entry| entry.0).collect(),
        }
    }

    /// Describes all reasons of an item.
    #[must_use]
    pub fn all(reader: Reader<'_>, item: &Item) -> Vec<Self> {
        item.reasons.iter().map(|reason| Self::of(reader, reason)).collect()
    }
}

#[derive(Debug, Serialize)]
struct AlsoShape {
    step: &'static str,
    step_id: Option<String>,
}

#[derive(Debug, Serialize)]
struct LaterShape {
    key: &'static str,
    text: String,
    day: Option<Date>,
}

/// How often like directives were still open a week later.
#[derive(Debug, Serialize)]
struct LikenessShape {
    looks: u32,
    stayed: u32,
    per_mille: u32,
}

/// One thing, for today or for later.
#[derive(Debug, Serialize)]
pub struct ItemShape {
    rank: u32,
    about: &'static str,
    #[serde(flatten)]
    directive: Option<DirectiveShape>,
    promise: Option<String>,
    redaction: Option<String>,
    step: &'static str,
    step_id: Option<String>,
    also: Vec<AlsoShape>,
    owed: bool,
    since: Date,
    waited_days: i32,
    minutes: u16,
    why: String,
    why_key: &'static str,
    question: Option<String>,
    question_key: Option<&'static str>,
    points: u32,
    reasons: Vec<ReasonShape>,
    likeness: Option<LikenessShape>,
    signals: Vec<SignalShape>,
    #[serde(skip_serializing_if = "Option::is_none")]
    later: Option<LaterShape>,
}

impl ItemShape {
    /// Describes an item.
    #[must_use]
    pub fn of(reader: Reader<'_>, item: &Item) -> Self {
        let (about, promise, redaction) = match item.about {
            About::Directive(_) => ("directive", None, None),
            About::Promise(id) => ("promise", Some(id.to_string()), None),
            About::Redaction(id) => ("redaction", None, Some(id.to_string())),
        };
        Self {
            rank: item.rank,
            about,
            directive: directive_of(reader, item).map(|it| DirectiveShape::of(reader, it)),
            promise,
            redaction,
            step: item.step.as_str(),
            step_id: step_id(item, item.step),
            also: item
                .also
                .iter()
                .map(|also| AlsoShape { step: also.as_str(), step_id: step_id(item, *also) })
                .collect(),
            owed: item.owed,
            since: item.since,
            waited_days: item.waited_days,
            minutes: item.minutes,
            why: reader.say(&item.why),
            why_key: item.why.key,
            question: item.question.as_ref().map(|question| reader.say(question)),
            question_key: item.question.as_ref().map(|question| question.key),
            points: item.points,
            reasons: ReasonShape::all(reader, item),
            likeness: item.likeness.map(|likeness| LikenessShape {
                looks: likeness.looks,
                stayed: likeness.stayed,
                per_mille: likeness.per_mille,
            }),
            signals: item.signals.iter().map(|signal| SignalShape::of(reader, signal)).collect(),
            later: item.later.map(|later| LaterShape {
                key: later.text_key(),
                text: reader.say(&later.phrase()),
                day: later.day(),
            }),
        }
    }
}
