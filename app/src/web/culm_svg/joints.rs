//! The joints: milestones with their seals, and the ghosts of the dates they had before.

use fushime_core::culm::{Joint, JointMark};
use jiff::civil::Date;

use super::{Drawing, Tenths, escaped, t};

/// Names stand at least so far apart, or take the second row.
const NAMES_APART: Tenths = 80;

impl Drawing<'_> {
    /// Every move has its own ghost and arrow, in a lane above or below by turns.
    pub(super) fn slips(&mut self) {
        let culm = self.culm;
        let mut above = false;
        for joint in culm.joints.iter().filter(|joint| !joint.shifts.is_empty()) {
            above = !above;
            let (y, half) = (self.measures.y, self.measures.half);
            let (lane, reach) = if self.full() { (120, 50) } else { (34, 26) };
            let ys = if above { y - half - lane } else { y + half + lane };
            let (height, width) = (half + reach, if self.full() { 32 } else { 15 });
            let head: Tenths = if self.full() { 40 } else { 20 };
            for shift in &joint.shifts {
                let (from, to) = (self.x(shift.from), self.x(shift.to));
                if shift.from >= self.window.first {
                    self.put(format_args!(
                        "<rect class=\"ghost\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" \
                         rx=\"{}\"/>",
                        t(from - width),
                        t(y - height),
                        t(2 * width),
                        t(2 * height),
                        t(width)
                    ));
                }
                let left = from.max(self.measures.pad);
                let (tip, back) = if to >= from { (to - 10, -head) } else { (to + 10, head) };
                self.put(format_args!(
                    "<path class=\"slip\" d=\"M{} {}H{}m{} {}l{} {}l{} {}\"/>",
                    t(left),
                    t(ys),
                    t(tip),
                    t(back),
                    t(-head),
                    t(-back),
                    t(head),
                    t(back),
                    t(head)
                ));
                if self.full() {
                    self.distance(
                        left.midpoint(to),
                        if above { ys - 40 } else { ys + 120 },
                        shift.days(),
                    );
                }
            }
        }
    }

    fn distance(&mut self, middle: Tenths, y: Tenths, days: i64) {
        let now = self.x(self.culm.day);
        let x = if (middle - now).abs() < 240 { now + 240 } else { middle };
        let signed = if days < 0 { format!("−{}", days.abs()) } else { format!("+{days}") };
        let said = escaped(&self.text.with("culm-moved", &[("days", signed.into())]));
        self.put(format_args!(
            "<text class=\"lb num\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{said}</text>",
            t(x),
            t(y)
        ));
    }

    pub(super) fn joints(&mut self) {
        let culm = self.culm;
        let mut ends = [Tenths::MIN; 2];
        for joint in &culm.joints {
            if !(self.window.first <= joint.due && joint.due <= self.window.last) {
                continue;
            }
            self.joint(joint);
            if self.full() {
                self.name(joint, &mut ends);
            }
        }
    }

    fn joint(&mut self, joint: &Joint) {
        let (x, y, half) = (self.x(joint.due), self.measures.y, self.measures.half);
        let (width, reach) = if self.full() { (32, 55) } else { (15, 28) };
        let height = half + reach;
        let class = if joint.mark == JointMark::Confirmed { "jt" } else { "jt open" };
        self.put(format_args!(
            "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>",
            t(x - width),
            t(y - height),
            t(2 * width),
            t(2 * height),
            t(width)
        ));
        let (cx, cy) = (t(x), t(y));
        match (joint.mark, self.full()) {
            (JointMark::Confirmed, true) => {
                self.put(format_args!(
                    "<circle class=\"stamp\" cx=\"{cx}\" cy=\"{cy}\" r=\"13\"/>\
                     <text class=\"hanko\" x=\"{cx}\" y=\"128.8\" text-anchor=\"middle\">確</text>\
                     <text class=\"hanko\" x=\"{cx}\" y=\"137.8\" text-anchor=\"middle\">認</text>"
                ));
            }
            (JointMark::Confirmed, false) => self
                .put(format_args!("<circle class=\"stamp\" cx=\"{cx}\" cy=\"{cy}\" r=\"4.6\"/>")),
            (JointMark::Overdue | JointMark::Awaiting, full) => {
                let (class, sign) = match joint.mark {
                    JointMark::Awaiting => ("frame await", "待"),
                    _ => ("frame", "未"),
                };
                let r = if full { "12.5" } else { "4.4" };
                self.put(format_args!(
                    "<circle class=\"{class}\" cx=\"{cx}\" cy=\"{cy}\" r=\"{r}\"/>"
                ));
                if full {
                    self.put(format_args!(
                        "<text class=\"hanko empty\" x=\"{cx}\" y=\"134\" \
                         text-anchor=\"middle\">{sign}</text>"
                    ));
                }
            }
            (JointMark::Ahead | JointMark::Unreached, _) => {}
        }
    }

    /// Writes the name and the date below; it takes the second row where it would touch the last.
    fn name(&mut self, joint: &Joint, ends: &mut [Tenths; 2]) {
        let x = self.x(joint.due);
        let name = joint.name.to_string();
        let width = name.chars().map(|c| if c.is_ascii() { 68 } else { 130 }).sum::<Tenths>();
        let width = width.max(440);
        let row = usize::from(x - width / 2 <= ends[0].saturating_add(NAMES_APART));
        ends[row] = x + width / 2;
        let y: Tenths = if row == 0 { 2200 } else { 2500 };
        let leader_from = self.measures.y + self.measures.half + 55 + 30;
        let due = if joint.mark == JointMark::Overdue { " due" } else { "" };
        // A name at the edge stays inside the frame.
        let limit = self.measures.width - 40;
        let (at, anchor) = if x + width / 2 > limit {
            (limit, "end")
        } else if x - width / 2 < 40 {
            (40, "start")
        } else {
            (x, "middle")
        };
        let (name, day) = (escaped(&name), escaped(&self.short(joint.due)));
        self.put(format_args!(
            "<path class=\"ld\" d=\"M{} {}V{}\"/>\
             <text class=\"ml{due}\" x=\"{at}\" y=\"{y}\" text-anchor=\"{anchor}\">{name}</text>\
             <text class=\"md{due}\" x=\"{at}\" y=\"{below}\" text-anchor=\"{anchor}\">{day}</text>",
            t(x),
            t(leader_from),
            t(y - 110),
            at = t(at),
            y = t(y),
            below = t(y + 140),
        ));
    }

    fn short(&self, day: Date) -> String {
        self.text.short_day(day)
    }
}
