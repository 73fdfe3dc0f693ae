// The blank page: who comes to it by the Back button is led forward again, anybody else to the other website.
(() => {
  "use strict";
  const exit = document.querySelector("a[data-exit]");
  const [entry] = performance.getEntriesByType("navigation");
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted || entry.type === "back_forward") history.forward();
    else location.replace(exit.href);
  });
})();
