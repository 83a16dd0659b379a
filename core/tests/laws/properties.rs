//! Laws that hold for whatever happens, tried on thousands of small firms.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use fushime_core::as_of::{AsOf, Calendars};
use fushime_core::command::{Asker, Command, Refusal};
use fushime_core::entry::{Entry, read_body, without_words, write_body};
use fushime_core::event::Event;
use fushime_core::event::terms::Requester;
use fushime_core::ids::{EntryId, MemberId, Numbered, Position};
use fushime_core::state::{Roll, State, Subject, Turn};
use fushime_core::turn::{Why, debts, whose_turn};
use proptest::prelude::{ProptestConfig, any};
use proptest::test_runner::{RngSeed, TestCaseError, TestError, TestRunner};
use proptest::{collection, prop_assert, prop_assert_eq};

use crate::choices::Choices;
use crate::frozen::bodies;
use crate::small_firm::SmallFirm;

/// How many firms are tried, and from which number they follow: always the same ones, or with
/// `FUSHIME_LONG=number` twenty times as many others.
#[expect(clippy::disallowed_methods, reason = "whoever runs the tests says how long")]
fn cases(usual: u32) -> (u32, u64) {
    match std::env::var("FUSHIME_LONG") {
        Ok(number) => (usual * 20, number.parse().unwrap_or(0)),
        Err(_) => (usual, 2026),
    }
}

/// What was tried over all firms: by the command's name, how often it was given and accepted.
type Tried = BTreeMap<String, (u32, u32)>;

pub fn name_of(command: &Command) -> String {
    let shown = format!("{command:?}");
    shown.split(|c: char| !c.is_alphanumeric()).next().unwrap().to_owned()
}

/// Lets a firm live through what follows from a list of numbers.
fn live(firm: &mut SmallFirm, seeds: &[u64], tried: &RefCell<Tried>) {
    for seed in seeds {
        match seed % 6 {
            0 => {
                firm.days_pass(i64::try_from(seed / 7 % 5).unwrap());
            }
            1 => firm.minutes_pass(i64::try_from(seed / 7 % 15).unwrap()),
            _ => {}
        }
        let mut choices = Choices::new(*seed, firm.state(), firm.today());
        let which = choices.which();
        let command = choices.command(which);
        let askers = askers(&mut choices, firm, &command);
        let name = name_of(&command);
        tried.borrow_mut().entry(name.clone()).or_default().0 += 1;
        for asker in askers {
            let before = firm.state().head;
            match firm.give_as(&asker, command.clone()) {
                Ok(decided) => {
                    assert!(!decided.events.is_empty(), "{command:?} decided nothing");
                    tried.borrow_mut().entry(name).or_default().1 += 1;
                    break;
                }
                Err(refusal) => {
                    assert_eq!(firm.state().head, before, "{refusal} has changed something");
                    assert!(!refusal.text_key().is_empty());
                    if matches!(refusal, Refusal::WordsNeeded | Refusal::ReasonNeeded) {
                        break;
                    }
                }
            }
        }
    }
}

/// Who may give a command: anybody first, then those whose step it mostly is.
fn askers(choices: &mut Choices<'_>, firm: &SmallFirm, command: &Command) -> Vec<Asker> {
    let anybody = MemberId(u32::try_from(choices.below(12)).unwrap());
    let owner = owner_of(firm, command).unwrap_or(firm.owner);
    let mut askers = vec![
        firm.asker(Some(anybody), None),
        firm.asker(Some(firm.leader), None),
        firm.asker(Some(firm.leader), Some(owner)),
        firm.asker(Some(owner), None),
        firm.asker(Some(firm.other_leader), None),
        firm.asker(Some(firm.executive), None),
        firm.asker(Some(firm.administrator), None),
    ];
    if choices.one_in(6) {
        // A file is taken over: it speaks of the past.
        let on = firm.in_days(-i64::try_from(choices.below(40)).unwrap());
        let taker = firm.asker(Some(firm.administrator), Some(owner));
        askers.insert(1, Asker { on, taking_over: true, ..taker });
    }
    askers
}

fn owner_of(firm: &SmallFirm, command: &Command) -> Option<MemberId> {
    let shown = format!("{command:?}");
    let (_, rest) = shown.split_once("directive: DirectiveId(")?;
    let number = rest.split(')').next()?.parse().ok()?;
    Some(firm.state().directives.get(fushime_core::ids::DirectiveId(number))?.ask.owner)
}

