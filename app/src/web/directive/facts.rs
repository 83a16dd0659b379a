//! The four facts: what was asked, what counts as done, what may be conceded, what hangs on it.

use fushime_core::event::terms::{Authority, DoneWhen, Stakes};
use fushime_core::gate::done_when;
use fushime_core::state::Directive;
use maud::{Markup, html};

use crate::reading::Reading;

/// Shows the facts. An empty one says so.
pub(super) fn show(reading: Reading<'_>, directive: &Directive) -> Markup {
    let text = reading.text;
    html! {
        dl.facts {
            @for (key, said) in all(reading, directive) {
                div { dt { (text.get(key)) }
                    dd {
                        @if said.is_empty() { (text.get("show-none")) }
                        @for part in &said { p { (part) } }
                    }
                }
            }
        }
    }
}

fn all(reading: Reading<'_>, directive: &Directive) -> [(&'static str, Vec<String>); 4] {
    let ask = &directive.ask;
    let text = reading.text;
    let policy = reading.state.policy_of(directive);
    let mut asked = vec![ask.sentence.to_string()];
    let words = ask.client_words.as_ref();
    let words = words.or_else(|| policy?.details.client_words.as_ref());
    asked.extend(words.map(|it| text.with("show-words", &[("text", it.to_string().into())])));
    let why = ask.why.as_ref().or_else(|| policy?.details.why.as_ref());
    asked.extend(why.map(|it| text.with("show-why", &[("text", it.to_string().into())])));
    asked.extend(
        ask.due.as_ref().map(|due| text.with("show-due", &[("day", text.day(due.on).into())])),
    );
    let authority = ask.authority.as_ref().or_else(|| policy?.details.authority.as_ref());
    [
        ("show-asked", asked),
        ("show-done-when", done_when(ask, policy).map(|it| done(reading, it)).unwrap_or_default()),
        ("show-authority", authority.map(|it| conceded(reading, it)).unwrap_or_default()),
        ("show-stakes", ask.stakes.as_ref().map(|it| stakes(reading, it)).unwrap_or_default()),
    ]
}

pub(in crate::web) fn done(reading: Reading<'_>, done: &DoneWhen) -> Vec<String> {
    let text = reading.text;
    let mut said: Vec<String> = done.text.iter().map(ToString::to_string).collect();
    said.extend(done.kinds.iter().map(|kind| text.name(*kind)));
    let stage =
        done.stage.map(|it| text.with("show-done-stage", &[("stage", text.name(it).into())]));
    said.extend(stage);
    said
}

pub(in crate::web) fn conceded(reading: Reading<'_>, authority: &Authority) -> Vec<String> {
    let text = reading.text;
    let said = |key: &str, name: &str, value: String| text.with(key, &[(name, value.into())]);
    let mut all: Vec<String> = authority.text.iter().map(ToString::to_string).collect();
    let percent = authority.percent.map(|it| text.percent(it));
    all.extend(percent.map(|it| said("show-concede-percent", "percent", it)));
    all.extend(authority.yen.map(|it| said("show-concede-yen", "yen", text.yen(it))));
    all.extend(authority.effective_on.map(|it| said("show-concede-day", "day", text.day(it))));
    all.extend(authority.more_from.map(|it| said("show-concede-more", "who", reading.member(it))));
    let never = authority.never.as_ref().map(ToString::to_string);
    all.extend(never.map(|it| said("show-concede-never", "text", it)));
    all
}

fn stakes(reading: Reading<'_>, stakes: &Stakes) -> Vec<String> {
    let text = reading.text;
    let mut all = Vec::new();
    let mut row = |key: &str, parts: Vec<String>| {
        if !parts.is_empty() {
            all.push(format!("{}: {}", text.get(key), text.list(&parts)));
        }
    };
    row("show-stakes-client", stakes.client.iter().map(ToString::to_string).collect());
    let yen = stakes.firm_yen.map(|yen| text.yen(yen));
    row("show-stakes-firm", stakes.firm.iter().map(ToString::to_string).chain(yen).collect());
    row("show-stakes-salesperson", stakes.salesperson.iter().map(ToString::to_string).collect());
    all
}
