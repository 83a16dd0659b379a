//! Cells as people write them.

use super::*;
use jiff::civil::date as day;

const TODAY: Date = day(2026, 11, 25);

#[test]
fn dates_are_read_in_every_common_form() {
    for cell in [
        "2027-04-01",
        "2027/4/1",
        "２０２７年４月１日",
        "令和9年4月1日",
        "R9.4.1",
        "20270401",
        "2027-04-01T00:00:00",
        "1 April 2027",
        "4/1",
    ] {
        assert_eq!(date(cell, TODAY, DateOrder::Unknown), Ok(Some(day(2027, 4, 1))), "{cell}");
    }
    for (cell, expected) in [
        ("2027-02-30", "import-expected-date-real"),
        ("平成の終わり", "import-expected-date"),
        ("2027年4月", "import-expected-date-day"),
        ("平成元年4月", "import-expected-date-day"),
        ("平成元年４月", "import-expected-date-day"),
        ("令和9年4月", "import-expected-date-day"),
        ("H31.4", "import-expected-date-day"),
        ("2027/4", "import-expected-date-day"),
        ("2027-04", "import-expected-date-day"),
        ("April 2027", "import-expected-date-day"),
        ("#N/A", "import-expected-no-error"),
        ("4/5/2027", "import-expected-date-order"),
    ] {
        assert_eq!(date(cell, TODAY, DateOrder::Unknown), Err(expected), "{cell}");
    }
    let day_first = date("4/5/2027", TODAY, DateOrder::DayFirst);
    assert_eq!(day_first, Ok(Some(day(2027, 5, 4))));
    for blank in ["", " ", "-", "―", "なし"] {
        assert_eq!(date(blank, TODAY, DateOrder::Unknown), Ok(None));
    }
}

#[test]
fn money_is_read_with_the_unit_of_its_column() {
    for (cell, unit, amount) in [
        ("84,000,000", 1, 84_000_000),
        ("８４，０００", 1_000, 84_000_000),
        ("¥8,400万", 1_000, 84_000_000),
        ("8,400万円", 1, 84_000_000),
        ("1億200万円", 1, 102_000_000),
        ("84.5", 1_000_000, 84_500_000),
        ("84,000千円", 1, 84_000_000),
    ] {
        assert_eq!(yen(cell, unit), Ok(Some(Yen(amount))), "{cell}");
    }
    assert_eq!(yen("不明", 1), Err("import-expected-yen"));
    assert_eq!(
        ["千円", "百万円", "k JPY", "円", "税抜"].map(yen_unit),
        [Some(1_000), Some(1_000_000), Some(1_000), Some(1), None]
    );
}

#[test]
fn years_months_and_days_are_read() {
    for cell in ["1998", "1998年", "平成10年", "H10", "1998-04-01", "１９９８"] {
        assert_eq!(year(cell, TODAY), Ok(Some(1998)), "{cell}");
    }
    for (cell, found) in [("平成元年4月", 1989), ("1998年4月", 1998), ("1998/4", 1998)] {
        assert_eq!(year(cell, TODAY), Ok(Some(found)), "{cell}");
    }
    assert_eq!(year("昔から", TODAY), Err("import-expected-year"));
    for cell in ["3", "3月", "３月末", "3月期", "March", "2027/3", "2027年3月", "三月"] {
        assert_eq!(month(cell), Ok(Some(3)), "{cell}");
    }
    assert_eq!(month("13"), Err("import-expected-month"));
    assert_eq!(cut_off_days("15日・月末"), Ok(Some(vec![15, 31])));
    assert_eq!(cut_off_days("毎月20日締め"), Ok(Some(vec![20])));
    assert_eq!(cut_off_days("末"), Ok(Some(vec![31])));
    assert_eq!(cut_off_days("随時"), Err("import-expected-cut-off"));
    assert_eq!(years("28年"), Ok(Some(28)));
}

#[test]
fn short_lists_are_read() {
    for cell in ["A", "Ａ", "Aランク", "a", "ランクA"] {
        assert_eq!(tier(cell), Ok(Some(Tier::A)), "{cell}");
    }
    assert_eq!(tier("S"), Err("import-expected-tier"));
    assert_eq!(roles("上司・管理者"), Ok(Some(vec![Role::Leader, Role::Administrator])));
    assert_eq!(language("日本語"), Ok(Some(Language::Ja)));
    assert_eq!(percent("▲3%"), Ok(Some(Percent(-300))));
    assert_eq!(percent("8"), Ok(Some(Percent(800))));
    assert_eq!(policy_kind("お断り"), Ok(Some(PolicyKind::No)));
    assert_eq!(email("a@b"), Err("import-expected-email"));
    assert_eq!(email("a@b.example"), Ok(Some("a@b.example")));
}
