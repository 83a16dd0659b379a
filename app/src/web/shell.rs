//! The frame of every page: masthead, navigation, the foot of a phone.

use fushime_core::access::{self, Action, Thing};
use fushime_core::event::terms::{Language, Role};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{assets, policies};
use crate::reading::Reading;
use crate::text::Text;

/// Which word of the navigation a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Today,
    Mine,
    Directives,
    Policies,
    More,
}

const MARK: &str = r#"<svg viewBox="0 0 16 16" aria-hidden="true"><path class="m1" d="M0 5.4H4.6Q6.4 5.4 7 4.2V11.8Q6.4 10.6 4.6 10.6H0Z"/><path class="m2" d="M16 5.9H11.4Q9.6 5.9 9 4.7V11.3Q9.6 10.1 11.4 10.1H16"/><circle class="m3" cx="8" cy="8" r="3.6"/></svg>"#;

/// Writes a whole document.
pub(super) fn document(text: &Text, title: &str, body: Markup) -> Markup {
    let [style, script, icon] = assets::addresses();
    html! {
        (DOCTYPE)
        html lang=(text.language().as_str()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1";
                title { (title) " — " (text.get("web-brand")) }
                link rel="icon" href=(icon) type="image/svg+xml";
                link rel="stylesheet" href=(style);
                script src=(script) defer {}
            }
            body { (body) }
        }
    }
}

/// Writes a page of somebody who has come in.
pub(super) fn page(reading: Reading<'_>, place: Place, title: &str, main: Markup) -> Markup {
    let text = reading.text;
    let (other, other_name) = match text.language() {
        Language::Ja => ("en", "English"),
        Language::En => ("ja", "日本語"),
    };
    let (words, others) = (navigation(reading), others(reading));
    let body = html! {
        a.skip href="#main" { (text.get("web-skip")) }
        header.top { div.in {
            a.brand href="/" { (PreEscaped(MARK)) (text.get("web-brand")) }
            nav.nav aria-label=(text.get("web-navigation")) {
                @for word in &words { (link(text, word, place)) }
                @if !others.is_empty() {
                    details.more {
                        summary aria-current=[(place == Place::More).then_some("true")] {
                            (text.get("web-nav-more")) }
                        div { @for (href, key) in &others { a href=(href) { (text.get(key)) } } }
                    }
                }
            }
            div.who {
                form.opt action="/directives" role="search" aria-label=(text.get("web-search")) {
                    label.vh for="q" { (text.get("web-search")) }
                    input #q .find name="q" type="search" placeholder=(text.get("web-search"))
                        data-key="/" autocomplete="off";
                }
                a.opt lang=(other) href={ "/language/" (other) } { (other_name) }
                span { (reading.member(reading.viewer)) }
                form.opt method="post" action="/sign-out" {
                    button.btn.txt { (text.get("web-sign-out")) }
                }
            }
        } }
        nav.tabbar aria-label=(text.get("web-navigation")) {
            @for word in &words { (link(text, word, place)) }
            @if !others.is_empty() {
                a href="#menu" aria-current=[(place == Place::More).then_some("true")] {
                    (text.get("web-nav-more")) }
            }
        }
        main #main .page data-head=(reading.state.head.0) { (main) }
        p #moved .moved role="status" hidden { (text.get("web-moved")) " "
            a href="" { (text.get("web-reload")) } }
        p #lost .moved role="alert" hidden { (text.get("web-lost")) }
        p #keys .moved role="status" hidden { (text.get("web-keys")) }
        @if !others.is_empty() {
            nav #menu .menu aria-label=(text.get("web-nav-more")) { b { (text.get("web-nav-more")) }
                @for (href, key) in &others { a href=(href) { (text.get(key)) } }
            }
        }
        footer.foot {
            a lang=(other) href={ "/language/" (other) } { (other_name) }
            form method="post" action="/sign-out" {
                button.btn.txt { (text.get("web-sign-out")) }
            }
        }
    };
    document(text, title, body)
}

