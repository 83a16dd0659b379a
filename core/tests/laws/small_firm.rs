//! A small firm to try the laws on: two teams, everybody there can be, and a clock that is told.

use fushime_core::command::{Asker, Command, Decided, Refusal, decide};
use fushime_core::entry::{Entry, Note, Source};
use fushime_core::event::account::{AccountDetails, ContactDetails};
use fushime_core::event::directive::Ask;
use fushime_core::event::discussion::Discussion;
use fushime_core::event::member::MemberDetails;
use fushime_core::event::milestone::MilestonePlan;
use fushime_core::event::policy::PolicyDetails;
use fushime_core::event::terms::{DoneWhen, EvidenceKind, Figures, Language, PolicyKind, Role};
use fushime_core::event::{Due, Event};
use fushime_core::ids::{
    AccountId, ContactId, DirectiveId, EntryId, MemberId, MilestoneNo, PolicyId, Position, TeamId,
};
use fushime_core::state::{Directive, State};
use fushime_core::words::Words;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, date};
use jiff::tz::Offset;

/// The day the firm begins.
pub const FOUNDED: Date = date(2026, 10, 1);

/// The firm, its people, and the day it is.
#[derive(Clone)]
pub struct SmallFirm {
    state: State,
    pub entries: Vec<Entry>,
    pub now: DateTime,
    pub leader: MemberId,
    pub other_leader: MemberId,
    pub owner: MemberId,
    pub colleague: MemberId,
    pub other_salesperson: MemberId,
    pub executive: MemberId,
    pub sponsor: MemberId,
    pub stakeholder: MemberId,
    pub other_stakeholder: MemberId,
    pub administrator: MemberId,
    pub team: TeamId,
    pub other_team: TeamId,
    pub account: AccountId,
    pub other_account: AccountId,
    pub contact: ContactId,
    pub policy: PolicyId,
}

/// A plain ask.
pub fn ask(owner: MemberId) -> Ask {
    Ask {
        owner,
        sentence: "8%の改定を伝える".into(),
        account: None,
        counterpart: None,
        policy: None,
        kind: None,
        client_words: None,
        why: None,
        due: None,
        figures: None,
        stakes: None,
        done_when: None,
        authority: None,
        help: None,
        quiet_days_max: None,
        team: None,
        source_key: None,
    }
}

pub fn plan(name: &str, due: Date) -> MilestonePlan {
    MilestonePlan { name: name.into(), due: Due::on(due), stage: None, evidence: Vec::new() }
}

pub fn member(name: &str) -> MemberDetails {
    MemberDetails {
        name: name.into(),
        language: Language::Ja,
        reading: None,
        title: None,
        email: None,
        source_key: None,
    }
}

pub fn account(name: &str, owner: Option<MemberId>) -> AccountDetails {
    AccountDetails {
        name: name.into(),
        reading: None,
        tier: None,
        yearly_sales: None,
        trading_since: None,
        did_for_us: None,
        fiscal_year_end_month: None,
        cut_off_days: Vec::new(),
        owner,
        source_key: None,
    }
}

pub fn policy(name: &str) -> PolicyDetails {
    PolicyDetails {
        name: name.into(),
        kind: PolicyKind::Price,
        figures: Figures::none(),
        why: None,
        client_words: None,
        done_when: None,
        authority: None,
        quiet_days_max: None,
        sponsors: Vec::new(),
        stakeholders: Vec::new(),
        source_key: None,
    }
}

/// A minute with a title and nothing else.
pub fn gist(text: &str) -> Discussion {
    Discussion {
        account: None,
        directive: None,
        title: Some(text.into()),
        until: None,
        purpose: None,
        place: None,
        attendees: Vec::new(),
        sent_to: None,
        materials: None,
        promises_kept: Vec::new(),
        promises_open: Vec::new(),
        asked: None,
        answered: None,
        agreed: None,
        next_steps: Vec::new(),
        i_promise: None,
        promise_due: None,
        open: None,
        said_to_client: None,
        client_answered: None,
        not_said: None,
        next_meeting: None,
        privacy: None,
        client_confirmed_on: None,
        text: None,
    }
}

