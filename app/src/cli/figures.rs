//! Figures as people type them, and the options that take them.

use clap::Args;
use fushime_core::event::terms::{Authority, DoneWhen, Figures, Quantity, Stakes};
use fushime_core::money::{Percent, Yen};
use fushime_core::words::Words;
use fushime_wording::number::{Number, Unit};
use fushime_wording::{Known, read};

use super::failure::Failure;
use super::session::{Session, words};

/// Options for the figures of a policy or directive.
#[derive(Debug, Clone, Args)]
pub struct FigureOptions {
    #[arg(long, value_name = "+8%", allow_hyphen_values = true)]
    percent: Option<String>,
    #[arg(long, value_name = "YEN")]
    old_price: Option<String>,
    #[arg(long, value_name = "YEN")]
    new_price: Option<String>,
    #[arg(long, value_name = "excluded|included")]
    tax: Option<String>,
    #[arg(long, value_name = "UNIT")]
    unit: Option<String>,
    #[arg(long, value_name = "320箱", allow_hyphen_values = true)]
    quantity: Option<String>,
    #[arg(long, value_name = "TEXT")]
    scope: Option<String>,
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    #[arg(long, value_name = "DATE")]
    answer_by: Option<String>,
    #[arg(long, value_name = "TEXT")]
    not_negotiable: Option<String>,
}

/// Options for what closes a directive.
#[derive(Debug, Clone, Args)]
pub struct DoneOptions {
    #[arg(long, value_name = "TEXT")]
    done_when: Option<String>,
    #[arg(long, value_name = "E4")]
    done_evidence: Vec<String>,
    #[arg(long, value_name = "STAGE")]
    done_stage: Option<String>,
}

/// Options for what may be conceded.
#[derive(Debug, Clone, Args)]
pub struct AuthorityOptions {
    #[arg(long, value_name = "TEXT")]
    may: Option<String>,
    #[arg(long, value_name = "+6%", allow_hyphen_values = true)]
    may_percent: Option<String>,
    #[arg(long, value_name = "YEN")]
    may_yen: Option<String>,
    #[arg(long, value_name = "DATE")]
    may_from: Option<String>,
    #[arg(long, value_name = "WHO")]
    more_from: Option<String>,
    #[arg(long, value_name = "TEXT")]
    never: Option<String>,
}

/// Options for what hangs on a directive.
#[derive(Debug, Clone, Args)]
pub struct StakeOptions {
    #[arg(long, value_name = "TEXT")]
    stake_client: Option<String>,
    #[arg(long, value_name = "TEXT")]
    stake_firm: Option<String>,
    #[arg(long, value_name = "YEN")]
    stake_yen: Option<String>,
    #[arg(long, value_name = "TEXT")]
    stake_salesperson: Option<String>,
    #[arg(long, value_name = "WHO")]
    adjusted_by: Option<String>,
}

