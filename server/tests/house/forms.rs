//! The forms of a page, as a browser would send them.

use testkit::Answer;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    pub action: String,
    pub fields: Vec<Field>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    pub name: String,
    /// What it sends as it stands; `None` for a box that is not ticked.
    pub value: Option<String>,
}

impl Form {
    /// The form as it stands, but for the fields for which `typed` has something.
    pub fn filled(&self, typed: impl Fn(&Field) -> Option<String>) -> Vec<(String, String)> {
        let value = |field: &Field| typed(field).or_else(|| field.value.clone());
        self.fields.iter().filter_map(|field| Some((field.name.clone(), value(field)?))).collect()
    }
}

/// The forms of a page that change something.
pub fn of(answer: &Answer) -> Vec<Form> {
    let parts = answer.body.split("<form ").skip(1).map(|part| part.split("</form>").next().unwrap_or_default());
    let posted = parts.filter(|part| part.split('>').next().is_some_and(|tag| tag.contains("method=\"post\"")));
    posted
        .filter_map(|part| Some(Form { action: attribute(&format!(" {part}"), "action")?, fields: fields(part) }))
        .collect()
}

fn fields(form: &str) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    let mut parts = form.split('<').peekable();
    while let Some(part) = parts.next() {
        let tag = part.split('>').next().unwrap_or_default();
        let (Some(kind), Some(name)) = (tag.split(' ').next(), attribute(tag, "name")) else { continue };
        let value = match kind {
            "textarea" => part.split_once('>').map(|(_, text)| unescape(text)),
            "select" => {
                let options = std::iter::from_fn(|| parts.next_if(|part| !part.starts_with("/select")));
                let options: Vec<_> = options.filter(|part| part.starts_with("option")).collect();
                let chosen = options.iter().find(|option| option.contains(" selected")).or(options.first());
                chosen.and_then(|option| attribute(option, "value"))
            }
            "input" if tag.contains("type=\"checkbox\"") || tag.contains("type=\"radio\"") => {
                attribute(tag, "value").filter(|_| tag.contains(" checked"))
            }
            "input" | "button" => Some(attribute(tag, "value").unwrap_or_default()),
            _ => continue,
        };
        // A form has several buttons, and is sent by one: the first of each name stands for them.
        match fields.iter_mut().find(|field| field.name == name) {
            Some(known) => known.value = known.value.take().or(value),
            None => fields.push(Field { name, value }),
        }
    }
    fields
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(unescape(rest.split_once('"')?.0))
}

fn unescape(text: &str) -> String {
    let pairs = [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&lt;", "<"),
        ("&#60;", "<"),
        ("&gt;", ">"),
        ("&#62;", ">"),
    ];
    let text = pairs.iter().fold(text.to_owned(), |text, (escaped, plain)| text.replace(escaped, plain));
    text.replace("&#38;", "&").replace("&amp;", "&")
}

#[test]
fn a_form_is_read_as_a_browser_reads_it() {
    let body = r#"<form method="get" action="/a"></form><form method="post" action="/b"><input name="x" value="1 &amp; 2">
        <input type="checkbox" name="box" value="on"><input type="radio" name="r" value="1"><input type="radio" name="r" value="2" checked>
        <select name="s"><option value="">–</option><option value="k" selected>K</option></select>
        <textarea name="t" rows="3">long</textarea><button name="go" value="now">Go</button></form>"#;
    let headers = axum::http::HeaderMap::new();
    let answer = Answer { status: 200, headers, body: body.to_owned(), bytes: Vec::new() };
    let forms = of(&answer);
    assert_eq!(forms.len(), 1);
    let sent = forms[0].filled(|field| (field.name == "box").then(|| "on".to_owned()));
    let sent: Vec<_> = sent.iter().map(|(name, value)| format!("{name}={value}")).collect();
    assert_eq!(sent, ["x=1 & 2", "box=on", "r=2", "s=k", "t=long", "go=now"]);
}