/// Tries a law on many lives.
fn law(usual: u32, holds: impl Fn(SmallFirm, &[u64]) -> Result<(), TestCaseError>) {
    let (cases, seed) = cases(usual);
    let config = ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(seed),
        failure_persistence: None,
        max_shrink_iters: 400,
        ..ProptestConfig::default()
    };
    let strategy = collection::vec(any::<u64>(), 20..70);
    let mut founded = SmallFirm::founded();
    founded.running();
    founded.asked();
    founded.running();
    let mut runner = TestRunner::new(config);
    match runner.run(&strategy, |seeds| holds(founded.clone(), &seeds)) {
        Ok(()) => {}
        Err(TestError::Fail(why, seeds)) => panic!("{why}\nafter {} steps", seeds.len()),
        Err(why) => panic!("{why}"),
    }
}

fn fold<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> State {
    let mut state = State::default();
    entries.into_iter().for_each(|entry| state.apply(entry));
    state
}

#[test]
fn what_is_decided_is_never_odd_and_every_command_is_tried() {
    let tried = RefCell::new(Tried::new());
    law(2_000, |mut firm, seeds| {
        live(&mut firm, seeds, &tried);
        let state = firm.state();
        prop_assert!(state.oddities.is_empty(), "{}", oddity(&firm));
        consecutive(state)?;
        counts(state)?;
        // From the start, from the middle, and over the bytes of the ledger: the same.
        let cut = usize::try_from(seeds[0]).unwrap_or(0) % (firm.entries.len() + 1);
        let mut resumed = fold(&firm.entries[..cut]);
        firm.entries[cut..].iter().for_each(|entry| resumed.apply(entry));
        prop_assert!(resumed == *state, "a fold in two parts differs at {cut}");
        let mut from_bytes = State::default();
        for entry in &firm.entries {
            let body = write_body(&entry.note, &entry.event).unwrap();
            let (note, event) = read_body(&body).unwrap();
            prop_assert_eq!(&write_body(&note, &event).unwrap(), &body);
            from_bytes.apply(&Entry { note, event, ..entry.clone() });
        }
        prop_assert!(from_bytes == *state, "what was written is not what was meant");
        Ok(())
    });
    every_command_was_tried(&tried.into_inner());
}

/// The names of all commands, from the list itself.
pub fn commands() -> BTreeSet<String> {
    let source = include_str!("../../src/command/list.rs");
    let (_, list) = source.split_once("pub enum Command {").unwrap();
    let named = list.lines().filter(|line| line.starts_with("    ") && !line.contains("///"));
    named
        .filter_map(|line| line.strip_prefix("    "))
        .filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()))
        .map(|line| line.split([' ', '(', ',']).next().unwrap().to_owned())
        .collect()
}

fn every_command_was_tried(tried: &Tried) {
    let commands = commands();
    assert!(commands.len() > 80, "the list was not read: {commands:?}");
    let given: BTreeSet<String> = tried.keys().cloned().collect();
    assert_eq!(commands.difference(&given).collect::<Vec<_>>(), Vec::<&String>::new());
    let never: Vec<&String> = tried
        .iter()
        .filter(|(name, (_, accepted))| *accepted == 0 && *name != "FoundFirm")
        .map(|(name, _)| name)
        .collect();
    assert!(never.is_empty(), "never accepted, so never tried: {never:?} of {tried:?}");
}

fn oddity(firm: &SmallFirm) -> String {
    let odd = firm.state().oddities.first().unwrap();
    let entry = firm.entries.iter().find(|entry| entry.position == odd.entry);
    format!("{:?}: {entry:?}", odd.why)
}

