//! Who may do what with an entry: asked of the role first, and again of the entry once it is loaded.

use web::{Actor, Permission};

use crate::Structure;

/// Sees the entries kept by her institution or, for a coordinator, in her territory.
pub const SEE_ENTRIES: Permission =
    Permission { name: "see-entries", roles: &["administrator", "coordinator", "referent", "professional"] };
/// Corrects an entry.
pub const CORRECT_ENTRY: Permission =
    Permission { name: "correct-entry", roles: &["administrator", "coordinator", "referent", "professional"] };
/// Makes an entry public, or takes it away.
pub const PUBLISH_ENTRY: Permission =
    Permission { name: "publish-entry", roles: &["administrator", "coordinator", "referent"] };

/// What may be done with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    See,
    Correct,
    Publish,
}

/// What the reader may do, and may know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    Permit,
    /// She may know of it, not do this: 403.
    Refuse,
    /// To her it does not exist: 404.
    Absent,
}

/// Decides whether `reader` may do `act` with an entry of `structure`. An administrator and a coordinator reach the
/// entries of their territory; the others those of their institution.
pub fn decide(reader: &Actor, act: Act, structure: &Structure) -> Decision {
    let is_of_territory = structure.territory_id.uuid() == reader.territory;
    let is_of_institution =
        structure.institution_id.is_some() && structure.institution_id.map(base::Id::uuid) == reader.institution;
    let is_known = match reader.role {
        "administrator" | "coordinator" => is_of_territory,
        _ => is_of_institution,
    };
    let permission = match act {
        Act::See => SEE_ENTRIES,
        Act::Correct => CORRECT_ENTRY,
        Act::Publish => PUBLISH_ENTRY,
    };
    match (is_known, permission.is_given_to(reader.role)) {
        (false, _) => Decision::Absent,
        (true, false) => Decision::Refuse,
        (true, true) => Decision::Permit,
    }
}

impl Decision {
    pub const fn ok(self) -> base::Result<()> {
        match self {
            Self::Permit => Ok(()),
            Self::Refuse => Err(base::Error::Forbidden),
            Self::Absent => Err(base::Error::NotFound),
        }
    }
}

#[cfg(test)]
mod tests {
    use base::Id;
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

    fn reader(role: &'static str, structure: &Structure) -> Actor {
        Actor {
            account: Id::<Actor>::new().uuid(),
            function: "agente".into(),
            institution: structure.institution_id.map(Id::uuid),
            territory: structure.territory_id.uuid(),
            role,
            session: SessionKey::of("x"),
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
