//! By whose leave something is published: 经省政府同意，省科技厅印发….

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::view::View;
use crate::ontology::EntityType::{Organisation as O, Work as W};
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

/// 经省政府同意，省科技厅印发某办法.
pub const LEAVE: Rule = Rule {
    id: "by-leave-of",
    predicates: &[R::Endorses],
    en: "经, a body and 同意, 批准 or 审议通过, and in the next clause a text that is published",
    zh: "经某机构同意、批准、审议通过，后一分句发布的文件",
    example: "近日，经[市政府:O]常务会议审议通过，[市科技局:O]印发《[天目湖办法:W]》。",
    finds: &["市政府 endorses 天目湖办法"],
    counter: "近日，经[市政府:O]介绍，[市科技局:O]印发《[天目湖办法:W]》。",
    apply: leave,
};

fn leave(view: &View<'_>, sink: &mut Sink<'_>) {
    for (index, clause) in view.clauses.iter().enumerate() {
        let Some(group) = view.first_group(*clause) else { continue };
        let opening = view.plain(clause.begin, group.span.begin);
        let tail = view.plain(group.span.end, clause.end.max(group.span.end));
        let given =
            ["同意", "批准", "审议通过", "审定", "研究同意", "研究通过"].iter().any(|w| tail.ends_with(w));
        let by = group.preposition == Some("经") || opening.ends_with('经');
        let Some(next) = view.clauses.get(index + 1).filter(|_| given && by && tail.chars().count() <= 14)
        else {
            continue;
        };
        let published = |h: &&crate::link::relation::trigger::Hit<'_>| {
            h.rows.iter().any(|row| row.predicate == Some(R::Publishes))
        };
        let Some(hit) = view.hits_in(next.begin, next.end).iter().find(published) else { continue };
        let texts = view.objects(hit, R::Publishes, &[W]);
        let trigger = Span::new(group.span.end, clause.end.max(group.span.end));
        let saying = Saying { predicate: R::Endorses, trigger, modality: Modality::Done, confidence: 0.8 };
        for body in view.heads(group, &[O]) {
            for text in &texts {
                sink.say(view, saying, &view.mention(body).entity, &view.mention(*text).entity);
            }
        }
    }
}
