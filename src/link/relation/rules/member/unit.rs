//! 甲公司为副会长单位: of the association that is spoken of.

use super::saying;
use crate::link::relation::rule::{Rule, Sink};
use crate::link::relation::view::View;
use crate::ontology::EntityType::Organisation as O;
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

/// 甲、乙为副会长单位.
pub const UNIT: Rule = Rule {
    id: "unit-of-topic",
    predicates: &[R::MemberOf],
    en: "bodies that open a clause, 为, 任 or 当选, and 副会长单位, 理事单位 or 会员单位 alone: of the association or alliance that is spoken of",
    zh: "某单位为（任、当选）副会长单位、理事单位、会员单位而未言明组织：前文所述的协会、联盟",
    example: "[焦尾琴协会:O/Association]成立，[天目公司:O]、[燕山公司:O]为副会长单位。",
    finds: &["天目公司 memberOf 焦尾琴协会", "燕山公司 memberOf 焦尾琴协会"],
    counter: "[焦尾琴协会:O/Association]成立，[天目公司:O]、[燕山公司:O]为承办单位。",
    apply: units,
};

/// What a member of an association is called that does some of its work.
const UNITS: &[&str] =
    &["会长单位", "理事长单位", "理事单位", "会员单位", "成员单位", "秘书长单位", "发起单位", "监事单位"];

fn units(view: &View<'_>, sink: &mut Sink<'_>) {
    for (index, clause) in view.clauses.iter().enumerate() {
        let Some(group) = view.first_group(*clause).filter(|g| g.span.begin == clause.begin) else {
            continue;
        };
        let rest = view.plain(group.span.end, clause.end.max(group.span.end));
        let unit = ["当选为", "当选", "担任", "为", "任"].iter().find_map(|w| rest.strip_prefix(w));
        let unit = unit
            .map(|u| ["首届", "首批", "常务", "副"].iter().fold(u, |u, w| u.strip_prefix(w).unwrap_or(u)));
        if unit.is_none_or(|unit| !UNITS.contains(&unit)) {
            continue;
        }
        let members = view.heads(group, &[O]);
        let body = view.employer("会长", index).map(|(body, _)| body);
        let body = body.filter(|body| members.iter().all(|m| view.mention(*m).entity != **body));
        let Some(body) = body else { continue };
        let saying = saying(Span::new(group.span.begin, clause.end), Modality::Done, 0.8);
        members.iter().for_each(|m| sink.say(view, saying, &view.mention(*m).entity, body));
    }
}
