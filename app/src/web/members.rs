//! 社員: who there is, in which team, who leads it since when, who is away.

use axum::extract::{Path, State};
use axum::response::Response;
use fushime_core::access::{Action, Thing};
use fushime_core::ids::MemberId;
use fushime_core::state::{Member, Team};
use maud::{Markup, html};

use super::act::{self, Target, address};
use super::answer::{fault, not_found, send};
use super::caller::Caller;
use super::house::{HouseHandle, Sitting};
use super::shell::{self, Place};
use crate::office::entering::{self, Entrance};
use crate::reading::Reading;

/// `GET /members`
pub(super) async fn show(State(house): State<HouseHandle>, caller: Caller) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let title = reading.text.get("members-title");
    send(&shell::page(reading, Place::More, &title, everybody(reading)))
}

/// `GET /members/{id}`
pub(super) async fn show_one(
    State(house): State<HouseHandle>,
    caller: Caller,
    Path(id): Path<String>,
) -> Response {
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let Some(member) = found(reading, &id) else { return not_found(reading.text) };
    let keeps = keeps(reading);
    let entrance = match keeps {
        true => entering::entrance(house.vault(), member.id, sitting.moment.at).await.map(Some),
        false => Ok(None),
    };
    match entrance {
        Ok(entrance) => {
            let main = person(reading, member, entrance);
            send(&shell::page(reading, Place::More, member.details.name.as_str(), main))
        }
        Err(error) => fault(&error),
    }
}

/// Tells whether somebody keeps who there is and lets people in.
pub(super) fn keeps(reading: Reading<'_>) -> bool {
    shell::may(reading, Action::KeepMembers, Thing::Firm)
}

/// Finds a member whom this person may read about.
pub(super) fn found<'a>(reading: Reading<'a>, id: &str) -> Option<&'a Member> {
    let id: MemberId = id.parse().ok()?;
    let member = reading.state.members.get(id)?;
    shell::may(reading, Action::ReadMember, Thing::Member(member)).then_some(member)
}

fn everybody(reading: Reading<'_>) -> Markup {
    let text = reading.text;
    let here = || reading.state.members.iter().filter(|it| it.is_here(reading.day));
    let loose: Vec<&Member> = here().filter(|it| it.team.is_none()).collect();
    let mut gone: Vec<&Member> =
        reading.state.members.iter().filter(|it| !it.is_here(reading.day)).collect();
    gone.sort_by_key(|member| std::cmp::Reverse(member.left_on));
    let count = i64::try_from(here().count()).unwrap_or(i64::MAX);
    html! {
        div.ph {
            h1 { (text.get("members-title"))
                small { (text.with("members-count", &[("count", count.into())])) } }
            (acts(reading, Target::Firm, "firm", &["member-add", "team-form"]))
        }
        @for team in reading.state.teams.iter() { (one_team(reading, team)) }
        @if !loose.is_empty() {
            section.sec {
                div.sh { h2 { (text.get("members-without-team")) } }
                (list(reading, &loose))
            }
        }
        @if !gone.is_empty() {
            details.sec.sum {
                summary { (text.get("members-gone")) }
                ul.sidelist {
                    @for member in &gone {
                        li { a href={ "/members/" (member.id) } { (member.details.name) }
                            @if let Some(day) = member.left_on {
                                span.mut { (text.with("members-until", &[("day", text.day(day).into())])) }
                            } }
                    }
                }
            }
        }
    }
}

fn one_team(reading: Reading<'_>, team: &Team) -> Markup {
    let text = reading.text;
    let belongs =
        |it: &&Member| it.is_here(reading.day) && it.team.is_some_and(|(own, _)| own == team.id);
    let members: Vec<&Member> = reading.state.members.iter().filter(belongs).collect();
    let term = team.term_on(reading.day);
    let led = match term {
        Some(term) => {
            let (who, day) = (reading.member(term.leader), text.day(term.from));
            text.with("team-led", &[("leader", who.into()), ("day", day.into())])
        }
        None => text.get("team-not-led"),
    };
    // A term that has not begun yet is told beforehand.
    let before = team.terms.iter().rev().filter(|it| term != Some(it));
    let before: Vec<_> = before.collect();
    html! {
        section.sec id=(team.id) {
            div.sh { h2 { (team.name) } span.r { (led) } }
            @if members.is_empty() { p.sm.mut.after { (text.get("members-none")) } }
            (list(reading, &members))
            @if !before.is_empty() {
                details.sum {
                    summary { (text.get("members-terms")) }
                    ul.sidelist {
                        @for term in &before {
                            li { a href={ "/members/" (term.leader) } { (reading.member(term.leader)) }
                                span.mut {
                                    @match term.until {
                                        Some(until) => { (text.days(term.from, until)) }
                                        None => { (text.with("members-from", &[("day", text.day(term.from).into())])) }
                                    }
                                } }
                        }
                    }
                }
            }
            (acts(reading, Target::Team(team.id), &team.id.to_string(), &["term-begin", "term-end"]))
        }
    }
}

