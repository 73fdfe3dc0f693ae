// The live chart of all forces of one programme. The page is whole without it: picture and table say the same.
const live = document.querySelector("#live");
const filters = document.querySelector("#filters");
const status = document.querySelector("#shown");
const rows = [...document.querySelectorAll("#ranks-table tbody tr")];
const words = live.dataset;

const SHAPES = { interval: "circle", "no-margin": "circle", around: "diamond", "more-than": "triangle-right" };
// On a telephone the names leave room for the rates; what is cut off stands in the tooltip and in the table.
const WIDEST_NAME = { narrow: 118, wide: 240 };

// The sheet's own colours, light or dark.
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

const firmnessOf = (row) => (row.qualifier !== "exact" ? row.qualifier : row.margin === null ? "no-margin" : "interval");

const matches = (row) =>
  ["region", "grade"].every((name) => {
    const wanted = filters.elements[name]?.value;
    return !wanted || row.dataset[name] === wanted;
  });

// What a tooltip says stands in the table already, in the reader's language.
const tooltipOf = (row) => {
  const cells = [...row.children].map((cell) => cell.firstElementChild?.firstElementChild ?? cell);
  const text = (place) => cells[place].textContent.trim().replace(/[ \n]+/g, " ");
  return {
    title: row.querySelector("th").textContent.trim(),
    [words.recorded]: text(1),
    [words.interval]: text(3),
    [words.rank]: text(4),
    [words.published]: text(5),
  };
};

const specification = (shown, marked) => {
  const lowest = Math.min(...shown.map((row) => row.interval_low ?? row.rate));
  const start = Math.max(0, Math.min(90, Math.floor((lowest - 1.5) / 10) * 10));
  const ink = colour("ink");
  const quiet = colour("quiet");
  const mark = colour("mark");
  const strokes = marked
    ? { condition: { test: `datum.force_id === '${marked}'`, value: mark }, value: quiet }
    : { value: mark };
  // Only a rate with an interval is filled.
  const fills = [{ test: "datum.firmness === 'interval'", value: marked ? quiet : mark }];
  if (marked) fills.unshift({ test: `datum.firmness === 'interval' && datum.force_id === '${marked}'`, value: mark });
  const scale = { domain: [start, 100], nice: false, zero: false };
  const ticks = Array.from({ length: (100 - start) / 10 + 1 }, (_, place) => start + 10 * place);
  live.querySelector(".live-axis").textContent = words.axis.replace("{start}", `${start}%`);
  return {
    data: { values: shown },
    width: "container",
    height: 22 * shown.length,
    autosize: { type: "fit-x", contains: "padding" },
    background: null,
    config: {
      aria: false,
      view: { stroke: null },
      font: getComputedStyle(document.body).fontFamily,
      axis: { labelColor: ink, titleColor: ink, gridColor: colour("hairline"), domain: false, ticks: false, labelFontSize: 13, titleFontSize: 13 },
    },
    encoding: {
      y: { field: "name", type: "nominal", sort: shown.map((row) => row.name), title: null, axis: { labelLimit: live.clientWidth < 480 ? WIDEST_NAME.narrow : WIDEST_NAME.wide, labelPadding: 8 } },
    },
    layer: [
      {
        transform: [{ filter: "datum.interval_low !== null" }],
        mark: { type: "rule", strokeWidth: 2.5, aria: false },
        encoding: {
          x: { field: "interval_low", type: "quantitative", scale, title: null, axis: { orient: "top", format: "d", values: ticks } },
          x2: { field: "interval_high" },
          color: strokes,
        },
      },
      {
        mark: { type: "point", aria: false, size: 75, opacity: 1, strokeWidth: 2 },
        encoding: {
          x: { field: "rate", type: "quantitative", scale },
          stroke: strokes,
          fill: { condition: fills, value: colour("paper") },
          shape: {
            field: "firmness",
            type: "nominal",
            scale: { domain: Object.keys(SHAPES), range: Object.values(SHAPES) },
            legend: null,
          },
          tooltip: { field: "tooltip", type: "nominal" },
        },
      },
    ],
  };
};

const draw = async (data) => {
  const shownRows = rows.filter(matches);
  const marked = filters.elements.force.value;
  for (const row of rows) {
    row.hidden = !shownRows.includes(row);
    row.classList.toggle("highlight", row.dataset.force === marked);
  }
  status.textContent = words.shown.replace("{shown}", shownRows.length).replace("{total}", rows.length);
  const shown = shownRows.map((row) => data.get(row.dataset.force));
  const sheet = live.querySelector(".live-drawing");
  sheet.hidden = shown.length === 0;
  if (shown.length === 0) return;
  await window.vegaEmbed(sheet, specification(shown, marked), {
    ast: true,
    actions: false,
    defaultStyle: false,
    renderer: "svg",
    tooltip: { disableDefaultStyle: true },
  });
};

const begin = async () => {
  const answer = await fetch(live.dataset.rows);
  if (!window.vegaEmbed || !answer.ok) return;
  const data = new Map(
    (await answer.json()).rows.map((row) => {
      const shownRow = rows.find((candidate) => candidate.dataset.force === row.force_id);
      return [row.force_id, { ...row, name: shownRow.dataset.name, firmness: firmnessOf(row), tooltip: tooltipOf(shownRow) }];
    }),
  );
  live.hidden = false;
  document.querySelector("#still")?.remove();
  filters.querySelector("[type=submit]").hidden = true;
  const sheet = live.querySelector(".live-drawing");
  sheet.setAttribute("role", "img");
  sheet.setAttribute("aria-label", words.alternative);
  filters.addEventListener("change", () => {
    history.replaceState(null, "", `?${new URLSearchParams(new FormData(filters))}`);
    draw(data);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw(data));
  await draw(data);
};

begin();
