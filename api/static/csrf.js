// The proof that a write comes from a page of the present session; the server asks for it beside the cookie.
export function proof() {
  return { "X-CSRF-Token": document.querySelector('meta[name="csrf"]').content };
}
