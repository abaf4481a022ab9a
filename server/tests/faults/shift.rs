//! People at the desk who hand vouchers out, several at once, until they are done or nobody answers.

use std::thread;

use base::Id;
use testkit::Town;

use crate::browser::Answer;
use crate::ground::{Held, desk};

/// A form that was sent, and where its answer led, if one came and was no refusal.
#[derive(Debug, Clone)]
pub struct Sent {
    pub key: String,
    pub place: Option<String>,
}

/// What one person did.
#[derive(Debug, Default)]
pub struct Shift {
    pub sent: Vec<Sent>,
    /// How often she was told that somebody was at it at the same time, and pressed again.
    pub again: usize,
    pub refused: Vec<Answer>,
}

/// What the desk sends to hand a ride out.
pub fn ride(key: &str) -> [(&str, &str); 4] {
    [("kind", "ride"), ("adults", "1"), ("children", "0"), ("key", key)]
}

impl Shift {
    /// Hands out one; says whether anybody answered.
    pub fn hand_out(&mut self, port: u16) -> bool {
        let key = Id::<Town>::new().to_string();
        let (place, is_answered) = match desk(port).press("/pro/bons", &ride(&key)) {
            Ok((answer, again)) => {
                self.again += again;
                let place = (answer.status == 303).then(|| answer.location().to_owned());
                if place.is_none() {
                    self.refused.push(answer);
                }
                (place, true)
            }
            Err(_) => (None, false),
        };
        self.sent.push(Sent { key, place });
        is_answered
    }

    /// Sends again what was not acknowledged; how many of these had been written before.
    #[track_caller]
    pub fn send_again(&mut self, port: u16, held: &Held) -> usize {
        let mut known = 0;
        for sent in self.sent.iter_mut().filter(|sent| sent.place.is_none()) {
            let (answer, _) = desk(port).press("/pro/bons", &ride(&sent.key)).unwrap();
            assert_eq!(answer.status, 303, "{}", answer.body);
            if let Some(place) = held.vouchers.get(&sent.key) {
                assert_eq!(answer.location(), place, "what was written is not done twice");
                known += 1;
            }
            sent.place = Some(answer.location().to_owned());
        }
        known
    }

    pub fn acknowledged(&self) -> usize {
        self.sent.iter().filter(|sent| sent.place.is_some()).count()
    }

    /// Those that were acknowledged and are not there, or elsewhere.
    pub fn lost(&self, held: &Held) -> Vec<Sent> {
        let is_lost = |sent: &&Sent| sent.place.is_some() && held.vouchers.get(&sent.key) != sent.place.as_ref();
        self.sent.iter().filter(is_lost).cloned().collect()
    }

    pub fn join(shifts: Vec<Self>) -> Self {
        shifts.into_iter().fold(Self::default(), |mut all, shift| {
            all.sent.extend(shift.sent);
            all.again += shift.again;
            all.refused.extend(shift.refused);
            all
        })
    }
}

/// Begins `writers` shifts of `most` hand-outs each; each ends early where nobody answers.
pub fn begin(port: u16, writers: usize, most: usize) -> Vec<thread::JoinHandle<Shift>> {
    let shift = move || {
        let mut shift = Shift::default();
        for _ in 0..most {
            if !shift.hand_out(port) {
                break;
            }
        }
        shift
    };
    (0..writers).map(|_| thread::spawn(shift)).collect()
}

pub fn end(shifts: Vec<thread::JoinHandle<Shift>>) -> Shift {
    Shift::join(shifts.into_iter().map(|shift| shift.join().unwrap()).collect())
}
