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
  let left = false;
  let timer = 0;

  const say = (text) => {
    status.textContent = text || "";
  };

  // The cover comes first: the next page may take seconds on a slow network. A blank page that only leads forward
  // then takes the place of this one, so that Back shows neither this page nor the one before it.
  const leave = () => {
    if (left) return;
    left = true;
    const cover = document.createElement("div");
    cover.className = "exit-cover";
    document.body.append(cover);
    document.documentElement.classList.add("leaving");
    document.title = "\u2026";
    say(status.dataset.leaving);
    history.replaceState(null, "", exit.dataset.blank);
    location.assign(exit.href);
  };

  const startAgain = (text) => {
    clearTimeout(timer);
    presses = 0;
    delete exit.dataset.presses;
    say(text);
  };

  const notAlone = () => {
    shiftAlone = false;
    if (presses) startAgain("");
  };

  document.addEventListener("click", (event) => {
    if (!event.target.closest("a[data-exit]")) return;
    event.preventDefault();
    leave();
  });

  // Shift counts when it is pressed and released with nothing in between, so that no capital letter, no shortcut, no
  // switch of the keyboard and no selection ever leaves.
  const withAnotherKey = (event) =>
    event.altKey || event.ctrlKey || event.metaKey || event.isComposing || event.getModifierState("AltGraph");

  document.addEventListener("keydown", (event) => {
    if (event.key === "Shift" && !withAnotherKey(event)) shiftAlone ||= !event.repeat;
    else notAlone();
  }, true);

  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !shiftAlone) return;
    shiftAlone = false;
    // The other Shift is still down, or a key that was pressed in another window.
    if (event.shiftKey || withAnotherKey(event)) return;
    presses += 1;
    exit.dataset.presses = presses;
    if (presses === PRESSES) {
      clearTimeout(timer);
      leave();
      return;
    }
    if (presses === 1) timer = setTimeout(() => startAgain(status.dataset.expired), WITHIN_MILLISECONDS);
    say(presses === 1 ? status.dataset.first : status.dataset.second);
  }, true);

  for (const kind of ["pointerdown", "pointerup", "wheel", "blur"]) {
    window.addEventListener(kind, notAlone, { capture: true, passive: true });
  }

  // A page that the browser kept in memory stays covered once it was left, and leads forward as the blank one does.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && left) history.forward();
  });
})();
