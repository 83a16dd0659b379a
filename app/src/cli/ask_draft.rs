//! What a line was understood as, shown before anything is written.

use fushime_core::capture::{Dated, Draft, DraftMilestone, Name, Pick};
use fushime_core::event::directive::Ask as Asked;
use fushime_core::event::milestone::MilestonePlan;
use fushime_core::gate::{GateField, Mark, Preparation, gate};
use fushime_core::ids::MemberId;
use serde_json::json;

use super::ask::{Ask, candidates};
use super::layout::{pad, width};
use super::session::Session;

/// A draft as it is shown: to people, and to programs.
pub struct Shown {
    /// The lines.
    pub text: String,
    /// What is there, partly there, or missing: up to three lines.
    pub marks: Vec<String>,
    /// The same for programs.
    pub json: serde_json::Value,
}

/// The rows of a draft: the name of the row, and what stands in it.
type Rows = Vec<(&'static str, String)>;

impl Shown {
    /// Shows a draft, with what was given besides.
    pub(super) fn of(
        line: &str,
        draft: &Draft,
        owner: Option<MemberId>,
        ask: &Asked,
        milestones: &[MilestonePlan],
        args: &Ask,
        session: &Session<'_>,
    ) -> Self {
        let mut rows = parties(draft, owner, ask, session);
        rows.extend(matter(draft, ask, session));
        rows.extend(dates(draft, ask, milestones, session));
        if !args.with_usual() {
            rows.extend(draft.offered.iter().map(|offered| usual(offered, session)));
        }
        let checks = checks(line, draft, session);
        let marks = marks(ask, owner, milestones.len(), args.is_under_way(), session);
        let mut lines = vec![format!("{}:", session.text.get("ask-understood"))];
        lines.extend(laid_out(&rows, session));
        if !checks.is_empty() {
            lines.push(format!("{}:", session.text.get("ask-check")));
            lines.extend(checks.iter().map(|check| format!("  ? {check}")));
        }
        lines.extend(marks.iter().cloned());
        if !draft.offered.is_empty() && !args.with_usual() {
            lines.push(format!("→ {}", session.text.get("ask-usual-hint")));
        }
        lines.extend(like(draft, session));
        let json = json!({
            "ask": owner.map(|_| ask),
            "milestones": milestones,
            "missing": draft.missing().iter().map(|field| field.as_str()).collect::<Vec<_>>(),
            "doubts": draft.questions.iter().map(|q| q.doubt.as_str()).collect::<Vec<_>>(),
            "like": draft.like.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "owner_candidates":
                candidates(&draft.owner).iter().map(ToString::to_string).collect::<Vec<_>>(),
        });
        Self { text: lines.join("\n"), marks, json }
    }
}

fn laid_out(rows: &Rows, session: &Session<'_>) -> Vec<String> {
    let names: Vec<String> = rows.iter().map(|(key, _)| session.text.get(key)).collect();
    let widest = names.iter().map(|name| width(name)).max().unwrap_or(0);
    let mut lines = Vec::with_capacity(rows.len());
    for (index, (key, value)) in rows.iter().enumerate() {
        let again = index > 0 && rows[index - 1].0 == *key;
        let name = if again { "" } else { names[index].as_str() };
        lines.push(format!("  {}  {value}", pad(name, widest)));
    }
    lines
}

/// Says why something is likely.
fn because(why: &'static str, session: &Session<'_>) -> String {
    session.text.with("ask-because", &[("why", session.text.get(why).into())])
}

/// Says which one is meant: by name, with the reason, or that a person has to choose.
fn picked<K: Copy>(
    pick: &Pick<K>,
    settled: Option<K>,
    name: impl Fn(K) -> String,
    session: &Session<'_>,
) -> Option<String> {
    if let Some(id) = settled {
        let why = match pick {
            Pick::Likely { why, .. } => because(why, session),
            _ => String::new(),
        };
        return Some(format!("{}{why}", name(id)));
    }
    let text = &session.text;
    let list = |ids: &[K]| text.list(&ids.iter().map(|id| name(*id)).collect::<Vec<_>>());
    match pick {
        Pick::Several { ids, .. } => Some(text.with("ask-several", &[("among", list(ids).into())])),
        Pick::Unknown { name: said, near, .. } => {
            let values = [("name", said.to_string().into()), ("near", list(near).into())];
            let key = if near.is_empty() { "ask-unknown" } else { "ask-unknown-near" };
            Some(text.with(key, &values))
        }
        Pick::Named { .. } | Pick::Likely { .. } | Pick::Missing => None,
    }
}

fn parties(draft: &Draft, owner: Option<MemberId>, ask: &Asked, session: &Session<'_>) -> Rows {
    let state = session.state();
    let member = |id| format!("{id} {}", session.member_name(id));
    let account = |id| format!("{id} {}", session.account_name(id));
    let contact = |id| match state.contacts.get(id) {
        Some(held) => {
            let title = held.details.title.as_ref().map(|title| format!(" {title}"));
            format!("{id} {}{}", held.details.name, title.unwrap_or_default())
        }
        None => id.to_string(),
    };
    let policy = |id| match state.policies.get(id) {
        Some(held) => format!("{id} {}", held.details.name),
        None => id.to_string(),
    };
    let rows = [
        ("ask-row-owner", picked(&draft.owner, owner, member, session)),
        ("ask-row-account", picked(&draft.account, ask.account, account, session)),
        ("ask-row-counterpart", picked(&draft.counterpart, ask.counterpart, contact, session)),
        ("ask-row-policy", picked(&draft.policy, ask.policy, policy, session)),
    ];
    rows.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}

fn matter(draft: &Draft, ask: &Asked, session: &Session<'_>) -> Rows {
    let text = &session.text;
    let proposed = matches!(draft.client_words, fushime_core::capture::ClientWords::Proposed(_));
    let said = ask.client_words.as_ref().map(|words| {
        if proposed { format!("{words}{}", text.get("ask-draft")) } else { words.to_string() }
    });
    let rows = [
        ("ask-row-kind", ask.kind.map(|kind| text.name(kind))),
        ("ask-row-sentence", Some(ask.sentence.to_string())),
        ("ask-row-client-words", said),
        ("ask-row-figures", ask.figures.as_ref().map(|figures| session.text.figures(figures))),
        ("ask-row-why", ask.why.as_ref().map(ToString::to_string)),
        ("ask-row-done", ask.done_when.as_ref().map(|done| session.text.done_when(done))),
        (
            "ask-row-authority",
            ask.authority.as_ref().map(|may| session.text.authority(may, session.state())),
        ),
    ];
    rows.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}

fn dates(draft: &Draft, ask: &Asked, milestones: &[MilestonePlan], session: &Session<'_>) -> Rows {
    let text = &session.text;
    let mut rows = Rows::new();
    if let Some(due) = &ask.due {
        let read = draft.due.as_ref().filter(|dated| dated.due().as_ref() == Some(due));
        let how = read.map(|dated| how(dated, session)).unwrap_or_default();
        rows.push(("ask-row-due", format!("{}{how}", text.day(due.on))));
    }
    for milestone in milestones {
        let drafts = draft.milestones.iter().chain(&draft.offered);
        let read = drafts.map(|drafted| &drafted.due);
        let read = read.into_iter().find(|dated| dated.due().as_ref() == Some(&milestone.due));
        let how = read.map(|dated| how(dated, session)).unwrap_or_default();
        let line = format!("{} {}{how}", text.day(milestone.due.on), milestone.name);
        rows.push(("ask-row-milestone", line));
    }
    // What has no day yet is asked about.
    for undated in draft.milestones.iter().filter(|milestone| milestone.due.due().is_none()) {
        rows.push(("ask-row-milestone", format!("?{}", how(&undated.due, session))));
    }
    rows
}

/// Says in which words a day was said and how sure it is, or that it is proposed.
fn how(dated: &Dated, session: &Session<'_>) -> String {
    match (&dated.spoken, dated.span) {
        (Some(words), _) => {
            let said = session.text.with("ask-said", &[("words", words.to_string().into())]);
            format!(" {said}")
        }
        (None, Some(_)) => String::new(),
        (None, None) => session.text.get("ask-draft"),
    }
}

fn usual(offered: &DraftMilestone, session: &Session<'_>) -> (&'static str, String) {
    let name = match &offered.name {
        Name::Said(words) => words.to_string(),
        Name::Usual(key) => session.text.get(key),
    };
    let day = offered.due.due().map(|due| session.text.day(due.on)).unwrap_or_default();
    ("ask-row-usual", format!("{day} {name}"))
}

/// Everything a person should look at: doubts, phrases that are no day, what found no place.
fn checks(line: &str, draft: &Draft, session: &Session<'_>) -> Vec<String> {
    let text = &session.text;
    let mut checks = Vec::new();
    for question in &draft.questions {
        let doubt = text.get(question.doubt.text_key());
        checks.push(match question.span {
            Some(span) => of_words(span.of(line), doubt, session),
            None => doubt,
        });
    }
    let dated = draft.effective.iter().chain(&draft.due);
    for dated in dated.chain(draft.milestones.iter().map(|milestone| &milestone.due)) {
        if let (Some(span), Some(question)) = (dated.span, dated.proposal.question) {
            checks.push(of_words(span.of(line), text.get(question.text_key()), session));
        }
    }
    for span in &draft.not_understood {
        let values = [("text", span.of(line).to_owned().into())];
        checks.push(text.with("ask-not-understood", &values));
    }
    checks
}

/// A question about some words of the line.
fn of_words(words: &str, question: String, session: &Session<'_>) -> String {
    let values = [("words", words.to_owned().into()), ("question", question.into())];
    session.text.with("ask-of-words", &values)
}

fn marks(
    ask: &Asked,
    owner: Option<MemberId>,
    milestones: usize,
    under_way: bool,
    session: &Session<'_>,
) -> Vec<String> {
    let prepared = Preparation { milestones, difficulty_named: under_way };
    let mut marks = gate(session.state(), ask, prepared);
    for (field, mark) in &mut marks {
        if *field == GateField::Owner && owner.is_none() {
            *mark = Mark::Missing;
        }
    }
    let kinds = [
        (Mark::There, "ask-marks-there"),
        (Mark::Partly, "ask-marks-partly"),
        (Mark::Missing, "ask-marks-missing"),
    ];
    let mut lines = Vec::new();
    for (wanted, key) in kinds {
        let names: Vec<String> = marks
            .iter()
            .filter(|(_, mark)| *mark == wanted)
            .map(|(field, mark)| {
                let name = session.text.get(field.text_key());
                if *mark == Mark::Missing && field.is_needed() {
                    name + &session.text.get("gate-needed")
                } else {
                    name
                }
            })
            .collect();
        if !names.is_empty() {
            // The names hold commas of their own.
            lines.push(session.text.with(key, &[("fields", names.join(" · ").into())]));
        }
    }
    lines
}

/// Like directives that are under way: it may be better to ask there.
fn like(draft: &Draft, session: &Session<'_>) -> Vec<String> {
    let Some(first) = draft.like.first() else { return Vec::new() };
    let mut lines = vec![format!("{}:", session.text.get("ask-like"))];
    lines.extend(draft.like.iter().take(3).map(|id| format!("  {}", session.standing_line(*id))));
    let hint = session.text.with("ask-like-hint", &[("first", first.to_string().into())]);
    lines.push(format!("→ {hint}"));
    lines
}
