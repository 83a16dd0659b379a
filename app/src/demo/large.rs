//! Firms of any size, for measuring: quick to make, and little of them in memory at a time.
//!
//! Nobody reads these lines; what counts is that their kinds, their dates and their lengths are
//! mixed as in a real firm. Every entry is an order that was decided, as in the small one.

use fushime_core::command::Command;
use fushime_core::desk::Desk;
use fushime_core::event::Due;
use fushime_core::event::account::AccountDetails;
use fushime_core::event::directive::Ask;
use fushime_core::event::member::MemberDetails;
use fushime_core::event::milestone::MilestonePlan;
use fushime_core::event::policy::PolicyDetails;
use fushime_core::event::terms::{
    DoneWhen, EvidenceKind, Figures, Language, PolicyKind, Requester, Role, Stage, Tap, Tier,
};
use fushime_core::ids::{AccountId, DirectiveId, MemberId, MilestoneNo, PolicyId, TeamId};
use fushime_core::money::{Percent, Yen};
use jiff::civil::{Date, Time, time};

use super::chance::Chance;
use super::days::Days;
use super::words::{FACTS, FAMILY_NAMES, PLACES, QUESTIONS, REPORTS, SENTENCES, TRADES, UPDATES};
use super::{DemoProblem, Made, Plan, Scribe};

/// How many working days of the past the firm has lived.
const PAST_DAYS: usize = 250;
/// How many working days the latest milestones lie ahead.
const AHEAD_DAYS: usize = 120;
/// How many members a team has, the leader not counted.
const TEAM_SIZE: u32 = 10;
/// The leader is the first member, and leads every team.
const LEADER: MemberId = MemberId(1);

/// How large a firm is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Directives that are open.
    pub open: u32,
    /// Directives that have ended.
    pub closed: u32,
    /// Entries in all. Never fewer than there must be: two for each directive, and who there is.
    pub entries: u64,
}

impl Size {
    /// How many entries a firm of this size usually has.
    #[must_use]
    pub fn usual_entries(open: u32, closed: u32) -> u64 {
        u64::from(open) * 9 + u64::from(closed) * 9 + 200
    }

    fn directives(self) -> u32 {
        self.open.saturating_add(self.closed)
    }

    fn members(self) -> u32 {
        (self.open / 25).clamp(12, 2_000)
    }

    fn accounts(self) -> u32 {
        (self.open / 3).clamp(40, 20_000)
    }
}

/// A large firm while it is being written.
#[derive(Debug)]
pub struct Large<'a> {
    size: Size,
    scribe: Scribe<'a>,
    chance: Chance,
    /// Working days from the firm's beginning to beyond its last milestone.
    workdays: Vec<Date>,
    founded: bool,
    asked: u32,
    written: u64,
}

/// The step that is being written: of which directive, when.
#[derive(Clone, Copy)]
struct Moment {
    directive: DirectiveId,
    owner: MemberId,
    day: Date,
    time: Time,
}

impl<'a> Large<'a> {
    /// Begins a firm of this size.
    #[must_use]
    pub fn new(plan: Plan, size: Size, days: &'a LargeDays) -> Self {
        let mut scribe = Scribe::new(plan, &days.0);
        scribe.place = ("large", 0);
        // One directive after the other: hours that go to and fro are no order to write down in.
        scribe.as_it_happens = false;
        let calendar = days.0.calendar();
        let today = calendar.previous_working_day(plan.now.date());
        let mut day = calendar.add_working_days(today, -i32::try_from(PAST_DAYS).unwrap_or(0));
        let mut workdays = Vec::with_capacity(PAST_DAYS + AHEAD_DAYS + 1);
        for _ in 0..=PAST_DAYS + AHEAD_DAYS {
            workdays.push(day);
            day = days.0.after(day, 1);
        }
        let chance = Chance::for_purpose(plan.seed, "large");
        Self { size, scribe, chance, workdays, founded: false, asked: 0, written: 0 }
    }

