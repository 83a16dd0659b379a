//! A list of the firm's people to members, teams and terms.

use std::collections::{BTreeMap, HashMap, HashSet};

use fushime_core::command::{Command, Refusal};
use fushime_core::desk::{Desk, Done};
use fushime_core::event::member::MemberDetails;
use fushime_core::event::terms::{Language, Role};
use fushime_core::ids::{MemberId, TeamId};
use fushime_core::phrase::{Arg, Phrase};
use fushime_core::state::State;
use fushime_core::words::Words;
use fushime_wording::fold_width;
use jiff::civil::Date;

use super::bringing::{
    Bringing, Brought, Happened, Keys, LIST_ROWS_MAX, Place, Row, RowEnd, open_table, order, seen,
};
use super::cell;
use super::header::{Field, fields};
use super::map_file::MapFile;
use super::named::{Named, listed};
use super::problem::{FileProblem, Problem, Wrong};
use super::table::Input;

/// The columns of a list of members.
pub const FIELDS: &[Field] = fields! {
    "name":
        "氏名" "社員名" "従業員名" "職員名" "名前" "姓名" "担当者名" "担当者" "漢字氏名" "氏名漢字"
        "full name" "member" "employee name" "employee" "display name" "name";
    "family_name": "姓" "苗字" "名字" "氏" "last name" "family name" "surname";
    "given_name": "名" "下の名前" "first name" "given name";
    "reading":
        "フリガナ" "氏名カナ" "カナ氏名" "氏名フリガナ" "社員名カナ" "カナ" "読み" "読み仮名" "kana"
        "furigana" "reading" "phonetic name";
    "family_reading": "セイ" "姓カナ" "姓フリガナ" "last name kana";
    "given_reading": "メイ" "名カナ" "名フリガナ" "first name kana";
    "title": "役職" "役職名" "職位" "肩書" "肩書き" "title" "job title" "position";
    "email":
        "メール" "メールアドレス" "Eメール" "電子メール" "メアド" "e-mail" "email" "email address" "mail";
    "roles": "役割" "ロール" "権限" "roles" "role";
    "team":
        "チーム" "チーム名" "課" "課名" "部署" "部署名" "所属" "所属部署" "所属名" "グループ" "営業所"
        "部門" "部課" "組織" "team" "department" "group" "unit" "office";
    "leader":
        "上司" "上長" "直属上司" "直属の上司" "上司名" "上司氏名" "チームリーダー" "leader" "manager"
        "reports to" "supervisor" "boss";
    "language": "言語" "使用言語" "language" "locale";
    "joined_on":
        "入社" "入社日" "入社年月日" "入社年" "配属日" "着任日" "joined on" "joined" "hire date" "start date";
    "left_on": "退社" "退社日" "退職日" "退職" "left on" "left" "end date" "termination date";
    "source_key":
        "社員番号" "社員コード" "社員ID" "従業員番号" "従業員コード" "職員番号" "社員No" "ユーザーID" "番号"
        "employee id" "employee number" "employee no" "staff id" "user id" "user name" "id" "code";
    "fushime_number": "Fushime番号";
};

/// Finds members by the key of another system, by name and by mail address.
#[derive(Debug, Default)]
pub struct MemberIndex {
    by_key: HashMap<String, MemberId>,
    by_name: HashMap<String, Vec<MemberId>>,
    by_email: HashMap<String, MemberId>,
    /// By each part of a name that is written in parts: the family name alone is enough for one.
    by_part: HashMap<String, Vec<MemberId>>,
    names: BTreeMap<MemberId, Words>,
    gone: HashSet<MemberId>,
}

impl MemberIndex {
    /// Makes the index of all members.
    #[must_use]
    pub fn of(state: &State) -> Self {
        let mut index = Self::default();
        for member in state.members.iter() {
            index.put(member.id, &member.details);
            if member.left_on.is_some() {
                index.gone.insert(member.id);
            }
        }
        index
    }

