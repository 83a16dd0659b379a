//! The dates of a line: from when it holds, its milestones, until when it is to be finished.

use fushime_wording::find;
use fushime_wording::span::{Found, Span};
use fushime_wording::spoken::{Bound, Named, Spoken};

use super::Reading;
use super::clause::{Clause, Part, cut, within};
use super::draft::{Dated, Doubt, DraftMilestone, Name, Question};
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
    pub milestones: Vec<DraftMilestone>,
    /// Parts that hold nothing but a milestone or the due date.
    pub spent: Vec<Span>,
    pub questions: Vec<Question>,
    pub not_understood: Vec<Span>,
}

const STEPS: &[(&str, Stage)] = &[
    ("準備", Stage::Prepared),
    ("資料", Stage::Prepared),
    ("文案", Stage::Prepared),
    ("案文", Stage::Prepared),
    ("下書き", Stage::Prepared),
    ("根回し", Stage::Prepared),
    ("社内調整", Stage::Prepared),
    ("稽古", Stage::Prepared),
    ("ロープレ", Stage::Prepared),
    ("prepare", Stage::Prepared),
    ("draft", Stage::Prepared),
    ("rehearse", Stage::Prepared),
    ("rehearsal", Stage::Prepared),
    ("groundwork", Stage::Prepared),
    ("アポ", Stage::Appointment),
    ("アポイント", Stage::Appointment),
    ("アポ取り", Stage::Appointment),
    ("アポ取得", Stage::Appointment),
    ("日程調整", Stage::Appointment),
    ("日程確定", Stage::Appointment),
    ("面談設定", Stage::Appointment),
    ("商談設定", Stage::Appointment),
    ("約束を取", Stage::Appointment),
    ("appointment", Stage::Appointment),
    ("appt", Stage::Appointment),
    ("book a meeting", Stage::Appointment),
    ("set up a meeting", Stage::Appointment),
    ("schedule a meeting", Stage::Appointment),
    ("meeting set", Stage::Appointment),
    ("訪問", Stage::Told),
    ("伝え", Stage::Told),
    ("伝達", Stage::Told),
    ("商談", Stage::Told),
    ("面談", Stage::Told),
    ("打合せ", Stage::Told),
    ("打ち合わせ", Stage::Told),
    ("説明", Stage::Told),
    ("電話", Stage::Told),
    ("初報", Stage::Told),
    ("一報", Stage::Told),
    ("第一報", Stage::Told),
    ("報告", Stage::Told),
    ("話す", Stage::Told),
    ("話して", Stage::Told),
    ("申し入れ", Stage::Told),
    ("申入れ", Stage::Told),
    ("断り", Stage::Told),
    ("断る", Stage::Told),
    ("会う", Stage::Told),
    ("連絡", Stage::Told),
    ("tell", Stage::Told),
    ("visit", Stage::Told),
    ("meet", Stage::Told),
    ("meeting", Stage::Told),
    ("call", Stage::Told),
    ("inform", Stage::Told),
    ("notify", Stage::Told),
    ("explain", Stage::Told),
    ("present", Stage::Told),
    ("report", Stage::Told),
    ("say", Stage::Told),
    ("talk", Stage::Told),
    ("文書", Stage::Received),
    ("書面", Stage::Received),
    ("通知文", Stage::Received),
    ("通知書", Stage::Received),
    ("案内文", Stage::Received),
    ("案内状", Stage::Received),
    ("郵送", Stage::Received),
    ("手渡", Stage::Received),
    ("受領", Stage::Received),
    ("提出", Stage::Received),
    ("送付", Stage::Received),
    ("メール", Stage::Received),
    ("報告書", Stage::Received),
    ("letter", Stage::Received),
    ("written notice", Stage::Received),
    ("notice", Stage::Received),
    ("in writing", Stage::Received),
    ("email", Stage::Received),
    ("send", Stage::Received),
    ("receipt", Stage::Received),
    ("submit", Stage::Received),
    ("hand over", Stage::Received),
    ("written report", Stage::Received),
    ("回答", Stage::Answered),
    ("返事", Stage::Answered),
    ("返答", Stage::Answered),
    ("ご回答", Stage::Answered),
    ("諾否", Stage::Answered),
    ("answer", Stage::Answered),
    ("reply", Stage::Answered),
    ("response", Stage::Answered),
    ("合意", Stage::Agreed),
    ("承諾", Stage::Agreed),
    ("了承", Stage::Agreed),
    ("妥結", Stage::Agreed),
    ("覚書", Stage::Agreed),
    ("締結", Stage::Agreed),
    ("契約", Stage::Agreed),
    ("agree", Stage::Agreed),
    ("agreed", Stage::Agreed),
    ("agreement", Stage::Agreed),
    ("sign", Stage::Agreed),
    ("signed", Stage::Agreed),
    ("実施", Stage::InEffect),
    ("切替", Stage::InEffect),
    ("切り替え", Stage::InEffect),
    ("go live", Stage::InEffect),
    ("first order", Stage::InEffect),
    ("take effect", Stage::InEffect),
    ("請求", Stage::Invoiced),
    ("invoice", Stage::Invoiced),
    ("invoiced", Stage::Invoiced),
    ("billing", Stage::Invoiced),
];