    /// Writes on a desk until it holds `entries_max` or everything is written.
    ///
    /// Returns whether everything is.
    ///
    /// # Errors
    ///
    /// [`DemoProblem::Refused`] when an order is refused.
    pub fn write(&mut self, desk: &mut Desk, entries_max: usize) -> Result<bool, DemoProblem> {
        if !self.founded {
            self.found(desk)?;
            self.founded = true;
        }
        while self.asked < self.size.directives() {
            if desk.len() >= entries_max {
                return Ok(false);
            }
            self.directive(desk)?;
        }
        Ok(true)
    }

    /// Tells what was made.
    #[must_use]
    pub fn made(&self) -> Made {
        Made { directive: DirectiveId(self.asked.max(1)), salesperson: MemberId(2), leader: LEADER }
    }

    fn order(
        &mut self,
        desk: &mut Desk,
        by: Option<MemberId>,
        (day, time): (Date, Time),
        command: Command,
    ) -> Result<(), DemoProblem> {
        let done = self.scribe.write(desk, by, day, time, command)?;
        self.written += done.entries.len() as u64;
        Ok(())
    }

    fn found(&mut self, desk: &mut Desk) -> Result<(), DemoProblem> {
        let morning = (self.workdays[0], time(9, 0, 0, 0));
        self.order(
            desk,
            None,
            morning,
            Command::FoundFirm {
                name: super::founding::NAME.into(),
                language: Language::Ja,
                time_zone: "Asia/Tokyo".to_owned(),
                fiscal_year_end_month: 3,
                leader: member("Morgan Reed".to_owned(), Language::En),
                team: "第1チーム".into(),
            },
        )?;
        let by = Some(LEADER);
        let members = self.size.members();
        for team in 2..=members.div_ceil(TEAM_SIZE) {
            let name = format!("第{team}チーム").into();
            self.order(desk, by, morning, Command::FormTeam { name, source_key: None })?;
            let from = morning.0;
            let term = Command::BeginTerm { team: TeamId(team), leader: LEADER, from };
            self.order(desk, by, morning, term)?;
        }
        for number in 0..members {
            let name = format!("{} {:04}", FAMILY_NAMES[self.pick(FAMILY_NAMES.len())], number + 2);
            let command = Command::AddMember {
                details: member(name, Language::Ja),
                roles: vec![Role::Salesperson],
                team: Some(TeamId(number / TEAM_SIZE + 1)),
            };
            self.order(desk, by, morning, command)?;
        }
        let given_on = self.workdays[0];
        let notice = Command::GiveNotice { given_on, responsible: by };
        self.order(desk, by, morning, notice)?;
        for number in 1..=self.size.accounts() {
            let details = self.account(number);
            self.order(desk, by, morning, Command::OpenAccount(details))?;
        }
        for details in self.policies() {
            self.order(desk, by, morning, Command::DecidePolicy(details))?;
        }
        Ok(())
    }

    fn account(&mut self, number: u32) -> AccountDetails {
        let place = PLACES[self.pick(PLACES.len())];
        let trade = TRADES[self.pick(TRADES.len())];
        let tier = match self.chance.below(10) {
            0 => Tier::A,
            1..4 => Tier::B,
            4..8 => Tier::C,
            _ => Tier::D,
        };
        AccountDetails {
            name: format!("{place}{trade} {number:05}").into(),
            reading: None,
            tier: Some(tier),
            yearly_sales: Some(Yen(self.chance.between(20, 2_000) * 100_000)),
            trading_since: Some(2000),
            did_for_us: None,
            fiscal_year_end_month: Some(3),
            cut_off_days: vec![31],
            owner: Some(self.owner()),
            source_key: None,
        }
    }

    fn policies(&self) -> Vec<PolicyDetails> {
        let policy = |name: &str, kind, percent, effective: usize| PolicyDetails {
            name: name.into(),
            kind,
            figures: Figures {
                percent: Some(Percent(percent)),
                effective_on: self.workdays.get(effective).copied(),
                ..Figures::none()
            },
            why: None,
            client_words: None,
            done_when: Some(DoneWhen {
                text: None,
                kinds: vec![EvidenceKind::Document],
                stage: Some(Stage::Received),
            }),
            authority: None,
            quiet_days_max: None,
            sponsors: Vec::new(),
            stakeholders: Vec::new(),
            source_key: None,
        };
        vec![
            policy("包装資材の価格改定", PolicyKind::Price, 800, PAST_DAYS + 85),
            policy("冬の供給30%減", PolicyKind::Allocation, -3000, PAST_DAYS + 4),
            policy("小口配送の有償化", PolicyKind::No, 0, PAST_DAYS - 40),
        ]
    }