fn consecutive(state: &State) -> Result<(), TestCaseError> {
    fn of<K: Numbered, T>(
        roll: &Roll<K, T>,
        number: impl Fn(&T) -> u32,
    ) -> Result<(), TestCaseError> {
        for (expected, thing) in (1..).zip(roll.iter()) {
            prop_assert_eq!(number(thing), expected);
        }
        prop_assert_eq!(roll.next().number() as usize, roll.len() + 1);
        Ok(())
    }
    of(&state.members, |x| x.id.0)?;
    of(&state.teams, |x| x.id.0)?;
    of(&state.accounts, |x| x.id.0)?;
    of(&state.contacts, |x| x.id.0)?;
    of(&state.policies, |x| x.id.0)?;
    of(&state.directives, |x| x.id.0)?;
    of(&state.discussions, |x| x.id.0)?;
    of(&state.questions, |x| x.id.0)?;
    of(&state.concerns, |x| x.id.0)?;
    of(&state.promises, |x| x.id.0)?;
    of(&state.claims, |x| x.id.0)?;
    of(&state.detours, |x| x.id.0)?;
    of(&state.abuses, |x| x.id.0)?;
    of(&state.redactions, |x| x.id.0)?;
    for directive in state.directives.iter() {
        for (expected, milestone) in (1..).zip(&directive.milestones) {
            prop_assert_eq!(milestone.no.0, expected);
        }
        prop_assert!(directive.lines.is_sorted_by_key(|line| line.entry));
    }
    Ok(())
}

/// What is kept beside the directives is what they say themselves.
fn counts(state: &State) -> Result<(), TestCaseError> {
    let open = || state.directives.iter().filter(|directive| directive.is_open());
    for member in state.members.iter() {
        let live = open().filter(|directive| directive.ask.owner == member.id).count();
        let kept = state.live_per_member.get(&member.id).copied().unwrap_or(0);
        prop_assert_eq!(usize::from(kept), live);
    }
    for account in state.accounts.iter() {
        let there = open().filter(|directive| directive.ask.account == Some(account.id));
        prop_assert!(there.map(|directive| directive.id).eq(account.open.iter().copied()));
        let named = state.accounts_named(account.details.name.as_str());
        prop_assert!(named.into_iter().any(|found| found.id == account.id));
    }
    for directive in state.directives.iter() {
        if let Some(key) = &directive.ask.source_key {
            let found = state.directive_from(key.as_str()).unwrap();
            prop_assert_eq!(found.ask.source_key.as_ref(), Some(key));
        }
        let promises = state.promises.iter().filter(|promise| {
            promise.made.directive == Some(directive.id) && promise.settled_on.is_none()
        });
        prop_assert!(promises.map(|p| p.id).eq(directive.open_promises.iter().copied()));
        let questions = state
            .questions
            .iter()
            .filter(|question| question.directive == directive.id && question.answered.is_none());
        prop_assert!(questions.count() >= directive.open_questions.len());
    }
    Ok(())
}

#[test]
fn it_is_always_exactly_ones_turn_and_the_first_date_stays() {
    let tried = RefCell::new(Tried::new());
    let calendars = Calendars::of(SmallFirm::founded().state());
    law(500, |mut firm, seeds| {
        let mut first_dates = BTreeMap::new();
        for seeds in seeds.chunks(10) {
            live(&mut firm, seeds, &tried);
            let state = firm.state();
            let day = firm.today();
            for directive in state.directives.iter() {
                let as_of = AsOf { day, read_on: day, calendars: &calendars };
                let whose = whose_turn(state, directive, as_of);
                let owes = !debts(state, directive, day).is_empty();
                prop_assert!(!owes || whose.turn == Turn::Leader, "{:?}", whose);
                let fits = match whose.why {
                    Why::Ended => !directive.is_open() && whose.turn == Turn::Nobody,
                    Why::Held(until) => until >= day && whose.turn == Turn::Nobody,
                    Why::Owed(_) => whose.turn == Turn::Leader,
                    Why::Client(until) => {
                        until.is_none_or(|until| until >= day) && whose.turn == Turn::Client
                    }
                    Why::Asked => whose.turn == Turn::Salesperson,
                };
                prop_assert!(fits, "{:?}", whose);
                for milestone in directive.milestones.iter().filter(|_| directive.agreed.is_some())
                {
                    let key = (directive.id, milestone.no);
                    let first = first_dates.entry(key).or_insert(milestone.first_due.on);
                    prop_assert_eq!(*first, milestone.first_due.on, "{:?}", key);
                    let slips: Vec<_> = milestone.slips().collect();
                    prop_assert!(slips.iter().all(|slip| slip.requester != Requester::Leader));
                }
            }
        }
        Ok(())
    });
}

