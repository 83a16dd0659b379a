### Names of kinds, stages, evidence and the other lists

policy-kind-price = price
policy-kind-shortage = supply
policy-kind-quality = quality
policy-kind-allocation = allocation
policy-kind-no = a No
policy-kind-other = other

stage-prepared = prepared
stage-appointment = appointment
stage-told = told
stage-received = received
stage-answered = answered
stage-agreed = agreed
stage-in-effect = in effect
stage-invoiced = invoiced

evidence-e1 = E1 who (name and title)
evidence-e2 = E2 when, and by what channel
evidence-e3 = E3 the client’s words
evidence-e4 = E4 a document
evidence-e5 = E5 the next dated step
evidence-e6 = E6 how the client decides
evidence-e7 = E7 figures
evidence-e8 = E8 who does what inside, by when
evidence-e9 = E9 an outside fact that can be checked
evidence-e10 = E10 a contract clause or the validity of a price
evidence-e11 = E11 an alternative of one’s own, with its cost
evidence-e12 = E12 a log of attempts

tap-said = Said it
tap-not-yet = Not yet
tap-refused = Refused
tap-need-hand = I need a hand

requester-client = the client
requester-salesperson = the salesperson
requester-leader = the leader
requester-inside = somebody inside

slip-answer-buy-back = buy it back
slip-answer-limbo = leave it open
slip-answer-re-agree = agree it anew

concern-answer-keep = keep the course
concern-answer-change = change it
concern-answer-withdraw = withdraw it
concern-answer-meet = meet and talk

concern-kind-disagreement = concern
concern-kind-help = request for a hand

role-leader = leader
role-salesperson = salesperson
role-executive = executive
role-stakeholder = stakeholder
role-administrator = administrator

signal-kind-silence = No report yet
signal-kind-slip = Moved again
signal-kind-detour = Detour
signal-kind-non-action = Not moving yet
signal-kind-inherited = From before your term
signal-kind-unsupported = Grounds to come
signal-kind-softened = Left unsaid

privacy-attendees = only those who were there

tier-a = A
tier-b = B
tier-c = C
tier-d = D

tax-excluded = without tax
tax-included = with tax

language-ja = Japanese
language-en = English

detour-kind-precondition = something else first
detour-kind-substitute = something else instead

standing-proposed = asked
standing-heard = difficulties heard
standing-planned = plan handed back
standing-running = running
standing-held = on hold
standing-done = done
standing-withdrawn = withdrawn
standing-bought-back = bought back

turn-salesperson = salesperson’s turn
turn-leader = leader’s turn
turn-client = client’s turn
turn-nobody = nobody’s turn
