//! The points of a directive: a sum that a person can check, each with its sentence and entries.

use super::history::{Alike, Likeness};
use super::{Reason, Sight};
use crate::event::terms::{PolicyKind, Stage, Tap, Tier};
use crate::phrase::{Arg, Phrase};
use crate::signal::{Finding, Signal};
use crate::state::{Directive, What};
use crate::turn::quiet_days_max;

/// Every key that reasons and the likeness of directives use.
pub const TEXT_KEYS: &[&str] = &[
    "today-point-effective",
    "today-point-effective-passed",
    "today-point-due",
    "today-point-due-passed",
    "today-point-passed",
    "today-point-today",
    "today-point-refused",
    "today-point-silence",
    "today-point-slip",
    "today-point-detour",
    "today-point-non-action",
    "today-point-inherited",
    "today-point-stake",
    "today-point-age",
    "today-point-like-kind",
    "today-point-like-tier",
    "today-point-like-group",
];

/// Returns the reasons of a directive, in their fixed order; each gives at least one point.
pub(super) fn reasons(
    sight: &Sight<'_>,
    directive: &Directive,
    signals: &[Signal],
    likeness: Option<Likeness>,
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    reasons.extend(by_date(sight, directive));
    reasons.extend(milestone(sight, directive));
    reasons.extend(refused(directive));
    reasons.extend(signals.iter().filter_map(|signal| of_signal(sight, directive, signal)));
    reasons.extend(stake(sight, directive));
    reasons.extend(age(sight, directive));
    reasons.extend(likeness.and_then(like));
    reasons
}

/// Points by how near the day is on which it must be true at the client.
fn by_date(sight: &Sight<'_>, directive: &Directive) -> Option<Reason> {
    // Once the client has it in writing, the day no longer presses.
    if directive.stage().is_some_and(|stage| stage >= Stage::Received) {
        return None;
    }
    let own = directive.ask.figures.as_ref().and_then(|figures| figures.effective_on);
    let policy = || sight.state.policy_of(directive)?.details.figures.effective_on;
    let effective = own.or_else(policy);
    let due = directive.ask.due.as_ref().map(|due| due.on);
    let (on, ahead, passed) = match (effective, due) {
        (Some(on), _) => (on, "today-point-effective", "today-point-effective-passed"),
        (None, Some(on)) => (on, "today-point-due", "today-point-due-passed"),
        (None, None) => return None,
    };
    let days = sight.working_days_to(directive, on);
    let points = match days {
        ..=5 => 4,
        6..=10 => 3,
        11..=20 => 2,
        21..=40 => 1,
        _ => return None,
    };
    let key = if on < sight.as_of.day { passed } else { ahead };
    let phrase = Phrase::plain(key).count("days", days.abs()).day("on", on);
    Some(Reason { phrase, points, entries: Vec::new() })
}

/// Points for a milestone whose date has passed or is today.
fn milestone(sight: &Sight<'_>, directive: &Directive) -> Option<Reason> {
    let next = directive.next_milestone()?;
    let day = sight.as_of.day;
    if next.due.on > day || sight.is_waiting(directive) {
        return None;
    }
    let name = Arg::Words(next.name.clone());
    if next.due.on == day {
        let phrase = Phrase::plain("today-point-today").with("milestone", name);
        return Some(Reason { phrase, points: 1, entries: Vec::new() });
    }
    let days = -sight.working_days_to(directive, next.due.on);
    let phrase = Phrase::plain("today-point-passed")
        .with("milestone", name)
        .day("on", next.due.on)
        .count("days", days);
    let entries = next.moves.last().map(|slip| slip.at.entry).into_iter().collect();
    Some(Reason { phrase, points: if days > 5 { 3 } else { 2 }, entries })
}

/// Points for a refusal that the leader has said nothing about: it needs the next step together.
fn refused(directive: &Directive) -> Option<Reason> {
    let line =
        directive.last_word().filter(|line| line.what == What::Update(Some(Tap::Refused)))?;
    if directive.leader_spoke.is_some_and(|spoke| spoke > line.entry) {
        return None;
    }
    let phrase = Phrase::plain("today-point-refused").day("on", line.on);
    Some(Reason { phrase, points: 2, entries: vec![line.entry] })
}

