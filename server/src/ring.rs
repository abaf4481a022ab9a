//! The keys of an installation: the file `secret.key` of its data folder. The newest seals and signs; older ones open what they
//! sealed, and tell what they signed.

use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use base::Private;
use base::text::hex;
use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use data_encoding::HEXLOWER;
use journal::Key;
use web::Sealer;

use crate::site::StartError;

/// The file of the data folder that holds the keys.
pub const KEY_FILE: &str = "secret.key";
const KEY_BYTES: usize = 32;
/// The first line: how the file is written. A file of 32 bytes is a single key, as older versions wrote it.
const HEAD: &str = "maillage keys 1";
/// For how long an older key is kept once everything is sealed anew: as long as a backup that needs it.
const KEPT: TimeDelta = TimeDelta::days(35);

type Secret = Private<[u8; KEY_BYTES]>;

/// The keys of an installation.
#[derive(Debug, Clone)]
pub struct Ring {
    pub made_at: DateTime<Utc>,
    newest: Secret,
    /// The latest first.
    older: Vec<Older>,
}

/// A key that another has replaced.
#[derive(Debug, Clone)]
struct Older {
    made_at: DateTime<Utc>,
    until: DateTime<Utc>,
    /// None once everything that it sealed is sealed anew.
    secret: Option<Secret>,
    /// What its signatures are verified with.
    public: String,
}

impl Ring {
    /// The keys of the data folder; a first one is made at the first start, readable by its owner alone.
    pub fn open(data: &Path) -> Result<Self, StartError> {
        if let Some(ring) = Self::look(data)? {
            return Ok(ring);
        }
        let _only_one = lock(data)?;
        // Another process of this folder may have been faster.
        if let Some(ring) = Self::look(data)? {
            return Ok(ring);
        }
        let ring = Self { made_at: base::Clock::System.now(), newest: random(), older: Vec::new() };
        ring.write(data)?;
        Ok(ring)
    }

    /// The same where there are some; nothing is made.
    pub fn look(data: &Path) -> Result<Option<Self>, StartError> {
        let path = data.join(KEY_FILE);
        let bytes = match fs::read(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            read => read.map_err(StartError::Folder)?,
        };
        let ring = match bytes.as_slice().try_into() {
            Ok(alone) => fs::metadata(&path).and_then(|file| file.modified()).ok().map(|at| Self {
                made_at: at.into(),
                newest: Private::new(alone),
                older: Vec::new(),
            }),
            Err(_) => str::from_utf8(&bytes).ok().and_then(Self::of_text),
        };
        ring.map(Some).ok_or_else(|| StartError::Key(path.display().to_string()))
    }

    fn of_text(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.lines();
        lines.next().filter(|head| *head == HEAD)?;
        let (made_at, "secret", newest) = line(lines.next()?)? else { return None };
        let mut ring = Self { made_at, newest: secret(newest)?, older: Vec::new() };
        let mut until = made_at;
        for text in lines {
            let (made_at, kind, value) = line(text)?;
            let (secret, public) = match kind {
                "secret" => secret(value).map(|secret| (Some(secret.clone()), public(&secret)))?,
                "public" => (None, value.to_owned()),
                _ => return None,
            };
            ring.older.push(Older { made_at, until, secret, public });
            until = made_at;
        }
        Some(ring)
    }

    fn text(&self) -> String {
        let mut text = format!("{HEAD}\n{} secret {}\n", instant(self.made_at), hex(self.newest.reveal()));
        for one in &self.older {
            let (kind, value) = match &one.secret {
                Some(secret) => ("secret", hex(secret.reveal())),
                None => ("public", one.public.clone()),
            };
            // Writing into a text cannot fail.
            writeln!(text, "{} {kind} {value}", instant(one.made_at)).unwrap_or_default();
        }
        text
    }

    /// Puts the file in its place whole, as its owner's alone: whenever this stops, the former or the new one stands there.
    fn write(&self, data: &Path) -> Result<(), StartError> {
        let (path, beside) = (data.join(KEY_FILE), data.join(format!("{KEY_FILE}.new")));
        let written = || -> io::Result<()> {
            let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
            if let Ok(former) = fs::metadata(&path) {
                chown(&beside, Some(former.uid()), Some(former.gid()))?;
            }
            file.write_all(self.text().as_bytes())?;
            file.sync_all()?;
            fs::rename(&beside, &path)?;
            File::open(data)?.sync_all()
        };
        written().map_err(StartError::Folder)
    }

    /// Adds a key, which seals and signs from `now` on; those that were there open what they sealed.
    pub fn rotate(data: &Path, now: DateTime<Utc>) -> Result<Self, StartError> {
        Self::open(data)?;
        let _only_one = lock(data)?;
        let mut ring = Self::open_locked(data)?;
        // A clock that was set back makes no key older than the one before.
        let now = now.max(ring.made_at);
        let former = std::mem::replace(&mut ring.newest, random());
        let public = public(&former);
        ring.older.insert(0, Older { made_at: ring.made_at, until: now, secret: Some(former), public });
        ring.made_at = now;
        ring.write(data)?;
        Ok(ring)
    }

