//! Terms that only the exporter uses, beside those of [`crate::ontology`].

use oxigraph::model::NamedNodeRef;

const fn term(iri: &'static str) -> NamedNodeRef<'static> {
    NamedNodeRef::new_unchecked(iri)
}

/// `schema:about`: what an article is mainly about.
pub const ABOUT: NamedNodeRef<'static> = term("https://schema.org/about");
/// `schema:currency`: a code of ISO 4217.
pub const CURRENCY: NamedNodeRef<'static> = term("https://schema.org/currency");
/// `schema:observationDate`: a year or month that an observation holds for.
pub const OBSERVATION_DATE: NamedNodeRef<'static> = term("https://schema.org/observationDate");
/// `schema:softwareVersion`.
pub const SOFTWARE_VERSION: NamedNodeRef<'static> = term("https://schema.org/softwareVersion");
/// `itsrdf:taClassRef`: the type of a mention.
pub const TA_CLASS_REF: NamedNodeRef<'static> = term("http://www.w3.org/2005/11/its/rdf#taClassRef");
/// `dct:isVersionOf`: the article that this one is a copy of.
pub const IS_VERSION_OF: NamedNodeRef<'static> = term("http://purl.org/dc/terms/isVersionOf");
/// `prov:wasAttributedTo`: the program that read an article.
pub const WAS_ATTRIBUTED_TO: NamedNodeRef<'static> = term("http://www.w3.org/ns/prov#wasAttributedTo");
