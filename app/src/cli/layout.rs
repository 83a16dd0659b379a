//! Lines of text on a terminal: how wide they are, where they break, what stands beside what.
//!
//! Japanese characters take two columns; nothing here counts characters.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How wide a text may be where nobody knows how wide the terminal is.
pub const WIDTH: usize = 80;
/// Longer lines are hard to read, however wide the terminal is.
pub const WIDTH_MAX: usize = 110;
/// Below this nothing can be drawn.
pub const WIDTH_MIN: usize = 40;

/// Characters that do not begin a line (行頭禁則).
const NOT_FIRST: &str = "、。，．,.:;!?)]}」』】〉》）］｝〕’”・：；！？ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々%％円〜…";
/// Characters that do not end a line (行末禁則).
const NOT_LAST: &str = "([{「『【〈《（［｛〔‘“¥";

/// Returns the columns a text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// Returns the text with spaces behind it, up to `columns`.
#[must_use]
pub fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// Returns the text with spaces before it, up to `columns`.
#[must_use]
pub fn pad_before(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

/// Returns as much of the text as fits into `columns`, with … when something is left out.
#[must_use]
pub fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut taken = 0;
    for c in text.chars() {
        let wide = c.width().unwrap_or(0);
        if taken + wide + 1 > columns {
            break;
        }
        taken += wide;
        kept.push(c);
    }
    kept.push('…');
    kept
}

/// Returns a left and a right text with space between them, or one under the other.
#[must_use]
pub fn ends(left: &str, right: &str, columns: usize) -> String {
    let between = columns.saturating_sub(width(left) + width(right));
    if between < 2 {
        return format!("{left}\n{}", pad_before(right, columns));
    }
    format!("{left}{}{right}", " ".repeat(between))
}

/// Breaks a text into lines of at most `columns`; `hanging` columns are left free in all but the
/// first. A line break of the writer's own stays.
#[must_use]
pub fn wrap(text: &str, columns: usize, hanging: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut rest = paragraph.trim_end();
        loop {
            let room = columns.saturating_sub(if lines.is_empty() { 0 } else { hanging });
            let (line, after) = break_at(rest, room.max(8));
            lines.push(line.trim_end().to_owned());
            rest = after.trim_start();
            if rest.is_empty() {
                break;
            }
        }
    }
    lines
}

/// Returns the lines of a text, every one indented.
#[must_use]
pub fn indented(text: &str, indent: usize, columns: usize) -> String {
    let lines = wrap(text, columns.saturating_sub(indent), 0);
    let before = " ".repeat(indent);
    lines.iter().map(|line| format!("{before}{line}")).collect::<Vec<_>>().join("\n")
}

/// Returns a label and a text whose further lines stand under its first.
#[must_use]
pub fn labelled(label: &str, text: &str, indent: usize, columns: usize) -> String {
    let hanging = width(label) + 2;
    let whole = format!("{label}  {text}");
    let lines = wrap(&whole, columns.saturating_sub(indent), hanging);
    let mut shown = String::new();
    for (nth, line) in lines.iter().enumerate() {
        if nth > 0 {
            shown.push('\n');
        }
        let before = if nth == 0 { indent } else { indent + hanging };
        shown.push_str(&" ".repeat(before));
        shown.push_str(line);
    }
    shown
}

/// Returns a label and several texts, each on lines of its own under the first.
#[must_use]
pub fn labelled_list(label: &str, texts: &[String], indent: usize, columns: usize) -> String {
    let blank = " ".repeat(width(label));
    let labels = std::iter::once(label).chain(std::iter::repeat(blank.as_str()));
    let rows = labels.zip(texts).map(|(label, text)| labelled(label, text, indent, columns));
    rows.collect::<Vec<_>>().join("\n")
}

/// Puts items beside each other, as many as fit into a line; none is broken unless it is longer
/// than a line. Further lines are indented.
#[must_use]
pub fn flow(items: &[String], hanging: usize, columns: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for item in items {
        match lines.last_mut() {
            Some(line) if width(line) + 2 + width(item) <= columns => {
                line.push_str("  ");
                line.push_str(item);
            }
            Some(_) => lines.push(format!("{}{item}", " ".repeat(hanging))),
            None => lines.push(item.clone()),
        }
    }
    lines.join("\n")
}

