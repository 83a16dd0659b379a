//! The dates of a line: from when it holds, its milestones, until when it is to be finished.

use fushime_wording::span::{Found, Span};
use fushime_wording::spoken::{Bound, Named, Spoken};

use super::Reading;
use super::clause::{Clause, Part, cut, within};
use super::draft::{Dated, Doubt, DraftMilestone, Name, Question};
use super::lexicon::{DUE, EFFECT_AFTER, EFFECT_BEFORE, STEPS, has, marks, tagged};
use super::subject::is_subject;
use super::who::Parties;
use crate::calendar::{Proposal, QuestionKey, Sureness, resolve};
use crate::event::terms::{EvidenceKind, Stage};
use crate::ids::AccountId;
use crate::words::Words;

/// What the dates of a line are for.
pub(super) struct Dates {
    pub clauses: Vec<Clause>,
    pub effective: Option<Dated>,
    pub answer_by: Option<Dated>,
    pub due: Option<Dated>,
    /// The due date is only that of telling: later milestones may follow it.
    pub due_of_telling: bool,
    pub milestones: Vec<DraftMilestone>,
    /// Parts that hold nothing but a milestone or the due date.
    pub spent: Vec<Span>,
    pub questions: Vec<Question>,
    pub not_understood: Vec<Span>,
}

struct Item {
    span: Span,
    spoken: Spoken,
    written: bool,
}

pub(super) fn read(reading: &Reading<'_>, parties: &Parties, account: Option<AccountId>) -> Dates {
    let clauses = cut(reading.text, parties.content, &reading.facts);
    let mut dates = Dates {
        clauses: clauses.clone(),
        effective: None,
        answer_by: None,
        due: None,
        due_of_telling: false,
        milestones: Vec::new(),
        spent: Vec::new(),
        questions: Vec::new(),
        not_understood: parties.not_understood.clone(),
    };
    let items = items(reading);
    for clause in clauses.iter().filter(|clause| clause.part == Part::Asked) {
        let inside: Vec<&Item> =
            items.iter().filter(|item| within(item.span, clause.span)).collect();
        read_clause(reading, *clause, &inside, account, &mut dates);
    }
    dates
}

/// Every date and deadline, once each.
fn items(reading: &Reading<'_>) -> Vec<Item> {
    let facts = &reading.facts;
    let quoted = |span: Span| facts.quotations.iter().any(|q| within(span, q.span));
    let spoken = facts.deadlines.iter().map(|found| Item {
        span: found.span,
        spoken: found.value,
        written: matches!(found.value.named, Named::Written(_)),
    });
    let apart = |span: Span| {
        facts.deadlines.iter().all(|d| span.end <= d.span.start || d.span.end <= span.start)
    };
    let dates = facts.dates.iter().filter(|found| apart(found.span)).map(|found| {
        let named = Named::Written(found.value);
        let spoken = Spoken {
            named,
            bound: Bound::On,
            hour: found.value.hour,
            around: false,
            wished: false,
        };
        Item { span: found.span, spoken, written: true }
    });
    let mut items: Vec<Item> = spoken.chain(dates).filter(|item| !quoted(item.span)).collect();
    items.sort_by_key(|item| item.span);
    items
}

fn read_clause(
    reading: &Reading<'_>,
    clause: Clause,
    items: &[&Item],
    account: Option<AccountId>,
    dates: &mut Dates,
) {
    let words = clause.span.of(reading.text);
    let is_main = is_subject(reading, clause.span);
    let mut steps: Vec<Found<Stage>> = tagged(words, STEPS)
        .into_iter()
        .map(|found| Found { span: moved(found.span, clause.span.start), value: found.value })
        .filter(|step| reading.facts.quotations.iter().all(|q| !within(step.span, q.span)))
        .collect();
    if items.is_empty() {
        if !is_main && let Some(step) = steps.first() {
            dates.milestones.push(undated(reading, clause, step));
            dates.spent.push(clause.span);
        }
        return;
    }
    let mut only_dates = !is_main;
    for (place, item) in items.iter().enumerate() {
        let from = place.checked_sub(1).map_or(clause.span.start, |p| items[p].span.end);
        let until = items.get(place + 1).map_or(clause.span.end, |next| next.span.start);
        let role = role(reading, item, (from, until), is_main, &mut steps);
        only_dates &= !matches!(role, Role::None);
        take(reading, clause, item, role, (account, is_main, items.len()), dates);
    }
    if only_dates {
        dates.spent.push(clause.span);
    }
}

