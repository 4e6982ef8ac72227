// "Chép sang Word": the answer as plain HTML on the clipboard, with its links as whole addresses.
for (const button of document.querySelectorAll("button[data-copies]")) {
  const said = document.getElementById(button.dataset.says);
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const copy = document.getElementById(button.dataset.copies).cloneNode(true);
    for (const part of copy.querySelectorAll("svg, button, details, [data-uncopied]")) part.remove();
    for (const link of copy.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), location.href).href;
    const html = new Blob([copy.innerHTML], { type: "text/html" });
    const plain = new Blob([copy.textContent.replace(/[ \t]+/g, " ").replace(/(\n ?)+/g, "\n").trim()], { type: "text/plain" });
    try {
      await navigator.clipboard.write([new ClipboardItem({ "text/html": html, "text/plain": plain })]);
      said.textContent = "Đã chép; dán vào Word bằng Ctrl+V.";
    } catch {
      said.textContent = "Trình duyệt không cho chép; hãy bôi đen câu trả lời rồi bấm Ctrl+C.";
    }
  });
}
