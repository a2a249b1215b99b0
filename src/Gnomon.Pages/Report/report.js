"use strict";
// The page is whole without this: one button opens and closes everything that folds, and print opens it too.
const folds = [...document.querySelectorAll("details")];
const button = document.querySelector("button[data-open]");
const show = (open) => {
  folds.forEach((fold) => { fold.open = open; });
  button.textContent = open ? button.dataset.close : button.dataset.open;
  button.setAttribute("aria-pressed", String(open));
};
button.hidden = false;
button.addEventListener("click", () => show(button.getAttribute("aria-pressed") !== "true"));
