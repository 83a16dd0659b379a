### A directive: whose turn, the culm, its timeline, the list

turn-why-ended = it has ended
turn-why-held = on hold until { $day }
turn-why-client-until = the client answers until { $day }
turn-why-client = the client’s answer is awaited
turn-why-asked = a report is awaited

culm-alt-no-milestones = No milestones yet.
culm-alt-confirmed = { $confirmed } of { $total } milestones confirmed.
culm-alt-overdue = “{ $milestone }”, due { $due }, is not confirmed.
culm-alt-awaiting = “{ $milestone }” ({ $due }) is reported and waits for the seal.
culm-alt-moved = “{ $milestone }” moved { $days } days, from { $from } to { $to }.
culm-alt-waiting = { $days ->
    [one] No report for one working day, since { $since }.
   *[other] No report for { $days } working days, since { $since }.
}
culm-alt-ended = Ended { $on }.
culm-alt-next = Next: “{ $milestone }”, { $due }.
culm-alt-effective = Takes effect { $on }.

culm-today = today { $day }
culm-effective = effective { $day }
culm-waiting = { $days ->
    [one] no report for 1 working day
   *[other] no report for { $days } working days
}
culm-moved = { $days }d
culm-legend-confirmed = confirmed, sealed
culm-legend-ahead = milestone ahead
culm-legend-overdue = past due, not confirmed
culm-legend-awaiting = reported, to be sealed
culm-legend-unreached = ended without it
culm-legend-moved = date before a move
culm-legend-waiting = no report yet
culm-legend-word = salesperson’s words
culm-legend-vague = same, no number or date
culm-legend-answered = follow-up, answered
culm-legend-unanswered = follow-up, no answer
culm-legend-today = today
culm-legend-effective = takes effect
culm-legend-handover = change of leader

