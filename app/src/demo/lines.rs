//! What is said: decks of lines in both languages, and the names, days and numbers put into them.

use std::collections::BTreeMap;

use fushime_core::event::terms::Language;
use jiff::civil::{Date, Weekday};

use super::DemoProblem;
use super::chance::{Chance, Deck};
use super::days::{Days, written_day};
use super::story::read_range;

/// Every line that may be drawn, by language and name of its deck.
#[derive(Debug)]
pub struct Lines {
    decks: BTreeMap<(Language, &'static str), (Vec<&'static str>, Deck)>,
    chance: Chance,
}

/// Where a line is said: what its slots stand for.
#[derive(Debug)]
pub struct Place<'a> {
    /// The day it is said.
    pub day: Date,
    /// The first day of its story.
    pub begun: Date,
    /// How far its story is stretched, in hundredths.
    pub stretch: i32,
    /// The working days.
    pub days: &'a Days,
    /// Names by slot, in Japanese and in English.
    pub names: &'a BTreeMap<&'static str, (String, String)>,
}

impl Place<'_> {
    /// Reads a day as stories write it: `12-10`, `+12` from the story's beginning, `>3` from now.
    ///
    /// A day that lies after the story's own is never before the day it is said.
    #[must_use]
    pub fn day(&self, text: &str) -> Option<Date> {
        if let Some(days) = text.strip_prefix('>') {
            return Some(self.days.after(self.day, days.parse().ok()?));
        }
        if let Some(days) = text.strip_prefix('+') {
            let day = self.days.after(self.begun, self.stretched(days.parse().ok()?));
            return Some(day.max(self.day));
        }
        match text.strip_prefix("prices") {
            Some("") => Some(self.days.prices_from()),
            Some(months) => Some(self.days.month_from_prices(months.parse().ok()?)),
            None => written_day(text).map(|day| self.days.moved(day)),
        }
    }

    /// Returns how many working days a story's `days` are, stretched.
    #[must_use]
    pub fn stretched(&self, days: i32) -> i32 {
        (days * self.stretch + 50) / 100
    }
}

impl Lines {
    /// Reads the decks of both languages.
    ///
    /// # Errors
    ///
    /// [`DemoProblem::Unreadable`] when a line stands before any deck.
    pub fn read(
        files: &[(Language, &'static str, &'static str)],
        chance: Chance,
    ) -> Result<Self, DemoProblem> {
        let mut decks: BTreeMap<(Language, &'static str), Vec<&'static str>> = BTreeMap::new();
        for (language, file, text) in files {
            let mut name = None;
            for (number, line) in (1..).zip(text.lines().map(str::trim)) {
                if line.is_empty() || line.starts_with('#') {
                    continue;
                }
                match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                    Some(heading) => name = Some(heading),
                    None => {
                        let problem = || DemoProblem::unreadable(file, number, "no deck");
                        let name = name.ok_or_else(problem)?;
                        decks.entry((*language, name)).or_default().push(line);
                    }
                }
            }
        }
        let decks = decks
            .into_iter()
            .map(|(name, lines)| {
                let deck = Deck::of(lines.len());
                (name, (lines, deck))
            })
            .collect();
        Ok(Self { decks, chance })
    }

    /// Says a text in its place: a deck's name in `<>` becomes one of its lines, slots are filled.
    ///
    /// `None` when there is no such deck or slot.
    pub fn say(&mut self, text: &str, language: Language, place: &Place<'_>) -> Option<String> {
        let deck = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
        let line = match deck {
            Some(name) => self.draw(name, language)?.to_owned(),
            None => text.to_owned(),
        };
        self.fill(&line, place)
    }

