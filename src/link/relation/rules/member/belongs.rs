//! B是A会员单位; A成员B.

use super::saying;
use crate::link::relation::rule::{Rule, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::Pattern;
use crate::link::relation::view::View;
use crate::link::relation::words::WORDS;
use crate::ontology::EntityType::{Organisation as O, Person as P};
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

/// B是A会员单位; A成员B.
pub const MEMBER: Rule = Rule {
    id: "member-of",
    predicates: &[R::MemberOf],
    en: "成员, 会员单位 or 队员 of a body, said of a name before 是 or right behind",
    zh: "是某组织成员、会员单位；某组织成员某人",
    example: "[燕山公司:O]是[焦尾琴协会:O]会员单位，[天目队:O]队员[王小明:P]到场。",
    finds: &["燕山公司 memberOf 焦尾琴协会", "王小明 memberOf 天目队"],
    counter: "[焦尾琴协会:O]会员单位达到35家。",
    apply: member,
};

fn member(view: &View<'_>, sink: &mut Sink<'_>) {
    before_name(view, sink);
    behind_being(view, sink);
}

/// 某队队员|林某.
fn before_name(view: &View<'_>, sink: &mut Sink<'_>) {
    for phrase in view.phrases.iter().filter(|p| view.kind(p.head) == P) {
        for at in phrase.first..phrase.head {
            let (this, next) = (view.mention(at).mention.span, view.mention(at + 1).mention.span);
            let gap = view.plain(this.end, next.begin);
            // 宣讲团成员、|某校校长林某
            let role = gap.trim_end_matches(['、', '，', '兼']);
            if view.kind(at) == O
                && WORDS.member_title.holds(role)
                && (at + 1 == phrase.head) == (role == gap)
            {
                let saying = saying(Span::new(this.end, next.begin), Modality::Done, 0.8);
                sink.say(view, saying, &view.mention(phrase.head).entity, &view.mention(at).entity);
            }
        }
    }
}

/// 某公司是某协会|会员单位.
fn behind_being(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (_, _) in hit.meanings(Pattern::Nominal).filter(|(p, _)| *p == R::MemberOf) {
            let clause = view.clauses[view.clause_at(hit.span.begin)];
            let Some(group) = view.groups_before(clause.begin, hit.span.begin).next() else {
                view.stop(hit.span, Condition::Subject);
                continue;
            };
            let gap = view.plain(group.span.end, hit.span.begin);
            let before = view.plain(clause.begin, group.span.begin);
            let is = before.ends_with(['是', '为', '系'])
                || [
                    "成为",
                    "当选",
                    "当选为",
                    "转为",
                    "吸收为",
                    "发展为",
                    "入选",
                    "吸纳为",
                    "增选为",
                    "接纳为",
                    "晋升为",
                    "推选为",
                ]
                .iter()
                .any(|w| before.ends_with(w));
            if !is || !matches!(gap.as_str(), "" | "的" | "首批" | "的首批") {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let at = group.span.begin;
            let index = view.clause_at(at);
            let own = view.own_agents(at, &[P, O]).or_else(|| view.carried(index, &[P, O]));
            let Some(agents) = own else {
                view.stop(hit.span, Condition::Subject);
                continue;
            };
            let modality = view.modality(hit, Some(&agents), None);
            let bodies = view.heads(group, &[O]);
            sink.say_all(view, saying(hit.span, modality, 0.85), &agents, &bodies);
        }
    }
}
