//! これからの二週間: twelve days from Monday on, with the milestones and promises on each.

use fushime_core::calendar::plus_days;
use fushime_core::state::{Directive, Milestone};
use jiff::civil::Date;
use maud::{Markup, html};

use crate::reading::Reading;

/// Two weeks without their last weekend.
const DAYS: i64 = 12;
/// So many stand in a day; the others are counted.
const SHOWN_MAX: usize = 5;

/// Something on a day.
struct Mark {
    on: Date,
    kind: &'static str,
    href: String,
    said: String,
}

/// The open directives this person leads.
fn led(reading: Reading<'_>) -> impl Iterator<Item = &Directive> {
    let leads = move |it: &&Directive| {
        it.is_open() && reading.state.leader_for(it, reading.day) == Some(reading.viewer)
    };
    reading.state.directives.iter().filter(leads).filter(move |it| reading.see(it.id).is_some())
}

fn marks(reading: Reading<'_>, first: Date, last: Date) -> Vec<Mark> {
    let within = |day: Date| first <= day && day <= last;
    let mut marks = Vec::new();
    for directive in led(reading) {
        let open = |it: &&Milestone| it.confirmed.is_none() && !it.dropped && within(it.due.on);
        for milestone in directive.milestones.iter().filter(open) {
            let due = milestone.reported.is_none() && milestone.due.on <= reading.day;
            marks.push(Mark {
                on: milestone.due.on,
                kind: if due { "hot" } else { "" },
                href: format!("/d/{}", directive.id),
                said: format!("{} {}", reading.place(directive), milestone.name),
            });
        }
    }
    let own = reading.state.promises.iter();
    let own = own.filter(|it| it.settled_on.is_none() && it.made.by == reading.viewer);
    for promise in own.filter(|it| within(it.made.due.on)) {
        marks.push(Mark {
            on: promise.made.due.on,
            kind: "v",
            href: format!("/promises#{}", promise.id),
            said: promise.made.text.to_string(),
        });
    }
    marks
}

/// Shows the days.
pub(super) fn show(reading: Reading<'_>) -> Markup {
    let text = reading.text;
    let first = plus_days(reading.day, -i64::from(reading.day.weekday().to_monday_zero_offset()));
    let last = plus_days(first, DAYS - 1);
    let marks = marks(reading, first, last);
    let calendar = reading.calendars.firm();
    html! {
        section.sec aria-labelledby="ahead" {
            div.sh { h2 #ahead { (text.get("today-ahead-title")) }
                span.r { (text.get("today-ahead-about")) } }
            div.wk14 {
                @for day in (0..DAYS).map(|days| plus_days(first, days)) {
                    @let on: Vec<&Mark> = marks.iter().filter(|mark| mark.on == day).collect();
                    div.d.we[!calendar.is_working_day(day)].now[day == reading.day].mt[on.is_empty()] {
                        div.h { b { (head(day, first)) } span { (text.weekday(day)) } }
                        @if let Some(holiday) = calendar.holiday(day) { (holiday) }
                        ul {
                            @for mark in on.iter().take(SHOWN_MAX) {
                                li.v[mark.kind == "v"].hot[mark.kind == "hot"] {
                                    a href=(mark.href) { (mark.said) } }
                            }
                            @if on.len() > SHOWN_MAX {
                                @let more = i64::try_from(on.len() - SHOWN_MAX).unwrap_or(i64::MAX);
                                li { (text.with("web-others", &[("count", more.into())])) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The month stands with the first day and where it changes.
fn head(day: Date, first: Date) -> String {
    if day == first || day.day() == 1 {
        format!("{}/{}", day.month(), day.day())
    } else {
        day.day().to_string()
    }
}

/// What comes after today, in a few lines, for paper.
pub(super) fn next_lines(reading: Reading<'_>, most: usize) -> Vec<String> {
    let tomorrow = plus_days(reading.day, 1);
    let mut marks = marks(reading, tomorrow, plus_days(reading.day, 14));
    marks.sort_by_key(|mark| mark.on);
    let line = |mark: &Mark| format!("{} {}", reading.text.short_day(mark.on), mark.said);
    marks.iter().take(most).map(line).collect()
}
