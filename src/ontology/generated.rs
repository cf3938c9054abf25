//! Constants and labels of the ontology's terms, and its ready-made queries.
//!
//! Rendered from `ontology/` by `tests/ontology.rs`; do not edit. After a change there:
//! `UPDATE=1 cargo test --release --test ontology`.

use super::{Change, EntityClass, EntityType, Modality, RelationType, Resolution, StatKind};
use oxigraph::model::NamedNodeRef;

/// Classes.
pub mod class {
    use super::NamedNodeRef;

    /// 行政区划, administrative division.
    pub const ADMINISTRATIVE_DIVISION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#AdministrativeDivision");

    /// 协议, agreement.
    pub const AGREEMENT: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Agreement");

    /// 联盟, alliance.
    pub const ALLIANCE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Alliance");

    /// 社会团体, association.
    pub const ASSOCIATION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Association");

    /// 奖项, award.
    pub const AWARD: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Award");

    /// 活动, campaign.
    pub const CAMPAIGN: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Campaign");

    /// 断言, claim.
    pub const CLAIM: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Claim");

    /// 企业, company.
    pub const COMPANY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Company");

    /// 赛事, competition.
    pub const COMPETITION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Competition");

    /// 授奖, conferral.
    pub const CONFERRAL: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Conferral");

    /// 课程, course.
    pub const COURSE: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Course");

    /// 人工决定, decision.
    pub const DECISION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Decision");

    /// 称号, designation.
    pub const DESIGNATION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Designation");

    /// 教育机构, educational institution.
    pub const EDUCATIONAL_INSTITUTION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#EducationalInstitution");

    /// 批示记录, endorsement.
    pub const ENDORSEMENT: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Endorsement");

    /// 设施, facility.
    pub const FACILITY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Facility");

    /// 政府机关, government body.
    pub const GOVERNMENT_BODY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#GovernmentBody");

    /// 医疗机构, hospital.
    pub const HOSPITAL: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Hospital");

    /// 认定, identification.
    pub const IDENTIFICATION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Identification");

    /// 投资记录, investment.
    pub const INVESTMENT: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Investment");

    /// 法律法规, law.
    pub const LAW: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Law");

    /// 媒体, media.
    pub const MEDIA: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Media");

    /// 会议, meeting.
    pub const MEETING: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Meeting");

    /// 提及, mention.
    pub const MENTION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Mention");

    /// 部队, military unit.
    pub const MILITARY_UNIT: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#MilitaryUnit");

    /// 情态, modality.
    pub const MODALITY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Modality");

    /// 自然地物, natural feature.
    pub const NATURAL_FEATURE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#NaturalFeature");

    /// 机构, organisation.
    pub const ORGANISATION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Organisation");

    /// 其他机构, other organisation.
    pub const OTHER_ORGANISATION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#OtherOrganisation");

    /// 园区, park.
    pub const PARK: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Park");

    /// 党的机关, party body.
    pub const PARTY_BODY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#PartyBody");

    /// 人物, person.
    pub const PERSON: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Person");

    /// 地点, place.
    pub const PLACE: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Place");

    /// 计划, plan.
    pub const PLAN: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Plan");

    /// 平台, platform.
    pub const PLATFORM: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Platform");

    /// 政策文件, policy.
    pub const POLICY: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Policy");

    /// 任免方式, change of position.
    pub const POSITION_CHANGE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#PositionChange");

    /// 项目, programme.
    pub const PROGRAMME: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Programme");

    /// 作品, publication.
    pub const PUBLICATION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Publication");

    /// 区域, region.
    pub const REGION: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Region");

    /// 报告, report.
    pub const REPORT: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Report");

    /// 科研机构, research institute.
    pub const RESEARCH_INSTITUTE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#ResearchInstitute");

    /// 归指方式, resolution.
    pub const RESOLUTION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Resolution");

    /// 运动队, sports team.
    pub const SPORTS_TEAM: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#SportsTeam");

    /// 数字类别, kind of number.
    pub const STAT_KIND: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#StatKind");

