// Small things that every module needs.

/** An HTML element with attributes and children; text children are texts, never markup. */
export function html(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat().filter(child => child !== undefined));
  return node;
}

/** An SVG element. */
export function svg(name, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

export const spaced = label => label.replaceAll("_", " ");

/** Says something to who cannot see that the page has changed. */
export function say(text) {
  document.getElementById("said").textContent = text;
}

/** A problem as the API tells it, as one sentence. */
async function problem(answer) {
  if (answer.status === 403 && !answer.headers.get("content-type")) return "Your role does not allow this.";
  try {
    const told = await answer.json();
    const place = [told.file, told.row && `row ${told.row}`, told.field].filter(Boolean).join(", ");
    return told.detail + (place ? ` (${place})` : "") + (told.allowed ? `. Allowed: ${told.allowed}` : "");
  } catch {
    return `The console answers ${answer.status}.`;
  }
}

/** The answer's JSON; an Error with the problem in words otherwise. */
export async function call(address, options = {}) {
  let answer;
  try {
    answer = await fetch(address, options);
  } catch {
    throw new Error("The console does not answer. Is it still running?");
  }
  if (!answer.ok) throw new Error(await problem(answer));
  return answer.status === 204 || answer.headers.get("content-length") === "0" ? undefined
    : answer.headers.get("content-type")?.includes("json") ? answer.json() : undefined;
}

/** Posts JSON under a key of its own, so that a request sent twice by a shaky line is one. */
export function post(address, body) {
  return call(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID?.() ?? String(Math.random()) },
    body: JSON.stringify(body),
  });
}

/** Many calls at once become at most one a second, and one after the last. */
export function calmly(action) {
  let running = false, again = false;
  return async function run() {
    if (running) { again = true; return; }
    running = true;
    try { await action(); } catch (e) { console.warn(e); }
    setTimeout(() => { running = false; if (again) { again = false; run(); } }, 1000);
  };
}