/// Splits a text where its first line ends.
fn break_at(text: &str, columns: usize) -> (&str, &str) {
    let mut taken = 0;
    let mut best = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        if at > 0 && before.is_some_and(|before| may_break(before, c)) {
            best = at;
        }
        taken += c.width().unwrap_or(0);
        if taken > columns {
            let at = if best > 0 { best } else { at.max(c.len_utf8()) };
            return text.split_at(at);
        }
        before = Some(c);
    }
    (text, "")
}

/// Tells whether a line may break between two characters.
fn may_break(before: char, after: char) -> bool {
    if NOT_FIRST.contains(after) || NOT_LAST.contains(before) {
        return false;
    }
    let wide = |c: char| c.width() == Some(2);
    before == ' ' || after == ' ' || wide(before) || wide(after)
}

/// One line that is put together column by column.
#[derive(Debug, Clone)]
pub struct Strip {
    /// One cell a column; `None` is the second half of a wide character.
    cells: Vec<Option<char>>,
}

impl Strip {
    /// An empty line of so many columns.
    #[must_use]
    pub fn new(columns: usize) -> Self {
        Self { cells: vec![Some(' '); columns] }
    }

    /// Returns how many columns there are.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.cells.len()
    }

    /// Tells whether nothing stands from `at` on for so many columns.
    #[must_use]
    pub fn is_free(&self, at: usize, columns: usize) -> bool {
        let cells = self.cells.get(at..at + columns);
        cells.is_some_and(|cells| cells.iter().all(|cell| *cell == Some(' ')))
    }

    /// Puts a narrow mark into one column. Outside nothing happens.
    pub fn put(&mut self, at: usize, mark: char) {
        if let Some(cell) = self.cells.get_mut(at) {
            *cell = Some(mark);
        }
    }

    /// Puts a mark where nothing stands yet.
    pub fn put_behind(&mut self, at: usize, mark: char) {
        if self.is_free(at, 1) {
            self.put(at, mark);
        }
    }

    /// Writes a text from a column on; what does not fit is left out.
    pub fn write(&mut self, at: usize, text: &str) {
        let mut at = at;
        for c in text.chars() {
            let wide = c.width().unwrap_or(0);
            if wide == 0 || at + wide > self.cells.len() {
                continue;
            }
            self.cells[at] = Some(c);
            if wide == 2 {
                self.cells[at + 1] = None;
            }
            at += wide;
        }
    }

    /// Returns the line without the spaces at its end.
    #[must_use]
    pub fn line(&self) -> String {
        self.cells.iter().flatten().collect::<String>().trim_end().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_where_a_japanese_line_may() {
        let text = "中村部長に「4月から8%」と言いにくい理由を、責めずに聞かせてほしい。";
        let lines = wrap(text, 20, 0);
        assert!(lines.iter().all(|line| width(line) <= 20), "{lines:?}");
        assert!(lines.iter().all(|line| !line.starts_with(['、', '。', '」'])), "{lines:?}");
        assert!(lines.iter().all(|line| !line.ends_with('「')), "{lines:?}");
        assert_eq!(lines.concat(), text);
    }

    #[test]
    fn english_breaks_between_words_and_long_words_break_anyway() {
        assert_eq!(wrap("tell Sakura Foods +8%", 12, 0), ["tell Sakura", "Foods +8%"]);
        assert_eq!(wrap("aaaaaaaaaaaaaaaaaaaa", 12, 0), ["aaaaaaaaaaaa", "aaaaaaaa"]);
        assert_eq!(wrap("", 12, 0), Vec::<String>::new());
    }

    #[test]
    fn widths_count_columns() {
        assert_eq!(cut("さくら食品", 7), "さくら…");
        assert_eq!(pad("田中", 6), "田中  ");
        let mut strip = Strip::new(8);
        strip.write(1, "11月");
        strip.put(0, '|');
        assert_eq!(strip.line(), "|11月");
        assert!(!strip.is_free(3, 2));
        assert!(strip.is_free(5, 3));
    }
}