impl SmallFirm {
    /// The firm as it was founded, with everybody and everything there is.
    pub fn founded() -> Self {
        let mut firm = Self {
            state: State::default(),
            entries: Vec::new(),
            now: FOUNDED.at(9, 0, 0, 0),
            leader: MemberId(1),
            other_leader: MemberId(2),
            owner: MemberId(3),
            colleague: MemberId(4),
            other_salesperson: MemberId(5),
            executive: MemberId(6),
            sponsor: MemberId(7),
            stakeholder: MemberId(8),
            other_stakeholder: MemberId(9),
            administrator: MemberId(10),
            team: TeamId(1),
            other_team: TeamId(2),
            account: AccountId(1),
            other_account: AccountId(2),
            contact: ContactId(1),
            policy: PolicyId(1),
        };
        let found = Command::FoundFirm {
            name: "みどり包材".into(),
            language: Language::Ja,
            time_zone: "Asia/Tokyo".to_owned(),
            fiscal_year_end_month: 3,
            leader: member("モーガン"),
            team: "第一営業".into(),
        };
        firm.give(None, None, false, found).unwrap();
        let head = firm.leader;
        firm.must(head, Command::FormTeam { name: "第二営業".into(), source_key: None });
        for (name, role, team) in [
            ("佐藤", Role::Leader, Some(2)),
            ("田中", Role::Salesperson, Some(1)),
            ("中村", Role::Salesperson, Some(1)),
            ("小林", Role::Salesperson, Some(2)),
            ("加藤", Role::Executive, None),
            ("吉田", Role::Executive, None),
            ("山田", Role::Stakeholder, None),
            ("佐々木", Role::Stakeholder, None),
            ("山口", Role::Administrator, None),
        ] {
            let team = team.map(TeamId);
            let add = Command::AddMember { details: member(name), roles: vec![role], team };
            firm.must(head, add);
        }
        firm.clients();
        assert!(firm.state.oddities.is_empty());
        firm
    }

    /// The second term, the notice, and whom the firm trades with.
    fn clients(&mut self) {
        let firm = self;
        let head = firm.leader;
        let (team, leader) = (firm.other_team, firm.other_leader);
        firm.must(head, Command::BeginTerm { team, leader, from: FOUNDED });
        firm.must(head, Command::GiveNotice { given_on: FOUNDED, responsible: None });
        let owner = firm.owner;
        firm.must(head, Command::OpenAccount(account("さくら食品", Some(owner))));
        firm.must(head, Command::OpenAccount(account("もみじ製菓", None)));
        let contact = ContactDetails {
            account: firm.account,
            name: "鈴木".into(),
            reading: None,
            department: None,
            title: Some("購買部長".into()),
            rank: None,
            email: None,
            source_key: None,
        };
        firm.must(head, Command::RecordContact(contact.clone()));
        let elsewhere =
            ContactDetails { account: firm.other_account, name: "木村".into(), ..contact };
        firm.must(head, Command::RecordContact(elsewhere));
        let mut price = policy("春の価格改定");
        price.sponsors = vec![firm.sponsor];
        price.stakeholders = vec![firm.stakeholder];
        firm.must(head, Command::DecidePolicy(price));
        firm.must(head, Command::DecidePolicy(policy("別の方針")));
    }

    pub fn state(&self) -> &State {
        &self.state
    }

    pub fn today(&self) -> Date {
        self.now.date()
    }

    pub fn recorded_at(&self) -> Timestamp {
        Offset::constant(9).to_timestamp(self.now).unwrap()
    }

    /// Lets days pass; it is nine in the morning again.
    pub fn days_pass(&mut self, days: i64) -> Date {
        let day = self.now.date().checked_add(jiff::Span::new().days(days)).unwrap();
        self.now = day.at(9, 0, 0, 0);
        day
    }

    pub fn minutes_pass(&mut self, minutes: i64) {
        self.now = self.now.checked_add(jiff::Span::new().minutes(minutes)).unwrap();
    }

    pub fn asker(&self, by: Option<MemberId>, on_behalf_of: Option<MemberId>) -> Asker {
        Asker {
            member: by,
            on_behalf_of,
            on: self.today(),
            now: self.now,
            at: self.recorded_at(),
            taking_over: false,
        }
    }

