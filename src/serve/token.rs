//! Who may change the store.

use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use sha2::{Digest, Sha256};

/// Shortest token.
pub const SHORTEST: usize = 16;

/// Refuses an update unless there is a token and the request bears it (RFC 6750, 2.1).
pub(super) fn check(token: Option<&str>, headers: &HeaderMap) -> Result<(), (StatusCode, String)> {
    let Some(token) = token else {
        return Err((StatusCode::FORBIDDEN, "this endpoint is read-only".to_owned()));
    };
    let given = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let bearer = given.and_then(|value| value.split_once(' '));
    let is_it = |given: &str| Sha256::digest(given.trim()) == Sha256::digest(token);
    // Digests are compared, so that the time that it takes tells nothing of the token.
    match bearer {
        Some((scheme, given)) if scheme.eq_ignore_ascii_case("bearer") && is_it(given) => Ok(()),
        _ => Err((StatusCode::UNAUTHORIZED, "an update needs `Authorization: Bearer TOKEN`".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_the_token_nothing_is_changed() {
        let asked = |token, value: &'static str| {
            let headers = HeaderMap::from_iter([(AUTHORIZATION, value.parse().unwrap())]);
            check(token, &headers).map_err(|(status, _)| status.as_u16())
        };
        assert_eq!(asked(None, "Bearer x"), Err(403));
        let token = Some("0123456789abcdef");
        assert_eq!(asked(token, "Bearer 0123456789abcdef"), Ok(()));
        for wrong in ["Bearer 0123456789abcde", "Bearer", "Basic 0123456789abcdef", ""] {
            assert_eq!(asked(token, wrong), Err(401), "{wrong}");
        }
        assert_eq!(check(token, &HeaderMap::new()).unwrap_err().0, 401);
    }
}
