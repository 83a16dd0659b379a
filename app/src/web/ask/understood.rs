//! What a line was read as: facts, doubts, what is missing, like directives, and the picture.

use fushime_core::calendar::QuestionKey;
use fushime_core::capture::{Dated, Name, Pick};
use fushime_core::culm::{Window, planned};
use fushime_core::gate::{GateField, Mark, Preparation, gate as marks};
use maud::{Markup, PreEscaped, html};

use super::super::act::address;
use super::super::culm_svg::{FULL_WIDTH, Size, draw};
use super::super::form::Typed;
use super::super::milestone_rows as rows;
use super::super::picture;
use super::{Understood, fields};
use crate::reading::Reading;

/// Shows what was understood, in the order of the line.
pub(super) fn parse(reading: Reading<'_>, read: &Understood) -> Markup {
    let text = reading.text;
    let questions = questions(reading, read);
    html! {
        dl.parse {
            @for (key, said) in facts(reading, read) {
                div { dt { (text.get(key)) } dd { (said) } }
            }
            @for (nth, key) in missing(read).into_iter().enumerate() {
                div.miss { dt.vh[nth > 0] { (text.get("ask-missing")) } dd { (text.get(key)) } }
            }
        }
        @if !questions.is_empty() {
            ul.doubts { @for question in &questions { li { (question) } } }
        }
        @if let Some(id) = read.draft.like.first() {
            @if let Some(seen) = reading.see(*id) {
                @let like = *seen.get();
                p.like { (text.get("ask-like")) ": "
                    a href={ "/d/" (id) } { (reading.place(like)) " " (like.ask.sentence) }
                    " " a.btn href=(address("question", id)) { (text.get("ask-like-question")) }
                    " " a.btn href=(address("milestone", id)) { (text.get("ask-like-milestone")) }
                }
            }
        }
    }
}

/// The one that was picked, why, or the ones between which a person has to choose.
fn picked<K: Copy>(
    reading: Reading<'_>,
    pick: &Pick<K>,
    name: impl Fn(K) -> String,
) -> Option<String> {
    let text = reading.text;
    let list = |ids: &[K]| text.list(&ids.iter().map(|id| name(*id)).collect::<Vec<_>>());
    match pick {
        Pick::Named { id, .. } => Some(name(*id)),
        Pick::Likely { id, why } => {
            let because = text.with("ask-because", &[("why", text.get(why).into())]);
            Some(format!("{}{because}", name(*id)))
        }
        Pick::Several { ids, .. } => Some(text.with("ask-several", &[("among", list(ids).into())])),
        Pick::Unknown { name: said, near, .. } => {
            let values = [("name", said.to_string().into()), ("near", list(near).into())];
            Some(
                text.with(
                    if near.is_empty() { "ask-unknown" } else { "ask-unknown-near" },
                    &values,
                ),
            )
        }
        Pick::Missing => None,
    }
}

fn facts(reading: Reading<'_>, read: &Understood) -> Vec<(&'static str, String)> {
    let (text, state, draft) = (reading.text, reading.state, &read.draft);
    let account =
        |id| state.accounts.get(id).map(|it| it.details.name.to_string()).unwrap_or_default();
    let contact =
        |id| state.contacts.get(id).map(|it| it.details.name.to_string()).unwrap_or_default();
    let figures = read.ask.figures.as_ref().map(|figures| text.figures(figures));
    let due = draft.due.as_ref().and_then(|dated| dated_line(reading, dated));
    let milestones: Vec<String> = draft
        .milestones
        .iter()
        .zip(&read.plans)
        .map(|(_, plan)| format!("{} {}", plan.name, text.day(plan.due.on)))
        .collect();
    let rows = [
        ("ask-row-owner", picked(reading, &draft.owner, |id| reading.member(id))),
        ("ask-row-account", picked(reading, &draft.account, account)),
        ("ask-row-counterpart", picked(reading, &draft.counterpart, contact)),
        ("ask-row-policy", picked(reading, &draft.policy, |id| reading.policy(id))),
        ("ask-row-sentence", Some(read.ask.sentence.to_string())),
        ("ask-row-figures", figures.filter(|said| !said.is_empty())),
        ("ask-row-due", due),
        ("ask-row-milestone", Some(text.list(&milestones)).filter(|said| !said.is_empty())),
        ("ask-row-done", read.ask.done_when.as_ref().map(|done| text.done_when(done))),
        ("ask-row-authority", read.ask.authority.as_ref().map(|it| text.authority(it, state))),
    ];
    rows.into_iter().filter_map(|(key, said)| Some((key, said?))).collect()
}

fn dated_line(reading: Reading<'_>, dated: &Dated) -> Option<String> {
    Some(reading.text.day(dated.due()?.on))
}

