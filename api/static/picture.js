// A Word file is printed on the server before its page can be shown; until then, and where the words cannot be found on
// the print for certain, the text below stands alone.
const figure = document.querySelector("figure[data-places]");

async function showPage() {
  const response = await fetch(figure.dataset.places);
  if (!response.ok) return;
  const { page } = await response.json();
  const value = figure.dataset.places.split("/").pop();
  const image = figure.querySelector("img");
  image.addEventListener("load", () => { figure.hidden = false; });
  figure.querySelector("span").textContent = `Trang ${page}`;
  image.alt = `Trang ${page}, phần trích dẫn được tô`;
  image.src = `${figure.dataset.pages}${page}.png?value=${value}`;
}

if (figure) showPage().catch(() => {});
