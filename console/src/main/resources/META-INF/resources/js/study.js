// What is drawn on the page of a study: curves, distances, boxes, intervals, and the samples' slider.
import { call, html, spaced } from "./dom.js";
import { boxes, ceiling, intervals, lines } from "./chart.js";

const DISTANCES = ["kd-", "fd-"];
const FLOOR = "-floor";
const wording = name => name.replace(/^kd-/, "kernel distance, ").replace(/^fd-/, "Frechet distance, ").replaceAll("-", " ");

function curves(box, points) {
  if (points.length < 2) return;
  const over = field => points.map(p => [p.imagesShown, p[field]]);
  const losses = points.flatMap(p => [p.discriminatorLoss, p.generatorLoss]);
  const speeds = points.map(p => p.imagesPerSecond);
  box.replaceChildren(
    lines("Losses", [{ name: "loss D", style: "one", values: over("discriminatorLoss") }, { name: "loss G", style: "two", values: over("generatorLoss") }], { high: ceiling(losses, 1) }),
    lines("Probabilities", [{ name: "D(x)", style: "one", values: over("realProbability") }, { name: "D(G(z))", style: "two", values: over("synthesizedProbability") }], { high: 1 }),
    lines("Speed", [{ name: "images/s", style: "three", values: over("imagesPerSecond") }], { high: ceiling(speeds, 1) }));
}

export async function drawCurves(study, scope = document) {
  const all = await call(`/api/v1/studies/${study}/curves`);
  for (const curve of all) {
    const box = scope.querySelector(`[data-curves="${CSS.escape(curve.run)}"]`);
    if (box) curves(box, curve.points);
  }
}

const STYLES = ["one", "two", "three", "four", "five"];

/** Each distance of a run's checkpoints over images shown, the selected one marked, above the floor of real images. */
function distances(box, evaluations) {
  const labels = [...new Set(evaluations.map(e => e.label))];
  const names = [...new Set(evaluations.flatMap(e => e.figures.map(f => f.name)))]
    .filter(name => DISTANCES.some(d => name.startsWith(d)) && !name.endsWith(FLOOR));
  const figures = [];
  for (const name of names) {
    const of = wanted => e => e.figures.find(f => f.name === wanted)?.value;
    const value = of(name), floor = of(name.replace(/-[a-z]+$/, FLOOR));
    const shown = evaluations.filter(e => Number.isFinite(value(e)));
    if (shown.length < 2) continue;
    const series = labels.map((label, i) => ({
      name: labels.length > 1 ? spaced(label) : wording(name), style: STYLES[i % STYLES.length], dots: true,
      values: shown.filter(e => e.label === label).map(e => [e.imagesShown, value(e), `epoch ${e.epoch}: ${value(e).toPrecision(3)}`]),
    }));
    if (labels.length === 1 && shown.every(e => Number.isFinite(floor(e)))) {
      series.push({ name: "real against real", style: "quiet", values: shown.map(e => [e.imagesShown, floor(e)]) });
    }
    const values = series.flatMap(one => one.values.map(([, y]) => y));
    const marks = shown.filter(e => e.selected).map(e => ({ x: e.imagesShown, y: value(e), text: `epoch ${e.epoch}, selected for ${spaced(e.label)}` }));
    const drawn = lines(`Distance ${wording(name)} of each checkpoint`, series, { low: Math.min(0, ...values), high: Math.max(...values) * 1.05, marks });
    if (labels.length > 1) drawn.prepend(html("p", { class: "note" }, wording(name)));
    figures.push(drawn);
  }
  box.replaceChildren(...figures);
}

/** For each class the distances of its selected images to real ones, beside real against real. */
function boxPlots(panel, evaluations) {
  const figures = evaluations.filter(e => e.selected && e.distances.length).map(e => {
    const list = e.distances.map(box => ({
      name: (box.realFloor ? "real to " : "synth. to ") + spaced(box.to),
      style: box.realFloor ? "real" : "synthesized",
      low: box.lowWhisker, q1: box.lowQuartile, median: box.median, q3: box.highQuartile, high: box.highWhisker,
    }));
    return boxes(`${spaced(e.label)}, epoch ${e.epoch}`, list);
  });
  panel.hidden = figures.length === 0;
  panel.querySelector(".charts").replaceChildren(...figures);
}

