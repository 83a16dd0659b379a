//! Lines about policies, directives and their milestones.

use fushime_core::command::Command;
use fushime_core::event::Due;
use fushime_core::event::directive::Ask;
use fushime_core::event::milestone::MilestonePlan;
use fushime_core::event::policy::PolicyDetails;
use fushime_core::event::terms::{
    Authority, DoneWhen, EvidenceKind, Figures, PolicyKind, Quantity, Requester, SlipAnswer, Stage,
    Stakes, TaxBasis,
};
use fushime_core::ids::MemberId;
use fushime_core::money::{Percent, Yen};
use jiff::civil::Date;

use super::DemoProblem;
use super::acting::{Player, Scene};

/// Makes the command of a line about what is asked. `None` when the line is about something else.
pub(super) fn command(
    player: &mut Player<'_>,
    scene: &Scene<'_>,
) -> Result<Option<Command>, DemoProblem> {
    let step = scene.step;
    Ok(Some(match step.verb {
        "policy" => Command::DecidePolicy(policy(player, scene)?),
        "change-policy" => {
            let key = step.word().and_then(|key| player.cast.policies.get(key).copied());
            Command::ChangePolicy {
                policy: key.ok_or_else(|| scene.problem("no such policy"))?,
                details: policy(player, scene)?,
                reason: player.field(scene, "reason")?,
            }
        }
        "end-policy" => {
            let key = step.word().and_then(|key| player.cast.policies.get(key).copied());
            Command::EndPolicy {
                policy: key.ok_or_else(|| scene.problem("no such policy"))?,
                reason: player.needed_text(scene)?,
            }
        }
        "ask" => Command::AskDirective {
            ask: ask(player, scene)?,
            milestones: milestones(player, scene)?,
            under_way: step.has("running"),
        },
        "define" => {
            let directive = player.directive(scene)?;
            Command::Define {
                directive,
                ask: redefined(player, scene)?,
                reason: player.text(scene)?,
            }
        }
        _ => return life(player, scene),
    }))
}

/// Lines that move a directive through its life.
fn life(player: &mut Player<'_>, scene: &Scene<'_>) -> Result<Option<Command>, DemoProblem> {
    let step = scene.step;
    let Some(directive) = player.run(scene).directive else { return Ok(None) };
    let text = |player: &mut Player<'_>| player.text(scene);
    Ok(Some(match step.verb {
        "difficulty" => Command::NameDifficulty { directive, text: text(player)? },
        "heard" => Command::HearDifficulties { directive, answer: text(player)? },
        "plan" => Command::HandBackPlan {
            directive,
            text: text(player)?,
            milestones: milestones(player, scene)?,
        },
        "agree" => Command::AgreePlan { directive },
        "return-plan" => Command::ReturnPlan { directive, reason: player.needed_text(scene)? },
        "hold" => Command::Hold {
            directive,
            until: needed_day(player, scene, "until")?,
            reason: player.needed_text(scene)?,
        },
        "resume" => Command::Resume { directive },
        "done" => Command::Finish { directive, text: text(player)? },
        "reopen" => Command::Reopen { directive, reason: text(player)? },
        "withdraw" => Command::Withdraw { directive, reason: text(player)? },
        "buy-back" => Command::BuyBack { directive, reason: text(player)? },
        "reassign" => {
            let owner = member_arg(player, scene, "to")?;
            Command::Reassign { directive, owner, team: None, reason: text(player)? }
        }
        "reaffirm" => Command::Reaffirm { directive, text: text(player)? },
        "escalate" => Command::Escalate {
            directive,
            to: member_arg(player, scene, "to")?,
            reason: player.needed_text(scene)?,
        },
        _ => return joints(player, scene),
    }))
}

/// Lines about milestones.
fn joints(player: &mut Player<'_>, scene: &Scene<'_>) -> Result<Option<Command>, DemoProblem> {
    let step = scene.step;
    let directive = player.directive(scene)?;
    let milestone = Player::milestone(scene)?;
    let needed = || milestone.ok_or_else(|| scene.problem("which milestone?"));
    Ok(Some(match step.verb {
        "set" => {
            let mut plans = milestones(player, scene)?;
            let plan = plans.pop().ok_or_else(|| scene.problem("no milestone"))?;
            Command::SetMilestone { directive, plan }
        }
        "move" => Command::MoveMilestone {
            directive,
            milestone,
            to: Due::on(needed_day(player, scene, "to")?),
            requester: word(scene, Requester::named)?,
            reason: player.text(scene)?,
        },
        "slip" => Command::AnswerSlip {
            directive,
            milestone,
            choice: word(scene, SlipAnswer::named)?,
            text: player.text(scene)?,
        },
        "report" => Command::ReportMilestone { directive, milestone, text: player.text(scene)? },
        "seal" => Command::ConfirmMilestone { directive, milestone, text: player.text(scene)? },
        "unseal" => {
            Command::UndoConfirm { directive, milestone: needed()?, reason: player.text(scene)? }
        }
        "return" => {
            Command::ReturnMilestone { directive, milestone, reason: player.needed_text(scene)? }
        }
        "drop" => {
            Command::DropMilestone { directive, milestone: needed()?, reason: player.text(scene)? }
        }
        _ => return Ok(None),
    }))
}

