//! Phones, e-mails and sites, out of what people typed in the wrong field.

use crate::Phone;

use super::{Reason, Why};

/// Nobody writes more than two or three numbers in a field.
const MAX_PHONES_TEXT: usize = 100;
const MAX_URL: usize = 500;

/// Says what is left when one value is taken.
fn leave(others: impl Iterator<Item = String>, why: Why, remarks: &mut Vec<Reason>) {
    let others: Vec<String> = others.collect();
    if !others.is_empty() {
        remarks.push(Reason::new(why, &others.join(", ")));
    }
}

/// The first number that can be dialled.
pub fn phone(told: &[String], remarks: &mut Vec<Reason>) -> Option<Phone> {
    let mut phones = Vec::new();
    for text in told {
        let found = phones_in(text);
        if found.is_empty() {
            remarks.push(Reason::new(Why::PhoneDropped, text));
        }
        phones.extend(found.into_iter().filter(|phone| !phones.contains(phone)).collect::<Vec<_>>());
    }
    let mut phones = phones.into_iter();
    let first = phones.next();
    leave(phones.map(|phone| phone.to_string()), Why::PhonesLeft, remarks);
    first
}

/// The numbers of a field: one, or several parted by a sign, by « ou », or by nothing.
fn phones_in(text: &str) -> Vec<Phone> {
    if text.len() > MAX_PHONES_TEXT {
        return Vec::new();
    }
    if let Ok(phone) = text.parse() {
        return vec![phone];
    }
    let parted = text.replace(" ou ", ";").replace(" et ", ";");
    let found: Vec<Phone> = parted.split([';', ',', '/', '|']).filter_map(|part| part.parse().ok()).collect();
    if !found.is_empty() {
        return found;
    }
    let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
    let is_only_digits = text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || c == '.');
    let tens = digits.chunks_exact(10).map(|ten| ten.iter().collect::<String>());
    if is_only_digits && digits.len().is_multiple_of(10) {
        tens.filter_map(|ten| ten.parse().ok()).collect()
    } else {
        Vec::new()
    }
}

/// The first address that an e-mail can be sent to.
pub fn email(told: &[String], remarks: &mut Vec<Reason>) -> Option<String> {
    let mut emails: Vec<String> = Vec::new();
    for text in told {
        if text.contains("://") || text.starts_with("www.") {
            remarks.push(Reason::new(Why::UrlAsEmail, text));
            continue;
        }
        let found: Vec<String> = text
            .split([';', ',', ' '])
            .map(without_mailto)
            .filter(|email| mail::is_address(email))
            .map(str::to_owned)
            .collect();
        match found.first() {
            None => remarks.push(Reason::new(Why::EmailDropped, text)),
            Some(email) if found.len() == 1 && email != text => remarks.push(Reason::new(Why::EmailCleaned, text)),
            Some(_) => {}
        }
        emails.extend(found);
    }
    let mut emails = emails.into_iter();
    let first = emails.next();
    leave(emails.filter(|email| first.as_ref() != Some(email)), Why::EmailsLeft, remarks);
    first
}

/// `MAILTO:a@b.fr?subject=x` is a link to `a@b.fr`.
fn without_mailto(text: &str) -> &str {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '<' | '>'));
    let (scheme, rest) = text.split_once(':').unwrap_or(("", text));
    let address = if scheme.eq_ignore_ascii_case("mailto") { rest } else { text };
    address.split_once('?').map_or(address, |(address, _)| address)
}

/// Labels of letters (accents too: `.fr` has them) and digits with dots between them; the last is of plain letters.
fn is_host(host: &str) -> bool {
    let is_label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let Some((_, last)) = host.rsplit_once('.') else { return false };
    last.len() > 1 && last.bytes().all(|b| b.is_ascii_alphabetic()) && host.split('.').all(is_label)
}

/// The first address of a site; only `http` and `https` are let through.
pub fn url(told: &[String], remarks: &mut Vec<Reason>) -> Option<String> {
    let mut urls: Vec<String> = Vec::new();
    for text in told {
        let completed = if text.starts_with("www.") { format!("http://{text}") } else { text.clone() };
        if !is_url(&completed) {
            remarks.push(Reason::new(Why::UrlDropped, text));
            continue;
        }
        if completed != *text {
            remarks.push(Reason::new(Why::UrlCompleted, text));
        }
        urls.push(completed);
    }
    let mut urls = urls.into_iter();
    let first = urls.next();
    leave(urls.filter(|url| first.as_ref() != Some(url)), Why::UrlsLeft, remarks);
    first
}

