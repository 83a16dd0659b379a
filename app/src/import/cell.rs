//! One cell to one value: dates, money, months, ranks, as people and programs write them.
//!
//! Every reader returns the value, nothing for an empty cell, or the key of the sentence that says
//! what was expected.

use fushime_core::calendar::{DateDoubt, resolve_written};
use fushime_core::event::terms::{Language, PolicyKind, Role, Tier};
use fushime_core::money::{Percent, Yen};
use fushime_wording::number::Decimal;
use fushime_wording::{Known, fold_width};
use jiff::civil::Date;

/// What a reader returns: a value, nothing, or the key of what was expected.
pub type Read<T> = Result<Option<T>, &'static str>;

/// Tells whether a cell says nothing: empty, or a dash that people put for "none".
#[must_use]
pub fn is_blank(cell: &str) -> bool {
    let cell = cell.trim();
    cell.is_empty()
        || matches!(
            cell,
            "-" | "－" | "ー" | "―" | "—" | "‐" | "–" | "N/A" | "n/a" | "なし" | "無し"
        )
        || matches!(cell, "NULL" | "null" | "None" | "none" | "(empty)")
}

/// Tells whether a cell shows the error of a formula.
#[must_use]
pub fn is_formula_error(cell: &str) -> bool {
    const ERRORS: &[&str] =
        &["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!"];
    cell.starts_with('#') && ERRORS.contains(&cell)
}

/// Returns the words of a cell.
///
/// # Errors
///
/// When the cell shows the error of a formula.
pub fn words(cell: &str) -> Read<&str> {
    if is_blank(cell) {
        Ok(None)
    } else if is_formula_error(cell) {
        Err("import-expected-no-error")
    } else {
        Ok(Some(cell))
    }
}

/// The order of day and month in dates like 4/5/2027.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateOrder {
    /// Not known: such a date is asked about.
    #[default]
    Unknown,
    /// The day first.
    DayFirst,
    /// The month first.
    MonthFirst,
}

/// Reads a date in any common form, with eras.
///
/// # Errors
///
/// When it is none, or a person would have to be asked which is meant.
pub fn date(cell: &str, today: Date, order: DateOrder) -> Read<Date> {
    let Some(cell) = words(cell)? else { return Ok(None) };
    if let Some(found) = plain_date(cell) {
        return Ok(Some(found.0));
    }
    if year_of_month(&fold_width(cell)).is_some() {
        return Err("import-expected-date-day");
    }
    let written = fushime_wording::parse_date_cell(cell).ok_or("import-expected-date")?;
    match resolve_written(&written, today, true) {
        Ok(found) => Ok(Some(found)),
        Err(DateDoubt::EitherOrder(month_first, day_first)) => match order {
            DateOrder::Unknown => Err("import-expected-date-order"),
            DateOrder::DayFirst => Ok(Some(day_first)),
            DateOrder::MonthFirst => Ok(Some(month_first)),
        },
        Err(DateDoubt::WeekdayDiffers(_)) => Err("import-expected-date-weekday"),
        Err(DateDoubt::NoDay) => Err("import-expected-date-day"),
        Err(DateDoubt::NoSuchDay) => Err("import-expected-date-real"),
    }
}

/// Reads 2027-04-01 and 2027/4/1, quickly, and returns what stands behind it.
#[must_use]
pub fn plain_date(cell: &str) -> Option<(Date, &str)> {
    let bytes = cell.as_bytes();
    let separator = *bytes.get(4)?;
    if !matches!(separator, b'-' | b'/' | b'.') {
        return None;
    }
    let (year, place) = digits(bytes, 0, 4)?;
    let (month, place) = digits(bytes, place + 1, 2)?;
    if bytes.get(place) != Some(&separator) {
        return None;
    }
    let (day, place) = digits(bytes, place + 1, 2)?;
    if bytes.get(place).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let found =
        Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let rest = cell.get(place..)?;
    let ends = rest.is_empty() || rest.starts_with([' ', 'T', 't']);
    found.ok().filter(|_| ends).map(|found| (found, rest))
}

/// Reads up to `most` digits at `at`.
pub(super) fn digits(bytes: &[u8], at: usize, most: usize) -> Option<(u32, usize)> {
    let mut value = 0;
    let mut end = at;
    while end - at < most
        && let Some(digit) = bytes.get(end).filter(|byte| byte.is_ascii_digit())
    {
        value = value * 10 + u32::from(digit - b'0');
        end += 1;
    }
    (end > at).then_some((value, end))
}

