//! The shapes of JSON answers that read: what `docs/cli.md` promises, field by field.
//!
//! A field may be added; one that stands here keeps its name and meaning.

use fushime_core::access::Visible;
use fushime_core::culm::Culm;
use fushime_core::ids::Position;
use fushime_core::missing::{MissingFact, missing_facts};
use fushime_core::signal::{Finding, Signal};
use fushime_core::state::{Directive, Line};
use fushime_core::turn::Why;
use jiff::civil::{Date, Time};
use serde::{Serialize, Serializer};

use super::reader::Reader;

/// Makes each piece of a list only when it is written.
pub struct Each<'a, T, F>(pub &'a [T], pub F);

impl<'a, T, S: Serialize, F: Fn(&'a T) -> S> Serialize for Each<'a, T, F> {
    fn serialize<R: Serializer>(&self, serializer: R) -> Result<R::Ok, R::Error> {
        serializer.collect_seq(self.0.iter().map(&self.1))
    }
}

/// A sentence with its key.
#[derive(Debug, Serialize)]
pub struct Said {
    /// The key: the same in every language.
    pub key: &'static str,
    /// The sentence.
    pub text: String,
}

/// Whose turn it is.
#[derive(Debug, Serialize)]
pub struct TurnShape {
    who: &'static str,
    why: Said,
    since: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Date>,
}

/// The next milestone.
#[derive(Debug, Serialize)]
pub struct NextShape {
    no: u16,
    name: String,
    due: Date,
}

/// A directive in short: in lists and at the head of everything about it.
#[derive(Debug, Serialize)]
pub struct DirectiveShape {
    directive: String,
    source_key: Option<String>,
    account: Option<String>,
    account_id: Option<String>,
    owner: String,
    owner_id: String,
    sentence: String,
    policy: Option<String>,
    policy_id: Option<String>,
    kind: Option<&'static str>,
    standing: &'static str,
    stage: Option<&'static str>,
    turn: TurnShape,
    asked_on: Date,
    due: Option<Date>,
    effective_on: Option<Date>,
    next_milestone: Option<NextShape>,
    ended_on: Option<Date>,
}

impl DirectiveShape {
    /// Describes a directive in short.
    #[must_use]
    pub fn of(reader: Reader<'_>, directive: &Directive) -> Self {
        let ask = &directive.ask;
        let whose = reader.turn(directive);
        let until = match whose.why {
            Why::Held(day) => Some(day),
            Why::Client(day) => day,
            _ => None,
        };
        let policy = reader.state.policy_of(directive);
        let kind = ask.kind.or_else(|| policy.map(|policy| policy.details.kind));
        Self {
            directive: directive.id.to_string(),
            source_key: ask.source_key.as_ref().map(ToString::to_string),
            account: ask.account.map(|id| reader.account(id)),
            account_id: ask.account.map(|id| id.to_string()),
            owner: reader.member(ask.owner),
            owner_id: ask.owner.to_string(),
            sentence: ask.sentence.to_string(),
            policy: ask.policy.map(|id| reader.policy(id)),
            policy_id: ask.policy.map(|id| id.to_string()),
            kind: kind.map(fushime_core::event::terms::PolicyKind::as_str),
            standing: directive.standing.as_str(),
            stage: directive.stage().map(fushime_core::event::terms::Stage::as_str),
            turn: TurnShape {
                who: whose.turn.as_str(),
                why: Said { key: whose.why.text_key(), text: reader.turn_why(&whose) },
                since: whose.since,
                until,
            },
            asked_on: directive.asked.on,
            due: ask.due.as_ref().map(|due| due.on),
            effective_on: fushime_core::culm::effective_on(reader.state, directive),
            next_milestone: directive.next_milestone().map(|next| NextShape {
                no: next.no.0,
                name: next.name.to_string(),
                due: next.due.on,
            }),
            ended_on: directive.ended.map(|at| at.on),
        }
    }
}

/// The salesperson's answer to a signal.
#[derive(Debug, Serialize)]
pub struct ReplyShape {
    text: String,
    on: Date,
    entry: u64,
}

