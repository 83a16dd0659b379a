//! The firm before its first story: its people, its closed days, its accounts and contacts.

use fushime_core::command::Command;
use fushime_core::desk::Desk;
use fushime_core::event::account::{AccountDetails, ContactDetails};
use fushime_core::event::firm::{ClosingSet, Holiday};
use fushime_core::event::member::MemberDetails;
use fushime_core::event::terms::Language;
use fushime_core::ids::{AccountId, ContactId, MemberId, TeamId};
use fushime_core::money::Yen;
use jiff::civil::{Date, Time, date, time};

use super::cast::{self, Cast, Client, Contact, Person};
use super::days::{WRITTEN_FOR, closings};
use super::table::Row;
use super::{DemoProblem, Scribe};

/// The day the firm began to write things down.
pub const FOUNDED: Date = date(2026, 5, 25);

/// What the firm is called.
pub const NAME: &str = "みどり包材";

/// Founds the firm and writes down who there is.
///
/// # Errors
///
/// [`DemoProblem`] when a table cannot be read or an order is refused.
pub fn found(desk: &mut Desk, scribe: &mut Scribe<'_>) -> Result<Cast, DemoProblem> {
    let day = scribe.days.moved(FOUNDED);
    let founder = cast::founder();
    scribe.write(
        desk,
        None,
        day,
        time(9, 0, 0, 0),
        Command::FoundFirm {
            name: NAME.into(),
            language: Language::Ja,
            time_zone: "Asia/Tokyo".to_owned(),
            fiscal_year_end_month: 3,
            leader: details(&founder),
            team: "第一営業部".into(),
        },
    )?;
    let first = MemberId(1);
    let mut cast = Cast::default();
    cast.members.insert(founder.key, (first, founder));
    scribe.write(
        desk,
        Some(first),
        day,
        time(9, 10, 0, 0),
        Command::FormTeam { name: "第二営業部".into(), source_key: None },
    )?;
    for (minute, person) in (20..).zip(cast::people()?) {
        let member = MemberId(desk.state().members.iter().map(|m| m.id.0).max().unwrap_or(0) + 1);
        let command = Command::AddMember {
            details: details(&person),
            roles: person.roles.clone(),
            team: person.team,
        };
        scribe.write(desk, Some(first), day, time(9, minute, 0, 0), command)?;
        cast.members.insert(person.key, (member, person));
    }
    let second = cast.member("saeki").unwrap_or(first);
    scribe.write(
        desk,
        Some(first),
        day,
        time(9, 45, 0, 0),
        Command::BeginTerm { team: TeamId(2), leader: second, from: day },
    )?;
    close_days(desk, scribe, first, day)?;
    open_accounts(desk, scribe, &mut cast, first)?;
    Ok(cast)
}

fn details(person: &Person) -> MemberDetails {
    MemberDetails {
        name: person.name.into(),
        language: person.language,
        reading: Some(person.reading.into()),
        title: Some(person.title.into()),
        email: Some(format!("{}@midori-hozai.example", person.key).into()),
        source_key: None,
    }
}

fn close_days(
    desk: &mut Desk,
    scribe: &mut Scribe<'_>,
    by: MemberId,
    day: Date,
) -> Result<(), DemoProblem> {
    for (minute, (name, closing)) in (50..).zip(closings()) {
        let command = Command::SetClosing(ClosingSet {
            name: name.into(),
            first: closing.first,
            last: closing.last,
            every_year: closing.every_year,
            account: None,
        });
        scribe.write(desk, Some(by), day, time(9, minute, 0, 0), command)?;
    }
    // The table the Cabinet Office has announced; seen from far away it would be another one.
    if scribe.days.today() == WRITTEN_FOR {
        let (first_year, last_year) = (2026, fushime_core::calendar::ANNOUNCED_UNTIL_YEAR);
        let holidays = (first_year..=last_year).flat_map(fushime_core::calendar::holidays_of);
        let days = holidays.map(|(on, name)| Holiday { on, name: name.ja.into() }).collect();
        let command = Command::AnnounceHolidays { first_year, last_year, days };
        scribe.write(desk, Some(by), day, time(9, 58, 0, 0), command)?;
    }
    Ok(())
}

fn open_accounts(
    desk: &mut Desk,
    scribe: &mut Scribe<'_>,
    cast: &mut Cast,
    by: MemberId,
) -> Result<(), DemoProblem> {
    let day = scribe.days.after(scribe.days.moved(FOUNDED), 1);
    for (number, row) in (1..).zip(cast::accounts()?) {
        let id = AccountId(number);
        let details = account(cast, &row)?;
        let name = row.need("name")?;
        // Files are brought in a minute after the other, from nine o'clock on.
        let at = minutes_after(time(9, 0, 0, 0), number);
        scribe.write(desk, Some(by), day, at, Command::OpenAccount(details))?;
        cast.clients.insert(name, Client { row, id, contacts: Vec::new() });
    }
    for (number, row) in (1..).zip(cast::contacts()?) {
        let (file, line) = row.place();
        let name = row.need("account")?;
        let client = cast.clients.get_mut(name);
        let client =
            client.ok_or_else(|| DemoProblem::unreadable(file, line, "no such account"))?;
        let details = ContactDetails {
            account: client.id,
            name: row.need("name")?.into(),
            reading: row.get("reading").map(Into::into),
            department: row.get("department").map(Into::into),
            title: row.get("title").map(Into::into),
            rank: Some(row.number("rank")?),
            email: None,
            source_key: None,
        };
        let at = minutes_after(time(13, 0, 0, 0), number);
        scribe.write(desk, Some(by), day, at, Command::RecordContact(details))?;
        client.contacts.push(Contact {
            name: row.need("name")?,
            id: ContactId(number),
            spoken: (row.need("ja")?, row.need("en")?),
        });
    }
    Ok(())
}

fn account(cast: &Cast, row: &Row) -> Result<AccountDetails, DemoProblem> {
    let (file, line) = row.place();
    let owner = cast.member(row.need("owner")?);
    // Sales stand in the table in millions, with one decimal.
    let millions: f64 = row.number("sales")?;
    #[expect(clippy::cast_possible_truncation, reason = "a table of this program, far below 2^53")]
    let yen = (millions * 10.0).round() as i64 * 100_000;
    Ok(AccountDetails {
        name: row.need("name")?.into(),
        reading: Some(row.need("reading")?.into()),
        tier: cast::tier(row),
        yearly_sales: Some(Yen(yen)),
        trading_since: Some(row.number("since")?),
        did_for_us: row.get("did_for_us").map(Into::into),
        fiscal_year_end_month: Some(row.number("year_end")?),
        cut_off_days: vec![row.number("cut_off")?],
        owner: Some(owner.ok_or_else(|| DemoProblem::unreadable(file, line, "no such owner"))?),
        source_key: None,
    })
}

fn minutes_after(start: Time, minutes: u32) -> Time {
    start.saturating_add(jiff::Span::new().minutes(i64::from(minutes)))
}
