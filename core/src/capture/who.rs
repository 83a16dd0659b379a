//! Who is asked.

use fushime_wording::fact::Person;
use fushime_wording::fold_width;
use fushime_wording::span::{Found, Span};

use super::Reading;
use super::book::{Someone, may_be_asked};
use super::client::{account, counterpart};
use super::draft::Pick;
use super::lexicon::has;
use super::near::{self, NEAR_MAX};
use super::reading::scripts;
use crate::ids::{AccountId, ContactId, MemberId, Numbered, PolicyId};
use crate::words::Words;

/// Who takes part, and where what is asked begins.
pub(super) struct Parties {
    pub owner: Pick<MemberId>,
    pub account: Pick<AccountId>,
    pub counterpart: Pick<ContactId>,
    /// The first byte after whom it is asked of.
    pub content: usize,
    /// People and companies that found no place.
    pub not_understood: Vec<Span>,
}

/// The likely owner is the one who looks after the account.
const WHY_ACCOUNT_OWNER: &str = "capture-why-account-owner";
/// Of several with this name only one can be asked by the viewer.
const WHY_ONLY_ONE: &str = "capture-why-only-one";

const LABELS: &[&str] = &["担当", "担当者", "宛先", "指示", "依頼", "to", "owner", "ask"];

pub(super) fn read(reading: &Reading<'_>) -> Parties {
    let prefix = prefix(reading.text);
    let owner = prefix.and_then(|(span, _)| owner_in_prefix(reading, span));
    let labelled = prefix.filter(|(span, _)| is_label(span.of(reading.text)));
    let mut content = match (&owner, prefix) {
        (Some((_, begins)), Some((_, content))) => begins.unwrap_or(content),
        _ => labelled.map_or(0, |(_, content)| content),
    };
    let mut owner = owner.map(|(pick, _)| pick);
    if owner.is_none() {
        let named = owner_in_text(reading).or_else(|| unknown_owner(reading));
        if let Some((pick, span)) = named {
            content = after_owner(reading.text, content, span);
            owner = Some(pick);
        }
    }
    let owner_span = owner.as_ref().and_then(span_of);
    let mut account = account(reading, owner_span);
    let counterpart = counterpart(reading, owner_span, &mut account);
    let owner = owner.unwrap_or_else(|| likely_owner(reading, &account));
    let not_understood = left_over(reading, &owner, &account, &counterpart);
    Parties { owner, account, counterpart, content, not_understood }
}

fn span_of<K>(pick: &Pick<K>) -> Option<Span> {
    match pick {
        Pick::Named { span, .. } | Pick::Unknown { span, .. } => Some(*span),
        Pick::Several { span, .. } => *span,
        Pick::Likely { .. } | Pick::Missing => None,
    }
}

/// Finds what stands before a colon at the beginning: its span, and where the rest begins.
fn prefix(text: &str) -> Option<(Span, usize)> {
    let (at, colon) = text.char_indices().take(40).find(|(_, c)| matches!(c, ':' | '：'))?;
    let after = at + colon.len_utf8();
    let digits = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == '/');
    let clock = digits(text[..at].chars().next_back()) && digits(text[after..].chars().next());
    let name = text[..at].trim();
    if clock || name.is_empty() || text[after..].starts_with("//") {
        return None;
    }
    let start = text.len() - text.trim_start().len();
    Some((Span { start, end: start + name.len() }, after))
}

fn is_label(words: &str) -> bool {
    LABELS.contains(&fold_width(words).as_str())
}

/// The owner before a colon, and where what is asked begins when that is not after the colon.
fn owner_in_prefix(reading: &Reading<'_>, span: Span) -> Option<(Pick<MemberId>, Option<usize>)> {
    let words = span.of(reading.text);
    if is_label(words) {
        return None;
    }
    let bare = bare_name(words);
    if let Some(members) = members_named(reading, bare) {
        return Some((choose(reading, members, span), None));
    }
    let mut named: Vec<(Vec<MemberId>, Span)> = Vec::new();
    for person in reading.facts.people.iter().filter(|found| found.span.end <= span.end) {
        if let Some(members) = members_of(reading, person) {
            named.push((members, person.span));
        }
    }
    if let [(members, at)] = &named[..] {
        // Ohno to inform Kanto Beverage: …
        let longer = span.end - at.end > 12;
        let begins = longer.then(|| after_owner(reading.text, 0, *at));
        return Some((choose(reading, members.clone(), *at), begins));
    }
    if !named.is_empty() {
        let mut ids: Vec<MemberId> = named.into_iter().flat_map(|(ids, _)| ids).collect();
        ids.sort_unstable();
        ids.dedup();
        return Some((Pick::Several { ids, span: None }, None));
    }
    let company = reading.facts.companies.iter().any(|company| company.span.start < span.end);
    let sentence = bare.chars().count() > 20
        || bare.chars().any(|c| c.is_ascii_digit())
        || has(bare, "を|値上げ|件|について|re");
    if company || sentence {
        return None;
    }
    Some((unknown(reading, bare, span), None))
}