/// Reads the first word of a line as one of a list.
pub(super) fn word<T>(
    scene: &Scene<'_>,
    named: impl Fn(&str) -> Option<T>,
) -> Result<T, DemoProblem> {
    scene.step.word().and_then(named).ok_or_else(|| scene.problem("no such word"))
}

/// Reads a day that must be given as `name=…`.
pub(super) fn needed_day(
    player: &Player<'_>,
    scene: &Scene<'_>,
    name: &str,
) -> Result<Date, DemoProblem> {
    player.day_arg(scene, name)?.ok_or_else(|| scene.problem(format!("no {name}")))
}

fn member_arg(player: &Player<'_>, scene: &Scene<'_>, name: &str) -> Result<MemberId, DemoProblem> {
    let found = scene.step.arg(name).and_then(|key| player.cast.member(key));
    found.ok_or_else(|| scene.problem("nobody of this name"))
}

/// Reads a member named by an indented line.
fn member_field(
    player: &Player<'_>,
    scene: &Scene<'_>,
    name: &str,
) -> Result<Option<MemberId>, DemoProblem> {
    let find = |key| player.cast.member(key).ok_or_else(|| scene.problem("nobody of this name"));
    scene.step.field(name).map(find).transpose()
}

fn number<N: std::str::FromStr>(scene: &Scene<'_>, name: &str) -> Result<Option<N>, DemoProblem> {
    let read = |text: &str| text.parse().map_err(|_| scene.problem(format!("no number: {text}")));
    scene.step.field(name).map(read).transpose()
}

fn ask(player: &mut Player<'_>, scene: &Scene<'_>) -> Result<Ask, DemoProblem> {
    let sentence = player.needed_text(scene)?;
    let run = player.run(scene);
    let owner = run.owner.and_then(|key| player.cast.member(key));
    let owner = owner.ok_or_else(|| scene.problem("nobody is asked"))?;
    let account = run.account.and_then(|name| player.cast.clients.get(name));
    let counterpart = run.account.and_then(|name| player.cast.contact(name, run.contact));
    let policy = match run.policy {
        Some(key) if PolicyKind::named(key).is_none() => {
            let found = player.cast.policies.get(key).copied();
            Some(found.ok_or_else(|| scene.problem("no such policy yet"))?)
        }
        _ => None,
    };
    let kind = match policy {
        Some(_) => None,
        None => run.policy.and_then(PolicyKind::named),
    };
    let account = account.map(|client| client.id);
    let counterpart = counterpart.map(|contact| contact.id);
    Ok(Ask {
        owner,
        sentence,
        account,
        counterpart,
        policy,
        kind,
        client_words: player.field(scene, "say")?,
        why: player.field(scene, "why")?,
        due: due(player, scene)?,
        figures: figures(player, scene)?,
        stakes: stakes(player, scene)?,
        done_when: done_when(player, scene)?,
        authority: authority(player, scene)?,
        help: player.field(scene, "help")?,
        quiet_days_max: number(scene, "quiet")?,
        team: None,
        source_key: None,
    })
}

/// What is asked from now on: what stood before, with what the line says anew.
fn redefined(player: &mut Player<'_>, scene: &Scene<'_>) -> Result<Ask, DemoProblem> {
    let id = player.directive(scene)?;
    let held = player.desk.state().directives.get(id);
    let mut ask = held.map(|held| (*held.ask).clone()).ok_or_else(|| scene.problem("not asked"))?;
    if let Some(sentence) = player.field(scene, "sentence")? {
        ask.sentence = sentence;
    }
    ask.client_words = player.field(scene, "say")?.or(ask.client_words);
    ask.due = due(player, scene)?.or(ask.due);
    ask.figures = figures(player, scene)?.or(ask.figures);
    ask.authority = authority(player, scene)?.or(ask.authority);
    ask.done_when = done_when(player, scene)?.or(ask.done_when);
    ask.help = player.field(scene, "help")?.or(ask.help);
    Ok(ask)
}

/// Reads `due: 01-29; 1月末まで`.
fn due(player: &mut Player<'_>, scene: &Scene<'_>) -> Result<Option<Due>, DemoProblem> {
    let Some(text) = scene.step.field("due") else { return Ok(None) };
    let (day, spoken) = match text.split_once(';') {
        Some((day, spoken)) => (day.trim(), Some(spoken.trim())),
        None => (text, None),
    };
    let mut due = Due::on(player.day(scene, day)?);
    due.spoken = spoken.map(|spoken| player.say(scene, spoken)).transpose()?;
    Ok(Some(due))
}

