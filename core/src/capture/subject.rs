//! What is asked: its kind, its figures, its policy, the words the client must hear.

use fushime_wording::number::{Number, Unit};
use fushime_wording::span::{Found, Span};
use fushime_wording::{find, fold_width};

use super::Reading;
use super::clause::{Clause, Part, within};
use super::draft::{ClientWords, Doubt, Pick, Question};
use super::steps::Dates;
use super::who::{Parties, policies_numbered};
use crate::access;
use crate::event::terms::{
    Authority, DoneWhen, EvidenceKind, Figures, PolicyKind, Quantity, TaxBasis,
};
use crate::ids::PolicyId;
use crate::money::{Percent, Yen};
use crate::state::Policy;
use crate::words::Words;

/// What is asked.
pub(super) struct Subject {
    pub kind: Option<PolicyKind>,
    pub policy: Pick<PolicyId>,
    pub figures: Figures,
    pub sentence: Words,
    /// `None`: nothing was said and no policy has it.
    pub client_words: Option<ClientWords>,
    pub why: Option<Words>,
    pub authority: Option<Authority>,
    pub done_when: Option<DoneWhen>,
    pub questions: Vec<Question>,
    pub not_understood: Vec<Span>,
}

/// How much a word says about the kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// 供給, price: may be a mere reason.
    Topic,
    /// 値上げ, recall: the matter itself.
    Matter,
    /// 値下げしない: a No whatever else is said.
    Refusal,
}

