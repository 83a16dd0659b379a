//! Owners, groups and accounts that a history names: found, or made.

use fushime_core::command::{Command, Refusal};
use fushime_core::event::account::AccountDetails;
use fushime_core::event::member::MemberDetails;
use fushime_core::event::terms::{Language, Role};
use fushime_core::ids::{AccountId, MemberId, TeamId};
use fushime_core::words::Words;

use super::story::{Said, Teller, derived};
use crate::import::account_names::AccountIndex;
use crate::import::members::{MemberIndex, find_team, led_by, not_one_member};
use crate::import::named::Named;
use crate::import::problem::Problem;

impl Teller<'_> {
    /// Finds the member a value of the owner column names, or makes one; no value is the one who
    /// brings the file.
    pub(super) fn owner(
        &mut self,
        name: u32,
        team: Option<TeamId>,
        said: &Said,
    ) -> Result<MemberId, Refusal> {
        if name == 0 {
            return Ok(self.bringing.member);
        }
        if let Some(member) = self.owners.get(&name) {
            return Ok(*member);
        }
        let text = self.history.names.text(name).to_owned();
        let state = self.desk.state();
        let index = self.member_index.get_or_insert_with(|| MemberIndex::of(state));
        let found = index.find(&text);
        if let Named::Several(_) = found
            && let Some(expected) = not_one_member(index, &found)
        {
            let problem = Problem::cell(&said.file, said.row, "owner", &text, expected);
            self.history.brought.problems.push(problem);
        }
        let found = found.one();
        let home = team.or_else(|| led_by(state, self.bringing.member, self.bringing.today()));
        let member = match found {
            Some(member) => {
                let alone = state.members.get(member).is_some_and(|held| held.team.is_none());
                if let Some(team) = home.filter(|_| alone) {
                    let from = self.first_day;
                    let key = derived(&text, "joins");
                    self.order(said, key, said.at, None, Command::JoinTeam { team, member, from })?;
                }
                member
            }
            None => {
                let member = state.members.next();
                let details = MemberDetails {
                    name: Words::new(&text),
                    language: state.firm.as_ref().map_or(Language::Ja, |firm| firm.language),
                    reading: None,
                    title: None,
                    email: None,
                    source_key: Some(Words::new(&text)),
                };
                index.put(member, &details);
                let roles = vec![Role::Salesperson];
                let command = Command::AddMember { details, roles, team: home };
                self.order(said, derived(&text, "member"), said.at, None, command)?;
                member
            }
        };
        self.owners.insert(name, member);
        Ok(member)
    }

    /// Finds the team a value of the group column names, or forms one that the one who brings the
    /// file leads from the first day of all.
    pub(super) fn team(&mut self, name: u32, said: &Said) -> Result<Option<TeamId>, Refusal> {
        if name == 0 {
            return Ok(None);
        }
        if let Some(team) = self.groups.get(&name) {
            return Ok(Some(*team));
        }
        let text = self.history.names.text(name).to_owned();
        let found = find_team(self.desk.state(), &text);
        let team = match found {
            Some(team) => team,
            None => {
                let team = self.desk.state().teams.next();
                let (name, source_key) = (Words::new(&text), Some(Words::new(&text)));
                let command = Command::FormTeam { name, source_key };
                self.order(said, derived(&text, "team"), said.at, None, command)?;
                team
            }
        };
        let held = self.desk.state().teams.get(team);
        if held.is_some_and(|held| held.terms.is_empty()) {
            let (leader, from) = (self.bringing.member, self.first_day);
            let command = Command::BeginTerm { team, leader, from };
            self.order(said, derived(&text, "term"), said.at, None, command)?;
        }
        self.groups.insert(name, team);
        Ok(Some(team))
    }

    /// Finds the account a value of the account column names, or opens one.
    pub(super) fn account(&mut self, name: u32, said: &Said) -> Result<Option<AccountId>, Refusal> {
        if name == 0 {
            return Ok(None);
        }
        if let Some(account) = self.accounts.get(&name) {
            return Ok(Some(*account));
        }
        let text = self.history.names.text(name).to_owned();
        let state = self.desk.state();
        let index = self.account_index.get_or_insert_with(|| AccountIndex::of(state));
        let found = index.find(&text);
        if let Named::Several(several) = &found {
            let expected = index.not_one(state, several);
            let problem = Problem::cell(&said.file, said.row, "account", &text, expected);
            self.history.brought.problems.push(problem);
        }
        let account = match found.one() {
            Some(account) => account,
            None => {
                let account = state.accounts.next();
                let details = AccountDetails {
                    name: Words::new(&text),
                    reading: None,
                    tier: None,
                    yearly_sales: None,
                    trading_since: None,
                    did_for_us: None,
                    fiscal_year_end_month: None,
                    cut_off_days: Vec::new(),
                    owner: None,
                    source_key: Some(Words::new(&text)),
                };
                index.put(account, &details);
                let command = Command::OpenAccount(details);
                self.order(said, derived(&text, "account"), said.at, None, command)?;
                account
            }
        };
        self.accounts.insert(name, account);
        Ok(Some(account))
    }
}