/// Words that mark the date by which all is to be finished.
const DUE: &[&str] = &[
    "期限",
    "〆切",
    "締切",
    "締め切り",
    "完了",
    "完結",
    "終わら",
    "決着",
    "片付け",
    "due",
    "deadline",
    "finish",
    "finished",
    "complete",
    "completed",
    "wrap up",
    "all done",
    "close this",
];

/// Words that follow or precede the date from which it holds.
const EFFECT_AFTER: &[&str] = &[
    "出荷分",
    "納品分",
    "納入分",
    "注文分",
    "ご注文分",
    "受注分",
    "受注",
    "実施",
    "適用",
    "発効",
    "値上げ",
    "値上",
    "価格改定",
    "改定",
    "改訂",
    "付",
    "施行",
    "スタート",
    "値下げ",
    "終売",
];
const EFFECT_BEFORE: &[&str] = &[
    "実施日",
    "実施",
    "適用日",
    "適用",
    "改定日",
    "実施は",
    "effective",
    "in effect",
    "starting",
    "starts",
    "valid from",
];

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
    let table: Vec<&str> = STEPS.iter().map(|(word, _)| *word).collect();
    let mut steps: Vec<Found<Stage>> = find(words, &table)
        .into_iter()
        .map(|found| Found {
            span: moved(found.span, clause.span.start),
            value: STEPS[found.value].1,
        })
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
    let follows = |list: &[&str]| {
        find(after, list).first().is_some_and(|found| {
            after[..found.span.start].chars().all(|c| "のに、,よりから ~ ".contains(c))
        })
    };
    let precedes = |list: &[&str]| {
        find(before, list).last().is_some_and(|found| {
            before[found.span.end..].chars().all(|c| "はが:： ,、".contains(c))
        })
    };
    let starts = item.spoken.bound == Bound::From;
    if (is_main && starts) || follows(EFFECT_AFTER) || precedes(EFFECT_BEFORE) {
        return Role::Effective;
    }
    if !find(after, DUE).is_empty() || !find(before, DUE).is_empty() {
        return Role::Due;
    }
    // The word after the date in Japanese (金曜までにアポ), or before it (アポは金曜, visit 12/10).
    let next =
        steps.iter().position(|step| step.span.start >= item.span.end && step.span.end <= until);
    let last =
        steps.iter().rposition(|step| step.span.start >= from && step.span.end <= item.span.start);
    let latin = before.chars().next_back().is_none_or(|c| c.is_ascii()) && before.trim().is_ascii();
    let chosen = if latin { last.or(next) } else { next.or(last) };
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
