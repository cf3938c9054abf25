//! What can be done to what: nobody visits a 代表团, nobody founds a plan.

use crate::link::relation::view::View;
use crate::ontology::{EntityClass, EntityType, RelationType as R};

impl View<'_> {
    /// 共建 a plan of others is to take part in it; a 代表团 is people, not somewhere to visit.
    pub fn can_undergo(&self, word: &str, predicate: R, index: usize) -> bool {
        let mention = self.mention(index);
        let entity = self.context.entity(&mention.entity);
        let class = self.class(index);
        match predicate {
            R::ParticipatesIn if word == "主持" => {
                matches!(class, Some(EntityClass::Meeting | EntityClass::Campaign | EntityClass::Competition))
            }
            R::Establishes if word == "共建" => class != Some(EntityClass::Plan),
            // 研发 a car is no founding, 开发 a platform is.
            R::Establishes if matches!(word, "开发" | "研发" | "上线") => {
                class == Some(EntityClass::Platform)
            }
            R::Receives if word.contains(['获', '夺', '摘', '赢', '捧']) => !matches!(
                class,
                Some(EntityClass::Plan | EntityClass::Meeting | EntityClass::Platform | EntityClass::Course)
            ),
            // 晋级 a class of museums, not the final of a cup.
            R::Receives if word == "晋级" => {
                matches!(class, Some(EntityClass::Designation | EntityClass::Award) | None)
                    && !self.is_event(index, true)
            }
            // 参加 a society is to join it; 参加某局举办的… is not.
            R::MemberOf if word.ends_with("参加") || word.ends_with("入选") => {
                let clubs = matches!(
                    class,
                    Some(
                        EntityClass::Association
                            | EntityClass::SportsTeam
                            | EntityClass::MilitaryUnit
                            | EntityClass::Alliance
                    )
                );
                let named = entity.is_some_and(|e| e.name.ends_with(['队', '团', '军']));
                let end = mention.mention.span.end;
                let clause = self.clauses[self.clause_at(end.saturating_sub(1))];
                let rest = self.plain(end, clause.end.max(end));
                (clubs || named) && rest.is_empty()
            }
            R::Visits => !entity.is_some_and(|e| e.name.ends_with("代表团")),
            _ => true,
        }
    }

    /// Whether an honour is one that bodies and places have, no text: 示范城市, 旅游景区.
    pub(super) fn is_for_bodies(&self, index: usize) -> bool {
        let name = self.context.entity(&self.mention(index).entity).map_or("", |e| e.name.as_str());
        let ends = [
            "城市",
            "市",
            "县",
            "区",
            "企业",
            "基地",
            "园区",
            "景区",
            "单位",
            "集群",
            "村",
            "镇",
            "乡",
            "社区",
            "街区",
            "学校",
            "医院",
            "机构",
            "社",
            "集体",
            "示范园",
            "示范点",
            "中心",
        ];
        self.kind(index) == EntityType::Programme && ends.iter().any(|w| name.ends_with(w))
    }
}
