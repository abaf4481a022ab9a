//! What the files of the repository must not have, and must have, for the program to be hard to break.

use std::collections::BTreeSet;

use crate::source::{Source, all, expect_none, program, templates};
use crate::tokens::{Lexeme, Token};

fn file(path: &str) -> &'static str {
    let source = all().iter().find(|source| source.path == path);
    &source.unwrap_or_else(|| panic!("{path} is not there")).text
}

/// The lines that `path` lacks.
fn missing(path: &str, lines: &[&str]) -> Vec<String> {
    let text = file(path);
    let has = |line: &str| text.lines().any(|one| one.trim() == line);
    lines.iter().filter(|line| !has(line)).map(|line| format!("{path}: {line}")).collect()
}

/// Where the words of `shunned` stand in `sources`.
fn standing<'a>(sources: impl Iterator<Item = &'a Source>, shunned: &[&str]) -> Vec<String> {
    let found = |source: &'a Source| {
        let lines = source.text.lines().enumerate();
        let said = lines.flat_map(|(at, line)| {
            let words = shunned.iter().filter(move |word| line.contains(**word));
            words.map(move |word| format!("{}:{}: {word}", source.path, at + 1))
        });
        said.collect::<Vec<_>>()
    };
    sources.flat_map(found).collect()
}

/// The scripts that browsers get.
fn scripts() -> impl Iterator<Item = &'static Source> {
    all().iter().filter(|source| source.ends_with(".js") && source.path.contains("/assets/"))
}

/// The manifests of the crates, without the one that holds them together.
fn manifests() -> impl Iterator<Item = &'static Source> {
    all().iter().filter(|source| source.ends_with("/Cargo.toml"))
}

/// The names of the libraries of others that the workspace knows.
fn libraries() -> Vec<&'static str> {
    let text = file("Cargo.toml");
    let others = text.split("# others'").nth(1).unwrap().split("\n[").next().unwrap();
    others.lines().skip(1).filter_map(|line| Some(line.split_once(" = ")?.0)).collect()
}

#[test]
fn no_crate_of_ours_may_be_unsafe() {
    let bound = |source: &&Source| !source.text.contains("[lints]\nworkspace = true");
    let loose = manifests().filter(bound).map(|source| format!("{} does not take the lints of the house", source.path));
    let lifted = standing(program(), &["allow(unsafe_code", "expect(unsafe_code"]);
    let told = missing("Cargo.toml", &["unsafe_code = \"forbid\""]);
    expect_none("No crate holds unsafe code.", loose.chain(lifted).chain(told));
}

#[test]
fn no_number_is_cut_short() {
    let lints = [
        "allow_attributes_without_reason = \"warn\"",
        "cast_lossless = \"warn\"",
        "cast_possible_truncation = \"warn\"",
        "cast_sign_loss = \"warn\"",
        "overflow-checks = true",
    ];
    let judged = file("bin/test").contains("cargo clippy --quiet --workspace --all-targets -- -D warnings");
    assert!(judged, "bin/test refuses what clippy warns of");
    // What is expected by name says why: another lint asks for the reason.
    let lifted = standing(program(), &["allow(clippy::cast_"]);
    expect_none("No number is made smaller without a look.", missing("Cargo.toml", &lints).into_iter().chain(lifted));
}

#[test]
fn other_programs_are_called_in_one_place() {
    // Copies of a PostgreSQL database are those of its own programs; what measures speed starts the program itself; and
    // the system alone knows whether its clock is kept in step.
    let places =
        ["server/src/commands/backup/postgres.rs", "server/src/commands/doctor/step.rs", "server/src/bin/bench/"];
    let free = |path: &str| places.iter().any(|place| path.starts_with(place));
    let calls = |source: &'static Source| {
        let lexemes = source.rust();
        let called = lexemes.windows(4).filter(|four| {
            four[0].is_word("Command") && four[1].is_sign(':') && four[2].is_sign(':') && four[3].is_word("new")
        });
        called.map(|four| format!("{}:{}", source.path, four[0].line)).collect::<Vec<_>>()
    };
    let places = program().filter(|source| !free(&source.path)).flat_map(calls);
    expect_none("No other program is called.", places);
    let shells = standing(program().filter(|source| free(&source.path)), &["\"sh\"", "\"bash\"", "\"-c\""]);
    expect_none("And none by a shell.", shells);
}