/// Reads every `m: name; day; stage; E3 E4` of a line.
fn milestones(
    player: &mut Player<'_>,
    scene: &Scene<'_>,
) -> Result<Vec<MilestonePlan>, DemoProblem> {
    let mut plans = Vec::new();
    for text in scene.step.every("m") {
        let mut parts = text.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let day = parts.next().unwrap_or_default();
        let stage = parts.next().filter(|stage| !stage.is_empty());
        let known = |stage| Stage::named(stage).ok_or_else(|| scene.problem("no such stage"));
        plans.push(MilestonePlan {
            name: player.say(scene, name)?,
            due: Due::on(player.day(scene, day)?),
            stage: stage.map(known).transpose()?,
            evidence: evidence_kinds(scene, parts.next().unwrap_or_default())?,
        });
    }
    Ok(plans)
}

/// Reads `E3 E4`.
pub(super) fn evidence_kinds(
    scene: &Scene<'_>,
    text: &str,
) -> Result<Vec<EvidenceKind>, DemoProblem> {
    let known = |name| EvidenceKind::named(name).ok_or_else(|| scene.problem("no such evidence"));
    text.split_whitespace().map(known).collect()
}

/// Reads `done: words; E4; received`.
fn done_when(player: &mut Player<'_>, scene: &Scene<'_>) -> Result<Option<DoneWhen>, DemoProblem> {
    let Some(text) = scene.step.field("done") else { return Ok(None) };
    let mut parts = text.split(';').map(str::trim);
    let said = player.say(scene, parts.next().unwrap_or_default())?;
    let kinds = evidence_kinds(scene, parts.next().unwrap_or_default())?;
    let stage =
        parts.next().map(|name| Stage::named(name).ok_or_else(|| scene.problem("no such stage")));
    Ok(Some(DoneWhen { text: Some(said), kinds, stage: stage.transpose()? }))
}

fn stakes(player: &mut Player<'_>, scene: &Scene<'_>) -> Result<Option<Stakes>, DemoProblem> {
    let stakes = Stakes {
        client: player.field(scene, "client")?,
        firm: player.field(scene, "firm")?,
        firm_yen: number(scene, "yen")?.map(Yen),
        salesperson: player.field(scene, "mine")?,
        adjusted_by: member_field(player, scene, "adjust")?,
    };
    let none = stakes.client.is_none()
        && stakes.firm.is_none()
        && stakes.firm_yen.is_none()
        && stakes.salesperson.is_none()
        && stakes.adjusted_by.is_none();
    Ok((!none).then_some(stakes))
}

fn authority(player: &mut Player<'_>, scene: &Scene<'_>) -> Result<Option<Authority>, DemoProblem> {
    let text = player.field(scene, "free")?;
    let never = player.field(scene, "never")?;
    let percent = number(scene, "floor")?.map(Percent);
    let latest = scene.step.field("latest").map(|day| player.day(scene, day)).transpose()?;
    if text.is_none() && never.is_none() && percent.is_none() && latest.is_none() {
        return Ok(None);
    }
    let more_from = member_field(player, scene, "more")?;
    Ok(Some(Authority { text, percent, yen: None, effective_on: latest, more_from, never }))
}

fn figures(player: &mut Player<'_>, scene: &Scene<'_>) -> Result<Option<Figures>, DemoProblem> {
    let step = scene.step;
    let quantity = match step.field("quantity").and_then(|text| text.split_once(' ')) {
        Some((amount, unit)) => {
            let amount = player.say(scene, amount)?.as_str().replace(',', "");
            let amount = amount.parse().map_err(|_| scene.problem("no quantity"))?;
            Some(Quantity { amount, unit: player.say(scene, unit)? })
        }
        None => None,
    };
    let figures = Figures {
        percent: number(scene, "percent")?.map(Percent),
        old_price: number(scene, "old")?.map(Yen),
        new_price: number(scene, "new")?.map(Yen),
        tax: step.field("tax").and_then(TaxBasis::named),
        unit: player.field(scene, "unit")?,
        quantity,
        scope: player.field(scene, "scope")?,
        effective_on: step.field("effective").map(|day| player.day(scene, day)).transpose()?,
        answer_by: step.field("answer-by").map(|day| player.day(scene, day)).transpose()?,
        not_negotiable: player.field(scene, "fixed")?,
    };
    Ok((figures != Figures::none()).then_some(figures))
}

fn policy(player: &mut Player<'_>, scene: &Scene<'_>) -> Result<PolicyDetails, DemoProblem> {
    let step = scene.step;
    let kind = step.field("kind").and_then(PolicyKind::named);
    let people = |name: &str| -> Result<Vec<MemberId>, DemoProblem> {
        let keys = step.field(name).unwrap_or_default().split_whitespace();
        let find =
            |key| player.cast.member(key).ok_or_else(|| scene.problem("nobody of this name"));
        keys.map(find).collect()
    };
    let (sponsors, stakeholders) = (people("sponsors")?, people("stakeholders")?);
    Ok(PolicyDetails {
        name: player.needed_text(scene)?,
        kind: kind.ok_or_else(|| scene.problem("no kind"))?,
        figures: figures(player, scene)?.unwrap_or_else(Figures::none),
        why: player.field(scene, "why")?,
        client_words: player.field(scene, "say")?,
        done_when: done_when(player, scene)?,
        authority: authority(player, scene)?,
        quiet_days_max: number(scene, "quiet")?,
        sponsors,
        stakeholders,
        source_key: None,
    })
}