    /// 文献, work.
    pub const WORK: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Work");
}

/// Properties.
pub mod property {
    use super::NamedNodeRef;

    /// 简称, abbreviation.
    pub const ABBREVIATION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#abbreviation");

    /// 动作, action.
    pub const ACTION: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#action");

    /// 金额, amount.
    pub const AMOUNT: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#amount");

    /// 原读, as read.
    pub const AS_READ: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#asRead");

    /// 所授, award.
    pub const AWARD: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#award");

    /// 基期, base period.
    pub const BASE_PERIOD: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#basePeriod");

    /// 基期起, base period begin.
    pub const BASE_PERIOD_BEGIN: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#basePeriodBegin");

    /// 基期止, base period end.
    pub const BASE_PERIOD_END: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#basePeriodEnd");

    /// 起始原文, begin text.
    pub const BEGIN_TEXT: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#beginText");

    /// 任免, change.
    pub const CHANGE: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#change");

    /// 社群, community (reserved).
    pub const COMMUNITY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#community");

    /// 连通分量, component (reserved).
    pub const COMPONENT: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#component");

    /// 授予方, conferred by.
    pub const CONFERRED_BY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#conferredBy");

    /// 授予, confers.
    pub const CONFERS: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#confers");

    /// 置信度, confidence.
    pub const CONFIDENCE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#confidence");

    /// 合作, cooperates with.
    pub const COOPERATES_WITH: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#cooperatesWith");

    /// 日期原文, date text.
    pub const DATE_TEXT: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#dateText");

    /// 决定为, decided.
    pub const DECIDED: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#decided");

    /// 限于文章, decided in.
    pub const DECIDED_IN: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#decidedIn");

    /// 所决名称, decided on.
    pub const DECIDED_ON: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#decidedOn");

    /// 度, degree (reserved).
    pub const DEGREE: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#degree");

    /// 届次, edition.
    pub const EDITION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#edition");

    /// 终止原文, end text.
    pub const END_TEXT: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#endText");

    /// 所批文献, endorsed work.
    pub const ENDORSED_WORK: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#endorsedWork");

    /// 批示者, endorser.
    pub const ENDORSER: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#endorser");

    /// 批示者职务, endorser's position.
    pub const ENDORSER_POSITION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#endorserPosition");

    /// 批示, endorses.
    pub const ENDORSES: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#endorses");

    /// 列举, enumerates.
    pub const ENUMERATES: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#enumerates");

    /// 列举完整, enumeration complete.
    pub const ENUMERATION_COMPLETE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#enumerationComplete");

    /// 创建, establishes.
    pub const ESTABLISHES: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#establishes");

    /// 依据, evidence.
    pub const EVIDENCE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#evidence");

    /// 已卸任, former.
    pub const FORMER: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#former");

    /// 曾用名, former name.
    pub const FORMER_NAME: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#formerName");

    /// 任职于, holds a position in.
    pub const HOLDS_POSITION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#holdsPosition");

    /// 所认名称, identified name.
    pub const IDENTIFIED_NAME: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#identifiedName");

    /// 认作, identifies.
    pub const IDENTIFIES: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#identifies");

    /// 投资对象, investee.
    pub const INVESTEE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#investee");

    /// 投资方, investor.
    pub const INVESTOR: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#investor");

    /// 投资, invests in.
    pub const INVESTS: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#invests");

    /// 领导, leads.
    pub const LEADS: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#leads");

    /// 级别, level.
    pub const LEVEL: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#level");

    /// 所在地, locality.
    pub const LOCALITY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#locality");

    /// 位于, located in.
    pub const LOCATED_IN: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#locatedIn");

    /// 会见, meets.
    pub const MEETS: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#meets");

    /// 加入, is a member of.
    pub const MEMBER_OF: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#memberOf");

    /// 情态, modality.
    pub const MODALITY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#modality");

    /// 见报日期, observed on.
    pub const OBSERVED_ON: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#observedOn");

