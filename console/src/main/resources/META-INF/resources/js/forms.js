// The forms: start a study, bring in a data set, order images.
import { call, html, post, say, spaced, svg } from "./dom.js";

function tell(form, error) {
  const place = form.querySelector("[role=alert]");
  place.hidden = !error;
  place.textContent = error ? error.message : "";
}

/** Sends what a form says; the button is out of use until the answer is there. */
async function send(form, busy, action) {
  const button = form.querySelector("[type=submit]"), text = button.textContent;
  tell(form);
  button.disabled = true;
  button.textContent = busy;
  say(busy);
  try {
    location.href = await action();
  } catch (e) {
    tell(form, e);
    button.disabled = false;
    button.textContent = text;
  }
}

const number = (data, name) => data.get(name) === null || data.get(name) === "" ? undefined : Number(data.get(name));

// ---- a study

function bars(balance) {
  const most = Math.max(...balance.map(one => one.real + one.doubled), 1);
  const rows = balance.map(one => {
    const bar = (added, name) => svg("svg", { viewBox: "0 0 200 12", class: "bar", role: "img", "aria-label": `${one.real} real and ${added} ${name}` },
      svg("rect", { class: "real", width: 200 * one.real / most, height: 12 }),
      svg("rect", { class: "synthesized", x: 200 * one.real / most, width: 200 * added / most, height: 12 }));
    return html("tr", {}, html("th", { scope: "row" }, spaced(one.label)), html("td", { class: "n" }, String(one.real)),
      html("td", {}, bar(0, "synthesized")), html("td", {}, bar(one.balanced, "synthesized, balanced"), html("small", {}, `+ ${one.balanced}`)),
      html("td", {}, bar(one.doubled, "synthesized, doubled"), html("small", {}, `+ ${one.doubled}`)));
  });
  return [html("div", { class: "wide", tabindex: 0, role: "region", "aria-label": "Class balance" }, html("table", {}, html("thead", {}, html("tr", {}, html("th", { scope: "col" }, "Class"),
    html("th", { scope: "col", class: "n" }, "real"), html("th", { scope: "col" }, "before"), html("th", { scope: "col" }, "after, balanced (BG)"), html("th", { scope: "col" }, "after, doubled (GS)"))),
  html("tbody", {}, rows))), html("p", { class: "note" }, html("span", { class: "key real" }, "real"), " ", html("span", { class: "key synthesized" }, "synthesized"), " training images")];
}

function duration(seconds) {
  return seconds < 120 ? `${seconds} s` : seconds < 7200 ? `${Math.round(seconds / 60)} minutes` : `${(seconds / 3600).toFixed(1)} hours`;
}

function studyForm(form) {
  const choices = document.getElementById("classes");
  let draft, newest = 0;

  const choice = () => {
    const data = new FormData(form);
    const classes = data.getAll("class");
    return {
      dataset: data.get("dataset"), classes: choices.childElementCount ? classes : undefined,
      budget: data.get("budget").trim() || undefined, width: number(data, "width"), recipe: data.get("recipe"),
      generators: data.get("generators"), compositions: data.getAll("composition"), seed: number(data, "seed"),
    };
  };
  const look = async () => {
    const mine = ++newest;
    draft = undefined;
    try {
      const answer = await post("/api/v1/studies/draft", choice());
      if (mine !== newest) return;
      draft = answer;
      if (!choices.childElementCount) {
        choices.append(...draft.request.classes.map(label => html("label", {}, html("input", { type: "checkbox", name: "class", value: label, checked: true }), " " + spaced(label))));
      }
      document.getElementById("balance").replaceChildren(...bars(draft.balance));
      document.getElementById("estimate").textContent = (draft.trainingSeconds ? `The generators train for ${duration(draft.trainingSeconds)} in all; then` : "After the generators,")
        + ` ${draft.classifiers} classifiers are trained and tested.`;
      tell(form);
    } catch (e) {
      if (mine === newest) tell(form, e);
    }
  };
  form.addEventListener("change", event => {
    if (event.target.name === "dataset") choices.replaceChildren();
    // The paper trains a generator per class.
    if (event.target.name === "recipe") form.elements.generators.value = event.target.value === "PAPER" ? "EACH" : "ALL";
    look();
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    send(form, "Starting…", async () => {
      await look();
      if (!draft) throw new Error(form.querySelector("[role=alert]").textContent || "The choices could not be checked.");
      const planned = await post("/api/v1/studies", draft.request);
      return "/studies/" + planned.study;
    });
  });
  look();
}

// ---- data sets

