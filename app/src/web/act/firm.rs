//! What whoever keeps the firm can do: its name, its limits, its closed days, its notice of
//! purpose; and what was asked to be removed.

use fushime_core::access::Action;
use fushime_core::command::Command;
use fushime_core::event::firm::{ClosingSet, Settings};
use fushime_core::event::terms::Language;

use super::{Field, Subject, Takes, ThingAct, Typed, Unfit, choices, form};
use crate::import::holidays;
use crate::reading::Reading;

pub(super) const ACTS: &[ThingAct] = &[
    ThingAct {
        name: "firm-change",
        needs: Action::KeepFirm,
        suits: |it| matches!(it, Subject::Firm),
        home: Some("/settings"),
        fields: |reading, _| {
            let firm = reading.state.firm.as_ref();
            let month = firm.map(|firm| firm.fiscal_year_end_month);
            let months = (1..=12).map(|month: u8| (month.to_string(), month.to_string()));
            let language = firm.map(|firm| firm.language.as_str());
            let languages = choices::<Language>(reading);
            vec![
                Field::new("firm-name", Takes::Line).needed().with_any(firm.map(|it| &it.name)),
                Field::new("firm-language", languages).needed().with_any(language),
                Field::new("fiscal-year-end", Takes::One(months.collect()))
                    .needed()
                    .with_any(month),
            ]
        },
        command: |_, _, typed| {
            Ok(Command::ChangeFirm {
                name: typed.needed("firm-name")?,
                language: typed.one("firm-language")?,
                fiscal_year_end_month: typed.id("fiscal-year-end")?,
            })
        },
    },
    ThingAct {
        name: "limits-change",
        needs: Action::KeepFirm,
        suits: |it| matches!(it, Subject::Firm),
        home: Some("/settings"),
        fields: |reading, _| {
            let held = settings(reading);
            let field = |(name, value)| Field::new(name, Takes::Number).needed().with(value);
            limits(&held).map(field).to_vec()
        },
        command: |_, _, typed| {
            let number = |name| typed.number_if_any::<u16>(name)?.ok_or(Unfit::missing(name));
            Ok(Command::ChangeSettings(Settings {
                quiet_days_max: number("limit-quiet-days")?,
                calm_days: number("calm-days")?,
                live_per_person_max: number("live-per-person")?,
                live_per_account_max: number("live-per-account")?,
                budget_minutes: number("budget-minutes")?,
                undo_minutes: number("undo-minutes")?,
                concern_minutes: number("concern-minutes")?,
                answer_minutes: number("answer-minutes")?,
                promise_minutes: number("promise-minutes")?,
                confirm_minutes: number("confirm-minutes")?,
                plan_minutes: number("plan-minutes")?,
                ask_minutes: number("ask-minutes")?,
            }))
        },
    },
    ThingAct {
        name: "firm-closing-set",
        needs: Action::KeepFirm,
        suits: |it| matches!(it, Subject::Firm),
        home: Some("/settings"),
        fields: |_, _| {
            vec![
                Field::new("closing-name", Takes::Line).needed(),
                Field::new("closing-first", Takes::Day).needed(),
                Field::new("closing-last", Takes::Day),
                Field::new("closing-yearly", Takes::Tick),
            ]
        },
        command: |_, _, typed| {
            let first = typed.day("closing-first")?;
            Ok(Command::SetClosing(ClosingSet {
                name: typed.needed("closing-name")?,
                first,
                last: typed.day_if_any("closing-last")?.unwrap_or(first),
                every_year: typed.is_ticked("closing-yearly"),
                account: None,
            }))
        },
    },
    ThingAct {
        name: "firm-closing-lift",
        needs: Action::KeepFirm,
        suits: |it| matches!(it, Subject::Firm),
        home: Some("/settings"),
        fields: |reading, _| {
            let closings = reading.state.firm.iter().flat_map(|firm| &firm.closings);
            let ours = closings.filter(|it| it.account.is_none());
            let names = ours.map(|it| (it.name.to_string(), it.name.to_string()));
            vec![Field::new("closing-which", Takes::One(names.collect())).needed()]
        },
        command: |_, _, typed| {
            Ok(Command::LiftClosing { name: typed.needed("closing-which")?, account: None })
        },
    },
    ThingAct {
        name: "holidays-announce",
        needs: Action::KeepFirm,
        suits: |it| matches!(it, Subject::Firm),
        home: Some("/settings"),
        fields: |_, _| vec![Field::new("holidays-table", Takes::Words).needed()],
        command: |_, _, typed| {
            let unfit = |key| Unfit { field: "holidays-table", key };
            let table = typed.get("holidays-table");
            if table.is_empty() {
                return Err(Unfit::missing("holidays-table"));
            }
            let table = holidays::read(table).map_err(|problem| match problem {
                holidays::Problem::BadRow { .. } => unfit("holidays-unread"),
                holidays::Problem::Nothing => unfit("holidays-nothing"),
            })?;
            let holidays::Table { first_year, last_year, days } = table;
            Ok(Command::AnnounceHolidays { first_year, last_year, days })
        },
    },
    ThingAct {
        name: "notice-give",
        needs: Action::KeepFirm,
        suits: |it| matches!(it, Subject::Firm),
        home: Some("/notice"),
        fields: |reading, _| {
            let given = Field::new("given-on", Takes::Day).needed().with(reading.day);
            let who = Field::new("responsible", Takes::One(form::members(reading)));
            vec![given, who.needed().with(reading.viewer)]
        },
        command: |_, _, typed| {
            let given_on = typed.day("given-on")?;
            Ok(Command::GiveNotice { given_on, responsible: Some(typed.id("responsible")?) })
        },
    },
    ThingAct {
        name: "redaction-approve",
        needs: Action::ApproveRedaction,
        suits: |it| matches!(it, Subject::Redaction(_)),
        home: Some("/retention"),
        fields: |_, _| Vec::new(),
        command: |_, subject, _| match subject {
            Subject::Redaction(id) => Ok(Command::ApproveRedaction { redaction: *id }),
            _ => Err(Unfit::missing("reason")),
        },
    },
    ThingAct {
        name: "redaction-decline",
        needs: Action::ApproveRedaction,
        suits: |it| matches!(it, Subject::Redaction(_)),
        home: Some("/retention"),
        fields: |_, _| vec![Field::new("reason", Takes::Words).needed()],
        command: |_, subject, typed: &Typed| match subject {
            Subject::Redaction(id) => {
                let reason = typed.needed("reason")?;
                Ok(Command::DeclineRedaction { redaction: *id, reason })
            }
            _ => Err(Unfit::missing("reason")),
        },
    },
];

/// What the firm has set.
pub(in crate::web) fn settings(reading: Reading<'_>) -> Settings {
    reading.state.firm.as_ref().map(|firm| firm.settings.clone()).unwrap_or_default()
}

/// Every limit, by the name of its field.
pub(in crate::web) fn limits(held: &Settings) -> [(&'static str, u16); 12] {
    [
        ("limit-quiet-days", held.quiet_days_max),
        ("calm-days", held.calm_days),
        ("live-per-person", held.live_per_person_max),
        ("live-per-account", held.live_per_account_max),
        ("budget-minutes", held.budget_minutes),
        ("undo-minutes", held.undo_minutes),
        ("concern-minutes", held.concern_minutes),
        ("answer-minutes", held.answer_minutes),
        ("promise-minutes", held.promise_minutes),
        ("confirm-minutes", held.confirm_minutes),
        ("plan-minutes", held.plan_minutes),
        ("ask-minutes", held.ask_minutes),
    ]
}
