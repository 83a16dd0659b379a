//! What may differ between two readings of the same ledger: the day, and who reads when.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::calendar::{Calendar, Closing};
use crate::ids::AccountId;
use crate::state::{Firm, State};

/// The working days of the firm, and of the accounts that have closings of their own.
#[derive(Debug, Clone)]
pub struct Calendars {
    firm: Calendar,
    of_account: BTreeMap<AccountId, Calendar>,
}

impl Calendars {
    /// Makes the calendars that hold for a firm as it stands.
    #[must_use]
    pub fn of(state: &State) -> Self {
        let Some(firm) = &state.firm else {
            return Self { firm: Calendar::japan(), of_account: BTreeMap::new() };
        };
        let announced = match &firm.announced {
            Some((first, last, days)) => {
                let days: Vec<(Date, String)> =
                    days.iter().map(|day| (day.on, day.name.to_string())).collect();
                Calendar::announced(*first, *last, &days)
            }
            None => Calendar::japan(),
        };
        let ours = announced.with_closings(&closings(firm, None));
        let of_account = firm
            .closings
            .iter()
            .filter_map(|closing| closing.account)
            .map(|account| (account, ours.with_closings(&closings(firm, Some(account)))))
            .collect();
        Self { firm: ours, of_account }
    }

    /// The firm's own working days.
    #[must_use]
    pub fn firm(&self) -> &Calendar {
        &self.firm
    }

    /// The days on which the firm and the account both work.
    #[must_use]
    pub fn with(&self, account: Option<AccountId>) -> &Calendar {
        account.and_then(|account| self.of_account.get(&account)).unwrap_or(&self.firm)
    }
}

fn closings(firm: &Firm, account: Option<AccountId>) -> Vec<Closing> {
    firm.closings
        .iter()
        .filter(|closing| closing.account == account)
        .map(|closing| Closing {
            first: closing.first,
            last: closing.last,
            every_year: closing.every_year,
        })
        .collect()
}

/// A reading of the ledger: for which day, and on which day it is really read.
#[derive(Debug, Clone, Copy)]
pub struct AsOf<'a> {
    /// The day that is looked at.
    pub day: Date,
    /// The day on which somebody looks. It decides whether the staff had been told of the purpose.
    pub read_on: Date,
    /// Which days are worked.
    pub calendars: &'a Calendars,
}
