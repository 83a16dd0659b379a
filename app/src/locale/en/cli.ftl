### What the command line answers

welcome-new = Fushime keeps what you asked for in sight: what was truly said to the client, who needs you, and what to ask next.

    Look at a firm that is already at work:
      fushime demo

    Begin your own:
      fushime init --firm "Your firm" --leader "Your name"
      fushime import accounts FILE.csv
      fushime today

    Everything else: fushime --help
welcome-begun = The ledger in { $folder } is open.

    What to do today:      fushime today
    Ask for something:     fushime ask "Tanaka: tell Sakura Foods +8% from April 1, visit 12/10"
    All directives:        fushime list
    Everything else:       fushime --help

init-done = { $firm } is founded. { $leader } leads the team “{ $team }”. Everything is kept in { $folder }.
init-team = Sales
init-next = → Next: add people (fushime member add NAME) or bring in your accounts (fushime import accounts FILE), then ask for something (fushime ask "…").
init-next-without-notice = → Signals stay off until your staff have been told what the records are for: fushime notice DATE
    → Next: add people (fushime member add NAME) or bring in your accounts (fushime import accounts FILE), then ask for something (fushime ask "…").

consent-question = Write it down like this? [y/N]
consent-declined = Nothing was written.
consent-needed = { $proposal }
    Nothing was written yet.
consent-needed-hint = If that is right, repeat the command with --yes.

find-nothing = No { $thing } is called “{ $name }”.
find-nothing-hint = A number, the whole name, or a part of it will do.
find-several = “{ $name }” could be several: { $among }
find-several-hint = Please give the number, or more of the name.
who-asks = There is nobody here who leads.
who-asks-hint = Say who acts with --as NAME.

date-proposed = “{ $words }” was read as { $day } ({ $sureness }).
date-unclear = { $field } “{ $given }”: { $question }
date-unclear-hint = Please write the day, for example 2027-04-01, 4/1 or 1 April.
date-past = { $field }: { $day } has passed. Please give today or a later day.
date-unread = { $field } “{ $given }” could not be read as a date.
date-unread-hint = For example 2027-04-01, 4/1, 令和9年4月1日, 1 April, or “by Friday”.
hour-unread = { $field } “{ $given }” could not be read as an hour; for example 14:30, 17時 or 5pm.

office-busy = Others are writing at this moment. Nothing was written; please try again.
office-locked = Another Fushime has this ledger open. Nothing was done.
office-locked-hint = Wait until it has finished, or stop it.
office-full = There is no room left on the disk. Nothing was written; reading still works.
office-full-hint = Make some room, then repeat the command.
office-read-only = This ledger can only be read here. Nothing was written.
office-read-only-hint = Check whether the folder and its files may be written to. Reading works: show, list, today, verify.
office-absent = There is no ledger here yet.
office-absent-hint = Begin one with: fushime init --firm NAME --leader NAME, or look at the demo: fushime demo. Another folder is named with --data.
office-present = There is a ledger here already; nothing was changed.
office-present-hint = Name another folder with --data.
office-foreign = The file here is no ledger that Fushime can read.
office-foreign-hint = Name another folder with --data.
office-damaged = The ledger is damaged: { $cause }
office-damaged-hint = Keep the folder as it is, and restore a backup into another one: fushime restore FILE --data FOLDER
office-fault = The ledger could not be read or written: { $cause }
office-fault-hint = Nothing more is written now. Check the disk, then run: fushime verify
config-wrong = The settings file { $file } is not right: { $cause }
lang-unknown = --lang is ja or en, not “{ $given }”.
now-unread = --now “{ $given }” is no moment; for example 2026-11-25T09:00 or 2026-11-25T09:00:00+09:00.
zone-unknown = There is no time zone “{ $given }”; for example Asia/Tokyo.
no-chance = The machine gives no random numbers: { $cause }
no-room-to-run = The program could not start: { $cause }
output-failed-recorded = It is recorded (up to entry { $entry }); please do not enter it again.
cause-not-found = not found ({ $detail })
cause-not-allowed = not allowed to open it ({ $detail })
cause-full = no room left on the disk ({ $detail })
cause-read-only = it can only be read there ({ $detail })
cause-busy = another program uses it ({ $detail })
cause-damaged = what is in it is damaged ({ $detail })
cause-folder = it is a folder, not a file ({ $detail })
cause-no-folder = it is no folder ({ $detail })
looks-unknown = Who looked (vault.sqlite) could not be used: { $cause }. The ledger can be read all the same.
output-failed = The answer could not be written: { $cause }

usage-unknown-command = There is no command “{ $given }”.
usage-unknown-option = There is no option “{ $given }” here.
usage-meant = Did you mean { $near }?
usage-missing = Still missing: { $given }
usage-missing-hint = It is written: { $usage } (--help explains it)
usage-twice = { $given } can be given only once.
usage-missing-command = A command is missing.
usage-missing-command-hint = Add --help to see which there are.
usage-conflict = { $given } and { $other } do not go together.
usage-no-value = { $field } needs a value.
usage-bad-value = { $field } cannot be “{ $given }”.
usage-one-of = { $field } cannot be “{ $given }”; it is one of: { $possible }
usage-other = The command was not understood: { $cause }

