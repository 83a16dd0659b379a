//! `fushime discuss`: what was talked about. Five lines are enough; a minute may hold more.

use clap::Args;
use fushime_core::command::{Command, Refusal, Thing};
use fushime_core::event::Due;
use fushime_core::event::discussion::{Attendee, Discussion, NextStep};
use fushime_core::event::terms::Privacy;
use fushime_core::ids::{AccountId, PromiseId};
use fushime_core::words::Words;

use super::failure::{Failure, Outcome};
use super::session::{Session, joined_if_any, words};
use super::when::Circumstances;

/// `discuss [TEXT] --account ACCOUNT --asked … --answered … --agreed … --i-promise …`
#[derive(Debug, Args)]
pub struct Discuss {
    words: Vec<String>,
    #[arg(long, value_name = "ACCOUNT")]
    account: Option<String>,
    #[arg(long, value_name = "D-12")]
    directive: Option<String>,
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    #[arg(long, value_name = "TEXT")]
    purpose: Option<String>,
    #[arg(long, value_name = "WHO")]
    there: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    place: Option<String>,
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    #[arg(long, value_name = "TEXT")]
    sent_to: Option<String>,
    #[arg(long, value_name = "TEXT")]
    materials: Option<String>,
    #[arg(long, value_name = "Y-1")]
    kept: Vec<String>,
    #[arg(long, value_name = "Y-2")]
    still_open: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    asked: Option<String>,
    #[arg(long, value_name = "TEXT")]
    answered: Option<String>,
    #[arg(long, value_name = "TEXT")]
    agreed: Option<String>,
    #[arg(long, value_name = "WHO: WHAT=DATE")]
    next: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    i_promise: Option<String>,
    #[arg(long, value_name = "DATE")]
    promise_by: Option<String>,
    #[arg(long, value_name = "TEXT")]
    open: Option<String>,
    #[arg(long, value_name = "TEXT")]
    said: Option<String>,
    #[arg(long, value_name = "TEXT")]
    client_answered: Option<String>,
    #[arg(long, value_name = "TEXT")]
    not_said: Option<String>,
    #[arg(long, value_name = "DATE")]
    next_meeting: Option<String>,
    #[arg(long)]
    private: bool,
    #[arg(long, value_name = "U-3")]
    confirmed: Option<String>,
    #[arg(long, value_name = "CONTACT", requires = "confirmed")]
    by: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(mut args: Discuss, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.when)?;
    if let Some(discussion) = &args.confirmed {
        let command = Command::ConfirmDiscussion {
            discussion: session.number(Thing::Discussion, discussion)?,
            on: session.happened.on.unwrap_or_else(|| session.today()),
            contact: args.by.as_deref().map(|who| session.contact(None, who)).transpose()?,
            text: joined_if_any(&args.words),
        };
        return session.settle(vec![command]);
    }
    if says_nothing(&args) {
        ask_for_five_lines(&mut args, session)?;
    }
    let gist = gist(&args, session)?;
    session.settle(vec![Command::RecordDiscussion(gist)])
}

fn says_nothing(args: &Discuss) -> bool {
    let said = [
        &args.asked,
        &args.answered,
        &args.agreed,
        &args.i_promise,
        &args.open,
        &args.said,
        &args.client_answered,
        &args.not_said,
        &args.title,
    ];
    args.words.is_empty() && args.next.is_empty() && said.iter().all(|text| text.is_none())
}

/// Asks for the leader's five lines, one after another; Enter leaves one out.
fn ask_for_five_lines(args: &mut Discuss, session: &mut Session<'_>) -> Outcome {
    if !session.terminal.has_a_person() {
        return Err(session.refusal(&Refusal::WordsNeeded));
    }
    if args.account.is_none() {
        args.account = ask(session, "discuss-with");
    }
    args.asked = ask(session, "discuss-asked");
    args.answered = ask(session, "discuss-answered");
    args.agreed = ask(session, "discuss-agreed");
    args.i_promise = ask(session, "discuss-promised");
    if args.i_promise.is_some() {
        args.promise_by = ask(session, "discuss-promised-by");
    }
    Ok(())
}

