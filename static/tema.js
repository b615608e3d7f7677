// Colours of a page are chosen where it is made. Streamlit paints its own part anew when the system turns dark, and
// leaves ours as it was, dark words on a dark page: so it is asked to run again, by its own key for that.
(() => {
  "use strict";
  const dark = matchMedia("(prefers-color-scheme: dark)"), onPaper = matchMedia("print");
  const key = { key: "r", code: "KeyR", keyCode: 82, which: 82, bubbles: true };
  let drawn = dark.matches;
  dark.addEventListener("change", () => setTimeout(() => {  // Streamlit is told of it at the same moment
    if (onPaper.matches || dark.matches === drawn) return;
    drawn = dark.matches;
    for (const way of ["keydown", "keyup"]) document.dispatchEvent(new KeyboardEvent(way, key));
  }, 300));
})();
