// What the server knows.

const kept = new Map();

export function query(params) {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(params ?? {})) {
    const text = Array.isArray(value) ? value.join(",") : value;
    if (text !== undefined && text !== null && text !== "") given.set(name, text);
  }
  const text = given.toString();
  return text ? `?${text}` : "";
}

async function answer(response) {
  if (response.ok) return response.json();
  throw new Error((await response.text()).replace(/^error: /, "").trim() || response.statusText);
}

// The browser asks whether the store has changed; where it has not, nothing is sent again.
export const get = async (what, params, signal) => answer(await fetch(`/api/${what}${query(params)}`, { signal }));

export const among = async (ids, params) =>
  answer(await fetch(`/api/among${query(params)}`, { method: "POST", body: JSON.stringify(ids) }));

// What does not change while the page is open.
export function meta() {
  if (!kept.has("meta")) kept.set("meta", get("meta"));
  return kept.get("meta");
}

export async function sparql(text, accept = "application/sparql-results+json, text/turtle;q=0.9", signal) {
  const response = await fetch("/sparql", {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: accept },
    body: text,
    signal,
  });
  if (!response.ok) throw new Error((await response.text()).replace(/^error: /, "").trim());
  return { type: response.headers.get("Content-Type") ?? "", body: await response.blob() };
}
