//! Terms that only the exporter uses, beside those of [`crate::ontology`].

use oxigraph::model::NamedNodeRef;

const fn term(iri: &'static str) -> NamedNodeRef<'static> {
    NamedNodeRef::new_unchecked(iri)
}

/// `schema:about`: what an article is mainly about.
pub const ABOUT: NamedNodeRef<'static> = term("https://schema.org/about");
/// `schema:softwareVersion`.
pub const SOFTWARE_VERSION: NamedNodeRef<'static> = term("https://schema.org/softwareVersion");
/// `itsrdf:taClassRef`: the type of a mention.
pub const TA_CLASS_REF: NamedNodeRef<'static> = term("http://www.w3.org/2005/11/its/rdf#taClassRef");
/// `dct:isVersionOf`: the article that this one is a copy of.
pub const IS_VERSION_OF: NamedNodeRef<'static> = term("http://purl.org/dc/terms/isVersionOf");
/// `prov:wasAttributedTo`: the program that read an article.
pub const WAS_ATTRIBUTED_TO: NamedNodeRef<'static> = term("http://www.w3.org/ns/prov#wasAttributedTo");
/// `rdf:JSON`: a literal that is JSON.
pub const JSON: NamedNodeRef<'static> = term("http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON");
/// `dct:isReplacedBy`: what an entity's former IRI leads to.
pub const IS_REPLACED_BY: NamedNodeRef<'static> = term("http://purl.org/dc/terms/isReplacedBy");
/// `owl:sameAs`.
pub const SAME_AS: NamedNodeRef<'static> = term("http://www.w3.org/2002/07/owl#sameAs");
/// `owl:differentFrom`.
pub const DIFFERENT_FROM: NamedNodeRef<'static> = term("http://www.w3.org/2002/07/owl#differentFrom");
/// `dct:date`.
pub const DATE: NamedNodeRef<'static> = term("http://purl.org/dc/terms/date");
/// `org:ChangeEvent`: what becomes of organisations.
pub const CHANGE_EVENT: NamedNodeRef<'static> = term("http://www.w3.org/ns/org#ChangeEvent");
/// `org:originalOrganization`: what was before.
pub const ORIGINAL: NamedNodeRef<'static> = term("http://www.w3.org/ns/org#originalOrganization");
/// `org:resultingOrganization`: what is after.
pub const RESULTING: NamedNodeRef<'static> = term("http://www.w3.org/ns/org#resultingOrganization");
