// The page beside the figure: the words are in sight without scrolling, closer when asked.
export function bringIntoView(frame) {
  const hit = frame.querySelector(".hit") || frame.querySelector(".quoted");
  if (!hit) return;
  const box = hit.getBoundingClientRect();
  const around = frame.getBoundingClientRect();
  frame.scrollTop += box.top - around.top - around.height * 0.38;
  frame.scrollLeft += box.left + box.width / 2 - around.left - around.width / 2;
}

export function zoom(frame) {
  if (!frame) return;
  frame.classList.toggle("close");
  bringIntoView(frame);
}
