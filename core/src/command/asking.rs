//! Commands from the asking to the running.

use jiff::civil::Date;

use super::deciding::{Deciding, Step, needed, reason, some};
use super::{Advice, Command, Decided, Refusal, Thing};
use crate::access::{self, Action};
use crate::event::directive::{
    Ask, DifficultiesHeard, DifficultyNamed, DirectiveAsked, DirectiveDefined, DirectiveReaffirmed,
    PlanAgreed, PlanHandedBack, PlanReturned,
};
use crate::event::milestone::MilestonePlan;
use crate::event::terms::Role;
use crate::gate::{Preparation, missing_to_run};
use crate::ids::DirectiveId;
use crate::state::{Directive, Standing, What};

pub(super) fn decide(deciding: &Deciding<'_>, command: Command) -> Step {
    Ok(match command {
        Command::AskDirective { ask, milestones, under_way } => {
            ask_directive(deciding, ask, milestones, under_way)
        }
        Command::Define { directive, ask, reason } => {
            deciding.as_leader(directive).and_then(|held| {
                let mut ask = ask;
                ask.owner = held.ask.owner;
                check_ask(deciding, &ask, held.asked.on)?;
                Ok(Decided::one(DirectiveDefined { directive, ask, reason: some(reason)? }))
            })
        }
        Command::NameDifficulty { directive, text } => {
            deciding.as_owner(directive).and_then(|held| {
                if held.standing == Standing::Running {
                    return Err(Refusal::RunsAlready(directive));
                }
                Ok(Decided::one(DifficultyNamed { directive, text: some(text)? }))
            })
        }
        Command::HearDifficulties { directive, answer } => {
            deciding.as_leader(directive).and_then(|held| {
                if held.standing == Standing::Running {
                    return Err(Refusal::RunsAlready(directive));
                }
                if held.difficulty.is_none() {
                    return Err(Refusal::NothingOpen);
                }
                Ok(Decided::one(DifficultiesHeard { directive, answer: some(answer)? }))
            })
        }
        Command::HandBackPlan { directive, text, milestones } => {
            deciding.as_owner(directive).and_then(|held| {
                let milestones = if milestones.is_empty() { proposed(held) } else { milestones };
                check_milestones(&milestones, held.asked.on)?;
                let text = some(text)?;
                Ok(Decided::one(PlanHandedBack { directive, milestones, text }))
            })
        }
        Command::ReturnPlan { directive, reason: why } => {
            deciding.as_leader(directive).and_then(|held| {
                reason(&why)?;
                if held.plan.is_none() {
                    return Err(Refusal::NoPlan(directive));
                }
                Ok(Decided::one(PlanReturned { directive, reason: why }))
            })
        }
        Command::AgreePlan { directive } => {
            deciding.as_leader(directive).and_then(|held| agree(deciding, held))
        }
        Command::Reaffirm { directive, text } => deciding
            .as_leader(directive)
            .and_then(|_| Ok(Decided::one(DirectiveReaffirmed { directive, text: some(text)? }))),
        other => return Err(Box::new(other)),
    })
}

fn ask_directive(
    deciding: &Deciding<'_>,
    ask: Ask,
    milestones: Vec<MilestonePlan>,
    under_way: bool,
) -> Result<Decided, Refusal> {
    let owner = deciding.state.members.get(ask.owner).ok_or(Refusal::NotFound(Thing::Member))?;
    if !deciding.may(Action::Ask, access::Thing::NewDirective(ask.owner)) {
        return Err(Refusal::NotYours);
    }
    if !owner.is(Role::Salesperson) && !owner.is(Role::Leader) {
        return Err(Refusal::LacksRole);
    }
    check_ask(deciding, &ask, deciding.asker.on)?;
    check_milestones(&milestones, deciding.asker.on)?;
    let directive = deciding.state.directives.next();
    if under_way && !deciding.asker.taking_over {
        let prepared = Preparation { milestones: milestones.len(), difficulty_named: true };
        let missing = missing_to_run(deciding.state, &ask, prepared);
        if !missing.is_empty() {
            return Err(Refusal::NotDefined { directive, missing });
        }
    }
    let offered = false;
    let advice = if deciding.asker.taking_over { Vec::new() } else { advise(deciding, &ask) };
    let mut decided =
        Decided::one(DirectiveAsked { directive, ask, milestones, under_way, offered });
    decided.advice = advice;
    Ok(decided)
}

