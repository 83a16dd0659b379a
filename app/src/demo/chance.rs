//! Chance that is the same on every machine: SplitMix64, and decks drawn without repeating.

/// A small generator. The same seed gives the same numbers everywhere and for ever.
///
/// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (2014).
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// Begins at a seed.
    #[cfg(test)]
    #[must_use]
    pub fn from_seed(seed: u64) -> Self {
        Self(seed)
    }

    /// Begins at a seed, for one purpose, so that one story's chance does not move another's.
    #[must_use]
    pub fn for_purpose(seed: u64, purpose: &str) -> Self {
        let mixed = purpose
            .bytes()
            .fold(seed ^ 0x6675_7368_696d_6531, |mix, byte| Self(mix ^ u64::from(byte)).next());
        Self(mixed)
    }

    /// Returns the next number.
    #[must_use]
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number from 0 to below `limit`; 0 when `limit` is 0.
    #[must_use]
    pub fn below(&mut self, limit: u64) -> u64 {
        // The high half of a product is even enough for limits far below 2^64.
        let product = u128::from(self.next()) * u128::from(limit);
        u64::try_from(product >> 64).unwrap_or(0)
    }

    /// Returns an index from 0 to below `length`; 0 when `length` is 0.
    #[must_use]
    pub fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap_or(0)
    }

    /// Returns a whole number from `low` to `high`, both included.
    #[must_use]
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high - low + 1).unwrap_or(1);
        low + i64::try_from(self.below(span)).unwrap_or(0)
    }
}

/// A deck of so many cards: every card once before any card twice.
#[derive(Debug, Clone)]
pub struct Deck {
    left: Vec<usize>,
    size: usize,
    last: Option<usize>,
}

impl Deck {
    /// A deck of `size` cards.
    #[must_use]
    pub fn of(size: usize) -> Self {
        Self { left: Vec::new(), size, last: None }
    }

    /// Draws a card. `None` when the deck has none at all.
    pub fn draw(&mut self, chance: &mut Chance) -> Option<usize> {
        if self.left.is_empty() {
            self.left = (0..self.size).collect();
            for place in (1..self.left.len()).rev() {
                self.left.swap(place, chance.index(place + 1));
            }
            // The card that was drawn last does not come again at once.
            if self.size > 1 && self.left.last().copied() == self.last {
                self.left.swap(0, self.size - 1);
            }
        }
        self.last = self.left.pop();
        self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_numbers_are_the_published_ones() {
        let mut chance = Chance::from_seed(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| chance.next()).collect();
        assert_eq!(
            first,
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn a_deck_gives_every_card_once_before_any_card_twice() {
        let mut chance = Chance::from_seed(7);
        let mut deck = Deck::of(9);
        for _ in 0..3 {
            let mut round: Vec<usize> = (0..9).filter_map(|_| deck.draw(&mut chance)).collect();
            round.sort_unstable();
            assert_eq!(round, (0..9).collect::<Vec<_>>());
        }
        assert_eq!(Deck::of(0).draw(&mut chance), None);
    }
}
