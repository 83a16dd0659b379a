//! What can be done about decisions of the firm: decide, change, end. Each kind asks for the
//! figures that it needs, each with its unit.

use fushime_core::access::Action;
use fushime_core::command::Command;
use fushime_core::event::policy::PolicyDetails;
use fushime_core::event::terms::{
    Authority, DoneWhen, EvidenceKind, Figures, PolicyKind, Quantity, Role, Stage, TaxBasis,
};
use fushime_core::ids::MemberId;
use fushime_core::money::{Percent, Yen};
use fushime_core::words::Words;

use super::super::form::{self, Field, Takes, Typed, Unfit};
use super::{Subject, ThingAct, choices};
use crate::import::cell;
use crate::reading::Reading;

/// Makes the act that decides a policy of one kind.
const fn decide(
    name: &'static str,
    fields: fn(Reading<'_>, &Subject<'_>) -> Vec<Field>,
    command: fn(Reading<'_>, &Subject<'_>, &Typed) -> Result<Command, Unfit>,
) -> ThingAct {
    ThingAct {
        name,
        needs: Action::KeepPolicy,
        suits: |subject| matches!(subject, Subject::Firm),
        home: Some("/policies"),
        fields,
        command,
    }
}

/// Decides a new policy of a kind.
fn decided(kind: PolicyKind, typed: &Typed) -> Result<Command, Unfit> {
    Ok(Command::DecidePolicy(read(blank(kind), typed)?))
}

pub(super) const ACTS: &[ThingAct] = &[
    decide(
        "decide-price",
        |reading, _| fields(reading, &blank(PolicyKind::Price)),
        |_, _, typed| decided(PolicyKind::Price, typed),
    ),
    decide(
        "decide-shortage",
        |reading, _| fields(reading, &blank(PolicyKind::Shortage)),
        |_, _, typed| decided(PolicyKind::Shortage, typed),
    ),
    decide(
        "decide-quality",
        |reading, _| fields(reading, &blank(PolicyKind::Quality)),
        |_, _, typed| decided(PolicyKind::Quality, typed),
    ),
    decide(
        "decide-allocation",
        |reading, _| fields(reading, &blank(PolicyKind::Allocation)),
        |_, _, typed| decided(PolicyKind::Allocation, typed),
    ),
    decide(
        "decide-no",
        |reading, _| fields(reading, &blank(PolicyKind::No)),
        |_, _, typed| decided(PolicyKind::No, typed),
    ),
    decide(
        "decide-other",
        |reading, _| fields(reading, &blank(PolicyKind::Other)),
        |_, _, typed| decided(PolicyKind::Other, typed),
    ),
    ThingAct {
        name: "change-policy",
        needs: Action::KeepPolicy,
        suits: stands,
        home: None,
        fields: |reading, subject| {
            let Subject::Policy(policy) = subject else { return Vec::new() };
            let mut all = vec![Field::new("reason", Takes::Words).needed()];
            all.extend(fields(reading, &policy.details));
            all
        },
        command: |_, subject, typed| {
            let Subject::Policy(policy) = subject else { return Err(Unfit::missing("reason")) };
            let reason = Some(typed.needed("reason")?);
            let details = read(policy.details.clone(), typed)?;
            if details == policy.details {
                return Err(Unfit { field: "reason", key: "policy-nothing-changed" });
            }
            Ok(Command::ChangePolicy { policy: policy.id, details, reason })
        },
    },
    ThingAct {
        name: "end-policy",
        needs: Action::KeepPolicy,
        suits: stands,
        home: None,
        fields: |_, _| vec![Field::new("reason", Takes::Words).needed()],
        command: |_, subject, typed| {
            let Subject::Policy(policy) = subject else { return Err(Unfit::missing("reason")) };
            Ok(Command::EndPolicy { policy: policy.id, reason: typed.needed("reason")? })
        },
    },
];

