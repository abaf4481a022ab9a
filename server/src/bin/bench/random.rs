//! Numbers that look drawn by lot and are the same each time (xorshift64*).

/// The source of the numbers.
#[derive(Debug)]
pub struct Random(u64);

impl Random {
    /// The numbers of a seed, which is not zero.
    pub const fn of(seed: u64) -> Self {
        Self(seed)
    }

    pub const fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// From 0 to `end`, itself left out.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from((self.next() >> 16) % end).unwrap_or(0)
    }

    pub fn is_one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    /// One of the list; those at its beginning come up more often.
    pub fn frequent<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let widest = self.below(list.len()) + 1;
        self.any_of(list.get(..widest).unwrap_or(list))
    }

    pub fn any_of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        list.get(self.below(list.len())).expect("a list that is not empty")
    }

    /// From -1 to 1, more often near 0.
    pub fn around_zero(&mut self) -> f64 {
        let mut half = || f64::from(u32::try_from(self.below(1 << 20)).unwrap_or(0)) / f64::from(1 << 20);
        half() - half()
    }

    pub fn uuid(&mut self) -> uuid::Uuid {
        uuid::Uuid::from_u64_pair(self.next(), self.next())
    }
}
