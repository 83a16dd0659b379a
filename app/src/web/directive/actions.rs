//! What can be done to a directive: a few things at once, the recommended first, the rest below.

use fushime_core::access::{Action, Thing};
use fushime_core::state::{Directive, Standing};
use fushime_core::today::Step;
use fushime_core::turn::debts;
use maud::{Markup, html};

use super::super::act::{self, Target, address};
use super::super::shell;
use crate::reading::Reading;

/// So many stand there at once; what is done rarely is one click away.
const AT_ONCE_MAX: usize = 5;

/// An act, and what it is done to.
type Link = (&'static str, String);

/// Shows what this person can do now.
pub(in crate::web) fn show(reading: Reading<'_>, directive: &Directive) -> Markup {
    let mut links: Vec<Link> = Vec::new();
    for link in owed(reading, directive).into_iter().chain(usual(directive)) {
        let same = links.iter().any(|known| known.0 == link.0);
        let target = Target::read(&link.1);
        if !same && target.is_some_and(|target| act::may(reading, link.0, target)) {
            links.push(link);
        }
    }
    let (first, rest) = links.split_at(links.len().min(AT_ONCE_MAX));
    let talks = shell::may(reading, Action::Record, Thing::Directive(directive));
    let name = |link: &Link| reading.text.get(&format!("act-{}", link.0));
    html! {
        @if !first.is_empty() {
            div.acts role="group" aria-label=(reading.text.get("web-actions")) {
                @for (nth, link) in first.iter().enumerate() {
                    a.act.rec[nth == 0] href=(address(link.0, &link.1)) {
                        @if link.0 == "confirm" { i.seal {} }
                        (name(link))
                    }
                }
                @if !rest.is_empty() || talks {
                    details.post {
                        summary.act.txt { (reading.text.get("web-more-acts")) }
                        div.pop.list {
                            @if talks { a href={ "/discuss?directive=" (directive.id) } {
                                (reading.text.get("discuss-title")) } }
                            @for link in rest { a href=(address(link.0, &link.1)) { (name(link)) } }
                        }
                    }
                }
            }
        }
    }
}

/// What the leader owes, or the administrator: it comes first.
fn owed(reading: Reading<'_>, directive: &Directive) -> Vec<Link> {
    let id = directive.id;
    if !directive.is_open() || !shell::may(reading, Action::Decide, Thing::Directive(directive)) {
        return Vec::new();
    }
    let mut links: Vec<Link> = Vec::new();
    for debt in debts(reading.state, directive, reading.day).into_iter().take(2) {
        links.extend(links_of(debt.step, id));
    }
    links
}

/// The acts that settle a step.
pub(in crate::web) fn links_of(step: Step, id: fushime_core::ids::DirectiveId) -> Vec<Link> {
    match step {
        Step::AnswerConcern(concern) => vec![("answer-concern", concern.to_string())],
        Step::AnswerQuestion(question) => vec![("answer", question.to_string())],
        Step::DecideContest(_) => vec![("decide-contest", id.to_string())],
        Step::DecideDetour(detour) => vec![("decide-detour", detour.to_string())],
        Step::AnswerSlip(no) => vec![("answer-slip", format!("{id}.{no}"))],
        Step::AgreePlan => vec![("agree", id.to_string()), ("return-plan", id.to_string())],
        Step::HearDifficulty | Step::TakeUp => vec![("heard", id.to_string())],
        Step::Confirm(no) => {
            vec![("confirm", format!("{id}.{no}")), ("return", format!("{id}.{no}"))]
        }
        Step::Reassign => vec![("reassign", id.to_string())],
        Step::Affirm => vec![("reaffirm", id.to_string())],
        Step::Ask => vec![("question", id.to_string())],
        _ => Vec::new(),
    }
}

/// What is usually done, and then what is rarely done.
fn usual(directive: &Directive) -> Vec<Link> {
    let id = directive.id.to_string();
    if !directive.is_open() {
        return vec![("reopen", id)];
    }
    let preparing = matches!(directive.standing, Standing::Proposed | Standing::Heard);
    let first: &[&str] = if preparing { &["difficulty", "plan"] } else { &[] };
    let pause = if directive.hold.is_some() { "resume" } else { "hold" };
    first
        .iter()
        .copied()
        .chain(["update", "evidence", "report", "concern", "move", "detour", "ask-leader", "help"])
        .chain(["question", "postpone", pause, "done", "define", "milestone", "drop-milestone"])
        .chain(["coach", "promise", "confirm", "reassign", "escalate", "withdraw", "buy-back"])
        .map(|act| (act, id.clone()))
        .collect()
}