    /// Takes a member in.
    pub fn put(&mut self, id: MemberId, details: &MemberDetails) {
        let add = |held: &mut Vec<MemberId>| {
            if !held.contains(&id) {
                held.push(id);
            }
        };
        let name = details.name.as_str();
        add(self.by_name.entry(person_key(name)).or_default());
        let parts: Vec<&str> = name.split_whitespace().collect();
        for part in parts.iter().filter(|_| parts.len() > 1) {
            add(self.by_part.entry(person_key(part)).or_default());
        }
        self.names.insert(id, details.name.clone());
        if let Some(key) = &details.source_key {
            self.by_key.insert(fold_width(key.as_str()), id);
        }
        if let Some(email) = &details.email {
            self.by_email.insert(fold_width(email.as_str()), id);
        }
    }

    /// Finds a member by a text that is a key, a mail address, a name, or a part of a name that
    /// only one of those who are here has.
    #[must_use]
    pub fn find(&self, text: &str) -> Named<MemberId> {
        let key = fold_width(text);
        if let Some(id) = self.by_key.get(&key).or_else(|| self.by_email.get(&key)) {
            return Named::One(*id);
        }
        let key = person_key(text);
        let Some(named) = self.by_name.get(&key).or_else(|| self.by_part.get(&key)) else {
            return Named::Nobody;
        };
        let here: Vec<MemberId> =
            named.iter().copied().filter(|id| !self.gone.contains(id)).collect();
        Named::of(if here.is_empty() { named.clone() } else { here })
    }

    /// Finds the member a row is about.
    fn about(
        &self,
        state: &State,
        details: &MemberDetails,
        number: Option<u32>,
    ) -> Option<MemberId> {
        let name = person_key(details.name.as_str());
        let numbered = number.and_then(|number| state.members.get(MemberId(number)));
        if let Some(held) = numbered.filter(|held| person_key(held.details.name.as_str()) == name) {
            return Some(held.id);
        }
        let key = details.source_key.as_ref().map(|key| fold_width(key.as_str()));
        if let Some(id) = key.as_ref().and_then(|key| self.by_key.get(key)) {
            return Some(*id);
        }
        let email = details.email.as_ref().map(|email| fold_width(email.as_str()));
        if let Some(id) = email.and_then(|email| self.by_email.get(&email)) {
            return Some(*id);
        }
        let [id] = self.by_name.get(&person_key(details.name.as_str()))?[..] else { return None };
        let held = &state.members.get(id)?.details;
        let stands_in =
            |held: &Words| person_key(held.as_str()) == person_key(details.name.as_str());
        let no_contradiction = held.source_key.as_ref().is_none_or(stands_in)
            && (held.email.is_none() || details.email.is_none());
        (key.is_none() || no_contradiction).then_some(id)
    }
}

/// Says why a text names no one member. `None`: it names one.
#[must_use]
pub fn not_one_member(members: &MemberIndex, found: &Named<MemberId>) -> Option<Phrase> {
    match found {
        Named::One(_) => None,
        Named::Nobody => Some(Phrase::plain("import-expected-member")),
        Named::Several(several) => {
            let names = several.iter().map(|id| match members.names.get(id) {
                Some(name) => format!("{id} {name}"),
                None => id.to_string(),
            });
            let names = Arg::Words(listed(names));
            Some(Phrase::plain("import-expected-one-member").with("names", names))
        }
    }
}

/// Returns a person's name as it is compared: in one width, without spaces and honorifics.
#[must_use]
pub fn person_key(name: &str) -> String {
    let folded = fold_width(name);
    let bare = ["様", "サン", "氏"].iter().find_map(|end| folded.strip_suffix(end));
    bare.filter(|rest| rest.chars().count() >= 2).unwrap_or(&folded).to_owned()
}

/// What a row says about a member beyond who it is.
struct Said {
    row: u64,
    member: MemberId,
    is_new: bool,
    team: Option<Words>,
    leader: Option<Words>,
    joined_on: Option<Date>,
    left_on: Option<Date>,
    taken: bool,
}

