//! The words between salesperson and leader: reports, facts, questions, detours, concerns, talks.

use super::clients::touch;
use super::{Folded, LineOf, add_line, at, in_turn, known, timely};
use crate::entry::Entry;
use crate::event::Event;
use crate::event::discussion::{DiscussionConfirmed, DiscussionHeld};
use crate::event::update::{QuestionAnswered, QuestionAsked, UpdateGiven};
use crate::ids::DirectiveId;
use crate::state::{At, Concern, Detour, Question, State, Subject, Talk, TouchKind, Wait, What};

pub(super) fn fold(state: &mut State, entry: &Entry) -> Option<Folded> {
    Some(match &entry.event {
        Event::UpdateGiven(event) => update(state, entry, event),
        Event::EvidenceGiven(event) => {
            let line = LineOf::new(What::Evidence(event.kind), Some(&event.text));
            let line = line.about(event.milestone).concrete(true);
            let folded = add_line(state, entry, event.directive, line);
            answers_questions(state, event.directive, at(entry));
            folded
        }
        Event::QuestionAsked(event) => question_asked(state, entry, event),
        Event::QuestionAnswered(event) => question_answered(state, entry, event),
        Event::DetourNamed(_) | Event::DetourDecided(_) => detour(state, entry),
        Event::ConcernRaised(_) | Event::ConcernAnswered(_) => concern(state, entry),
        Event::DiscussionHeld(event) => discussion(state, entry, event),
        Event::DiscussionConfirmed(event) => confirmed(state, event),
        _ => return None,
    })
}

fn update(state: &mut State, entry: &Entry, event: &UpdateGiven) -> Folded {
    let at = at(entry);
    let directive = known(state.directives.get_mut(event.directive))?;
    directive.wait = event.waits.as_ref().map(|wait| Wait { at, until: wait.until });
    answers_questions(state, event.directive, at);
    let line = LineOf::new(What::Update(event.tap), event.text.as_ref());
    let line = line.about(event.milestone).concrete(event.concrete);
    add_line(state, entry, event.directive, line)
}

/// A report answers every question that was open to the one who was asked.
pub(super) fn answers_questions(state: &mut State, id: DirectiveId, at: At) {
    let Some(directive) = state.directives.get_mut(id) else { return };
    if directive.open_questions.is_empty() {
        return;
    }
    let questions = &mut state.questions;
    directive.open_questions.retain(|open| match questions.get_mut(*open) {
        Some(question) if question.to_owner => {
            question.answered = Some(at);
            false
        }
        _ => true,
    });
}

fn question_asked(state: &mut State, entry: &Entry, event: &QuestionAsked) -> Folded {
    let directive = known(state.directives.get_mut(event.directive))?;
    timely(directive.is_open())?;
    let to_owner = event.to == directive.ask.owner;
    let question = Question {
        id: event.question,
        directive: event.directive,
        by: entry.note.speaker(),
        to: event.to,
        to_owner,
        text: event.text.clone(),
        at: at(entry),
        answer_by: event.answer_by,
        answered: None,
    };
    in_turn(state.questions.push(event.question, question))?;
    let directive = known(state.directives.get_mut(event.directive))?;
    directive.open_questions.push(event.question);
    let what = if to_owner { What::QuestionToOwner } else { What::QuestionToLeader };
    add_line(state, entry, event.directive, LineOf::new(what, Some(&event.text)))
}

fn question_answered(state: &mut State, entry: &Entry, event: &QuestionAnswered) -> Folded {
    let question = known(state.questions.get_mut(event.question))?;
    timely(question.answered.is_none())?;
    question.answered = Some(at(entry));
    let (id, by_owner) = (question.directive, question.to_owner);
    let directive = known(state.directives.get_mut(id))?;
    directive.open_questions.retain(|open| *open != event.question);
    let what = if by_owner { What::OwnerAnswered } else { What::LeaderAnswered };
    add_line(state, entry, id, LineOf::new(what, Some(&event.text)))
}

