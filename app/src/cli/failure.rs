//! Why a command did not do what was asked, and with which exit code.

use std::io::ErrorKind;

use fushime_core::command::Refusal;
use serde::Serialize;

use crate::config::ConfigError;
use crate::office::{OfficeError, cause_kind};
use crate::text::{Text, Value};

/// What every command returns.
pub type Outcome = Result<(), Failure>;

/// Why a command did not do what was asked. Nothing was written.
#[derive(Debug)]
pub enum Failure {
    /// An answer to a person. Exit code 1.
    Refused(Answer),
    /// The command was not understood. Exit code 2.
    Usage(Answer),
    /// The program or the machine failed. Exit code 3.
    Fault(Answer),
}

/// A sentence, and what to do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// The key of the sentence: the same in every language.
    pub key: String,
    /// The sentence.
    pub text: String,
    /// What to do next. `None` when the sentence says it all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// What the answer is about, for programs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<serde_json::Value>,
}

impl Answer {
    /// Makes an answer out of a key; its hint stands under the key with `-hint`, if there is one.
    #[must_use]
    pub fn of(text: &Text, key: &str, values: &[(&str, Value<'_>)]) -> Self {
        let hint_key = format!("{key}-hint");
        let hint = text.has(&hint_key).then(|| text.with(&hint_key, values));
        Self { key: key.to_owned(), text: text.with(key, values), hint, data: None }
    }

    /// Makes an answer out of a sentence that is written already.
    #[must_use]
    pub fn written(key: &str, text: String, hint: Option<String>) -> Self {
        Self { key: key.to_owned(), text, hint, data: None }
    }

    /// Makes an answer out of a refusal.
    #[must_use]
    pub fn refusal(text: &Text, refusal: &Refusal) -> Self {
        Self {
            key: refusal.text_key().to_owned(),
            text: text.refusal(refusal),
            hint: text.refusal_hint(refusal),
            data: None,
        }
    }
}

impl Failure {
    /// A refusal with a sentence of the command line.
    #[must_use]
    pub fn refused(text: &Text, key: &str, values: &[(&str, Value<'_>)]) -> Self {
        Self::Refused(Answer::of(text, key, values))
    }

    /// A command that was not understood.
    #[must_use]
    pub fn usage(text: &Text, key: &str, values: &[(&str, Value<'_>)]) -> Self {
        Self::Usage(Answer::of(text, key, values))
    }

    /// A fault with its whole chain of causes.
    #[must_use]
    pub fn fault(text: &Text, key: &str, error: &(dyn std::error::Error + 'static)) -> Self {
        let cause: Value<'_> = cause(text, error).into();
        Self::Fault(Answer::of(text, key, &[("cause", cause)]))
    }

    /// What an [`OfficeError`] means for whoever typed the command.
    #[must_use]
    pub fn office(text: &Text, error: &OfficeError) -> Self {
        match error {
            OfficeError::Refused(refusal) => Self::Refused(Answer::refusal(text, refusal)),
            OfficeError::Busy => Self::refused(text, "office-busy", &[]),
            OfficeError::Locked => Self::refused(text, "office-locked", &[]),
            OfficeError::Full => Self::refused(text, "office-full", &[]),
            OfficeError::ReadOnly => Self::refused(text, "office-read-only", &[]),
            OfficeError::Absent => Self::refused(text, "office-absent", &[]),
            OfficeError::Present => Self::refused(text, "office-present", &[]),
            OfficeError::Foreign => Self::refused(text, "office-foreign", &[]),
            OfficeError::Newer => Self::Refused(Answer::refusal(text, &Refusal::NewerProgram)),
            OfficeError::Damaged(cause) => Self::fault(text, "office-damaged", cause),
            OfficeError::Fault(cause) => Self::fault(text, "office-fault", cause),
        }
    }

    /// What a [`ConfigError`] means.
    #[must_use]
    pub fn config(text: &Text, error: &ConfigError) -> Self {
        let (ConfigError::Unreadable(file, _) | ConfigError::Malformed(file, _)) = error;
        let file: Value<'_> = file.display().to_string().into();
        let cause =
            std::error::Error::source(error).map(|error| cause(text, error)).unwrap_or_default();
        Self::usage(text, "config-wrong", &[("file", file), ("cause", cause.into())])
    }

    /// Returns the exit code.
    #[must_use]
    pub fn code(&self) -> u8 {
        match self {
            Self::Refused(_) => 1,
            Self::Usage(_) => 2,
            Self::Fault(_) => 3,
        }
    }

    /// Returns the name of the kind, as it stands in JSON.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Refused(_) => "refused",
            Self::Usage(_) => "usage",
            Self::Fault(_) => "fault",
        }
    }

    /// Returns the answer.
    #[must_use]
    pub fn answer(&self) -> &Answer {
        match self {
            Self::Refused(answer) | Self::Usage(answer) | Self::Fault(answer) => answer,
        }
    }
}

/// Says why something failed in the reader's language where it is a usual thing; what the machine
/// said stands behind it.
#[must_use]
pub fn cause(text: &Text, error: &(dyn std::error::Error + 'static)) -> String {
    let said = chain(error);
    let Some(key) = cause_kind(error).and_then(key_of) else { return said };
    text.with(key, &[("detail", said.into())])
}

fn key_of(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::NotFound => "cause-not-found",
        ErrorKind::PermissionDenied => "cause-not-allowed",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "cause-full",
        ErrorKind::ReadOnlyFilesystem => "cause-read-only",
        ErrorKind::ResourceBusy | ErrorKind::WouldBlock => "cause-busy",
        ErrorKind::InvalidData => "cause-damaged",
        ErrorKind::IsADirectory => "cause-folder",
        ErrorKind::NotADirectory => "cause-no-folder",
        _ => return None,
    })
}

/// Returns an error and all its causes in one line.
#[must_use]
pub fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string().trim().to_owned();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text.push_str(": ");
        text.push_str(inner.to_string().trim());
        cause = inner.source();
    }
    text
}
