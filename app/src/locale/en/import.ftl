### Bringing files in, and writing them out

import-expected-name = A name is needed.
import-expected-sentence = A few words on what is to be done are needed.
import-expected-item = The item's number or name is needed.
import-expected-account = There is no account with this name or code yet. Please import the accounts first.
import-expected-member = There is no member with this name or number yet. Please import the members first.
import-expected-one-member = More than one member fits: { $names }. Give the full name or the employee number.
import-expected-one-account = More than one account fits: { $names }. Give the full name with its legal form, or the code.
import-expected-held-name = This account is held as “{ $name }”; an import does not change a name.
import-expected-once = A row above in this file is about the same account. If it is another one, tell them apart by a column of codes.
import-expected-contact = There is no contact with this name at this account yet.
import-expected-policy = There is no policy with this name or number.
import-expected-date = Not a date that can be read. Write it like 2027-04-01, 1 April 2027 or 令和9年4月1日.
import-expected-date-day = A date is needed, and this is a month without a day. Write the day as well, as in 1 April 2027 or 平成元年4月1日.
import-expected-date-real = There is no such day.
import-expected-date-weekday = The date and the weekday contradict each other.
import-expected-date-order = Written like this, day and month cannot be told apart. Put date_order = "day-first" or "month-first" into the map.
import-expected-moment = Not a time that can be read. Write it like 2027-04-01 17:30.
import-expected-past = This is after { $day }. What has not happened yet cannot be taken over.
import-expected-due-after-asking = The due date is before the day of asking. The item was taken over without it.
import-expected-later = This day is before today.
import-expected-yen = Not an amount that can be read. Write 84,000,000 or ¥84m, or put the unit into the header: (k JPY), (million yen).
import-expected-percent = Not a share that can be read. Write it like 8%.
import-expected-year = Not a year that can be read. Write it like 1998.
import-expected-years = Not a number of years. Write it like 28.
import-expected-month = Not a month that can be read. Write 1 to 12, or its name.
import-expected-cut-off = Not a cut-off day that can be read. Write it like 20, or 15, end of month.
import-expected-tier = The tier is one of A, B, C and D.
import-expected-role = A role is one of leader, salesperson, executive, stakeholder and administrator.
import-expected-language = The language is Japanese or English.
import-expected-email = Not a mail address.
import-expected-rank = A rank is a number from 1 to 100.
import-expected-days = Not a number of working days. Write a number from 1 to 250.
import-expected-policy-kind = The kind is one of price, shortage, quality, allocation, no and other.
import-expected-no-error = A formula shows an error here. Please put in the value.

