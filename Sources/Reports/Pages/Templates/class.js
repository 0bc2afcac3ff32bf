"use strict";
(() => {
  const body = document.getElementById("map").tBodies[0];
  const rows = Array.from(body.rows);
  const text = document.getElementById("filter");
  const kind = document.getElementById("kind");
  const shown = document.getElementById("shown");
  const names = new Map(rows.map((row) => [row, row.cells[0].textContent.toLowerCase()]));

  const filter = () => {
    const words = text.value.trim().toLowerCase();
    let count = 0;
    for (const row of rows) {
      const fits = names.get(row).includes(words) &&
        (kind.value === "" || row.className === kind.value ||
          Array.prototype.some.call(row.cells, (cell) => cell.className === kind.value));
      row.hidden = !fits;
      if (fits) count += 1;
    }
    shown.textContent = `${count} / ${rows.length}`;
  };

  const key = (row, column) => {
    const cell = row.cells[column];
    return column === 0 ? names.get(row) : Number(cell.dataset.n ?? -1);
  };
  const headers = document.querySelectorAll("#map th[data-sort]");
  for (const header of headers) {
    const column = Number(header.dataset.sort);
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const rises = header.getAttribute("aria-sort") !== "ascending";
      for (const other of headers) other.removeAttribute("aria-sort");
      header.setAttribute("aria-sort", rises ? "ascending" : "descending");
      const keys = new Map(rows.map((row) => [row, key(row, column)]));
      rows.sort((a, b) => {
        const [x, y] = [keys.get(a), keys.get(b)];
        return (x < y ? -1 : x > y ? 1 : 0) * (rises ? 1 : -1);
      });
      body.append(...rows);
    });
  }

  text.addEventListener("input", filter);
  kind.addEventListener("input", filter);
  const controls = document.getElementById("controls");
  controls.addEventListener("submit", (event) => event.preventDefault());
  controls.hidden = false;
  filter();
})();
