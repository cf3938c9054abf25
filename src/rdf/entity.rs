//! Entities: types, labels, and the standard class that each type stands under.

use oxigraph::model::vocab::rdfs;
use oxigraph::model::{NamedNode, NamedNodeRef};

use super::ExportError;
use super::quads::Quads;
use super::scope::Scope;
use super::vocab::{org, schema, skos, term};
use crate::extraction::EntityRecord;
use crate::ontology::{EntityClass, EntityType};

pub(super) fn write(scope: &mut Scope<'_>) -> Result<(), ExportError> {
    for entity in &scope.extraction.entities {
        let node = scope.iri(&entity.id)?;
        labels(&mut scope.out, &node, entity);
        classes(&mut scope.out, &node, entity.kind, entity.class);
    }
    newspaper(scope);
    Ok(())
}

fn labels(out: &mut Quads, node: &NamedNode, entity: &EntityRecord) {
    name(out, node, &entity.name);
    for alias in &entity.aliases {
        out.zh(node, skos::ALT_LABEL, alias);
    }
}

/// The one preferred label, and its copy for programs that know only RDFS.
pub(super) fn name(out: &mut Quads, node: &NamedNode, name: &str) {
    out.zh(node, skos::PREF_LABEL, name);
    out.zh(node, rdfs::LABEL, name);
}

/// Our type, our finer class, and the standard class.
pub(super) fn classes(out: &mut Quads, node: &NamedNode, kind: EntityType, class: Option<EntityClass>) {
    out.a(node, term(kind.as_str()).as_ref());
    if let Some(class) = class {
        out.a(node, term(class.as_str()).as_ref());
    }
    out.a(node, standard(kind, class));
}

/// The class that others' programs look for.
fn standard(kind: EntityType, class: Option<EntityClass>) -> NamedNodeRef<'static> {
    use EntityClass as C;
    match (kind, class) {
        (EntityType::Organisation, _) => org::FORMAL_ORGANIZATION,
        (EntityType::Person, _) => schema::PERSON,
        (EntityType::Place, Some(C::AdministrativeDivision)) => schema::ADMINISTRATIVE_AREA,
        (EntityType::Place, _) => schema::PLACE,
        (EntityType::Programme, Some(C::Meeting | C::Competition)) => schema::EVENT_SERIES,
        (EntityType::Programme, Some(C::Campaign | C::Course)) => schema::EVENT,
        (EntityType::Programme, _) => schema::PROJECT,
        (EntityType::Work, _) => schema::CREATIVE_WORK,
    }
}

/// The newspaper is named even where the text does not mention it.
fn newspaper(scope: &mut Scope<'_>) {
    let Some(source) = &scope.extraction.article.source else { return };
    let node = scope.entity(source);
    if scope.extraction.entities.iter().any(|entity| entity.id == node.as_str()) {
        return;
    }
    name(&mut scope.out, &node, source);
    classes(&mut scope.out, &node, EntityType::Organisation, Some(EntityClass::Media));
}
