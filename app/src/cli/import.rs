//! `fushime import`: files of other programs to entries, and what was wrong by row.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use fushime_core::access::{Action, Thing, may};
use fushime_core::desk::Desk;
use fushime_core::event::terms::Role;
use fushime_core::state::State;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::Date;

use super::failure::{Answer, Failure, Outcome};
use super::import_report::Report;
use super::session::Session;
use super::write_out::{free_place, write_out as put};
use crate::import::bringing::{Bringing, Brought, open_table, seen};
use crate::import::encoding::encoding_named;
use crate::import::header::Field;
use crate::import::history::{History, KINDS_NAMED, Reading, StoryWords, mapped_kinds};
use crate::import::map_file::{Comments, MapFile, MapProblem, write_map};
use crate::import::open_file::{OpenFile, Opening, Unopened};
use crate::import::problem::FileProblem;
use crate::import::table::Input;
use crate::import::{accounts, contacts, directives, history, members};
use crate::text::Text;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Holds {
    /// 取引先
    Accounts,
    /// 先方担当者
    Contacts,
    /// 社員
    Members,
    /// 指示
    Directives,
    /// 経緯
    History,
}

impl Holds {
    fn fields(self) -> &'static [Field] {
        match self {
            Self::Accounts => accounts::FIELDS,
            Self::Contacts => contacts::FIELDS,
            Self::Members => members::FIELDS,
            Self::Directives => directives::FIELDS,
            Self::History => history::FIELDS,
        }
    }
}

/// `import accounts|contacts|members|directives|history FILE…`
#[derive(Debug, Args)]
pub struct Import {
    #[arg(value_name = "KIND")]
    kind: Holds,
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with = "map")]
    write_map: Option<PathBuf>,
    #[arg(long, value_name = "NAME|N")]
    sheet: Option<String>,
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    #[arg(long)]
    dry_run: bool,
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
}

pub(super) fn run(args: Import, session: &mut Session<'_>) -> Outcome {
    session.open()?;
    let until = args.until.as_deref().map(|day| session.past_day("--until", day)).transpose()?;
    let map = args.map.as_deref().map(|path| read_map(session, path, args.kind)).transpose()?;
    let encoding = args.encoding.as_deref().map(encoding_named).transpose();
    let encoding = encoding.map_err(|problem| file_failure(&session.text, "", &problem))?;
    let opening = Opening { sheet: args.sheet.as_deref(), encoding };
    let progress = progress(session);
    let mut inputs = Vec::new();
    for path in &args.files {
        let opened = OpenFile::open(path, &opening, progress.clone());
        inputs.push(opened.map_err(|problem| unopened(&session.text, path, &problem))?);
    }
    let bringing = bringing(session)?;
    if let Some(path) = &args.write_map {
        return write_out(session, &bringing, (args.kind, until), &inputs, path);
    }
    let made = bring(session, &bringing, (args.kind, until), &inputs, map.as_ref(), &progress);
    progress.finish_and_clear();
    let (desk, brought) = made?;
    let mut report = Report::of(&brought, desk.decided(), args.dry_run.then_some(args.limit));
    let (office, runtime) = session.office()?;
    let ended = if args.dry_run {
        runtime.block_on(office.abandon(desk)).map(|()| Vec::new())
    } else {
        runtime.block_on(office.close(desk))
    };
    let entries = ended.map_err(|error| session.office_failure(&error))?;
    report.written(entries.len());
    report.answer(session)
}

/// Finds who brings the files in, and refuses whoever may not.
fn bringing(session: &Session<'_>) -> Result<Bringing, Failure> {
    let (now, member) = (session.now(), session.asker()?);
    let allowed = may(session.state(), member, Action::Import, Thing::Firm, now.today());
    if allowed {
        return Ok(Bringing { member, now: now.local, at: now.at });
    }
    let held = session.state().members.get(member);
    let name = held.map_or_else(String::new, |held| held.details.name.to_string());
    Err(session.refused("import-not-allowed", &[("name", name.into())]))
}

