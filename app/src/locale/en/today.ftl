### Today

today-title = Today
today-budget = { $count ->
    [one] One follow-up, { $used } minutes (there are { $budget })
   *[other] { $count } follow-ups, { $used } minutes (there are { $budget })
}
today-owed-title = People are waiting for you
today-owed-about = Your turn; before any points.
today-ask-title = To follow up today
today-ask-about = Directives, most pressing first; the sum stands under “Why here”.
today-later-title = Not for today
today-later-count = { $count }
today-later-more = { $count } more (all of them: --limit all)
today-later-on-track = { $count ->
    [one] One other has nothing to ask about now; its next milestone is { $day }
   *[other] { $count } others have nothing to ask about now; the next milestone is { $day } at the earliest
}
today-later-quiet = { $count ->
    [one] One other has nothing to ask about now.
   *[other] { $count } others have nothing to ask about now.
}
today-empty = There is nothing to ask today.
today-empty-next = There is nothing to ask today. The next milestone is { $day } ({ $directive } { $account }).
today-empty-first = There are no directives yet. Begin with: fushime ask "Tanaka: tell Sakura Foods +8% from April 1, visit 12/10"
today-without-signals = No signals are shown, only dates and what you owe: the day on which the staff were told what the records are for is not written down yet. Once they have been told: fushime notice DATE
today-minutes = { $minutes } min
today-ask-label = Ask
today-do-label = Do
today-why-here = Why here
today-why-debt = { $days ->
    [one] your turn, for one working day, since { $since }
   *[other] your turn, for { $days } working days, since { $since }
}
today-why-debt-today = your turn, since today
today-also = Besides: { $steps }
today-said = { $day } { $who } “{ $text }”
today-no-points = no points

today-step-act-on-abuse = decide what the firm does about the client’s conduct
today-step-answer-concern = answer the concern
today-step-answer-question = answer the question
today-step-keep-promise = keep the promise, or agree another day
today-step-decide-contest = decide about what was contested
today-step-answer-slip = choose what the postponement means
today-step-decide-detour = accept or decline it
today-step-agree-plan = agree the plan
today-step-hear-difficulty = hear what would be hard
today-step-take-up = take up what was offered
today-step-reassign = ask somebody else
today-step-confirm = look at the grounds and put the seal
today-step-decide-redaction = decide whether words are removed
today-step-affirm = keep, change or end it
today-step-ask = ask
today-step-with = { $step } ({ $id })

today-why-owed = { $days ->
    [0] { $who } is waiting for you since today: { $what }.
    [one] { $who } has been waiting for one working day, since { $since }: { $what }.
   *[other] { $who } has been waiting for { $days } working days, since { $since }: { $what }.
}
today-why-owed-milestone = { $days ->
    [0] { $who } is waiting about “{ $milestone }” since today: { $what }.
    [one] { $who } has been waiting about “{ $milestone }” for one working day, since { $since }: { $what }.
   *[other] { $who } has been waiting about “{ $milestone }” for { $days } working days, since { $since }: { $what }.
}
today-why-owed-detour = { $days ->
    [0] { $who } proposes “{ $text }”, since today: { $what }.
    [one] { $who } proposes “{ $text }”, since { $since } (one working day): { $what }.
   *[other] { $who } proposes “{ $text }”, since { $since } ({ $days } working days): { $what }.
}
today-why-owed-contest = { $days ->
    [0] { $who } finds “{ $signal }” wrong, since today: { $what }.
    [one] { $who } finds “{ $signal }” wrong, since { $since } (one working day): { $what }.
   *[other] { $who } finds “{ $signal }” wrong, since { $since } ({ $days } working days): { $what }.
}
today-why-owed-promise = You promised “{ $text }” on { $since }; it is due { $due }.
today-why-owed-redaction = Somebody asks for words to be removed (since { $since }).
today-why-passed = { $days ->
    [one] “{ $milestone }” was due { $on }, one day ago, and is not confirmed yet.
   *[other] “{ $milestone }” was due { $on }, { $days } days ago, and is not confirmed yet.
}
today-why-today = “{ $milestone }” is due today.
today-why-refused = On { $on } a refusal was reported. The next step is yours to settle together.
today-why-quiet = There is nothing to ask now (last word { $since }).
today-why-turn-client = The client has been awaited since { $since }.
today-why-turn-held = On hold until { $until }.

