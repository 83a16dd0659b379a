//! What the order of Today is compared with: the open items of a day, and single facts of them.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::area::places;
use super::incidents::Incidents;

/// How old an item is at least when it is looked at, and how far ahead the outcome lies, in days.
const WEEK_DAYS: i64 = 7;
/// How many items of the usual kind a group is counted to have had before its first.
const PRIOR_ITEMS: f64 = 2.5;

/// An item that has been open for a week or more on the day it is looked at.
#[derive(Debug)]
pub(crate) struct Case {
    /// Its number in the log.
    pub(crate) number: String,
    /// Whether it is still open seven days later.
    pub(crate) stalls: bool,
    /// Days since its last event, with their fractions.
    pub(crate) silence: f64,
    /// Days since it was opened.
    pub(crate) age: f64,
    /// How often items of its group stayed open for another week before, as a share.
    pub(crate) group_history: f64,
    /// The sum of its places by silence, age and group history.
    pub(crate) sum_of_places: f64,
}

/// Returns the items that were open for a week or more on a day, with what was known then.
pub(crate) fn cases(incidents: &Incidents, day: Date) -> Vec<Case> {
    let shares = Shares::known_on(incidents, day);
    let end = day.at(23, 59, 59, 0);
    let mut cases: Vec<Case> = incidents
        .iter()
        .filter_map(|(number, incident)| {
            let opened = incident.opened?;
            let last = incident.last_by(day)?;
            let age = days(opened, day);
            if !incident.is_open_on(day) || age < WEEK_DAYS {
                return None;
            }
            let later = day.saturating_add(WEEK_DAYS.days());
            Some(Case {
                number: number.clone(),
                stalls: !incident.ends_within(day, later),
                silence: end.duration_since(last.at).as_secs_f64() / 86_400.0,
                #[expect(clippy::cast_precision_loss, reason = "an age in days")]
                age: age as f64,
                group_history: shares.of(&last.group),
                sum_of_places: 0.0,
            })
        })
        .collect();
    let place = |fact: fn(&Case) -> f64| places(&cases.iter().map(fact).collect::<Vec<_>>());
    let (silence, age) = (place(|case| case.silence), place(|case| case.age));
    let group = place(|case| case.group_history);
    for (at, case) in cases.iter_mut().enumerate() {
        case.sum_of_places = silence[at] + age[at] + group[at];
    }
    cases
}

/// How often the items of each group stayed open for another week, as far as a day knows.
struct Shares {
    of_group: BTreeMap<String, (f64, f64)>,
    usual: f64,
}

impl Shares {
    fn known_on(incidents: &Incidents, day: Date) -> Self {
        let mut of_group: BTreeMap<String, (f64, f64)> = BTreeMap::new();
        let (mut stayed_all, mut all) = (0.0, 0.0);
        for incident in incidents.values() {
            let Some(opened) = incident.opened else { continue };
            // A week after its opening it was looked at; a week later the outcome was known.
            let looked = opened.saturating_add(WEEK_DAYS.days());
            let known = looked.saturating_add(WEEK_DAYS.days());
            if known > day || !incident.is_open_on(looked) {
                continue;
            }
            let Some(last) = incident.last_by(looked) else { continue };
            let stayed = if incident.ends_within(looked, known) { 0.0 } else { 1.0 };
            let (of_this, seen) = of_group.entry(last.group.clone()).or_default();
            *of_this += stayed;
            *seen += 1.0;
            stayed_all += stayed;
            all += 1.0;
        }
        let usual = if all > 0.0 { stayed_all / all } else { 0.5 };
        Self { of_group, usual }
    }

    fn of(&self, group: &str) -> f64 {
        let (stayed, seen) = self.of_group.get(group).copied().unwrap_or_default();
        (stayed + PRIOR_ITEMS * self.usual) / (seen + PRIOR_ITEMS)
    }
}

fn days(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}
