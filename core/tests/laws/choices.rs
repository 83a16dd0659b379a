//! What commands are made of, from numbers: mostly what is there, sometimes what is not.

use fushime_core::command::VisitDetails;
use fushime_core::event::Due;
use fushime_core::event::account::ContactDetails;
use fushime_core::event::directive::Ask;
use fushime_core::event::discussion::{Attendee, Discussion, NextStep};
use fushime_core::event::firm::Settings;
use fushime_core::event::milestone::MilestonePlan;
use fushime_core::event::terms::{
    Authority, DoneWhen, EvidenceKind, Figures, Privacy, Stage, Stakes,
};
use fushime_core::event::update::ClientWait;
use fushime_core::ids::{MemberId, MilestoneNo, Numbered, Position};
use fushime_core::money::{Percent, Yen};
use fushime_core::state::{Roll, State};
use fushime_core::words::Words;
use jiff::Span;
use jiff::civil::Date;

use crate::small_firm::{ask, plan};

/// A stream of choices that follows from one number.
pub struct Choices<'a> {
    seed: u64,
    pub state: &'a State,
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

    pub fn may<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.one_in(2) { Some(make(self)) } else { None }
    }

    /// A number of something on a roll: a recent one, any, rarely one that is not there.
    pub fn on<K: Numbered, T>(&mut self, roll: &Roll<K, T>) -> K {
        let there = u64::from(roll.next().number()) - 1;
        let number = match self.below(12) {
            _ if there == 0 => 1,
            0 => self.of(&[0, there + 1, u64::from(u32::MAX)]),
            1..=7 => there - self.below(there.min(3)),
            _ => 1 + self.below(there),
        };
        K::numbered(u32::try_from(number).unwrap())
    }

    pub fn member(&mut self) -> MemberId {
        let state = self.state;
        if self.one_in(8) { self.on(&state.members) } else { MemberId(1 + self.below(5) as u32) }
    }

    pub fn milestone(&mut self) -> MilestoneNo {
        MilestoneNo(self.of(&[1, 1, 1, 2, 2, 3, 4, 9, 0, u16::MAX]))
    }

    /// A day around today, rarely far away.
    pub fn day(&mut self) -> Date {
        let days = match self.below(40) {
            0 => 40_000,
            1 => -9_000,
            n => i64::try_from(n).unwrap() - 12,
        };
        self.today.checked_add(Span::new().days(days)).unwrap()
    }

    pub fn later(&mut self) -> Date {
        let days = i64::try_from(self.below(60)).unwrap();
        self.today.checked_add(Span::new().days(days)).unwrap()
    }

    pub fn due(&mut self) -> Due {
        let on = if self.one_in(6) { self.day() } else { self.later() };
        Due { on, time: None, spoken: self.may(Self::text) }
    }

    pub fn text(&mut self) -> Words {
        Words::new(self.of(TEXTS))
    }

    pub fn said(&mut self) -> Words {
        Words::new(self.of(&TEXTS[1..]))
    }

    pub fn name(&mut self) -> Words {
        Words::from(format!("名{}", self.below(12)))
    }

    pub fn key(&mut self) -> Option<Words> {
        self.may(|choices| Words::from(format!("K-{}", choices.below(9))))
    }

    pub fn evidence(&mut self) -> Vec<EvidenceKind> {
        let mut kinds = vec![self.of(EvidenceKind::ALL), self.of(EvidenceKind::ALL)];
        kinds.truncate(usize::try_from(self.below(3)).unwrap());
        kinds
    }

    pub fn plans(&mut self) -> Vec<MilestonePlan> {
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

    pub fn figures(&mut self) -> Figures {
        Figures {
            percent: self.may(|c| Percent(i32::try_from(c.below(2000)).unwrap() - 500)),
            old_price: self.may(|c| Yen(i64::try_from(c.below(3000)).unwrap() - 20)),
            effective_on: self.may(Self::later),
            ..Figures::none()
        }
    }

    pub fn ask(&mut self) -> Ask {
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

    pub fn discussion(&mut self) -> Discussion {
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

    pub fn contact(&mut self) -> ContactDetails {
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

    pub fn waits(&mut self) -> Option<ClientWait> {
        let wait =
            |c: &mut Self| ClientWait { until: c.may(Self::due).map(|due| due.on), who: None };
        if self.one_in(3) { Some(wait(self)) } else { None }
    }

    pub fn position(&mut self) -> Position {
        let head = self.state.head.0;
        let back = self.below(30);
        if self.one_in(10) { Position(self.next()) } else { Position(head.saturating_sub(back)) }
    }

    pub fn settings(&mut self) -> Settings {
        let small = |c: &mut Self| u16::try_from(c.below(14)).unwrap();
        Settings {
            quiet_days_max: small(self),
            live_per_person_max: small(self),
            live_per_account_max: small(self),
            undo_minutes: small(self),
            ..Settings::default()
        }
    }

    pub fn visit(&mut self) -> VisitDetails {
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
}
