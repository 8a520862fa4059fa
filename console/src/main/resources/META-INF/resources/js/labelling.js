// The queue of scans that came without a class: one at a time, by mouse or a key for each class.
import { call, spaced } from "./dom.js";

function queue(room) {
  const address = room.dataset.labelling;
  const place = room.querySelector("[data-place]"), box = room.querySelector("[data-scan]"), problem = room.querySelector("[role=alert]");
  const buttons = [...room.querySelectorAll("[data-label]")];
  const scans = [];
  let at = 0, busy = false;

  /** Those that have come since; the console may still list one that was labelled a moment ago. */
  const more = async () => {
    const known = new Set(scans.map(one => one.scan));
    scans.push(...(await call(address + "?limit=1000")).filter(one => !known.has(one.scan)));
  };
  const show = async () => {
    if (at === scans.length) await more();
    const scan = scans[at], left = scans.filter(one => !one.label && !one.aside).length;
    box.hidden = !scan;
    if (!scan) {
      place.textContent = left ? `These were all; ${left} have still no class.` : "No scan waits for a class.";
      return;
    }
    place.textContent = `Scan ${at + 1} of ${scans.length}` + (scan.label ? `: ${spaced(scan.label)}` : scan.aside ? ": set aside" : "");
    box.querySelector("img").src = scan.image;
    for (const button of buttons) button.setAttribute("aria-pressed", button.dataset.label === scan.label);
    box.querySelector("[data-back]").disabled = at === 0;
  };
  const act = async action => {
    if (busy) return;
    busy = true;
    problem.hidden = true;
    try {
      await action();
      await show();
    } catch (e) {
      problem.hidden = false;
      problem.textContent = e.message;
    } finally {
      busy = false;
    }
  };
  const label = name => act(async () => {
    const scan = scans[at];
    await call(`${address}/${scan.scan}/label`, { method: "PUT", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ label: name }) });
    Object.assign(scan, { label: name, aside: false });
    at++;
  });
  const aside = () => act(async () => {
    const scan = scans[at];
    if (!scan) return;
    await call(`${address}/${scan.scan}/label`, { method: "DELETE" });
    Object.assign(scan, { label: undefined, aside: true });
    at++;
  });
  const next = () => act(async () => { if (at < scans.length) at++; });
  const back = () => act(async () => { if (at > 0) at--; });

  for (const button of buttons) button.addEventListener("click", () => label(button.dataset.label));
  room.querySelector("[data-aside]").addEventListener("click", aside);
  room.querySelector("[data-next]").addEventListener("click", next);
  room.querySelector("[data-back]").addEventListener("click", back);
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === "n") next();
    else if (key === "b") back();
    else if (key === "x") aside();
    else if (at < scans.length && /^[1-9]$/.test(key) && buttons[key - 1]) label(buttons[key - 1].dataset.label);
  });
  act(async () => {});
}

document.querySelectorAll("[data-labelling]").forEach(queue);