import-row-controls = It held control characters, which are no text. They were taken out.
import-row-unclosed = A quotation mark (") is never closed.
import-row-too-long = The row is too long: a row may have 1 MB.
import-row-too-wide = The row has too many columns: 1,000 are read.

import-file-empty = The file is empty.
import-file-no-rows = The file has a header but no row below it.
import-file-not-a-table = This does not look like a table. Please give a CSV or Excel file.
import-file-kind-not-read = This kind of file is not read. Please save it as CSV, XLSX, XLSB, XLS or ODS.
import-file-unknown-encoding = There is no encoding called “{ $name }”. Try utf-8, sjis or utf-16.
import-file-broken-workbook = The workbook cannot be opened; it seems to be damaged. Open it in Excel and save it again, or save it as CSV.
import-file-protected = The workbook is protected with a password. Please take it off first.
import-file-no-sheet = There is no sheet “{ $asked }”. There are: { $there }
import-file-too-much-inside = Unpacked it would be too large ({ $megabytes } MB in { $parts } parts). Please save the sheet you need as CSV.
import-file-too-heavy = Reading it takes too much time or memory. Please save the sheet you need as CSV.
import-file-too-wide = Row { $row } has too many columns: { $limit } are read.
import-file-no-columns = A column that is needed was not found: { $missing }. The header is: { $header }
import-file-no-columns-hint = Write the guess out with --write-map FILE, put in the names of the columns, and give it with --map FILE.
import-file-map-differs = The map names columns that are not in the file: { $missing }. The header is: { $header }
import-file-too-many-rows = There are too many rows: { $limit } are read at once. Please split the file.
import-file-nothing-readable = None of the first { $rows } rows can be read. Please check which column is which.
import-file-broken-off = The file cannot be read to its end.
import-file-missing = { $file }: the file cannot be opened ({ $why }).

import-map-malformed = The map { $file } cannot be read. { $why }
import-map-unknown-column = Map { $file }: there is no field “{ $name }”. There are: { $there }
import-map-unknown-kind = Map { $file }: there is no kind “{ $name }”. There are: { $there }
import-map-unknown-zone = Map { $file }: there is no time zone “{ $name }”. Write it like Asia/Tokyo.
import-map-unknown-order = Map { $file }: date_order is "day-first" or "month-first" (now “{ $name }”).
import-map-written = The map was written to { $file }. Correct it, then import with --map { $file }. Nothing was imported yet.

import-map-top =
    A map for Fushime, as it was guessed. Correct it and give it with --map.
    On the left Fushime's name, on the right the column in the file. Empty: the column is not used.
import-map-timezone = where times without an offset were written
import-map-columns = columns
import-map-unused = columns that are not used:
import-map-kinds =
    A value in the kind column = what it means here. Behind it, in how many rows it stands. There are:
    { $there }

import-history-sentence = Item { $item }
import-history-due = Due date

import-seen = { $file }: { $encoding }, header in row { $row }. { $columns }
import-rows = { $rows } rows read, { $taken } taken over; { $known } were known already, { $passed } were passed over, { $left } could not be taken over.
import-rows-dry = { $rows } rows read, { $taken } can be taken over; { $known } are known already, { $passed } are passed over, { $left } cannot be taken over.
import-entries = { $count } entries were written: { $kinds }
import-entries-none = There was nothing new; no entry was written.
import-entries-dry = These { $count } entries would be written: { $kinds }
import-dry-first = The first { $count }:
import-dry-nothing = This was a trial. Nothing was written.
import-problems =
    { $count ->
        [one] Please look at one point:
       *[other] Please look at { $count } points:
    }
import-problem-cell = { $file } row { $row }, “{ $column }” { $value }: { $what }
import-problem-row = { $file } row { $row }: { $what }
import-problem-file = { $file }: { $what }
import-problem-left-out = The row was left out.
import-problem-more = … and { $count } more like this.
import-all-left-out = No row could be taken over.
import-not-allowed = { $name } may not bring files in.
import-not-allowed-hint = An administrator does that. Say who acts with --as.
import-not-a-leader = { $name } is not a leader and cannot bring a history in.
import-not-a-leader-hint = Say with --as which leader brings it in.
import-progress = reading
import-progress-telling = writing down


help-import = Bring in files of other programs: CSV, Excel, OpenDocument, in any encoding
help-import-kind = accounts, contacts, members, directives or history
help-import-files = The files; for a history in any order
help-import-map = A map of columns and kinds (TOML)
help-import-write-map = Write the guessed map into this file instead of importing
help-import-sheet = The sheet of a workbook, by name or number (otherwise the first that is not empty)
help-import-encoding = The encoding of a text file: utf-8, sjis, utf-16 … (otherwise it is told from the bytes)
help-import-until = Take a history as if it had no row after this day
help-import-dry-run = Show what would be written, and write nothing
help-import-limit = How many entries a trial shows (otherwise 10)
help-read-sheet = Turn one sheet of a workbook into text, in a process of its own
help-read-sheet-file = The workbook
help-read-sheet-sheet = The sheet, by name or number

export-done = { $rows } rows were written to { $file }.
export-not-in-encoding = { $count } characters are not in this encoding and became “?”.
export-nothing-to-see = There is nothing to write out.

help-export = Write what you may see as a table (CSV) for other programs
help-export-kind = accounts, contacts, members, directives, history or entries
help-export-out = The file to write (otherwise it is shown)
help-export-encoding = The encoding: utf-8 or sjis (otherwise utf-8, in a file with a mark for Excel)
