//! The coordinator's pages: opening a campaign, following it, its table.

use anyhow::Context as _;
use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use base::{Db, Error, Id};
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use crate::jobs::{Invite, end, write_to};
use crate::progress::{progress, total};
use crate::{Campaign, CampaignForm, Count, KEEP_CAMPAIGNS, Progress, store};

#[derive(Template)]
#[template(path = "campaign/list.html")]
struct List {
    cx: Cx,
    campaigns: Vec<Campaign>,
    form: CampaignForm,
    errors: Errors,
}

/// Lists the campaigns of the reader's territory, with the form of a new one.
pub async fn list(cx: Cx) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(KEEP_CAMPAIGNS)?.territory);
    let campaigns = store::campaigns(&mut cx.read().await?, territory).await?;
    page(&List { cx, campaigns, form: CampaignForm::default(), errors: Errors::default() })
}

/// Opens a campaign; institutions are written to at once. One at a time: two would ask the same people twice.
pub async fn open(cx: Cx, Form(form): Form<CampaignForm>) -> Result<Response> {
    let reader = cx.may(KEEP_CAMPAIGNS)?;
    let territory = Id::from_uuid(reader.territory);
    let mut checked = form.check(territory, (&reader.function, cx.today()));
    let mut db = cx.write().await?;
    let campaigns = store::campaigns(&mut db, territory).await?;
    if campaigns.iter().any(Campaign::is_open) {
        checked = Err(Errors::one("name", "campaign-one-open"));
    }
    let campaign = match checked {
        Ok(campaign) => campaign,
        Err(errors) => return invalid(&List { cx, campaigns, form, errors }),
    };
    store::insert(&mut db, &campaign).await?;
    let invite = Invite { campaign: campaign.id, origin: cx.app.settings.origin.clone() };
    queue::push(&mut db, &invite, cx.now()).await?;
    cx.journal(&mut db, "campaign.opened", campaign.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/campagnes/{}", campaign.id)))
}

/// The campaign, if it is the reader's territory's; another is not found.
async fn reach(cx: &Cx, db: &mut Db, id: Id<Campaign>) -> Result<Campaign> {
    let territory = cx.may(KEEP_CAMPAIGNS)?.territory;
    let campaign = store::campaign(db, id).await?.filter(|one| one.territory_id.uuid() == territory);
    Ok(campaign.ok_or(Error::NotFound)?)
}

#[derive(Template)]
#[template(path = "campaign/show.html")]
struct Show {
    cx: Cx,
    campaign: Campaign,
    progress: Vec<Progress>,
    total: Count,
}

impl Show {
    /// Somebody can be reminded.
    fn has_late(&self) -> bool {
        self.progress.iter().any(|one| !one.is_mute && one.count.answered < one.count.entries)
    }
}

/// Shows how far a campaign is.
pub async fn show(cx: Cx, Path(id): Path<Id<Campaign>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let campaign = reach(&cx, &mut db, id).await?;
    let progress = progress(&mut db, &campaign).await?;
    page(&Show { total: total(&progress), cx, campaign, progress })
}

/// Writes once more to whoever has not answered, out of turn; once a day, as nobody reads two reminders.
pub async fn remind(cx: Cx, Path(id): Path<Id<Campaign>>) -> Result<Response> {
    let mut db = cx.write().await?;
    let campaign = reach(&cx, &mut db, id).await?;
    if !campaign.is_open() {
        return Err(Error::Refused("campaign-closed").into());
    }
    let today = cx.today();
    let late = progress(&mut db, &campaign).await?.into_iter().filter(|one| {
        !one.is_mute && one.count.answered < one.count.entries && one.last_mail_on.is_none_or(|day| day < today)
    });
    for one in late.collect::<Vec<_>>() {
        let mails = one.mails + 1;
        write_to(&mut db, &campaign, &[one], (&cx.app.settings.origin, mails), cx.now()).await?;
    }
    cx.journal(&mut db, "campaign.reminded", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/campagnes/{id}")))
}

/// Closes a campaign before its day.
pub async fn close(cx: Cx, Path(id): Path<Id<Campaign>>) -> Result<Response> {
    let mut db = cx.write().await?;
    let campaign = reach(&cx, &mut db, id).await?;
    if end(&mut db, &campaign, cx.now()).await? {
        cx.journal(&mut db, "campaign.closed", id.uuid()).await?;
        db.commit().await?;
    }
    Ok(see_other(&format!("/pro/campagnes/{id}")))
}

/// Gives the table as CSV, for the minutes.
pub async fn table(cx: Cx, Path(id): Path<Id<Campaign>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let campaign = reach(&cx, &mut db, id).await?;
    let progress = progress(&mut db, &campaign).await?;
    let file = file(&progress)?;
    let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8");
    Ok(([kind, (header::CONTENT_DISPOSITION, "attachment; filename=\"campagne.csv\"")], file).into_response())
}

const COLUMNS: [&str; 6] = ["institution", "signataire", "fiches", "verifiees", "corrigees", "pourcentage"];

fn file(progress: &[Progress]) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS).context("a file in memory")?;
    for one in progress {
        let Count { entries, answered, corrected } = one.count;
        let figures = [entries, answered, corrected, one.count.percent()].map(|figure| figure.to_string());
        let signs = if one.is_signatory { "oui" } else { "non" };
        let [entries, answered, corrected, percent] = figures;
        writer
            .write_record([cell(&one.name), signs.to_owned(), entries, answered, corrected, percent])
            .context("a file in memory")?;
    }
    Ok(writer.into_inner().context("a file in memory")?)
}

/// A name that no spreadsheet takes for a formula.
fn cell(name: &str) -> String {
    let is_formula = name.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{name}") } else { name.to_owned() }
}
