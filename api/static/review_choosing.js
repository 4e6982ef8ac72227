// Choosing words by dragging over them: on the page's picture word by word, in the text as any text is selected.
export function watchChoosing(root, told) {
  const picture = root.querySelector("svg[data-page]");
  if (picture) onPicture(picture, told);
  const text = root.querySelector(".text");
  if (text) text.addEventListener("mouseup", () => inText(told));
}

function onPicture(picture, told) {
  const words = [...picture.querySelectorAll(".w")];
  let from = null;
  const under = (event) => words.indexOf(event.target.closest?.(".w"));
  const between = (to) => {
    const [a, b] = from <= to ? [from, to] : [to, from];
    return words.slice(a, b + 1).filter((w) => w.dataset.b === words[from].dataset.b);
  };
  const paint = (chosen) => words.forEach((w) => w.classList.toggle("chosen", chosen.includes(w)));
  picture.addEventListener("pointerdown", (event) => {
    from = under(event);
    if (from < 0) from = null;
    else {
      event.preventDefault();
      paint(between(from));
    }
  });
  picture.addEventListener("pointermove", (event) => {
    const to = under(event);
    if (from !== null && to >= 0) paint(between(to));
  });
  picture.addEventListener("pointerup", (event) => {
    if (from === null) return;
    const to = under(event);
    const chosen = between(to < 0 ? from : to);
    from = null;
    told({ block: chosen[0].dataset.b, start: Number(chosen[0].dataset.s), end: Number(chosen.at(-1).dataset.e) });
  });
}

function inText(told) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const start = place(range.startContainer, range.startOffset);
  const end = place(range.endContainer, range.endOffset);
  if (start && end && start.block === end.block && end.at > start.at) told({ block: start.block, start: start.at, end: end.at });
}

function place(node, offset) {
  const run = node.parentElement?.closest("[data-s]");
  const block = node.parentElement?.closest("[data-b]");
  return run && block && node.nodeType === Node.TEXT_NODE ? { block: block.dataset.b, at: Number(run.dataset.s) + offset } : null;
}
