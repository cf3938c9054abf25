//! Entities: types, labels, and the standard class that each type stands under.

use oxigraph::model::vocab::rdfs;
use oxigraph::model::{NamedNode, NamedNodeRef};

use super::ExportError;
use super::quads::Quads;
use super::scope::Scope;
use crate::extraction::EntityRecord;
use crate::ontology::vocab::{org, prov, schema, skos};
use crate::ontology::{EntityClass, EntityType, Resolution, property};

pub(super) fn write(scope: &mut Scope<'_>) -> Result<(), ExportError> {
    for entity in &scope.extraction.entities {
        let node = scope.iri(&entity.id)?;
        name(&mut scope.out, &node, &entity.name);
        aliases(scope, &node, entity);
        classes(&mut scope.out, &node, entity.kind, entity.class);
    }
    let record = &scope.extraction.article;
    pointed_at(scope, record.source.as_deref(), EntityClass::Media);
    pointed_at(scope, record.locality.as_deref(), EntityClass::AdministrativeDivision);
    Ok(())
}

/// The one preferred label, and its copy for programs that know only RDFS.
pub(super) fn name(out: &mut Quads, node: &NamedNode, name: &str) {
    out.zh(node, skos::PREF_LABEL, name);
    out.zh(node, rdfs::LABEL, name);
}

fn aliases(scope: &mut Scope<'_>, node: &NamedNode, entity: &EntityRecord) {
    for alias in &entity.aliases {
        scope.out.zh(node, skos::ALT_LABEL, alias);
        let abbreviated = scope.extraction.mentions.iter().any(|mention| {
            mention.resolution == Resolution::Abbreviation
                && mention.entity == entity.id
                && mention.text == *alias
        });
        if abbreviated {
            scope.out.zh(node, property::ABBREVIATION, alias);
        }
    }
}

/// Newspaper and locality are named and typed even where the text does not mention them.
fn pointed_at(scope: &mut Scope<'_>, given: Option<&str>, class: EntityClass) {
    let Some(given) = given else { return };
    let node = scope.entity(given);
    if scope.extraction.entities.iter().any(|entity| entity.id == node.as_str()) {
        return;
    }
    name(&mut scope.out, &node, given);
    classes(&mut scope.out, &node, class.kind(), Some(class));
}

/// Our type, our finer class, and the standard classes.
pub(super) fn classes(out: &mut Quads, node: &NamedNode, kind: EntityType, class: Option<EntityClass>) {
    out.a(node, kind.iri());
    for &standard in standard_type(kind) {
        out.a(node, standard);
    }
    if let Some(class) = class {
        out.a(node, class.iri());
        if let Some(standard) = standard_class(class) {
            out.a(node, standard);
        }
    }
}

/// What readers who know only schema.org or ORG look for; the table is in `ontology/README.md`.
const fn standard_type(kind: EntityType) -> &'static [NamedNodeRef<'static>] {
    match kind {
        EntityType::Organisation => &[org::FORMAL_ORGANIZATION],
        EntityType::Person => &[schema::PERSON],
        EntityType::Place => &[schema::PLACE],
        // schema:Project is an organisation in schema.org, so nothing fits all programmes.
        EntityType::Programme => &[],
        EntityType::Work => &[schema::CREATIVE_WORK],
    }
}

const fn standard_class(class: EntityClass) -> Option<NamedNodeRef<'static>> {
    use EntityClass as C;
    Some(match class {
        C::GovernmentBody => schema::GOVERNMENT_ORGANIZATION,
        C::Company => schema::CORPORATION,
        C::EducationalInstitution => schema::EDUCATIONAL_ORGANIZATION,
        C::ResearchInstitute => schema::RESEARCH_ORGANIZATION,
        C::Hospital => schema::MEDICAL_ORGANIZATION,
        C::Media => schema::NEWS_MEDIA_ORGANIZATION,
        C::Alliance => schema::CONSORTIUM,
        C::SportsTeam => schema::SPORTS_TEAM,
        C::AdministrativeDivision => schema::ADMINISTRATIVE_AREA,
        C::Facility => schema::CIVIC_STRUCTURE,
        C::NaturalFeature => schema::LANDFORM,
        C::Plan => prov::PLAN,
        C::Campaign | C::Competition | C::Meeting => schema::EVENT,
        C::Course => schema::EDUCATION_EVENT,
        C::Platform => schema::SERVICE,
        C::Report => schema::REPORT,
        C::Law => schema::LEGISLATION,
        C::PartyBody
        | C::Association
        | C::MilitaryUnit
        | C::OtherOrganisation
        | C::Park
        | C::Region
        | C::Award
        | C::Designation
        | C::Policy
        | C::Publication => return None,
    })
}
