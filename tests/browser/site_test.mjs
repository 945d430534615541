// site_test.mjs SITE NAME [SCREENSHOTS]: opens the site in the folder SITE in headless Chromium, from
// the disk and from a server, and fails at the first thing that is not as it must be. NAME says what
// to expect of it; pictures for a person to look at go to the folder SCREENSHOTS.
import { createServer } from "node:http";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, normalize, resolve } from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [site, name] = [resolve(process.argv[2]), process.argv[3]];
const screenshots = process.argv[4] ? resolve(process.argv[4]) : null;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
if (screenshots) mkdirSync(screenshots, { recursive: true });

let sentence = "";
const testThat = (words) => console.log(`# ${(sentence = words)}`);
const fail = (why) => {
  throw new Error(`FAILED: ${name}: ${sentence}\n  ${why}`);
};
const check = (truth, why) => truth || fail(why);

const kTypes = { html: "text/html", css: "text/css", js: "text/javascript", svg: "image/svg+xml", xml: "application/atom+xml",
  csv: "text/csv", txt: "text/plain", bin: "application/octet-stream" };
const server = createServer((request, response) => {
  const path = join(site, normalize(decodeURIComponent(new URL(request.url, "http://x").pathname)));
  if (!path.startsWith(site) || !existsSync(path) || statSync(path).isDirectory()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "content-type": kTypes[path.split(".").pop()] || "application/octet-stream" }).end(readFileSync(path));
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const roots = { disk: `${pathToFileURL(site)}/`, server: `http://127.0.0.1:${server.address().port}/` };

const profile = mkdtempSync(join(tmpdir(), "inkan-chromium-"));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  headless: true,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
  viewport: { width: 1280, height: 900 },
});
const page = await context.newPage();

