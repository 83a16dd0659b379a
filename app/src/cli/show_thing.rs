//! `fushime show` for everything but directives: accounts, policies, people, promises, talks.

use fushime_core::access::{self, Action, Thing as Seen};
use fushime_core::command::Thing;
use fushime_core::event::discussion::Discussion;
use fushime_core::ids::{
    AbuseId, AccountId, ClaimId, ContactId, DirectiveId, DiscussionId, MemberId, PolicyId,
    PromiseId, TeamId,
};
use fushime_core::state::{Account, Policy};
use serde_json::{Map, Value, json};

use super::failure::Outcome;
use super::layout::{labelled, pad, width};
use super::reader::{Desk, Reader};
use super::session::Session;
use super::show::nothing;
use super::show_directive::{conceded, done};

/// What is shown of a thing: its head, its rows, and the directives that stand with it.
struct Sheet {
    head: String,
    rows: Vec<(&'static str, String)>,
    directives: Vec<DirectiveId>,
    json: Value,
}

pub(super) fn run(session: &mut Session<'_>, desk: &Desk, number: &str, ascii: bool) -> Outcome {
    let reader = session.reader(desk, ascii);
    let letter = fushime_wording::fold_width(number).to_uppercase();
    let (thing, sheet) = match letter.chars().next() {
        Some('A') => (Thing::Account, number.parse().ok().and_then(|id| account(reader, id))),
        Some('P') => (Thing::Policy, number.parse().ok().and_then(|id| policy(reader, id))),
        Some('M') => (Thing::Member, number.parse().ok().and_then(|id| member(reader, id))),
        Some('Y') => (Thing::Promise, number.parse().ok().and_then(|id| promise(reader, id))),
        Some('C') => (Thing::Contact, number.parse().ok().and_then(|id| contact(reader, id))),
        Some('T') => (Thing::Team, number.parse().ok().and_then(|id| team(reader, id))),
        Some('U') => (Thing::Discussion, number.parse().ok().and_then(|id| talk(reader, id))),
        Some('L') => (Thing::Claim, number.parse().ok().and_then(|id| claim(reader, id))),
        _ => (Thing::Abuse, number.parse().ok().and_then(|id| abuse(reader, id))),
    };
    let Some(sheet) = sheet else { return Err(nothing(session, thing)) };
    let text = sheet.text(reader);
    let json = sheet.json(reader);
    session.answer(&text, &json)
}

impl Sheet {
    fn text(&self, reader: Reader<'_>) -> String {
        let labels: Vec<String> = self.rows.iter().map(|(key, _)| reader.text.get(key)).collect();
        let columns = labels.iter().map(|label| width(label)).max().unwrap_or(0);
        let mut lines = vec![self.head.clone(), String::new()];
        for (label, (_, said)) in labels.iter().zip(&self.rows) {
            lines.push(labelled(&pad(label, columns), said, 0, reader.columns));
        }
        if !self.directives.is_empty() {
            lines.extend([String::new(), reader.text.get("show-directives")]);
            let seen = self.directives.iter().filter_map(|id| reader.see(*id));
            lines.extend(seen.map(|seen| {
                let head = super::today::headline(reader, seen.get());
                let whose = reader.turn(seen.get());
                format!("  {head}  {}", reader.text.name(whose.turn))
            }));
        }
        lines.join("\n")
    }

