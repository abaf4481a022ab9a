"""Is the policy of content right on every route? Each route of docs/droits.md is asked by nobody and by a coordinator."""

import re
import subprocess

import ground

MODULES = ground.ROOT / "target/judges/node_modules"
JUDGE = ground.ROOT / "server/tests/house/policies.mjs"
#: What answers besides the routes: the ways out, errors, what pages are dressed with.
BESIDES = ["/q", "/q2", "/robots.txt", "/health/live", "/health/ready", "/inconnu", "/pro/inconnu", "/api/inconnu",
           "/api/v1/search?limit=x"]


def routes():
    """(is it a form, path) of every route."""
    table = (ground.ROOT / "docs/droits.md").read_text()
    return sorted({(verb == "faire", path) for verb, path in re.findall(r"^\| (voir|faire) \| `([^`]+)` \|", table, re.M)})


def real(path, pages):
    """The address of a page that is there and that the route answers; else one that nothing answers."""
    wanted = re.compile(re.sub(r"\\\{[^/]*?\\\}", "[^/]+", re.escape(path)))
    found = next((address for address in pages if wanted.fullmatch(address.split("?")[0])), None)
    return found or re.sub(r"\{\w+\}", "1", path)


def run():
    findings, policies = [], {}
    with ground.Demonstration() as demonstration:
        cookie = demonstration.sign_in()
        public, _ = ground.crawl(demonstration, ["/", "/infos", "/en/infos"], each=1)
        work, _ = ground.crawl(demonstration, ["/pro"], cookie, ground.WORKSPACE, each=1)
        everything = routes()
        assets = sorted(set(re.findall(r'"((?:/pro)?/a/[^"]+)"', " ".join(
            demonstration.ask(page, cookie)[2].decode() for page in ["/infos", "/pro"]))))
        asked = [(path, None, None) for path in BESIDES + assets]
        for is_form, path in everything:
            address = real(path, [*public, *work])
            asked += [(address, None, {})] if is_form else [(address, None, None), (address, cookie, None)]
        found = 0
        for address, who, form in asked:
            status, headers, _ = demonstration.ask(address, who, form)
            found += status < 400
            policies.setdefault("; ".join(headers.get_all("content-security-policy", [])), f"{address} ({status})")
        findings += [("complaint", line) for line in demonstration.said()]
    told = "".join(f"{where}\t{policy}\n" for policy, where in policies.items())
    judged = subprocess.run(["node", JUDGE, MODULES], input=told, capture_output=True, text=True, check=True)
    findings += [tuple(line.split("\t")) for line in judged.stdout.splitlines()]
    for policy, where in policies.items():
        print(f"  {where}: {policy}")
    ground.conclude(
        "csp_evaluator", f"{len(everything)} routes, {len(assets)} assets, {len(BESIDES)} others; nobody and coordinator",
        f"{len(asked)} answers ({found} below 400), {len(policies)} policies", findings)


run()
