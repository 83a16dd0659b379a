//! `fushime list`: the directives that the reader may see, with a culm each under one axis.

use clap::Args;
use fushime_core::access::{self, Action, Thing, Visible};
use fushime_core::culm::Window;
use fushime_core::event::terms::{PolicyKind, Stage};
use fushime_core::ids::{AccountId, MemberId, PolicyId};
use fushime_core::state::{Directive, Turn};
use fushime_wording::fold_width;
use serde::Serialize;

use super::Format;
use super::failure::{Failure, Outcome};
use super::layout::{cut, pad};
use super::reader::Reader;
use super::session::Session;
use super::shape::{DirectiveShape, Each};

/// Columns of a culm, and of what stands beside it at least.
const ROW_COLUMNS: (usize, usize) = (32, 40);
/// How many are shown unless more are asked for.
const SHOWN: usize = 50;

/// `list [TEXT] [--closed | --all] [--owner WHO] …`
#[derive(Debug, Args)]
pub struct List {
    #[arg(value_name = "TEXT")]
    search: Vec<String>,
    #[arg(long, conflicts_with_all = ["closed", "all"])]
    open: bool,
    #[arg(long, conflicts_with = "all")]
    closed: bool,
    #[arg(long)]
    all: bool,
    #[arg(long, value_name = "WHO")]
    owner: Option<String>,
    #[arg(long, value_name = "ACCOUNT")]
    account: Option<String>,
    #[arg(long, value_name = "POLICY")]
    policy: Option<String>,
    #[arg(long, value_name = "TURN")]
    turn: Option<String>,
    #[arg(long, value_name = "STAGE")]
    stage: Option<String>,
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    #[arg(long, value_name = "N|all")]
    limit: Option<String>,
    #[arg(long)]
    ascii: bool,
}

/// Which directives are wanted.
struct Wanted {
    open: Option<bool>,
    owner: Option<MemberId>,
    account: Option<AccountId>,
    policy: Option<PolicyId>,
    turn: Option<Turn>,
    /// `Some(None)`: no stage was reached yet.
    stage: Option<Option<Stage>>,
    kind: Option<PolicyKind>,
    words: Vec<String>,
}

pub(super) fn run(args: List, session: &mut Session<'_>) -> Outcome {
    let limit = session.limit(args.limit.as_deref())?;
    let desk = session.set_up(None)?;
    let wanted = wanted(&args, session)?;
    let reader = session.reader(&desk, args.ascii);
    let found: Vec<Visible<&Directive>> =
        access::visible_directives(reader.state, reader.viewer, reader.read_on)
            .filter(|seen| wanted.fits(reader, seen.get()))
            .collect();
    let staged = staged(reader, &wanted);
    if session.format == Format::Json {
        let ids: Vec<_> = found.iter().map(|seen| seen.get().id).collect();
        let staged: Vec<_> = staged.iter().map(|directive| directive.id).collect();
        let shown = ids.len().min(limit.unwrap_or(usize::MAX));
        return session.stream(&desk, |terminal, reader| {
            let all = |id: &fushime_core::ids::DirectiveId| {
                reader.see(*id).map(|seen| DirectiveShape::of(reader, seen.get()))
            };
            let stages = |id: &fushime_core::ids::DirectiveId| {
                reader.state.directives.get(*id).map(|it| StageShape::of(reader, it))
            };
            terminal.print_json(&ListShape {
                ok: true,
                total: ids.len(),
                directives: Each(&ids[..shown], all),
                stages: Each(&staged, stages),
            })
        });
    }
    let shown = page(reader, &found, &staged, limit.unwrap_or(SHOWN));
    session.print(&shown)
}

