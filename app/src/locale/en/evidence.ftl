### Facts: read from a pasted text, with a document

evidence-paste = Read from a report or a mail
evidence-by-hand = Write one
evidence-read = Read it
evidence-found = Facts found (tick those you want to keep)
evidence-keep = Keep what is ticked
evidence-take = Read the facts in this line
evidence-nothing-found = No fact that can be checked was found. A name, a date, the client’s own words or the name of a document can be read.
evidence-none-ticked = Nothing is ticked. Tick what you want to keep.
evidence-reads-otherwise = The record has changed since, and so has what can be read here. Please look again. Nothing was recorded yet.
evidence-too-long = At most 4,000 characters are read at once. Please paste it in parts.
evidence-written-later = This day is after today. Say on which day the text was written.
field-pasted = Text
field-pasted-about = Paste part of a report or a mail as it is. Reading it records nothing.
field-said = When it was written
field-said-about = “Yesterday” and “next week” are counted from this day.
