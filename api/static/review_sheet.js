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

// A Word file as it is printed, its words marked; the text stays where they cannot be found on the print for certain.
export async function showPrinted(frame, button, say) {
  const text = frame.firstElementChild;
  if (frame.querySelector("img")) return frame.replaceChildren(frame.text_);
  say("Đang in trang…");
  const response = await fetch(button.dataset.places);
  const place = await response.json();
  if (!response.ok) return say(place.detail);
  const image = new Image();
  image.alt = `Trang ${place.page}, phần trích dẫn được tô`;
  image.src = `${button.dataset.pages}${place.page}.png?value=${button.dataset.places.split("/").pop()}`;
  await image.decode();
  if (!frame.isConnected) return;
  say("");
  const sheet = Object.assign(document.createElement("div"), { className: "pagebox" });
  sheet.append(image);
  frame.text_ = text;
  frame.replaceChildren(sheet);
  frame.scrollTop = place.boxes[0][1] * (110 / 72) * (image.clientHeight / image.naturalHeight) - frame.clientHeight * 0.38;
}
