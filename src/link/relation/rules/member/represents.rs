//! 代表某队出战的某人: one plays for a team.

use super::saying;
use crate::link::relation::rule::{Rule, Sink};
use crate::link::relation::view::View;
use crate::ontology::EntityType::{Organisation as O, Person as P};
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

/// 代表某队出战的某人.
pub const REPRESENTS: Rule = Rule {
    id: "plays-for",
    predicates: &[R::MemberOf],
    en: "代表 or 随, a team, and a verb of competing or going",
    zh: "代表某队出战、随某队赴某地",
    example: "代表[天目跑团:O/SportsTeam]出战的[王小明:P]夺冠，[李小红:P]曾随[燕山医疗队:O]赴高原工作。",
    finds: &["王小明 memberOf 天目跑团", "李小红 memberOf 燕山医疗队"],
    counter: "[王小明:P]代表[市政府:O]致辞。",
    apply: represents,
};

fn represents(view: &View<'_>, sink: &mut Sink<'_>) {
    for (index, group) in view.groups.iter().enumerate() {
        let clause = view.clauses[view.clause_at(group.span.begin)];
        let before = view.plain(clause.begin, group.span.begin);
        let tail = view.plain(group.span.end, clause.end);
        let plays = ["出战", "参赛", "出场", "征战", "登场", "夺"].iter().any(|w| tail.starts_with(w));
        let goes = ["赴", "前往", "到", "出征", "奔赴", "驰援"].iter().any(|w| tail.starts_with(w));
        let fits = before.ends_with("代表") && plays || before.ends_with('随') && goes;
        let teams = view.heads(group, &[O]);
        if !fits || teams.is_empty() {
            continue;
        }
        let after = view.groups.get(index + 1).filter(|g| g.span.begin < clause.end);
        let of = after.filter(|g| view.plain(group.span.end, g.span.begin).ends_with('的'));
        let people: Vec<_> = if let Some(group) = of {
            view.heads(group, &[P]).iter().map(|h| &view.mention(*h).entity).collect()
        } else {
            let here = view.clause_at(group.span.begin);
            let own = view.own_agents(group.span.begin, &[P]).or_else(|| view.carried(here, &[P]));
            own.map(|a| a.entities).unwrap_or_default()
        };
        let trigger = Span::new(clause.begin.min(group.span.begin), group.span.begin);
        for person in people.iter().take(8) {
            for team in &teams {
                sink.say(view, saying(trigger, Modality::Done, 0.8), person, &view.mention(*team).entity);
            }
        }
    }
}
