//! Puts together what a document shows, from the directory, the pages of guidance, the roles, and the words of the program.

use std::sync::Arc;

use base::{Code as _, Db, Result};
use chrono::{DateTime, Utc};
use directory::{Audience, Card, Finder, Need};
use partner::Territory;
use web::{Cx, Theme};

use crate::content::{Article, Circuit, Content, Kept, Line, Number, Role, Shown};
use crate::pictures::Pictures;
use crate::{Choice, Kind, Subject, entries, logo, texts};

/// What the program prints a document from.
pub struct Source<'a> {
    pub cx: &'a Cx,
    pub finder: &'a Finder,
    pub territory: &'a Territory,
    /// When drawing may begin.
    pub draw_at: DateTime<Utc>,
}

/// The colour of a territory that has chosen none.
const ACCENT: &str = "#5b2a86";
/// How many local entries a sheet, a leaflet or a poster has room for.
const LOCAL: usize = 5;

/// The colour of a territory, as its pages declare it.
fn colour(theme: &Theme) -> Option<String> {
    let (_, rest) = theme.style.split_once('#')?;
    let digits: String = rest.chars().take_while(char::is_ascii_hexdigit).collect();
    (digits.len() == 6).then(|| format!("#{digits}"))
}

/// The numbers of every document: national, known by heart, in no directory's hands.
const NUMBERS: [(&str, &str); 8] = [
    ("17", "print-public-number-17"),
    ("114", "print-public-number-114"),
    ("39\u{a0}19", "print-public-number-3919"),
    ("119", "print-public-number-119"),
    ("115", "print-public-number-115"),
    ("15", "print-public-number-15"),
    ("112", "print-public-number-112"),
    ("08\u{a0}019\u{a0}019\u{a0}11", "print-public-number-08019"),
];

/// The numbers of a document that says nothing to whoever finds it.
const NEUTRAL_NUMBERS: [(&str, &str); 3] = [
    ("112", "print-public-neutral-112"),
    ("114", "print-public-neutral-114"),
    ("39\u{a0}19", "print-public-neutral-3919"),
];

fn numbers(cx: &Cx, choice: Choice) -> Vec<Number> {
    let all = if choice.is_neutral { &NEUTRAL_NUMBERS[..] } else { &NUMBERS[..] };
    let is_his = choice.subject == Subject::Perpetrator;
    let fits = |number: &str| match number {
        "08\u{a0}019\u{a0}019\u{a0}11" => is_his || !choice.kind.is_in_every_language(),
        "39\u{a0}19" | "115" => !is_his,
        _ => true,
    };
    let fitting = all.iter().filter(|(number, _)| fits(number));
    fitting.map(|(number, key)| Number { number: (*number).to_owned(), name: cx.t(key) }).collect()
}

/// The address that paper leads to: that of the territory's public pages, whose words say nothing.
fn address(source: &Source<'_>) -> String {
    let (origin, slug) = (&source.cx.app.settings.origin, &source.territory.slug);
    match &source.territory.host {
        Some(host) => source.cx.to(&format!("/infos/{slug}")).replacen('/', &format!("https://{host}/"), 1),
        None => format!("{origin}{}", source.cx.to(&format!("/infos/{slug}"))),
    }
}

/// Everything that the document of this choice shows today.
pub async fn gather(source: &Source<'_>, db: &mut Db, choice: Choice) -> Result<Kept> {
    let cx = source.cx;
    let theme = cx.app.themes.get(&source.territory.slug);
    let mut pictures = Pictures::default();
    let mut content = head(source, theme.as_deref(), choice, &mut pictures)?;
    if !choice.is_neutral {
        content.logos.extend(partners(db, source, &mut pictures).await?);
    }
    content.words = texts::words(cx, choice);
    let cards = entries::cards(cx, db, source.finder, source.territory).await?;
    // What is invented says so wherever it goes.
    content.demo |= cards.iter().any(|card| card.source == "demo");
    match choice.kind {
        Kind::GuidePro | Kind::GuidePublic => {
            guide(source, db, (choice, &cards), (&mut content, &mut pictures)).await?;
        }
        Kind::Sheet => {
            content.articles = vec![texts::own(cx, choice.subject.code())];
            local(cx, source, (choice, &cards), &mut content);
        }
        Kind::Roles => content.roles = roles(cx, db, source).await?,
        Kind::Circuits => content.circuits = circuits(cx, db, source, &mut pictures).await?,
        Kind::Sectors => {
            let (lines, left_out) = entries::lines(cx, &cards, &source.territory.slug, choice);
            content.sections = entries::sectors(cx, &lines, &cards);
            count(&mut content, &lines, left_out);
        }
        Kind::Leaflet | Kind::Poster | Kind::Card | Kind::Strip => {
            content.points = texts::points(cx, choice);
            local(cx, source, (choice, &cards), &mut content);
        }
    }
    Kept::new(&content, &pictures.all)
}