/// Brings a list of members in.
///
/// # Errors
///
/// A [`FileProblem`] when the file as a whole cannot be read; then nothing was ordered.
pub fn bring(
    desk: &mut Desk,
    bringing: &Bringing,
    input: &dyn Input,
    map: Option<&MapFile>,
) -> Result<Brought, FileProblem> {
    let (mut table, columns) = open_table(input, FIELDS, map)?;
    if columns.place("name").is_none() && columns.place("family_name").is_none() {
        let missing = "name".to_owned();
        return Err(FileProblem::NoColumns { missing, header: columns.header.join(", ") });
    }
    let mut brought = Brought::default();
    brought.seen.push(seen(input, &table, &columns, FIELDS));
    let keys = Keys::new("members", desk);
    let mut members = MemberIndex::of(desk.state());
    let date_order = map.and_then(|map| map.order().ok()).unwrap_or_default();
    let mut said = Vec::new();
    while let Some(record) = table.next_row()? {
        let mut row = Row {
            record: &record,
            columns: &columns,
            file: input.name(),
            order: date_order,
            problems: &mut brought.problems,
        };
        if let Some(end) = row.malformed() {
            brought.count(end);
            continue;
        }
        match who(desk, bringing, &mut row, &mut members, &keys) {
            Ok(known) => said.push(known),
            Err(end) => brought.count(end),
        }
        if said.len() as u64 > LIST_ROWS_MAX {
            return Err(FileProblem::TooManyRows(LIST_ROWS_MAX));
        }
        brought.bear()?;
    }
    // Leaders may stand below those they lead, so teams come when everybody is known.
    let mut places = Placing { bringing, keys: &keys, file: input.name(), members: &members };
    places.teams(desk, &mut said, &mut brought);
    for known in &said {
        brought.count(if known.taken { RowEnd::Taken } else { RowEnd::Known });
    }
    if brought.rows == 0 { Err(FileProblem::NoRows) } else { Ok(brought) }
}

fn who(
    desk: &mut Desk,
    bringing: &Bringing,
    row: &mut Row<'_>,
    members: &mut MemberIndex,
    keys: &Keys,
) -> Result<Said, RowEnd> {
    let firm = desk.state().firm.as_ref().map_or(Language::Ja, |firm| firm.language);
    let Some(name) = full(row, "name", ("family_name", "given_name")) else {
        return Err(row.left_out("name", Phrase::plain("import-expected-name")));
    };
    let language = row.value("language", cell::language);
    let read = MemberDetails {
        name,
        language: language.unwrap_or(firm),
        reading: full(row, "reading", ("family_reading", "given_reading")),
        title: row.words("title"),
        email: row.value("email", cell::email).map(Words::new),
        source_key: row.words("source_key"),
    };
    let roles = row.value("roles", cell::roles);
    let (today, date_order) = (bringing.today(), row.order);
    let joined_on = row.value("joined_on", |cell| cell::date(cell, today, date_order));
    let left_on = row.value("left_on", |cell| cell::date(cell, today, date_order));
    let number = row.value("fushime_number", cell::number_of_ours);
    let known = members.about(desk.state(), &read, number);
    let mut said = Said {
        row: row.record.row,
        member: known.unwrap_or_else(|| desk.state().members.next()),
        is_new: known.is_none(),
        team: row.words("team"),
        leader: row.words("leader"),
        joined_on,
        left_on,
        taken: known.is_none(),
    };
    let steps = match known.and_then(|id| desk.state().members.get(id)) {
        None => {
            let roles = roles.unwrap_or_else(|| vec![Role::Salesperson]);
            members.put(said.member, &read);
            vec![Command::AddMember { details: read, roles, team: None }]
        }
        Some(held) => {
            let details = merged(&held.details, read, language.is_some());
            let granted = roles.unwrap_or_default().into_iter().filter(|role| !held.is(*role));
            let member = said.member;
            let mut steps: Vec<Command> =
                granted.map(|role| Command::GrantRole { member, role }).collect();
            if details != held.details {
                members.put(member, &details);
                steps.push(Command::ChangeMember { member, details });
            }
            steps
        }
    };
    said.taken |= !steps.is_empty();
    for (nth, command) in (0..).zip(steps) {
        let key = keys.key(row.file, row.record.row, &format!("member {nth}"));
        let happened = Happened { on: bringing.today(), time: None, on_behalf_of: None };
        let place = Place { file: row.file, row: row.record.row, who: None };
        order(desk, bringing, key, (happened, place), command)
            .map_err(|refusal| row.refused(refusal))?;
    }
    Ok(said)
}

