//! One's own record, to take along: everything in one archive, without asking anybody.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use fushime_core::ids::Position;

use super::answer::fault;
use super::caller::Caller;
use super::house::{HouseHandle, Sitting};
use super::own::looks_by_directive;
use crate::export::own::OwnRecord;
use crate::office::OfficeError;

/// How many entries are read at once; between two reads others may write.
const READ_AT_ONCE: usize = 4096;

/// `GET /own/export`
pub(super) async fn take(State(house): State<HouseHandle>, caller: Caller) -> Response {
    let mut record = OwnRecord::default();
    let mut after = Position(0);
    loop {
        let office = house.office().await;
        let read = match office.read_after(after, READ_AT_ONCE).await {
            Ok(read) => read,
            Err(error) => return fault(&error),
        };
        let Some(last) = read.last() else { break };
        after = last.position;
        let sitting = Sitting::of(&house, &office, caller.language);
        record.add(sitting.reading(office.state(), caller.member), &read);
    }
    let office = house.office().await;
    let sitting = Sitting::of(&house, &office, caller.language);
    let reading = sitting.reading(office.state(), caller.member);
    let looks = match looks_by_directive(&house, reading, sitting.moment.at).await {
        Ok(looks) => looks,
        Err(error) => return fault(&error),
    };
    match record.pack(reading, &looks) {
        Ok(archive) => {
            let name = format!(
                "attachment; filename=\"fushime-{}-{}.zip\"",
                caller.member, reading.read_on
            );
            let headers = [
                (header::CONTENT_TYPE, "application/zip".to_owned()),
                (header::CONTENT_DISPOSITION, name),
            ];
            (headers, archive).into_response()
        }
        Err(error) => fault(&OfficeError::machine(std::io::Error::other(error))),
    }
}
