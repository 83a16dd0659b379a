//! What happens where something hinders: a folder that can only be read, a damaged vault, a broken
//! backup, a full device. Reading goes on, and what was recorded is said.

use std::fs::Permissions;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::run::{WEDNESDAY, words_of};
use crate::specimen::Specimen;

/// Somebody without any rights: whoever may do everything is not hindered by permissions.
const NOBODY: u32 = 65_534;

fn allow(path: &Path, mode: u32) {
    std::fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn said(output: &Output) -> (i32, String) {
    let told = [&output.stdout[..], &output.stderr].concat();
    (output.status.code().unwrap_or(-1), String::from_utf8_lossy(&told).into_owned())
}

#[test]
fn a_ledger_that_can_only_be_read_is_read() {
    let firm = Specimen::new(true);
    let folder = firm.folder.path();
    // The program itself may lie where nobody else reaches it.
    let place = tempfile::tempdir().unwrap();
    allow(place.path(), 0o755);
    let program = place.path().join("fushime");
    std::fs::copy(env!("CARGO_BIN_EXE_fushime"), &program).unwrap();
    allow(&program, 0o755);
    let is_root = std::fs::metadata(place.path()).unwrap().uid() == 0;
    let run = |line: &str| {
        let mut command = Command::new(&program);
        command.args(words_of(line)).args(["--now", WEDNESDAY, "--lang", "ja", "--data"]);
        command.arg(folder).env_clear().current_dir("/");
        if is_root {
            command.uid(NOBODY).gid(NOBODY);
        }
        said(&command.output().unwrap())
    };
    for entry in std::fs::read_dir(folder).unwrap() {
        allow(&entry.unwrap().path(), 0o444);
    }
    for mode in [0o555, 0o777] {
        // The folder and its files, or the files alone, can only be read.
        allow(folder, mode);
        for line in ["show D-1", "today", "list", "verify", "log", "today --as 田中", "account"] {
            let (code, told) = run(line);
            assert_eq!(code, 0, "{mode:o} {line}: {told}");
        }
        let (code, told) = run("update D-1 まだ --for 田中");
        assert_eq!(code, 1, "{mode:o}: {told}");
        assert!(told.contains("この台帳は読むことだけができます"), "{mode:o}: {told}");
    }
    allow(folder, 0o755);
    let entries = firm.json(&["verify"])["entries"].clone();
    for name in ["ledger.sqlite", "ledger.lock"] {
        if folder.join(name).exists() {
            allow(&folder.join(name), 0o644);
        }
    }
    firm.shows(&["update", "D-1", "まだ", "--for", "田中"]);
    assert_ne!(firm.json(&["verify"])["entries"], entries, "the control: it can be written again");
}

#[test]
fn a_vault_that_cannot_be_used_does_not_hinder_reading() {
    let firm = Specimen::new(true);
    firm.shows(&["show", "D-1"]);
    std::fs::write(firm.folder.path().join("vault.sqlite"), "no vault".repeat(999)).unwrap();
    for line in ["show D-1 --lang ja", "today --as 田中 --lang ja", "show D-1 --as 田中 --lang ja"]
    {
        let words = words_of(line);
        let output = firm.run(&words.iter().map(String::as_str).collect::<Vec<_>>());
        let (code, told) = said(&output);
        assert_eq!(code, 0, "{line}: {told}");
        assert!(told.contains("vault.sqlite"), "{line}: {told}");
        assert!(told.contains("さくら食品"), "{line}: {told}");
        assert!(!told.contains("読める台帳ではありません"), "{line}: {told}");
    }
}

#[test]
fn a_broken_backup_is_refused_in_a_sentence() {
    let firm = Specimen::new(true);
    let place = tempfile::tempdir().unwrap();
    let backup = place.path().join("monday.sqlite");
    let name = backup.display().to_string();
    let told = firm.shows(&["backup", &name, "--lang", "ja"]);
    assert!(told.contains("vault.sqlite"), "what is not in it is said: {told}");
    let whole = std::fs::read(&backup).unwrap();
    let restore = |name: &str| {
        let data = place.path().join("again");
        let mut command = Command::new(env!("CARGO_BIN_EXE_fushime"));
        command.args(["restore", name, "--lang", "ja", "--data"]).arg(&data).env_clear();
        let answer = said(&command.output().unwrap());
        let is_there = data.join("ledger.sqlite").exists();
        drop(std::fs::remove_dir_all(&data));
        (answer.0, answer.1, is_there)
    };
    for keep in [0, 50, 4096, 5000, whole.len() / 2, whole.len() - 4096] {
        let half = place.path().join("half.sqlite");
        std::fs::write(&half, &whole[..keep]).unwrap();
        let (code, told, is_there) = restore(&half.display().to_string());
        assert_eq!(code, 1, "{keep}: {told}");
        let clear = told.contains("控えではありません") || told.contains("壊れています");
        assert!(clear && !is_there, "{keep}: {told}");
    }
    let (code, told, is_there) = restore(&name);
    assert!(code == 0 && is_there, "the control: a whole one is restored: {told}");
}

/// Who does not see the answer must not take it for not written, and write it twice.
#[test]
fn what_was_recorded_is_said_where_the_answer_cannot_be_shown() {
    let firm = Specimen::new(true);
    let before = firm.json(&["verify"])["entries"].as_u64().unwrap();
    for (nth, format) in [(1, "text"), (2, "json")] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_fushime"))
            .args(["update", "D-1", "まだ", "--for", "田中", "--now", WEDNESDAY, "--lang", "ja"])
            .args(["--format", format, "--data"])
            .arg(firm.folder.path())
            .env_clear()
            .stdout(Stdio::from(full))
            .output()
            .unwrap();
        let (code, told) = said(&output);
        assert_eq!(code, 3, "{told}");
        assert!(told.contains("記録は済んでいます"), "{format}: {told}");
        assert!(told.contains("ディスクに空きがありません"), "in Japanese: {told}");
        assert_eq!(firm.json(&["verify"])["entries"], before + nth);
    }
}