    /// 举办, organises.
    pub const ORGANISES: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#organises");

    /// 网页排名值, PageRank (reserved).
    pub const PAGE_RANK: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#pageRank");

    /// 参加, participates in.
    pub const PARTICIPATES_IN: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#participatesIn");

    /// 签约方, party.
    pub const PARTY: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#party");

    /// 时期起, period begin.
    pub const PERIOD_BEGIN: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#periodBegin");

    /// 时期止, period end.
    pub const PERIOD_END: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#periodEnd");

    /// 时期原文, period text.
    pub const PERIOD_TEXT: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#periodText");

    /// 发布, publishes.
    pub const PUBLISHES: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#publishes");

    /// 排名范围, rank scope.
    pub const RANK_SCOPE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#rankScope");

    /// 获得, receives.
    pub const RECEIVES: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#receives");

    /// 获得者, recipient.
    pub const RECIPIENT: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#recipient");

    /// 识别器, recogniser.
    pub const RECOGNISER: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#recogniser");

    /// 归指方式, resolution.
    pub const RESOLUTION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#resolution");

    /// 规则, rule.
    pub const RULE: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#rule");

    /// 所在句, sentence.
    pub const SENTENCE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#sentence");

    /// 份额, share.
    pub const SHARE: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#share");

    /// 数字类别, kind of number.
    pub const STAT_KIND: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#statKind");

    /// 隶属于, is part of.
    pub const SUB_ORGANISATION_OF: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#subOrganisationOf");

    /// 前身为, succeeds.
    pub const SUCCEEDS: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#succeeds");

    /// 补足依据, supplied by.
    pub const SUPPLIED_BY: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#suppliedBy");

    /// 支持, supports.
    pub const SUPPORTS: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#supports");

    /// 名称原文, title text.
    pub const TITLE_TEXT: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#titleText");

    /// 触发词起点, trigger begin.
    pub const TRIGGER_BEGIN: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#triggerBegin");

    /// 触发词终点, trigger end.
    pub const TRIGGER_END: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#triggerEnd");

    /// 数字原文, value text.
    pub const VALUE_TEXT: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#valueText");

    /// 调研, visits.
    pub const VISITS: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#visits");
}

/// Members of the closed lists.
pub mod individual {
    use super::NamedNodeRef;

    /// 通行简称, abbreviation.
    pub const ABBREVIATION: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Abbreviation");

    /// 任命, appointed.
    pub const APPOINTED: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Appointed");

    /// 变化量, change.
    pub const CHANGE: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Change");

    /// 变化率, rate of change.
    pub const CHANGE_RATE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#ChangeRate");

    /// 承前指代, coreference.
    pub const COREFERENCE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Coreference");

    /// 数量, count.
    pub const COUNT: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Count");

    /// 累计, cumulative.
    pub const CUMULATIVE: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Cumulative");

    /// 否定, denied.
    pub const DENIED: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Denied");

    /// 已成, done.
    pub const DONE: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Done");

    /// 全称, exact name.
    pub const EXACT_NAME: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#ExactName");

    /// 文中定义, introduced alias.
    pub const INTRODUCED_ALIAS: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#IntroducedAlias");

    /// 水平, level.
    pub const LEVEL: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Level");

    /// 随地而指, locality deixis.
    pub const LOCALITY_DEIXIS: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#LocalityDeixis");

    /// 计划, planned.
    pub const PLANNED: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Planned");

    /// 排名, rank.
    pub const RANK: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Rank");

    /// 免去, removed.
    pub const REMOVED: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Removed");

    /// 辞去, resigned.
    pub const RESIGNED: NamedNodeRef<'static> =
        NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Resigned");

    /// 占比, share.
    pub const SHARE: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/tupu/ns#Share");
}

