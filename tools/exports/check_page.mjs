// Opens an exported page in a real headless Chromium without network, and checks pointing, clicking, keys, the legend
// and that markup in an article stays text.
//
//   npm install --prefix tools/exports && node tools/exports/check_page.mjs target/release/stancemap [FOLDER FOR PICTURES]
//
// The path of the browser may be given in CHROMIUM.
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";

const program = resolve(process.argv[2] ?? "target/release/stancemap");
const pictures = process.argv[3];
const folder = mkdtempSync(join(tmpdir(), "page-"));
writeFileSync(
  join(folder, "evil.txt"),
  "<script>window.hacked = 1</script> in Tbilisi\n\n</script><img src=x onerror='window.hacked=2'> Ukraine praised Georgia warmly. " +
    "Moscow condemned the brutal attack. Georgia is a reliable partner, said Minsk.\n",
);
let failed = 0;
const check = (what, holds) => {
  if (!holds) failed += 1;
  console.log((holds ? "ok    " : "FAILED") + " " + what);
};
const page_of = (name, ...more) => {
  execFileSync(program, ["export", "--out", join(folder, name), ...more], { cwd: folder });
  return "file://" + join(folder, name);
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const requests = [];
const errors = [];
const open = async (url, size, touch = false) => {
  const context = await browser.newContext({ viewport: size, hasTouch: touch, isMobile: touch, deviceScaleFactor: touch ? 2 : 1 });
  const page = await context.newPage();
  page.on("request", (r) => r.url().startsWith("file:") || r.url().startsWith("data:") || requests.push(r.url()));
  page.on("pageerror", (e) => errors.push(String(e)));
  page.on("console", (m) => m.type() === "error" && errors.push(m.text()));
  await page.goto(url);
  await page.waitForSelector("html[data-ready]");
  return page;
};
const shot = async (page, name) => {
  if (!pictures) return;
  // What fades has faded.
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(pictures, name + ".png") });
};

// The samples: pointing, clicking, keys, legend.
let page = await open(page_of("samples.html"), { width: 1400, height: 860 });
await shot(page, "page-light");
const on_map = async (code) => {
  const box = await page.locator(`#map [data-code="${code}"]`).boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
};
await page.mouse.move(...(await on_map("UA-53")));
const tip = page.locator("#tip");
check("pointing at a place shows its numbers", /Ukraine[\s\S]*\d+ mentions? in \d+ articles?/.test(await tip.innerText()));
check("pointing lights the place", (await page.locator("#map .glow.hover").count()) === 1);
await shot(page, "page-hover");
await page.mouse.click(...(await on_map("UA-53")));
check("a click opens the place", (await page.locator("#detail h2").innerText()) === "Ukraine");
const cards = await page.locator("#detail .mention").count();
const said = await page.locator("#detail .line").first().innerText();
check("as many sentences as mentions are listed", said.startsWith(cards + " mention"));
check("the mention is marked in its sentence", (await page.locator("#detail .mention mark").count()) === cards);
check("the article is named", (await page.locator("#detail cite").first().innerText()).length > 3);
check("a stance stands in words", /negative|neutral|positive|unclear/.test(await page.locator("#detail .chip").first().innerText()));
check("the chosen place is outlined", (await page.locator("#map .glow.chosen").count()) === 1);
await shot(page, "page-place");
await page.keyboard.press("ArrowDown");
const first = await page.evaluate(() => document.activeElement.className);
await page.keyboard.press("ArrowDown");
const at = await page.evaluate(() => [...document.querySelectorAll(".mention")].indexOf(document.activeElement));
check("arrows go through the sentences", first.startsWith("mention") && at === 1);
await page.keyboard.press("Escape");
check("Escape leads back to the list", (await page.locator("#overview").isVisible()) && !(await page.locator("#place").isVisible()));

await page.locator("#places button").first().focus();
await page.keyboard.press("ArrowDown");
await page.keyboard.press("ArrowDown");
const name = await page.evaluate(() => document.activeElement.querySelector(".name").textContent);
await page.keyboard.press("Enter");
check("arrows and Enter open a place from the list", (await page.locator("#detail h2").innerText()) === name);
await page.keyboard.press("Escape");
check("focus is back where it was", (await page.evaluate(() => document.activeElement.querySelector(".name")?.textContent)) === name);
let reached = 0;
await page.locator("#legend button").first().focus();
await page.evaluate(() => document.body.focus());
await page.evaluate(() => document.activeElement.blur());
for (let i = 0; i < 80; i += 1) {
  await page.keyboard.press("Tab");
  if (await page.evaluate(() => document.activeElement.matches?.("#map [data-code]"))) {
    reached += 1;
    if (reached === 1) await page.keyboard.press("Enter");
    if (reached === 1) {
      check("a place on the map opens with Tab and Enter", await page.locator("#place").isVisible());
      await page.keyboard.press("Escape");
    }
  }
}
check("every place on the map can be reached with Tab", reached >= 5);

const all = await page.locator("#places li:visible").count();
const entry = page.locator("#legend .entry").first();
const n = Number(await entry.locator(".n").innerText());
await entry.click();
const kept = await page.locator("#places li:visible").count();
check("a legend entry keeps its places alone in the list", kept === n && kept < all);
check("the rest fades on the map", (await page.locator("#map .region.faded").count()) > 100);
await shot(page, "page-filter");
await page.keyboard.press("Escape");
check("Escape shows all places again", (await page.locator("#places li:visible").count()) === all);

// Other themes, modes and sizes.
page = await open(page_of("dark.html", "--theme", "dark", "--mode", "both"), { width: 1400, height: 860 });
await shot(page, "page-dark");
await page.locator("#legend .square button").filter({ hasText: /\d/ }).first().click();
check("a cell of the square filters", (await page.locator("#map .region.faded").count()) > 0);
page = await open(page_of("phone.html", "--mode", "stance"), { width: 390, height: 844 }, true);
await shot(page, "page-phone");
check("nothing is wider than a phone", await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
await page.locator("#places button").first().tap();
await shot(page, "page-phone-place");
check("a tap opens a place on a phone", await page.locator("#place").isVisible());
check("nothing is wider than a phone there", await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));

// Markup in an article.
page = await open(page_of("evil.html", "evil.txt"), { width: 1200, height: 800 });
for (const row of await page.locator("#places button").all()) {
  await row.click();
  await page.keyboard.press("Escape");
}
await page.locator("#places button", { hasText: "Georgia" }).first().click();
const text = await page.locator("#detail").innerText();
check("markup in an article is shown as text", text.includes("<script>window.hacked = 1</script>"));
check("and does not run", (await page.evaluate(() => window.hacked)) === undefined);
check("no element came of it", (await page.locator("img").count()) === 0);
await shot(page, "page-evil");

check("nothing was asked of the network", requests.length === 0);
check("nothing was complained of", errors.length === 0);
for (const complaint of [...requests, ...errors]) console.log("      " + complaint);
await browser.close();
process.exit(failed ? 1 : 0);