#[test]
fn chance_comes_from_one_generator() {
    let after_rand = |source: &'static Source| {
        let lexemes = source.rust();
        let drawn = lexemes.windows(4).filter_map(|four| match four {
            [rand, first, second, Lexeme { token: Token::Word(word), line }]
                if rand.is_word("rand") && first.is_sign(':') && second.is_sign(':') && word != "random" =>
            {
                Some(format!("{}:{line}: rand::{word}", source.path))
            }
            _ => None,
        });
        drawn.collect::<Vec<_>>()
    };
    let others = manifests().flat_map(|source| {
        let named = ["fastrand", "oorandom", "rand_pcg", "rand_xorshift", "rand_chacha"];
        standing(std::iter::once(source), &named)
    });
    expect_none("Chance is rand::random, the generator of the system.", program().flat_map(after_rand).chain(others));
}

/// What encrypts, hashes, signs or speaks TLS: known libraries, and no others.
const CIPHERS: [&str; 11] =
    ["aes-gcm", "age", "argon2", "hkdf", "hmac", "hyper-rustls", "openidconnect", "p256", "rustls", "sha2", "totp-rs"];

/// What must not come in beside them.
const WEAK: [&str; 13] =
    ["blowfish", "cbc", "des", "ecb", "md-5", "md5", "md4", "openssl", "pbkdf2", "rc4", "ring", "rsa", "sha-1"];
/// The one file that knows SHA-1: a list of stolen passwords is written in it, and it protects nothing.
const LIST_OF_STOLEN: &str = "domain/account/src/leaked.rs";

#[test]
fn ciphers_and_hashes_are_those_of_known_libraries() {
    let libraries = libraries();
    let gone =
        CIPHERS.iter().filter(|name| !libraries.contains(name)).map(|name| format!("{name} is no library of ours"));
    let weak = WEAK.iter().filter(|name| libraries.contains(name)).map(|name| format!("{name} in Cargo.toml"));
    let modes = standing(program(), &["Aes128", "Ctr32", "ctr::", "md5::", "Md5", "danger_accept"]);
    let others = program().filter(|source| source.path != LIST_OF_STOLEN);
    let old = standing(others, &["sha1::", "Sha1::"]);
    let found = gone.chain(weak).chain(modes).chain(old);
    expect_none("AES-256-GCM, SHA-256, P-256, argon2id and TLS, by known libraries.", found);
}

#[test]
fn no_account_comes_with_the_program() {
    let migrations = all().iter().filter(|source| source.path.starts_with("migrations/"));
    let rows =
        standing(migrations, &["INSERT INTO account", "INSERT INTO passkey", "INSERT INTO session", "password_hash)"]);
    expect_none("No table begins with an account.", rows);
    let given = |source: &&Source| source.path.starts_with("packaging/");
    let passwords = all().iter().filter(given).flat_map(|source| {
        let lines = source.text.lines().filter(|line| !line.trim_start().starts_with('#'));
        let set = lines.filter(|line| line.contains("password =") || line.contains("secret ="));
        set.map(|line| format!("{}: {line}", source.path)).collect::<Vec<_>>()
    });
    expect_none("No package sets a password.", passwords);
}

/// Written in two halves, so that this file holds none of them.
const SECRETS: [(&str, &str); 8] = [
    ("-----BEGIN PRI", "VATE KEY"),
    ("-----BEGIN RSA PRI", "VATE KEY"),
    ("-----BEGIN EC PRI", "VATE KEY"),
    ("-----BEGIN OPENSSH PRI", "VATE KEY"),
    ("AGE-SECRET-KEY-1Q", ""),
    ("gh", "p_"),
    ("xo", "xb-"),
    ("AKI", "A2"),
];

#[test]
fn known_flaws_of_libraries_are_looked_up_and_none_is_waved_through() {
    let asked = missing("bin/audit", &["checks+=(advisories)"]);
    let told = missing("deny.toml", &["[advisories]", "yanked = \"deny\""]);
    let waved = standing(all().iter().filter(|source| source.path == "deny.toml"), &["ignore = ["]);
    expect_none("Known flaws stop a release.", asked.into_iter().chain(told).chain(waved));
}