    fn pick(&mut self, length: usize) -> usize {
        self.chance.index(length)
    }

    fn owner(&mut self) -> MemberId {
        let below = u64::from(self.size.members());
        MemberId(2 + u32::try_from(self.chance.below(below)).unwrap_or(0))
    }

    /// Returns how many entries the next directive may take, so that the whole comes out right.
    fn share(&mut self) -> u64 {
        let left = self.size.entries.saturating_sub(self.written);
        let directives = u64::from(self.size.directives() - self.asked).max(1);
        let even = left / directives;
        // Some take more and some less; the next share makes up for it.
        let swing = (even / 3).min(even.saturating_sub(2));
        let lucky = self.chance.below(2 * swing + 1);
        if directives == 1 { left.max(2) } else { (even + lucky).saturating_sub(swing).max(2) }
    }

    fn directive(&mut self, desk: &mut Desk) -> Result<(), DemoProblem> {
        let share = self.share();
        // Open ones are spread evenly among the ended, so that any cut of the ledger has both.
        let total = u64::from(self.size.directives());
        let open_before = u64::from(self.size.open) * u64::from(self.asked) / total;
        let open_after = u64::from(self.size.open) * u64::from(self.asked + 1) / total;
        let ends = open_after == open_before;
        self.asked += 1;
        let directive = DirectiveId(self.asked);
        let start = if ends {
            self.pick(PAST_DAYS - 40)
        } else {
            // Most are young, some are old: the square root of an even draw, backwards.
            let back = self.pick(180) * self.pick(180) / 180;
            PAST_DAYS - 1 - back
        };
        let until = if ends {
            start + 10 + self.pick(30)
        } else {
            let quiet = self.pick(16);
            (PAST_DAYS - 1).saturating_sub(quiet).max(start)
        };
        let owner = self.owner();
        let mut moment =
            Moment { directive, owner, day: self.workdays[start], time: time(9, 0, 0, 0) };
        self.ask(desk, moment, start)?;
        let last = u64::from(ends);
        let steps = share.saturating_sub(1 + last);
        for step in 0..steps {
            let span = u64::try_from(until - start).unwrap_or(0);
            let ahead = usize::try_from(span * (step + 1) / steps.max(1)).unwrap_or(0);
            moment.day = self.workdays[start + ahead];
            let minutes = self.chance.between(0, 540);
            moment.time = time(9, 0, 0, 0).saturating_add(jiff::Span::new().minutes(minutes));
            self.step(desk, moment, (step, steps), start + ahead)?;
        }
        if ends {
            moment.time = time(18, 30, 0, 0);
            moment.day = self.workdays[until];
            let command = Command::Finish { directive, text: None };
            self.order(desk, Some(LEADER), (moment.day, moment.time), command)?;
        }
        Ok(())
    }

    fn ask(&mut self, desk: &mut Desk, at: Moment, start: usize) -> Result<(), DemoProblem> {
        let due = |days: usize| {
            let index = (start + days).min(self.workdays.len() - 1);
            Due::on(self.workdays[index])
        };
        let plan = |name: &str, days, stage, evidence| MilestonePlan {
            name: name.into(),
            due: due(days),
            stage: Some(stage),
            evidence,
        };
        let milestones = vec![
            plan("アポ", 8, Stage::Appointment, vec![EvidenceKind::NextStep]),
            plan("口頭説明", 18, Stage::Told, vec![EvidenceKind::Words]),
            plan("通知書", 30, Stage::Received, vec![EvidenceKind::Document]),
            plan("回答", 60, Stage::Answered, Vec::new()),
        ];
        let last = due(60);
        let accounts = u64::from(self.size.accounts());
        let account = AccountId(1 + u32::try_from(self.chance.below(accounts)).unwrap_or(0));
        let policy = PolicyId(1 + u32::try_from(self.chance.below(3)).unwrap_or(0));
        let ask = Ask {
            owner: at.owner,
            sentence: SENTENCES[self.pick(SENTENCES.len())].into(),
            account: Some(account),
            counterpart: None,
            policy: Some(policy),
            kind: None,
            client_words: None,
            why: None,
            due: Some(last),
            figures: None,
            stakes: None,
            done_when: None,
            authority: None,
            help: None,
            quiet_days_max: None,
            team: None,
            source_key: None,
        };
        let command = Command::AskDirective { ask, milestones, under_way: true };
        // As from a file: what a person would be advised is not worked out.
        self.scribe.taking_over = true;
        let asked = self.order(desk, Some(LEADER), (at.day, at.time), command);
        self.scribe.taking_over = false;
        asked
    }

