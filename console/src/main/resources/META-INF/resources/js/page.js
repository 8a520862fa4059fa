// Keeps a page current: the server renders, this replaces the blocks that have changed.
import { call, calmly, say } from "./dom.js";
import { drawCurves, drawStudy } from "./study.js";
import "./forms.js";
import "./quiz.js";
import "./labelling.js";

document.documentElement.classList.add("js");

const TOPICS = ["view", "dataset-registered", "train-requested", "epoch-finished", "training-ended", "synthesis-requested",
  "batch-synthesized", "metrics-computed", "generator-selected", "composition-requested", "study-completed", "study-deleted", "stage-failed",
  "project-created", "scan-added", "scan-labelled", "patient-withdrawn"];

/** What the server last said of a block; scripts change what stands in the page. */
const rendered = new Map([...document.querySelectorAll("[data-live]")].map(block => [block.id, block.outerHTML]));

function replace(block, next) {
  rendered.set(block.id, next.outerHTML);
  const open = [...block.querySelectorAll("details[open]")].map(details => details.id);
  const focused = block.contains(document.activeElement) ? document.activeElement : undefined;
  const place = focused && [...block.querySelectorAll("a, button, summary, [tabindex]")].indexOf(focused);
  block.replaceWith(next);
  for (const id of open) if (id && next.querySelector("#" + CSS.escape(id))) next.querySelector("#" + CSS.escape(id)).open = true;
  if (focused) [...next.querySelectorAll("a, button, summary, [tabindex]")][place]?.focus();
}

async function refresh() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const status = document.querySelector("#head .badge")?.textContent;
  if (fresh.querySelectorAll(".card").length !== document.querySelectorAll(".card").length) {
    document.getElementById("main").replaceWith(fresh.getElementById("main"));
    for (const block of document.querySelectorAll("[data-live]")) rendered.set(block.id, block.outerHTML);
  } else {
    for (const block of document.querySelectorAll("[data-live]")) {
      const next = fresh.getElementById(block.id);
      if (next && next.outerHTML !== rendered.get(block.id)) replace(block, next);
    }
  }
  const now = document.querySelector("#head .badge")?.textContent;
  if (now && now !== status) say("The study is " + now);
  await draw();
}

async function draw() {
  const study = document.querySelector("[data-study]")?.dataset.study;
  if (study) await drawStudy(study);
  for (const of of new Set([...document.querySelectorAll("[data-of]")].map(box => box.dataset.of))) {
    for (const box of document.querySelectorAll(`[data-of="${CSS.escape(of)}"]`)) await drawCurves(of, box.closest("section"));
  }
}

/** Follows until the server says that there is nothing more to follow. */
function follow(address) {
  const events = new EventSource(address);
  const update = calmly(async () => {
    await refresh();
    if (document.querySelector("[data-follow]")?.dataset.follow !== address) events.close();
  });
  for (const topic of TOPICS) events.addEventListener(topic, update);
}

document.addEventListener("click", async event => {
  const button = event.target.closest("button[data-post], button[data-delete]");
  if (!button || (button.dataset.confirm && !confirm(button.dataset.confirm))) return;
  button.disabled = true;
  try {
    await call(button.dataset.post ?? button.dataset.delete, { method: button.dataset.post ? "POST" : "DELETE" });
    say(button.textContent + ": done");
    if (button.dataset.then) location.href = button.dataset.then;
    // What may be asked for next is another button: a paused study sends no event that would show it.
    else if (button.textContent === "Try again") location.reload();
    else await refresh();
  } catch (e) {
    button.disabled = false;
    alert(e.message);
  }
});

/** A sheet of images leads to each of them: columns and gap as the server draws them. */
document.addEventListener("click", event => {
  const sheet = event.target.closest("[data-sheet][data-single] img");
  if (!sheet) return;
  const { single, first } = sheet.parentElement.dataset;
  const cell = sheet.clientWidth / 8;
  const rows = Math.round(sheet.naturalHeight / (sheet.naturalWidth / 8));
  const index = Math.min(rows * 8 - 1, Math.floor(event.offsetY / cell) * 8 + Math.floor(event.offsetX / cell));
  location.href = single + (Number(first) + index);
});

for (const link of document.querySelectorAll("header nav a")) {
  const path = new URL(link.href).pathname;
  const here = path === "/" ? /^\/(studies|$)/.test(location.pathname) : location.pathname.startsWith(path);
  if (here) link.setAttribute("aria-current", "page");
}

draw().catch(console.warn).finally(() => document.documentElement.dataset.drawn = "yes");
const live = document.querySelector("[data-follow]");
if (live) follow(live.dataset.follow);
