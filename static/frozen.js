// In the frozen site no server is behind the forms: their answers are made here, from files that stand beside the pages.
(() => {
  "use strict";
  const prefix = document.documentElement.lang === "cy" ? "/cy" : "";
  const make = (name, values, ...children) => {
    const element = Object.assign(document.createElement(name), values);
    element.append(...children);
    return element;
  };
  const parse = (text) => new DOMParser().parseFromString(text, "text/html");
  const read = async (address) => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(address);
    return response;
  };

  // A form that would be dead without this script is shown by it.
  for (const form of document.querySelectorAll("form[hidden]")) form.hidden = false;

  // The finder: who told what happened is led to help, and the name of the window carries it there, no further. Others
  // have suggestions to choose from, or else the list of all forces.
  const carried = "on-the-record told: ";
  const find = async (form) => {
    const { key, code } = (await form.hear(form.elements.q.value).catch(() => undefined)) ?? {};
    if (key) window.name = carried + key;
    if (key || code) return location.assign(code ? `${prefix}/support/in/${code}` : `${prefix}/support`);
    if (form.querySelector("#finder-list > li")) form.elements.q.dispatchEvent(new Event("input"));
    else location.assign(form.action);
  };

  // Support: the answer of the chosen area takes the place of this one, so that no address and no history names it.
  const answerChoice = async (form, chosen) => {
    const where = form.elements.where.value;
    const response = await read(where ? `${prefix}/support/${where}` : `${prefix}/support`);
    const page = parse(await response.text());
    for (const part of [".on-screen", ".sheet"]) document.querySelector(part).replaceWith(page.querySelector(part));
    const answer = document.querySelector("[data-answer]");
    const told = answer.querySelector(`template[data-key="${CSS.escape(chosen)}"]`);
    if (told && chosen !== "any") {
      const section = answer.querySelector(".answer");
      const area = section.querySelector("h2 + .quiet");
      section.replaceChildren(told.content.cloneNode(true));
      if (area) section.querySelector("h2").after(area);
      const heading = section.querySelector("h2");
      section.setAttribute("aria-labelledby", heading.id);
    }
    const shown = document.querySelector("#choice");
    shown.hidden = false;
    shown.querySelector("input[name=what]").value = told?.dataset.kind ?? "any";
    shown.elements.where.value = where;
    if (where || chosen !== "any") document.querySelector("[data-answer]").after(shown);
    answer.focus({ preventScroll: true });
    answer.scrollIntoView();
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    event.preventDefault();
    const button = event.submitter;
    const chosen = button?.name === "what" ? button.value : form.querySelector("input[name=what]")?.value;
    if (form.id === "choice") answerChoice(form, chosen).catch(() => location.assign(form.action));
    else find(form);
  });

  const choice = document.querySelector("#choice");
  if (choice && window.name.startsWith(carried)) answerChoice(choice, window.name.slice(carried.length)).catch(() => {});
  if (window.name.startsWith(carried)) window.name = "";

  // Holm's method over all pairs that are shown, as the site itself does: S. Holm, Scand. J. Statist. 6 (1979) 65-70.
  const clearPairs = (pairs) => {
    const tested = pairs.filter(({ p }) => p !== null).sort((one, next) => one.p - next.p);
    let largest = 0;
    return new Set(tested.filter((pair, passed) => {
      largest = Math.max(largest, Math.min(1, (tested.length - passed) * pair.p));
      return pair.clear && largest < 0.05;
    }));
  };

  const sentences = (pairs, ids, data) => {
    const clear = clearPairs(pairs);
    const tested = pairs.filter(({ p }) => p !== null).length;
    const told = { clear: [], unclear: [], untold: [] };
    for (const pair of pairs) told[clear.has(pair) ? "clear" : pair.p === null ? "untold" : "unclear"].push(pair);
    const classes = { clear: "higher", unclear: "no-clear-difference", untold: "cannot-be-told" };
    return Object.keys(told).filter((verdict) => told[verdict].length).flatMap((verdict) => {
      const items = told[verdict].map((pair) => {
        if (verdict === "untold") return make("li", {}, pair.sideBySide);
        const sentence = verdict === "clear" ? pair.clear : pair.unclear.replace("{tested}", tested);
        return make("li", {}, make("p", {}, sentence), make("p", { className: "quiet small" }, pair.figures));
      });
      const heading = make("h3", {}, data.counts[verdict][items.length - 1]);
      const list = make("ul", { className: `verdicts verdict-${classes[verdict]}` }, ...items);
      return [heading, list, ...(verdict === "untold" ? reasons(told.untold, ids, data) : [])];
    });
  };

  // Why some pairs cannot be told apart, once for all of them; and how small a margin would settle it.
  const reasons = (pairs, ids, data) => {
    const named = {};
    for (const [gap, name] of ids.map((id) => data.gaps[id]).filter(Boolean)) (named[gap] ??= []).push(name);
    const listing = new Intl.ListFormat(document.documentElement.lang);
    const said = Object.entries(named).map(([gap, names]) => data.reasons[gap].replace("{forces}", listing.format(names)));
    const helped = pairs.filter(({ help }) => help).map((pair) => make("li", {}, `${pair.sideBySide}. ${pair.help}`));
    const details = make("details", {}, make("summary", {}, data.helpHeading), make("p", {}, data.margins), make("ul", {}, ...helped));
    return [make("p", {}, said.join(" ")), ...(helped.length ? [details] : [])];
  };

  const forceOf = (row) => row.querySelector("th a").getAttribute("href").split("/").pop();

  const compare = async (form) => {
    const asked = new URLSearchParams(location.search);
    const boxes = [...form.querySelectorAll("[name=forces]")];
    const named = asked.getAll("forces").flatMap((value) => value.split(",")).map((name) => name.trim().toLowerCase());
    for (const box of boxes) box.checked = named.includes(box.value);
    for (const { name, options } of [form.elements.programme, form.elements.offences]) {
      for (const option of options) if (option.value === asked.get(name)) option.selected = true;
    }
    const ids = boxes.filter((box) => box.checked).map((box) => box.value);
    const title = document.querySelector("main h1");
    const { most, tooFew, tooMany } = form.dataset;
    const name = ids.length && form.querySelector(":checked").closest("label").textContent.trim();
    if (ids.length === 1) title.after(make("p", { className: "notice" }, tooFew.replace("{force}", name)));
    if (ids.length > most) title.after(make("p", { className: "notice" }, tooMany.replace("{number}", ids.length)));
    if (ids.length < 2 || ids.length > most) return;
    const file = `${form.elements.programme.value}/${form.elements.offences.value}`;
    const data = await (await read(`${prefix}/compare/frozen/${file}.json`)).json();
    const page = parse(data.page);
    for (const row of page.querySelectorAll("tbody tr")) if (!ids.includes(forceOf(row))) row.remove();
    const shown = [...page.querySelectorAll("[aria-labelledby=rates-caption] tbody tr")].map(forceOf);
    const pairs = shown.flatMap((one, place) => shown.slice(place + 1).map((next) => data.pairs[`${one} ${next}`]));
    page.querySelector("[data-verdicts]").append(...sentences(pairs, shown, data));
    title.after(make("div", { id: "comparison" }, ...page.body.children));
  };

  const form = document.querySelector(".compare-form");
  if (form) compare(form);
})();
