//! 竹, the culm, in a terminal: the marks of [`fushime_core::culm`] as lines of text.
//!
//! No colour carries a meaning, so it can be copied, printed and read aloud. Marks differ in form;
//! `ascii` draws them for terminals that have nothing else.

use fushime_core::culm::{Culm, Joint, JointMark, Shift, Window};
use fushime_core::ids::Position;
use jiff::civil::Date;

use super::layout::{Strip, width};
use crate::text::Text;

/// The characters a culm is drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pen {
    lived: char,
    to_come: char,
    stroke: char,
    confirmed: char,
    ahead: char,
    overdue: char,
    awaiting: char,
    unreached: char,
    ghost: char,
    lane: char,
    onward: char,
    back: char,
    word: char,
    vague: char,
    answered: char,
    unanswered: char,
    today: char,
    effective: char,
    handover: char,
    before: char,
    beyond: char,
    corner: char,
    corner_right: char,
}

impl Pen {
    /// For terminals with Unicode.
    pub const UNICODE: Self = Self {
        lived: '━',
        to_come: '─',
        stroke: '╱',
        confirmed: '●',
        ahead: '◇',
        overdue: '○',
        awaiting: '◌',
        unreached: '×',
        ghost: '┊',
        lane: '─',
        onward: '→',
        back: '←',
        word: '┃',
        vague: '╎',
        answered: '•',
        unanswered: '◦',
        today: '│',
        effective: '║',
        handover: '┆',
        before: '‹',
        beyond: '›',
        corner: '└',
        corner_right: '┘',
    };

    /// For all others.
    pub const ASCII: Self = Self {
        lived: '=',
        to_come: '-',
        stroke: '/',
        confirmed: '#',
        ahead: '+',
        overdue: 'o',
        awaiting: '?',
        unreached: 'x',
        ghost: ':',
        lane: '-',
        onward: '>',
        back: '<',
        word: 'I',
        vague: 'i',
        answered: '*',
        unanswered: '.',
        today: '|',
        effective: 'H',
        handover: ';',
        before: '<',
        beyond: '>',
        corner: '`',
        corner_right: '\'',
    };

    fn of_joint(self, mark: JointMark) -> char {
        match mark {
            JointMark::Ahead => self.ahead,
            JointMark::Confirmed => self.confirmed,
            JointMark::Overdue => self.overdue,
            JointMark::Awaiting => self.awaiting,
            JointMark::Unreached => self.unreached,
        }
    }
}

/// Draws culms of one window at one width.
#[derive(Debug, Clone, Copy)]
pub struct Easel<'a> {
    /// The sentences of the reader's language.
    pub text: &'a Text,
    /// What it is drawn with.
    pub pen: Pen,
    /// The days it shows.
    pub window: Window,
    /// The columns it takes.
    pub columns: usize,
}