/// Reads an amount of money; a plain number is taken times `unit` yen.
///
/// # Errors
///
/// When it is no amount.
pub fn yen(cell: &str, unit: i64) -> Read<Yen> {
    const EXPECTED: &str = "import-expected-yen";
    let Some(cell) = words(cell)? else { return Ok(None) };
    let folded = fold_width(cell).replace([',', ' '], "");
    if let Some(plain) = plain_decimal(&folded) {
        let amount = plain.scaled(3).and_then(|thousandths| thousandths.checked_mul(unit));
        return amount.map(|thousandths| Some(Yen(thousandths / 1000))).ok_or(EXPECTED);
    }
    let facts = fushime_wording::read(cell, &Known::default());
    let [found] = facts.numbers.as_slice() else { return Err(EXPECTED) };
    let whole = found.span.start == 0 && found.span.end == cell.len();
    let number = &found.value;
    match number.as_yen() {
        Some(amount) if whole => Ok(Some(Yen(amount))),
        None if whole && number.unit == fushime_wording::number::Unit::None => {
            let amount = number.value.scaled(0).ok_or(EXPECTED)?;
            Ok(Some(Yen(amount)))
        }
        _ => Err(EXPECTED),
    }
}

/// Reads digits with an optional sign and point, and nothing else.
fn plain_decimal(text: &str) -> Option<Decimal> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let (whole, part) = rest.split_once('.').unwrap_or((rest, ""));
    let plain =
        !whole.is_empty() && (whole.bytes().chain(part.bytes())).all(|b| b.is_ascii_digit());
    if !plain {
        return None;
    }
    let part = part.trim_end_matches('0');
    let part = part.get(..part.len().min(6))?;
    let mantissa: i64 = format!("{whole}{part}").parse().ok()?;
    Some(Decimal { mantissa: sign * mantissa, decimals: u8::try_from(part.len()).ok()? })
}

/// Returns how many yen one is in a column whose header carries this remark: 千円, 百万円, k JPY.
#[must_use]
pub fn yen_unit(remark: &str) -> Option<i64> {
    let folded = fold_width(remark);
    let known = [
        ("百万", 1_000_000),
        ("千万", 10_000_000),
        ("億", 100_000_000),
        ("万", 10_000),
        ("千", 1_000),
        ("million", 1_000_000),
        ("thousand", 1_000),
        ("mjpy", 1_000_000),
        ("m¥", 1_000_000),
        ("¥m", 1_000_000),
        ("kjpy", 1_000),
        ("k¥", 1_000),
        ("¥k", 1_000),
        ("円", 1),
        ("yen", 1),
        ("jpy", 1),
        ("¥", 1),
    ];
    known.iter().find(|(name, _)| folded.contains(name)).map(|(_, unit)| *unit)
}

/// Reads a share: 8%, 8, 1割, -3 %.
///
/// # Errors
///
/// When it is none.
pub fn percent(cell: &str) -> Read<Percent> {
    const EXPECTED: &str = "import-expected-percent";
    let Some(cell) = words(cell)? else { return Ok(None) };
    let folded = fold_width(cell).replace('▲', "-");
    let bare = folded.trim_start_matches('+').trim_end_matches('%');
    if let Some(plain) = plain_decimal(bare) {
        let hundredths = plain.scaled(2).and_then(|value| i32::try_from(value).ok());
        return hundredths.map(|value| Some(Percent(value))).ok_or(EXPECTED);
    }
    let facts = fushime_wording::read(cell, &Known::default());
    let [found] = facts.numbers.as_slice() else { return Err(EXPECTED) };
    found.value.as_percent_hundredths().map(|value| Some(Percent(value))).ok_or(EXPECTED)
}

/// Reads a year: 1998, 1998年, 平成10年, H10, or the year of a date.
///
/// # Errors
///
/// When it is none between 1600 and 2199.
pub fn year(cell: &str, today: Date) -> Read<i16> {
    const EXPECTED: &str = "import-expected-year";
    let Some(cell) = words(cell)? else { return Ok(None) };
    let folded = fold_width(cell);
    let bare = folded.trim_end_matches("年度").trim_end_matches(['年', '-', '~']);
    let bare = bare.strip_prefix("西暦").unwrap_or(bare);
    let found = if bare.len() == 4 && bare.bytes().all(|byte| byte.is_ascii_digit()) {
        bare.parse().map_err(|_| EXPECTED)?
    } else if let Ok(Some(day)) = date(cell, today, DateOrder::MonthFirst) {
        day.year()
    } else {
        era_year(bare).or_else(|| year_of_month(&folded)).ok_or(EXPECTED)?
    };
    if (1600..2200).contains(&found) { Ok(Some(found)) } else { Err(EXPECTED) }
}

