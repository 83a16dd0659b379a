//! A small firm in which everybody stands in one relation to one directive, and every kind of
//! words carries a mark of its own.

use std::sync::Arc;

use fushime::clock::Clock;
use fushime::office::Office;
use fushime::office::looking::VaultHandle;
use fushime::web::Log;
use fushime_core::command::{Asker, Command};
use fushime_core::desk::{Desk, Order};
use fushime_core::entry::{NewEntry, Source};
use fushime_core::event::Due;
use fushime_core::event::account::{AccountDetails, ContactDetails};
use fushime_core::event::directive::Ask;
use fushime_core::event::discussion::Discussion;
use fushime_core::event::firm::ClosingSet;
use fushime_core::event::member::MemberDetails;
use fushime_core::event::milestone::MilestonePlan;
use fushime_core::event::policy::PolicyDetails;
use fushime_core::event::terms::{
    ConcernKind, DoneWhen, EvidenceKind, Figures, Language, PolicyKind, Requester, Role,
};
use fushime_core::ids::{
    AccountId, ContactId, DirectiveId, EntryId, MemberId, MilestoneNo, PolicyId, Position, TeamId,
};
use fushime_core::words::Words;
use fushime_ledger::{Ledger as _, MemoryLedger, MemoryVault};
use jiff::civil::{Date, date};
use jiff::tz::Offset;

use crate::web::Place;

/// The day the table is about.
const TODAY: Date = date(2026, 11, 25);

/// Everybody the table has a column for, in its order.
pub(super) const PERSONAS: [&str; 10] = [
    "nobody",
    "leader",
    "other-leader",
    "former-leader",
    "owner",
    "colleague",
    "executive",
    "stakeholder",
    "administrator",
    "left",
];

const FORMER_LEADER: MemberId = MemberId(1);
const LEADER: MemberId = MemberId(2);
const OTHER_LEADER: MemberId = MemberId(3);
const OWNER: MemberId = MemberId(4);
const COLLEAGUE: MemberId = MemberId(5);
const EXECUTIVE: MemberId = MemberId(6);
const STAKEHOLDER: MemberId = MemberId(7);
const ADMINISTRATOR: MemberId = MemberId(8);
const LEFT: MemberId = MemberId(9);

fn member_of(persona: &str) -> Option<MemberId> {
    Some(match persona {
        "leader" => LEADER,
        "other-leader" => OTHER_LEADER,
        "former-leader" => FORMER_LEADER,
        "owner" => OWNER,
        "colleague" => COLLEAGUE,
        "executive" => EXECUTIVE,
        "stakeholder" => STAKEHOLDER,
        "administrator" => ADMINISTRATOR,
        "left" => LEFT,
        _ => return None,
    })
}

const DIRECTIVE: DirectiveId = DirectiveId(1);
const ACCOUNT: AccountId = AccountId(1);

/// What stands in the table for the number of a thing.
pub(super) const THINGS: [(&str, &str, &str); 15] = [
    // Its name in the table, its number here, and a number nothing has.
    ("$directive", "D-1", "D-99999"),
    ("$reported", "D-1.1", "D-99999.1"),
    ("$ahead", "D-1.2", "D-1.99"),
    ("$account", "A-1", "A-99999"),
    ("$contact", "C-1", "C-99999"),
    ("$claim", "L-1", "L-99999"),
    ("$policy", "P-1", "P-99999"),
    ("$question", "Q-1", "Q-99999"),
    ("$concern", "K-1", "K-99999"),
    ("$promise", "Y-1", "Y-99999"),
    ("$discussion", "U-1", "U-99999"),
    ("$abuse", "B-1", "B-99999"),
    ("$member", "M-4", "M-99999"),
    ("$team", "T-1", "T-99999"),
    ("$redaction", "R-1", "R-99999"),
];