gate-needed = { " " }(needed before it can run)
plan-next-difficulty = Next the salesperson says what would be hard: fushime plan { $directive } --hard "…" (or --nothing-hard)
plan-next-hear = Next the leader hears it: fushime plan { $directive } --heard "…"
plan-next-hand-back = Next the salesperson hands the plan back: fushime plan { $directive } -m "appointment=12/4" -m "visit=12/10"
plan-next-agree = Next the leader agrees it: fushime plan { $directive } --agree (or --return "…")
plan-next-running = It runs. To report: fushime update { $directive } "…" --said
plan-next-concern = Next the leader answers: fushime answer { $it } keep "…" (keep, change, withdraw or meet)
plan-next-held = It is held until { $day }. To go on before: fushime hold { $directive } --resume
plan-next-report = When the next milestone is reached: fushime report { $directive }/{ $it } "…" (to move its date: fushime move { $directive }/{ $it } --to DATE --by WHO)
plan-next-confirm = Next the leader confirms: fushime confirm { $directive }/{ $it }
plan-next-ended = It has ended. To take it up again: fushime done { $directive } --reopen
milestone-unread = { $field } “{ $given }” should read NAME=DATE; for example "appointment=12/4 [E5]"
figure-unread = { $field } “{ $given }” could not be read as one figure; for example +8%, ¥84.0m, 320 cases
nothing-to-change = Nothing would change. Say what is to change; --help lists what can be.
answer-unread = “{ $given }” is no number to answer to: K-5 (concern), Q-8 (question), G-1 (detour), D-12/3 (slip) or D-12 (signal).
policy-none = There is no policy yet. To decide one: fushime policy decide NAME --kind price --percent +8% --from 4/1
policy-from = from { $day }
policy-ended = ended { $day }
account-none = There is no account yet. To add one: fushime account add NAME; to bring in a file: fushime import accounts FILE
account-live = { $live } live
member-away = away
team-led = led by { $leader } since { $day }
team-not-led = nobody leads it
promise-none = None of your promises is open.
closing-none = No closed days are set. For example: fushime closing set year-end
closing-days = Please give the first and last day of “{ $name }”; only year-end, obon and golden-week need none.
notice-line = Notice no. { $version }, { $day }
notice-none = No notice of purpose is on record. Once it was given: fushime notice DATE
firm-line = { $name } · { $language } · { $zone } · fiscal year ends in month { $month }
file-unread = { $file } could not be read: { $cause }
file-unwritten = { $file } could not be written: { $cause }
file-present = { $file } is there already and is not written over.
file-present-hint = Give another name, or put the old file away.
file-in-data = { $file } would lie in the folder of the ledger; nothing else is written there.
file-in-data-hint = Give a place outside it.
holidays-too-large = { $file } is too large for a list of holidays; please give the Cabinet Office’s CSV.
holidays-bad-row = Row { $row }, “{ $text }”, could not be read; it should look like 2027/1/1,元日. Nothing was taken over.
holidays-none = There is no holiday in { $file }.
holidays-until = Holidays up to { $year } are as announced; later ones are a forecast by law.
redact-for-good = The words of entry { $entry } will be removed for good.
verify-holds = All holds: { $entries } entries, { $redacted } of them without their words.
verify-wrong = Entry { $entry } does not hold: { $why }
verify-wrong-hint = Keep this folder as it is, and compare it with a backup.
wrong-gap = it is missing.
wrong-body = its body was changed.
wrong-chain = it does not follow from the one before: a line was changed, taken out or put in.
wrong-foreign = the line is not one of this ledger: somebody put it in.
wrong-gone = its body is gone, and no entry says that it was removed.
wrong-checkpoint = it differs from the checkpoint.
checkpoint-unread = “{ $given }” is neither a checkpoint (fushime checkpoint v1 …) nor a file that holds one.
checkpoint-kept = Written to { $file }. Keep it elsewhere than the ledger.
backup-done = Copied and verified: { $entries } entries, { $redacted } of them without their words. Who looked (vault.sqlite) is meant to be forgotten in time, and is not part of a backup.
restore-done = Restored: { $entries } entries, { $redacted } of them without their words.
restore-absent = There is no backup { $file }.
restore-foreign = { $file } is no backup of Fushime.
restore-damaged = The backup { $file } does not hold. Nothing was restored.
discuss-with = With which account (Enter: among ourselves):
discuss-asked = What did you ask, in one sentence with a verb:
discuss-answered = What did they answer, in their words:
discuss-agreed = What was agreed:
discuss-promised = What did you promise yourself:
discuss-promised-by = By when:

serve-at = Fushime is open at { $url } (Ctrl+C stops it).
serve-link = { $who }: { $url }
serve-taken = { $address } cannot be opened: another program has it, or it is not allowed. Choose another with --listen.
serve-no-public-url = To open it beyond this machine, give its address as others see it with --public-url (for example https://fushime.example.co.jp).
serve-failed = The pages could not be served any longer.