const KINDS: &[(&str, PolicyKind, Weight)] = &[
    ("値上げ", PolicyKind::Price, Weight::Matter),
    ("値上", PolicyKind::Price, Weight::Matter),
    ("値下げ", PolicyKind::Price, Weight::Matter),
    ("価格改定", PolicyKind::Price, Weight::Matter),
    ("価格改訂", PolicyKind::Price, Weight::Matter),
    ("単価改定", PolicyKind::Price, Weight::Matter),
    ("価格転嫁", PolicyKind::Price, Weight::Matter),
    ("価格変更", PolicyKind::Price, Weight::Matter),
    ("新価格", PolicyKind::Price, Weight::Matter),
    ("新単価", PolicyKind::Price, Weight::Matter),
    ("価格", PolicyKind::Price, Weight::Topic),
    ("単価", PolicyKind::Price, Weight::Topic),
    ("price increase", PolicyKind::Price, Weight::Matter),
    ("price rise", PolicyKind::Price, Weight::Matter),
    ("price hike", PolicyKind::Price, Weight::Matter),
    ("price revision", PolicyKind::Price, Weight::Matter),
    ("price change", PolicyKind::Price, Weight::Matter),
    ("raise the price", PolicyKind::Price, Weight::Matter),
    ("raise prices", PolicyKind::Price, Weight::Matter),
    ("raise price", PolicyKind::Price, Weight::Matter),
    ("new price", PolicyKind::Price, Weight::Matter),
    ("price cut", PolicyKind::Price, Weight::Matter),
    ("surcharge", PolicyKind::Price, Weight::Matter),
    ("price", PolicyKind::Price, Weight::Topic),
    ("prices", PolicyKind::Price, Weight::Topic),
    ("値下げしない", PolicyKind::No, Weight::Refusal),
    ("値下げはしない", PolicyKind::No, Weight::Refusal),
    ("値下げできない", PolicyKind::No, Weight::Refusal),
    ("値下げはできない", PolicyKind::No, Weight::Refusal),
    ("値下げに応じない", PolicyKind::No, Weight::Refusal),
    ("値下げには応じ", PolicyKind::No, Weight::Refusal),
    ("値引きしない", PolicyKind::No, Weight::Refusal),
    ("値引きはしない", PolicyKind::No, Weight::Refusal),
    ("値引きできない", PolicyKind::No, Weight::Refusal),
    ("値引きはできない", PolicyKind::No, Weight::Refusal),
    ("値引きに応じない", PolicyKind::No, Weight::Refusal),
    ("値引きには応じ", PolicyKind::No, Weight::Refusal),
    ("価格据え置きはできない", PolicyKind::No, Weight::Refusal),
    ("お断り", PolicyKind::No, Weight::Refusal),
    ("断る", PolicyKind::No, Weight::Refusal),
    ("断り", PolicyKind::No, Weight::Refusal),
    ("断って", PolicyKind::No, Weight::Refusal),
    ("謝絶", PolicyKind::No, Weight::Refusal),
    ("辞退", PolicyKind::No, Weight::Refusal),
    ("受けられない", PolicyKind::No, Weight::Refusal),
    ("お受けできない", PolicyKind::No, Weight::Refusal),
    ("対応できない", PolicyKind::No, Weight::Refusal),
    ("応じられない", PolicyKind::No, Weight::Refusal),
    ("応じない", PolicyKind::No, Weight::Refusal),
    ("no discount", PolicyKind::No, Weight::Refusal),
    ("no price cut", PolicyKind::No, Weight::Refusal),
    ("say no", PolicyKind::No, Weight::Refusal),
    ("refuse", PolicyKind::No, Weight::Refusal),
    ("decline", PolicyKind::No, Weight::Refusal),
    ("turn down", PolicyKind::No, Weight::Refusal),
    ("reject", PolicyKind::No, Weight::Refusal),
    ("cannot accept", PolicyKind::No, Weight::Refusal),
    ("can't accept", PolicyKind::No, Weight::Refusal),
    ("we can't", PolicyKind::No, Weight::Refusal),
    ("we cannot", PolicyKind::No, Weight::Refusal),
    ("欠品", PolicyKind::Shortage, Weight::Matter),
    ("品切れ", PolicyKind::Shortage, Weight::Matter),
    ("品薄", PolicyKind::Shortage, Weight::Matter),
    ("納期遅れ", PolicyKind::Shortage, Weight::Matter),
    ("納期遅延", PolicyKind::Shortage, Weight::Matter),
    ("納期変更", PolicyKind::Shortage, Weight::Matter),
    ("納期", PolicyKind::Shortage, Weight::Matter),
    ("出荷遅延", PolicyKind::Shortage, Weight::Matter),
    ("遅延", PolicyKind::Shortage, Weight::Matter),
    ("供給停止", PolicyKind::Shortage, Weight::Matter),
    ("供給制約", PolicyKind::Shortage, Weight::Matter),
    ("供給削減", PolicyKind::Shortage, Weight::Matter),
    ("終売", PolicyKind::Shortage, Weight::Matter),
    ("廃番", PolicyKind::Shortage, Weight::Matter),
    ("生産終了", PolicyKind::Shortage, Weight::Matter),
    ("供給", PolicyKind::Shortage, Weight::Topic),
    ("在庫", PolicyKind::Shortage, Weight::Topic),
    ("shortage", PolicyKind::Shortage, Weight::Matter),
    ("out of stock", PolicyKind::Shortage, Weight::Matter),
    ("late delivery", PolicyKind::Shortage, Weight::Matter),
    ("delivery delay", PolicyKind::Shortage, Weight::Matter),
    ("delay", PolicyKind::Shortage, Weight::Matter),
    ("delayed", PolicyKind::Shortage, Weight::Matter),
    ("supply cut", PolicyKind::Shortage, Weight::Matter),
    ("lead time", PolicyKind::Shortage, Weight::Matter),
    ("discontinue", PolicyKind::Shortage, Weight::Matter),
    ("discontinued", PolicyKind::Shortage, Weight::Matter),
    ("supply", PolicyKind::Shortage, Weight::Topic),
    ("delivery", PolicyKind::Shortage, Weight::Topic),
    ("不具合", PolicyKind::Quality, Weight::Matter),
    ("不良", PolicyKind::Quality, Weight::Matter),
    ("品質問題", PolicyKind::Quality, Weight::Matter),
    ("リコール", PolicyKind::Quality, Weight::Matter),
    ("自主回収", PolicyKind::Quality, Weight::Matter),
    ("回収", PolicyKind::Quality, Weight::Matter),
    ("異物", PolicyKind::Quality, Weight::Matter),
    ("初報", PolicyKind::Quality, Weight::Matter),
    ("是正", PolicyKind::Quality, Weight::Matter),
    ("クレーム", PolicyKind::Quality, Weight::Topic),
    ("品質", PolicyKind::Quality, Weight::Topic),
    ("defect", PolicyKind::Quality, Weight::Matter),
    ("defective", PolicyKind::Quality, Weight::Matter),
    ("recall", PolicyKind::Quality, Weight::Matter),
    ("contamination", PolicyKind::Quality, Weight::Matter),
    ("quality report", PolicyKind::Quality, Weight::Matter),
    ("quality issue", PolicyKind::Quality, Weight::Matter),
    ("quality problem", PolicyKind::Quality, Weight::Matter),
    ("8d", PolicyKind::Quality, Weight::Topic),
    ("quality", PolicyKind::Quality, Weight::Topic),
    ("割当", PolicyKind::Allocation, Weight::Matter),
    ("割り当て", PolicyKind::Allocation, Weight::Matter),
    ("割当て", PolicyKind::Allocation, Weight::Matter),
    ("出荷調整", PolicyKind::Allocation, Weight::Matter),
    ("出荷制限", PolicyKind::Allocation, Weight::Matter),
    ("数量制限", PolicyKind::Allocation, Weight::Matter),
    ("枠", PolicyKind::Allocation, Weight::Topic),
    ("配分", PolicyKind::Allocation, Weight::Matter),
    ("allocation", PolicyKind::Allocation, Weight::Matter),
    ("allocate", PolicyKind::Allocation, Weight::Matter),
    ("quota", PolicyKind::Allocation, Weight::Matter),
    ("ration", PolicyKind::Allocation, Weight::Matter),
    ("rationing", PolicyKind::Allocation, Weight::Matter),
];

