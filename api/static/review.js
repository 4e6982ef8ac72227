// Reviewing by keys. A decision shows at once and goes to the server behind it; what is refused comes back with why.
import { proof } from "./csrf.js";
import { watchChoosing } from "./review_choosing.js";
import { bringIntoView, showPrinted, zoom } from "./review_sheet.js";

const root = document.querySelector(".review");
const one = document.getElementById("one");
const list = document.getElementById("queue");
const told = document.getElementById("told");
const query = root ? root.dataset.query : "";
const ready = new Map(); // value id -> promise of the figure's markup, fetched ahead
const acts = []; // what can be undone, newest last: { name, item, answer }
const AHEAD = 3;
let walkWords = () => {}; // lets the arrows walk over the words of the page shown

const figure = () => one.querySelector(".figure");
const items = () => [...list.querySelectorAll("li[data-id]")];
const here = () => list.querySelector("li:has(> a[aria-current])");
const isOpen = (item) => !item.classList.contains("done");

function say(words, action) {
  told.replaceChildren();
  if (!words) return;
  told.append(Object.assign(document.createElement("span"), { textContent: words }));
  if (action) told.append(action);
}

function undoButton() {
  const button = Object.assign(document.createElement("button"), { className: "plain small", textContent: "Hoàn tác (u)", type: "button" });
  button.addEventListener("click", undo);
  return button;
}

