//! A deadline as somebody said it, to a proposal that a person confirms. Never silently resolved.
//!
//! まで includes the day named; 以内 does not count the first day (Civil Code, art. 140); 中 is wide.
//!
//! Source: domain notes 1.4, row by row.

use fushime_wording::date::WrittenDate;
use fushime_wording::spoken::{
    Bound, Break, FiscalPart, MonthNamed, MonthPart, Named, Spoken, Undated, Weekday,
};
use jiff::civil::{Date, DateTime, Time, date, time};

use super::written::{monday_of, weekday_of};
use super::{Calendar, DateDoubt, FiscalYear, QuestionKey, plus_days, resolve_written};

/// How sure a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// The words hold no date.
    NotADate,
    /// The words are so wide that the day is a guess.
    Vague,
    /// Most people mean this day.
    Likely,
    /// The words name this day.
    Sure,
}

/// Whose fiscal years may be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fiscal {
    /// The firm's own.
    pub ours: FiscalYear,
    /// The client's, when known.
    pub clients: Option<FiscalYear>,
}

/// What is proposed. A person confirms it; the words are kept beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposal {
    /// The day. `None`: the words hold no date.
    pub on: Option<Date>,
    /// The hour. `None`: none is meant.
    pub time: Option<Time>,
    /// How sure it is.
    pub sureness: Sureness,
    /// What to ask before it holds.
    pub question: Option<QuestionKey>,
    /// The other reading, as the client's fiscal year.
    pub also: Option<Date>,
}

/// The hour at which the firm closes: 本日中 is meant until then.
const CLOSING: Time = time(18, 0, 0, 0);
/// The hour at which a week or a month ends for the one who waits.
const LATE_AFTERNOON: Time = time(17, 0, 0, 0);
const NOON: Time = time(12, 0, 0, 0);
const FIRST_THING: Time = time(9, 30, 0, 0);

/// Makes a proposal out of a spoken deadline.
#[must_use]
pub fn resolve(spoken: &Spoken, said: DateTime, calendar: &Calendar, fiscal: Fiscal) -> Proposal {
    let resolving = Resolving { said, today: said.date(), calendar, fiscal, bound: spoken.bound };
    let mut proposal = resolving.named(spoken.named);
    if spoken.bound == Bound::Before
        && let Some(day) = proposal.on
    {
        proposal.on = Some(calendar.previous_working_day(plus_days(day, -1)));
    }
    if let Some(hour) = spoken.hour {
        let exact = i8::try_from(hour.hour).ok().zip(i8::try_from(hour.minute).ok());
        proposal.time = exact.and_then(|(h, m)| Time::new(h, m, 0, 0).ok());
    }
    if proposal.on.is_some() {
        if spoken.around {
            proposal = proposal.less_sure(Sureness::Vague, QuestionKey::IsThisRight);
        }
        if spoken.wished {
            proposal = proposal.less_sure(Sureness::Vague, QuestionKey::WhatPrevents);
        }
    }
    proposal
}

impl Proposal {
    fn sure(on: Date) -> Self {
        let sureness = Sureness::Sure;
        Self { on: Some(on), time: None, sureness, question: None, also: None }
    }

    fn none(question: QuestionKey) -> Self {
        let sureness = Sureness::NotADate;
        Self { on: None, time: None, sureness, question: Some(question), also: None }
    }

    fn at(mut self, time: Time) -> Self {
        self.time = Some(time);
        self
    }

    fn less_sure(mut self, sureness: Sureness, question: QuestionKey) -> Self {
        self.sureness = self.sureness.min(sureness);
        self.question = self.question.or(Some(question));
        self
    }

    fn likely(self, question: QuestionKey) -> Self {
        self.less_sure(Sureness::Likely, question)
    }

    fn vague(self, question: QuestionKey) -> Self {
        self.less_sure(Sureness::Vague, question)
    }
}

/// Returns what to ask when the words hold no date.
fn question_of(why: Undated) -> QuestionKey {
    match why {
        Undated::Soon | Undated::AsSoonAsPossible | Undated::AfterNewYear => QuestionKey::WhichDay,
        Undated::OnceKnown | Undated::OnceCalm | Undated::AfterBusySeason => QuestionKey::UponWhat,
        Undated::RightMoment => QuestionKey::WhichOccasion,
    }
}

