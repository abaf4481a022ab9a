# People who sign in.
role-administrator = Administration
role-coordinator = Coordination
role-referent = Référent of an institution
role-professional = Professional
role-dpo = Data protection

account-home-title = Workspace
account-home-hello = Good day. You work here as: { $function }.
account-home-next-administrator = To open or close an account, use the command “maillage user” on the server.
account-home-next-coordinator = To do now: read again the entries to be re-checked, the oldest first.
account-home-next-referent = To do now: make sure that the entries of your institution are still true.
account-home-next-professional = Find an entry for the person you receive. If an entry is wrong, tell the référent of your institution.
account-home-next-dpo = To do now: read this month’s journal, and the erasures that are due.
account-home-account = Your account

account-login = Sign-in name
account-password = Password
account-sign-in-title = Sign in
account-sign-in = Sign in
account-sign-in-wrong = The sign-in name and the password do not go together. Check them, then try again.
account-sign-in-wait = Too many attempts with this sign-in name. Wait ten seconds, then try again.
account-sign-in-tomorrow = Far too many attempts with this sign-in name. It is blocked until midnight. If it was not you, tell the coordination.
account-signed-out = Your session is closed. You may leave this computer.
account-to-activation = Have you received an activation code? Choose your password.
account-lost-password = Lost your password? Ask the coordination for a new code. It is handed over in person, never by mail or by phone.

account-activation-title = Activate your account
account-activation-lead = Copy the code that was handed to you in person. It works once, for 24 hours.
account-activation-code = Activation code
account-activation-code-hint = 26 letters and digits. Dashes and spaces do not count.
account-activate = Activate the account
account-activation-wrong = The sign-in name and the code do not go together, or the code has been used, or it is more than 24 hours old. Check them, or ask for a new code.
account-to-sign-in = Is your account active already? Sign in.

account-title = Your account
account-function = Function
account-role = Role
account-institution = Institution
account-institution-none = None
account-territory = Territory
account-moment = { $day } at { $hour }
account-sessions = Your open sessions
account-sessions-lead = A session closes by itself after 15 minutes without a page, and after 10 hours. If there is one that you do not know, close it and change your password.
account-session = Opened on { $opened }, used on { $seen }.
account-session-this-one = It is the one you are using.
account-session-close = Close the session opened on { $opened }

account-password-change = Change the password
account-password-current = Current password
account-password-new = New password
account-password-again = The same once more
account-password-hint = 15 characters at least. A few words without a link make a good password that is easy to remember.
account-password-closes = Your other sessions will be closed.
account-password-changed = Your password is changed. Your other sessions are closed.
account-current-wrong = This is not your current password. Check it, then try again.
account-password-short = This password is too short. It takes 15 characters at least.
account-password-long = This password is too long. It takes 128 characters at most.
account-password-easy = This password can be guessed: most of it is words that everybody tries, runs of keys or the name of your institution. Add a few words without a link.
account-password-differs = The two passwords are different. Type the same one twice.

account-login-malformed = The sign-in name has 3 to 80 characters: letters without accents, digits and . - _ @
account-login-taken = This sign-in name is taken. Choose another one.
account-function-malformed = Give the function, in 120 characters at most. For example: référente of the police station.
account-roles-missing = Choose one role at least.
account-email-malformed = This e-mail address does not work. Write it as name@institution.org, or leave the field empty.
account-institution-missing = This role needs an institution. Say which one.
account-institution-elsewhere = This institution takes no part in this territory. Add it to the territory first.
