// Charts as SVG: readable in any theme and on paper, and by screen readers as an image with a text.
import { html, svg } from "./dom.js";

const WIDTH = 320, HEIGHT = 170, LEFT = 40, RIGHT = 8, BOTTOM = 22, TOP = 8;

export function short(value) {
  const size = Math.abs(value);
  if (size >= 1e6) return (value / 1e6).toFixed(1) + "M";
  if (size >= 1e4) return Math.round(value / 1e3) + "k";
  if (size >= 100 || Number.isInteger(value)) return String(Math.round(value));
  return size >= 1 ? value.toFixed(1) : size >= 0.01 || size === 0 ? value.toFixed(2) : value.toExponential(0);
}

function frame(label) {
  return svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label });
}

function levels(chart, y, low, high) {
  for (const part of [0, 0.5, 1]) {
    const value = low + part * (high - low);
    chart.append(
      svg("line", { class: "grid", x1: LEFT, x2: WIDTH - RIGHT, y1: y(value), y2: y(value) }),
      svg("text", { x: LEFT - 5, y: y(value) + 4, "text-anchor": "end" }, short(value)));
  }
}

/** The highest values of the first epochs would flatten all others: the axis ends at the 98th percentile. */
export function ceiling(values, least) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const high = sorted.length ? sorted[Math.floor(0.98 * (sorted.length - 1))] : least;
  return Math.max(least, high * 1.1);
}

/**
 * Lines over images shown. series: [{name, style, values: [[x, y]...]}]; marks: [{x, y, text}] are
 * points worth pointing out.
 */
export function lines(title, series, { low = 0, high, marks = [] } = {}) {
  const all = series.flatMap(one => one.values).filter(([, y]) => Number.isFinite(y));
  const right = Math.max(1, ...all.map(([x]) => x));
  const x = v => LEFT + (WIDTH - LEFT - RIGHT) * v / right;
  const y = v => TOP + (HEIGHT - TOP - BOTTOM) * (1 - (Math.max(low, Math.min(v, high)) - low) / (high - low || 1));
  const last = series.map(one => `${one.name} ${one.values.length ? short(one.values.at(-1)[1]) : "unknown"}`).join(", ");
  const chart = frame(`${title}. At ${short(right)} images: ${last}.`);
  levels(chart, y, low, high);
  chart.append(
    svg("text", { x: LEFT, y: HEIGHT - 4 }, "0"),
    svg("text", { x: WIDTH - RIGHT, y: HEIGHT - 4, "text-anchor": "end" }, short(right) + " images"));
  for (const one of series) {
    const points = one.values.filter(([, v]) => Number.isFinite(v));
    chart.append(svg("polyline", { class: "line " + one.style, points: points.map(([a, b]) => `${x(a).toFixed(1)},${y(b).toFixed(1)}`).join(" ") }));
    if (one.dots) for (const [a, b, text] of points) chart.append(svg("circle", { class: "dot " + one.style, cx: x(a), cy: y(b), r: 3 }, svg("title", {}, text ?? short(b))));
  }
  for (const mark of marks) {
    chart.append(svg("circle", { class: "mark", cx: x(mark.x), cy: y(mark.y), r: 6 }, svg("title", {}, mark.text)));
  }
  const key = html("figcaption", {}, ...series.flatMap(one => [html("span", { class: "key " + one.style }, one.name), " "]),
    ...(marks.length ? [html("span", { class: "key mark" }, "selected")] : []));
  return html("figure", {}, key, chart);
}

/** Box plots below each other. boxes: [{name, style, low, q1, median, q3, high}]. */
export function boxes(title, list) {
  const left = 150, width = 420, step = 20, height = list.length * step + 24;
  const top = Math.max(...list.map(box => box.high)) || 1;
  const x = v => left + (width - left - 12) * v / top;
  const chart = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `${title}. Medians: ${list.map(box => `${box.name} ${short(box.median)}`).join(", ")}.` });
  for (const part of [0, 0.5, 1]) {
    chart.append(svg("line", { class: "grid", x1: x(part * top), x2: x(part * top), y1: 2, y2: height - 18 }),
      svg("text", { class: "small", x: x(part * top), y: height - 5, "text-anchor": "middle" }, short(part * top)));
  }
  list.forEach((box, i) => {
    const y = step * (i + 0.5) + 2;
    chart.append(svg("text", { class: "small", x: left - 8, y: y + 4, "text-anchor": "end" }, box.name),
      svg("g", { class: "box " + box.style },
        svg("title", {}, `${box.name}: median ${short(box.median)}, half of them ${short(box.q1)} to ${short(box.q3)}`),
        svg("line", { x1: x(box.low), x2: x(box.high), y1: y, y2: y }),
        svg("rect", { x: x(box.q1), y: y - 6, width: Math.max(1, x(box.q3) - x(box.q1)), height: 12 }),
        svg("line", { class: "median", x1: x(box.median), x2: x(box.median), y1: y - 6, y2: y + 6 })));
  });
  return html("figure", {}, html("figcaption", {}, title), chart);
}

/** Values with their intervals, one line each. rows: [{name, value, low, high}]. */
export function intervals(title, rows) {
  const line = 26, left = 74, height = rows.length * line + 26, width = 560;
  const ends = rows.flatMap(row => [row.low ?? row.value, row.high ?? row.value]);
  const low = Math.min(...ends), high = Math.max(...ends), pad = (high - low || 0.1) * 0.08;
  const x = v => left + (width - left - 150) * (v - low + pad) / (high - low + 2 * pad);
  const told = row => row.low === undefined ? row.value.toFixed(3) : `${row.value.toFixed(3)} [${row.low.toFixed(3)}, ${row.high.toFixed(3)}]`;
  const chart = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", class: "intervals", "aria-label": `${title}. ${rows.map(row => `${row.name}: ${told(row)}`).join("; ")}.` });
  rows.forEach((row, i) => {
    const y = 16 + i * line;
    chart.append(
      svg("line", { class: "grid", x1: left, x2: width - 150, y1: y, y2: y }),
      svg("text", { x: left - 10, y: y + 4, "text-anchor": "end", class: "name" }, row.name),
      svg("text", { x: width - 142, y: y + 4 }, told(row)));
    if (row.low !== undefined) chart.append(svg("line", { class: "range", x1: x(row.low), x2: x(row.high), y1: y, y2: y }));
    chart.append(svg("circle", { class: "point", cx: x(row.value), cy: y, r: 4.5 }));
  });
  chart.append(svg("text", { x: left, y: height - 4 }, short(low)), svg("text", { x: width - 150, y: height - 4, "text-anchor": "end" }, short(high)));
  return chart;
}
