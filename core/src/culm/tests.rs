//! The specimens of the design pages: さくら食品 in full, and its quiet neighbours.

use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::{Culm, JointMark, Window, culm};
use crate::entry::{Entry, Note, Source};
use crate::event::Event;
use crate::event::directive::{Ask, DirectiveAsked, DirectiveDone};
use crate::event::firm::FirmFounded;
use crate::event::member::{MemberDetails, MemberJoined};
use crate::event::milestone::{
    MilestoneConfirmed, MilestoneMoved, MilestonePlan, MilestoneReported,
};
use crate::event::signal::EntryRetracted;
use crate::event::terms::{Figures, Language, Requester, SignalKind};
use crate::event::update::{QuestionAsked, UpdateGiven};
use crate::event::{Due, terms};
use crate::ids::{DirectiveId, EntryId, MemberId, MilestoneNo, Position, QuestionId};
use crate::phrase::Arg;
use crate::signal::{Entries, Finding, Signal};
use crate::state::{Contest, State};
use crate::words::Words;

const MORGAN: MemberId = MemberId(1);
const TANAKA: MemberId = MemberId(2);
const SAKURA: DirectiveId = DirectiveId(1);
const TODAY: Date = date(2026, 11, 25);

struct Story(State);

impl Story {
    fn says(&mut self, by: MemberId, on: Date, event: impl Into<Event>) -> Position {
        let position = Position(self.0.head.0 + 1);
        let note = Note { on, time: None, by: Some(by), on_behalf_of: None, from: Source::Cli };
        self.0.apply(&Entry {
            position,
            id: EntryId(u128::from(position.0)),
            recorded_at: Timestamp::UNIX_EPOCH,
            note,
            event: event.into(),
            redacted: false,
        });
        assert_eq!(self.0.oddities, Vec::new(), "entry {position:?}");
        position
    }

    fn update(&mut self, on: Date, text: &str, concrete: bool) -> Position {
        let given = UpdateGiven {
            directive: SAKURA,
            tap: None,
            text: Some(Words::new(text)),
            milestone: None,
            waits: None,
            concrete,
        };
        self.says(TANAKA, on, given)
    }

    fn asks(&mut self, on: Date, text: &str) -> Position {
        let question = QuestionId(u32::try_from(self.0.questions.len()).unwrap() + 1);
        let asked = QuestionAsked {
            question,
            directive: SAKURA,
            to: TANAKA,
            text: Words::new(text),
            answer_by: None,
        };
        self.says(MORGAN, on, asked)
    }

    fn moves(&mut self, on: Date, no: u16, from: Date, to: Date) -> Position {
        let moved = MilestoneMoved {
            directive: SAKURA,
            milestone: MilestoneNo(no),
            from,
            to: Due::on(to),
            requester: Requester::Salesperson,
            reason: Some(Words::new("調整中のため")),
        };
        self.says(TANAKA, on, moved)
    }

    fn culm(&self, signals: &[Signal]) -> Culm {
        culm(&self.0, self.0.directives.get(SAKURA).unwrap(), signals, TODAY)
    }
}

fn member(id: MemberId, name: &str, role: terms::Role) -> MemberJoined {
    let details = MemberDetails {
        name: Words::new(name),
        language: Language::Ja,
        reading: None,
        title: None,
        email: None,
        source_key: None,
    };
    MemberJoined { member: id, details, roles: vec![role] }
}

fn plan(name: &str, due: Date) -> MilestonePlan {
    MilestonePlan { name: Words::new(name), due: Due::on(due), stage: None, evidence: Vec::new() }
}

fn ask(sentence: &str) -> Ask {
    Ask {
        owner: TANAKA,
        sentence: Words::new(sentence),
        account: None,
        counterpart: None,
        policy: None,
        kind: None,
        client_words: None,
        why: None,
        due: None,
        figures: Some(Figures { effective_on: Some(date(2027, 4, 1)), ..Figures::none() }),
        stakes: None,
        done_when: None,
        authority: None,
        help: None,
        quiet_days_max: None,
        team: None,
        source_key: None,
    }
}

