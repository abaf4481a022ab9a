# People who sign in.
role-administrator = Administration
role-coordinator = Coordination
role-referent = Référent of an institution
role-professional = Professional
role-dpo = Data protection

account-home-title = Workspace
account-home-hello = Good day. You work here as: { $function }.
account-home-role-administrator = You keep the installation. To open or close an account from the server: “maillage user”.
account-home-role-coordinator = You keep the network of your territory: the directory, the contract and its plan, the meetings, the printed matter.
account-home-role-referent = You keep up to date what your institution says of itself in the directory.
account-home-role-professional = Find an entry for the person you receive. If an entry is wrong, tell the référent of your institution.
account-home-role-dpo = You watch over the data: the journal, the erasures, the alerts.
account-home-late = Late
account-home-due = To do
account-home-news = New since { $day }
account-home-nothing = Nothing waits for you, and nothing has changed since you last came.
account-home-rooms = Where to go
account-home-account = Your account

account-login = Sign-in name
account-password = Password
account-sign-in-title = Sign in
account-sign-in-first = Sign in to see the page you asked for.
account-arriving-title = One moment
account-arriving = You come from another site. We are checking whether you are already signed in.
account-sign-in = Sign in
account-session-over = Your session has ended, because nobody used it or because it was closed. Sign in again.
account-sign-in-wrong = The sign-in name and the password do not go together. Check them, then try again.
account-sign-in-wait = Too many attempts with this sign-in name. Wait ten seconds, then try again.
account-sign-in-tomorrow = Far too many attempts with this sign-in name. It is blocked until midnight. If it was not you, tell the coordination.
account-signed-out = Your session is closed. You may leave this computer.
account-to-activation = Have you received an activation code? Activate your account.
account-lost-password = Lost your password? Ask the coordination for a new code. It is handed over in person, never by mail or by phone.

account-activation-title = Activate your account
account-activation-lead = Copy the code that was handed to you in person. It works once, for 24 hours.
account-activation-code = Activation code
account-activation-code-hint = 26 letters and digits. Dashes and spaces do not count.
account-activation-wrong = The sign-in name and the code do not go together, or the code has been used, or it is more than 24 hours old. Check them, or ask for a new code.
account-to-sign-in = Is your account active already? Sign in.

account-by-passkey = With a passkey
account-by-passkey-hint = Your phone, your computer or your USB key recognises you. There is no name and no password to type.
account-by-password = With a password
account-shared = I am at a shared computer
account-shared-hint = The session then closes after 5 minutes without a page, and the computer is not remembered.
account-to-recovery = Lost your phone or your key? Use a recovery code.
account-sign-in-late = Too much time has passed since your password, or your account has changed meanwhile. Sign in again.

account-code-title = Your code
account-code = 6-digit code
account-code-hint = The one that your app shows now. If you no longer have your phone, type one of your recovery codes.
account-code-again = Back to signing in
account-code-wrong = This code does not work, or has been used. Wait for the next code, then type it.
account-code-first-wrong = This code does not work. Make sure that the clock of your phone is right, then type the code that it shows now.
account-code-wait = Too many codes tried. Wait half a minute, then type the next code.

account-totp = 6-digit codes
account-totp-title = Your 6-digit codes
account-totp-lead = With your password you will be asked for a code that your phone shows, and that changes every 30 seconds.
account-totp-first = 1. Give the secret to your app
account-totp-scan = Open an app for codes (“authenticator”) on your phone, and read this square.
account-totp-square = Square to be read with the app for codes. The same secret is written in letters below.
account-totp-type = Or type this secret into it:
account-totp-second = 2. Type the code that it shows
account-totp-code = 6-digit code
account-totp-code-hint = Spaces do not count.
account-totp-check = Check the code
account-totp-on = A code is asked for with your password.
account-totp-off = No code is asked for with your password.
account-totp-take = Ask for a code with my password
account-totp-another = Change phone or app

account-codes-title = Recovery codes
account-codes-once = Note these ten codes now: they will not be shown again.
account-codes-lead = Each works once, with your password, in place of a 6-digit code or of a passkey that you no longer have. Keep them on paper, in a safe place, away from your computer.
account-codes-old = The codes that you had before no longer open anything.
account-codes-noted = I have noted my codes
account-codes-left = { $count ->
    [0] You have no recovery code left. Make new ones.
    [one] You have a single recovery code left. Make new ones.
   *[other] You have { $count } recovery codes left.
 }
