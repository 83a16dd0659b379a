### Policies: the list, one policy, one thing asked for many accounts

web-nav-policies = Policies
policy-list-none = No policies yet. Once one is written down, it can be asked for many accounts in one go.
policy-counted = The numbers count the directives that you may see.
policy-ended-title = Ended
policy-decide = Decide a policy
policy-decide-about = Choose what it is about; the form asks for the figures that kind needs.
policy-decided-on = Decided { $day }
policy-figures = Figures
policy-reached-asked = Asked
policy-reached-told = Told
policy-reached-agreed = Agreed
policy-reached-invoiced = Invoiced
policy-asked-now = { $count ->
    [one] Asked for one account. It is on the salesperson’s page now.
   *[other] Asked for { $count } accounts. It is on the salespeople’s pages now.
}
policy-why-and-words = Why, and what the client is told
policy-accounts-unit = accounts
policy-accounts = { $count ->
    [one] one account
   *[other] { $count } accounts
}
policy-accounts-and-sales = { $count ->
    [one] one account, yearly sales { $sales }
   *[other] { $count } accounts, yearly sales { $sales }
}
policy-before-first = { $count } before the first stage
policy-by-stage = Accounts by stage
policy-stage = Stage
policy-stage-said = Stage: { $stage }.
policy-nothing-asked = Nothing has been asked under this policy yet.
policy-without-persons = Stakeholders and executives see this without owners, words, waits for a report and moved dates.
policy-now = Now
policy-stopping = Movement is stopping
policy-stopping-about = Lend a hand here first; the stage stands in the row
policy-cause-silence = no report for { $days } working days
policy-cause-slip = “{ $milestone }” moved { $times ->
    [one] once
   *[other] { $times } times
} ({ $days } days in all)
policy-changes = What was changed
policy-changes-about = Newest first; what held before stays
policy-nothing-changed = Nothing is different. Change what should change.

policy-group-figures = Figures
policy-group-done = What counts as done
policy-group-may = What the salesperson may concede
policy-group-people = Reports, and who takes part

act-decide-price = Decide a price policy
act-decide-price-about = A rate or a new price is enough. A figure that is left out counts as not decided.
act-decide-shortage = Decide a supply policy
act-decide-shortage-about = Write what is known, even while the outlook is not. A figure that is left out counts as not decided.
act-decide-quality = Decide a quality policy
act-decide-quality-about = What, which lots, and from when it is right again; as far as it is known.
act-decide-allocation = Decide an allocation
act-decide-allocation-about = A cut in percent, or the amount each gets.
act-decide-no = Decide a No
act-decide-no-about = What is refused, and from when. If something can be offered instead, put it into the client’s words.
act-decide-other = Decide another policy
act-change-policy = Change the policy
act-change-policy-about = Directives under way follow the new content from now on. What held before, and the reason, stay on this page.
act-end-policy = End the policy
act-end-policy-about = Directives under way stay as they are. Withdraw them one by one where that is meant.

field-policy-name = Name of the policy
field-policy-name-about = For example: Price change for packaging
field-policy-client-words = What the client is told
field-policy-client-words-about = One sentence, the same for every account, with the decision, the figure and the date.
field-policy-why = Why
field-policy-why-about = A figure that may be used at the client makes it easier to say.
field-policy-raise = Change in price (%)
field-policy-raise-about = 8 for a rise, -3 for a cut.
field-policy-percent = Change (%)
field-policy-percent-about = 8 for more, -8 for less.
field-policy-cut = Cut (%)
field-policy-cut-about = 30 means 30% less.
field-policy-old-price = Price until now (yen)
field-policy-new-price = New price (yen)
field-policy-charge = Charge, if it can be had for money (yen)
field-policy-unit = The price is per
field-policy-unit-about = For example: piece, kg, delivery
field-policy-tax = Tax
field-policy-quantity = Quantity
field-policy-quota = Amount allotted
field-policy-quantity-unit = Unit of the quantity
field-policy-quantity-unit-about = For example: cases, boxes, t
field-policy-items = Items or orders it covers
field-policy-lots = Items and lots it covers
field-policy-refused = What is refused
field-policy-effective-on = From when
field-policy-effective-on-about = For deliveries from this day on.
field-policy-remedy-on = When sound goods can be delivered
field-policy-answer-by = The client’s answer is asked for by
field-policy-fixed = What is not negotiable
field-policy-done-stage = Up to which stage
field-policy-done = In words
field-policy-done-evidence = Grounds it needs
field-policy-may = In words
field-policy-may-percent = Down to which rate (%)
field-policy-may-percent-about = 6, when 8% is asked and 6% may be agreed.
field-policy-may-yen = Up to which amount (yen)
field-policy-may-from = The start may be put off until
field-policy-more-from = Whom to ask for more
field-policy-never = What is never to be conceded
field-policy-quiet-days = Report at least every (working days)
field-policy-quiet-days-about = Left empty, the firm’s setting holds.
field-policy-sponsors = Executives who answer for it
field-policy-stakeholders = Stakeholders who follow it
field-policy-stakeholders-about = They see the stage only: no owners, no words.

