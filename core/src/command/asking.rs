//! Commands from the asking to the running.

use jiff::civil::Date;

use super::deciding::{Deciding, needed, on_record, reason, some};
use super::policy::{check_authority, check_figures, readable};
use super::{Advice, Command, Decided, Refusal, Thing};
use crate::access::{self, Action};
use crate::event::directive::{
    Ask, DifficultiesHeard, DifficultyNamed, DirectiveAsked, DirectiveDefined, DirectiveReaffirmed,
    PlanAgreed, PlanHandedBack, PlanReturned,
};
use crate::event::milestone::MilestonePlan;
use crate::gate::{Preparation, missing_to_run};
use crate::ids::{AccountId, DirectiveId, MemberId, MilestoneNo};
use crate::state::{Directive, Milestone, Standing, What};
use crate::words::Words;

/// The most milestones one directive may ever have: a plan, not a diary.
pub(super) const MILESTONES_MAX: usize = 200;

pub(super) fn decide(deciding: &Deciding<'_>, command: Command) -> Result<Decided, Refusal> {
    match command {
        Command::AskDirective { ask, milestones, under_way } => {
            ask_directive(deciding, ask, milestones, under_way)
        }
        Command::Define { directive, ask, reason } => define(deciding, directive, ask, reason),
        Command::NameDifficulty { directive, text } => {
            let held = deciding.as_owner(directive, Action::Report)?;
            if held.standing == Standing::Running && !is_redefined(deciding, held) {
                return Err(Refusal::RunsAlready(directive));
            }
            Ok(Decided::one(DifficultyNamed { directive, text: some(text) }))
        }
        Command::HearDifficulties { directive, answer } => {
            let held = deciding.as_leader(directive)?;
            if held.difficulty.is_none() && held.offered.is_none() {
                return Err(Refusal::NothingOpen);
            }
            Ok(Decided::one(DifficultiesHeard { directive, answer: some(answer) }))
        }
        Command::HandBackPlan { directive, text, milestones } => {
            let held = deciding.as_owner(directive, Action::Report)?;
            let milestones = if milestones.is_empty() { proposed(held) } else { milestones };
            check_milestones(&milestones, held.asked.on)?;
            if held.milestones.len() + milestones.len() > MILESTONES_MAX {
                return Err(Refusal::NotAFigure);
            }
            let again = taken_up_again(held, &milestones);
            Ok(Decided::one(PlanHandedBack { directive, milestones, again, text: some(text) }))
        }
        Command::ReturnPlan { directive, reason: why } => {
            let held = deciding.as_leader(directive)?;
            reason(&why)?;
            if held.plan.is_none() {
                return Err(Refusal::NoPlan(directive));
            }
            Ok(Decided::one(PlanReturned { directive, reason: why }))
        }
        Command::AgreePlan { directive } => agree(deciding, deciding.as_leader(directive)?),
        Command::Reaffirm { directive, text } => {
            deciding.as_leader(directive)?;
            Ok(Decided::one(DirectiveReaffirmed { directive, text: some(text) }))
        }
        _ => Err(Refusal::NotYours),
    }
}

fn ask_directive(
    deciding: &Deciding<'_>,
    ask: Ask,
    milestones: Vec<MilestonePlan>,
    under_way: bool,
) -> Result<Decided, Refusal> {
    let owner = deciding.someone(ask.owner)?.id;
    let asked = access::Thing::NewDirective { owner, team: ask.team };
    let asks = deciding.may(Action::Ask, asked) && deciding.in_person();
    let offered = !asks
        && deciding.may(Action::Offer, asked)
        && deciding.in_person()
        && deciding.member == owner;
    if !asks && !offered {
        return Err(Refusal::NotYours);
    }
    deciding.asked(owner)?;
    check_ask(deciding, &ask, deciding.asker.on)?;
    check_milestones(&milestones, deciding.asker.on)?;
    if offered && under_way {
        return Err(Refusal::LeadersStep);
    }
    let directive = deciding.state.directives.next();
    if under_way && !deciding.asker.taking_over {
        let prepared = Preparation { milestones: milestones.len(), difficulty_named: true };
        let missing = missing_to_run(deciding.state, &ask, prepared);
        if !missing.is_empty() {
            return Err(Refusal::NotDefined { directive, missing });
        }
    }
    let mut advice = too_many(deciding, Some(ask.owner), ask.account);
    if !deciding.asker.taking_over {
        let like = crate::capture::like_directives(deciding.state, &ask);
        advice.extend(like.first().map(|directive| Advice::LikeDirective(*directive)));
    }
    let asked = DirectiveAsked { directive, ask, milestones, under_way, offered };
    Ok(Decided { events: vec![asked.into()], advice })
}

/// Tells what a leader should know before one more directive lives: too much at once.
///
/// A limit is advice, never a refusal: orders thrown like confetti are not orders.
pub(super) fn too_many(
    deciding: &Deciding<'_>,
    owner: Option<MemberId>,
    account: Option<AccountId>,
) -> Vec<Advice> {
    let mut advice = Vec::new();
    let Some(firm) = &deciding.state.firm else { return advice };
    if deciding.asker.taking_over {
        return advice;
    }
    if let Some(owner) = owner {
        let live = deciding.state.live_per_member.get(&owner).copied().unwrap_or(0);
        let (live, limit) = (live.saturating_add(1), firm.settings.live_per_person_max);
        if live > limit {
            advice.push(Advice::ManyForPerson { live, limit });
        }
    }
    if let Some(account) = account.and_then(|id| deciding.state.accounts.get(id)) {
        let (live, limit) = (account.live().saturating_add(1), firm.settings.live_per_account_max);
        if live > limit {
            advice.push(Advice::ManyForAccount { live, limit });
        }
    }
    advice
}

