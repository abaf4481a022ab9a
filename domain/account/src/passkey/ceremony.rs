//! What is asked of a browser, and what its answer proves. The names are those of the address that the operator chose: a
//! key made for another host does not open this one.

use anyhow::{Context as _, anyhow};
use base::{Database, Db, Error, Id, Private, Result, again};
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use web::Cx;
use webauthn_rs::Webauthn;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey as Kept, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential,
    Url, WebauthnBuilder,
};

use super::challenge::{self, Wanted};
use super::model::{MOST, Passkey, name_of};
use super::store;
use crate::model::Account;
use crate::proof::{self, Factor};

/// What the script of the page gets: where the question waits, and the question.
#[derive(Debug, Serialize)]
pub struct Question {
    question: Id<Question>,
    #[serde(rename = "publicKey")]
    public_key: Value,
}

/// What the script of the page sends back.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Answer {
    pub question: String,
    pub answer: String,
}

const REFUSED: &str = "account-passkey-refused";

/// Says whether browsers make passkeys for our address: a name they can hold on to, not a number.
pub fn is_possible(cx: &Cx) -> bool {
    webauthn(cx).is_ok()
}

fn webauthn(cx: &Cx) -> anyhow::Result<Webauthn> {
    let origin = Url::parse(&cx.app.settings.origin).context("the origin is no address")?;
    let host = origin.domain().ok_or_else(|| anyhow!("the origin has no name"))?.to_owned();
    let builder = WebauthnBuilder::new(&host, &origin)?.rp_name("Maillage");
    Ok(builder.build()?)
}

/// Asks for a new key of `account`, that stays in its device and opens to her alone.
pub async fn ask_for_new(cx: &Cx, account: &Account) -> Result<Question> {
    let mut db = cx.app.db.write().await?;
    let known = store::all_of(&mut db, account.id).await?;
    if known.len() >= MOST {
        return Err(Error::Refused("account-passkey-most"));
    }
    let known = known.iter().filter_map(|known| kept(known).ok()).map(|kept| kept.cred_id().clone()).collect();
    let login = account.login.as_ref().ok_or(Error::NotFound)?.reveal();
    let started = webauthn(cx)?.start_passkey_registration(account.id.uuid(), login, &account.function, Some(known));
    let (asked, state) = started.context("a question for a passkey")?;
    let mut asked = serde_json::to_value(asked.public_key).context("a question for a passkey")?;
    // She signs in without typing a name: the key itself has to know whose it is.
    let selection = asked.get_mut("authenticatorSelection").and_then(Value::as_object_mut);
    let selection = selection.context("a question without a selection")?;
    selection.insert("residentKey".to_owned(), "required".into());
    selection.insert("requireResidentKey".to_owned(), true.into());
    let state = serde_json::to_string(&state).context("a question for a passkey")?;
    let question = challenge::keep(&mut db, Wanted::New, Some(account.id), &state, cx.now()).await?;
    db.commit().await?;
    Ok(Question { question, public_key: asked })
}

/// Asks for a key that we know: any of `account`'s, or of anybody.
pub async fn ask_for_one(cx: &Cx, account: Option<Id<Account>>) -> Result<Question> {
    let (asked, state) = webauthn(cx)?.start_discoverable_authentication().context("a question for a passkey")?;
    let public_key = serde_json::to_value(asked.public_key).context("a question for a passkey")?;
    let state = &serde_json::to_string(&state).context("a question for a passkey")?;
    let keep = async || {
        let mut db = cx.app.db.write().await?;
        let question = challenge::keep(&mut db, Wanted::Known, account, state, cx.now()).await?;
        db.commit().await?;
        Ok::<_, Error>(question)
    };
    Ok(Question { question: again(keep).await?, public_key })
}