    /// Forgets the secrets that had their time at `now`; their public halves stay. Says how many there were. For when nothing is
    /// sealed by them any more.
    pub fn forget(data: &Path, now: DateTime<Utc>) -> Result<usize, StartError> {
        let _only_one = lock(data)?;
        let mut ring = Self::open_locked(data)?;
        let count = ring.past(now);
        if count > 0 {
            ring.older.iter_mut().filter(|one| one.until + KEPT <= now).for_each(|one| one.secret = None);
            ring.write(data)?;
        }
        Ok(count)
    }

    fn open_locked(data: &Path) -> Result<Self, StartError> {
        Self::look(data)?.ok_or_else(|| StartError::Key(data.join(KEY_FILE).display().to_string()))
    }

    /// How many older secrets have had their time.
    pub fn past(&self, now: DateTime<Utc>) -> usize {
        self.older.iter().filter(|one| one.secret.is_some() && one.until + KEPT <= now).count()
    }

    fn sealing(&self) -> Vec<([u8; KEY_BYTES], DateTime<Utc>)> {
        self.older.iter().filter_map(|one| Some((*one.secret.as_ref()?.reveal(), one.until))).collect()
    }

    fn signing(&self) -> Vec<(String, DateTime<Utc>)> {
        self.older.iter().map(|one| (one.public.clone(), one.until)).collect()
    }

    /// What seals and opens.
    pub fn sealer(&self) -> Sealer {
        Sealer::of(self.newest.reveal(), &self.sealing())
    }

    /// What signs the journal.
    pub fn key(&self) -> Key {
        let key = Key::derive(self.newest.reveal());
        key.renew(self.newest.reveal(), &self.signing());
        key
    }
}

fn random() -> Secret {
    Private::new(rand::random())
}

