//! An act as it is typed.

use base::Id;
use base::text::one_line;
use partner::Institution;
use serde::Deserialize;
use web::Errors;

use super::model::{Act, ActKind, Vote};
use crate::{Contract, typed};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ActForm {
    pub kind: String,
    pub done_on: String,
    pub hour: String,
    pub place: String,
    pub body: String,
    pub subject: String,
    pub number: String,
    pub about: String,
    pub convened_on: String,
    pub seats: String,
    pub present: String,
    pub represented: String,
    pub votes_for: String,
    pub votes_against: String,
    pub abstained: String,
    pub not_voting: String,
    pub secretary: String,
    pub rapporteur: String,
    pub institution: String,
    pub siret: String,
    pub matter_code: String,
    pub matter_name: String,
    pub url: String,
    pub note: String,
    pub version: i64,
}

/// What stands around an act: its contract, the institutions of the territory, the other acts, and itself as it stood.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    pub contract: Id<Contract>,
    pub institutions: &'a [Id<Institution>],
    pub acts: &'a [Act],
    pub known: Option<&'a Act>,
}

const LINE: usize = 200;

impl ActForm {
    /// A new act of a kind.
    pub fn blank(kind: ActKind) -> Self {
        Self { kind: kind.to_string(), ..Self::default() }
    }

    /// What an act says now.
    pub fn of(act: &Act) -> Self {
        let vote = &act.vote;
        Self {
            kind: act.kind.to_string(),
            done_on: act.done_on.to_string(),
            hour: act.hour.clone(),
            place: act.place.clone(),
            body: act.body.clone(),
            subject: act.subject.clone(),
            number: act.number.clone(),
            about: act.about_id.map(|id| id.to_string()).unwrap_or_default(),
            convened_on: typed::shown(vote.convened_on),
            seats: typed::number(vote.seats),
            present: typed::number(vote.present),
            represented: typed::number(vote.represented),
            votes_for: typed::number(vote.votes_for),
            votes_against: typed::number(vote.votes_against),
            abstained: typed::number(vote.abstained),
            not_voting: typed::number(vote.not_voting),
            secretary: vote.secretary.clone(),
            rapporteur: vote.rapporteur.clone(),
            institution: vote.institution_id.map(|id| id.to_string()).unwrap_or_default(),
            siret: vote.siret.clone().unwrap_or_default(),
            matter_code: vote.matter_code.clone(),
            matter_name: vote.matter_name.clone(),
            url: vote.url.clone().unwrap_or_default(),
            note: act.note.clone(),
            version: act.version,
        }
    }

    pub fn is_about(&self, act: &Act) -> bool {
        self.about == act.id.to_string()
    }

    /// The act that was typed, or what is wrong with it.
    pub fn check(&self, around: Around<'_>) -> Result<Act, Errors> {
        let mut errors = Errors::default();
        let kind = around.known.map_or_else(|| self.kind.parse().ok(), |known| Some(known.kind));
        errors.require("kind", kind.is_some(), "contract-choice-unknown");
        let done_on = errors.keep("done_on", typed::needed_day(&self.done_on));
        let vote = self.vote(around, &mut errors);
        let about = around.acts.iter().find(|act| self.is_about(act));
        errors.require("about", self.about.is_empty() || about.is_some(), "contract-choice-unknown");
        let line = |errors: &mut Errors, field, text| typed::line(errors, field, text, LINE);
        let (Some(kind), Some(done_on)) = (kind, done_on) else { return Err(errors) };
        let act = Act {
            id: around.known.map_or_else(Id::new, |known| known.id),
            contract_id: around.contract,
            kind,
            done_on,
            hour: errors.keep("hour", hour(&self.hour)).unwrap_or_default(),
            place: line(&mut errors, "place", &self.place),
            body: line(&mut errors, "body", &self.body),
            subject: line(&mut errors, "subject", &self.subject),
            number: line(&mut errors, "number", &self.number),
            about_id: about.map(|act| act.id),
            vote,
            note: typed::line(&mut errors, "note", &self.note, 1000),
            version: around.known.map_or(1, |known| known.version + 1),
        };
        for (field, key) in act.faults(about) {
            errors.add(field, key);
        }
        if errors.is_empty() { Ok(act) } else { Err(errors) }
    }

    fn vote(&self, around: Around<'_>, errors: &mut Errors) -> Vote {
        let institution = typed::id::<Institution>(&self.institution).filter(|id| around.institutions.contains(id));
        errors.require("institution", self.institution.is_empty() || institution.is_some(), "contract-choice-unknown");
        Vote {
            convened_on: errors.keep("convened_on", typed::day(&self.convened_on)).flatten(),
            seats: errors.keep("seats", typed::count(&self.seats)).flatten(),
            present: errors.keep("present", typed::count(&self.present)).flatten(),
            represented: errors.keep("represented", typed::count(&self.represented)).flatten(),
            votes_for: errors.keep("votes_for", typed::count(&self.votes_for)).flatten(),
            votes_against: errors.keep("votes_against", typed::count(&self.votes_against)).flatten(),
            abstained: errors.keep("abstained", typed::count(&self.abstained)).flatten(),
            not_voting: errors.keep("not_voting", typed::count(&self.not_voting)).flatten(),
            secretary: typed::line(errors, "secretary", &self.secretary, LINE),
            rapporteur: typed::line(errors, "rapporteur", &self.rapporteur, LINE),
            institution_id: institution,
            siret: errors.keep("siret", siret(&self.siret)).flatten(),
            matter_code: errors.keep("matter_code", matter(&self.matter_code)).unwrap_or_default(),
            matter_name: typed::line(errors, "matter_name", &self.matter_name, LINE),
            url: errors.keep("url", typed::url(&self.url)).flatten(),
        }
    }
}

