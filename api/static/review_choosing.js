// Choosing words to read a figure again: dragged over with the mouse, or walked to with the arrows. On a picture the
// words come from the server when they are first wanted; in a text they are its own.
const asked = new Map(); // address -> promise of a page's words

export function watchChoosing(root, told, say) {
  const frame = root.querySelector(".sheet-frame");
  const picture = root.querySelector("svg[data-words]");
  const text = root.querySelector(".text");
  if (!frame) return () => {};
  const drawn = picture ? pictureWords(picture) : text ? textWords(text) : null;
  if (picture) dragOverPicture(picture, drawn, told);
  if (text) text.addEventListener("mouseup", () => dragOverText(told));
  return () => drawn && walk(frame, drawn, told, say).catch((error) => say(error.message));
}

// What both kinds can do: `load` gives [{ block, start, end, text, box }], `paint` marks some of them, `begin` is where
// the figure stands.
function pictureWords(picture) {
  let made = null;
  const load = async () => {
    made ||= drawWords(picture, await wordsOf(picture.dataset.words));
    return made;
  };
  const paint = (chosen) => made?.forEach((word) => word.shape.classList.toggle("chosen", chosen.includes(word)));
  const begin = (words) => {
    const hit = picture.querySelector(".hit")?.getBBox();
    return hit ? words.findIndex((w) => overlaps(w.box, hit)) : 0;
  };
  return { load, paint, begin };
}

function wordsOf(address) {
  if (!asked.has(address)) {
    const coming = fetch(address).then((response) => {
      if (!response.ok) throw new Error("Chưa lấy được chữ trên trang; hãy tải lại trang.");
      return response.json();
    });
    coming.catch(() => asked.delete(address));
    asked.set(address, coming);
  }
  return asked.get(address);
}

function drawWords(picture, words) {
  return words.map(({ block, start, end, text, box: [x0, y0, x1, y1] }) => {
    const shape = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [name, value] of Object.entries({ class: "w", x: x0, y: y0, width: x1 - x0, height: y1 - y0 })) shape.setAttribute(name, value);
    picture.append(shape);
    return { block, start, end, text, shape, box: { x: x0, y: y0, width: x1 - x0, height: y1 - y0 } };
  });
}

function textWords(text) {
  const load = async () => [...text.querySelectorAll("[data-s]")].flatMap((run) => wordsInRun(run));
  const paint = (chosen) => {
    const selection = getSelection();
    if (!chosen.length) return selection.removeAllRanges();
    const [first, last] = [chosen[0], chosen.at(-1)];
    selection.setBaseAndExtent(first.node, first.from, last.node, last.to);
  };
  const begin = (words) => words.findIndex((word) => word.node.parentElement.matches(".hit"));
  return { load, paint, begin };
}

function wordsInRun(run) {
  const node = run.firstChild;
  const block = run.closest("[data-b]").dataset.b;
  if (node?.nodeType !== Node.TEXT_NODE) return [];
  return [...node.data.matchAll(/\S+/g)].map(({ 0: text, index: from }) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, from + text.length);
    const start = Number(run.dataset.s) + from;
    return { block, start, end: start + text.length, text, node, from, to: from + text.length, get box() { return range.getBoundingClientRect(); } };
  });
}

const overlaps = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function between(words, from, to) {
  const [a, b] = from <= to ? [from, to] : [to, from];
  return words.slice(a, b + 1).filter((word) => word.block === words[from].block);
}

const place = (chosen) => ({ block: chosen[0].block, start: chosen[0].start, end: chosen.at(-1).end });