fn define(
    deciding: &Deciding<'_>,
    directive: DirectiveId,
    mut ask: Ask,
    reason: Option<Words>,
) -> Result<Decided, Refusal> {
    let held = deciding.as_leader(directive)?;
    // Another owner or another team is another step; the key is how a file finds it again.
    ask.owner = held.ask.owner;
    ask.team = held.ask.team;
    ask.source_key = ask.source_key.or_else(|| held.ask.source_key.clone());
    check_ask(deciding, &ask, held.asked.on)?;
    let moved = ask.account.filter(|account| held.ask.account != Some(*account));
    let advice = too_many(deciding, None, moved);
    let defined = DirectiveDefined { directive, ask, reason: some(reason) };
    Ok(Decided { events: vec![defined.into()], advice })
}

/// Tells whether what was agreed is no longer what is asked: then it may be hard anew.
fn is_redefined(deciding: &Deciding<'_>, directive: &Directive) -> bool {
    let policy = deciding.state.policy_of(directive);
    let changed = policy.and_then(|policy| policy.changed);
    directive.redefined.is_some()
        || changed.is_some_and(|changed| {
            directive.agreed.is_none_or(|agreed| agreed.entry < changed.entry)
        })
}

fn check_ask(deciding: &Deciding<'_>, ask: &Ask, asked_on: Date) -> Result<(), Refusal> {
    needed(&ask.sentence)?;
    if let Some(account) = ask.account {
        let account = deciding.account(account)?;
        if account.closed_on.is_some() && !deciding.asker.taking_over {
            return Err(Refusal::NotFound(Thing::Account));
        }
    }
    if let Some(contact) = ask.counterpart {
        let account = ask.account.ok_or(Refusal::NotFound(Thing::Contact))?;
        deciding.contact_at(Some(contact), account)?;
    }
    if let Some(policy) = ask.policy {
        let policy = readable(deciding, policy)?;
        if policy.ended_on.is_some() && !deciding.asker.taking_over {
            return Err(Refusal::NotFound(Thing::Policy));
        }
    }
    if let Some(team) = ask.team {
        deciding.team(team)?;
    }
    if ask.due.as_ref().is_some_and(|due| due.on < asked_on) && !deciding.asker.taking_over {
        return Err(Refusal::EndBeforeStart);
    }
    ask.due.as_ref().map_or(Ok(()), |due| on_record(due.on))?;
    if ask.quiet_days_max == Some(0) {
        return Err(Refusal::NotAFigure);
    }
    if let Some(figures) = &ask.figures {
        check_figures(figures)?;
    }
    if let Some(member) = ask.stakes.as_ref().and_then(|stakes| stakes.adjusted_by) {
        deciding.someone(member)?;
    }
    check_authority(deciding, ask.authority.as_ref())
}

pub(super) fn check_milestones(
    milestones: &[MilestonePlan],
    asked_on: Date,
) -> Result<(), Refusal> {
    for milestone in milestones {
        needed(&milestone.name)?;
        if milestone.due.on < asked_on {
            return Err(Refusal::EndBeforeStart);
        }
        on_record(milestone.due.on)?;
    }
    if milestones.len() > MILESTONES_MAX { Err(Refusal::NotAFigure) } else { Ok(()) }
}

/// Returns the milestones that still lie ahead, as a plan: what was proposed holds.
fn proposed(directive: &Directive) -> Vec<MilestonePlan> {
    let ahead = directive.milestones.iter().filter(|milestone| milestone.is_ahead());
    ahead
        .map(|milestone| MilestonePlan {
            name: milestone.name.clone(),
            due: milestone.due.clone(),
            stage: milestone.stage,
            evidence: milestone.needs.clone(),
        })
        .collect()
}

/// Finds for each milestone of a new plan the one of the running plan that it takes up again, by
/// its stage or its name. Nothing for a first plan.
fn taken_up_again(directive: &Directive, plans: &[MilestonePlan]) -> Vec<Option<MilestoneNo>> {
    if directive.standing != Standing::Running {
        return Vec::new();
    }
    let mut taken = Vec::new();
    for plan in plans {
        let same = |old: &&Milestone| {
            old.is_ahead()
                && !taken.contains(&Some(old.no))
                && ((plan.stage.is_some() && old.stage == plan.stage) || old.name == plan.name)
        };
        taken.push(directive.milestones.iter().find(same).map(|old| old.no));
    }
    taken
}

fn agree(deciding: &Deciding<'_>, directive: &Directive) -> Result<Decided, Refusal> {
    let id: DirectiveId = directive.id;
    if directive.plan.is_none() {
        let refusal = match directive.standing {
            Standing::Running => Refusal::RunsAlready(id),
            _ => Refusal::NoPlan(id),
        };
        return Err(refusal);
    }
    let standing = directive.milestones.iter().filter(|milestone| !milestone.dropped).count();
    let prepared = Preparation {
        milestones: standing + directive.replan.len(),
        difficulty_named: directive.lines.iter().any(|line| line.what == What::Difficulty),
    };
    let missing = missing_to_run(deciding.state, &directive.ask, prepared);
    if !missing.is_empty() {
        return Err(Refusal::NotDefined { directive: id, missing });
    }
    Ok(Decided::one(PlanAgreed { directive: id }))
}
