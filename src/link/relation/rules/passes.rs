//! A meeting that passes a text: the body that meets approves it.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::Pattern;
use crate::link::relation::view::View;
use crate::link::{Entity, EntityId};
use crate::ontology::EntityType::{Organisation as O, Programme as G, Work as W};
use crate::ontology::{Modality, RelationType as R};

/// 某市人大常委会第五次会议表决通过某条例.
pub const PASSES: Rule = Rule {
    id: "meeting-passes",
    predicates: &[R::Endorses],
    en: "a meeting, or 会议 for the one spoken of, before 审议通过, 表决通过 and the like: the body named with the meeting",
    zh: "某机构的会议审议通过、表决通过某文件：该机构批准",
    example: "[焦尾琴市人大常委会第五次会议:G/Meeting]昨日举行，[焦尾琴市人大常委会:O]委员出席。会议表决通过《[天目湖条例:W]》。",
    finds: &["焦尾琴市人大常委会 endorses 天目湖条例"],
    counter: "[天目湖论坛:G/Meeting]昨日举行，[焦尾琴市人大常委会:O]委员出席。会议表决通过《[天目湖宣言:W]》。",
    apply: passes,
};

fn passes(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, _) in hit.meanings(Pattern::Verb).filter(|(p, _)| *p == R::Endorses) {
            let texts = view.objects(hit, predicate, &[W]);
            if texts.is_empty() || !hit.word.contains("通过") {
                continue;
            }
            let clause = view.clauses[view.clause_at(hit.span.begin)];
            let opening = view.plain(clause.begin, hit.span.begin);
            let named = view
                .groups_before(clause.begin, hit.span.begin)
                .find_map(|g| view.heads(g, &[G]).first().copied());
            let spoken =
                || ["会议", "大会", "全会", ""].iter().any(|w| opening.trim_end_matches(['还', '并']) == *w);
            let event = named.or_else(|| spoken().then(|| view.event(hit.span.begin, false)).flatten());
            let Some(body) = event.and_then(|event| holder(view, event)) else {
                view.stop(hit.span, Condition::Subject);
                continue;
            };
            let modality = view.modality(hit, None, None);
            if modality == Modality::Denied {
                continue;
            }
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.75 };
            for text in texts {
                sink.say(view, saying, body, &view.mention(text).entity);
            }
        }
    }
}

/// The body whose name the meeting's begins with: 某市人大常委会|第五次会议.
fn holder<'a>(view: &View<'a>, event: usize) -> Option<&'a EntityId> {
    let mention = view.mention(event);
    let surface = view.context.article.slice(mention.mention.span);
    let full = view.context.entity(&mention.entity).map_or("", |e| e.name.as_str());
    let named = |e: &&Entity| {
        let names = std::iter::once(&e.name).chain(&e.aliases);
        e.kind == O
            && names
                .into_iter()
                .any(|name| full.starts_with(name.as_str()) || surface.starts_with(name.as_str()))
    };
    let body = view.context.entities.values().filter(named).max_by_key(|e| e.name.len())?;
    Some(&body.id)
}
