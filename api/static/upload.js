// Files are sent one by one and kept by the server at once; then the list follows each until its result is there.
import { proof } from "./csrf.js";

const form = document.getElementById("drop");
const section = document.getElementById("sending");
const results = document.getElementById("results");
const cancelAll = document.getElementById("cancel-all");
const DONE_LINK = form?.dataset.done ?? "/bao-cao"; // the page that shows what was sent
let sending = 0;
let following = false;
let again = false;

function make(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}

function line(key) {
  const found = results.querySelector(`li[data-job="${CSS.escape(key)}"]`);
  if (found) return found;
  const item = results.appendChild(make("li", {}));
  item.dataset.job = key;
  return item;
}

function show(item, tone, name, words, ...more) {
  item.className = tone;
  item.replaceChildren(make("strong", { textContent: name }), `: ${words}`, ...more);
}

function actions(job) {
  const button = (act, words) => {
    const made = make("button", { type: "button", className: "plain small", textContent: words });
    made.addEventListener("click", () => change(job, act, made));
    return made;
  };
  if (job.may_cancel) return [button("cancel", "Hủy")];
  return job.may_retry ? [button("retry", "Thử lại")] : [];
}

async function change(job, act, button) {
  button.disabled = true;
  const response = await fetch(`/api/v1/jobs/${job.id}/${act}`, { method: "POST", headers: proof() });
  const told = await response.json();
  if (response.ok) showJob(told);
  else show(line(job.id), job.tone, job.file, told.detail);
  follow();
}

function showJob(job) {
  const item = line(job.id);
  const state = JSON.stringify([job.words, job.may_cancel, job.may_retry]);
  if (item.dataset.shown === state) return; // a button that is about to be pressed must not be replaced
  item.dataset.shown = state;
  show(item, job.tone, job.file, job.words, ...actions(job));
}

function summary(jobs, unsent) {
  const done = jobs.filter((j) => j.tone !== "reading").length;
  const all = jobs.length + unsent;
  section.hidden = all === 0;
  Object.assign(document.getElementById("progress"), { max: Math.max(all, 1), value: done });
  cancelAll.hidden = !jobs.some(waits);
  const told = document.getElementById("told");
  const words = done < all ? `Đã xong ${done}/${all} tệp. ` : all ? `Đã xong cả ${all} tệp. ` : "";
  if (told.dataset.words === words) return;
  told.dataset.words = words;
  const link = done === all && all ? [make("a", { href: DONE_LINK, textContent: "Cập nhật danh sách" })] : [];
  told.replaceChildren(words, ...link);
}

function waits(job) {
  return job.may_cancel && job.state === "waiting";
}

// Looks until nothing is open; a server that restarts is asked again. What is sent during a look is looked for again.
async function follow() {
  again = true;
  if (following) return;
  following = true;
  while (again) {
    again = false;
    const unsent = sending; // of this moment: the answer may not know of what is sent meanwhile
    try {
      const response = await fetch("/api/v1/jobs/mine");
      if (!response.ok) break;
      const jobs = await response.json();
      jobs.forEach(showJob);
      summary(jobs, unsent);
      again ||= unsent > 0 || jobs.some((j) => j.tone === "reading");
    } catch {
      document.getElementById("told").textContent = "Mất kết nối tới máy chủ; đang thử lại. Các tệp đã gửi vẫn được giữ.";
      again = true;
    }
    if (again) await new Promise((wake) => setTimeout(wake, 700));
  }
  following = false;
}

async function send(file, number) {
  const key = `sending-${number}`;
  show(line(key), "reading", file.name, "đang gửi…");
  const body = new FormData();
  body.append("files", file, file.webkitRelativePath || file.name);
  try {
    const response = await fetch("/api/v1/documents?wait=0", { method: "POST", body, headers: proof() });
    const told = await response.json();
    if (!response.ok) return show(line(key), "refused", file.name, told.detail);
    line(key).remove();
    const unseen = told.filter((t) => !line(t.job).dataset.shown); // a look may have been quicker and know more
    unseen.forEach((t) => show(line(t.job), "reading", t.file, "đã nhận…"));
  } catch {
    show(line(key), "refused", file.name, "mất kết nối tới máy chủ; hãy gửi lại tệp này.");
  }
}

async function sendAll(files) {
  sending += files.length;
  section.hidden = false;
  follow();
  for (const file of files) {
    await send(file, `${Date.now()}-${sending}`);
    sending -= 1;
  }
  follow();
}

// What was dropped: files, and every file inside dropped folders.
async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  return entries.length ? (await Promise.all(entries.map(filesIn))).flat() : [...transfer.files];
}

async function filesIn(entry) {
  if (entry.isFile) return [await new Promise((found, failed) => entry.file(found, failed))];
  const reader = entry.createReader();
  const inside = [];
  for (let part; (part = await new Promise((found, failed) => reader.readEntries(found, failed))).length; ) inside.push(...part);
  const names = inside.filter((e) => !e.name.startsWith(".")).sort((a, b) => a.name.localeCompare(b.name, "vi"));
  return (await Promise.all(names.map(filesIn))).flat();
}

if (form) {
  form.elements.files.addEventListener("change", () => {
    const names = [...form.elements.files.files].map((f) => f.name);
    document.getElementById("chosen").textContent = names.length > 3 ? `${names.length} tệp đã chọn` : names.join(", ");
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sendAll([...form.elements.files.files]);
  });
  for (const name of ["dragover", "dragleave", "drop"]) {
    form.addEventListener(name, async (event) => {
      event.preventDefault();
      form.classList.toggle("over", name === "dragover");
      if (name === "drop") sendAll(await dropped(event.dataTransfer));
    });
  }
}

if (section) {
  cancelAll.addEventListener("click", async () => {
    cancelAll.disabled = true;
    const jobs = await (await fetch("/api/v1/jobs/mine")).json();
    for (const job of jobs.filter(waits).reverse()) {
      await fetch(`/api/v1/jobs/${job.id}/cancel`, { method: "POST", headers: proof() });
    }
    cancelAll.disabled = false;
    follow();
  });
  if (results.children.length) follow();
}