/// Goes through all files on one desk.
fn bring(
    session: &mut Session<'_>,
    bringing: &Bringing,
    (kind, until): (Holds, Option<Date>),
    inputs: &[OpenFile],
    map: Option<&MapFile>,
    progress: &ProgressBar,
) -> Result<(Desk, Brought), Failure> {
    if kind == Holds::History {
        return bring_history(session, bringing, until, inputs, (map, progress));
    }
    let text = Text::new(session.text.language());
    let (office, _) = session.office()?;
    let mut desk = office.desk();
    let mut all = Brought::default();
    for input in inputs {
        let brought = match kind {
            Holds::Accounts => accounts::bring(&mut desk, bringing, input, map),
            Holds::Contacts => contacts::bring(&mut desk, bringing, input, map),
            Holds::Members => members::bring(&mut desk, bringing, input, map),
            Holds::Directives | Holds::History => {
                directives::bring(&mut desk, bringing, input, map)
            }
        };
        all.extend(brought.map_err(|problem| file_failure(&text, input.name(), &problem))?);
    }
    Ok((desk, all))
}

fn bring_history(
    session: &mut Session<'_>,
    bringing: &Bringing,
    until: Option<Date>,
    inputs: &[OpenFile],
    (map, progress): (Option<&MapFile>, &ProgressBar),
) -> Result<(Desk, Brought), Failure> {
    let member = session.state().members.get(bringing.member);
    if let Some(member) = member.filter(|member| !member.is(Role::Leader)) {
        let name = member.details.name.to_string();
        return Err(session.refused("import-not-a-leader", &[("name", name.into())]));
    }
    let read = read_history(session, bringing, until, inputs, map)?;
    let keys = read.keys_to_look_up(session.state());
    let firm = session.state().firm.as_ref().map(|firm| firm.language);
    let language = firm.unwrap_or_else(|| session.text.language());
    let (text, telling) = (Text::new(language), session.text.get("import-progress-telling"));
    let (office, runtime) = session.office()?;
    let known = match keys.is_empty() {
        true => Ok(std::collections::HashSet::new()),
        false => runtime.block_on(office.known(&keys)),
    };
    let known = known.map_err(|error| Failure::office(&text, &error))?;
    let sentence =
        |item: &str| text.with("import-history-sentence", &[("item", item.to_owned().into())]);
    let words = StoryWords { sentence: &sentence, due: text.get("import-history-due") };
    let mut desk = office.desk();
    progress.set_message(telling);
    progress.set_length(1000);
    let mut last = 0;
    let mut tick = |done: u64| {
        if done != last {
            last = done;
            progress.set_position(done);
        }
    };
    let brought = read.bring(&mut desk, bringing, &words, &known, &mut tick);
    Ok((desk, brought))
}

fn read_history(
    session: &Session<'_>,
    bringing: &Bringing,
    until: Option<Date>,
    inputs: &[OpenFile],
    map: Option<&MapFile>,
) -> Result<History, Failure> {
    let firm_zone = zone(session.state()).to_owned();
    let mut read = History::default();
    for input in inputs {
        let reading = Reading { map, firm_zone: &firm_zone, until };
        read.read(input, bringing, reading)
            .map_err(|problem| file_failure(&session.text, input.name(), &problem))?;
    }
    Ok(read)
}

fn zone(state: &State) -> &str {
    state.firm.as_ref().map_or(crate::clock::DEFAULT_ZONE, |firm| firm.time_zone.as_str())
}