impl EntityType {
    /// The term in the ontology.
    pub const fn iri(self) -> NamedNodeRef<'static> {
        match self {
            EntityType::Organisation => class::ORGANISATION,
            EntityType::Person => class::PERSON,
            EntityType::Place => class::PLACE,
            EntityType::Programme => class::PROGRAMME,
            EntityType::Work => class::WORK,
        }
    }

    /// What to call it in Chinese.
    pub const fn label_zh(self) -> &'static str {
        match self {
            EntityType::Organisation => "机构",
            EntityType::Person => "人物",
            EntityType::Place => "地点",
            EntityType::Programme => "项目",
            EntityType::Work => "文献",
        }
    }

    /// What to call it in English.
    pub const fn label_en(self) -> &'static str {
        match self {
            EntityType::Organisation => "organisation",
            EntityType::Person => "person",
            EntityType::Place => "place",
            EntityType::Programme => "programme",
            EntityType::Work => "work",
        }
    }
}

impl EntityClass {
    /// The term in the ontology.
    pub const fn iri(self) -> NamedNodeRef<'static> {
        match self {
            EntityClass::GovernmentBody => class::GOVERNMENT_BODY,
            EntityClass::PartyBody => class::PARTY_BODY,
            EntityClass::Association => class::ASSOCIATION,
            EntityClass::Company => class::COMPANY,
            EntityClass::EducationalInstitution => class::EDUCATIONAL_INSTITUTION,
            EntityClass::ResearchInstitute => class::RESEARCH_INSTITUTE,
            EntityClass::Hospital => class::HOSPITAL,
            EntityClass::Media => class::MEDIA,
            EntityClass::Alliance => class::ALLIANCE,
            EntityClass::MilitaryUnit => class::MILITARY_UNIT,
            EntityClass::SportsTeam => class::SPORTS_TEAM,
            EntityClass::OtherOrganisation => class::OTHER_ORGANISATION,
            EntityClass::AdministrativeDivision => class::ADMINISTRATIVE_DIVISION,
            EntityClass::Park => class::PARK,
            EntityClass::Facility => class::FACILITY,
            EntityClass::NaturalFeature => class::NATURAL_FEATURE,
            EntityClass::Region => class::REGION,
            EntityClass::Plan => class::PLAN,
            EntityClass::Campaign => class::CAMPAIGN,
            EntityClass::Competition => class::COMPETITION,
            EntityClass::Award => class::AWARD,
            EntityClass::Designation => class::DESIGNATION,
            EntityClass::Meeting => class::MEETING,
            EntityClass::Platform => class::PLATFORM,
            EntityClass::Course => class::COURSE,
            EntityClass::Policy => class::POLICY,
            EntityClass::Publication => class::PUBLICATION,
            EntityClass::Report => class::REPORT,
            EntityClass::Law => class::LAW,
        }
    }

    /// What to call it in Chinese.
    pub const fn label_zh(self) -> &'static str {
        match self {
            EntityClass::GovernmentBody => "政府机关",
            EntityClass::PartyBody => "党的机关",
            EntityClass::Association => "社会团体",
            EntityClass::Company => "企业",
            EntityClass::EducationalInstitution => "教育机构",
            EntityClass::ResearchInstitute => "科研机构",
            EntityClass::Hospital => "医疗机构",
            EntityClass::Media => "媒体",
            EntityClass::Alliance => "联盟",
            EntityClass::MilitaryUnit => "部队",
            EntityClass::SportsTeam => "运动队",
            EntityClass::OtherOrganisation => "其他机构",
            EntityClass::AdministrativeDivision => "行政区划",
            EntityClass::Park => "园区",
            EntityClass::Facility => "设施",
            EntityClass::NaturalFeature => "自然地物",
            EntityClass::Region => "区域",
            EntityClass::Plan => "计划",
            EntityClass::Campaign => "活动",
            EntityClass::Competition => "赛事",
            EntityClass::Award => "奖项",
            EntityClass::Designation => "称号",
            EntityClass::Meeting => "会议",
            EntityClass::Platform => "平台",
            EntityClass::Course => "课程",
            EntityClass::Policy => "政策文件",
            EntityClass::Publication => "作品",
            EntityClass::Report => "报告",
            EntityClass::Law => "法律法规",
        }
    }

    /// What to call it in English.
    pub const fn label_en(self) -> &'static str {
        match self {
            EntityClass::GovernmentBody => "government body",
            EntityClass::PartyBody => "party body",
            EntityClass::Association => "association",
            EntityClass::Company => "company",
            EntityClass::EducationalInstitution => "educational institution",
            EntityClass::ResearchInstitute => "research institute",
            EntityClass::Hospital => "hospital",
            EntityClass::Media => "media",
            EntityClass::Alliance => "alliance",
            EntityClass::MilitaryUnit => "military unit",
            EntityClass::SportsTeam => "sports team",
            EntityClass::OtherOrganisation => "other organisation",
            EntityClass::AdministrativeDivision => "administrative division",
            EntityClass::Park => "park",
            EntityClass::Facility => "facility",
            EntityClass::NaturalFeature => "natural feature",
            EntityClass::Region => "region",
            EntityClass::Plan => "plan",
            EntityClass::Campaign => "campaign",
            EntityClass::Competition => "competition",
            EntityClass::Award => "award",
            EntityClass::Designation => "designation",
            EntityClass::Meeting => "meeting",
            EntityClass::Platform => "platform",
            EntityClass::Course => "course",
            EntityClass::Policy => "policy",
            EntityClass::Publication => "publication",
            EntityClass::Report => "report",
            EntityClass::Law => "law",
        }
    }
}

