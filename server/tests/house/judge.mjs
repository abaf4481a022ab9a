// Judges the map and the cards by what others wrote: `judge.mjs FOLDER MODULES` says a line for each fault, and nothing else.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, modules] = process.argv.slice(2);
const module = async (name) => {
  const found = await import(pathToFileURL(createRequire(`${modules}/`).resolve(name)));
  return found.default ?? found;
};

const { check } = await module("@placemarkio/check-geojson");
try {
  const map = check(readFileSync(`${folder}/services.geojson`, "utf8"));
  if (map.features.length === 0) console.log("geojson: no feature");
} catch (fault) {
  for (const issue of fault.issues ?? [fault]) console.log(`geojson: ${issue.message}`);
}

const { parse } = await module("vcard4");
const cards = readFileSync(`${folder}/services.vcf`, "utf8");
if (cards.split("\r\n").some((line) => Buffer.byteLength(line) > 75)) console.log("vcard: a line is too long");
try {
  const read = [parse(cards)].flat();
  const begun = cards.match(/^BEGIN:VCARD\r$/gm).length;
  if (read.length !== begun) console.log(`vcard: ${read.length} cards of ${begun}`);
} catch (fault) {
  console.log(`vcard: ${fault.message}`);
}
