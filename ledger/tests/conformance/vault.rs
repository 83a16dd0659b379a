//! What the vault promises: it keeps while it may, and forgets when it must.

use std::path::Path;

use fushime_core::ids::{DirectiveId, MemberId, Position};
use fushime_ledger::{
    CheckpointGiven, Head, Ledger, LedgerError, Look, MemoryVault, SqliteLedger, SqliteVault, Vault,
};
use jiff::Timestamp;
use rstest::rstest;

use crate::backends::Backend;
use crate::samples::{many, moment};

fn vault(backend: Backend, folder: &Path) -> Box<dyn Vault> {
    match backend {
        Backend::Memory => Box::new(MemoryVault::new()),
        Backend::Sqlite => Box::new(SqliteVault::open(folder).unwrap()),
    }
}

fn look(viewer: u32, directive: u32, at: i64, until: i64) -> Look {
    let (viewer, directive) = (MemberId(viewer), DirectiveId(directive));
    Look { viewer, directive, at: moment(at), until: moment(until) }
}

#[rstest]
#[tokio::test]
async fn who_looked_is_told_until_it_is_forgotten(
    #[values(Backend::Memory, Backend::Sqlite)] backend: Backend,
) {
    let folder = tempfile::tempdir().unwrap();
    let vault = vault(backend, folder.path());
    let looks = [look(2, 7, 20, 90), look(1, 7, 10, 60), look(3, 7, 20, 95), look(1, 8, 30, 99)];
    for look in looks {
        vault.looked(look).await.unwrap();
    }
    let told = async |now: i64| vault.looks(DirectiveId(7), moment(now)).await.unwrap();
    assert_eq!(told(30).await, [looks[2], looks[0], looks[1]], "the latest first");
    assert_eq!(told(60).await, [looks[2], looks[0]], "expired, not yet cleared away");
    assert_eq!(vault.forget_expired(moment(60)).await.unwrap(), 1);
    assert_eq!(vault.forget_expired(moment(60)).await.unwrap(), 0);
    assert_eq!(told(30).await, [looks[2], looks[0]], "cleared away");
    assert_eq!(vault.looks(DirectiveId(8), moment(30)).await.unwrap(), [looks[3]]);
}

#[rstest]
#[tokio::test]
async fn settings_last_as_long_as_they_were_given(
    #[values(Backend::Memory, Backend::Sqlite)] backend: Backend,
) {
    let folder = tempfile::tempdir().unwrap();
    let vault = vault(backend, folder.path());
    let kept = async |key: &str, now: i64| vault.kept(key, moment(now)).await.unwrap();
    vault.keep("a", "古い", None).await.unwrap();
    vault.keep("a", "新しい", Some(moment(50))).await.unwrap();
    vault.keep("b", "ずっと", None).await.unwrap();
    assert_eq!(kept("a", 49).await.as_deref(), Some("新しい"));
    assert_eq!(kept("a", 50).await, None);
    assert_eq!(vault.forget_expired(moment(50)).await.unwrap(), 1);
    assert_eq!(kept("a", 0).await, None);
    assert_eq!(kept("b", i64::from(u32::MAX)).await.as_deref(), Some("ずっと"));
    vault.drop_kept("b").await.unwrap();
    vault.drop_kept("never there").await.unwrap();
    assert_eq!(kept("b", 0).await, None);
}

#[rstest]
#[tokio::test]
async fn checkpoints_given_out_are_remembered(
    #[values(Backend::Memory, Backend::Sqlite)] backend: Backend,
) {
    let folder = tempfile::tempdir().unwrap();
    let vault = vault(backend, folder.path());
    let given: Vec<_> = (1..=3_u8)
        .map(|nth| CheckpointGiven {
            at: moment(nth.into()),
            head: Head { position: Position(nth.into()), chain: [nth; 32] },
        })
        .collect();
    for given in &given {
        vault.gave_checkpoint(*given).await.unwrap();
    }
    vault.forget_expired(Timestamp::MAX).await.unwrap();
    assert_eq!(vault.checkpoints(2).await.unwrap(), [given[2], given[1]]);
}

#[tokio::test]
async fn what_is_forgotten_is_in_no_byte_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let vault = SqliteVault::open(folder.path()).unwrap();
    let there = || {
        let needle = "下書きカナリア".as_bytes();
        std::fs::read_dir(folder.path()).unwrap().any(|file| {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            bytes.windows(needle.len()).any(|window| window == needle)
        })
    };
    for nth in 0..40 {
        let draft = "下書きカナリア".repeat(nth * 10 + 1);
        vault.keep(&format!("draft-{nth}"), &draft, Some(moment(9))).await.unwrap();
    }
    assert!(there(), "the control");
    assert_eq!(vault.forget_expired(moment(9)).await.unwrap(), 40);
    assert!(!there());
    drop(vault);
    assert!(!there());
}

#[tokio::test]
async fn it_is_there_after_a_restart_and_looking_changes_no_position() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = SqliteLedger::create(folder.path()).unwrap();
    ledger.append(Position(0), many(1, 3)).await.unwrap();
    let head = ledger.head().await.unwrap();
    let vault = SqliteVault::open(folder.path()).unwrap();
    vault.looked(look(1, 7, 1, 100)).await.unwrap();
    let second = SqliteVault::open(folder.path()).map(drop);
    assert!(matches!(second, Err(LedgerError::Locked)), "{second:?}");
    drop(vault);
    let vault = SqliteVault::open(folder.path()).unwrap();
    assert_eq!(vault.looks(DirectiveId(7), moment(2)).await.unwrap(), [look(1, 7, 1, 100)]);
    assert_eq!(ledger.head().await.unwrap(), head);
}

#[test]
fn a_ledger_is_no_vault() {
    let folder = tempfile::tempdir().unwrap();
    drop(SqliteLedger::create(folder.path()).unwrap());
    std::fs::rename(folder.path().join("ledger.sqlite"), folder.path().join("vault.sqlite"))
        .unwrap();
    let refused = SqliteVault::open(folder.path()).map(drop);
    assert!(matches!(refused, Err(LedgerError::Foreign)), "{refused:?}");
}
