//! The prefixes that queries need not declare and that exports use.

use crate::iri::Base;

/// Prefix and namespace of every vocabulary in use.
pub const VOCABULARIES: &[(&str, &str)] = &[
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("itsrdf", "http://www.w3.org/2005/11/its/rdf#"),
    ("nif", "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "https://schema.org/"),
    ("sh", "http://www.w3.org/ns/shacl#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("time", "http://www.w3.org/2006/time#"),
    ("tupu", "https://w3id.org/tupu/ns#"),
    ("void", "http://rdfs.org/ns/void#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// Every prefix with its namespace: the vocabularies, then what is minted below `base`: `e:` entities,
/// `article:`, `g:` graphs, `measure:`, `role:`.
pub fn prefixes(base: &Base) -> Vec<(&'static str, String)> {
    let minted =
        [("article", "article/"), ("e", "id/"), ("g", "graph/"), ("measure", "measure/"), ("role", "role/")];
    let vocabularies = VOCABULARIES.iter().map(|&(prefix, iri)| (prefix, iri.to_owned()));
    let minted = minted.iter().map(|&(prefix, path)| (prefix, format!("{}{path}", base.as_str())));
    vocabularies.chain(minted).collect()
}

/// `iri` with a prefix in place of its namespace (`org:member`), or `None` where none fits.
pub fn shorten(iri: &str, prefixes: &[(&str, String)]) -> Option<String> {
    let (prefix, local) = prefixes
        .iter()
        .filter_map(|(prefix, namespace)| Some((*prefix, iri.strip_prefix(namespace.as_str())?)))
        .min_by_key(|(_, local)| local.len())?;
    Some(format!("{prefix}:{local}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_namespace_wins() {
        let prefixes = prefixes(&Base::default());
        let short = |iri| shorten(iri, &prefixes);
        assert_eq!(short("https://w3id.org/tupu/id/常州市").as_deref(), Some("e:常州市"));
        assert_eq!(short("https://schema.org/Person").as_deref(), Some("schema:Person"));
        assert_eq!(short("http://example.org/"), None);
    }
}
