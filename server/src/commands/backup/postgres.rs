//! The programs of PostgreSQL that write and read archives.

use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind, Read, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

use anyhow::{Context as _, anyhow, bail};
use url::Url;

use crate::tongue::Tongue;

/// Where Debian keeps the programs of each version.
const VERSIONS: &str = "/usr/lib/postgresql";

/// Gives the archive of a whole database to `take`.
pub fn dump(address: &str, tongue: &Tongue, take: impl FnOnce(&mut dyn Read) -> io::Result<()>) -> anyhow::Result<()> {
    let args = ["--format=custom", "--compress=0", "--no-owner", "--no-acl"];
    let mut child = start("pg_dump", &args, address, tongue)?;
    drop(child.stdin.take());
    let mut archive = child.stdout.take().context("pg_dump has no output")?;
    let taken = take(&mut archive);
    drop(archive);
    ended(&child.wait_with_output()?)?;
    Ok(taken?)
}

/// Fills a database with an archive, whole or not at all.
pub fn restore(address: &str, tongue: &Tongue, archive: &mut dyn Read) -> anyhow::Result<()> {
    let args = ["--no-owner", "--no-acl", "--exit-on-error", "--single-transaction"];
    let mut child = start("pg_restore", &args, address, tongue)?;
    let mut input = child.stdin.take().context("pg_restore has no input")?;
    let given = io::copy(archive, &mut input).and_then(|_| input.flush());
    drop(input);
    // An archive that breaks off was not read to its end: what was begun is taken back with the connection. A pipe that
    // closes is no cause: pg_restore says the cause itself.
    if let Err(error) = given.as_ref()
        && error.kind() != ErrorKind::BrokenPipe
    {
        child.kill()?;
        child.wait()?;
        given?;
    }
    ended(&child.wait_with_output()?)
}

fn ended(output: &Output) -> anyhow::Result<()> {
    if output.status.success() {
        return Ok(());
    }
    let told = String::from_utf8_lossy(&output.stderr);
    bail!("{}", told.lines().next().unwrap_or("PostgreSQL says nothing"))
}

fn start(name: &str, args: &[&str], address: &str, tongue: &Tongue) -> anyhow::Result<Child> {
    for program in places(name) {
        match command(&program, address)?.args(args).spawn() {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            started => return Ok(started?),
        }
    }
    Err(anyhow!(tongue.t("cli-backup-no-program", &[("program", &name)])))
}

/// As the path of the shell finds it; then the newest of Debian's.
fn places(name: &str) -> Vec<OsString> {
    let folders = fs::read_dir(VERSIONS).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut folders: Vec<(u32, PathBuf)> =
        folders.filter_map(|folder| Some((folder.file_name()?.to_str()?.parse().ok()?, folder))).collect();
    folders.sort();
    let ours = folders.into_iter().rev().map(|(_, folder)| folder.join("bin").join(name).into_os_string());
    [OsString::from(name)].into_iter().chain(ours).collect()
}

/// The password goes by the environment: everybody on the machine can list what programs were started with.
fn command(program: &OsString, address: &str) -> anyhow::Result<Command> {
    let mut address = Url::parse(address).context("the address of the database cannot be read")?;
    let password = address.password().map(decoded);
    address.set_password(None).map_err(|()| anyhow!("the address of the database has no server"))?;
    let mut command = Command::new(program);
    if base::Line::of(address.as_str()) == base::Line::Verified {
        // What the address itself says comes first.
        command.env("PGSSLMODE", "verify-full").env("PGSSLROOTCERT", base::AUTHORITIES);
    }
    command.arg("--dbname").arg(address.as_str());
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    Ok(command)
}

/// What stands in an address with `%40` and the like, as it is meant.
fn decoded(text: &str) -> String {
    // A form would read its `+` as a space and stop at its `&`.
    let text = text.replace('+', "%2B").replace('&', "%26").replace('=', "%3D");
    url::form_urlencoded::parse(text.as_bytes()).map(|(value, _)| value.into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_among_the_arguments_and_comes_as_it_is_meant() {
        let command = command(&"pg_dump".into(), "postgres://ville:p%40ss+w=&rd@127.0.0.1:5433/maillage").unwrap();
        let args: Vec<_> = command.get_args().map(|arg| arg.to_str().unwrap()).collect();
        assert_eq!(args, ["--dbname", "postgres://ville@127.0.0.1:5433/maillage"]);
        let password = command.get_envs().find(|(name, _)| *name == "PGPASSWORD").unwrap().1.unwrap();
        assert_eq!(password, "p@ss+w=&rd");
        assert!(!command.get_envs().any(|(name, _)| name == "PGSSLMODE"), "this machine is spoken to as it comes");
    }

    #[test]
    fn another_machine_shows_its_certificate_to_backups_too() {
        let command = command(&"pg_dump".into(), "postgres://ville@base.ville.example/maillage").unwrap();
        let mode = command.get_envs().find(|(name, _)| *name == "PGSSLMODE").unwrap().1;
        assert_eq!(mode, Some("verify-full".as_ref()));
    }
}
