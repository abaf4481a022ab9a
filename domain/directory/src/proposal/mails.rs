//! What keepers are told of a proposal. In French: whoever reads it is not there to say which language she reads.

use base::{Db, Id, Result};
use mail::Message;
use partner::Institution;
use web::{Cx, Lang};

/// Tells the desk of an institution that somebody proposes a correction.
pub async fn tell(cx: &Cx, db: &mut Db, institution: Id<Institution>, name: &str) -> Result<()> {
    let words = &cx.app.words;
    let subject = words.text(Lang::Fr, "proposal-mail-subject", &[]);
    let text = words.text(Lang::Fr, "proposal-mail-text", &[("name", &name)]);
    for contact in partner::contacts(db, institution).await? {
        let message = Message::new(contact.email.reveal(), &subject, &text).map_err(anyhow::Error::from)?;
        mail::send(db, &message, cx.now()).await?;
    }
    Ok(())
}
