//! Commands about milestones.

use jiff::SignedDuration;

use super::asking::check_milestones;
use super::deciding::{Deciding, Step, reason, some};
use super::{Advice, Command, Decided, Refusal, Thing};
use crate::access::{self, Action};
use crate::event::Due;
use crate::event::milestone::{
    MilestoneConfirmed, MilestoneDropped, MilestoneMoved, MilestoneReported, MilestoneReturned,
    MilestoneSet, MilestoneUnconfirmed, SlipAnswered,
};
use crate::event::terms::{EvidenceKind, Requester, SlipAnswer};
use crate::event::{Event, directive::DirectiveBoughtBack};
use crate::ids::{DirectiveId, MilestoneNo, Position};
use crate::state::{Directive, Milestone, Standing, What};
use crate::words::Words;

pub(super) fn decide(deciding: &Deciding<'_>, command: Command) -> Step {
    Ok(match command {
        Command::SetMilestone { directive, plan } => set(deciding, directive, plan),
        Command::MoveMilestone { directive, milestone, to, requester, reason } => {
            shift(deciding, directive, milestone, to, (requester, reason))
        }
        Command::AnswerSlip { directive, milestone, choice, text } => {
            answer_slip(deciding, directive, milestone, choice, text)
        }
        Command::ReportMilestone { directive, milestone, text } => {
            report(deciding, directive, milestone, text)
        }
        Command::ConfirmMilestone { directive, milestone, text } => {
            confirm(deciding, directive, milestone, text)
        }
        Command::UndoConfirm { directive, milestone, reason } => {
            undo(deciding, directive, milestone, reason)
        }
        Command::ReturnMilestone { directive, milestone, reason: why } => {
            deciding.as_leader(directive).and_then(|held| {
                reason(&why)?;
                let milestone = pick(held, milestone, Milestone::awaits_seal)?;
                if !milestone.awaits_seal() {
                    return Err(Refusal::NotReported);
                }
                let milestone = milestone.no;
                Ok(Decided::one(MilestoneReturned { directive, milestone, reason: why }))
            })
        }
        Command::DropMilestone { directive, milestone, reason } => {
            deciding.as_leader(directive).and_then(|held| {
                let found = pick(held, Some(milestone), |_| true)?;
                if let Some((at, _)) = found.confirmed {
                    return Err(Refusal::AlreadyConfirmed(at.entry));
                }
                let reason = some(reason)?;
                Ok(Decided::one(MilestoneDropped { directive, milestone, reason }))
            })
        }
        other => return Err(Box::new(other)),
    })
}

/// Finds the milestone that is meant: the one named, or the earliest that `fits`.
fn pick(
    directive: &Directive,
    named: Option<MilestoneNo>,
    fits: impl Fn(&Milestone) -> bool,
) -> Result<&Milestone, Refusal> {
    let found = match named {
        Some(no) => directive.milestone(no).filter(|milestone| !milestone.dropped),
        None => directive.milestones_by_date().into_iter().find(|milestone| fits(milestone)),
    };
    found.ok_or(Refusal::NotFound(Thing::Milestone))
}

fn set(
    deciding: &Deciding<'_>,
    directive: DirectiveId,
    plan: crate::event::milestone::MilestonePlan,
) -> Result<Decided, Refusal> {
    let held = deciding.open(directive)?;
    deciding.needs_leader(held).or_else(|_| deciding.needs_owner(held))?;
    check_milestones(std::slice::from_ref(&plan), held.asked.on)?;
    let number = u16::try_from(held.milestones.len() + 1).map_err(|_| Refusal::NotAFigure)?;
    Ok(Decided::one(MilestoneSet { directive, milestone: MilestoneNo(number), plan }))
}

fn shift(
    deciding: &Deciding<'_>,
    directive: DirectiveId,
    milestone: Option<MilestoneNo>,
    to: Due,
    (requester, reason): (Requester, Option<Words>),
) -> Result<Decided, Refusal> {
    let held = deciding.open(directive)?;
    match requester {
        Requester::Leader => deciding.needs_leader(held)?,
        _ => deciding.needs_owner(held).or_else(|_| deciding.needs_leader(held))?,
    }
    let found = pick(held, milestone, Milestone::is_ahead)?;
    if let Some((at, _)) = found.confirmed {
        return Err(Refusal::AlreadyConfirmed(at.entry));
    }
    if let Some(at) = found.reported {
        return Err(Refusal::AlreadyReported(at.entry));
    }
    if found.due.on == to.on {
        return Err(Refusal::SameDate(to.on));
    }
    deciding.not_past(to.on)?;
    let reason = some(reason)?;
    let again = found.slips().count() >= 1;
    let chooses = requester != Requester::Leader && again;
    let milestone = found.no;
    let from = found.due.on;
    let moved = MilestoneMoved { directive, milestone, from, to, requester, reason };
    Ok(Decided::one(moved).with(chooses.then_some(Advice::LeaderWillChoose)))
}