/// The act that decides a policy of a kind.
pub(in crate::web) fn deciding(kind: PolicyKind) -> &'static str {
    match kind {
        PolicyKind::Price => "decide-price",
        PolicyKind::Shortage => "decide-shortage",
        PolicyKind::Quality => "decide-quality",
        PolicyKind::Allocation => "decide-allocation",
        PolicyKind::No => "decide-no",
        PolicyKind::Other => "decide-other",
    }
}

/// Only a policy that still stands can be changed or ended.
fn stands(subject: &Subject<'_>) -> bool {
    matches!(subject, Subject::Policy(policy) if policy.ended_on.is_none())
}

fn blank(kind: PolicyKind) -> PolicyDetails {
    PolicyDetails {
        name: Words::new(""),
        kind,
        figures: Figures::none(),
        why: None,
        client_words: None,
        done_when: None,
        authority: None,
        quiet_days_max: None,
        sponsors: Vec::new(),
        stakeholders: Vec::new(),
        source_key: None,
    }
}

/// The figures that a kind needs, by the names of their fields.
fn figures_of(kind: PolicyKind) -> &'static [&'static str] {
    match kind {
        PolicyKind::Price => &[
            "policy-raise",
            "policy-effective-on",
            "policy-old-price",
            "policy-new-price",
            "policy-unit",
            "policy-tax",
            "policy-items",
            "policy-answer-by",
            "policy-fixed",
        ],
        PolicyKind::Shortage => &[
            "policy-cut",
            "policy-quantity",
            "policy-quantity-unit",
            "policy-items",
            "policy-effective-on",
            "policy-answer-by",
            "policy-fixed",
        ],
        PolicyKind::Quality => &[
            "policy-lots",
            "policy-quantity",
            "policy-quantity-unit",
            "policy-remedy-on",
            "policy-answer-by",
            "policy-fixed",
        ],
        PolicyKind::Allocation => &[
            "policy-cut",
            "policy-quota",
            "policy-quantity-unit",
            "policy-items",
            "policy-effective-on",
            "policy-answer-by",
            "policy-fixed",
        ],
        PolicyKind::No => &[
            "policy-refused",
            "policy-effective-on",
            "policy-charge",
            "policy-unit",
            "policy-answer-by",
            "policy-fixed",
        ],
        PolicyKind::Other => &[
            "policy-items",
            "policy-effective-on",
            "policy-percent",
            "policy-old-price",
            "policy-new-price",
            "policy-unit",
            "policy-quantity",
            "policy-quantity-unit",
            "policy-answer-by",
            "policy-fixed",
        ],
    }
}

fn fields(reading: Reading<'_>, held: &PolicyDetails) -> Vec<Field> {
    let mut all = vec![
        Field::new("policy-name", Takes::Line).needed().with(&held.name),
        Field::new("policy-client-words", Takes::Words).with_any(held.client_words.as_ref()),
        Field::new("policy-why", Takes::Words).with_any(held.why.as_ref()),
    ];
    let figures = figures_of(held.kind).iter().map(|name| figure(reading, name, &held.figures));
    all.extend(under("policy-group-figures", figures.collect()));
    all.extend(under("policy-group-done", done_fields(reading, held.done_when.as_ref())));
    all.extend(under("policy-group-may", may_fields(reading, held.authority.as_ref())));
    let ids =
        |held: &[MemberId]| held.iter().map(ToString::to_string).collect::<Vec<String>>().join(" ");
    let people = vec![
        Field::new("policy-quiet-days", Takes::Number).with_any(held.quiet_days_max),
        Field::new("policy-sponsors", Takes::Many(with_role(reading, Role::Executive)))
            .with(ids(&held.sponsors)),
        Field::new("policy-stakeholders", Takes::Many(with_role(reading, Role::Stakeholder)))
            .with(ids(&held.stakeholders)),
    ];
    all.extend(under("policy-group-people", people));
    all
}

