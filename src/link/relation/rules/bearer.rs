//! Who bears an honour, told in passing: 曾获某奖的林某; 某公司是某某示范企业.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::view::View;
use crate::ontology::EntityType::{Organisation as O, Person as P, Place as L, Programme as G};
use crate::ontology::{EntityClass as C, Modality, RelationType as R};
use crate::text::Span;

/// 曾获某奖的村民林某.
pub const BEARER: Rule = Rule {
    id: "bears-honour",
    predicates: &[R::Receives],
    en: "获 or 曾获 with an award, 的 and a person; or a body or place that 是 what only some are declared to be",
    zh: "“曾获某奖的某人”；某机构、某地“是”某称号、示范单位",
    example: "曾获“[江南好人:G/Award]”的村民[王小明:P]到场，[燕山公司:O]是[国家级示范企业:G/Designation]。",
    finds: &["王小明 receives 江南好人", "燕山公司 receives 国家级示范企业"],
    counter: "曾设立[江南好人奖:G/Award]的[王小明:P]到场，[燕山公司:O]不是[国家级示范企业:G/Designation]。",
    apply: bearer,
};

fn bearer(view: &View<'_>, sink: &mut Sink<'_>) {
    for (at, phrase) in view.phrases.iter().enumerate().filter(|(_, p)| view.kind(p.head) == G) {
        let clause = view.clauses[phrase.clause];
        let before = view.plain(clause.begin, phrase.span.begin);
        let class = view.context.entity(&view.mention(phrase.head).entity).and_then(|e| e.class);
        let honour = matches!(class, Some(C::Award | C::Designation));
        let saying =
            |trigger| Saying { predicate: R::Receives, trigger, modality: Modality::Done, confidence: 0.75 };
        let next = view.phrases.get(at + 1).filter(|n| n.clause == phrase.clause && view.kind(n.head) == P);
        let had = ["曾获", "获", "荣获", "获得", "曾获得", "曾荣获", "刚获"].contains(&before.as_str());
        if let Some(person) = next.filter(|_| had) {
            let gap = view.plain(phrase.span.end, person.span.begin);
            let near = gap.chars().count() <= 8
                && ["的", "称号的", "奖的", "荣誉的"].iter().any(|w| gap.starts_with(w));
            let trigger = Span::new(clause.begin, phrase.span.begin);
            if near && !view.verb_in(phrase.span.end, person.span.begin) {
                sink.say(
                    view,
                    saying(trigger),
                    &view.mention(person.head).entity,
                    &view.mention(phrase.head).entity,
                );
            }
        }
        let is = before.ends_with('是') && !before.ends_with("不是") || before.ends_with("系");
        let tail = view.plain(phrase.span.end, clause.end.max(phrase.span.end));
        if !(honour && class == Some(C::Designation) && is && tail.is_empty()) {
            continue;
        }
        let Some(agents) = view.own_agents(phrase.span.begin, &[O, L]) else { continue };
        let end = agents.end.unwrap_or(clause.begin);
        if !["是", "系", "均是", "都是", "也是", "还是"]
            .contains(&view.plain(end, phrase.span.begin).as_str())
        {
            continue;
        }
        let trigger = Span::new(end, phrase.span.begin);
        sink.say_all(view, saying(trigger), &agents, &[phrase.head]);
    }
}
