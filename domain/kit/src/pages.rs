//! Pages of editions: how many copies are left of each, and where one's copies are.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Db, Error, Id};
use partner::{Institution, Territory};
use print::{Edition, name};
use serde::Deserialize;
use web::{Cx, Errors, Form, PAGE_SIZE, Paging, Path, Query, Reach, Result, invalid, page, see_other};

use crate::model::Hand;
use crate::store::{Holder, Line};
use crate::{
    Depot, Held, KEEP_COPIES, Move, Movement, MovementForm, Reason, Recall, RecallForm, Run, RunForm, SEE_COPIES,
    Stock, TellRecall, depot, recall as recalls, store,
};

/// As many depots as a list to choose from holds.
const CHOICES: i64 = 1000;

/// Whoever looks: all of her territory, or what her institution was given.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    pub territory: Id<Territory>,
    /// `None`: the whole territory.
    pub institution: Option<Id<Institution>>,
}

impl Reader {
    pub fn of(cx: &Cx) -> Result<Self> {
        let actor = cx.may(SEE_COPIES)?;
        let is_wide = SEE_COPIES.reach(actor) >= Some(Reach::Territory);
        let own = Id::from_uuid(actor.institution.unwrap_or_default());
        Ok(Self { territory: Id::from_uuid(actor.territory), institution: (!is_wide).then_some(own) })
    }

    pub const fn is_wide(&self) -> bool {
        self.institution.is_none()
    }
}

#[derive(Debug, Deserialize)]
pub struct Which {
    page: Option<usize>,
}

/// An edition in the list.
struct Row {
    name: String,
    edition: Edition,
    stock: Stock,
    /// What the reader's institution holds, where she sees no more.
    held: Held,
    is_recalled: bool,
}

#[derive(Template)]
#[template(path = "kit/list.html")]
struct List {
    cx: Cx,
    reader: Reader,
    rows: Vec<Row>,
    paging: Paging,
}

impl List {
    fn low(&self) -> usize {
        self.rows.iter().filter(|row| row.stock.is_low() && !row.is_recalled).count()
    }
}

/// Lists the editions with how many copies are left; to a référent, those that her institution was given.
pub async fn list(cx: Cx, Query(which): Query<Which>) -> Result<Response> {
    let reader = Reader::of(&cx)?;
    let mut db = cx.read().await?;
    let total = store::count_editions(&mut db, reader.territory, reader.institution).await?;
    let paging = Paging::new(which.page, usize::try_from(total).unwrap_or(0)).ok_or(Error::NotFound)?;
    let span = (paging.offset() as i64, PAGE_SIZE as i64);
    let editions = store::editions(&mut db, reader.territory, reader.institution, span).await?;
    let mut rows = Vec::new();
    for edition in editions {
        rows.push(row(&cx, &mut db, reader, edition).await?);
    }
    page(&List { cx, reader, rows, paging })
}

async fn row(cx: &Cx, db: &mut Db, reader: Reader, edition: Edition) -> Result<Row> {
    let stock = store::stock(db, edition.id, cx.today()).await?;
    let is_recalled = recalls::recall(db, edition.id).await?.is_some();
    let held = match reader.institution {
        None => stock.held,
        own => store::holders(db, edition.id, own, (0, 1)).await?.first().map(|one| one.held).unwrap_or_default(),
    };
    Ok(Row { name: name(cx, &edition), edition, stock, held, is_recalled })
}

/// The edition, if it is the territory's; a proof, or another's, is not found.
pub async fn reach(db: &mut Db, territory: Id<Territory>, id: Id<Edition>) -> Result<Edition> {
    let edition = print::edition(db, id).await?;
    Ok(edition.filter(|one| one.territory_id == territory && !one.is_proof()).ok_or(Error::NotFound)?)
}

/// The edition, if the reader may know of its copies.
async fn reach_seen(db: &mut Db, reader: Reader, id: Id<Edition>) -> Result<Edition> {
    let edition = reach(db, reader.territory, id).await?;
    if !reader.is_wide() && store::count_holders(db, id, reader.institution).await? == 0 {
        return Err(Error::NotFound.into());
    }
    Ok(edition)
}

