// The support pages: a choice shows its answer in place, and a page that was left is never shown from memory.
(() => {
  "use strict";

  // What the browser keeps for its Back button is covered when the page is left, and read anew if it comes back.
  window.addEventListener("pagehide", () => document.documentElement.classList.add("leaving"));
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });

  // Without a navigation the choice adds no entry to the history. Whatever goes wrong, the form is sent as usual.
  const replaced = [".on-screen", ".sheet"];

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("form[data-choice]")) return;
    event.preventDefault();
    const chosen = new URLSearchParams(new FormData(form));
    if (event.submitter && event.submitter.name) chosen.append(event.submitter.name, event.submitter.value);
    try {
      const response = await fetch(form.action, { method: "POST", body: chosen, cache: "no-store" });
      if (!response.ok) throw new Error("no answer");
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      for (const part of replaced) document.querySelector(part).replaceWith(page.querySelector(part));
      const answer = document.querySelector("[data-answer]");
      answer.focus({ preventScroll: true });
      scrollTo(0, 0);
    } catch {
      // Sent by a script, a form does not tell which of its buttons was pressed.
      const { name, value } = event.submitter || {};
      if (name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
      form.submit();
    }
  });
})();