async function send(method, path, body) {
  const response = await fetch(path, {
    method,
    keepalive: true, // a decision reaches the server even when the page is left at once
    headers: { "Content-Type": "application/json", ...proof() },
    body: body === undefined ? "{}" : JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(answer.detail), { status: response.status });
  return answer;
}

function fetched(id) {
  if (!ready.has(id)) {
    const coming = fetch(`/tham-dinh/so/${id}${query}`).then(async (response) => {
      if (!response.ok) throw new Error("Không mở được số liệu này; hãy tải lại trang.");
      const made = document.createElement("template");
      made.innerHTML = await response.text();
      const picture = made.content.querySelector("svg[data-page]");
      if (picture) new Image().src = picture.dataset.page;
      return made;
    });
    coming.catch(() => ready.delete(id));
    ready.set(id, coming);
  }
  return ready.get(id);
}

function mark(item) {
  for (const a of list.querySelectorAll("a[aria-current]")) a.removeAttribute("aria-current");
  if (!item) return;
  item.firstElementChild.setAttribute("aria-current", "true");
  item.scrollIntoView({ block: "nearest" });
}

async function show(item, place) {
  if (!item) return finish();
  const id = place || item.dataset.id;
  mark(item);
  try {
    const made = await fetched(id);
    if (here() !== item) return; // somebody has moved on
    one.replaceChildren(made.content.cloneNode(true));
    arrived();
    history.replaceState(null, "", `/tham-dinh${query}${query.includes("?") ? "&" : "?"}so=${id}`);
  } catch (error) {
    say(error.message);
  }
  for (const next of following(item).slice(0, AHEAD)) fetched(next.dataset.id);
}

async function finish() {
  mark(null);
  if (items().some(isOpen)) return show(items().find(isOpen));
  const answers = await Promise.allSettled(acts.map((act) => act.answer));
  if (answers.some((answer) => answer.status === "rejected")) return; // shown again with why
  location.assign(`/tham-dinh${query}`); // the next ones, riskiest first
}

function arrived() {
  const sheet = one.querySelector(".sheet-frame");
  if (sheet) bringIntoView(sheet);
  walkWords = watchChoosing(one, chosen, say);
}

function following(item) {
  const all = items();
  return all.slice(all.indexOf(item) + 1).filter(isOpen);
}

function step(by) {
  const all = items();
  const at = all.indexOf(here());
  show(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

function count(by) {
  const left = root.querySelector("[data-left]");
  const minutes = root.querySelector("[data-minutes]");
  if (!left) return;
  const now = Math.max(0, Number(left.textContent.replaceAll(".", "")) + by);
  left.textContent = now.toLocaleString("vi-VN");
  minutes.textContent = (now ? Math.max(1, Math.round(now * Number(minutes.dataset.each))) : 0).toLocaleString("vi-VN");
}

const SIGNS = { accept: ["●", "good", "đã chấp nhận"], correct: ["●", "good", "đã sửa"], reject: ["✕", "bad", "đã từ chối"], send_back: ["↩", "none", "đã trả lại đơn vị"] };

function settle(item, verdict) {
  item.before_ = item.innerHTML;
  item.classList.add("done");
  const [sign, meaning, words] = SIGNS[verdict];
  const state = item.querySelector(".state");
  state.textContent = sign;
  state.className = `state ${meaning}`;
  item.querySelector(".why").textContent = words;
  count(-1);
}

function unsettle(item) {
  if (!item || isOpen(item)) return;
  item.classList.remove("done");
  item.innerHTML = item.before_;
  for (const a of item.querySelectorAll("a[aria-current]")) a.removeAttribute("aria-current");
  count(1);
}

// At once: the item is settled and the next one is there; the server's answer is waited for behind.
function decide(verdict, path, body, words) {
  const item = here();
  const shown = figure();
  if (!item || !shown || !isOpen(item)) return say("Số này đã được quyết định; nhấn u để hoàn tác.");
  const value = shown.dataset.value;
  const act = { verdict, item, value, answer: send("POST", path, { ...body, seen: shown.dataset.seen }) };
  acts.push(act);
  settle(item, verdict);
  ready.delete(value);
  ready.delete(item.dataset.id);
  say(words, undoButton());
  show(following(item)[0]);
  act.answer.catch((error) => {
    acts.splice(acts.indexOf(act), 1);
    unsettle(item);
    ready.delete(value);
    show(item, value).then(() => say(error.message));
  });
}

async function undo() {
  const act = acts.pop();
  if (!act) return say("Không có gì để hoàn tác.");
  unsettle(act.item);
  ready.delete(act.value);
  ready.delete(act.item.dataset.id);
  try {
    const answer = await act.answer;
    if (act.verdict === "send_back") await send("POST", `/api/v1/reviews/questions/${answer.id}/withdraw`);
    else await send("POST", `/api/v1/reviews/acts/${answer.act}/undo`);
    say("Đã hoàn tác.");
  } catch (error) {
    settle(act.item, act.verdict);
    say(error.message);
  }
  ready.delete(act.value);
  await show(act.item, act.value);
}

function accept() {
  if (figure()) decide("accept", `/api/v1/reviews/${figure().dataset.value}/decisions`, { verdict: "accept" }, "Đã chấp nhận.");
}

function submit(form) {
  const kind = form.dataset.form;
  const id = figure().dataset.value;
  const words = form.elements.ly_do.value.trim();
  if (kind === "send_back") return decide(kind, `/api/v1/reviews/${id}/send-back`, { question: words }, "Đã gửi câu hỏi cho đơn vị.");
  if (kind === "reject") return decide(kind, `/api/v1/reviews/${id}/decisions`, { verdict: kind, reason: words }, "Đã từ chối.");
  const place = form.elements.cho.value;
  if (place) {
    const [, block, start, end] = place.match(/^(.*):(\d+):(\d+)$/);
    return decide("correct", `/api/v1/reviews/${id}/reread`, { block, start: Number(start), end: Number(end), reason: words }, "Đã đọc lại từ chỗ đã chọn.");
  }
  const amount = form.elements.so_moi.value.trim();
  if (!amount || !words) {
    say(amount ? "Hãy ghi lý do sửa." : "Hãy gõ số đúng, hoặc chọn lại chữ trên trang.");
    return (amount ? form.elements.ly_do : form.elements.so_moi).focus();
  }
  decide("correct", `/api/v1/reviews/${id}/decisions`, { verdict: "correct", amount, reason: words }, `Đã sửa thành ${amount}.`);
}

function panel(name) {
  for (const other of one.querySelectorAll("details[data-panel]")) other.open = other.dataset.panel === name;
  const form = one.querySelector(`details[data-panel="${name}"] form`);
  form?.querySelector("input:not([type=hidden]), textarea")?.focus();
}

// Words chosen on the page: what would be read from them is shown before anything is saved.
async function chosen({ block, start, end }) {
  panel("e");
  const form = one.querySelector("form[data-form=correct]");
  const reading = form.querySelector("[data-reading]");
  const value = figure().dataset.value;
  reading.hidden = false;
  try {
    const read = await send("POST", `/api/v1/reviews/${value}/reading`, { block, start, end });
    const place = `${read.block}:${read.start}:${read.end}`;
    const field = form.elements.cho;
    if (field.tagName === "SELECT" && ![...field.options].some((o) => o.value === place)) field.add(new Option(`“${read.quote}” = ${read.value.replace(".", ",")}`, place));
    field.value = place;
    reading.textContent = `Sẽ đọc lại từ “${read.quote}”. Nhấn Enter để lưu.`;
    form.elements.ly_do.focus();
  } catch (error) {
    reading.textContent = error.message;
  }
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  a: accept,
  e: () => panel("e"),
  r: () => panel("r"),
  b: () => panel("b"),
  u: undo,
  c: () => walkWords(),
  g: () => figure() && window.open(figure().dataset.report, "_blank", "noopener"),
  "/": () => document.getElementById("tim").select(),
  " ": () => zoom(one.querySelector(".sheet-frame")),
  p: () => {
    const button = one.querySelector("button[data-places]");
    if (button) showPrinted(one.querySelector(".sheet-frame"), button, say).catch(() => say("Chưa in được trang này; hãy xem lời văn."));
  },
  "?": () => document.getElementById("help").showModal(),
};

function other(number) {
  const place = one.querySelectorAll("[data-place]")[number - 1];
  if (place) show(here(), place.dataset.place);
}

function onKey(event) {
  const typing = event.target.closest("input, textarea, select, dialog");
  if (event.key === "Escape") {
    panel("");
    say("");
    return document.activeElement?.blur();
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === " " && event.target.closest("button, summary, a")) return;
  if (/^[1-9]$/.test(event.key)) return other(Number(event.key));
  if (!KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
}

function onClick(event) {
  const key = event.target.closest("button[data-key]");
  if (key && KEYS[key.dataset.key]) {
    event.preventDefault();
    return KEYS[key.dataset.key]();
  }
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const place = event.target.closest("a[data-place]");
  const item = event.target.closest("#queue li[data-id]");
  if (!place && !(item && event.target.closest("a"))) return;
  event.preventDefault();
  show(item || here(), place?.dataset.place);
}

if (root) {
  document.addEventListener("keydown", onKey);
  root.addEventListener("click", onClick);
  root.addEventListener("submit", (event) => {
    if (!event.target.dataset.form) return;
    event.preventDefault();
    submit(event.target);
  });
  one.addEventListener("toggle", (event) => {
    if (event.target.open) for (const d of one.querySelectorAll("details[data-panel]")) if (d !== event.target) d.open = false;
  }, true);
  arrived();
  if (here()) for (const next of following(here()).slice(0, AHEAD)) fetched(next.dataset.id);
}