/// Takes what was kept for the question out of the way at once: an answer that fails does not come twice either.
async fn take(
    database: &Database,
    cx: &Cx,
    answer: &Answer,
    wanted: Wanted,
    of: Option<Id<Account>>,
) -> Result<String> {
    let question: Id<Question> = answer.question.parse().map_err(|_| Error::Refused(REFUSED))?;
    let take = async || {
        let mut db = database.write().await?;
        let taken = challenge::take(&mut db, question, wanted, of, cx.now()).await?;
        db.commit().await?;
        Ok::<_, Error>(taken)
    };
    again(take).await?.ok_or(Error::Refused("account-passkey-late"))
}

/// The new key of `account` that the answer brings; [`store::add`] keeps it.
pub async fn register(cx: &Cx, account: &Account, answer: &Answer, name: &str) -> Result<Passkey> {
    let name = name_of(name, &cx.t1("account-passkey-unnamed", "day", cx.day(&cx.today())))?;
    let state = take(&cx.app.db, cx, answer, Wanted::New, Some(account.id)).await?;
    let state: PasskeyRegistration = serde_json::from_str(&state).context("a kept question cannot be read")?;
    let answer: RegisterPublicKeyCredential =
        serde_json::from_str(&answer.answer).map_err(|_| Error::Refused(REFUSED))?;
    let kept = webauthn(cx)?.finish_passkey_registration(&answer, &state).map_err(|_| Error::Refused(REFUSED))?;
    Ok(Passkey {
        id: Id::new(),
        account_id: account.id,
        credential: Private::new(BASE64URL_NOPAD.encode(kept.cred_id().as_ref())),
        content: Private::new(serde_json::to_string(&kept).context("a passkey")?),
        name,
        created_at: cx.now(),
        used_at: None,
    })
}

/// The account whose key answered, with that key as it stands now; [`note_use`] keeps it.
///
/// `of` is whom the question was put to, if it was put to somebody.
pub async fn prove(cx: &Cx, answer: &Answer, of: Option<Id<Account>>) -> Result<Passkey> {
    let state = take(&cx.app.db, cx, answer, Wanted::Known, of).await?;
    let state: DiscoverableAuthentication = serde_json::from_str(&state).context("a kept question cannot be read")?;
    let answer: PublicKeyCredential = serde_json::from_str(&answer.answer).map_err(|_| Error::Refused(REFUSED))?;
    let webauthn = webauthn(cx)?;
    let (whose, credential) =
        webauthn.identify_discoverable_authentication(&answer).map_err(|_| Error::Refused(REFUSED))?;
    let whose = Id::<Account>::from_uuid(whose);
    let known = known(&mut cx.app.db.read().await?, &BASE64URL_NOPAD.encode(credential), whose, of).await?;
    let Some(known) = known else {
        proof::refused(&cx.app.db, Factor::Passkey, None, cx.now()).await?;
        return Err(Error::Refused(REFUSED));
    };
    proof::count(&cx.app.db, Factor::Passkey, &whose.to_string(), cx.now()).await?;
    let mut kept = kept(&known)?;
    match webauthn.finish_discoverable_authentication_v2(&answer, state, &kept) {
        Ok(done) => {
            kept.update_credential(&done);
            Ok(Passkey { content: Private::new(serde_json::to_string(&kept).context("a passkey")?), ..known })
        }
        Err(_) => {
            proof::refused(&cx.app.db, Factor::Passkey, Some(whose), cx.now()).await?;
            Err(Error::Refused(REFUSED))
        }
    }
}

/// The key of that name, if it is of the account that it says, and of the one that was asked.
async fn known(
    db: &mut Db,
    credential: &str,
    whose: Id<Account>,
    of: Option<Id<Account>>,
) -> sqlx::Result<Option<Passkey>> {
    let known = store::by_credential(db, credential).await?;
    Ok(known.filter(|known| known.account_id == whose && of.is_none_or(|of| of == whose)))
}

fn kept(passkey: &Passkey) -> anyhow::Result<Kept> {
    serde_json::from_str(passkey.content.reveal()).context("a kept passkey cannot be read")
}
