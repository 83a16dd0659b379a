//! `fushime ask`: quick capture. It shows what was understood, what is missing, and asks.

use clap::Args;
use fushime_core::capture::{Draft, Pick, capture};
use fushime_core::command::{Command, Refusal, WORDS_MAX};
use fushime_core::event::Event;
use fushime_core::event::directive::Ask as Asked;
use fushime_core::event::milestone::MilestonePlan;
use fushime_core::ids::MemberId;
use fushime_core::phrase::Phrase;
use serde_json::json;

use super::ask_draft::Shown;
use super::define::{AskOptions, put_over};
use super::failure::{Failure, Outcome};
use super::session::{Session, joined};
use super::when::Circumstances;
use crate::text::Text;

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
    usual: bool,
    #[arg(long)]
    under_way: bool,
    #[command(flatten)]
    options: AskOptions,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Ask, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    let line = joined(&args.words);
    if line.as_str().chars().nth(WORDS_MAX).is_some() {
        // Only its beginning would be read: the rest must not get lost without a word.
        return Err(session.refusal(&Refusal::TooLong(WORDS_MAX)));
    }
    let viewer = session.asker()?;
    let said = session.now().local;
    let draft = capture(line.as_str(), session.state(), viewer, said, &session.calendars());
    let owner = match &args.owner {
        Some(owner) => Some(session.member(owner)?),
        None => draft.owner.id(),
    };
    let (mut ask, mut milestones) = wanted(&draft, owner.unwrap_or(viewer), args.usual, session);
    put_over(&args.options, &mut ask, session)?;
    for text in &args.milestone {
        milestones.push(session.milestone_plan("--milestone", text, ask.account)?);
    }
    let shown = Shown::of(line.as_str(), &draft, owner, &ask, &milestones, &args, session);
    if owner.is_none() {
        return Err(nobody(&shown, session));
    }
    // What the line says was read, not given: a person agrees to it as a whole.
    session.propose_all(shown.text.clone(), shown.json.clone());
    let under_way = args.under_way;
    let done = session.execute_all(vec![Command::AskDirective { ask, milestones, under_way }])?;
    let mut told: Vec<String> =
        done.entries.iter().map(|entry| session.did(&entry.event)).collect();
    told.extend(shown.marks);
    let id = done.entries.iter().find_map(|entry| match &entry.event {
        Event::DirectiveAsked(asked) => Some(asked.directive.to_string()),
        _ => None,
    });
    let next = id
        .filter(|_| !under_way)
        .map(|id| session.text.with("ask-next", &[("directive", id.into())]));
    told.extend(next.map(|next| format!("→ {next}")));
    session.report(&done, Some(told.join("\n")), json!({ "draft": shown.json }))
}

impl Ask {
    /// Tells whether the usual milestones are taken over.
    pub(super) fn with_usual(&self) -> bool {
        self.usual
    }

    /// Tells whether it is already agreed and running.
    pub(super) fn is_under_way(&self) -> bool {
        self.under_way
    }
}

/// Makes the request of a draft. What the client hears is written in the firm's language.
fn wanted(
    draft: &Draft,
    owner: MemberId,
    with_usual: bool,
    session: &Session<'_>,
) -> (Asked, Vec<MilestonePlan>) {
    let state = session.state();
    let firm_language = state.firm.as_ref().map(|firm| firm.language);
    let language = firm_language.unwrap_or(session.text.language());
    let text = Text::new(language).on(session.today()).without_weekdays();
    let write = |phrase: &Phrase| text.phrase(phrase, state);
    (draft.ask(owner, &write), draft.plans(with_usual, &write))
}

/// Refuses a line that does not say who is asked, with what was understood of it.
fn nobody(shown: &Shown, session: &Session<'_>) -> Failure {
    let mut failure = session.refused("ask-owner-first", &[]);
    if let Failure::Refused(answer) = &mut failure {
        answer.text = format!("{}\n{}", shown.text, answer.text);
        answer.data = Some(shown.json.clone());
    }
    failure
}

/// Returns the candidates of a pick that is not settled.
pub(super) fn candidates<K: Copy>(pick: &Pick<K>) -> &[K] {
    match pick {
        Pick::Several { ids, .. } => ids,
        Pick::Unknown { near, .. } => near,
        Pick::Named { .. } | Pick::Likely { .. } | Pick::Missing => &[],
    }
}
