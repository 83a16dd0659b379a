# The first run, and lists that are brought in
begin-step-firm = Firm and language
begin-step-firm-about = Japanese or English
begin-step-people = People and accounts
begin-step-people-about = From a file or by hand
begin-step-notice = Notice of purpose
begin-step-notice-about = To print or to copy
begin-step-ask = First directive
begin-step-ask-about = The one that worries you
begin-firm-title = A little about the firm
begin-firm-about = You are its first leader and administrator. All of this can be changed later.
begin-firm-kept = The record stays on this machine. Nothing is sent anywhere.
begin-found = Begin
begin-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
begin-no-zone = This is no name of a time zone. Write it as Asia/Tokyo.
begin-short-password = Please use at least 10 characters.
begin-people-title = The people you work with, and the accounts
begin-people-about = A list you have already will do. One person and one account are enough to begin.
begin-so-far = { $people } people, { $accounts } accounts.
begin-go-on = Go on
begin-later = Later
begin-notice-title = What everybody is given before you begin
begin-notice-about = Print it or copy it, and write down the day it was given. Until then no signals are shown.
begin-notice-given = Keep the day and go on
begin-ask-title = The one request that worries you most
begin-ask-about = Something you asked for and got no clear answer to. Write it as you would say it; it can be mended later.
begin-to-today = To Today

field-firm = Name of the firm
field-firm-language = Language of the firm
field-firm-language-about = Sentences for clients are written in it. Everybody chooses the language of their own pages.
field-your-name = Your name
field-your-name-about = Family name first.
field-team-name = Your team
field-year-end = Fiscal year ends in
field-time-zone = Time zone
field-new-password = Your password
field-new-password-about = At least 10 characters, used nowhere else.
field-given-on = Given on

bring-in-title = Bring lists in
bring-in-about = Choose a CSV or Excel file: what would be kept is shown first. The same list brought in twice is kept once.
bring-in-members = People
bring-in-members-about = Names; and titles, mail addresses, teams, leaders and numbers where the list has them.
bring-in-members-hint = Tanaka Kenichi, tanaka@example.co.jp
bring-in-accounts = Accounts
bring-in-accounts-about = Names; and owners, tiers, yearly sales, cut-off days and codes where the list has them.
bring-in-accounts-hint = Sakura Foods, Tanaka Kenichi
bring-in-contacts = Contacts
bring-in-contacts-about = Account, name, department, title, mail address.
bring-in-directives = Requests under way
bring-in-directives-about = Who was asked, the sentence, the account, the date, the milestones.
bring-in-lines = By hand (one a line; behind a comma the mail address of a person, the owner of an account)
bring-in-file = File (CSV, Excel)
bring-in-look = Read it
bring-in-would = Of { $rows } rows { $taken } would be new, { $known } are known, { $left } cannot be read. Nothing has been kept yet.
bring-in-columns = Columns
bring-in-unused = Columns that are not used
bring-in-problems = Please check ({ $count })
bring-in-more = { $count } more
bring-in-take = Keep { $count } rows
bring-in-leave = Leave it
bring-in-done = { $count } rows were kept.