    fn draw(&mut self, name: &str, language: Language) -> Option<&'static str> {
        // The other language's deck serves where there is none: people do quote and switch.
        let key = [language, other(language)].into_iter().find_map(|language| {
            self.decks.keys().find(|(has, deck)| *has == language && *deck == name).copied()
        })?;
        let (lines, deck) = self.decks.get_mut(&key)?;
        let index = deck.draw(&mut self.chance)?;
        lines.get(index).copied()
    }

    fn fill(&mut self, line: &str, place: &Place<'_>) -> Option<String> {
        let japanese = is_japanese(line);
        let mut filled = String::with_capacity(line.len());
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('{') {
            let (slot, left) = after.split_once('}')?;
            filled.push_str(before);
            filled.push_str(&self.slot(slot, japanese, place)?);
            rest = left;
        }
        filled.push_str(rest);
        Some(filled)
    }

    fn slot(&mut self, slot: &str, japanese: bool, place: &Place<'_>) -> Option<String> {
        if let Some((ja, en)) = place.names.get(slot) {
            return Some(if japanese { ja.clone() } else { en.clone() });
        }
        if let Some(range) = slot.strip_prefix("n:") {
            let range = read_range(range)?;
            let number = self.chance.between(range.start, range.end - 1);
            return Some(grouped(number));
        }
        let (day, with_weekday) = match slot.strip_suffix('w') {
            Some(day) => (day, true),
            None => (slot, false),
        };
        let day = place.day(day)?;
        Some(if japanese { in_japanese(day, with_weekday) } else { in_english(day, with_weekday) })
    }
}

fn other(language: Language) -> Language {
    match language {
        Language::Ja => Language::En,
        Language::En => Language::Ja,
    }
}

/// Tells whether a text is written in Japanese.
#[must_use]
pub fn is_japanese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'))
}

fn in_japanese(day: Date, with_weekday: bool) -> String {
    let weekday = match day.weekday() {
        Weekday::Monday => "月",
        Weekday::Tuesday => "火",
        Weekday::Wednesday => "水",
        Weekday::Thursday => "木",
        Weekday::Friday => "金",
        Weekday::Saturday => "土",
        Weekday::Sunday => "日",
    };
    let date = format!("{}月{}日", day.month(), day.day());
    if with_weekday { format!("{date}({weekday})") } else { date }
}

fn in_english(day: Date, with_weekday: bool) -> String {
    let format = if with_weekday { "%A %-d %B" } else { "%-d %B" };
    day.strftime(format).to_string()
}

/// Writes a number with commas between its thousands.
#[must_use]
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if number < 0 { format!("-{grouped}") } else { grouped }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn lines() -> Lines {
        let files = [
            (Language::Ja, "ja", "[greet]\nどうも\n[only]\nこちらだけ"),
            (Language::En, "en", "[greet]\nHello {contact}"),
        ];
        Lines::read(&files, Chance::from_seed(1)).unwrap()
    }

    #[test]
    fn slots_are_filled_in_the_language_of_the_line() {
        let days = Days::seen_from(date(2026, 11, 25));
        let names =
            BTreeMap::from([("contact", ("中村部長".to_owned(), "Nakamura-san".to_owned()))]);
        let place = Place {
            day: date(2026, 11, 20),
            begun: date(2026, 11, 2),
            stretch: 200,
            days: &days,
            names: &names,
        };
        let mut lines = lines();
        let mut say = |text: &str, language| lines.say(text, language, &place);
        assert_eq!(say("<greet>", Language::En).unwrap(), "Hello Nakamura-san");
        assert_eq!(say("<only>", Language::En).unwrap(), "こちらだけ");
        assert_eq!(say("{contact}に{>1w}", Language::Ja).unwrap(), "中村部長に11月24日(火)");
        assert_eq!(say("on {12-10w}", Language::Ja).unwrap(), "on Thursday 10 December");
        assert_eq!(say("{+1}に", Language::Ja).unwrap(), "11月20日に", "never before it is said");
        assert_eq!(say("{prices}から", Language::Ja).unwrap(), "4月1日から");
        assert_eq!(say("{n:1200-1200}箱", Language::Ja).unwrap(), "1,200箱");
        assert_eq!(say("<none>", Language::Ja), None);
        assert_eq!(say("{none}", Language::Ja), None);
    }

    #[test]
    fn thousands_are_grouped() {
        let shown: Vec<String> = [0, 999, 1_000, 1_234_567, -4_500].map(grouped).to_vec();
        assert_eq!(shown, ["0", "999", "1,000", "1,234,567", "-4,500"]);
    }
}
