//! The help of every command in the reader's language, and what was wrong with a command line.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory};
use fushime_core::event::terms::Language;

use super::failure::{Failure, Outcome};
use super::terminal::Terminal;
use crate::text::Text;

/// Returns the whole command line, still without texts.
#[must_use]
pub fn command() -> Command {
    super::Cli::command()
}

/// Finds `--lang` before anything else is read, so that even an error is in the right language.
#[must_use]
pub fn language_in(args: &[OsString]) -> Option<Language> {
    value_of(args, "--lang").and_then(|value| Language::named(&value.to_ascii_lowercase()))
}

/// Tells whether the answer is for a program, before anything else is read.
#[must_use]
pub fn asks_for_json(args: &[OsString]) -> bool {
    value_of(args, "--format").is_some_and(|value| value == "json")
}

fn value_of(args: &[OsString], option: &str) -> Option<String> {
    let mut args = args.iter().map(|arg| arg.to_string_lossy());
    while let Some(arg) = args.next() {
        if arg == "--" {
            return None;
        }
        if arg == option {
            return args.next().map(|value| value.trim().to_owned());
        }
        if let Some(value) = arg.strip_prefix(option).and_then(|rest| rest.strip_prefix('=')) {
            return Some(value.trim().to_owned());
        }
    }
    None
}

/// Options of every command that are followed by a value.
const WITH_VALUE: [&str; 6] = ["--data", "--config", "--lang", "--now", "--format", "--as"];

/// Turns `fushime help update` into `fushime update --help`.
#[must_use]
pub fn as_option(mut args: Vec<OsString>) -> Vec<OsString> {
    let mut at = 1;
    while let Some(arg) = args.get(at).map(|arg| arg.to_string_lossy().into_owned()) {
        if arg == "help" {
            args.remove(at);
            args.push("--help".into());
            return args;
        }
        if !arg.starts_with('-') {
            return args;
        }
        at += if WITH_VALUE.contains(&arg.as_str()) { 2 } else { 1 };
    }
    args
}

/// Gives every command and option its text.
#[must_use]
pub fn localized(command: Command, text: &Text) -> Command {
    let command = command
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(Arg::new("version").long("version").short('V').action(ArgAction::Version));
    with_texts(command, text, "")
}

fn with_texts(command: Command, text: &Text, path: &str) -> Command {
    let about = if path.is_empty() { "help-fushime".to_owned() } else { format!("help-{path}") };
    let template = format!(
        "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
        text.get("help-heading-usage")
    );
    let more_key = format!("{about}-more");
    let command = command
        .about(text.get(&about))
        .help_template(template)
        .subcommand_help_heading(text.get("help-heading-commands"))
        .subcommand_value_name(text.get("help-value-command"))
        .disable_help_flag(true)
        .arg(Arg::new("help").long("help").short('h').action(ArgAction::Help))
        .mut_args(|arg| with_text(arg, text, path))
        .mut_subcommands(|sub| {
            let name = sub.get_name().to_owned();
            let path = if path.is_empty() { name } else { format!("{path}-{name}") };
            with_texts(sub, text, &path)
        });
    if text.has(&more_key) { command.after_help(text.get(&more_key)) } else { command }
}

/// Returns the key of an option's text: its own, or the one it has everywhere.
fn key_of(arg: &Arg, text: &Text, path: &str) -> String {
    let name = arg.get_id().as_str().replace('_', "-");
    let own = format!("help-{path}-{name}");
    if text.has(&own) { own } else { format!("help-any-{name}") }
}

/// Returns what stands for a value in the reader's language: WHO, 誰.
fn value_name(name: &str, text: &Text) -> String {
    let words: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let key = format!("help-value-{}", words.to_ascii_lowercase().replace("--", "-"));
    if text.has(&key) { text.get(&key) } else { name.to_owned() }
}