function importForm(form) {
  form.addEventListener("submit", event => {
    event.preventDefault();
    const data = new FormData(form);
    if (data.has("zip")) {
      const query = new URLSearchParams({ resolution: data.get("resolution"), name: data.get("name"), skipUnreadable: data.has("skipUnreadable") });
      const upload = { method: "POST", headers: { "Content-Type": "application/zip" }, body: data.get("zip") };
      send(form, "Uploading and reading…", async () => "/datasets/" + (await call("/api/v1/datasets?" + query, upload)).dataset);
      return;
    }
    const order = { resolution: number(data, "resolution") };
    if (data.has("folder")) Object.assign(order, { folder: data.get("folder"), name: data.get("name") || undefined, skipUnreadable: data.has("skipUnreadable") });
    else Object.assign(order, { seed: number(data, "seed"), name: "phantoms" });
    send(form, data.has("folder") ? "Reading the scans…" : "Drawing…", async () => "/datasets/" + (await post("/api/v1/datasets", order)).dataset);
  });
}

// ---- orders

function orderForm(form) {
  const range = form.querySelector("[type=range]");
  range?.addEventListener("input", () => form.querySelector("output").textContent = range.value);
  form.addEventListener("submit", event => {
    event.preventDefault();
    const data = new FormData(form);
    const order = { label: data.get("label"), seed: number(data, "seed") };
    if ("interpolation" in form.dataset) order.interpolation = { from: number(data, "from"), to: number(data, "to"), steps: number(data, "steps") };
    else Object.assign(order, { count: number(data, "count"), truncation: number(data, "truncation") });
    send(form, "Ordering…", async () => (await post(form.dataset.order, order)).links.page);
  });
}

// ---- projects

function projectForm(form) {
  form.addEventListener("submit", event => {
    event.preventDefault();
    const data = new FormData(form);
    const choice = {
      project: data.get("project").trim(), classes: data.get("classes").split(",").map(name => name.trim().replaceAll(" ", "_")).filter(Boolean),
      resolution: number(data, "resolution"), budget: data.get("budget").trim() || undefined,
      policy: { newScans: number(data, "newScans"), quiet: `PT${number(data, "quiet") ?? 0}M` },
      sources: data.get("folder").trim() ? { folder: data.get("folder").trim() } : undefined,
    };
    send(form, "Creating…", async () => "/projects/" + (await post("/api/v1/projects", await post("/api/v1/projects/draft", choice))).project);
  });
}

/** A file after the other: what one is refused for does not hold up the others. */
function scansForm(form) {
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const data = new FormData(form), files = data.getAll("file"), button = form.querySelector("[type=submit]"), refused = [];
    tell(form);
    button.disabled = true;
    for (const [i, file] of files.entries()) {
      say(`Scan ${i + 1} of ${files.length}`);
      const one = new FormData();
      one.append("file", file);
      one.append("patient", data.get("patient"));
      one.append("label", data.get("label"));
      try {
        await call(form.dataset.scans, { method: "POST", body: one });
      } catch (e) {
        refused.push(`${file.name}: ${e.message}`);
      }
    }
    button.disabled = false;
    say(`${files.length - refused.length} of ${files.length} scans taken`);
    if (refused.length) tell(form, new Error(refused.join(" ")));
    else form.reset();
  });
}

function withdrawForm(form) {
  form.addEventListener("submit", async event => {
    event.preventDefault();
    if (!confirm("Remove this patient's scans for good?")) return;
    const answer = form.querySelector("[data-answer]");
    tell(form);
    answer.replaceChildren();
    try {
      const gone = await post(form.dataset.withdraw, { patient: new FormData(form).get("patient") });
      answer.replaceChildren(html("p", {}, `${gone.scans.length} scans were removed.`), html("ul", {}, gone.affected.map(of => html("li", {},
        `Retraining ${of.number} has seen them: ${of.generators.map(spaced).join(", ")}`, of.served.length ? `, served for ${of.served.map(spaced).join(", ")}` : "", of.exports ? ", results were handed out" : "", ". ",
        of.dataset ? html("a", { href: "/datasets/" + of.dataset }, "data set " + of.dataset) : "", " ", of.study ? html("a", { href: "/studies/" + of.study }, "study " + of.study) : ""))));
      form.reset();
    } catch (e) {
      tell(form, e);
    }
  });
}

document.querySelectorAll("[data-project]").forEach(projectForm);
document.querySelectorAll("[data-scans]").forEach(scansForm);
document.querySelectorAll("[data-withdraw]").forEach(withdrawForm);
document.querySelectorAll("[data-start]").forEach(studyForm);
document.querySelectorAll("[data-import]").forEach(importForm);
document.querySelectorAll("[data-order]").forEach(orderForm);
