//! An honour told with who gives it: 甲、乙等9家单位获市政府颁发的“先进集体”称号.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trigger::{Hit, Pattern};
use crate::link::relation::view::View;
use crate::ontology::EntityType::{Organisation as O, Programme as G};
use crate::ontology::RelationType as R;

/// 获|市政府|颁发的|某奖.
pub const GIVEN: Rule = Rule {
    id: "honour-given-by",
    predicates: &[R::Confers, R::Receives],
    en: "a verb of receiving, a body, 授予的 or 颁发的, and an honour: the body gives it, the subject has it",
    zh: "获某机构授予的、颁发的某荣誉：该机构授予，主语获得",
    example: "[天目医院:O]、[燕山中学:O]等9家单位获[市政府:O]颁发的“[先进集体:G/Award]”称号。",
    finds: &["天目医院 receives 先进集体", "市政府 confers 先进集体", "燕山中学 receives 先进集体"],
    counter: "[天目医院:O]获悉[市政府:O]颁发的“[先进集体:G/Award]”称号名单。",
    apply: given,
};

const GIVES: &[&str] = &["授予的", "颁发的", "颁授的", "评选的", "命名的", "认定的", "表彰的"];

fn given(view: &View<'_>, sink: &mut Sink<'_>) {
    let wins = |h: &&Hit<'_>| h.meanings(Pattern::Verb).any(|(p, _)| p == R::Receives);
    for hit in view.hits.iter().filter(wins) {
        let clause = view.clauses[view.clause_at(hit.span.begin)];
        let at = view.phrase_after(hit.span.end);
        let (Some(giver), Some(honour)) = (view.phrases.get(at), view.phrases.get(at + 1)) else { continue };
        let told = honour.span.end <= clause.end
            && (view.kind(giver.head), view.kind(honour.head)) == (O, G)
            && view.plain(hit.span.end, giver.span.begin).is_empty()
            && GIVES.contains(&view.plain(giver.span.end, honour.span.begin).as_str());
        let Some(agents) = told.then(|| view.agents(hit, R::Receives.domain())).flatten() else { continue };
        let modality = view.modality(hit, Some(&agents), None);
        let saying = Saying { predicate: R::Receives, trigger: hit.span, modality, confidence: 0.85 };
        sink.say_all(view, saying, &agents, &[honour.head]);
        let saying = Saying { predicate: R::Confers, ..saying };
        sink.say(view, saying, &view.mention(giver.head).entity, &view.mention(honour.head).entity);
    }
}
