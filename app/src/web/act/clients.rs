//! What can be done for clients: keep their accounts and contacts, and record what passed.

use fushime_core::access::Action;
use fushime_core::command::{Command, VisitDetails};
use fushime_core::event::account::{AccountDetails, ContactDetails};
use fushime_core::event::firm::ClosingSet;
use fushime_core::event::terms::Tier;
use fushime_core::ids::{AccountId, ContactId, DirectiveId, MemberId};
use fushime_core::state::{Account, Contact, Directive};
use fushime_core::words::Words;

use super::{Field, Subject, Takes, ThingAct, Typed, Unfit, choices, form};
use crate::reading::Reading;

pub(super) const ACTS: &[ThingAct] = &[
    ThingAct {
        name: "open-account",
        needs: Action::KeepAccount,
        suits: |subject| matches!(subject, Subject::Firm),
        home: Some("/accounts"),
        fields: |reading, _| account_fields(reading, None),
        command: |_, _, typed| Ok(Command::OpenAccount(account_details(typed)?)),
    },
    ThingAct {
        name: "change-account",
        needs: Action::KeepAccount,
        suits: is_account,
        home: None,
        fields: |reading, subject| account_fields(reading, account(subject)),
        command: |_, subject, typed| {
            let mut details = account_details(typed)?;
            details.source_key = account(subject).and_then(|it| it.details.source_key.clone());
            Ok(Command::ChangeAccount { account: at(subject)?, details })
        },
    },
    ThingAct {
        name: "close-account",
        needs: Action::CloseAccount,
        suits: is_account,
        home: None,
        fields: |_, _| vec![Field::new("reason", Takes::Words)],
        command: |_, subject, typed| {
            Ok(Command::CloseAccount { account: at(subject)?, reason: typed.words("reason") })
        },
    },
    ThingAct {
        name: "add-contact",
        needs: Action::KeepAccount,
        suits: is_account,
        home: None,
        fields: |_, _| contact_fields(None),
        command: |_, subject, typed| {
            Ok(Command::RecordContact(contact_details(at(subject)?, typed)?))
        },
    },
    ThingAct {
        name: "change-contact",
        needs: Action::KeepAccount,
        suits: |subject| matches!(subject, Subject::Contact(..)),
        home: None,
        fields: |_, subject| contact_fields(contact(subject)),
        command: |_, subject, typed| {
            let held = contact(subject).ok_or(Unfit::missing("contact-name"))?;
            let mut details = contact_details(held.details.account, typed)?;
            details.source_key.clone_from(&held.details.source_key);
            Ok(Command::ChangeContact { contact: held.id, details })
        },
    },
    ThingAct {
        name: "contact-left",
        needs: Action::KeepAccount,
        suits: |subject| matches!(subject, Subject::Contact(..)),
        home: None,
        fields: |reading, _| vec![Field::new("last-seen", Takes::Day).needed().with(reading.day)],
        command: |_, subject, typed| {
            let held = contact(subject).ok_or(Unfit::missing("last-seen"))?;
            Ok(Command::ContactLeaves { contact: held.id, on: typed.day("last-seen")? })
        },
    },
    ThingAct {
        name: "thank",
        needs: Action::Record,
        suits: is_account,
        home: None,
        fields: |reading, subject| {
            let text = Field::new("thanks-for", Takes::Words).needed();
            vec![text, with_contact(reading, subject), about(reading, subject), happened()]
        },
        command: |_, subject, typed| {
            Ok(Command::GiveThanks {
                account: at(subject)?,
                contact: typed.id_if_any("with-contact")?,
                directive: typed.id_if_any("about-directive")?,
                text: typed.needed("thanks-for")?,
            })
        },
    },
    ThingAct {
        name: "complaint",
        needs: Action::Record,
        suits: is_account,
        home: None,
        fields: |_, _| vec![Field::new("complaint", Takes::Words).needed(), happened()],
        command: |_, subject, typed| {
            Ok(Command::OpenClaim { account: at(subject)?, text: typed.needed("complaint")? })
        },
    },
    ThingAct {
        name: "settle-complaint",
        needs: Action::Record,
        suits: |subject| matches!(subject, Subject::Claim(..)),
        home: None,
        fields: |_, _| vec![Field::new("settled-how", Takes::Words).needed(), happened()],
        command: |_, subject, typed| {
            let Subject::Claim(_, claim) = subject else {
                return Err(Unfit::missing("settled-how"));
            };
            Ok(Command::SettleClaim { claim: claim.id, text: typed.needed("settled-how")? })
        },
    },
    ThingAct {
        name: "visit",
        needs: Action::Record,
        suits: is_account,
        home: None,
        fields: visit_fields,
        command: |_, subject, typed| visit(at(subject)?, typed),
    },
    ThingAct {
        name: "coach",
        needs: Action::Decide,
        suits: |subject| matches!(subject, Subject::Directive(..)),
        home: None,
        fields: |_, subject| {
            let mut fields = vec![Field::new("minutes", Takes::Number).needed().with(15)];
            if let Subject::Directive(directive, _) = subject {
                fields.push(Field::new("milestone", super::ahead(directive)));
            }
            fields.extend([Field::new("coached", Takes::Words), happened()]);
            fields
        },
        command: |_, subject, typed| {
            let Subject::Directive(directive, target) = subject else {
                return Err(Unfit::missing("minutes"));
            };
            Ok(Command::GiveCoaching {
                directive: directive.id,
                minutes: typed.number_if_any("minutes")?.ok_or(Unfit::missing("minutes"))?,
                milestone: super::milestone(*target, typed),
                text: typed.words("coached"),
            })
        },
    },
    ThingAct {
        name: "report-abuse",
        needs: Action::ReadAccount,
        suits: is_account,
        home: None,
        fields: |reading, subject| {
            let member = Takes::One(form::members(reading));
            vec![
                Field::new("abuse-text", Takes::Words).needed(),
                Field::new("abuse-member", member).needed().with(reading.viewer),
                with_contact(reading, subject),
                about(reading, subject),
            ]
        },
        command: |_, subject, typed| {
            Ok(Command::ReportAbuse {
                account: at(subject)?,
                member: typed.id::<MemberId>("abuse-member")?,
                directive: typed.id_if_any("about-directive")?,
                contact: typed.id_if_any("with-contact")?,
                text: typed.needed("abuse-text")?,
            })
        },
    },
    ThingAct {
        name: "close-abuse",
        needs: Action::CloseAbuse,
        suits: |subject| matches!(subject, Subject::Abuse(_)),
        home: None,
        fields: |_, _| vec![Field::new("abuse-done", Takes::Words).needed()],
        command: |_, subject, typed| {
            let Subject::Abuse(abuse) = subject else {
                return Err(Unfit::missing("abuse-done"));
            };
            Ok(Command::CloseAbuse { abuse: abuse.id, text: typed.needed("abuse-done")? })
        },
    },
    ThingAct {
        name: "account-closing",
        needs: Action::CloseAccount,
        suits: is_account,
        home: None,
        fields: |_, _| {
            vec![
                Field::new("closing-called", Takes::Line).needed(),
                Field::new("closed-from", Takes::Day).needed(),
                Field::new("closed-to", Takes::Day).needed(),
                Field::new("closed-yearly", Takes::Tick),
            ]
        },
        command: |_, subject, typed| {
            Ok(Command::SetClosing(ClosingSet {
                name: typed.needed("closing-called")?,
                first: typed.day("closed-from")?,
                last: typed.day("closed-to")?,
                every_year: typed.is_ticked("closed-yearly"),
                account: Some(at(subject)?),
            }))
        },
    },
    ThingAct {
        name: "lift-account-closing",
        needs: Action::CloseAccount,
        suits: is_account,
        home: None,
        fields: |reading, subject| {
            let own = account(subject).map(|it| closings(reading, it.id)).unwrap_or_default();
            let pair = |it: &&ClosingSet| (it.name.to_string(), it.name.to_string());
            vec![Field::new("closing-lifted", Takes::One(own.iter().map(pair).collect())).needed()]
        },
        command: |_, subject, typed| {
            let name = typed.needed("closing-lifted")?;
            Ok(Command::LiftClosing { name, account: Some(at(subject)?) })
        },
    },
];