/// Puts a heading over the first of some fields.
fn under(key: &'static str, mut fields: Vec<Field>) -> Vec<Field> {
    if !fields.is_empty() {
        let first = fields.remove(0).under(key);
        fields.insert(0, first);
    }
    fields
}

fn figure(reading: Reading<'_>, name: &'static str, held: &Figures) -> Field {
    let yen = |yen: Option<Yen>| yen.map(|yen| yen.0);
    match name {
        "policy-raise" | "policy-percent" => {
            Field::new(name, Takes::Line).with_any(held.percent.map(plain))
        }
        "policy-cut" => {
            let cut = held.percent.map(|percent| Percent(percent.0.saturating_abs()));
            Field::new(name, Takes::Line).with_any(cut.map(plain))
        }
        "policy-old-price" => Field::new(name, Takes::Number).with_any(yen(held.old_price)),
        "policy-new-price" | "policy-charge" => {
            Field::new(name, Takes::Number).with_any(yen(held.new_price))
        }
        "policy-unit" => Field::new(name, Takes::Line).with_any(held.unit.as_ref()),
        "policy-tax" => {
            let tax = held.tax.map(TaxBasis::as_str);
            Field::new(name, choices::<TaxBasis>(reading)).with_any(tax)
        }
        "policy-quantity" | "policy-quota" => {
            Field::new(name, Takes::Number).with_any(held.quantity.as_ref().map(|it| it.amount))
        }
        "policy-quantity-unit" => {
            Field::new(name, Takes::Line).with_any(held.quantity.as_ref().map(|it| &it.unit))
        }
        "policy-effective-on" | "policy-remedy-on" => {
            Field::new(name, Takes::Day).with_any(held.effective_on)
        }
        "policy-answer-by" => Field::new(name, Takes::Day).with_any(held.answer_by),
        "policy-fixed" => Field::new(name, Takes::Words).with_any(held.not_negotiable.as_ref()),
        name => Field::new(name, Takes::Line).with_any(held.scope.as_ref()),
    }
}

fn done_fields(reading: Reading<'_>, held: Option<&DoneWhen>) -> Vec<Field> {
    let kinds = held.iter().flat_map(|done| &done.kinds).map(|kind| kind.as_str());
    let kinds = kinds.collect::<Vec<&str>>().join(" ");
    let stage = held.and_then(|done| done.stage).map(Stage::as_str);
    vec![
        Field::new("policy-done-stage", choices::<Stage>(reading)).with_any(stage),
        Field::new("policy-done", Takes::Words).with_any(held.and_then(|it| it.text.as_ref())),
        Field::new("policy-done-evidence", Takes::Many(form::listed::<EvidenceKind>(reading.text)))
            .with(kinds),
    ]
}

fn may_fields(reading: Reading<'_>, held: Option<&Authority>) -> Vec<Field> {
    let words = |of: fn(&Authority) -> Option<&Words>| held.and_then(of);
    vec![
        Field::new("policy-may", Takes::Words).with_any(words(|it| it.text.as_ref())),
        Field::new("policy-may-percent", Takes::Line)
            .with_any(held.and_then(|it| it.percent).map(plain)),
        Field::new("policy-may-yen", Takes::Number)
            .with_any(held.and_then(|it| it.yen).map(|yen| yen.0)),
        Field::new("policy-may-from", Takes::Day).with_any(held.and_then(|it| it.effective_on)),
        Field::new("policy-more-from", Takes::One(form::members(reading)))
            .with_any(held.and_then(|it| it.more_from)),
        Field::new("policy-never", Takes::Words).with_any(words(|it| it.never.as_ref())),
    ]
}

/// Whoever is here in a role, as choices, by name.
fn with_role(reading: Reading<'_>, role: Role) -> Vec<(String, String)> {
    let is_one = |id: MemberId| reading.state.members.get(id).is_some_and(|member| member.is(role));
    form::members(reading).into_iter().filter(|(id, _)| id.parse().is_ok_and(is_one)).collect()
}