account-codes-renew = Make ten new codes
account-recovery-title = Come in with a recovery code
account-recovery-lead = Type your password and one of the codes that you noted on paper. That code will not work again. Once you are in, add a new passkey.
account-recovery-code = Recovery code
account-recovery-hint = 24 letters and digits, or 16 if you noted them before November 2026. Dashes and spaces do not count.
account-recovery-wrong = The sign-in name, the password and the code do not go together, or the code has been used. Check them, or ask the coordination for a new activation code.
account-recovery-lost = No password, or no codes left? Ask the coordination for a new activation code. It is handed over in person, never by mail or by phone.

account-passkeys = Your passkeys
account-passkey-about = A passkey stays in your phone, your computer or a USB key, and opens with your finger, your face or a PIN. It cannot be guessed or copied, and works on this site alone.
account-passkeys-two = { $count ->
    [0] Add a passkey: it is the safest and the fastest way to sign in.
   *[other] Add a second passkey, on another device: if you lose the first, you will still come in.
 }
account-home-another = You have a single passkey. If you lose it, you can no longer come in.
account-passkey-sign-in = Sign in with a passkey
account-passkey-add = Add a passkey
account-passkey-added = Added on { $moment }.
account-passkey-used = Last used on { $moment }.
account-passkey-unused = Not used yet.
account-passkey-change = Rename or remove “{ $name }”
account-passkey-rename = Rename
account-passkey-remove = Remove “{ $name }”
account-passkey-name = Name of the key
account-passkey-name-hint = To know it again. For example: my phone.
account-passkey-name-long = This name is too long. It has 60 characters at most.
account-passkey-unnamed = Key of { $day }
account-passkey-script = Passkeys need JavaScript. Switch it on in your browser to use them.
account-passkey-none = This browser has no passkeys. Use a more recent one, or another way in.
account-passkey-cancelled = Nothing was done: you cancelled, or no passkey of this site answered. Try again, or choose another way in.
account-passkey-already = This device already has a passkey for your account. Take another one.
account-passkey-address = This page is not open at the address of the site. Open { $origin }, then try again.
account-passkey-unasked = The request did not succeed. Wait a moment, load the page again, then try again.
account-passkey-refused = This passkey was not recognised. Take one that was made for your account on this site.
account-passkey-late = Too much time has passed, or this answer has been used. Try again.
account-passkey-last = It is your only way in: add another passkey first.
account-passkey-most = You have twenty passkeys already. Remove one first.
account-passkey-only = Your institution asks for a passkey. Sign in with yours, or ask the coordination for a new code to make one.
account-passkey-impossible = Passkeys do not work at the address of this site: it needs a name. Tell the person who runs it.

account-activation-continue = Continue
account-activation-late = Too much time has passed, or this code has been used meanwhile. Start again with your code, or ask for a new one.
account-choice-title = How do you want to come in?
account-choice-passkey = With a passkey (recommended)
account-choice-passkey-make = Make my passkey
account-choice-password = With a password and codes
account-choice-password-about = You will need a phone with an app for codes at each sign-in.
account-choice-password-take = Take this password
account-choice-passkeys-only = Your institution chose passkeys alone.

account-proof-title = Prove that it is you
account-proof-lead = What you ask for is done only just after a proof. It holds for five minutes; then you come back to where you were.
account-proof-passkey = Use my passkey
account-proof-continue = Continue
account-proof-otherwise = You have neither a passkey nor a password here. Sign out, then sign in again as usual.

account-session-shared = At a shared computer.
account-sessions-close = Close all my other sessions
account-devices = New devices
account-devices-lead = You signed in for the first time from a device at these moments. If it was not you, tell the coordination.
account-device-mail-subject = Sign-in from a new device
account-device-mail-text = Good day,

    Somebody signed in from a device that we did not know, on { $moment }, for the function: { $function }.

    If it was you, there is nothing to do. If not, tell the coordination at once, in person.

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
account-password-add = Add a password and codes
account-password-there = Your account has a password already: you can change it in “Your account”.
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
account-password-leaked = This password was stolen elsewhere and is going round. Choose another one, which you have used nowhere.
account-password-differs = The two passwords are different. Type the same one twice.

account-login-malformed = The sign-in name has 3 to 80 characters: letters without accents, digits and . - _ @
account-login-taken = This sign-in name is taken. Choose another one.
account-function-malformed = Give the function, in 120 characters at most. For example: référente of the police station.
account-roles-missing = Choose one role at least.
account-email-malformed = This e-mail address does not work. Write it as name@institution.org, or leave the field empty.
account-institution-missing = This role needs an institution. Say which one.
account-institution-elsewhere = This institution takes no part in this territory. Add it to the territory first.

