//! What a verification promises of a ledger that holds.

use fushime_core::ids::Position;
use fushime_ledger::{Head, Wrong};
use rstest::rstest;

use crate::backends::Backend;
use crate::samples::{many, said};

#[rstest]
#[tokio::test]
async fn an_empty_ledger_holds(#[values(Backend::Memory, Backend::Sqlite)] backend: Backend) {
    let place = backend.empty();
    let verified = place.ledger().verify(None).await.unwrap();
    assert_eq!((verified.head, verified.wrong), (Head::default(), None));
}

#[rstest]
#[tokio::test]
async fn a_ledger_holds_against_every_head_it_ever_had(
    #[values(Backend::Memory, Backend::Sqlite)] backend: Backend,
) {
    let mut place = backend.empty();
    let mut kept = vec![place.ledger().head().await.unwrap()];
    for nth in 1..=20_u64 {
        let entry = said(nth.into(), "納期の回答待ち");
        place.ledger().append(Position(nth - 1), vec![entry]).await.unwrap();
        kept.push(place.ledger().head().await.unwrap());
    }
    place.reopen();
    for head in kept {
        let read: Head = head.to_string().parse().unwrap();
        assert_eq!(read, head);
        assert_eq!(place.ledger().verify(Some(read)).await.unwrap().wrong, None, "{head}");
    }
}

#[rstest]
#[tokio::test]
async fn a_checkpoint_of_another_ledger_is_told_apart(
    #[values(Backend::Memory, Backend::Sqlite)] backend: Backend,
) {
    let (place, other) = (backend.empty(), backend.empty());
    place.ledger().append(Position(0), many(1, 10)).await.unwrap();
    other.ledger().append(Position(0), many(1, 10)).await.unwrap();
    let kept = other.ledger().head().await.unwrap();
    let verified = place.ledger().verify(Some(kept)).await.unwrap();
    assert_eq!(verified.wrong, Some((Position(10), Wrong::Checkpoint)));
    let later = Head { position: Position(15), ..kept };
    let verified = place.ledger().verify(Some(later)).await.unwrap();
    assert_eq!(verified.wrong, Some((Position(15), Wrong::Checkpoint)));
}
