//! How well an order puts the ones that matter before the others.

/// Returns the area under the curve: the chance that one that matters scores higher than one
/// that does not, ties counting half. `None` when all of them matter, or none does.
pub(crate) fn area(scored: &[(f64, bool)]) -> Option<f64> {
    let mut sorted: Vec<(f64, bool)> = scored.to_vec();
    sorted.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (mut beaten, mut ranks_above) = (0.0, 0.0);
    let mut at = 0;
    while at < sorted.len() {
        let same = sorted[at..].iter().take_while(|other| other.0 == sorted[at].0).count();
        let tied = &sorted[at..at + same];
        let matter = tied.iter().filter(|(_, matters)| *matters).count();
        let others = same - matter;
        ranks_above += count(matter) * (beaten + count(others) / 2.0);
        beaten += count(others);
        at += same;
    }
    let matter = count(scored.iter().filter(|(_, matters)| *matters).count());
    (matter > 0.0 && beaten > 0.0).then(|| ranks_above / (matter * beaten))
}

/// Returns the place of each score among all, ties sharing the middle one, between 0 and 1.
pub(crate) fn places(scores: &[f64]) -> Vec<f64> {
    scores
        .iter()
        .map(|score| {
            let below = scores.iter().filter(|other| *other < score).count();
            let same = scores.iter().filter(|other| *other == score).count();
            (count(below) + count(same) / 2.0) / count(scores.len())
        })
        .collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts of a log are far below 2^52")]
pub(super) fn count(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_order_has_all_the_area_the_wrong_one_none_and_chance_half() {
        let order = [(3.0, true), (2.0, true), (1.0, false)];
        assert_eq!(area(&order), Some(1.0));
        let wrong: Vec<_> = order.iter().map(|(score, matters)| (-score, *matters)).collect();
        assert_eq!(area(&wrong), Some(0.0));
        assert_eq!(area(&[(1.0, true), (1.0, false)]), Some(0.5));
        assert_eq!(area(&[(1.0, true)]), None);
    }
}
