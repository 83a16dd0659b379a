//! Does the order of Today put first what will stall? Asked of a public log of incidents.
//!
//! The log is taken over up to each of four days, as if it ended there; Today lists every open
//! item in its order; and seven days later the log tells which were still open.

mod area;
mod incidents;
mod order;
mod peers;

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};

use self::area::area;
use self::incidents::Incidents;
use self::peers::{Case, cases};
use crate::import::unpacked;
use crate::machine;
use crate::program::Program;
use crate::results::{Figure, Measured};

/// The days on which the open items are looked at.
const DAYS: [Date; 4] = [date(2016, 3, 28), date(2016, 4, 11), date(2016, 4, 25), date(2016, 5, 9)];
/// The limit: the least mean area under the curve.
const AREA_MIN: f64 = 0.72;
/// Long after the last day: what the whole log says is known by then.
const NOW: &str = "2017-06-01T09:00";
/// How the columns of the log are called here. When it was resolved is not told: nobody knew.
const MAP: &str = "timezone = \"UTC\"

[columns]
item = \"number\"
at = \"sys_updated_at\"
who = \"sys_updated_by\"
kind = \"incident_state\"
opened_at = \"opened_at\"
owner = \"assigned_to\"
group = \"assignment_group\"

[kinds]
\"New\" = \"asked\"
\"Active\" = \"update\"
\"Awaiting User Info\" = \"client_turn\"
\"Awaiting Vendor\" = \"update\"
\"Awaiting Problem\" = \"update\"
\"Awaiting Evidence\" = \"update\"
\"Resolved\" = \"done\"
\"Closed\" = \"done\"
";

/// Writes the map of the log's columns into a folder.
///
/// # Errors
///
/// When it cannot be written.
pub(crate) fn map_in(folder: &Path) -> Result<PathBuf, String> {
    let path = folder.join("map.toml");
    fs::write(&path, MAP).map_err(|error| error.to_string())?;
    Ok(path)
}

pub(crate) fn measure() -> Measured {
    let data = machine::data_sets().ok_or("the public data sets are not here")?;
    let packed = data.join("servicenow-incidents/dev.csv.gz");
    let incidents = incidents::read(&packed).map_err(|error| error.to_string())?;
    let folder = machine::folder()?;
    let log = folder.path().join("incidents.csv");
    fs::write(&log, unpacked(&packed)?).map_err(|error| error.to_string())?;
    let program = Program::with(&folder.path().join("whole"), NOW)?;
    let bench = Bench { map: map_in(folder.path())?, log, program };
    bench.take_over(&bench.program, None)?;

    let mut rows = Vec::new();
    for day in DAYS {
        let cut = bench.program.at(&folder.path().join(day.to_string()));
        bench.take_over(&cut, Some(day))?;
        let listed = bench.today(&cut, day)?;
        let leaks = bench.today(&bench.program, day)? != listed;
        rows.push(Row::of(&incidents, day, &listed, leaks)?);
    }
    Ok(figures(&rows))
}

/// The log, its map, and the ledger that holds all of it.
struct Bench {
    program: Program,
    log: PathBuf,
    map: PathBuf,
}

impl Bench {
    fn take_over(&self, program: &Program, until: Option<Date>) -> Result<(), String> {
        program.init()?;
        let (log, map) = (self.log.display().to_string(), self.map.display().to_string());
        let mut words = vec!["import", "history", &log, "--map", &map];
        let until = until.map(|day| day.to_string());
        words.extend(until.iter().flat_map(|day| ["--until", day.as_str()]));
        program.run(&words).map(drop)
    }

    fn today(&self, program: &Program, day: Date) -> Result<Vec<u8>, String> {
        let day = day.to_string();
        let words = ["today", "--on", &day, "--limit", "all", "--format", "json"];
        program.run(&words).map(|ran| ran.stdout)
    }
}

/// What came out for one day.
struct Row {
    day: Date,
    items: usize,
    stalled: usize,
    /// By the order of Today, silence, age, group history, and the sum of the three places.
    areas: [f64; 5],
    /// Items of the day that Today did not list: they count as last.
    missing: usize,
    /// Whether the whole log, read on this day, gave other bytes than the log up to it.
    leaks: bool,
}

impl Row {
    fn of(incidents: &Incidents, day: Date, listed: &[u8], leaks: bool) -> Result<Self, String> {
        let places = order::places(listed)?;
        let cases = cases(incidents, day);
        let stalled = cases.iter().filter(|case| case.stalls).count();
        let by = |score: &dyn Fn(&Case) -> f64| {
            let scored: Vec<(f64, bool)> =
                cases.iter().map(|case| (score(case), case.stalls)).collect();
            area(&scored).ok_or_else(|| format!("{day}: nothing to tell apart"))
        };
        let last = -f64::from(u32::MAX);
        let areas = [
            by(&|case| places.get(&case.number).map_or(last, |place| -f64::from(*place)))?,
            by(&|case| case.silence)?,
            by(&|case| case.age)?,
            by(&|case| case.group_history)?,
            by(&|case| case.sum_of_places)?,
        ];
        let missing = cases.iter().filter(|case| !places.contains_key(&case.number)).count();
        Ok(Self { day, items: cases.len(), stalled, areas, missing, leaks })
    }
}

fn figures(rows: &[Row]) -> Vec<Figure> {
    let peers = |areas: [f64; 5]| {
        let [_, silence, age, group, sum] = areas;
        format!(
            "silence {silence:.3}, age {age:.3}, group history {group:.3}, sum of their places \
             {sum:.3}"
        )
    };
    let mut figures: Vec<Figure> = rows
        .iter()
        .map(|row| {
            let name = format!("{}: {} items, {} still open", row.day, row.items, row.stalled);
            let missing = match row.missing {
                0 => String::new(),
                missing => format!(", {missing} not listed"),
            };
            Figure::plain(name, format!("{:.3}{missing}", row.areas[0]), peers(row.areas))
        })
        .collect();
    let mut mean = [0.0; 5];
    for row in rows {
        for (sum, area) in mean.iter_mut().zip(row.areas) {
            *sum += area / 4.0;
        }
    }
    let at_least = format!("at least {AREA_MIN}; {}", peers(mean));
    figures.push(
        Figure::plain("mean area under the curve", format!("{:.3}", mean[0]), at_least)
            .held(mean[0] >= AREA_MIN),
    );
    let leaking: Vec<String> =
        rows.iter().filter(|row| row.leaks).map(|row| row.day.to_string()).collect();
    let told = if leaking.is_empty() { "the same bytes".to_owned() } else { leaking.join(", ") };
    figures.push(
        Figure::plain("does a later fact change an earlier day?", told, "none may")
            .held(leaking.is_empty()),
    );
    figures
}