const DOWN: &[&str] = &[
    "値下げ",
    "引き下げ",
    "引下げ",
    "下げ",
    "減",
    "減らす",
    "削減",
    "減額",
    "カット",
    "ダウン",
    "値引き",
    "cut",
    "decrease",
    "reduction",
    "reduce",
    "less",
    "down",
    "lower",
    "discount",
    "off",
];
const DOWN_BEFORE: &[&str] = &["cut", "reduce", "lower", "decrease", "discount", "less", "down"];
const UP_YEN: &[&str] =
    &["値上げ", "値上", "アップ", "引き上げ", "引上げ", "上げ", "up", "increase", "more"];

fn kinds_in(words: &str) -> Vec<Found<(PolicyKind, Weight)>> {
    let table: Vec<&str> = KINDS.iter().map(|(word, ..)| *word).collect();
    find(words, &table)
        .into_iter()
        .map(|found| {
            let (_, kind, weight) = KINDS[found.value];
            Found { span: found.span, value: (kind, weight) }
        })
        .collect()
}

/// Tells whether a part of the line says what is asked: a kind, a share, a price, a tell-word with
/// the account.
pub(super) fn is_subject(reading: &Reading<'_>, span: Span) -> bool {
    let matter = kinds_in(span.of(reading.text))
        .iter()
        .any(|found| found.value.1 != Weight::Topic && !is_step_only(found, reading, span));
    let figure = reading.facts.numbers.iter().any(|number| {
        within(number.span, span) && matches!(number.value.unit, Unit::Percent | Unit::Yen)
    });
    let account = reading
        .facts
        .companies
        .iter()
        .any(|company| company.value.known.is_some() && within(company.span, span));
    let tells = !find(
        span.of(reading.text),
        &["伝え", "話す", "話して", "断", "説明", "通知", "tell", "inform", "notify", "let"],
    )
    .is_empty();
    matter || figure || (account && tells)
}

