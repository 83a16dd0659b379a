//! What is asked: its kind, its figures, its policy, the words the client must hear.

use fushime_wording::fold_width;
use fushime_wording::number::Unit;
use fushime_wording::span::{Found, Span};

use super::Reading;
use super::clause::{Clause, Part, within};
use super::draft::{ClientWords, Doubt, Pick, Question};
use super::figures::read_figures;
use super::lexicon::{KINDS, Weight, has, tagged};
use super::steps::Dates;
use super::who::{Parties, policies_numbered};
use crate::access;
use crate::event::terms::{Authority, DoneWhen, EvidenceKind, Figures, PolicyKind};
use crate::ids::PolicyId;
use crate::money::{Percent, Yen};
use crate::state::Policy;
use crate::words::Words;

/// What is asked.
pub(super) struct Subject {
    pub kind: Option<PolicyKind>,
    pub policy: Pick<PolicyId>,
    pub figures: Figures,
    pub sentence: Words,
    /// `None`: nothing was said and no policy has it.
    pub client_words: Option<ClientWords>,
    pub why: Option<Words>,
    pub authority: Option<Authority>,
    pub done_when: Option<DoneWhen>,
    pub questions: Vec<Question>,
    pub not_understood: Vec<Span>,
}

fn kinds_in(words: &str) -> Vec<Found<(PolicyKind, Weight)>> {
    tagged(words, KINDS)
}

/// Tells whether words name a matter: a rise, a cut, a No.
pub(super) fn names_matter(words: &str) -> bool {
    kinds_in(words).iter().any(|found| found.value.1 != Weight::Topic)
}

/// Tells whether a part of the line says what is asked: a kind, a share, a price, a tell-word with
/// the account.
pub(super) fn is_subject(reading: &Reading<'_>, span: Span) -> bool {
    let matter = kinds_in(span.of(reading.text))
        .iter()
        .any(|found| found.value.1 != Weight::Topic && !is_step_only(found, reading, span));
    let figure = reading.facts.numbers.iter().any(|number| {
        within(number.span, span) && matches!(number.value.unit, Unit::Percent | Unit::Yen)
    });
    let account = reading
        .facts
        .companies
        .iter()
        .any(|company| company.value.known.is_some() && within(company.span, span));
    let tells = has(span.of(reading.text), "伝え|話す|話して|断|説明|通知|tell|inform|notify|let");
    matter || figure || (account && tells)
}

/// 初報 names a milestone of a quality matter as much as the matter.
fn is_step_only(found: &Found<(PolicyKind, Weight)>, reading: &Reading<'_>, span: Span) -> bool {
    found.span.of(span.of(reading.text)) == "初報"
}

pub(super) fn read(reading: &Reading<'_>, parties: &Parties, dates: &Dates) -> Subject {
    let mut questions = Vec::new();
    let asked: Vec<Clause> =
        dates.clauses.iter().filter(|clause| clause.part == Part::Asked).copied().collect();
    let kind = kind(reading, &asked, &mut questions);
    let (mut figures, numbers_left) = read_figures(reading, &asked, kind, &mut questions);
    figures.effective_on = dates.effective.as_ref().and_then(|dated| dated.proposal.on);
    let kind = kind.or_else(|| {
        let priced = figures.percent.is_some() || figures.new_price.is_some();
        priced.then_some(PolicyKind::Price)
    });
    let of_part =
        |part: Part| -> Option<&Clause> { dates.clauses.iter().find(|clause| clause.part == part) };
    figures.not_negotiable =
        of_part(Part::Never).map(|clause| Words::new(clause.span.of(reading.text)));
    let (policy, differs) = policy(reading, kind, &figures, &mut questions);
    let kind =
        policy.id().and_then(|id| reading.state.policies.get(id)).map(|p| p.details.kind).or(kind);
    let client_words = client_words(reading, &policy, differs);
    Subject {
        kind,
        figures,
        sentence: sentence(reading, parties, dates),
        client_words,
        why: why(reading, dates),
        authority: of_part(Part::Authority).map(|clause| authority(reading, *clause)),
        done_when: of_part(Part::DoneWhen).map(|clause| done_when(reading, *clause)),
        policy,
        questions,
        not_understood: numbers_left,
    }
}

