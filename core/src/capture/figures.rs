//! The figures of a line: the share, the prices, the quantity, the tax basis.

use fushime_wording::number::{Number, Unit};
use fushime_wording::span::{Found, Span};

use super::Reading;
use super::clause::{Clause, within};
use super::draft::{Doubt, Question};
use super::lexicon::{DOWN, DOWN_BEFORE, NOT_GOODS, UP_YEN, has, marks};
use crate::event::terms::{Figures, PolicyKind, Quantity, TaxBasis};
use crate::money::{Percent, Yen};
use crate::words::Words;

/// Reads the figures of what is asked. Also returns the numbers that found no place.
pub(super) fn read_figures(
    reading: &Reading<'_>,
    asked: &[Clause],
    kind: Option<PolicyKind>,
    questions: &mut Vec<Question>,
) -> (Figures, Vec<Span>) {
    let mut numbers = Numbers::of(reading, asked);
    let mut figures = Figures::none();
    if !price_pair(reading.text, &mut numbers, &mut figures) {
        single_prices(reading.text, &mut numbers, &mut figures, questions);
    }
    figures.percent = share(reading.text, &mut numbers, kind, questions);
    if matches!(kind, Some(PolicyKind::Shortage | PolicyKind::Allocation)) {
        figures.quantity = quantity(&mut numbers);
    }
    figures.tax = tax(reading.text);
    (figures, numbers.left())
}

/// Numbers of what is asked, each used once.
struct Numbers<'a> {
    list: Vec<(&'a Found<Number>, bool)>,
}

impl<'a> Numbers<'a> {
    fn of(reading: &'a Reading<'_>, asked: &[Clause]) -> Self {
        let quoted = |span: Span| reading.facts.quotations.iter().any(|q| within(span, q.span));
        let list = reading
            .facts
            .numbers
            .iter()
            .filter(|number| asked.iter().any(|clause| within(number.span, clause.span)))
            .filter(|number| !quoted(number.span))
            .map(|number| (number, false))
            .collect();
        Self { list }
    }

    fn left(&self) -> Vec<Span> {
        self.list
            .iter()
            .filter(|(number, used)| !used && number.value.unit != Unit::None)
            .map(|(number, _)| number.span)
            .collect()
    }
}

fn near_after(text: &str, span: Span, chars: usize) -> &str {
    let rest = &text[span.end..];
    let end = rest.char_indices().nth(chars).map_or(rest.len(), |(at, _)| at);
    let stop = rest.find(['、', '。', ',', ';', '\n']).unwrap_or(rest.len());
    &rest[..end.min(stop)]
}

fn near_before(text: &str, span: Span, chars: usize) -> &str {
    let rest = &text[..span.start];
    let start = rest.char_indices().rev().nth(chars.saturating_sub(1)).map_or(0, |(at, _)| at);
    let near = &rest[start..];
    near.rfind(['、', '。', ';', '\n']).map_or(near, |at| {
        let width = near[at..].chars().next().map_or(1, char::len_utf8);
        &near[at + width..]
    })
}

fn share(
    text: &str,
    numbers: &mut Numbers<'_>,
    kind: Option<PolicyKind>,
    questions: &mut Vec<Question>,
) -> Option<Percent> {
    let mut taken: Option<Percent> = None;
    for (number, used) in &mut numbers.list {
        let Some(value) = number.value.as_percent_hundredths() else { continue };
        let span = number.span;
        if taken.is_some() {
            questions.push(Question { doubt: Doubt::SeveralFigures, span: Some(span) });
            continue;
        }
        *used = true;
        let after = near_after(text, span, 10);
        let before = near_before(text, span, 12);
        let of_before = matches!(kind, Some(PolicyKind::Shortage | PolicyKind::Allocation))
            && !number.value.signed
            && (after.starts_with('に')
                || after.starts_with("へ")
                || after.starts_with(" of ")
                || before.trim_end().ends_with(" to")
                || has(before, "実績の|前年の|昨年の|前年比|通常の|従来の"));
        let down = has(after, DOWN)
            || marks(before, DOWN_BEFORE).last().is_some_and(|f| f.span.of(before).is_ascii());
        let value = if of_before && (0..=10_000).contains(&value) {
            questions.push(Question { doubt: Doubt::ShareOfBefore, span: Some(span) });
            value - 10_000
        } else if down && value > 0 && !number.value.signed {
            -value
        } else {
            value
        };
        for (is_so, doubt) in [
            (number.value.up_to.is_some(), Doubt::Range),
            (number.value.approximate, Doubt::Approximate),
            (number.value.ceiling, Doubt::Ceiling),
        ] {
            if is_so {
                questions.push(Question { doubt, span: Some(span) });
            }
        }
        taken = Some(Percent(value));
    }
    taken
}

