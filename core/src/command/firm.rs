//! Commands about the firm: founding, notice, settings, closings, holidays.

use super::deciding::{Deciding, needed};
use super::{Asker, Command, Decided, Refusal, Thing};
use crate::access::Action;
use crate::event::firm::{
    ClosingLifted, ClosingSet, FirmChanged, FirmFounded, HolidaysAnnounced, NoticeGiven, Settings,
    SettingsChanged,
};
use crate::event::member::{MemberJoined, TeamFormed, TeamJoined, TermBegun};
use crate::event::terms::Role;
use crate::ids::{AccountId, MemberId, TeamId};
use crate::state::State;

/// Begins the ledger: the firm, its first leader, and the leader's team.
pub(super) fn found(state: &State, asker: &Asker, command: Command) -> Result<Decided, Refusal> {
    let Command::FoundFirm { name, language, time_zone, fiscal_year_end_month, leader, team } =
        command
    else {
        return Err(Refusal::NotYours);
    };
    if state.firm.is_some() {
        return Err(Refusal::AlreadyFounded);
    }
    needed(&name)?;
    needed(&leader.name)?;
    needed(&team)?;
    month(fiscal_year_end_month)?;
    zone(&time_zone)?;
    if asker.on > asker.now.date() {
        return Err(Refusal::InTheFuture(asker.on));
    }
    let (member, first_team) = (MemberId(1), TeamId(1));
    // The first leader also keeps the system, until somebody else is given that role.
    let roles = vec![Role::Leader, Role::Administrator];
    Ok(Decided::many(vec![
        FirmFounded { name, language, time_zone, fiscal_year_end_month, leader: member }.into(),
        MemberJoined { member, details: leader, roles }.into(),
        TeamFormed { team: first_team, name: team, source_key: None }.into(),
        TeamJoined { team: first_team, member, from: asker.on }.into(),
        TermBegun { team: first_team, leader: member, from: asker.on }.into(),
    ]))
}

/// Refuses a month that is none.
pub(super) fn month(month: u8) -> Result<(), Refusal> {
    if (1..=12).contains(&month) { Ok(()) } else { Err(Refusal::NotAMonth) }
}

pub(super) fn decide(deciding: &Deciding<'_>, command: Command) -> Result<Decided, Refusal> {
    match command {
        Command::ChangeFirm { name, language, fiscal_year_end_month } => {
            deciding.firm_wide(Action::KeepFirm).and_then(|()| {
                needed(&name)?;
                month(fiscal_year_end_month)?;
                Ok(Decided::one(FirmChanged { name, language, fiscal_year_end_month }))
            })
        }
        Command::GiveNotice { given_on, responsible } => deciding
            .firm_wide(Action::KeepFirm)
            .and_then(|()| give_notice(deciding, given_on, responsible)),
        Command::ChangeSettings(settings) => {
            deciding.firm_wide(Action::KeepFirm).and_then(|()| change_settings(settings))
        }
        Command::SetClosing(closing) => {
            keeps_closing(deciding, closing.account).and_then(|()| set_closing(closing))
        }
        Command::LiftClosing { name, account } => keeps_closing(deciding, account).and_then(|()| {
            let held = deciding.state.firm.as_ref().is_some_and(|firm| {
                firm.closings.iter().any(|c| c.name == name && c.account == account)
            });
            if held {
                Ok(Decided::one(ClosingLifted { name, account }))
            } else {
                Err(Refusal::NotFound(Thing::Closing))
            }
        }),
        Command::AnnounceHolidays { first_year, last_year, days } => {
            deciding.firm_wide(Action::KeepFirm).and_then(|()| {
                if last_year < first_year {
                    return Err(Refusal::EndBeforeStart);
                }
                let inside = |year: i16| first_year <= year && year <= last_year;
                if !days.iter().all(|day| inside(day.on.year())) {
                    return Err(Refusal::NotAFigure);
                }
                Ok(Decided::one(HolidaysAnnounced { first_year, last_year, days }))
            })
        }
        _ => Err(Refusal::NotYours),
    }
}

fn give_notice(
    deciding: &Deciding<'_>,
    given_on: jiff::civil::Date,
    responsible: Option<MemberId>,
) -> Result<Decided, Refusal> {
    deciding.not_future(given_on)?;
    if let Some(id) = responsible {
        deciding.someone(id)?;
    }
    let before = deciding.state.firm.as_ref().map_or(0, |firm| firm.notices.len());
    let version = u16::try_from(before + 1).map_err(|_| Refusal::NotAFigure)?;
    Ok(Decided::one(NoticeGiven { version, given_on, responsible }))
}

fn change_settings(settings: Settings) -> Result<Decided, Refusal> {
    let within = |value: u16, low: u16, high: u16| low <= value && value <= high;
    let minutes = [
        settings.concern_minutes,
        settings.answer_minutes,
        settings.promise_minutes,
        settings.confirm_minutes,
        settings.plan_minutes,
        settings.ask_minutes,
    ];
    let sound = within(settings.quiet_days_max, 1, 60)
        && within(settings.calm_days, 0, 20)
        && within(settings.live_per_person_max, 1, 1000)
        && within(settings.live_per_account_max, 1, 1000)
        && within(settings.budget_minutes, 1, 24 * 60)
        && within(settings.undo_minutes, 0, 60)
        && minutes.iter().all(|minutes| within(*minutes, 1, 240));
    if sound { Ok(Decided::one(SettingsChanged { settings })) } else { Err(Refusal::NotAFigure) }
}

/// The firm's closings belong to whoever keeps the firm; an account's to whoever keeps accounts.
fn keeps_closing(deciding: &Deciding<'_>, account: Option<AccountId>) -> Result<(), Refusal> {
    match account {
        Some(id) => deciding.account_to(id, Action::CloseAccount).map(|_| ()),
        None => deciding.firm_wide(Action::KeepFirm),
    }
}

fn set_closing(closing: ClosingSet) -> Result<Decided, Refusal> {
    needed(&closing.name)?;
    if closing.last < closing.first {
        return Err(Refusal::EndBeforeStart);
    }
    Ok(Decided::one(closing))
}

/// Refuses what cannot be the name of a zone; whether the zone exists is known where clocks are.
fn zone(name: &str) -> Result<(), Refusal> {
    let sound = (1..=64).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"/_+-".contains(&b));
    if sound { Ok(()) } else { Err(Refusal::NotAFigure) }
}
