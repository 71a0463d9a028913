// Compiles sass/site.scss to ../static/css/site.css: one sheet for both writing directions.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "sass";

const HERE = dirname(fileURLToPath(import.meta.url));
const OUTPUT = join(HERE, "../static/css/site.css");
const NOTICE = join(HERE, "../static/licences/govuk-frontend.txt");

// govuk-frontend writes left and right. Logical properties say the same from left
// to right, and mirror themselves under dir="rtl".
const LOGICAL = [
  [/(margin|padding)-left:/g, "$1-inline-start:"],
  [/(margin|padding)-right:/g, "$1-inline-end:"],
  [/border-left((?:-\w+)?):/g, "border-inline-start$1:"],
  [/border-right((?:-\w+)?):/g, "border-inline-end$1:"],
  [/([{;])left:/g, "$1inset-inline-start:"],
  [/([{;])right:/g, "$1inset-inline-end:"],
  [/text-align:left/g, "text-align:start"],
  [/text-align:right/g, "text-align:end"],
  [/float:left/g, "float:inline-start"],
  [/float:right/g, "float:inline-end"],
];

// Whatever can change the result. tests/cms/test_frontend_build.py computes the same.
function sources() {
  const sass = readdirSync(join(HERE, "sass")).filter((name) => name.endsWith(".scss"));
  return ["build.mjs", "package-lock.json", "package.json", ...sass.map((name) => `sass/${name}`)].sort();
}

function sourceHash() {
  const hash = createHash("sha256");
  for (const name of sources()) {
    hash.update(`${name}\0`).update(readFileSync(join(HERE, name))).update("\0");
  }
  return hash.digest("hex");
}

function compiled() {
  const { css } = compile(join(HERE, "sass/site.scss"), {
    style: "compressed",
    charset: false,
    loadPaths: [join(HERE, "node_modules")],
  });
  return LOGICAL.reduce((text, [physical, logical]) => text.replace(physical, logical), css);
}

const notice = readFileSync(NOTICE, "utf8").trim();
writeFileSync(OUTPUT, `/*!\n${notice}\n*/\n/*! sources sha256:${sourceHash()} */\n${compiled()}\n`);
