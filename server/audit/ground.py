"""What the judges of bin/audit stand on: a demonstration of its own, somebody signed in, its pages, and a line of the table."""

import html
import html.parser
import http.client
import os
import pathlib
import re
import subprocess
import tempfile
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
COORDINATOR = "coordination@demo.example"
#: What would end the session that a judge works with, or leads away; and the same pages in a third language.
LEFT_OUT = re.compile(
    r"^(/q2?(/|$)|/pro/(deconnexion|connexion|activation|preuve)(/|$)|/pro/compte/(sessions|mot-de-passe)(/|$)|/(?!en)[a-z]{2}(/|$))")
#: The two faces: where each begins, and whose pages they are.
PUBLIC, WORKSPACE = re.compile(r"^/(?!pro(/|$))"), re.compile(r"^/pro(/|$)")


class Demonstration:
    """`maillage demo` in a temporary folder, on ports that are free; ended and gone with the `with` block."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.complaints = pathlib.Path(self.folder.name) / "complaints"
        program = [ROOT / "target/release/maillage", "demo", "--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:0"]
        surroundings = {**os.environ, "LANG": "fr_FR.UTF-8", "MAILLAGE_LOG": "error"}
        for name in ["LC_ALL", "MAILLAGE_DATABASE", "MAILLAGE_CONFIG"]:
            surroundings.pop(name, None)
        with open(self.complaints, "wb") as complaints:
            self.process = subprocess.Popen(
                [*program, "--data", self.folder.name + "/data"],
                cwd=self.folder.name, env=surroundings, stdout=subprocess.PIPE, stderr=complaints, text=True)
        self.passwords, addresses = {}, []
        for line in self.process.stdout:
            addresses += re.findall(r"http://\S+", line)
            if len(addresses) == 2:
                break
            words = line.split()
            if line.startswith("  ") and len(words) > 2:
                self.passwords[words[0]] = words[1]
        else:
            raise SystemExit("the demonstration did not start: " + self.complaints.read_text())
        self.host = "localhost:%d" % urllib.parse.urlsplit(addresses[0]).port
        self.numbers = urllib.parse.urlsplit(addresses[1]).netloc
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.communicate()
        self.folder.cleanup()

    @property
    def url(self):
        return "http://" + self.host

    def ask(self, path, cookie=None, form=None, connection=None, site="same-origin"):
        """The status, the headers and the body of an answer; of a `POST` if there is a form. `site`: where a browser says it stands."""
        connection = connection or http.client.HTTPConnection(self.host, timeout=60)
        headers = {"Sec-Fetch-Site": site} | ({"Cookie": cookie} if cookie else {})
        if form is None:
            connection.request("GET", path, headers=headers)
        else:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            connection.request("POST", path, urllib.parse.urlencode(form), headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()

    def sign_in(self, login=COORDINATOR):
        """The cookie of a session."""
        form = {"login": login, "password": self.passwords[login]}
        status, headers, _ = self.ask("/pro/connexion", form=form)
        cookies = [cookie.split(";")[0] for cookie in headers.get_all("set-cookie", [])]
        if status != 303 or not cookies:
            raise SystemExit(f"{login} could not sign in: {status}")
        return "; ".join(cookies)

    def answers(self):
        """How many answers the program counted so far, by class of status: `{"2xx": 12}`."""
        connection = http.client.HTTPConnection(self.numbers, timeout=60)
        connection.request("GET", "/metrics")
        numbers = connection.getresponse().read().decode()
        return {name: int(count) for name, count in re.findall(r'^maillage_answers_total\{status="(\w+)"\} (\d+)', numbers, re.M)}

    def said(self):
        """What the program complained of: defects and panics, a line each."""
        return self.complaints.read_text().splitlines()


class Page(html.parser.HTMLParser):
    """The links of a page, and its forms: (method, address, fields)."""

    def __init__(self, body):
        super().__init__()
        self.links, self.forms, self.choice = [], [], None
        self.feed(body)

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        if tag == "a" and told.get("href"):
            self.links.append(told["href"])
        elif tag == "form":
            self.forms.append((told.get("method", "get").upper(), told.get("action", ""), {}))
        elif self.forms and tag in ("input", "textarea", "button") and told.get("name"):
            if told.get("type") not in ("checkbox", "radio") or "checked" in told:
                self.forms[-1][2].setdefault(told["name"], told.get("value") or "")
        elif self.forms and tag == "select" and told.get("name"):
            self.choice = told["name"]
        elif tag == "option" and self.choice and self.forms:
            fields = self.forms[-1][2]
            if self.choice not in fields or "selected" in told:
                fields[self.choice] = told.get("value") or ""

    def handle_endtag(self, tag):
        if tag == "select":
            self.choice = None


def shape(address):
    """An address without what differs from one thing to another: ids, days, numbers, sealed searches, values."""
    parts = urllib.parse.urlsplit(address)
    path = re.sub(r"/(?=[^/]*[0-9A-Z]|[a-z]{26}(/|$))[^/]+", "/…", parts.path)
    return path + "?" + "&".join(sorted(urllib.parse.parse_qs(parts.query, keep_blank_values=True)))


def crawl(demonstration, starts, cookie=None, within=PUBLIC, each=2, most=1500):
    """The pages of a face that links lead to from `starts`, `each` of a shape and `most` in all: address → `Page`; their forms."""
    waiting, seen, shapes, pages, forms = list(starts), set(starts), {}, {}, {}
    connection = http.client.HTTPConnection(demonstration.host, timeout=60)
    while waiting and len(pages) < most:
        address = waiting.pop(0)
        if LEFT_OUT.match(address) or not within.match(address) or shapes.setdefault(shape(address), 0) >= each:
            continue
        shapes[shape(address)] += 1
        status, headers, body = demonstration.ask(address, cookie, connection=connection)
        links = [headers["location"]] if status == 303 else []
        if status == 200:
            is_page = headers.get("content-type", "").startswith("text/html")
            pages[address] = page = Page(body.decode() if is_page else "")
            links += page.links
            for method, action, fields in page.forms:
                action = urllib.parse.urljoin(address, action or address)
                if within.match(action) and not LEFT_OUT.match(action):
                    forms.setdefault((method, shape(action), *sorted(fields)), (method, action, fields))
        for link in links:
            link = urllib.parse.urldefrag(urllib.parse.urljoin(address, link)).url.removeprefix(demonstration.url)
            if link.startswith("/") and link not in seen:
                seen.add(link)
                waiting.append(link)
    return pages, list(forms.values())


def argued(judge):
    """What the page of choices argues of a judge's findings: the names that stand in its list."""
    choices = (ROOT / "docs/security/choix.md").read_text()
    return set(re.findall(rf"^- `{judge} : ([^`]+)`", choices, re.M))


def conclude(judge, looked_at, figures, findings=()):
    """Writes the judge's line into the table; ends the program, badly if a finding is not argued in the page of choices.

    `findings` are pairs: a name that stays the same from one run to the next, and where it was seen."""
    known = argued(judge)
    names = sorted({name for name, _ in findings})
    open_ones = [name for name in names if name not in known]
    for name in names:
        places = sorted({where for named, where in findings if named == name})
        print(f"  {'argued' if name in known else 'OPEN'}: {name}, in {len(places)} places:")
        print("\n".join(f"    {where}" for where in places[: 5 if name in known else 100]))
    told = "none" if not names else f"{len(names)}: {len(names) - len(open_ones)} argued, {len(open_ones)} open"
    with open(os.environ["AUDIT_TABLE"], "a", encoding="utf-8") as table:
        table.write("\t".join([judge, looked_at, figures, told, "FAILED" if open_ones else "passed"]) + "\n")
    raise SystemExit(1 if open_ones else 0)