/// Writes a share as people type it: 8, 7.5, -30.
fn plain(percent: Percent) -> String {
    percent.to_string().replace('−', "-").replace('%', "")
}

fn percent(typed: &Typed, field: &'static str) -> Result<Option<Percent>, Unfit> {
    cell::percent(typed.get(field)).map_err(|key| Unfit { field, key })
}

fn yen(typed: &Typed, field: &'static str) -> Result<Option<Yen>, Unfit> {
    cell::yen(typed.get(field), 1).map_err(|key| Unfit { field, key })
}

/// Puts what was typed over what holds. What a form does not ask for stays as it is.
fn read(mut details: PolicyDetails, typed: &Typed) -> Result<PolicyDetails, Unfit> {
    details.name = typed.needed("policy-name")?;
    details.client_words = typed.words("policy-client-words");
    details.why = typed.words("policy-why");
    for name in figures_of(details.kind) {
        read_figure(name, &mut details.figures, typed)?;
    }
    details.done_when = read_done(typed);
    details.authority = read_may(typed)?;
    details.quiet_days_max = typed.number_if_any("policy-quiet-days")?;
    let people = |field| typed.all(field).filter_map(|id| id.parse().ok()).collect();
    details.sponsors = people("policy-sponsors");
    details.stakeholders = people("policy-stakeholders");
    Ok(details)
}

fn read_figure(name: &'static str, figures: &mut Figures, typed: &Typed) -> Result<(), Unfit> {
    match name {
        "policy-raise" | "policy-percent" => figures.percent = percent(typed, name)?,
        "policy-cut" => {
            let cut = percent(typed, name)?;
            figures.percent = cut.map(|cut| Percent(cut.0.saturating_abs().saturating_neg()));
        }
        "policy-old-price" => figures.old_price = yen(typed, name)?,
        "policy-new-price" | "policy-charge" => figures.new_price = yen(typed, name)?,
        "policy-unit" => figures.unit = typed.words(name),
        "policy-tax" => figures.tax = typed.one(name).ok(),
        "policy-quantity" | "policy-quota" => {
            let amount = typed.number_if_any(name)?;
            let unit = typed.words("policy-quantity-unit");
            figures.quantity = match (amount, unit) {
                (Some(amount), Some(unit)) => Some(Quantity { amount, unit }),
                (Some(_), None) => return Err(Unfit::missing("policy-quantity-unit")),
                (None, _) => None,
            };
        }
        "policy-quantity-unit" => {}
        "policy-effective-on" | "policy-remedy-on" => {
            figures.effective_on = typed.day_if_any(name)?;
        }
        "policy-answer-by" => figures.answer_by = typed.day_if_any(name)?,
        "policy-fixed" => figures.not_negotiable = typed.words(name),
        name => figures.scope = typed.words(name),
    }
    Ok(())
}

fn read_done(typed: &Typed) -> Option<DoneWhen> {
    let done = DoneWhen {
        text: typed.words("policy-done"),
        kinds: typed.many("policy-done-evidence"),
        stage: typed.one("policy-done-stage").ok(),
    };
    let says_something = done.text.is_some() || !done.kinds.is_empty() || done.stage.is_some();
    says_something.then_some(done)
}

fn read_may(typed: &Typed) -> Result<Option<Authority>, Unfit> {
    let authority = Authority {
        text: typed.words("policy-may"),
        percent: percent(typed, "policy-may-percent")?,
        yen: yen(typed, "policy-may-yen")?,
        effective_on: typed.day_if_any("policy-may-from")?,
        more_from: typed.id_if_any("policy-more-from")?,
        never: typed.words("policy-never"),
    };
    let none = Authority {
        text: None,
        percent: None,
        yen: None,
        effective_on: None,
        more_from: None,
        never: None,
    };
    Ok((authority != none).then_some(authority))
}