/// Writes a page of somebody who has not come in.
pub(super) fn narrow(text: &Text, title: &str, main: Markup) -> Markup {
    let (other, other_name) = match text.language() {
        Language::Ja => ("en", "English"),
        Language::En => ("ja", "日本語"),
    };
    let body = html! {
        main #main .narrow {
            div.door {
                (PreEscaped(MARK))
                h1 { (text.get("web-brand")) }
                p.m.mut { (text.get("web-motto")) }
            }
            (main)
            p.xs.mut.door { a lang=(other) href={ "/language/" (other) } { (other_name) } }
        }
    };
    document(text, title, body)
}

fn link(text: &Text, word: &Word, place: Place) -> Markup {
    html! {
        a href=(word.href) aria-current=[word.is(place).then_some("page")] {
            (text.get(word.key))
        }
    }
}

/// What is not needed daily, under ほか: the address, and the key of its word.
fn others(reading: Reading<'_>) -> Vec<(&'static str, &'static str)> {
    let is_in_navigation = navigation(reading).iter().any(|word| word.is(Place::Policies));
    let may = |action| may(reading, action, Thing::Firm);
    let all = [
        (!is_in_navigation && policies::are_for(reading), "/policies", "web-nav-policies"),
        (may(Action::ReadAccount), "/accounts", "accounts-title"),
        (may(Action::Record), "/promises", "promises-title"),
        (may(Action::Record), "/discussions", "discussions-title"),
        (may(Action::ReadMember), "/members", "members-title"),
        (true, "/own", "own-door-title"),
        (true, "/notice", "notice-title"),
        (true, "/retention", "retention-title"),
        (may(Action::KeepFirm), "/settings", "settings-title"),
        (may(Action::ReadLog), "/log", "ledger-title"),
    ];
    all.into_iter().filter(|(may, ..)| *may).map(|(_, href, key)| (href, key)).collect()
}

/// Writes a page of the first run: no navigation yet, only the way on.
pub(super) fn first_run(text: &Text, title: &str, main: Markup) -> Markup {
    let (other, other_name) = match text.language() {
        Language::Ja => ("en", "English"),
        Language::En => ("ja", "日本語"),
    };
    let body = html! {
        main #main .first {
            p.brand { (PreEscaped(MARK)) (text.get("web-brand")) }
            (main)
            p.xs.mut.door { a lang=(other) href={ "/language/" (other) } { (other_name) } }
        }
    };
    document(text, title, body)
}

struct Word {
    place: Place,
    href: &'static str,
    key: &'static str,
}

impl Word {
    fn is(&self, place: Place) -> bool {
        self.place == place
    }
}

/// Tells whether somebody leads: then the first page is Today.
pub(super) fn leads(reading: Reading<'_>) -> bool {
    let member = reading.state.members.get(reading.viewer);
    member.is_some_and(|member| member.is(Role::Leader) || member.is(Role::Executive))
}

/// Tells whether somebody may read any directive, and so has a use for their list.
fn navigation(reading: Reading<'_>) -> Vec<Word> {
    let today = Word { place: Place::Today, href: "/today", key: "web-nav-today" };
    let mine = Word { place: Place::Mine, href: "/mine", key: "web-nav-mine" };
    let directives =
        Word { place: Place::Directives, href: "/directives", key: "web-nav-directives" };
    let member = reading.state.members.get(reading.viewer);
    let sells = member.is_some_and(|member| member.is(Role::Salesperson));
    let mut words = Vec::new();
    if leads(reading) {
        words.push(today);
    }
    if sells {
        words.push(mine);
    }
    words.push(directives);
    if (leads(reading) || !sells) && policies::are_for(reading) {
        words.push(Word { place: Place::Policies, href: "/policies", key: "web-nav-policies" });
    }
    words
}

/// Tells whether a person may do something to a thing today.
pub(super) fn may(reading: Reading<'_>, action: Action, thing: Thing<'_>) -> bool {
    access::may(reading.state, reading.viewer, action, thing, reading.read_on)
}
