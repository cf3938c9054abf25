//! Whether a name ends where its mention does, so that it is acted on: not in 支持常州发展.

use crate::link::relation::view::{View, is_quote};
use crate::ontology::EntityType::{Organisation, Place};
use crate::ontology::RelationType;

/// What is done where somebody has come to: 来到某村|看望群众, 前往某门|敬献花圈.
const ARRIVED_TO: &[&str] = &[
    "看望", "慰问", "参观", "参加", "出席", "敬献", "献花", "瞻仰", "凭吊", "祭奠", "悼念", "吊唁", "检查",
    "指导", "视察", "了解", "走访", "察看", "查看", "观看", "访问", "采访", "支教", "任教", "同", "听取",
    "会见", "接见", "迎接", "送行", "交流", "学习", "观摩", "巡视", "督导", "督查", "主持", "举行", "发表",
    "暗访", "探望", "亲切", "深入", "现场",
];

/// What a body may be helped to do.
const HELPED_TO: &[&str] = &[
    "牵头", "做大", "做强", "做优", "扩大", "申报", "申办", "申请", "创建", "组建", "争创", "打造", "领衔",
    "主导", "承担", "参与", "发展", "建好", "办好", "培育", "引进", "攻关", "转型", "改革",
];

/// What may stand right behind the name of a body or place that is acted on.
const BEHIND: &[&str] = &[
    "等",
    "和",
    "与",
    "并",
    "及",
    "后",
    "时",
    "以",
    "在",
    "为",
    "共同",
    "进行",
    "开展",
    "实地",
    "建设",
    "一线",
    "调研",
    "考察",
    "已",
    "将",
    "正",
    "日前",
    "昨",
    "今",
    "于",
    "正式",
    "旗下",
    "公司",
    "总部",
    "改扩建",
    "一期",
    "二期",
    "三期",
    "四期",
    "五期",
    "有限",
    "高层",
    "股权",
    "股份",
    "部分",
    "全部",
    "所",
    "之",
];

impl View<'_> {
    /// A body or place is an object only where its name ends the phrase: not in 支持常州发展.
    pub(super) fn closed(&self, name: usize, end: usize, predicate: RelationType) -> bool {
        let rest = self.raw(end, self.span.end.max(end));
        let rest = rest.trim_start_matches(is_quote);
        let Some(next) = rest.chars().next() else { return true };
        // 发布加快建设某通道行动方案: a text about it.
        let text =
            ["方案", "意见", "规划", "办法", "通知", "细则", "条例"].iter().any(|w| rest.starts_with(w));
        if text && !matches!(predicate, RelationType::Publishes | RelationType::Endorses) {
            return false;
        }
        // 捧回“某某志愿者”的证书
        let honour = predicate == RelationType::Receives
            && ["的证书", "的奖", "的称号", "的荣誉", "的牌", "的锦旗", "的殊荣", "的匾"]
                .iter()
                .any(|w| rest.starts_with(w));
        let possessive = next == '的'
            && !honour
            && predicate != RelationType::Publishes
            && predicate != RelationType::Endorses;
        if !matches!(self.kind(name), Organisation | Place) {
            return !possessive;
        }
        let mark = !next.is_alphanumeric() || next.is_ascii_digit();
        // 支持某校牵头组建某集团: it is helped, whatever it then does.
        let helped = predicate == RelationType::Supports
            && self.kind(name) == Organisation
            && HELPED_TO.iter().any(|w| rest.starts_with(w));
        let arrived = predicate == RelationType::Visits && has_arrived(rest);
        let pledged =
            predicate == RelationType::Invests && (rest.starts_with("累计") || rest.starts_with('被'));
        mark || helped
            || arrived
            || pledged
            || BEHIND.iter().any(|w| rest.starts_with(w))
            || self.verb_in(end, end + 1)
            || predicate == RelationType::MemberOf
            || predicate == RelationType::CooperatesWith
                && !["有关", "相关", "各"].iter().any(|w| rest.starts_with(w))
    }
}

pub(super) fn has_arrived(rest: &str) -> bool {
    ARRIVED_TO.iter().any(|w| rest.starts_with(w))
}