/// A No outweighs a matter, a matter outweighs a topic; of equals the one nearest to the verb,
/// which stands last in Japanese and first in English.
fn kind(
    reading: &Reading<'_>,
    asked: &[Clause],
    questions: &mut Vec<Question>,
) -> Option<PolicyKind> {
    let mut found: Vec<Found<(PolicyKind, Weight)>> = Vec::new();
    for clause in asked {
        for one in kinds_in(clause.span.of(reading.text)) {
            let start = one.span.start + clause.span.start;
            let span = Span { start, end: one.span.end + clause.span.start };
            let named = reading.facts.companies.iter().any(|company| within(span, company.span));
            if !named {
                found.push(Found { span, value: one.value });
            }
        }
    }
    let heaviest = found.iter().map(|one| one.value.1).max()?;
    let heavy: Vec<&Found<(PolicyKind, Weight)>> =
        found.iter().filter(|one| one.value.1 == heaviest).collect();
    let latin = heavy.first()?.span.of(reading.text).is_ascii();
    let chosen = if latin { heavy.first()? } else { heavy.last()? };
    let other = heavy.iter().find(|one| one.value.0 != chosen.value.0);
    if let Some(other) = other {
        questions.push(Question { doubt: Doubt::SeveralKinds, span: Some(other.span) });
    }
    Some(chosen.value.0)
}

/// Finds the policy that was named, or one of the same kind whose figures agree.
fn policy(
    reading: &Reading<'_>,
    kind: Option<PolicyKind>,
    figures: &Figures,
    questions: &mut Vec<Question>,
) -> (Pick<PolicyId>, bool) {
    let day = reading.said.date();
    let visible: Vec<&Policy> = reading
        .state
        .policies
        .iter()
        .filter(|policy| policy.ended_on.is_none())
        .filter(|policy| {
            access::see_policy(reading.state, reading.viewer, policy.id, day).is_some()
        })
        .collect();
    let text = fold_width(reading.text);
    let numbered = policies_numbered(reading.text);
    let named = visible.iter().find_map(|policy| {
        let by_number = numbered.iter().find(|(id, _)| *id == policy.id).map(|(_, span)| *span);
        let name = fold_width(policy.details.name.as_str());
        let by_name = (name.chars().count() >= 4 && text.contains(&name))
            .then_some(Span { start: 0, end: 0 });
        by_number.or(by_name).map(|span| (*policy, span))
    });
    if let Some((policy, span)) = named {
        let differs = agreement(&policy.details.figures, figures).is_none();
        if differs {
            questions.push(Question { doubt: Doubt::PolicyDiffers, span: None });
        }
        return (Pick::Named { id: policy.id, span }, differs);
    }
    let Some(kind) = kind else { return (Pick::Missing, false) };
    let mut fit: Vec<(usize, PolicyId)> = visible
        .iter()
        .filter(|policy| policy.details.kind == kind)
        .filter_map(|policy| Some((agreement(&policy.details.figures, figures)?, policy.id)))
        .collect();
    let best = fit.iter().map(|(points, _)| *points).max().unwrap_or(0);
    fit.retain(|(points, _)| *points == best);
    let pick = match fit[..] {
        [(_, id)] => Pick::Likely { id, why: "capture-why-policy-fits" },
        [] => Pick::Missing,
        _ => Pick::Several { ids: fit.into_iter().map(|(_, id)| id).collect(), span: None },
    };
    (pick, false)
}

/// Counts the figures that are the same. `None`: one of them differs.
fn agreement(policy: &Figures, line: &Figures) -> Option<usize> {
    let mut same = 0;
    let mut compare = |differs: bool, both: bool| -> Option<()> {
        if differs {
            return None;
        }
        same += usize::from(both);
        Some(())
    };
    fn pair<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> (bool, bool) {
        match (a, b) {
            (Some(a), Some(b)) => (a != b, a == b),
            _ => (false, false),
        }
    }
    for (differs, both) in [
        pair(&policy.percent, &line.percent.or_else(|| rise(line))),
        pair(&policy.old_price, &line.old_price),
        pair(&policy.new_price, &line.new_price),
        pair(&policy.effective_on, &line.effective_on),
        pair(&policy.quantity, &line.quantity),
    ] {
        compare(differs, both)?;
    }
    Some(same)
}