// With the arrows: from word to word and line to line, Shift chooses more, Enter takes, Esc leaves.
async function walk(frame, drawn, told, say) {
  const words = await drawn.load();
  if (!words.length || !frame.isConnected) return say("Trang này không có chữ để chọn.");
  let at = Math.max(0, drawn.begin(words));
  let from = at;
  const show = () => {
    const chosen = between(words, from, at);
    drawn.paint(chosen);
    keepInSight(frame, words[at]);
    say(`“${chosen.map((w) => w.text).join(" ")}”: mũi tên để đi, Shift + mũi tên để chọn thêm, Enter để đọc lại, Esc để thôi.`);
  };
  const leave = () => {
    frame.removeEventListener("keydown", onKey);
    frame.removeEventListener("blur", leave);
    frame.classList.remove("choosing");
    drawn.paint([]);
  };
  const onKey = (event) => {
    const to = target(words, at, event.key);
    if (event.ctrlKey || event.metaKey || event.altKey || (to === null && !["Enter", "Escape"].includes(event.key))) return;
    event.preventDefault();
    event.stopPropagation();
    if (to !== null) {
      at = to;
      if (!event.shiftKey || words[from].block !== words[at].block) from = at;
      return show();
    }
    const chosen = between(words, from, at);
    leave();
    say("");
    if (event.key === "Enter") told(place(chosen));
  };
  frame.focus({ preventScroll: true });
  frame.classList.add("choosing");
  frame.addEventListener("keydown", onKey);
  frame.addEventListener("blur", leave);
  show();
}

// The word an arrow leads to; null for any other key.
function target(words, at, key) {
  if (key === "ArrowRight") return Math.min(at + 1, words.length - 1);
  if (key === "ArrowLeft") return Math.max(at - 1, 0);
  if (key === "ArrowDown") return nearest(words, at, 1);
  if (key === "ArrowUp") return nearest(words, at, -1);
  return null;
}

// On the next line below (1) or above (-1): the word that stands nearest.
function nearest(words, at, way) {
  const boxes = words.map((word) => word.box);
  const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
  const [x, y] = middle(boxes[at]);
  let best = at;
  let least = Infinity;
  boxes.forEach((box, n) => {
    const [a, b] = middle(box);
    const down = (b - y) * way;
    const off = down * 4 + Math.abs(a - x);
    if (down > boxes[at].height * 0.6 && off < least) [best, least] = [n, off];
  });
  return best;
}

function keepInSight(frame, word) {
  const box = (word.shape || word.node.parentElement).getBoundingClientRect();
  const around = frame.getBoundingClientRect();
  if (box.top < around.top + 24 || box.bottom > around.bottom - 24) frame.scrollTop += box.top - around.top - around.height / 2;
  if (box.left < around.left || box.right > around.right) frame.scrollLeft += box.left - around.left - around.width / 2;
}

function dragOverPicture(picture, drawn, told) {
  let words = [];
  let from = null;
  const under = (event) => words.findIndex((word) => word.shape === event.target);
  picture.addEventListener("pointerenter", async () => {
    words = await drawn.load().catch(() => []);
  }, { once: true });
  picture.addEventListener("pointerdown", (event) => {
    from = under(event);
    if (from < 0) return (from = null);
    event.preventDefault();
    drawn.paint(between(words, from, from));
  });
  picture.addEventListener("pointermove", (event) => {
    const to = under(event);
    if (from !== null && to >= 0) drawn.paint(between(words, from, to));
  });
  picture.addEventListener("pointerup", (event) => {
    if (from === null) return;
    const to = under(event);
    const chosen = between(words, from, to < 0 ? from : to);
    from = null;
    told(place(chosen));
  });
}

function dragOverText(told) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const start = spot(range.startContainer, range.startOffset);
  const end = spot(range.endContainer, range.endOffset);
  if (start && end && start.block === end.block && end.at > start.at) told({ block: start.block, start: start.at, end: end.at });
}

function spot(node, offset) {
  const run = node.parentElement?.closest("[data-s]");
  const block = node.parentElement?.closest("[data-b]");
  return run && block && node.nodeType === Node.TEXT_NODE ? { block: block.dataset.b, at: Number(run.dataset.s) + offset } : null;
}
