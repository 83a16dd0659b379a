### The help of the command line: help-<command>-<option>; help-any-… where it is the same everywhere

help-heading-usage = Usage
help-heading-commands = Commands
help-heading-arguments = Arguments
help-heading-options = Options
help-heading-everywhere = Options of every command
help-value-command = COMMAND

help-fushime = Follow-through for people who lead sales teams in Japan.
help-any-data = Folder of the ledger (otherwise FUSHIME_DATA, the settings file, or ./fushime-data)
help-any-config = Settings file (otherwise FUSHIME_CONFIG, or ./fushime.toml)
help-any-lang = Language of the answers: ja or en (otherwise by locale)
help-any-now = Act as if it were this moment: 2026-11-25T09:00
help-any-format = text for people, json for programs
help-any-who = Who acts: number, name or part of it (otherwise the first leader)
help-any-yes = Accept what is proposed without asking
help-any-help = Show this help
help-any-version = Show the version
help-any-on-behalf-of = For whom it is written down; marked as such
help-any-on = The day it happened (otherwise today)
help-any-at = The hour it happened

help-init = Begin the ledger of a firm
help-init-firm = Name of the firm
help-init-leader = Your name, family name first
help-init-team = Name of your team
help-init-notice-given = The day the staff were told what the records are for
help-init-fiscal-year-end = Last month of the fiscal year, 1 to 12 (otherwise 3)
help-init-time-zone = Time zone of the firm (otherwise Asia/Tokyo)
help-init-firm-language = Language of what Fushime says unasked: ja or en
