//! Lines that pass between salesperson and leader, and what is done to lines afterwards.

use fushime_core::command::Command;
use fushime_core::event::Due;
use fushime_core::event::terms::{
    ConcernAnswer, ConcernKind, DetourKind, EvidenceKind, SignalKind, Tap,
};
use fushime_core::event::update::ClientWait;

use super::DemoProblem;
use super::acting::{Player, Scene};
use super::asking::word;

/// Makes the command of a line of talk. `None` when there is no such line.
pub(super) fn command(
    player: &mut Player<'_>,
    scene: &Scene<'_>,
) -> Result<Option<Command>, DemoProblem> {
    let step = scene.step;
    let directive = player.run(scene).directive;
    let about = || directive.ok_or_else(|| scene.problem("nothing was asked yet"));
    Ok(Some(match step.verb {
        "update" => update(player, scene)?,
        "evidence" => Command::GiveEvidence {
            directive: about()?,
            kind: word(scene, EvidenceKind::named)?,
            contact: None,
            member: None,
            text: player.needed_text(scene)?,
            milestone: Player::milestone(scene)?,
            about: player.day_arg(scene, "about")?,
            document: player.field(scene, "document")?,
            taken_from: step.arg("of").map(|_| player.labelled(scene)).transpose()?,
        },
        "question" => Command::AskQuestion {
            directive: about()?,
            text: player.needed_text(scene)?,
            answer_by: player.day_arg(scene, "by")?,
        },
        "reply" => Command::AnswerQuestion {
            question: player.last(scene, |run| run.question)?,
            text: player.needed_text(scene)?,
        },
        "detour" => Command::NameDetour {
            directive: about()?,
            kind: word(scene, DetourKind::named)?,
            text: player.needed_text(scene)?,
        },
        "accept" | "decline" => Command::DecideDetour {
            detour: player.last(scene, |run| run.detour)?,
            accepted: step.verb == "accept",
            text: player.text(scene)?,
        },
        "concern" => Command::RaiseConcern {
            directive: about()?,
            kind: word(scene, ConcernKind::named)?,
            text: player.text(scene)?,
        },
        "answer" => Command::AnswerConcern {
            concern: player.last(scene, |run| run.concern)?,
            choice: word(scene, ConcernAnswer::named)?,
            text: player.text(scene)?,
            meet: player.day_arg(scene, "meet")?.map(Due::on),
        },
        _ => return afterwards(player, scene),
    }))
}

fn update(player: &mut Player<'_>, scene: &Scene<'_>) -> Result<Command, DemoProblem> {
    let step = scene.step;
    let waits = match step.arg("wait") {
        Some("open") => Some(ClientWait { until: None, who: player.field(scene, "for")? }),
        Some(day) => Some(ClientWait {
            until: Some(player.day(scene, day)?),
            who: player.field(scene, "for")?,
        }),
        None => None,
    };
    Ok(Command::Update {
        directive: player.directive(scene)?,
        tap: step.word().and_then(Tap::named),
        text: player.text(scene)?,
        milestone: Player::milestone(scene)?,
        waits,
    })
}

/// Lines about signals, corrections, and words that are to be removed.
fn afterwards(player: &mut Player<'_>, scene: &Scene<'_>) -> Result<Option<Command>, DemoProblem> {
    let step = scene.step;
    Ok(Some(match step.verb {
        "explain" => Command::AnswerSignal {
            directive: player.directive(scene)?,
            signal: word(scene, SignalKind::named)?,
            text: player.needed_text(scene)?,
        },
        "contest" => Command::ContestSignal {
            directive: player.directive(scene)?,
            signal: word(scene, SignalKind::named)?,
            text: player.needed_text(scene)?,
        },
        "decide-contest" => Command::DecideContest {
            directive: player.directive(scene)?,
            signal: word(scene, SignalKind::named)?,
            stays: step.has("stays"),
            reason: player.needed_text(scene)?,
        },
        "correct" => Command::CorrectEntry {
            target: player.labelled(scene)?,
            text: player.needed_text(scene)?,
            reason: player.field(scene, "reason")?,
        },
        "retract" => Command::RetractEntry {
            target: player.labelled(scene)?,
            reason: player.needed_text(scene)?,
        },
        "redact" => Command::RequestRedaction {
            target: player.labelled(scene)?,
            reason: player.needed_text(scene)?,
        },
        "decline-redaction" => Command::DeclineRedaction {
            redaction: player.last(scene, |run| run.redaction)?,
            reason: player.needed_text(scene)?,
        },
        "approve-redaction" => {
            Command::ApproveRedaction { redaction: player.last(scene, |run| run.redaction)? }
        }
        _ => return Ok(None),
    }))
}