/// 初報 names a milestone of a quality matter as much as the matter.
fn is_step_only(found: &Found<(PolicyKind, Weight)>, reading: &Reading<'_>, span: Span) -> bool {
    found.span.of(span.of(reading.text)) == "初報"
}

pub(super) fn read(reading: &Reading<'_>, parties: &Parties, dates: &Dates) -> Subject {
    let mut questions = Vec::new();
    let asked: Vec<Clause> =
        dates.clauses.iter().filter(|clause| clause.part == Part::Asked).copied().collect();
    let kind = kind(reading, &asked, &mut questions);
    let mut numbers = Numbers::of(reading, &asked);
    let mut figures = Figures::none();
    figures.effective_on = dates.effective.as_ref().and_then(|dated| dated.proposal.on);
    prices(reading, &mut numbers, &mut figures, &mut questions);
    figures.percent = share(reading, &mut numbers, kind, &mut questions);
    if matches!(kind, Some(PolicyKind::Shortage | PolicyKind::Allocation)) {
        figures.quantity = quantity(&mut numbers);
    }
    figures.tax = tax(reading.text);
    let kind = kind.or_else(|| {
        let priced = figures.percent.is_some() || figures.new_price.is_some();
        priced.then_some(PolicyKind::Price)
    });
    let of_part =
        |part: Part| -> Option<&Clause> { dates.clauses.iter().find(|clause| clause.part == part) };
    let words_of =
        |part: Part| of_part(part).map(|clause| Words::new(clause.span.of(reading.text)));
    figures.not_negotiable = words_of(Part::Never);
    let policy = policy(reading, kind, &figures, &mut questions);
    let kind =
        policy.id().and_then(|id| reading.state.policies.get(id)).map(|p| p.details.kind).or(kind);
    let client_words = client_words(reading, &policy);
    Subject {
        kind,
        figures,
        sentence: sentence(reading, parties, dates),
        client_words,
        why: why(reading, dates),
        authority: of_part(Part::Authority).map(|clause| authority(reading, *clause)),
        done_when: of_part(Part::DoneWhen).map(|clause| done_when(reading, *clause)),
        policy,
        questions,
        not_understood: numbers.left(),
    }
}

/// A No outweighs a matter, a matter outweighs a topic; of equals the one nearest to the verb,
/// which stands last in Japanese and first in English.
fn kind(
    reading: &Reading<'_>,
    asked: &[Clause],
    questions: &mut Vec<Question>,
) -> Option<PolicyKind> {
    let mut found: Vec<Found<(PolicyKind, Weight)>> = Vec::new();
    for clause in asked {
        for one in kinds_in(clause.span.of(reading.text)) {
            let start = one.span.start + clause.span.start;
            let span = Span { start, end: one.span.end + clause.span.start };
            let named = reading.facts.companies.iter().any(|company| within(span, company.span));
            if !named {
                found.push(Found { span, value: one.value });
            }
        }
    }
    let heaviest = found.iter().map(|one| one.value.1).max()?;
    let heavy: Vec<&Found<(PolicyKind, Weight)>> =
        found.iter().filter(|one| one.value.1 == heaviest).collect();
    let latin = heavy.first()?.span.of(reading.text).is_ascii();
    let chosen = if latin { heavy.first()? } else { heavy.last()? };
    let other = heavy.iter().find(|one| one.value.0 != chosen.value.0);
    if let Some(other) = other {
        questions.push(Question { doubt: Doubt::SeveralKinds, span: Some(other.span) });
    }
    Some(chosen.value.0)
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

fn near_after<'a>(text: &'a str, span: Span, chars: usize) -> &'a str {
    let rest = &text[span.end..];
    let end = rest.char_indices().nth(chars).map_or(rest.len(), |(at, _)| at);
    let stop = rest.find(['、', '。', ',', ';', '\n']).unwrap_or(rest.len());
    &rest[..end.min(stop)]
}

