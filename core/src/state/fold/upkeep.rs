//! Answers to signals, corrections, retractions and redactions.

use super::{Folded, LineOf, add_line, at, in_turn, known, timely};
use crate::entry::Entry;
use crate::event::Event;
use crate::event::signal::{EntryCorrected, EntryRetracted};
use crate::ids::{DirectiveId, Position};
use crate::state::{Contest, Directive, Line, Odd, Redaction, State, Subject, What};

pub(super) fn fold(state: &mut State, entry: &Entry) -> Option<Folded> {
    Some(match &entry.event {
        Event::SignalAnswered(_) | Event::SignalContested(_) | Event::ContestDecided(_) => {
            signal(state, entry)
        }
        Event::EntryCorrected(event) => corrected(state, entry, event),
        Event::EntryRetracted(event) => retracted(state, entry, event),
        Event::RedactionRequested(_) | Event::RedactionDeclined(_) | Event::EntryRedacted(_) => {
            redaction(state, entry)
        }
        _ => return None,
    })
}

/// The salesperson's answer to a signal, a contest, and how it was decided.
fn signal(state: &mut State, entry: &Entry) -> Folded {
    let at = at(entry);
    let (id, what, text) = match &entry.event {
        Event::SignalAnswered(event) => {
            let directive = known(state.directives.get_mut(event.directive))?;
            directive.answers.insert(event.signal, (at, event.text.clone()));
            (event.directive, What::SignalAnswered, &event.text)
        }
        Event::SignalContested(event) => {
            let directive = known(state.directives.get_mut(event.directive))?;
            let contest = Contest { at, text: event.text.clone(), decided: None };
            directive.contests.insert(event.signal, contest);
            (event.directive, What::Contested, &event.text)
        }
        Event::ContestDecided(event) => {
            let directive = known(state.directives.get_mut(event.directive))?;
            let contest = known(directive.contests.get_mut(&event.signal))?;
            timely(contest.decided.is_none())?;
            contest.decided = Some((event.stays, at, event.reason.clone()));
            (event.directive, What::ContestDecided, &event.reason)
        }
        _ => return Err(Odd::Unknown),
    };
    add_line(state, entry, id, LineOf::new(what, Some(text)))
}

/// Finds the line an earlier entry made, with its directive.
fn line_of(state: &mut State, target: Position) -> Result<(&mut Directive, usize), Odd> {
    let Some(Subject::Directive(id)) = state.subject(target) else { return Err(Odd::Missing) };
    let directive = known(state.directives.get_mut(id))?;
    let index = directive.lines.partition_point(|line| line.entry < target);
    timely(directive.lines.get(index).is_some_and(|line| line.entry == target))?;
    Ok((directive, index))
}

fn corrected(state: &mut State, entry: &Entry, event: &EntryCorrected) -> Folded {
    let subject = known(state.subject(event.target))?;
    let correction = (entry.position, event.text.clone());
    match line_of(state, event.target) {
        Ok((directive, index)) => directive.lines[index].corrected = Some(correction),
        Err(_) => {
            state.corrections.insert(event.target, correction);
        }
    }
    Ok(subject)
}

fn retracted(state: &mut State, entry: &Entry, event: &EntryRetracted) -> Folded {
    let target = event.target;
    let (directive, index) = line_of(state, target)?;
    let line: &mut Line = &mut directive.lines[index];
    timely(line.retracted.is_none())?;
    line.retracted = Some(entry.position);
    let (id, what, account) = (directive.id, line.what, directive.ask.account);
    directive.recount();
    match what {
        What::QuestionToOwner | What::QuestionToLeader => {
            let questions = &state.questions;
            let directive = known(state.directives.get_mut(id))?;
            directive.open_questions.retain(|open| {
                questions.get(*open).is_none_or(|question| question.at.entry != target)
            });
        }
        What::Update(_) | What::Evidence(_) => reopen_questions(state, id, target),
        What::Discussed => {
            // The touch went to the account the discussion named, mostly the directive's own.
            let talk = state.discussions.iter().rev().find(|talk| talk.at.entry == target);
            let named = talk.and_then(|talk| talk.gist.account).or(account);
            if let Some(account) = named.and_then(|id| state.accounts.get_mut(id)) {
                account.touches.retain(|touch| touch.entry != target);
            }
        }
        _ => {}
    }
    Ok(Subject::Directive(id))
}

/// Opens the questions again that a report had answered which was taken back.
fn reopen_questions(state: &mut State, id: DirectiveId, target: Position) {
    let Some(directive) = state.directives.get_mut(id) else { return };
    let answered: Vec<_> = state
        .questions
        .iter()
        .filter(|question| {
            question.directive == id && question.answered.is_some_and(|at| at.entry == target)
        })
        .map(|question| question.id)
        .collect();
    for question in answered {
        if let Some(held) = state.questions.get_mut(question) {
            held.answered = None;
            directive.open_questions.push(question);
        }
    }
    directive.open_questions.sort_unstable();
}

fn redaction(state: &mut State, entry: &Entry) -> Folded {
    let id = match &entry.event {
        Event::RedactionRequested(event) => {
            known(state.subject(event.target))?;
            let redaction = Redaction {
                id: event.redaction,
                target: event.target,
                by: entry.note.speaker(),
                written_by: entry.note.by,
                reason: event.reason.clone(),
                at: at(entry),
                decided: None,
            };
            in_turn(state.redactions.push(event.redaction, redaction))?;
            return Ok(Subject::Redaction(event.redaction));
        }
        Event::RedactionDeclined(event) => event.redaction,
        Event::EntryRedacted(event) => event.redaction,
        _ => return Err(Odd::Unknown),
    };
    let redaction = known(state.redactions.get_mut(id))?;
    timely(redaction.decided.is_none())?;
    if let Event::EntryRedacted(event) = &entry.event {
        timely(redaction.target == event.target)?;
        state.redacted.insert(event.target);
    }
    redaction.decided = Some((matches!(entry.event, Event::EntryRedacted(_)), at(entry)));
    Ok(Subject::Redaction(id))
}
