//! Milestones as they are usually set, by what is asked: four to six, with dates proposed.
//!
//! A template is an offer. Whoever hands the plan back changes what does not fit.
//!
//! Source: domain notes 1.6 (the ladder), 3.1 (how each message is told), 4.1 (notice of prices).

use jiff::civil::Date;

use crate::calendar::{Calendar, plus_days};
use crate::event::terms::{EvidenceKind, PolicyKind, Stage};

/// One milestone of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The stage at the client it reaches.
    pub stage: Stage,
    /// The key of its name on screen.
    pub name_key: &'static str,
    /// The evidence it needs.
    pub evidence: &'static [EvidenceKind],
    pace: Pace,
}

/// When a milestone should come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pace {
    /// So many working days after the asking, or sooner: so many hundredths of the time there is.
    Asking { days: i32, share: i32 },
    /// The day it takes effect.
    Effect,
    /// The end of the month it takes effect in: the first bill that can show it.
    FirstBill,
}

/// A milestone with the day proposed for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposed {
    /// Which milestone.
    pub step: Step,
    /// The day, a working day.
    pub on: Date,
}

const WHO_WHEN_WORDS: &[EvidenceKind] =
    &[EvidenceKind::Who, EvidenceKind::When, EvidenceKind::Words];
const NEXT_STEP: &[EvidenceKind] = &[EvidenceKind::NextStep];
const DOCUMENT: &[EvidenceKind] = &[EvidenceKind::Document];
const WORDS: &[EvidenceKind] = &[EvidenceKind::Who, EvidenceKind::Words];
const FIGURES: &[EvidenceKind] = &[EvidenceKind::Figures];

const fn step(
    stage: Stage,
    name_key: &'static str,
    evidence: &'static [EvidenceKind],
    days: i32,
    share: i32,
) -> Step {
    Step { stage, name_key, evidence, pace: Pace::Asking { days, share } }
}

const fn at(
    stage: Stage,
    name_key: &'static str,
    evidence: &'static [EvidenceKind],
    pace: Pace,
) -> Step {
    Step { stage, name_key, evidence, pace }
}

/// A price is told one to three months before it holds, so the writing comes in the first weeks.
const PRICE: &[Step] = &[
    step(Stage::Appointment, "template-price-appointment", NEXT_STEP, 5, 10),
    step(Stage::Told, "template-price-told", WHO_WHEN_WORDS, 10, 20),
    step(Stage::Received, "template-price-received", DOCUMENT, 11, 25),
    step(Stage::Answered, "template-price-answered", WORDS, 31, 60),
    step(Stage::Agreed, "template-price-agreed", DOCUMENT, 41, 80),
    at(Stage::Invoiced, "template-price-invoiced", DOCUMENT, Pace::FirstBill),
];

/// Told at once, even when unsure; what hurts is having no outlook.
const SHORTAGE: &[Step] = &[
    step(Stage::Told, "template-shortage-told", WHO_WHEN_WORDS, 1, 20),
    step(Stage::Received, "template-shortage-received", DOCUMENT, 2, 30),
    step(Stage::Answered, "template-shortage-answered", WORDS, 5, 50),
    step(Stage::Agreed, "template-shortage-agreed", DOCUMENT, 8, 80),
    at(Stage::InEffect, "template-shortage-in-effect", FIGURES, Pace::Effect),
];

/// The first report is due the same day, in writing the next.
const QUALITY: &[Step] = &[
    step(Stage::Told, "template-quality-told", WHO_WHEN_WORDS, 0, 0),
    step(Stage::Received, "template-quality-received", DOCUMENT, 1, 20),
    step(Stage::Answered, "template-quality-answered", WORDS, 5, 50),
    step(Stage::Agreed, "template-quality-agreed", DOCUMENT, 10, 80),
    at(Stage::InEffect, "template-quality-in-effect", FIGURES, Pace::Effect),
];

const ALLOCATION: &[Step] = &[
    step(Stage::Prepared, "template-allocation-prepared", FIGURES, 2, 10),
    step(Stage::Told, "template-allocation-told", WHO_WHEN_WORDS, 5, 30),
    step(Stage::Received, "template-allocation-received", DOCUMENT, 6, 40),
    step(Stage::Answered, "template-allocation-answered", WORDS, 11, 70),
    at(Stage::InEffect, "template-allocation-in-effect", FIGURES, Pace::Effect),
];

