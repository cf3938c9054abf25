//! Terms of the vocabularies that we reuse, and of our own (`tupu`).

/// Declares one vocabulary: its namespace once, then a constant for each term.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $module:ident = $namespace:literal { $($name:ident = $local:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[allow(missing_docs, reason = "each constant is documented by its vocabulary")]
        pub mod $module {
            use oxigraph::model::NamedNodeRef;

            /// The namespace.
            pub const NAMESPACE: &str = $namespace;
            $(pub const $name: NamedNodeRef<'_> = NamedNodeRef::new_unchecked(concat!($namespace, $local));)+
        }
    };
}

vocabulary! {
    /// Our own terms: `ontology/core.ttl`.
    tupu = "https://w3id.org/tupu/ns#" {
        MENTION = "Mention", CLAIM = "Claim", CONFERRAL = "Conferral", ENDORSEMENT = "Endorsement",
        EVIDENCE = "evidence", TRIGGER = "trigger", RULE = "rule", RECOGNISER = "recogniser",
        CONFIDENCE = "confidence", MODALITY = "modality", CHANGE = "change", TITLE_TEXT = "titleText",
        OBSERVED_ON = "observedOn", CLAIM_OF = "claim", RESOLUTION = "resolution", SENTENCE = "sentence",
        LOCALITY = "locality", PATH = "path", VERSION = "version",
        AWARD = "award", RECIPIENT = "recipient", CONFERRED_BY = "conferredBy",
        ENDORSER = "endorser", ENDORSED = "endorsed", IN_POSITION = "inPosition",
        STAT_KIND = "statKind", VALUE_TEXT = "valueText", VALUE_SPAN = "valueSpan",
        PERIOD_TEXT = "periodText", BASE_PERIOD = "basePeriod", RANK_SCOPE = "rankScope",
        ENUMERATES = "enumerates", ENUMERATION_COMPLETE = "enumerationComplete",
    }
}

vocabulary! {
    /// schema.org.
    schema = "https://schema.org/" {
        NEWS_ARTICLE = "NewsArticle", HEADLINE = "headline", DATE_PUBLISHED = "datePublished",
        PUBLISHER = "publisher", ARTICLE_SECTION = "articleSection", KEYWORDS = "keywords", MENTIONS = "mentions",
        ABOUT = "about", SHA256 = "sha256", IN_LANGUAGE = "inLanguage",
        PERSON = "Person", PLACE = "Place", ADMINISTRATIVE_AREA = "AdministrativeArea", CREATIVE_WORK = "CreativeWork",
        ORGANIZATION = "Organization", NEWS_MEDIA_ORGANIZATION = "NewsMediaOrganization", PROJECT = "Project",
        EVENT = "Event", EVENT_SERIES = "EventSeries", NAME = "name",
        OBSERVATION = "Observation", OBSERVATION_ABOUT = "observationAbout", VARIABLE_MEASURED = "variableMeasured",
        STATISTICAL_VARIABLE = "StatisticalVariable", VALUE = "value", MIN_VALUE = "minValue", MAX_VALUE = "maxValue",
        UNIT_TEXT = "unitText", UNIT_CODE = "unitCode", CURRENCY = "currency", OBSERVATION_DATE = "observationDate",
        CONTAINED_IN_PLACE = "containedInPlace",
    }
}

vocabulary! {
    /// W3C Organization Ontology.
    org = "http://www.w3.org/ns/org#" {
        FORMAL_ORGANIZATION = "FormalOrganization", MEMBERSHIP = "Membership", MEMBER = "member",
        ORGANIZATION = "organization", ROLE_CLASS = "Role", ROLE = "role",
    }
}

vocabulary! {
    /// SKOS.
    skos = "http://www.w3.org/2004/02/skos/core#" {
        CONCEPT = "Concept", PREF_LABEL = "prefLabel", ALT_LABEL = "altLabel",
    }
}

vocabulary! {
    /// NIF 2.0 core: texts and their parts by offsets.
    nif = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#" {
        CONTEXT = "Context", SENTENCE = "Sentence", PHRASE = "Phrase", STRING = "String", IS_STRING = "isString",
        REFERENCE_CONTEXT = "referenceContext", BEGIN_INDEX = "beginIndex", END_INDEX = "endIndex",
        ANCHOR_OF = "anchorOf",
    }
}

vocabulary! {
    /// ITS 2.0: text analysis annotations.
    itsrdf = "http://www.w3.org/2005/11/its/rdf#" {
        TA_IDENT_REF = "taIdentRef", TA_CONFIDENCE = "taConfidence", TA_CLASS_REF = "taClassRef",
    }
}

vocabulary! {
    /// Dublin Core terms.
    dct = "http://purl.org/dc/terms/" {
        SOURCE = "source", IDENTIFIER = "identifier", IS_VERSION_OF = "isVersionOf", TITLE = "title",
        MODIFIED = "modified", LANGUAGE = "language",
    }
}

vocabulary! {
    /// PROV-O.
    prov = "http://www.w3.org/ns/prov#" {
        SOFTWARE_AGENT = "SoftwareAgent", WAS_ATTRIBUTED_TO = "wasAttributedTo", WAS_DERIVED_FROM = "wasDerivedFrom",
    }
}

vocabulary! {
    /// VoID: descriptions of datasets.
    void = "http://rdfs.org/ns/void#" {
        DATASET = "Dataset", URI_SPACE = "uriSpace", VOCABULARY = "vocabulary", TRIPLES = "triples",
        ENTITIES = "entities", DOCUMENTS = "documents", CLASS = "class", PROPERTY = "property",
        CLASS_PARTITION = "classPartition", PROPERTY_PARTITION = "propertyPartition",
    }
}

vocabulary! {
    /// DCAT 3.
    dcat = "http://www.w3.org/ns/dcat#" {
        DATASET = "Dataset",
    }
}

/// A term of ours by its local name: every variant of the enums in `crate::ontology` is one.
pub fn term(local: &str) -> oxigraph::model::NamedNode {
    oxigraph::model::NamedNode::new_unchecked(format!("{}{local}", tupu::NAMESPACE))
}

/// The local name of a term of ours.
pub fn local(iri: &str) -> Option<&str> {
    iri.strip_prefix(tupu::NAMESPACE)
}
