//! A form: its fields, what was typed into them, and why it came back.

use fushime_core::event::terms::Role;
use fushime_core::ids::{EntryId, MemberId, TeamId};
use fushime_core::money::{Percent, Yen};
use fushime_core::words::Words;
use jiff::civil::{Date, Time};
use maud::{Markup, html};
use sha2::{Digest, Sha256};

use super::house::new_key;
use crate::reading::Reading;
use crate::text::{Listed, Text};

/// What a field takes.
#[derive(Debug, Clone)]
pub(super) enum Takes {
    Line,
    /// A line nobody looks at, and that never comes back.
    Secret,
    Words,
    Day,
    Hour,
    Number,
    /// A tick: the value is `yes` or nothing.
    Tick,
    /// A line, with these names offered.
    Named(Vec<String>),
    /// One of these: the value and how it is shown.
    One(Vec<(String, String)>),
    /// Rows of milestones.
    Milestones,
    /// Any number of these.
    Many(Vec<(String, String)>),
}

/// One field of a form. Its label is `field-<name>`, what to know about it `field-<name>-about`.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) name: &'static str,
    takes: Takes,
    required: bool,
    value: Option<String>,
    /// The key of a heading that stands above it.
    heading: Option<&'static str>,
}

impl Field {
    pub(super) fn new(name: &'static str, takes: Takes) -> Self {
        Self { name, takes, required: false, value: None, heading: None }
    }

    /// Puts a heading above it: here a group of fields begins.
    pub(super) fn under(mut self, key: &'static str) -> Self {
        self.heading = Some(key);
        self
    }

    /// Says that it must be filled in.
    pub(super) fn needed(mut self) -> Self {
        self.required = true;
        self
    }

    /// Says what stands in it at first.
    pub(super) fn with(mut self, value: impl ToString) -> Self {
        self.value = Some(value.to_string());
        self
    }

    /// Says what stands in it at first, if anything does.
    pub(super) fn with_any(mut self, value: Option<impl ToString>) -> Self {
        self.value = value.map(|value| value.to_string());
        self
    }
}

/// What somebody typed, field by field.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed(pub(super) Vec<(String, String)>);

