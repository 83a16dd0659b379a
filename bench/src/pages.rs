//! The pages, as a browser gets them from a server of its own, on two cores shared with it.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use crate::browser::{Browser, Server};
use crate::machine::{self, timed};
use crate::program::Program;
use crate::results::{Figure, Measured};

/// The hour for which the demo firm is made.
const NOW: &str = "2026-11-25T09:00";
/// The hard case: what a leader of many teams has.
const HARD: [&str; 6] = ["--open", "5000", "--closed", "50000", "--entries", "500000"];
/// How often a page is asked for: the middle of the times counts.
const TIMES: usize = 31;
/// How many browsers ask at once.
const BROWSERS: usize = 16;
/// For how long they ask.
const ASK_FOR: Duration = Duration::from_secs(5);
/// One durable write to so many reads.
const READS_PER_WRITE: usize = 20;

/// The limits of the pages.
const FIRST_MS_MAX: f64 = 5.0;
const PAGES_PER_SECOND_MIN: f64 = 500.0;
const SHARE_OF_STATIC_MIN: f64 = 0.25;
const GROWTH_MAX: f64 = 2.0;
const SEARCH_MS_MAX: f64 = 20.0;
const UPDATE_TIMES_MAX: f64 = 2.0;
const START_MS_MAX: f64 = 300.0;
const RESIDENT_MB_MAX: u64 = 60;
const TODAY_BYTES_MAX: usize = 60_000;