roll-out-title = Ask for many accounts
roll-out-about = Choose the accounts, and see exactly what would be asked of whom until when. Nothing is asked yet.
roll-out-from-list = From the list
roll-out-from-file = From a file
roll-out-search-hint = Account, reading, code
roll-out-sales-from = Yearly sales from (yen)
roll-out-with-begun = Accounts already asked for, too
roll-out-without-owner = no owner
roll-out-none-found = No account fits.
roll-out-none-chosen = No account was chosen. Tick at least one.
roll-out-more = There are { $count } more. Narrow the search, or go on with all of them below.
roll-out-with-ticked = Go on with those ticked
roll-out-with-all = { $count ->
    [one] Go on with this one
   *[other] Go on with all { $count }
}
roll-out-file = A CSV or Excel file
roll-out-file-about = A column of accounts is enough; columns of owners and dates are used when there are any. Up to 2 MB and 2,000 rows.
roll-out-names = Or paste the names of accounts
roll-out-names-about = One a line. Rows copied from a sheet will do.
roll-out-read = Read it
roll-out-typed = pasted lines
roll-out-no-file = There is neither a file nor a name. Give one of them.
roll-out-too-large = The file is too large: { $megabytes } MB at most. Keep the column of accounts and save it again.
roll-out-broken-off = The file did not arrive whole. Please try again.
roll-out-no-column = There is no column of accounts. Call it “account” in the header. The header is: { $header }
roll-out-left-out = { $count ->
    [one] One that cannot be asked
   *[other] { $count } that cannot be asked
}
roll-out-no-owner = { $account }: nobody looks after it. Choose somebody below, or give the account an owner.
roll-out-not-yours = { $account }: { $who } is not in your team. Their own leader asks there.
roll-out-closed = { $account }: trade has ended.
roll-out-nothing = There is nothing that can be asked.
roll-out-choose = Choose again
roll-out-again = Look again with this
roll-out-from-policy = Taken from the policy
roll-out-until = Until
roll-out-under-way = already under way
roll-out-too-much = Somebody would have more at once than the firm’s limit. Nothing stops you; asking in turn is a way, too.
roll-out-one-write = One press asks everything that is ticked. It is never half done.
roll-out-ask = Ask for those ticked
roll-out-changed = The policy or an account has changed while you were looking. Nothing was asked yet. Press again if what stands below is right.

roll-out-says-price = Tell them of “{ $policy }” and get their agreement
roll-out-says-shortage = Tell them of “{ $policy }” and settle how we deliver
roll-out-says-quality = Tell them of “{ $policy }” and see it through
roll-out-says-allocation = Tell them of “{ $policy }” and settle the amounts
roll-out-says-no = Tell them clearly: “{ $policy }”
roll-out-says-other = Tell them of “{ $policy }” and get their answer

field-roll-out-sentence = What is asked (one sentence for all)
field-roll-out-owner = Of whom
field-roll-out-owner-about = Left open, whoever looks after each account is asked.
field-roll-out-due = Until
field-roll-out-due-about = Left empty, the day of the last milestone. Milestones avoid the owner’s leave and the client’s closings.