fn answer_slip(
    deciding: &Deciding<'_>,
    directive: DirectiveId,
    milestone: Option<MilestoneNo>,
    choice: SlipAnswer,
    text: Option<Words>,
) -> Result<Decided, Refusal> {
    let held = deciding.as_leader(directive)?;
    let slipped = |m: &&Milestone| m.slips().next().is_some();
    let found = match milestone {
        Some(_) => Some(pick(held, milestone, |_| true)?),
        None => held
            .milestones
            .iter()
            .filter(slipped)
            .max_by_key(|m| m.slips().last().map(|slip| slip.at.entry)),
    };
    let found = found.filter(slipped).ok_or(Refusal::NotSlipped)?;
    let milestone = found.no;
    let text = some(text)?;
    let mut events: Vec<Event> =
        vec![SlipAnswered { directive, milestone, choice, text: text.clone() }.into()];
    if choice == SlipAnswer::BuyBack {
        events.push(DirectiveBoughtBack { directive, reason: text }.into());
    }
    Ok(Decided::many(events))
}

fn report(
    deciding: &Deciding<'_>,
    directive: DirectiveId,
    milestone: Option<MilestoneNo>,
    text: Option<Words>,
) -> Result<Decided, Refusal> {
    let held = deciding.as_owner(directive)?;
    if held.standing != Standing::Running {
        return Err(Refusal::NotRunning(directive));
    }
    let found = pick(held, milestone, Milestone::is_ahead)?;
    if let Some((at, _)) = found.confirmed {
        return Err(Refusal::AlreadyConfirmed(at.entry));
    }
    if let Some(at) = found.reported {
        return Err(Refusal::AlreadyReported(at.entry));
    }
    let missing = lacking(held, found);
    let milestone = found.no;
    let advice = (!missing.is_empty()).then_some(Advice::EvidenceMissing(missing));
    let text = some(text)?;
    Ok(Decided::one(MilestoneReported { directive, milestone, text }).with(advice))
}

/// Returns the kinds of evidence a milestone needs and nobody has given for it.
fn lacking(directive: &Directive, milestone: &Milestone) -> Vec<EvidenceKind> {
    let given = |kind: &EvidenceKind| {
        directive.lines.iter().any(|line| {
            line.retracted.is_none()
                && line.what == What::Evidence(*kind)
                && line.milestone.is_none_or(|no| no == milestone.no)
        })
    };
    milestone.needs.iter().copied().filter(|kind| !given(kind)).collect()
}

fn confirm(
    deciding: &Deciding<'_>,
    directive: DirectiveId,
    milestone: Option<MilestoneNo>,
    text: Option<Words>,
) -> Result<Decided, Refusal> {
    let held = deciding.open(directive)?;
    if !deciding.may(Action::Confirm, access::Thing::Directive(held))
        || deciding.asker.on_behalf_of.is_some()
    {
        return Err(Refusal::LeadersStep);
    }
    if held.standing != Standing::Running {
        return Err(Refusal::NotRunning(directive));
    }
    let found = pick(held, milestone, Milestone::awaits_seal)
        .map_err(|refusal| if milestone.is_none() { Refusal::NothingOpen } else { refusal })?;
    if let Some((at, _)) = found.confirmed {
        return Err(Refusal::AlreadyConfirmed(at.entry));
    }
    if found.reported.is_none() {
        return Err(Refusal::NotReported);
    }
    let missing = lacking(held, found);
    let on_entries: Vec<Position> = held
        .lines
        .iter()
        .filter(|line| line.retracted.is_none() && line.milestone == Some(found.no))
        .filter(|line| matches!(line.what, What::Evidence(_) | What::Reported))
        .map(|line| line.entry)
        .collect();
    let milestone = found.no;
    let advice = (!missing.is_empty()).then_some(Advice::EvidenceMissing(missing));
    let text = some(text)?;
    let confirmed = MilestoneConfirmed { directive, milestone, on_entries, text };
    Ok(Decided::one(confirmed).with(advice))
}

fn undo(
    deciding: &Deciding<'_>,
    directive: DirectiveId,
    milestone: MilestoneNo,
    reason: Option<Words>,
) -> Result<Decided, Refusal> {
    let held = deciding.as_leader(directive)?;
    let found = pick(held, Some(milestone), |_| true)?;
    let Some((at, _)) = found.confirmed else { return Err(Refusal::NotConfirmed) };
    let minutes = deciding.state.firm.as_ref().map_or(0, |firm| firm.settings.undo_minutes);
    let sealed = held.line(at.entry).and_then(|line| line.time).map(|time| at.on.to_datetime(time));
    let limit = SignedDuration::from_mins(i64::from(minutes));
    let in_time = sealed.is_some_and(|sealed| deciding.asker.now.duration_since(sealed) <= limit);
    if !in_time {
        return Err(Refusal::UndoOver { minutes });
    }
    Ok(Decided::one(MilestoneUnconfirmed { directive, milestone, reason: some(reason)? }))
}
