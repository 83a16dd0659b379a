### The demo firm

help-demo = Make a firm with half a year behind it, to look around in
help-demo-seed = Another number makes a firm with other words and hours (otherwise 1)
help-demo-open = A large firm for measuring: how many open directives
help-demo-closed = A large firm for measuring: how many ended directives
help-demo-entries = A large firm for measuring: how many entries

demo-made =
    Half a year of { $firm } is ready, up to the morning of { $day }.
    { $accounts } accounts, { $open } open and { $ended } ended directives, { $entries } entries ({ $folder })
demo-next = Try next:
demo-next-today = { $leader }'s day: first whoever is kept waiting, then what to ask
demo-next-show = One directive: what the client has truly been told, and what not yet
demo-next-mine = The same seen by { $salesperson }: what the leader sees, the salesperson sees too
demo-fault = The demo firm could not be made. Nothing was kept: { $cause }
demo-fault-hint = This is a fault of Fushime itself. Please report it with this sentence.