/// A contested signal.
#[derive(Debug, Serialize)]
pub struct ContestShape {
    text: String,
    on: Date,
    entry: u64,
    decided: Option<ContestDecidedShape>,
}

/// How a contest was decided.
#[derive(Debug, Serialize)]
pub struct ContestDecidedShape {
    stays: bool,
    reason: String,
    on: Date,
    entry: u64,
}

/// A signal with everything that stands beside it.
#[derive(Debug, Serialize)]
pub struct SignalShape {
    kind: &'static str,
    name: String,
    text: String,
    text_key: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    working_days: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    calendar_days: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    milestone: Option<u16>,
    entries: Vec<u64>,
    innocent: Vec<String>,
    clears: String,
    question: Option<String>,
    reply: Option<ReplyShape>,
    suspended: bool,
    contest: Option<ContestShape>,
}

impl SignalShape {
    /// Describes a signal.
    #[must_use]
    pub fn of(reader: Reader<'_>, signal: &Signal) -> Self {
        let sentence = signal.sentence();
        let (working_days, calendar_days, milestone) = match &signal.finding {
            Finding::Silence { working_days, .. } => (Some(*working_days), None, None),
            Finding::NonAction { working_days, passed } => {
                (Some(*working_days), None, passed.as_ref().map(|passed| passed.0.0))
            }
            Finding::Slip { days, milestone, .. } => (None, Some(*days), Some(milestone.0)),
            Finding::Inherited { days, .. } => (None, Some(*days), None),
            Finding::Detour { .. } => (None, None, None),
        };
        Self {
            kind: signal.kind().as_str(),
            name: signal_name(reader, signal),
            text: reader.say(&sentence),
            text_key: sentence.key,
            working_days,
            calendar_days,
            milestone,
            entries: signal.entries.positions().iter().map(|entry| entry.0).collect(),
            innocent: signal.innocent().iter().map(|key| reader.text.get(key)).collect(),
            clears: reader.text.get(signal.cleared_by()),
            question: signal
                .question()
                .filter(|_| reader.sees_suggestions(signal.directive))
                .map(|question| reader.say(&question)),
            reply: signal.reply.as_ref().map(|(at, text)| ReplyShape {
                text: text.to_string(),
                on: at.on,
                entry: at.entry.0,
            }),
            suspended: signal.is_suspended(),
            contest: signal.contest.as_ref().map(|contest| ContestShape {
                text: contest.text.to_string(),
                on: contest.at.on,
                entry: contest.at.entry.0,
                decided: contest.decided.as_ref().map(|(stays, at, reason)| ContestDecidedShape {
                    stays: *stays,
                    reason: reason.to_string(),
                    on: at.on,
                    entry: at.entry.0,
                }),
            }),
        }
    }
}

/// Returns the name of a signal on screen.
#[must_use]
pub fn signal_name(reader: Reader<'_>, signal: &Signal) -> String {
    reader.text.get(fushime_core::signal::name_key(signal.kind()))
}

/// A move of a joint.
#[derive(Debug, Serialize)]
pub struct ShiftShape {
    from: Date,
    to: Date,
    days: i64,
    entry: u64,
}

/// A joint of the culm.
#[derive(Debug, Serialize)]
pub struct JointShape {
    no: u16,
    name: String,
    first_due: Date,
    due: Date,
    mark: &'static str,
    moves: Vec<ShiftShape>,
}

/// Words or a follow-up on the culm.
#[derive(Debug, Serialize)]
pub struct TickShape {
    on: Date,
    entry: u64,
    full: bool,
}

/// The wait for a report.
#[derive(Debug, Serialize)]
pub struct WaitingShape {
    since: Date,
    working_days: i32,
}

/// The culm without a pen, and the same in sentences.
#[derive(Debug, Serialize)]
pub struct CulmShape {
    from: Date,
    until: Date,
    day: Date,
    joints: Vec<JointShape>,
    waiting: Option<WaitingShape>,
    said: Vec<TickShape>,
    follow_ups: Vec<TickShape>,
    effective_on: Option<Date>,
    handovers: Vec<Date>,
    alt: String,
}

