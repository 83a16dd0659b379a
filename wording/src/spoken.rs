//! Deadlines as spoken: 来週中, 月末, 年内, 二、三日中, "by Friday", "end of next month".
//!
//! Nothing here is a date yet. `core`'s calendar makes a proposal out of it, and a person confirms.
//! Source: domain notes 1.4 (every row) and its English counterparts.

use serde::{Deserialize, Serialize};

pub use crate::date::Weekday;
use crate::date::{HourOfDay, WrittenDate};

/// How the words bound the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// Named without a bound: 金曜に, on Friday.
    On,
    /// まで, by, until: the day named is included.
    By,
    /// 以内, within: the first day is not counted (Civil Code, art. 140).
    Within,
    /// 中, during: any time within the span, so its end is meant and it is wide.
    During,
    /// から, より, from.
    From,
    /// 前に, より前, before: the day named is not included.
    Before,
    /// 以降, 後, after.
    After,
}

/// Which day, week, month … counted from the day of speaking. 0 is this one, 1 the next.
pub type Ahead = i8;

/// The part of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MonthPart {
    /// 上旬, 月の前半 early.
    Early,
    /// 中旬, 月半ば, mid.
    Middle,
    /// 下旬, late.
    Late,
    /// 月初, start of the month.
    Start,
    /// 月末, 月内, 今月いっぱい, end of the month: last working day is proposed.
    End,
    /// 末日, the last day itself.
    LastDay,
}

/// Which month a phrase names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MonthNamed {
    /// 今月 0, 来月 1, 再来月 2, 先月 -1. Bare 月末 and 月内 are 0.
    Ahead(Ahead),
    /// 3月, March: the next one to come.
    Number(u8),
}

/// A part of the fiscal year whose owner must be asked: ours or the client's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FiscalPart {
    /// 期初, 新年度, 来期.
    Start,
    /// 期末, 年度内, 年度末, 今期中.
    End,
    /// 半期末, 上期末.
    HalfEnd,
    /// 四半期末, end of the quarter.
    QuarterEnd,
}

/// Which block of closed days a phrase refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Break {
    /// 盆, Obon.
    Obon,
    /// GW, ゴールデンウィーク.
    GoldenWeek,
    /// 年末年始, 正月, the year's turn.
    NewYear,
    /// 連休, the holidays: whichever comes next.
    Next,
}

/// Why a phrase holds no date at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Undated {
    /// 近日中, 近々, 追って, 後日, いずれ, そのうち, soon, shortly, in due course.
    Soon,
    /// できるだけ早く, なるべく早く, 早急に, 至急, ASAP.
    AsSoonAsPossible,
    /// 目処が立ち次第, 決まり次第, 分かり次第, 準備ができ次第, once we know.
    OnceKnown,
    /// 落ち着いたら, 落ち着き次第, when things calm down.
    OnceCalm,
    /// タイミングを見て, 折を見て, 機会を見て, 機会があれば, when the time is right.
    RightMoment,
    /// 年明け (alone), after the new year.
    AfterNewYear,
    /// 繁忙期が過ぎたら, after the busy season.
    AfterBusySeason,
}

/// What a spoken deadline names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Named {
    /// 本日 0, 明日 1, 明後日 2, 昨日 -1, today, tomorrow.
    Day(Ahead),
    /// 朝イチ, first thing in the morning: of the next working day.
    FirstThing,
    /// 午前中 (today when alone), this morning.
    Morning(Ahead),
    /// 夕方, this evening, end of play.
    Evening(Ahead),
    /// 週明け: the first working day of next week. `Ahead` is always 1 for the next.
    WeekOpening,
    /// 来週早々, early next week.
    EarlyWeek(Ahead),
    /// 今週 0 / 来週 1 / 再来週 2: its end, last working day. 今週中, 今週いっぱい, 来週中, 週内.
    Week(Ahead),
    /// 週末 as a business deadline, end of the week.
    WeekEnd(Ahead),
    /// 金曜 (`None`: the next to come), 今週の金曜 (`Some(0)`), 来週の火曜 (`Some(1)`).
    Weekday(Option<Ahead>, Weekday),
    /// 3日以内, in three days, 3日後; calendar days.
    Days(u16),
    /// 3営業日以内, within three business days.
    WorkingDays(u16),
    /// 2週間以内, in two weeks.
    Weeks(u16),
    /// 1か月以内, in a month.
    Months(u16),
    /// 数日中, 2、3日中, in a few days: vague, third working day.
    FewDays,
    /// 上旬, 月末, 来月中旬, 3月末, end of March.
    Month(MonthNamed, MonthPart),
    /// A whole month without a part: 来月, 今月中, next month, in March.
    WholeMonth(MonthNamed),
    /// 20日〆, 末〆 (`None`): whose cut-off must be asked.
    CutOff(Option<u8>),
    /// 五十日: the next of 5, 10, 15, 20, 25, month end.
    SettlementDay,
    /// 期末, 年度内, 今期中, 来期, end of the fiscal year; `Ahead` 0 is this year's.
    Fiscal(Ahead, FiscalPart),
    /// 年内, 年末, by the end of the year; `Ahead` 0 is this year.
    YearEnd(Ahead),
    /// 年明け早々, 年始, early January.
    EarlyNewYear,
    /// 盆明け, 連休明け, GW明け, after Golden Week.
    AfterBreak(Break),
    /// 盆前, 連休前, before the holidays.
    BeforeBreak(Break),
    /// A written date with a bound word: 12月10日まで, by 10 December.
    Written(WrittenDate),
    /// No date at all.
    None(Undated),
}

/// A deadline as somebody said it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spoken {
    /// What it names.
    pub named: Named,
    /// How it bounds the time.
    pub bound: Bound,
    /// The hour said with it (金曜17時まで). `None`: the calendar proposes one.
    pub hour: Option<HourOfDay>,
    /// Whether a softener stood at it (頃, くらい, 目処, around, roughly).
    pub around: bool,
    /// Whether it was wished, not promised (できれば, なんとか, ideally, hopefully).
    pub wished: bool,
}