/// Reads a name from one column, or from two.
pub(super) fn full(row: &mut Row<'_>, whole: &str, parts: (&str, &str)) -> Option<Words> {
    if let Some(name) = row.words(whole) {
        // Between family and given name stands one space, whatever its width was.
        let parts: Vec<&str> = name.as_str().split_whitespace().collect();
        return Some(Words::from(parts.join(" ")));
    }
    let (family, given) = (row.words(parts.0), row.words(parts.1));
    match (family, given) {
        (Some(family), Some(given)) => Some(Words::from(format!("{family} {given}"))),
        (family, given) => family.or(given),
    }
}

fn merged(held: &MemberDetails, read: MemberDetails, language_given: bool) -> MemberDetails {
    MemberDetails {
        // The same name with other spaces is no change.
        name: if person_key(read.name.as_str()) == person_key(held.name.as_str()) {
            held.name.clone()
        } else {
            read.name
        },
        language: if language_given { read.language } else { held.language },
        reading: read.reading.or_else(|| held.reading.clone()),
        title: read.title.or_else(|| held.title.clone()),
        email: read.email.or_else(|| held.email.clone()),
        source_key: read.source_key.or_else(|| held.source_key.clone()),
    }
}

/// Finds a team by the key of another system or by name.
#[must_use]
pub fn find_team(state: &State, text: &str) -> Option<TeamId> {
    let wanted = fold_width(text);
    let is = |words: &Words| fold_width(words.as_str()) == wanted;
    let keyed = state.teams.iter().find(|team| team.source_key.as_ref().is_some_and(is));
    keyed.or_else(|| state.teams.iter().find(|team| is(&team.name))).map(|team| team.id)
}

/// Returns the team a member leads on a day; the first of several.
#[must_use]
pub fn led_by(state: &State, member: MemberId, day: Date) -> Option<TeamId> {
    let leads = |term: &fushime_core::state::Term| term.leader == member;
    state.teams.iter().find(|team| team.term_on(day).is_some_and(leads)).map(|team| team.id)
}

/// Puts people into teams, and leaders before them.
struct Placing<'a> {
    bringing: &'a Bringing,
    keys: &'a Keys,
    file: &'a str,
    members: &'a MemberIndex,
}

