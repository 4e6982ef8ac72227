// A Word file is printed on the server before its page can be shown; until then, and where the words cannot be found on
// the print for certain, the text below stands alone.
async function showPage(figure) {
  const response = await fetch(figure.dataset.places);
  if (!response.ok) return;
  const { page } = await response.json();
  const spot = figure.dataset.places.split("/").pop();
  const image = figure.querySelector("img");
  image.addEventListener("load", () => { figure.hidden = false; });
  figure.querySelector("span").textContent = `Trang ${page}`;
  image.alt = `Trang ${page}, phần trích dẫn được tô`;
  image.src = `${figure.dataset.pages}${page}.png?value=${encodeURIComponent(spot)}`;
}

for (const figure of document.querySelectorAll("figure[data-places]")) showPage(figure).catch(() => {});
