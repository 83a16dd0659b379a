//! The specimens of the design: さくら食品 in full and in a row, a promise kept, a long wait.

use fushime_core::culm::{Culm, FollowUp, Joint, JointMark, Said, Shift, Waiting, Window};
use fushime_core::event::terms::Language;
use fushime_core::ids::{MilestoneNo, Position};
use fushime_core::words::Words;
use jiff::civil::{Date, date};

use super::{FULL_WIDTH, ROW_WIDTH, Size, axis, draw};
use crate::text::Text;

const TODAY: Date = date(2026, 11, 25);

fn joint(no: u16, name: &str, due: Date, mark: JointMark, moved: &[(Date, Date)]) -> Joint {
    let shift = |(from, to): &(Date, Date)| Shift { from: *from, to: *to, entry: Position(9) };
    Joint {
        no: MilestoneNo(no),
        name: Words::new(name),
        first_due: moved.first().map_or(due, |(from, _)| *from),
        due,
        mark,
        shifts: moved.iter().map(shift).collect(),
    }
}

fn said(on: Date, entry: u64, concrete: bool) -> Said {
    Said { on, entry: Position(entry), concrete }
}

fn asked(on: Date, entry: u64, answered: bool) -> FollowUp {
    FollowUp { on, entry: Position(entry), answered }
}

/// さくら食品: two moves of the appointment, one of the visit, thirteen working days without a word.
fn sakura() -> Culm {
    let appointment =
        [(date(2026, 10, 23), date(2026, 11, 6)), (date(2026, 11, 6), date(2026, 11, 20))];
    let visit = [(date(2026, 11, 12), date(2026, 12, 10))];
    Culm {
        from: date(2026, 10, 5),
        until: date(2027, 4, 1),
        day: TODAY,
        ended_on: None,
        joints: vec![
            joint(1, "原価資料", date(2026, 10, 14), JointMark::Confirmed, &[]),
            joint(2, "アポ取得", date(2026, 11, 20), JointMark::Overdue, &appointment),
            joint(3, "訪問・口頭説明", date(2026, 12, 10), JointMark::Ahead, &visit),
            joint(4, "通知書の手交", date(2026, 12, 18), JointMark::Ahead, &[]),
            joint(5, "回答を受領", date(2027, 1, 29), JointMark::Awaiting, &[]),
        ],
        waiting: Some(Waiting { since: date(2026, 11, 5), working_days: 13 }),
        said: vec![
            said(date(2026, 10, 8), 4, true),
            said(date(2026, 10, 14), 5, true),
            said(date(2026, 10, 22), 8, false),
            said(date(2026, 11, 5), 11, false),
        ],
        follow_ups: vec![
            asked(date(2026, 10, 19), 7, true),
            asked(date(2026, 11, 2), 10, true),
            asked(date(2026, 11, 10), 13, false),
        ],
        effective_on: Some(date(2027, 4, 1)),
        handovers: vec![date(2026, 10, 1), date(2026, 10, 26)],
    }
}

fn drawn(language: Language, size: Size, width: i32) -> String {
    let culm = sakura();
    let text = Text::new(language).on(TODAY);
    let number = |entry: Position| usize::try_from(entry.0).ok();
    let window = Window::of(&culm);
    // One shape a line, so that a difference can be read.
    draw(&text, &culm, window, (size, width), "\"竹\" & <text>", &number).replace('>', ">\n")
}

#[test]
fn the_specimen_is_drawn_the_same_in_every_size_and_language() {
    insta::assert_snapshot!("full_ja", drawn(Language::Ja, Size::Full, FULL_WIDTH));
    insta::assert_snapshot!("full_en", drawn(Language::En, Size::Full, FULL_WIDTH));
    insta::assert_snapshot!("row", drawn(Language::Ja, Size::Row, ROW_WIDTH));
    let text = Text::new(Language::Ja).on(TODAY);
    let shown = axis(&text, Window::of(&sakura()), TODAY, ROW_WIDTH);
    insta::assert_snapshot!("axis", shown.replace('>', ">\n"));
}

#[test]
fn words_cannot_break_out_of_the_picture() {
    let shown = drawn(Language::En, Size::Full, FULL_WIDTH);
    assert!(shown.contains("aria-label=\"&quot;竹&quot; &amp; &lt;text&gt;\""), "{shown}");
    let mut culm = sakura();
    culm.joints[0].name = Words::new("</svg><script>x</script>");
    let text = Text::new(Language::En).on(TODAY);
    let shown = draw(&text, &culm, Window::of(&culm), (Size::Full, FULL_WIDTH), "", &|_| None);
    assert!(!shown.contains("<script"), "{shown}");
    assert_eq!(shown.matches("</svg>").count(), 1);
}

#[test]
fn every_mark_is_an_entry_and_links_to_it() {
    let shown = drawn(Language::Ja, Size::Full, FULL_WIDTH);
    for entry in [4, 5, 8, 11, 7, 10, 13] {
        assert!(shown.contains(&format!("href=\"#e{entry}\"")), "{entry}");
    }
    let row = drawn(Language::Ja, Size::Row, ROW_WIDTH);
    assert!(!row.contains("href"), "a row is no map of links");
    assert_eq!(row.matches("class=\"up\"").count(), 2);
    assert_eq!(row.matches("class=\"up vague\"").count(), 2);
    assert_eq!(row.matches("class=\"fu open\"").count(), 1);
    assert_eq!(row.matches("class=\"slip\"").count(), 3);
    assert_eq!(row.matches("class=\"ghost\"").count(), 3);
}

#[test]
fn crowded_words_are_merged_and_never_across_what_they_say() {
    let mut culm = sakura();
    let day = date(2026, 10, 6);
    culm.said = (0..80).map(|nth| said(day, nth, nth % 2 == 0)).collect();
    let text = Text::new(Language::Ja).on(TODAY);
    let window = Window::of(&culm);
    let shown = draw(&text, &culm, window, (Size::Row, ROW_WIDTH), "", &|_| None);
    assert_eq!(shown.matches("class=\"up\"").count(), 40);
    culm.said.iter_mut().for_each(|said| said.concrete = true);
    let shown = draw(&text, &culm, window, (Size::Row, ROW_WIDTH), "", &|_| None);
    assert_eq!(shown.matches("class=\"up\"").count(), 1);
}

#[test]
fn a_row_is_small() {
    let row = drawn(Language::Ja, Size::Row, ROW_WIDTH);
    assert!(row.len() < 4096, "{} bytes", row.len());
}
