// Suggestions from small files of the release, so that what is typed stays in this browser.
(() => {
  "use strict";
  const form = document.querySelector("form[data-files]");
  if (!form) return;
  const input = form.elements.q;
  const words = form.dataset;
  const files = new Map();
  let options = [];
  let suggestedFor = "";
  let active = -1;
  let turn = 0;

  const make = (name, values) => Object.assign(document.createElement(name), values);
  const list = make("ul", { id: "finder-list", className: "finder-list", role: "listbox", ariaLabel: words.suggestions });
  const status = make("div", { className: "visually-hidden", role: "status" });
  form.append(list, status);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);

  // As the server compares names; a word may still be half typed, so both forms are tried.
  const forms = (text) => {
    const bare = text.normalize("NFKD").toLowerCase().replace(/['’‘ʼ`´\u0300-\u036f]/g, "").replace(/&/g, " and ")
      .replace(/[^a-z0-9]+/g, " ").trim().replace(/^the (?=.)/, "");
    return [bare, bare.replace(/\bsaint\b/g, "st").replace(/\bupon\b/g, "on").replace(/([a-z]{3})boro\b/g, "$1borough")];
  };

  const file = (path) => {
    if (!files.has(path)) {
      const answer = fetch(path).then((response) => (response.ok ? response.json() : null));
      files.set(path, answer.catch(() => files.delete(path) && null));
    }
    return files.get(path);
  };

  const offers = (data, label, own, exact, nearby = []) => [...own, ...nearby].map((place, position) => {
    const [id, name, welsh, inSentence] = data.forces[place];
    const isWelsh = document.documentElement.lang === "cy";
    const force = (isWelsh && welsh) || name;
    const police = isWelsh ? force : inSentence;
    const sure = own.length === 1 && position === 0;
    return { label, id, exact, sure, police, force: position < own.length ? force : `${force}, ${words.close}` };
  });

  // How many slips part two names: a letter too many or too few, another one, or two that changed places.
  const slips = (one, two) => {
    let before = [];
    let last = Array.from({ length: two.length + 1 }, (_, column) => column);
    for (let row = 1; row <= one.length; row += 1) {
      const current = [row];
      for (let column = 1; column <= two.length; column += 1) {
        const same = one[row - 1] === two[column - 1];
        current[column] = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + !same);
        const changed = one[row - 1] === two[column - 2] && one[row - 2] === two[column - 1];
        if (changed) current[column] = Math.min(current[column], before[column - 2] + 1);
      }
      [before, last] = [last, current];
    }
    return last[two.length];
  };

  const near = (entries, [, typed]) => {
    const most = typed.length < 4 ? 0 : 1 + (typed.length > 5) + (typed.length > 12);
    return entries.map(([keys, entry]) => [Math.abs(keys[1].length - typed.length) > most ? 9 : slips(keys[1], typed), keys, entry])
      .filter(([distance]) => distance <= most).sort(([one], [next]) => one - next).map(([, keys, entry]) => [keys, entry]);
  };

  const ofNames = async (text) => {
    const typed = forms(text);
    if (!typed[1]) return [];
    const data = await file(`${words.files}names/${typed[1][0]}.json`);
    const entries = (data?.names ?? []).map((entry) => [forms(entry[0]), entry]);
    const begun = entries.filter(([keys]) => keys.some((key, which) => key.startsWith(typed[which])));
    const found = begun.length ? begun : near(entries, typed);
    const same = ([keys]) => keys[1] === typed[1];
    // Another name of a place (its last cell says so) never decides alone: the server knows who else has it.
    return found.sort((one, next) => same(next) - same(one)).flatMap(([keys, [name, detail, own, nearby, other]]) =>
      offers(data, detail ? `${name}, ${detail}` : name, own, same([keys]) && !other, nearby));
  };

  const ofPostcodes = async (text) => {
    const typed = text.toUpperCase().replace(/\s/g, "");
    const data = await file(`${words.files}postcodes/${typed.match(/^[A-Z]+/)[0]}.json`);
    if (!data) return [];
    const [, district, digit, unit] = typed.match(/^([A-Z]{1,2}\d[A-Z\d]?)(\d)([A-Z]{0,2})$/) ?? [];
    const sector = `${district} ${digit}`;
    const forces = data.sectors[sector] ?? data.districts[district];
    if (forces && unit.length === 2) {
      const exception = data.exceptions[sector + unit];
      const first = exception ?? data.sectors[sector]?.[0];
      return offers(data, sector + unit, first === undefined ? forces : [first], true);
    }
    const found = Object.keys(data.districts).filter((name) => name.startsWith(typed)).sort((a, b) => a.length - b.length);
    if (forces && (!found.length || /\d[a-z\d]? \d/i.test(text))) return offers(data, sector, forces, true);
    // What is a motorway too never decides alone.
    return found.flatMap((name) => offers(data, name, data.districts[name], name === typed && !data.roads?.includes(name)));
  };

  // What happened, told instead of a place: the server hears the same words, and leads to help.
  const hear = async (text, found) => {
    const [, typed] = forms(text);
    const data = text.trim().length > 2 ? await file(words.told) : null;
    if (!data) return [];
    const first = (rules, said) => rules.find(([, , pattern]) => new RegExp(pattern).test(said));
    const language = first(data.languages, text.trim().toLowerCase());
    if (language) return [{ label: language[1], code: language[0], force: words.help }];
    if (new RegExp(data.figures).test(typed)) return [];
    // Where no place is named, words count with a slip in them, and so does any sentence that somebody says of themselves.
    const unslipped = () => typed.split(" ").map((word) => data.slips.find((known) => slips(word, known) < 2) ?? word).join(" ");
    const isSentence = typed.split(" ").length > 2;
    const heard = first(data.told, typed);
    const meant = (heard ? heard[0] === data.somebody[0] : !found.length) ? first(data.told, unslipped()) ?? heard : heard;
    const told = meant ?? (isSentence && !found.length ? first([data.somebody], typed) : undefined);
    return told ? [{ label: told[1], key: told[0], force: words.help }] : [];
  };

  form.hear = async (text) => (await hear(text, await ofNames(text)))[0];

  const mark = (position) => {
    active = position;
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", place === active));
    list.children[active]?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", list.children[active]?.id ?? "");
  };

  const show = (open) => {
    list.hidden = !open;
    input.setAttribute("aria-expanded", open);
    mark(-1);
  };

  const suggest = async () => {
    const mine = (turn += 1);
    const text = input.value;
    const isPostcode = /^\s*[a-z]{1,2}\s*\d/i.test(text);
    const enough = isPostcode || forms(text)[1].length > 1;
    const named = enough ? await (isPostcode ? ofPostcodes : ofNames)(text) : [];
    const found = [...(isPostcode ? [] : await hear(text, named).catch(() => [])), ...named];
    if (mine !== turn) return;
    options = found.slice(0, 8);
    suggestedFor = text;
    list.replaceChildren(...options.map(({ label, force }, place) => {
      const item = make("li", { id: `finder-option-${place}`, role: "option" });
      item.append(make("strong", { textContent: label }), " ", force);
      return item;
    }));
    show(options.length > 0);
    status.textContent = options.length ? words.count.replace("{number}", options.length) : enough ? words.none : "";
  };

  // The name of the window carries what was chosen to the next page and no further: no address, no history, no disk.
  const carried = "on-the-record found: ";
  const go = ({ id, key, code, label, sure, police }) => {
    if (key || code) return form.querySelector("button").click();
    if (sure) window.name = carried + words.policed.replace("{place}", label).replace("{force}", police);
    location.assign(words.force + id);
  };
  if (window.name.startsWith(carried)) {
    const heading = document.querySelector("main h1");
    const textContent = window.name.slice(carried.length);
    if (heading && location.pathname.startsWith(words.force)) heading.before(make("p", { className: "found", role: "status", textContent }));
    window.name = "";
  }

  show(false);
  input.addEventListener("input", suggest);
  // What is still on its way must not open the list again.
  const close = () => {
    turn += 1;
    show(false);
  };
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    // Shift with an arrow selects, and a word that is being composed has keys of its own.
    if (event.isComposing || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length) {
      event.preventDefault();
      if (list.hidden) show(true);
      mark(active < 0 && step < 0 ? options.length - 1 : (active + step) % options.length);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      go(options[active]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (list.hidden) input.value = "";
      close();
    }
  });
  // The box keeps the focus while an option is pressed.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const item = event.target.closest("li");
    if (item) go(options[[...list.children].indexOf(item)]);
  });
  form.addEventListener("submit", (event) => {
    const exact = input.value === suggestedFor ? options.filter((option) => option.exact) : [];
    if (!exact.length || exact.some(({ id }) => id !== exact[0].id)) return;
    event.preventDefault();
    go(exact[0]);
  });
  // Nothing of what was typed comes back with the page.
  window.addEventListener("pagehide", () => form.reset());
})();
