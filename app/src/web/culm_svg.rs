//! 竹 as SVG: in a row of a list, in full on its own page, and its axis. Pure: a picture in, text out.
//!
//! Geometry: DESIGN, section 4. Styles come from the page, so theme and print need no second drawing.

mod joints;
mod stem;

use std::fmt::Write as _;

use fushime_core::calendar::{days_between, plus_days};
use fushime_core::culm::{Culm, Window};
use fushime_core::ids::Position;
use jiff::civil::Date;

use crate::text::Text;

/// How wide a row is drawn.
pub const ROW_WIDTH: i32 = 420;
/// How wide a whole one is drawn.
pub const FULL_WIDTH: i32 = 1196;
/// More words than this in a row are merged where they would touch.
const WORDS_MAX: usize = 60;
/// Words nearer than this are merged then, in tenths of a pixel.
const WORDS_APART: i64 = 20;

/// How a culm is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// 28 px high, in a list.
    Row,
    /// 266 px high, with names and numbers.
    Full,
}

/// Lengths are counted in tenths of a pixel: whole numbers give the same bytes everywhere.
type Tenths = i64;

/// The measures of a size.
struct Measures {
    width: Tenths,
    pad: Tenths,
    /// The middle of the stem.
    y: Tenths,
    /// Half its thickness.
    half: Tenths,
    /// How far it flares at a joint.
    flare: Tenths,
    /// Half the gap that a joint leaves.
    gap: Tenths,
    height: Tenths,
}

impl Size {
    fn measures(self, width: i32) -> Measures {
        let width = Tenths::from(width) * 10;
        match self {
            Self::Row => {
                Measures { width, pad: 20, y: 150, half: 32, flare: 10, gap: 14, height: 280 }
            }
            Self::Full => {
                Measures { width, pad: 140, y: 1300, half: 95, flare: 26, gap: 32, height: 2660 }
            }
        }
    }
}

/// A culm being drawn.
struct Drawing<'a> {
    text: &'a Text,
    culm: &'a Culm,
    window: Window,
    size: Size,
    measures: Measures,
    out: String,
}

/// Draws a culm. `alt`: the same in sentences; `number` gives an entry's number on the page.
#[must_use]
pub fn draw(
    text: &Text,
    culm: &Culm,
    window: Window,
    size: (Size, i32),
    alt: &str,
    number: &dyn Fn(Position) -> Option<usize>,
) -> String {
    let (size, width) = size;
    let measures = size.measures(width);
    let mut drawing = Drawing { text, culm, window, size, measures, out: String::new() };
    drawing.open(width, alt);
    drawing.months();
    drawing.stem();
    drawing.effective();
    drawing.slips();
    drawing.joints();
    drawing.words(number);
    drawing.follow_ups(number);
    drawing.now();
    drawing.out.push_str("</svg>");
    drawing.out
}

/// Draws the axis that the rows of a list share.
#[must_use]
pub fn axis(text: &Text, window: Window, day: Date, width: i32) -> String {
    let measures = Size::Row.measures(width);
    let mut out = format!(
        "<svg class=\"culm axis\" viewBox=\"0 0 {width} 16\" width=\"{width}\" height=\"16\" \
         aria-hidden=\"true\">"
    );
    let x = |day: Date| x_of(window, &measures, day);
    for month in window.months() {
        let at = x(month);
        put(&mut out, format_args!("<path class=\"mo\" d=\"M{} 2V16\"/>", t(at)));
        if at < measures.width - 180 {
            let name = escaped(&text.month(month, false));
            put(
                &mut out,
                format_args!("<text class=\"ax\" x=\"{}\" y=\"12\">{name}</text>", t(at + 30)),
            );
        }
    }
    put(&mut out, format_args!("<path class=\"now\" d=\"M{} 2V16\"/></svg>", t(x(day))));
    out
}