fn with_text(arg: Arg, text: &Text, path: &str) -> Arg {
    let key = key_of(&arg, text, path);
    let heading = if arg.is_positional() {
        "help-heading-arguments"
    } else if path.is_empty() {
        "help-heading-everywhere"
    } else {
        "help-heading-options"
    };
    let takes_values = arg.get_action().takes_values();
    let arg = arg.help(text.get(&key)).help_heading(text.get(heading));
    let values: Vec<String> = arg
        .get_value_names()
        .unwrap_or_default()
        .iter()
        .map(|name| value_name(name, text))
        .collect();
    let arg = if values.is_empty() { arg } else { arg.value_names(values) };
    if takes_values { arg.hide_possible_values(true).hide_default_value(true) } else { arg }
}

/// Answers a command line that asks for help, or was not understood.
///
/// # Errors
///
/// A [`Failure`] that says what was not understood.
pub fn answer(error: &clap::Error, text: &Text, terminal: &mut Terminal) -> Outcome {
    let shown = error.render().to_string();
    match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let shown = shown.replace("[OPTIONS]", &text.get("help-value-options"));
            terminal.print(&shown).map_err(|error| Failure::fault(text, "output-failed", &error))
        }
        kind => Err(explained(kind, error, text)),
    }
}

fn explained(kind: ErrorKind, error: &clap::Error, text: &Text) -> Failure {
    let part = |context| error.get(context).map(words_of).unwrap_or_default();
    let given = |key: &str, context| {
        let suggested = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg]
            .into_iter()
            .map(part)
            .find(|found| !found.is_empty());
        let mut failure = Failure::usage(text, key, &[("given", part(context).into())]);
        if let (Some(near), Failure::Usage(answer)) = (suggested, &mut failure) {
            answer.hint = Some(text.with("usage-meant", &[("near", near.into())]));
        }
        failure
    };
    match kind {
        ErrorKind::InvalidSubcommand => {
            given("usage-unknown-command", ContextKind::InvalidSubcommand)
        }
        ErrorKind::UnknownArgument => given("usage-unknown-option", ContextKind::InvalidArg),
        ErrorKind::MissingRequiredArgument => missing(error, text),
        ErrorKind::MissingSubcommand => {
            given("usage-missing-command", ContextKind::InvalidSubcommand)
        }
        ErrorKind::ArgumentConflict => {
            let (given, other) =
                (option(&part(ContextKind::InvalidArg)), option(&part(ContextKind::PriorArg)));
            let key = if given == other { "usage-twice" } else { "usage-conflict" };
            Failure::usage(text, key, &[("given", given.into()), ("other", other.into())])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let possible = part(ContextKind::ValidValue);
            let values = [
                ("field", option(&part(ContextKind::InvalidArg)).into()),
                ("given", part(ContextKind::InvalidValue).into()),
                ("possible", possible.clone().into()),
            ];
            let missing = part(ContextKind::InvalidValue).is_empty();
            let key = match (missing, possible.is_empty()) {
                (true, _) => "usage-no-value",
                (false, true) => "usage-bad-value",
                (false, false) => "usage-one-of",
            };
            Failure::usage(text, key, &values)
        }
        _ => {
            let shown = error.render().to_string();
            let first = shown.lines().next().unwrap_or_default();
            let cause = first.trim_start_matches("error: ").to_owned();
            Failure::usage(text, "usage-other", &[("cause", cause.into())])
        }
    }
}

/// What is still missing, and how the command is written.
fn missing(error: &clap::Error, text: &Text) -> Failure {
    let part = |context| error.get(context).map(words_of).unwrap_or_default();
    let usage = part(ContextKind::Usage);
    let usage = usage.trim_start_matches("Usage:").trim().to_owned();
    let values = [("given", part(ContextKind::InvalidArg).into()), ("usage", usage.into())];
    Failure::usage(text, "usage-missing", &values)
}

