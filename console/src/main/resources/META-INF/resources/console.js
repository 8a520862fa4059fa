// Keeps a page current and draws the curves. The server renders; this replaces what has changed.
"use strict";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 300, HEIGHT = 150, LEFT = 32, BOTTOM = 20, TOP = 8;

function element(name, attributes, text) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text !== undefined) node.textContent = text;
  return node;
}

function short(value) {
  if (value >= 1e6) return (value / 1e6).toFixed(1) + "M";
  if (value >= 1e3) return Math.round(value / 1e3) + "k";
  return String(Math.round(value));
}

// The highest loss of the first epochs would flatten all others: the axis ends at the 98th percentile.
function ceiling(values) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const high = sorted.length ? sorted[Math.floor(0.98 * (sorted.length - 1))] : 1;
  return Math.max(1, high * 1.1);
}

function chart(points, one, two, top) {
  const svg = element("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" });
  const right = Math.max(1, ...points.map(p => p.imagesShown));
  const x = v => LEFT + (WIDTH - LEFT - 4) * v / right;
  const y = v => TOP + (HEIGHT - TOP - BOTTOM) * (1 - Math.min(v, top) / top);
  for (const part of [0, 0.5, 1]) {
    const level = y(part * top);
    svg.append(element("line", { class: "grid", x1: LEFT, x2: WIDTH, y1: level, y2: level }));
    svg.append(element("text", { x: LEFT - 5, y: level + 5, "text-anchor": "end" }, (part * top).toFixed(1)));
  }
  svg.append(element("text", { x: LEFT, y: HEIGHT - 3 }, "0"));
  svg.append(element("text", { x: WIDTH - 4, y: HEIGHT - 3, "text-anchor": "end" }, short(right) + " images"));
  for (const [field, style] of [[one, "one"], [two, "two"]]) {
    const line = points.filter(p => Number.isFinite(p[field])).map(p => `${x(p.imagesShown).toFixed(1)},${y(p[field]).toFixed(1)}`);
    svg.append(element("polyline", { class: style, points: line.join(" ") }));
  }
  return svg;
}

function figure(svg, first, second) {
  const figure = document.createElement("figure");
  const caption = document.createElement("figcaption");
  for (const [text, style] of [[first, "key-one"], [second, "key-two"]]) {
    const key = document.createElement("span");
    key.className = style;
    key.textContent = text;
    caption.append(key, " ");
  }
  figure.append(caption, svg);
  return figure;
}

function draw(box, points) {
  if (points.length < 2 || box.dataset.drawn === String(points.length)) return;
  box.dataset.drawn = String(points.length);
  const losses = points.flatMap(p => [p.discriminatorLoss, p.generatorLoss]);
  box.replaceChildren(
    figure(chart(points, "discriminatorLoss", "generatorLoss", ceiling(losses)), "loss D", "loss G"),
    figure(chart(points, "realProbability", "synthesizedProbability", 1), "D(x)", "D(G(z))"));
}

async function drawCurves(study) {
  const answer = await fetch(`/api/v1/studies/${study}/curves`);
  if (!answer.ok) return;
  for (const curve of await answer.json()) {
    const box = document.querySelector(`.charts[data-run="${CSS.escape(curve.run)}"]`);
    if (box) draw(box, curve.points);
  }
}

// A strip of samples begins at the selected checkpoint, or else at the newest.
function reveal(strips) {
  for (const strip of strips) {
    const shown = strip.querySelector(".selected") || strip.lastElementChild;
    if (shown) strip.scrollLeft = shown.offsetLeft - strip.offsetLeft;
  }
}

async function refresh() {
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const cards = document.querySelectorAll(".card").length;
  if (fresh.querySelectorAll(".card").length !== cards) {
    document.querySelector("main").replaceWith(fresh.querySelector("main"));
    reveal(document.querySelectorAll(".strip"));
    return;
  }
  for (const block of document.querySelectorAll("[data-live]")) {
    const next = fresh.getElementById(block.id);
    if (!next || next.outerHTML === block.outerHTML) continue;
    const open = block.querySelector("details[open]") !== null;
    block.replaceWith(next);
    reveal(next.querySelectorAll(".strip"));
    if (open && next.querySelector("details")) next.querySelector("details").open = true;
  }
}

// Many events may come at once; at most one refresh a second, and one after the last.
function calmly(action) {
  let running = false, again = false;
  return async function run() {
    if (running) { again = true; return; }
    running = true;
    try { await action(); } catch (e) { console.warn(e); }
    setTimeout(() => { running = false; if (again) { again = false; run(); } }, 1000);
  };
}

function follow(study) {
  const update = calmly(async () => { await refresh(); await drawCurves(study); });
  const events = new EventSource(`/api/v1/studies/${study}/events`);
  const topics = ["view", "train-requested", "epoch-finished", "training-ended", "batch-synthesized",
    "metrics-computed", "generator-selected", "composition-requested", "study-completed", "stage-failed"];
  for (const topic of topics) events.addEventListener(topic, update);
}

document.addEventListener("click", async event => {
  const button = event.target.closest("button[data-post]");
  if (!button || (button.dataset.confirm && !confirm(button.dataset.confirm))) return;
  button.disabled = true;
  const answer = await fetch(button.dataset.post, { method: "POST" });
  // What may be asked for next is another button: a paused study sends no event that would show it.
  if (answer.ok) await refresh();
  else alert((await answer.json()).detail);
});

reveal(document.querySelectorAll(".strip"));
const head = document.querySelector("[data-study]");
if (head) {
  drawCurves(head.dataset.study).catch(console.warn);
  if (head.dataset.ended !== "true") follow(head.dataset.study);
} else {
  setInterval(calmly(refresh), 5000);
}
