//! The command line: one file a command, every command in one list.

mod choice;
mod culm;
mod did;
mod failure;
mod figures;
mod find;
mod gate;
mod help;
mod layout;
mod looks;
mod milestones;
mod next_step;
mod reader;
mod reply;
mod session;
mod shape;
mod terminal;
mod timeline;
mod when;

mod abuse;
mod account;
mod affirm;
mod answer;
mod ask;
mod ask_draft;
mod assign;
mod backup;
mod checkpoint;
mod claim;
mod closing;
mod coaching;
mod concern;
mod confirm;
mod contact;
mod contest;
mod correct;
mod define;
mod demo;
mod detour;
mod discuss;
mod done;
mod escalate;
mod evidence;
mod export;
mod firm;
mod hold;
mod holidays;
mod import;
mod import_report;
mod init;
mod leave;
mod list;
mod log;
mod member;
mod milestone;
mod moving;
mod notice;
mod own;
mod plan;
mod policy;
mod promise;
mod question;
mod read_sheet;
mod redact;
mod report;
mod restore;
mod retract;
mod serve;
mod settings;
mod show;
mod show_directive;
mod show_shape;
mod show_thing;
mod signals;
mod team;
mod thanks;
mod today;
mod today_shape;
mod update;
mod verify;
mod visit;
mod write_out;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{FromArgMatches, Parser, Subcommand, ValueEnum};
use fushime_core::event::terms::Language;
use serde_json::json;

pub use failure::{Failure, Outcome};
pub use session::Session;
pub use when::Circumstances;

use crate::clock::Clock;
use crate::config::{Config, Environment, Given};
use crate::office::{Cabinet, Serve};
use crate::text::Text;
use terminal::Terminal;

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs; the shapes stand in `docs/cli.md`.
    Json,
}

/// What may stand on the command line. Its texts are keys: `help-<command>-<option>`.
#[derive(Debug, Parser)]
#[command(name = "fushime", version)]
struct Cli {
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[arg(long, global = true, value_name = "ja|en")]
    lang: Option<String>,
    #[arg(long, global = true, value_name = "MOMENT")]
    now: Option<String>,
    #[arg(long, global = true, value_name = "text|json")]
    format: Option<Format>,
    #[arg(long = "as", global = true, value_name = "WHO")]
    who: Option<String>,
    #[arg(long, short = 'y', global = true)]
    yes: bool,
    #[arg(long)]
    demo: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

/// Declares the commands: the name on the command line, and the file that runs it.
macro_rules! commands {
    ($($(#[$attribute:meta])* $name:ident($room:ident),)*) => {
        /// Every command there is.
        #[derive(Debug, Subcommand)]
        enum Command {
            $($(#[$attribute])* $name($room::$name),)*
        }

        impl Command {
            fn run(self, session: &mut Session<'_>) -> Outcome {
                match self {
                    $(Self::$name(args) => $room::run(args, session),)*
                }
            }
        }
    };
}

commands! {
    Init(init),
    Demo(demo),
    Serve(serve),
    Today(today),
    List(list),
    Show(show),
    Signals(signals),
    Log(log),
    Ask(ask),
    Define(define),
    Plan(plan),
    Discuss(discuss),
    Update(update),
    Evidence(evidence),
    Question(question),
    Concern(concern),
    Detour(detour),
    Answer(answer),
    Report(report),
    Confirm(confirm),
    Move(moving),
    Milestone(milestone),
    Hold(hold),
    Done(done),
    Assign(assign),
    Affirm(affirm),
    Escalate(escalate),
    Contest(contest),
    Policy(policy),
    Account(account),
    Contact(contact),
    Member(member),
    Team(team),
    Leave(leave),
    Promise(promise),
    Claim(claim),
    Thanks(thanks),
    Visit(visit),
    Coaching(coaching),
    Abuse(abuse),
    Firm(firm),
    Notice(notice),
    Settings(settings),
    Closing(closing),
    Holidays(holidays),
    Redact(redact),
    Correct(correct),
    Retract(retract),
    Verify(verify),
    Checkpoint(checkpoint),
    Backup(backup),
    Restore(restore),
    Export(export),
    Import(import),
    #[command(hide = true)]
    ReadSheet(read_sheet),
}

/// Runs one command line and returns the exit code: 0 fine, 1 refused, 2 usage, 3 fault.
#[must_use]
pub fn main(args: Vec<OsString>, cabinet: &dyn Cabinet, serve: Serve) -> ExitCode {
    let args = help::as_option(args);
    let environment = Environment::read();
    let mut terminal = Terminal::default();
    let asked = help::language_in(&args);
    let language = asked.or_else(|| environment.language()).unwrap_or(Language::En);
    let text = Text::new(language);
    let json = help::asks_for_json(&args);
    let outcome = run(args, &environment, text, asked, (cabinet, serve), &mut terminal);
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            show(&mut terminal, &failure, json);
            ExitCode::from(failure.code())
        }
    }
}

fn run(
    args: Vec<OsString>,
    environment: &Environment,
    text: Text,
    asked: Option<Language>,
    (cabinet, serve): (&dyn Cabinet, Serve),
    terminal: &mut Terminal,
) -> Outcome {
    let parsed = help::localized(help::command(), &text)
        .try_get_matches_from(args)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return help::answer(&error, &text, terminal),
    };
    if let Some(given) = cli.lang.as_deref().filter(|_| asked.is_none()) {
        let values = [("given", given.to_owned().into())];
        return Err(Failure::usage(&text, "lang-unknown", &values));
    }
    let now = cli.now.as_deref().map(Clock::fixed).transpose().map_err(|_| {
        let values = [("given", cli.now.clone().unwrap_or_default().into())];
        Failure::usage(&text, "now-unread", &values)
    })?;
    let given = Given { file: cli.config, data: cli.data, language: asked, now, who: cli.who };
    let config = Config::gather(given, environment).map_err(|e| Failure::config(&text, &e))?;
    let text = match config.language {
        Some(language) if language != text.language() => Text::new(language),
        _ => text,
    };
    let format = cli.format.unwrap_or_default();
    let session = Session::begin(config, format, text, (cabinet, serve));
    let mut session =
        session.map_err(|e| Failure::fault(&Text::new(Language::En), "no-room-to-run", &e))?;
    session.yes = cli.yes;
    match cli.command {
        Some(command) => command.run(&mut session),
        None => serve::run(serve::Serve::usual(cli.demo), &mut session),
    }
}

/// Shows why nothing was done: to people on standard error, to programs as JSON.
fn show(terminal: &mut Terminal, failure: &Failure, as_json: bool) {
    let answer = failure.answer();
    if as_json {
        let shown = json!({ "ok": false, "kind": failure.kind(), "error": answer });
        if terminal.print_json(&shown).is_ok() {
            return;
        }
    }
    terminal.complain(&answer.text);
    if let Some(hint) = &answer.hint {
        terminal.complain(&format!("→ {hint}"));
    }
}
