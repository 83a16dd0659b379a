//! Puts the parts of a draft together: what was not said is proposed from the template.

use jiff::civil::Date;

use super::Reading;
use super::draft::{ClientWords, Dated, Doubt, Draft, DraftMilestone, Name, Question};
use super::steps::Dates;
use super::subject::Subject;
use super::who::Parties;
use crate::event::terms::{Figures, PolicyKind, Stage};
use crate::money::Percent;
use crate::phrase::{Arg, Phrase};
use crate::template::{self, Frame, Proposed};

/// Puts the parts together: what was not said is proposed from the template.
pub(super) fn put_together(
    reading: &Reading<'_>,
    parties: Parties,
    dates: Dates,
    subject: Subject,
) -> Draft {
    let today = reading.said.date();
    let kind = subject.kind;
    let calendar = reading.calendars.with(parties.account.id());
    let of_policy = subject.policy.id().and_then(|id| reading.state.policies.get(id));
    let of_policy = of_policy.map(|policy| &policy.details.figures);
    let effective_on =
        subject.figures.effective_on.or_else(|| of_policy.and_then(|f| f.effective_on));
    let mut milestones = dates.milestones;
    let last_said = milestones.iter().filter_map(|one| one.due.proposal.on).max();
    // What is told by a day is not finished by it when more was said to follow.
    let said = dates.due.filter(|due| !dates.due_of_telling || last_said <= due.proposal.on);
    let said_due = said.as_ref().and_then(|due| due.proposal.on);
    let frame = Frame { asked_on: today, effective_on, due: said_due };
    let template = template::propose(kind.unwrap_or(PolicyKind::Other), frame, calendar);
    fill_from(&template, &mut milestones);
    let offered = offer(&template, &milestones, today);
    let last_offered = offered.iter().filter_map(|one| one.due.proposal.on).max();
    let due = said.or_else(|| last_offered.max(last_said).map(Dated::usual));
    let mut questions = subject.questions;
    questions.extend(dates.questions);
    let after_due = last_said.is_some() && last_said > due.as_ref().and_then(|d| d.proposal.on);
    if after_due && due.as_ref().is_some_and(|due| due.proposal.on.is_some()) {
        questions.push(Question { doubt: Doubt::AfterDue, span: None });
    }
    let told = milestones.iter().chain(&offered).find(|one| one.stage == Some(Stage::Told));
    if let (Some(PolicyKind::Price), Some(told), Some(effective)) =
        (kind, told.and_then(|one| one.due.proposal.on), effective_on)
        && template::is_short_notice(told, effective)
    {
        questions.push(Question { doubt: Doubt::ShortNotice, span: None });
    }
    let mut figures = subject.figures;
    figures.answer_by = dates.answer_by.as_ref().and_then(|dated| dated.proposal.on);
    let mut not_understood = subject.not_understood;
    not_understood.extend(dates.not_understood);
    not_understood.sort_unstable();
    not_understood.dedup();
    let proposed_words = || propose_client_words(kind, &figures);
    Draft {
        owner: parties.owner,
        account: parties.account,
        counterpart: parties.counterpart,
        policy: subject.policy,
        kind,
        sentence: subject.sentence,
        client_words: subject.client_words.unwrap_or_else(proposed_words),
        own_figures: own_figures(&figures, of_policy),
        figures,
        effective: dates.effective,
        why: subject.why,
        authority: subject.authority,
        done_when: subject.done_when,
        due,
        milestones,
        offered,
        questions,
        not_understood,
        gate: Vec::new(),
        like: Vec::new(),
    }
}

/// Gives the milestones of the line the names and evidence they usually have, and orders them.
fn fill_from(template: &[Proposed], milestones: &mut [DraftMilestone]) {
    for milestone in &mut *milestones {
        let usual = template.iter().find(|one| Some(one.step.stage) == milestone.stage);
        let Some(usual) = usual else { continue };
        milestone.evidence = usual.step.evidence.to_vec();
        if matches!(milestone.name, Name::Usual(_)) {
            milestone.name = Name::Usual(usual.step.name_key);
        }
        if milestone.due.proposal.on.is_none() && milestone.due.span.is_none() {
            milestone.due = Dated::usual(usual.on);
        }
    }
    milestones.sort_by_key(|one| (one.due.proposal.on.is_none(), one.due.proposal.on, one.stage));
}

