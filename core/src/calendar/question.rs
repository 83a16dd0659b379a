//! The question to ask before a spoken deadline becomes a date.

use crate::event::terms::list;

list! {
    /// What has to be asked, by the reason the words are not enough.
    QuestionKey {
        /// No date at all: which day, until which hour?
        WhichDay = "which_day",
        /// A condition: what has to end or be known, and on which day?
        UponWhat = "upon_what",
        /// A moment: at which meeting, on which day?
        WhichOccasion = "which_occasion",
        /// Whose fiscal year, ours or the client's?
        WhoseYear = "whose_year",
        /// Whose cut-off, ours or the client's?
        WhoseCutOff = "whose_cut_off",
        /// The last day itself, or the last few?
        WhichEndOfMonth = "which_end_of_month",
        /// The day named is closed: before or after it?
        ClosedDay = "closed_day",
        /// The weekday and the date do not agree: which of the two?
        WeekdayDiffers = "weekday_differs",
        /// There is no such day.
        NoSuchDay = "no_such_day",
        /// Today, or a week later?
        ThisOrNextWeek = "this_or_next_week",
        /// Is this day all right, since the words were wide?
        IsThisRight = "is_this_right",
        /// Month before day, or day before month?
        WhichOrder = "which_order",
        /// Is there anything that could prevent it?
        WhatPrevents = "what_prevents",
    }
}

impl QuestionKey {
    /// Returns the key of the question on screen.
    #[must_use]
    pub fn text_key(self) -> &'static str {
        match self {
            Self::WhichDay => "deadline-which-day",
            Self::UponWhat => "deadline-upon-what",
            Self::WhichOccasion => "deadline-which-occasion",
            Self::WhoseYear => "deadline-whose-year",
            Self::WhoseCutOff => "deadline-whose-cut-off",
            Self::WhichEndOfMonth => "deadline-which-end-of-month",
            Self::ClosedDay => "deadline-closed-day",
            Self::WeekdayDiffers => "deadline-weekday-differs",
            Self::NoSuchDay => "deadline-no-such-day",
            Self::ThisOrNextWeek => "deadline-this-or-next-week",
            Self::IsThisRight => "deadline-is-this-right",
            Self::WhichOrder => "deadline-which-order",
            Self::WhatPrevents => "deadline-what-prevents",
        }
    }
}
