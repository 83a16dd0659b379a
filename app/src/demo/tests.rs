//! The demo, played: every order accepted, nothing odd, everything that can happen in it.

use std::collections::{BTreeMap, BTreeSet};

use fushime_core::as_of::{AsOf, Calendars};
use fushime_core::calendar::Calendar;
use fushime_core::desk::Desk;
use fushime_core::entry::{NewEntry, write_body};
use fushime_core::event::Event;
use fushime_core::event::terms::{ConcernAnswer, SignalKind};
use fushime_core::ids::DirectiveId;
use fushime_core::signal::signals;
use fushime_core::state::State;
use fushime_core::today::today;
use jiff::Timestamp;
use jiff::civil::{Date, date, time};

use super::{Large, LargeDays, Made, Plan, Size, WRITTEN_FOR, play};

fn plan(seed: u64, today: Date) -> Plan {
    Plan { seed, now: today.at(9, 0, 0, 0) }
}

fn desk() -> Desk {
    Desk::on(State::default(), Timestamp::UNIX_EPOCH)
}

fn played(plan: Plan) -> (State, Vec<NewEntry>, Made) {
    let mut desk = desk();
    let made = match play(&mut desk, plan) {
        Ok(made) => made,
        Err(problem) => {
            let source = std::error::Error::source(&problem).map(ToString::to_string);
            panic!("{problem}: {source:?}")
        }
    };
    let (state, _, entries) = desk.into_parts();
    (state, entries, made)
}

fn bodies(entries: &[NewEntry]) -> Vec<String> {
    let body = |entry: &NewEntry| {
        format!("{} {}", entry.id, write_body(&entry.note, &entry.event).unwrap())
    };
    entries.iter().map(body).collect()
}

#[test]
fn every_order_is_accepted_and_nothing_is_odd() {
    for seed in 1..=3 {
        let (state, entries, _) = played(plan(seed, WRITTEN_FOR));
        assert_eq!(state.oddities, []);
        let all = state.directives.iter().count();
        assert!((60..=90).contains(&all), "{all} directives");
        assert!((900..=1_500).contains(&entries.len()), "{} entries", entries.len());
        assert_eq!(state.accounts.iter().count(), 40);
        assert_eq!(state.policies.iter().count(), 4);
        let open = state.directives.iter().filter(|directive| directive.is_open()).count();
        assert!((35..=55).contains(&open), "{open} open");
    }
}

#[test]
fn the_same_seed_gives_the_same_entries_to_the_byte_and_another_seed_others() {
    let once = bodies(&played(plan(1, WRITTEN_FOR)).1);
    assert_eq!(once, bodies(&played(plan(1, WRITTEN_FOR)).1));
    assert_ne!(once, bodies(&played(plan(2, WRITTEN_FOR)).1));
    let ids: BTreeSet<&str> = once.iter().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(ids.len(), once.len(), "every entry has a name of its own");
}

#[test]
fn it_can_be_made_on_any_day() {
    let days = [date(2026, 12, 30), date(2027, 2, 20), date(2027, 5, 3), date(2029, 8, 15)];
    for day in days {
        let (state, entries, _) = played(plan(1, day));
        assert_eq!(state.oddities, [], "{day}");
        assert!(entries.iter().all(|entry| entry.note.on <= day), "{day}");
        let newest = entries.iter().map(|entry| entry.note.on).max().unwrap();
        let quiet = Calendar::japan().working_days_between(newest, day);
        assert!(quiet <= 6, "{day}: the newest entry is of {newest}");
    }
}

#[test]
fn people_work_on_working_days_and_in_working_hours() {
    let (state, entries, _) = played(plan(1, WRITTEN_FOR));
    let calendars = Calendars::of(&state);
    for entry in &entries {
        let (on, at) = (entry.note.on, entry.note.time.unwrap());
        let kind = entry.event.kind();
        assert!(calendars.firm().is_working_day(on), "{kind} on {on}");
        assert!((time(8, 0, 0, 0)..=time(19, 30, 0, 0)).contains(&at), "{kind} at {at}");
        let by = entry.note.by.and_then(|by| state.members.get(by));
        assert!(by.is_none_or(|by| !by.is_away(on)), "{kind} on {on}, in a leave: {entry:?}");
    }
}

/// Kinds that no story can lead to, each with its reason.
const NEVER: &[(&str, &str)] = &[];