impl Easel<'_> {
    /// Returns the column of a day. `None`: it lies outside.
    fn column(&self, day: Date) -> Option<usize> {
        let column = usize::try_from(self.window.column(day, self.columns)).ok()?;
        (column < self.columns).then_some(column)
    }

    /// Returns the column of a day, or the nearest there is.
    fn near(&self, day: Date) -> usize {
        let last = i64::try_from(self.columns).unwrap_or(i64::MAX) - 1;
        let column = self.window.column(day, self.columns).clamp(0, last.max(0));
        usize::try_from(column).unwrap_or(0)
    }

    /// Draws the axis: the months, and where today is. Once for all rows of a list.
    #[must_use]
    pub fn axis(&self, day: Date) -> String {
        let mut strip = self.months();
        if let Some(column) = self.column(day) {
            strip.put_behind(column, self.pen.today);
        }
        strip.line()
    }

    fn months(&self) -> Strip {
        let mut strip = Strip::new(self.columns);
        let mut year = None;
        for month in self.window.months() {
            let Some(column) = self.column(month) else { continue };
            let full = self.text.month(month, year != Some(month.year()) && year.is_some());
            let short = self.text.month(month, false);
            let fits = |label: &str| {
                let columns = width(label);
                let first = column.saturating_sub(usize::from(column > 0));
                strip.is_free(first, columns + usize::from(column > 0))
            };
            if let Some(label) = [full, short].into_iter().find(|label| fits(label)) {
                strip.write(column, &label);
            }
            year = Some(month.year());
        }
        strip
    }

    /// Draws a culm in one line, for a list.
    #[must_use]
    pub fn row(&self, culm: &Culm) -> String {
        self.stem(culm, true).line()
    }

    fn stem(&self, culm: &Culm, with_ghosts: bool) -> Strip {
        let mut strip = Strip::new(self.columns);
        let (foot, tip) = (self.near(culm.from), self.near(culm.until));
        let lived = self.near(culm.lived_until());
        let is_over = culm.ended_on.is_some();
        for column in foot..=tip.max(lived) {
            let is_lived = column < lived || (is_over && column == lived) || lived == foot;
            strip.put(column, if is_lived { self.pen.lived } else { self.pen.to_come });
        }
        if let Some(waiting) = culm.waiting {
            for column in self.near(waiting.since) + 1..lived {
                strip.put(column, self.pen.stroke);
            }
        }
        if let Some(column) = culm.effective_on.and_then(|day| self.column(day)) {
            strip.put(column, self.pen.effective);
        }
        for column in culm.handovers.iter().filter_map(|day| self.column(*day)) {
            strip.put(column, self.pen.handover);
        }
        if with_ghosts {
            let ghosts = culm.joints.iter().flat_map(|joint| &joint.shifts);
            for column in ghosts.filter_map(|shift| self.column(shift.from)) {
                strip.put(column, self.pen.ghost);
            }
        }
        if let Some(column) = self.column(culm.day) {
            strip.put(column, self.pen.today);
        }
        for (column, joint) in self.joints(culm) {
            strip.put(column, self.pen.of_joint(joint.mark));
        }
        if culm.from < self.window.first {
            strip.put(0, self.pen.before);
        }
        if culm.until > self.window.last {
            strip.put(self.columns.saturating_sub(1), self.pen.beyond);
        }
        strip
    }

    /// Gives every joint a column of its own, as near to its date as there is room: those that
    /// have passed give way to the left, those ahead to the right.
    fn joints<'c>(&self, culm: &'c Culm) -> Vec<(usize, &'c Joint)> {
        let inside = culm.joints.iter().filter_map(|joint| Some((self.column(joint.due)?, joint)));
        let (passed, ahead): (Vec<_>, Vec<_>) = inside.partition(|(_, joint)| joint.due < culm.day);
        let today = self.column(culm.day).unwrap_or(self.columns);
        let mut placed = Vec::with_capacity(passed.len() + ahead.len());
        let mut free_until = today;
        for (column, joint) in passed.into_iter().rev() {
            let column = if free_until == 0 { 0 } else { column.min(free_until - 1) };
            placed.push((column, joint));
            free_until = column;
        }
        placed.reverse();
        let mut free_from = 0;
        for (column, joint) in ahead {
            let column = column.max(free_from).min(self.columns - 1);
            placed.push((column, joint));
            free_from = column + 1;
        }
        placed
    }

    /// Draws a culm in full: every entry with its number, every move, every name.
    ///
    /// `number`: the number of an entry in the timeline beside it.
    #[must_use]
    pub fn full(&self, culm: &Culm, number: &dyn Fn(Position) -> Option<usize>) -> Vec<String> {
        let mut lines = vec![self.months().line(), self.days(culm).line()];
        if let Some(waiting) = culm.waiting {
            let mut strip = Strip::new(self.columns);
            let days = i64::from(waiting.working_days);
            let label = self.text.with("culm-waiting", &[("days", days.into())]);
            let end = self.near(culm.day);
            strip.write(end.saturating_sub(width(&label)), &label);
            lines.push(strip.line());
        }
        let said: Vec<Tick> = culm
            .said
            .iter()
            .filter_map(|said| self.tick(said.on, said.entry, said.concrete, number))
            .collect();
        if !said.is_empty() {
            let (marks, numbers) = self.ticks(&said, [self.pen.word, self.pen.vague]);
            lines.extend([self.crossed(numbers, culm), self.crossed(marks, culm)]);
        }
        let moved = culm.joints.iter().filter(|joint| !joint.shifts.is_empty());
        lines.extend(moved.map(|joint| self.crossed(self.lane(joint), culm)));
        lines.push(self.stem(culm, true).line());
        let asked: Vec<Tick> = culm
            .follow_ups
            .iter()
            .filter_map(|asked| self.tick(asked.on, asked.entry, asked.answered, number))
            .collect();
        if !asked.is_empty() {
            let (marks, numbers) = self.ticks(&asked, [self.pen.answered, self.pen.unanswered]);
            lines.extend([self.crossed(marks, culm), self.crossed(numbers, culm)]);
        }
        lines.extend(self.names(culm));
        lines
    }

    /// Names today and the day of effect over their lines.
    fn days(&self, culm: &Culm) -> Strip {
        let mut strip = Strip::new(self.columns);
        if let Some(column) = self.column(culm.day) {
            let day = self.text.short_day(culm.day);
            let label = self.text.with("culm-today", &[("day", day.into())]);
            let at = column.min(self.columns.saturating_sub(width(&label)));
            strip.write(at, &label);
        }
        let effective = culm.effective_on.and_then(|day| Some((day, self.column(day)?)));
        if let Some((day, column)) = effective {
            let day = self.text.short_day(day);
            let label = self.text.with("culm-effective", &[("day", day.into())]);
            let at = (column + 1).saturating_sub(width(&label));
            if strip.is_free(at, width(&label)) {
                strip.write(at, &label);
            }
        }
        strip
    }

    /// Lets the lines of today and of the day of effect go through.
    fn crossed(&self, mut strip: Strip, culm: &Culm) -> String {
        let lines = [(Some(culm.day), self.pen.today), (culm.effective_on, self.pen.effective)];
        for (day, mark) in lines {
            if let Some(column) = day.and_then(|day| self.column(day)) {
                strip.put_behind(column, mark);
            }
        }
        strip.line()
    }

    fn tick(
        &self,
        on: Date,
        entry: Position,
        is_full: bool,
        number: &dyn Fn(Position) -> Option<usize>,
    ) -> Option<Tick> {
        Some(Tick { column: self.column(on)?, is_full, number: number(entry) })
    }

    /// Puts ticks and their numbers into two lines. Ticks of one kind in one column become one;
    /// those of two kinds never do.
    fn ticks(&self, ticks: &[Tick], [full, hollow]: [char; 2]) -> (Strip, Strip) {
        let mut marks = Strip::new(self.columns);
        let mut numbers = Strip::new(self.columns);
        let mut placed: Vec<(usize, bool)> = Vec::new();
        let mut free_from = 0;
        for tick in ticks {
            let taken = |column: usize| placed.iter().find(|(at, _)| *at == column);
            let column = match taken(tick.column) {
                Some((_, is_full)) if *is_full == tick.is_full => continue,
                Some(_) if taken(tick.column + 1).is_none() => tick.column + 1,
                _ => tick.column,
            };
            if column >= self.columns {
                continue;
            }
            placed.push((column, tick.is_full));
            marks.put(column, if tick.is_full { full } else { hollow });
            let Some(number) = tick.number.map(|number| number.to_string()) else { continue };
            if column >= free_from && column + number.len() <= self.columns {
                numbers.write(column, &number);
                free_from = column + number.len() + 1;
            }
        }
        (marks, numbers)
    }

    /// Draws the moves of one milestone: the ghost of each date before, and how far it moved.
    fn lane(&self, joint: &Joint) -> Strip {
        let mut strip = Strip::new(self.columns);
        for shift in &joint.shifts {
            self.shift(&mut strip, shift);
        }
        strip
    }

    fn shift(&self, strip: &mut Strip, shift: &Shift) {
        let (from, to) = (self.near(shift.from), self.near(shift.to));
        let (left, right) = (from.min(to), from.max(to));
        for column in left + 1..right {
            strip.put(column, self.pen.lane);
        }
        strip.put(to, if to >= from { self.pen.onward } else { self.pen.back });
        if from != to {
            strip.put(from, self.pen.ghost);
        }
        let label = self.text.with("culm-moved", &[("days", signed(shift.days()).into())]);
        let room = (right - left).saturating_sub(1);
        if width(&label) <= room {
            strip.write(left + 1 + (room - width(&label)) / 2, &label);
        }
    }

    /// Names the joints under the stem, in as many lines as they need.
    fn names(&self, culm: &Culm) -> Vec<String> {
        let mut rows: Vec<Strip> = Vec::new();
        for (column, joint) in self.joints(culm) {
            let label = format!("{} {}", joint.name, self.text.short_day(joint.due));
            let label = super::layout::cut(&label, self.columns.saturating_sub(1));
            let columns = width(&label) + 1;
            let to_the_right = column + columns <= self.columns;
            let (at, shown) = if to_the_right {
                (column, format!("{}{label}", self.pen.corner))
            } else {
                let at = (column + 1).saturating_sub(columns);
                (at, format!("{label}{}", self.pen.corner_right))
            };
            let fits = |row: &Strip| {
                let gap = usize::from(at > 0);
                let after = usize::from(at + columns < row.columns());
                row.is_free(at - gap, columns + gap + after)
            };
            match rows.iter_mut().find(|row| fits(row)) {
                Some(row) => row.write(at, &shown),
                None => {
                    let mut row = Strip::new(self.columns);
                    row.write(at, &shown);
                    rows.push(row);
                }
            }
        }
        rows.iter().map(Strip::line).collect()
    }

    /// Explains the marks; in a list the ones that a row does not draw are left out.
    #[must_use]
    pub fn legend(&self, in_full: bool, columns: usize) -> String {
        let pen = self.pen;
        let mut marks = vec![
            (pen.confirmed, "culm-legend-confirmed"),
            (pen.ahead, "culm-legend-ahead"),
            (pen.overdue, "culm-legend-overdue"),
            (pen.awaiting, "culm-legend-awaiting"),
            (pen.ghost, "culm-legend-moved"),
            (pen.stroke, "culm-legend-waiting"),
        ];
        if in_full {
            marks.extend([
                (pen.unreached, "culm-legend-unreached"),
                (pen.word, "culm-legend-word"),
                (pen.vague, "culm-legend-vague"),
                (pen.answered, "culm-legend-answered"),
                (pen.unanswered, "culm-legend-unanswered"),
            ]);
        }
        marks.extend([
            (pen.today, "culm-legend-today"),
            (pen.effective, "culm-legend-effective"),
            (pen.handover, "culm-legend-handover"),
        ]);
        let parts = marks.into_iter().map(|(mark, key)| format!("{mark} {}", self.text.get(key)));
        super::layout::flow(&parts.collect::<Vec<_>>(), 0, columns)
    }
}

/// A tick with its place.
struct Tick {
    column: usize,
    is_full: bool,
    number: Option<usize>,
}

fn signed(days: i64) -> String {
    if days > 0 { format!("+{days}") } else { days.to_string().replace('-', "−") }
}
