//! 私の画面: what is asked of me, and everything my leader sees of it, in the same words.

mod said;

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::State;
use axum::response::Response;
use fushime_core::culm::{Culm, Window};
use fushime_core::event::terms::Tap;
use fushime_core::ids::{DirectiveId, MemberId};
use fushime_core::state::{Directive, Question};
use fushime_core::today::{About, Item, today};
use jiff::civil::Date;
use maud::{Markup, html};

use super::act::address;
use super::answer::{fault, send};
use super::caller::Caller;
use super::directive::moment;
use super::house::{HouseHandle, Sitting, new_key};
use super::shell::{self, Place};
use super::{picture, today as today_page};
use crate::office::looking::{self, Looked};
use crate::reading::Reading;

/// `GET /mine`
pub(super) async fn show(State(house): State<HouseHandle>, caller: Caller) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let mine = mine(reading);
    let mut looks: Vec<Looked> = Vec::new();
    for directive in &mine {
        match looking::looks(house.vault(), directive.id, sitting.moment.at).await {
            Ok(found) => looks.extend(found),
            Err(error) => return fault(&error),
        }
    }
    looks.sort_by_key(|look| std::cmp::Reverse(look.at));
    let title = reading.text.get("own-title");
    send(&shell::page(reading, Place::Mine, &title, page(reading, &mine, &looks)))
}

/// The open directives of whoever reads, those with the next date first.
fn mine(reading: Reading<'_>) -> Vec<&Directive> {
    let own = reading.state.directives.iter();
    let own = own.filter(|it| it.is_open() && it.ask.owner == reading.viewer);
    let mut own: Vec<&Directive> = own.filter(|it| reading.see(it.id).is_some()).collect();
    own.sort_by_key(|directive| {
        let next = directive.next_milestone().map(|next| next.due.on);
        (next.unwrap_or(Date::MAX), directive.id)
    });
    own
}

/// What the leaders see of these directives on their day.
fn seen_by_leaders(
    reading: Reading<'_>,
    mine: &[&Directive],
) -> BTreeMap<DirectiveId, (MemberId, Item)> {
    let leader = |it: &&Directive| reading.state.leader_for(it, reading.day);
    let leaders: BTreeSet<MemberId> = mine.iter().filter_map(leader).collect();
    let ids: BTreeSet<DirectiveId> = mine.iter().map(|it| it.id).collect();
    let mut seen = BTreeMap::new();
    for leader in leaders {
        let day = today(reading.state, leader, reading.as_of(), None);
        for item in day.items.into_iter().chain(day.not_today) {
            if let About::Directive(id) = item.about
                && ids.contains(&id)
            {
                seen.insert(id, (leader, item));
            }
        }
    }
    seen
}

fn page(reading: Reading<'_>, mine: &[&Directive], looks: &[Looked]) -> Markup {
    let text = reading.text;
    let items = seen_by_leaders(reading, mine);
    let mut questions: Vec<&Question> = mine
        .iter()
        .flat_map(|directive| &directive.open_questions)
        .filter_map(|id| reading.state.questions.get(*id))
        .filter(|question| question.to == reading.viewer)
        .collect();
    questions.sort_by_key(|question| question.at.entry);
    let culms: Vec<Culm> = mine.iter().map(|it| reading.culm(it, &[])).collect();
    let window = Window::over(&culms, reading.day);
    html! {
        div.ph {
            h1 { (text.get("own-title"))
                small { (reading.member(reading.viewer)) " " (text.long_day(reading.day)) } }
            p.sm.mut { (text.get("web-mine-all")) br; (looked(reading, looks)) }
        }
        @for question in &questions { (ask(reading, question)) }
        section.sec {
            div.sh { h2 { (text.get("web-mine-asked")) }
                span.r { (text.with("today-later-count", &[("count", i64::try_from(mine.len()).unwrap_or(i64::MAX).into())])) } }
            @if mine.is_empty() { p.m.large.empty { (text.get("own-asked-none")) } }
            ol.fl {
                @for directive in mine { (row(reading, directive, items.get(&directive.id), window)) }
            }
        }
        @if !mine.is_empty() { (picture::legend(reading)) }
        div.two.sec {
            (said::words(reading, mine))
            aside {
                (said::signals(reading, mine))
                div.sh.sec { h2 { (text.get("web-mine-not")) } }
                p.sm.after { (text.get("web-mine-not-about")) }
                p.sm.mut { (text.get("own-not-recorded")) " "
                    a href="/notice" { (text.get("notice-link")) } }
            }
        }
    }
}

