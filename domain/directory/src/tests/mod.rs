//! Through HTTP and on both engines.

mod area;
mod catalogue;
mod correction;
mod creation;
mod doubt;
mod feed;
mod freshness;
mod history;
mod list;
mod note;
mod place;
mod place_history;
mod proposal;
mod publication;
mod quality;
mod round;
mod stop_history;
mod twin;

use std::sync::Arc;

use axum::Extension;
use base::{Id, Private, fetch_all};
use partner::Institution;
use search::Synonyms;
use testkit::{ASSOCIATION, Answer, NEIGHBOUR_TOWN_HALL, POLICE, ROCHEMONT, Town, VALBOURG};
use uuid::Uuid;
use web::App;

use crate::{Card, Finder, KeptPlace, Kind, Need, Service, Status, Structure, Visibility, Wanted, store};

/// The street of a hidden place, which must stand in nothing that leaves.
const CANARY: &str = "7 bis rue du Canari";

/// The site of this crate, with an index in memory.
struct Site {
    town: Town,
    app: Arc<App>,
    finder: Arc<Finder>,
}

/// The entries of the tests.
struct Entries {
    /// The association's, published, met at a hidden place.
    listening: Service,
    /// The police station's, a draft that is complete.
    complaint: Service,
    /// The police station's, a draft that lacks nearly everything.
    bare: Service,
    /// Rochemont's, published.
    neighbour: Service,
    hidden: KeptPlace,
}

async fn settle(town: &Town) -> (Site, Entries) {
    let association = structure("Association Horizon", VALBOURG, ASSOCIATION);
    let police = structure("Commissariat de Valbourg", VALBOURG, POLICE);
    let town_hall = structure("Mairie de Rochemont", ROCHEMONT, NEIGHBOUR_TOWN_HALL);
    let hidden = place(&association, Visibility::AfterCall, CANARY);
    let entries = Entries {
        listening: Service { status: Status::Published, ..service(&association, "Écoute sans rendez-vous", town) },
        complaint: service(&police, "Déposer plainte", town),
        bare: Service {
            summary: String::new(),
            needs: [].into_iter().collect(),
            ..service(&police, "Brigade des familles", town)
        },
        neighbour: Service { status: Status::Published, ..service(&town_hall, "Orientation à Rochemont", town) },
        hidden,
    };
    let mut db = town.write().await;
    for structure in [&association, &police, &town_hall] {
        store::insert_structure(&mut db, structure, None).await.unwrap();
    }
    store::insert_place(&mut db, &entries.hidden).await.unwrap();
    for service in [&entries.listening, &entries.complaint, &entries.bare, &entries.neighbour] {
        store::insert_service(&mut db, service).await.unwrap();
    }
    store::insert_offer(&mut db, entries.listening.id, entries.hidden.id, 0).await.unwrap();
    db.commit().await.unwrap();
    (serve(town).await, entries)
}

async fn serve(town: &Town) -> Site {
    let finder = Arc::new(Finder::in_memory(Synonyms::none()).unwrap());
    let index = Extension(Arc::clone(&finder));
    let site = testkit::app(crate::routes()).words(crate::WORDS).with(move |router| router.layer(index));
    let site = Site { app: town.serve(site), town: town.clone(), finder };
    site.catch_up().await;
    site
}

fn structure(name: &str, territory: Uuid, institution: Uuid) -> Structure {
    Structure {
        id: Id::new(),
        territory_id: Id::from_uuid(territory),
        institution_id: Some(Id::<Institution>::from_uuid(institution)),
        name: name.to_owned(),
        description: String::new(),
        website: None,
        phone: None,
        email: None,
        source: "local".to_owned(),
    }
}

fn place(structure: &Structure, visibility: Visibility, line: &str) -> KeptPlace {
    KeptPlace {
        id: Id::new(),
        structure_id: structure.id,
        name: "Maison des femmes".to_owned(),
        line: Some(Private::new(line.to_owned())),
        postal_code: Some("99100".to_owned()),
        commune_code: "99101".to_owned(),
        latitude: Some(Private::new(48.831_77)),
        longitude: Some(Private::new(2.241_33)),
        visibility,
        hours: None,
        access_note: "Sonnez deux fois.".to_owned(),
    }
}

