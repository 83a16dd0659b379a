### Signals: words about a directive, never about a person

signal-silence = No report yet
signal-slip = Postponed
signal-detour = Detour
signal-unsupported = Grounds to come
signal-non-action = Not moving yet
signal-softened = Softened
signal-inherited = From before your term

signal-silence-says = { $days ->
    [one] No report for one working day, since { $since }.
   *[other] No report for { $days } working days, since { $since }.
}
signal-silence-asks = Just to be sure I have the right picture: where does it stand now? If there is something in the way that I can remove, please tell me.
signal-silence-cleared = One line of report; “Not yet” is enough
signal-silence-innocent-1 = leave, travel, illness
signal-silence-innocent-2 = the client is closed, or closing its books
signal-silence-innocent-3 = waiting for the leader’s own answer
signal-silence-innocent-4 = said on the phone or in person, only not written down

signal-slip-says = { $times ->
    [one] The date of “{ $milestone }” moved once ({ $days } days from the first date).
   *[other] The date of “{ $milestone }” moved { $times } times ({ $days } days from the first date).
}
signal-slip-says-no-reason = { $times ->
    [one] The date of “{ $milestone }” moved ({ $days } days from the first date); no reason was written.
   *[other] The date of “{ $milestone }” moved { $times } times ({ $days } days from the first date), not always with a reason.
}
signal-slip-says-late = { $times ->
    [one] The date of “{ $milestone }” moved after it had passed ({ $days } days from the first date).
   *[other] The date of “{ $milestone }” moved { $times } times ({ $days } days from the first date), once after it had passed.
}
signal-slip-asks = Was it something at the client’s that moved “{ $milestone }”, or something on our side? Let us settle together on a day that will hold.
signal-slip-cleared = Agreeing the date anew with the leader
signal-slip-innocent-1 = the client set the date
signal-slip-innocent-2 = something inside our own firm is late
signal-slip-innocent-3 = the first date was too tight

signal-detour-says-precondition = After the plan was agreed, “{ $text }” is to come first.
signal-detour-says-substitute = After the plan was agreed, “{ $text }” came up instead.
signal-detour-says-touches = The client was met { $times } times since the plan was agreed; what was to be said does not stand in the record yet.
signal-detour-asks = It may well be the better idea. What would it change, and by when would it be finished?
signal-detour-asks-touches = Was there a moment to raise the matter when you met? If something makes it hard to begin, I should like to hear it.
signal-detour-cleared = The leader accepts or declines it; or a report that the client was told
signal-detour-innocent-1 = it is the better way
signal-detour-innocent-2 = a courtesy owed to the client
signal-detour-innocent-3 = the meeting was about something else

signal-non-action-says-passed = { $days ->
    [one] “{ $milestone }” was due { $due }; one working day since the last step forward, and no new grounds yet.
   *[other] “{ $milestone }” was due { $due }; { $days } working days since the last step forward, and no new grounds yet.
}
signal-non-action-says = { $days ->
    [one] One working day since the plan was agreed, with no milestone and no grounds yet.
   *[other] { $days } working days since the plan was agreed, with no milestone and no grounds yet.
}
signal-non-action-asks = Perhaps the first step was too big. If we made it smaller, where could you begin? Tell me if a rehearsal would help, or my coming along.
signal-non-action-cleared = One fact, or a smaller step
signal-non-action-innocent-1 = the step is too big
signal-non-action-innocent-2 = the groundwork is going on, only not in the record
signal-non-action-innocent-3 = the firm put other work first

signal-inherited-says = Asked on { $asked } and open for { $days } days, since before the term that began on { $from }. It is not held against the salesperson.
signal-inherited-cleared = The present leader keeps, changes or ends it
signal-inherited-innocent-1 = nobody has told the present leader
signal-inherited-innocent-2 = the leader before decided that it could wait

### What `signals` answers

signals-title = Signals
signals-about = What the entries show about directives, never about a person. The people who were asked see the same, in the same words.
signals-none = There are no signals now.
signals-count = { $signals } on { $directives } directives
signals-more = { $count } more (all of them: --limit all)
signals-off = No signals are shown: the day on which the staff were told what the records are for is not written down yet. Once they have been told: fushime notice DATE
signal-rests-on = Rests on
signal-innocent = May also be
signal-clears = Goes away with
signal-reply = { $who } answers
signal-suspended = { $who } finds it wrong. It is suspended until somebody decides.
signal-upheld = The leader decided that it stays ({ $day }).
signal-ask = One could ask

### Help

help-signals = signals, by directive
help-signals-directive = of this directive only
help-signals-on = as they stood on this day
