"""sqlmap over every form and every question of a demonstration: AUDIT_MINUTES at most (10 unless told otherwise)."""

import csv
import os
import pathlib
import random
import re
import subprocess
import tempfile
import urllib.parse

import ground

SQLMAP = ground.ROOT / "target/judges/scanners/bin/sqlmap"
SECONDS = 60 * int(os.environ.get("AUDIT_MINUTES", "10"))
LEVEL, RISK = 1, 1
#: First a look at every parameter, and the whole list of tries where something looks odd; then the whole list for all.
PASSES = [("at a glance", ["--smart"], 0.5), ("in earnest", [], 0.5)]
FACES = [
    (["/", "/infos", "/en/infos", "/api/v1/search?text=logement&commune=92012&limit=2"], ground.PUBLIC, None),
    (["/pro"], ground.WORKSPACE, ground.COORDINATOR)]


#: What stands in a field that is empty: what gets past the form, into the database. Others stay empty.
EXAMPLES = {
    "text": "logement", "commune": "Boulogne-Billancourt", "title": "Titre", "name": "Nom", "function": "accueil", "note": "Note",
    "email": "accueil@horizon.example", "phone": "0199000001", "reason": "Motif", "login": "agente@horizon.example"}


def target(demonstration, method, address, fields, cookie):
    """A request as a proxy would have written it down."""
    query = urllib.parse.urlencode({name: value or EXAMPLES.get(name, "") for name, value in fields.items()})
    address, body = (address, query) if method == "POST" else (f"{address.split('?')[0]}?{query}", "")
    head = [f"{method} {address} HTTP/1.1", f"Host: {demonstration.host}", "Sec-Fetch-Site: same-origin"]
    head += [f"Cookie: {cookie}"] if cookie else []
    head += ["Content-Type: application/x-www-form-urlencoded"] if body else []
    return "\n".join([*head, "", body])


def targets(demonstration):
    """All that takes a parameter, on both faces."""
    for begin, within, login in FACES:
        cookie = demonstration.sign_in(login) if login else None
        pages, forms = ground.crawl(demonstration, begin, cookie, within)
        asked = {ground.shape(address): address for address in pages if "?" in address}
        for address in asked.values():
            fields = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(address).query, keep_blank_values=True))
            yield target(demonstration, "GET", address, fields, cookie)
        for method, action, fields in forms:
            if fields:
                yield target(demonstration, method, action, fields, cookie)


def inject(log, folder, options, seconds):
    """Lets sqlmap try what `log` holds; gives how many forms it came to, how many parameters it tried, and what it found."""
    folder.mkdir()
    command = [
        SQLMAP, "-l", log, "--batch", "--level", str(LEVEL), "--risk", str(RISK), "--dbms", "SQLite", *options,
        "--output-dir", folder, "--disable-coloring", "--timeout", "20", "--time-sec", "3", "--flush-session", "--ignore-code", "*",
        "--skip-waf", "--text-only"]
    with open(folder / "said", "wb") as out:
        try:
            subprocess.run(command, stdout=out, stderr=out, check=True, timeout=seconds, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            print("  the time was up")
    said, found = (folder / "said").read_text(errors="replace"), []
    for results in folder.glob("results-*.csv"):
        for row in csv.DictReader(results.read_text().splitlines()):
            if row["Technique(s)"]:
                found.append((f"{row['Place']} {row['Parameter']} {row['Technique(s)']}", row["Target URL"]))
    reached = len(re.findall(r"^\[\d+/\d+\] URL:", said, re.M))
    tried = len(re.findall(r"heuristic \(basic\) test shows that", said))
    if not tried:
        found.append(("nothing was tried", said[-2000:]))
    return reached, tried, found


def run():
    findings, told = [], []
    with ground.Demonstration() as demonstration, tempfile.TemporaryDirectory() as folder:
        wanted = list(dict.fromkeys(targets(demonstration)))
        # In another order each time: what the time does not suffice for today is asked tomorrow.
        random.shuffle(wanted)
        log = pathlib.Path(folder) / "requests"
        log.write_text("".join(f"{'=' * 54}\n{one}\n{'=' * 54}\n\n" for one in wanted))
        before = demonstration.answers()
        for name, options, part in PASSES:
            reached, tried, found = inject(log, pathlib.Path(folder) / name, options, SECONDS * part)
            findings += found
            told.append(f"{name}: {reached} of them, {tried} parameters")
            print(f"  {told[-1]}", flush=True)
        asked = {status: count - before.get(status, 0) for status, count in demonstration.answers().items()}
        findings += [("complaint", line) for line in demonstration.said()]
        findings += [("answers of 5xx", f"{asked['5xx']}")] if asked.get("5xx") else []
    ground.conclude(
        "sqlmap", f"{len(wanted)} forms and questions of both faces; level {LEVEL}, risk {RISK}, SQLite",
        f"{'; '.join(told)}; {sum(asked.values()):,} answers {asked}", findings)


run()
