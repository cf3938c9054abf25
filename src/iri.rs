//! Minting of IRIs: readable Han IRIs below one base (design: `docs/modelling.md`).

use std::fmt::Write;

/// The base that all minted IRIs share; ends in `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(String);

impl Default for Base {
    fn default() -> Self {
        Self(Self::DEFAULT.to_owned())
    }
}

impl Base {
    /// The base where a person gives none.
    pub const DEFAULT: &str = "https://w3id.org/tupu/";

    /// A base of the user's own. An error says what is wrong with it.
    pub fn new(iri: &str) -> Result<Self, String> {
        let base = if iri.ends_with(['/', '#']) { iri.to_owned() } else { format!("{iri}/") };
        match oxigraph::model::NamedNode::new(&base) {
            Ok(_) => Ok(Self(base)),
            Err(error) => Err(format!("`{iri}` is not an absolute IRI: {error}")),
        }
    }

    /// The base itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `id/NAME`: an entity.
    pub fn entity(&self, name: &str) -> String {
        format!("{}id/{}", self.0, encode(name))
    }

    /// `article/KEY`: an article.
    pub fn article(&self, key: &str) -> String {
        format!("{}article/{}", self.0, encode(key))
    }

    /// `graph/NAME`: a named graph; `name` may hold `/`.
    pub fn graph(&self, name: &str) -> String {
        format!("{}graph/{name}", self.0)
    }

    /// `KIND/NAME`: any other thing (`role/副总理`, `measure/…`).
    pub fn thing(&self, kind: &str, name: &str) -> String {
        format!("{}{kind}/{}", self.0, encode(name))
    }

    /// The local name behind `id/`, decoded; `None` where `iri` is no entity of this base.
    pub fn entity_name(&self, iri: &str) -> Option<String> {
        let local = iri.strip_prefix(&self.0)?.strip_prefix("id/")?;
        Some(percent_encoding::percent_decode_str(local).decode_utf8_lossy().into_owned())
    }
}

/// Percent-encodes what may not stand in one path segment of an IRI (RFC 3987, `isegment`), and `'`, `(`, `)`,
/// which RFC 3987 allows but which break when pasted into other notations.
fn encode(segment: &str) -> String {
    let mut out = String::with_capacity(segment.len());
    for c in segment.chars() {
        let plain = c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~') || is_ucschar(c);
        if plain {
            out.push(c);
        } else {
            let mut buffer = [0; 4];
            for byte in c.encode_utf8(&mut buffer).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

/// RFC 3987 `ucschar`.
fn is_ucschar(c: char) -> bool {
    let c = c as u32;
    matches!(c, 0xA0..=0xD7FF | 0xF900..=0xFDCF | 0xFDF0..=0xFFEF)
        || ((0x1_0000..0xF_0000).contains(&c) && c & 0xFFFF < 0xFFFE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_round_trip_through_iris() {
        let base = Base::default();
        for name in ["常州市科学技术协会", "“良春杯” 50%/大赛", "让·杜邦", "A<b>|{c}", "𠮷"]
        {
            let iri = base.entity(name);
            assert!(oxigraph::model::NamedNode::new(&iri).is_ok(), "{iri}");
            assert_eq!(base.entity_name(&iri).as_deref(), Some(name));
        }
        assert_eq!(base.entity("常州市"), "https://w3id.org/tupu/id/常州市");
    }

    #[test]
    fn a_base_must_be_absolute() {
        assert_eq!(Base::new("http://kg.example").unwrap().as_str(), "http://kg.example/");
        assert!(Base::new("kg").unwrap_err().contains("`kg`"));
    }
}
