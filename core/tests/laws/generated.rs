//! Plausible commands, made from numbers: mostly about what is there, sometimes about what is not.

use fushime_core::command::Command;
use fushime_core::event::account::AccountDetails;
use fushime_core::event::firm::{ClosingSet, Holiday};
use fushime_core::event::terms::{
    ConcernAnswer, ConcernKind, DetourKind, EvidenceKind, Language, Requester, Role, SignalKind,
    SlipAnswer, Tap, Tier,
};
use fushime_core::ids::MemberId;

use crate::choices::Choices;
use crate::small_firm::{account, member, plan, policy};

/// How many different commands [`command`] can make.
const COMMANDS: u64 = 90;

/// What mostly happens: the life of directives.
const DAILY: &[u64] = &[
    32, 38, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67,
    68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 83, 84, 85, 86, 87, 88, 89, 31, 5,
];

/// What takes the people away, so that nothing more can happen: rarely.
const PARTING: &[u64] = &[9, 11, 14, 16, 54, 55];

impl Choices<'_> {
    /// Which command comes next.
    pub fn which(&mut self) -> u64 {
        let which = if self.one_in(3) { self.below(COMMANDS) } else { self.of(DAILY) };
        if PARTING.contains(&which) && !self.one_in(4) { self.of(DAILY) } else { which }
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
                C::OpenAccount(AccountDetails { tier, source_key, ..details })
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
