//! Every visible sentence: found by key, in the reader's language.
//!
//! Sentences live in `locale/ja/` and `locale/en/`, one file an area, in Fluent's form. Days, money
//! and names are put in as the reader's language writes them.

mod agreed;
mod area;
mod figures;
mod kinds;
mod refusal;

use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fushime_core::event::terms::Language;
use fushime_core::money::{Percent, Yen};
use fushime_core::phrase::{Arg, Phrase};
use fushime_core::state::{Directive, State};
use jiff::civil::{Date, Time};

pub use area::AREAS;
pub use kinds::{Listed, Named};

/// What can stand in a sentence: a text or a count.
pub type Value<'a> = FluentValue<'a>;

/// The sentences of one language, as somebody reads them on some day.
#[derive(Clone)]
pub struct Text {
    language: Language,
    read_on: Option<Date>,
    without_weekdays: bool,
    bundle: Arc<FluentBundle<FluentResource>>,
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Text").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Text {
    /// Opens the sentences of a language.
    ///
    /// # Panics
    ///
    /// In tests, when a file of sentences cannot be read. Otherwise what can be read is kept.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let id = language.as_str().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        for area in AREAS {
            let source = match language {
                Language::Ja => area.ja,
                Language::En => area.en,
            };
            let resource = match FluentResource::try_new(source.to_owned()) {
                Ok(resource) => resource,
                Err((resource, problems)) => {
                    debug_assert!(problems.is_empty(), "{}: {problems:?}", area.name);
                    resource
                }
            };
            let added = bundle.add_resource(resource);
            debug_assert!(added.is_ok(), "{}: {added:?}", area.name);
        }
        Self { language, read_on: None, without_weekdays: false, bundle: Arc::new(bundle) }
    }

    /// Sets the day of reading: dates of its year are written without a year.
    #[must_use]
    pub fn on(mut self, day: Date) -> Self {
        self.read_on = Some(day);
        self
    }

    /// Leaves the weekdays out, as in a sentence for a letter.
    #[must_use]
    pub fn without_weekdays(mut self) -> Self {
        self.without_weekdays = true;
        self
    }

    /// Sets the day of reading of a text that is open already.
    pub fn read_on(&mut self, day: Date) {
        self.read_on = Some(day);
    }

    /// Returns the language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Tells whether there is a sentence under this key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// Returns the sentence under a key.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// Returns the sentence under a key with something put into it.
    ///
    /// # Panics
    ///
    /// In tests, when there is no such sentence or something it needs was not given. Otherwise the
    /// key itself is returned.
    #[must_use]
    pub fn with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            debug_assert!(false, "no sentence under {key} in {}", self.language.as_str());
            return key.to_owned();
        };
        let mut problems = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&args), &mut problems).into_owned();
        debug_assert!(problems.is_empty(), "{key}: {problems:?}");
        text
    }

    /// Returns the name of a member of a closed list: a kind, a stage, a tap.
    #[must_use]
    pub fn name(&self, item: impl Named) -> String {
        self.get(&item.name_key())
    }

    /// Names where a directive stands on a day: one that is paused is not called running.
    #[must_use]
    pub fn standing(&self, directive: &Directive, day: Date) -> String {
        if directive.is_open() && directive.is_held(day) {
            return self.get("standing-held");
        }
        self.name(directive.standing)
    }

    /// Returns the sentence of a phrase.
    #[must_use]
    pub fn phrase(&self, phrase: &Phrase, state: &State) -> String {
        let values: Vec<(&str, Value<'_>)> =
            phrase.args.iter().map(|(name, arg)| (*name, self.value(arg, state))).collect();
        self.with(phrase.key, &values)
    }

    fn value(&self, arg: &Arg, state: &State) -> Value<'static> {
        match arg {
            Arg::Count(count) => Value::from(*count),
            Arg::Day(day) => self.day(*day).into(),
            Arg::Hour(hour) => self.hour(*hour).into(),
            Arg::Yen(yen) => self.yen(*yen).into(),
            Arg::Percent(percent) => self.percent(*percent).into(),
            Arg::Words(words) => words.to_string().into(),
            Arg::Key(key) => self.get(key).into(),
            Arg::Member(id) => {
                let member = state.members.get(*id);
                member.map_or_else(|| id.to_string(), |m| m.details.name.to_string()).into()
            }
            Arg::Account(id) => {
                let account = state.accounts.get(*id);
                account.map_or_else(|| id.to_string(), |a| a.details.name.to_string()).into()
            }
            Arg::Policy(id) => {
                let policy = state.policies.get(*id);
                policy.map_or_else(|| id.to_string(), |p| p.details.name.to_string()).into()
            }
            Arg::Team(id) => {
                let team = state.teams.get(*id);
                team.map_or_else(|| id.to_string(), |t| t.name.to_string()).into()
            }
            Arg::Directive(id) => id.to_string().into(),
        }
    }

    /// Writes a day: 11月25日(水), Wed 25 Nov; the year only when it is not the reader's.
    #[must_use]
    pub fn day(&self, day: Date) -> String {
        if self.without_weekdays {
            return figures::letter_day(self.language, day, self.read_on);
        }
        figures::day(self.language, day, self.read_on, false)
    }

    /// Writes a day in full: 11月25日(水), Wednesday 25 November.
    #[must_use]
    pub fn long_day(&self, day: Date) -> String {
        figures::day(self.language, day, self.read_on, true)
    }

    /// Writes the weekday of a day: 水, Wed.
    #[must_use]
    pub fn weekday(&self, day: Date) -> &'static str {
        figures::weekday(self.language, day)
    }

    /// Writes a day where there is little room: 11/25, 25 Nov.
    #[must_use]
    pub fn short_day(&self, day: Date) -> String {
        figures::short_day(self.language, day, self.read_on)
    }

    /// Writes a span of days: 12月29日(火)–1月3日(日), Tue 29 Dec – Sun 3 Jan; one day alone.
    #[must_use]
    pub fn days(&self, first: Date, last: Date) -> String {
        if first == last {
            return self.day(first);
        }
        let between = match self.language {
            Language::Ja => "〜",
            Language::En => " – ",
        };
        format!("{}{between}{}", self.day(first), self.day(last))
    }

    /// Writes a month: 11月, Nov; with its year 2027年1月, Jan 2027.
    #[must_use]
    pub fn month(&self, day: Date, with_year: bool) -> String {
        figures::month(self.language, day, with_year)
    }

    /// Writes an hour: 17:30.
    #[must_use]
    pub fn hour(&self, hour: Time) -> String {
        figures::hour(hour)
    }

    /// Writes an amount: 8,400万円, ¥84.0m. Ten million and more are rounded, less is exact.
    #[must_use]
    pub fn yen(&self, yen: Yen) -> String {
        figures::yen(self.language, yen)
    }

    /// Writes an amount to the last yen: 84,000,000円, ¥84,000,000.
    #[must_use]
    pub fn exact_yen(&self, yen: Yen) -> String {
        figures::exact_yen(self.language, yen)
    }

    /// Writes a share without a sign of its own: 8%.
    #[must_use]
    pub fn percent(&self, percent: Percent) -> String {
        percent.to_string()
    }

    /// Writes a change: +8%, −12%.
    #[must_use]
    pub fn change(&self, percent: Percent) -> String {
        if percent.0 > 0 { format!("+{percent}") } else { percent.to_string() }
    }

    /// Joins things of which any may hold: 「A/B」, "A; B".
    #[must_use]
    pub fn alternatives<I: AsRef<str>>(&self, items: &[I]) -> String {
        let between = match self.language {
            Language::Ja => "/",
            Language::En => "; ",
        };
        items.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(between)
    }

    /// Puts whole sentences one after the other.
    #[must_use]
    pub fn sentences<I: AsRef<str>>(&self, items: &[I]) -> String {
        let between = match self.language {
            Language::Ja => "",
            Language::En => " ",
        };
        items.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(between)
    }

    /// Joins names as the language does: 「A、B」, "A, B".
    #[must_use]
    pub fn list<I: AsRef<str>>(&self, items: &[I]) -> String {
        let between = match self.language {
            Language::Ja => "、",
            Language::En => ", ",
        };
        items.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(between)
    }
}

#[cfg(test)]
mod tests;