fn moved(span: Span, by: usize) -> Span {
    Span { start: span.start + by, end: span.end + by }
}

enum Role {
    Effective,
    Due,
    Step(Found<Stage>),
    None,
}

/// Decides what a date is for by the words around it, up to the next date on either side.
fn role(
    reading: &Reading<'_>,
    item: &Item,
    (from, until): (usize, usize),
    is_main: bool,
    steps: &mut Vec<Found<Stage>>,
) -> Role {
    let text = reading.text;
    let after = &text[item.span.end..until];
    let before = &text[from..item.span.start];
    let follows = |list: &str| {
        marks(after, list).first().is_some_and(|found| {
            after[..found.span.start].chars().all(|c| "のに、,よりから ~ ".contains(c))
        })
    };
    let precedes = |list: &str| {
        marks(before, list).last().is_some_and(|found| {
            before[found.span.end..].chars().all(|c| "はが:： ,、".contains(c))
        })
    };
    let starts = item.spoken.bound == Bound::From;
    // A part of its own: 8%値上げ、4月1日から.
    let added = (before.chars().count() + after.chars().count() <= 6
        || has(before, "初回|適用|実施|開始|新価格|新単価"))
        && super::subject::names_matter(text);
    if (starts && (is_main || added)) || follows(EFFECT_AFTER) || precedes(EFFECT_BEFORE) {
        return Role::Effective;
    }
    if has(after, DUE) || has(before, DUE) {
        return Role::Due;
    }
    // The word after the date in Japanese (金曜までにアポ), or before it (アポは金曜, visit 12/10).
    let next =
        steps.iter().position(|step| step.span.start >= item.span.end && step.span.end <= until);
    let last =
        steps.iter().rposition(|step| step.span.start >= from && step.span.end <= item.span.start);
    let latin = before.chars().next_back().is_none_or(|c| c.is_ascii()) && before.trim().is_ascii();
    let chosen = if latin { last.or(next) } else { next.or(last) };
    // "no discount this year" is no day to tell it.
    let period =
        matches!(item.spoken.named, Named::YearEnd(_) | Named::Fiscal(..) | Named::WholeMonth(_))
            && item.spoken.bound == Bound::On
            && item.span.of(text).is_ascii();
    if period && is_main {
        return Role::None;
    }
    if let Some(place) = chosen {
        return Role::Step(steps.remove(place));
    }
    let bounded =
        matches!(item.spoken.bound, Bound::By | Bound::Within | Bound::During | Bound::Before);
    if bounded || matches!(item.spoken.named, Named::None(_)) { Role::Due } else { Role::None }
}

fn take(
    reading: &Reading<'_>,
    clause: Clause,
    item: &Item,
    role: Role,
    (account, is_main, count): (Option<AccountId>, bool, usize),
    dates: &mut Dates,
) {
    let dated = dated(reading, item, account, matches!(role, Role::Effective));
    if dated.proposal.on.is_some_and(|on| on < reading.said.date()) {
        dates.questions.push(Question { doubt: Doubt::PastDay, span: Some(item.span) });
    }
    match role {
        Role::Effective if dates.effective.is_none() => dates.effective = Some(dated),
        Role::Due if dates.due.is_none() => dates.due = Some(dated),
        Role::Step(step) => {
            if step.value == Stage::Answered && dates.answer_by.is_none() {
                dates.answer_by = Some(dated.clone());
            }
            // The whole of what is asked by a day is asked by that day.
            let bounded = item.spoken.bound != Bound::On;
            if is_main && bounded && step.value == Stage::Told && dates.due.is_none() {
                dates.due = Some(dated.clone());
                dates.due_of_telling = true;
            }
            let name = if is_main {
                None
            } else if count > 1 {
                Some(step.span.of(reading.text).to_owned())
            } else {
                Some(name_of(reading, clause, item.span))
            };
            dates.milestones.push(DraftMilestone {
                name: named(name, step.value),
                stage: Some(step.value),
                evidence: usual_evidence(step.value).to_vec(),
                due: dated,
            });
        }
        Role::Effective | Role::Due | Role::None => dates.not_understood.push(item.span),
    }
}