/// The rise from the old price to the new one, in hundredths of a percent.
fn rise(line: &Figures) -> Option<Percent> {
    let (old, new) = (line.old_price?.0, line.new_price?.0);
    let more = new.checked_sub(old)?.checked_mul(10_000)?;
    (old > 0 && more % old == 0).then(|| i32::try_from(more / old).ok().map(Percent)).flatten()
}

fn client_words(
    reading: &Reading<'_>,
    policy: &Pick<PolicyId>,
    differs: bool,
) -> Option<ClientWords> {
    let quoted = reading.facts.quotations.iter().rfind(|q| q.value.chars().count() >= 4);
    if let Some(quotation) = quoted {
        let words = Words::new(&quotation.value);
        return Some(ClientWords::Said { words, span: quotation.span });
    }
    let id = policy.id().filter(|_| !differs)?;
    let of_policy = reading.state.policies.get(id)?.details.client_words.is_some();
    of_policy.then_some(ClientWords::OfPolicy(id))
}

/// What is asked without milestones, reasons and whom it is asked of.
fn sentence(reading: &Reading<'_>, parties: &Parties, dates: &Dates) -> Words {
    let text = reading.text;
    let kept: Vec<&str> = dates
        .clauses
        .iter()
        .filter(|clause| clause.part == Part::Asked && !dates.spent.contains(&clause.span))
        .map(|clause| clause.span.of(text))
        .collect();
    if kept.is_empty() {
        return Words::new(&text[parties.content..]);
    }
    let japanese = kept.iter().any(|part| !part.is_ascii());
    Words::new(&kept.join(if japanese { "、" } else { ", " }))
}

fn why(reading: &Reading<'_>, dates: &Dates) -> Option<Words> {
    let clause = dates.clauses.iter().find(|clause| clause.part == Part::Why)?;
    let mut start = clause.span.start;
    // さくら食品に原紙高騰のため: the reason begins after the account.
    for company in reading.facts.companies.iter().filter(|c| within(c.span, clause.span)) {
        start = start.max(company.span.end);
    }
    let words = &reading.text[start..clause.span.end];
    let words = words.trim_start_matches(['に', 'へ', 'は', 'の', '、', ' ', ':', '：']);
    let marks = [
        "理由は",
        "理由:",
        "理由：",
        "理由",
        "背景は",
        "because of ",
        "because ",
        "reason: ",
        "why: ",
    ];
    let words = marks.iter().find_map(|mark| words.strip_prefix(mark)).unwrap_or(words);
    let words = words.trim_start_matches([':', '：', '、', ' ']);
    (!words.is_empty()).then(|| Words::new(words))
}

fn authority(reading: &Reading<'_>, clause: Clause) -> Authority {
    let inside = || reading.facts.numbers.iter().filter(|number| within(number.span, clause.span));
    Authority {
        text: Some(Words::new(clause.span.of(reading.text))),
        percent: inside().find_map(|n| n.value.as_percent_hundredths()).map(Percent),
        yen: inside().find_map(|n| n.value.as_yen()).map(Yen),
        effective_on: None,
        more_from: None,
        never: None,
    }
}

fn done_when(reading: &Reading<'_>, clause: Clause) -> DoneWhen {
    let words = clause.span.of(reading.text);
    let marks =
        ["完了条件は", "完了条件", "完了の条件は", "完了は", "done when", "Done when", "done:"];
    let words = marks.iter().find_map(|mark| words.strip_prefix(mark)).unwrap_or(words);
    let words = words.trim_start_matches([':', '：', ' ']);
    let documents = reading.facts.documents.iter().any(|d| within(d.span, clause.span));
    let written = documents || has(words, "受領|書面|文書|receipt|written");
    DoneWhen {
        text: Some(Words::new(words)),
        kinds: if written { vec![EvidenceKind::Document] } else { Vec::new() },
        stage: None,
    }
}