/// What is left when words were removed: the same numbers, dates and turns, and nothing odd.
#[test]
fn a_redaction_changes_no_fact() {
    let tried = RefCell::new(Tried::new());
    law(500, |mut firm, seeds| {
        live(&mut firm, seeds, &tried);
        let mut without = State::default();
        for (entry, seed) in firm.entries.iter().zip(seeds.iter().cycle()) {
            let mut entry = entry.clone();
            // What the firm itself wrote down names nobody, and its words cannot be removed.
            let subject = firm.state().subject(entry.position);
            let removable = subject != Some(Subject::Firm);
            if removable && (seed ^ entry.position.0).is_multiple_of(3) {
                let body = write_body(&entry.note, &entry.event).unwrap();
                let (note, event) = read_body(&without_words(&body).unwrap()).unwrap();
                entry = Entry { note, event, redacted: true, ..entry };
            }
            without.apply(&entry);
        }
        let state = firm.state();
        prop_assert!(without.oddities.is_empty(), "{:?}", without.oddities);
        prop_assert_eq!(state.directives.len(), without.directives.len());
        for (was, is) in state.directives.iter().zip(without.directives.iter()) {
            prop_assert_eq!(was.standing, is.standing);
            prop_assert_eq!((was.clock, was.progress, was.hold), (is.clock, is.progress, is.hold));
            prop_assert_eq!(was.lines.len(), is.lines.len());
            prop_assert_eq!(&was.open_questions, &is.open_questions);
            let day = firm.today();
            prop_assert_eq!(debts(state, was, day), debts(&without, is, day));
            for (was, is) in was.milestones.iter().zip(&is.milestones) {
                prop_assert_eq!((was.due.on, was.first_due.on), (is.due.on, is.first_due.on));
                prop_assert_eq!((was.reported, was.confirmed), (is.reported, is.confirmed));
            }
        }
        Ok(())
    });
}

/// Whatever stands in a ledger, by whatever hand: the fold goes on, and what is odd changes nothing.
#[test]
fn the_fold_never_fails() {
    let tried = RefCell::new(Tried::new());
    let examples: Vec<String> =
        Event::KINDS.iter().flat_map(|(kind, v)| bodies(kind, *v)).collect();
    let (_, founded_again) = read_body(&bodies("firm_founded", 1)[0]).unwrap();
    law(1_500, |mut firm, seeds| {
        live(&mut firm, &seeds[..10], &tried);
        let mut state = firm.state().clone();
        let mut looking_back = State::looking_back_to(firm.today());
        firm.entries.iter().for_each(|entry| looking_back.apply(entry));
        for seed in seeds {
            let beside = State::default();
            let mut choices = Choices::new(*seed, &beside, firm.today());
            let example = usize::try_from(choices.below(examples.len() as u64)).unwrap();
            let mut body: serde_json::Value = serde_json::from_str(&examples[example]).unwrap();
            scramble(&mut body, &mut choices);
            let Ok((note, event)) = read_body(&body.to_string()) else { continue };
            let position = Position(state.head.0 + 1);
            let (id, recorded_at) = (EntryId(choices.next().into()), firm.recorded_at());
            let redacted = choices.one_in(9);
            let entry = Entry { position, id, recorded_at, note, event, redacted };
            let mut expected = state.clone();
            state.apply(&entry);
            looking_back.apply(&entry);
            if state.oddities.len() > expected.oddities.len() && !state.is_from_the_future() {
                // The control is an entry that is odd for sure: a firm cannot be founded twice.
                expected.apply(&Entry { event: founded_again.clone(), ..entry.clone() });
                expected.oddities.clone_from(&state.oddities);
                prop_assert!(expected == state, "an odd entry has changed something: {:?}", entry);
            }
        }
        Ok(())
    });
}

/// Puts other numbers and days into a body, mostly small ones that may be somebody's.
fn scramble(value: &mut serde_json::Value, choices: &mut Choices<'_>) {
    use serde_json::Value;
    match value {
        Value::Object(fields) => fields.values_mut().for_each(|inner| scramble(inner, choices)),
        Value::Array(items) => {
            if choices.one_in(8) {
                items.clear();
            }
            items.iter_mut().for_each(|inner| scramble(inner, choices));
        }
        Value::Number(_) if !choices.one_in(5) => {
            *value = match choices.below(12) {
                0 => 0.into(),
                1 => u32::MAX.into(),
                n => (n / 2 + 1).into(),
            };
        }
        Value::String(text) if text.parse::<jiff::civil::Date>().is_ok() => {
            let days = ["-009999-01-01", "9999-12-31", "2026-10-05", "2026-11-30", "2027-02-28"];
            *value = choices.of(&days).into();
        }
        Value::String(_) if choices.one_in(20) => *value = "".into(),
        _ => {}
    }
}
