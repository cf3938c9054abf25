//! 林某是某剧团的一名演员: one of a body.

use super::saying;
use crate::link::relation::rule::{Rule, Sink};
use crate::link::relation::view::View;
use crate::link::relation::words::WORDS;
use crate::ontology::EntityType::{Organisation as O, Person as P};
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

/// 林某是某剧团的一名演员.
pub const ONE_OF: Rule = Rule {
    id: "one-of-body",
    predicates: &[R::MemberOf],
    en: "a person, 是 or 成为, a body, and a word for somebody who belongs to it (演员, 职工, 队员), with what describes them",
    zh: "某人是某机构的演员、职工、队员等",
    example: "[王小明:P]是[焦尾琴剧团:O]德高望重的演员之一，[李小红:P]成为[燕山集团:O]的一名普通职工。",
    finds: &["王小明 memberOf 焦尾琴剧团", "李小红 memberOf 燕山集团"],
    counter: "[王小明:P]是[焦尾琴剧团:O]演员的老师，[李小红:P]邀请[燕山集团:O]的职工。",
    apply: one_of,
};

fn one_of(view: &View<'_>, sink: &mut Sink<'_>) {
    for group in view.groups.iter().filter(|g| !view.heads(g, &[O]).is_empty()) {
        let index = view.clause_at(group.span.begin);
        let clause = view.clauses[index];
        let before = view.plain(clause.begin, group.span.begin);
        let is = BEING.iter().any(|w| before.ends_with(w));
        let tail = view.plain(group.span.end, clause.end.max(group.span.end));
        let tail = tail.strip_suffix("之一").unwrap_or(&tail);
        let role = WORDS.member_noun.suffix(tail).is_some() && tail.chars().count() <= 18;
        let more = view.phrases.get(group.phrases.end).is_some_and(|p| p.span.begin < clause.end);
        if !is || !role || more || tail.contains(['和', '与', '、']) {
            continue;
        }
        let copula = clause.begin + before_copula(view.raw(clause.begin, group.span.begin));
        let own = view.close_agents(copula, &[P]);
        let own = own.or_else(|| view.carried(index, &[P]).filter(|_| WORDS.is_adverbial(&bare(&before))));
        let Some(agents) = own else { continue };
        let trigger = Span::new(group.span.end, clause.end.max(group.span.end));
        let saying = saying(trigger, Modality::Done, 0.8);
        sink.say_all(view, saying, &agents, &view.heads(group, &[O]));
    }
}

/// Verbs of being.
const BEING: &[&str] = &["成为", "当选", "是", "为", "系"];

/// Where the verb of being that `text` ends with begins in it.
fn before_copula(text: &str) -> usize {
    BEING.iter().find_map(|w| text.strip_suffix(w)).unwrap_or(text).len()
}

/// `text` without the verb of being at its end.
fn bare(text: &str) -> String {
    BEING.iter().find_map(|w| text.strip_suffix(w)).unwrap_or(text).to_owned()
}
