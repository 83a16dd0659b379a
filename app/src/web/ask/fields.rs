//! The fields of a request, and the request that was typed into them.

use fushime_core::command::Command;
use fushime_core::event::Due;
use fushime_core::event::directive::Ask;
use fushime_core::event::milestone::MilestonePlan;
use fushime_core::event::terms::{
    Authority, DoneWhen, EvidenceKind, Figures, PolicyKind, Stage, Stakes,
};
use fushime_core::ids::{AccountId, MemberId};
use fushime_core::state::Directive;
use fushime_core::words::Words;

use super::super::form::{self, Field, Takes, Typed, Unfit};
use super::super::milestone_rows as rows;
use super::may_be_asked;
use crate::find::{self, Eyes};
use crate::reading::Reading;

/// More names than these are not offered: the page would weigh too much.
const NAMES_OFFERED_MAX: usize = 300;

/// A request of somebody, with nothing in it yet.
pub(super) fn empty(owner: MemberId) -> Ask {
    Ask {
        owner,
        sentence: Words::new(""),
        account: None,
        counterpart: None,
        policy: None,
        kind: None,
        client_words: None,
        why: None,
        due: None,
        figures: None,
        stakes: None,
        done_when: None,
        authority: None,
        help: None,
        quiet_days_max: None,
        team: None,
        source_key: None,
    }
}

fn account_names(reading: Reading<'_>) -> Vec<String> {
    let names: Vec<String> = form::accounts(reading).into_iter().map(|(_, name)| name).collect();
    if names.len() > NAMES_OFFERED_MAX { Vec::new() } else { names }
}

/// Who, where, what, until when.
pub(super) fn first(reading: Reading<'_>) -> Vec<Field> {
    let mut fields = vec![Field::new("owner", Takes::One(may_be_asked(reading))).needed()];
    fields.extend(what(reading));
    fields
}

fn what(reading: Reading<'_>) -> Vec<Field> {
    vec![
        Field::new("account", Takes::Named(account_names(reading))),
        Field::new("counterpart", Takes::Line),
        Field::new("sentence", Takes::Words).needed(),
        Field::new("due", Takes::Day),
    ]
}

/// What counts as done.
pub(super) fn done(reading: Reading<'_>) -> Vec<Field> {
    vec![
        Field::new("done", Takes::Line),
        Field::new("done-stage", Takes::One(form::listed::<Stage>(reading.text))),
        Field::new("done-kinds", Takes::Many(form::listed::<EvidenceKind>(reading.text))),
    ]
}

/// What may be conceded.
pub(super) fn authority(reading: Reading<'_>) -> Vec<Field> {
    vec![
        Field::new("authority", Takes::Line),
        Field::new("concede-percent", Takes::Number),
        Field::new("concede-day", Takes::Day),
        Field::new("more-from", Takes::One(form::members(reading))),
        Field::new("never", Takes::Line),
    ]
}

/// What is rarely needed at first.
pub(super) fn more(reading: Reading<'_>) -> Vec<Field> {
    let mut fields = vec![
        Field::new("client-words", Takes::Words),
        Field::new("why", Takes::Words),
        Field::new("ask-kind", Takes::One(form::listed::<PolicyKind>(reading.text))),
        Field::new("policy", Takes::One(policies(reading))),
        Field::new("percent", Takes::Number),
        Field::new("effective", Takes::Day),
        Field::new("scope", Takes::Line),
        Field::new("help-given", Takes::Line),
        Field::new("stakes-client", Takes::Line),
        Field::new("stakes-firm", Takes::Line),
        Field::new("stakes-yen", Takes::Number),
        Field::new("stakes-own", Takes::Line),
        Field::new("adjusted-by", Takes::One(form::members(reading))),
        Field::new("quiet-days", Takes::Number),
    ];
    fields.push(Field::new("under-way", Takes::Tick));
    fields
}

/// The policies that hold and that this person may read, as choices.
fn policies(reading: Reading<'_>) -> Vec<(String, String)> {
    let open = reading.state.policies.iter().filter(|it| it.ended_on.is_none());
    let seen = open.filter(|it| {
        let (state, viewer, day) = (reading.state, reading.viewer, reading.read_on);
        fushime_core::access::see_policy(state, viewer, it.id, day).is_some()
    });
    seen.map(|it| (it.id.to_string(), it.details.name.to_string())).collect()
}

