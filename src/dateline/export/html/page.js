"use strict";
// Lights up all the words of a finding, in the text and in the list. Without this script the links
// still lead from one to the other.
const places = new Map();
for (const element of document.querySelectorAll("[data-f]"))
  for (const finding of element.dataset.f.split(" ")) {
    if (!places.has(finding)) places.set(finding, []);
    places.get(finding).push(element);
  }

const lit = { near: null, here: null };
function light(how, finding) {
  if (lit[how] === finding) return;
  for (const element of places.get(lit[how]) ?? []) element.classList.remove(how);
  for (const element of places.get(finding) ?? []) element.classList.add(how);
  lit[how] = finding;
}
const findingOf = (target) => target.closest?.("[data-f]")?.dataset.f.split(" ")[0] ?? null;

document.addEventListener("mouseover", (event) => light("near", findingOf(event.target)));
document.addEventListener("focusin", (event) => light("near", findingOf(event.target)));
document.addEventListener("focusout", () => light("near", null));

function follow() {
  light("here", decodeURIComponent(location.hash).replace(/^#(w-)?/, "") || null);
}
window.addEventListener("hashchange", follow);
follow();

// j and k step through the findings, w goes to the words, Escape lets go.
const entries = [...document.querySelectorAll("li.finding")];
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    history.replaceState(null, "", location.pathname + location.search);
    light("here", null);
  } else if (event.key === "j" || event.key === "k") {
    const shown = entries.filter((entry) => entry.offsetParent);
    const at = shown.findIndex((entry) => entry.id === lit.here);
    const next = shown[at + (event.key === "j" ? 1 : -1)] ?? shown[at] ?? shown[0];
    if (next) location.hash = next.id;
    next?.querySelector("a")?.focus({ preventScroll: true });
  } else if (event.key === "w" && lit.here && places.has(lit.here)) {
    location.hash = "w-" + lit.here;
  }
});