    /// Writes one step between the asking and the end.
    fn step(
        &mut self,
        desk: &mut Desk,
        at: Moment,
        (step, steps): (u64, u64),
        day: usize,
    ) -> Result<(), DemoProblem> {
        let directive = at.directive;
        let held = desk.state().directives.get(directive);
        let awaits = held.and_then(|held| held.milestones.iter().find(|m| m.awaits_seal()));
        if let Some(milestone) = awaits.map(|milestone| milestone.no) {
            let command =
                Command::ConfirmMilestone { directive, milestone: Some(milestone), text: None };
            return self.order(desk, Some(LEADER), (at.day, at.time), command);
        }
        let next = held.and_then(|held| held.next_milestone());
        let ahead = next.map(|milestone| milestone.no);
        let due = next.map(|milestone| milestone.due.on);
        let questioned = held.is_some_and(|held| !held.open_questions.is_empty());
        let (by, command) = match (self.chance.below(20), ahead) {
            (0..3, Some(milestone)) if step + 1 < steps => (
                at.owner,
                Command::ReportMilestone {
                    directive,
                    milestone: Some(milestone),
                    text: Some(REPORTS[self.pick(REPORTS.len())].into()),
                },
            ),
            (3..5, Some(milestone)) => (at.owner, self.moved(at, milestone, due, day)),
            (5..8, _) if !questioned => (
                LEADER,
                Command::AskQuestion {
                    directive,
                    text: QUESTIONS[self.pick(QUESTIONS.len())].into(),
                    answer_by: None,
                },
            ),
            (8..13, milestone) => (
                at.owner,
                Command::GiveEvidence {
                    directive,
                    kind: EvidenceKind::ALL[self.pick(EvidenceKind::ALL.len())],
                    text: FACTS[self.pick(FACTS.len())].into(),
                    milestone,
                    contact: None,
                    member: None,
                    about: None,
                    document: None,
                    taken_from: None,
                },
            ),
            _ => (
                at.owner,
                Command::Update {
                    directive,
                    tap: [None, None, Some(Tap::Said), Some(Tap::NotYet)][self.pick(4)],
                    text: Some(UPDATES[self.pick(UPDATES.len())].into()),
                    milestone: None,
                    waits: None,
                },
            ),
        };
        self.order(desk, Some(by), (at.day, at.time), command)
    }

    fn moved(
        &mut self,
        at: Moment,
        milestone: MilestoneNo,
        due: Option<Date>,
        day: usize,
    ) -> Command {
        let index = (day + 5 + self.pick(12)).min(self.workdays.len() - 2);
        // The date it has already is no move.
        let index = index + usize::from(due == Some(self.workdays[index]));
        let reasons = [Some("先方の出張のため"), Some("社内の資料待ち"), None];
        Command::MoveMilestone {
            directive: at.directive,
            milestone: Some(milestone),
            to: Due::on(self.workdays[index]),
            requester: Requester::ALL[self.pick(2)],
            reason: reasons[self.pick(3)].map(Into::into),
        }
    }
}

/// The working days a large firm is made for; it outlives the [`Large`] that reads it.
#[derive(Debug)]
pub struct LargeDays(Days);

impl LargeDays {
    /// Sees them from the day on which the firm is made.
    #[must_use]
    pub fn seen_from(today: Date) -> Self {
        Self(Days::seen_from(today))
    }
}

fn member(name: String, language: Language) -> MemberDetails {
    MemberDetails {
        name: name.into(),
        language,
        reading: None,
        title: None,
        email: None,
        source_key: None,
    }
}