fn looked(reading: Reading<'_>, looks: &[Looked]) -> Markup {
    let mut seen = BTreeSet::new();
    let each: Vec<&Looked> = looks.iter().filter(|it| seen.insert(it.who)).take(4).collect();
    html! {
        @if !each.is_empty() { (reading.text.get("web-looked")) ": "
            @for (nth, look) in each.iter().enumerate() {
                @if nth > 0 { ", " }
                (reading.member(look.who)) " " (moment(reading, look.at))
            }
        }
    }
}

/// The question that was really sent, with the four answers: one line and one tap.
fn ask(reading: Reading<'_>, question: &Question) -> Markup {
    let text = reading.text;
    let id = question.directive;
    let place = reading.state.directives.get(id).map(|it| reading.place(it)).unwrap_or_default();
    let by =
        question.answer_by.map(|by| text.with("own-question-by", &[("day", text.day(by).into())]));
    html! {
        form.cap.asked method="post" action=(address("update", id)) {
            input type="hidden" name="key" value=(format!("{:032x}", new_key().0));
            input type="hidden" name="back" value="mine";
            p.sm.mut {
                (text.with("web-question-from", &[("who", reading.speaker(question.by).into())])) " "
                (text.day(question.at.on)) " " a href={ "/d/" (id) } { (place) " " (id) }
                @if let Some(by) = by { " " (by) }
            }
            p.m { "「" (question.text) "」" }
            div.ans role="group" aria-label=(text.get("web-four-answers")) {
                @for tap in Tap::ALL { button name="tap" value=(tap.as_str()) { (text.name(*tap)) } }
            }
            div.line {
                label.vh for={ "a" (question.id) } { (text.get("web-add")) }
                input.inp id={ "a" (question.id) } name="text" placeholder=(text.get("web-answer-hint"));
                button.btn.pri { (text.get("web-send")) }
            }
            p.links {
                @for act in ["concern", "move", "help", "ask-leader"] {
                    a href={ (address(act, id)) "?back=mine" } { (text.get(&format!("act-{act}"))) }
                }
            }
            p.xs.mut { (text.get("web-answer-about")) }
        }
    }
}

fn row(
    reading: Reading<'_>,
    directive: &Directive,
    seen: Option<&(MemberId, Item)>,
    window: Window,
) -> Markup {
    let text = reading.text;
    let signals = seen.map_or(&[][..], |(_, item)| &item.signals);
    let whose = reading.turn(directive);
    html! {
        li.fi.me {
            div {
                div.hd {
                    h3 { a href={ "/d/" (directive.id) } {
                        @let place = reading.place(directive);
                        @if place.is_empty() { (directive.id) } @else { (place) }
                    } }
                    span.sm { (directive.ask.sentence) } span.sm.mut { (directive.id) }
                }
                p.sm { b { (text.name(whose.turn)) } " " (reading.turn_why(&whose)) }
                @if let Some((leader, item)) = seen {
                    details.sum {
                        summary { (text.with("web-leader-sees", &[("who", reading.member(*leader).into())])) }
                        p { (reading.say(&item.why)) }
                        p { (today_page::points(reading, item)) }
                        p.mut { (text.get("web-not-your-points")) }
                    }
                }
                div.acts {
                    @for act in ["update", "evidence", "report", "concern"] {
                        a.act.rec[act == "update"] href={ (address(act, directive.id)) "?back=mine" } {
                            (text.get(&format!("act-{act}")))
                        }
                    }
                }
            }
            div.cu.up {
                (picture::row(reading, &reading.culm(directive, signals), window))
                @if let Some(next) = directive.next_milestone() {
                    p { span.shu[next.due.on < reading.day] { (reading.milestone(next)) } }
                }
            }
        }
    }
}
