//! The one place that writes to the terminal, and reads from it.

use std::borrow::Cow;
use std::io::{self, BufRead, IsTerminal, Write};

/// Standard output, standard error, and the person who may sit before them.
#[derive(Debug, Default)]
pub struct Terminal {
    /// Set once whoever read the output has stopped reading: `fushime list | head` is no error.
    closed: bool,
}

impl Terminal {
    /// Writes a text to standard output, ending its last line.
    ///
    /// # Errors
    ///
    /// When it cannot be written for another reason than that nobody reads it.
    pub fn print(&mut self, text: &str) -> io::Result<()> {
        if self.closed || text.is_empty() {
            return Ok(());
        }
        let mut out = io::stdout().lock();
        let ended = if text.ends_with('\n') { "" } else { "\n" };
        match write!(out, "{}{ended}", harmless(text)).and_then(|()| out.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            other => other,
        }
    }

    /// Lets something be written to standard output as it is made.
    pub fn stream<T>(&mut self, write: impl FnOnce(&mut dyn Write) -> T) -> T {
        let mut out = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
        write(&mut out)
    }

    /// Tells whether progress is seen by anybody.
    #[must_use]
    pub fn shows_progress(&self) -> bool {
        io::stderr().is_terminal()
    }

    /// Writes something to standard output as JSON, piece by piece, so that nothing long has to be
    /// put together first.
    ///
    /// # Errors
    ///
    /// When it cannot be written for another reason than that nobody reads it.
    pub fn print_json(&mut self, value: &impl serde::Serialize) -> io::Result<()> {
        if self.closed {
            return Ok(());
        }
        let mut out = io::BufWriter::new(io::stdout().lock());
        let written = serde_json::to_writer_pretty(&mut out, value).map_err(io::Error::from);
        match written.and_then(|()| writeln!(out)).and_then(|()| out.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            other => other,
        }
    }

    /// Writes a text to standard error. Nothing can be done when that fails.
    pub fn complain(&mut self, text: &str) {
        let ended = if text.ends_with('\n') { "" } else { "\n" };
        drop(write!(io::stderr().lock(), "{}{ended}", harmless(text)));
    }

    /// Tells whether a person sits before it who can be asked.
    #[must_use]
    pub fn has_a_person(&self) -> bool {
        io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    /// Asks a question and returns the line that was answered. `None` at the end of input.
    pub fn ask(&mut self, question: &str) -> Option<String> {
        let mut err = io::stderr().lock();
        write!(err, "{} ", harmless(question)).and_then(|()| err.flush()).ok()?;
        let mut line = String::new();
        let read = io::stdin().lock().read_line(&mut line).ok()?;
        (read > 0).then(|| line.trim().to_owned())
    }
}

/// Returns a text in which nothing commands the terminal: what somebody wrote is shown, never
/// obeyed. Control characters get their pictures (␛), what turns the direction of writing gets �.
fn harmless(text: &str) -> Cow<'_, str> {
    let shown = |c: char| match c {
        '\n' | '\t' => c,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{2028}'
        | '\u{2029}' => '\u{fffd}',
        _ => c,
    };
    if text.chars().all(|c| shown(c) == c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(shown).collect())
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn nothing_that_is_shown_commands_the_terminal() {
        let written = "a\u{1b}[2Jb\r\u{9b}0m\u{202e}c\u{7f}\n\td";
        assert_eq!(harmless(written), "a␛[2Jb␍\u{fffd}0m\u{fffd}c␡\n\td");
        assert_eq!(harmless("さくら食品\n"), "さくら食品\n");
    }
}
