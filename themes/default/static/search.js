/* Search with Pagefind: the index lies beside the page, nothing is asked of a server. */
const form = document.getElementById("search");
const found = document.getElementById("found");
const results = document.getElementById("results");
const field = form.elements.q;
const root = new URL(form.dataset.root, location.href);

/* An excerpt is taken apart, so that nothing of it but text and marks gets into the page. */
function excerpt(html) {
  const paragraph = document.createElement("p");
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  for (const node of parsed.childNodes) {
    const piece = document.createElement(node.nodeName === "MARK" ? "mark" : "span");
    piece.textContent = node.textContent;
    paragraph.append(piece);
  }
  return paragraph;
}

function entry(data) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.className = "title";
  link.href = data.url;
  link.textContent = data.meta.title || data.url;
  item.append(link, excerpt(data.excerpt));
  return item;
}

async function look(engine) {
  const words = field.value.trim();
  history.replaceState(null, "", words ? `?q=${encodeURIComponent(words)}` : location.pathname);
  if (!words) {
    found.textContent = "";
    results.replaceChildren();
    return;
  }
  const answer = await engine.debouncedSearch(words, {}, 200);
  if (!answer) return;
  const data = await Promise.all(answer.results.slice(0, 20).map((result) => result.data()));
  found.textContent = answer.results.length ? `${form.dataset.found} ${answer.results.length}` : form.dataset.none;
  results.replaceChildren(...data.map(entry));
}

const engine = await import(new URL("pagefind/pagefind.js", root));
await engine.options({ baseUrl: root.pathname });
form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("input", () => look(engine));
field.value = new URLSearchParams(location.search).get("q") || "";
look(engine);
