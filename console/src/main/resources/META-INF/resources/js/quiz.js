// Real or synthesized: one image at a time, by mouse or by the keys R and S; the truth at the end.
import { html, post } from "./dom.js";

const percent = value => Math.round(100 * value) + " %";
const told = p => `${p.successes} of ${p.trials}, ${percent(p.value)} [${percent(p.low)}, ${percent(p.high)}]`;

function verdict(correct) {
  if (correct.low > 0.5) return "You told them apart better than by guessing.";
  if (correct.high < 0.5) return "You took them for each other more often than by guessing.";
  return "That you can tell them apart was not shown: the interval contains one half. That nobody can is not shown either.";
}

function result(room, address, answers, outcome) {
  const strip = answers.map((given, i) => html("figure", { class: given === outcome.truth[i] ? "right" : "wrong" },
    html("img", { src: `${address}/images/${i}.png`, alt: `Image ${i + 1}`, loading: "lazy" }),
    html("figcaption", {}, `${outcome.truth[i] ? "synthesized" : "real"}, you said ${given ? "synthesized" : "real"}`)));
  const heading = html("h2", { tabindex: -1 }, "Your result");
  room.replaceChildren(heading, html("p", {}, verdict(outcome.correct)),
    html("table", {}, html("tbody", {},
      [["Right", outcome.correct], ["Synthesized images found", outcome.synthesizedFound], ["Real images found", outcome.realFound]].map(([name, p]) =>
        html("tr", {}, html("th", { scope: "row" }, name), html("td", { class: "n" }, told(p)))))),
    html("p", { class: "note" }, "Brackets are 95 % intervals after Wilson, for the images that you saw."),
    html("div", { class: "strip" }, strip));
  heading.focus();
}

function play(room, address, images) {
  const answers = [];
  const picture = html("img", { alt: "Image in question" });
  const progress = html("p", { class: "note" });
  const problem = html("p", { class: "notice bad", role: "alert", hidden: true });
  const real = html("button", { type: "button" }, "Real (R)");
  const synthesized = html("button", { type: "button" }, "Synthesized (S)");
  const show = () => {
    progress.textContent = `Image ${answers.length + 1} of ${images}`;
    picture.src = `${address}/images/${answers.length}.png`;
  };
  const answer = async value => {
    if (answers.length < images) answers.push(value);
    if (answers.length < images) { show(); return; }
    document.removeEventListener("keydown", keys);
    try {
      result(room, address, answers, await post(`${address}/answers`, { synthesized: answers }));
    } catch (e) {
      problem.hidden = false;
      problem.textContent = e.message;
    }
  };
  const keys = event => {
    if (event.target.closest("input, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() === "r") answer(false);
    if (event.key.toLowerCase() === "s") answer(true);
  };
  real.addEventListener("click", () => answer(false));
  synthesized.addEventListener("click", () => answer(true));
  document.addEventListener("keydown", keys);
  room.replaceChildren(progress, html("figure", { class: "question" }, picture), html("p", { class: "actions" }, real, synthesized), problem);
  show();
  real.focus();
}

for (const form of document.querySelectorAll("[data-quiz]")) {
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const data = new FormData(form), alert = form.querySelector("[role=alert]");
    alert.hidden = true;
    try {
      const begun = await post(form.dataset.quiz, { label: data.get("label"), images: Number(data.get("images")) });
      play(document.querySelector("[data-quiz-room]"), `${form.dataset.quiz}/${begun.quiz}`, begun.images);
    } catch (e) {
      alert.hidden = false;
      alert.textContent = e.message;
    }
  });
}
