//! Accounts, contacts, members and directives as lists, one a row.

use fushime_core::access::{Action, Thing, may, visible_directives};
use fushime_core::state::{Directive, Member};
use fushime_core::words::Words;
use jiff::civil::Date;

use super::{Sheet, Viewing};

fn text(words: Option<&Words>) -> String {
    words.map_or_else(String::new, Words::to_string)
}

fn shown<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// Lists the accounts the viewer may read.
#[must_use]
pub fn accounts(viewing: &Viewing<'_>) -> Sheet {
    let names = vec![
        "fushime_number",
        "source_key",
        "name",
        "reading",
        "tier",
        "yearly_sales",
        "trading_since",
        "did_for_us",
        "fiscal_year_end_month",
        "cut_off_days",
        "owner",
    ];
    let Viewing { state, viewer, day } = *viewing;
    let read = |account: &&fushime_core::state::Account| {
        account.closed_on.is_none()
            && may(state, viewer, Action::ReadAccount, Thing::Account(account), day)
    };
    let rows = state.accounts.iter().filter(read).map(|account| {
        let details = &account.details;
        let days: Vec<String> = details.cut_off_days.iter().map(u8::to_string).collect();
        vec![
            account.id.to_string(),
            text(details.source_key.as_ref()),
            details.name.to_string(),
            text(details.reading.as_ref()),
            details.tier.map_or_else(String::new, |tier| tier.as_str().to_owned()),
            shown(details.yearly_sales.map(|yen| yen.0)),
            shown(details.trading_since),
            text(details.did_for_us.as_ref()),
            shown(details.fiscal_year_end_month),
            days.join(","),
            viewing.name(details.owner),
        ]
    });
    Sheet { header: Vec::new(), rows: rows.collect(), names }
}

/// Lists the contacts of the accounts the viewer may read.
#[must_use]
pub fn contacts(viewing: &Viewing<'_>) -> Sheet {
    let names = vec![
        "fushime_number",
        "source_key",
        "account",
        "name",
        "reading",
        "department",
        "title",
        "rank",
        "email",
    ];
    let Viewing { state, viewer, day } = *viewing;
    let rows = state.contacts.iter().filter(|contact| contact.left_on.is_none());
    let rows = rows.filter_map(|contact| {
        let details = &contact.details;
        let account = state.accounts.get(details.account)?;
        let account = Some(account).filter(|account| account.closed_on.is_none())?;
        may(state, viewer, Action::ReadAccount, Thing::Account(account), day).then(|| {
            vec![
                contact.id.to_string(),
                text(details.source_key.as_ref()),
                account.details.name.to_string(),
                details.name.to_string(),
                text(details.reading.as_ref()),
                text(details.department.as_ref()),
                text(details.title.as_ref()),
                shown(details.rank),
                text(details.email.as_ref()),
            ]
        })
    });
    Sheet { header: Vec::new(), rows: rows.collect(), names }
}

/// Lists the members the viewer may read about.
#[must_use]
pub fn members(viewing: &Viewing<'_>) -> Sheet {
    let names = vec![
        "fushime_number",
        "source_key",
        "name",
        "reading",
        "title",
        "email",
        "roles",
        "team",
        "leader",
        "language",
        "left_on",
    ];
    let Viewing { state, viewer, day } = *viewing;
    let read =
        |member: &&Member| may(state, viewer, Action::ReadMember, Thing::Member(member), day);
    let seen = state.members.iter().filter(read);
    let rows = seen.map(|member| member_row(viewing, member));
    Sheet { header: Vec::new(), rows: rows.collect(), names }
}

fn member_row(viewing: &Viewing<'_>, member: &Member) -> Vec<String> {
    let details = &member.details;
    let roles: Vec<&str> = member.roles.iter().map(|role| role.as_str()).collect();
    let team = member.team.and_then(|(team, _)| viewing.state.teams.get(team));
    let leader = team.and_then(|team| team.term_on(viewing.day)).map(|term| term.leader);
    vec![
        member.id.to_string(),
        text(details.source_key.as_ref()),
        details.name.to_string(),
        text(details.reading.as_ref()),
        text(details.title.as_ref()),
        text(details.email.as_ref()),
        roles.join(","),
        team.map_or_else(String::new, |team| team.name.to_string()),
        viewing.name(leader),
        details.language.as_str().to_owned(),
        shown(member.left_on),
    ]
}

