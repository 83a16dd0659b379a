//! A folder of its own for each test, and the program run in it with a fixed clock.

use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The moment at which every test begins.
pub const WEDNESDAY: &str = "2026-11-25T09:00";

/// A folder in which the program is run, and everything that was typed and answered there.
pub struct Desk {
    folder: tempfile::TempDir,
    lang: &'static str,
    now: String,
    /// What a person would see on the screen.
    pub transcript: String,
}

/// What one command answered.
pub struct Answer {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Desk {
    /// An empty folder, read in a language.
    pub fn new(lang: &'static str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder, lang, now: WEDNESDAY.to_owned(), transcript: String::new() }
    }

    /// An empty folder with a firm, its leader, a salesperson, an executive and a client.
    pub fn founded(lang: &'static str) -> Self {
        let mut desk = Self::new(lang);
        for line in [
            "init --firm みどり包材 --leader モーガン --team 第一営業 --notice-given 2026-11-20",
            "member add '田中 太郎' --reading 'たなか たろう'",
            "member add 黒田 --role executive",
            "account add 株式会社さくら食品 --tier A --yearly-sales 8400万円 --owner 田中",
            "contact add さくら 鈴木 --title 購買部長",
        ] {
            let answer = desk.run(line);
            assert_eq!(answer.code, 0, "{line}: {}", answer.err);
        }
        desk.transcript.clear();
        desk
    }

    /// Sets the clock.
    pub fn at(&mut self, now: &str) {
        self.now = now.to_owned();
        self.transcript.push_str(&format!("# {now}\n"));
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The program, ready to be run in the folder.
    pub fn program(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fushime"));
        command
            .current_dir(self.folder.path())
            .env_clear()
            .env("FUSHIME_LANG", self.lang)
            .args(["--data", "books", "--now", &self.now])
            .stdin(Stdio::null());
        command
    }

    /// Runs one command line, as it is typed in a shell.
    pub fn run(&mut self, line: &str) -> Answer {
        let output = self.program().args(words_of(line)).output().unwrap();
        let answer = Answer::of(&output);
        self.transcript.push_str(&format!("$ fushime {line}\n{}{}", answer.out, answer.err));
        if answer.code != 0 {
            self.transcript.push_str(&format!("[{}]\n", answer.code));
        }
        self.transcript.push('\n');
        answer
    }

    /// Runs one command line that must be accepted.
    pub fn fine(&mut self, line: &str) -> Answer {
        let answer = self.run(line);
        assert_eq!(answer.code, 0, "{line}\n{}{}", answer.out, answer.err);
        answer
    }

    /// Runs one command line for its JSON.
    pub fn json(&mut self, line: &str) -> serde_json::Value {
        let output = self.program().args(words_of(line)).args(["--format", "json"]).output();
        let answer = Answer::of(&output.unwrap());
        serde_json::from_str(&answer.out).unwrap_or_else(|e| panic!("{e}: {}", answer.out))
    }
}

impl Answer {
    fn of(output: &Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout.clone()).unwrap(),
            err: String::from_utf8(output.stderr.clone()).unwrap(),
        }
    }
}

/// Splits a line as a shell does: at spaces, but not within single quotation marks.
pub fn words_of(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let (mut word, mut quoted, mut begun) = (String::new(), false, false);
    for c in line.chars() {
        match c {
            '\'' => {
                quoted = !quoted;
                begun = true;
            }
            ' ' if !quoted => {
                if begun {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            other => {
                word.push(other);
                begun = true;
            }
        }
    }
    if begun {
        words.push(word);
    }
    words
}