#[derive(Template)]
#[template(path = "kit/edition.html")]
struct Show {
    cx: Cx,
    reader: Reader,
    name: String,
    edition: Edition,
    stock: Stock,
    runs: Vec<Run>,
    holders: Vec<Holder>,
    paging: Paging,
    recall: Option<Recall>,
    depots: Vec<Depot>,
    run: RunForm,
    movement: MovementForm,
    recalling: RecallForm,
    errors: Errors,
    /// How many copies a movement could have taken, where it asked for more.
    most: Option<i64>,
}

impl Show {
    /// The id of a new movement, for the form of one depot.
    #[expect(clippy::unused_self, reason = "a template calls methods")]
    fn new_id(&self) -> Id<Movement> {
        Id::new()
    }

    /// Whether one of these fields is at fault.
    fn is_at_fault(&self, fields: &str) -> bool {
        fields.split(' ').any(|field| self.errors.get(field).is_some())
    }

    /// Whether the movement that was typed takes of what is left, and not of what a depot holds.
    fn is_from_stock(&self) -> bool {
        self.movement.kind == Move::Dropped.code() || self.movement.depot.is_empty()
    }

    fn address(&self) -> String {
        format!("/pro/exemplaires/editions/{}?", self.edition.id)
    }

    /// A cost as it is read; a dash where it is not known.
    fn euros(&self, cents: &Option<i64>) -> String {
        cents.map_or_else(|| "–".to_owned(), |cents| web::euros(cents, self.cx.lang))
    }
}

async fn shown(cx: Cx, db: &mut Db, edition: Edition, wanted: Option<usize>) -> Result<Show> {
    let (reader, today) = (Reader::of(&cx)?, cx.today());
    let total = store::count_holders(db, edition.id, reader.institution).await?;
    let paging = Paging::new(wanted, usize::try_from(total).unwrap_or(0)).ok_or(Error::NotFound)?;
    let span = (paging.offset() as i64, PAGE_SIZE as i64);
    let depots =
        if reader.is_wide() { depot::store::depots(db, reader.territory, (0, CHOICES)).await? } else { vec![] };
    Ok(Show {
        stock: store::stock(db, edition.id, today).await?,
        runs: if reader.is_wide() { store::runs(db, edition.id).await? } else { vec![] },
        holders: store::holders(db, edition.id, reader.institution, span).await?,
        recall: recalls::recall(db, edition.id).await?,
        name: name(&cx, &edition),
        run: RunForm::new(today),
        movement: MovementForm::new(today),
        recalling: RecallForm::default(),
        errors: Errors::default(),
        most: None,
        cx,
        reader,
        edition,
        paging,
        depots,
    })
}

/// Shows where the copies of an edition are.
pub async fn show(cx: Cx, Path(id): Path<Id<Edition>>, Query(which): Query<Which>) -> Result<Response> {
    let reader = Reader::of(&cx)?;
    let mut db = cx.read().await?;
    let edition = reach_seen(&mut db, reader, id).await?;
    page(&shown(cx, &mut db, edition, which.page).await?)
}

#[derive(Template)]
#[template(path = "kit/movements.html")]
struct Movements {
    cx: Cx,
    name: String,
    edition: Edition,
    lines: Vec<Line>,
    paging: Paging,
}

impl Movements {
    fn address(&self) -> String {
        format!("/pro/exemplaires/editions/{}/mouvements?", self.edition.id)
    }
}

/// Lists what became of the copies of an edition, line by line.
pub async fn movements(cx: Cx, Path(id): Path<Id<Edition>>, Query(which): Query<Which>) -> Result<Response> {
    let reader = Reader::of(&cx)?;
    let mut db = cx.read().await?;
    let edition = reach_seen(&mut db, reader, id).await?;
    let total = store::count_movements(&mut db, id, reader.institution).await?;
    let paging = Paging::new(which.page, usize::try_from(total).unwrap_or(0)).ok_or(Error::NotFound)?;
    let span = (paging.offset() as i64, PAGE_SIZE as i64);
    let lines = store::movements(&mut db, id, reader.institution, span).await?;
    page(&Movements { name: name(&cx, &edition), cx, edition, lines, paging })
}

fn stay(id: Id<Edition>) -> Response {
    see_other(&format!("/pro/exemplaires/editions/{id}"))
}

