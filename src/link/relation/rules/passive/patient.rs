//! 行动深入开展: in a report, what is carried out stands first.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::Pattern;
use crate::link::relation::view::View;
use crate::link::relation::words::WORDS;
use crate::ontology::RelationType as R;

/// 行动深入开展.
pub const PATIENT: Rule = Rule {
    id: "object-before-verb",
    predicates: &[R::Organises, R::Establishes],
    en: "in a report, what is carried out or built stands before a verb that ends the clause; the body that \
         reports is the subject",
    zh: "工作报告中宾语置于句末动词之前，主语为报告主体",
    example: "{report:[江南省:L]}[清水润田行动:G]深入开展。",
    finds: &["江南省 organises 清水润田行动"],
    counter: "[清水润田行动:G]深入开展。",
    apply: patient,
};

fn patient(view: &View<'_>, sink: &mut Sink<'_>) {
    let Some((subject, _)) = view.supplied else { return };
    for hit in &view.hits {
        for (predicate, row) in hit.meanings(Pattern::Patient) {
            let clause = view.clauses[view.clause_at(hit.span.begin)];
            if hit.span.end < clause.end {
                view.stop(hit.span, Condition::Final);
                continue;
            }
            let Some(group) = view.groups_before(clause.begin, hit.span.begin).next() else {
                view.stop(hit.span, Condition::Object);
                continue;
            };
            let gap = view.plain(group.span.end, hit.span.begin);
            let opening = view.plain(clause.begin, group.span.begin);
            let opens = WORDS.is_adverbial(&opening) && !WORDS.verbal.inside(&opening);
            // 加快某示范区创建, 推进某平台二期建设
            let pushed = predicate == R::Establishes && PUSHING.iter().any(|w| opening.ends_with(w));
            // 推进数字某省建设 is a slogan.
            let pushed = pushed && (!hit.word.ends_with("建设") || !gap.is_empty());
            let opens = opens || pushed && WORDS.is_adverbial(&opening);
            // X建设 is a noun, X加快建设 a clause.
            let noun = gap.is_empty() && hit.word.ends_with("建设") && !pushed;
            let gap = gap.strip_suffix('期').filter(|_| pushed).map_or(gap.clone(), str::to_owned);
            let fits = group.preposition.is_none() && WORDS.is_adverbial(&gap) && opens && !noun;
            if !fits {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let modality = view.modality(hit, None, None);
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.7 };
            for object in view.heads(group, &row.objects) {
                sink.say(view, saying, subject, &view.mention(object).entity);
            }
        }
    }
}

/// Verbs before a noun of founding and what is founded: 加快|某区|创建.
const PUSHING: &[&str] = &[
    "加快",
    "推进",
    "推动",
    "加快推进",
    "深入推进",
    "持续推进",
    "全面推进",
    "有序推进",
    "积极推进",
    "扎实推进",
];