/// A draft that lacks nothing.
fn service(structure: &Structure, name: &str, town: &Town) -> Service {
    Service {
        id: Id::new(),
        structure_id: structure.id,
        kind: Kind::Place,
        name: name.to_owned(),
        summary: "On vous reçoit et on vous écoute.".to_owned(),
        description: "Deux personnes formées vous reçoivent.\nVous ne donnez pas votre nom.".to_owned(),
        how_to: "Appelez, ou venez.".to_owned(),
        phone: Some("01 99 00 12 34".parse().unwrap()),
        sms: None,
        email: Some("contact@horizon.example".to_owned()),
        website: Some("https://horizon.example/aide?a=1&b=2".to_owned()),
        cost: None,
        cost_note: String::new(),
        hours: Some("Mo-Fr 09:00-17:00".parse().unwrap()),
        needs: [Need::Listening, Need::Rights].into_iter().collect(),
        violences: [].into_iter().collect(),
        audiences: [crate::Audience::Victim].into_iter().collect(),
        moments: [].into_iter().collect(),
        languages: [].into_iter().collect(),
        without_complaint: Some(true),
        is_emergency: false,
        area: String::new(),
        closed_from: None,
        closed_until: None,
        closure_note: String::new(),
        status: Status::Draft,
        checked_on: None,
        checked_by: String::new(),
        due_on: None,
        offline_on: None,
        version: 1,
        updated_at: town.now(),
    }
}

impl Site {
    async fn catch_up(&self) {
        self.finder.catch_up(self.town.database(), &self.app.words, self.town.now()).await.unwrap();
    }

    /// What the public finds.
    fn find(&self, text: &str) -> Vec<Arc<Card>> {
        let wanted = Wanted { text: text.to_owned(), ..Wanted::default() };
        let now = self.town.now().naive_utc();
        let found = self.finder.find(&wanted, now).unwrap();
        self.finder.cards(&found.candidates).unwrap()
    }

    fn finds(&self, text: &str, service: &Service) -> bool {
        self.find(text).iter().any(|card| card.id == service.id)
    }

    async fn stored(&self, service: &Service) -> Service {
        store::service(&mut self.town.read().await, service.id).await.unwrap().unwrap()
    }

    /// The acts of the journal but for what was merely looked at, in alphabetical order.
    async fn journal(&self) -> Vec<String> {
        let mut db = self.town.read().await;
        let acts: Vec<(String,)> =
            fetch_all!(&mut db => "SELECT act FROM journal WHERE act <> 'address.opened' ORDER BY act LIMIT 100")
                .unwrap();
        acts.into_iter().map(|(act,)| act).collect()
    }
}

/// The path of an entry, or of what is below it.
fn path(service: &Service, below: &str) -> String {
    format!("/pro/fiches/{}{below}", service.id)
}

/// What a browser would send of the form that is posted to `action`, as it stands on the page.
fn fields(page: &Answer, action: &str) -> Vec<(String, String)> {
    let form =
        page.body.split("<form").find(|form| form.contains(&format!("method=\"post\" action=\"{action}\""))).unwrap();
    let form = form.split("</form>").next().unwrap();
    let mut fields = Vec::new();
    for tag in form.split('<').filter(|tag| tag.starts_with("input ") || tag.starts_with("textarea ")) {
        let (head, text) = tag.split_once('>').unwrap();
        let is_choice = head.contains("type=\"checkbox\"") || head.contains("type=\"radio\"");
        if is_choice && !head.ends_with(" checked") {
            continue;
        }
        let value = attribute(head, "value").unwrap_or(text);
        fields.push((attribute(head, "name").unwrap().to_owned(), unescape(value)));
    }
    fields
}

fn attribute<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

fn unescape(text: &str) -> String {
    text.replace("&#60;", "<").replace("&#62;", ">").replace("&#34;", "\"").replace("&#39;", "'").replace("&#38;", "&")
}

/// The same fields with others in place of those of the same name.
fn with(fields: &[(String, String)], others: &[(&str, &str)]) -> Vec<(String, String)> {
    let kept = fields.iter().filter(|(name, _)| others.iter().all(|(other, _)| other != name)).cloned();
    kept.chain(others.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))).collect()
}

async fn post(client: &testkit::Client, path: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    client.post_form(path, &fields).await
}

/// The sentences beside the fields at fault, by field.
fn faults(page: &Answer) -> Vec<(String, String)> {
    let parts = page.body.split("<p class=\"fault\" id=\"").skip(1);
    let fault = |part: &str| {
        let (field, rest) = part.split_once("-fault\">").unwrap();
        (field.to_owned(), unescape(rest.split('<').next().unwrap()))
    };
    parts.map(fault).collect()
}