/// The logos of the partners, after the crest.
async fn partners(db: &mut Db, source: &Source<'_>, pictures: &mut Pictures) -> Result<Vec<Shown>> {
    let logos = logo::of_territory(db, source.territory.id).await?;
    let drawn = logos.iter().filter_map(|(name, kept)| Some(pictures.png(partner::crest_file(kept)?, name)));
    Ok(drawn.collect())
}

fn head(source: &Source<'_>, theme: Option<&Theme>, choice: Choice, pictures: &mut Pictures) -> Result<Content> {
    let (cx, territory) = (source.cx, source.territory);
    let address = address(source);
    // A crest tells where a paper comes from: not on one that must say nothing.
    let crest = theme.and_then(|theme| theme.crest.as_deref()).filter(|_| !choice.is_neutral);
    let logos = crest.map(|crest| pictures.png(crest.to_vec(), &territory.name)).into_iter().collect();
    let square = pictures.square(&address, &cx.t1("print-public-square", "address", &address))?;
    let (title, subtitle) = texts::title(cx, choice, &territory.name);
    Ok(Content {
        title,
        subtitle,
        lang: cx.lang.to_string(),
        accent: theme.and_then(colour).unwrap_or_else(|| ACCENT.to_owned()),
        demo: cx.is_demo(),
        territory: territory.name.clone(),
        as_of: cx.t1("print-public-as-of", "day", cx.day(&cx.today())),
        edition: cx.t("print-public-proof"),
        size: choice.size.to_string(),
        marks: choice.has_marks,
        neutral: choice.is_neutral,
        logos,
        square: Some(square),
        address: address.trim_start_matches("https://").trim_start_matches("http://").to_owned(),
        numbers: numbers(cx, choice),
        ..Content::default()
    })
}

/// The pages of guidance of each guide, in their order.
const PUBLIC_PAGES: [i64; 13] = [1, 10, 9, 2, 3, 5, 4, 6, 7, 8, 12, 11, 13];
const PRO_PAGES: [i64; 4] = [3, 5, 4, 8];

async fn guide(
    source: &Source<'_>,
    db: &mut Db,
    (choice, cards): (Choice, &[Arc<Card>]),
    (content, pictures): (&mut Content, &mut Pictures),
) -> Result<()> {
    let cx = source.cx;
    let is_pro = choice.kind == Kind::GuidePro;
    let cards: Vec<_> = cards.iter().filter(|card| is_pro || !entries::is_for_professionals(card)).cloned().collect();
    let (lines, left_out) = entries::lines(cx, &cards, &source.territory.slug, choice);
    content.sections = entries::sections(cx, &lines);
    content.communes = entries::communes(&lines);
    content.index = entries::index(&lines);
    content.rounds = entries::rounds(cx, db, &cards).await?;
    count(content, &lines, left_out);
    if is_pro {
        content.articles.push(texts::own(cx, "professional"));
    }
    for number in if is_pro { &PRO_PAGES[..] } else { &PUBLIC_PAGES[..] } {
        content.articles.extend(article(source, db, *number, pictures).await?);
    }
    if is_pro {
        content.roles = roles(cx, db, source).await?;
        content.circuits = circuits(cx, db, source, pictures).await?;
    }
    Ok(())
}

fn count(content: &mut Content, lines: &[Line], left_out: usize) {
    content.left_out = left_out;
    content.due = lines.iter().filter(|line| line.is_due).count();
}

