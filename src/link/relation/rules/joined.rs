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
    en: "a body that takes in or has so many members, and 分别是, 包括 or 分别为 with their list; 新近吸纳的有 with theirs",
    zh: "某组织新增、吸纳、现有若干成员单位，“分别是”“包括”其后的名单；“新近吸纳的有”其后的名单",
    example: "[焦尾琴联盟:O]增补2家成员单位，分别是[天目医院:O]和[燕山医院:O]。[天目学会:O]现有会员9家，新近吸纳的有[竹箦医院:O]。",
    finds: &["天目医院 memberOf 焦尾琴联盟", "燕山医院 memberOf 焦尾琴联盟", "竹箦医院 memberOf 天目学会"],
    counter: "[焦尾琴联盟:O]增补2家成员单位，走访了[天目医院:O]和[燕山医院:O]。",
    apply: joined,
};

const MEMBERS: &[&str] =
    &["成员单位", "成员", "会员单位", "会员", "理事单位", "成员医院", "成员学校", "加盟单位"];

fn joined(view: &View<'_>, sink: &mut Sink<'_>) {
    taken_in(view, sink);
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
        say(view, sink, (list, group), body);
    }
}

/// 该会现有学会43家，新近|吸纳的有|甲和乙.
fn taken_in(view: &View<'_>, sink: &mut Sink<'_>) {
    for index in 1..view.clauses.len() {
        let list = view.clauses[index];
        let Some(group) = view.first_group(list) else { continue };
        let opening = view.plain(list.begin, group.span.begin);
        let verb = ["吸纳的有", "加入的有", "吸收的有", "入会的有", "加盟的有", "新增的有"]
            .iter()
            .find_map(|w| opening.strip_suffix(w));
        if verb.is_none_or(|lead| !WORDS.is_adverbial(lead.trim_end_matches(['新', '近']))) {
            continue;
        }
        let subject = view.subject_before(index).and_then(|(_, g)| view.heads(g, &[O]).first().copied());
        if let Some(body) = subject {
            say(view, sink, (list, group), body);
        }
    }
}

/// The names of the list in that clause belong to `body`.
fn say(view: &View<'_>, sink: &mut Sink<'_>, (list, group): (Span, &Group), body: usize) {
    let trigger = Span::new(list.begin, group.span.begin);
    let saying = Saying { predicate: R::MemberOf, trigger, modality: Modality::Done, confidence: 0.8 };
    for member in view.heads(group, &[O, P]) {
        sink.say(view, saying, &view.mention(member).entity, &view.mention(body).entity);
    }
}
