// A list whose rows are put into an order by dragging (`data-order="form"`): the form is sent when a row has been let go of
// elsewhere. Without a script, and by keyboard, each row has its arrows.

/** The row before which something is let go of at that height; nothing: behind the last. */
function before(list, moved, y) {
  return [...list.children].find((row) => {
    const { top, height } = row.getBoundingClientRect();
    return row !== moved && y < top + height / 2;
  });
}

/** Dresses the list. */
export function order(list) {
  const form = document.getElementById(list.dataset.order);
  const names = () => [...list.children].map((row) => row.dataset.version);
  let moved;
  let stood;
  if (list.children.length < 2) return;
  for (const row of list.children) row.draggable = true;
  list.addEventListener("dragstart", (event) => {
    moved = event.target.closest?.("[data-version]");
    if (!moved) return;
    stood = names();
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", moved.textContent.trim());
    moved.classList.add("moved");
  });
  list.addEventListener("dragover", (event) => {
    if (!moved) return;
    event.preventDefault();
    const next = before(list, moved, event.clientY) ?? null;
    if (moved.nextElementSibling !== next) list.insertBefore(moved, next);
  });
  list.addEventListener("drop", (event) => moved && event.preventDefault());
  list.addEventListener("dragend", (event) => {
    if (!moved) return;
    moved.classList.remove("moved");
    moved = undefined;
    const wanted = names();
    // Given up with Escape, or let go of where it stood.
    if (event.dataTransfer.dropEffect === "none") {
      const rows = new Map([...list.children].map((row) => [row.dataset.version, row]));
      list.append(...stood.map((name) => rows.get(name)));
    } else if (wanted.join() !== stood.join()) {
      for (const version of wanted) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "version", value: version }));
      form.submit();
    }
  });
}