/// Lists the directives the viewer may read.
#[must_use]
pub fn directives(viewing: &Viewing<'_>) -> Sheet {
    let names = vec![
        "fushime_number",
        "source_key",
        "sentence",
        "owner",
        "account",
        "counterpart",
        "policy",
        "kind",
        "client_words",
        "why",
        "asked_on",
        "due",
        "percent",
        "effective_on",
        "answer_by",
        "stakes_yen",
        "done_when",
        "authority",
        "authority_percent",
        "authority_yen",
        "authority_until",
        "authority_more_from",
        "authority_never",
        "help",
        "quiet_days_max",
        "milestone_1",
        "milestone_1_due",
        "milestone_2",
        "milestone_2_due",
        "milestone_3",
        "milestone_3_due",
        "milestone_4",
        "milestone_4_due",
        "status",
        "closed_on",
    ];
    let seen = visible_directives(viewing.state, viewing.viewer, viewing.day);
    let rows = seen.map(|seen| directive_row(viewing, seen.get()));
    Sheet { header: Vec::new(), rows: rows.collect(), names }
}

fn directive_row(viewing: &Viewing<'_>, directive: &Directive) -> Vec<String> {
    let (state, ask) = (viewing.state, &directive.ask);
    let date = |day: Option<Date>| shown(day);
    let (figures, authority) = (ask.figures.as_ref(), ask.authority.as_ref());
    let account = ask.account.and_then(|id| state.accounts.get(id));
    let counterpart = ask.counterpart.and_then(|id| state.contacts.get(id));
    let policy = ask.policy.and_then(|id| state.policies.get(id));
    let stakes = ask.stakes.as_ref().and_then(|stakes| stakes.firm_yen);
    let mut row = vec![
        directive.id.to_string(),
        text(ask.source_key.as_ref()),
        ask.sentence.to_string(),
        viewing.name(Some(ask.owner)),
        account.map_or_else(String::new, |account| account.details.name.to_string()),
        counterpart.map_or_else(String::new, |contact| contact.details.name.to_string()),
        policy.map_or_else(String::new, |policy| policy.details.name.to_string()),
        ask.kind.map_or_else(String::new, |kind| kind.as_str().to_owned()),
        text(ask.client_words.as_ref()),
        text(ask.why.as_ref()),
        directive.asked.on.to_string(),
        date(ask.due.as_ref().map(|due| due.on)),
        figures.and_then(|f| f.percent).map_or_else(String::new, |share| share.to_string()),
        date(figures.and_then(|figures| figures.effective_on)),
        date(figures.and_then(|figures| figures.answer_by)),
        shown(stakes.map(|yen| yen.0)),
        text(ask.done_when.as_ref().and_then(|done| done.text.as_ref())),
        text(authority.and_then(|it| it.text.as_ref())),
        shown(authority.and_then(|it| it.percent)),
        shown(authority.and_then(|it| it.yen).map(|yen| yen.0)),
        date(authority.and_then(|it| it.effective_on)),
        viewing.name(authority.and_then(|it| it.more_from)),
        text(authority.and_then(|it| it.never.as_ref())),
        text(ask.help.as_ref()),
        shown(ask.quiet_days_max),
    ];
    let mut milestones = directive.milestones_by_date().into_iter();
    for _ in 0..4 {
        let milestone = milestones.next();
        row.push(milestone.map_or_else(String::new, |milestone| milestone.name.to_string()));
        row.push(date(milestone.map(|milestone| milestone.due.on)));
    }
    row.push(directive.standing.as_str().to_owned());
    row.push(date(directive.ended.map(|at| at.on)));
    row
}
