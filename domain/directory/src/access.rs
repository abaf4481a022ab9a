//! Who may do what with an entry: asked of the role first, and again of the entry once it is loaded.

use base::Id;
use chrono::{DateTime, Utc};
use web::{Actor, Decision, Permission, Reach, Standpoint};

use crate::Structure;

/// Sees the entries kept by her institution or, for a coordinator, in her territory.
pub const SEE_ENTRIES: Permission = Permission::new(
    "see-entries",
    &[
        ("administrator", Reach::Territory),
        ("coordinator", Reach::Territory),
        ("referent", Reach::Institution),
        ("professional", Reach::Institution),
    ],
);
/// Corrects an entry.
pub const CORRECT_ENTRY: Permission = Permission { name: "correct-entry", ..SEE_ENTRIES };
/// Makes an entry public, or takes it away.
pub const PUBLISH_ENTRY: Permission = Permission::new(
    "publish-entry",
    &[("administrator", Reach::Territory), ("coordinator", Reach::Territory), ("referent", Reach::Institution)],
);
/// Reads every published entry as a partner does, with what is doubted of it, and says what is wrong.
pub const SEE_CATALOGUE: Permission = Permission::new(
    "see-catalogue",
    &[
        ("administrator", Reach::Everywhere),
        ("coordinator", Reach::Everywhere),
        ("referent", Reach::Everywhere),
        ("professional", Reach::Everywhere),
    ],
);
/// Proposes a correction of an entry, or a service that is missing.
pub const PROPOSE_ENTRY: Permission = Permission { name: "propose-entry", ..SEE_CATALOGUE };
/// Chooses how old a check may grow in her territory.
pub const KEEP_FRESHNESS: Permission =
    Permission::new("keep-freshness", &[("administrator", Reach::Territory), ("coordinator", Reach::Territory)]);
/// Chooses who may use a service, and whether it stands for emergencies.
pub const CHOOSE_AREA: Permission = Permission { name: "choose-area", ..KEEP_FRESHNESS };
/// Adds a note to an entry that her territory inherits.
pub const KEEP_NOTES: Permission = Permission::new("keep-notes", &[("coordinator", Reach::Territory)]);
/// Decides of entries that are there twice in her territory.
pub const MERGE_ENTRIES: Permission = Permission { name: "merge-entries", ..KEEP_FRESHNESS };

/// What may be done with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    See,
    Correct,
    Publish,
}

impl Act {
    const fn permission(self) -> Permission {
        match self {
            Self::See => SEE_ENTRIES,
            Self::Correct => CORRECT_ENTRY,
            Self::Publish => PUBLISH_ENTRY,
        }
    }
}

/// Decides whether `reader` may do `act` with an entry of `structure`.
pub fn decide(reader: &Actor, act: Act, structure: &Structure, now: DateTime<Utc>) -> Decision {
    let object = Standpoint {
        territory: structure.territory_id.uuid(),
        institution: structure.institution_id.map(Id::uuid),
        account: None,
    };
    web::decide(reader, SEE_ENTRIES, act.permission(), object, now)
}

#[cfg(test)]
mod tests {
    use web::SessionKey;

    use super::*;

    fn structure() -> Structure {
        Structure {
            id: Id::new(),
            territory_id: Id::new(),
            institution_id: Some(Id::new()),
            name: "CCAS".into(),
            description: String::new(),
            website: None,
            phone: None,
            email: None,
            source: "local".into(),
        }
    }

    fn decide(reader: &Actor, act: Act, structure: &Structure) -> Decision {
        super::decide(reader, act, structure, DateTime::UNIX_EPOCH)
    }

    fn reader(role: &'static str, structure: &Structure) -> Actor {
        Actor {
            account: Id::<Actor>::new().uuid(),
            function: "agente".into(),
            institution: structure.institution_id.map(Id::uuid),
            territory: structure.territory_id.uuid(),
            roles: vec![role],
            session: SessionKey::of("x"),
            proved_at: DateTime::UNIX_EPOCH,
            lease: web::Lease::default(),
        }
    }

    #[test]
    fn a_professional_corrects_the_entries_of_her_institution_and_publishes_none() {
        let structure = structure();
        let reader = reader("professional", &structure);
        assert_eq!(decide(&reader, Act::Correct, &structure), Decision::Permit);
        assert_eq!(decide(&reader, Act::Publish, &structure), Decision::Refuse);
    }

    #[test]
    fn the_entries_of_another_institution_do_not_exist_for_a_professional() {
        let mine = structure();
        let other = Structure { territory_id: mine.territory_id, ..structure() };
        for act in [Act::See, Act::Correct, Act::Publish] {
            assert_eq!(decide(&reader("professional", &mine), act, &other), Decision::Absent);
            assert_eq!(decide(&reader("referent", &mine), act, &other), Decision::Absent);
        }
    }

    #[test]
    fn a_coordinator_reaches_every_entry_of_her_territory_and_no_other() {
        let mine = structure();
        let of_territory = Structure { territory_id: mine.territory_id, institution_id: None, ..structure() };
        assert_eq!(decide(&reader("coordinator", &mine), Act::Publish, &of_territory), Decision::Permit);
        assert_eq!(decide(&reader("coordinator", &mine), Act::See, &structure()), Decision::Absent);
    }

    #[test]
    fn an_entry_of_no_institution_is_not_that_of_a_reader_without_one() {
        let orphan = Structure { institution_id: None, ..structure() };
        let reader = Actor { institution: None, ..reader("professional", &orphan) };
        assert_eq!(decide(&reader, Act::See, &orphan), Decision::Absent);
    }

    #[test]
    fn an_unknown_role_may_do_nothing() {
        let structure = structure();
        assert_ne!(decide(&reader("intruder", &structure), Act::See, &structure), Decision::Permit);
    }
}