    /// Decides a command and makes it true.
    pub fn order(&mut self, by: MemberId, command: Command) -> Result<Decided, Refusal> {
        self.give(Some(by), None, false, command)
    }

    /// Decides a command that somebody gives for somebody else.
    pub fn order_for(
        &mut self,
        by: MemberId,
        whom: MemberId,
        command: Command,
    ) -> Result<Decided, Refusal> {
        self.give(Some(by), Some(whom), false, command)
    }

    /// Decides a command that must be accepted.
    #[track_caller]
    pub fn must(&mut self, by: MemberId, command: Command) -> Decided {
        let shown = format!("{command:?}");
        match self.order(by, command) {
            Ok(decided) => decided,
            Err(refusal) => panic!("{by} may not {shown}: {refusal}"),
        }
    }

    pub fn give(
        &mut self,
        by: Option<MemberId>,
        on_behalf_of: Option<MemberId>,
        taking_over: bool,
        command: Command,
    ) -> Result<Decided, Refusal> {
        let asker = Asker { taking_over, ..self.asker(by, on_behalf_of) };
        self.give_as(&asker, command)
    }

    pub fn give_as(&mut self, asker: &Asker, command: Command) -> Result<Decided, Refusal> {
        let decided = decide(&self.state, asker, command)?;
        for event in decided.events.clone() {
            let entry = self.entry(asker, event);
            self.apply(&entry);
        }
        Ok(decided)
    }

    fn entry(&self, asker: &Asker, event: Event) -> Entry {
        let position = Position(self.state.head.0 + 1);
        let note = Note {
            on: asker.on,
            time: None,
            by: asker.member,
            on_behalf_of: asker.on_behalf_of,
            from: Source::Cli,
        };
        let (id, recorded_at) = (EntryId(u128::from(position.0)), self.recorded_at());
        Entry { position, id, recorded_at, note, event, redacted: false }
    }

    /// Takes an entry into account, as it comes from the ledger.
    pub fn apply(&mut self, entry: &Entry) {
        self.state.apply(entry);
        self.entries.push(entry.clone());
    }

    /// A directive that was asked of the owner at the account under the policy.
    pub fn asked(&mut self) -> DirectiveId {
        self.asked_of(self.owner)
    }

    pub fn asked_of(&mut self, owner: MemberId) -> DirectiveId {
        let directive = self.state.directives.next();
        let due = Some(Due::on(self.in_days(60)));
        let done_when =
            Some(DoneWhen { text: None, kinds: vec![EvidenceKind::Words], stage: None });
        let (account, policy) = (Some(self.account), Some(self.policy));
        let ask = Ask { account, policy, due, done_when, ..ask(owner) };
        let milestones = vec![plan("アポ", self.in_days(10)), plan("訪問", self.in_days(30))];
        let asked = Command::AskDirective { ask, milestones, under_way: false };
        self.must(self.leader, asked);
        directive
    }

    /// A directive that runs.
    pub fn running(&mut self) -> DirectiveId {
        let directive = self.asked();
        let (owner, leader) = (self.owner, self.leader);
        let back = Command::HandBackPlan { directive, text: None, milestones: Vec::new() };
        self.must(owner, back);
        self.must(leader, Command::AgreePlan { directive });
        directive
    }

    pub fn in_days(&self, days: i64) -> Date {
        self.today().checked_add(jiff::Span::new().days(days)).unwrap()
    }

    #[track_caller]
    pub fn directive(&self, id: DirectiveId) -> &Directive {
        self.state.directives.get(id).unwrap()
    }

    pub fn report(&mut self, directive: DirectiveId, milestone: u16) {
        let milestone = Some(MilestoneNo(milestone));
        let report = Command::ReportMilestone { directive, milestone, text: None };
        self.must(self.owner, report);
    }
}

/// A report of one line.
pub fn update(directive: DirectiveId, text: &str) -> Command {
    let text = Some(Words::new(text));
    Command::Update { directive, tap: None, text, milestone: None, waits: None }
}
