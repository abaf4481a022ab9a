# The entries: their lists of codes, their pages.
kind-place = Place
kind-phone_line = Phone line
kind-remote = Remote
kind-allowance = Allowance
kind-website = Website
kind-itinerant = Regular visit (bus, caravan)

need-emergency = Immediate danger, emergency
need-listening = Talk, be listened to
need-shelter = Emergency shelter
need-complaint = Complaint, report to the police
need-medical_care = Medical care, medical certificate
need-psychological_care = Psychological support
need-rights = Rights, lawyer, procedures
need-child_protection = Protect a child
need-housing = Housing
need-money = Money, financial help
need-social_support = Social worker, support
need-online_violence = Online violence, phone under watch
need-sexual_health = Sexual health, contraception, pregnancy
need-parenthood = Being a parent, small children
need-postal_address = Address for mail
need-transport = Getting about, taxi
need-stop_violence = Stop being violent

violence-partner = Violence in a couple
violence-physical = Physical violence
violence-sexual = Sexual violence, rape
violence-psychological = Psychological violence
violence-economic = Economic violence
violence-online = Online violence
violence-harassment = Harassment
violence-forced_marriage = Forced marriage
violence-genital_mutilation = Genital mutilation
violence-prostitution = Prostitution
violence-child_abuse = Violence against a child
violence-family = Violence in the family

audience-victim = Victim
audience-witness = Witness
audience-child = Child, teenager
audience-relative = Relative, friend
audience-perpetrator = Person who is violent
audience-professional = Professional, volunteer

moment-now = At once
moment-within_48h = Within 48 hours
moment-later = Later

language-fr = French
language-en = English
language-ar = Arabic
language-es = Spanish
language-pt = Portuguese
language-ro = Romanian
language-tr = Turkish
language-uk = Ukrainian
language-ru = Russian
language-it = Italian
language-de = German
language-zh = Chinese
language-ta = Tamil
language-bn = Bengali
language-fa = Persian
language-ps = Pashto
language-so = Somali
language-wo = Wolof
language-bm = Bambara
language-lsf = French sign language

cost-free = Free
cost-paid = Not free

visibility-public = Public address
visibility-commune_only = Only the commune is told
visibility-after_call = Address given after a call
visibility-never = Protected place: address never stored

status-draft = Not published
status-published = Published
status-archived = Archived

hours-always = 24 hours a day, 7 days a week
hours-day = { $day }
hours-days = { $from } to { $to }
hours-range = { $from } to { $to }
hours-and = { $first } and { $last }
hours-line = { $days } { $ranges }
hours-no-holidays = closed on public holidays
hours-open = Open
hours-open-until = Open, closes at { $hour }
hours-open-late = Open, closes on { $day } at { $hour }
hours-closed = Closed
hours-opens-today = Closed, opens at { $hour }
hours-opens-tomorrow = Closed, opens tomorrow at { $hour }
hours-opens = Closed, opens on { $day } at { $hour }
hours-shut = Temporarily closed
weekday-0 = Monday
weekday-1 = Tuesday
weekday-2 = Wednesday
weekday-3 = Thursday
weekday-4 = Friday
weekday-5 = Saturday
weekday-6 = Sunday
