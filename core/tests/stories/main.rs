//! Stories: dated entries a sales manager could read, a day of reading, and what is expected.
//!
//! A story is a text file in `told/`. Lines before the first date say who there is. Every dated
//! line is one order, decided like any other; `read DATE` looks at that day; the lines under it
//! say what must stand there. `#` is a remark.

mod script;
mod stage;

use std::path::Path;

use stage::Stage;

fn told(name: &str, text: &str) -> Vec<String> {
    let mut stage = Stage::default();
    let mut wrong = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.split("  #").next().unwrap_or_default().trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Err(why) = script::play(&mut stage, line) {
            wrong.push(format!("{name}:{number}: {line}\n    {why}"));
        }
    }
    wrong
}

macro_rules! stories {
    ($($test:ident: $file:literal;)*) => {
        $(#[test]
        fn $test() {
            let wrong = told($file, include_str!(concat!("told/", $file)));
            assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
        })*

        #[test]
        fn every_story_is_told() {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories/told");
            let listed = [$($file,)*];
            for found in std::fs::read_dir(folder).unwrap() {
                let name = found.unwrap().file_name();
                assert!(listed.contains(&name.to_str().unwrap()), "{name:?} is not told");
            }
        }
    };
}

stories! {
    a_price_rise_waits_for_the_right_moment: "price-rise-timing.story";
    a_price_rise_on_its_way_stays_quiet: "price-rise-honest.story";
    a_supply_cut_is_not_passed_on: "supply-cut.story";
    a_supply_cut_told_at_once_stays_quiet: "supply-cut-told.story";
    a_quality_report_is_due_today: "quality-report.story";
    a_quality_report_in_time_stays_quiet: "quality-report-in-time.story";
    an_allocation_slips_again_and_again: "allocation-slips.story";
    a_first_move_asked_openly_stays_quiet: "allocation-asked-openly.story";
    a_no_is_replaced_by_something_else: "no-detour.story";
    a_no_that_was_refused_is_good_news_in_time: "no-refused.story";
    the_boss_is_about_to_rotate: "boss-rotates.story";
    a_new_boss_takes_it_up: "boss-takes-it-up.story";
    leave_and_closings_are_no_silence: "leave-and-closings.story";
    while_the_leader_owes_nobody_is_late: "leader-owes.story";
    a_contested_signal_is_suspended: "contest.story";
    before_the_notice_there_are_no_signals: "before-the-notice.story";
    the_client_is_waited_for: "client-waits.story";
    abuse_stops_the_clock: "abuse.story";
}

/// The control of the controls: a story that expects the wrong thing is found out.
#[test]
fn a_wrong_expectation_is_found() {
    let mut stage = Stage::default();
    for line in [
        "firm みどり leader Morgan notice 2026-04-01",
        "salesperson 田中",
        "2026-11-02 Morgan asks 田中 \"伝える\"",
        "read 2026-11-25",
    ] {
        script::play(&mut stage, line).unwrap();
    }
    assert!(script::play(&mut stage, "D-1 shows nothing").is_err());
    assert!(script::play(&mut stage, "D-1 shows silence 15").is_ok());
    assert!(script::play(&mut stage, "D-1 shows silence 14").is_err());
    assert!(script::play(&mut stage, "D-1 turn leader").is_err());
    assert!(script::play(&mut stage, "today is nothing").is_err());
}
