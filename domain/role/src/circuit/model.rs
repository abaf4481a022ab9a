//! A circuit: who does what, within how long, with which document, and what comes next.

use std::collections::{BTreeMap, BTreeSet};

use base::Id;
use partner::Institution;
use serde::{Deserialize, Serialize};

base::text_enum! {
    /// In what the time that a step may take is counted.
    pub enum Unit { Immediate = "immediate", Hours = "hours", Days = "days", Weeks = "weeks" }
}

/// The time that a step may take; the number counts for nothing where it is immediate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delay {
    pub number: i64,
    pub unit: Unit,
}

/// Who does it: an institution of the network, somebody by function, or somebody of an institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    pub institution: Option<Id<Institution>>,
    /// What the institution was called when this was written.
    pub name: String,
    pub function: String,
}

/// What may come after a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Branch {
    /// The key of a step; `None`: the circuit ends.
    pub to: Option<i64>,
    pub condition: String,
}

/// One step of a circuit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Names it within its circuit, wherever it is moved.
    pub key: i64,
    pub who: Who,
    pub what: String,
    pub delay: Delay,
    pub document: String,
    /// What may be told to whom.
    pub secrecy: String,
    /// Nothing: the step that stands after it.
    pub next: Vec<Branch>,
}

/// What a circuit says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CircuitText {
    pub title: String,
    /// When it is followed.
    pub situation: String,
    pub steps: Vec<Step>,
    /// Steps that were taken out of the draft, to be brought back.
    pub removed: Vec<Step>,
}

/// How many steps a circuit has at most.
pub const MOST: usize = 20;
/// How many steps that were taken out are kept.
const KEPT: usize = 10;

/// Where a step leads: a position, or the end; and on which condition.
pub type Way<'a> = (Option<usize>, &'a str);

/// A step, and the keys of those that it leads to.
type Share<'a> = (&'a Step, Vec<Option<i64>>);

impl CircuitText {
    pub fn institutions(&self) -> BTreeSet<Id<Institution>> {
        self.steps.iter().filter_map(|step| step.who.institution).collect()
    }

    pub fn step(&self, key: i64) -> Option<&Step> {
        self.steps.iter().find(|step| step.key == key)
    }

    pub fn position(&self, key: i64) -> Option<usize> {
        self.steps.iter().position(|step| step.key == key)
    }

    /// The key of a step that is to be added.
    pub fn new_key(&self) -> i64 {
        self.steps.iter().chain(&self.removed).map(|step| step.key).max().unwrap_or(0) + 1
    }

    /// Where the step at a position leads.
    pub fn ways(&self, at: usize) -> Vec<Way<'_>> {
        let following = Some(at + 1).filter(|next| *next < self.steps.len());
        let branches = self.steps.get(at).map_or(&[][..], |step| step.next.as_slice());
        if branches.is_empty() {
            return vec![(following, "")];
        }
        let way = |branch: &Branch| match branch.to {
            None => None,
            Some(key) => self.position(key).or(following),
        };
        branches.iter().map(|branch| (way(branch), branch.condition.as_str())).collect()
    }

    /// How far from a beginning each step is, along its longest way; `None` if a way comes back to where it was.
    pub fn layers(&self) -> Option<Vec<usize>> {
        let mut layers = vec![0_usize; self.steps.len()];
        let mut waiting: BTreeSet<usize> = (0..self.steps.len()).collect();
        while !waiting.is_empty() {
            let led_to: BTreeSet<usize> = waiting.iter().flat_map(|at| self.led_to(*at)).collect();
            let ready = waiting.iter().copied().find(|at| !led_to.contains(at))?;
            let next = layers.get(ready).map_or(0, |layer| layer + 1);
            for to in self.led_to(ready) {
                if let Some(layer) = layers.get_mut(to) {
                    *layer = next.max(*layer);
                }
            }
            waiting.remove(&ready);
        }
        Some(layers)
    }

    fn led_to(&self, at: usize) -> Vec<usize> {
        self.ways(at).into_iter().filter_map(|(to, _)| to).collect()
    }

    /// Refuses ways that come back to where they were: whoever follows them would never be done.
    pub fn check(self) -> Result<Self, &'static str> {
        if self.layers().is_some() { Ok(self) } else { Err("circuit-cycle") }
    }

    /// Why nobody can be asked to agree yet.
    pub fn lack(&self) -> Option<&'static str> {
        if self.steps.len() < 2 {
            return Some("circuit-too-short");
        }
        if self.institutions().is_empty() {
            return Some("circuit-nobody");
        }
        let led_to: BTreeSet<usize> = (0..self.steps.len()).flat_map(|at| self.led_to(at)).collect();
        let is_cut_off = (1..self.steps.len()).any(|at| !led_to.contains(&at));
        is_cut_off.then_some("circuit-cut-off")
    }

    /// What each institution agrees to: its own steps, and where they lead.
    fn shares(&self) -> BTreeMap<Id<Institution>, Vec<Share<'_>>> {
        let mut shares: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (at, step) in self.steps.iter().enumerate() {
            let keys = self.ways(at).into_iter().map(|(to, _)| to.and_then(|to| self.steps.get(to)).map(|one| one.key));
            if let Some(institution) = step.who.institution {
                shares.entry(institution).or_default().push((step, keys.collect()));
            }
        }
        shares
    }

    /// The institutions that have to agree again once `new` stands in place of this: those whose steps have changed, or
    /// lead elsewhere; all of them if it is for another situation.
    pub fn touched(&self, new: &Self) -> BTreeSet<Id<Institution>> {
        let (old_shares, new_shares) = (self.shares(), new.shares());
        let is_touched =
            |id: &Id<Institution>| self.situation != new.situation || old_shares.get(id) != new_shares.get(id);
        old_shares.keys().chain(new_shares.keys()).filter(|id| is_touched(id)).copied().collect()
    }

    /// The same with `step` in place of the one of its key, or at the end.
    #[must_use]
    pub fn with(mut self, step: Step) -> Self {
        match self.steps.iter_mut().find(|one| one.key == step.key) {
            Some(place) => *place = step,
            None => self.steps.push(step),
        }
        self
    }

    /// The same with a step one place earlier, or later.
    #[must_use]
    pub fn moved(mut self, key: i64, is_earlier: bool) -> Self {
        if let Some(at) = self.position(key) {
            let to = if is_earlier { at.saturating_sub(1) } else { at + 1 };
            if to < self.steps.len() {
                self.steps.swap(at, to);
            }
        }
        self
    }

    /// The same without a step, which is kept aside; ways that led to it lead on.
    #[must_use]
    pub fn without(mut self, key: i64) -> Self {
        if let Some(at) = self.position(key) {
            let removed = self.steps.remove(at);
            self.removed.insert(0, removed);
            self.removed.truncate(KEPT);
        }
        for step in &mut self.steps {
            step.next.retain(|branch| branch.to != Some(key));
        }
        self
    }

    /// The same with a step brought back, at the end; it leads on as any other.
    #[must_use]
    pub fn with_back(mut self, key: i64) -> Self {
        if let Some(at) = self.removed.iter().position(|step| step.key == key) {
            let step = self.removed.remove(at);
            self.steps.push(Step { next: Vec::new(), ..step });
        }
        self
    }
}