#[test]
fn no_secret_stands_in_the_repository() {
    let ours = all().iter().filter(|source| source.path != "server/tests/house/defences.rs");
    let secrets: Vec<_> = SECRETS.iter().map(|(first, second)| format!("{first}{second}")).collect();
    let secrets: Vec<_> = secrets.iter().map(String::as_str).collect();
    expect_none("No key and no token in a file.", standing(ours, &secrets));
    let keys =
        all().iter().filter(|source| source.ends_with(".pem") || source.ends_with(".key") || source.ends_with(".env"));
    expect_none("No file of keys.", keys.map(|source| source.path.clone()));
}

#[test]
fn scripts_are_files_of_ours() {
    let inline =
        ["<script>", "javascript:", " onclick=", " onload=", " onsubmit=", " onchange=", " onerror=", " oninput="];
    let plugins = ["<object", "<embed", "<applet"];
    let shunned: Vec<_> = inline.into_iter().chain(plugins).collect();
    expect_none("No script within a page, and no plugin.", standing(templates(), &shunned));
    let known: BTreeSet<_> = scripts().map(|source| source.path.clone()).collect();
    assert_eq!(known, BTreeSet::from(["cles.js", "fin.js", "q.js"].map(|name| format!("platform/web/assets/{name}"))));
    let tags: Vec<_> = templates().flat_map(|source| source.text.split("<script").skip(1)).collect();
    assert!(tags.len() >= 2, "pages have scripts");
    assert!(tags.iter().all(|rest| rest.starts_with(" src=\"{{ cx.asset(") && rest.contains("integrity=\"")));
}

#[test]
fn scripts_make_neither_code_nor_markup() {
    let shunned = [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "createContextualFragment",
        "DOMParser",
        "eval(",
        "Function(",
        "import(",
        "importScripts",
        "setTimeout(\"",
        "setInterval(\"",
        "__proto__",
        ".prototype",
        "Object.assign",
        "setPrototypeOf",
        "onmessage",
        "WebSocket",
        "EventSource",
    ];
    expect_none("No script makes code or markup of a text, nor listens to servers.", standing(scripts(), &shunned));
}

#[test]
fn scripts_speak_to_pages_of_ours_alone() {
    // A channel of the browser leads to pages of the same origin, and of no other.
    let line_of = |source: &'static Source| {
        let is_channel = source.text.contains("const tabs = new BroadcastChannel(");
        let spoken = source.text.lines().filter(|line| line.contains("postMessage") || line.contains("\"message\""));
        let others = spoken.filter(move |line| {
            let ours =
                line.matches("tabs.postMessage(").count() + line.matches("tabs.addEventListener(\"message\"").count();
            !is_channel || ours != line.matches("postMessage").count() + line.matches("\"message\"").count()
        });
        others.map(|line| format!("{}: {line}", source.path)).collect::<Vec<_>>()
    };
    expect_none("No script speaks or listens to other windows.", scripts().flat_map(line_of));
}

#[test]
fn scripts_keep_nothing_in_the_browser() {
    let shunned =
        ["localStorage", "sessionStorage", "indexedDB", "document.cookie", "caches.", "serviceWorker", "cookieStore"];
    expect_none("No script keeps anything.", standing(scripts(), &shunned));
}

#[test]
fn a_password_is_typed_unseen_and_may_be_pasted() {
    let ours = || templates().filter(|source| source.path.starts_with("domain/account/"));
    let lines = ours().flat_map(|source| source.text.lines().map(move |line| (source, line)));
    let (mut count, mut findings) = (0, Vec::new());
    for (source, line) in lines {
        let names = ["\"password\"", "\"current\"", "\"new\"", "\"again\""];
        if !names.iter().any(|name| line.contains(&format!("f::field(cx, {name}"))) {
            continue;
        }
        count += 1;
        let is_told = line.contains("'current-password'") || line.contains("'new-password'");
        if !line.contains("errors, \"password\", \"autocomplete=") || !is_told {
            findings.push(format!("{}: {line}", source.path));
        }
    }
    assert!(count >= 8, "{count} fields");
    let hindered =
        standing(ours().chain(scripts()), &["onpaste", "\"paste\"", "autocomplete='off' required type='password'"]);
    expect_none("A password is hidden, told to managers, and pasted.", findings.into_iter().chain(hindered));
}

