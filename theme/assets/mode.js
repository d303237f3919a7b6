/* Sets the reader's modes before the first paint. Runs in the head, so it stays tiny. */
(function (root) {
  root.classList.add("js");
  try {
    var kept = JSON.parse(localStorage.getItem("gongkai")) || {};
    ["size", "contrast", "theme"].forEach(function (mode) {
      if (kept[mode]) root.setAttribute("data-" + mode, kept[mode]);
    });
  } catch (error) {
    /* No storage (a folder, a private window): the defaults hold. */
  }
})(document.documentElement);