// What a page may not do, whatever stands in the archive.
let troubles = [];
let root = "";
page.on("console", (message) => ["error", "warning"].includes(message.type()) && troubles.push(`console: ${message.text()}`));
page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
page.on("dialog", (dialog) => { troubles.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
page.on("request", (request) => request.url().startsWith(root) || troubles.push(`request: ${request.url()}`));
// A download ends the request of the page that it was asked for from.
page.on("requestfailed", (request) => request.failure()?.errorText === "net::ERR_ABORTED" && request.url().endsWith(".bin") ||
  troubles.push(`failed: ${request.url()}`));
page.on("response", (response) => response.status() >= 400 && troubles.push(`${response.status()}: ${response.url()}`));
const noTroubles = () => {
  check(troubles.length === 0, troubles.join("\n  "));
  troubles = [];
};

const open = async (path) => {
  await page.goto(root + path, { waitUntil: "load" });
  noTroubles();
};
// All that is wrong of all pages is told at the end. Without `preload` axe asks for no style sheet,
// which the policy of the pages forbids.
const barriers = [];
const isAccessible = async (what) => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"], preload: false }));
  for (const { id, help, nodes } of violations) {
    const places = nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} (${node.any.map((any) => any.message).join("; ")})`);
    barriers.push(`${what}: ${id}: ${help}: ${places.join(" | ")}`);
  }
};
const picture = async (of, options = {}) =>
  screenshots && page.screenshot({ path: join(screenshots, `${name}-${of}.png`), fullPage: true, ...options });

// The document with the most to see, and one of each kind of page.
const documents = readdirSync(join(site, "documents"), { recursive: true }).map(String).filter((path) => path.endsWith(".html"));
const best = { demo: /pr040002/, years: /pr030002/, corpus: /sa-96-/ }[name];
const document = `documents/${documents.filter((path) => best.test(path)).sort()[0]}`;
const hostile = documents.filter((path) => /hostile|onerror/.test(path)).map((path) => `documents/${path}`);
const year = `years/${readdirSync(join(site, "years")).sort()[0]}`;
const pages = ["index.html", "incidents.html", "signatures.html", "documents.html", "search.html", year, document, ...hostile];
const charted = ["index.html", "incidents.html", "signatures.html"];

const chartsAreDrawn = async () => {
  const charts = await page.$$eval("figure[data-chart]", (figures) => figures.map((figure) => ({
    id: figure.id,
    numbers: [...figure.querySelectorAll("td.n, th.n")].filter((cell) => Number(cell.textContent) > 0).length,
    marks: figure.querySelectorAll(".drawing [data-mark]").length,
    titled: [...figure.querySelectorAll(".drawing > svg, .drawing > div > svg")].every((svg) =>
      svg.querySelector(":scope > title").textContent && svg.querySelector(":scope > desc").textContent),
  })));
  for (const chart of charts) {
    check(chart.numbers === 0 || chart.marks > 0, `${chart.id} is not drawn`);
    check(chart.titled, `${chart.id} has no title or description`);
  }
  return charts.length;
};

const searchFinds = async (query, found) => {
  await page.fill("#q", query);
  await page.press("#q", "Enter");
  await page.waitForFunction(() => !/^$|Searching|検索中/.test(document.getElementById("status").textContent));
  const text = await page.textContent("#results");
  check(found === null ? text === "" : text.includes(found), `${query}: ${await page.textContent("#status")}: ${text.slice(0, 300)}`);
  noTroubles();
};
const kQueries = {
  demo: [["ポート", "JPCERT-PR-2004-0002"], ["稿", null], ["135", "JPCERT-PR-2004-0002"], ["ﾎﾟｰﾄ", "JPCERT-PR-2004"], ["件", "JPCERT-PR"]],
  years: [["脆弱性", "JPCERT-PR-2003-0002"], ["罠", "JPCERT-AT-2004-0007"], ["罠の", "JPCERT-AT-2004-0007"], ["<script>", "alert(1)"],
    ["__proto__", "JPCERT-AT-2004-0007"], ["constructor", "JPCERT-AT-2004-0007"], ['"模造の文書でした"', "JPCERT-PR-2003-0002"], ["罠 -script", null]],
  corpus: [["syslog", "FreeBSD-SA-96:08"], ['"buffer overflow"', "FreeBSD-SA"], ["脆弱", null]],
}[name];

try {
  for (const [way, base] of Object.entries(roots)) {
    root = base;
    for (const language of ["", "ja/"]) {
      testThat(`every page opens from the ${way} without a word of complaint and is accessible (${language || "en/"})`);
      for (const path of pages) {
        await open(language + path);
        check((await page.getAttribute("html", "lang")) === (language ? "ja" : "en"), "another language");
        if (charted.includes(path)) await chartsAreDrawn();
        if (way === "disk") await isAccessible(language + path);
        noTroubles();
      }
      testThat(`a search from the ${way} finds words of one and of more characters (${language || "en/"})`);
      await open(`${language}search.html`);
      for (const [query, found] of kQueries) await searchFinds(query, found);
      if (way === "disk") await isAccessible(`${language}search.html`);
      await picture(`${way}-search-${language ? "ja" : "en"}`);
    }
  }

  root = roots.disk;
  testThat("charts are there as the archive has numbers for them");
  await open("incidents.html");
  const charts = await chartsAreDrawn();
  check(charts === { demo: 5, years: 5, corpus: 0 }[name], `${charts} charts`);

  testThat("a chart is walked through with the keyboard");
  await open("index.html");
  await page.focus("#by-year .drawing");
  await page.keyboard.press("End");
  check(/\d/.test(await page.textContent("#by-year .readout")), "nothing is said");

  testThat("a fact leads to its line and the line to its fact");
  await open(document);
  await page.click("table.facts td.n a >> nth=0");
  const line = await page.evaluate(() => location.hash);
  check(/^#L\d+$/.test(line) && (await page.$(line)) !== null, line);
  await page.click(`${line} a.mark`);
  check((await page.$(await page.evaluate(() => location.hash))) !== null, "no such fact");

  testThat("the bytes as received are downloaded and shown by no browser");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(".headline .files a")]);
  check(download.suggestedFilename().endsWith(".bin"), download.suggestedFilename());

  testThat("the feed is XML with entries whose pages are there");
  for (const language of ["", "ja/"]) {
    const feed = readFileSync(join(site, language, "feed.xml"), "utf8");
    const links = await page.evaluate((xml) => {
      const parsed = new DOMParser().parseFromString(xml, "application/xml");
      return parsed.querySelector("parsererror") ? null : [...parsed.querySelectorAll("entry > link")].map((link) => link.getAttribute("href"));
    }, feed);
    check(links !== null && links.length > 0 && links.every((link) => existsSync(join(site, language, link))), `${links}`);
  }

  const looks = ["index.html", "incidents.html", "signatures.html", document, ...hostile.slice(0, 1)];
  testThat("no page is wider than the window, wide or narrow");
  for (const [width, pixels] of Object.entries({ wide: 1280, narrow: 390 })) {
    await page.setViewportSize({ width: pixels, height: 900 });
    for (const [language, path] of [["en", ""], ["ja", "ja/"]]) {
      for (const of of looks) {
        await open(path + of);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        check(sideways <= 0, `${path + of} is ${sideways} pixels too wide at ${pixels}`);
        await picture(`${of.split("/").pop().replace(".html", "")}-${language}-light-${width}`);
      }
    }
  }

  testThat("every page is accessible in dark colours");
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: "dark" });
  for (const of of looks) {
    await open(of);
    await isAccessible(`dark ${of}`);
    await picture(`${of.split("/").pop().replace(".html", "")}-en-dark-wide`);
  }

  testThat("pages print");
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 1000, height: 900 });
  for (const [of, path] of [["document", document], ["index", "index.html"]]) {
    await open(path);
    await picture(`${of}-print`);
  }

  testThat("axe finds no barrier on any page");
  check(barriers.length === 0, barriers.join("\n  "));
} catch (error) {
  console.error(error.message.startsWith("FAILED") ? error.message : `FAILED: ${name}: ${sentence}\n  ${error.stack}`);
  process.exitCode = 1;
} finally {
  await context.close();
  server.close();
  rmSync(profile, { recursive: true, force: true });
}
