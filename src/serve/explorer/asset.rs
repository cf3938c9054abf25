//! The page with its scripts and styles, which are part of the program.

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::serve::problem;

/// Nothing comes from elsewhere, and no text of an article becomes a script or a style.
const POLICY: &str = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'none'";

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        /// Name and content of every file.
        const FILES: &[(&str, &[u8])] =
            &[$(($name, include_bytes!(concat!("../../../web/explorer/", $name)))),+];
    };
}

files!(
    "index.html",
    "style.css",
    "main.js",
    "api.js",
    "dom.js",
    "words.js",
    "settings.js",
    "network/view.js",
    "network/drawing.js",
    "network/labels.js",
    "network/nearest.js",
    "network/pointer.js",
    "network/layout.js",
    "network/layout-worker.js",
    "network/filters.js",
    "network/export.js",
    "network/panel.js",
    "network/small.js",
    "network/timeline.js",
    "search.js",
    "sentence.js",
    "entity.js",
    "chart.js",
    "articles.js",
    "sparql/view.js",
    "sparql/editor.js",
    "sparql/results.js",
    "sparql/terms.js",
    "statistics.js",
    "vendor/graph.js",
    "vendor/layout.js",
    "vendor/editor.js",
    "vendor/LICENSES.txt",
);

/// `GET /`
pub(super) async fn page(headers: HeaderMap) -> Response {
    send("index.html", &headers)
}

/// `GET /explorer/…`
pub(super) async fn file(Path(name): Path<String>, headers: HeaderMap) -> Response {
    send(&name, &headers)
}

fn send(name: &str, headers: &HeaderMap) -> Response {
    let Some((_, content)) = FILES.iter().find(|(known, _)| *known == name) else {
        return problem(StatusCode::NOT_FOUND, "there is no such file");
    };
    let digest = Sha256::digest(content).iter().take(8).fold(0_u64, |all, &byte| all << 8 | u64::from(byte));
    let tag = format!("\"{digest:016x}\"");
    if headers.get(IF_NONE_MATCH).is_some_and(|known| *known == tag) {
        return (StatusCode::NOT_MODIFIED, [(ETAG, tag)]).into_response();
    }
    let headers = [
        (CONTENT_TYPE, media_type(name)),
        (CONTENT_SECURITY_POLICY, POLICY),
        (CACHE_CONTROL, "no-cache"),
        (ETAG, tag.as_str()),
    ];
    (headers, *content).into_response()
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, end)| end) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_no_other_host() {
        for (name, content) in FILES.iter().filter(|(name, _)| !name.starts_with("vendor/")) {
            let text = std::str::from_utf8(content).unwrap();
            for attribute in
                ["src=\"http", "href=\"http", "url(http", "import \"http", "src=\"//", "innerHTML"]
            {
                assert!(!text.contains(attribute), "{name}: {attribute}");
            }
        }
    }

    #[test]
    fn every_script_that_a_script_imports_is_there() {
        for (name, content) in FILES
            .iter()
            .filter(|(name, _)| name.strip_suffix(".js").is_some() && !name.starts_with("vendor/"))
        {
            let text = std::str::from_utf8(content).unwrap();
            // Names may be listed on lines of their own before `} from "./file.js"`.
            let ends = |line: &&str| line.starts_with("import ") || line.starts_with("} from ");
            for path in text.lines().filter(ends).filter_map(|line| line.split('"').nth(1)) {
                let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
                let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
                for part in path.split('/') {
                    match part {
                        "." => {}
                        ".." => drop(parts.pop()),
                        part => parts.push(part),
                    }
                }
                let wanted = parts.join("/");
                assert!(FILES.iter().any(|(known, _)| *known == wanted), "{name} imports {wanted}");
            }
        }
    }
}