/// The marks: the name of each kind of words in the table, and what stands in all of them.
pub(super) const MARKS: [(&str, &str); 7] = [
    ("directive", "kanaria-of-the-directive"),
    ("account", "kanaria-of-the-account"),
    ("contact", "kanaria-of-the-contact"),
    ("policy", "kanaria-of-the-policy"),
    ("promise", "kanaria-of-the-promise"),
    ("discussion", "kanaria-of-the-discussion"),
    ("abuse", "kanaria-of-the-abuse"),
];

fn mark(name: &str) -> &'static str {
    MARKS.iter().find(|(kind, _)| *kind == name).unwrap().1
}

/// The firm as it is written, to be opened as often as something was changed.
pub(crate) struct Scene {
    entries: Vec<NewEntry>,
}

/// The firm with everybody in it.
pub(crate) struct Open {
    pub(crate) place: Place,
    cookies: Vec<String>,
}

impl Open {
    /// Returns the cookie of a persona.
    pub(crate) fn cookie(&self, persona: &str) -> &str {
        let at = PERSONAS.iter().position(|name| *name == persona).unwrap();
        &self.cookies[at]
    }
}

impl Scene {
    pub(crate) async fn set() -> Self {
        let ledger = Arc::new(MemoryLedger::new());
        let mut office = Office::open(ledger, clock(0)).await.unwrap();
        let mut writer = Writer { desk: office.desk(), key: 0 };
        writer.found();
        writer.clients();
        writer.directive();
        writer.beside();
        Self { entries: writer.desk.decided().to_vec() }
    }

    /// Opens the firm anew: whatever was done before is undone.
    pub(crate) async fn open(&self) -> Open {
        self.open_noting(Log::none()).await
    }

    /// The same with a log.
    pub(crate) async fn open_noting(&self, log: Log) -> Open {
        let ledger = Arc::new(MemoryLedger::new());
        ledger.append(Position(0), self.entries.clone()).await.unwrap();
        let vault: VaultHandle = Arc::new(MemoryVault::new());
        // Everybody came in the day before yesterday; one of them has left the firm since.
        let before = Place::over(ledger.clone(), clock(-2), Arc::clone(&vault)).await;
        let mut cookies = Vec::new();
        for persona in PERSONAS {
            cookies.push(match member_of(persona) {
                Some(member) => before.enter(member).await,
                None => String::new(),
            });
        }
        Open { place: Place::noting(ledger, clock(0), vault, log).await, cookies }
    }
}

fn day(days: i64) -> Date {
    TODAY.checked_add(jiff::Span::new().days(days)).unwrap()
}

fn clock(days: i64) -> Clock {
    Clock::Local(day(days).at(9, 0, 0, 0))
}

/// Writes the firm down, order by order.
struct Writer {
    desk: Desk,
    key: u128,
}

impl Writer {
    fn must(&mut self, by: Option<MemberId>, on: i64, command: Command) {
        let now = day(on).at(8, 0, 0, 0);
        let at = Offset::constant(9).to_timestamp(now).unwrap();
        let asker =
            Asker { member: by, on_behalf_of: None, on: day(on), now, at, taking_over: false };
        self.key += 1 << 16;
        self.desk.write_at(at);
        let shown = format!("{command:?}");
        let order = Order {
            key: EntryId(self.key),
            asker,
            time: Some(now.time()),
            from: Source::Web,
            command,
        };
        self.desk.order(order).unwrap_or_else(|refusal| panic!("{shown}: {refusal}"));
    }

