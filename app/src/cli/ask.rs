//! `fushime ask`: quick capture. It shows what was understood, what is missing, and asks.

use clap::Args;
use fushime_core::command::{Advice, Command};
use fushime_core::event::directive::Ask as Asked;
use fushime_core::event::milestone::MilestonePlan;
use fushime_core::gate::Preparation;
use fushime_core::ids::MemberId;
use fushime_core::words::Words;

use super::define::{AskOptions, put_over};
use super::failure::{Failure, Outcome};
use super::find;
use super::session::{Session, joined};
use super::when::Circumstances;

/// `ask TEXT [--owner WHO] [options]`
#[derive(Debug, Args)]
pub struct Ask {
    #[arg(required = true)]
    words: Vec<String>,
    #[arg(long, value_name = "WHO")]
    owner: Option<String>,
    #[arg(long, short = 'm', value_name = "NAME=DATE")]
    milestone: Vec<String>,
    #[arg(long)]
    under_way: bool,
    #[command(flatten)]
    options: AskOptions,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Ask, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let text = joined(&args.words);
    let (owner, sentence) = owner_and_sentence(&args, text.as_str(), session)?;
    let mut ask = nothing_but(owner, sentence);
    put_over(&args.options, &mut ask, session)?;
    let mut milestones: Vec<MilestonePlan> = Vec::new();
    for text in &args.milestone {
        milestones.push(session.milestone_plan("--milestone", text, ask.account)?);
    }
    let prepared = Preparation { milestones: milestones.len(), difficulty_named: args.under_way };
    let (marks, json) = session.marks(&ask, prepared);
    let under_way = args.under_way;
    let done = session.execute_all(vec![Command::AskDirective { ask, milestones, under_way }])?;
    let like = done.advice.iter().find_map(|advice| match advice {
        Advice::LikeDirective(id) => Some(id.to_string()),
        _ => None,
    });
    let mut told: Vec<String> =
        done.entries.iter().map(|entry| session.did(&entry.event)).collect();
    told.push(marks);
    let extra = serde_json::json!({ "gate": json, "like": like });
    session.report(&done, Some(told.join("\n")), extra)
}

/// Finds who is asked: `--owner`, or the name before the first colon.
fn owner_and_sentence(
    args: &Ask,
    text: &str,
    session: &Session<'_>,
) -> Result<(MemberId, Words), Failure> {
    if let Some(owner) = &args.owner {
        return Ok((session.member(owner)?, Words::new(text)));
    }
    let narrow = text.replace('：', ":");
    if let Some((who, sentence)) = narrow.split_once(':')
        && let Ok(owner) = find::member(session.state(), who)
    {
        return Ok((owner, Words::new(sentence)));
    }
    Err(session.refused("ask-whom", &[]))
}

/// A request of which only the owner and the sentence are known.
fn nothing_but(owner: MemberId, sentence: Words) -> Asked {
    Asked {
        owner,
        sentence,
        account: None,
        counterpart: None,
        policy: None,
        kind: None,
        client_words: None,
        why: None,
        due: None,
        figures: None,
        stakes: None,
        done_when: None,
        authority: None,
        help: None,
        quiet_days_max: None,
        team: None,
        source_key: None,
    }
}