/// Takes さん, @, -san and 担当 off a name.
fn bare_name(words: &str) -> &str {
    let mut name = words.trim().trim_start_matches(['@', '＠', '→', '【', '[', '＜', '<']);
    name = name.trim_end_matches(['】', ']', '＞', '>']);
    for label in ["担当者", "担当", "宛先"] {
        name = name.strip_prefix(label).unwrap_or(name).trim_start();
    }
    for honorific in
        ["さん", "君", "くん", "さま", "様", "殿", "へ", "-san", " san", "-San", " San"]
    {
        name = name.strip_suffix(honorific).unwrap_or(name);
    }
    name.trim()
}

fn members_named(reading: &Reading<'_>, name: &str) -> Option<Vec<MemberId>> {
    let folded = fold_width(name);
    let same = reading.book.people().filter(|(known, _)| fold_width(known) == folded);
    let mut members: Vec<MemberId> = same
        .flat_map(|(_, who)| who.iter())
        .filter_map(|who| match who {
            Someone::Member(id) => Some(*id),
            Someone::Contact(_) => None,
        })
        .collect();
    members.sort_unstable();
    members.dedup();
    (!members.is_empty()).then_some(members)
}

/// Returns the members a found person may be.
fn members_of(reading: &Reading<'_>, person: &Found<Person>) -> Option<Vec<MemberId>> {
    match person.value.known {
        Some(place) => {
            let members: Vec<MemberId> = reading
                .book
                .bearers(place)
                .iter()
                .filter_map(|who| match who {
                    Someone::Member(id) => Some(*id),
                    Someone::Contact(_) => None,
                })
                .collect();
            (!members.is_empty()).then_some(members)
        }
        None => members_named(reading, &person.value.name),
    }
}

pub(super) fn contacts_of(reading: &Reading<'_>, person: &Found<Person>) -> Vec<ContactId> {
    let name = fold_width(&person.value.name);
    let mut contacts: Vec<ContactId> = reading
        .book
        .people()
        .filter(|(known, _)| fold_width(known) == name)
        .flat_map(|(_, who)| who.iter())
        .filter_map(|who| match who {
            Someone::Contact(id) => Some(*id),
            Someone::Member(_) => None,
        })
        .collect();
    contacts.sort_unstable();
    contacts.dedup();
    contacts
}

/// One is named; of several the viewer may ask only one, or has to choose.
fn choose(reading: &Reading<'_>, members: Vec<MemberId>, span: Span) -> Pick<MemberId> {
    if let [id] = members[..] {
        return Pick::Named { id, span };
    }
    let day = reading.said.date();
    let askable = |id: &&MemberId| may_be_asked(reading.state, reading.viewer, **id, day);
    let fit: Vec<MemberId> = members.iter().filter(askable).copied().collect();
    match fit[..] {
        [id] => Pick::Likely { id, why: WHY_ONLY_ONE },
        [] => Pick::Several { ids: members, span: Some(span) },
        _ => Pick::Several { ids: fit, span: Some(span) },
    }
}

fn unknown(reading: &Reading<'_>, name: &str, span: Span) -> Pick<MemberId> {
    let mut near: Vec<(usize, MemberId)> = Vec::new();
    for (known, who) in reading.book.people() {
        let Some(distance) = near::distance(name, known) else { continue };
        for id in who.iter().filter_map(|who| match who {
            Someone::Member(id) => Some(*id),
            Someone::Contact(_) => None,
        }) {
            if may_be_asked(reading.state, reading.viewer, id, reading.said.date()) {
                near.push((distance, id));
            }
        }
    }
    Pick::Unknown { name: Words::new(name), span, near: nearest(near) }
}

/// Keeps the nearest few, each once.
pub(super) fn nearest<K: Ord + Copy>(mut near: Vec<(usize, K)>) -> Vec<K> {
    near.sort_unstable();
    let mut kept = Vec::new();
    for (_, id) in near {
        if !kept.contains(&id) {
            kept.push(id);
        }
    }
    kept.truncate(NEAR_MAX);
    kept
}

/// Tells whether a person is spoken of as somebody of the client.
pub(super) fn is_outside(reading: &Reading<'_>, person: &Found<Person>) -> bool {
    let polite = person.value.honorific.as_deref().is_some_and(|h| {
        matches!(h, "様" | "さま" | "殿" | "Mr" | "Mr." | "Ms" | "Ms." | "mr" | "ms" | "-sama")
    });
    let titled = person.value.title.is_some();
    let before = reading.text[..person.span.start].trim_end();
    let of_account = before.ends_with('の')
        || reading.facts.companies.iter().any(|company| company.span.end == before.len());
    polite || titled || of_account
}

/// Finds the first member who is named and not spoken of as somebody of the client.
fn owner_in_text(reading: &Reading<'_>) -> Option<(Pick<MemberId>, Span)> {
    reading.facts.people.iter().find_map(|person| {
        let kana = scripts(&person.value.name).hiragana_only && person.value.honorific.is_none();
        if is_outside(reading, person) || kana {
            return None;
        }
        let members = members_of(reading, person)?;
        Some((choose(reading, members, person.span), person.span))
    })
}

