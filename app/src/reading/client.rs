//! What every door says of clients: what is known of them, and who there was.

use fushime_core::event::account::AccountDetails;
use fushime_core::event::discussion::Discussion;
use fushime_core::ids::ContactId;
use fushime_core::state::Contact;

use super::Reading;

impl Reading<'_> {
    /// Names a contact with department and title.
    #[must_use]
    pub fn contact(&self, contact: &Contact) -> String {
        let details = &contact.details;
        let parts = [details.department.as_ref(), Some(&details.name), details.title.as_ref()];
        let parts: Vec<String> = parts.into_iter().flatten().map(ToString::to_string).collect();
        parts.join(" ")
    }

    /// Names a contact by number.
    #[must_use]
    pub fn contact_named(&self, id: ContactId) -> String {
        let contact = self.state.contacts.get(id);
        contact.map_or_else(|| id.to_string(), |contact| self.contact(contact))
    }

    /// Names everybody who was there, in the order in which they were written down.
    #[must_use]
    pub fn attendees(&self, gist: &Discussion) -> Vec<String> {
        let named = gist.attendees.iter().filter_map(|one| {
            let contact = one.contact.map(|id| self.contact_named(id));
            let member = one.member.map(|id| self.member(id));
            contact.or(member).or(one.name.as_ref().map(ToString::to_string))
        });
        named.collect()
    }

    /// Says what is known of an account: the key of each label, and what stands beside it.
    #[must_use]
    pub fn account_rows(&self, details: &AccountDetails) -> Vec<(&'static str, String)> {
        let text = self.text;
        let mut rows = Vec::new();
        let mut row = |key, said: Option<String>| rows.extend(said.map(|said| (key, said)));
        row("show-reading", details.reading.as_ref().map(ToString::to_string));
        row("show-tier", details.tier.map(|tier| text.name(tier)));
        row("show-yearly-sales", details.yearly_sales.map(|yen| text.yen(yen)));
        row("show-trading-since", details.trading_since.map(|year| year.to_string()));
        row("show-did-for-us", details.did_for_us.as_ref().map(ToString::to_string));
        let month = details.fiscal_year_end_month;
        row(
            "show-fiscal-year-end",
            month.map(|month| text.with("show-month", &[("month", i64::from(month).into())])),
        );
        let days: Vec<String> = details
            .cut_off_days
            .iter()
            .map(|day| match day {
                31 => text.get("show-month-end"),
                day => text.with("show-day-of-month", &[("day", i64::from(*day).into())]),
            })
            .collect();
        row("show-cut-off", (!days.is_empty()).then(|| text.list(&days)));
        row("show-account-owner", details.owner.map(|id| self.member(id)));
        row("show-source-key", details.source_key.as_ref().map(ToString::to_string));
        rows
    }
}