fn named(said: Option<String>, stage: Stage) -> Name {
    match said.filter(|words| !words.is_empty()) {
        Some(words) => Name::Said(Words::new(&words)),
        None => Name::Usual(usual_name(stage)),
    }
}

/// The clause without its date: 12/10に佐藤部長を訪問 is 佐藤部長を訪問.
fn name_of(reading: &Reading<'_>, clause: Clause, item: Span) -> String {
    let text = reading.text;
    let before = text[clause.span.start..item.start].trim();
    let after = text[item.end..clause.span.end].trim();
    let joint = |c: char| c.is_whitespace() || "にはでをのが、,".contains(c);
    let before = before.trim_end_matches(joint);
    let after = after.trim_start_matches(joint);
    let words = ["by", "on", "at", "and", "then", "until", "the"];
    let before = words.iter().fold(before, |rest, word| {
        rest.strip_suffix(word).filter(|r| r.is_empty() || r.ends_with(' ')).unwrap_or(rest).trim()
    });
    let before =
        ["and ", "then "].iter().fold(before, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    [before, after].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

fn undated(reading: &Reading<'_>, clause: Clause, step: &Found<Stage>) -> DraftMilestone {
    let words = clause.span.of(reading.text).to_owned();
    let proposal = Proposal {
        on: None,
        time: None,
        sureness: Sureness::NotADate,
        question: Some(QuestionKey::WhichDay),
        also: None,
    };
    DraftMilestone {
        name: named(Some(words), step.value),
        stage: Some(step.value),
        evidence: usual_evidence(step.value).to_vec(),
        due: Dated { span: None, spoken: None, proposal },
    }
}

fn dated(reading: &Reading<'_>, item: &Item, account: Option<AccountId>, begins: bool) -> Dated {
    let mut spoken = item.spoken;
    if begins {
        spoken.bound = Bound::From;
    } else if spoken.bound == Bound::On && item.written {
        // What is asked lies ahead: 11/10 said in late November is next year's.
        spoken.bound = Bound::By;
    }
    let calendar = reading.calendars.with(account);
    let proposal = resolve(&spoken, reading.said, calendar, reading.fiscal(account));
    let exact = item.written && proposal.sureness == Sureness::Sure;
    let words = (!exact).then(|| Words::new(item.span.of(reading.text)));
    Dated { span: Some(item.span), spoken: words, proposal }
}

fn usual_name(stage: Stage) -> &'static str {
    match stage {
        Stage::Prepared => "template-other-prepared",
        Stage::Appointment => "template-other-appointment",
        Stage::Told => "template-other-told",
        Stage::Received => "template-other-received",
        Stage::Answered => "template-other-answered",
        Stage::Agreed => "template-price-agreed",
        Stage::InEffect => "template-price-in-effect",
        Stage::Invoiced => "template-price-invoiced",
    }
}

fn usual_evidence(stage: Stage) -> &'static [EvidenceKind] {
    match stage {
        Stage::Appointment => &[EvidenceKind::NextStep],
        Stage::Told => &[EvidenceKind::Who, EvidenceKind::When, EvidenceKind::Words],
        Stage::Answered => &[EvidenceKind::Who, EvidenceKind::Words],
        Stage::InEffect => &[EvidenceKind::Figures],
        Stage::Prepared | Stage::Received | Stage::Agreed | Stage::Invoiced => {
            &[EvidenceKind::Document]
        }
    }
}
