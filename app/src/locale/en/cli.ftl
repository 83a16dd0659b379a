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
init-next = → Next: add people (fushime member add NAME) or bring in files (fushime import accounts FILE), then ask for something (fushime ask "…").
init-next-without-notice = → Signals stay off until your staff have been told what the records are for: fushime notice DATE
    → Next: add people (fushime member add NAME) or bring in files (fushime import accounts FILE), then ask for something (fushime ask "…").

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
date-unread = { $field } “{ $given }” could not be read as a date.
date-unread-hint = For example 2027-04-01, 4/1, 令和9年4月1日, 1 April, or “by Friday”.
hour-unread = { $field } “{ $given }” could not be read as an hour; for example 14:30, 17時 or 5pm.

office-busy = Others are writing at this moment. Nothing was written; please try again.
office-locked = Another Fushime has this ledger open. Nothing was done.
office-locked-hint = Wait until it has finished, or stop it.
office-full = There is no room left on the disk. Nothing was written; reading still works.
office-full-hint = Make some room, then repeat the command.
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
output-failed = The answer could not be written: { $cause }

usage-unknown-command = There is no command “{ $given }”.
usage-unknown-option = There is no option “{ $given }” here.
usage-meant = Did you mean { $near }?
usage-missing = Still missing: { $given }
usage-missing-hint = Add --help to see what the command takes.
usage-missing-command = A command is missing.
usage-missing-command-hint = Add --help to see which there are.
usage-conflict = { $given } and { $other } do not go together.
usage-no-value = { $field } needs a value.
usage-bad-value = { $field } cannot be “{ $given }”.
usage-one-of = { $field } cannot be “{ $given }”; it is one of: { $possible }
usage-other = The command was not understood: { $cause }
