//! Pages of twenty.

/// How many results stand on a page.
pub const PAGE_SIZE: usize = 20;

/// Which page of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    pub page: usize,
    pub total: usize,
}

impl Paging {
    /// The page asked for, from 1; `None` when there is no such page.
    pub fn new(page: Option<usize>, total: usize) -> Option<Self> {
        let paging = Self { page: page.unwrap_or(1), total };
        (1..=paging.last()).contains(&paging.page).then_some(paging)
    }

    pub const fn last(&self) -> usize {
        let pages = self.total.div_ceil(PAGE_SIZE);
        if pages == 0 { 1 } else { pages }
    }

    pub const fn offset(&self) -> usize {
        (self.page - 1) * PAGE_SIZE
    }

    pub fn previous(&self) -> Option<usize> {
        (self.page > 1).then(|| self.page - 1)
    }

    pub fn next(&self) -> Option<usize> {
        (self.page < self.last()).then(|| self.page + 1)
    }

    /// The first and last positions shown, from 1.
    pub fn first_shown(&self) -> usize {
        (self.offset() + 1).min(self.total)
    }

    pub fn last_shown(&self) -> usize {
        (self.offset() + PAGE_SIZE).min(self.total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_no_page_beyond_the_last() {
        assert_eq!(Paging::new(Some(3), 41).map(|paging| (paging.previous(), paging.next())), Some((Some(2), None)));
        assert_eq!(Paging::new(Some(4), 41), None);
        assert_eq!(Paging::new(Some(0), 41), None);
        assert_eq!(Paging::new(Some(usize::MAX), 41), None);
    }

    #[test]
    fn an_empty_list_has_one_page() {
        assert_eq!(Paging::new(None, 0), Some(Paging { page: 1, total: 0 }));
    }
}
