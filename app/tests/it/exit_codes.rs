//! 0 fine, 1 refused, 2 usage, 3 fault; and a reader who stops reading is no fault.

use std::process::Stdio;

use crate::run::Desk;

#[test]
fn every_outcome_has_its_exit_code() {
    let mut desk = Desk::founded("en");
    assert_eq!(desk.run("member").code, 0);
    assert_eq!(desk.run("--help").code, 0);
    assert_eq!(desk.run("help update").code, 0);
    assert_eq!(desk.run("--version").code, 0);
    assert_eq!(desk.run("update D-9 --said").code, 1);
    assert_eq!(desk.run("updaet").code, 2);
    assert_eq!(desk.run("update --no-such-option").code, 2);
    // A folder where the file should be can be neither read nor written.
    let file = std::fs::read_dir(desk.folder().join("books"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|ext| ext == "db" || ext == "sqlite"))
        .unwrap();
    let bytes = std::fs::read(&file).unwrap();
    std::fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
    let broken = desk.run("verify");
    assert!(broken.code == 3 || broken.code == 1, "{}: {}", broken.code, broken.err);
}

#[test]
fn a_closed_pipe_is_no_error() {
    let desk = Desk::founded("en");
    let mut child = desk.program().arg("--help").stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn the_help_is_in_the_language_that_is_asked_for() {
    let mut both = String::new();
    for lang in ["ja", "en"] {
        let mut desk = Desk::new(lang);
        for line in ["--help", "update --help", "plan --help", "policy decide --help"] {
            desk.fine(line);
        }
        both.push_str(&desk.transcript);
    }
    let mut desk = Desk::new("en");
    assert!(desk.fine("--lang ja --help").out.contains("使い方"));
    assert!(desk.fine("--lang=ja update --help").out.contains("言えた"));
    insta::assert_snapshot!("help", both);
}