/// Writes the guessed map into a file.
fn write_out(
    session: &mut Session<'_>,
    bringing: &Bringing,
    (kind, until): (Holds, Option<Date>),
    inputs: &[OpenFile],
    path: &Path,
) -> Outcome {
    let file = path.display().to_string();
    free_place(session, path)?;
    let text = &session.text;
    let (seen, kinds, zone) = if kind == Holds::History {
        let read = read_history(session, bringing, until, inputs, None)?;
        let seen = read.brought.seen.first().cloned();
        (seen, Some(read.kinds_seen()), Some(zone(session.state()).to_owned()))
    } else {
        let opened = inputs.first().map(|input| {
            open_table(input, kind.fields(), None)
                .map(|(table, columns)| seen(input, &table, &columns, kind.fields()))
                .map_err(|problem| file_failure(text, input.name(), &problem))
        });
        (opened.transpose()?, None, None)
    };
    let comments = Comments {
        top: text.get("import-map-top"),
        timezone: text.get("import-map-timezone"),
        columns: text.get("import-map-columns"),
        unused: text.get("import-map-unused"),
        kinds: text.with("import-map-kinds", &[("there", KINDS_NAMED.into())]),
    };
    let Some(seen) = seen else { return Ok(()) };
    let map = write_map(&seen, kind.fields(), zone.as_deref(), kinds.as_deref(), &comments);
    put(session, path, map.as_bytes())?;
    let said = session.text.with("import-map-written", &[("file", file.clone().into())]);
    session.answer(&said, &serde_json::json!({ "ok": true, "map": file }))
}

fn read_map(session: &Session<'_>, path: &Path, kind: Holds) -> Result<MapFile, Failure> {
    let file = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|error| {
        let values = [("file", file.clone().into()), ("why", error.to_string().into())];
        session.refused("import-file-missing", &values)
    })?;
    let read = MapFile::parse(&text, kind.fields());
    let read = read.and_then(|map| mapped_kinds(&map).map(|_| map));
    read.map_err(|problem| {
        let (key, name) = match problem {
            MapProblem::Malformed(why) => {
                let values = [("file", file.into()), ("why", why.into())];
                return session.refused("import-map-malformed", &values);
            }
            MapProblem::UnknownColumn(name) => ("import-map-unknown-column", name),
            MapProblem::UnknownKind(name) => ("import-map-unknown-kind", name),
            MapProblem::UnknownZone(name) => ("import-map-unknown-zone", name),
            MapProblem::UnknownOrder(name) => ("import-map-unknown-order", name),
        };
        let there = match key {
            "import-map-unknown-kind" => KINDS_NAMED.to_owned(),
            _ => kind.fields().iter().map(|field| field.name).collect::<Vec<_>>().join(", "),
        };
        let values = [("file", file.into()), ("name", name.into()), ("there", there.into())];
        session.refused(key, &values)
    })
}

fn unopened(text: &Text, path: &Path, problem: &Unopened) -> Failure {
    match problem {
        Unopened::Missing(why) => {
            let values =
                [("file", path.display().to_string().into()), ("why", why.to_string().into())];
            Failure::refused(text, "import-file-missing", &values)
        }
        Unopened::Problem(problem) => {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            file_failure(text, &name, problem)
        }
    }
}

/// Says what is wrong with a file as a whole.
fn file_failure(text: &Text, file: &str, problem: &FileProblem) -> Failure {
    let phrase = problem.phrase();
    let what = text.phrase(&phrase, &State::default());
    let hint = match problem {
        FileProblem::NoColumns { .. } => Some(text.get("import-file-no-columns-hint")),
        _ => None,
    };
    let said = match file {
        "" => what,
        file => {
            let values = [("file", file.to_owned().into()), ("what", what.into())];
            text.with("import-problem-file", &values)
        }
    };
    Failure::Refused(Answer::written(phrase.key, said, hint))
}

/// Makes a bar on standard error, when somebody sees it.
fn progress(session: &Session<'_>) -> ProgressBar {
    if !session.terminal.shows_progress() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(0).with_message(session.text.get("import-progress"));
    let style = ProgressStyle::with_template("{msg} {wide_bar} {percent}% {eta}");
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
