"""Prints the table of bin/audit, a line of cells for each judge; fails if one of them did not pass."""

import itertools
import os
import sys
import textwrap

HEAD = ["judge", "what it looked at", "figures", "findings", "verdict"]
WIDTHS = [13, 34, 46, 19, 7]

rows = [line.rstrip("\n").split("\t") for line in open(os.environ["AUDIT_TABLE"], encoding="utf-8")]
for row in [HEAD, ["-" * width for width in WIDTHS], *rows]:
    cells = [textwrap.wrap(cell, width) or [""] for cell, width in zip(row, WIDTHS, strict=True)]
    for line in itertools.zip_longest(*cells, fillvalue=""):
        print("  ".join(f"{part:<{width}}" for part, width in zip(line, WIDTHS)).rstrip())
sys.exit(any(row[4] != "passed" for row in rows) or not rows)
