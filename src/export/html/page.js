// The page of one map: pointing at a place shows its numbers, a click or Enter lists its mentions, the legend filters.
// All text goes in as text, never as markup.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  const svg = document.querySelector("#stage svg");
  const places = new Map(data.places.map((place) => [place.code, place]));
  const rows = [...document.querySelectorAll("#places button")];
  const entries = [...document.querySelectorAll("#legend button")];
  const groups = new Map();
  let chosen = null;
  let opener = null;
  const filter = new Set();

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  // Which place a shape of the map stands for: itself where it is disputed, else what it counts to.
  const placeOf = (node) => {
    const shape = node instanceof Element ? node.closest("[data-code],[data-place]") : null;
    if (!shape) return null;
    return shape.dataset.place ?? data.pieces[shape.dataset.code]?.[0] ?? null;
  };

  for (const shape of svg.querySelectorAll("[data-code]")) {
    const [shown, counted] = data.pieces[shape.dataset.code] ?? [];
    for (const place of new Set([shown, counted])) {
      if (!groups.has(place)) groups.set(place, []);
      groups.get(place).push(shape);
    }
    shape.querySelector("title")?.remove();
  }

  // The largest shape of each mentioned place can be reached with Tab.
  const size = (shape) => {
    const box = shape.getBBox();
    return box.width * box.height;
  };
  for (const place of data.places) {
    const own = (groups.get(place.code) ?? []).filter((shape) => placeOf(shape) === place.code);
    const inMap = own.filter((shape) => shape.closest("#map"));
    const best = (inMap.length ? inMap : own).reduce((a, b) => (!a || size(b) > size(a) ? b : a), null);
    if (!best) continue;
    best.setAttribute("tabindex", "0");
    best.setAttribute("role", "button");
    best.setAttribute("aria-label", [place.name, ...place.lines].join(", "));
  }

  // A glow around a place: its shapes once more, with a wide edge under all of them, so that only the outer edge shows.
  const glows = new Map();
  const glowIn = (map, shapes, name) => {
    const key = map.id + name;
    glows.get(key)?.remove();
    if (!shapes.length) return;
    const glow = document.createElementNS(svg.namespaceURI, "g");
    glow.setAttribute("class", "glow " + name);
    for (const pass of ["edge", "fill"]) {
      const layer = document.createElementNS(svg.namespaceURI, "g");
      layer.setAttribute("class", pass);
      for (const shape of shapes) {
        for (const child of pass === "edge" ? [shape.firstElementChild] : [...shape.children]) {
          if (child) layer.append(child.cloneNode(false));
        }
      }
      glow.append(layer);
    }
    map.insertBefore(glow, map.querySelector(".lines"));
    glows.set(key, glow);
  };
  const glow = (code, name) => {
    for (const map of svg.querySelectorAll(".map")) {
      const shapes = (code && groups.get(code)) || [];
      glowIn(map, shapes.filter((shape) => map.contains(shape)), name);
    }
  };

  const tip = $("tip");
  const showTip = (code, x, y) => {
    const place = places.get(code);
    const words = place ? [place.name, ...place.lines] : data.quiet[code];
    if (!words) return hideTip();
    tip.replaceChildren(element("strong", "", words[0]), ...words.slice(1).map((line) => element("span", "", line)));
    if (place) tip.append(element("em", "", "Click for the sentences"));
    tip.hidden = false;
    const box = tip.getBoundingClientRect();
    tip.style.left = Math.max(8, Math.min(x + 14, innerWidth - box.width - 8)) + "px";
    tip.style.top = (y + 18 + box.height > innerHeight ? Math.max(8, y - box.height - 12) : y + 18) + "px";
  };
  const hideTip = () => {
    tip.hidden = true;
  };
  const point = (code) => {
    glow(code && code !== chosen ? code : null, "hover");
    for (const row of rows) row.classList.toggle("hover", row.dataset.place === code);
  };

  svg.addEventListener("pointermove", (event) => {
    const code = placeOf(event.target);
    point(code);
    if (code && event.pointerType !== "touch") showTip(code, event.clientX, event.clientY);
    else hideTip();
  });
  svg.addEventListener("pointerleave", () => {
    point(null);
    hideTip();
  });
  svg.addEventListener("click", (event) => {
    const code = placeOf(event.target);
    if (places.has(code)) open(code, event.target);
  });
  svg.addEventListener("focusin", (event) => {
    const code = placeOf(event.target);
    point(code);
    if (code && event.target.matches(":focus-visible")) {
      const box = event.target.getBoundingClientRect();
      showTip(code, box.left + box.width / 2, box.top + box.height / 2);
    }
  });
  svg.addEventListener("focusout", () => {
    point(null);
    hideTip();
  });
  svg.addEventListener("keydown", (event) => {
    const code = placeOf(event.target);
    if (!places.has(code) || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    open(code, event.target);
  });
  for (const row of rows) {
    row.addEventListener("pointerenter", () => point(row.dataset.place));
    row.addEventListener("pointerleave", () => point(null));
    row.addEventListener("focus", () => point(row.dataset.place));
    row.addEventListener("blur", () => point(null));
    row.addEventListener("click", () => open(row.dataset.place, row));
  }

  // One place with its sentences.
  const meter = (stance) => {
    const made = element("div", "meter");
    const at = (x) => ((x + 1) / 2) * 100 + "%";
    const span = element("span", "span");
    span.style.left = at(stance.low);
    span.style.right = "calc(100% - " + at(stance.high) + ")";
    const dot = element("span", "dot");
    dot.style.left = at(stance.mean);
    made.append(element("span", "zero"), span, dot);
    made.setAttribute("aria-hidden", "true");
    return made;
  };
  const card = (mention) => {
    const item = element("li", "mention " + mention.class);
    item.tabIndex = -1;
    const sentence = element("p", "sentence");
    for (const [text, kind] of mention.parts) {
      sentence.append(kind ? element(kind === "surface" ? "mark" : "span", kind, text) : text);
    }
    const facts = element("p", "facts");
    if (mention.class) facts.append(element("span", "chip " + mention.class, mention.chip));
    if (mention.voice) facts.append(element("span", "voice", mention.voice));
    if (mention.evidence.length) facts.append(element("span", "evidence", "by “" + mention.evidence.join("”, “") + "”"));
    const article = data.articles[mention.article];
    const from = element("p", "from");
    from.append(element("cite", "", article.title), article.from ? " · " + article.from : "");
    item.append(sentence, facts, from);
    return item;
  };
  const open = (code, from) => {
    const place = places.get(code);
    chosen = code;
    opener = from;
    point(null);
    hideTip();
    glow(code, "chosen");
    const head = element("h2", "", place.name);
    head.tabIndex = -1;
    const lines = place.lines.map((line) => element("p", "line", line));
    const mentions = place.mentions.map((i) => card(data.mentions[i]));
    if (mentions.length) mentions[0].tabIndex = 0;
    const list = element("ol", "mentions");
    list.append(...mentions);
    const more = place.n_mentions - mentions.length;
    $("detail").replaceChildren(head, ...lines, ...(place.stance ? [meter(place.stance)] : []), list);
    if (more > 0) $("detail").append(element("p", "more", "and " + more.toLocaleString("en") + " more"));
    $("overview").hidden = true;
    $("place").hidden = false;
    $("place").scrollTop = 0;
    head.focus({ preventScroll: true });
    if (getComputedStyle($("place")).position === "static") $("place").scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    if (chosen === null) return;
    chosen = null;
    glow(null, "chosen");
    $("place").hidden = true;
    $("overview").hidden = false;
    opener?.focus?.();
  };
  $("back").addEventListener("click", close);

  // The legend: what is pressed stays, the rest fades.
  const apply = () => {
    const kept = new Set([...filter].flatMap((i) => data.legend[i]));
    const keeps = (code) => !filter.size || kept.has(code);
    for (const shape of svg.querySelectorAll("[data-code]")) {
      shape.classList.toggle("faded", !keeps(data.pieces[shape.dataset.code]?.[1]));
    }
    for (const circle of svg.querySelectorAll("[data-place]")) {
      circle.classList.toggle("faded", !keeps(data.counts[circle.dataset.place]));
    }
    for (const row of rows) {
      row.parentElement.hidden = !keeps(data.counts[row.dataset.place] ?? row.dataset.place);
    }
    entries.forEach((entry) => entry.setAttribute("aria-pressed", filter.has(+entry.dataset.entry)));
    $("clear").hidden = !filter.size;
    svg.classList.toggle("filtered", filter.size > 0);
    rove(shownRows(), null);
  };
  for (const entry of entries) {
    const i = +entry.dataset.entry;
    entry.addEventListener("click", () => {
      if (!filter.delete(i)) filter.add(i);
      apply();
    });
    entry.addEventListener("pointerenter", () => weigh(data.legend[i]));
    entry.addEventListener("pointerleave", () => weigh([]));
  }
  const weigh = (codes) => {
    const lit = new Set(codes);
    svg.classList.toggle("weighing", lit.size > 0);
    for (const shape of svg.querySelectorAll("[data-code]")) {
      shape.classList.toggle("lit", lit.has(data.pieces[shape.dataset.code]?.[1]));
    }
  };
  const clear = () => {
    filter.clear();
    apply();
  };
  $("clear").addEventListener("click", clear);

  // Arrows in a list move the one item that Tab reaches.
  const shownRows = () => rows.filter((row) => !row.parentElement.hidden);
  const rove = (items, to) => {
    const current = to ?? items[0];
    for (const item of items) item.tabIndex = item === current ? 0 : -1;
    if (to) {
      to.focus();
      to.scrollIntoView({ block: "nearest" });
    }
  };
  const arrows = (items) => (event) => {
    const all = items();
    const at = all.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    if (all[to]) rove(all, all[to]);
  };
  $("places").addEventListener("keydown", arrows(shownRows));
  $("detail").addEventListener("keydown", (event) => {
    const cards = [...$("detail").querySelectorAll(".mention")];
    if (event.target.matches("h2") && event.key === "ArrowDown" && cards.length) {
      event.preventDefault();
      return rove(cards, cards[0]);
    }
    arrows(() => cards)(event);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (!tip.hidden) hideTip();
    if (chosen !== null) close();
    else if (filter.size) clear();
  });
  rove(shownRows(), null);
  document.documentElement.dataset.ready = "true";
})();