fn public(secret: &Secret) -> String {
    Key::derive(secret.reveal()).public()
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn line(text: &str) -> Option<(DateTime<Utc>, &str, &str)> {
    let [at, kind, value] = text.split(' ').collect::<Vec<_>>()[..] else { return None };
    Some((DateTime::parse_from_rfc3339(at).ok()?.to_utc(), kind, value))
}

fn secret(hex: &str) -> Option<Secret> {
    HEXLOWER.decode(hex.as_bytes()).ok()?.try_into().ok().map(Private::new)
}

/// Keeps others of this machine from changing the file meanwhile.
fn lock(data: &Path) -> Result<File, StartError> {
    let locked = File::open(data).and_then(|folder| folder.lock().map(|()| folder));
    locked.map_err(StartError::Folder)
}

/// Looks whether the file of the keys has changed.
#[derive(Debug)]
pub struct Follower {
    data: PathBuf,
    seen: Option<(SystemTime, u64)>,
    has_complained: bool,
}

impl Follower {
    pub fn of(data: &Path) -> Self {
        Self { data: data.to_owned(), seen: None, has_complained: false }
    }

    /// Gives what seals and what signs the keys that stand there now. Those they have stay while the file cannot be read.
    pub fn look(&mut self, sealer: Option<&Sealer>, key: &Key) {
        let stamp = fs::metadata(self.data.join(KEY_FILE));
        let Some(stamp) = stamp.ok().and_then(|file| Some((file.modified().ok()?, file.ino()))) else { return };
        if self.seen == Some(stamp) {
            return;
        }
        match Ring::look(&self.data) {
            Ok(Some(ring)) => {
                key.renew(ring.newest.reveal(), &ring.signing());
                if let Some(sealer) = sealer {
                    sealer.renew(ring.newest.reveal(), &ring.sealing());
                }
                (self.seen, self.has_complained) = (Some(stamp), false);
            }
            Ok(None) => {}
            Err(_) if self.has_complained => {}
            Err(error) => {
                tracing::error!("the keys are not read again: {error}");
                self.has_complained = true;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use tempfile::TempDir;
    use uuid::Uuid;

    use super::*;

    const ANNE: Uuid = Uuid::from_u128(1);

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap()
    }

    fn folder() -> TempDir {
        TempDir::new().unwrap()
    }

    #[test]
    fn the_first_key_is_made_once_and_read_back() {
        let folder = folder();
        assert!(Ring::look(folder.path()).unwrap().is_none());
        let kept = Ring::open(folder.path()).unwrap().sealer().keep(b"a secret", ANNE).unwrap();
        let again = Ring::open(folder.path()).unwrap();
        assert_eq!(again.sealer().open_kept(&kept, ANNE), Some(b"a secret".to_vec()));
        let mode = fs::metadata(folder.path().join(KEY_FILE)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert!(!format!("{again:?}").contains(&hex(again.newest.reveal())));
    }

    #[test]
    fn a_file_of_an_older_version_is_a_single_key() {
        let folder = folder();
        fs::write(folder.path().join(KEY_FILE), [7; 32]).unwrap();
        let ring = Ring::open(folder.path()).unwrap();
        assert_eq!(ring.key().id(), Key::derive(&[7; 32]).id());
        let kept = Sealer::new(&[7; 32]).keep(b"a secret", ANNE).unwrap();
        let changed = Ring::rotate(folder.path(), now()).unwrap();
        assert_eq!(changed.sealer().open_kept(&kept, ANNE), Some(b"a secret".to_vec()));
        assert_ne!(changed.key().id(), ring.key().id());
    }

    #[test]
    fn what_is_no_file_of_keys_is_refused_and_left_as_it_is() {
        let secret = hex(&[7; 32]);
        let line = format!("2026-11-22T23:00:00Z secret {secret}\n");
        let wrong = [
            String::new(),
            "court".to_owned(),
            format!("{HEAD}\n"),
            format!("{HEAD}\n{}", line.trim_end()),
            format!("maillage keys 2\n{line}"),
            format!("{HEAD}\n{}", line.replace("secret", "public")),
            format!("{HEAD}\n{line}{}", line.replace("secret", "other")),
            format!("{HEAD}\n{}", line.replace(&secret, "07")),
        ];
        for text in wrong {
            let folder = folder();
            let path = folder.path().join(KEY_FILE);
            fs::write(&path, &text).unwrap();
            assert!(matches!(Ring::open(folder.path()), Err(StartError::Key(_))), "{text}");
            assert!(Ring::rotate(folder.path(), now()).is_err() && fs::read_to_string(&path).unwrap() == text);
        }
    }

    #[test]
    fn a_new_key_seals_and_signs_and_the_old_ones_open_and_are_believed() {
        let folder = folder();
        let first = Ring::open(folder.path()).unwrap();
        let kept = first.sealer().keep(b"a secret", ANNE).unwrap();
        let (id, signature) = first.key().sign(b"message");
        let far = now() + TimeDelta::days(20_000);
        for day in 0..3 {
            Ring::rotate(folder.path(), far + TimeDelta::days(day)).unwrap();
        }
        let ring = Ring::open(folder.path()).unwrap();
        assert_eq!((ring.made_at, ring.older.len()), (far + TimeDelta::days(2), 3));
        assert_eq!(ring.sealer().open_kept(&kept, ANNE), Some(b"a secret".to_vec()));
        assert!(ring.key().has_signed((&id, now()), b"message", &signature));
        let anew = ring.sealer().keep_anew(&kept, ANNE).unwrap().unwrap();
        assert_eq!(first.sealer().open_kept(&anew, ANNE), None);
    }

    #[test]
    fn an_old_secret_is_forgotten_35_days_after_its_time_and_what_it_signed_is_still_believed() {
        let folder = folder();
        let first = Ring::open(folder.path()).unwrap();
        let (kept, (id, signature)) = (first.sealer().keep(b"a secret", ANNE).unwrap(), first.key().sign(b"message"));
        let changed_at = Ring::rotate(folder.path(), now() + TimeDelta::days(20_000)).unwrap().made_at;
        let forget = |after| Ring::forget(folder.path(), changed_at + after).unwrap();
        assert_eq!(forget(KEPT - TimeDelta::seconds(1)), 0);
        assert!(Ring::open(folder.path()).unwrap().sealer().open_kept(&kept, ANNE).is_some());
        assert_eq!((forget(KEPT), forget(KEPT)), (1, 0));
        let ring = Ring::open(folder.path()).unwrap();
        assert_eq!(ring.sealer().open_kept(&kept, ANNE), None);
        assert!(ring.key().has_signed((&id, now()), b"message", &signature));
    }

    #[test]
    fn a_change_that_was_cut_short_leaves_the_former_key_and_is_made_again() {
        let folder = folder();
        let first = Ring::open(folder.path()).unwrap();
        fs::write(folder.path().join("secret.key.new"), format!("{HEAD}\n2026-11")).unwrap();
        assert_eq!(Ring::open(folder.path()).unwrap().key().id(), first.key().id());
        let second = Ring::rotate(folder.path(), now()).unwrap();
        assert_eq!(Ring::open(folder.path()).unwrap().key().id(), second.key().id());
        assert!(!folder.path().join("secret.key.new").exists());
    }

    #[test]
    fn a_process_takes_the_keys_of_a_file_that_has_changed() {
        let folder = folder();
        let ring = Ring::open(folder.path()).unwrap();
        let (sealer, key, mut follower) = (ring.sealer(), ring.key(), Follower::of(folder.path()));
        follower.look(Some(&sealer), &key);
        let changed = Ring::rotate(folder.path(), now()).unwrap();
        let kept = changed.sealer().keep(b"a secret", ANNE).unwrap();
        assert_eq!(sealer.open_kept(&kept, ANNE), None);
        follower.look(Some(&sealer), &key);
        assert_eq!(sealer.open_kept(&kept, ANNE), Some(b"a secret".to_vec()));
        assert_eq!(key.id(), changed.key().id());
        fs::write(folder.path().join(KEY_FILE), "court").unwrap();
        follower.look(Some(&sealer), &key);
        assert_eq!(key.id(), changed.key().id());
    }
}