/// さくら食品 as it stands on 25 November.
fn sakura() -> Story {
    let mut story = Story(State::default());
    let october = |day| date(2026, 10, day);
    let november = |day| date(2026, 11, day);
    story.says(
        MORGAN,
        october(1),
        FirmFounded {
            name: Words::new("みどり包材"),
            language: Language::Ja,
            time_zone: "Asia/Tokyo".to_owned(),
            fiscal_year_end_month: 3,
            leader: MORGAN,
        },
    );
    story.says(MORGAN, october(1), member(MORGAN, "モーガン", terms::Role::Leader));
    story.says(MORGAN, october(1), member(TANAKA, "田中 健一", terms::Role::Salesperson));
    let asked = DirectiveAsked {
        directive: SAKURA,
        ask: ask("8%の価格改定を伝える"),
        milestones: vec![
            plan("原価資料", october(14)),
            plan("アポ取得", october(23)),
            plan("訪問・口頭説明", november(12)),
            plan("通知書の手交", date(2026, 12, 18)),
        ],
        under_way: true,
        offered: false,
    };
    story.says(MORGAN, october(5), asked);
    story.update(october(8), "経理の大野さんと10月14日までに原価資料を仕上げます。", true);
    let reported = MilestoneReported {
        directive: SAKURA,
        milestone: MilestoneNo(1),
        text: Some(Words::new("完成しました。")),
    };
    story.says(TANAKA, october(14), reported);
    let confirmed = MilestoneConfirmed {
        directive: SAKURA,
        milestone: MilestoneNo(1),
        on_entries: Vec::new(),
        text: None,
    };
    story.says(MORGAN, october(14), confirmed);
    story.asks(october(19), "候補日はもう送りましたか。");
    story.update(october(22), "先方が決算対応でお忙しく、タイミングを見ております。", false);
    story.moves(october(22), 2, october(23), november(6));
    story.update(november(5), "引き続き調整中です。感触は悪くありません。", false);
    story.moves(november(5), 2, november(6), november(20));
    story.moves(november(5), 3, november(12), date(2026, 12, 10));
    story.asks(november(10), "「8%」「4月1日」は、もう言葉になっていますか。");
    story
}

fn silence(story: &Story, contest: Option<Contest>) -> Signal {
    let last = story.0.directives.get(SAKURA).unwrap().last_word().unwrap();
    Signal {
        directive: SAKURA,
        finding: Finding::Silence { working_days: 13, since: last.on },
        entries: Entries::one(last.entry),
        reply: None,
        contest,
    }
}

#[test]
fn every_mark_stands_where_its_entry_puts_it() {
    let story = sakura();
    let culm = story.culm(&[silence(&story, None)]);
    let joints: Vec<(&str, Date, JointMark)> =
        culm.joints.iter().map(|j| (j.name.as_str(), j.due, j.mark)).collect();
    assert_eq!(
        joints,
        [
            ("原価資料", date(2026, 10, 14), JointMark::Confirmed),
            ("アポ取得", date(2026, 11, 20), JointMark::Overdue),
            ("訪問・口頭説明", date(2026, 12, 10), JointMark::Ahead),
            ("通知書の手交", date(2026, 12, 18), JointMark::Ahead),
        ]
    );
    let appointment = &culm.joints[1];
    assert_eq!(appointment.first_due, date(2026, 10, 23), "the first date stays");
    assert_eq!(appointment.shifts.iter().map(super::Shift::days).collect::<Vec<_>>(), [14, 14]);
    assert_eq!(culm.joints[2].shifts[0].days(), 28);
    let words: Vec<bool> = culm.said.iter().map(|said| said.concrete).collect();
    assert_eq!(words, [true, true, false, false]);
    let answered: Vec<bool> = culm.follow_ups.iter().map(|asked| asked.answered).collect();
    assert_eq!(answered, [true, false], "a report answers the question before it");
    assert_eq!(culm.waiting.unwrap().since, date(2026, 11, 5));
    assert_eq!((culm.from, culm.until), (date(2026, 10, 5), date(2027, 4, 1)));
}

