//! Plausible commands, made from numbers: mostly about what is there, sometimes about what is not.

use fushime_core::command::{Command, VisitDetails};
use fushime_core::event::Due;
use fushime_core::event::account::ContactDetails;
use fushime_core::event::directive::Ask;
use fushime_core::event::discussion::{Attendee, Discussion, NextStep};
use fushime_core::event::firm::{ClosingSet, Holiday, Settings};
use fushime_core::event::milestone::MilestonePlan;
use fushime_core::event::terms::{
    Authority, ConcernAnswer, ConcernKind, DetourKind, DoneWhen, EvidenceKind, Figures, Language,
    Privacy, Requester, Role, SignalKind, SlipAnswer, Stage, Stakes, Tap, Tier,
};
use fushime_core::event::update::ClientWait;
use fushime_core::ids::{MemberId, MilestoneNo, Numbered, Position};
use fushime_core::money::{Percent, Yen};
use fushime_core::state::{Roll, State};
use fushime_core::words::Words;
use jiff::Span;
use jiff::civil::Date;

use crate::small_firm::{account, ask, member, plan, policy};

/// How many different commands [`command`] can make.
const COMMANDS: u64 = 90;

/// What mostly happens: the life of directives.
const DAILY: &[u64] = &[
    32, 38, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67,
    68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 83, 84, 85, 86, 87, 88, 89, 31, 5,
];

/// What takes the people away, so that nothing more can happen: rarely.
const PARTING: &[u64] = &[9, 11, 14, 16, 54, 55];

/// A stream of choices that follows from one number.
pub struct Choices<'a> {
    seed: u64,
    state: &'a State,
    today: Date,
}

const TEXTS: &[&str] = &[
    "",
    "まだ言えていません",
    "12月10日に鈴木部長へ8%とお伝えしました",
    "Waiting for the right moment",
    "社内で検討中とのことです",
];

impl<'a> Choices<'a> {
    pub fn new(seed: u64, state: &'a State, today: Date) -> Self {
        Self { seed, state, today }
    }

