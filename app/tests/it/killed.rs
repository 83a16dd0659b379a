//! A process that is killed while it writes leaves a ledger that holds, with all it had answered.

use std::time::Duration;

use crate::run::Desk;

#[test]
fn a_killed_process_leaves_a_ledger_that_verifies() {
    let mut desk = Desk::founded("en");
    desk.fine("ask 'Tell Sakura' --owner 田中 --by 2027-03-31 --yes");
    let mut entries = desk.json("verify")["entries"].as_u64().unwrap();
    let mut killed_before_answering = 0;
    for cycle in 0..20_u64 {
        let mut command = desk.program();
        command.args(["update", "D-1", "--said", "--for", "田中", &format!("cycle {cycle}")]);
        command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::null());
        let mut child = command.spawn().unwrap();
        std::thread::sleep(Duration::from_millis(cycle * 3));
        child.kill().unwrap();
        let output = child.wait_with_output().unwrap();
        let answered = !output.stdout.is_empty();
        killed_before_answering += u32::from(!answered);
        let after = desk.json("verify");
        assert_eq!(after["ok"], true, "cycle {cycle}: {after}");
        let now = after["entries"].as_u64().unwrap();
        assert!(now == entries || now == entries + 1, "cycle {cycle}: {entries} then {now}");
        // What was answered is there.
        assert!(!answered || now == entries + 1, "cycle {cycle}: an answered entry is lost");
        entries = now;
    }
    // The control: at least the first cycles must have been killed in time to prove anything.
    assert!(killed_before_answering > 0, "nobody was killed before answering");
}
