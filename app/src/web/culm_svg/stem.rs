//! The stem: what was lived, what is to come, and the strokes of a wait for a report.

use fushime_core::calendar::{days_between, plus_days};
use fushime_core::culm::Waiting;
use jiff::civil::Date;

use super::{Drawing, Tenths, escaped, put, t};

/// What a stretch of the stem is.
#[derive(PartialEq, Eq)]
enum Kind {
    Lived,
    Waited,
    ToCome,
}

impl Drawing<'_> {
    pub(super) fn stem(&mut self) {
        let culm = self.culm;
        let lived_until = culm.lived_until();
        let start = culm.from.max(self.window.first);
        let end = culm.until.min(self.window.last).max(start);
        let mut joints: Vec<Date> = culm.joints.iter().map(|joint| joint.due).collect();
        joints.sort_unstable();
        joints.dedup();
        let waited_from = culm.waiting.map(|waiting| waiting.since.max(start));
        let mut cuts = vec![start, end, lived_until];
        cuts.extend(waited_from);
        cuts.extend(&joints);
        cuts.retain(|cut| start <= *cut && *cut <= end);
        cuts.sort_unstable();
        cuts.dedup();
        let (mut lived, mut to_come) = (String::new(), String::new());
        for pair in cuts.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let kind = if from >= lived_until {
                Kind::ToCome
            } else if waited_from.is_some_and(|since| since <= from) {
                Kind::Waited
            } else {
                Kind::Lived
            };
            let left = joints.binary_search(&from).is_ok() || from == start;
            let right = joints.binary_search(&to).is_ok() || to == end;
            let gap = |day: &Date| if joints.contains(day) { self.measures.gap } else { 0 };
            let x1 = self.x(from) + gap(&from);
            let x2 = self.x(to) - gap(&to);
            match kind {
                Kind::Lived => lived.push_str(&self.internode(x1, x2, left, right)),
                Kind::ToCome => to_come.push_str(&self.internode(x1, x2, left, right)),
                Kind::Waited => {}
            }
        }
        if !to_come.is_empty() {
            self.put(format_args!("<path class=\"fut\" d=\"{to_come}\"/>"));
        }
        if !lived.is_empty() {
            self.put(format_args!("<path class=\"stem\" d=\"{lived}\"/>"));
        }
        if let Some(waiting) = culm.waiting {
            self.strokes(waiting, start, lived_until.min(end), &joints);
        }
    }

    /// One stretch of the stem, flaring where it meets a joint or ends.
    fn internode(&self, x1: Tenths, x2: Tenths, left: bool, right: bool) -> String {
        let width = x2 - x1;
        if width < 10 {
            return String::new();
        }
        let (y, half, flare) = (self.measures.y, self.measures.half, self.measures.flare);
        let shares = if left && right { 2 } else { 1 };
        let curve = (width / shares).min(flare * 4);
        let (first, rest) = (curve * 35 / 100, curve * 65 / 100);
        let mut d = String::new();
        let edge = |is: bool| if is { flare } else { 0 };
        put(&mut d, format_args!("M{} {}", t(x1), t(y - half - edge(left))));
        if left {
            put(&mut d, format_args!("q{} {} {} {}", t(first), t(flare), t(curve), t(flare)));
        }
        put(&mut d, format_args!("H{}", t(x2 - if right { curve } else { 0 })));
        if right {
            put(&mut d, format_args!("q{} 0 {} {}", t(rest), t(curve), t(-flare)));
        }
        put(&mut d, format_args!("V{}", t(y + half + edge(right))));
        if right {
            put(&mut d, format_args!("q{} {} {} {}", t(-first), t(-flare), t(-curve), t(-flare)));
        }
        put(&mut d, format_args!("H{}", t(x1 + if left { curve } else { 0 })));
        if left {
            put(&mut d, format_args!("q{} 0 {} {}", t(-rest), t(-curve), t(flare)));
        }
        d.push('Z');
        d
    }

    /// One slanted stroke for each day without a report, thinning out.
    fn strokes(&mut self, waiting: Waiting, start: Date, until: Date, joints: &[Date]) {
        let since = waiting.since.max(start);
        let days = days_between(since, until).max(0);
        if days == 0 {
            return;
        }
        let (x1, x2) = (self.x(since), self.x(until));
        // Where a day is under three pixels, one stroke stands for several.
        let per_day = (x2 - x1) / days.max(1);
        let stride = if per_day >= 30 { 1 } else { (30 + per_day - 1) / per_day.max(1) };
        let (y, half, gap) = (self.measures.y, self.measures.half, self.measures.gap);
        let slant = half * 55 / 100;
        let mut weights = [String::new(), String::new(), String::new()];
        let mut nth = 0;
        while nth < days {
            let day = plus_days(since, nth);
            let x = self.x(day).midpoint(self.x(plus_days(day, 1)));
            let on_a_joint = joints.iter().any(|joint| (x - self.x(*joint)).abs() < gap);
            if !on_a_joint {
                let height = half * (100 * days - 35 * nth) / (100 * days);
                let weight = usize::try_from(nth * 3 / days).unwrap_or(2).min(2);
                put(
                    &mut weights[weight],
                    format_args!(
                        "M{} {}l{} {}",
                        t(x - slant),
                        t(y + height),
                        t(2 * slant),
                        t(-2 * height)
                    ),
                );
            }
            nth += stride;
        }
        for (weight, path) in weights.iter().enumerate().filter(|(_, path)| !path.is_empty()) {
            self.put(format_args!("<path class=\"sil s{weight}\" d=\"{path}\"/>"));
        }
        if !self.full() {
            return;
        }
        self.put(format_args!(
            "<path class=\"br\" d=\"M{} 69v-5H{}v5\"/>",
            t(x1 + 20),
            t((x2 - 20).max(x1 + 20))
        ));
        let values = [("days", i64::from(waiting.working_days).into())];
        let said = escaped(&self.text.with("culm-waiting", &values));
        let fits = x2 > 1800;
        let (at, anchor) = if fits { (x2 - 30, "end") } else { (x1 + 20, "start") };
        self.put(format_args!(
            "<text class=\"lb strong\" x=\"{}\" y=\"59\" text-anchor=\"{anchor}\">{said}</text>",
            t(at)
        ));
    }
}
