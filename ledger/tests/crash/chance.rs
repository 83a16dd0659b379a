//! Chance that repeats itself: the same seed gives the same run.

/// A small generator (xorshift); its quality is of no matter here.
pub(crate) struct Chance(u64);

impl Chance {
    /// Begins with a seed, which is printed so that a failure can be repeated.
    pub(crate) fn seeded(what: &str) -> Self {
        let given = std::env::var("FUSHIME_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = given.unwrap_or(20_261_120);
        eprintln!("{what}: FUSHIME_SEED={seed}");
        Self(seed | 1)
    }

    /// Returns a number below `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end
    }
}
