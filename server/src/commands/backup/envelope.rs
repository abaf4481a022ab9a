//! Backups that only the keeper of a key can read (age): this machine knows whom it encrypts for, and cannot read back what
//! it wrote.

use std::fs::{self, File};
use std::io::{self, Cursor, Read, Seek as _, Write};
use std::path::Path;

use age::stream::StreamWriter;
use age::x25519::{Identity, Recipient};
use age::{DecryptError, Decryptor, Encryptor};
use anyhow::anyhow;

use crate::tongue::Tongue;

/// How a file of age begins.
const HEAD: &[u8] = b"age-encryption.org/v1";

/// Who can read a backup; nobody is named for one that is not encrypted.
#[derive(Debug)]
pub struct Recipients(Vec<Named>);

/// A public key.
struct Named(Recipient);

impl std::fmt::Debug for Named {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Recipients {
    pub fn read(tongue: &Tongue, typed: &[String]) -> anyhow::Result<Self> {
        let read = |text: &String| {
            let named = text.trim().parse().map(Named);
            named.map_err(|_| anyhow!(tongue.t("cli-backup-recipient", &[("key", text)])))
        };
        Ok(Self(typed.iter().map(read).collect::<anyhow::Result<_>>()?))
    }

    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is written into it reaches `into` encrypted; it must be finished.
    pub fn seal<W: Write>(&self, into: W) -> io::Result<StreamWriter<W>> {
        let named = self.0.iter().map(|Named(recipient)| recipient as &dyn age::Recipient);
        Encryptor::with_recipients(named).map_err(io::Error::other)?.wrap_output(into)
    }
}

/// What was encrypted, or the file as it is.
pub fn open(tongue: &Tongue, mut file: File, (name, key): (&str, Option<&Path>)) -> anyhow::Result<Box<dyn Read>> {
    let mut head = Vec::new();
    (&mut file).take(HEAD.len() as u64).read_to_end(&mut head)?;
    if head != HEAD {
        file.rewind()?;
        return Ok(Box::new(file));
    }
    let Some(key) = key else {
        return Err(anyhow!(tongue.t("cli-restore-encrypted", &[("file", &name)])));
    };
    let told = key.display().to_string();
    let identities = identities(tongue, key, &told)?;
    let sealed = Decryptor::new_buffered(io::BufReader::new(Cursor::new(head).chain(file)));
    let opened = sealed.and_then(|sealed| sealed.decrypt(identities.iter().map(|one| one as &dyn age::Identity)));
    match opened {
        Ok(content) => Ok(Box::new(content)),
        Err(DecryptError::NoMatchingKeys) => {
            Err(anyhow!(tongue.t("cli-restore-other-key", &[("file", &name), ("key", &told)])))
        }
        Err(error) => Err(anyhow!(tongue.t("cli-restore-unread", &[("file", &name), ("cause", &error.to_string())]))),
    }
}

/// The secret keys of a file that `age-keygen` wrote.
fn identities(tongue: &Tongue, path: &Path, told: &str) -> anyhow::Result<Vec<Identity>> {
    let unread = |cause: &str| anyhow!(tongue.t("cli-restore-identity", &[("key", &told), ("cause", &cause)]));
    let text = fs::read_to_string(path).map_err(|error| unread(&tongue.cause(&error)))?;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    // What is wrong with a line is not told: it may be a secret key with a letter too many.
    let keys: Result<Vec<Identity>, _> = lines.map(str::parse).collect();
    keys.ok().filter(|keys| !keys.is_empty()).ok_or_else(|| unread(&tongue.t("cli-restore-no-identity", &[])))
}