/// Returns the closings of an account that hold now.
pub(in crate::web) fn closings<'a>(reading: Reading<'a>, id: AccountId) -> Vec<&'a ClosingSet> {
    let all = reading.state.firm.iter().flat_map(|firm| &firm.closings);
    all.filter(|closing| closing.account == Some(id)).collect()
}

fn is_account(subject: &Subject<'_>) -> bool {
    matches!(subject, Subject::Account(_))
}

fn account<'a>(subject: &Subject<'a>) -> Option<&'a Account> {
    match subject {
        Subject::Account(account) => Some(account),
        _ => None,
    }
}

fn contact<'a>(subject: &Subject<'a>) -> Option<&'a Contact> {
    match subject {
        Subject::Contact(_, contact) => Some(contact),
        _ => None,
    }
}

fn at(subject: &Subject<'_>) -> Result<AccountId, Unfit> {
    account(subject).map(|account| account.id).ok_or(Unfit::missing(""))
}

/// The day on which it happened, when that is not today.
fn happened() -> Field {
    Field::new(super::HAPPENED, Takes::Day)
}

/// The people at an account who are still there, the highest in rank first.
pub(in crate::web) fn contacts(reading: Reading<'_>, account: &Account) -> Vec<(String, String)> {
    let all = account.contacts.iter().filter_map(|id| reading.state.contacts.get(*id));
    let mut here: Vec<&Contact> = all.filter(|contact| contact.left_on.is_none()).collect();
    here.sort_by_key(|contact| (std::cmp::Reverse(contact.details.rank), contact.id));
    here.iter().map(|contact| (contact.id.to_string(), reading.contact(contact))).collect()
}