/// Tells what a leader should know before asking: too much at once, or a like request.
fn advise(deciding: &Deciding<'_>, ask: &Ask) -> Vec<Advice> {
    let mut advice = Vec::new();
    let Some(firm) = &deciding.state.firm else { return advice };
    let live = deciding.state.live_per_member.get(&ask.owner).copied().unwrap_or(0) + 1;
    let limit = firm.settings.live_per_person_max;
    if live > limit {
        advice.push(Advice::ManyForPerson { live, limit });
    }
    if let Some(account) = ask.account.and_then(|id| deciding.state.accounts.get(id)) {
        let live = account.live + 1;
        let limit = firm.settings.live_per_account_max;
        if live > limit {
            advice.push(Advice::ManyForAccount { live, limit });
        }
    }
    let like = crate::capture::like_directives(deciding.state, ask);
    advice.extend(like.first().map(|directive| Advice::LikeDirective(*directive)));
    advice
}

fn check_ask(deciding: &Deciding<'_>, ask: &Ask, asked_on: Date) -> Result<(), Refusal> {
    needed(&ask.sentence)?;
    if let Some(account) = ask.account {
        let account =
            deciding.state.accounts.get(account).ok_or(Refusal::NotFound(Thing::Account))?;
        if account.closed_on.is_some() && !deciding.asker.taking_over {
            return Err(Refusal::NotFound(Thing::Account));
        }
    }
    if let Some(contact) = ask.counterpart {
        let held = deciding.state.contacts.get(contact);
        let there = held.is_some_and(|held| ask.account == Some(held.details.account));
        if !there {
            return Err(Refusal::NotFound(Thing::Contact));
        }
    }
    if let Some(policy) = ask.policy {
        let policy = deciding.state.policies.get(policy).ok_or(Refusal::NotFound(Thing::Policy))?;
        if policy.ended_on.is_some() {
            return Err(Refusal::NotFound(Thing::Policy));
        }
    }
    if ask.team.is_some_and(|team| deciding.state.teams.get(team).is_none()) {
        return Err(Refusal::NotFound(Thing::Team));
    }
    if ask.due.as_ref().is_some_and(|due| due.on < asked_on) {
        return Err(Refusal::EndBeforeStart);
    }
    if ask.quiet_days_max == Some(0) {
        return Err(Refusal::NotAFigure);
    }
    let people = [
        ask.stakes.as_ref().and_then(|stakes| stakes.adjusted_by),
        ask.authority.as_ref().and_then(|authority| authority.more_from),
    ];
    if people.iter().flatten().any(|id| deciding.state.members.get(*id).is_none()) {
        return Err(Refusal::NotFound(Thing::Member));
    }
    Ok(())
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
    }
    if milestones.len() > 100 { Err(Refusal::NotAFigure) } else { Ok(()) }
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

fn agree(deciding: &Deciding<'_>, directive: &Directive) -> Result<Decided, Refusal> {
    let id: DirectiveId = directive.id;
    if directive.plan.is_none() {
        let refusal = match directive.standing {
            Standing::Running => Refusal::RunsAlready(id),
            _ => Refusal::NoPlan(id),
        };
        return Err(refusal);
    }
    let prepared = Preparation {
        milestones: directive.milestones.iter().filter(|m| !m.dropped).count(),
        difficulty_named: directive.lines.iter().any(|line| line.what == What::Difficulty),
    };
    let missing = missing_to_run(deciding.state, &directive.ask, prepared);
    if !missing.is_empty() {
        return Err(Refusal::NotDefined { directive: id, missing });
    }
    Ok(Decided::one(PlanAgreed { directive: id }))
}