fn near_before<'a>(text: &'a str, span: Span, chars: usize) -> &'a str {
    let rest = &text[..span.start];
    let start = rest.char_indices().rev().nth(chars.saturating_sub(1)).map_or(0, |(at, _)| at);
    let near = &rest[start..];
    near.rfind(['、', '。', ';', '\n']).map_or(near, |at| {
        let width = near[at..].chars().next().map_or(1, char::len_utf8);
        &near[at + width..]
    })
}

fn share(
    reading: &Reading<'_>,
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
        let after = near_after(reading.text, span, 10);
        let before = near_before(reading.text, span, 12);
        let of_before = matches!(kind, Some(PolicyKind::Shortage | PolicyKind::Allocation))
            && !number.value.signed
            && (after.starts_with('に')
                || after.starts_with("へ")
                || after.starts_with(" of ")
                || before.trim_end().ends_with(" to")
                || !find(before, &["実績の", "前年の", "昨年の", "前年比", "通常の", "従来の"])
                    .is_empty());
        let down = !find(after, DOWN).is_empty()
            || find(before, DOWN_BEFORE).last().is_some_and(|f| f.span.of(before).is_ascii());
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

fn prices(
    reading: &Reading<'_>,
    numbers: &mut Numbers<'_>,
    figures: &mut Figures,
    questions: &mut Vec<Question>,
) {
    let text = reading.text;
    let whole = |number: &Number| number.value.scaled(0);
    for place in 0..numbers.list.len() {
        let (number, used) = &numbers.list[place];
        if *used || number.value.signed && number.value.unit != Unit::Yen {
            continue;
        }
        let after = near_after(text, number.span, 8).trim_start();
        let next = numbers.list.get(place + 1).map(|(next, _)| *next);
        let joined =
            ["から", "→", "->", "=>", "⇒", "to ", "より"].iter().any(|j| after.starts_with(j));
        if let Some(next) = next.filter(|next| {
            joined && next.value.unit == Unit::Yen && next.span.start - number.span.end <= 16
        }) && matches!(number.value.unit, Unit::Yen | Unit::None)
        {
            figures.old_price = whole(&number.value).map(Yen);
            figures.new_price = whole(&next.value).map(Yen);
            figures.unit =
                next.value.per.as_deref().or(number.value.per.as_deref()).map(Words::new);
            numbers.list[place].1 = true;
            numbers.list[place + 1].1 = true;
            return;
        }
    }
    for (number, used) in &mut numbers.list {
        if number.value.unit != Unit::Yen {
            continue;
        }
        let after = near_after(text, number.span, 10);
        let before = near_before(text, number.span, 12);
        let before = before.trim_end();
        let raised = find(after, UP_YEN).first().is_some_and(|found| found.span.start <= 6)
            || number.value.signed;
        let new = [
            "新価格",
            "新単価",
            "単価",
            "価格",
            "単価を",
            "価格を",
            "単価は",
            "価格は",
            "to",
            "at",
            "単価：",
            "単価:",
        ]
        .iter()
        .any(|word| before.ends_with(word))
            || [
                "に改定",
                "へ改定",
                "に改訂",
                "に値上げ",
                "へ値上げ",
                "に引き上げ",
                "へ引き上げ",
                "に変更",
                "へ変更",
                "に上げ",
            ]
            .iter()
            .any(|word| after.starts_with(word));
        let old =
            ["現行", "旧価格", "旧単価", "現在", "from"].iter().any(|word| before.ends_with(word));
        if new && figures.new_price.is_none() {
            figures.new_price = whole(&number.value).map(Yen);
            figures.unit = number.value.per.as_deref().map(Words::new);
            *used = true;
        } else if old && figures.old_price.is_none() {
            figures.old_price = whole(&number.value).map(Yen);
            *used = true;
        } else if raised {
            questions.push(Question { doubt: Doubt::ChangeInYen, span: Some(number.span) });
            *used = true;
        }
    }
}

const NOT_GOODS: &[&str] = &[
    "社",
    "件",
    "名",
    "人",
    "回",
    "か月",
    "ヶ月",
    "カ月",
    "ヵ月",
    "箇月",
    "営業日",
    "日間",
    "週間",
    "年間",
    "時間",
    "分間",
    "店",
    "店舗",
    "か所",
    "ヶ所",
    "カ所",
    "箇所",
    "品目",
    "種",
    "種類",
    "accounts",
    "companies",
    "people",
    "days",
    "weeks",
    "months",
    "hours",
    "minutes",
    "times",
    "items",
    "orders",
];

fn quantity(numbers: &mut Numbers<'_>) -> Option<Quantity> {
    let (number, used) = numbers.list.iter_mut().find(|(number, used)| {
        let goods =
            matches!(&number.value.unit, Unit::Of(unit) if !NOT_GOODS.contains(&unit.as_str()));
        goods && !used
    })?;
    let Unit::Of(unit) = &number.value.unit else { return None };
    let amount = number.value.value.scaled(0)?;
    *used = true;
    Some(Quantity { amount, unit: Words::new(unit) })
}

fn tax(text: &str) -> Option<TaxBasis> {
    let excluded = ["税抜", "税抜き", "税別", "excluding tax", "excl. tax", "ex tax", "before tax"];
    let included = ["税込", "税込み", "including tax", "incl. tax", "tax included"];
    if !find(text, &excluded).is_empty() {
        return Some(TaxBasis::Excluded);
    }
    (!find(text, &included).is_empty()).then_some(TaxBasis::Included)
}

/// Finds the policy that was named, or one of the same kind whose figures agree.
fn policy(
    reading: &Reading<'_>,
    kind: Option<PolicyKind>,
    figures: &Figures,
    questions: &mut Vec<Question>,
) -> Pick<PolicyId> {
    let day = reading.said.date();
    let visible: Vec<&Policy> = reading
        .state
        .policies
        .iter()
        .filter(|policy| policy.ended_on.is_none())
        .filter(|policy| {
            access::see_policy(reading.state, reading.viewer, policy.id, day).is_some()
        })
        .collect();
    let text = fold_width(reading.text);
    let numbered = policies_numbered(reading.text);
    let named = visible.iter().find_map(|policy| {
        let by_number = numbered.iter().find(|(id, _)| *id == policy.id).map(|(_, span)| *span);
        let name = fold_width(policy.details.name.as_str());
        let by_name = (name.chars().count() >= 4 && text.contains(&name))
            .then_some(Span { start: 0, end: 0 });
        by_number.or(by_name).map(|span| (*policy, span))
    });
    if let Some((policy, span)) = named {
        if agreement(&policy.details.figures, figures).is_none() {
            questions.push(Question { doubt: Doubt::PolicyDiffers, span: None });
        }
        return Pick::Named { id: policy.id, span };
    }
    let Some(kind) = kind else { return Pick::Missing };
    let mut fit: Vec<(usize, PolicyId)> = visible
        .iter()
        .filter(|policy| policy.details.kind == kind)
        .filter_map(|policy| Some((agreement(&policy.details.figures, figures)?, policy.id)))
        .collect();
    let best = fit.iter().map(|(points, _)| *points).max().unwrap_or(0);
    fit.retain(|(points, _)| *points == best);
    match fit[..] {
        [(_, id)] => Pick::Likely { id, why: "capture-why-policy-fits" },
        [] => Pick::Missing,
        _ => Pick::Several { ids: fit.into_iter().map(|(_, id)| id).collect(), span: None },
    }
}

/// Counts the figures that are the same. `None`: one of them differs.
fn agreement(policy: &Figures, line: &Figures) -> Option<usize> {
    let mut same = 0;
    let mut compare = |differs: bool, both: bool| -> Option<()> {
        if differs {
            return None;
        }
        same += usize::from(both);
        Some(())
    };
    fn pair<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> (bool, bool) {
        match (a, b) {
            (Some(a), Some(b)) => (a != b, a == b),
            _ => (false, false),
        }
    }
    for (differs, both) in [
        pair(&policy.percent, &line.percent),
        pair(&policy.old_price, &line.old_price),
        pair(&policy.new_price, &line.new_price),
        pair(&policy.effective_on, &line.effective_on),
        pair(&policy.quantity, &line.quantity),
    ] {
        compare(differs, both)?;
    }
    Some(same)
}

fn client_words(reading: &Reading<'_>, policy: &Pick<PolicyId>) -> Option<ClientWords> {
    let quoted = reading.facts.quotations.iter().rfind(|q| q.value.chars().count() >= 4);
    if let Some(quotation) = quoted {
        let words = Words::new(&quotation.value);
        return Some(ClientWords::Said { words, span: quotation.span });
    }
    let id = policy.id()?;
    let of_policy = reading.state.policies.get(id)?.details.client_words.is_some();
    of_policy.then_some(ClientWords::OfPolicy(id))
}

/// What is asked without milestones, reasons and whom it is asked of.
fn sentence(reading: &Reading<'_>, parties: &Parties, dates: &Dates) -> Words {
    let text = reading.text;
    let kept: Vec<&str> = dates
        .clauses
        .iter()
        .filter(|clause| clause.part == Part::Asked && !dates.spent.contains(&clause.span))
        .map(|clause| clause.span.of(text))
        .collect();
    if kept.is_empty() {
        return Words::new(&text[parties.content..]);
    }
    let japanese = kept.iter().any(|part| !part.is_ascii());
    Words::new(&kept.join(if japanese { "、" } else { ", " }))
}

fn why(reading: &Reading<'_>, dates: &Dates) -> Option<Words> {
    let clause = dates.clauses.iter().find(|clause| clause.part == Part::Why)?;
    let mut start = clause.span.start;
    // さくら食品に原紙高騰のため: the reason begins after the account.
    for company in reading.facts.companies.iter().filter(|c| within(c.span, clause.span)) {
        start = start.max(company.span.end);
    }
    let words = &reading.text[start..clause.span.end];
    let words = words.trim_start_matches(['に', 'へ', 'は', 'の', '、', ' ', ':', '：']);
    let marks = [
        "理由は",
        "理由:",
        "理由：",
        "理由",
        "背景は",
        "because of ",
        "because ",
        "reason: ",
        "why: ",
    ];
    let words = marks.iter().find_map(|mark| words.strip_prefix(mark)).unwrap_or(words);
    let words = words.trim_start_matches([':', '：', '、', ' ']);
    (!words.is_empty()).then(|| Words::new(words))
}

fn authority(reading: &Reading<'_>, clause: Clause) -> Authority {
    let inside = || reading.facts.numbers.iter().filter(|number| within(number.span, clause.span));
    Authority {
        text: Some(Words::new(clause.span.of(reading.text))),
        percent: inside().find_map(|n| n.value.as_percent_hundredths()).map(Percent),
        yen: inside().find_map(|n| n.value.as_yen()).map(Yen),
        effective_on: None,
        more_from: None,
        never: None,
    }
}

fn done_when(reading: &Reading<'_>, clause: Clause) -> DoneWhen {
    let words = clause.span.of(reading.text);
    let marks =
        ["完了条件は", "完了条件", "完了の条件は", "完了は", "done when", "Done when", "done:"];
    let words = marks.iter().find_map(|mark| words.strip_prefix(mark)).unwrap_or(words);
    let words = words.trim_start_matches([':', '：', ' ']);
    let documents = reading.facts.documents.iter().any(|d| within(d.span, clause.span));
    let written =
        documents || !find(words, &["受領", "書面", "文書", "receipt", "written"]).is_empty();
    DoneWhen {
        text: Some(Words::new(words)),
        kinds: if written { vec![EvidenceKind::Document] } else { Vec::new() },
        stage: None,
    }
}
