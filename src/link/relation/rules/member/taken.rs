//! 林某被某队选中: taken in by a body.

use super::saying;
use crate::link::relation::rule::{Rule, Sink};
use crate::link::relation::view::View;
use crate::link::relation::words::WORDS;
use crate::ontology::EntityType::{Organisation as O, Person as P};
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

/// 林某被某队选中.
pub const TAKEN: Rule = Rule {
    id: "taken-in-by",
    predicates: &[R::MemberOf],
    en: "被 or 获, a body, and 选中, 录取, 招入: who the clause is about belongs to it",
    zh: "某人被某机构选中、录取、招入：为其成员",
    example: "[王小明:P]表现出色，去年被[天目队:O]选中，[李小红:P]被[焦尾琴大学:O]录取。",
    finds: &["王小明 memberOf 天目队", "李小红 memberOf 焦尾琴大学"],
    counter: "[王小明:P]表现出色，去年被[天目队:O]淘汰，[李小红:P]的建议被[焦尾琴大学:O]采纳。",
    apply: taken,
};

const TAKING: &[&str] =
    &["选中", "录取", "破格录取", "录用", "招入", "选入", "招录", "招收", "签下", "征召", "特招"];

fn taken(view: &View<'_>, sink: &mut Sink<'_>) {
    for group in &view.groups {
        let index = view.clause_at(group.span.begin);
        let clause = view.clauses[index];
        let before = view.plain(clause.begin, group.span.begin);
        let tail = view.plain(group.span.end, clause.end.max(group.span.end));
        let fits = before.ends_with('被') && TAKING.contains(&tail.trim_end_matches('了'));
        let bodies = view.heads(group, &[O]);
        if !fits || bodies.is_empty() {
            continue;
        }
        let lead = before.trim_end_matches('被').trim_start_matches(['他', '她']);
        let own = view.own_agents(group.span.begin, &[P]);
        let agents = own.or_else(|| view.carried(index, &[P]).filter(|_| WORDS.is_adverbial(lead)));
        let Some(agents) = agents else { continue };
        let planned = ["将", "拟", "有望"].iter().any(|w| before.contains(w));
        let denied = ["未", "没", "差点", "险些"].iter().any(|w| before.contains(w));
        if denied {
            continue;
        }
        let modality = if planned { Modality::Planned } else { Modality::Done };
        let trigger = Span::new(group.span.end, clause.end.max(group.span.end));
        sink.say_all(view, saying(trigger, modality, 0.8), &agents, &bodies);
    }
}
