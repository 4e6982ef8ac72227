// The draft's page. A click or Enter chooses a paragraph: where its figures come from stands beside it, and what may be
// done with it. Tab comes to the text once, the arrows go through it line by line. While a paragraph is edited its figures are locked: they can be neither typed over nor deleted.
import { proof } from "/static/csrf.js";

const desk = document.querySelector(".desk");
const panel = document.getElementById("chon");
const sources = document.getElementById("nguon");
const tools = document.getElementById("viec");
const editing = document.getElementById("dang-sua");
const trouble = document.getElementById("loi-sua");
const title = document.getElementById("ten-muc");
const wording = document.getElementById("viet-muc"); // only where a model is configured
let chosen = null;
let before = null; // the paragraph's content as it was, while it is being edited

function choose(paragraph) {
  if (before || paragraph === chosen) return;
  chosen?.removeAttribute("aria-current");
  chosen = paragraph;
  chosen.setAttribute("aria-current", "true");
  panel.hidden = false;
  if (title) title.hidden = true;
  if (wording) wording.hidden = true;
  trouble.hidden = true;
  sources.replaceChildren(...[...chosen.querySelectorAll(".chip")].flatMap(told));
}

function told(chip) {
  const term = document.createElement("dt");
  term.textContent = chip.textContent;
  const lines = [chip.dataset.how, ...chip.dataset.from.split("\n")].filter(Boolean);
  const found = lines.map((line) => Object.assign(document.createElement("dd"), { textContent: line }));
  if (chip.dataset.old) found.unshift(Object.assign(document.createElement("dd"), { className: "old", textContent: `▲ ${chip.dataset.old}` }));
  return [term, ...found];
}

function rename(heading) {
  if (!title || before) return;
  panel.hidden = true;
  title.hidden = false;
  title.elements.muc.value = heading.dataset.path;
  if (wording) {
    wording.hidden = false;
    wording.querySelector("form").elements.muc.value = heading.dataset.path;
  }
  title.elements.ten.value = heading.dataset.title;
  title.elements.ten.focus();
}

function edit() {
  before = chosen.innerHTML;
  chosen.contentEditable = "true";
  chosen.focus();
  tools.hidden = true;
  editing.hidden = false;
}

function stop(restore) {
  if (restore) chosen.innerHTML = before;
  chosen.contentEditable = "false";
  chosen.removeAttribute("contenteditable");
  before = null;
  tools.hidden = false;
  editing.hidden = true;
}

// Words and figures in turns, as the server takes them.
function written() {
  const words = [""];
  const slots = [];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) words[words.length - 1] += node.data;
    else if (node.classList?.contains("dash")) return;
    else if (node.dataset?.slot) { slots.push(node.dataset.slot); words.push(""); }
    else node.childNodes.forEach(walk);
  };
  chosen.childNodes.forEach(walk);
  return { loi: words.map((w) => w.replaceAll(/\s+/g, " ")), so: slots };
}

async function save() {
  const body = JSON.stringify({ doan: chosen.dataset.key, ban: Number(desk.dataset.base), ...written() });
  const headers = { "Content-Type": "application/json", ...proof() };
  const response = await fetch(`/du-thao/${desk.dataset.draft}/doan`, { method: "POST", headers, body });
  const answer = await response.json().catch(() => ({ loi: "Không lưu được; hãy thử lại." }));
  if (response.ok && answer.ban) {
    stop(false);
    location.hash = chosen.id;
    location.reload();
    return;
  }
  trouble.textContent = answer.loi ?? "Không lưu được; hãy thử lại.";
  trouble.hidden = false;
}

function act(what) {
  const form = document.getElementById("lam");
  form.elements.doan.value = chosen.dataset.key;
  form.elements.viec.value = what;
  form.requestSubmit();
}

const DOINGS = { edit, save, cancel: () => stop(true) };

desk.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) return (DOINGS[button.dataset.do] ?? (() => act(button.dataset.do)))();
  const heading = event.target.closest("[data-path]");
  if (heading) return rename(heading);
  const paragraph = event.target.closest("[data-key]");
  if (paragraph) choose(paragraph);
});

desk.addEventListener("keydown", (event) => {
  if (before && event.key === "Escape") return stop(true);
  if (before && event.key === "Enter") {
    event.preventDefault(); // a paragraph stays one
    if (event.ctrlKey) save();
    return;
  }
  if (before) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") walk(event);
  if (event.key !== "Enter") return;
  if (event.target.dataset?.key) choose(event.target);
  else if (event.target.dataset?.path) { event.preventDefault(); rename(event.target); }
});

// The one line that Tab comes to moves with the arrows.
function walk(event) {
  const at = lines.indexOf(event.target);
  const next = lines[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (at < 0 || !next) return;
  event.preventDefault();
  event.target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

const lines = [...desk.querySelectorAll("[data-key], [data-path][tabindex]")];
if (lines.length) lines[0].tabIndex = 0;

// Pasted text comes without looks, and a figure can be neither cut out nor dragged.
desk.addEventListener("paste", (event) => {
  if (!before) return;
  event.preventDefault();
  const text = event.clipboardData.getData("text/plain").replaceAll(/\s+/g, " ");
  document.execCommand("insertText", false, text);
});
desk.addEventListener("beforeinput", (event) => {
  if (!before || !event.inputType.startsWith("delete")) return;
  const ranges = event.getTargetRanges();
  const touched = [...chosen.querySelectorAll(".chip")].some((chip) => ranges.some((r) => overlaps(r, chip)));
  if (touched) event.preventDefault();
});

function overlaps(range, chip) {
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  return live.intersectsNode(chip) && !live.collapsed && live.toString().length > 0 && contains(live, chip);
}

function contains(range, chip) {
  const whole = document.createRange();
  whole.selectNode(chip);
  return range.compareBoundaryPoints(Range.START_TO_END, whole) > 0 && range.compareBoundaryPoints(Range.END_TO_START, whole) < 0;
}

if (location.hash.startsWith("#d-")) {
  const there = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (there) { choose(there); there.scrollIntoView({ block: "center" }); }
}