/// « 18:00 », as a field for hours sends it.
fn hour(typed: &str) -> Result<String, &'static str> {
    let text = typed.trim();
    let is_hour = text.split_once(':').is_some_and(|(hour, minute)| {
        let part = |text: &str, most: u8| text.len() == 2 && text.parse::<u8>().is_ok_and(|number| number <= most);
        part(hour, 23) && part(minute, 59)
    });
    if text.is_empty() || is_hour { Ok(text.to_owned()) } else { Err("act-hour-unreadable") }
}

/// Fourteen digits, however they were parted.
fn siret(typed: &str) -> Result<Option<String>, &'static str> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let is_number = digits.len() == 14 && digits.bytes().all(|c| c.is_ascii_digit());
    match digits.as_str() {
        "" => Ok(None),
        _ if is_number => Ok(Some(digits)),
        _ => Err("vote-siret-unreadable"),
    }
}

/// A code of the second level of the State's list: a digit, a point, one or two digits.
fn matter(typed: &str) -> Result<String, &'static str> {
    let text = one_line(typed);
    let is_code = text.split_once('.').is_some_and(|(head, tail)| {
        let are_digits =
            |text: &str, most| (1..=most).contains(&text.len()) && text.bytes().all(|c| c.is_ascii_digit());
        are_digits(head, 1) && are_digits(tail, 2)
    });
    if text.is_empty() || is_code { Ok(text) } else { Err("vote-matter-unreadable") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> ActForm {
        let text = str::to_owned;
        ActForm {
            kind: text("vote"),
            done_on: text("2023-06-01"),
            convened_on: text("2023-05-26"),
            present: text("49"),
            represented: text("6"),
            votes_for: text("55"),
            ..ActForm::default()
        }
    }

    fn check(form: &ActForm, acts: &[Act]) -> Result<Act, Errors> {
        form.check(Around { contract: Id::new(), institutions: &[], acts, known: None })
    }

    fn fault(form: &ActForm, acts: &[Act], field: &str) -> Option<&'static str> {
        check(form, acts).err().and_then(|errors| errors.get(field))
    }

    #[test]
    fn the_vote_of_the_source_is_read() {
        let act = check(&form(), &[]).unwrap();
        assert_eq!((act.kind, act.vote.attending(), act.vote.voting()), (ActKind::Vote, Some(55), Some(55)));
        assert!(act.vote.is_unanimous());
    }

    #[test]
    fn a_vote_that_does_not_add_up_is_refused() {
        let wrong = ActForm { votes_for: "54".into(), ..form() };
        assert_eq!(fault(&wrong, &[], "votes_for"), Some("vote-does-not-add-up"));
    }

    #[test]
    fn nobody_is_convened_after_the_session() {
        let wrong = ActForm { convened_on: "2023-06-02".into(), ..form() };
        assert_eq!(fault(&wrong, &[], "convened_on"), Some("vote-convened-after"));
    }

    #[test]
    fn what_is_filed_was_voted_before() {
        let vote = check(&form(), &[]).unwrap();
        let filing = |done_on: &str| ActForm {
            kind: "filing".into(),
            done_on: done_on.into(),
            about: vote.id.to_string(),
            ..ActForm::default()
        };
        let acts = [vote.clone()];
        assert_eq!(check(&filing("2023-06-06"), &acts).unwrap().about_id, Some(vote.id));
        assert_eq!(fault(&filing("2023-05-31"), &acts, "done_on"), Some("act-filed-before-vote"));
        assert_eq!(fault(&filing("2023-06-06"), &[], "about"), Some("contract-choice-unknown"));
    }

    #[test]
    fn hours_numbers_and_codes_are_read_or_refused() {
        assert_eq!(hour("18:00"), Ok("18:00".into()));
        assert_eq!(siret(" 219 200 128 00018 "), Ok(Some("21920012800018".into())));
        assert_eq!(matter("8.5"), Ok("8.5".into()));
        assert!(["24:00", "8h", "1:2"].iter().all(|wrong| hour(wrong).is_err()));
        assert!(["2192", "2192001280001x"].iter().all(|wrong| siret(wrong).is_err()));
        assert!(["8", "85", "8.", "8.123", "a.1"].iter().all(|wrong| matter(wrong).is_err()));
        assert_eq!(
            fault(&ActForm { present: "-1".into(), ..form() }, &[], "present"),
            Some("contract-count-unreadable")
        );
    }
}