impl RelationType {
    /// The term in the ontology.
    pub const fn iri(self) -> NamedNodeRef<'static> {
        match self {
            RelationType::LocatedIn => property::LOCATED_IN,
            RelationType::SubOrganisationOf => property::SUB_ORGANISATION_OF,
            RelationType::MemberOf => property::MEMBER_OF,
            RelationType::HoldsPosition => property::HOLDS_POSITION,
            RelationType::Establishes => property::ESTABLISHES,
            RelationType::Organises => property::ORGANISES,
            RelationType::ParticipatesIn => property::PARTICIPATES_IN,
            RelationType::Receives => property::RECEIVES,
            RelationType::Confers => property::CONFERS,
            RelationType::Publishes => property::PUBLISHES,
            RelationType::Endorses => property::ENDORSES,
            RelationType::Leads => property::LEADS,
            RelationType::CooperatesWith => property::COOPERATES_WITH,
            RelationType::Invests => property::INVESTS,
            RelationType::Supports => property::SUPPORTS,
            RelationType::Visits => property::VISITS,
            RelationType::Meets => property::MEETS,
        }
    }

    /// What to call it in Chinese.
    pub const fn label_zh(self) -> &'static str {
        match self {
            RelationType::LocatedIn => "位于",
            RelationType::SubOrganisationOf => "隶属于",
            RelationType::MemberOf => "加入",
            RelationType::HoldsPosition => "任职于",
            RelationType::Establishes => "创建",
            RelationType::Organises => "举办",
            RelationType::ParticipatesIn => "参加",
            RelationType::Receives => "获得",
            RelationType::Confers => "授予",
            RelationType::Publishes => "发布",
            RelationType::Endorses => "批示",
            RelationType::Leads => "领导",
            RelationType::CooperatesWith => "合作",
            RelationType::Invests => "投资",
            RelationType::Supports => "支持",
            RelationType::Visits => "调研",
            RelationType::Meets => "会见",
        }
    }

    /// What to call it in English.
    pub const fn label_en(self) -> &'static str {
        match self {
            RelationType::LocatedIn => "located in",
            RelationType::SubOrganisationOf => "is part of",
            RelationType::MemberOf => "is a member of",
            RelationType::HoldsPosition => "holds a position in",
            RelationType::Establishes => "establishes",
            RelationType::Organises => "organises",
            RelationType::ParticipatesIn => "participates in",
            RelationType::Receives => "receives",
            RelationType::Confers => "confers",
            RelationType::Publishes => "publishes",
            RelationType::Endorses => "endorses",
            RelationType::Leads => "leads",
            RelationType::CooperatesWith => "cooperates with",
            RelationType::Invests => "invests in",
            RelationType::Supports => "supports",
            RelationType::Visits => "visits",
            RelationType::Meets => "meets",
        }
    }
}