#[test]
fn every_dependency_has_its_line_and_its_checksum() {
    let told = file("docs/dependencies.md");
    let untold = libraries().into_iter().filter(|name| !told.contains(&format!("`{name}`")));
    expect_none("Every library has its line in docs/dependencies.md.", untold.map(str::to_owned));
    let packages: Vec<_> = file("Cargo.lock").split("[[package]]").skip(1).collect();
    let others: Vec<_> = packages.iter().filter(|package| package.contains("\nsource = ")).collect();
    assert!(others.len() > 100 && packages.len() > others.len());
    let line =
        |package: &str, key: &str| package.lines().find(|line| line.starts_with(key)).unwrap_or_default().to_owned();
    let sources: BTreeSet<_> = others.iter().map(|package| line(package, "source = ")).collect();
    assert!(
        sources.len() == 1 && sources.iter().all(|source| source.starts_with("source = \"registry+")),
        "{sources:?}"
    );
    let bare = others.iter().filter(|package| line(package, "checksum = ").len() != 77);
    expect_none("Every library of others has its checksum.", bare.map(|package| line(package, "name = ")));
}

#[test]
fn the_service_is_shut_in() {
    let lines = [
        "User=maillage",
        "UMask=0077",
        "NoNewPrivileges=yes",
        "CapabilityBoundingSet=",
        "AmbientCapabilities=",
        "ProtectSystem=strict",
        "ProtectHome=yes",
        "PrivateTmp=yes",
        "PrivateDevices=yes",
        "RestrictSUIDSGID=yes",
        "MemoryDenyWriteExecute=yes",
        "IPAddressDeny=any",
        "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
        "LimitCORE=0",
    ];
    let path = "packaging/deb/maillage.service";
    let open = file(path).lines().filter(|line| line.starts_with("IPAddressAllow="));
    let here = "IPAddressAllow=localhost 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 fc00::/7";
    let wide = open.filter(|line| *line != here).map(|line| format!("{path}: {line}"));
    expect_none("The unit keeps the service in.", missing(path, &lines).into_iter().chain(wide));
}

#[test]
fn the_example_fronts_speak_tls_and_believe_nobody() {
    let nginx = [
        "location / { return 301 https://$host$request_uri; }",
        "location /api/ { return 403; }",
        "listen 443 ssl http2;",
        "ssl_protocols TLSv1.2 TLSv1.3;",
        "proxy_set_header X-Forwarded-For $remote_addr;",
        "proxy_pass http://127.0.0.1:8080;",
        "access_log off;",
    ];
    let caddy = [
        "header_up X-Forwarded-For {remote_host}",
        "reverse_proxy 127.0.0.1:8080 {",
        "redir https://{host}{uri} permanent",
    ];
    let ciphers = file("packaging/proxy/nginx.conf").lines().find_map(|line| line.trim().strip_prefix("ssl_ciphers "));
    let ciphers: Vec<_> = ciphers.unwrap_or_default().trim_end_matches(';').split(':').collect();
    let is_strong = |name: &&str| name.starts_with("ECDHE-") && (name.contains("-GCM-") || name.ends_with("-POLY1305"));
    assert!(ciphers.len() > 3 && ciphers.iter().all(is_strong), "{ciphers:?}");
    let lacking = missing("packaging/proxy/nginx.conf", &nginx).into_iter();
    let lacking = lacking.chain(missing("packaging/proxy/Caddyfile", &caddy));
    // Caddy serves a bare name by HTTPS; what it answers in clear is one block, which bin/audit tries.
    let clear = ["auto_https", "http://127", "protocols", "ciphers"];
    let caddy = all().iter().filter(|source| source.path == "packaging/proxy/Caddyfile");
    expect_none(
        "The examples speak TLS, and replace what a visitor says of herself.",
        lacking.chain(standing(caddy, &clear)),
    );
}