    fn found(&mut self) {
        let first = Some(FORMER_LEADER);
        let founded = Command::FoundFirm {
            name: "みどり包材".into(),
            language: Language::Ja,
            time_zone: "Asia/Tokyo".to_owned(),
            fiscal_year_end_month: 3,
            leader: member("西村 隆"),
            team: "第一営業部".into(),
        };
        self.must(None, -40, founded);
        self.must(first, -40, Command::FormTeam { name: "第二営業部".into(), source_key: None });
        for (name, role, team) in [
            ("上司 花", Role::Leader, Some(1)),
            ("別所 学", Role::Leader, Some(2)),
            ("田中 実", Role::Salesperson, Some(1)),
            ("中村 葵", Role::Salesperson, Some(1)),
            ("加藤 武", Role::Executive, None),
            ("山田 修", Role::Stakeholder, None),
            ("山口 渚", Role::Administrator, None),
            ("去田 潤", Role::Salesperson, Some(1)),
        ] {
            let (details, team) = (member(name), team.map(TeamId));
            self.must(first, -40, Command::AddMember { details, roles: vec![role], team });
        }
        for (team, leader, from) in
            [(TeamId(2), OTHER_LEADER, day(-40)), (TeamId(1), LEADER, day(-10))]
        {
            self.must(first, -40, Command::BeginTerm { team, leader, from });
        }
        let administrator = Some(ADMINISTRATOR);
        let revoke = Command::RevokeRole { member: FORMER_LEADER, role: Role::Administrator };
        self.must(administrator, -39, revoke);
        let notice = Command::GiveNotice { given_on: day(-39), responsible: None };
        self.must(administrator, -39, notice);
        let (first, last) = (day(29), day(30));
        self.must(administrator, -39, Command::TakeLeave { member: OWNER, first, last });
        self.must(administrator, -3, Command::MemberLeaves { member: LEFT, on: day(-1) });
    }

    fn clients(&mut self) {
        let account = AccountDetails {
            name: format!("さくら食品 {}", mark("account")).into(),
            reading: None,
            tier: None,
            yearly_sales: None,
            trading_since: None,
            did_for_us: Some(mark("account").into()),
            fiscal_year_end_month: None,
            cut_off_days: Vec::new(),
            owner: Some(OWNER),
            source_key: None,
        };
        self.must(Some(OWNER), -9, Command::OpenAccount(account));
        let contact = ContactDetails {
            account: ACCOUNT,
            name: format!("鈴木 {}", mark("contact")).into(),
            reading: None,
            department: None,
            title: Some("購買部長".into()),
            rank: None,
            email: None,
            source_key: None,
        };
        self.must(Some(OWNER), -9, Command::RecordContact(contact));
        let policy = PolicyDetails {
            name: format!("春の改定 {}", mark("policy")).into(),
            kind: PolicyKind::Price,
            figures: Figures::none(),
            why: Some(mark("policy").into()),
            client_words: None,
            done_when: None,
            authority: None,
            quiet_days_max: None,
            sponsors: Vec::new(),
            stakeholders: vec![STAKEHOLDER],
            source_key: None,
        };
        self.must(Some(LEADER), -9, Command::DecidePolicy(policy));
    }

    /// A directive of which every sentence carries its mark.
    fn directive(&mut self) {
        let plan = |name: &str, due: i64| MilestonePlan {
            name: words(name),
            due: Due::on(day(due)),
            stage: None,
            evidence: Vec::new(),
        };
        let done_when =
            DoneWhen {
                text: Some(words("受領印")), kinds: vec![EvidenceKind::Words], stage: None
            };
        let ask = Ask {
            owner: OWNER,
            sentence: words("8%の改定を目印として伝える"),
            account: Some(ACCOUNT),
            counterpart: Some(ContactId(1)),
            policy: Some(PolicyId(1)),
            kind: None,
            client_words: Some(words("1月から8%上がります")),
            why: Some(words("樹脂が上がった")),
            due: Some(Due::on(day(60))),
            figures: None,
            stakes: None,
            done_when: Some(done_when),
            authority: None,
            help: Some(words("同行する")),
            quiet_days_max: None,
            team: None,
            source_key: None,
        };
        let milestones = vec![plan("アポ", -2), plan("訪問", 20)];
        self.must(Some(LEADER), -9, Command::AskDirective { ask, milestones, under_way: false });
        self.planned();
        self.talked();
    }

    fn planned(&mut self) {
        let (owner, leader, directive) = (Some(OWNER), Some(LEADER), DIRECTIVE);
        let back = Command::HandBackPlan {
            directive,
            text: Some(words("まず電話する")),
            milestones: Vec::new(),
        };
        for (by, on, command) in [
            (owner, -8, Command::NameDifficulty { directive, text: Some(words("先方の期末")) }),
            (leader, -8, Command::HearDifficulties { directive, answer: Some(words("承知")) }),
            (owner, -8, back),
            (leader, -7, Command::AgreePlan { directive }),
        ] {
            self.must(by, on, command);
        }
    }

