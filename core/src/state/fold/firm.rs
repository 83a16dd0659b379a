//! The firm: founding, notice, settings, closings, holidays.

use super::{Folded, known};
use crate::entry::Entry;
use crate::event::Event;
use crate::state::{Firm, Odd, State, Subject};

pub(super) fn fold(state: &mut State, entry: &Entry) -> Option<Folded> {
    match &entry.event {
        Event::FirmFounded(event) => {
            state.firm = Some(Firm::founded(event, entry.note.on));
            Some(Ok(Subject::Firm))
        }
        Event::FirmChanged(_)
        | Event::NoticeGiven(_)
        | Event::SettingsChanged(_)
        | Event::ClosingSet(_)
        | Event::ClosingLifted(_)
        | Event::HolidaysAnnounced(_) => Some(change(state, entry)),
        _ => None,
    }
}

fn change(state: &mut State, entry: &Entry) -> Folded {
    let firm = known(state.firm.as_mut())?;
    match &entry.event {
        Event::FirmChanged(event) => {
            firm.name = event.name.clone();
            firm.language = event.language;
            firm.fiscal_year_end_month = event.fiscal_year_end_month;
        }
        Event::NoticeGiven(event) => firm.notices.push(event.clone()),
        Event::SettingsChanged(event) => firm.settings = event.settings.clone(),
        Event::ClosingSet(event) => {
            if let Some(account) = event.account {
                known(state.accounts.get(account))?;
            }
            firm.closings.retain(|held| held.name != event.name || held.account != event.account);
            firm.closings.push(event.clone());
        }
        Event::ClosingLifted(event) => {
            let before = firm.closings.len();
            firm.closings.retain(|held| held.name != event.name || held.account != event.account);
            if firm.closings.len() == before {
                return Err(Odd::Missing);
            }
        }
        Event::HolidaysAnnounced(event) => {
            firm.announced = Some((event.first_year, event.last_year, event.days.clone()));
        }
        _ => return Err(Odd::Unknown),
    }
    Ok(Subject::Firm)
}
