# What all pages share.
public-title = Information
skip = Skip to content
quit-short = Leave
quit-long = Leave this site now (or press Shift three times)
quit-honest = “Leave” closes this page fast. It does not erase the history of the device (above all with Firefox), nor the traces of spyware, of the internet box or of a shared account. If you think you are being watched, use another device: a friend’s, a library’s, the one at work.
demo-notice = Demonstration: the numbers of local bodies (01 99 00…) are fictitious. The national numbers are real.
urgent-title = In danger now?
urgent-17 = Police
urgent-114 = by text message, without speaking
urgent-112 = Any emergency
urgent-3919 = Helpline, free, 24 hours
languages = Languages and home
language-own-fr = Français
language-own-en = English
language-own-ar = العربية
language-own-uk = Українська
language-own-es = Español
language-own-pt = Português
language-own-ro = Română
language-own-tr = Türkçe
notice-in-french = This page is in French only.
notice-not-reread = These words have not been read again by a person yet. If in doubt, read the French version:
to-home = Home

legal = Legal information
legal-notice = Legal notice
legal-accessibility = Accessibility
legal-personal-data = Personal data

pro-menu = Menu
pro-sign-out = Sign out
pro-ends = Your session ends in less than two minutes. What is not saved will be lost.
pro-goes-on = Go on
pro-to-home = Back to the workspace’s home page

error-title = That did not work
error-incident = If it happens again, give this number to the person who runs the site: { $incident }.
error-not-found = This page does not exist, or no longer does. Go back to the home page and search again.
error-forbidden = Your role does not allow this. Ask the référent of your institution.
error-method = This address is not asked for that way. Go back to the previous page and use its buttons.
error-conflict = Somebody changed the same thing at the same time. Nothing is lost: go back, read again, then try again.
error-too-large = That is too long to be sent. Shorten the text, then try again.
error-too-many = Too many attempts in a short time. Wait a little, then try again.
error-too-fast = Too many pages were asked for in a short time. Wait a few seconds, then load this page again. In danger, call 17.
error-sign-in = You have to sign in first.
error-unavailable = The site does not answer at the moment. Try again in a minute. In danger, call 17.
error-full = There is no room left to save anything. Nothing was saved. Tell the person who runs the site, then try again. In danger, call 17.
error-bad-request = This request cannot be read. Go back to the previous page and try again.
error-unexpected = Something went wrong on our side. Nothing was saved. Try again in a minute. In danger, call 17.

form-faults = Some points remain to be corrected
paging = Pages
paging-previous = Previous page
paging-next = Next page
paging-where = Page { $page } of { $last }
