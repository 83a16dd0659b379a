//! Things numbered from 1 without a gap, in the order they were written down.

use std::marker::PhantomData;

use crate::ids::Numbered;

/// A list whose n-th thing has the number n.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roll<K, T> {
    things: Vec<T>,
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
            self.things.push(thing);
        }
        fits
    }

    /// Returns the thing with this number.
    #[must_use]
    pub fn get(&self, key: K) -> Option<&T> {
        self.things.get((key.number() as usize).checked_sub(1)?)
    }

    /// Returns the thing with this number, to be changed by the fold.
    pub(crate) fn get_mut(&mut self, key: K) -> Option<&mut T> {
        self.things.get_mut((key.number() as usize).checked_sub(1)?)
    }

    /// Goes through all things by number.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.things.iter()
    }

    /// Returns how many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.things.len()
    }

    /// Tells whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }
}