/// Delay of a refusal harms the other side.
const NO: &[Step] = &[
    step(Stage::Prepared, "template-no-prepared", DOCUMENT, 2, 20),
    step(Stage::Appointment, "template-no-appointment", NEXT_STEP, 3, 30),
    step(Stage::Told, "template-no-told", WHO_WHEN_WORDS, 5, 50),
    step(Stage::Received, "template-no-received", DOCUMENT, 6, 60),
    step(Stage::Answered, "template-no-answered", WORDS, 10, 100),
];

const OTHER: &[Step] = &[
    step(Stage::Prepared, "template-other-prepared", DOCUMENT, 3, 15),
    step(Stage::Appointment, "template-other-appointment", NEXT_STEP, 5, 25),
    step(Stage::Told, "template-other-told", WHO_WHEN_WORDS, 10, 50),
    step(Stage::Received, "template-other-received", DOCUMENT, 11, 60),
    step(Stage::Answered, "template-other-answered", WORDS, 20, 100),
];

/// Returns the usual milestones of a kind, in their order.
#[must_use]
pub fn steps(kind: PolicyKind) -> &'static [Step] {
    match kind {
        PolicyKind::Price => PRICE,
        PolicyKind::Shortage => SHORTAGE,
        PolicyKind::Quality => QUALITY,
        PolicyKind::Allocation => ALLOCATION,
        PolicyKind::No => NO,
        PolicyKind::Other => OTHER,
    }
}

/// How many working days a matter takes when nobody named an end.
fn usual_days(kind: PolicyKind) -> i32 {
    match kind {
        // Two months of notice, and the weeks to say it.
        PolicyKind::Price => 51,
        PolicyKind::Shortage => 15,
        PolicyKind::Quality => 30,
        PolicyKind::Allocation | PolicyKind::Other => 20,
        PolicyKind::No => 10,
    }
}

/// What the days are proposed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// The day it is asked.
    pub asked_on: Date,
    /// From when it takes effect at the client. `None`: not decided.
    pub effective_on: Option<Date>,
    /// Until when it is to be finished. `None`: not said.
    pub due: Option<Date>,
}

/// Proposes the usual milestones with their days, each on or after the one before it.
///
/// `calendar` holds the days on which the firm and the client both work. No day lies before the
/// asking; none but the first bill lies after what is due.
#[must_use]
pub fn propose(kind: PolicyKind, frame: Frame, calendar: &Calendar) -> Vec<Proposed> {
    let asked_on = frame.asked_on;
    let usual = calendar.add_working_days(asked_on, usual_days(kind));
    let effect = frame.effective_on.filter(|day| *day >= asked_on);
    let due = frame.due.filter(|day| *day >= asked_on);
    let end = match (effect, due) {
        (Some(effect), Some(due)) => effect.min(due),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => usual,
    };
    let span = calendar.working_days_between(asked_on, end).max(0);
    let mut latest = asked_on;
    let mut proposed = Vec::new();
    for step in steps(kind) {
        let on = match step.pace {
            Pace::Asking { days, share } => {
                // Rounded up, so that a short time still leaves each step a day where it can.
                let within = (span * share + 99) / 100;
                let day = calendar.add_working_days(asked_on, days.min(within));
                calendar.next_working_day(day).min(calendar.previous_working_day(end).max(latest))
            }
            Pace::Effect => calendar.next_working_day(effect.or(due).unwrap_or(usual)),
            Pace::FirstBill => {
                let effect = effect.or(due).unwrap_or(usual);
                due.unwrap_or_else(|| calendar.last_working_day_of_month(effect).max(effect))
            }
        };
        latest = calendar.next_working_day(on.max(latest));
        proposed.push(Proposed { step: *step, on: latest });
    }
    proposed
}

/// Tells whether a price would be told less than a month before it holds.
///
/// Source: domain notes 3.1: one to three months of notice.
#[must_use]
pub fn is_short_notice(told_on: Date, effective_on: Date) -> bool {
    plus_days(told_on, 30) > effective_on
}

/// A finer rung of the ladder: offered, never required.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rung {
    /// N0 to N12.
    pub code: &'static str,
    /// The key of its name on screen.
    pub name_key: &'static str,
    /// The stage it belongs to. `None`: before and after what the client sees.
    pub stage: Option<Stage>,
    /// The evidence it needs.
    pub evidence: &'static [EvidenceKind],
}

