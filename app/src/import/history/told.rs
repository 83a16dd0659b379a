//! What one row leads to: who has the item now, until when, and what was reported.

use fushime_core::command::{Command, Refusal};
use fushime_core::event::Due;
use fushime_core::event::directive::Ask;
use fushime_core::event::milestone::MilestonePlan;
use fushime_core::event::terms::{ConcernKind, EvidenceKind, Requester};
use fushime_core::event::update::ClientWait;
use fushime_core::ids::{DirectiveId, EntryId, MemberId, MilestoneNo, QuestionId};
use fushime_core::phrase::Phrase;
use fushime_core::state::{Directive, Milestone};
use fushime_core::words::Words;
use jiff::civil::Date;

use super::kind::Kind;
use super::story::{Item, Said, Teller, nth, words_of};
use crate::import::bringing::RowEnd;
use crate::import::members::MemberIndex;
use crate::import::problem::Problem;

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
        self.reported(directive, said)
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

    pub(super) fn milestone(&self, due: Date, said: &Said) -> MilestonePlan {
        let name = said.milestone.clone();
        MilestonePlan {
            name: name.unwrap_or_else(|| Words::from(self.words.due.as_str())),
            due: Due::on(due),
            stage: None,
            evidence: Vec::new(),
        }
    }

    /// Drops a due date before the asking, and reports it.
    pub(super) fn sound_due(
        &mut self,
        due: Option<Date>,
        asked: Date,
        said: &Said,
    ) -> Option<Date> {
        let due = due?;
        if due >= asked {
            return Some(due);
        }
        let expected = Phrase::plain("import-expected-due-after-asking");
        let value = due.to_string();
        self.history
            .brought
            .problems
            .push(Problem::cell(&said.file, said.row, "due", &value, expected));
        None
    }

    /// Finds the milestone a row names; of several of that name one that was not dropped.
    fn named(&self, directive: DirectiveId, said: &Said) -> Option<&Milestone> {
        let name = said.milestone.as_ref()?;
        let held = self.held(directive).ok()?;
        held.milestones.iter().rev().find(|it| it.name == *name && !it.dropped)
    }

    /// Finds the member the file names as the one who did it, when that is plain and it was not the
    /// one whose item it is.
    fn other(&mut self, directive: DirectiveId, said: &Said) -> Option<MemberId> {
        let owner = self.held(directive).ok()?.ask.owner;
        self.who(said).filter(|who| *who != owner)
    }

    /// Finds the member the file names as the one who did it.
    fn who(&mut self, said: &Said) -> Option<MemberId> {
        let name = said.who.as_ref()?;
        let state = self.desk.state();
        let index = self.member_index.get_or_insert_with(|| MemberIndex::of(state));
        index.find(name.as_str()).one()
    }

    /// Finds who asked, in a history of ours.
    pub(super) fn asker(&mut self, command: &Command, said: &Said) -> Option<MemberId> {
        let Command::AskDirective { ask, .. } = command else { return None };
        let owner = ask.owner;
        if said.own { self.who(said).filter(|who| *who != owner) } else { None }
    }

    /// Sets or moves the date, when the row gives another one.
    fn dated(&mut self, directive: DirectiveId, said: &Said) -> Result<bool, Refusal> {
        let asked = self.held(directive)?.asked.on;
        let Some(due) = self.sound_due(said.due, asked, said) else { return Ok(false) };
        let key = aside(said, 5);
        let held = self.held(directive)?;
        if said.own && said.milestone.is_none() {
            return self.redefined(directive, due, said);
        }
        let there = if said.own { self.named(directive, said) } else { held.milestones.first() };
        let Some(milestone) = there else {
            let plan = self.milestone(due, said);
            self.order(said, key, said.at, None, Command::SetMilestone { directive, plan })?;
            return Ok(true);
        };
        if milestone.due.on == due || !milestone.is_ahead() {
            return Ok(false);
        }
        let (milestone, owner) = (Some(milestone.no), held.ask.owner);
        let leader = self.other(directive, said).filter(|_| said.own);
        let command = Command::MoveMilestone {
            directive,
            milestone,
            to: Due::on(due),
            requester: leader.map_or(Requester::Salesperson, |_| Requester::Leader),
            reason: said.text.clone(),
        };
        self.order(said, key, said.at, leader.or(Some(owner)), command)?;
        Ok(true)
    }

    /// Writes down until when the item itself is due.
    fn redefined(
        &mut self,
        directive: DirectiveId,
        due: Date,
        said: &Said,
    ) -> Result<bool, Refusal> {
        let held = &self.held(directive)?.ask;
        if held.due.as_ref().is_some_and(|held| held.on == due) {
            return Ok(false);
        }
        let ask = Ask { due: Some(Due::on(due)), ..(**held).clone() };
        let reason = said.text.clone();
        let by = self.other(directive, said);
        let command = Command::Define { directive, ask, reason };
        self.order(said, aside(said, 5), said.at, by, command)?;
        Ok(true)
    }

    /// Writes what the row reports.
    fn reported(&mut self, directive: DirectiveId, said: &Said) -> Result<RowEnd, Refusal> {
        let held = self.held(directive)?;
        let owner = Some(held.ask.owner);
        let is_held = held.is_held(said.at.day());
        let text = said.text.clone().or_else(|| words_of(&said.value));
        let needed = text.clone().unwrap_or_else(|| Words::new(&said.meaning.kind.name()));
        let milestone = self.named(directive, said).map(|milestone| milestone.no);
        let own_word = matches!(
            said.meaning.kind,
            Kind::Update | Kind::Tapped(_) | Kind::ClientTurn | Kind::Evidence(_) | Kind::Reported
        );
        // Most rows are the owner's own word: nobody is looked up for them.
        let other = if own_word { None } else { self.other(directive, said) };
        let update =
            |tap, waits| Command::Update { directive, tap, text: text.clone(), milestone, waits };
        let (by, command) = match said.meaning.kind {
            Kind::Tapped(tap) => (owner, update(Some(tap), None)),
            Kind::ClientTurn => (owner, update(None, Some(ClientWait { until: None, who: None }))),
            Kind::Evidence(kind) => (owner, evidence(directive, kind, needed, milestone)),
            Kind::Question => {
                let by = self.who(said);
                (by, Command::AskQuestion { directive, text: needed, answer_by: None })
            }
            Kind::Answer => match self.asked_before(directive, other.is_some()) {
                Some(question) => {
                    (other.or(owner), Command::AnswerQuestion { question, text: needed })
                }
                None => (owner, update(None, None)),
            },
            Kind::Dropped => match milestone {
                Some(milestone) => {
                    let reason = said.text.clone();
                    (other, Command::DropMilestone { directive, milestone, reason })
                }
                None => return Ok(RowEnd::Known),
            },
            Kind::Concern => {
                let kind = ConcernKind::Disagreement;
                (owner, Command::RaiseConcern { directive, kind, text: text.clone() })
            }
            Kind::Hold if !is_held => (other, self.hold(directive, said, needed)),
            Kind::Resumed if is_held => (other, Command::Resume { directive }),
            Kind::Reported => {
                let text = said.text.clone();
                (owner, Command::ReportMilestone { directive, milestone, text })
            }
            Kind::Confirmed => {
                let text = said.text.clone();
                (other, Command::ConfirmMilestone { directive, milestone, text })
            }
            Kind::Done => (other, Command::Finish { directive, text: text.clone() }),
            Kind::Withdrawn => (other, Command::Withdraw { directive, reason: text.clone() }),
            Kind::BoughtBack => (other, Command::BuyBack { directive, reason: text.clone() }),
            _ => (owner, update(None, None)),
        };
        let done = match self.order(said, said.key, said.at, by, command) {
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
        };
        done.map(|()| RowEnd::Taken)
    }

    /// Finds the question a row answers: the last one that waits for the leader, or for the owner.
    fn asked_before(&self, directive: DirectiveId, of_leader: bool) -> Option<QuestionId> {
        let open = &self.held(directive).ok()?.open_questions;
        let questions = &self.desk.state().questions;
        let waits = |id: &&QuestionId| {
            questions.get(**id).is_some_and(|question| question.to_owner != of_leader)
        };
        open.iter().rev().find(waits).copied()
    }

    fn hold(&self, directive: DirectiveId, said: &Said, reason: Words) -> Command {
        let day = said.at.day();
        let until = said.due.filter(|due| *due > day);
        let until = until.unwrap_or_else(|| fushime_core::calendar::plus_days(day, HOLD_DAYS));
        Command::Hold { directive, until, reason }
    }
}

fn evidence(
    directive: DirectiveId,
    kind: EvidenceKind,
    text: Words,
    milestone: Option<MilestoneNo>,
) -> Command {
    Command::GiveEvidence {
        directive,
        kind,
        text,
        milestone,
        contact: None,
        member: None,
        about: None,
        document: None,
        taken_from: None,
    }
}

/// Returns the name of what a row leads to besides its word. A row that says nothing but a change
/// of one thing gives that its own name: so a history that was written out keeps its names.
fn aside(said: &Said, number: u8) -> EntryId {
    if said.meaning.kind == Kind::Change && said.alone { said.key } else { nth(said.key, number) }
}