impl Typed {
    /// Returns what stands in a field, nothing when it was not sent.
    pub(super) fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(field, _)| field == name);
        found.map_or("", |(_, value)| value.trim())
    }

    /// Returns everything that was chosen in a field.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let found = self.0.iter().filter(move |(field, _)| field == name);
        found.map(|(_, value)| value.trim())
    }

    /// Tells whether a field was sent at all.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(field, _)| field == name)
    }

    /// Tells whether a box was ticked.
    pub(super) fn is_ticked(&self, name: &str) -> bool {
        self.get(name) == "yes"
    }

    /// Returns the key of what is sent: the one the form was made with, and what was typed in it.
    ///
    /// The same words sent twice are recorded once. Other words from the same page, which may be
    /// one that was kept, are something else. A form without a key is always something new.
    pub(super) fn key(&self) -> EntryId {
        let Ok(made_with) = u128::from_str_radix(self.get("key"), 16) else { return new_key() };
        let mut digest = Sha256::new_with_prefix(made_with.to_be_bytes());
        for (name, value) in &self.0 {
            // The lengths keep apart where one ends and the next begins.
            for part in [name, value] {
                digest.update(part.len().to_be_bytes());
                digest.update(part);
            }
        }
        let digest: [u8; 32] = digest.finalize().into();
        EntryId(digest.iter().take(16).fold(0, |key, byte| key << 8 | u128::from(*byte)))
    }

    pub(super) fn words(&self, name: &str) -> Option<Words> {
        Some(Words::new(self.get(name))).filter(|words| !words.is_empty())
    }

    pub(super) fn needed(&self, name: &'static str) -> Result<Words, Unfit> {
        self.words(name).ok_or(Unfit::missing(name))
    }

    pub(super) fn day_if_any(&self, name: &'static str) -> Result<Option<Date>, Unfit> {
        if self.get(name).is_empty() { Ok(None) } else { self.day(name).map(Some) }
    }

    pub(super) fn day(&self, name: &'static str) -> Result<Date, Unfit> {
        let text = self.get(name);
        let key = if text.is_empty() { "act-needed" } else { "act-not-a-day" };
        text.parse().map_err(|_| Unfit { field: name, key })
    }

    pub(super) fn hour_if_any(&self, name: &'static str) -> Result<Option<Time>, Unfit> {
        let text = self.get(name);
        let read = |text: &str| text.parse().map_err(|_| Unfit { field: name, key: "act-no-hour" });
        if text.is_empty() { Ok(None) } else { read(text).map(Some) }
    }

    /// Reads a whole number, with or without commas.
    pub(super) fn number_if_any<N: std::str::FromStr>(
        &self,
        name: &'static str,
    ) -> Result<Option<N>, Unfit> {
        let text: String = self.get(name).chars().filter(|c| !matches!(c, ',' | '，')).collect();
        let unfit = Unfit { field: name, key: "act-no-number" };
        if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| unfit) }
    }

    /// Reads a share as people write it: 8, 8%, -2.5 %.
    pub(super) fn percent_if_any(&self, name: &'static str) -> Result<Option<Percent>, Unfit> {
        let text = fushime_wording::fold_width(self.get(name)).replace('−', "-");
        let text = text.trim_end_matches(['%', ' ']);
        let unfit = Unfit { field: name, key: "act-no-number" };
        if text.is_empty() {
            return Ok(None);
        }
        let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if rest.len() > 2 || !digits(rest) || !digits(whole.trim_start_matches(['-', '+'])) {
            return Err(unfit);
        }
        let hundredths: i32 = format!("{whole}{rest:0<2}").parse().map_err(|_| unfit)?;
        Ok(Some(Percent(hundredths)))
    }

    pub(super) fn yen_if_any(&self, name: &'static str) -> Result<Option<Yen>, Unfit> {
        Ok(self.number_if_any(name)?.map(Yen))
    }

    /// Reads a number of something: M-3, T-2. `None`: nothing was chosen.
    pub(super) fn id_if_any<I: std::str::FromStr>(
        &self,
        name: &'static str,
    ) -> Result<Option<I>, Unfit> {
        let text = self.get(name);
        let unfit = Unfit { field: name, key: "act-needed" };
        if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| unfit) }
    }

    pub(super) fn id<I: std::str::FromStr>(&self, name: &'static str) -> Result<I, Unfit> {
        self.id_if_any(name)?.ok_or(Unfit::missing(name))
    }

    /// Finds the member of a closed list that was chosen.
    pub(super) fn one<T: Listed>(&self, name: &'static str) -> Result<T, Unfit> {
        let given = self.get(name);
        let found = T::LIST.iter().find(|item| item.plain_name() == given);
        found.copied().ok_or(Unfit::missing(name))
    }

    /// Finds the members of a closed list that were chosen.
    pub(super) fn many<T: Listed>(&self, name: &'static str) -> Vec<T> {
        let chosen = |item: &&T| self.all(name).any(|given| item.plain_name() == given);
        T::LIST.iter().filter(chosen).copied().collect()
    }
}

/// A field that cannot be used, and the sentence that says why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unfit {
    pub(super) field: &'static str,
    pub(super) key: &'static str,
}

impl Unfit {
    /// A field that must be filled in and is not.
    pub(super) fn missing(field: &'static str) -> Self {
        Self { field, key: "act-needed" }
    }
}

/// Why a form came back.
#[derive(Debug, Clone, Default)]
pub(super) struct Wrong {
    /// At which field. `None`: the house refused the whole.
    pub(super) field: Option<&'static str>,
    pub(super) said: String,
    pub(super) hint: Option<String>,
}

impl Wrong {
    /// A field that cannot be used.
    pub(super) fn at(text: &Text, unfit: Unfit) -> Self {
        Self { field: Some(unfit.field), said: text.get(unfit.key), hint: None }
    }