/// A name at the beginning that nobody bears: 田仲さん、…; Ask Tanka to …; Tanka to tell ….
fn unknown_owner(reading: &Reading<'_>) -> Option<(Pick<MemberId>, Span)> {
    let text = reading.text;
    let person = reading.facts.people.iter().find(|person| {
        let honorific = person.value.honorific.as_deref();
        let ours = honorific.is_some_and(|h| matches!(h, "さん" | "君" | "-san" | " san" | "san"));
        let is_contact = !contacts_of(reading, person).is_empty();
        ours && !is_outside(reading, person) && !is_contact && person.span.start < 12
    });
    if let Some(person) = person {
        let pick = unknown(reading, &person.value.name, person.span);
        return Some((pick, person.span));
    }
    let trimmed = text.trim_start();
    let start = text.len() - trimmed.len();
    let lower = trimmed.to_ascii_lowercase();
    let asked =
        ["please ask ", "ask ", "have ", "get "].iter().find(|ask| lower.starts_with(**ask));
    let name_at = asked.map_or(0, |ask| ask.len());
    let name: &str = trimmed.get(name_at..)?.split([' ', ',']).next()?;
    let rest = &trimmed[name_at + name.len()..];
    let capital = name.chars().next().is_some_and(|c| c.is_ascii_uppercase()) && name.len() >= 3;
    let goes_on = [" to ", " should ", " must ", " please ", ", please"]
        .iter()
        .any(|word| rest.starts_with(word));
    let verb = matches!(lower.split(' ').next(), Some("tell" | "talk" | "go" | "say" | "price"));
    if !capital || !goes_on || (asked.is_none() && verb) {
        return None;
    }
    let begin = start + name_at;
    let span = Span { start: begin, end: begin + name.len() };
    Some((unknown(reading, name, span), span))
}

/// Returns where what is asked begins after whom it is asked of.
fn after_owner(text: &str, begin: usize, span: Span) -> usize {
    let before = text[begin.min(span.start)..span.start].trim();
    let opening = before.is_empty()
        || before.chars().all(|c| matches!(c, '@' | '＠'))
        || ["ask", "please ask", "have", "get"].contains(&before.to_ascii_lowercase().as_str());
    if !opening {
        return begin;
    }
    let mut end = span.end;
    let joints = [
        "に、", "は、", "、", ",", "，", "に ", "に　", "へ、", "へ", " to ", " should ", " must ",
        " please ", "に", "は",
    ];
    if let Some(joint) = joints.iter().find(|joint| text[end..].starts_with(**joint)) {
        end += joint.len();
    }
    end
}

/// Reads numbers as people say them on the phone: A-17, P-3.
pub(super) fn numbered<K: std::str::FromStr + Numbered>(
    text: &str,
    letter: char,
) -> Vec<(K, Span)> {
    let mut found = Vec::new();
    for (start, c) in text.char_indices() {
        let before = text[..start].chars().next_back();
        if !c.eq_ignore_ascii_case(&letter) || before.is_some_and(|c| c.is_ascii_alphanumeric()) {
            continue;
        }
        let rest = &text[start + 1..];
        let Some(digits) = rest.strip_prefix('-') else { continue };
        let length = digits.chars().take_while(char::is_ascii_digit).count();
        let glued = digits[length..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
        let end = start + 2 + length;
        if length > 0
            && !glued
            && let Ok(id) = text[start..end].parse::<K>()
        {
            found.push((id, Span { start, end }));
        }
    }
    found
}

/// Returns the policies named by number.
pub(super) fn policies_numbered(text: &str) -> Vec<(PolicyId, Span)> {
    numbered(text, 'P')
}

fn likely_owner(reading: &Reading<'_>, account: &Pick<AccountId>) -> Pick<MemberId> {
    let owner = account
        .id()
        .and_then(|id| reading.state.accounts.get(id))
        .and_then(|account| account.details.owner);
    match owner {
        Some(id) if may_be_asked(reading.state, reading.viewer, id, reading.said.date()) => {
            Pick::Likely { id, why: WHY_ACCOUNT_OWNER }
        }
        _ => Pick::Missing,
    }
}

fn left_over(
    reading: &Reading<'_>,
    owner: &Pick<MemberId>,
    account: &Pick<AccountId>,
    counterpart: &Pick<ContactId>,
) -> Vec<Span> {
    let used = [span_of(owner), span_of(account), span_of(counterpart)];
    let apart = |span: Span| {
        used.iter().flatten().all(|used| span.end <= used.start || used.end <= span.start)
    };
    let people = reading
        .facts
        .people
        .iter()
        .filter(|person| person.value.known.is_none() && members_of(reading, person).is_none());
    let companies = reading.facts.companies.iter().filter(|company| company.value.known.is_none());
    people
        .map(|found| found.span)
        .chain(companies.map(|found| found.span))
        .filter(|span| apart(*span))
        .collect()
}
