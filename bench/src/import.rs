//! How many rows of a history are taken over in a second, from the file to the disk.

use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::path::Path;

use flate2::read::GzDecoder;

use crate::machine;
use crate::program::Program;
use crate::results::{Figure, Measured};

/// The limit.
const ROWS_PER_SECOND_MIN: f64 = 30_000.0;
/// How many items the generated history has, and how many rows each of them.
const ITEMS: usize = 30_000;
/// See [`ITEMS`].
const ROWS_PER_ITEM: usize = 10;
/// After everything that happens in either history.
const NOW: &str = "2017-06-01T09:00";

pub(crate) fn measure() -> Measured {
    let folder = machine::folder()?;
    let program = Program::with(&folder.path().join("generated"), NOW)?;
    let file = folder.path().join("generated.csv");
    let generated = generated();
    fs::write(&file, &generated).map_err(|error| error.to_string())?;
    let rows = ITEMS * ROWS_PER_ITEM;
    let map = crate::ranking::map_in(folder.path())?;
    let mut figures = vec![import(&program, "generated rows", &file, &map, rows)?];
    if let Some(data) = machine::data_sets() {
        let text = unpacked(&data.join("servicenow-incidents/dev.csv.gz"))?;
        let file = folder.path().join("incidents.csv");
        fs::write(&file, &text).map_err(|error| error.to_string())?;
        let rows = text.iter().filter(|byte| **byte == b'\n').count().saturating_sub(1);
        let program = program.at(&folder.path().join("incidents"));
        figures.push(import(&program, "a public log of incidents", &file, &map, rows)?);
    }
    Ok(figures)
}

/// Unpacks a file into memory.
///
/// # Errors
///
/// When it cannot be read.
pub(crate) fn unpacked(packed: &Path) -> Result<Vec<u8>, String> {
    let file = fs::File::open(packed).map_err(|error| format!("{}: {error}", packed.display()))?;
    let mut bytes = Vec::new();
    GzDecoder::new(file).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes)
}

fn import(
    program: &Program,
    name: &str,
    file: &Path,
    map: &Path,
    rows: usize,
) -> Result<Figure, String> {
    program.init()?;
    let (file, map) = (file.display().to_string(), map.display().to_string());
    let ran = program.run(&["import", "history", &file, "--map", &map, "--format", "json"])?;
    #[expect(clippy::cast_precision_loss, reason = "a count of rows")]
    let rows_per_second = rows as f64 / ran.took.as_secs_f64();
    let seconds = ran.took.as_secs_f64();
    let peak_mb = ran.peak_kb / 1024;
    Ok(Figure::plain(
        format!("{name}: {rows} rows"),
        format!("{rows_per_second:.0} rows/s ({seconds:.1} s, {peak_mb} MB at most)"),
        format!("at least {ROWS_PER_SECOND_MIN:.0} rows/s"),
    )
    .held(rows_per_second >= ROWS_PER_SECOND_MIN))
}

/// Makes a history as a tracker exports it: items of a year, each with its rows in order.
fn generated() -> String {
    let mut text = String::from(
        "number,incident_state,opened_at,sys_updated_at,sys_updated_by,assignment_group,assigned_to\n",
    );
    for item in 0..ITEMS {
        let day = item * 300 / ITEMS;
        let moment = |hours: usize| {
            let (month, day) = ((day + hours / 24) / 28, (day + hours / 24) % 28 + 1);
            format!("{}-{:02}-{day:02}T{:02}:00", 2016 + month / 12, month % 12 + 1, hours % 24)
        };
        let (owner, group) = (item % 200, item % 20);
        for row in 0..ROWS_PER_ITEM {
            let state = match row {
                0 => "New",
                4 => "Awaiting User Info",
                9 if item % 10 > 0 => "Resolved",
                _ => "Active",
            };
            // Writing to a string cannot fail.
            let _ = writeln!(
                text,
                "{item:07},{state},{},{},{owner},{group},{owner}",
                moment(0),
                moment(row * 30)
            );
        }
    }
    text
}