fn with_contact(reading: Reading<'_>, subject: &Subject<'_>) -> Field {
    let there = account(subject).map(|it| contacts(reading, it)).unwrap_or_default();
    Field::new("with-contact", Takes::One(there))
}

/// The open directives at an account that this person may read.
fn about(reading: Reading<'_>, subject: &Subject<'_>) -> Field {
    let open = account(subject).map(|account| account.open.as_slice()).unwrap_or_default();
    let seen = open.iter().filter_map(|id| reading.see(*id));
    let named = |directive: &Directive| {
        (directive.id.to_string(), format!("{} {}", directive.id, directive.ask.sentence))
    };
    let all: Vec<(String, String)> = seen.map(|seen| named(seen.get())).collect();
    Field::new("about-directive", Takes::One(all))
}

fn account_fields(reading: Reading<'_>, held: Option<&Account>) -> Vec<Field> {
    let details = held.map(|account| &account.details);
    let words = |of: fn(&AccountDetails) -> Option<&Words>| details.and_then(of);
    let days = details.map(|it| {
        it.cut_off_days.iter().map(ToString::to_string).collect::<Vec<String>>().join(", ")
    });
    vec![
        Field::new("account-name", Takes::Line).needed().with_any(words(|it| Some(&it.name))),
        Field::new("account-reading", Takes::Line).with_any(words(|it| it.reading.as_ref())),
        Field::new("tier", choices::<Tier>(reading))
            .with_any(details.and_then(|it| it.tier).map(Tier::as_str)),
        Field::new("account-owner", Takes::One(form::members(reading)))
            .with_any(details.and_then(|it| it.owner)),
        Field::new("yearly-sales", Takes::Number)
            .with_any(details.and_then(|it| it.yearly_sales).map(|yen| yen.0)),
        Field::new("trading-since", Takes::Number)
            .with_any(details.and_then(|it| it.trading_since)),
        Field::new("did-for-us", Takes::Words).with_any(words(|it| it.did_for_us.as_ref())),
        Field::new("year-end-month", Takes::Number)
            .with_any(details.and_then(|it| it.fiscal_year_end_month)),
        Field::new("cut-off", Takes::Line).with_any(days),
    ]
}

