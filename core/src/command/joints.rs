//! Commands about milestones.

use jiff::SignedDuration;

use super::asking::{MILESTONES_MAX, check_milestones};
use super::deciding::{Deciding, reason, some};
use super::{Advice, Command, Decided, Refusal, Thing};
use crate::access::{self, Action};
use crate::event::milestone::{
    MilestoneConfirmed, MilestoneDropped, MilestoneMoved, MilestonePlan, MilestoneReported,
    MilestoneReturned, MilestoneSet, MilestoneUnconfirmed, SlipAnswered,
};
use crate::event::terms::{EvidenceKind, Requester, SlipAnswer};
use crate::event::{Due, Event, directive::DirectiveBoughtBack};
use crate::ids::{DirectiveId, MilestoneNo, Position};
use crate::state::{Directive, Milestone, Standing, What};
use crate::words::Words;

pub(super) fn decide(deciding: &Deciding<'_>, command: Command) -> Result<Decided, Refusal> {
    match command {
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
            let held = deciding.as_leader(directive)?;
            reason(&why)?;
            let milestone = waiting(held, milestone)?.no;
            Ok(Decided::one(MilestoneReturned { directive, milestone, reason: why }))
        }
        Command::DropMilestone { directive, milestone, reason } => {
            let held = deciding.as_leader(directive)?;
            let found = pick(held, Some(milestone), |_| true)?;
            if let Some((at, _)) = found.confirmed {
                return Err(Refusal::AlreadyConfirmed(at.entry));
            }
            Ok(Decided::one(MilestoneDropped { directive, milestone, reason: some(reason) }))
        }
        _ => Err(Refusal::NotYours),
    }
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

/// Finds the milestone that lies ahead: the one named, or the next.
fn ahead(directive: &Directive, named: Option<MilestoneNo>) -> Result<&Milestone, Refusal> {
    let found = pick(directive, named, Milestone::is_ahead)?;
    if let Some((at, _)) = found.confirmed {
        return Err(Refusal::AlreadyConfirmed(at.entry));
    }
    match found.reported {
        Some(at) => Err(Refusal::AlreadyReported(at.entry)),
        None => Ok(found),
    }
}

/// Finds the milestone that waits for the seal: the one named, or the earliest.
fn waiting(directive: &Directive, named: Option<MilestoneNo>) -> Result<&Milestone, Refusal> {
    let found = pick(directive, named, Milestone::awaits_seal)
        .map_err(|refusal| if named.is_none() { Refusal::NothingOpen } else { refusal })?;
    if let Some((at, _)) = found.confirmed {
        return Err(Refusal::AlreadyConfirmed(at.entry));
    }
    if found.reported.is_none() { Err(Refusal::NotReported) } else { Ok(found) }
}

fn set(
    deciding: &Deciding<'_>,
    directive: DirectiveId,
    plan: MilestonePlan,
) -> Result<Decided, Refusal> {
    let held = deciding.open(directive)?;
    deciding.needs_leader(held).or_else(|_| deciding.needs_owner(held, Action::Report))?;
    check_milestones(std::slice::from_ref(&plan), held.asked.on)?;
    if held.milestones.len() >= MILESTONES_MAX {
        return Err(Refusal::NotAFigure);
    }
    let number = u16::try_from(held.milestones.len() + 1).map_err(|_| Refusal::NotAFigure)?;
    let closed = deciding.closed_day(plan.due.on);
    let set = MilestoneSet { directive, milestone: MilestoneNo(number), plan };
    Ok(Decided::one(set).with(closed))
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
        _ => deciding.needs_owner(held, Action::Report).or_else(|_| deciding.needs_leader(held))?,
    }
    let found = ahead(held, milestone)?;
    if found.due.on == to.on {
        return Err(Refusal::SameDate(to.on));
    }
    deciding.not_past(to.on)?;
    let reason = some(reason);
    let again = found.slips().next().is_some();
    let chooses = requester != Requester::Leader && again;
    let milestone = found.no;
    let from = found.due.on;
    let closed = deciding.closed_day(to.on);
    let moved = MilestoneMoved { directive, milestone, from, to, requester, reason };
    Ok(Decided::one(moved).with(chooses.then_some(Advice::LeaderWillChoose)).with(closed))
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
            .filter(|m| !m.dropped)
            .filter(slipped)
            .max_by_key(|m| m.slips().last().map(|slip| slip.at.entry)),
    };
    let found = found.filter(slipped).ok_or(Refusal::NotSlipped)?;
    let milestone = found.no;
    let text = some(text);
    let answered = SlipAnswered { directive, milestone, choice, text: text.clone() };
    let mut events: Vec<Event> = vec![answered.into()];
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
    let held = deciding.as_owner(directive, Action::Report)?;
    if held.standing != Standing::Running {
        return Err(Refusal::NotRunning(directive));
    }
    let found = ahead(held, milestone)?;
    let missing = lacking(held, found);
    let milestone = found.no;
    let advice = (!missing.is_empty()).then_some(Advice::EvidenceMissing(missing));
    Ok(Decided::one(MilestoneReported { directive, milestone, text: some(text) }).with(advice))
}