impl Modality {
    /// The term in the ontology.
    pub const fn iri(self) -> NamedNodeRef<'static> {
        match self {
            Modality::Done => individual::DONE,
            Modality::Planned => individual::PLANNED,
            Modality::Denied => individual::DENIED,
        }
    }

    /// What to call it in Chinese.
    pub const fn label_zh(self) -> &'static str {
        match self {
            Modality::Done => "已成",
            Modality::Planned => "计划",
            Modality::Denied => "否定",
        }
    }

    /// What to call it in English.
    pub const fn label_en(self) -> &'static str {
        match self {
            Modality::Done => "done",
            Modality::Planned => "planned",
            Modality::Denied => "denied",
        }
    }
}

impl Change {
    /// The term in the ontology.
    pub const fn iri(self) -> NamedNodeRef<'static> {
        match self {
            Change::Appointed => individual::APPOINTED,
            Change::Removed => individual::REMOVED,
            Change::Resigned => individual::RESIGNED,
        }
    }

    /// What to call it in Chinese.
    pub const fn label_zh(self) -> &'static str {
        match self {
            Change::Appointed => "任命",
            Change::Removed => "免去",
            Change::Resigned => "辞去",
        }
    }

    /// What to call it in English.
    pub const fn label_en(self) -> &'static str {
        match self {
            Change::Appointed => "appointed",
            Change::Removed => "removed",
            Change::Resigned => "resigned",
        }
    }
}

impl StatKind {
    /// The term in the ontology.
    pub const fn iri(self) -> NamedNodeRef<'static> {
        match self {
            StatKind::Level => individual::LEVEL,
            StatKind::Count => individual::COUNT,
            StatKind::Cumulative => individual::CUMULATIVE,
            StatKind::Change => individual::CHANGE,
            StatKind::ChangeRate => individual::CHANGE_RATE,
            StatKind::Share => individual::SHARE,
            StatKind::Rank => individual::RANK,
        }
    }

    /// What to call it in Chinese.
    pub const fn label_zh(self) -> &'static str {
        match self {
            StatKind::Level => "水平",
            StatKind::Count => "数量",
            StatKind::Cumulative => "累计",
            StatKind::Change => "变化量",
            StatKind::ChangeRate => "变化率",
            StatKind::Share => "占比",
            StatKind::Rank => "排名",
        }
    }

    /// What to call it in English.
    pub const fn label_en(self) -> &'static str {
        match self {
            StatKind::Level => "level",
            StatKind::Count => "count",
            StatKind::Cumulative => "cumulative",
            StatKind::Change => "change",
            StatKind::ChangeRate => "rate of change",
            StatKind::Share => "share",
            StatKind::Rank => "rank",
        }
    }
}

impl Resolution {
    /// The term in the ontology.
    pub const fn iri(self) -> NamedNodeRef<'static> {
        match self {
            Resolution::ExactName => individual::EXACT_NAME,
            Resolution::Abbreviation => individual::ABBREVIATION,
            Resolution::LocalityDeixis => individual::LOCALITY_DEIXIS,
            Resolution::Coreference => individual::COREFERENCE,
            Resolution::IntroducedAlias => individual::INTRODUCED_ALIAS,
        }
    }

    /// What to call it in Chinese.
    pub const fn label_zh(self) -> &'static str {
        match self {
            Resolution::ExactName => "全称",
            Resolution::Abbreviation => "通行简称",
            Resolution::LocalityDeixis => "随地而指",
            Resolution::Coreference => "承前指代",
            Resolution::IntroducedAlias => "文中定义",
        }
    }

    /// What to call it in English.
    pub const fn label_en(self) -> &'static str {
        match self {
            Resolution::ExactName => "exact name",
            Resolution::Abbreviation => "abbreviation",
            Resolution::LocalityDeixis => "locality deixis",
            Resolution::Coreference => "coreference",
            Resolution::IntroducedAlias => "introduced alias",
        }
    }
}

