//! `fushime today`: what the leader should do now, within the minutes there are.

use clap::Args;
use fushime_core::culm::{Culm, Window};
use fushime_core::event::terms::Role;
use fushime_core::state::Directive;
use fushime_core::today::{About, Item, Later, Step, Today as Day, today};

use super::Format;
use super::failure::Outcome;
use super::layout::{cut, ends, indented, labelled, pad_before, width};
use super::reader::Reader;
use super::session::Session;
use super::today_shape::TodayShape;

/// Columns of a culm in a list.
const ROW_COLUMNS: usize = 48;
/// Columns that stand before every row.
const INDENT: usize = 4;
/// How many rows of what is not for today are shown unless more are asked for.
const LATER_SHOWN: usize = 10;
/// How much of somebody's words is quoted.
const QUOTED_COLUMNS: usize = 140;

/// `today [--minutes 30] [--on DATE] [--limit N|all]`
#[derive(Debug, Args)]
pub struct Today {
    #[arg(long, value_name = "MINUTES")]
    minutes: Option<u16>,
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[arg(long, value_name = "N|all")]
    limit: Option<String>,
    #[arg(long)]
    own: bool,
    #[arg(long)]
    ascii: bool,
}

pub(super) fn run(args: Today, session: &mut Session<'_>) -> Outcome {
    let limit = session.limit(args.limit.as_deref())?;
    let desk = session.set_up(args.on.as_deref())?;
    let reader = session.reader(&desk, args.ascii);
    let member = reader.state.members.get(reader.viewer);
    let leads = member.is_some_and(|member| member.is(Role::Leader) || member.is(Role::Executive));
    if args.own || !leads {
        return super::own::run(session, &desk, args.ascii);
    }
    let day = today(reader.state, reader.viewer, reader.as_of(), args.minutes);
    let day = only_visible(reader, day);
    if session.format == Format::Json {
        return session.stream(&desk, |terminal, reader| {
            terminal.print_json(&TodayShape::of(reader, &day, limit.unwrap_or(usize::MAX)))
        });
    }
    let shown = page(reader, &day, limit);
    session.print(&shown)
}

/// Leaves out what the reader may not see today; nothing is, unless a past day is looked at.
fn only_visible(reader: Reader<'_>, mut day: Day) -> Day {
    let sees = |item: &Item| match item.about {
        About::Directive(id) => reader.see(id).is_some(),
        About::Promise(_) | About::Redaction(_) => true,
    };
    day.items.retain(sees);
    day.not_today.retain(sees);
    day
}

fn page(reader: Reader<'_>, day: &Day, limit: Option<usize>) -> String {
    let text = reader.text;
    let left = format!("{}  {}", text.get("today-title"), text.long_day(day.day));
    let count = i64::try_from(day.items.len()).unwrap_or(i64::MAX);
    let values = [
        ("count", count.into()),
        ("used", i64::from(day.used_minutes).into()),
        ("budget", i64::from(day.budget_minutes).into()),
    ];
    let mut parts = vec![ends(&left, &text.with("today-budget", &values), reader.columns)];
    if !day.with_signals {
        parts.push(indented(&text.get("today-without-signals"), 0, reader.columns));
    }
    if day.items.is_empty() {
        parts.push(indented(&empty(reader, day), 0, reader.columns));
    }
    let rows = Rows::of(reader, day);
    let (owed, asked): (Vec<&Item>, Vec<&Item>) = day.items.iter().partition(|item| item.owed);
    for (items, title, about) in [
        (owed, "today-owed-title", "today-owed-about"),
        (asked, "today-ask-title", "today-ask-about"),
    ] {
        if items.is_empty() {
            continue;
        }
        let axis = reader.easel(rows.window, ROW_COLUMNS).axis(reader.day);
        let before = " ".repeat(INDENT);
        let head = format!("{}\n{}\n\n{before}{axis}", heading(reader, title), text.get(about));
        parts.push(head);
        parts.extend(items.into_iter().map(|item| rows.item(item)));
    }
    if !day.items.is_empty() {
        let easel = reader.easel(rows.window, ROW_COLUMNS);
        parts.push(easel.legend(false, reader.columns));
    }
    parts.extend(later(reader, day, limit));
    parts.join("\n\n") + "\n"
}

/// A heading over a line.
fn heading(reader: Reader<'_>, key: &str) -> String {
    let title = reader.text.get(key);
    let rule = if reader.pen == super::culm::Pen::ASCII { "-" } else { "─" };
    let line = rule.repeat(reader.columns.saturating_sub(width(&title) + 1));
    format!("{title} {line}")
}

/// Says what is true when there is nothing to ask, and when that will change.
fn empty(reader: Reader<'_>, day: &Day) -> String {
    let text = reader.text;
    if day.not_today.is_empty() && day.next_milestone.is_none() {
        let none = reader.state.directives.is_empty();
        return text.get(if none { "today-empty-first" } else { "today-empty" });
    }
    let Some((next, id)) = day.next_milestone else { return text.get("today-empty") };
    let account = reader.state.directives.get(id).map(|directive| reader.place(directive));
    let values = [
        ("day", text.day(next).into()),
        ("directive", id.to_string().into()),
        ("account", account.unwrap_or_default().into()),
    ];
    text.with("today-empty-next", &values)
}

