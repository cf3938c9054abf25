//! `fact-endorsement`: who wrote an instruction on which work, in which post.

use super::rule::Rule;
use super::{Fact, FactKind, Scene};
use crate::ontology::{Modality, RelationType};

/// 会长王小明批准《办法》.
pub(super) const ENDORSEMENT: Rule = Rule {
    id: "fact-endorsement",
    en: "an instruction on, or approval of, a work, with the post in which it was given: one named in the sentence, \
         else the last named before it that is still held",
    zh: "对文献的批示、批准，连同批示者当时的职务",
    example: "2月6日，[焦尾琴协会:O]会长[王小明:P]批准[古琴保护办法:W]。",
    finds: &["Endorsement 王小明 → 古琴保护办法, date 2024-02-06, as 会长"],
    counter: "[王小明:P]读了[古琴保护办法:W]。",
    find,
};

fn find(scene: &Scene<'_>, found: &mut Vec<Fact>) {
    for (index, relation) in scene.relations.iter().enumerate() {
        if relation.predicate != RelationType::Endorses || relation.modality != Modality::Done {
            continue;
        }
        let evidence = &relation.evidence;
        let mut fact = Fact::new(FactKind::Endorsement, ENDORSEMENT.id, evidence.sentence, evidence.trigger);
        let held = |f: &&(usize, &Fact)| {
            f.1.kind == FactKind::Position && !f.1.former && f.1.agents.contains(&relation.subject)
        };
        let posts: Vec<(usize, &Fact)> = found.iter().enumerate().filter(|f| held(&f)).collect();
        let here = posts.iter().find(|(_, post)| post.evidence == evidence.sentence);
        let before = posts.iter().rev().find(|(_, post)| post.evidence.begin < evidence.sentence.begin);
        fact.acting_as = here.or(before).map(|(index, _)| *index);
        fact.agents = vec![relation.subject.clone()];
        fact.object = Some(relation.object.clone());
        fact.date = scene.sentence(evidence.sentence).moment(evidence.trigger.end);
        fact.claims = vec![index];
        fact.confidence = relation.confidence;
        found.push(fact);
    }
}
