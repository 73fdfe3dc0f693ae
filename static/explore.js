// The live chart of all forces of one round: the specification of the picture, whose parameters the filters set.
// The page is whole without it: picture and table say the same.
const live = document.querySelector("#live");
const filters = document.querySelector("#filters");
const status = document.querySelector("#shown");
const rows = [...document.querySelectorAll("#ranks-table tbody tr")];
const words = live.dataset;

const chosen = (name) => filters.elements[name]?.value ?? "";
const matches = (row) => ["region", "grade"].every((name) => !chosen(name) || row.dataset[name] === chosen(name));

// The sheet's own colours, light or dark.
const colour = (name) =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name.replaceAll("_", "-")}`).trim();

const show = async (view, colours, step) => {
  const shown = rows.filter(matches);
  for (const row of rows) {
    row.hidden = !shown.includes(row);
    row.classList.toggle("highlight", row.dataset.force === chosen("force"));
  }
  status.textContent = words.shown.replace("{shown}", shown.length).replace("{total}", rows.length);
  live.querySelector(".live-drawing").hidden = shown.length === 0;
  for (const name of colours) view.signal(name, colour(name));
  const marked = rows.find((row) => row.dataset.force === chosen("force"));
  view.signal("highlight", marked?.dataset.name ?? "").signal("region", chosen("region")).signal("grade", chosen("grade"));
  await view.signal("height", step * shown.length).runAsync();
};

const begin = async () => {
  const answer = await fetch(words.specification);
  if (!window.vegaEmbed || !answer.ok) return;
  // The page says itself what stands at the foot of a file.
  const { vconcat: [{ vconcat: [inner] }], title, ...outer } = await answer.json();
  const specification = { ...outer, ...inner, width: "container", padding: 0, background: null };
  live.hidden = false;
  document.querySelector("#still")?.remove();
  filters.querySelector("[type=submit]").hidden = true;
  const sheet = live.querySelector(".live-drawing");
  sheet.setAttribute("role", "img");
  sheet.setAttribute("aria-label", words.alternative);
  const options = { ast: true, actions: false, defaultStyle: false, renderer: "svg", tooltip: { disableDefaultStyle: true } };
  const { view } = await window.vegaEmbed(sheet, specification, options);
  // The sheet has its text and the table its figures; the marks have no names of their own.
  sheet.querySelector("svg").setAttribute("aria-hidden", "true");
  const colours = specification.config.params.map((param) => param.name);
  const again = () => show(view, colours, inner.height / rows.length);
  filters.addEventListener("change", () => {
    history.replaceState(null, "", `?${new URLSearchParams(new FormData(filters))}`);
    again();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  await again();
};

begin();
