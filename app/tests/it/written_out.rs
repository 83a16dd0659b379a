//! What the program writes out: never over another file, never among the firm's data.

use crate::import::Firm;

#[test]
fn nothing_is_written_over_and_nothing_into_the_folder_of_the_ledger() {
    let firm = Firm::new();
    firm.brings("accounts", &firm.file("a.csv", "会社名\nさくら食品株式会社\n"), &[]);
    let ledger = std::fs::read(firm.path("data/ledger.sqlite")).unwrap();
    let mine = firm.file("mine.csv", "mine");
    let place = |name: &str| firm.path(name).display().to_string();
    for (path, sentence) in [
        (mine.clone(), "is there already"),
        (place("data/ledger.sqlite"), "is there already"),
        (place("data/new.csv"), "in the folder of the ledger"),
        (place("data/../data/new.csv"), "in the folder of the ledger"),
        (place("absent/new.csv"), "could not be written"),
    ] {
        for command in [&["export", "accounts", "-o"][..], &["checkpoint", "--to"], &["backup"]] {
            if command == ["backup"] && path.contains("absent") {
                continue;
            }
            let said = firm.run(&[command, &[&path]].concat(), "en");
            assert_eq!(said.code, 1, "{command:?} {path}: {}{}", said.out, said.complaint);
            assert!(said.complaint.contains(sentence), "{command:?}: {}", said.complaint);
        }
    }
    assert_eq!(std::fs::read_to_string(&mine).unwrap(), "mine");
    assert_eq!(std::fs::read(firm.path("data/ledger.sqlite")).unwrap(), ledger);
    assert!(!firm.path("data/new.csv").exists() && !firm.path("absent").exists());
    for (command, name) in
        [(&["export", "accounts", "-o"][..], "out.csv"), (&["checkpoint", "--to"], "end.txt")]
    {
        let said = firm.run(&[command, &[&place(name)]].concat(), "ja");
        assert_eq!(said.code, 0, "{}", said.complaint);
        assert!(std::fs::metadata(firm.path(name)).unwrap().len() > 10, "{name}");
    }
    let left = std::fs::read_dir(firm.path(".")).unwrap().filter_map(Result::ok);
    let left = left.filter(|file| file.file_name().to_string_lossy().starts_with(".fushime"));
    assert_eq!(left.count(), 0, "nothing half written is left");
}

#[test]
fn the_key_of_another_system_never_stands_before_a_number_of_ours() {
    let firm = Firm::new();
    let list = "件名,担当,管理番号\n値上げの件,Morgan,D-2\n納期の件,Morgan,X-9\n";
    firm.brings("directives", &firm.file("d.csv", list), &[]);
    for (typed, number) in [("D-2", "D-2"), ("d2", "D-2"), ("Ｄ－２", "D-2"), ("X-9", "D-2")] {
        let said = firm.run(&["show", typed, "--format", "json"], "en");
        let shown: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        assert_eq!(shown["directive"], number, "{typed}: {}", said.out);
        assert_eq!(shown["source_key"], "X-9", "{typed}");
    }
    let about = firm.run(&["update", "D-2/1", "まだ"], "ja");
    assert!(!about.out.contains("D-1"), "{}", about.out);
}
