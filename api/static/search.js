// Ctrl-K goes to the search box; what fits is offered while typing. Without scripts the box is a plain search page.
const box = document.getElementById("tim-kiem");
const list = document.createElement("ul");
let asked = 0;
let chosen = -1;

function links() {
  return [...list.querySelectorAll("a")];
}

function mark(index) {
  const all = links();
  chosen = all.length ? (index + all.length) % all.length : -1;
  all.forEach((a, i) => a.parentElement.setAttribute("aria-selected", i === chosen));
  box.setAttribute("aria-activedescendant", chosen < 0 ? "" : all[chosen].parentElement.id);
  all[chosen]?.scrollIntoView({ block: "nearest" });
}

function close() {
  list.hidden = true;
  box.setAttribute("aria-expanded", "false");
}

function show(found) {
  const items = found.map((hit, i) => {
    const item = Object.assign(document.createElement("li"), { id: `tim-${i}` });
    item.setAttribute("role", "option");
    const link = Object.assign(document.createElement("a"), { href: hit.address, tabIndex: -1 });
    const kind = Object.assign(document.createElement("span"), { className: "quiet", textContent: hit.kind });
    link.append(hit.words, " ", kind);
    item.append(link);
    return item;
  });
  list.replaceChildren(...items);
  list.hidden = items.length === 0;
  box.setAttribute("aria-expanded", String(!list.hidden));
  mark(0);
}

async function look() {
  const words = box.value.trim();
  const mine = ++asked;
  if (!words) return close();
  const query = new URLSearchParams(new FormData(box.form));
  try {
    const response = await fetch(`/api/v1/search?${query}`);
    if (response.ok && mine === asked) show(await response.json());
  } catch {
    close(); // without the server, Enter still opens the search page and says so
  }
}

if (box) {
  Object.assign(list, { id: "tim-thay", className: "found", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Kết quả tìm");
  box.form.append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-controls", list.id], ["aria-expanded", "false"], ["aria-autocomplete", "list"]]) {
    box.setAttribute(name, value);
  }
  let wait;
  box.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(look, 120);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return close();
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark(chosen + (event.key === "ArrowDown" ? 1 : -1));
    }
    if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      links()[chosen].click();
    }
  });
  box.form.addEventListener("focusout", (event) => {
    if (!box.form.contains(event.relatedTarget)) setTimeout(close, 150);
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      box.focus();
      box.select();
    }
  });
}
