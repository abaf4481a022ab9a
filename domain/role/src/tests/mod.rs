//! Through HTTP and on both engines.

mod circuit;
mod sheet;

use testkit::{Answer, Client, Site, Town};

fn site() -> Site {
    testkit::app(crate::routes()).words(crate::WORDS).rooms(crate::ROOMS.to_vec())
}

/// What a form of a page would send: the fields of the one that goes to `action`.
fn fields(page: &Answer, action: &str) -> Vec<(String, String)> {
    let wanted = format!("method=\"post\" action=\"{action}\"");
    let form = page.body.split("<form").find(|form| form.contains(&wanted));
    let form = form.unwrap_or_else(|| panic!("no form to {action} in {}", page.main()));
    let mut fields: Vec<(String, String)> = Vec::new();
    for tag in form.split("</form>").next().unwrap().split('<') {
        let Some((head, text)) = tag.split_once('>') else { continue };
        let is_field = head.starts_with("input ") || head.starts_with("textarea ") || head.starts_with("select ");
        if is_field {
            let value = attribute(head, "value").unwrap_or(if head.starts_with("select") { "" } else { text });
            fields.push((attribute(head, "name").unwrap().to_owned(), value.replace("&#39;", "'")));
        } else if head.starts_with("option ") && head.ends_with(" selected") {
            fields.last_mut().unwrap().1 = attribute(head, "value").unwrap().to_owned();
        }
    }
    fields
}

fn attribute<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

/// Sends the form of a page as it stands, with others in place of the fields of the same name.
async fn send(client: &Client, page: &Answer, action: &str, others: &[(&str, &str)]) -> Answer {
    let fields = fields(page, action);
    let kept = fields.iter().filter(|(name, _)| others.iter().all(|(other, _)| other != name));
    let mut all: Vec<(&str, &str)> = kept.map(|(name, value)| (name.as_str(), value.as_str())).collect();
    all.extend_from_slice(others);
    client.post_form(action, &all).await
}

/// Goes to a page and sends one of its forms.
async fn act(client: &Client, at: &str, action: &str, others: &[(&str, &str)]) -> Answer {
    let page = client.get(at).await;
    assert_eq!(page.status, 200, "{}", page.main());
    send(client, &page, action, others).await
}

/// The acts of the journal, by name: those of one moment have no order yet.
async fn journal(town: &Town) -> Vec<String> {
    let mut db = town.read().await;
    let acts: Vec<(String,)> = base::fetch_all!(&mut db => "SELECT act FROM journal ORDER BY act LIMIT 100").unwrap();
    acts.into_iter().map(|(act,)| act).collect()
}

/// The id of the document that a page is about, out of the actions of its forms.
fn document_of(page: &Answer) -> String {
    let (_, rest) = page.body.split_once("/pro/textes/").unwrap_or_else(|| panic!("{}", page.main()));
    rest.split('/').next().unwrap().to_owned()
}