/// The fields with which what is asked is made clearer, filled with what is asked now.
pub(in crate::web) fn define_fields(reading: Reading<'_>, directive: &Directive) -> Vec<Field> {
    let mut typed = Typed::default();
    fill(reading, &mut typed, &directive.ask, &[]);
    let mut fields = what(reading);
    fields.extend(done(reading));
    fields.extend(authority(reading));
    fields.extend(more(reading));
    fields.retain(|field| field.name != "under-way");
    let filled = fields.into_iter().map(|field| {
        let value = typed.all(field.name).collect::<Vec<_>>().join(" ");
        if typed.has(field.name) { field.with(value) } else { field }
    });
    filled.chain([Field::new("reason", Takes::Words)]).collect()
}

/// The command that makes clearer what is asked.
pub(in crate::web) fn defined(
    reading: Reading<'_>,
    directive: &Directive,
    typed: &Typed,
) -> Result<Command, Unfit> {
    let ask = put_over(reading, typed, (*directive.ask).clone())?;
    let ask = Ask { sentence: typed.needed("sentence")?, ..ask };
    Ok(Command::Define { directive: directive.id, ask, reason: typed.words("reason") })
}

/// Puts what was typed over a request. An emptied field is an emptied fact.
pub(super) fn put_over(reading: Reading<'_>, typed: &Typed, ask: Ask) -> Result<Ask, Unfit> {
    let account = account(reading, typed)?;
    let contact = typed.get("counterpart");
    let eyes = Eyes { viewer: reading.viewer, day: reading.read_on };
    let counterpart = match contact {
        "" => None,
        name => Some(
            find::contact(reading.state, eyes, account, name)
                .map_err(|_| Unfit { field: "counterpart", key: "ask-no-contact" })?,
        ),
    };
    let spoken = |due: &Due, on| (due.on == on).then(|| due.spoken.clone()).flatten();
    let due = typed.day_if_any("due")?.map(|on| Due {
        on,
        time: None,
        spoken: ask.due.as_ref().and_then(|due| spoken(due, on)),
    });
    Ok(Ask {
        account,
        counterpart,
        policy: typed.id_if_any("policy")?,
        kind: typed.one("ask-kind").ok(),
        client_words: typed.words("client-words"),
        why: typed.words("why"),
        due,
        figures: figures(typed, ask.figures)?,
        stakes: stakes(typed)?,
        done_when: done_when(typed),
        authority: conceded(typed, ask.authority)?,
        help: typed.words("help-given"),
        quiet_days_max: typed.number_if_any("quiet-days")?,
        ..Ask { figures: None, authority: None, ..ask }
    })
}

fn account(reading: Reading<'_>, typed: &Typed) -> Result<Option<AccountId>, Unfit> {
    let eyes = Eyes { viewer: reading.viewer, day: reading.read_on };
    match typed.get("account") {
        "" => Ok(None),
        name => match find::account(reading.state, eyes, name) {
            Ok(id) => Ok(Some(id)),
            Err(find::NotOne::Nothing) => Err(Unfit { field: "account", key: "ask-no-account" }),
            Err(find::NotOne::Several(_)) => {
                Err(Unfit { field: "account", key: "ask-many-accounts" })
            }
        },
    }
}

fn figures(typed: &Typed, read: Option<Figures>) -> Result<Option<Figures>, Unfit> {
    let figures = Figures {
        percent: typed.percent_if_any("percent")?,
        effective_on: typed.day_if_any("effective")?,
        scope: typed.words("scope"),
        ..read.unwrap_or_else(Figures::none)
    };
    Ok(Some(figures).filter(|figures| *figures != Figures::none()))
}

