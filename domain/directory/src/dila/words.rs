//! What the report says, in French and in English: the command line speaks both.

use web::Lang;

use super::{Why, WhyNot};

/// The sentence of a reason; `{}` stands for the value.
pub const fn why(why: Why, lang: Lang) -> &'static str {
    let (fr, en) = match why {
        Why::KeptByPerson | Why::OtherTerritory | Why::DateDropped | Why::NameCut | Why::TextCut => of_the_entry(why),
        Why::PhoneDropped
        | Why::PhonesLeft
        | Why::EmailCleaned
        | Why::EmailDropped
        | Why::UrlAsEmail
        | Why::EmailsLeft
        | Why::UrlCompleted
        | Why::UrlDropped
        | Why::UrlsLeft => of_a_contact(why),
        Why::PostalOnly
        | Why::PostalCodeDropped
        | Why::PostalCodeElsewhere
        | Why::PointUnreadable
        | Why::PointZero
        | Why::PointTwice
        | Why::PointOutside
        | Why::PointFar
        | Why::HoursDropped
        | Why::HoursInWords => of_the_place(why),
        _ => of_a_refusal(why),
    };
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}

const fn of_a_refusal(why: Why) -> (&'static str, &'static str) {
    match why {
        Why::TooLarge => ("fichier trop gros pour une fiche ({})", "too large for one body ({})"),
        Why::NotText => ("ce n'est pas du texte en UTF-8", "not text in UTF-8"),
        Why::BrokenXml => ("XML illisible : {}", "unreadable XML: {}"),
        Why::Doctype => ("un DOCTYPE n'est pas accepté", "a DOCTYPE is not accepted"),
        Why::NotDila => ("<{}> n'est pas une fiche de l'annuaire local", "<{}> is not a body of the local directory"),
        Why::NoId => ("identifiant absent ou illisible « {} »", "no readable id \"{}\""),
        Why::NoType => ("type absent ou illisible « {} »", "no readable type \"{}\""),
        Why::NoName => ("la fiche n'a pas de nom", "the body has no name"),
        Why::NoCommune => ("« {} » n'est pas un code INSEE de commune", "\"{}\" is not the INSEE code of a commune"),
        Why::SeenBefore => ("{} a déjà été lu", "{} was seen before"),
        Why::SameBody => {
            ("c'est le même organisme que {}, sous un autre type", "the same body as {}, under another type")
        }
        Why::UnknownCommune => (
            "la commune {} n'est pas connue ici : lancez d'abord maillage import communes",
            "the commune {} is not known here: run maillage import communes first",
        ),
        Why::Foreign => ("{} est un code de l'étranger", "{} is a code of a foreign country"),
        Why::NoTerritory => (
            "aucun territoire ne contient {} : ouvrez-en un, ou donnez --territory",
            "no territory holds {}: open one, or give --territory",
        ),
        _ => ("", ""),
    }
}

const fn of_the_entry(why: Why) -> (&'static str, &'static str) {
    match why {
        Why::KeptByPerson => (
            "{} a changé dans l'annuaire et a été modifié ici : gardé tel quel",
            "{} changed in the directory and was changed by a person here: kept as it is",
        ),
        Why::OtherTerritory => {
            ("{} n'est pas dans le territoire demandé", "{} is not in the territory that was asked for")
        }
        Why::DateDropped => ("date de mise à jour impossible, ignorée : {}", "impossible update date, left out: {}"),
        Why::NameCut => ("nom trop long, coupé : {}", "name too long, cut: {}"),
        Why::TextCut => ("texte trop long, coupé : {}", "text too long, cut: {}"),
        _ => ("", ""),
    }
}

const fn of_a_contact(why: Why) -> (&'static str, &'static str) {
    match why {
        Why::PhoneDropped => ("téléphone illisible, ignoré : {}", "unreadable phone, left out: {}"),
        Why::PhonesLeft => ("plusieurs téléphones ; laissé : {}", "several phones; left out: {}"),
        Why::EmailCleaned => ("courriel nettoyé : {}", "e-mail cleaned: {}"),
        Why::EmailDropped => ("courriel illisible, ignoré : {}", "unreadable e-mail, left out: {}"),
        Why::UrlAsEmail => {
            ("une adresse de site à la place du courriel, ignorée : {}", "a site instead of an e-mail, left out: {}")
        }
        Why::EmailsLeft => ("plusieurs courriels ; laissé : {}", "several e-mails; left out: {}"),
        Why::UrlCompleted => ("adresse de site complétée par http:// : {}", "http:// added to the site: {}"),
        Why::UrlDropped => ("adresse de site illisible, ignorée : {}", "unreadable site, left out: {}"),
        Why::UrlsLeft => ("plusieurs sites ; laissé : {}", "several sites; left out: {}"),
        _ => ("", ""),
    }
}

