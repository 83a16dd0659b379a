//! 私の画面, a salesperson's own page: what is asked of me, and what my leader sees of it.
//!
//! The same signals in the same words, with the same sum; a question that the leader has not sent
//! is not here.

use std::collections::BTreeMap;

use fushime_core::ids::{DirectiveId, MemberId};
use fushime_core::state::{Directive, Question};
use fushime_core::today::{About, Item, today};
use jiff::civil::Date;
use serde::Serialize;

use super::Format;
use super::failure::Outcome;
use super::layout::{indented, labelled};
use super::looks::LookShape;
use super::reader::{Desk, Reader};
use super::session::Session;
use super::shape::{CulmShape, DirectiveShape, SignalShape};
use super::today::points;
use super::today_shape::{ReasonShape, Who};
use crate::office::looking::Looked;

const INDENT: usize = 4;
const ROW_COLUMNS: usize = 48;

pub(super) fn run(session: &mut Session<'_>, desk: &Desk, ascii: bool) -> Outcome {
    let looks = looks(session, desk)?;
    if session.format == Format::Json {
        return session.stream(desk, |terminal, reader| {
            let own = Own::of(reader, &looks);
            terminal.print_json(&own.shape())
        });
    }
    let reader = session.reader(desk, ascii);
    let shown = Own::of(reader, &looks).page();
    session.print(&shown)
}

/// Who looked at each directive.
type Looks = BTreeMap<DirectiveId, Vec<Looked>>;

/// Finds who looked at the open directives of whoever reads.
fn looks(session: &mut Session<'_>, desk: &Desk) -> Result<Looks, super::Failure> {
    let me = session.reader(desk, false).viewer;
    let directives = session.state().directives.iter();
    let mine: Vec<DirectiveId> =
        directives.filter(|it| it.is_open() && it.ask.owner == me).map(|it| it.id).collect();
    session.looks_at(&mine)
}

/// Everything on the page.
struct Own<'a> {
    reader: Reader<'a>,
    directives: Vec<&'a Directive>,
    questions: Vec<&'a Question>,
    /// What the leaders see of them.
    items: BTreeMap<DirectiveId, (MemberId, Item)>,
    /// Who looked at them.
    looks: &'a Looks,
}

impl<'a> Own<'a> {
    fn of(reader: Reader<'a>, looks: &'a Looks) -> Self {
        let me = reader.viewer;
        let mut directives: Vec<&Directive> = reader
            .state
            .directives
            .iter()
            .filter(|directive| directive.is_open() && directive.ask.owner == me)
            .filter(|directive| reader.see(directive.id).is_some())
            .collect();
        directives.sort_by_key(|directive| {
            let next = directive.next_milestone().map(|next| next.due.on);
            (next.unwrap_or(Date::MAX), directive.id)
        });
        let mut questions: Vec<&Question> = directives
            .iter()
            .flat_map(|directive| &directive.open_questions)
            .filter_map(|id| reader.state.questions.get(*id))
            .filter(|question| question.to == me)
            .collect();
        questions.sort_by_key(|question| question.at.entry);
        let items = seen_by_leaders(reader, &directives);
        Self { reader, items, directives, questions, looks }
    }

    fn page(&self) -> String {
        let reader = self.reader;
        let text = reader.text;
        let title = format!("{}  {}", text.get("own-title"), text.long_day(reader.day));
        let mut parts = vec![title];
        if !reader.with_signals() {
            parts.push(indented(&text.get("today-without-signals"), 0, reader.columns));
        }
        if !self.questions.is_empty() {
            let mut lines = vec![text.get("own-questions-title")];
            lines.extend(self.questions.iter().map(|question| self.question(question)));
            lines.push(indented(&text.get("own-how"), INDENT, reader.columns));
            parts.push(lines.join("\n"));
        }
        if self.directives.is_empty() {
            parts.push(text.get("own-asked-none"));
        } else {
            parts.push(text.get("own-asked-title"));
            let culms: Vec<_> =
                self.directives.iter().map(|directive| reader.culm(directive, &[])).collect();
            let window = fushime_core::culm::Window::over(&culms, reader.day);
            let easel = reader.easel(window, ROW_COLUMNS);
            parts.push(format!("{}{}", " ".repeat(INDENT), easel.axis(reader.day)));
            parts.extend(self.directives.iter().map(|directive| self.directive(directive, &easel)));
            parts.push(easel.legend(false, reader.columns));
        }
        parts.extend(self.promises());
        parts.push(indented(&text.get("own-not-recorded"), 0, reader.columns));
        parts.join("\n\n") + "\n"
    }

    fn question(&self, question: &Question) -> String {
        let reader = self.reader;
        let values = [
            ("id", question.id.to_string().into()),
            ("who", reader.speaker(question.by).into()),
            ("day", reader.text.day(question.at.on).into()),
            ("text", question.text.to_string().into()),
        ];
        let mut said = reader.text.with("own-question", &values);
        if let Some(by) = question.answer_by {
            let by = reader.text.with("own-question-by", &[("day", reader.text.day(by).into())]);
            said = format!("{said} ({by})");
        }
        indented(&said, 2, reader.columns)
    }

