//! Who is new in a body, told as a list: 联盟新增3家成员单位，分别是甲、乙和丙.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::view::{Group, View};
use crate::link::relation::words::WORDS;
use crate::ontology::EntityType::{Organisation as O, Person as P};
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

/// 联盟增补3家成员单位，分别是甲、乙和丙.
pub const JOINED: Rule = Rule {
    id: "members-listed",
    predicates: &[R::MemberOf],
    en: "a body that takes in or has so many members, and 分别是, 包括 or 分别为 with their list",
    zh: "某组织新增、吸纳、现有若干成员单位，“分别是”“包括”其后的名单",
    example: "[焦尾琴联盟:O]增补2家成员单位，分别是[天目医院:O]和[燕山医院:O]。",
    finds: &["天目医院 memberOf 焦尾琴联盟", "燕山医院 memberOf 焦尾琴联盟"],
    counter: "[焦尾琴联盟:O]增补2家成员单位，走访了[天目医院:O]和[燕山医院:O]。",
    apply: joined,
};

const MEMBERS: &[&str] =
    &["成员单位", "成员", "会员单位", "会员", "理事单位", "成员医院", "成员学校", "加盟单位"];

fn joined(view: &View<'_>, sink: &mut Sink<'_>) {
    for index in 1..view.clauses.len() {
        let (told, list) = (view.clauses[index - 1], view.clauses[index]);
        let text = view.plain(told.begin, told.end);
        let counted =
            MEMBERS.iter().any(|word| text.ends_with(word)) && text.contains(['家', '个', '名', '位', '所']);
        let Some(group) = view.first_group(list) else { continue };
        let opening = view.plain(list.begin, group.span.begin);
        let leads = ["分别是", "分别为", "包括", "分别系", "有", "即"].contains(&opening.as_str());
        let first = view.first_group(told);
        let opens =
            |g: &&Group| g.preposition.is_none() && WORDS.is_adverbial(&view.plain(told.begin, g.span.begin));
        let Some(subject) = first.filter(opens).filter(|_| counted && leads) else { continue };
        let Some(body) = view.heads(subject, &[O]).first().copied() else { continue };
        let trigger = Span::new(list.begin, group.span.begin);
        let saying = Saying { predicate: R::MemberOf, trigger, modality: Modality::Done, confidence: 0.8 };
        for member in view.heads(group, &[O, P]) {
            sink.say(view, saying, &view.mention(member).entity, &view.mention(body).entity);
        }
    }
}
