//! Things numbered from 1 without a gap, in the order they were written down.

use std::marker::PhantomData;

use crate::ids::Numbered;

/// A list whose n-th thing has the number n.
///
/// A look back at an earlier day leaves out what had not happened yet; only then is a number
/// without its thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roll<K, T> {
    things: Vec<Option<T>>,
    key: PhantomData<K>,
}

impl<K, T> Default for Roll<K, T> {
    fn default() -> Self {
        Self { things: Vec::new(), key: PhantomData }
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
        let fits = key.number() == self.next().number();
        if fits {
            self.things.push(Some(thing));
        }
        fits
    }

    /// Passes over the next number, if it is this one: its thing is left out.
    pub(crate) fn pass(&mut self, key: K) {
        if key.number() == self.next().number() {
            self.things.push(None);
        }
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