# The people of a network: who invites, renews, changes roles, closes accounts.
people-room = People
people-title = People
people-total = { $count ->
    [0] Nobody
    [one] 1 person
   *[other] { $count } people
}
people-invite = Invite somebody
people-territory-own = Mine
people-institution-any = All
people-which = Which
people-which-present = Those who can come in
people-which-ending = Those whose authorisation ends within 30 days
people-which-gone = Those who have left
people-narrow = Show
people-none = Nobody matches.
people-all = See everybody
people-no-institution = Without an institution
people-ends = Authorised until { $day }
people-state-requested = Waits for a second agreement
people-state-invited = Code given, not used yet
people-state-lapsed = Without a valid code
people-state-active = Active
people-state-expired = Authorisation over
people-state-disabled = Account closed
people-since = Account opened on
people-until = Authorised until
people-sessions = { $count ->
    [0] No open session
    [one] 1 open session
   *[other] { $count } open sessions
}
people-roles = Roles
people-roles-none = None for now
people-actions = What you can do
people-invite-lead = A person is known by her function, never by her name. She receives a code that works once, within 24 hours.
people-function-hint = For example: référente of the police station.
people-login-hint = What she will type to sign in. From 3 to 80 characters: letters without accents, digits and . - _ @
people-email = Professional e-mail address (optional)
people-email-hint = To tell her when somebody signs in to her account from a new device. Never a personal address.
people-by-two = a second person will have to agree
people-not-yours = you can neither give nor take it away
people-delivery = How to hand the code over
people-delivery-hand = In person: the code is shown once, on the next page
people-delivery-mail = By mail, to the institution’s function address, if it chose so
people-invite-send = Invite
people-waits-title = A second person has to agree
people-waits-lead = The account “{ $function }” is prepared. Another person of the coordination or the administration has to agree before { $day }; the activation code will come after that.
people-code-title = Activation code
people-code-give = Give a new code
people-code-give-lead = Make sure in person that it is she. Her password, passkeys and sessions will be forgotten at once; she will choose others with the code.
people-code-once = Write this code down or print it now: it will not be shown again. It works once, within 24 hours.
people-code-step-hand = Hand it over in person, never by telephone or in a message.
people-code-step-go = The person opens { $address }/pro/activation.
people-code-step-type = She types her sign-in name and the code, then chooses how she will sign in.
people-code-sent = The code was sent to the institution’s function address. It works once, within 24 hours.
people-code-done = Done
people-no-address = This institution has no function address. Hand the code over in person, or give an address first on the institution’s page.
people-renew = Renew the authorisation for a year
people-roles-change = Change roles
people-roles-lead = Roles say what the person may do. Her open sessions will be closed: she will have to sign in again.
people-roles-save = Save roles
people-role-not-yours = You cannot give or take away one of these roles. Ask the coordination or the administration.
people-code-not-yours = You cannot give this person a code: it would let somebody in in her place. Ask the référent of her institution, or the coordination. For a role that takes two people, close the account and invite the person again.
people-not-oneself = Nobody renews her own authorisation. Ask another person of the coordination or of your institution.
people-has-left = This account is closed. Invite the person again if she comes back.
people-request = Roles asked for
people-request-lead = Asked for by: { $function }. The request lapses on { $day }.
people-request-agree = I agree
people-request-refuse = Refuse or withdraw the request
people-request-other = Somebody else than the one who asked has to agree.
people-request-gone = This request is no longer there. It was settled, or it is more than seven days old.
people-request-not-yours = You cannot decide about this request: it takes another person, who could give these roles herself.
people-last-administrator = This is the last person who administers the installation. Give this role to somebody else first.
people-close-not-yours = You cannot close this account. Ask the coordination or the administration.
people-depart = Close the account
people-depart-lead = The account “{ $function }” will be closed at once: sessions, password, passkeys and codes are forgotten. What she did stays in the journal, under her function.
people-depart-now = Close the account now
people-depart-not = Change nothing
people-duties = For somebody else to take over
people-duties-none = Nothing: nobody waits for her.
people-duty-referent = The institution will have no référent any more.
people-duty-nobody = Nobody of the institution will be able to sign in any more.
people-duty-coordinator = The territory will have no coordination any more.
people-duty-dpo = The territory will have nobody for data protection any more.
people-duty-requests = { $count ->
    [one] 1 request for roles that she made will be withdrawn.
   *[other] { $count } requests for roles that she made will be withdrawn.
}