fn list(reading: Reading<'_>, members: &[&Member]) -> Markup {
    html! {
        ul.sidelist.people {
            @for member in members {
                li {
                    span { a href={ "/members/" (member.id) } { b { (member.details.name) } }
                        @if let Some(title) = &member.details.title { " " span.mut { (title) } } }
                    span.sm {
                        @for role in &member.roles { span.tag { (reading.text.name(*role)) } " " }
                        @if member.is_away(reading.day) {
                            span.tag.dot { (reading.text.get("member-away")) }
                        }
                    }
                }
            }
        }
    }
}

/// What this person may do here, as links.
pub(super) fn acts(reading: Reading<'_>, target: Target, named: &str, names: &[&str]) -> Markup {
    let may: Vec<&str> =
        names.iter().copied().filter(|name| act::may(reading, name, target)).collect();
    html! {
        @if !may.is_empty() {
            div.acts.after {
                @for name in may {
                    a.act href=(address(name, named)) { (reading.text.get(&format!("act-{name}"))) }
                }
            }
        }
    }
}

fn person(reading: Reading<'_>, member: &Member, entrance: Option<Entrance>) -> Markup {
    let text = reading.text;
    let details = &member.details;
    let id = member.id.to_string();
    let names = [
        "leave-take",
        "leave-cancel",
        "member-change",
        "role-grant",
        "role-revoke",
        "team-join",
        "team-leave",
        "member-leaves",
    ];
    html! {
        p.crumb { a href="/members" { (text.get("members-title")) } " / " (id) }
        div.ph { h1 { (details.name)
            @if let Some(title) = &details.title { small { (title) } } } }
        div.two {
            section {
                dl.known { (known(reading, member)) }
                (acts(reading, Target::Member(member.id), &id, &names))
            }
            aside {
                (leaves(reading, member))
                @if let Some(entrance) = entrance { (coming_in(reading, member, entrance)) }
            }
        }
    }
}

/// What is known of a member: to everybody who and where, the rest to those who keep it.
fn known(reading: Reading<'_>, member: &Member) -> Markup {
    let text = reading.text;
    let details = &member.details;
    let roles: Vec<String> = member.roles.iter().map(|role| text.name(*role)).collect();
    let team = member.team.and_then(|(id, since)| Some((reading.state.teams.get(id)?, since)));
    let keeps = keeps(reading) || member.id == reading.viewer;
    let mut rows: Vec<(&str, String)> = Vec::new();
    rows.extend(details.reading.as_ref().map(|it| ("field-member-reading", it.to_string())));
    rows.push(("field-member-roles", text.list(&roles)));
    if let Some((team, since)) = team {
        let values = [("team", team.name.to_string().into()), ("day", text.day(since).into())];
        rows.push(("field-member-team", text.with("members-team-since", &values)));
    }
    let led = reading.state.leader_of(member.id, reading.day).filter(|it| *it != member.id);
    rows.extend(led.map(|leader| ("members-leader", reading.member(leader))));
    if keeps {
        rows.extend(details.email.as_ref().map(|it| ("field-member-email", it.to_string())));
        rows.push(("field-member-language", text.name(details.language)));
    }
    rows.extend(member.left_on.map(|day| ("field-last-day", text.day(day))));
    html! {
        @for (key, value) in &rows { div { dt { (text.get(key)) } dd { (value) } } }
    }
}

fn leaves(reading: Reading<'_>, member: &Member) -> Markup {
    let text = reading.text;
    let ahead = || member.leaves.iter().filter(|(_, last)| *last >= reading.day);
    html! {
        div.sh { h2 { (text.get("members-leave")) } }
        @if ahead().next().is_none() { p.sm.mut.after { (text.get("members-no-leave")) } }
        ul.plain.sm { @for (first, last) in ahead() { li { (text.days(*first, *last)) } } }
    }
}

/// How a member comes in, for those who let people in.
fn coming_in(reading: Reading<'_>, member: &Member, entrance: Entrance) -> Markup {
    let text = reading.text;
    let came = match entrance {
        Entrance { has_password: true, .. } => "entrance-password",
        Entrance { has_come: true, .. } => "entrance-came",
        Entrance { .. } => "entrance-never",
    };
    html! {
        div.sh.sec { h2 { (text.get("entrance-title")) } }
        p.sm.after { (text.get(came)) }
        @if member.is_here(reading.day) {
            div.acts.after {
                a.act href={ "/members/" (member.id) "/link" } { (text.get("entrance-link")) }
            }
            form.after method="post" action={ "/members/" (member.id) "/sessions" } {
                button.btn { (text.get("entrance-end")) }
            }
        }
    }
}