const TO_NEXT: &str = "から|→|->|=>|⇒|to |より";
const NEW_BEFORE: &str = "新価格|新単価|単価|価格|単価を|価格を|単価は|価格は|単価:|単価：|to|at|price is|\
    price of|price to";
const NEW_AFTER: &str =
    "に改定|へ改定|に改訂|に値上げ|へ値上げ|に引き上げ|へ引き上げ|に変更|へ変更|に上げ|にする";
const OLD_BEFORE: &str = "現行|旧価格|旧単価|現在|from";

fn starts(text: &str, list: &str) -> bool {
    list.split('|').any(|word| text.starts_with(word))
}

fn ends(text: &str, list: &str) -> bool {
    list.split('|').any(|word| text.ends_with(word))
}

fn whole(number: &Number) -> Option<Yen> {
    number.value.scaled(0).map(Yen)
}

/// 1,000円から1,080円へ, from ¥1,000 to ¥1,050: the old price and the new one.
fn price_pair(text: &str, numbers: &mut Numbers<'_>, figures: &mut Figures) -> bool {
    for place in 1..numbers.list.len() {
        let (old, new) = (numbers.list[place - 1].0, numbers.list[place].0);
        let after = near_after(text, old.span, 8).trim_start();
        let near = new.span.start - old.span.end <= 16 && starts(after, TO_NEXT);
        let priced =
            new.value.unit == Unit::Yen && matches!(old.value.unit, Unit::Yen | Unit::None);
        if near && priced {
            figures.old_price = whole(&old.value);
            figures.new_price = whole(&new.value);
            let per = new.value.per.as_deref().or(old.value.per.as_deref());
            figures.unit = per.map(Words::new);
            numbers.list[place - 1].1 = true;
            numbers.list[place].1 = true;
            return true;
        }
    }
    // 1,000〜1,080円 was read as a range; with から it is a change of price.
    let pair = numbers.list.iter_mut().find(|(number, _)| {
        let joined = number.span.of(text).contains("から") || number.span.of(text).contains("to");
        number.value.unit == Unit::Yen && number.value.up_to.is_some() && joined
    });
    let Some((number, used)) = pair else { return false };
    figures.old_price = whole(&number.value);
    figures.new_price = number.value.up_to.and_then(|price| price.scaled(0)).map(Yen);
    figures.unit = number.value.per.as_deref().map(Words::new);
    *used = true;
    true
}

fn single_prices(
    text: &str,
    numbers: &mut Numbers<'_>,
    figures: &mut Figures,
    questions: &mut Vec<Question>,
) {
    for (number, used) in &mut numbers.list {
        if number.value.unit != Unit::Yen {
            continue;
        }
        let after = near_after(text, number.span, 10);
        let before = near_before(text, number.span, 12).trim_end();
        let raised = marks(after, UP_YEN).first().is_some_and(|found| found.span.start <= 6)
            || number.value.signed;
        let risen_to = after.starts_with(['に', 'へ']);
        if raised && !risen_to {
            questions.push(Question { doubt: Doubt::ChangeInYen, span: Some(number.span) });
            *used = true;
        } else if figures.new_price.is_none()
            && (ends(before, NEW_BEFORE) || starts(after, NEW_AFTER))
        {
            figures.new_price = whole(&number.value);
            figures.unit = number.value.per.as_deref().map(Words::new);
            *used = true;
        } else if figures.old_price.is_none() && ends(before, OLD_BEFORE) {
            figures.old_price = whole(&number.value);
            *used = true;
        }
    }
}

fn quantity(numbers: &mut Numbers<'_>) -> Option<Quantity> {
    let not_goods = |unit: &str| NOT_GOODS.split('|').any(|word| word == unit);
    let (number, used) = numbers.list.iter_mut().find(|(number, used)| {
        !used && matches!(&number.value.unit, Unit::Of(unit) if !not_goods(unit))
    })?;
    let Unit::Of(unit) = &number.value.unit else { return None };
    let amount = number.value.value.scaled(0)?;
    *used = true;
    Some(Quantity { amount, unit: Words::new(unit) })
}

fn tax(text: &str) -> Option<TaxBasis> {
    if has(text, "税抜|税抜き|税別|excluding tax|excl. tax|ex tax|before tax") {
        return Some(TaxBasis::Excluded);
    }
    has(text, "税込|税込み|including tax|incl. tax|tax included").then_some(TaxBasis::Included)
}