policy-title = How people sign in
policy-lead = This choice holds for all the people of the institution.
policy-allows-password = Allow a password with a one-time code, besides passkeys
policy-allows-password-hint = A passkey (fingerprint, face or device code) is safer: nobody guesses it, and it cannot be given to a false site.
policy-allows-provider = Also allow signing in with { $name }
policy-allows-provider-hint = { $name } then proves who the person is, in place of a passkey. Without this box nobody of the institution comes in this way.
policy-address = Function address of the institution (optional)
policy-address-hint = A mailbox read by a service, not by one person. Activation codes may be sent there. Without an address they are handed over in person.
policy-save = Save
policy-outrun = Somebody changed this choice at the same time
policy-outrun-lead = What is ticked below is the choice that was saved. Read it, then save yours again.

people-code-mail-subject = Activation code of an account
people-code-mail-text = Good day,

    An account waits for a person of your service in the shared workspace. Its activation code is:

    { $code }

    Hand it to the person, with the sign-in name that you know. It works once, within 24 hours, on the activation page of the workspace.

    If you did not expect this message, do nothing and tell the coordination.

# Signing in with an identity provider, such as ProConnect.
account-openid-sign-in = Sign in with { $name }
account-openid-activate = Activate with { $name }
account-openid-activate-lead = You can also do without a password: type your sign-in name and your code above, then prove who you are with { $name }.
account-openid-leave-title = To { $name }
account-openid-leave = You are going to prove who you are on the site of { $name }, then come back here. If nothing happens, follow this link.
account-openid-farewell = Your session is closed here. It is about to be closed at { $name } too. If nothing happens, follow this link before you leave this computer.
account-openid-go = Go to { $name }
account-openid-back-title = Back from { $name }
account-openid-back = All that is left is to go on.
account-openid-continue = Continue
account-openid-refused-title = Signing in with { $name } did not work
account-openid-otherwise = Choose another way to go on
account-openid-cancelled = You stopped signing in with { $name }: nothing has changed. Start again, or sign in another way.
account-openid-down = { $name } does not answer: nothing has changed. Start again in a few minutes, or sign in another way.
account-openid-untrusted = The answer that came in the name of { $name } does not prove who you are: it was set aside, nothing has changed. Sign in another way, and tell whoever runs this site.
account-openid-weak = { $name } recognised you, but does not confirm that it did so in a way that is safe enough for this site: nothing has changed. Start again and choose a safer way at { $name } (a second factor), or sign in another way.
account-openid-old = { $name } does not confirm that you proved who you are there lately: nothing has changed. Sign out at { $name } and start again, or sign in another way.
account-openid-stale = This return from { $name } was used already, is older than ten minutes, or comes from another browser. Start again from the sign-in page.
account-openid-unknown = { $name } recognised you, but no open account is linked to this identity. Sign in another way and link it in “Your account”, or ask the coordination for an activation code.
account-openid-siret = { $name } says that you work for another establishment than the institution of this account. Choose the right organisation at { $name } and start again, or tell the coordination.
account-openid-taken = This identity of { $name } is already linked to an account, or your account to another one. First remove the old link in “Your account”.
account-openid-other-session = Your session changed while you were at { $name }: nothing was linked. Sign in, then start again in “Your account”.
account-openid-not-allowed = The institution of this account has not chosen { $name } for signing in. Sign in another way, or ask its référent.
account-openid-last = This is your only way to sign in. First add a password or a passkey, then remove the link with { $name }.
account-openid-title = Sign in with { $name }
account-openid-linked = Your account has been linked to an identity of { $name } since { $day }.
account-openid-not-linked = Link your account to your identity of { $name } to sign in without a password of ours.
account-openid-link = Link with { $name }
account-openid-unlink = Remove the link with { $name }

# Who may do what.
rights-title = Who may do what
rights-lead = Each page and each act asks for one of these permissions. Somebody with several roles has the rights of each.
rights-act = Act
rights-no = no
rights-fresh = (after proving again who one is)
rights-rules = What holds everywhere
rights-rule-absent = What somebody need not know of does not exist for her: the page answers as for a made-up address.
rights-rule-two = Administration, coordination and data protection are opened by two: one asks, another agrees.
rights-rule-self = Nobody gives herself a role, and the last person who administers cannot be removed.
rights-rule-journal = Each act is written in the journal, without a name or a text.
see-people = See people and their roles
keep-people = Invite, renew, change roles, close an account
keep-policy = Choose how the people of an institution sign in
keep-ways-in = Change one’s own ways in and end one’s sessions
reach-own = for herself
reach-institution = in her institution
reach-territory = in her territory
reach-everywhere = in the whole installation

desk-role-requests = { $count ->
    [one] One role asked for waits for a second person to agree
   *[other] { $count } roles asked for wait for a second person to agree
 }