/// A page of guidance as the public reads it, with the way to it.
async fn article(source: &Source<'_>, db: &mut Db, number: i64, pictures: &mut Pictures) -> Result<Option<Article>> {
    let cx = source.cx;
    let Some(page) = guidance::reading(db, source.territory.id, number, cx.lang).await? else { return Ok(None) };
    let address = format!("{}/savoir/{number}", address(source));
    let mut blocks = markdown::blocks(&page.text.body);
    blocks.extend(page.note.as_deref().map(markdown::blocks).unwrap_or_default());
    Ok(Some(Article {
        title: page.text.title,
        blocks,
        square: Some(pictures.square(&address, &cx.t1("print-public-square", "address", &address))?),
        checked: cx.t1("print-checked", "day", cx.day(&page.checked_on)),
    }))
}

async fn roles(cx: &Cx, db: &mut Db, source: &Source<'_>) -> Result<Vec<Role>> {
    let sheets = role::sheets_told(cx, db, source.territory.id).await?;
    let role = |sheet: role::SheetTold| Role {
        institution: sheet.institution,
        valid: cx.t1("print-in-force", "day", cx.day(&sheet.valid_on)),
        sections: sheet.sections,
    };
    Ok(sheets.into_iter().map(role).collect())
}

async fn circuits(cx: &Cx, db: &mut Db, source: &Source<'_>, pictures: &mut Pictures) -> Result<Vec<Circuit>> {
    let circuits = role::circuits_told(cx, db, source.territory.id).await?;
    let circuit = |circuit: role::CircuitTold| Circuit {
        drawing: pictures.svg(circuit.drawing, &circuit.description),
        title: circuit.title,
        situation: circuit.situation,
        valid: cx.t1("print-in-force", "day", cx.day(&circuit.valid_on)),
        steps: circuit.steps,
    };
    Ok(circuits.into_iter().map(circuit).collect())
}

/// What a subject sends somebody to, the most useful first.
fn needs(subject: Subject) -> &'static [Need] {
    match subject {
        Subject::Perpetrator => &[Need::StopViolence],
        Subject::Hospital => &[Need::MedicalCare, Need::Complaint, Need::Listening, Need::Shelter, Need::SocialSupport],
        Subject::School => &[Need::ChildProtection, Need::Listening, Need::PsychologicalCare, Need::Rights],
        Subject::Bar => &[Need::Complaint, Need::Listening, Need::Shelter],
        _ => &[Need::Listening, Need::Complaint, Need::Rights, Need::Shelter, Need::SocialSupport],
    }
}

/// The local entries that fit: one for each need first, those of the territory before those of France.
fn local(cx: &Cx, source: &Source<'_>, (choice, cards): (Choice, &[Arc<Card>]), content: &mut Content) {
    let is_his = choice.subject == Subject::Perpetrator;
    let fits = |card: &&Arc<Card>| {
        let for_him = card.audiences.has(Audience::Perpetrator) && !card.audiences.has(Audience::Victim);
        let is_met = card.kind != directory::Kind::Itinerant;
        for_him == is_his
            && is_met
            && card.phone.is_some()
            && !card.is_emergency
            && !entries::is_for_professionals(card)
    };
    let here: Vec<Arc<Card>> = cards.iter().filter(fits).cloned().collect();
    let (lines, left_out) = entries::lines(cx, &here, &source.territory.slug, choice);
    let lines: Vec<Line> = lines.into_iter().filter(|line| !line.is_national).collect();
    let mut chosen: Vec<Line> = Vec::new();
    for need in needs(choice.subject) {
        let has = |line: &&Line| {
            let card = here.iter().find(|card| card.id.to_string() == line.id);
            card.is_some_and(|card| card.needs.has(*need)) && !chosen.iter().any(|one| one.id == line.id)
        };
        let found = lines.iter().find(has).cloned();
        chosen.extend(found);
    }
    chosen.truncate(LOCAL);
    count(content, &chosen, left_out);
    let title = cx.t("print-public-here");
    content.sections = vec![crate::content::Section { title, lines: chosen }];
}
