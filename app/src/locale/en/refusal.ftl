### Refusals: what is the case; "-hint" says what to do next

refusal-not-found = There is no such { $thing }.
refusal-not-found-hint = Please check the number or the name. What you may not see is also “not found”.
refusal-leaders-step = This is for the leader to decide.
refusal-leaders-step-hint = If you act as the leader, say so with --as NAME.
refusal-owners-step = These words belong to the salesperson who was asked.
refusal-owners-step-hint = To record what the salesperson told you, add --for NAME; it is marked as written on their behalf.
refusal-not-yours = This is not among your duties.
refusal-not-yours-hint = --as NAME chooses who acts; `fushime member` shows who holds which role.
refusal-already-founded = This ledger already belongs to a firm.
refusal-already-founded-hint = For another ledger, give another folder with --data.
refusal-no-firm = There is no firm here yet.
refusal-no-firm-hint = Begin with: fushime init --firm NAME --leader NAME
refusal-words-needed = Some words are needed; one line is enough.
refusal-too-long = The text is too long: at most { $most } characters.
refusal-date-needed = A date is needed.
refusal-reason-needed = A reason is needed; a few words are enough.
refusal-in-the-future = { $day } has not come yet. What happened can be recorded up to today.
refusal-in-the-past = { $day } has passed. Please give today or a later day.
refusal-end-before-start = The end is before the beginning.
refusal-end-before-start-hint = A date with its year is safest, for example 2027-04-01.
refusal-not-a-month = A month is a number from 1 to 12.
refusal-not-a-figure = That figure is outside what can be.
refusal-ended = { $directive } has ended.
refusal-ended-hint = To take it up again: fushime done { $directive } --reopen
refusal-not-ended = { $directive } has not ended.
refusal-not-running = { $directive } is not running yet.
refusal-not-running-hint = It runs once the plan is handed back (fushime plan { $directive } --milestone) and agreed (fushime plan { $directive } --agree).
refusal-runs-already = { $directive } is running already.
refusal-no-plan = No plan of { $directive } waits to be agreed.
refusal-no-plan-hint = First the salesperson hands it back: fushime plan { $directive } --milestone "appointment=12/4"
refusal-not-defined = { $directive } cannot run yet. Still missing: { $missing }
refusal-not-defined-hint = Add it with: fushime define { $directive } --by DATE --done-when "…"
refusal-already-confirmed = This milestone was confirmed already (entry { $entry }).
refusal-already-reported = This milestone was reported already and waits for the seal (entry { $entry }).
refusal-not-reported = This milestone has not been reported yet.
refusal-not-reported-hint = Once the salesperson has reported it (fushime report D-12/NUMBER), it can be confirmed.
refusal-not-confirmed = This milestone is not confirmed.
refusal-undo-over = A confirmation can be undone for { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} only.
refusal-undo-over-hint = If it was wrong, set a new milestone, or leave a correction (fushime correct).
refusal-not-slipped = The date of this milestone was never moved.
refusal-same-date = The date is { $day } already.
refusal-already-settled = This was settled before.
refusal-not-held = { $directive } is not on hold.
refusal-own-request = Whoever asked for a removal cannot approve it; somebody else has to.
refusal-not-retractable = This kind of entry cannot be taken back.
refusal-not-retractable-hint = Wrong words can be corrected (fushime correct); a decision is changed by a new entry.
refusal-not-the-writer = Only the writer corrects own words.
refusal-same-name = There is one of this name already.
refusal-lacks-role = That person’s role does not allow this.
refusal-lacks-role-hint = Roles are given with: fushime member role NAME --grant ROLE
refusal-last-administrator = Nobody else could give roles any more.
refusal-last-administrator-hint = First make somebody else administrator: fushime member role NAME --grant administrator
refusal-term-out-of-order = The term would begin before the last one did.
refusal-newer-program = A newer Fushime has written here. This version can only read.
refusal-newer-program-hint = Please update Fushime.
refusal-nothing-open = Nothing waits for an answer.
refusal-nobody-leads = Nobody leads this salesperson’s team at present.
refusal-nobody-leads-hint = Begin a term with: fushime team lead TEAM NAME

thing-member = member
thing-team = team
thing-account = account
thing-contact = contact
thing-policy = policy
thing-directive = directive
thing-milestone = milestone
thing-question = question
thing-concern = concern
thing-promise = promise
thing-claim = claim
thing-detour = detour
thing-abuse = report of abuse
thing-entry = entry
thing-redaction = request for removal
thing-signal = signal
thing-closing = closing
thing-leave = leave
thing-discussion = discussion

advice-many-for-person = This makes { $live } live directives for this person; the firm’s limit is { $limit }.
advice-many-for-account = This makes { $live } live directives for this account; the firm’s limit is { $limit }.
advice-like-directive = { $directive }, which is much like it, is already under way.
advice-leader-will-choose = It is not a first move, asked before the date and with a reason; so the leader chooses what it means.
advice-evidence-missing = Evidence this milestone needs has not come yet: { $missing }
advice-stage-missing = The stage that was agreed to close it is not confirmed yet: { $stage }
advice-promise-without-date = The promise has no date yet; it can be followed once it has one.
advice-closed-day = The firm is closed on { $day }.

gate-owner = one owner
gate-counterpart = the account, and whom to tell there
gate-sentence = the sentence
gate-why = why, with a figure
gate-date = a date
gate-done-when = the evidence of done
gate-authority = authority to concede
gate-help = help given
gate-difficulty = what would be hard
gate-milestone = a milestone
gate-stakes = what happens to the salesperson’s number

odd-missing = It names something that is not there.
odd-out-of-turn = Its number is not the next.
odd-founding = It comes before the firm was founded, or founds it again.
odd-unknown = A newer Fushime wrote it.
odd-untimely = It was done before, or cannot be done now.

refusal-off-record = { $day } is outside the years that can be recorded.
refusal-off-record-hint = Give a date from 1900 to 2200, with its year, for example 2027-04-01.
refusal-before-founding = The ledger was begun on { $day }. Nothing can be recorded with a clock before that.
refusal-before-founding-hint = Please check --now. What happened on a past day is written with --on.
refusal-before-asked = This directive was asked on { $day }. Nothing on it can be recorded for a day before.
advice-never-agreed = It is done without a plan ever having been agreed.