/// Reads 平成10, h10, 昭和元 as a year.
fn era_year(text: &str) -> Option<i16> {
    let eras: [(&[&str], i16); 5] = [
        (&["令和", "r"], 2018),
        (&["平成", "h"], 1988),
        (&["昭和", "s"], 1925),
        (&["大正", "t"], 1911),
        (&["明治", "m"], 1867),
    ];
    let (before, number) = eras.iter().find_map(|(names, before)| {
        names.iter().find_map(|name| Some((*before, text.strip_prefix(name)?)))
    })?;
    let number = number.trim_start_matches(['.', '-']);
    let number: i16 = if number == "元" { 1 } else { number.parse().ok()? };
    (1..=64).contains(&number).then_some(before + number)
}

/// Reads the year of a month without a day: 平成元年4月, 1998/4, H31.4.
fn year_of_month(folded: &str) -> Option<i16> {
    let (year, month) = folded.split_once(['年', '/', '.', '-'])?;
    let month: u8 = month.strip_suffix('月').unwrap_or(month).parse().ok()?;
    let is_month = (1..=12).contains(&month);
    let year = match year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) {
        true => year.parse().ok(),
        false => era_year(year),
    };
    year.filter(|_| is_month)
}

/// Reads a number of years: 28, 28年.
///
/// # Errors
///
/// When it is none.
pub fn years(cell: &str) -> Read<i16> {
    let Some(cell) = words(cell)? else { return Ok(None) };
    let folded = fold_width(cell);
    let bare = folded.trim_end_matches(['年', '間']).trim_end_matches("years");
    bare.parse::<i16>()
        .ok()
        .filter(|years| (0..=500).contains(years))
        .map(Some)
        .ok_or("import-expected-years")
}

/// Reads a number of working days: 5, 5日, 5営業日.
///
/// # Errors
///
/// When it is none between 1 and 250.
pub fn days(cell: &str) -> Read<u16> {
    let Some(cell) = words(cell)? else { return Ok(None) };
    let folded = fold_width(cell);
    let bare = folded.trim_end_matches("営業日").trim_end_matches("days").trim_end_matches('日');
    let number = bare.parse::<u16>().ok().filter(|days| (1..=250).contains(days));
    number.map(Some).ok_or("import-expected-days")
}

/// Reads a month: 3, 3月, 3月末, 3月期, March, Mar, 2027/3.
///
/// # Errors
///
/// When it is none.
pub fn month(cell: &str) -> Read<u8> {
    const NAMES: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    const EXPECTED: &str = "import-expected-month";
    let Some(cell) = words(cell)? else { return Ok(None) };
    let folded = fold_width(cell);
    let named = (1..=12_u8).zip(NAMES).find(|(_, name)| folded.starts_with(name));
    if let Some((number, _)) = named {
        return Ok(Some(number));
    }
    let bare = folded.split(['(', '・', ',']).next().unwrap_or("");
    let bare = bare.rsplit(['/', '-']).next().unwrap_or(bare);
    let bare = bare.rsplit_once('年').map_or(bare, |(_, month)| month);
    let digits: String = bare.chars().take_while(char::is_ascii_digit).collect();
    let rest = bare.get(digits.len()..).unwrap_or("");
    let number = match digits.parse::<u8>() {
        Ok(number) if ["", "月", "月末", "月期", "月決算", "月末日"].contains(&rest) => {
            Some(number)
        }
        Ok(_) => None,
        Err(_) => kanji_month(bare),
    };
    number.filter(|number| (1..=12).contains(number)).map(Some).ok_or(EXPECTED)
}

/// Reads 三月, 十二月末.
fn kanji_month(text: &str) -> Option<u8> {
    let bare = text.split_once('月').map_or(text, |(month, _)| month);
    let named = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
    (1..=12_u8).zip(named).find(|(_, name)| *name == bare).map(|(number, _)| number)
}

/// Reads the cut-off days of a month: 末日, 20日, 15日・月末, 20,31, end of month.
///
/// # Errors
///
/// When one of them is none.
pub fn cut_off_days(cell: &str) -> Read<Vec<u8>> {
    let Some(cell) = words(cell)? else { return Ok(None) };
    let folded = fold_width(cell);
    let mut days = Vec::new();
    for part in folded.split(['·', ',', '/', '、', ';', '&', '\n', '+']) {
        let bare = part
            .trim_start_matches("毎月")
            .trim_end_matches("締メ切リ")
            .trim_end_matches("締メ")
            .trim_end_matches(['締', '〆']);
        let day = match bare {
            "" => continue,
            "末" | "末日" | "月末" | "月末日" | "eom" | "endofmonth" | "end" | "monthend" => {
                Some(31)
            }
            other => other
                .trim_end_matches(['日', 't', 'h'])
                .parse::<u8>()
                .ok()
                .filter(|day| (1..=31).contains(day) || *day == 99)
                .map(|day| day.min(31)),
        };
        days.push(day.ok_or("import-expected-cut-off")?);
    }
    days.sort_unstable();
    days.dedup();
    if days.is_empty() { Ok(None) } else { Ok(Some(days)) }
}