    /// The next number (splitmix64).
    pub fn next(&mut self) -> u64 {
        self.seed = self.seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.seed;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    pub fn one_in(&mut self, bound: u64) -> bool {
        self.below(bound) == 0
    }

    pub fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.below(all.len() as u64)).unwrap()]
    }

    fn may<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.one_in(2) { Some(make(self)) } else { None }
    }

    /// Which command comes next.
    pub fn which(&mut self) -> u64 {
        let which = if self.one_in(3) { self.below(COMMANDS) } else { self.of(DAILY) };
        if PARTING.contains(&which) && !self.one_in(4) { self.of(DAILY) } else { which }
    }

    /// A number of something on a roll: a recent one, any, rarely one that is not there.
    fn on<K: Numbered, T>(&mut self, roll: &Roll<K, T>) -> K {
        let there = u64::from(roll.next().number()) - 1;
        let number = match self.below(12) {
            _ if there == 0 => 1,
            0 => self.of(&[0, there + 1, u64::from(u32::MAX)]),
            1..=7 => there - self.below(there.min(3)),
            _ => 1 + self.below(there),
        };
        K::numbered(u32::try_from(number).unwrap())
    }

    fn member(&mut self) -> MemberId {
        let state = self.state;
        if self.one_in(8) { self.on(&state.members) } else { MemberId(1 + self.below(5) as u32) }
    }

    fn milestone(&mut self) -> MilestoneNo {
        MilestoneNo(self.of(&[1, 1, 1, 2, 2, 3, 4, 9, 0, u16::MAX]))
    }

    /// A day around today, rarely far away.
    fn day(&mut self) -> Date {
        let days = match self.below(40) {
            0 => 40_000,
            1 => -9_000,
            n => i64::try_from(n).unwrap() - 12,
        };
        self.today.checked_add(Span::new().days(days)).unwrap()
    }

    fn later(&mut self) -> Date {
        let days = i64::try_from(self.below(60)).unwrap();
        self.today.checked_add(Span::new().days(days)).unwrap()
    }

    fn due(&mut self) -> Due {
        let on = if self.one_in(6) { self.day() } else { self.later() };
        Due { on, time: None, spoken: self.may(Self::text) }
    }

    fn text(&mut self) -> Words {
        Words::new(self.of(TEXTS))
    }

    fn said(&mut self) -> Words {
        Words::new(self.of(&TEXTS[1..]))
    }

    fn name(&mut self) -> Words {
        Words::from(format!("名{}", self.below(12)))
    }

    fn key(&mut self) -> Option<Words> {
        self.may(|choices| Words::from(format!("K-{}", choices.below(9))))
    }

    fn evidence(&mut self) -> Vec<EvidenceKind> {
        let mut kinds = vec![self.of(EvidenceKind::ALL), self.of(EvidenceKind::ALL)];
        kinds.truncate(usize::try_from(self.below(3)).unwrap());
        kinds
    }

    fn plans(&mut self) -> Vec<MilestonePlan> {
        let names = ["アポ", "訪問", "回答", "合意"];
        let count = self.below(4);
        (0..count)
            .map(|_| {
                let (name, on) = (self.of(&names), self.due().on);
                let stage = self.may(|choices| choices.of(Stage::ALL));
                MilestonePlan { stage, evidence: self.evidence(), ..plan(name, on) }
            })
            .collect()
    }

    fn figures(&mut self) -> Figures {
        Figures {
            percent: self.may(|c| Percent(i32::try_from(c.below(2000)).unwrap() - 500)),
            old_price: self.may(|c| Yen(i64::try_from(c.below(3000)).unwrap() - 20)),
            effective_on: self.may(Self::later),
            ..Figures::none()
        }
    }

    fn ask(&mut self) -> Ask {
        let state = self.state;
        let account = self.may(|c| c.on(&state.accounts));
        let counterpart = match account {
            Some(_) => self.may(|c| c.on(&state.contacts)),
            None => None,
        };
        let well_defined = !self.one_in(3);
        Ask {
            account,
            counterpart,
            policy: self.may(|c| c.on(&state.policies)),
            due: if well_defined { Some(self.due()) } else { None },
            figures: self.may(Self::figures),
            stakes: self.may(|c| Stakes {
                client: None,
                firm: None,
                firm_yen: Some(Yen(1_000_000)),
                salesperson: None,
                adjusted_by: Some(c.member()),
            }),
            done_when: well_defined.then(|| DoneWhen {
                text: None,
                kinds: vec![EvidenceKind::Words],
                stage: Some(Stage::Agreed),
            }),
            authority: self.may(|c| Authority {
                text: None,
                percent: None,
                yen: None,
                effective_on: None,
                more_from: Some(c.member()),
                never: None,
            }),
            quiet_days_max: self.may(|c| u16::try_from(c.below(6)).unwrap()),
            team: if self.one_in(6) { Some(self.on(&state.teams)) } else { None },
            source_key: self.key(),
            sentence: if self.one_in(20) {
                Words::default()
            } else {
                "値上げを伝える".into()
            },
            ..ask(self.member())
        }
    }

    fn discussion(&mut self) -> Discussion {
        let state = self.state;
        let attendee = Attendee {
            member: self.may(Self::member),
            contact: self.may(|c| c.on(&state.contacts)),
            name: self.may(Self::name),
        };
        let step = NextStep {
            what: self.text(),
            member: self.may(Self::member),
            contact: None,
            due: self.may(Self::due),
        };
        Discussion {
            account: self.may(|c| c.on(&state.accounts)),
            directive: self.may(|c| c.on(&state.directives)),
            title: self.may(Self::text),
            until: None,
            purpose: None,
            place: None,
            attendees: vec![attendee],
            sent_to: None,
            materials: None,
            promises_kept: self.may(|c| c.on(&state.promises)).into_iter().collect(),
            promises_open: self.may(|c| c.on(&state.promises)).into_iter().collect(),
            asked: self.may(Self::text),
            answered: None,
            agreed: None,
            next_steps: vec![step],
            i_promise: self.may(Self::text),
            promise_due: self.may(Self::due),
            open: None,
            said_to_client: self.may(Self::text),
            client_answered: None,
            not_said: None,
            next_meeting: self.may(Self::due),
            privacy: if self.one_in(4) { Some(Privacy::Attendees) } else { None },
            client_confirmed_on: None,
            text: None,
        }
    }

    fn contact(&mut self) -> ContactDetails {
        ContactDetails {
            account: self.on(&self.state.accounts),
            name: self.name(),
            reading: None,
            department: None,
            title: self.may(|c| Words::new(c.of(&["部長", "課長", "buyer", ""]))),
            rank: self.may(|c| u8::try_from(c.below(110)).unwrap()),
            email: None,
            source_key: self.key(),
        }
    }

    fn waits(&mut self) -> Option<ClientWait> {
        let wait =
            |c: &mut Self| ClientWait { until: c.may(Self::due).map(|due| due.on), who: None };
        if self.one_in(3) { Some(wait(self)) } else { None }
    }

    fn position(&mut self) -> Position {
        let head = self.state.head.0;
        let back = self.below(30);
        if self.one_in(10) { Position(self.next()) } else { Position(head.saturating_sub(back)) }
    }

    fn settings(&mut self) -> Settings {
        let small = |c: &mut Self| u16::try_from(c.below(14)).unwrap();
        Settings {
            quiet_days_max: small(self),
            live_per_person_max: small(self),
            live_per_account_max: small(self),
            undo_minutes: small(self),
            ..Settings::default()
        }
    }

    fn visit(&mut self) -> VisitDetails {
        let state = self.state;
        VisitDetails {
            account: self.on(&state.accounts),
            purpose: self.text(),
            members: vec![self.member()],
            contacts: vec![self.on(&state.contacts)],
            directive: self.may(|c| c.on(&state.directives)),
            said_to_client: self.may(Self::text),
            client_answered: self.may(Self::text),
        }
    }

    /// The `which`-th command, about what is there.
    #[expect(clippy::too_many_lines, reason = "one line a command")]
    pub fn command(&mut self, which: u64) -> Command {
        use Command as C;
        let state = self.state;
        let directive = self.on(&state.directives);
        match which % COMMANDS {
            0 => C::FoundFirm {
                name: self.name(),
                language: Language::En,
                time_zone: "Asia/Tokyo".to_owned(),
                fiscal_year_end_month: 3,
                leader: member("二人目"),
                team: self.name(),
            },
            1 => C::ChangeFirm {
                name: self.text(),
                language: Language::En,
                fiscal_year_end_month: u8::try_from(self.below(14)).unwrap(),
            },
            2 => C::GiveNotice { given_on: self.day(), responsible: self.may(Self::member) },
            3 => C::ChangeSettings(self.settings()),
            4 => C::SetClosing(ClosingSet {
                name: self.name(),
                first: self.day(),
                last: self.day(),
                every_year: false,
                account: self.may(|c| c.on(&state.accounts)),
            }),
            5 => {
                let set = state.firm.as_ref().and_then(|firm| firm.closings.last());
                let (name, account) = set.map_or_else(
                    || (self.name(), None),
                    |closing| (closing.name.clone(), closing.account),
                );
                C::LiftClosing { name, account }
            }
            6 => C::AnnounceHolidays {
                first_year: 2026,
                last_year: self.of(&[2025, 2026, 2027]),
                days: vec![Holiday { on: self.day(), name: self.name() }],
            },
            7 => C::AddMember {
                details: member(self.name().as_str()),
                roles: vec![self.of(Role::ALL), Role::Salesperson],
                team: self.may(|c| c.on(&state.teams)),
            },
            8 => C::ChangeMember { member: self.member(), details: member(self.name().as_str()) },
            9 => C::MemberLeaves { member: self.on(&state.members), on: self.day() },
            10 => C::GrantRole { member: self.member(), role: self.of(Role::ALL) },
            11 => C::RevokeRole { member: self.member(), role: self.of(Role::ALL) },
            12 => C::FormTeam { name: self.name(), source_key: self.key() },
            13 => {
                C::JoinTeam { team: self.on(&state.teams), member: self.member(), from: self.day() }
            }
            14 => C::LeaveTeam { member: self.member(), on: self.day() },
            15 => C::BeginTerm {
                team: self.on(&state.teams),
                leader: self.of(&[MemberId(1), MemberId(2), MemberId(3)]),
                from: self.day(),
            },
            16 => C::EndTerm { team: self.on(&state.teams), on: self.day() },
            17 => C::TakeLeave { member: self.member(), first: self.day(), last: self.later() },
            18 => {
                let away = state.members.iter().filter(|member| !member.leaves.is_empty());
                let leave = away.map(|member| (member.id, member.leaves[0].0)).next();
                let (member, first) = leave.unwrap_or_else(|| (self.member(), self.day()));
                C::CancelLeave { member, first }
            }
            19 => {
                let owner = self.may(Self::member);
                let details = account(self.name().as_str(), owner);
                let tier = self.may(|c| c.of(Tier::ALL));
                let source_key = self.key();
                C::OpenAccount(fushime_core::event::account::AccountDetails {
                    tier,
                    source_key,
                    ..details
                })
            }
            20 => C::ChangeAccount {
                account: self.on(&state.accounts),
                details: account(self.name().as_str(), None),
            },
            21 => {
                C::CloseAccount { account: self.on(&state.accounts), reason: self.may(Self::text) }
            }
            22 => C::RecordContact(self.contact()),
            23 => C::ChangeContact { contact: self.on(&state.contacts), details: self.contact() },
            24 => C::ContactLeaves { contact: self.on(&state.contacts), on: self.day() },
            25 => C::GiveThanks {
                account: self.on(&state.accounts),
                contact: self.may(|c| c.on(&state.contacts)),
                directive: self.may(|_| directive),
                text: self.text(),
            },
            26 => C::OpenClaim { account: self.on(&state.accounts), text: self.text() },
            27 => C::SettleClaim { claim: self.on(&state.claims), text: self.text() },
            28 => C::RecordVisit(self.visit()),
            29 => C::GiveCoaching {
                directive,
                minutes: u16::try_from(self.below(60)).unwrap(),
                milestone: self.may(Self::milestone),
                text: self.may(Self::text),
            },
            30 => C::ReportAbuse {
                account: self.on(&state.accounts),
                member: self.member(),
                directive: self.may(|_| directive),
                contact: self.may(|c| c.on(&state.contacts)),
                text: self.text(),
            },
            31 => C::CloseAbuse { abuse: self.on(&state.abuses), text: self.text() },
            32 | 33 => C::RecordDiscussion(self.discussion()),
            34 => C::ConfirmDiscussion {
                discussion: self.on(&state.discussions),
                on: self.day(),
                contact: self.may(|c| c.on(&state.contacts)),
                text: self.may(Self::text),
            },
            35 => C::DecidePolicy(policy(self.name().as_str())),
            36 => {
                let mut details = policy(self.name().as_str());
                details.sponsors = vec![self.member()];
                details.figures = self.figures();
                let (policy, reason) = (self.on(&state.policies), self.may(Self::text));
                C::ChangePolicy { policy, details, reason }
            }
            37 => C::EndPolicy { policy: self.on(&state.policies), reason: self.text() },
            38..=41 => C::AskDirective {
                ask: self.ask(),
                milestones: self.plans(),
                under_way: self.one_in(3),
            },
            42 => C::Define { directive, ask: self.ask(), reason: self.may(Self::text) },
            43 => C::NameDifficulty { directive, text: self.may(Self::text) },
            44 => C::HearDifficulties { directive, answer: self.may(Self::text) },
            45 | 46 => {
                C::HandBackPlan { directive, text: self.may(Self::text), milestones: self.plans() }
            }
            47 | 48 => C::AgreePlan { directive },
            49 => C::ReturnPlan { directive, reason: self.text() },
            50 => C::Hold { directive, until: self.day(), reason: self.text() },
            51 => C::Resume { directive },
            52 => C::Finish { directive, text: self.may(Self::text) },
            53 => C::Reopen { directive, reason: self.may(Self::text) },
            54 => C::Withdraw { directive, reason: self.may(Self::text) },
            55 => C::BuyBack { directive, reason: self.may(Self::text) },
            56 => C::Reassign {
                directive,
                owner: self.member(),
                team: self.may(|c| c.on(&state.teams)),
                reason: self.may(Self::text),
            },
            57 => C::Reaffirm { directive, text: self.may(Self::text) },
            58 => C::Escalate {
                directive,
                to: self.of(&[MemberId(6), MemberId(7), MemberId(3)]),
                reason: self.text(),
            },
            59 => C::SetMilestone { directive, plan: plan("再訪", self.due().on) },
            60 | 61 => C::MoveMilestone {
                directive,
                milestone: self.may(Self::milestone),
                to: self.due(),
                requester: self.of(Requester::ALL),
                reason: self.may(Self::text),
            },
            62 => C::AnswerSlip {
                directive,
                milestone: self.may(Self::milestone),
                choice: self.of(SlipAnswer::ALL),
                text: self.may(Self::text),
            },
            63 | 64 => C::ReportMilestone {
                directive,
                milestone: self.may(Self::milestone),
                text: self.may(Self::text),
            },
            65 | 66 => C::ConfirmMilestone {
                directive,
                milestone: self.may(Self::milestone),
                text: self.may(Self::text),
            },
            67 => {
                let open = state.directives.iter().filter(|held| held.is_open());
                let sealed = open
                    .flat_map(|held| held.milestones.iter().map(|m| (m.sealed_at, held.id, m.no)));
                let newest = sealed.filter(|(at, ..)| at.is_some()).max();
                let (_, directive, milestone) =
                    newest.unwrap_or_else(|| (None, directive, self.milestone()));
                C::UndoConfirm { directive, milestone, reason: self.may(Self::text) }
            }
            68 => C::ReturnMilestone {
                directive,
                milestone: self.may(Self::milestone),
                reason: self.text(),
            },
            69 => C::DropMilestone {
                directive,
                milestone: self.milestone(),
                reason: self.may(Self::text),
            },
            70 | 71 => C::Update {
                directive,
                tap: self.may(|c| c.of(Tap::ALL)),
                text: self.may(Self::text),
                milestone: None,
                waits: self.waits(),
            },
            72 => C::GiveEvidence {
                directive,
                kind: self.of(EvidenceKind::ALL),
                text: self.said(),
                milestone: self.may(Self::milestone),
                contact: self.may(|c| c.on(&state.contacts)),
                member: self.may(Self::member),
                about: self.may(Self::day),
                document: self.may(Self::text),
                taken_from: None,
            },
            73 => C::AskQuestion {
                directive,
                text: self.text(),
                answer_by: self.may(Self::due).map(|due| due.on),
            },
            74 => C::AnswerQuestion { question: self.on(&state.questions), text: self.text() },
            75 => C::NameDetour { directive, kind: self.of(DetourKind::ALL), text: self.text() },
            76 => C::DecideDetour {
                detour: self.on(&state.detours),
                accepted: self.one_in(2),
                text: self.may(Self::text),
            },
            77 => C::RaiseConcern {
                directive,
                kind: self.of(ConcernKind::ALL),
                text: self.may(Self::text),
            },
            78 => C::AnswerConcern {
                concern: self.on(&state.concerns),
                choice: self.of(ConcernAnswer::ALL),
                text: self.may(Self::text),
                meet: self.may(Self::due),
            },
            79 => C::MakePromise {
                text: self.text(),
                due: self.due(),
                by: self.may(Self::member),
                account: self.may(|c| c.on(&state.accounts)),
                member: self.may(Self::member),
                directive: self.may(|_| directive),
            },
            80 => C::KeepPromise { promise: self.on(&state.promises), text: self.may(Self::text) },
            81 => C::MovePromise {
                promise: self.on(&state.promises),
                due: self.due(),
                reason: self.may(Self::text),
            },
            82 => C::ReleasePromise { promise: self.on(&state.promises), reason: self.text() },
            83 => {
                C::AnswerSignal { directive, signal: self.of(SignalKind::ALL), text: self.text() }
            }
            84 => {
                C::ContestSignal { directive, signal: self.of(SignalKind::ALL), text: self.text() }
            }
            85 => {
                let contested = state.directives.get(directive);
                let open = contested.and_then(|held| held.contests.keys().next().copied());
                let signal = open.unwrap_or_else(|| self.of(SignalKind::ALL));
                let stays = self.one_in(2);
                C::DecideContest { directive, signal, stays, reason: self.text() }
            }
            86 => C::CorrectEntry {
                target: self.position(),
                text: self.text(),
                reason: self.may(Self::text),
            },
            87 => C::RetractEntry { target: self.position(), reason: self.text() },
            88 => C::RequestRedaction { target: self.position(), reason: self.text() },
            _ => {
                let redaction = self.on(&state.redactions);
                if self.one_in(3) {
                    C::DeclineRedaction { redaction, reason: self.text() }
                } else {
                    C::ApproveRedaction { redaction }
                }
            }
        }
    }
}