impl CulmShape {
    /// Describes a culm.
    #[must_use]
    pub fn of(reader: Reader<'_>, culm: &Culm) -> Self {
        let joints = culm.joints.iter().map(|joint| JointShape {
            no: joint.no.0,
            name: joint.name.to_string(),
            first_due: joint.first_due,
            due: joint.due,
            mark: joint.mark.as_str(),
            moves: joint
                .shifts
                .iter()
                .map(|shift| ShiftShape {
                    from: shift.from,
                    to: shift.to,
                    days: shift.days(),
                    entry: shift.entry.0,
                })
                .collect(),
        });
        let tick = |on: Date, entry: Position, full: bool| TickShape { on, entry: entry.0, full };
        Self {
            from: culm.from,
            until: culm.until,
            day: culm.day,
            joints: joints.collect(),
            waiting: culm.waiting.map(|waiting| WaitingShape {
                since: waiting.since,
                working_days: waiting.working_days,
            }),
            said: culm.said.iter().map(|said| tick(said.on, said.entry, said.concrete)).collect(),
            follow_ups: culm
                .follow_ups
                .iter()
                .map(|asked| tick(asked.on, asked.entry, asked.answered))
                .collect(),
            effective_on: culm.effective_on,
            handovers: culm.handovers.clone(),
            alt: alt(reader, culm),
        }
    }
}

/// Says a culm in sentences.
#[must_use]
pub fn alt(reader: Reader<'_>, culm: &Culm) -> String {
    let said: Vec<String> = culm.alt().iter().map(|phrase| reader.say(phrase)).collect();
    reader.text.sentences(&said)
}

/// A correction of a line.
#[derive(Debug, Serialize)]
pub struct CorrectionShape {
    text: String,
    entry: u64,
}

/// Where a line stood that came with a file.
#[derive(Debug, Serialize)]
struct FromFile {
    file: String,
    row: u64,
    /// Whom the file names.
    who: Option<String>,
}

/// A line of a timeline.
#[derive(Debug, Serialize)]
pub struct LineShape {
    no: usize,
    entry: u64,
    on: Date,
    time: Option<Time>,
    who: Option<String>,
    who_id: Option<String>,
    on_behalf: bool,
    from_file: Option<FromFile>,
    what: &'static str,
    title: String,
    milestone: Option<u16>,
    text: Option<String>,
    missing: Vec<&'static str>,
    corrected: Option<CorrectionShape>,
    retracted: Option<u64>,
    signals: Vec<&'static str>,
}

impl LineShape {
    /// Describes a line; `no` is its number in the timeline.
    #[must_use]
    pub fn of(
        reader: Reader<'_>,
        seen: &Visible<&Directive>,
        (no, line): (usize, &Line),
        signals: &[Signal],
    ) -> Self {
        let rests = |signal: &&Signal| {
            !signal.is_suspended() && signal.entries.positions().contains(&line.entry)
        };
        let missing = missing_facts(reader.state, seen.get(), line);
        Self {
            no,
            entry: line.entry.0,
            on: line.on,
            time: line.time,
            who: line.speaker.map(|id| reader.member(id)),
            who_id: line.speaker.map(|id| id.to_string()),
            on_behalf: line.on_behalf && !line.imported,
            from_file: reader.file(line).map(|(file, row, who)| FromFile {
                file: file.to_owned(),
                row,
                who: who.map(ToString::to_string),
            }),
            what: line.what.as_str(),
            title: reader.line_title(line),
            milestone: line.milestone.map(|no| no.0),
            text: line.text.as_ref().map(ToString::to_string),
            missing: missing.into_iter().map(MissingFact::as_str).collect(),
            corrected: line
                .corrected
                .as_ref()
                .map(|(entry, text)| CorrectionShape { text: text.to_string(), entry: entry.0 }),
            retracted: line.retracted.map(|entry| entry.0),
            signals: signals.iter().filter(rests).map(|signal| signal.kind().as_str()).collect(),
        }
    }
}
