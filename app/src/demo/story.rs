//! Stories: dated lines that a sales manager could read, one line an entry.
//!
//! ```text
//! = sakura | tanaka | さくら食品 | 中村 浩 | price
//! 10-05 13:40 boss ask | 中村部長に会い、8%と伝える
//!   due: 01-29
//! 10-06 09:30 me update said wait=10-21 | 購買部で伝えました
//! ```
//!
//! A day is written as it is for [`super::days::WRITTEN_FOR`] (`10-05`), or as working days after
//! the story's beginning (`+12`). Text between `<` and `>` names a deck of lines.

use std::ops::Range;

use jiff::civil::Time;

use super::DemoProblem;

/// When a line happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// On a day of the calendar, as it is written.
    On(jiff::civil::Date),
    /// So many working days after the story's beginning.
    After(i32),
}

/// One line of a story, with what belongs to it.
#[derive(Debug, Clone)]
pub struct Step {
    /// Its line in the file.
    pub line: usize,
    /// When.
    pub when: When,
    /// At what hour.
    pub time: Time,
    /// Who: `me`, `boss`, `boss>me`, or a member's key.
    pub who: &'static str,
    /// What is done.
    pub verb: &'static str,
    /// Words after the verb: `said`, `E4`, `to=12-10`, `@label`.
    pub args: Vec<&'static str>,
    /// What is said.
    pub text: Option<&'static str>,
    /// Indented lines below it.
    pub fields: Vec<(&'static str, &'static str)>,
}

impl Step {
    /// Returns what was given as `name=…`.
    #[must_use]
    pub fn arg(&self, name: &str) -> Option<&'static str> {
        self.args.iter().find_map(|arg| arg.strip_prefix(name)?.strip_prefix('='))
    }

    /// Returns the first word that is neither `name=…` nor a label.
    #[must_use]
    pub fn word(&self) -> Option<&'static str> {
        self.args.iter().copied().find(|arg| !arg.contains('=') && !arg.starts_with('@'))
    }

    /// Tells whether a word was given.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        self.args.contains(&word)
    }

    /// Returns the label this line is known by.
    #[must_use]
    pub fn label(&self) -> Option<&'static str> {
        self.args.iter().find_map(|arg| arg.strip_prefix('@'))
    }

    /// Returns the first indented line of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static str> {
        self.fields.iter().find(|(field, _)| *field == name).map(|(_, value)| *value)
    }

    /// Returns every indented line of this name.
    pub fn every<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        self.fields.iter().filter(move |(field, _)| *field == name).map(|(_, value)| *value)
    }
}

/// A story: what its heading says, and its lines.
#[derive(Debug, Clone)]
pub struct Story {
    /// The file it stands in.
    pub file: &'static str,
    /// The words of its heading.
    pub heading: Vec<&'static str>,
    /// Its lines, in the order they are written.
    pub steps: Vec<Step>,
}

impl Story {
    /// Returns the word of the heading at a place, when there is one.
    #[must_use]
    pub fn head(&self, place: usize) -> Option<&'static str> {
        self.heading.get(place).copied().filter(|word| !word.is_empty())
    }

    /// Returns what it is called.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.head(0).unwrap_or_default()
    }
}

/// Reads the stories of a file.
///
/// # Errors
///
/// [`DemoProblem::Unreadable`] names the line that is none.
pub fn read(file: &'static str, text: &'static str) -> Result<Vec<Story>, DemoProblem> {
    let mut stories: Vec<Story> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let problem = |what| DemoProblem::unreadable(file, number, what);
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(heading) = line.strip_prefix('=') {
            let heading = heading.split('|').map(str::trim).collect();
            stories.push(Story { file, heading, steps: Vec::new() });
            continue;
        }
        let story = stories.last_mut().ok_or_else(|| problem("a line before any heading"))?;
        if line.starts_with(' ') {
            let step = story.steps.last_mut().ok_or_else(|| problem("a field before any line"))?;
            let (name, value) = line.split_once(':').ok_or_else(|| problem("a field"))?;
            step.fields.push((name.trim(), value.trim()));
        } else {
            story.steps.push(read_step(number, line).ok_or_else(|| problem("a line"))?);
        }
    }
    Ok(stories)
}

fn read_step(line: usize, text: &'static str) -> Option<Step> {
    let (head, said) = match text.split_once(" |") {
        Some((head, said)) => (head, Some(said.trim())),
        None => (text, None),
    };
    let mut words = head.split_whitespace();
    let when = read_when(words.next()?)?;
    let time = words.next()?.parse().ok()?;
    let who = words.next()?;
    let verb = words.next()?;
    Some(Step {
        line,
        when,
        time,
        who,
        verb,
        args: words.collect(),
        text: said.filter(|said| !said.is_empty()),
        fields: Vec::new(),
    })
}

/// Reads `10-05` or `+12`.
#[must_use]
pub fn read_when(text: &str) -> Option<When> {
    match text.strip_prefix('+') {
        Some(days) => days.parse().ok().map(When::After),
        None => super::days::written_day(text).map(When::On),
    }
}

/// Reads `3-9` as a range of numbers, both ends included.
#[must_use]
pub fn read_range(text: &str) -> Option<Range<i64>> {
    let (low, high) = text.split_once('-')?;
    let (low, high): (i64, i64) = (low.parse().ok()?, high.parse().ok()?);
    (low <= high).then_some(low..high + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_is_read_line_by_line() {
        let text = "# note\n= a | tanaka | さくら食品\n\
                    10-05 13:40 boss ask running | 伝える\n  due: 01-29\n  m: アポ; +5\n\
                    +3 09:05 boss>me update said wait=+9 @first | 言いました | と\n";
        let stories = read("x", text).unwrap();
        assert_eq!(stories.len(), 1);
        assert_eq!(stories[0].name(), "a");
        assert_eq!(stories[0].head(2), Some("さくら食品"));
        let [ask, update] = stories[0].steps.as_slice() else { panic!("two lines") };
        assert_eq!(ask.field("due"), Some("01-29"));
        assert_eq!(ask.every("m").count(), 1);
        assert!(ask.has("running"));
        assert_eq!(update.when, When::After(3));
        assert_eq!(update.who, "boss>me");
        assert_eq!(update.word(), Some("said"));
        assert_eq!(update.arg("wait"), Some("+9"));
        assert_eq!(update.label(), Some("first"));
        assert_eq!(update.text, Some("言いました | と"));
    }

    #[test]
    fn what_is_no_line_is_named() {
        for text in ["x", "= a\n10-05 boss ask", "= a\n  due: 1", "= a\n13-45 09:00 me update"] {
            assert!(read("x", text).is_err(), "{text}");
        }
    }
}