today-asks-passed = Where does “{ $milestone }” stand now? Let us settle the next day together.
today-asks-today = Is there anything I can do for “{ $milestone }” today?
today-asks-refused = Thank you for telling me. What were their words? Let us think about the next step together.

today-later-no-room = did not fit into the minutes
today-later-held = on hold until { $day }
today-later-client-until = the client answers until { $day }
today-later-client = the client’s turn
today-later-asked = asked on { $day }; an answer is on its way
today-later-away = the salesperson is away until { $day }
today-later-due = promised for { $day }
today-later-nothing-until = nothing to ask; next milestone { $day }
today-later-nothing = nothing to ask

today-point-effective = { $days ->
    [0] takes effect today
    [one] effective date in one working day
   *[other] effective date in { $days } working days
}
today-point-effective-passed = { $days ->
    [one] one working day since the effective date { $on }
   *[other] { $days } working days since the effective date { $on }
}
today-point-due = { $days ->
    [0] due today
    [one] due in one working day
   *[other] due in { $days } working days
}
today-point-due-passed = { $days ->
    [one] one working day since it was due ({ $on })
   *[other] { $days } working days since it was due ({ $on })
}
today-point-passed = { $days ->
    [one] “{ $milestone }” was due { $on }, one working day ago
   *[other] “{ $milestone }” was due { $on }, { $days } working days ago
}
today-point-today = “{ $milestone }” is due today
today-point-refused = refusal reported { $on }
today-point-silence = { $days ->
    [one] no report for one working day
   *[other] no report for { $days } working days
}
today-point-slip = { $times ->
    [one] postponed once, { $days } days
   *[other] postponed { $times } times, { $days } days in all
}
today-point-detour = detour
today-point-non-action = not moving yet
today-point-inherited = from before your term, { $days } days
today-point-stake = { $yen } at stake
today-point-age = { $days } working days since it was asked ({ $since })
today-point-like-kind = of directives of this kind ({ $kind }), still open a week later { $stayed } times of { $looks } (of all { $of_all }%)
today-point-like-tier = of directives at accounts of tier { $tier }, still open a week later { $stayed } times of { $looks } (of all { $of_all }%)
today-point-like-group = of directives of { $group }, still open a week later { $stayed } times of { $looks } (of all { $of_all }%)

### My own page

own-title = My page
own-questions-title = What I am asked
own-question = { $id } from { $who } ({ $day }): { $text }
own-question-by = by { $day }
own-how = Said it, Not yet, Refused, I need a hand: fushime update D-NUMBER "one line"
own-asked-title = What was asked of me
own-asked-none = Nothing is asked of me now.
own-leader-sees = What my leader sees ({ $who })
own-leader-sum = The sum on my leader’s page
own-leader-nothing = No signals.
own-promises-title = What was promised to me
own-promise = { $id } { $who }: { $text } (due { $due })
own-not-recorded = Drafts and rehearsals are their writer’s until they are shared. Whoever opens one of these directives is named under “Who looked”.

### Help

help-today = what to do today: who waits for you, and what to ask (for a salesperson: the own page)
help-today-minutes = how many minutes there are
help-today-on = look at this day
help-today-own = show what is asked of oneself, also to a leader

today-ahead-title = The next two weeks
today-ahead-about = Bars are milestones, hollow bars your promises; vermilion is due by today
paper-title = On paper
paper-about = For yourself only. Copy what you wrote into Today in the evening.
paper-offer = These { $count } on one sheet, with boxes to tick and room to write. For yourself only; copy it into the record in the evening.
paper-a4 = Print on A4
paper-a5 = A5 binder sheet
paper-print = Print
paper-own = { $who }, own copy
paper-asked = asked
paper-answered = answered
paper-confirmed = sealed
paper-moved = moved
paper-new-day = → ____ / ____
paper-hours = Hours
paper-words = Their words, as said
paper-next = From tomorrow
paper-more = Also today: { $names }
paper-key = ● sealed  ○ past due  □ ahead  dotted = first date  strokes = no report  ticks above = words  dots below = follow-ups  double line = effect
paper-printed = printed { $day } { $hour }, 1/1
