//! The table of who may do what, as people read it, against the one the program uses.

use std::collections::BTreeMap;

use fushime_core::access::{Action, Relation, allows};

const TABLE: &str = include_str!("../access_table.txt");

/// Reads the table: what each action says for each relation.
fn read(table: &str) -> BTreeMap<(String, String), bool> {
    let mut lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let relations: Vec<&str> = lines.next().unwrap().split_whitespace().collect();
    let mut read = BTreeMap::new();
    for line in lines {
        let mut cells = line.split_whitespace();
        let action = cells.next().unwrap();
        let marks: Vec<&str> = cells.collect();
        assert_eq!(marks.len(), relations.len(), "{action} has another number of marks");
        for (relation, mark) in relations.iter().zip(marks) {
            let may = match mark {
                "○" => true,
                "–" => false,
                other => panic!("{action}: {other} is no mark"),
            };
            let before = read.insert((action.to_owned(), (*relation).to_owned()), may);
            assert!(before.is_none(), "{action} stands twice");
        }
    }
    read
}

/// Returns what a table says otherwise than the program does.
fn differences(table: &BTreeMap<(String, String), bool>) -> Vec<String> {
    let mut found = Vec::new();
    for action in Action::ALL {
        for relation in Relation::ALL {
            let does = allows(*relation, *action);
            match table.get(&(action.as_str().to_owned(), relation.as_str().to_owned())) {
                Some(says) if *says == does => {}
                Some(_) => found.push(format!("{} {}", action.as_str(), relation.as_str())),
                None => found.push(format!("{} {} missing", action.as_str(), relation.as_str())),
            }
        }
    }
    found
}

#[test]
fn the_table_is_what_the_program_does() {
    let table = read(TABLE);
    assert_eq!(differences(&table), Vec::<String>::new());
    assert_eq!(table.len(), Action::ALL.len() * Relation::ALL.len(), "a row nobody uses");
}

/// The control: one mark that is turned, and one row that is taken out, are found.
#[test]
fn a_turned_mark_is_found() {
    let mut table = read(TABLE);
    let key = ("approve_redaction".to_owned(), "self".to_owned());
    *table.get_mut(&key).unwrap() = true;
    assert_eq!(differences(&table), ["approve_redaction self"]);
    table.remove(&key);
    assert_eq!(differences(&table), ["approve_redaction self missing"]);
}

/// What the product promises, in words, whatever else the table says.
#[test]
fn the_promises_hold() {
    let may = |relation, action| allows(relation, action);
    for action in Action::ALL {
        // The keeper of the system reads nobody's words and speaks for nobody.
        let administers = matches!(
            action,
            Action::ReadMember
                | Action::ReportAbuse
                | Action::ApproveRedaction
                | Action::KeepMembers
                | Action::KeepLeave
                | Action::KeepFirm
                | Action::Import
                | Action::ReadLog
                | Action::KeepLedger
        );
        assert_eq!(may(Relation::Administrator, *action), administers, "{}", action.as_str());
        // Operations and finance see the state of their policies, and no person.
        let follows = matches!(
            action,
            Action::ReadStage | Action::ReadPolicy | Action::ReadMember | Action::ReportAbuse
        );
        assert_eq!(may(Relation::AskedStakeholder, *action), follows, "{}", action.as_str());
        // A leader of before reads for a while and writes nothing.
        let reads = matches!(
            action,
            Action::ReadDirective
                | Action::ReadStage
                | Action::ReadDiscussion
                | Action::ReadPromise
                | Action::ReadMember
                | Action::ReportAbuse
        );
        assert_eq!(may(Relation::FormerLeader, *action), reads, "{}", action.as_str());
        // Whatever the leader reads about a directive, the one it is asked of reads too.
        let reading = action.as_str().starts_with("read_") && *action != Action::ReadPolicy;
        if reading && may(Relation::Leader, *action) {
            assert!(may(Relation::Self_, *action), "{}", action.as_str());
        }
    }
    // Signals of a person are for that person, the leader, and an executive who was asked to help.
    let readers: Vec<Relation> =
        Relation::ALL.iter().copied().filter(|r| may(*r, Action::ReadSignals)).collect();
    assert_eq!(readers, [Relation::Self_, Relation::Leader, Relation::AskedExecutive]);
}