const fn of_the_place(why: Why) -> (&'static str, &'static str) {
    match why {
        Why::PostalOnly => ("il n'y a qu'une adresse postale : {}", "there is a postal address only: {}"),
        Why::PostalCodeDropped => ("code postal illisible, ignoré : {}", "unreadable postal code, left out: {}"),
        Why::PostalCodeElsewhere => (
            "le code postal {} est d'un autre département que la commune",
            "the postal code {} is of another département than the commune",
        ),
        Why::PointUnreadable => ("coordonnées illisibles, ignorées : {}", "unreadable coordinates, left out: {}"),
        Why::PointZero => ("coordonnées nulles, ignorées : {}", "coordinates of zero, left out: {}"),
        Why::PointTwice => {
            ("latitude égale à la longitude, ignorées : {}", "latitude equal to longitude, left out: {}")
        }
        Why::PointOutside => ("coordonnées hors de France, ignorées : {}", "coordinates outside France, left out: {}"),
        Why::PointFar => {
            ("coordonnées loin de la commune, ignorées : {}", "coordinates far from the commune, left out: {}")
        }
        Why::HoursDropped => ("horaires illisibles, ignorés : {}", "unreadable hours, left out: {}"),
        Why::HoursInWords => {
            ("ouvert certaines semaines seulement, dit en mots : {}", "open in some weeks only, told in words: {}")
        }
        _ => ("", ""),
    }
}

/// Why bodies of a type are passed over.
pub const fn why_not(why: WhyNot, lang: Lang) -> &'static str {
    let (fr, en) = match why {
        WhyNot::Administration => ("on n'y vient pas demander de l'aide", "nobody comes there for help"),
        WhyNot::Associations => ("pour les associations", "for associations"),
        WhyNot::ByLawyer => ("on y vient avec un avocat ou convoqué", "one comes with a lawyer, or is summoned"),
        WhyNot::Companies => ("pour les entreprises", "for companies"),
        WhyNot::Land => ("territoire, culture, nature", "land, culture, nature"),
        WhyNot::OldAge => ("pour les personnes âgées et la retraite", "for old people and pensions"),
        WhyNot::PoliceWork => ("ne reçoit pas les plaintes", "receives no complaint"),
        WhyNot::Sentence => ("pour les personnes condamnées", "for people under a sentence"),
        WhyNot::Taxes => ("impôts et finances publiques", "taxes and public money"),
        WhyNot::Unknown => ("type inconnu", "unknown type"),
        WhyNot::Work => ("emploi, formation, orientation", "work, training, careers"),
    };
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}

/// The words of the report itself.
pub struct ReportWords {
    pub read: &'static str,
    pub dry_run: &'static str,
    pub created: &'static str,
    pub changed: &'static str,
    pub unchanged: &'static str,
    pub kept: &'static str,
    pub passed_over: &'static str,
    pub refused: &'static str,
    pub remarks: &'static str,
    pub line: &'static str,
    /// What stands between a name and its value.
    pub colon: &'static str,
}

pub const fn report(lang: Lang) -> &'static ReportWords {
    match lang {
        Lang::Fr => &ReportWords {
            read: "Annuaire local de la DILA, fiches lues",
            dry_run: "Essai : rien n'a été écrit.",
            created: "créées, en brouillon",
            changed: "modifiées",
            unchanged: "inchangées",
            kept: "gardées, car modifiées par une personne",
            passed_over: "laissées de côté",
            refused: "refusées",
            remarks: "remarques",
            line: "ligne",
            colon: " : ",
        },
        Lang::En => &ReportWords {
            read: "Local directory of DILA, bodies read",
            dry_run: "Dry run: nothing was written.",
            created: "created, as drafts",
            changed: "changed",
            unchanged: "unchanged",
            kept: "kept: changed by a person",
            passed_over: "passed over",
            refused: "refused",
            remarks: "remarks",
            line: "line",
            colon: ": ",
        },
    }
}