/// Notes copies that a printer made. The same form sent twice is noted once.
pub async fn note_run(cx: Cx, Path(id): Path<Id<Edition>>, Form(form): Form<RunForm>) -> Result<Response> {
    let actor = cx.may(KEEP_COPIES)?.clone();
    let mut db = cx.write().await?;
    let edition = reach(&mut db, Id::from_uuid(actor.territory), id).await?;
    let mut checked = form.check(&edition, Hand { by: &actor.function, now: cx.now() });
    if recalls::recall(&mut db, id).await?.is_some() {
        checked = Err(Errors::one("printed", "kit-recalled-no-run"));
    }
    let run = match checked {
        Ok(run) => run,
        Err(errors) => return invalid(&Show { run: form, errors, ..shown(cx, &mut db, edition, None).await? }),
    };
    if !store::has_run(&mut db, run.id).await? {
        store::insert_run(&mut db, &run).await?;
        cx.journal(&mut db, "copies.printed", id.uuid()).await?;
        db.commit().await?;
    }
    Ok(stay(id))
}

/// Why a movement cannot be, and how many copies it could take where that is why.
async fn refusal(cx: &Cx, db: &mut Db, movement: &Movement) -> Result<Option<(Errors, Option<i64>)>> {
    if movement.kind == Move::Dropped && recalls::recall(db, movement.edition_id).await?.is_some() {
        return Ok(Some((Errors::one("kind", "kit-recalled-no-drop"), None)));
    }
    let stock = store::stock(db, movement.edition_id, cx.today()).await?;
    let held = match movement.depot_id {
        Some(depot) => store::held(db, movement.edition_id, depot).await?,
        None => Held::default(),
    };
    let most = movement.most(&stock, held);
    Ok((movement.copies > most).then(|| (Errors::one("copies", "kit-not-so-many"), Some(most))))
}

/// Notes copies that were dropped, came back or are no more. The same form sent twice is noted once.
pub async fn note_movement(cx: Cx, Path(id): Path<Id<Edition>>, Form(form): Form<MovementForm>) -> Result<Response> {
    let actor = cx.may(KEEP_COPIES)?.clone();
    let territory = Id::from_uuid(actor.territory);
    let mut db = cx.write().await?;
    let edition = reach(&mut db, territory, id).await?;
    let depot = match form.depot_id() {
        Some(depot) => depot::store::depot(&mut db, territory, depot).await?,
        None => None,
    };
    let mut refused = None;
    match form.check(&edition, depot.as_ref(), Hand { by: &actor.function, now: cx.now() }) {
        Err(errors) => refused = Some((errors, None)),
        Ok(movement) if store::has_movement(&mut db, movement.id).await? => {}
        Ok(movement) => match refusal(&cx, &mut db, &movement).await? {
            Some(why) => refused = Some(why),
            None => keep(&cx, &mut db, &movement).await?,
        },
    }
    if let Some((errors, most)) = refused {
        return invalid(&Show { movement: form, errors, most, ..shown(cx, &mut db, edition, None).await? });
    }
    db.commit().await?;
    Ok(stay(id))
}

async fn keep(cx: &Cx, db: &mut Db, movement: &Movement) -> Result<()> {
    store::insert_movement(db, movement).await?;
    cx.journal(db, "copies.moved", movement.edition_id.uuid()).await
}

/// Takes a wrong edition back; the institutions that hold copies are written to. The second of two recalls changes nothing.
pub async fn recall(cx: Cx, Path(id): Path<Id<Edition>>, Form(form): Form<RecallForm>) -> Result<Response> {
    let actor = cx.may(KEEP_COPIES)?.clone();
    let mut db = cx.write().await?;
    let edition = reach(&mut db, Id::from_uuid(actor.territory), id).await?;
    if recalls::recall(&mut db, id).await?.is_some() {
        return Ok(stay(id));
    }
    let recall = match form.check(id, (&actor.function, cx.today())) {
        Ok(recall) => recall,
        Err(errors) => return invalid(&Show { recalling: form, errors, ..shown(cx, &mut db, edition, None).await? }),
    };
    recalls::insert(&mut db, &recall).await?;
    print::note_recalled(&mut db, recall.edition_id, recall.recalled_on).await?;
    let tell = TellRecall { edition: id, origin: cx.app.settings.origin.clone() };
    queue::push(&mut db, &tell, cx.now()).await?;
    cx.journal(&mut db, "edition.recalled", id.uuid()).await?;
    db.commit().await?;
    Ok(stay(id))
}
