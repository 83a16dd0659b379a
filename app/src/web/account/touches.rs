//! What passed with an account: discussions, visits, thanks, the newest first.

use fushime_core::event::Event;
use fushime_core::event::account::VisitHeld;
use fushime_core::ids::Position;
use fushime_core::state::{Account, Talk, Touch, TouchKind};
use maud::{Markup, html};

use super::super::accounts::touches;
use super::super::list::{self, ROWS};
use super::super::picture;
use crate::office::{Office, OfficeError};
use crate::reading::Reading;

/// One page of what passed, with the words that stand in the ledger alone.
pub(super) struct Passed<'a> {
    page: usize,
    total: usize,
    rows: Vec<(&'a Touch, Option<Event>)>,
}

impl<'a> Passed<'a> {
    /// Reads a page of what this person may read.
    pub(super) async fn read(
        office: &Office,
        reading: Reading<'a>,
        account: &'a Account,
        page: usize,
    ) -> Result<Self, OfficeError> {
        let all: Vec<&Touch> = touches(reading, account).collect();
        let mut rows = Vec::new();
        for touch in all.iter().skip(page.saturating_mul(ROWS)).take(ROWS) {
            let event = match touch.kind {
                TouchKind::Discussion => None,
                TouchKind::Visit | TouchKind::Thanks => event(office, touch.entry).await?,
            };
            rows.push((*touch, event));
        }
        Ok(Self { page, total: all.len(), rows })
    }

    /// Shows them.
    pub(super) fn show(&self, reading: Reading<'_>, account: &Account) -> Markup {
        let text = reading.text;
        let talks: Vec<&Talk> = reading
            .state
            .discussions
            .iter()
            .filter(|talk| talk.gist.account == Some(account.id))
            .collect();
        let talk = |touch: &Touch| {
            let nth = talks.binary_search_by_key(&touch.entry, |talk| talk.at.entry).ok()?;
            talks.get(nth).copied()
        };
        let path = format!("/accounts/{}", account.id);
        html! {
            section {
                div.sh { h2 { (text.get("account-passed")) }
                    span.r { (text.get("account-passed-about")) } }
                @if self.rows.is_empty() {
                    p.sm.mut.after { (text.get("account-nothing-passed")) }
                }
                ol.tl {
                    @for (touch, event) in &self.rows {
                        (row(reading, touch, talk(touch), event.as_ref()))
                    }
                }
                (list::pages(reading, &path, &[], (self.page, self.total)))
            }
        }
    }
}

async fn event(office: &Office, entry: Position) -> Result<Option<Event>, OfficeError> {
    let before = Position(entry.0.saturating_sub(1));
    let read = office.read_after(before, 1).await?;
    Ok(read.into_iter().find(|read| read.position == entry).map(|read| read.event))
}

fn row(reading: Reading<'_>, touch: &Touch, talk: Option<&Talk>, event: Option<&Event>) -> Markup {
    let text = reading.text;
    let by = reading.state.speaker(touch.entry);
    let directive = touch.directive.filter(|id| reading.see(*id).is_some());
    let kind = match touch.kind {
        TouchKind::Discussion => "account-talk",
        TouchKind::Visit => "account-visit",
        TouchKind::Thanks => "account-thanks",
    };
    html! {
        li {
            time datetime=(touch.on) { (text.day(touch.on)) }
            span.mk { (picture::mark(if touch.carried { "word" } else { "" })) }
            div.cn {
                div.wh {
                    b { (text.get(kind)) }
                    @if let Some(talk) = talk {
                        a href={ "/discussions/" (talk.id) } { (talk.id)
                            @if let Some(title) = &talk.gist.title { " " (title) } }
                    }
                    span { (reading.speaker(by)) }
                    @if let Some(id) = directive { a href={ "/d/" (id) } { (id) } }
                    @if touch.carried { span.tag.ok { (text.get("account-carried")) } }
                }
                @if let Some(talk) = talk { (gist(reading, talk)) }
                @match event {
                    Some(Event::ThanksGiven(thanks)) => {
                        p.bd { (thanks.text)
                            @if let Some(id) = thanks.contact {
                                " " span.mut { (reading.contact_named(id)) } } }
                    }
                    Some(Event::VisitHeld(visit)) => (visited(reading, visit)),
                    _ => {}
                }
                @if let Some((_, right)) = reading.state.corrections.get(&touch.entry) {
                    p.bd { (right) } p.lack { (text.get("web-corrected")) }
                }
            }
        }
    }
}

/// The line of a discussion that says most.
fn gist(reading: Reading<'_>, talk: &Talk) -> Markup {
    let gist = &talk.gist;
    let lines = [
        ("show-talk-said", &gist.said_to_client),
        ("show-talk-client-answered", &gist.client_answered),
        ("show-talk-agreed", &gist.agreed),
        ("show-talk-asked", &gist.asked),
        ("show-talk-answered", &gist.answered),
    ];
    let said = lines.iter().filter_map(|(key, words)| Some((*key, words.as_ref()?))).take(2);
    html! {
        @for (key, words) in said {
            p.bd { span.mut { (reading.text.get(key)) } " " span.m { (words) } }
        }
    }
}

fn visited(reading: Reading<'_>, visit: &VisitHeld) -> Markup {
    let text = reading.text;
    let went: Vec<String> = visit.members.iter().map(|id| reading.member(*id)).collect();
    let met: Vec<String> = visit.contacts.iter().map(|id| reading.contact_named(*id)).collect();
    html! {
        p.bd { (visit.purpose) }
        @if !went.is_empty() || !met.is_empty() {
            p.bd.sm.mut { (text.list(&went)) @if !met.is_empty() { " → " (text.list(&met)) } }
        }
        @for (key, words) in [
            ("show-talk-said", &visit.said_to_client),
            ("show-talk-client-answered", &visit.client_answered),
        ] {
            @if let Some(words) = words {
                p.bd { span.mut { (text.get(key)) } " " span.m { (words) } }
            }
        }
    }
}