/// The rows of a day: they share one window.
struct Rows<'a> {
    reader: Reader<'a>,
    window: Window,
}

impl<'a> Rows<'a> {
    fn of(reader: Reader<'a>, day: &Day) -> Self {
        let culms: Vec<Culm> = day
            .items
            .iter()
            .filter_map(|item| Some(reader.culm(directive_of(reader, item)?, &[])))
            .collect();
        Self { reader, window: Window::over(&culms, day.day) }
    }

    fn item(&self, item: &Item) -> String {
        let reader = self.reader;
        let text = reader.text;
        let minutes = [("minutes", i64::from(item.minutes).into())];
        let minutes = text.with("today-minutes", &minutes);
        let head = format!("{}  {}", pad_before(&item.rank.to_string(), 2), title(reader, item));
        let mut parts = vec![fit(&head, &minutes, reader.columns)];
        let inner = |label: &str, said: &str| labelled(label, said, INDENT, reader.columns);
        parts.push(indented(&reader.say(&item.why), INDENT, reader.columns));
        if item.owed {
            parts.push(inner(&text.get("today-do-label"), &step(reader, item, item.step)));
        }
        if !item.also.is_empty() {
            let also: Vec<String> =
                item.also.iter().map(|also| step(reader, item, *also)).collect();
            let values = [("steps", text.list(&also).into())];
            parts.push(indented(&text.with("today-also", &values), INDENT, reader.columns));
        }
        if let Some(question) = &item.question {
            parts.push(inner(&text.get("today-ask-label"), &reader.say(question)));
        }
        if let Some(directive) = directive_of(reader, item) {
            parts.extend(last_words(reader, directive));
            let easel = reader.easel(self.window, ROW_COLUMNS);
            let culm = reader.culm(directive, &item.signals);
            let before = " ".repeat(INDENT);
            parts.push(format!("{before}{}", easel.row(&culm)));
        }
        parts.push(inner(&text.get("today-why-here"), &sum(reader, item)));
        parts.join("\n")
    }
}

/// Returns a left and a right text; the left is cut when both do not fit.
fn fit(left: &str, right: &str, columns: usize) -> String {
    let room = columns.saturating_sub(width(right) + 2);
    ends(&cut(left, room), right, columns)
}

/// Returns the directive an item is about, if it is about one that may be seen.
pub(super) fn directive_of<'a>(reader: Reader<'a>, item: &Item) -> Option<&'a Directive> {
    match item.about {
        About::Directive(id) => reader.see(id).map(|seen| *seen.get()),
        About::Promise(_) | About::Redaction(_) => None,
    }
}

/// Names what an item is about: account, sentence, owner, number.
fn title(reader: Reader<'_>, item: &Item) -> String {
    match item.about {
        About::Directive(_) => match directive_of(reader, item) {
            Some(directive) => headline(reader, directive),
            None => String::new(),
        },
        About::Promise(id) => {
            let promise = reader.state.promises.get(id);
            let to = promise.and_then(|promise| {
                let made = &promise.made;
                made.account
                    .map(|id| reader.account(id))
                    .or(made.member.map(|id| reader.member(id)))
            });
            [to.unwrap_or_default(), id.to_string()].join("  ").trim_start().to_owned()
        }
        About::Redaction(id) => id.to_string(),
    }
}