impl Placing<'_> {
    fn teams(&mut self, desk: &mut Desk, said: &mut [Said], brought: &mut Brought) {
        let mut leaders: BTreeMap<TeamId, BTreeMap<MemberId, (usize, u64)>> = BTreeMap::new();
        for known in said.iter_mut() {
            let leader = known.leader.as_ref().map(|name| self.members.find(name.as_str()));
            let wrong = leader.as_ref().and_then(|found| not_one_member(self.members, found));
            if let Some(expected) = wrong {
                let value = known.leader.as_ref().map_or("", Words::as_str);
                brought
                    .problems
                    .push(Problem::cell(self.file, known.row, "leader", value, expected));
            }
            let leader = leader.and_then(Named::one);
            match self.place(desk, known, leader) {
                Ok(team) => {
                    if let (Some(team), Some(leader)) = (team, leader) {
                        let votes = leaders.entry(team).or_default();
                        votes.entry(leader).or_insert((0, known.row)).0 += 1;
                    }
                }
                Err(refusal) => {
                    let what = Wrong::Refused(refusal);
                    brought.problems.push(Problem::row(self.file, known.row, what));
                }
            }
        }
        for (team, votes) in leaders {
            // Whom most of a team name as their leader leads it; the leader's own leader does not.
            let chosen = votes.iter().max_by_key(|(leader, (count, _))| (*count, **leader));
            let Some((leader, (_, row))) = chosen else { continue };
            if let Err(refusal) = self.lead(desk, team, *leader, *row) {
                let what = Wrong::Refused(refusal);
                brought.problems.push(Problem::row(self.file, *row, what));
            }
        }
    }

    fn step(
        &self,
        desk: &mut Desk,
        row: u64,
        what: &str,
        command: Command,
    ) -> Result<Done, Refusal> {
        let key = self.keys.key(self.file, row, what);
        let happened = Happened { on: self.bringing.today(), time: None, on_behalf_of: None };
        let place = Place { file: self.file, row, who: None };
        order(desk, self.bringing, key, (happened, place), command)
    }

    /// Puts one member into a team. Returns the team a leader was named for.
    fn place(
        &self,
        desk: &mut Desk,
        known: &mut Said,
        leader: Option<MemberId>,
    ) -> Result<Option<TeamId>, Refusal> {
        let today = self.bringing.today();
        let held = desk.state().members.get(known.member);
        let gone = held.is_some_and(|member| member.left_on.is_some());
        if let Some(on) = known.left_on.filter(|on| *on <= today) {
            if !gone {
                let command = Command::MemberLeaves { member: known.member, on };
                self.step(desk, known.row, "left", command)?;
                known.taken = true;
            }
            return Ok(None);
        }
        let own = held.and_then(|member| member.team).map(|(team, _)| team);
        let team = match (&known.team, leader) {
            (Some(name), _) => Some(self.team_named(desk, known.row, name)?),
            (None, Some(leader)) => match led_by(desk.state(), leader, today) {
                Some(team) => Some(team),
                None => {
                    let member = desk.state().members.get(leader);
                    let name = member.map(|member| member.details.name.clone());
                    name.map(|name| self.team_named(desk, known.row, &name)).transpose()?
                }
            },
            (None, None) if known.is_new => led_by(desk.state(), self.bringing.member, today),
            (None, None) => None,
        };
        if let Some(team) = team.filter(|team| own != Some(*team)) {
            let from = known.joined_on.filter(|on| *on <= today).unwrap_or(today);
            let command = Command::JoinTeam { team, member: known.member, from };
            self.step(desk, known.row, "join", command)?;
            known.taken = true;
        }
        Ok(team)
    }

    fn team_named(&self, desk: &mut Desk, row: u64, name: &Words) -> Result<TeamId, Refusal> {
        if let Some(team) = find_team(desk.state(), name.as_str()) {
            return Ok(team);
        }
        let team = desk.state().teams.next();
        let command = Command::FormTeam { name: name.clone(), source_key: None };
        self.step(desk, row, "team", command)?;
        Ok(team)
    }

    /// Lets a leader's term begin, unless it runs already.
    fn lead(
        &self,
        desk: &mut Desk,
        team: TeamId,
        leader: MemberId,
        row: u64,
    ) -> Result<(), Refusal> {
        let today = self.bringing.today();
        let term = desk.state().teams.get(team).and_then(|team| team.term_on(today));
        if term.is_some_and(|term| term.leader == leader) {
            return Ok(());
        }
        if desk.state().members.get(leader).is_some_and(|member| !member.is(Role::Leader)) {
            let command = Command::GrantRole { member: leader, role: Role::Leader };
            self.step(desk, row, "leader", command)?;
        }
        let command = Command::BeginTerm { team, leader, from: today };
        self.step(desk, row, "term", command).map(|_| ())
    }
}