fn account_details(typed: &Typed) -> Result<AccountDetails, Unfit> {
    Ok(AccountDetails {
        name: typed.needed("account-name")?,
        reading: typed.words("account-reading"),
        tier: typed.one("tier").ok(),
        yearly_sales: typed.yen_if_any("yearly-sales")?,
        trading_since: typed.number_if_any("trading-since")?,
        did_for_us: typed.words("did-for-us"),
        fiscal_year_end_month: typed.number_if_any("year-end-month")?,
        cut_off_days: days_of_month(typed.get("cut-off"))?,
        owner: typed.id_if_any("account-owner")?,
        source_key: None,
    })
}

/// Reads `20, 31`, 「20日、月末」.
fn days_of_month(text: &str) -> Result<Vec<u8>, Unfit> {
    let unfit = Unfit { field: "cut-off", key: "act-no-number" };
    let folded = fushime_wording::fold_width(text).replace('日', "");
    let parts = folded.split([',', '、', '､', ';', '/', ' ']);
    parts
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| match part {
            "月末" | "末" | "end" => Ok(31),
            day => day.parse().map_err(|_| unfit),
        })
        .collect()
}

fn contact_fields(held: Option<&Contact>) -> Vec<Field> {
    let details = held.map(|contact| &contact.details);
    let words = |of: fn(&ContactDetails) -> Option<&Words>| details.and_then(of);
    vec![
        Field::new("contact-name", Takes::Line).needed().with_any(words(|it| Some(&it.name))),
        Field::new("contact-reading", Takes::Line).with_any(words(|it| it.reading.as_ref())),
        Field::new("department", Takes::Line).with_any(words(|it| it.department.as_ref())),
        Field::new("contact-title", Takes::Line).with_any(words(|it| it.title.as_ref())),
        Field::new("rank", Takes::Number).with_any(details.and_then(|it| it.rank)),
        Field::new("contact-mail", Takes::Line).with_any(words(|it| it.email.as_ref())),
    ]
}

fn contact_details(account: AccountId, typed: &Typed) -> Result<ContactDetails, Unfit> {
    Ok(ContactDetails {
        account,
        name: typed.needed("contact-name")?,
        reading: typed.words("contact-reading"),
        department: typed.words("department"),
        title: typed.words("contact-title"),
        rank: typed.number_if_any("rank")?,
        email: typed.words("contact-mail"),
        source_key: None,
    })
}

fn visit_fields(reading: Reading<'_>, subject: &Subject<'_>) -> Vec<Field> {
    let there = account(subject).map(|it| contacts(reading, it)).unwrap_or_default();
    vec![
        Field::new("visit-purpose", Takes::Words).needed(),
        happened(),
        Field::new("who-went", Takes::Many(form::beside(reading, &[]))).with(reading.viewer),
        Field::new("who-met", Takes::Many(there)),
        about(reading, subject),
        Field::new("said-to-client", Takes::Words),
        Field::new("client-answered", Takes::Words),
    ]
}

fn visit(account: AccountId, typed: &Typed) -> Result<Command, Unfit> {
    Ok(Command::RecordVisit(VisitDetails {
        account,
        purpose: typed.needed("visit-purpose")?,
        members: typed.all("who-went").filter_map(|id| id.parse().ok()).collect(),
        contacts: typed.all("who-met").filter_map(|id| id.parse::<ContactId>().ok()).collect(),
        directive: typed.id_if_any::<DirectiveId>("about-directive")?,
        said_to_client: typed.words("said-to-client"),
        client_answered: typed.words("client-answered"),
    }))
}
