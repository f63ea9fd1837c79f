// Runs before the first paint, as its own small file, so that a strict content policy allows it and nobody sees a flash of the wrong mode.
const remembered = localStorage.getItem("mode");
if (remembered === "light" || remembered === "dark") document.documentElement.dataset.mode = remembered;
