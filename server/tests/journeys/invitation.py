"""Reads a mail that invites, as it was sent, from standard input; says what calendars get from it, and what is wrong."""

import email
import email.policy
import json
import sys

import icalendar

mail = email.message_from_string(sys.stdin.read(), policy=email.policy.default)
parts = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
told = parts[0].get_content()
file = parts[-1].get_payload(decode=True)
read = icalendar.Calendar.from_ical(told)
[event] = read.events
faults = [f"{part.name}: {fault}" for part in read.walk() for fault in part.errors]
faults += [f"{part.name}: {name} is missing" for part in read.walk() for name in part.required if name not in part]
faults += [f"a line is longer than 75 bytes: {line}" for line in file.splitlines() if len(line) > 75]
if parts[0].get_param("method") != read["METHOD"]:
    faults.append("the part and the calendar ask for different things")
if icalendar.Calendar.from_ical(file) != read:
    faults.append("the file is not the calendar")
print(
    json.dumps(
        {
            "to": mail["To"],
            "subject": mail["Subject"],
            "text": mail.get_body(("plain",)).get_content(),
            "method": read["METHOD"],
            "uid": event["UID"],
            "sequence": int(event["SEQUENCE"]),
            "summary": event["SUMMARY"],
            "start": event["DTSTART"].dt.isoformat(),
            "attendee": str(event["ATTENDEE"]),
            "faults": faults,
        }
    )
)