fn of_signal(sight: &Sight<'_>, directive: &Directive, signal: &Signal) -> Option<Reason> {
    if signal.is_suspended() {
        return None;
    }
    let (phrase, points) = match &signal.finding {
        Finding::Silence { working_days, .. } => {
            let limit = i32::from(quiet_days_max(sight.state, directive)).max(1);
            let points = match working_days / limit {
                ..2 => 2,
                2..4 => 3,
                _ => 4,
            };
            (Phrase::plain("today-point-silence").count("days", *working_days), points)
        }
        Finding::Slip { times, days, .. } => {
            let phrase = Phrase::plain("today-point-slip").count("times", *times);
            (phrase.count("days", *days), if *times >= 2 { 2 } else { 1 })
        }
        Finding::Detour { .. } => (Phrase::plain("today-point-detour"), 2),
        // A passed date has its points already.
        Finding::NonAction { passed: Some(_), .. } => (Phrase::plain("today-point-non-action"), 1),
        Finding::NonAction { passed: None, .. } => (Phrase::plain("today-point-non-action"), 2),
        Finding::Inherited { days, .. } => {
            (Phrase::plain("today-point-inherited").count("days", *days), 1)
        }
    };
    Some(Reason { phrase, points, entries: signal.entries.positions().to_vec() })
}

/// Points for the money: what was named for this directive, or else the account's yearly sales.
fn stake(sight: &Sight<'_>, directive: &Directive) -> Option<Reason> {
    let named = directive.ask.stakes.as_ref().and_then(|stakes| stakes.firm_yen);
    let sales = || {
        let account = directive.ask.account?;
        sight.state.accounts.get(account)?.details.yearly_sales
    };
    let yen = named.or_else(sales)?;
    let points = match yen.0 {
        200_000_000.. => 3,
        50_000_000.. => 2,
        10_000_000.. => 1,
        _ => return None,
    };
    let phrase = Phrase::plain("today-point-stake").with("yen", Arg::Yen(yen));
    Some(Reason { phrase, points, entries: Vec::new() })
}

/// Points for age, counted from the first asking over every leader.
fn age(sight: &Sight<'_>, directive: &Directive) -> Option<Reason> {
    let days = -sight.working_days_to(directive, directive.asked.on);
    let points = match days {
        60.. => 2,
        20.. => 1,
        _ => return None,
    };
    let phrase =
        Phrase::plain("today-point-age").count("days", days).day("since", directive.asked.on);
    Some(Reason { phrase, points, entries: vec![directive.asked.entry] })
}

/// Points where like directives stayed open before more often than others: by 5, 15 or 25 in a
/// hundred. Where most of a firm's directives last long, lasting long alone says nothing.
fn like(likeness: Likeness) -> Option<Reason> {
    let points = match likeness.per_mille.saturating_sub(likeness.all_per_mille) {
        250.. => 3,
        150.. => 2,
        50.. => 1,
        _ => return None,
    };
    let (key, name, arg) = match likeness.alike {
        Alike::Kind(kind) => ("today-point-like-kind", "kind", Arg::Key(kind_key(kind))),
        Alike::Tier(tier) => ("today-point-like-tier", "tier", Arg::Key(tier_key(tier))),
        Alike::Group(team) => ("today-point-like-group", "group", Arg::Team(team)),
    };
    let phrase = Phrase::plain(key)
        .with(name, arg)
        .count("stayed", likeness.stayed)
        .count("looks", likeness.looks)
        .count("of_all", likeness.all_per_mille / 10);
    Some(Reason { phrase, points, entries: Vec::new() })
}

fn kind_key(kind: PolicyKind) -> &'static str {
    match kind {
        PolicyKind::Price => "policy-kind-price",
        PolicyKind::Shortage => "policy-kind-shortage",
        PolicyKind::Quality => "policy-kind-quality",
        PolicyKind::Allocation => "policy-kind-allocation",
        PolicyKind::No => "policy-kind-no",
        PolicyKind::Other => "policy-kind-other",
    }
}

fn tier_key(tier: Tier) -> &'static str {
    match tier {
        Tier::A => "tier-a",
        Tier::B => "tier-b",
        Tier::C => "tier-c",
        Tier::D => "tier-d",
    }
}
