//! What terms are called on screen, in Chinese and English.

use crate::ontology::{EntityClass, EntityType, Modality, RelationType, StatKind};

/// A label in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Label {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

const fn label(zh: &'static str, en: &'static str) -> Label {
    Label { zh, en }
}

/// 组织, 人物, …
pub const fn entity_type(kind: EntityType) -> Label {
    match kind {
        EntityType::Organisation => label("组织", "Organisation"),
        EntityType::Person => label("人物", "Person"),
        EntityType::Place => label("地点", "Place"),
        EntityType::Programme => label("项目活动", "Programme"),
        EntityType::Work => label("文件作品", "Work"),
    }
}

/// 政府机构, 企业, …
pub const fn entity_class(class: EntityClass) -> Label {
    use EntityClass as C;
    match class {
        C::GovernmentBody => label("政府机构", "government body"),
        C::PartyBody => label("党的机构", "party body"),
        C::Association => label("社会团体", "association"),
        C::Company => label("企业", "company"),
        C::EducationalInstitution => label("学校", "educational institution"),
        C::ResearchInstitute => label("科研机构", "research institute"),
        C::Hospital => label("医院", "hospital"),
        C::Media => label("媒体", "media"),
        C::Alliance => label("联盟", "alliance"),
        C::MilitaryUnit => label("军队单位", "military unit"),
        C::SportsTeam => label("运动队", "sports team"),
        C::OtherOrganisation => label("其他组织", "other organisation"),
        C::AdministrativeDivision => label("行政区", "administrative division"),
        C::Park => label("园区", "park or zone"),
        C::Facility => label("设施", "facility"),
        C::NaturalFeature => label("自然地物", "natural feature"),
        C::Region => label("区域", "region"),
        C::Plan => label("计划工程", "plan"),
        C::Campaign => label("活动", "campaign"),
        C::Competition => label("比赛", "competition"),
        C::Award => label("奖项称号", "award"),
        C::Designation => label("命名试点", "designation"),
        C::Meeting => label("会议", "meeting"),
        C::Platform => label("平台", "platform"),
        C::Course => label("培训", "course"),
        C::Policy => label("政策", "policy"),
        C::Publication => label("出版物", "publication"),
        C::Report => label("报告", "report"),
        C::Law => label("法律法规", "law"),
    }
}

/// From the subject: 举办 → 大赛.
pub const fn relation(predicate: RelationType) -> Label {
    use RelationType as R;
    match predicate {
        R::LocatedIn => label("位于", "located in"),
        R::SubOrganisationOf => label("隶属于", "part of"),
        R::MemberOf => label("加入", "member of"),
        R::HoldsPosition => label("任职于", "holds a position in"),
        R::Establishes => label("成立", "establishes"),
        R::Organises => label("举办", "organises"),
        R::ParticipatesIn => label("参加", "takes part in"),
        R::Receives => label("获得", "receives"),
        R::Confers => label("授予", "confers"),
        R::Publishes => label("发布", "publishes"),
        R::Endorses => label("批示", "endorses"),
        R::Leads => label("领导", "leads"),
        R::CooperatesWith => label("合作", "cooperates with"),
        R::Invests => label("投资", "invests in"),
        R::Supports => label("支持", "supports"),
        R::Visits => label("走访", "visits"),
        R::Meets => label("会见", "meets"),
    }
}

/// From the object: 主办方 → 协会.
pub const fn inverse(predicate: RelationType) -> Label {
    use RelationType as R;
    match predicate {
        R::LocatedIn => label("位于此地", "located here"),
        R::SubOrganisationOf => label("下属", "has part"),
        R::MemberOf => label("成员", "has member"),
        R::HoldsPosition => label("任职者", "position held by"),
        R::Establishes => label("创立者", "established by"),
        R::Organises => label("主办方", "organised by"),
        R::ParticipatesIn => label("参加者", "participants"),
        R::Receives => label("获得者", "received by"),
        R::Confers => label("授予方", "conferred by"),
        R::Publishes => label("发布方", "published by"),
        R::Endorses => label("批示者", "endorsed by"),
        R::Leads => label("上级领导", "led by"),
        R::CooperatesWith => label("合作", "cooperates with"),
        R::Invests => label("投资方", "invested in by"),
        R::Supports => label("支持方", "supported by"),
        R::Visits => label("来访者", "visited by"),
        R::Meets => label("会见", "meets"),
    }
}

/// 计划中, 已否认; empty for what is done.
pub const fn modality(modality: Modality) -> Label {
    match modality {
        Modality::Done => label("", ""),
        Modality::Planned => label("计划", "planned"),
        Modality::Denied => label("否定", "denied"),
    }
}

/// 数量, 累计, …
pub const fn stat_kind(kind: StatKind) -> Label {
    match kind {
        StatKind::Level => label("水平", "level"),
        StatKind::Count => label("数量", "count"),
        StatKind::Cumulative => label("累计", "cumulative"),
        StatKind::Change => label("变化", "change"),
        StatKind::ChangeRate => label("增减率", "rate of change"),
        StatKind::Share => label("占比", "share"),
        StatKind::Rank => label("排名", "rank"),
    }
}