fn wanted(args: &List, session: &Session<'_>) -> Result<Wanted, Failure> {
    let choose = |field: &str, given: &str, named: Option<Turn>| {
        named.ok_or_else(|| {
            let possible = "salesperson, leader, client, nobody";
            let values = [
                ("field", field.to_owned().into()),
                ("given", given.to_owned().into()),
                ("possible", possible.into()),
            ];
            session.usage("usage-one-of", &values)
        })
    };
    let turn = args.turn.as_deref().map(|given| choose("--turn", given, turn_named(given)));
    let stage = args.stage.as_deref().map(|given| match given {
        "none" | "なし" => Ok(None),
        given => session.choice("--stage", given).map(Some),
    });
    let kind = args.kind.as_deref().map(|given| session.choice("--kind", given));
    Ok(Wanted {
        open: if args.all { None } else { Some(!args.closed) },
        owner: args.owner.as_deref().map(|who| session.member(who)).transpose()?,
        account: args.account.as_deref().map(|name| session.account(name)).transpose()?,
        policy: args.policy.as_deref().map(|name| session.policy(name)).transpose()?,
        turn: turn.transpose()?,
        stage: stage.transpose()?,
        kind: kind.transpose()?,
        words: args.search.iter().map(|word| fold_width(word)).collect(),
    })
}

/// Finds whose turn is meant, in either language.
fn turn_named(given: &str) -> Option<Turn> {
    let wanted = fold_width(given).to_lowercase();
    [
        (Turn::Salesperson, "担当"),
        (Turn::Leader, "上司"),
        (Turn::Client, "先方"),
        (Turn::Nobody, "なし"),
    ]
    .into_iter()
    .find(|(turn, ja)| wanted == turn.as_str() || wanted.trim_end_matches("の番") == *ja)
    .map(|(turn, _)| turn)
}

impl Wanted {
    fn fits(&self, reader: Reader<'_>, directive: &Directive) -> bool {
        self.fits_stage(reader, directive)
            && self.owner.is_none_or(|owner| directive.ask.owner == owner)
            && self.turn.is_none_or(|turn| reader.turn(directive).turn == turn)
            && self.words.iter().all(|word| has_word(reader, directive, word))
    }

    /// Tells whether a directive is wanted, by what also a stakeholder may know of it.
    fn fits_stage(&self, reader: Reader<'_>, directive: &Directive) -> bool {
        let kind = || {
            let policy = reader.state.policy_of(directive).map(|policy| policy.details.kind);
            directive.ask.kind.or(policy)
        };
        self.open.is_none_or(|open| directive.is_open() == open)
            && self.account.is_none_or(|account| directive.ask.account == Some(account))
            && self.policy.is_none_or(|policy| directive.ask.policy == Some(policy))
            && self.stage.is_none_or(|stage| directive.stage() == stage)
            && self.kind.is_none_or(|wanted| kind() == Some(wanted))
    }

    /// Tells whether nothing is asked that would tell a stakeholder more than the stage.
    fn asks_for_stages_only(&self) -> bool {
        self.owner.is_none() && self.turn.is_none() && self.words.is_empty()
    }
}

/// Tells whether a word stands in a directive: width, kana and case do not matter.
fn has_word(reader: Reader<'_>, directive: &Directive, word: &str) -> bool {
    let has = |text: &str| fold_width(text).contains(word);
    let ask = &directive.ask;
    let key = ask.source_key.as_ref().map(ToString::to_string).unwrap_or_default();
    has(&ask.sentence.to_string())
        || has(&reader.place(directive))
        || has(&key)
        || has(&directive.id.to_string())
        || has(&reader.member(ask.owner))
        || ask.policy.is_some_and(|policy| has(&reader.policy(policy)))
        || directive.milestones.iter().any(|milestone| has(milestone.name.as_str()))
        || directive.lines.iter().filter_map(|line| line.text.as_ref()).any(|t| has(t.as_str()))
}

/// Returns the directives of which the reader may only know that they exist, and their stage.
fn staged<'a>(reader: Reader<'a>, wanted: &Wanted) -> Vec<&'a Directive> {
    if !wanted.asks_for_stages_only() {
        return Vec::new();
    }
    let may = |action, directive| {
        let thing = Thing::Directive(directive);
        access::may(reader.state, reader.viewer, action, thing, reader.read_on)
    };
    let directives = reader.state.directives.iter();
    directives
        .filter(|directive| wanted.fits_stage(reader, directive))
        .filter(|it| may(Action::ReadStage, it) && !may(Action::ReadDirective, it))
        .collect()
}