fn is_url(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (host, port) = host.split_once(':').unwrap_or((host, ""));
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !"\"'<>\\`{}|^".contains(c);
    ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
        && text.len() <= MAX_URL
        && is_host(host)
        && port.bytes().all(|b| b.is_ascii_digit())
        && rest.chars().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Take<T> = fn(&[String], &mut Vec<Reason>) -> Option<T>;

    fn taken<T: ToString>(take: Take<T>, told: &[&str]) -> (String, Vec<Why>) {
        let told: Vec<String> = told.iter().map(|text| (*text).to_owned()).collect();
        let mut remarks = Vec::new();
        let value = take(&told, &mut remarks).map(|value| value.to_string().replace('\u{a0}', " "));
        (value.unwrap_or_default(), remarks.into_iter().map(|reason| reason.why).collect())
    }

    #[test]
    fn the_first_phone_is_taken_and_the_others_are_told() {
        for (told, expected, remarks) in [
            (vec!["01 99 00 00 10"], "01 99 00 00 10", vec![]),
            (vec!["39 19"], "39 19", vec![]),
            (vec!["01 99 00 00 10", "0199000010"], "01 99 00 00 10", vec![]),
            (vec!["01 99 00 00 10", "06 39 98 00 01"], "01 99 00 00 10", vec![Why::PhonesLeft]),
            (vec!["01 99 00 00 10 / 01 99 00 00 11"], "01 99 00 00 10", vec![Why::PhonesLeft]),
            (vec!["01 99 00 00 10 ou 3919"], "01 99 00 00 10", vec![Why::PhonesLeft]),
            (vec!["01 99 00 00 10 01 99 00 00 11"], "01 99 00 00 10", vec![Why::PhonesLeft]),
            (vec!["sur place"], "", vec![Why::PhoneDropped]),
            (vec!["sur place", "3919"], "39 19", vec![Why::PhoneDropped]),
            (vec!["1".repeat(101).as_str()], "", vec![Why::PhoneDropped]),
            (vec![], "", vec![]),
        ] {
            assert_eq!(taken(phone, &told), (expected.to_owned(), remarks), "{told:?}");
        }
    }

    #[test]
    fn an_email_is_cleaned_and_a_site_in_its_place_is_left_out() {
        for (told, expected, remarks) in [
            ("accueil@valbourg.example", "accueil@valbourg.example", vec![]),
            ("mailto:accueil@valbourg.example", "accueil@valbourg.example", vec![Why::EmailCleaned]),
            ("MailTo:a@b.example?subject=x", "a@b.example", vec![Why::EmailCleaned]),
            ("a@b.example; c@d.example", "a@b.example", vec![Why::EmailsLeft]),
            ("https://valbourg.example/contact", "", vec![Why::UrlAsEmail]),
            ("www.valbourg.example", "", vec![Why::UrlAsEmail]),
            ("a@b", "", vec![Why::EmailDropped]),
            ("a@@b.example", "", vec![Why::EmailDropped]),
            ("<script>@b.example", "", vec![Why::EmailDropped]),
        ] {
            assert_eq!(taken(email, &[told]), (expected.to_owned(), remarks), "{told}");
        }
    }

    #[test]
    fn only_sites_of_the_web_are_let_through() {
        for (told, expected, remarks) in [
            ("https://valbourg.example/a?b=c#d", "https://valbourg.example/a?b=c#d", vec![]),
            ("HTTP://valbourg.example:8080", "HTTP://valbourg.example:8080", vec![]),
            ("https://mairie-du-fût.example", "https://mairie-du-fût.example", vec![]),
            ("https://valbourg.examplema-mairie", "", vec![Why::UrlDropped]),
            ("www.valbourg.example", "http://www.valbourg.example", vec![Why::UrlCompleted]),
            ("javascript:alert(1)", "", vec![Why::UrlDropped]),
            ("javascript://valbourg.example/%0aalert(1)", "", vec![Why::UrlDropped]),
            ("https://a@valbourg.example", "", vec![Why::UrlDropped]),
            ("https://localhost", "", vec![Why::UrlDropped]),
            ("https://valbourg.example/\"onclick", "", vec![Why::UrlDropped]),
            ("valbourg", "", vec![Why::UrlDropped]),
        ] {
            assert_eq!(taken(url, &[told]), (expected.to_owned(), remarks), "{told}");
        }
        assert_eq!(taken(url, &["http://a.example", "http://b.example"]).1, [Why::UrlsLeft]);
    }
}