    /// The house's own refusal.
    pub(super) fn refused(text: &Text, refusal: &fushime_core::command::Refusal) -> Self {
        // A hint for the command line is none for a page.
        let hint = text.refusal_hint(refusal).filter(|hint| !hint.contains("fushime "));
        Self { field: None, said: text.refusal(refusal), hint }
    }

    /// Shows a refusal of the whole; one of a field stands at the field.
    pub(super) fn above(&self, others: Markup) -> Markup {
        html! {
            @if self.field.is_none() {
                div.fld.err role="alert" tabindex="-1" { span { (self.said) }
                    @if let Some(hint) = &self.hint { small { (hint) } }
                    (others)
                }
            }
        }
    }
}

/// Writes the hidden key with which a form counts once, however often it is pressed.
pub(super) fn key() -> Markup {
    html! { input type="hidden" name="key" value=(format!("{:032x}", new_key().0)); }
}

/// Writes every field, with what was typed and what is wrong about it.
pub(super) fn fields(
    text: &Text,
    fields: &[Field],
    typed: &Typed,
    wrong: Option<&Wrong>,
) -> Markup {
    html! {
        @for field in fields {
            @if let Some(key) = field.heading { h2.group { (text.get(key)) } }
            (one(text, field, typed, wrong.filter(|wrong| wrong.field == Some(field.name))))
        }
    }
}

/// Writes one field.
pub(super) fn one(text: &Text, field: &Field, typed: &Typed, wrong: Option<&Wrong>) -> Markup {
    let label = text.get(&format!("field-{}", field.name));
    let about = format!("field-{}-about", field.name);
    let required = html! {
        @if field.required { i.need { (text.get("act-required")) } }
    };
    let notes = html! {
        @if text.has(&about) { small id={ "about-" (field.name) } { (text.get(&about)) } }
        @if let Some(wrong) = wrong { small.shu id={ "wrong-" (field.name) } { (wrong.said) } }
    };
    let is_wrong = wrong.is_some();
    match &field.takes {
        Takes::Tick => html! {
            label.check.err[is_wrong] { input type="checkbox" name=(field.name) value="yes"
                checked[is_ticked(field, typed, "yes")];
                span { (label) } (notes) }
        },
        Takes::Milestones => super::milestone_rows::show(text, typed, wrong),
        Takes::Many(choices) => html! {
            fieldset.fld.err[is_wrong] { legend { (label) (required) }
                @for (choice, shown) in choices {
                    label.check { input type="checkbox" name=(field.name) value=(choice)
                        checked[is_ticked(field, typed, choice)];
                        span { (shown) } }
                }
                (notes) }
        },
        takes => html! {
            label.fld.err[is_wrong] { span { (label) (required) }
                (control(text, field, takes, typed, is_wrong)) (notes) }
        },
    }
}

/// What stands in a field: what was typed, or what stood there at first.
fn value<'a>(field: &'a Field, typed: &'a Typed) -> &'a str {
    let first = || field.value.as_deref().unwrap_or_default();
    if typed.has(field.name) { typed.get(field.name) } else { first() }
}

/// A box that is not ticked is not sent: after a first sending only what was sent counts.
fn is_ticked(field: &Field, typed: &Typed, choice: &str) -> bool {
    if typed.has("key") || typed.has(field.name) {
        return typed.all(field.name).any(|given| given == choice);
    }
    field.value.as_ref().is_some_and(|first| first.split(' ').any(|given| given == choice))
}

