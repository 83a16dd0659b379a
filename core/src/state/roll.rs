//! Things numbered from 1 without a gap, in the order they were written down.

use std::marker::PhantomData;

use crate::ids::Numbered;

/// A list whose n-th thing has the number n.
///
/// A look back at an earlier day leaves out what had not happened yet; only then are there gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roll<K, T> {
    things: Vec<Option<T>>,
    gaps: bool,
    key: PhantomData<K>,
}

impl<K, T> Default for Roll<K, T> {
    fn default() -> Self {
        Self { things: Vec::new(), gaps: false, key: PhantomData }
    }
}

impl<K, T> Roll<K, T> {
    /// A list that may leave numbers out.
    pub(crate) fn with_gaps() -> Self {
        Self { gaps: true, ..Self::default() }
    }
}

impl<K: Numbered, T> Roll<K, T> {
    /// Returns the number the next thing will have.
    #[must_use]
    pub fn next(&self) -> K {
        K::numbered(u32::try_from(self.things.len()).map_or(u32::MAX, |n| n.saturating_add(1)))
    }

    /// Adds a thing under the number it claims; refuses one that is not the next.
    pub(crate) fn push(&mut self, key: K, thing: T) -> bool {
        let (number, next) = (key.number(), self.next().number());
        let fits = number == next || self.gaps && number > next;
        if fits {
            self.things.resize_with(number as usize - 1, || None);
            self.things.push(Some(thing));
        }
        fits
    }

    /// Returns the thing with this number.
    #[must_use]
    pub fn get(&self, key: K) -> Option<&T> {
        self.things.get((key.number() as usize).checked_sub(1)?)?.as_ref()
    }

    /// Returns the thing with this number, to be changed by the fold.
    pub(crate) fn get_mut(&mut self, key: K) -> Option<&mut T> {
        self.things.get_mut((key.number() as usize).checked_sub(1)?)?.as_mut()
    }

    /// Goes through all things by number.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.things.iter().flatten()
    }

    /// Returns how many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Tells whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }
}
