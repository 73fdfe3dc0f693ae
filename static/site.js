// The quick exit: everything else on the site works without a script.
(() => {
  "use strict";
  const exit = document.querySelector("a[data-exit]");
  const status = document.querySelector("[data-exit-status]");
  if (!exit || !status) return;

  const WITHIN_MILLISECONDS = 5000;
  const PRESSES = 3;
  let presses = 0;
  let shiftAlone = false;
  let timer = 0;

  const say = (text) => {
    status.textContent = text || "";
  };

  // The cover comes first: the next page may take seconds on a slow network.
  const leave = () => {
    const cover = document.createElement("div");
    cover.className = "exit-cover";
    document.body.append(cover);
    document.documentElement.classList.add("leaving");
    document.title = "\u2026";
    say(status.dataset.leaving);
    location.replace(exit.href);
  };

  const startAgain = (text) => {
    clearTimeout(timer);
    presses = 0;
    say(text);
  };

  document.addEventListener("click", (event) => {
    if (!event.target.closest("a[data-exit]")) return;
    event.preventDefault();
    leave();
  });

  // Shift counts when it is released with no other key in between, so that typing capitals never leaves.
  document.addEventListener("keydown", (event) => {
    shiftAlone = event.key === "Shift";
    if (!shiftAlone && presses) startAgain("");
  });

  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !shiftAlone) return;
    shiftAlone = false;
    presses += 1;
    if (presses === PRESSES) {
      clearTimeout(timer);
      leave();
      return;
    }
    if (presses === 1) timer = setTimeout(() => startAgain(status.dataset.expired), WITHIN_MILLISECONDS);
    say(presses === 1 ? status.dataset.first : status.dataset.second);
  });

  // A page that the browser kept in memory comes back usable when the way out could not be reached.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && document.documentElement.classList.contains("leaving")) location.reload();
  });
})();