impl RelationType {
    /// What to call it in Chinese when read from its object.
    pub const fn inverse_label_zh(self) -> &'static str {
        match self {
            RelationType::LocatedIn => "境内有",
            RelationType::SubOrganisationOf => "下属",
            RelationType::MemberOf => "成员有",
            RelationType::HoldsPosition => "任职者有",
            RelationType::Establishes => "创建者为",
            RelationType::Organises => "举办方为",
            RelationType::ParticipatesIn => "参加者有",
            RelationType::Receives => "获得者有",
            RelationType::Confers => "授予方为",
            RelationType::Publishes => "发布者为",
            RelationType::Endorses => "批示者为",
            RelationType::Leads => "受领导于",
            RelationType::CooperatesWith => "合作",
            RelationType::Invests => "投资方为",
            RelationType::Supports => "支持方为",
            RelationType::Visits => "调研者有",
            RelationType::Meets => "会见",
        }
    }

    /// What to call it in English when read from its object.
    pub const fn inverse_label_en(self) -> &'static str {
        match self {
            RelationType::LocatedIn => "has within it",
            RelationType::SubOrganisationOf => "has sub-organisation",
            RelationType::MemberOf => "has member",
            RelationType::HoldsPosition => "has office holder",
            RelationType::Establishes => "established by",
            RelationType::Organises => "organised by",
            RelationType::ParticipatesIn => "has participant",
            RelationType::Receives => "received by",
            RelationType::Confers => "conferred by",
            RelationType::Publishes => "published by",
            RelationType::Endorses => "endorsed by",
            RelationType::Leads => "led by",
            RelationType::CooperatesWith => "cooperates with",
            RelationType::Invests => "has investor",
            RelationType::Supports => "supported by",
            RelationType::Visits => "visited by",
            RelationType::Meets => "meets",
        }
    }
}

/// The ready-made queries: name and SPARQL text, by name.
pub const QUERIES: &[(&str, &str)] = &[
    ("agreements", include_str!("../../ontology/queries/agreements.rq")),
    ("appointments", include_str!("../../ontology/queries/appointments.rq")),
    ("article", include_str!("../../ontology/queries/article.rq")),
    ("articles", include_str!("../../ontology/queries/articles.rq")),
    ("awards", include_str!("../../ontology/queries/awards.rq")),
    ("between", include_str!("../../ontology/queries/between.rq")),
    ("co-mentioned", include_str!("../../ontology/queries/co-mentioned.rq")),
    ("cooperation", include_str!("../../ontology/queries/cooperation.rq")),
    ("endorsements", include_str!("../../ontology/queries/endorsements.rq")),
    ("evidence", include_str!("../../ontology/queries/evidence.rq")),
    ("founders", include_str!("../../ontology/queries/founders.rq")),
    ("investments", include_str!("../../ontology/queries/investments.rq")),
    ("located-in", include_str!("../../ontology/queries/located-in.rq")),
    ("meetings", include_str!("../../ontology/queries/meetings.rq")),
    ("members", include_str!("../../ontology/queries/members.rq")),
    ("most-mentioned", include_str!("../../ontology/queries/most-mentioned.rq")),
    ("names", include_str!("../../ontology/queries/names.rq")),
    ("organisers", include_str!("../../ontology/queries/organisers.rq")),
    ("participants", include_str!("../../ontology/queries/participants.rq")),
    ("planned", include_str!("../../ontology/queries/planned.rq")),
    ("positions", include_str!("../../ontology/queries/positions.rq")),
    ("publications", include_str!("../../ontology/queries/publications.rq")),
    ("rankings", include_str!("../../ontology/queries/rankings.rq")),
    ("statistics", include_str!("../../ontology/queries/statistics.rq")),
    ("timeline", include_str!("../../ontology/queries/timeline.rq")),
    ("visits", include_str!("../../ontology/queries/visits.rq")),
];
