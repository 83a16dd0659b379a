//! The only reader of the environment and of the settings file.

use std::path::{Path, PathBuf};

use fushime_core::event::terms::Language;
use serde::Deserialize;

use crate::clock::Clock;

/// The folder of the ledger when nobody names another.
pub const DEFAULT_DATA: &str = "fushime-data";
/// The settings file that is read when it lies in the current folder.
pub const DEFAULT_FILE: &str = "fushime.toml";

/// What was given with the command itself. It wins over the environment and the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// `--config FILE`
    pub file: Option<PathBuf>,
    /// `--data DIR`
    pub data: Option<PathBuf>,
    /// `--lang ja|en`
    pub language: Option<Language>,
    /// `--now MOMENT`
    pub now: Option<Clock>,
    /// `--as WHO`
    pub who: Option<String>,
}

/// What the environment says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Environment {
    /// `FUSHIME_DATA`
    pub data: Option<String>,
    /// `FUSHIME_AS`
    pub who: Option<String>,
    /// `FUSHIME_CONFIG`
    pub file: Option<String>,
    /// The first set of `FUSHIME_LANG`, `LC_ALL`, `LC_MESSAGES`, `LANG`.
    pub locale: Option<String>,
    /// `COLUMNS`, the width of the terminal.
    pub columns: Option<usize>,
    /// The first set of `LC_ALL`, `LC_CTYPE`, `LANG` names a character set that is not UTF-8.
    pub without_utf8: bool,
}

impl Environment {
    /// Reads the environment of this process.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads it")]
    pub fn read() -> Self {
        let var = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let locales = ["FUSHIME_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];
        Self {
            data: var("FUSHIME_DATA"),
            who: var("FUSHIME_AS"),
            file: var("FUSHIME_CONFIG"),
            locale: locales.iter().find_map(|name| var(name)),
            columns: var("COLUMNS").and_then(|text| text.parse().ok()),
            without_utf8: ["LC_ALL", "LC_CTYPE", "LANG"]
                .iter()
                .find_map(|name| var(name))
                .is_some_and(|locale| !is_utf8(&locale)),
        }
    }

    /// Returns the language of the locale: Japanese for ja…, English for everything else.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        let locale = self.locale.as_ref()?.to_ascii_lowercase();
        Some(if locale.starts_with("ja") { Language::Ja } else { Language::En })
    }
}

/// Returns this very program, to be run once more for work that needs a process of its own.
#[must_use]
pub fn own_program() -> Option<PathBuf> {
    std::env::current_exe().ok()
}

/// Returns this program as it was typed, for showing people what to type next.
#[must_use]
pub fn program_as_typed() -> String {
    let typed = std::env::args_os().next().map(|typed| typed.to_string_lossy().into_owned());
    typed.filter(|typed| !typed.is_empty()).unwrap_or_else(|| "fushime".to_owned())
}

/// Tells whether a locale's character set is UTF-8: ja_JP.UTF-8, C.utf8, but not C or ja_JP.eucJP.
fn is_utf8(locale: &str) -> bool {
    locale.to_ascii_lowercase().replace('-', "").contains("utf8")
}

/// The settings file. A key that is not one of these is an error, so that a slip is noticed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingsFile {
    data: Option<PathBuf>,
    lang: Option<Language>,
    #[serde(rename = "as")]
    who: Option<String>,
}

/// Everything that was settled before the work begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The folder of the ledger.
    pub data: PathBuf,
    /// The language of the answers. `None`: the firm's own, or else English.
    pub language: Option<Language>,
    /// The clock.
    pub clock: Clock,
    /// Who acts, by number, name or part of it. `None`: the first leader.
    pub who: Option<String>,
    /// The width of the terminal, when it is known.
    pub columns: Option<usize>,
    /// Whether the terminal has nothing but ASCII to draw with.
    pub ascii: bool,
}