/// Names a directive in one line: account, sentence, owner, number.
pub(super) fn headline(reader: Reader<'_>, directive: &Directive) -> String {
    let parts = [
        reader.place(directive),
        directive.ask.sentence.to_string(),
        reader.member(directive.ask.owner),
        directive.id.to_string(),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

/// Names a step with the number it is done under.
pub(super) fn step(reader: Reader<'_>, item: &Item, step: Step) -> String {
    let name = reader.text.get(step.text_key());
    match step_id(item, step) {
        Some(id) => {
            reader.text.with("today-step-with", &[("step", name.into()), ("id", id.into())])
        }
        None => name,
    }
}

/// Returns the number a step is done under: K-3, D-12/2.
pub(super) fn step_id(item: &Item, step: Step) -> Option<String> {
    Some(match step {
        Step::ActOnAbuse(id) => id.to_string(),
        Step::AnswerConcern(id) => id.to_string(),
        Step::AnswerQuestion(id) => id.to_string(),
        Step::KeepPromise(id) => id.to_string(),
        Step::DecideDetour(id) => id.to_string(),
        Step::DecideRedaction(id) => id.to_string(),
        Step::AnswerSlip(no) | Step::Confirm(no) => match item.about {
            About::Directive(id) => format!("{id}/{no}"),
            About::Promise(_) | About::Redaction(_) => return None,
        },
        _ => return None,
    })
}

/// Quotes the last words of the one who was asked, with the letter of the day.
fn last_words(reader: Reader<'_>, directive: &Directive) -> Option<String> {
    let line = directive.last_word()?;
    let said = line.corrected.as_ref().map(|(_, text)| text).or(line.text.as_ref())?;
    let values = [
        ("day", reader.text.short_day(line.on).into()),
        ("who", reader.speaker(line.speaker).into()),
        ("text", cut(&said.to_string().replace('\n', " "), QUOTED_COLUMNS).into()),
    ];
    Some(indented(&reader.text.with("today-said", &values), INDENT, reader.columns))
}

/// Says why an item stands where it stands: a debt in words, everything else as a sum.
pub(super) fn sum(reader: Reader<'_>, item: &Item) -> String {
    if item.owed {
        let days = i64::from(item.waited_days);
        if days <= 0 {
            return reader.text.get("today-why-debt-today");
        }
        let values = [("since", reader.text.day(item.since).into()), ("days", days.into())];
        return reader.text.with("today-why-debt", &values);
    }
    points(reader, item)
}

/// Writes the points of an item as a sum that a person can check.
pub(super) fn points(reader: Reader<'_>, item: &Item) -> String {
    if item.reasons.is_empty() {
        return reader.text.get("today-no-points");
    }
    let parts: Vec<String> = item
        .reasons
        .iter()
        .map(|reason| format!("{} {}", reader.say(&reason.phrase), reason.points))
        .collect();
    format!("{} = {}", parts.join(" + "), item.points)
}

/// Lists what is not for today, each with its reason; what did not fit comes first.
fn later(reader: Reader<'_>, day: &Day, limit: Option<usize>) -> Option<String> {
    if day.not_today.is_empty() {
        return None;
    }
    let text = reader.text;
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let total = text.with("today-later-count", &[("count", count(day.not_today.len()).into())]);
    let title = heading(reader, "today-later-title");
    let room = reader.columns.saturating_sub(width(&total) + 1);
    let mut lines = vec![format!("{} {total}", cut_rule(&title, room))];
    let is_quiet = |item: &&Item| matches!(item.later, Some(Later::NothingToAsk(_)));
    let (quiet, waiting): (Vec<&Item>, Vec<&Item>) = match limit {
        Some(_) => (Vec::new(), day.not_today.iter().collect()),
        None => day.not_today.iter().partition(is_quiet),
    };
    let (no_room, others): (Vec<&Item>, Vec<&Item>) = match limit {
        Some(_) => (Vec::new(), waiting),
        None => waiting.into_iter().partition(|item| item.later == Some(Later::NoRoom)),
    };
    let rows: Vec<&Item> = no_room.into_iter().chain(others).collect();
    let shown = limit.unwrap_or(LATER_SHOWN);
    lines.extend(rows.iter().take(shown).map(|item| later_row(reader, item)));
    if rows.len() > shown {
        let values = [("count", count(rows.len() - shown).into())];
        lines.push(text.with("today-later-more", &values));
    }
    if !quiet.is_empty() {
        let next = quiet.iter().filter_map(|item| match item.later {
            Some(Later::NothingToAsk(next)) => next,
            _ => None,
        });
        let count = ("count", count(quiet.len()).into());
        lines.push(match next.min() {
            Some(next) => {
                text.with("today-later-on-track", &[count, ("day", text.day(next).into())])
            }
            None => text.with("today-later-quiet", &[count]),
        });
    }
    Some(lines.join("\n"))
}

/// Shortens the line behind a heading.
fn cut_rule(title: &str, columns: usize) -> String {
    let mut kept = String::new();
    for c in title.chars() {
        if width(&kept) + width(&c.to_string()) > columns {
            break;
        }
        kept.push(c);
    }
    kept
}

fn later_row(reader: Reader<'_>, item: &Item) -> String {
    let reason = item.later.map(|later| reader.say(&later.phrase())).unwrap_or_default();
    let head = format!("{}  {}", pad_before(&item.rank.to_string(), 3), title(reader, item));
    fit(&head, &reason, reader.columns)
}

impl Session<'_> {
    /// Reads `--limit`: a number, or all. `None`: it was not given.
    ///
    /// # Errors
    ///
    /// A [`super::Failure`] when it is neither.
    pub fn limit(&self, given: Option<&str>) -> Result<Option<usize>, super::Failure> {
        let Some(given) = given else { return Ok(None) };
        if matches!(given, "all" | "すべて" | "全部") {
            return Ok(Some(usize::MAX));
        }
        given.parse().map(Some).map_err(|_| {
            let values = [("field", "--limit".into()), ("given", given.to_owned().into())];
            self.usage("usage-bad-value", &values)
        })
    }

    /// Writes a text.
    ///
    /// # Errors
    ///
    /// A [`super::Failure`] when it cannot be written.
    pub fn print(&mut self, shown: &str) -> Outcome {
        let printed = self.terminal.print(shown);
        printed.map_err(|error| super::Failure::fault(&self.text, "output-failed", &error))
    }
}
