//! The order of a day, and what of it fits into the minutes.

use std::cmp::Reverse;

use super::{Item, Later};
use crate::event::firm::Settings;

/// Puts the items into their order and fills the minutes greedily.
///
/// Debts stand first, by how little they may wait, then by age. What is to be asked follows by
/// points; between equal ones, what stayed open more often among its like, then what waited
/// longer. Returns what is for today, what is not, and the minutes used.
pub(super) fn fill(
    mut items: Vec<Item>,
    budget_minutes: u16,
    settings: &Settings,
) -> (Vec<Item>, Vec<Item>, u16) {
    items.sort_by_cached_key(|item| {
        let is_debt = item.owed && item.later.is_none();
        let debt = is_debt.then_some((item.step.class(), item.since));
        let likeness = item.likeness.map_or(0, |likeness| likeness.per_mille);
        let ask = (Reverse(item.points), Reverse(likeness), Reverse(item.waited_days));
        (!is_debt, debt, ask, item.about)
    });
    let mut used = 0_u16;
    let (mut today, mut not_today) = (Vec::new(), Vec::new());
    for (rank, mut item) in (1_u32..).zip(items) {
        item.rank = rank;
        if item.later.is_none() {
            let room = budget_minutes.saturating_sub(used);
            let planned = planned(&item, settings, room);
            if planned > 0 {
                item.minutes = planned;
                used += planned;
                today.push(item);
                continue;
            }
            item.later = Some(Later::NoRoom);
        }
        not_today.push(item);
    }
    (today, not_today, used)
}

/// Returns the minutes of what is to be done that there is room for: the first step, and of what is
/// owed besides as much as fits. 0 when not even the first step does.
fn planned(item: &Item, settings: &Settings, room: u16) -> u16 {
    let mut minutes = 0_u16;
    for step in std::iter::once(item.step).chain(item.also.iter().copied()) {
        let after = minutes.saturating_add(step.minutes(settings));
        if after > room {
            break;
        }
        minutes = after;
    }
    minutes
}