fn stakes(typed: &Typed) -> Result<Option<Stakes>, Unfit> {
    let stakes = Stakes {
        client: typed.words("stakes-client"),
        firm: typed.words("stakes-firm"),
        firm_yen: typed.yen_if_any("stakes-yen")?,
        salesperson: typed.words("stakes-own"),
        adjusted_by: typed.id_if_any("adjusted-by")?,
    };
    let has_words =
        stakes.client.is_some() || stakes.firm.is_some() || stakes.salesperson.is_some();
    let stands = has_words || stakes.firm_yen.is_some() || stakes.adjusted_by.is_some();
    Ok(Some(stakes).filter(|_| stands))
}

fn done_when(typed: &Typed) -> Option<DoneWhen> {
    let done = DoneWhen {
        text: typed.words("done"),
        kinds: typed.many("done-kinds"),
        stage: typed.one("done-stage").ok(),
    };
    let stands = done.text.is_some() || !done.kinds.is_empty() || done.stage.is_some();
    Some(done).filter(|_| stands)
}

fn conceded(typed: &Typed, read: Option<Authority>) -> Result<Option<Authority>, Unfit> {
    let authority = Authority {
        text: typed.words("authority"),
        percent: typed.percent_if_any("concede-percent")?,
        yen: read.and_then(|authority| authority.yen),
        effective_on: typed.day_if_any("concede-day")?,
        more_from: typed.id_if_any("more-from")?,
        never: typed.words("never"),
    };
    let has_words = authority.text.is_some() || authority.never.is_some();
    let has_figures = authority.percent.is_some() || authority.yen.is_some();
    let has_rest = authority.effective_on.is_some() || authority.more_from.is_some();
    Ok(Some(authority).filter(|_| has_words || has_figures || has_rest))
}

/// Fills the fields with a request. What was typed and is not in the request stays.
pub(super) fn fill(reading: Reading<'_>, typed: &mut Typed, ask: &Ask, plans: &[MilestonePlan]) {
    let mut set = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            typed.0.retain(|(field, _)| field != name);
            typed.0.push((name.to_owned(), value));
        }
    };
    let (state, text) =
        (reading.state, |words: &Option<Words>| words.as_ref().map(Words::to_string));
    let account = ask.account.and_then(|id| state.accounts.get(id));
    let contact = ask.counterpart.and_then(|id| state.contacts.get(id));
    set("owner", Some(ask.owner.to_string()));
    set("account", account.map(|it| it.details.name.to_string()));
    set("counterpart", contact.map(|it| it.details.name.to_string()));
    set("sentence", Some(ask.sentence.to_string()));
    set("due", ask.due.as_ref().map(|due| due.on.to_string()));
    set("client-words", text(&ask.client_words));
    set("why", text(&ask.why));
    set("help-given", text(&ask.help));
    set("policy", ask.policy.map(|id| id.to_string()));
    set("ask-kind", ask.kind.map(|kind| kind.as_str().to_owned()));
    set("quiet-days", ask.quiet_days_max.map(|days| days.to_string()));
    if let Some(figures) = &ask.figures {
        set("percent", figures.percent.map(|it| it.to_string()));
        set("effective", figures.effective_on.map(|day| day.to_string()));
        set("scope", text(&figures.scope));
    }
    if let Some(stakes) = &ask.stakes {
        set("stakes-client", text(&stakes.client));
        set("stakes-firm", text(&stakes.firm));
        set("stakes-yen", stakes.firm_yen.map(|yen| yen.0.to_string()));
        set("stakes-own", text(&stakes.salesperson));
        set("adjusted-by", stakes.adjusted_by.map(|id| id.to_string()));
    }
    if let Some(authority) = &ask.authority {
        set("authority", text(&authority.text));
        set("concede-percent", authority.percent.map(|it| it.to_string()));
        set("concede-day", authority.effective_on.map(|day| day.to_string()));
        set("more-from", authority.more_from.map(|id| id.to_string()));
        set("never", text(&authority.never));
    }
    if let Some(done) = &ask.done_when {
        set("done", text(&done.text));
        set("done-stage", done.stage.map(|stage| stage.as_str().to_owned()));
        typed.0.retain(|(field, _)| field != "done-kinds");
        let kinds =
            done.kinds.iter().map(|kind| ("done-kinds".to_owned(), kind.as_str().to_owned()));
        typed.0.extend(kinds);
    }
    rows::fill(typed, plans);
}