    fn json(&self, reader: Reader<'_>) -> Value {
        let mut fields = Map::new();
        fields.insert("ok".to_owned(), Value::Bool(true));
        if let Value::Object(more) = self.json.clone() {
            fields.extend(more);
        }
        let directives = self.directives.iter().filter_map(|id| reader.see(*id));
        let directives: Vec<Value> = directives
            .filter_map(|seen| {
                serde_json::to_value(super::shape::DirectiveShape::of(reader, seen.get())).ok()
            })
            .collect();
        fields.insert("directives".to_owned(), directives.into());
        Value::Object(fields)
    }
}

/// Returns the open directives that fit and may be seen.
fn open_directives(
    reader: Reader<'_>,
    fits: impl Fn(&fushime_core::state::Directive) -> bool,
) -> Vec<DirectiveId> {
    let all = reader.state.directives.iter();
    all.filter(|directive| directive.is_open() && fits(directive))
        .map(|directive| directive.id)
        .filter(|id| reader.see(*id).is_some())
        .collect()
}

fn may(reader: Reader<'_>, action: Action, thing: Seen<'_>) -> bool {
    access::may(reader.state, reader.viewer, action, thing, reader.read_on)
}

fn account(reader: Reader<'_>, id: AccountId) -> Option<Sheet> {
    let seen = access::see_account(reader.state, reader.viewer, id, reader.read_on)?;
    let account = *seen.get();
    let details = &account.details;
    let mut rows = reader.account_rows(details);
    let contacts: Vec<_> = reader
        .state
        .contacts
        .iter()
        .filter(|contact| contact.details.account == id && contact.left_on.is_none())
        .collect();
    let names: Vec<String> = contacts
        .iter()
        .map(|contact| format!("{} ({})", reader.contact(contact), contact.id))
        .collect();
    if !names.is_empty() {
        rows.push(("show-contacts", reader.text.list(&names)));
    }
    let claims = reader.state.claims.iter().filter(|claim| claim.account == id);
    for claim in claims.filter(|claim| claim.settled_on.is_none()) {
        let values = [
            ("id", claim.id.to_string().into()),
            ("text", claim.text.to_string().into()),
            ("day", reader.text.day(claim.opened_on).into()),
        ];
        rows.push(("show-claim", reader.text.with("show-claim-open", &values)));
    }
    if let Some(touch) = account.touches.last() {
        rows.push(("show-last-touch", reader.text.day(touch.on)));
    }
    if let Some(closed) = account.closed_on {
        rows.push(("show-closed-on", reader.text.day(closed)));
    }
    Some(Sheet {
        head: format!("{id}  {}", details.name),
        rows,
        directives: open_directives(reader, |directive| directive.ask.account == Some(id)),
        json: json!({
            "account": id.to_string(),
            "name": details.name.to_string(),
            "reading": details.reading.as_ref().map(ToString::to_string),
            "source_key": details.source_key.as_ref().map(ToString::to_string),
            "tier": details.tier.map(fushime_core::event::terms::Tier::as_str),
            "yearly_sales": details.yearly_sales.map(|yen| yen.0),
            "trading_since": details.trading_since,
            "did_for_us": details.did_for_us.as_ref().map(ToString::to_string),
            "owner": details.owner.map(|id| reader.member(id)),
            "contacts": contacts.iter().map(|contact| json!({
                "contact": contact.id.to_string(),
                "name": contact.details.name.to_string(),
                "title": contact.details.title.as_ref().map(ToString::to_string),
                "department": contact.details.department.as_ref().map(ToString::to_string),
            })).collect::<Vec<_>>(),
            "closed_on": account.closed_on,
            "last_touch_on": last_touch(account),
        }),
    })
}

fn last_touch(account: &Account) -> Option<jiff::civil::Date> {
    account.touches.last().map(|touch| touch.on)
}

fn policy(reader: Reader<'_>, id: PolicyId) -> Option<Sheet> {
    let seen = access::see_policy(reader.state, reader.viewer, id, reader.read_on)?;
    let policy: &Policy = seen.get();
    let details = &policy.details;
    let text = reader.text;
    let mut rows = vec![("show-kind", text.name(details.kind))];
    rows.extend(reader.figure_rows(&details.figures));
    let mut row = |key, said: Option<String>| rows.extend(said.map(|said| (key, said)));
    row("show-policy-why", details.why.as_ref().map(ToString::to_string));
    row("show-policy-words", details.client_words.as_ref().map(ToString::to_string));
    row(
        "show-done-when",
        details.done_when.as_ref().map(|it| text.alternatives(&done(reader, it))),
    );
    let authority = details.authority.as_ref();
    row("show-authority", authority.map(|it| text.alternatives(&conceded(reader, it))));
    row(
        "show-quiet-days",
        details
            .quiet_days_max
            .map(|days| text.with("show-working-days", &[("days", i64::from(days).into())])),
    );
    row("show-decided-on", Some(text.day(policy.decided_on)));
    row("show-ended-on", policy.ended_on.map(|day| text.day(day)));
    Some(Sheet {
        head: format!("{id}  {}", details.name),
        rows,
        directives: open_directives(reader, |directive| directive.ask.policy == Some(id)),
        json: json!({
            "policy": id.to_string(),
            "name": details.name.to_string(),
            "kind": details.kind.as_str(),
            "figures": details.figures,
            "why": details.why.as_ref().map(ToString::to_string),
            "client_words": details.client_words.as_ref().map(ToString::to_string),
            "done_when": details.done_when,
            "authority": details.authority,
            "quiet_days_max": details.quiet_days_max,
            "decided_on": policy.decided_on,
            "ended_on": policy.ended_on,
        }),
    })
}

/// Who somebody is. Nothing is counted here, and nothing is compared.
fn member(reader: Reader<'_>, id: MemberId) -> Option<Sheet> {
    let member = reader.state.members.get(id)?;
    may(reader, Action::ReadMember, Seen::Member(member)).then_some(())?;
    let text = reader.text;
    let roles: Vec<String> = member.roles.iter().map(|role| text.name(*role)).collect();
    let mut rows = vec![("show-roles", text.list(&roles))];
    let mut row = |key, said: Option<String>| rows.extend(said.map(|said| (key, said)));
    row("show-title", member.details.title.as_ref().map(ToString::to_string));
    let team = member.team.and_then(|(team, _)| reader.state.teams.get(team));
    row("show-team", team.map(|team| format!("{} ({})", team.name, team.id)));
    let leader = reader.state.leader_of(id, reader.day).filter(|leader| *leader != id);
    row("show-leader", leader.map(|leader| reader.member(leader)));
    let leaves: Vec<String> = member
        .leaves
        .iter()
        .filter(|(_, last)| *last >= reader.day)
        .map(|(first, last)| format!("{}–{}", text.short_day(*first), text.short_day(*last)))
        .collect();
    row("show-leave", (!leaves.is_empty()).then(|| text.list(&leaves)));
    row("show-left-on", member.left_on.map(|day| text.day(day)));
    Some(Sheet {
        head: format!("{id}  {}", member.details.name),
        rows,
        directives: Vec::new(),
        json: json!({
            "member": id.to_string(),
            "name": member.details.name.to_string(),
            "roles": member.roles,
            "title": member.details.title.as_ref().map(ToString::to_string),
            "team": member.team.map(|(team, _)| team.to_string()),
            "leader": leader.map(|leader| leader.to_string()),
            "left_on": member.left_on,
        }),
    })
}

fn promise(reader: Reader<'_>, id: PromiseId) -> Option<Sheet> {
    let seen = access::see_promise(reader.state, reader.viewer, id, reader.read_on)?;
    let promise = *seen.get();
    let made = &promise.made;
    let text = reader.text;
    let to = made.account.map(|id| reader.account(id)).or(made.member.map(|id| reader.member(id)));
    let mut rows = vec![
        ("show-promise", made.text.to_string()),
        ("show-promised-by", reader.member(made.by)),
        ("show-promise-due", text.day(made.due.on)),
        ("show-promise-first-due", text.day(promise.first_due)),
        ("show-promised-on", text.day(promise.made_on)),
    ];
    rows.extend(to.clone().map(|to| ("show-promised-to", to)));
    rows.extend(promise.settled_on.map(|day| ("show-settled-on", text.day(day))));
    Some(Sheet {
        head: id.to_string(),
        rows,
        directives: made.directive.into_iter().collect(),
        json: json!({
            "promise": id.to_string(),
            "text": made.text.to_string(),
            "by": reader.member(made.by),
            "to": to,
            "due": made.due.on,
            "first_due": promise.first_due,
            "made_on": promise.made_on,
            "settled_on": promise.settled_on,
            "entry": promise.entry.0,
        }),
    })
}

fn contact(reader: Reader<'_>, id: ContactId) -> Option<Sheet> {
    let seen = access::see_contact(reader.state, reader.viewer, id, reader.read_on)?;
    let contact = *seen.get();
    let account = reader.state.accounts.get(contact.details.account)?;
    let mut rows = vec![("show-account", format!("{} ({})", account.details.name, account.id))];
    rows.extend(contact.left_on.map(|day| ("show-left-on", reader.text.day(day))));
    Some(Sheet {
        head: format!("{id}  {}", reader.contact(contact)),
        rows,
        directives: open_directives(reader, |directive| directive.ask.counterpart == Some(id)),
        json: json!({
            "contact": id.to_string(),
            "name": contact.details.name.to_string(),
            "title": contact.details.title.as_ref().map(ToString::to_string),
            "department": contact.details.department.as_ref().map(ToString::to_string),
            "rank": contact.details.rank,
            "account": account.id.to_string(),
            "left_on": contact.left_on,
        }),
    })
}

fn team(reader: Reader<'_>, id: TeamId) -> Option<Sheet> {
    let team = reader.state.teams.get(id)?;
    may(reader, Action::ReadMember, Seen::Firm).then_some(())?;
    let members: Vec<String> = reader
        .state
        .members
        .iter()
        .filter(|member| {
            member.team.is_some_and(|(team, _)| team == id) && member.left_on.is_none()
        })
        .map(|member| member.details.name.to_string())
        .collect();
    let terms: Vec<String> = team
        .terms
        .iter()
        .map(|term| {
            let until = term.until.map(|day| reader.text.short_day(day)).unwrap_or_default();
            let from = reader.text.short_day(term.from);
            format!("{} ({from}–{until})", reader.member(term.leader))
        })
        .collect();
    Some(Sheet {
        head: format!("{id}  {}", team.name),
        rows: vec![
            ("show-terms", reader.text.list(&terms)),
            ("show-members", reader.text.list(&members)),
        ],
        directives: Vec::new(),
        json: json!({
            "team": id.to_string(),
            "name": team.name.to_string(),
            "members": members,
            "terms": team.terms.iter().map(|term| json!({
                "leader": term.leader.to_string(), "from": term.from, "until": term.until,
            })).collect::<Vec<_>>(),
        }),
    })
}

fn talk(reader: Reader<'_>, id: DiscussionId) -> Option<Sheet> {
    let seen = access::see_discussion(reader.state, reader.viewer, id, reader.read_on)?;
    let talk = *seen.get();
    let gist: &Discussion = &talk.gist;
    let text = reader.text;
    let mut rows = vec![("show-talked-on", text.day(talk.at.on))];
    let mut row = |key, said: Option<String>| rows.extend(said.map(|said| (key, said)));
    row("show-account", gist.account.map(|id| reader.account(id)));
    let attendees = reader.attendees(gist);
    row("show-attendees", (!attendees.is_empty()).then(|| text.list(&attendees)));
    for (key, words) in [
        ("show-talk-asked", &gist.asked),
        ("show-talk-answered", &gist.answered),
        ("show-talk-agreed", &gist.agreed),
        ("show-talk-promise", &gist.i_promise),
        ("show-talk-open", &gist.open),
        ("show-talk-said", &gist.said_to_client),
        ("show-talk-client-answered", &gist.client_answered),
        ("show-talk-not-said", &gist.not_said),
        ("show-talk-text", &gist.text),
    ] {
        row(key, words.as_ref().map(ToString::to_string));
    }
    for step in &gist.next_steps {
        let due = step.due.as_ref().map(|due| format!(" ({})", text.day(due.on)));
        let who = step.member.map(|id| format!("{}: ", reader.member(id))).unwrap_or_default();
        row("show-talk-next", Some(format!("{who}{}{}", step.what, due.unwrap_or_default())));
    }
    let title = gist.title.as_ref().map(ToString::to_string).unwrap_or_default();
    Some(Sheet {
        head: format!("{id}  {title}").trim_end().to_owned(),
        rows,
        directives: gist.directive.into_iter().collect(),
        json: json!({
            "discussion": id.to_string(),
            "on": talk.at.on,
            "entry": talk.at.entry.0,
            "by": talk.by.map(|id| reader.member(id)),
            "gist": gist,
        }),
    })
}

fn claim(reader: Reader<'_>, id: ClaimId) -> Option<Sheet> {
    let claim = reader.state.claims.get(id)?;
    let seen = access::see_account(reader.state, reader.viewer, claim.account, reader.read_on)?;
    let account = *seen.get();
    let text = reader.text;
    let mut rows = vec![
        ("show-account", account.details.name.to_string()),
        ("show-claim", claim.text.to_string()),
        ("show-opened-on", text.day(claim.opened_on)),
    ];
    rows.extend(claim.settled_on.map(|day| ("show-settled-on", text.day(day))));
    Some(Sheet {
        head: id.to_string(),
        rows,
        directives: Vec::new(),
        json: json!({
            "claim": id.to_string(),
            "account": account.id.to_string(),
            "text": claim.text.to_string(),
            "opened_on": claim.opened_on,
            "settled_on": claim.settled_on,
        }),
    })
}

fn abuse(reader: Reader<'_>, id: AbuseId) -> Option<Sheet> {
    let seen = access::see_abuse(reader.state, reader.viewer, id, reader.read_on)?;
    let abuse = *seen.get();
    let text = reader.text;
    let mut rows = vec![
        ("show-account", reader.account(abuse.report.account)),
        ("show-abuse-member", reader.member(abuse.report.member)),
        ("show-abuse-text", abuse.report.text.to_string()),
        ("show-opened-on", text.day(abuse.on)),
    ];
    rows.extend(abuse.closed_on.map(|day| ("show-settled-on", text.day(day))));
    Some(Sheet {
        head: id.to_string(),
        rows,
        directives: abuse.report.directive.into_iter().collect(),
        json: json!({
            "abuse": id.to_string(),
            "account": abuse.report.account.to_string(),
            "member": abuse.report.member.to_string(),
            "text": abuse.report.text.to_string(),
            "on": abuse.on,
            "closed_on": abuse.closed_on,
        }),
    })
}
