//! `fushime update`: one line and one tap.

use clap::Args;
use fushime_core::command::Command;
use fushime_core::event::terms::Tap;
use fushime_core::event::update::ClientWait;
use fushime_core::words::Words;

use super::failure::Outcome;
use super::session::{Session, joined_if_any};
use super::when::Circumstances;

/// `update D-12 [TEXT] [--said|--not-yet|--refused|--need-hand]`
#[derive(Debug, Args)]
pub struct Update {
    directive: String,
    words: Vec<String>,
    #[arg(long, group = "tap")]
    said: bool,
    #[arg(long, group = "tap")]
    not_yet: bool,
    #[arg(long, group = "tap")]
    refused: bool,
    #[arg(long, group = "tap")]
    need_hand: bool,
    #[arg(long, value_name = "DATE")]
    waits_until: Option<String>,
    #[arg(long, value_name = "WHOM")]
    waits_for: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

impl Update {
    fn tap(&self) -> Option<Tap> {
        let taps = [
            (self.said, Tap::Said),
            (self.not_yet, Tap::NotYet),
            (self.refused, Tap::Refused),
            (self.need_hand, Tap::NeedHand),
        ];
        taps.into_iter().find(|(tapped, _)| *tapped).map(|(_, tap)| tap)
    }
}

pub(super) fn run(args: Update, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let (directive, milestone) = session.milestone(&args.directive)?;
    let account = session.state().directives.get(directive).and_then(|held| held.ask.account);
    let until = match &args.waits_until {
        Some(day) => Some(session.due("--waits-until", day, account)?.on),
        None => None,
    };
    let waits = (until.is_some() || args.waits_for.is_some())
        .then(|| ClientWait { until, who: args.waits_for.as_deref().map(Words::new) });
    let (tap, text) = (args.tap(), joined_if_any(&args.words));
    let command = Command::Update { directive, tap, text, milestone, waits };
    session.settle_and_go_on(vec![command], directive)
}