impl Session<'_> {
    /// Reads an amount of yen: 8,400万円, ¥84.0m, 250.
    ///
    /// # Errors
    ///
    /// A [`Failure`] that names the field when it is none.
    pub fn yen(&self, field: &str, text: &str) -> Result<Yen, Failure> {
        let yen = |number: &Number| match number.unit {
            Unit::Yen | Unit::None => number.value.scaled(0).map(Yen),
            _ => None,
        };
        self.figure(field, text, yen)
    }

    /// Reads a share: 8%, +8, −12 %, 1割.
    ///
    /// # Errors
    ///
    /// A [`Failure`] that names the field when it is none.
    pub fn percent(&self, field: &str, text: &str) -> Result<Percent, Failure> {
        let percent = |number: &Number| match number.unit {
            Unit::Percent | Unit::Points | Unit::None => {
                let hundredths = number.value.scaled(2)?;
                i32::try_from(hundredths).ok().map(Percent)
            }
            _ => None,
        };
        self.figure(field, text, percent)
    }

    fn quantity(&self, field: &str, text: &str) -> Result<Quantity, Failure> {
        let quantity = |number: &Number| {
            let unit = match &number.unit {
                Unit::Of(unit) => Words::new(unit),
                _ => Words::new(""),
            };
            number.value.scaled(0).map(|amount| Quantity { amount, unit })
        };
        self.figure(field, text, quantity)
    }

    /// Reads the one number in a text.
    fn figure<T>(
        &self,
        field: &str,
        text: &str,
        take: impl Fn(&Number) -> Option<T>,
    ) -> Result<T, Failure> {
        let facts = read(text, &Known::default());
        let found = match &facts.numbers[..] {
            [one] if one.value.up_to.is_none() => take(&one.value),
            _ => None,
        };
        found.ok_or_else(|| {
            let values = [("field", field.to_owned().into()), ("given", text.to_owned().into())];
            self.usage("figure-unread", &values)
        })
    }

    /// Puts figures that were given over those that hold. `None`: none were given, and none hold.
    ///
    /// # Errors
    ///
    /// A [`Failure`] that names the field that cannot be read.
    pub fn figures(
        &mut self,
        given: &FigureOptions,
        held: Option<Figures>,
    ) -> Result<Option<Figures>, Failure> {
        let mut figures = held.clone().unwrap_or_else(Figures::none);
        if let Some(text) = &given.percent {
            figures.percent = Some(self.percent("--percent", text)?);
        }
        if let Some(text) = &given.old_price {
            figures.old_price = Some(self.yen("--old-price", text)?);
        }
        if let Some(text) = &given.new_price {
            figures.new_price = Some(self.yen("--new-price", text)?);
        }
        if let Some(text) = &given.tax {
            figures.tax = Some(self.choice("--tax", text)?);
        }
        if let Some(text) = &given.quantity {
            figures.quantity = Some(self.quantity("--quantity", text)?);
        }
        if let Some(text) = &given.from {
            figures.effective_on = Some(self.past_or_coming("--from", text)?);
        }
        if let Some(text) = &given.answer_by {
            figures.answer_by = Some(self.day("--answer-by", text)?);
        }
        over(&mut figures.unit, given.unit.as_ref());
        over(&mut figures.scope, given.scope.as_ref());
        over(&mut figures.not_negotiable, given.not_negotiable.as_ref());
        Ok((held.is_some() || figures != Figures::none()).then_some(figures))
    }

    /// Puts what was given about the end over what holds.
    ///
    /// # Errors
    ///
    /// A [`Failure`] that names the field that cannot be read.
    pub fn done_when(
        &self,
        given: &DoneOptions,
        held: Option<DoneWhen>,
    ) -> Result<Option<DoneWhen>, Failure> {
        let nothing = DoneWhen { text: None, kinds: Vec::new(), stage: None };
        let mut done = held.clone().unwrap_or_else(|| nothing.clone());
        over(&mut done.text, given.done_when.as_ref());
        if !given.done_evidence.is_empty() {
            let kinds = given.done_evidence.iter().map(|kind| self.choice("--done-evidence", kind));
            done.kinds = kinds.collect::<Result<_, _>>()?;
        }
        if let Some(stage) = &given.done_stage {
            done.stage = Some(self.choice("--done-stage", stage)?);
        }
        Ok((held.is_some() || done != nothing).then_some(done))
    }

    /// Puts what was given about the authority over what holds.
    ///
    /// # Errors
    ///
    /// A [`Failure`] that names the field that cannot be read.
    pub fn authority(
        &mut self,
        given: &AuthorityOptions,
        held: Option<Authority>,
    ) -> Result<Option<Authority>, Failure> {
        let nothing = Authority {
            text: None,
            percent: None,
            yen: None,
            effective_on: None,
            more_from: None,
            never: None,
        };
        let mut authority = held.clone().unwrap_or_else(|| nothing.clone());
        over(&mut authority.text, given.may.as_ref());
        over(&mut authority.never, given.never.as_ref());
        if let Some(text) = &given.may_percent {
            authority.percent = Some(self.percent("--may-percent", text)?);
        }
        if let Some(text) = &given.may_yen {
            authority.yen = Some(self.yen("--may-yen", text)?);
        }
        if let Some(text) = &given.may_from {
            authority.effective_on = Some(self.past_or_coming("--may-from", text)?);
        }
        if let Some(who) = &given.more_from {
            authority.more_from = Some(self.member(who)?);
        }
        Ok((held.is_some() || authority != nothing).then_some(authority))
    }

    /// Puts what was given about the stakes over what holds.
    ///
    /// # Errors
    ///
    /// A [`Failure`] that names the field that cannot be read.
    pub fn stakes(
        &self,
        given: &StakeOptions,
        held: Option<Stakes>,
    ) -> Result<Option<Stakes>, Failure> {
        let nothing = Stakes {
            client: None,
            firm: None,
            firm_yen: None,
            salesperson: None,
            adjusted_by: None,
        };
        let mut stakes = held.clone().unwrap_or_else(|| nothing.clone());
        over(&mut stakes.client, given.stake_client.as_ref());
        over(&mut stakes.firm, given.stake_firm.as_ref());
        over(&mut stakes.salesperson, given.stake_salesperson.as_ref());
        if let Some(text) = &given.stake_yen {
            stakes.firm_yen = Some(self.yen("--stake-yen", text)?);
        }
        if let Some(who) = &given.adjusted_by {
            stakes.adjusted_by = Some(self.member(who)?);
        }
        Ok((held.is_some() || stakes != nothing).then_some(stakes))
    }
}

/// Puts a text that was given over the one that holds.
pub fn over(held: &mut Option<Words>, given: Option<&String>) {
    if given.is_some() {
        *held = words(given);
    }
}