const fn rung(
    code: &'static str,
    name_key: &'static str,
    stage: Option<Stage>,
    evidence: &'static [EvidenceKind],
) -> Rung {
    Rung { code, name_key, stage, evidence }
}

/// The ladder for one hard message at one account.
///
/// Source: domain notes 1.6.
pub const RUNGS: &[Rung] = &[
    rung("N0", "template-rung-n0", None, &[]),
    rung("N1", "template-rung-n1", None, &[]),
    rung("N2", "template-rung-n2", Some(Stage::Prepared), &[EvidenceKind::Inside]),
    rung("N3", "template-rung-n3", Some(Stage::Prepared), DOCUMENT),
    rung("N4", "template-rung-n4", Some(Stage::Prepared), &[]),
    rung("N5", "template-rung-n5", Some(Stage::Appointment), NEXT_STEP),
    rung("N6", "template-rung-n6", Some(Stage::Told), WHO_WHEN_WORDS),
    rung("N7", "template-rung-n7", Some(Stage::Received), DOCUMENT),
    rung("N8", "template-rung-n8", Some(Stage::Received), DOCUMENT),
    rung("N9", "template-rung-n9", Some(Stage::Answered), WORDS),
    rung("N10", "template-rung-n10", Some(Stage::Agreed), DOCUMENT),
    rung("N11", "template-rung-n11", Some(Stage::InEffect), FIGURES),
    rung("N12", "template-rung-n12", None, WORDS),
];

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn days(kind: PolicyKind, frame: Frame) -> Vec<Date> {
        propose(kind, frame, &Calendar::japan()).iter().map(|proposed| proposed.on).collect()
    }

    #[test]
    fn a_price_is_told_months_before_it_holds() {
        let frame =
            Frame { asked_on: date(2026, 11, 25), effective_on: Some(date(2027, 4, 1)), due: None };
        let days = days(PolicyKind::Price, frame);
        assert_eq!(
            days,
            [
                date(2026, 12, 2),
                date(2026, 12, 9),
                date(2026, 12, 10),
                date(2027, 1, 8),
                date(2027, 1, 25),
                date(2027, 4, 30),
            ]
        );
        assert!(!is_short_notice(days[2], date(2027, 4, 1)));
        assert!(is_short_notice(date(2027, 3, 3), date(2027, 4, 1)));
    }

    #[test]
    fn quality_is_reported_the_same_day_and_in_writing_the_next() {
        let asked = |day| Frame { asked_on: day, effective_on: None, due: None };
        let thursday = days(PolicyKind::Quality, asked(date(2026, 11, 26)));
        assert_eq!(thursday[..2], [date(2026, 11, 26), date(2026, 11, 27)]);
        let saturday = days(PolicyKind::Quality, asked(date(2026, 11, 28)));
        assert_eq!(saturday[..2], [date(2026, 11, 30), date(2026, 11, 30)]);
    }

    #[test]
    fn every_template_is_four_to_six_ordered_steps_within_its_time() {
        let calendar = Calendar::japan();
        for kind in PolicyKind::ALL {
            assert!((4..=6).contains(&steps(*kind).len()), "{kind:?}");
            assert!(steps(*kind).windows(2).all(|pair| pair[0].stage < pair[1].stage));
            assert!(steps(*kind).iter().all(|step| !step.evidence.is_empty()));
            for ahead in [0, 1, 2, 5, 10, 40, 130] {
                let asked_on = date(2026, 12, 21);
                let due = plus_days(asked_on, ahead);
                let frame = Frame { asked_on, effective_on: None, due: Some(due) };
                let proposed = propose(*kind, frame, &calendar);
                let last = calendar.next_working_day(due);
                for pair in proposed.windows(2) {
                    assert!(pair[0].on <= pair[1].on, "{kind:?} {ahead}");
                }
                for one in &proposed {
                    assert!(one.on >= asked_on && one.on <= last, "{kind:?} {ahead} {}", one.on);
                    assert!(calendar.is_working_day(one.on));
                }
            }
        }
    }

    #[test]
    fn the_ladder_is_whole() {
        let codes: Vec<String> = RUNGS.iter().map(|rung| rung.code.to_owned()).collect();
        let expected: Vec<String> = (0..=12).map(|n| format!("N{n}")).collect();
        assert_eq!(codes, expected);
    }
}