    fn directive(&self, directive: &Directive, easel: &super::culm::Easel<'_>) -> String {
        let reader = self.reader;
        let text = reader.text;
        let head = super::today::headline(reader, directive);
        let mut lines = vec![indented(&head, 2, reader.columns)];
        let whose = reader.turn(directive);
        let turn = format!("{}: {}", text.name(whose.turn), reader.turn_why(&whose));
        lines.push(indented(&turn, INDENT, reader.columns));
        let item = self.items.get(&directive.id);
        let signals = item.map_or(&[][..], |(_, item)| &item.signals);
        let culm = reader.culm(directive, signals);
        lines.push(format!("{}{}", " ".repeat(INDENT), easel.row(&culm)));
        if let Some((leader, item)) = item {
            let values = [("who", reader.member(*leader).into())];
            let label = text.with("own-leader-sees", &values);
            lines.push(indented(&label, INDENT, reader.columns));
            let columns = reader.columns;
            if item.signals.is_empty() {
                lines.push(indented(&text.get("own-leader-nothing"), INDENT + 2, columns));
            }
            for signal in &item.signals {
                let name = super::shape::signal_name(reader, signal);
                let said = reader.say(&signal.sentence());
                lines.push(labelled(&name, &said, INDENT + 2, columns));
            }
            let sum = points(reader, item);
            lines.push(labelled(&text.get("own-leader-sum"), &sum, INDENT + 2, columns));
        }
        let looked =
            self.looks.get(&directive.id).and_then(|looks| super::looks::named(reader, looks));
        lines.extend(looked.map(|looked| indented(&looked, INDENT, reader.columns)));
        lines.join("\n")
    }

    fn promises(&self) -> Option<String> {
        let reader = self.reader;
        let mine = reader.state.promises.iter().filter(|promise| {
            promise.settled_on.is_none() && promise.made.member == Some(reader.viewer)
        });
        let lines: Vec<String> = mine
            .map(|promise| {
                let values = [
                    ("id", promise.id.to_string().into()),
                    ("who", reader.member(promise.made.by).into()),
                    ("text", promise.made.text.to_string().into()),
                    ("due", reader.text.day(promise.made.due.on).into()),
                ];
                indented(&reader.text.with("own-promise", &values), 2, reader.columns)
            })
            .collect();
        let title = reader.text.get("own-promises-title");
        (!lines.is_empty()).then(|| format!("{title}\n{}", lines.join("\n")))
    }

    fn shape(&self) -> OwnShape {
        let reader = self.reader;
        OwnShape {
            ok: true,
            day: reader.day,
            member: Who::of(reader, reader.viewer),
            with_signals: reader.with_signals(),
            questions: self
                .questions
                .iter()
                .map(|question| QuestionShape {
                    question: question.id.to_string(),
                    directive: question.directive.to_string(),
                    from: question.by.map(|id| Who::of(reader, id)),
                    on: question.at.on,
                    answer_by: question.answer_by,
                    text: question.text.to_string(),
                    entry: question.at.entry.0,
                })
                .collect(),
            directives: self.directives.iter().map(|it| self.own_shape(it)).collect(),
        }
    }

    fn own_shape(&self, directive: &Directive) -> OwnDirectiveShape {
        let reader = self.reader;
        let item = self.items.get(&directive.id);
        let signals = item.map_or(&[][..], |(_, item)| &item.signals);
        OwnDirectiveShape {
            directive: DirectiveShape::of(reader, directive),
            leader: item.map(|(leader, _)| Who::of(reader, *leader)),
            points: item.map(|(_, item)| item.points),
            reasons: item.map_or_else(Vec::new, |(_, item)| ReasonShape::all(reader, item)),
            signals: signals.iter().map(|signal| SignalShape::of(reader, signal)).collect(),
            culm: CulmShape::of(reader, &reader.culm(directive, signals)),
            looked: self
                .looks
                .get(&directive.id)
                .map(|looks| LookShape::all(reader, looks))
                .unwrap_or_default(),
        }
    }
}

/// Finds what each leader sees of these directives.
fn seen_by_leaders(
    reader: Reader<'_>,
    directives: &[&Directive],
) -> BTreeMap<DirectiveId, (MemberId, Item)> {
    let leaders = directives.iter().filter_map(|it| reader.state.leader_for(it, reader.day));
    let mut leaders: Vec<MemberId> = leaders.collect();
    leaders.sort_unstable();
    leaders.dedup();
    let mut found = BTreeMap::new();
    for leader in leaders {
        let day = today(reader.state, leader, reader.as_of(), None);
        for item in day.items.into_iter().chain(day.not_today) {
            if let About::Directive(id) = item.about
                && directives.iter().any(|directive| directive.id == id)
            {
                found.insert(id, (leader, item));
            }
        }
    }
    found
}

#[derive(Serialize)]
struct OwnShape {
    ok: bool,
    day: Date,
    member: Who,
    with_signals: bool,
    questions: Vec<QuestionShape>,
    directives: Vec<OwnDirectiveShape>,
}

#[derive(Serialize)]
struct QuestionShape {
    question: String,
    directive: String,
    from: Option<Who>,
    on: Date,
    answer_by: Option<Date>,
    text: String,
    entry: u64,
}

#[derive(Serialize)]
struct OwnDirectiveShape {
    #[serde(flatten)]
    directive: DirectiveShape,
    leader: Option<Who>,
    points: Option<u32>,
    reasons: Vec<ReasonShape>,
    signals: Vec<SignalShape>,
    culm: CulmShape,
    looked: Vec<LookShape>,
}