/// An option without what stands for its value: `--budget <MINUTES>` is `--budget`.
fn option(shown: &str) -> String {
    shown.split_once(" <").map_or(shown, |(option, _)| option).to_owned()
}

fn words_of(value: &ContextValue) -> String {
    match value {
        ContextValue::String(word) => word.clone(),
        ContextValue::Strings(words) => words.join(", "),
        ContextValue::StyledStr(word) => word.to_string(),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Returns the keys a command and everything below it show.
    fn keys(command: &Command, text: &Text, path: &str, into: &mut BTreeSet<String>) {
        into.insert(if path.is_empty() {
            "help-fushime".to_owned()
        } else {
            format!("help-{path}")
        });
        into.extend(command.get_arguments().map(|arg| key_of(arg, text, path)));
        for sub in command.get_subcommands() {
            let name = sub.get_name();
            let path = if path.is_empty() { name.to_owned() } else { format!("{path}-{name}") };
            keys(sub, text, &path, into);
        }
    }

    #[test]
    fn every_command_and_option_is_explained_and_nothing_else_is() {
        let text = Text::new(Language::En);
        let mut shown = BTreeSet::new();
        keys(&command(), &text, "", &mut shown);
        shown.extend(["help-any-help".to_owned(), "help-any-version".to_owned()]);
        let unexplained: Vec<&String> = shown.iter().filter(|key| !text.has(key)).collect();
        assert!(unexplained.is_empty(), "no help under {unexplained:?}");
        let files: String = crate::text::AREAS.iter().map(|area| area.en).collect();
        let of_commands = |key: &str| {
            let made = key.starts_with("help-");
            let told = key.starts_with("help-heading-") || key.starts_with("help-value-");
            made && !told
        };
        let unused: Vec<&str> = files
            .lines()
            .filter_map(|line| Some(line.split_once('=')?.0.trim()))
            .filter(|key| of_commands(key) && !shown.contains(*key))
            .filter(|key| key.strip_suffix("-more").is_none_or(|key| !shown.contains(key)))
            .collect();
        assert!(unused.is_empty(), "nothing is explained by {unused:?}");
    }

    fn each_command(command: &Command, see: &mut dyn FnMut(&Command)) {
        see(command);
        command.get_subcommands().for_each(|sub| each_command(sub, see));
    }

    /// What holds everywhere is taken by every command: none has an option of the same name inside.
    #[test]
    fn every_command_takes_what_holds_everywhere() {
        let mut whole = command().disable_help_subcommand(true);
        whole.build();
        let mut seen = 0;
        each_command(&whole, &mut |command| {
            for option in ["data", "config", "lang", "now", "format", "as", "yes"] {
                let taken = command.get_arguments().any(|arg| arg.get_long() == Some(option));
                assert!(taken, "{} does not take --{option}", command.get_name());
            }
            seen += 1;
        });
        assert!(seen > 70, "{seen}");
    }

    #[test]
    fn a_japanese_help_has_no_english_in_it() {
        let mut english = BTreeSet::new();
        let has_word = |name: &str| {
            let upper = |c: char| c.is_ascii_uppercase();
            name.split(|c: char| !upper(c)).any(|part| part.len() > 1)
        };
        for (language, found) in [(Language::Ja, false), (Language::En, true)] {
            english.clear();
            each_command(&localized(command(), &Text::new(language)), &mut |command| {
                let arguments = command.get_arguments();
                let arguments = arguments.filter(|arg| arg.get_action().takes_values());
                let arguments = arguments.filter_map(|arg| arg.get_value_names());
                let names = arguments.flatten().map(ToString::to_string);
                english.extend(names.filter(|name| has_word(name)));
            });
            assert_eq!(!english.is_empty(), found, "{language:?}: {english:?}");
        }
    }

    #[test]
    fn the_whole_command_line_holds_together() {
        for language in Language::ALL {
            localized(command(), &Text::new(*language)).debug_assert();
        }
    }
}