    fn talked(&mut self) {
        let (owner, leader, directive) = (Some(OWNER), Some(LEADER), DIRECTIVE);
        let text = Some(words("電話した"));
        let report = Command::Update { directive, tap: None, text, milestone: None, waits: None };
        for (by, on, command) in [
            (owner, -6, report),
            (
                owner,
                -5,
                Command::GiveEvidence {
                    directive,
                    kind: EvidenceKind::Words,
                    text: words("「困ります」"),
                    milestone: None,
                    contact: None,
                    member: None,
                    about: None,
                    document: None,
                    taken_from: None,
                },
            ),
            (
                owner,
                -5,
                Command::MoveMilestone {
                    directive,
                    milestone: Some(MilestoneNo(2)),
                    to: Due::on(day(25)),
                    requester: Requester::Salesperson,
                    reason: Some(words("先方の都合")),
                },
            ),
            (
                owner,
                -4,
                Command::ReportMilestone {
                    directive,
                    milestone: Some(MilestoneNo(1)),
                    text: Some(words("取れた")),
                },
            ),
            (
                leader,
                -2,
                Command::AskQuestion {
                    directive, text: words("誰に会いますか"), answer_by: None
                },
            ),
            (
                owner,
                -1,
                Command::RaiseConcern {
                    directive,
                    kind: ConcernKind::Disagreement,
                    text: Some(words("今は早い")),
                },
            ),
            (
                leader,
                -1,
                Command::GiveCoaching { directive, minutes: 20, milestone: None, text: None },
            ),
        ] {
            self.must(by, on, command);
        }
    }

    /// What belongs to the directive and its account, each with words of its own.
    fn beside(&mut self) {
        let promise = Command::MakePromise {
            text: format!("見積を出し直す {}", mark("promise")).into(),
            due: Due::on(day(-1)),
            by: None,
            account: None,
            member: Some(OWNER),
            directive: Some(DIRECTIVE),
        };
        self.must(Some(LEADER), -6, promise);
        let talk = Discussion {
            account: None,
            directive: Some(DIRECTIVE),
            title: Some(format!("相談 {}", mark("discussion")).into()),
            until: None,
            purpose: None,
            place: None,
            attendees: Vec::new(),
            sent_to: None,
            materials: None,
            promises_kept: Vec::new(),
            promises_open: Vec::new(),
            asked: Some(mark("discussion").into()),
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
            text: Some(mark("discussion").into()),
        };
        self.must(Some(LEADER), -6, Command::RecordDiscussion(talk));
        let target = self.desk.state().directives.get(DIRECTIVE).unwrap().lines[0].entry;
        let reason = "書き間違い".into();
        self.must(Some(OWNER), -6, Command::RequestRedaction { target, reason });
        let abuse = Command::ReportAbuse {
            account: ACCOUNT,
            member: OWNER,
            directive: None,
            contact: None,
            text: format!("怒鳴られた {}", mark("abuse")).into(),
        };
        self.must(Some(OWNER), -3, abuse);
        let text = format!("箱がつぶれていた {}", mark("account")).into();
        self.must(Some(OWNER), -3, Command::OpenClaim { account: ACCOUNT, text });
        let closing = ClosingSet {
            name: "x".into(),
            first: day(30),
            last: day(31),
            every_year: false,
            account: Some(ACCOUNT),
        };
        self.must(Some(OWNER), -3, Command::SetClosing(closing));
    }
}

/// Words of the directive.
fn words(text: &str) -> Words {
    Words::new(&format!("{text} {}", mark("directive")))
}

fn member(name: &str) -> MemberDetails {
    MemberDetails {
        name: name.into(),
        language: Language::Ja,
        reading: None,
        title: None,
        email: None,
        source_key: None,
    }
}