struct Resolving<'a> {
    said: DateTime,
    today: Date,
    calendar: &'a Calendar,
    fiscal: Fiscal,
    bound: Bound,
}

impl Resolving<'_> {
    fn named(&self, named: Named) -> Proposal {
        let calendar = self.calendar;
        match named {
            Named::Day(ahead) => self.open(plus_days(self.today, ahead.into())).at(CLOSING),
            Named::FirstThing => {
                Proposal::sure(calendar.add_working_days(self.today, 1)).at(FIRST_THING)
            }
            Named::Morning(ahead) => self.open(plus_days(self.today, ahead.into())).at(NOON),
            Named::Evening(ahead) => {
                self.open(plus_days(self.today, ahead.into())).at(LATE_AFTERNOON)
            }
            Named::WeekOpening => Proposal::sure(self.working_day_of_week(1, 1)).at(NOON),
            Named::EarlyWeek(ahead) => {
                Proposal::sure(self.working_day_of_week(ahead, 2)).likely(QuestionKey::IsThisRight)
            }
            Named::Week(ahead) => self.week(ahead),
            Named::WeekEnd(ahead) => self.week_end(ahead),
            Named::Weekday(ahead, weekday) => self.weekday(ahead, weekday),
            Named::Days(days) => self.open(plus_days(self.today, days.into())),
            Named::WorkingDays(days) => {
                Proposal::sure(calendar.add_working_days(self.today, days.into()))
            }
            Named::Weeks(weeks) => self.open(plus_days(self.today, i64::from(weeks) * 7)),
            Named::Months(months) => {
                let span = jiff::Span::new().months(i64::from(months.min(1200)));
                self.open(self.today.saturating_add(span))
            }
            Named::FewDays => Proposal::sure(calendar.add_working_days(self.today, 3))
                .vague(QuestionKey::WhichDay),
            Named::Month(month, part) => self.month(self.month_of(month), part),
            Named::WholeMonth(month) if self.bound == Bound::From => {
                Proposal::sure(self.month_of(month)).likely(QuestionKey::IsThisRight)
            }
            Named::WholeMonth(month) => {
                let last = calendar.last_working_day_of_month(self.month_of(month));
                Proposal::sure(last).at(LATE_AFTERNOON).likely(QuestionKey::IsThisRight)
            }
            Named::CutOff(day) => self.cut_off(day),
            Named::SettlementDay => {
                Proposal::sure(self.settlement_day()).likely(QuestionKey::IsThisRight)
            }
            Named::Fiscal(ahead, part) => self.fiscal_part(ahead, part),
            Named::YearEnd(ahead) => {
                let year = self.today.year() + i16::from(ahead);
                let last = calendar.previous_working_day(date(year, 12, 27));
                Proposal::sure(last).likely(QuestionKey::IsThisRight)
            }
            Named::EarlyNewYear => {
                Proposal::sure(self.second_week_of_january()).likely(QuestionKey::IsThisRight)
            }
            Named::AfterBreak(which) => {
                let (_, last) = self.break_span(which);
                let first_after = calendar.next_working_day(plus_days(last, 1));
                Proposal::sure(calendar.add_working_days(first_after, 2))
                    .likely(QuestionKey::IsThisRight)
            }
            Named::BeforeBreak(which) => {
                let (first, _) = self.break_span(which);
                Proposal::sure(calendar.previous_working_day(plus_days(first, -1)))
            }
            Named::Written(written) => self.written(&written),
            Named::None(why) => Proposal::none(question_of(why)),
        }
    }

    /// The end of a week, or its beginning when something holds from then on.
    fn week(&self, ahead: i8) -> Proposal {
        if self.bound == Bound::From {
            return Proposal::sure(self.working_day_of_week(ahead, 1))
                .likely(QuestionKey::IsThisRight);
        }
        self.week_end(ahead)
    }

    fn week_end(&self, ahead: i8) -> Proposal {
        let friday = plus_days(self.monday(ahead), 4);
        let last = self.calendar.previous_working_day(friday);
        // A week without a working day left: the first one after it.
        let over = last < self.today;
        let day = if over { self.calendar.next_working_day(self.today) } else { last };
        Proposal::sure(day).at(LATE_AFTERNOON)
    }

    fn written(&self, written: &WrittenDate) -> Proposal {
        let may_be_past = matches!(self.bound, Bound::On | Bound::From | Bound::After);
        match resolve_written(written, self.today, may_be_past) {
            Ok(day) => self.open(day),
            Err(DateDoubt::WeekdayDiffers(day)) => {
                Proposal::sure(day).likely(QuestionKey::WeekdayDiffers)
            }
            Err(DateDoubt::EitherOrder(first, second)) => {
                let first = Proposal::sure(first).likely(QuestionKey::WhichOrder);
                Proposal { also: Some(second), ..first }
            }
            Err(DateDoubt::NoDay) => match written.month {
                Some(month) if (1..=12).contains(&month) => {
                    let day = self.month_of(MonthNamed::Number(month));
                    let last = self.calendar.last_working_day_of_month(day);
                    Proposal::sure(last).vague(QuestionKey::WhichDay)
                }
                _ => Proposal::none(QuestionKey::WhichDay),
            },
            Err(DateDoubt::NoSuchDay) => Proposal::none(QuestionKey::NoSuchDay),
        }
    }

    /// A day that was named. Where it is closed the working day before is proposed, and asked;
    /// the day from which something holds stays as it was named.
    fn open(&self, day: Date) -> Proposal {
        if self.bound == Bound::From || self.calendar.is_working_day(day) {
            return Proposal::sure(day);
        }
        let before = self.calendar.previous_working_day(day);
        let open = if before < self.today { self.calendar.next_working_day(day) } else { before };
        Proposal { also: Some(day), ..Proposal::sure(open).likely(QuestionKey::ClosedDay) }
    }

    fn monday(&self, ahead: i8) -> Date {
        plus_days(monday_of(self.today), i64::from(ahead) * 7)
    }

    /// The n-th working day of a week, or the first after it where the week has fewer.
    fn working_day_of_week(&self, ahead: i8, nth: i32) -> Date {
        self.calendar.add_working_days(plus_days(self.monday(ahead), -1), nth)
    }

    fn weekday(&self, ahead: Option<i8>, weekday: Weekday) -> Proposal {
        let offset = i64::from(weekday_of(weekday).to_monday_zero_offset());
        if let Some(ahead) = ahead {
            return self.open(plus_days(self.monday(ahead), offset));
        }
        let this_week = plus_days(self.monday(0), offset);
        if this_week == self.today {
            let next = plus_days(this_week, 7);
            let (first, other) =
                if self.said.time() < CLOSING { (this_week, next) } else { (next, this_week) };
            let proposal = self.open(first).likely(QuestionKey::ThisOrNextWeek);
            return Proposal { also: Some(other), ..proposal };
        }
        let day = if this_week < self.today { plus_days(this_week, 7) } else { this_week };
        self.open(day)
    }

    /// Returns some day in the month that is named.
    fn month_of(&self, month: MonthNamed) -> Date {
        match month {
            MonthNamed::Ahead(ahead) => self
                .today
                .first_of_month()
                .saturating_add(jiff::Span::new().months(i64::from(ahead))),
            MonthNamed::Number(number) => {
                let number = i8::try_from(number.clamp(1, 12)).unwrap_or(1);
                let later = number < self.today.month();
                date(self.today.year() + i16::from(later), number, 1)
            }
        }
    }

    fn month(&self, month: Date, part: MonthPart) -> Proposal {
        let calendar = self.calendar;
        let day = |number: i8| month.with().day(number).build().unwrap_or(month);
        match part {
            MonthPart::Early => Proposal::sure(calendar.previous_working_day(day(10)))
                .likely(QuestionKey::IsThisRight),
            MonthPart::Middle => Proposal::sure(calendar.previous_working_day(day(20)))
                .likely(QuestionKey::IsThisRight),
            MonthPart::Late => Proposal::sure(calendar.last_working_day_of_month(month))
                .likely(QuestionKey::IsThisRight),
            MonthPart::Start => Proposal::sure(calendar.nth_working_day_of_month(month, 3))
                .likely(QuestionKey::IsThisRight),
            MonthPart::End => Proposal::sure(calendar.last_working_day_of_month(month))
                .at(LATE_AFTERNOON)
                .likely(QuestionKey::WhichEndOfMonth),
            MonthPart::LastDay => {
                let last = month.last_of_month();
                let proposal = Proposal::sure(last);
                if calendar.is_working_day(last) {
                    proposal
                } else {
                    proposal.likely(QuestionKey::ClosedDay)
                }
            }
        }
    }

    fn cut_off(&self, day: Option<u8>) -> Proposal {
        let in_month = |month: Date| {
            let number = i8::try_from(day.unwrap_or(31)).unwrap_or(31);
            month.with().day(number.clamp(1, month.days_in_month())).build().unwrap_or(month)
        };
        let this_month = in_month(self.today.first_of_month());
        let next = if this_month >= self.today {
            this_month
        } else {
            in_month(plus_days(self.today.last_of_month(), 1))
        };
        Proposal::sure(next).likely(QuestionKey::WhoseCutOff)
    }

    /// Finds the next of the 5th, 10th, 15th, 20th, 25th and the month's end.
    fn settlement_day(&self) -> Date {
        let mut day = self.today;
        while day.day() % 5 != 0 || day.day() == 30 && day.days_in_month() == 31 {
            if day == day.last_of_month() {
                break;
            }
            day = plus_days(day, 1);
        }
        if day.day() == 30 && day.days_in_month() == 31 { day.last_of_month() } else { day }
    }

    fn fiscal_part(&self, ahead: i8, part: FiscalPart) -> Proposal {
        let day_of = |year: FiscalYear| {
            let within = self.today.saturating_add(jiff::Span::new().years(i64::from(ahead)));
            let end = match part {
                FiscalPart::Start => return plus_days(year.end(within), 1),
                FiscalPart::End => year.end(within),
                FiscalPart::HalfEnd => year.half_end(within),
                FiscalPart::QuarterEnd => year.quarter_end(within),
            };
            self.calendar.previous_working_day(end)
        };
        let ours = day_of(self.fiscal.ours);
        let clients = self.fiscal.clients.map(day_of).filter(|day| *day != ours);
        let proposal = Proposal::sure(ours);
        if self.fiscal.clients.is_some() && clients.is_none() {
            return proposal;
        }
        Proposal { also: clients, ..proposal.likely(QuestionKey::WhoseYear) }
    }

    fn second_week_of_january(&self) -> Date {
        let year = self.today.year() + i16::from(self.today.month() > 1);
        let first = self.calendar.next_working_day(date(year, 1, 4));
        let next_monday = plus_days(monday_of(first), 7);
        self.calendar.next_working_day(next_monday)
    }

    /// Returns the first and last day of a block of closed days, the running or the next one.
    fn break_span(&self, which: Break) -> (Date, Date) {
        let year = self.today.year();
        let coming = |spans: [(Date, Date); 3]| {
            let next = spans.iter().find(|(_, last)| *last >= self.today);
            *next.unwrap_or(&spans[2])
        };
        let yearly = |first: (i8, i8), last: (i8, i8), later: i16| {
            coming(
                [year - 1, year, year + 1]
                    .map(|y| (date(y, first.0, first.1), date(y + later, last.0, last.1))),
            )
        };
        match which {
            Break::Obon => yearly((8, 13), (8, 16), 0),
            Break::GoldenWeek => yearly((4, 29), (5, 5), 0),
            Break::NewYear => yearly((12, 29), (1, 3), 1),
            Break::Next => self.next_block(),
        }
    }

    /// Finds the next three or more closed days in a row.
    fn next_block(&self) -> (Date, Date) {
        let mut day = self.today;
        for _ in 0..400 {
            let mut last = day;
            while !self.calendar.is_working_day(last) && last < plus_days(day, 60) {
                last = plus_days(last, 1);
            }
            let length = super::days_between(day, last);
            if length >= 3 {
                return (day, plus_days(last, -1));
            }
            day = plus_days(last, 1);
        }
        (day, day)
    }
}
