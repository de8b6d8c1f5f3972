// `make audit-web`: Lighthouse, html-validate and the Nu checker on a built site, in one table.
//
//   node audit.mjs SITE [RUNS]        BRIEFING_CHROMIUM names the browser
//
// It ends with 1 when a limit is not met. It is never part of a build or a test.
import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import * as chrome from "chrome-launcher";
import { FileSystemConfigLoader, HtmlValidate, cjsResolver, esmResolver } from "html-validate";
import lighthouse, { desktopConfig } from "lighthouse";

import { serve } from "./serve.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const LIMITS = {
  mobile: { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 },
  desktop: { performance: 100, accessibility: 100, "best-practices": 100, seo: 100 },
};
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"];
const SHOWN = 20;

const site = resolve(process.argv[2] ?? "site");
const runs = Number(process.argv[3] ?? 3);
let missed = 0;

function htmlFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".html"))
    .map((name) => join(folder, name))
    .sort();
}

// Of pages that are many of a kind, the largest.
function largest(kind) {
  const sizes = readdirSync(join(site, kind), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({ path: `${kind}/${entry.name}/`, size: statSync(join(site, kind, entry.name, "index.html")).size }));
  return sizes.sort((a, b) => b.size - a.size || a.path.localeCompare(b.path))[0].path;
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

async function scores(url, form, port) {
  const settings = { port, output: "json", logLevel: "error", onlyCategories: CATEGORIES };
  const all = [];
  for (let run = 0; run < runs; run += 1) {
    const result = await lighthouse(url, settings, form === "desktop" ? desktopConfig : undefined);
    if (result.lhr.runtimeError) throw new Error(result.lhr.runtimeError.message);
    all.push(result.lhr);
  }
  const values = CATEGORIES.map((key) => median(all.map((lhr) => Math.round(lhr.categories[key].score * 100))));
  const took = median(all.map((lhr) => Math.round(lhr.audits["largest-contentful-paint"].numericValue)));
  const blocked = median(all.map((lhr) => Math.round(lhr.audits["total-blocking-time"].numericValue)));
  const moved = median(all.map((lhr) => lhr.audits["cumulative-layout-shift"].numericValue));
  return { values, why: unmet(all[0]), paint: `${took} ms, ${blocked} ms, ${moved.toFixed(3)}` };
}

// What a category counts and a page does not fulfil.
function unmet(lhr) {
  return CATEGORIES.slice(1).flatMap((key) =>
    lhr.categories[key].auditRefs
      .filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
      .map(({ id }) => `${key}: ${id} ${JSON.stringify(lhr.audits[id].details?.items ?? "").slice(0, 300)}`),
  );
}

async function lighthouses(address) {
  const browser = await chrome.launch({ chromePath: process.env.BRIEFING_CHROMIUM, chromeFlags: FLAGS });
  try {
    await scoresOfAll(address, browser.port);
  } finally {
    browser.kill();
  }
}

async function scoresOfAll(address, port) {
  const pages = ["", largest("briefings"), largest("sources"), largest("actors"), "risks/", "search/"];
  console.log(`\nLighthouse, median of ${runs}`.padEnd(52), CATEGORIES.join("  "), " largest paint, blocked, shifted");
  for (const form of ["mobile", "desktop"]) {
    for (const page of pages) {
      const { values, why, paint } = await scores(address + page, form, port);
      const short = CATEGORIES.filter((key, at) => values[at] < LIMITS[form][key]);
      missed += short.length;
      const row = values.map((value, at) => String(value).padStart(CATEGORIES[at].length)).join("  ");
      const below = short.length ? `  BELOW: ${short.join(", ")}` : "";
      console.log(`${form.padEnd(8)} /${page}`.padEnd(52), row, ` ${paint}${below}`);
      for (const reason of why) console.log(`           ${reason}`);
    }
  }
}

function told(tool, pages, errors) {
  missed += errors.length;
  console.log(`${tool.padEnd(15)} ${pages} pages, ${errors.length} errors`);
  for (const error of errors.slice(0, SHOWN)) console.log(`  ${error}`);
  if (errors.length > SHOWN) console.log(`  … and ${errors.length - SHOWN} more`);
}

async function htmlValidate(files) {
  const config = (await import("./htmlvalidate.mjs")).default;
  const checker = new HtmlValidate(new FileSystemConfigLoader([esmResolver(), cjsResolver()], config));
  const errors = [];
  for (const file of files) {
    const report = await checker.validateFile(file);
    for (const { messages } of report.results)
      for (const { line, ruleId, message } of messages)
        errors.push(`${relative(site, file)}:${line}: ${ruleId}: ${message}`);
  }
  told("html-validate", files.length, errors);
}

function nu(files) {
  if (spawnSync("java", ["-version"]).status !== 0) {
    console.log("Nu checker      not asked: it needs java, and there is none on the PATH");
    return;
  }
  const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
  const words = ["-jar", jar, "--errors-only", "--skip-non-html", "--format", "json", "--exit-zero-always", site];
  const done = spawnSync("java", words, { encoding: "utf-8", maxBuffer: 1 << 28 });
  const { messages } = JSON.parse(done.stderr || '{"messages": []}');
  const errors = messages.map(({ url, lastLine, message }) => `${url.split(`${site}/`).pop()}:${lastLine}: ${message}`);
  told("Nu checker", files.length, errors);
}

const files = htmlFiles(site);
process.chdir(HERE);
await htmlValidate(files);
nu(files);
if (runs) {
  const server = await serve(site);
  await lighthouses(server.address);
  server.close();
}
console.log(missed ? `\n${missed} limits are not met` : "\nevery limit is met");
process.exit(missed ? 1 : 0);
