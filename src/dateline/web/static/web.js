// What a keyboard and a pointer add: the pages work without this.
"use strict";
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("find").focus();
    return;
  }
  const moves = document.querySelectorAll("[data-key]");
  const move = [...moves].find((each) => each.dataset.key === event.key);
  if (move) {
    event.preventDefault();
    move.click();
    return;
  }
  if (event.key === "j" || event.key === "k") {
    const links = [...document.querySelectorAll(".row > a, .what > a, .hits > li > a")];
    const next = links.indexOf(document.activeElement) + (event.key === "j" ? 1 : -1);
    if (links[next]) links[next].focus();
  }
});
for (const mark of document.querySelectorAll("mark[data-passage]")) {
  const both = () => document.querySelectorAll(`mark[data-passage="${mark.dataset.passage}"]`);
  for (const name of ["mouseenter", "focus"]) mark.addEventListener(name, () => both().forEach((each) => each.classList.add("same")));
  for (const name of ["mouseleave", "blur"]) mark.addEventListener(name, () => both().forEach((each) => each.classList.remove("same")));
}
