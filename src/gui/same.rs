//! By what something kept knows whether it still fits: the very thing that it was made from.

use std::sync::Arc;

/// Equal only to itself. It holds what it stands for, so that nothing else can take its place in memory.
pub struct Same<T>(Arc<T>);

impl<T> Same<T> {
    /// Stands for this.
    pub fn as_this(thing: &Arc<T>) -> Self {
        Self(Arc::clone(thing))
    }
}

impl<T> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self::as_this(&self.0)
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}