pub(crate) fn measure() -> Measured {
    let folder = machine::folder()?;
    let mut figures = small(folder.path())?;
    figures.extend(hard(folder.path())?);
    figures.extend(growth(folder.path())?);
    Ok(figures)
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Does something many times and returns the middle of the times, in milliseconds.
fn middle(mut does: impl FnMut() -> Result<Duration, String>) -> Result<f64, String> {
    let mut took = (0..TIMES).map(|_| does()).collect::<Result<Vec<_>, String>>()?;
    took.sort_unstable();
    Ok(ms(took[TIMES / 2]))
}

/// Gets a page that must be there, and returns how long it took.
fn page(browser: &mut Browser, path: &str) -> Result<Duration, String> {
    let (answer, took) = timed(|| browser.get(path));
    match answer?.status {
        200 => Ok(took),
        status => Err(format!("{path}: {status}")),
    }
}

/// Writes an entry through a page.
fn write(browser: &mut Browser, path: &str) -> Result<Duration, String> {
    let (answer, took) = timed(|| browser.post(path, "text=12%2F3%E3%81%AB%E4%BC%9A%E3%81%86"));
    match answer?.status {
        303 => Ok(took),
        status => Err(format!("{path}: {status}")),
    }
}

/// The address of the first form of an act that a page offers.
fn offered(browser: &mut Browser, page: &str, act: &str) -> Result<String, String> {
    let text = browser.get(page)?.text();
    let begins = format!("/do/{act}/");
    let at = text.find(&begins).ok_or(format!("{page} offers no {act}"))?;
    let end = text[at..].find(['?', '"']).ok_or("an address without an end")?;
    Ok(text[at..at + end].to_owned())
}

/// The demo firm: how it starts, what it holds, what Today weighs, and what a report costs.
fn small(folder: &Path) -> Measured {
    let program = Program::with(&folder.join("small"), NOW)?;
    program.run(&["demo"])?;
    let mut starts = Vec::new();
    for _ in 0..5 {
        starts.push(Server::start(&program, &[], 1)?.started_in);
    }
    starts.sort_unstable();
    let start_ms = ms(starts[starts.len() / 2]);
    let server = Server::start(&program, &["--demo"], 5)?;
    let (mut leader, mut seller) = (server.come(0)?, server.come(1)?);
    for path in ["/today", "/directives", "/mine"] {
        page(&mut leader, path)?;
    }
    let mut bytes = 0;
    let today = leader.get_gzip("/today")?;
    bytes += today.body.len();
    let text = leader.get("/today")?.text();
    for part in text.split("\"/assets/").skip(1) {
        let name = part.split('"').next().unwrap_or_default();
        bytes += leader.get_gzip(&format!("/assets/{name}"))?.body.len();
    }
    let report = offered(&mut seller, "/mine", "update")?;
    let bare = crate::append::bare(folder).map_err(|error| error.to_string())?;
    let insert = "INSERT INTO line (position, id, body, chain) VALUES (NULL, ?1, ?2, ?3)";
    let mut insert = bare.prepare(insert).map_err(|error| error.to_string())?;
    let mut theirs = Vec::new();
    let mut nth = 0;
    let ours = middle(|| {
        nth += 1;
        let (done, took) = timed(|| insert.execute((nth, " ".repeat(200), [0_u8; 32])));
        done.map_err(|error| error.to_string())?;
        theirs.push(took);
        write(&mut seller, &report)
    })?;
    theirs.sort_unstable();
    let bare_ms = ms(theirs[theirs.len() / 2]);
    let resident_mb = server.resident_kb() / 1024;
    Ok(vec![
        Figure::plain(
            "the demo firm: from the start to the first page",
            format!("{start_ms:.0} ms"),
            format!("at most {START_MS_MAX} ms"),
        )
        .held(start_ms <= START_MS_MAX),
        Figure::plain(
            "the demo firm: memory after these requests",
            format!("{resident_mb} MB"),
            format!("at most {RESIDENT_MB_MAX} MB"),
        )
        .held(resident_mb <= RESIDENT_MB_MAX),
        Figure::plain(
            "Today, compressed, with style and script",
            format!("{bytes} bytes"),
            format!("at most {TODAY_BYTES_MAX} bytes"),
        )
        .held(bytes <= TODAY_BYTES_MAX),
        Figure::plain(
            "an update through the page, durable",
            format!("p50 {ours:.2} ms"),
            format!("at most {UPDATE_TIMES_MAX} × a bare commit ({bare_ms:.2} ms)"),
        )
        .held(ours <= bare_ms * UPDATE_TIMES_MAX),
    ])
}

/// The hard case.
fn hard(folder: &Path) -> Measured {
    let program = Program::with(&folder.join("hard"), NOW)?;
    program.run(&[&["demo"], &HARD[..]].concat())?;
    let server = Server::start(&program, &[], 1)?;
    let mut leader = server.come(0)?;
    let question = offered(&mut leader, "/today", "question")?;
    let mut after_entry = |path: &str| {
        middle(|| {
            write(&mut leader, &question)?;
            page(&mut leader, path)
        })
    };
    let (today, list) = (after_entry("/today")?, after_entry("/directives")?);
    let directive = format!("/d/{}", question.rsplit('/').next().unwrap_or_default());
    let one = after_entry(&directive)?;
    let kept = middle(|| page(&mut leader, "/today"))?;
    let mut nth = 0;
    let search = middle(|| {
        nth += 1;
        // Another page of the same words each time: none of them is one that was kept.
        page(&mut leader, &format!("/directives?q=%E5%85%88%E6%96%B9&page={}", nth % 40 + nth / 40))
    })?;
    let text = leader.get("/today")?.text();
    let mut assets = text.split("\"/assets/").skip(1).filter_map(|part| part.split('"').next());
    let style = assets.find(|name| name.ends_with(".css")).ok_or("Today has no style")?;
    let style = format!("/assets/{style}");
    let reads = ["/today", directive.as_str(), "/directives", "/today", style.as_str()];
    let still = throughput(&leader, &reads, None)?;
    let with_writes = throughput(&leader, &reads, Some(&question))?;
    let alone = throughput(&leader, &["/today"], None)?;
    let peer = throughput(&leader, &[style.as_str()], None)?;
    let resident_mb = server.resident_kb() / 1024;
    let sizes = (text.len(), leader.get(&style)?.body.len());
    let share = alone / peer;
    let first = |name: &str, took: f64| {
        Figure::plain(
            format!("5,000 open, 50,000 closed, 500,000 entries: {name} after an entry"),
            format!("p50 {took:.2} ms"),
            format!("at most {FIRST_MS_MAX} ms"),
        )
        .held(took <= FIRST_MS_MAX)
    };
    Ok(vec![
        first("Today", today),
        first("the list, 50 rows with their culms", list),
        first("a directive", one),
        Figure::plain("Today again, nothing new", format!("p50 {kept:.2} ms"), "informs"),
        Figure::plain(
            "searching a Japanese word",
            format!("p50 {search:.2} ms"),
            format!("at most {SEARCH_MS_MAX} ms"),
        )
        .held(search <= SEARCH_MS_MAX),
        Figure::plain(
            "16 browsers, one durable write to 20 pages",
            format!("{with_writes:.0} pages/s"),
            format!("at least {PAGES_PER_SECOND_MIN} pages/s"),
        )
        .held(with_writes >= PAGES_PER_SECOND_MIN),
        Figure::plain("16 browsers, nothing new", format!("{still:.0} pages/s"), "informs"),
        Figure::plain(
            format!("16 browsers, Today ({} bytes), nothing new", sizes.0),
            format!("{alone:.0} pages/s, {share:.2} of it"),
            format!(
                "at least {SHARE_OF_STATIC_MIN} of a static file ({} bytes): {peer:.0}/s",
                sizes.1
            ),
        )
        .held(share >= SHARE_OF_STATIC_MIN),
        Figure::plain("memory of the hard case", format!("{resident_mb} MB"), "informs"),
    ])
}

/// Asks with many browsers at once, and returns how many pages a second came.
fn throughput(leader: &Browser, reads: &[&str], write_to: Option<&str>) -> Result<f64, String> {
    let (is_over, served) = (AtomicBool::new(false), AtomicUsize::new(0));
    let asks = |nth: usize| -> Result<(), String> {
        let mut browser = leader.clone();
        for turn in nth.. {
            if is_over.load(Ordering::Relaxed) {
                break;
            }
            match write_to.filter(|_| turn % (READS_PER_WRITE + 1) == 0) {
                Some(path) => drop(write(&mut browser, path)?),
                None => {
                    page(&mut browser, reads[turn % reads.len()])?;
                    served.fetch_add(1, Ordering::Relaxed);
                }
            }
        }
        Ok(())
    };
    let (asked, took) = timed(|| {
        std::thread::scope(|scope| {
            let browsers: Vec<_> =
                (0..BROWSERS).map(|nth| scope.spawn(move || asks(nth))).collect();
            std::thread::sleep(ASK_FOR);
            is_over.store(true, Ordering::Relaxed);
            browsers.into_iter().map(|it| it.join().unwrap_or(Err("broke".into()))).collect()
        })
    });
    let asked: Result<Vec<()>, String> = asked;
    asked?;
    #[expect(clippy::cast_precision_loss, reason = "no run serves so many pages")]
    let served = served.into_inner() as f64;
    Ok(served / took.as_secs_f64())
}

/// A firm with ten times the record, seen by a leader with as much to do as before.
fn growth(folder: &Path) -> Measured {
    let mut took = Vec::new();
    for closed in ["700", "9700"] {
        let program = Program::with(&folder.join(closed), NOW)?;
        program.run(&["demo", "--open", "300", "--closed", closed])?;
        let server = Server::start(&program, &[], 1)?;
        let mut leader = server.come(0)?;
        let question = offered(&mut leader, "/today", "question")?;
        took.push(middle(|| {
            write(&mut leader, &question)?;
            page(&mut leader, "/today")
        })?);
    }
    let times = took[1] / took[0];
    Ok(vec![
        Figure::plain(
            "Today after an entry, 1,000 and 10,000 directives, 300 of them open",
            format!("p50 {:.2} and {:.2} ms: {times:.2} times", took[0], took[1]),
            format!("less than {GROWTH_MAX} times"),
        )
        .held(times < GROWTH_MAX),
    ])
}
