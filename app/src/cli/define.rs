//! `fushime define`: what is asked, made clearer; and the options it shares with `ask`.

use clap::Args;
use fushime_core::command::{Command, Refusal, Thing};
use fushime_core::event::directive::Ask;

use super::failure::{Failure, Outcome};
use super::figures::{AuthorityOptions, DoneOptions, FigureOptions, StakeOptions, over};
use super::session::{Session, words};
use super::when::Circumstances;

/// What may be said about a request, option by option.
#[derive(Debug, Clone, Args)]
pub struct AskOptions {
    #[arg(long, value_name = "ACCOUNT")]
    account: Option<String>,
    #[arg(long, value_name = "CONTACT")]
    counterpart: Option<String>,
    #[arg(long, value_name = "POLICY")]
    policy: Option<String>,
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    #[arg(long, value_name = "TEXT")]
    client_words: Option<String>,
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
    #[arg(long, value_name = "DATE")]
    by: Option<String>,
    #[arg(long, value_name = "TEXT")]
    help_given: Option<String>,
    #[arg(long, value_name = "WORKING DAYS")]
    quiet_days: Option<u16>,
    #[arg(long, value_name = "TEAM")]
    team: Option<String>,
    #[command(flatten)]
    figures: FigureOptions,
    #[command(flatten)]
    done: DoneOptions,
    #[command(flatten)]
    authority: AuthorityOptions,
    #[command(flatten)]
    stakes: StakeOptions,
}

/// `define D-12 [--sentence TEXT] [--by DATE] …`
#[derive(Debug, Args)]
pub struct Define {
    directive: String,
    #[arg(long, value_name = "TEXT")]
    sentence: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[command(flatten)]
    options: AskOptions,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Define, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let directive = session.directive(&args.directive)?;
    let (asker, today) = (session.asker()?, session.today());
    let seen = fushime_core::access::see_directive(session.state(), asker, directive, today);
    let Some(mut ask) = seen.map(|seen| Ask::clone(&seen.get().ask)) else {
        return Err(session.refusal(&Refusal::NotFound(Thing::Directive)));
    };
    let before = ask.clone();
    if let Some(sentence) = words(args.sentence.as_ref()) {
        ask.sentence = sentence;
    }
    put_over(&args.options, &mut ask, session)?;
    if ask == before {
        return Err(session.usage("nothing-to-change", &[]));
    }
    let reason = words(args.reason.as_ref());
    session.settle(vec![Command::Define { directive, ask, reason }])
}

/// Puts every option that was given over what is asked.
///
/// # Errors
///
/// A [`Failure`] that names what cannot be read or found.
pub fn put_over(
    options: &AskOptions,
    ask: &mut Ask,
    session: &mut Session<'_>,
) -> Result<(), Failure> {
    if let Some(account) = &options.account {
        ask.account = Some(session.account(account)?);
    }
    if let Some(contact) = &options.counterpart {
        ask.counterpart = Some(session.contact(ask.account, contact)?);
    }
    if let Some(policy) = &options.policy {
        ask.policy = Some(session.policy(policy)?);
    }
    if let Some(kind) = &options.kind {
        ask.kind = Some(session.choice("--kind", kind)?);
    }
    if let Some(day) = &options.by {
        ask.due = Some(session.due("--by", day, ask.account)?);
    }
    if let Some(team) = &options.team {
        ask.team = Some(session.team(team)?);
    }
    if options.quiet_days.is_some() {
        ask.quiet_days_max = options.quiet_days;
    }
    over(&mut ask.client_words, options.client_words.as_ref());
    over(&mut ask.why, options.why.as_ref());
    over(&mut ask.help, options.help_given.as_ref());
    ask.figures = session.figures(&options.figures, ask.figures.take())?;
    ask.done_when = session.done_when(&options.done, ask.done_when.take())?;
    ask.authority = session.authority(&options.authority, ask.authority.take())?;
    ask.stakes = session.stakes(&options.stakes, ask.stakes.take())?;
    Ok(())
}