/// Reads how much an account matters: A, Ａランク, B.
///
/// # Errors
///
/// When it is none of A to D.
pub fn tier(cell: &str) -> Read<Tier> {
    let Some(cell) = words(cell)? else { return Ok(None) };
    let folded = fold_width(cell);
    let bare = folded
        .trim_start_matches("ランク")
        .trim_end_matches("ランク")
        .trim_start_matches("tier")
        .trim_end_matches("先");
    Tier::named(&bare.to_uppercase()).map(Some).ok_or("import-expected-tier")
}

/// Reads roles: 上司, 担当, 役員, 関係部門, 管理者, several of them with a separator.
///
/// # Errors
///
/// When one of them is none.
pub fn roles(cell: &str) -> Read<Vec<Role>> {
    let Some(cell) = words(cell)? else { return Ok(None) };
    let folded = fold_width(cell);
    let mut roles = Vec::new();
    for part in folded.split(['·', ',', '/', '、', ';', '\n', '+', '&']) {
        let role = match part {
            "" => continue,
            "上司" | "上長" | "責任者" | "マネ-ジャ-" | "リ-ダ-" | "課長" | "部長" | "leader"
            | "manager" | "boss" => Role::Leader,
            "担当" | "担当者" | "営業" | "営業担当" | "salesperson" | "sales" | "rep" => {
                Role::Salesperson
            }
            "役員" | "executive" | "officer" => Role::Executive,
            "関係部門" | "関係者" | "stakeholder" => Role::Stakeholder,
            "管理者" | "システム管理者" | "administrator" | "admin" => {
                Role::Administrator
            }
            other => Role::named(other).ok_or("import-expected-role")?,
        };
        roles.push(role);
    }
    roles.sort_unstable();
    roles.dedup();
    if roles.is_empty() { Ok(None) } else { Ok(Some(roles)) }
}

/// Reads a language of the pages.
///
/// # Errors
///
/// When it is neither Japanese nor English.
pub fn language(cell: &str) -> Read<Language> {
    let Some(cell) = words(cell)? else { return Ok(None) };
    match fold_width(cell).as_str() {
        "ja" | "jp" | "jpn" | "ja-jp" | "日本語" | "japanese" => Ok(Some(Language::Ja)),
        "en" | "eng" | "en-us" | "en-gb" | "英語" | "english" => Ok(Some(Language::En)),
        _ => Err("import-expected-language"),
    }
}

/// Reads a mail address.
///
/// # Errors
///
/// When it is none.
pub fn email(cell: &str) -> Read<&str> {
    let Some(cell) = words(cell)? else { return Ok(None) };
    let (local, domain) = cell.split_once('@').ok_or("import-expected-email")?;
    let plain = |part: &str| !part.is_empty() && !part.contains(char::is_whitespace);
    let sound = plain(local) && plain(domain) && domain.contains('.') && !domain.contains('@');
    if sound { Ok(Some(cell)) } else { Err("import-expected-email") }
}

/// Reads a number of ours: D-142, A-17. What is none says nothing: it is another program's.
///
/// # Errors
///
/// Never.
pub fn number_of_ours(cell: &str) -> Read<u32> {
    let number = cell.trim().split_once('-').map(|(_, number)| number);
    Ok(number.and_then(|number| number.parse().ok()))
}

/// Reads a number from 1 to 100.
///
/// # Errors
///
/// When it is none.
pub fn rank(cell: &str) -> Read<u8> {
    let Some(cell) = words(cell)? else { return Ok(None) };
    let number = fold_width(cell).parse::<u8>().ok().filter(|rank| (1..=100).contains(rank));
    number.map(Some).ok_or("import-expected-rank")
}

/// Reads what a policy or directive is about.
///
/// # Errors
///
/// When it is none of the six.
pub fn policy_kind(cell: &str) -> Read<PolicyKind> {
    let Some(cell) = words(cell)? else { return Ok(None) };
    Ok(Some(match fold_width(cell).as_str() {
        "価格" | "価格改定" | "値上ゲ" | "price" | "priceincrease" => PolicyKind::Price,
        "供給" | "納期" | "供給·納期" | "欠品" | "shortage" | "supply" => {
            PolicyKind::Shortage
        }
        "品質" | "quality" => PolicyKind::Quality,
        "割当" | "割リ当テ" | "配分" | "allocation" => PolicyKind::Allocation,
        "オ断リ" | "断リ" | "no" => PolicyKind::No,
        "ソノ他" | "other" => PolicyKind::Other,
        _ => return Err("import-expected-policy-kind"),
    }))
}

#[cfg(test)]
mod tests;