show-nobody = Fushime
show-none = none
show-policy = Policy
show-asked-by = Asked by
show-owner = Asked of
show-counterpart = To
show-source-key = Key
show-asked-on = Asked on
show-turn = { $turn }: { $why } (since { $since })
show-asked = What was asked
show-done-when = Counts as done
show-authority = May concede
show-stakes = At stake
show-words = the words for the client: “{ $text }”
show-why = because: { $text }
show-due = due { $day }
show-done-stage = as far as “{ $stage }”
show-concede-percent = down to { $percent }
show-concede-yen = up to { $yen }
show-concede-day = start on { $day } at the latest
show-concede-more = for more, ask { $who }
show-concede-never = never: { $text }
show-stakes-client = client
show-stakes-firm = firm
show-stakes-salesperson = salesperson
show-adjusted-by = { $who } adjusts the target
show-gate = How well defined
show-withdrawn = Withdrawn: { $signal }. { $who }: “{ $text }”. The leader accepted ({ $day }). { $reason }
show-looked = Who looked: { $names }
show-timeline = What happened (newest first; numbers as in the picture, # in the ledger)
show-timeline-more = { $count } more (all of them: --limit all)

line-about = “{ $milestone }”
line-on-behalf = on behalf
line-retracted = taken back (#{ $entry }): “{ $text }”
line-retracted-bare = taken back (#{ $entry })
line-corrected = corrected (#{ $entry }): { $text }
line-missing = missing: { $facts }
line-moved-from-to = { $from } → { $to } ({ $days } days, move { $times }, asked for by { $who })
line-moved-openly = {" "}Asked before the date, with a reason.
line-moved-late = {" "}After the date had passed.
line-moved-no-reason = {" "}No reason written yet.
missing-who = who
missing-when = when
missing-amount = how much

line-asked = asked
line-defined = changed
line-difficulty = what would be hard
line-heard = difficulties heard
line-plan = plan
line-plan-returned = plan sent back
line-agreed = plan agreed
line-update = update
line-evidence = grounds
line-question = follow-up
line-question-to-leader = question to the leader
line-answer = answer
line-leader-answer = the leader’s answer
line-concern = concern
line-concern-answered = answer to the concern
line-milestone-set = milestone added
line-moved = postponed
line-slip-answered = answer to the postponement
line-reported = milestone reported
line-confirmed = sealed
line-unconfirmed = seal taken back
line-returned = more is needed for the seal
line-milestone-dropped = milestone dropped
line-detour = detour proposed
line-detour-accepted = proposal accepted
line-detour-declined = proposal declined
line-held = on hold
line-resumed = resumed
line-done = done
line-reopened = taken up again
line-withdrawn = withdrawn
line-bought-back = bought back
line-reassigned = asked of somebody else
line-reaffirmed = affirmed by the new leader
line-escalated = an executive was asked to help
line-signal-answered = answer to a signal
line-contested = finds a signal wrong
line-contest-decided = decided about a contested signal
line-discussed = talked about
line-coached = coaching
line-visited = visit
line-abuse = report about the client’s conduct
line-abuse-closed = what the firm did

list-count = { $count ->
    [one] One directive
   *[other] { $count } directives
}
list-none = No directive fits.
list-stages = Only the stage is shown (no words, no persons)
list-no-stage = before preparation

### Accounts, policies, people, promises, discussions

show-directives = Directives under way
show-contacts = Contacts
show-claim = Complaint
show-claim-open = { $id } { $text } (since { $day })
show-last-touch = Last met
show-closed-on = Trade ended
show-reading = Reading
show-tier = Tier
show-yearly-sales = Yearly sales
show-trading-since = Trading since
show-did-for-us = What they did for us
show-fiscal-year-end = Fiscal year ends
show-month = month { $month }
show-month-end = end of month
show-day-of-month = day { $day }
show-cut-off = Cut-off
show-account-owner = Looked after by
show-kind = Kind
show-policy-why = Why
show-policy-words = Words for the client
show-quiet-days = Interval of reports
show-working-days = { $days ->
    [one] one working day
   *[other] { $days } working days
}
show-decided-on = Decided on
show-ended-on = Ended on
show-change = Change
show-old-price = Old price
show-new-price = New price
show-quantity = Quantity
show-scope = Scope
show-effective-on = Takes effect
show-answer-by = Answer by
show-not-negotiable = Not negotiable
show-roles = Roles
show-title = Title
show-team = Team
show-leader = Leader
show-leave = Away
show-left-on = Last day
show-promise = Promise
show-promised-by = Promised by
show-promised-to = Promised to
show-promise-due = Due
show-promise-first-due = First due
show-promised-on = Promised on
show-settled-on = Settled on
show-account = Account
show-terms = Leaders
show-members = Members
show-talked-on = Day
show-attendees = Present
show-talk-asked = Asked
show-talk-answered = Answered
show-talk-agreed = Agreed
show-talk-promise = Promised
show-talk-open = Left open
show-talk-said = Said to the client
show-talk-client-answered = The client’s words
show-talk-not-said = Not said
show-talk-text = Note
show-talk-next = Next step
show-opened-on = On
show-abuse-member = Done to
show-abuse-text = What happened

### Help

help-show = look at a directive, account, policy, member or promise by its number
help-show-number = its number: D-12, A-17, P-3, M-4, Y-6, or its key in the system it came from
help-any-ascii = draw with ASCII characters only
help-any-limit = how many at most: a number, or all
help-show-on = as it stood on this day
help-list = list directives
help-list-search = words to look for (width, kana and case do not matter)
help-list-open = directives under way (unless told otherwise)
help-list-closed = directives that have ended
help-list-all = all directives
help-list-owner = whom it was asked of
help-list-account = account
help-list-policy = policy
help-list-turn = whose turn it is: salesperson, leader, client, nobody
help-list-stage = stage at the client: prepared, appointment, told … or none
help-list-kind = kind: price, shortage, quality, allocation, no, other