#[test]
fn everything_that_can_be_written_down_happens() {
    let (_, entries, _) = played(plan(1, WRITTEN_FOR));
    let found: BTreeSet<&str> = entries.iter().map(|entry| entry.event.kind()).collect();
    let missing: Vec<&str> = Event::KINDS
        .iter()
        .map(|(kind, _)| *kind)
        .filter(|kind| !found.contains(kind) && !NEVER.iter().any(|(never, _)| never == kind))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn all_four_answers_are_given_and_some_concerns_wait() {
    let (state, ..) = played(plan(1, WRITTEN_FOR));
    let given: BTreeSet<ConcernAnswer> = state
        .concerns
        .iter()
        .filter_map(|concern| concern.answered.map(|(given, _)| given))
        .collect();
    assert_eq!(given.len(), ConcernAnswer::ALL.len());
    assert!(state.concerns.iter().any(|concern| concern.answered.is_none()));
    let open = state.questions.iter().filter(|question| question.answered.is_none()).count();
    assert!(open >= 3, "{open} open questions");
    let overdue = state
        .promises
        .iter()
        .filter(|promise| promise.settled_on.is_none() && promise.made.due.on < WRITTEN_FOR);
    assert!(overdue.count() >= 1);
}

#[test]
fn nobody_reads_the_same_sentence_three_times_on_a_page() {
    let (state, ..) = played(plan(1, WRITTEN_FOR));
    let mut said: BTreeMap<String, u32> = BTreeMap::new();
    for directive in state.directives.iter() {
        let mut here: BTreeMap<&str, u32> = BTreeMap::new();
        for line in &directive.lines {
            let Some(text) = line.text.as_ref().filter(|text| text.as_str().chars().count() > 8)
            else {
                continue;
            };
            *here.entry(text.as_str()).or_default() += 1;
            *said.entry(text.as_str().to_owned()).or_default() += 1;
        }
        assert!(here.values().all(|times| *times < 3), "{}: {here:?}", directive.id);
    }
    let worn: Vec<_> = said.iter().filter(|(_, times)| **times > 4).collect();
    assert_eq!(worn, Vec::<(&String, &u32)>::new());
}

fn shown(state: &State, account: &str, kind: SignalKind) -> Vec<DirectiveId> {
    let calendars = Calendars::of(state);
    let as_of = AsOf { day: WRITTEN_FOR, read_on: WRITTEN_FOR, calendars: &calendars };
    let at = state.accounts.iter().find(|held| held.details.name.as_str() == account).unwrap().id;
    state
        .directives
        .iter()
        .filter(|directive| directive.ask.account == Some(at))
        .filter(|directive| {
            signals(state, directive, as_of).iter().any(|signal| signal.kind() == kind)
        })
        .map(|directive| directive.id)
        .collect()
}

#[test]
fn every_signal_shows_and_the_innocent_twins_stay_quiet() {
    let (state, ..) = played(plan(1, WRITTEN_FOR));
    let stands: &[(&str, SignalKind)] = &[
        ("さくら食品", SignalKind::Silence),
        ("さくら食品", SignalKind::Slip),
        ("さくら食品", SignalKind::NonAction),
        ("讃岐製麺", SignalKind::Silence),
        ("瀬戸内オリーブ", SignalKind::Slip),
        ("瀬戸内オリーブ", SignalKind::NonAction),
        ("丸和水産", SignalKind::NonAction),
        ("Blue Ridge Coffee Japan", SignalKind::NonAction),
        ("甲斐ワイナリー", SignalKind::Inherited),
        ("富士見飲料", SignalKind::Inherited),
    ];
    for (account, kind) in stands {
        assert!(!shown(&state, account, *kind).is_empty(), "{account}: {kind:?} is missing");
    }
    let quiet: &[&str] = &[
        // Asked openly, before the date, by the client.
        "近江ハム",
        // Said honestly that it had not been said, and then said it.
        "信州みそ本舗",
        // Waits for the client, with a name and a day.
        "三河醸造",
        "Harbor & Pine Foods Japan",
        // Done, on evidence.
        "北の里製菓",
        "駿河缶詰",
    ];
    for account in quiet {
        for kind in SignalKind::ALL {
            assert_eq!(shown(&state, account, *kind), [], "{account}: {kind:?}");
        }
    }
}

#[test]
fn today_has_debts_first_and_something_to_ask() {
    let (state, _, made) = played(plan(1, WRITTEN_FOR));
    let calendars = Calendars::of(&state);
    let as_of = AsOf { day: WRITTEN_FOR, read_on: WRITTEN_FOR, calendars: &calendars };
    let day = today(&state, made.leader, as_of, Some(60));
    assert!(day.with_signals);
    assert!(day.items.first().is_some_and(|item| item.owed));
    assert!(day.items.iter().chain(&day.not_today).any(|item| !item.owed && item.points > 0));
}

#[test]
fn a_large_firm_has_the_size_that_was_asked_for() {
    let days = LargeDays::seen_from(WRITTEN_FOR);
    let size = Size { open: 2_000, closed: 100, entries: 8_000 };
    let mut large = Large::new(plan(1, WRITTEN_FOR), size, &days);
    let mut desk = desk();
    while !large.write(&mut desk, usize::MAX).unwrap() {}
    let (state, _, entries) = desk.into_parts();
    assert_eq!(state.oddities, []);
    let open = state.directives.iter().filter(|directive| directive.is_open()).count();
    let all = state.directives.iter().count();
    assert_eq!((open, all - open), (2_000, 100));
    let off = (entries.len() as i64 - 8_000).abs();
    assert!(off <= 100, "{} entries", entries.len());
}

#[test]
fn a_large_firm_is_the_same_whole_or_in_steps() {
    let days = LargeDays::seen_from(WRITTEN_FOR);
    let size = Size { open: 60, closed: 60, entries: 1_500 };
    let made = |step: usize| {
        let mut large = Large::new(plan(9, WRITTEN_FOR), size, &days);
        let (mut state, mut all) = (State::default(), Vec::new());
        loop {
            let mut desk = Desk::on(state, Timestamp::UNIX_EPOCH);
            let done = large.write(&mut desk, step).unwrap();
            let (moved, _, entries) = desk.into_parts();
            state = moved;
            all.extend(bodies(&entries));
            if done {
                break all;
            }
        }
    };
    assert_eq!(made(usize::MAX), made(100));
}
