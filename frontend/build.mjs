// Compiles sass/site.scss to ../static/css/site.css, and each face beside it: sheets for
// both writing directions.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "sass";

const HERE = dirname(fileURLToPath(import.meta.url));
const OUTPUT = join(HERE, "../static/css");
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
  const names = readdirSync(join(HERE, "sass"), { recursive: true });
  const sass = names.filter((name) => name.endsWith(".scss")).map((name) => `sass/${name}`);
  return ["build.mjs", "package-lock.json", "package.json", ...sass].sort();
}

function sourceHash() {
  const hash = createHash("sha256");
  for (const name of sources()) {
    hash.update(`${name}\0`).update(readFileSync(join(HERE, name))).update("\0");
  }
  return hash.digest("hex");
}

function compiled(source) {
  const { css } = compile(join(HERE, "sass", source), {
    style: "compressed",
    charset: false,
    loadPaths: [join(HERE, "node_modules")],
  });
  return LOGICAL.reduce((text, [physical, logical]) => text.replace(physical, logical), css);
}

const built = `/*! sources sha256:${sourceHash()} */`;
const notice = readFileSync(NOTICE, "utf8").trim();
writeFileSync(join(OUTPUT, "site.css"), `/*!\n${notice}\n*/\n${built}\n${compiled("site.scss")}\n`);

mkdirSync(join(OUTPUT, "faces"), { recursive: true });
for (const name of readdirSync(join(HERE, "sass/faces"))) {
  if (name.startsWith("_")) continue;
  const sheet = compiled(`faces/${name}`);
  writeFileSync(join(OUTPUT, "faces", name.replace(".scss", ".css")), `${built}\n${sheet}\n`);
}