export async function drawEvaluations(study) {
  const all = await call(`/api/v1/studies/${study}/evaluations`);
  for (const box of document.querySelectorAll("[data-distances]")) {
    distances(box, all.filter(e => e.run === box.dataset.distances));
  }
  const panel = document.querySelector("[data-boxes]");
  if (panel) boxPlots(panel, all);
}

/** The compositions' figure: one figure at a time, every training set a line with its interval. */
export async function drawIntervals(study) {
  const panel = document.querySelector("[data-intervals]");
  if (!panel || panel.dataset.drawn) return;
  const { summary } = await call(`/api/v1/studies/${study}`);
  const names = [...new Set(summary.flatMap(row => row.figures.filter(f => !f.label && Number.isFinite(f.value)).map(f => f.name)))];
  if (!names.length) return;
  const room = html("div", { class: "wide plain" });
  const select = html("select", { id: "interval-figure" }, names.map(name => html("option", { value: name }, name.replaceAll("-", " "))));
  const models = new Set(summary.map(row => row.model)).size;
  const draw = () => {
    const rows = summary.flatMap(row => {
      const f = row.figures.find(one => !one.label && one.name === select.value && Number.isFinite(one.value));
      return f ? [{ name: models > 1 ? `${row.composition} ${row.model}` : row.composition, value: f.value, low: f.low, high: f.high }] : [];
    });
    room.replaceChildren(intervals(select.value.replaceAll("-", " ") + " of each training set, with 95 % intervals", rows));
  };
  select.addEventListener("change", draw);
  panel.replaceChildren(html("figcaption", {}, html("label", { for: "interval-figure" }, "Figure "), select, " of each training set, with 95 % intervals"), room);
  panel.hidden = false;
  panel.dataset.drawn = "yes";
  draw();
}

/** Where each slider stands; a new checkpoint does not move one that was moved by hand. */
const chosen = new Map();

function viewer(figure, frames) {
  const items = [...frames.querySelectorAll("li")].filter(item => item.querySelector("a")?.dataset.src);
  if (!items.length) return;
  const run = frames.dataset.frames;
  const selected = items.findIndex(item => item.classList.contains("selected"));
  const start = Math.min(chosen.get(run) ?? (selected < 0 ? items.length - 1 : selected), items.length - 1);
  let slider = figure.querySelector("input"), picture = figure.querySelector("img"), link = figure.querySelector("a");
  if (!slider) {
    slider = html("input", { type: "range", min: 0, step: 1, id: "slider-" + run });
    picture = html("img", { alt: "" });
    link = html("a", {});
    figure.replaceChildren(picture, html("figcaption", {}, html("label", { for: slider.id }, "Checkpoint "), slider, link));
    slider.addEventListener("input", () => { chosen.set(run, Number(slider.value)); show(); });
  }
  const show = () => {
    const now = [...document.querySelectorAll(`[data-frames="${CSS.escape(run)}"] li a[data-src]`)][Number(slider.value)];
    if (!now) return;
    picture.src = now.dataset.src;
    picture.alt = `Synthesized ${frames.dataset.name} from fixed latents, ${now.textContent}`;
    link.href = now.href;
    link.textContent = now.textContent;
    slider.setAttribute("aria-valuetext", now.textContent);
    figure.classList.toggle("selected", now.parentElement.classList.contains("selected"));
  };
  slider.max = items.length - 1;
  slider.value = start;
  slider.disabled = items.length < 2;
  figure.hidden = false;
  show();
}

export function drawViewers() {
  for (const frames of document.querySelectorAll("[data-frames]")) {
    const figure = document.querySelector(`[data-viewer="${CSS.escape(frames.dataset.frames)}"]`);
    if (figure) viewer(figure, frames);
  }
}

/** Everything on the page of one study. */
export async function drawStudy(study) {
  drawViewers();
  await Promise.all([drawCurves(study), drawEvaluations(study), drawIntervals(study)]);
}
