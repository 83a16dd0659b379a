//! What every door says of decisions of the firm.

use fushime_core::event::terms::Figures;

use super::Reading;

impl Reading<'_> {
    /// Names every figure with its unit: the key of what it is, and what it says.
    #[must_use]
    pub fn figure_rows(&self, figures: &Figures) -> Vec<(&'static str, String)> {
        let text = self.text;
        let mut rows = Vec::new();
        let mut row = |key, said: Option<String>| rows.extend(said.map(|said| (key, said)));
        row("show-change", figures.percent.map(|percent| text.change(percent)));
        let tax = figures.tax.map(|tax| text.name(tax));
        let price = |yen| {
            let unit = figures.unit.as_ref().map(|unit| format!("/{unit}")).unwrap_or_default();
            let tax = tax.as_ref().map(|tax| format!(" ({tax})")).unwrap_or_default();
            format!("{}{unit}{tax}", text.exact_yen(yen))
        };
        row("show-old-price", figures.old_price.map(price));
        row("show-new-price", figures.new_price.map(price));
        let quantity = figures.quantity.as_ref();
        row(
            "show-quantity",
            quantity.map(|quantity| format!("{} {}", quantity.amount, quantity.unit)),
        );
        row("show-scope", figures.scope.as_ref().map(ToString::to_string));
        row("show-effective-on", figures.effective_on.map(|day| text.day(day)));
        row("show-answer-by", figures.answer_by.map(|day| text.day(day)));
        row("show-not-negotiable", figures.not_negotiable.as_ref().map(ToString::to_string));
        rows
    }
}
