/* Search with Pagefind: the index lies beside the page, nothing is asked of a server. What is asked stands in the address. */
const STEP = 20;
const VALUES = 8;
const form = document.getElementById("search");
const found = document.getElementById("found");
const results = document.getElementById("results");
const more = document.getElementById("more");
const sift = form.querySelector(".sift");
const groups = [...sift.querySelectorAll("fieldset")];
const { q: field, order } = form.elements;
const root = new URL(form.dataset.root, location.href);
const months = form.dataset.months.split("|");
let facets;
let all = [];

/* Words of the index get into the page as text, never as markup. */
function element(name, text, properties = {}) {
  return Object.assign(document.createElement(name), { textContent: text, ...properties });
}

function excerpt(html) {
  const nodes = new DOMParser().parseFromString(html, "text/html").body.childNodes;
  const paragraph = element("p", "", { dir: "auto" });
  paragraph.append(...[...nodes].map((node) => element(node.nodeName === "MARK" ? "mark" : "span", node.textContent)));
  return paragraph;
}

/* A day in the site's own words; a month or a year alone stays as it is. */
function day(value) {
  const [year, month, date] = value.slice(0, 10).split("-");
  const parts = { Y: year, M: months[month - 1], D: Number(date) };
  return date ? form.dataset.day.replace(/[YMD]/g, (letter) => parts[letter]) : value;
}

function entry({ url, meta, excerpt: words }) {
  const item = element("li", "");
  const parts = [meta.about, meta.published && day(meta.published)].filter(Boolean).map((part) => element("bdi", part));
  const about = element("p", "", { className: "meta" });
  about.append(...parts.flatMap((part, at) => (at ? [" · ", part] : [part])));
  item.append(element("a", meta.title || url, { className: "title", href: url, dir: "auto" }), about, excerpt(words));
  return item;
}

function chosen() {
  const ticked = (group) => [...group.querySelectorAll(":checked")].map((box) => box.value);
  return Object.fromEntries(groups.map((group) => [group.name, ticked(group)]).filter(([, values]) => values.length));
}

/* Whether a result has one of the ticked values of every group, or of every other group than the one left out. */
function passes(result, filters, leftOut) {
  return names.every((name, at) => {
    const wanted = name === leftOut ? [] : filters[name] || [];
    return !wanted.length || (facets.pages[result.id] || [])[at]?.some((n) => wanted.includes(facets.values[name][n]));
  });
}

function counted(results, name) {
  const counts = new Map();
  const at = names.indexOf(name);
  for (const { id } of results) for (const n of facets.pages[id]?.[at] || []) counts.set(n, (counts.get(n) || 0) + 1);
  return [...counts].map(([n, count]) => [facets.values[name][n], count]);
}

function offer(group, counts, kept) {
  const byCount = counts.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const gone = kept.filter((value) => !counts.some(([known]) => known === value)).map((value) => [value, 0]);
  const shown = [...byCount.filter(([value], index) => kept.includes(value) || index < VALUES), ...gone];
  const labels = shown.map(([value, count]) => {
    const label = element("label", "");
    const box = element("input", "", { type: "checkbox", name: group.name, value, checked: kept.includes(value) });
    label.append(box, element("span", value), element("span", count));
    return label;
  });
  const focused = group.contains(document.activeElement) && document.activeElement.value;
  group.replaceChildren(group.firstElementChild, ...labels);
  group.hidden = !labels.length;
  if (focused) group.querySelector(`[value="${CSS.escape(focused)}"]`)?.focus();
}

function remember(words, filters) {
  const asked = new URLSearchParams(Object.entries(filters).flatMap(([name, values]) => values.map((v) => [name, v])));
  if (words) asked.set("q", words);
  if (order.value) asked.set("order", order.value);
  history.replaceState(null, "", asked.size ? `?${asked}` : location.pathname);
}

async function grow() {
  const shown = results.childElementCount;
  const data = await Promise.all(all.slice(shown, shown + STEP).map((result) => result.data()));
  results.append(...data.map(entry));
  more.hidden = results.childElementCount >= all.length;
  return results.children[shown];
}

/* A word without marks around it, and as it is compared: no marks at all, no capitals, no accents. */
const bare = (word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
const plain = (word) => word.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/* Whether a page has the word, with whatever ending, or one that it is a part of. */
async function holds(engine, word) {
  if ((await engine.search(`"${word}"`)).results.length) return true;
  const [near] = (await engine.search(word)).results;
  if (!near) return false;
  const marked = [...(await near.data()).excerpt.matchAll(/<mark>(.*?)<\/mark>/g)];
  return marked.some(([, shown]) => plain(shown).includes(plain(word)));
}

/* Says which words no page has: the engine answers with what begins alike, or passes over them, and does not tell. */
async function missing(engine, asked) {
  const words = asked.includes('"') || !form.dataset.near ? [] : [...new Set(asked.split(/\s+/).map(bare).filter(Boolean))];
  const held = await Promise.all(words.map((word) => holds(engine, word)));
  const quoted = words.filter((_, at) => !held[at]).map((word) => form.dataset.quoted.replace("{words}", () => word));
  return quoted.length ? form.dataset.near.replace("{words}", () => quoted.join(", ")) : "";
}

async function look(engine) {
  const words = field.value.trim();
  const filters = chosen();
  remember(words, filters);
  const answer = await engine.debouncedSearch(words || null, order.value ? { sort: { published: order.value } } : {}, 200);
  if (!answer) return;
  const nothing = !words && !Object.keys(filters).length;
  all = nothing ? [] : answer.results.filter((result) => passes(result, filters));
  for (const group of groups) {
    const others = answer.results.filter((result) => passes(result, filters, group.name));
    offer(group, counted(others, group.name), filters[group.name] || []);
  }
  results.replaceChildren();
  await grow();
  const told = all.length ? `${form.dataset.found} ${all.length}. ${await missing(engine, words)}` : form.dataset.none;
  if (words === field.value.trim()) found.textContent = nothing ? "" : told;
}

function recall() {
  const asked = new URLSearchParams(location.search);
  field.value = asked.get("q") || "";
  order.value = asked.get("order") || "";
  for (const group of groups) {
    offer(group, [], asked.getAll(group.name).filter((value) => facets.values[group.name]?.includes(value)));
  }
}

const engine = await import(new URL("pagefind/pagefind.js", root));
await engine.options({ baseUrl: root.pathname });
facets = await (await fetch(new URL("pagefind/facets.json", root))).json();
const names = Object.keys(facets.values);
recall();
document.getElementById("needs").hidden = true;
form.hidden = false;
sift.open = matchMedia("(min-width: 68.75em)").matches;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", () => look(engine));
more.addEventListener("click", async () => (await grow())?.querySelector("a").focus());
look(engine);
