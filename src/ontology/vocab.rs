//! The terms of standard vocabularies that the graph uses, one module a vocabulary.
//!
//! `rdf`, `rdfs` and `xsd` are in [`oxigraph::model::vocab`].

/// Declares the constants of one vocabulary.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $module:ident $namespace:literal { $($name:ident = $local:literal,)+ }) => {
        $(#[$doc])*
        pub mod $module {
            use oxigraph::model::NamedNodeRef;

            /// The namespace.
            pub const NAMESPACE: &str = $namespace;
            $(
                #[doc = concat!("`", $local, "`")]
                pub const $name: NamedNodeRef<'static> =
                    NamedNodeRef::new_unchecked(concat!($namespace, $local));
            )+
        }
    };
}

vocabulary! {
    /// schema.org, <https://schema.org/docs/documents.html>.
    schema "https://schema.org/" {
        CIVIC_STRUCTURE = "CivicStructure",
        CONSORTIUM = "Consortium",
        CORPORATION = "Corporation",
        CREATIVE_WORK = "CreativeWork",
        EDUCATION_EVENT = "EducationEvent",
        EDUCATIONAL_ORGANIZATION = "EducationalOrganization",
        ENDORSE_ACTION = "EndorseAction",
        EVENT = "Event",
        GOVERNMENT_ORGANIZATION = "GovernmentOrganization",
        ADMINISTRATIVE_AREA = "AdministrativeArea",
        LANDFORM = "Landform",
        MONETARY_AMOUNT = "MonetaryAmount",
        QUANTITATIVE_VALUE = "QuantitativeValue",
        CURRENCY = "currency",
        END_DATE = "endDate",
        OBJECT = "object",
        OBSERVATION_DATE = "observationDate",
        START_DATE = "startDate",
        LEGISLATION = "Legislation",
        MEDICAL_ORGANIZATION = "MedicalOrganization",
        NEWS_ARTICLE = "NewsArticle",
        NEWS_MEDIA_ORGANIZATION = "NewsMediaOrganization",
        OBSERVATION = "Observation",
        PERSON = "Person",
        PLACE = "Place",
        REPORT = "Report",
        RESEARCH_ORGANIZATION = "ResearchOrganization",
        SERVICE = "Service",
        SPORTS_TEAM = "SportsTeam",
        STATISTICAL_VARIABLE = "StatisticalVariable",
        ARTICLE_SECTION = "articleSection",
        CONTAINED_IN_PLACE = "containedInPlace",
        DATE_PUBLISHED = "datePublished",
        HEADLINE = "headline",
        KEYWORDS = "keywords",
        MAX_VALUE = "maxValue",
        MENTIONS = "mentions",
        MIN_VALUE = "minValue",
        OBSERVATION_ABOUT = "observationAbout",
        PUBLISHER = "publisher",
        SHA256 = "sha256",
        UNIT_CODE = "unitCode",
        UNIT_TEXT = "unitText",
        VALUE = "value",
        VARIABLE_MEASURED = "variableMeasured",
    }
}

vocabulary! {
    /// The organisation ontology, <https://www.w3.org/TR/vocab-org/>.
    org "http://www.w3.org/ns/org#" {
        FORMAL_ORGANIZATION = "FormalOrganization",
        MEMBERSHIP = "Membership",
        ROLE_CLASS = "Role",
        MEMBER = "member",
        ORGANIZATION = "organization",
        ROLE = "role",
    }
}

vocabulary! {
    /// NLP Interchange Format, <https://persistence.uni-leipzig.org/nlp2rdf/>.
    nif "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#" {
        CONTEXT = "Context",
        PHRASE = "Phrase",
        SENTENCE = "Sentence",
        ANCHOR_OF = "anchorOf",
        BEGIN_INDEX = "beginIndex",
        END_INDEX = "endIndex",
        IS_STRING = "isString",
        REFERENCE_CONTEXT = "referenceContext",
    }
}

vocabulary! {
    /// ITS in RDF, <https://www.w3.org/2005/11/its/rdf>.
    itsrdf "http://www.w3.org/2005/11/its/rdf#" {
        TA_CONFIDENCE = "taConfidence",
        TA_IDENT_REF = "taIdentRef",
    }
}

vocabulary! {
    /// PROV-O, <https://www.w3.org/TR/prov-o/>.
    prov "http://www.w3.org/ns/prov#" {
        ACTIVITY = "Activity",
        PLAN = "Plan",
        SOFTWARE_AGENT = "SoftwareAgent",
        ENDED_AT_TIME = "endedAtTime",
        STARTED_AT_TIME = "startedAtTime",
        USED = "used",
        WAS_ASSOCIATED_WITH = "wasAssociatedWith",
        WAS_DERIVED_FROM = "wasDerivedFrom",
        WAS_GENERATED_BY = "wasGeneratedBy",
    }
}

vocabulary! {
    /// Dublin Core terms, <https://www.dublincore.org/specifications/dublin-core/dcmi-terms/>.
    dct "http://purl.org/dc/terms/" {
        CREATED = "created",
        DATE = "date",
        DESCRIPTION = "description",
        IDENTIFIER = "identifier",
        IS_REPLACED_BY = "isReplacedBy",
        LICENSE = "license",
        MODIFIED = "modified",
        SOURCE = "source",
        TITLE = "title",
    }
}

vocabulary! {
    /// VoID, <https://www.w3.org/TR/void/>.
    void_ "http://rdfs.org/ns/void#" {
        DATASET = "Dataset",
        CLASS = "class",
        CLASS_PARTITION = "classPartition",
        DISTINCT_OBJECTS = "distinctObjects",
        DISTINCT_SUBJECTS = "distinctSubjects",
        DOCUMENTS = "documents",
        ENTITIES = "entities",
        PROPERTIES = "properties",
        PROPERTY = "property",
        PROPERTY_PARTITION = "propertyPartition",
        SPARQL_ENDPOINT = "sparqlEndpoint",
        TRIPLES = "triples",
        URI_SPACE = "uriSpace",
        VOCABULARY = "vocabulary",
    }
}

vocabulary! {
    /// DCAT 3, <https://www.w3.org/TR/vocab-dcat-3/>.
    dcat "http://www.w3.org/ns/dcat#" {
        DATASET = "Dataset",
        DISTRIBUTION_CLASS = "Distribution",
        ACCESS_URL = "accessURL",
        DISTRIBUTION = "distribution",
        DOWNLOAD_URL = "downloadURL",
        MEDIA_TYPE = "mediaType",
    }
}

vocabulary! {
    /// SKOS, <https://www.w3.org/TR/skos-reference/>.
    skos "http://www.w3.org/2004/02/skos/core#" {
        CONCEPT = "Concept",
        ALT_LABEL = "altLabel",
        PREF_LABEL = "prefLabel",
    }
}

vocabulary! {
    /// OWL 2, <https://www.w3.org/TR/owl2-syntax/>.
    owl "http://www.w3.org/2002/07/owl#" {
        SAME_AS = "sameAs",
    }
}