/// Offers the usual milestones that the line does not name, between those that it names.
fn offer(template: &[Proposed], milestones: &[DraftMilestone], today: Date) -> Vec<DraftMilestone> {
    let unsaid = template
        .iter()
        .filter(|one| milestones.iter().all(|said| said.stage != Some(one.step.stage)));
    unsaid
        .map(|one| {
            let stage = Some(one.step.stage);
            let days = |wanted: fn(Option<Stage>, Option<Stage>) -> bool| {
                milestones
                    .iter()
                    .filter(move |said| wanted(said.stage, stage))
                    .filter_map(|said| said.due.proposal.on)
            };
            let on = days(|said, its| said < its).max().map_or(one.on, |day| one.on.max(day));
            let on = days(|said, its| said > its).min().map_or(on, |day| on.min(day)).max(today);
            DraftMilestone {
                name: Name::Usual(one.step.name_key),
                stage,
                evidence: one.step.evidence.to_vec(),
                due: Dated::usual(on),
            }
        })
        .collect()
}

/// Leaves out what the policy says already.
fn own_figures(figures: &Figures, policy: Option<&Figures>) -> Option<Figures> {
    fn own<T: PartialEq + Clone>(line: &Option<T>, policy: Option<&Option<T>>) -> Option<T> {
        line.clone().filter(|_| policy != Some(line))
    }
    let own = Figures {
        percent: own(&figures.percent, policy.map(|p| &p.percent)),
        old_price: own(&figures.old_price, policy.map(|p| &p.old_price)),
        new_price: own(&figures.new_price, policy.map(|p| &p.new_price)),
        tax: own(&figures.tax, policy.map(|p| &p.tax)),
        unit: own(&figures.unit, policy.map(|p| &p.unit)),
        quantity: own(&figures.quantity, policy.map(|p| &p.quantity)),
        scope: own(&figures.scope, policy.map(|p| &p.scope)),
        effective_on: own(&figures.effective_on, policy.map(|p| &p.effective_on)),
        answer_by: own(&figures.answer_by, policy.map(|p| &p.answer_by)),
        not_negotiable: own(&figures.not_negotiable, policy.map(|p| &p.not_negotiable)),
    };
    (own != Figures::none()).then_some(own)
}

/// The sentence that the figures allow: the amount and the date, without softening.
///
/// Source: domain notes 3.1 and 3.3 (p01).
fn propose_client_words(kind: Option<PolicyKind>, figures: &Figures) -> ClientWords {
    let day = figures.effective_on;
    let phrase = match (kind, figures.percent, figures.new_price, &figures.quantity, day) {
        (Some(PolicyKind::Price), _, Some(new), _, Some(day)) => match figures.old_price {
            Some(old) => Phrase::plain("capture-client-price-from-to")
                .day("day", day)
                .with("old", Arg::Yen(old))
                .with("new", Arg::Yen(new)),
            None => {
                Phrase::plain("capture-client-price-to").day("day", day).with("new", Arg::Yen(new))
            }
        },
        (Some(PolicyKind::Price), Some(percent), None, _, Some(day)) => {
            let key = if percent.0 < 0 {
                "capture-client-price-down"
            } else {
                "capture-client-price-percent"
            };
            let size = Percent(percent.0.saturating_abs());
            Phrase::plain(key).day("day", day).with("percent", Arg::Percent(size))
        }
        (Some(PolicyKind::Allocation), _, _, Some(quantity), Some(day)) => {
            Phrase::plain("capture-client-allocation-quantity")
                .day("day", day)
                .count("amount", quantity.amount)
                .words("unit", &quantity.unit)
        }
        (
            Some(kind @ (PolicyKind::Shortage | PolicyKind::Allocation)),
            Some(cut),
            _,
            _,
            Some(day),
        ) if cut.0 < 0 => {
            let key = if kind == PolicyKind::Shortage {
                "capture-client-shortage-percent"
            } else {
                "capture-client-allocation-percent"
            };
            let size = Percent(cut.0.saturating_abs());
            Phrase::plain(key).day("day", day).with("percent", Arg::Percent(size))
        }
        _ => return ClientWords::Missing,
    };
    ClientWords::Proposed(phrase)
}