fn missing(read: &Understood) -> Vec<&'static str> {
    let needed = |(field, mark): &&(GateField, Mark)| *mark == Mark::Missing && field.is_needed();
    let mut keys: Vec<&str> =
        read.draft.gate.iter().filter(needed).map(|(field, _)| field.text_key()).collect();
    if read.ask.authority.is_none() {
        keys.push(GateField::Authority.text_key());
    }
    keys
}

/// Everything a person should look at: doubts, phrases that are no day, what found no place.
fn questions(reading: Reading<'_>, read: &Understood) -> Vec<String> {
    let (text, draft, line) = (reading.text, &read.draft, read.line.as_str());
    let of_words = |words: &str, question: String| {
        let values = [("words", words.to_owned().into()), ("question", question.into())];
        text.with("ask-of-words", &values)
    };
    let mut all: Vec<String> = Vec::new();
    for question in &draft.questions {
        let doubt = text.get(question.doubt.text_key());
        all.push(
            question.span.map_or_else(|| doubt.clone(), |it| of_words(it.of(line), doubt.clone())),
        );
    }
    let dated = draft.effective.iter().chain(&draft.due);
    for dated in dated.chain(draft.milestones.iter().map(|milestone| &milestone.due)) {
        let question: Option<QuestionKey> = dated.proposal.question;
        if let (Some(span), Some(question)) = (dated.span, question) {
            all.push(of_words(span.of(line), text.get(question.text_key())));
        }
    }
    for span in &draft.not_understood {
        all.push(text.with("ask-not-understood", &[("text", span.of(line).to_owned().into())]));
    }
    all
}

/// Draws the culm it will become, once it has a milestone.
pub(super) fn picture(reading: Reading<'_>, typed: &Typed) -> Markup {
    let plans = rows::read(typed).unwrap_or_default();
    if plans.is_empty() {
        return html! {};
    }
    let effective = typed.day_if_any("effective").ok().flatten();
    let due = typed.day_if_any("due").ok().flatten();
    let culm = planned(&plans, effective, due, reading.day);
    let alt = picture::alt(reading, &culm);
    let size = (Size::Full, FULL_WIDTH);
    html! {
        figure.culmbox tabindex="0" aria-label=(reading.text.get("web-course")) {
            (PreEscaped(draw(reading.text, &culm, Window::of(&culm), size, &alt, &|_| None)))
        }
        p.sm.mut { (reading.text.get("ask-becomes")) }
    }
}

/// ○ △ ×: how well it is defined. Nothing of it keeps anybody from writing it down.
pub(super) fn gate(reading: Reading<'_>, typed: &Typed) -> Markup {
    let text = reading.text;
    let owner = typed.id("owner").unwrap_or(reading.viewer);
    let ask = fields::put_over(reading, typed, fields::empty(owner));
    let mut ask = ask.unwrap_or_else(|_| fields::empty(owner));
    ask.sentence = typed.words("sentence").unwrap_or(ask.sentence);
    let milestones = rows::read(typed).map_or(0, |plans| plans.len());
    let under_way = typed.is_ticked("under-way");
    let all = marks(reading.state, &ask, Preparation { milestones, difficulty_named: under_way });
    html! {
        details.gate open {
            summary { (text.get("ask-gate")) }
            ul {
                @for (field, mark) in all {
                    @let mark = if field == GateField::Owner && typed.get("owner").is_empty() {
                        Mark::Missing } else { mark };
                    li {
                        b { (match mark { Mark::There => "○", Mark::Partly => "△", Mark::Missing => "×" }) }
                        " " (text.get(field.text_key()))
                        @if mark == Mark::Missing && field.is_needed() { (text.get("gate-needed")) }
                    }
                }
            }
            p.xs.mut { (text.get("ask-gate-about")) }
        }
    }
}

/// The milestones that are usual for what is asked: a button takes them over.
pub(super) fn usual(reading: Reading<'_>, read: Option<&Understood>) -> Markup {
    let offered = read.map_or(&[][..], |read| &read.draft.offered);
    let name = |name: &Name| match name {
        Name::Said(words) => words.to_string(),
        Name::Usual(key) => reading.text.get(key),
    };
    html! {
        @if !offered.is_empty() {
            p.sm.mut { (reading.text.get("ask-row-usual")) ": "
                @for (nth, offer) in offered.iter().enumerate() {
                    @if nth > 0 { ", " }
                    @if let Some(due) = offer.due.due() { (reading.text.short_day(due.on)) " " }
                    (name(&offer.name))
                }
            }
            button.btn formaction="/ask/read" formnovalidate name="usual" value="yes" {
                (reading.text.get("ask-take-usual")) }
        }
    }
}