/// Tells whether a line is a fact of this kind that counts for a milestone.
fn counts_for(line: &crate::state::Line, kind: EvidenceKind, milestone: &Milestone) -> bool {
    line.retracted.is_none()
        && line.what == What::Evidence(kind)
        && line.milestone.is_none_or(|no| no == milestone.no)
}

/// Returns the kinds of evidence a milestone needs and nobody has given for it.
fn lacking(directive: &Directive, milestone: &Milestone) -> Vec<EvidenceKind> {
    let given = |kind| directive.lines.iter().any(|line| counts_for(line, kind, milestone));
    milestone.needs.iter().copied().filter(|kind| !given(*kind)).collect()
}

fn confirm(
    deciding: &Deciding<'_>,
    directive: DirectiveId,
    milestone: Option<MilestoneNo>,
    text: Option<Words>,
) -> Result<Decided, Refusal> {
    let held = deciding.open(directive)?;
    if !deciding.may(Action::Confirm, access::Thing::Directive(held)) || !deciding.in_person() {
        return Err(Refusal::LeadersStep);
    }
    if held.standing != Standing::Running {
        return Err(Refusal::NotRunning(directive));
    }
    let found = waiting(held, milestone)?;
    let missing = lacking(held, found);
    let rests_on = |line: &&crate::state::Line| match line.what {
        What::Reported => line.retracted.is_none() && line.milestone == Some(found.no),
        What::Evidence(kind) => {
            let named = line.milestone == Some(found.no);
            (named || found.needs.contains(&kind)) && counts_for(line, kind, found)
        }
        _ => false,
    };
    let on_entries: Vec<Position> =
        held.lines.iter().filter(rests_on).map(|line| line.entry).collect();
    let milestone = found.no;
    let advice = (!missing.is_empty()).then_some(Advice::EvidenceMissing(missing));
    let confirmed = MilestoneConfirmed { directive, milestone, on_entries, text: some(text) };
    Ok(Decided::one(confirmed).with(advice))
}

/// Takes the seal back, counted from when it was written down: whatever day it was dated.
fn undo(
    deciding: &Deciding<'_>,
    directive: DirectiveId,
    milestone: MilestoneNo,
    reason: Option<Words>,
) -> Result<Decided, Refusal> {
    let held = deciding.open(directive)?;
    if !deciding.may(Action::Confirm, access::Thing::Directive(held)) || !deciding.in_person() {
        return Err(Refusal::LeadersStep);
    }
    let found = pick(held, Some(milestone), |_| true)?;
    let Some(sealed_at) = found.sealed_at else { return Err(Refusal::NotConfirmed) };
    let minutes = deciding.state.firm.as_ref().map_or(0, |firm| firm.settings.undo_minutes);
    let limit = SignedDuration::from_mins(i64::from(minutes));
    if deciding.asker.at.duration_since(sealed_at) > limit {
        return Err(Refusal::UndoOver { minutes });
    }
    Ok(Decided::one(MilestoneUnconfirmed { directive, milestone, reason: some(reason) }))
}