fn page(
    reader: Reader<'_>,
    found: &[Visible<&Directive>],
    staged: &[&Directive],
    limit: usize,
) -> String {
    let text = reader.text;
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    if found.is_empty() && staged.is_empty() {
        return text.get("list-none") + "\n";
    }
    let mut parts = Vec::new();
    if !found.is_empty() {
        let values = [("count", count(found.len()).into())];
        parts.push(text.with("list-count", &values));
        let shown = &found[..found.len().min(limit)];
        let culms: Vec<_> = shown.iter().map(|seen| reader.culm(seen.get(), &[])).collect();
        let easel = reader.easel(Window::over(&culms, reader.day), row_columns(reader));
        parts.push(format!("    {}", easel.axis(reader.day)));
        for seen in shown {
            let culm = reader.culm(seen.get(), &reader.signals(seen));
            parts.push(row(reader, seen.get(), &easel.row(&culm)));
        }
        if found.len() > shown.len() {
            let values = [("count", count(found.len() - shown.len()).into())];
            parts.push(text.with("today-later-more", &values));
        }
        parts.push(easel.legend(false, reader.columns));
    }
    if !staged.is_empty() {
        parts.push(text.get("list-stages"));
        let rows = staged.iter().take(limit).map(|directive| stage_row(reader, directive));
        parts.push(rows.collect::<Vec<_>>().join("\n"));
    }
    parts.join("\n\n") + "\n"
}

/// Returns how many columns a culm takes: what the facts beside it leave, and no more than needed.
fn row_columns(reader: Reader<'_>) -> usize {
    let (culm, facts) = ROW_COLUMNS;
    reader.columns.saturating_sub(facts + 6).clamp(culm, 56)
}

fn row(reader: Reader<'_>, directive: &Directive, culm: &str) -> String {
    let text = reader.text;
    let head = [
        pad(&directive.id.to_string(), 6),
        reader.place(directive),
        directive.ask.sentence.to_string(),
    ];
    let head: Vec<String> = head.into_iter().filter(|part| !part.trim().is_empty()).collect();
    let whose = reader.turn(directive);
    let runs = directive.is_open() && !directive.is_held(reader.day);
    let standing = if runs { text.name(whose.turn) } else { text.standing(directive, reader.day) };
    let mut facts = vec![reader.member(directive.ask.owner), standing];
    facts.extend(directive.stage().map(|stage| text.name(stage)));
    let next = directive.next_milestone().filter(|_| directive.is_open());
    facts.extend(next.map(|next| reader.milestone(next)));
    let columns = row_columns(reader);
    let room = reader.columns.saturating_sub(columns + 6);
    format!(
        "{}\n    {}  {}",
        cut(&head.join("  "), reader.columns),
        pad(culm, columns),
        cut(&facts.join(" · "), room)
    )
}

/// What a stakeholder may know: number, account, policy and stage.
fn stage_row(reader: Reader<'_>, directive: &Directive) -> String {
    let shape = StageShape::of(reader, directive);
    let stage = directive.stage().map(|stage| reader.text.name(stage));
    let parts = [
        pad(&shape.directive, 6),
        shape.account.unwrap_or_default(),
        shape.policy.unwrap_or_default(),
        stage.unwrap_or_else(|| reader.text.get("list-no-stage")),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    cut(&parts.join("  "), reader.columns)
}

#[derive(Serialize)]
struct ListShape<D, S> {
    ok: bool,
    total: usize,
    directives: D,
    stages: S,
}

/// A directive of which only the stage may be known: no words, no persons.
#[derive(Debug, Serialize)]
pub struct StageShape {
    directive: String,
    account: Option<String>,
    policy: Option<String>,
    policy_id: Option<String>,
    stage: Option<&'static str>,
    effective_on: Option<jiff::civil::Date>,
    is_open: bool,
}

impl StageShape {
    /// Describes no more than the stage.
    #[must_use]
    pub fn of(reader: Reader<'_>, directive: &Directive) -> Self {
        Self {
            directive: directive.id.to_string(),
            account: directive.ask.account.map(|id| reader.account(id)),
            policy: directive.ask.policy.map(|id| reader.policy(id)),
            policy_id: directive.ask.policy.map(|id| id.to_string()),
            stage: directive.stage().map(Stage::as_str),
            effective_on: fushime_core::culm::effective_on(reader.state, directive),
            is_open: directive.is_open(),
        }
    }
}