fn control(text: &Text, field: &Field, takes: &Takes, typed: &Typed, is_wrong: bool) -> Markup {
    let value = value(field, typed);
    let invalid = is_wrong.then_some("true");
    let has_about = text.has(&format!("field-{}-about", field.name));
    let ids: Vec<String> = [("about", has_about), ("wrong", is_wrong)]
        .iter()
        .filter(|(_, stands)| *stands)
        .map(|(what, _)| format!("{what}-{}", field.name))
        .collect();
    let described = (!ids.is_empty()).then(|| ids.join(" "));
    let kind = match takes {
        Takes::Secret => "password",
        Takes::Day => "date",
        Takes::Hour => "time",
        _ => "text",
    };
    let mode = matches!(takes, Takes::Number).then_some("numeric");
    html! {
        @match takes {
            Takes::Words => {
                textarea.inp name=(field.name) rows="4" required[field.required]
                    aria-invalid=[invalid] aria-describedby=[described] { (value) }
            }
            Takes::One(choices) => {
                select.inp name=(field.name) required[field.required] aria-invalid=[invalid]
                    aria-describedby=[described] {
                    @if !field.required || value.is_empty() { option value="" { "—" } }
                    @for (choice, shown) in choices {
                        option value=(choice) selected[choice == value] { (shown) }
                    }
                }
            }
            Takes::Secret => {
                input.inp type=(kind) name=(field.name) autocomplete="new-password"
                    required[field.required] aria-invalid=[invalid] aria-describedby=[described];
            }
            Takes::Named(names) => {
                input.inp name=(field.name) value=(value) list={ "list-" (field.name) }
                    autocomplete="off" required[field.required] aria-invalid=[invalid]
                    aria-describedby=[described];
                datalist id={ "list-" (field.name) } { @for name in names { option value=(name) {} } }
            }
            _ => {
                input.inp type=(kind) inputmode=[mode] name=(field.name) value=(value)
                    required[field.required] aria-invalid=[invalid] aria-describedby=[described];
            }
        }
    }
}

/// The members of a closed list, as choices.
pub(super) fn listed<T: Listed>(text: &Text) -> Vec<(String, String)> {
    let pair = |item: &T| (item.plain_name().to_owned(), text.name(*item));
    T::LIST.iter().map(pair).collect()
}

/// Whoever is in the firm on the day, as choices, by name.
pub(super) fn members(reading: Reading<'_>) -> Vec<(String, String)> {
    let here = reading.state.members.iter().filter(|it| it.is_here(reading.day));
    let mut all: Vec<_> = here.map(|it| (it.id.to_string(), it.details.name.to_string())).collect();
    all.sort_by(|one, other| one.1.cmp(&other.1));
    all
}

/// The executives of the firm, as choices.
pub(super) fn executives(reading: Reading<'_>) -> Vec<(String, String)> {
    let is_one = |id: MemberId| {
        reading.state.members.get(id).is_some_and(|member| member.is(Role::Executive))
    };
    members(reading).into_iter().filter(|(id, _)| id.parse().is_ok_and(is_one)).collect()
}

/// Whom a list of ticks names: everybody in a small firm, in a large one one's own team and `also`.
pub(super) fn beside(reading: Reading<'_>, also: &[MemberId]) -> Vec<(String, String)> {
    const SMALL_FIRM: usize = 24;
    let all = members(reading);
    if all.len() <= SMALL_FIRM {
        return all;
    }
    let state = reading.state;
    let teams: Vec<TeamId> = state
        .teams
        .iter()
        .filter(|team| team.term_on(reading.day).is_some_and(|it| it.leader == reading.viewer))
        .map(|team| team.id)
        .chain(state.members.get(reading.viewer).and_then(|it| it.team).map(|(team, _)| team))
        .collect();
    let leader = state.leader_of(reading.viewer, reading.day);
    let is_near = |id: MemberId| {
        let team = state.members.get(id).and_then(|it| it.team);
        id == reading.viewer
            || Some(id) == leader
            || also.contains(&id)
            || team.is_some_and(|(team, _)| teams.contains(&team))
    };
    all.into_iter().filter(|(id, _)| id.parse().is_ok_and(is_near)).collect()
}

/// The accounts that this person may read and that trade with us, as choices, by name.
pub(super) fn accounts(reading: Reading<'_>) -> Vec<(String, String)> {
    let open = reading.state.accounts.iter().filter(|it| it.closed_on.is_none());
    let seen = open.filter(|it| reading.sees_account(it.id));
    let mut all: Vec<_> = seen.map(|it| (it.id.to_string(), it.details.name.to_string())).collect();
    all.sort_by(|one, other| one.1.cmp(&other.1));
    all
}
