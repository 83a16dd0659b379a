//! What one row leads to: who has the item now, until when, and what was reported.

use fushime_core::command::{Command, Refusal};
use fushime_core::event::Due;
use fushime_core::event::directive::Ask;
use fushime_core::event::terms::{ConcernKind, Requester};
use fushime_core::event::update::ClientWait;
use fushime_core::ids::{DirectiveId, EntryId};
use fushime_core::state::Directive;
use fushime_core::words::Words;

use super::kind::Kind;
use super::story::{Item, Said, Teller, nth, words_of};
use crate::import::bringing::RowEnd;

/// For how many days an item is held when the file does not say until when.
const HOLD_DAYS: i64 = 30;

impl Teller<'_> {
    /// Orders everything a row says: who has it now, until when, and what was reported.
    pub(super) fn told(
        &mut self,
        item: &Item,
        directive: DirectiveId,
        said: &Said,
        reopens: bool,
    ) -> Result<RowEnd, Refusal> {
        let mut any = false;
        let day = said.at.day();
        let kind = said.meaning.kind;
        if reopens && kind != Kind::Reopened {
            let command = Command::Reopen { directive, reason: words_of(&said.value) };
            self.order(said, nth(said.key, 1), said.at, None, command)?;
            any = true;
        } else if kind == Kind::Reopened && !self.held(directive)?.is_open() {
            let reason = said.text.clone().or_else(|| words_of(&said.value));
            let command = Command::Reopen { directive, reason };
            self.order(said, said.key, said.at, None, command)?;
            return Ok(RowEnd::Taken);
        }
        if kind != Kind::Hold && kind != Kind::Resumed && self.held(directive)?.is_held(day) {
            self.order(said, nth(said.key, 2), said.at, None, Command::Resume { directive })?;
            any = true;
        }
        any |= self.handed_on(item, directive, said)?;
        any |= self.placed(directive, said)?;
        // Of a hold the date says until when it is held.
        if kind != Kind::Hold {
            any |= self.dated(directive, said)?;
        }
        if kind == Kind::Change {
            return Ok(if any { RowEnd::Taken } else { RowEnd::Known });
        }
        self.reported(directive, said)?;
        Ok(RowEnd::Taken)
    }

    pub(super) fn held(&self, directive: DirectiveId) -> Result<&Directive, Refusal> {
        let missing = Refusal::NotFound(fushime_core::command::Thing::Directive);
        self.desk.state().directives.get(directive).ok_or(missing)
    }

    /// Gives the item to somebody else, when the row names another owner or group.
    fn handed_on(
        &mut self,
        item: &Item,
        directive: DirectiveId,
        said: &Said,
    ) -> Result<bool, Refusal> {
        if item.owner == 0 && item.group == 0 {
            return Ok(false);
        }
        let named_team = self.team(item.group, said)?;
        let named_owner = match item.owner {
            0 => None,
            owner => Some(self.owner(owner, named_team, said)?),
        };
        let held = self.held(directive)?;
        let owner = named_owner.unwrap_or(held.ask.owner);
        let team = named_team.or(held.ask.team);
        if owner == held.ask.owner && team == held.ask.team {
            return Ok(false);
        }
        let command = Command::Reassign { directive, owner, team, reason: None };
        self.order(said, aside(said, 3), said.at, None, command)?;
        Ok(true)
    }

    /// Writes down the account, when a later row is the first to name it.
    fn placed(&mut self, directive: DirectiveId, said: &Said) -> Result<bool, Refusal> {
        if said.account == 0 || self.held(directive)?.ask.account.is_some() {
            return Ok(false);
        }
        let account = self.account(said.account, said)?;
        let ask = Ask { account, ..(*self.held(directive)?.ask).clone() };
        let command = Command::Define { directive, ask, reason: None };
        self.order(said, aside(said, 4), said.at, None, command)?;
        Ok(true)
    }

    /// Sets or moves the date, when the row gives another one.
    fn dated(&mut self, directive: DirectiveId, said: &Said) -> Result<bool, Refusal> {
        let asked = self.held(directive)?.asked.on;
        let Some(due) = self.sound_due(said.due, asked, said) else { return Ok(false) };
        let held = self.held(directive)?;
        let key = aside(said, 5);
        let Some(milestone) = held.milestones.first() else {
            let plan = self.milestone(due);
            self.order(said, key, said.at, None, Command::SetMilestone { directive, plan })?;
            return Ok(true);
        };
        if milestone.due.on == due || !milestone.is_ahead() {
            return Ok(false);
        }
        let (milestone, owner) = (Some(milestone.no), held.ask.owner);
        let command = Command::MoveMilestone {
            directive,
            milestone,
            to: Due::on(due),
            requester: Requester::Salesperson,
            reason: said.text.clone(),
        };
        self.order(said, key, said.at, Some(owner), command)?;
        Ok(true)
    }

    /// Writes what the row reports.
    fn reported(&mut self, directive: DirectiveId, said: &Said) -> Result<(), Refusal> {
        let held = self.held(directive)?;
        let owner = Some(held.ask.owner);
        let is_held = held.is_held(said.at.day());
        let text = said.text.clone().or_else(|| words_of(&said.value));
        let needed = text.clone().unwrap_or_else(|| Words::new(&said.meaning.kind.name()));
        let update = |tap, waits| Command::Update {
            directive,
            tap,
            text: text.clone(),
            milestone: None,
            waits,
        };
        let (by, command) = match said.meaning.kind {
            Kind::Tapped(tap) => (owner, update(Some(tap), None)),
            Kind::ClientTurn => (owner, update(None, Some(ClientWait { until: None, who: None }))),
            Kind::Evidence(kind) => {
                let evidence = Command::GiveEvidence {
                    directive,
                    kind,
                    text: needed,
                    milestone: None,
                    contact: None,
                    member: None,
                    about: None,
                    document: None,
                    taken_from: None,
                };
                (owner, evidence)
            }
            Kind::Question => {
                (None, Command::AskQuestion { directive, text: needed, answer_by: None })
            }
            Kind::Concern => {
                let kind = ConcernKind::Disagreement;
                (owner, Command::RaiseConcern { directive, kind, text: text.clone() })
            }
            Kind::Hold if !is_held => (None, self.hold(directive, said, needed)),
            Kind::Resumed if is_held => (None, Command::Resume { directive }),
            Kind::Reported => {
                let text = said.text.clone();
                (owner, Command::ReportMilestone { directive, milestone: None, text })
            }
            Kind::Confirmed => {
                let text = said.text.clone();
                (None, Command::ConfirmMilestone { directive, milestone: None, text })
            }
            Kind::Done => (None, Command::Finish { directive, text: text.clone() }),
            Kind::Withdrawn => (None, Command::Withdraw { directive, reason: text.clone() }),
            Kind::BoughtBack => (None, Command::BuyBack { directive, reason: text.clone() }),
            _ => (owner, update(None, None)),
        };
        match self.order(said, said.key, said.at, by, command) {
            // There is no milestone to report or confirm, or nobody to ask: the word is kept.
            Err(_)
                if matches!(
                    said.meaning.kind,
                    Kind::Reported | Kind::Confirmed | Kind::Question
                ) =>
            {
                self.order(said, said.key, said.at, owner, update(None, None))
            }
            other => other,
        }
    }

    fn hold(&self, directive: DirectiveId, said: &Said, reason: Words) -> Command {
        let day = said.at.day();
        let until = said.due.filter(|due| *due > day);
        let until = until.unwrap_or_else(|| fushime_core::calendar::plus_days(day, HOLD_DAYS));
        Command::Hold { directive, until, reason }
    }
}

/// Returns the name of what a row leads to besides its word. A row that says nothing but a change
/// of one thing gives that its own name: so a history that was written out keeps its names.
fn aside(said: &Said, number: u8) -> EntryId {
    if said.meaning.kind == Kind::Change && said.alone { said.key } else { nth(said.key, number) }
}