fn ask(session: &mut Session<'_>, key: &str) -> Option<String> {
    let question = session.text.get(key);
    session.terminal.ask(&question).filter(|line| !line.is_empty())
}

fn gist(args: &Discuss, session: &mut Session<'_>) -> Result<Discussion, Failure> {
    let directive = args.directive.as_deref().map(|id| session.directive(id)).transpose()?;
    let account = match &args.account {
        Some(name) => Some(session.account(name)?),
        None => directive.and_then(|id| session.state().directives.get(id)?.ask.account),
    };
    let attendees = args.there.iter().map(|who| attendee(who, account, session)).collect();
    let mut next_steps = Vec::new();
    for text in &args.next {
        next_steps.push(next_step(text, account, session)?);
    }
    let promise_due = due(session, "--promise-by", args.promise_by.as_deref(), None)?;
    let next_meeting = due(session, "--next-meeting", args.next_meeting.as_deref(), account)?;
    let until = args.until.as_deref().map(|hour| session.hour("--until", hour)).transpose()?;
    Ok(Discussion {
        account,
        directive,
        title: words(args.title.as_ref()),
        until,
        purpose: words(args.purpose.as_ref()),
        place: words(args.place.as_ref()),
        attendees,
        sent_to: words(args.sent_to.as_ref()),
        materials: words(args.materials.as_ref()),
        promises_kept: promises(&args.kept, session)?,
        promises_open: promises(&args.still_open, session)?,
        asked: words(args.asked.as_ref()),
        answered: words(args.answered.as_ref()),
        agreed: words(args.agreed.as_ref()),
        next_steps,
        i_promise: words(args.i_promise.as_ref()),
        promise_due,
        open: words(args.open.as_ref()),
        said_to_client: words(args.said.as_ref()),
        client_answered: words(args.client_answered.as_ref()),
        not_said: words(args.not_said.as_ref()),
        next_meeting,
        privacy: args.private.then_some(Privacy::Attendees),
        client_confirmed_on: None,
        text: joined_if_any(&args.words),
    })
}

fn due(
    session: &mut Session<'_>,
    field: &str,
    given: Option<&str>,
    account: Option<AccountId>,
) -> Result<Option<Due>, Failure> {
    given.map(|day| session.due(field, day, account)).transpose()
}

fn promises(given: &[String], session: &Session<'_>) -> Result<Vec<PromiseId>, Failure> {
    given.iter().map(|text| session.number(Thing::Promise, text)).collect()
}

/// Somebody who was there: one of us, one of theirs, or else whoever it was, by name.
fn attendee(who: &str, account: Option<AccountId>, session: &Session<'_>) -> Attendee {
    let state = session.state();
    let member = crate::find::member(state, who).ok();
    let contact = match member {
        Some(_) => None,
        None => account.and_then(|at| session.contact(Some(at), who).ok()),
    };
    let unknown = member.is_none() && contact.is_none();
    Attendee { member, contact, name: unknown.then(|| Words::new(who)) }
}

/// Reads `田中: 見積を送る=12/4`: who does what by when. Who and when may be left out.
fn next_step(
    text: &str,
    account: Option<AccountId>,
    session: &mut Session<'_>,
) -> Result<NextStep, Failure> {
    let narrow = text.replace('＝', "=").replace('：', ":");
    let (rest, day) = match narrow.rsplit_once('=') {
        Some((rest, day)) => (rest.to_owned(), Some(day.trim().to_owned())),
        None => (narrow, None),
    };
    let due = day.map(|day| session.due("--next", &day, account)).transpose()?;
    let named = rest.split_once(':').map(|(who, what)| (attendee(who, account, session), what));
    Ok(match named {
        Some((Attendee { member, contact, name: None }, what)) => {
            NextStep { what: Words::new(what), member, contact, due }
        }
        _ => NextStep { what: Words::new(&rest), member: None, contact: None, due },
    })
}
