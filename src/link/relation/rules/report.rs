//! What a work report says it does without a verb of doing: 通过“科创沙龙”分享会.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::view::View;
use crate::ontology::EntityType::{Programme as G, Work as W};
use crate::ontology::{EntityClass, Modality, RelationType as R};
use crate::text::Span;

/// 通过“社区科普天天乐”.
pub const MEANS: Rule = Rule {
    id: "report-means",
    predicates: &[R::Organises, R::Publishes],
    en: "in a report, 通过 with a campaign is what the body organises, 以…为代表 with a work what it publishes",
    zh: "工作报告中“通过某活动”即举办该活动，“以某书为代表”即发布该书",
    example: "{report:[焦尾琴协会:O]}通过“[琴声进社区:G/Campaign]”活动，惠及居民3万人。",
    finds: &["焦尾琴协会 organises 琴声进社区"],
    counter: "通过“[琴声进社区:G/Campaign]”活动，惠及居民3万人。",
    apply: means,
};

fn means(view: &View<'_>, sink: &mut Sink<'_>) {
    let Some((subject, _)) = view.supplied else { return };
    for group in &view.groups {
        let clause = view.clauses[view.clause_at(group.span.begin)];
        let before = view.plain(clause.begin, group.span.begin);
        let after = view.plain(group.span.end, clause.end);
        let through = before.contains("通过") && before.chars().count() <= 8 && before.starts_with("通过");
        let (predicate, objects) = if through && after.chars().count() <= 8 {
            (R::Organises, view.heads(group, &[G]))
        } else if group.preposition == Some("以") && after.starts_with("为代表") {
            (R::Publishes, view.heads(group, &[W]))
        } else {
            continue;
        };
        let trigger = Span::new(clause.begin.min(group.span.begin), group.span.begin);
        let saying = Saying { predicate, trigger, modality: Modality::Done, confidence: 0.65 };
        for object in objects.into_iter().filter(|o| view.is_held(*o)) {
            sink.say(view, saying, subject, &view.mention(object).entity);
        }
    }
}

impl View<'_> {
    /// Whether a body can hold it regularly; a plan of others or a platform is used, not held.
    fn is_held(&self, index: usize) -> bool {
        let class = self.class(index);
        !matches!(
            class,
            Some(EntityClass::Plan | EntityClass::Platform | EntityClass::Award | EntityClass::Designation)
        )
    }
}
