// Judges policies of content by csp_evaluator: `policies.mjs MODULES < POLICIES`, each an address, a tab and a policy, says a
// line for each finding: its name, a tab, the address.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.argv[2]}/`);
const { CspEvaluator, DEFAULT_CHECKS, STRICTCSP_CHECKS } = require("csp_evaluator");
const { CspParser } = require("csp_evaluator/dist/parser.js");
const { Severity, Type } = require("csp_evaluator/dist/finding.js");

for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const [address, policy] = line.split("\t");
  if (!policy) {
    console.log(`no policy\t${address}`);
    continue;
  }
  const { csp } = new CspParser(policy);
  for (const checks of [DEFAULT_CHECKS, STRICTCSP_CHECKS]) {
    for (const fault of new CspEvaluator(csp).evaluate([], checks)) {
      if (fault.severity < Severity.NONE) {
        const where = [fault.directive, fault.value].filter(Boolean).join(" ");
        console.log(`${Severity[fault.severity]} ${Type[fault.type]} ${where}\t${address}`);
      }
    }
  }
}
