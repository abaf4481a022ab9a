"""schemathesis over the API, by its document: many more examples than bin/test, and others each time."""

import os
import re
import subprocess
import tempfile

import ground

SCHEMATHESIS = ground.ROOT / "target/judges/python/bin/schemathesis"
EXAMPLES = os.environ.get("AUDIT_EXAMPLES", "150")


def run():
    findings = []
    with ground.Demonstration() as demonstration, tempfile.TemporaryDirectory() as folder:
        command = [
            SCHEMATHESIS, "run", demonstration.url + "/api/v1/openapi.json", "--max-examples", EXAMPLES, "--checks", "all",
            "--phases", "examples,coverage,fuzzing,stateful", "--warnings", "off", "--no-color", "--continue-on-failure"]
        judged = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        asked = demonstration.answers()
        findings += [("complaint", line) for line in demonstration.said()]
    said = judged.stdout
    print("\n".join("  " + line for line in said.splitlines()[-40:]))
    findings += [(name.strip(), "see above") for name in re.findall(r"^- (.+)$", said, re.M)]
    if not findings and (judged.returncode or "No issues found" not in said):
        findings.append(("it did not end well", judged.stderr[-2000:]))
    tested = re.search(r"Operations:\s+(\d+)[^\n]*", said) or re.search(r"(\d+) operations?", said)
    cases = re.search(r"([\d,]+) generated", said)
    ground.conclude(
        "schemathesis", f"the document of the API: {tested[1] if tested else '?'} operations, {EXAMPLES} examples at most of each",
        f"{cases[1] if cases else '?'} cases, {sum(asked.values()):,} answers {asked}", findings)


run()
