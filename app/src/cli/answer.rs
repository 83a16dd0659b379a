//! `fushime answer`: to a concern, a question, a detour, a slip or a signal, by its number.

use clap::Args;
use fushime_core::command::Command;
use fushime_core::event::terms::{ConcernAnswer, SignalKind, SlipAnswer};
use fushime_core::ids::{ConcernId, DetourId, DirectiveId, QuestionId};
use fushime_wording::fold_width;

use super::choice;
use super::failure::{Failure, Outcome};
use super::session::{Session, joined, joined_if_any};
use super::when::Circumstances;

/// `answer K-5 keep TEXT`, `answer Q-8 TEXT`, `answer G-1 accept`, `answer D-12/3 re-agree`,
/// `answer D-12 silence TEXT`
#[derive(Debug, Args)]
pub struct Answer {
    what: String,
    words: Vec<String>,
    #[arg(long, value_name = "DATE")]
    meet: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Answer, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let what = fold_width(&args.what);
    let command = match what.chars().next() {
        Some('k') => concern(&args, session)?,
        Some('q') => {
            let question = number::<QuestionId>(&args, session)?;
            Command::AnswerQuestion { question, text: joined(&args.words) }
        }
        Some('g') => detour(&args, session)?,
        _ => about_directive(&args, session)?,
    };
    session.settle(vec![command])
}

fn number<K: std::str::FromStr>(args: &Answer, session: &Session<'_>) -> Result<K, Failure> {
    args.what.parse().map_err(|_| unread(args, session))
}

fn unread(args: &Answer, session: &Session<'_>) -> Failure {
    session.usage("answer-unread", &[("given", args.what.clone().into())])
}

fn concern(args: &Answer, session: &mut Session<'_>) -> Result<Command, Failure> {
    let concern = number::<ConcernId>(args, session)?;
    let (chosen, text) = first(args);
    let choice: ConcernAnswer = session.choice("CHOICE", chosen)?;
    let meet = match &args.meet {
        Some(day) => Some(session.due("--meet", day, None)?),
        None => None,
    };
    Ok(Command::AnswerConcern { concern, choice, text: joined_if_any(text), meet })
}

/// What a leader says to a detour, in either language.
const ACCEPTED: [&str; 5] = ["accept", "yes", "受ける", "認める", "はい"];
const DECLINED: [&str; 5] = ["decline", "no", "受けない", "断る", "いいえ"];

fn detour(args: &Answer, session: &Session<'_>) -> Result<Command, Failure> {
    let detour = number::<DetourId>(args, session)?;
    let (chosen, text) = first(args);
    let said = |words: &[&str]| words.iter().any(|word| fold_width(word) == fold_width(chosen));
    let accepted = match (said(&ACCEPTED), said(&DECLINED)) {
        (true, _) => true,
        (_, true) => false,
        _ => {
            let values = [
                ("field", "CHOICE".to_owned().into()),
                ("given", chosen.to_owned().into()),
                ("possible", "accept, decline".into()),
            ];
            return Err(session.usage("usage-one-of", &values));
        }
    };
    Ok(Command::DecideDetour { detour, accepted, text: joined_if_any(text) })
}

fn about_directive(args: &Answer, session: &Session<'_>) -> Result<Command, Failure> {
    let named = args.what.split(['/', '／']).next().unwrap_or_default();
    let is_numbered = named.parse::<DirectiveId>().is_ok();
    let (directive, milestone) = session
        .milestone(&args.what)
        .map_err(|failure| if is_numbered { failure } else { unread(args, session) })?;
    let (chosen, text) = first(args);
    if milestone.is_some() {
        // Only a slip is answered at a milestone.
        let choice: SlipAnswer = session.choice("CHOICE", chosen)?;
        let text = joined_if_any(text);
        return Ok(Command::AnswerSlip { directive, milestone, choice, text });
    }
    if let Some(choice) = choice::find::<SlipAnswer>(chosen) {
        let text = joined_if_any(text);
        return Ok(Command::AnswerSlip { directive, milestone, choice, text });
    }
    let signal: SignalKind = session.choice("SIGNAL", chosen)?;
    Ok(Command::AnswerSignal { directive, signal, text: joined(text) })
}

/// Returns the first word and the others.
fn first(args: &Answer) -> (&str, &[String]) {
    match args.words.split_first() {
        Some((first, rest)) => (first, rest),
        None => ("", &[]),
    }
}