/// Why the settings could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file that was named cannot be read.
    #[error("the settings file {0} cannot be read")]
    Unreadable(PathBuf, #[source] std::io::Error),
    /// The file is not what it should be.
    #[error("the settings file {0} is not as it should be")]
    Malformed(PathBuf, #[source] Box<toml::de::Error>),
}

impl Config {
    /// Brings together what was given, the environment and the settings file, in this order.
    ///
    /// # Errors
    ///
    /// A [`ConfigError`] when a file that was named, or lies in the current folder, is not right.
    pub fn gather(given: Given, environment: &Environment) -> Result<Self, ConfigError> {
        let named = given.file.or_else(|| environment.file.as_ref().map(PathBuf::from));
        let file = match &named {
            Some(path) => read_file(path)?,
            None if Path::new(DEFAULT_FILE).exists() => read_file(Path::new(DEFAULT_FILE))?,
            None => SettingsFile::default(),
        };
        let beside = named.as_deref().and_then(Path::parent).unwrap_or_else(|| Path::new(""));
        let data = given
            .data
            .or_else(|| environment.data.as_ref().map(PathBuf::from))
            .or_else(|| file.data.map(|data| beside.join(data)))
            .unwrap_or_else(|| PathBuf::from(DEFAULT_DATA));
        Ok(Self {
            data,
            language: given.language.or(file.lang).or_else(|| environment.language()),
            clock: given.now.unwrap_or_default(),
            who: given.who.or_else(|| environment.who.clone()).or(file.who),
            columns: environment.columns,
            ascii: environment.without_utf8,
        })
    }
}

fn read_file(path: &Path) -> Result<SettingsFile, ConfigError> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| ConfigError::Unreadable(path.to_owned(), error))?;
    toml::from_str(&text).map_err(|error| ConfigError::Malformed(path.to_owned(), Box::new(error)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_wins_over_the_environment_and_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("fushime.toml");
        std::fs::write(&path, "data = \"books\"\nlang = \"ja\"\nas = \"田中\"\n").unwrap();
        let from_file = Given { file: Some(path.clone()), ..Given::default() };
        let config = Config::gather(from_file.clone(), &Environment::default()).unwrap();
        assert_eq!(config.data, folder.path().join("books"));
        assert_eq!(config.language, Some(Language::Ja));
        assert_eq!(config.who.as_deref(), Some("田中"));

        let environment = Environment {
            data: Some("elsewhere".to_owned()),
            locale: Some("en_GB.UTF-8".to_owned()),
            ..Environment::default()
        };
        let config = Config::gather(from_file.clone(), &environment).unwrap();
        assert_eq!(config.data, PathBuf::from("elsewhere"));
        assert_eq!(config.language, Some(Language::Ja), "the file is nearer than the locale");

        let given = Given { data: Some("here".into()), ..from_file };
        let config = Config::gather(given, &environment).unwrap();
        assert_eq!(config.data, PathBuf::from("here"));
    }

    #[test]
    fn a_slip_in_the_file_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("fushime.toml");
        std::fs::write(&path, "dta = \"books\"\n").unwrap();
        let given = Given { file: Some(path), ..Given::default() };
        let error = Config::gather(given, &Environment::default()).unwrap_err();
        assert!(matches!(error, ConfigError::Malformed(..)), "{error:?}");
    }

    #[test]
    fn a_locale_without_utf8_is_drawn_for_in_ascii() {
        for locale in ["ja_JP.UTF-8", "C.utf8", "en_GB.utf-8"] {
            assert!(is_utf8(locale), "{locale}");
        }
        for locale in ["C", "POSIX", "ja_JP.eucJP", "ja_JP.SJIS"] {
            assert!(!is_utf8(locale), "{locale}");
        }
        let config = Config::gather(Given::default(), &Environment::default()).unwrap();
        assert!(!config.ascii, "no locale at all says nothing");
    }

    #[test]
    fn the_locale_chooses_the_language() {
        let of = |locale: &str| {
            Environment { locale: Some(locale.to_owned()), ..Environment::default() }.language()
        };
        assert_eq!(of("ja_JP.UTF-8"), Some(Language::Ja));
        assert_eq!(of("C"), Some(Language::En));
        assert_eq!(Environment::default().language(), None);
    }
}
