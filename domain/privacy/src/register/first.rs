//! What the register says before anybody changed it: what the program does, in French, as the register is read in France.
//! `docs/registre.md` says the same to whoever has no account.

use base::Id;
use chrono::DateTime;
use partner::Territory;

use super::model::{Activity, Processing};

/// The line of an activity as the program describes itself.
pub fn words(territory_id: Id<Territory>, activity: Activity) -> Processing {
    let [purpose, basis, people, categories, recipients, retention, security] = match activity {
        Activity::Account => ACCOUNT,
        Activity::Journal => JOURNAL,
        Activity::Directory => DIRECTORY,
        Activity::Help => HELP,
        Activity::Mail => MAIL,
        Activity::Referent => REFERENT,
        Activity::Meeting => MEETING,
        Activity::Voucher => VOUCHER,
        Activity::Shelter => SHELTER,
        Activity::Phone => PHONE,
    };
    Processing {
        territory_id,
        activity,
        purpose: purpose.to_owned(),
        basis: basis.to_owned(),
        people: people.to_owned(),
        categories: categories.to_owned(),
        recipients: recipients.to_owned(),
        retention: retention.to_owned(),
        security: security.to_owned(),
        version: 0,
        updated_at: DateTime::UNIX_EPOCH,
    }
}

/// Purpose, basis, people, categories, recipients, retention, security.
type Line = [&'static str; 7];

const ACCOUNT: Line = [
    "Ouvrir l’espace de travail aux seules personnes que leur institution désigne, et savoir qui peut y faire quoi.",
    "Mission d’intérêt public (article 6, paragraphe 1, e du RGPD) : mise en œuvre du contrat local.",
    "Les professionnelles et professionnels des institutions du réseau. Aucune personne aidée n’a de compte.",
    "Fonction, institution, territoire, rôles, identifiant de connexion, adresse électronique professionnelle (facultative), \
     dates d’ouverture et de fin d’autorisation. Les moyens de connexion ne sont gardés que sous une forme qui n’ouvre rien \
     (empreintes, moitiés publiques de clés) ou scellée. Aucun nom n’est demandé.",
    "Les référentes et référents de l’institution, la coordination du territoire, l’administration de l’installation, la \
     déléguée ou le délégué à la protection des données.",
    "Le compte est effacé 12 mois après le départ. Une session dure 10 heures au plus, un code d’activation 24 heures.",
    "Autorisation à renouveler chaque année par quelqu’un d’autre ; deux personnes pour ouvrir un rôle étendu ; tentatives de \
     connexion freinées ; sessions fermées après 15 minutes sans activité ; preuve d’identité redemandée pour les actes graves.",
];

const JOURNAL: Line = [
    "Savoir qui a fait quoi dans l’espace de travail, pour prévenir et retrouver un mésusage.",
    "Mission d’intérêt public et obligation de sécurité (articles 6 et 32 du RGPD).",
    "Les professionnelles et professionnels qui ont un compte.",
    "Codes et identifiants seulement : acte, instant, compte, institution, territoire, rôles, objet, motif, résultat. Ni nom, ni \
     adresse, ni texte libre, ni adresse IP.",
    "La déléguée ou le délégué à la protection des données, sous pseudonymes ; une fonction n’apparaît qu’après une levée \
     motivée, elle-même journalisée. L’administration voit seulement si le journal est intact.",
    "3 ans, mois par mois (délibération CNIL 2021-122 : de 6 mois à 1 an en général, jusqu’à 3 ans quand le mésusage est un \
     risque démontré). L’empreinte de chaque mois est conservée.",
    "Chaque ligne est enchaînée à la précédente et le tout est signé chaque heure ; vérification chaque nuit ; empreinte du mois \
     envoyée aux référentes et référents ; exports limités à cinq par jour et journalisés.",
];

const DIRECTORY: Line = [
    "Tenir l’annuaire des services d’aide, à jour et vérifié.",
    "Mission d’intérêt public (article 6, paragraphe 1, e du RGPD).",
    "En principe aucune : l’annuaire décrit des structures. Une coordonnée de service peut être celle d’une personne.",
    "Structures, services, lieux, horaires, coordonnées de service, publics, date de vérification et institution qui en répond.",
    "Le public, pour les fiches publiées ; les institutions du réseau pour les autres. Une adresse à ne pas montrer ne quitte \
     jamais l’espace de celles et ceux qui tiennent la fiche.",
    "Tant que la fiche sert ; une fiche archivée n’est plus montrée au public.",
    "Adresse d’un lieu sûr refusée par la base de données elle-même ; droits par institution ; deux personnes sur la même fiche \
     sont prévenues ; chaque modification est journalisée.",
];

const HELP: Line = [
    "Aider une personne à trouver un service, sans compte et sans laisser de trace chez nous.",
    "Mission d’intérêt public (article 6, paragraphe 1, e du RGPD).",
    "Toute personne qui cherche de l’aide, pour elle ou pour quelqu’un d’autre.",
    "Rien n’est enregistré. Les mots de la recherche voyagent scellés dans l’adresse de la page et ne s’ouvrent plus après une \
     heure.",
    "Personne.",
    "Aucune conservation. L’historique du navigateur reste sur l’appareil : la page le dit.",
    "Aucun cookie, aucun journal des visites, aucun appel à un autre site ; bouton « Quitter » ; titres de pages neutres.",
];

const MAIL: Line = [
    "Prévenir une professionnelle, un professionnel ou une institution d’un fait de son compte ou du réseau.",
    "Mission d’intérêt public (article 6, paragraphe 1, e du RGPD).",
    "Les professionnelles et professionnels qui ont donné une adresse. Jamais une personne aidée.",
    "Adresse professionnelle, objet et texte du message. Aucun message ne dit à quoi sert le site ni ne contient de lien de suivi.",
    "La ou le destinataire, et le serveur de messagerie que la collectivité a choisi.",
    "24 heures après l’envoi, 7 jours dans tous les cas.",
    "Texte simple, sans image ni traceur ; ni adresse ni mot du message dans les journaux techniques.",
];

const VOUCHER: Line = [
    "Payer un trajet en taxi ou des nuits d’hôtel à une personne qui doit partir, et rendre compte de cet argent public.",
    "Mission d’intérêt public (article 6, paragraphe 1, e du RGPD) ; obligation légale pour les comptes (même article, c).",
    "Aucune personne n’est nommée. Un bon est un numéro tiré au hasard.",
    "Numéro, nature, plafond, nombre d’adultes et d’enfants, animal, instants de remise et d’utilisation, institution qui remet, \
     prestataire, montant, facture, paiement. Ni nom, ni adresse, ni trajet, ni raison.",
    "L’institution qui paie et celle qui remet ; le prestataire voit numéro, validité et plafond ; le comptable public reçoit \
     numéros et montants.",
    "Trois mois après le paiement ou la fin, il ne reste que numéro, montant, prestataire et date ; dix ans après, rien. Les \
     lignes de facture qui ne correspondent à aucun bon partent dix ans après la facture.",
    "Quarante bits au hasard et un caractère de contrôle ; un bon ne sert qu’une fois ; dix essais par minute ; papier sans mot \
     qui trahit ; chaque passage est signé et journalisé.",
];

const SHELTER: Line = [
    "Savoir ce soir combien de places sont libres et qui appeler, et combien de demandes n’en trouvent pas.",
    "Mission d’intérêt public (article 6, paragraphe 1, e du RGPD).",
    "Aucune personne n’est nommée ni décrite.",
    "Lieux : un nom, une fonction, un téléphone, les communes desservies, des nombres de places ; jamais d’adresse. Demandes : des \
     nombres par mois, institution et réponse.",
    "Les institutions du réseau pour les places ; chaque institution pour ses propres demandes, la coordination pour celles du \
     territoire.",
    "Une déclaration de places meurt à l’heure choisie et part dans l’heure ; la note d’une demande part après 24 heures ; les \
     totaux du mois restent.",
    "Pas de case pour une adresse, et ce qui y ressemble est refusé ; lien personnel gardé par son empreinte ; aucun acte du \
     journal pour une demande ; chiffres exacts pour les partenaires seuls, arrondis au dehors.",
];

const PHONE: Line = [
    "Tenir le stock des téléphones d’alerte, ne manquer aucun terme, et compter les mesures de protection.",
    "Mission d’intérêt public (article 6, paragraphe 1, e du RGPD).",
    "Aucune personne n’est nommée. Qui porte un appareil n’est connu que du parquet et de l’association, hors de ce logiciel.",
    "Appareil : numéro de l’étiquette, détenteur, état, dates. Mesures : un nombre par mois et par institution.",
    "Le détenteur pour ses appareils ; les référentes et référents pour le stock par détenteur ; la coordination.",
    "Ce qui a été fait d’un appareil part un an après son retour ; les nombres du mois restent.",
    "Ni personne ni lieu ; avertissements par des messages qui ne disent pas à quoi sert l’appareil ; chaque passage est journalisé.",
];

const REFERENT: Line = [
    "Savoir qui joindre dans chaque institution signataire d’un contrat (annexe 1).",
    "Mission d’intérêt public (article 6, paragraphe 1, e du RGPD).",
    "Les professionnelles et professionnels que leur institution nomme. Jamais une personne aidée.",
    "Fonction, nom s’il est donné, téléphone et adresse professionnels, dates du mandat, date de la dernière confirmation.",
    "Les partenaires du territoire ; ni le public, ni un signataire d’un autre territoire.",
    "Jusqu’à la fin du mandat, puis trois mois.",
    "Confirmation deux fois par an par un lien personnel gardé par son empreinte ; nominations et changements journalisés sans \
     aucun nom.",
];

const MEETING: Line = [
    "Réunir les institutions du réseau, savoir qui y siège, rendre compte de ce qui s’y décide.",
    "Mission d’intérêt public (article 6, paragraphe 1, e du RGPD).",
    "Les professionnelles et professionnels qui siègent pour leur institution. Jamais une personne aidée.",
    "Fonction, nom s’il est donné, adresse électronique de la fonction, dates du mandat, messages reçus. La présence est celle des \
     institutions ; qui les représente est une fonction.",
    "Les institutions qui siègent dans la même instance ; les adresses, la coordination seule.",
    "Jusqu’à la fin du mandat, puis trois mois ; les présences des institutions, les comptes rendus et les décisions restent.",
    "Lien personnel gardé par son empreinte, qui répond une seule fois ; messages et agendas qui ne disent ni le sujet ni le lieu d’une \
     instance discrète ; aucun nom dans le journal.",
];
