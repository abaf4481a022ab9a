"""Is memory flat? 100,000 requests over all public pages; what the process holds after 1,000, 10,000, 50,000 and 100,000."""

import http.client
import random
import re
import threading
import time
import urllib.parse

import ground

MARKS = [1_000, 10_000, 50_000, 100_000]
CONNECTIONS = 4
STARTS = ["/", "/infos", "/en/infos", "/api/v1/openapi.json", "/api/v1/services", "/robots.txt", "/health/ready", "/inconnu"]
SEARCHES = ["logement", "avocat", "je ne sais pas où dormir", "harcèlement au travail", "médecin de nuit", "lawyer", "x" * 400, ""]
#: What the anonymous memory at the end may be, against that after 10,000 requests.
TIMES, MORE_KIB = 1.10, 5 * 1024


def held(process):
    """What a process holds, in KiB: in all, and what is no file."""
    told = dict(re.findall(r"^(\w+): +(\d+) kB", open(f"/proc/{process}/smaps_rollup").read(), re.M))
    return int(told["Rss"]), int(told["Anonymous"])


def paths(demonstration):
    """Every public page, the answers to some searches, and some addresses of the API."""
    pages, _ = ground.crawl(demonstration, STARTS, each=6)
    found = list(pages)
    for text in SEARCHES:
        for where in ["92012", "49007", ""]:
            status, headers, _ = demonstration.ask("/infos/recherche", form={"text": text, "commune_code": where})
            found += [headers["location"]] if status == 303 else []
    found += [f"/api/v1/search?text={urllib.parse.quote(text)}&limit=20" for text in SEARCHES]
    return found + [path for path in STARTS if path not in found]


def ask(demonstration, wanted, counts):
    connection = http.client.HTTPConnection(demonstration.host, timeout=60)
    for number, path in enumerate(wanted):
        connection.request("GET", path, headers={"Accept-Encoding": ["identity", "gzip", "br, zstd"][number % 3]})
        answer = connection.getresponse()
        answer.read()
        counts[answer.status] = counts.get(answer.status, 0) + 1
    connection.close()


def run():
    findings, told, sizes, counts = [], [], [], {}
    with ground.Demonstration() as demonstration:
        mix = paths(demonstration)
        chance, sent, since = random.Random(9), 0, time.monotonic()
        for mark in MARKS:
            each = [{} for _ in range(CONNECTIONS)]
            asking = [
                threading.Thread(target=ask, args=(demonstration, chance.choices(mix, k=(mark - sent) // CONNECTIONS), one))
                for one in each]
            for thread in asking:
                thread.start()
            for thread in asking:
                thread.join()
            for one in each:
                for status, count in one.items():
                    counts[status] = counts.get(status, 0) + count
            sent = mark
            whole, anonymous = held(demonstration.process.pid)
            sizes.append(anonymous)
            told.append(f"{mark:,}: {anonymous / 1024:.1f} of {whole / 1024:.0f}")
            print(f"  after {mark:,} requests: {anonymous / 1024:.1f} MiB anonymous, {whole / 1024:.1f} MiB in all", flush=True)
        seconds = time.monotonic() - since
        if sum(counts.values()) != MARKS[-1]:
            findings.append(("unanswered", str(counts)))
        if any(status >= 500 for status in counts):
            findings.append(("answers of 5xx", str(counts)))
        findings += [("complaint", line) for line in demonstration.said()]
    if sizes[-1] > TIMES * sizes[1] + MORE_KIB:
        findings.append(("memory grows", f"{sizes[1]} KiB after {MARKS[1]}, {sizes[-1]} KiB after {MARKS[-1]}"))
    print(f"  answers: {counts}; {seconds:.0f} s")
    ground.conclude(
        "memory", f"{MARKS[-1]:,} requests over {len(mix)} public addresses",
        f"MiB anonymous of all, {'; '.join(told)}", findings)


run()
