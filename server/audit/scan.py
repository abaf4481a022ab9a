"""wapiti over a signed-in crawl of a demonstration, and over its public face: AUDIT_MINUTES at most (10 unless told otherwise)."""

import json
import os
import pathlib
import re
import subprocess
import tempfile

import ground

WAPITI = ground.ROOT / "target/judges/scanners/bin/wapiti"
#: Not asked: what waits for a call on a machine of somebody else (ssrf, xxe, log4shell), what needs a list from elsewhere
#: (nikto, wapp, cms…), what speaks of TLS, which the server in front does (ssl, https_redirect), what guesses passwords, and
#: what looks for programs that this one is not made of (ldap, spring4shell, shellshock, htaccess, copies of served files).
MODULES = "cookieflags crlf csp csrf exec file http_headers methods permanentxss redirect sql timesql upload xss".split()
SECONDS = 60 * int(os.environ.get("AUDIT_MINUTES", "10"))
#: The two crawls: what it is, where it starts, as whom, its part of the time.
FACES = [
    ("public", ["/", "/infos", "/en/infos"], ground.PUBLIC, None, 0.25),
    ("workspace", ["/pro"], ground.WORKSPACE, ground.COORDINATOR, 0.75)]
EXCLUDED = ["/q*", "/pro/deconnexion*", "/pro/connexion*", "/pro/activation*", "/pro/preuve*", "/pro/compte/sessions*",
            "/pro/compte/mot-de-passe*", "/pro/a/*", "/a/*"]


def starts(pages):
    """Of the pages, those that show a form or an address with a question that no page before them showed."""
    seen = set()
    for address, page in pages.items():
        shown = {(method, ground.shape(action), *fields) for method, action, fields in page.forms} | {ground.shape(address)}
        if shown - seen and (page.forms or "?" in address):
            seen |= shown
            yield address


def scan(demonstration, begun, cookie, seconds, report):
    """Lets wapiti crawl what `begun` shows and attack it; gives its report, and the modules that the time did not suffice for."""
    crawling = seconds * 0.2
    command = [
        WAPITI, "-u", demonstration.url + "/", "--scope", "folder", "-d", "1", "-m", ",".join(MODULES), "-l", "1",
        "--tasks", "8", "-t", "15", "--max-parameters", "40", "--no-bugreport", "--flush-session",
        "--store-session", report.parent, "--store-config", report.parent, "-f", "json", "-o", report, "-v", "1",
        "--max-scan-time", str(crawling), "--max-attack-time", str((seconds - crawling) / len(MODULES)),
        "-H", "Sec-Fetch-Site: same-origin"]
    command += [word for address in begun for word in ["-s", demonstration.url + address]]
    front = demonstration.ask("/infos")[2].decode()
    languages = {tongue + "*" for tongue in re.findall(r'href="(/[a-z]{2}/)', front)} - {"/en/*"}
    command += [word for path in [*EXCLUDED, *languages] for word in ["-x", demonstration.url + path]]
    command += ["-C", cookie] if cookie else []
    with open(report.with_suffix(".log"), "wb") as log:
        subprocess.run(command, stdout=log, stderr=log, timeout=seconds * 2 + 120)
    said = report.with_suffix(".log").read_text(errors="replace")
    if not report.exists():
        raise SystemExit(said[-3000:])
    return json.loads(report.read_text()), re.findall(r"^Max attack time was reached for module (\w+)", said, re.M)


def found(report):
    """(name, where) of all that a report tells against us; what it only adds is left out."""
    for kind in ["vulnerabilities", "anomalies"]:
        for name, places in report[kind].items():
            for place in places:
                where = f"{place['method']} {place['path']} {place['parameter'] or ''}: {place['info']}"
                yield f"{name} ({place['module']})", " ".join(where.split())


def forged(demonstration, forms, cookie):
    """The forms that are taken though another site sends them: what wapiti looks for by the tokens that we do without."""
    for _, action, fields in (form for form in forms if form[0] == "POST"):
        status, _, _ = demonstration.ask(action, cookie, fields, site="cross-site")
        if status != 403:
            yield "a forged form is taken", f"{action} ({status})"


def run():
    findings, told, looked = [], [], []
    for face, begin, within, login, part in FACES:
        with ground.Demonstration() as demonstration, tempfile.TemporaryDirectory() as folder:
            cookie = demonstration.sign_in(login) if login else None
            pages, forms = ground.crawl(demonstration, begin, cookie, within)
            begun = list(starts(pages))
            findings += forged(demonstration, forms, cookie)
            before = demonstration.answers()
            report, hurried = scan(demonstration, begun, cookie, SECONDS * part, pathlib.Path(folder) / "report.json")
            asked = {status: count - before.get(status, 0) for status, count in demonstration.answers().items()}
            findings += found(report)
            findings += [("complaint", line) for line in demonstration.said()]
            findings += [("answers of 5xx", f"{asked['5xx']}")] if asked.get("5xx") else []
            if cookie and (demonstration.ask("/pro", cookie)[0] != 200 or asked["2xx"] < len(begun)):
                findings.append(("signed out", f"the session did not last to the end, or was not used: {asked}"))
            looked.append(f"{face}: {len(pages)} pages, {len(forms)} forms")
            told.append(f"{face}: {report['infos']['crawled_pages_nbr']} crawled, {sum(asked.values()):,} answers {asked}, "
                        f"stopped by the time: {' '.join(hurried) or 'none'}")
            print(f"  {told[-1]}", flush=True)
    ground.conclude("wapiti", f"{'; '.join(looked)}; {len(MODULES)} modules, level 1", "; ".join(told), findings)


run()