#[test]
fn the_text_has_the_same_facts_in_their_fixed_order() {
    let story = sakura();
    let culm = story.culm(&[silence(&story, None)]);
    let keys: Vec<&str> = culm.alt().iter().map(|phrase| phrase.key).collect();
    assert_eq!(
        keys,
        [
            "culm-alt-confirmed",
            "culm-alt-overdue",
            "culm-alt-moved",
            "culm-alt-moved",
            "culm-alt-waiting",
            "culm-alt-next",
            "culm-alt-effective",
        ]
    );
    let moved = &culm.alt()[2];
    assert!(moved.args.contains(&("days", Arg::Count(28))), "{moved:?}");
    assert!(keys.iter().all(|key| Culm::TEXT_KEYS.contains(key)));
}

#[test]
fn strokes_rest_on_the_signal_and_go_with_it() {
    let story = sakura();
    assert_eq!(story.culm(&[]).waiting, None, "without signals there are no strokes");
    let undecided = Contest {
        at: crate::state::At { on: TODAY, entry: Position(99) },
        text: Words::new("電話で話しました"),
        decided: None,
    };
    assert_eq!(story.culm(&[silence(&story, Some(undecided))]).waiting, None);
    assert_eq!(silence(&story, None).kind(), SignalKind::Silence);
}

#[test]
fn what_was_taken_back_leaves_no_mark() {
    let mut story = sakura();
    let before = story.culm(&[]);
    let (said, asked) = (before.said[3].entry, before.follow_ups[1].entry);
    for target in [said, asked] {
        let reason = Words::new("書き間違い");
        story.says(TANAKA, TODAY, EntryRetracted { target, reason });
    }
    let after = story.culm(&[]);
    assert_eq!((after.said.len(), after.follow_ups.len()), (3, 1));
    assert_eq!(after.joints, before.joints, "a joint is the leader's to move");
}

#[test]
fn a_reported_joint_awaits_the_seal_also_before_its_date() {
    let mut story = sakura();
    let reported = MilestoneReported { directive: SAKURA, milestone: MilestoneNo(4), text: None };
    story.says(TANAKA, TODAY, reported);
    assert_eq!(story.culm(&[]).joints[3].mark, JointMark::Awaiting);
}

/// Nothing lies ahead of what has ended, and nobody owes anything on it.
#[test]
fn an_ended_directive_has_nothing_ahead() {
    let mut story = sakura();
    let reported = MilestoneReported { directive: SAKURA, milestone: MilestoneNo(4), text: None };
    story.says(TANAKA, date(2026, 11, 20), reported);
    assert!(story.0.directives.get(SAKURA).unwrap().next_milestone().is_some(), "the control");
    story.says(MORGAN, date(2026, 11, 24), DirectiveDone { directive: SAKURA, text: None });
    let marks: Vec<JointMark> = story.culm(&[]).joints.iter().map(|joint| joint.mark).collect();
    let unreached = JointMark::Unreached;
    assert_eq!(marks, [JointMark::Confirmed, unreached, unreached, unreached]);
    let directive = story.0.directives.get(SAKURA).unwrap();
    assert!(directive.next_milestone().is_none());
    let calendars = crate::as_of::Calendars::of(&story.0);
    let as_of = crate::as_of::AsOf { day: TODAY, read_on: TODAY, calendars: &calendars };
    assert_eq!(crate::turn::whose_turn(&story.0, directive, as_of).since, date(2026, 11, 24));
}

#[test]
fn a_window_is_linear_and_starts_with_a_month() {
    let culm = sakura().culm(&[]);
    let window = Window::over([&culm], TODAY);
    assert_eq!((window.first, window.last), (date(2026, 10, 1), date(2027, 4, 1)));
    assert_eq!(window.column(window.first, 60), 0);
    assert_eq!(window.column(window.last, 60), 59);
    assert_eq!(window.column(date(2026, 9, 30), 60), -1);
    assert_eq!(window.column(date(2027, 4, 2), 60), 60);
    assert_eq!(window.months().len(), 7);
    let mut old = culm.clone();
    (old.from, old.until) = (date(2019, 1, 1), date(2031, 1, 1));
    let window = Window::over([&culm, &old], TODAY);
    assert_eq!((window.first, window.last), (date(2026, 5, 1), date(2027, 5, 26)));
}
