//! What is chosen, and where.

use std::path::Path;

use crate::desk::{Desk, FRENCH, Said};

#[test]
fn a_flag_wins_over_the_environment_and_the_environment_over_the_file() {
    let desk = Desk::new();
    let chosen = |args: &[&str], env: Option<&str>| {
        let mut command = desk.command(FRENCH);
        if let Some(folder) = env {
            command.env("MAILLAGE_DATA", folder);
        }
        Said::of(command.arg("migrate").args(args).output().unwrap()).done();
    };
    let is_there = |folder: &str| desk.path(folder).join("maillage.db").exists();
    chosen(&[], None);
    assert!(is_there("data"));
    desk.write("maillage.toml", "data = \"of-the-file\"\n");
    chosen(&[], None);
    assert!(is_there("of-the-file"));
    chosen(&[], Some("of-the-environment"));
    assert!(is_there("of-the-environment"));
    chosen(&["--data", "of-the-flag"], Some("of-the-environment-2"));
    assert!(is_there("of-the-flag") && !desk.path("of-the-environment-2").exists());
    desk.write("other.toml", "data = \"of-the-other-file\"\ndatabase = \"sqlite:elsewhere.db\"\n");
    chosen(&["--config", "other.toml"], None);
    assert!(desk.path("elsewhere.db").exists() && Path::new(&desk.path("of-the-other-file")).is_dir());
    chosen(&["--config", "other.toml", "--database", "sqlite:chosen.db"], None);
    assert!(desk.path("chosen.db").exists());
}

#[test]
fn a_configuration_file_that_is_not_there_is_said() {
    Desk::new().refuses(
        &["migrate", "--config", "absent.toml"],
        "Le fichier absent.toml ne peut pas être lu : il n’existe pas.",
        "The file absent.toml cannot be read: No such file or directory.",
    );
}

#[test]
fn a_word_that_is_not_known_in_the_configuration_is_said_in_one_line() {
    let desk = Desk::new();
    desk.write("maillage.toml", "lisen = \"127.0.0.1:8080\"\n");
    desk.refuses(
        &["migrate"],
        "Le fichier maillage.toml n’est pas comme prévu, ligne 1 : unknown field `lisen`, expected one of `listen`, \
         `database`, `database_read`, `data`, `exit_url`, `origin`, `proxy`, `metrics`, `log_format`, \
         `leaked_passwords`, `openid`, `mail`.",
        "The file maillage.toml is not as expected, line 1: unknown field `lisen`, expected one of `listen`, `database`, \
         `database_read`, `data`, `exit_url`, `origin`, `proxy`, `metrics`, `log_format`, \
         `leaked_passwords`, `openid`, `mail`.",
    );
}

#[test]
fn a_list_of_stolen_passwords_that_is_none_is_said_before_anybody_relies_on_it() {
    let desk = Desk::new();
    desk.write("liste.txt", "<html>\n");
    let serve = ["serve", "--listen", "127.0.0.1:0", "--leaked-passwords"];
    desk.refuses(
        &[serve.as_slice(), &["liste.txt"]].concat(),
        "Le fichier donné par --leaked-passwords n’est pas une liste de mots de passe volés : sa \
         première ligne n’est pas un condensé SHA-1 en capitales. Donnez le fichier unique que fait le \
         téléchargeur de Have I Been Pwned, ou retirez ce réglage.",
        "The file given by --leaked-passwords is not a list of stolen passwords: its first line is not a \
         SHA-1 hash in capitals. Give the one file that the downloader of Have I Been Pwned makes, or \
         take this setting away.",
    );
    let absent = desk.maillage(FRENCH, &[serve.as_slice(), &["absente.txt"]].concat());
    assert!(absent.code != 0 && absent.err.contains("Le fichier absente.txt ne peut pas être lu"), "{}", absent.err);
}

#[test]
fn a_mail_server_that_cannot_be_one_is_said() {
    let desk = Desk::new();
    desk.refuses(
        &["serve", "--smtp", "mail.example"],
        "Un serveur de messagerie s’écrit smtps://utilisateur@hote:465 ou smtp://utilisateur@hote:587 : corrigez --smtp.",
        "A mail server is written smtps://user@host:465 or smtp://user@host:587: correct --smtp.",
    );
    desk.refuses(
        &["serve", "--smtp", "smtps://a:secret@mail.example"],
        "Pas de mot de passe dans l’adresse du serveur de messagerie : mettez-le dans un fichier et donnez-le avec \
         --mail-password-file.",
        "No password in the address of the mail server: put it in a file and give it with --mail-password-file.",
    );
    desk.write("maillage.toml", "[mail]\nsmtp = \"smtps://mail.example\"\n");
    desk.refuses(
        &["work"],
        "Il manque l’adresse qui envoie les messages, ou elle ne peut pas être lue : donnez-la avec --mail-from, \
         « Nom <adresse> ».",
        "The address that sends the mails is missing or cannot be read: give it with --mail-from, “Name <address>”.",
    );
    desk.write("maillage.toml", "[mail]\nsmtp = \"smtps://a@mail.example\"\nfrom = \"a@b.example\"\n");
    desk.refuses(
        &["work"],
        "Un utilisateur et un mot de passe vont ensemble : donnez les deux, dans --smtp et --mail-password-file, ou aucun.",
        "A user and a password go together: give both, in --smtp and --mail-password-file, or neither.",
    );
}

#[test]
fn an_identity_provider_that_cannot_be_one_is_said_before_anything_is_made() {
    let desk = Desk::new();
    desk.refuses(
        &["migrate", "--openid-issuer", "https://auth.example"],
        "Il manque --openid-client-id pour se connecter avec un fournisseur d’identité. Indiquez-le, ou retirez les autres \
         réglages « openid ».",
        "--openid-client-id is missing for signing in with an identity provider. Give it, or take the other “openid” \
         settings away.",
    );
    let provider = |issuer: &str| {
        let table = "[openid]\nclient_id = \"x\"\nclient_secret_file = \"secret\"\nname = \"ProConnect\"\n";
        desk.write("maillage.toml", format!("{table}issuer = \"{issuer}\"\n"));
    };
    provider("https://auth.example");
    desk.refuses(
        &["serve"],
        "Le fichier secret ne peut pas être lu : il n’existe pas.",
        "The file secret cannot be read: No such file or directory.",
    );
    desk.write("secret", " \n");
    desk.refuses(
        &["serve"],
        "Le fichier secret est vide. Mettez-y le secret que le fournisseur d’identité vous a donné.",
        "The file secret is empty. Put the secret into it that the identity provider gave you.",
    );
    desk.write("secret", "a secret\n");
    provider("http://auth.example");
    desk.refuses(
        &["demo"],
        "L’adresse du fournisseur d’identité ne va pas. Elle commence par https:// et se copie telle qu’il l’écrit \
         lui-même (« issuer »).",
        "The address of the identity provider will not do. It begins with https:// and is copied as the provider itself \
         writes it (“issuer”).",
    );
}
