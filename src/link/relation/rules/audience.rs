//! Who is there as well when somebody receives a guest: 周某参加会见.

use crate::link::EntityId;
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::view::View;
use crate::ontology::EntityType::Person as P;
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

/// 林某会见佐拉。周某参加会见。
pub const AUDIENCE: Rule = Rule {
    id: "joins-audience",
    predicates: &[R::Meets],
    en: "persons who 参加会见 or are 会见时在座: they meet whom the article last said was received",
    zh: "某人参加会见、会见时在座：与前文被会见者相见",
    example: "[林和风:P]会见[佐拉:P]。[周天:P]、[李小红:P]参加会见。",
    finds: &["周天 meets 佐拉", "李小红 meets 佐拉"],
    counter: "[林和风:P]会见[佐拉:P]。[周天:P]没有参加会见。",
    apply: audience,
};

/// What says of persons that they were there.
const PRESENT: &[&str] =
    &["参加会见", "出席会见", "会见时在座", "参加上述会见", "陪同会见", "参加会晤", "参加了会见"];

fn audience(view: &View<'_>, sink: &mut Sink<'_>) {
    for clause in &view.clauses {
        let text = view.raw(clause.begin, clause.end);
        let Some((at, word)) = PRESENT.iter().find_map(|word| Some((text.find(word)?, *word))) else {
            continue;
        };
        let trigger = Span::new(clause.begin + at, clause.begin + at + word.len());
        let Some((host, guests)) = last_received(view, sink) else { continue };
        let Some(agents) = view.own_agents(trigger.begin, &[P]) else { continue };
        let gap = agents.end.map(|end| view.plain(end, trigger.begin)).unwrap_or_default();
        if gap.contains(['没', '未', '不']) || gap.chars().count() > 6 {
            continue;
        }
        let saying = Saying { predicate: R::Meets, trigger, modality: Modality::Done, confidence: 0.85 };
        for person in agents.entities.iter().filter(|p| ***p != host) {
            for guest in guests.iter().filter(|g| *g != *person) {
                sink.say(view, saying, person, guest);
            }
        }
    }
}

/// Who received whom, as the sentences before said it last.
fn last_received(view: &View<'_>, sink: &Sink<'_>) -> Option<(EntityId, Vec<EntityId>)> {
    let person = |id: &EntityId| view.context.entity(id).is_some_and(|e| e.kind == P);
    let met = || {
        let met = sink.found.iter().rev().filter(|r| r.predicate == R::Meets && r.modality == Modality::Done);
        met.filter(|r| r.evidence.rule != AUDIENCE.id && person(&r.subject) && person(&r.object))
    };
    let host = met().next()?.subject.clone();
    let mut guests: Vec<EntityId> =
        met().take_while(|r| r.subject == host).map(|r| r.object.clone()).collect();
    guests.sort_unstable();
    guests.dedup();
    Some((host, guests))
}
