//! Asks pages as a browser of ours would.

use std::sync::Arc;

use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum_test::multipart::{MultipartForm, Part};
use axum_test::{TestRequest, TestServer};
use serde::de::DeserializeOwned;

/// The browser of one person.
#[derive(Debug, Clone)]
pub struct Client {
    server: Arc<TestServer>,
    headers: HeaderMap,
}

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

impl Client {
    pub(crate) fn new(server: Arc<TestServer>) -> Self {
        let headers = HeaderMap::from_iter([(SEC_FETCH_SITE, HeaderValue::from_static("same-origin"))]);
        Self { server, headers }
    }

    /// Sends `name: value` with every request from now on, instead of what it was.
    #[must_use]
    pub fn with_header(mut self, name: &'static str, value: &str) -> Self {
        let value = HeaderValue::from_str(value).expect("a header is text");
        self.headers.insert(HeaderName::from_static(name), value);
        self
    }

    /// Sends this cookie from now on: `name=value`.
    #[must_use]
    pub fn with_cookie(self, cookie: &str) -> Self {
        self.with_header("cookie", cookie)
    }

    /// The cookies that it sends.
    pub fn cookie(&self) -> &str {
        self.headers.get(header::COOKIE).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Leaves a header out from now on.
    #[must_use]
    pub fn without(mut self, name: &'static str) -> Self {
        self.headers.remove(name);
        self
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None).await
    }

    /// Sends a form; a name may come several times.
    pub async fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(Method::POST, path, Some(fields)).await
    }

    /// Sends JSON, right or wrong.
    pub async fn post_json(&self, path: &str, body: &str) -> Answer {
        let request = self.server.method(Method::POST, path).text(body);
        self.answer(request.content_type("application/json")).await
    }

    /// Sends a file, as the field `name` of a form.
    pub async fn post_file(&self, path: &str, name: &str, file: Vec<u8>) -> Answer {
        self.post_parts(path, &[], (name, file)).await
    }

    /// Sends a file, with other fields before it.
    pub async fn post_parts(&self, path: &str, fields: &[(&str, &str)], (name, file): (&str, Vec<u8>)) -> Answer {
        let texts = fields.iter().fold(MultipartForm::new(), |form, (name, value)| form.add_text(*name, *value));
        let part = Part::bytes(file).file_name("file").mime_type("application/octet-stream");
        self.answer(self.server.method(Method::POST, path).multipart(texts.add_part(name, part))).await
    }

    /// Sends a request of any method, with a form if one is given.
    pub async fn send(&self, method: Method, path: &str, form: Option<&[(&str, &str)]>) -> Answer {
        let request = self.server.method(method, path);
        self.answer(match form {
            Some(fields) => request.form(&fields),
            None => request,
        })
        .await
    }

    async fn answer(&self, mut request: TestRequest) -> Answer {
        for (name, value) in &self.headers {
            request = request.add_header(name, value);
        }
        let response = request.await;
        Answer {
            status: response.status_code().as_u16(),
            headers: response.headers().clone(),
            body: String::from_utf8_lossy(response.as_bytes()).replace('\u{a0}', " "),
            bytes: response.as_bytes().to_vec(),
        }
    }
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    /// As it reads: the firm spaces of French are spaces.
    pub body: String,
    /// The body as it came.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// The text of a header; empty without it.
    pub fn header(&self, name: impl axum::http::header::AsHeaderName) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where it leads; empty if nowhere.
    pub fn location(&self) -> &str {
        self.header(header::LOCATION)
    }

    /// Says whether it leads to where one signs in.
    pub fn is_sign_in(&self) -> bool {
        let path = self.location().split('?').next();
        self.status == 303 && path == Some(web::SIGN_IN)
    }

    /// The element `<main>` for a snapshot: blanks collapsed, no empty line. The whole body where there is none.
    pub fn main(&self) -> String {
        let from = self.body.find("<main").unwrap_or(0);
        let main = self.body.get(from..).unwrap_or_default();
        let main = main.find("</main>").and_then(|end| main.get(..end)).unwrap_or(main);
        let lines = main.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }

    pub fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error} in {}", self.body))
    }
}
