//! The data folder: one that cannot be written to, one that is no folder.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::Path;

use crate::desk::{Desk, ENGLISH, FRENCH, Said, clean};

fn is_root() -> bool {
    fs::metadata("/proc/self").unwrap().uid() == 0
}

/// Runs the program as somebody who may not write here: root may write everywhere.
fn as_nobody(desk: &Desk, lang: &str, args: &[&str]) -> Said {
    let program = desk.path("maillage");
    if !program.exists() {
        fs::copy(env!("CARGO_BIN_EXE_maillage"), &program).unwrap();
    }
    let mut command = if is_root() {
        let mut command = clean("setpriv", lang);
        command.args(["--reuid", "65534", "--regid", "65534", "--clear-groups", "timeout", "60"]);
        command
    } else {
        let mut command = clean("timeout", lang);
        command.arg("60");
        command
    };
    Said::of(command.arg(program).args(args).current_dir(desk.path("")).output().unwrap())
}

#[test]
fn a_folder_that_may_only_be_read_is_said() {
    if is_root() && !Path::new("/usr/bin/setpriv").exists() {
        println!("passed over: root needs setpriv to become nobody");
        return;
    }
    let desk = Desk::new();
    fs::set_permissions(desk.path(""), Permissions::from_mode(0o755)).unwrap();
    fs::create_dir(desk.path("data")).unwrap();
    fs::set_permissions(desk.path("data"), Permissions::from_mode(0o555)).unwrap();
    for command in ["migrate", "serve", "demo"] {
        let args = [command, "--listen", "127.0.0.1:0"];
        as_nobody(&desk, FRENCH, &args).failed(
            "Le dossier des données ne peut pas être écrit (vous n’en avez pas le droit) : donnez-en un autre avec \
             --data, ou changez ses droits.",
        );
        as_nobody(&desk, ENGLISH, &args).failed(
            "The data folder cannot be written to (permission denied): give another with --data, or change \
             its permissions.",
        );
    }
    assert_eq!(fs::read_dir(desk.path("data")).unwrap().count(), 0);
}

#[test]
fn a_file_in_the_place_of_the_folder_is_said() {
    let desk = Desk::new();
    desk.write("data", "");
    desk.refuses(
        &["migrate"],
        "Le dossier des données ne peut pas être écrit (il y a un fichier là où il faut un dossier) : \
         donnez-en un autre avec --data, ou changez ses droits.",
        "The data folder cannot be written to (there is a file where a folder must be): give another with --data, or \
         change its permissions.",
    );
}

#[test]
fn a_key_that_is_none_is_said() {
    let desk = Desk::new();
    desk.maillage(FRENCH, &["migrate"]).done();
    desk.write("data/secret.key", "court");
    let serve = |lang| desk.maillage(lang, &["serve", "--listen", "127.0.0.1:0"]);
    serve(FRENCH).failed("Le fichier data/secret.key n’est pas une clé de Maillage : remettez celui de la sauvegarde.");
    serve(ENGLISH).failed("The file data/secret.key is not a key of Maillage: put back that of the backup.");
    assert_eq!(fs::read(desk.path("data/secret.key")).unwrap(), b"court");
}
