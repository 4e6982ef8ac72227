// Files are sent one by one, so that each shows its own result as soon as it is there.
import { proof } from "./csrf.js";

const form = document.getElementById("drop");
const results = document.getElementById("results");

function words(r) {
  return r.reason || `${r.unit}, ${r.period} – ${r.values} số liệu, ${r.findings} phát hiện`;
}

function show(item, status, name, text) {
  item.className = status;
  item.replaceChildren(Object.assign(document.createElement("strong"), { textContent: name }), `: ${text}`);
}

async function send(file) {
  const item = results.appendChild(document.createElement("li"));
  show(item, "reading", file.name, "đang đọc…");
  const body = new FormData();
  body.append("files", file, file.name);
  try {
    const response = await fetch("/api/v1/documents", { method: "POST", body, headers: proof() });
    const told = await response.json();
    if (!response.ok) return show(item, "refused", file.name, told.detail);
    told.forEach((r, i) => show(i ? results.appendChild(document.createElement("li")) : item, r.status, r.file, words(r)));
  } catch {
    show(item, "refused", file.name, "mất kết nối tới máy chủ; hãy gửi lại tệp này.");
  }
}

async function sendAll(files) {
  for (const file of files) await send(file);
  const again = results.appendChild(document.createElement("li"));
  again.replaceChildren(Object.assign(document.createElement("a"), { href: "/bao-cao", textContent: "Cập nhật danh sách" }));
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
    form.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.toggle("over", name === "dragover");
      if (name === "drop") sendAll([...event.dataTransfer.files]);
    });
  }
}