impl Drawing<'_> {
    fn full(&self) -> bool {
        self.size == Size::Full
    }

    fn put(&mut self, args: std::fmt::Arguments<'_>) {
        put(&mut self.out, args);
    }

    /// Returns where a day stands.
    fn x(&self, day: Date) -> Tenths {
        x_of(self.window, &self.measures, day)
    }

    fn shows(&self, day: Date) -> bool {
        self.window.first <= day && day <= self.window.last
    }

    fn open(&mut self, width: i32, alt: &str) {
        let class = if self.full() { "culm-full" } else { "culm-row" };
        let height = self.measures.height / 10;
        let alt = escaped(alt);
        self.put(format_args!(
            "<svg class=\"culm {class}\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\" role=\"img\" aria-label=\"{alt}\"><title>{alt}</title>"
        ));
    }

    fn months(&mut self) {
        let months = self.window.months();
        if !self.full() {
            let mut path = String::new();
            for month in &months {
                put(&mut path, format_args!("M{} 0v28", t(self.x(*month))));
            }
            self.put(format_args!("<path class=\"mo\" d=\"{path}\"/>"));
            return;
        }
        let mut weeks = String::new();
        let mut day = self.window.first;
        while day <= self.window.last {
            if day.weekday() == jiff::civil::Weekday::Monday {
                put(&mut weeks, format_args!("M{} 24v4", t(self.x(day))));
            }
            day = plus_days(day, 1);
        }
        self.put(format_args!("<path class=\"wk\" d=\"{weeks}\"/>"));
        let last = self.measures.width - 400;
        for month in months {
            let at = self.x(month);
            self.put(format_args!("<path class=\"mo\" d=\"M{} 20V199\"/>", t(at)));
            if at < last {
                let name = escaped(&self.text.month(month, month.month() == 1));
                self.put(format_args!(
                    "<text class=\"ax\" x=\"{}\" y=\"17\">{name}</text>",
                    t(at + 50)
                ));
            }
        }
        let (left, right) = (self.measures.pad, self.measures.width - self.measures.pad);
        self.put(format_args!("<path class=\"wk\" d=\"M{} 24H{}\"/>", t(left), t(right)));
    }

    /// The double line of the day of effect, and the dashed one of another leader's first day.
    fn effective(&mut self) {
        let (top, bottom) = if self.full() { (30, 199) } else { (1, 27) };
        if let Some(day) = self.culm.effective_on.filter(|day| self.shows(*day)) {
            let x = self.x(day);
            let apart = if self.full() { 22 } else { 15 };
            self.put(format_args!(
                "<path class=\"eff\" d=\"M{} {top}V{bottom}M{} {top}V{bottom}\"/>",
                t(x - apart),
                t(x + apart)
            ));
            if self.full() {
                let values = [("day", self.text.short_day(day).into())];
                let said = escaped(&self.text.with("culm-effective", &values));
                let before = x > self.measures.width / 6;
                let (at, anchor) = if before { (x - 80, "end") } else { (x + 80, "start") };
                self.put(format_args!(
                    "<text class=\"lb strong\" x=\"{}\" y=\"42\" \
                     text-anchor=\"{anchor}\">{said}</text>",
                    t(at)
                ));
            }
        }
        let (top, bottom) = if self.full() { (30, 199) } else { (0, 28) };
        let culm = self.culm;
        for day in &culm.handovers {
            if self.shows(*day) {
                let x = t(self.x(*day));
                self.put(format_args!("<path class=\"ho\" d=\"M{x} {top}V{bottom}\"/>"));
            }
        }
    }

    fn words(&mut self, number: &dyn Fn(Position) -> Option<usize>) {
        let crowded = !self.full() && self.culm.said.len() > WORDS_MAX;
        let mut last: Option<(Tenths, bool)> = None;
        let culm = self.culm;
        let first = self.window.first;
        for said in culm.said.iter().filter(|said| first <= said.on) {
            let x = self.x(said.on);
            let touches = last.is_some_and(|(before, concrete)| {
                concrete == said.concrete && x - before < WORDS_APART
            });
            if crowded && touches {
                continue;
            }
            last = Some((x, said.concrete));
            let no = if self.full() { number(said.entry) } else { None };
            self.link(no, |drawing| {
                let full = drawing.full();
                match (full, said.concrete) {
                    (true, true) => {
                        drawing.put(format_args!("<path class=\"up\" d=\"M{} 96V80\"/>", t(x)));
                    }
                    (true, false) => drawing.put(format_args!(
                        "<rect class=\"up vague\" x=\"{}\" y=\"80\" width=\"4\" height=\"15.5\" \
                         rx=\"2\"/>",
                        t(x - 20)
                    )),
                    (false, true) => {
                        drawing.put(format_args!("<path class=\"up\" d=\"M{} 1.5v5.5\"/>", t(x)));
                    }
                    (false, false) => drawing.put(format_args!(
                        "<rect class=\"up vague\" x=\"{}\" y=\"1.6\" width=\"2.2\" \
                         height=\"5.2\" rx=\"1.1\"/>",
                        t(x - 11)
                    )),
                }
                drawing.number(no, x, "75.5");
            });
        }
    }

    fn follow_ups(&mut self, number: &dyn Fn(Position) -> Option<usize>) {
        let culm = self.culm;
        let first = self.window.first;
        for asked in culm.follow_ups.iter().filter(|asked| first <= asked.on) {
            let x = self.x(asked.on);
            let class = if asked.answered { "fu" } else { "fu open" };
            let no = if self.full() { number(asked.entry) } else { None };
            self.link(no, |drawing| {
                let (y, r) = if drawing.full() { ("176", "3.6") } else { ("25", "1.7") };
                drawing.put(format_args!(
                    "<circle class=\"{class}\" cx=\"{}\" cy=\"{y}\" r=\"{r}\"/>",
                    t(x)
                ));
                drawing.number(no, x, "192");
            });
        }
    }

    /// Draws a mark inside a link to the entry with its number.
    fn link(&mut self, no: Option<usize>, draw: impl FnOnce(&mut Self)) {
        if let Some(no) = no {
            self.put(format_args!("<a href=\"#e{no}\">"));
        }
        draw(self);
        if no.is_some() {
            self.out.push_str("</a>");
        }
    }

    fn number(&mut self, no: Option<usize>, x: Tenths, y: &str) {
        if let Some(no) = no {
            self.put(format_args!(
                "<text class=\"no\" x=\"{}\" y=\"{y}\" text-anchor=\"middle\">{no}</text>",
                t(x)
            ));
        }
    }

    fn now(&mut self) {
        let day = self.culm.day;
        if !self.shows(day) {
            return;
        }
        let x = self.x(day);
        if !self.full() {
            self.put(format_args!("<path class=\"now\" d=\"M{} 0V28\"/>", t(x)));
            return;
        }
        self.put(format_args!("<path class=\"now\" d=\"M{} 30V199\"/>", t(x)));
        let said =
            escaped(&self.text.with("culm-today", &[("day", self.text.short_day(day).into())]));
        let near_the_end = x > self.measures.width - 1200;
        let (at, anchor) = if near_the_end { (x - 60, "end") } else { (x + 60, "start") };
        self.put(format_args!(
            "<text class=\"lb strong\" x=\"{}\" y=\"42\" text-anchor=\"{anchor}\">{said}</text>",
            t(at)
        ));
    }
}

fn x_of(window: Window, measures: &Measures, day: Date) -> Tenths {
    let span = days_between(window.first, window.last).max(1);
    let room = measures.width - 2 * measures.pad;
    measures.pad + (days_between(window.first, day) * room + span / 2).div_euclid(span)
}

/// Writes tenths as a number of pixels: 1200 is 120, 1205 is 120.5.
fn t(tenths: Tenths) -> Pixels {
    Pixels(tenths)
}

/// A length that is written in pixels.
struct Pixels(Tenths);

impl std::fmt::Display for Pixels {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, tenth) = (self.0.abs() / 10, self.0.abs() % 10);
        if self.0 < 0 {
            f.write_str("-")?;
        }
        if tenth == 0 { write!(f, "{whole}") } else { write!(f, "{whole}.{tenth}") }
    }
}

fn put(out: &mut String, args: std::fmt::Arguments<'_>) {
    // Writing into a string cannot fail.
    let _ = out.write_fmt(args);
}

/// Makes a text harmless inside SVG.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests;