fn detour(state: &mut State, entry: &Entry) -> Folded {
    match &entry.event {
        Event::DetourNamed(event) => {
            timely(known(state.directives.get(event.directive))?.is_open())?;
            let detour = Detour {
                id: event.detour,
                directive: event.directive,
                kind: event.kind,
                text: event.text.clone(),
                at: at(entry),
                decided: None,
            };
            in_turn(state.detours.push(event.detour, detour))?;
            known(state.directives.get_mut(event.directive))?.open_detours.push(event.detour);
            let line = LineOf::new(What::Detour, Some(&event.text));
            add_line(state, entry, event.directive, line)
        }
        Event::DetourDecided(event) => {
            let detour = known(state.detours.get_mut(event.detour))?;
            timely(detour.decided.is_none())?;
            detour.decided = Some((event.accepted, at(entry)));
            let id = detour.directive;
            let directive = known(state.directives.get_mut(id))?;
            directive.open_detours.retain(|open| *open != event.detour);
            let what = if event.accepted { What::DetourAccepted } else { What::DetourDeclined };
            add_line(state, entry, id, LineOf::new(what, event.text.as_ref()))
        }
        _ => Err(crate::state::Odd::Unknown),
    }
}

fn concern(state: &mut State, entry: &Entry) -> Folded {
    match &entry.event {
        Event::ConcernRaised(event) => {
            timely(known(state.directives.get(event.directive))?.is_open())?;
            let concern = Concern {
                id: event.concern,
                directive: event.directive,
                kind: event.kind,
                text: event.text.clone(),
                at: at(entry),
                by: entry.note.speaker(),
                answered: None,
            };
            in_turn(state.concerns.push(event.concern, concern))?;
            known(state.directives.get_mut(event.directive))?.open_concerns.push(event.concern);
            let line = LineOf::new(What::Concern, event.text.as_ref());
            add_line(state, entry, event.directive, line)
        }
        Event::ConcernAnswered(event) => {
            let concern = known(state.concerns.get_mut(event.concern))?;
            timely(concern.answered.is_none())?;
            concern.answered = Some((event.choice, at(entry)));
            let id = concern.directive;
            let directive = known(state.directives.get_mut(id))?;
            directive.open_concerns.retain(|open| *open != event.concern);
            let line = LineOf::new(What::ConcernAnswered, event.text.as_ref());
            add_line(state, entry, id, line)
        }
        _ => Err(crate::state::Odd::Unknown),
    }
}

fn discussion(state: &mut State, entry: &Entry, event: &DiscussionHeld) -> Folded {
    let gist = &event.gist;
    if let Some(directive) = gist.directive {
        known(state.directives.get(directive))?;
    }
    if let Some(account) = gist.account {
        known(state.accounts.get(account))?;
    }
    let talk = Talk {
        id: event.discussion,
        at: at(entry),
        by: entry.note.speaker(),
        gist: Box::new(gist.clone()),
    };
    in_turn(state.discussions.push(event.discussion, talk))?;
    let carried = gist.said_to_client.as_ref().is_some_and(|said| !said.is_empty());
    if let Some(account) = gist.account {
        touch(state, entry, account, TouchKind::Discussion, gist.directive, carried)?;
    }
    let Some(directive) = gist.directive else {
        return Ok(Subject::Discussion(event.discussion));
    };
    let text = [&gist.said_to_client, &gist.agreed, &gist.answered, &gist.asked, &gist.title]
        .into_iter()
        .find_map(|words| words.as_ref());
    add_line(state, entry, directive, LineOf::new(What::Discussed, text).concrete(carried))
}

fn confirmed(state: &mut State, event: &DiscussionConfirmed) -> Folded {
    let talk = known(state.discussions.get_mut(event.discussion))?;
    talk.gist.client_confirmed_on = Some(event.on);
    let subject = Subject::Discussion(event.discussion);
    Ok(talk.gist.directive.map_or(subject, Subject::Directive))
}
