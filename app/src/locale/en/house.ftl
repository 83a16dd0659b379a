### Members, coming in, one's own settings

house-copy = Copy

members-title = People
members-count = { $count ->
    [one] 1 person
   *[other] { $count } people
 }
members-without-team = In no team
members-none = Nobody is in it yet.
members-gone = No longer here
members-until = until { $day }
members-from = from { $day }
members-terms = Leaders before and to come
members-leader = Leader
members-team-since = { $team } (since { $day })
members-leave = Leave
members-no-leave = No leave ahead.

entrance-title = Coming in
entrance-never = Has not come in yet.
entrance-came = Has come in by a link. There is no password yet.
entrance-password = Has a password.
entrance-link = Link to come in
entrance-end = Sign out everywhere

link-about = The link works once, within { $hours } hours. Give it to nobody but this person, who sees under “My settings” that you made it.
link-enter = Make a link
link-enter-about = For somebody new, or to come in without a password. The password they have stays.
link-reset = Make a link for a new password
link-reset-about = For a forgotten password or a lost device. Once used, the old password is gone and every device is signed out.
link-made = Give this link to the person
link-made-about = It is not shown again. It works once, within { $hours } hours.
link-here-only = This link opens on this machine only. For other devices, start with a public address (serve --public-url).

again-title = Your password, once more
again-about = This is an administrator’s act, and you last showed who you are more than { $minutes } minutes ago.
again-kept = What you wrote is kept.
again-set = Set a password first
again-set-about = An administrator’s acts need a password. Set one and it goes on from here. From then on you are asked every { $minutes } minutes.
again-go-on = Go on
web-old-password = Present password

own-door-title = My settings
own-password-change = Change the password
own-password-set = Set a password
own-sessions-about = Closes whatever is still open on other devices and browsers. This one stays.
own-sessions-end = Sign out elsewhere
own-link-told = On { $day } { $who } made a link to come in as you. If you did not expect it, ask your administrator.
own-language = Language
own-keys = Keys
own-keys-are-on = / to search, c to capture, j and k for next and previous, 1–6 for the actions. They are on.
own-keys-are-off = Keys are off in this browser.
own-keys-off = Turn off
own-keys-on = Turn on
own-away = Leave
own-export = Take my records along
own-export-about = Everything recorded about you, by you, and about what you were asked, with all that your leader sees of it. You need not ask anybody.
own-export-take = Export (ZIP)
own-looked = Who looked at what I was asked
own-looked-about = Looks are forgotten after { $days } days.
own-looked-nobody = Nobody yet.

act-member-add = Add a person
act-member-change = Correct the details
act-member-leaves = Leaves the firm
act-member-leaves-about = After the last day they cannot come in. Terms they lead end that day. The record stays.
act-role-grant = Give a role
act-role-revoke = Take a role back
act-team-form = Form a team
act-team-join = Put into a team
act-team-join-about = They leave the team they are in.
act-team-leave = Take out of the team
act-term-begin = Begin a leader’s term
act-term-begin-about = The term before ends the day before. The former leader can still read for 30 days.
act-term-end = End the leader’s term
act-leave-take = Enter leave
act-leave-take-about = Days away count for no clock.
act-leave-cancel = Call a leave off

field-member-name = Name
field-member-name-about = Family name first
field-member-reading = Reading in kana
field-member-title = Title
field-member-email = Work e-mail
field-member-language = Language of the pages
field-member-roles = Roles
field-member-role = Role
field-member-team = Team
field-new-team = Name of the team
field-term-leader = Leader
field-from-day = From
field-last-day = Last day
field-leave-first = First day
field-leave-last = Last day
field-leave-last-about = Leave empty for a single day
field-leave-which = Which leave
