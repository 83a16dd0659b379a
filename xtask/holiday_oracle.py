"""Compares the frozen public holidays of Japan with two libraries of other people, day by day.

usage: holiday_oracle.py FILE           compares; exit 1 when a day differs
       holiday_oracle.py --write FILE   writes the days on which both libraries agree
"""

import datetime
import sys

import holidays
import jpholiday

FIRST, LAST = 2000, 2050


def days_of_jpholiday():
    """Returns the days that jpholiday calls a holiday."""
    day, last = datetime.date(FIRST, 1, 1), datetime.date(LAST, 12, 31)
    found = set()
    while day <= last:
        if jpholiday.is_holiday(day):
            found.add(day)
        day += datetime.timedelta(days=1)
    return found


def main():
    """Compares or writes, and says what differs."""
    write = sys.argv[1] == "--write"
    path = sys.argv[-1]
    one = days_of_jpholiday()
    other = set(holidays.country_holidays("JP", years=range(FIRST, LAST + 1)))
    if one != other:
        print("the two libraries differ:", *sorted(map(str, one ^ other)))
        return 1
    if write:
        with open(path, "w", encoding="ascii") as file:
            file.writelines(f"{day}\n" for day in sorted(one))
        return 0
    with open(path, encoding="ascii") as file:
        ours = {datetime.date.fromisoformat(line.strip()) for line in file if line.strip()}
    if ours != one:
        print("these days differ:", *sorted(map(str, ours ^ one)))
        return 1
    print(f"{len(ours)} holidays from {FIRST} to {LAST}: three sources agree on every day")
    return 0


if __name__ == "__main__":
    sys.exit(main())
