// Work that takes a moment: a link or a form with data-follow is asked for step by step, shows how far it is, and can be
// stopped. A link with data-at-once does not wait to be clicked. Without this module the same link and form work as they
// are.
import { proof } from "/static/csrf.js";

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-follow]");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  follow(link, link.dataset.follow, {});
});
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-follow]");
  if (!form) return;
  event.preventDefault();
  follow(form, form.dataset.follow, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: proof() });
});
for (const link of document.querySelectorAll("a[data-at-once]")) follow(link, link.dataset.follow, {}, { calm: true });

// calm: nobody asked for it just now, so that the focus stays where it is
async function follow(asked, address, request, { calm = false } = {}) {
  const box = document.createElement("div");
  box.className = "following";
  box.innerHTML = '<p role="status"></p><progress></progress><button type="button" class="small plain">Dừng</button>';
  const [words, bar, button] = box.children;
  const stopping = new AbortController();
  button.addEventListener("click", () => stopping.abort());
  asked.parentElement.querySelector(".following")?.remove(); // what was told of the last time
  asked.hidden = true;
  asked.after(box);
  if (!calm) button.focus();
  const back = (told) => {
    asked.hidden = false;
    if (told) { words.textContent = told; bar.remove(); button.remove(); } else box.remove();
    if (!calm) (asked.matches("a") ? asked : asked.querySelector("button"))?.focus();
  };
  words.textContent = "Đang chuẩn bị…";
  try {
    const answer = await fetch(address, { ...request, signal: stopping.signal });
    if (!answer.ok) return back("Chưa làm được; hãy tải lại trang rồi thử lại.");
    for await (const line of lines(answer.body)) {
      if (line.loi) return back(line.loi);
      if (line.den) return location.assign(line.den);
      if (line.html !== undefined) {
        document.getElementById(asked.dataset.into).innerHTML = line.html;
        return back();
      }
      words.textContent = line.tong > 1 ? `${line.viec} ${line.xong}/${line.tong}` : `${line.viec}…`;
      if (line.tong > 1) { bar.max = line.tong; bar.value = line.xong; } else bar.removeAttribute("value");
    }
    back("Máy chủ ngắt giữa chừng; hãy thử lại.");
  } catch (error) {
    back(error.name === "AbortError" ? "Đã dừng; chưa có gì thay đổi." : "Không nối được máy chủ; hãy thử lại.");
  }
}

async function* lines(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).split("\n");
    rest = parts.pop();
    for (const part of parts) yield JSON.parse(part);
  }
}
