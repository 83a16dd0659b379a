//! `fushime contact`: people at clients.

use clap::{Args, Subcommand};
use fushime_core::command::{Command, Refusal, Thing};
use fushime_core::event::account::ContactDetails;
use fushime_core::words::Words;

use super::failure::Outcome;
use super::figures::over;
use super::session::{Session, words};
use super::when::Circumstances;
use crate::find::plain_name;

/// `contact add|change|left`
#[derive(Debug, Args)]
pub struct Contact {
    #[command(subcommand)]
    step: Step,
}

#[derive(Debug, Subcommand)]
enum Step {
    Add(Add),
    Change(Change),
    Left(Left),
}

#[derive(Debug, Args)]
struct Details {
    #[arg(long, value_name = "KANA")]
    reading: Option<String>,
    #[arg(long, value_name = "NAME")]
    department: Option<String>,
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    #[arg(long, value_name = "30-100")]
    rank: Option<u8>,
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

#[derive(Debug, Args)]
struct Add {
    account: String,
    name: String,
    #[command(flatten)]
    details: Details,
}

#[derive(Debug, Args)]
struct Change {
    contact: String,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    details: Details,
}

#[derive(Debug, Args)]
struct Left {
    contact: String,
    #[arg(value_name = "DATE")]
    last_day: Option<String>,
    #[command(flatten)]
    when: Circumstances,
}

pub(super) fn run(args: Contact, session: &mut Session<'_>) -> Outcome {
    match args.step {
        Step::Add(args) => {
            session.circumstances(&args.details.when)?;
            let mut details = ContactDetails {
                account: session.account(&args.account)?,
                name: Words::new(plain_name(&args.name)),
                reading: None,
                department: None,
                title: None,
                rank: None,
                email: None,
                source_key: None,
            };
            put_over(&args.details, &mut details);
            session.settle(vec![Command::RecordContact(details)])
        }
        Step::Change(args) => change(&args, session),
        Step::Left(args) => {
            session.circumstances(&args.when)?;
            let contact = session.contact(None, &args.contact)?;
            let on = match &args.last_day {
                Some(day) => session.past_day("DATE", day)?,
                None => session.today(),
            };
            session.settle(vec![Command::ContactLeaves { contact, on }])
        }
    }
}

fn change(args: &Change, session: &mut Session<'_>) -> Outcome {
    session.circumstances(&args.details.when)?;
    let contact = session.contact(None, &args.contact)?;
    let Some(held) = session.state().contacts.get(contact) else {
        return Err(session.refusal(&Refusal::NotFound(Thing::Contact)));
    };
    let mut details = held.details.clone();
    if let Some(name) = words(args.name.as_ref()) {
        details.name = name;
    }
    put_over(&args.details, &mut details);
    if details == held.details {
        return Err(session.usage("nothing-to-change", &[]));
    }
    session.settle(vec![Command::ChangeContact { contact, details }])
}

/// Puts what was given over what is known; a title brings its rank, unless one is given.
fn put_over(given: &Details, details: &mut ContactDetails) {
    over(&mut details.reading, given.reading.as_ref());
    over(&mut details.department, given.department.as_ref());
    over(&mut details.title, given.title.as_ref());
    over(&mut details.email, given.email.as_ref());
    over(&mut details.source_key, given.key.as_ref());
    if let Some(title) = &given.title {
        details.rank = fushime_core::rank::rank_of_title(title);
    }
    details.rank = given.rank.or(details.rank);
}
