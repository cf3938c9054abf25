//! Entity types and classes, relation types and the small enumerations of the ontology.
//!
//! Every variant's name is the local name of its term in `ontology/core.ttl`.

/// Declares an enum whose variants print, parse and (de)serialise as the ontology's local names.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            /// Every variant, in the order of declaration.
            pub const ALL: &[$name] = &[$($name::$variant),+];

            /// The local name in the ontology.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;

            fn from_str(text: &str) -> Result<Self, String> {
                Self::ALL.iter().copied().find(|v| v.as_str() == text).ok_or_else(|| {
                    let known: Vec<_> = Self::ALL.iter().map(|v| v.as_str()).collect();
                    format!("`{text}` is none of {}", known.join(", "))
                })
            }
        }
    };
}

vocabulary! {
    /// The five kinds of named things.
    EntityType {
        /// Whoever can act and be a member of something.
        Organisation = "Organisation",
        /// A named human being.
        Person = "Person",
        /// Where something can be.
        Place = "Place",
        /// A named undertaking that people run, join or receive.
        Programme = "Programme",
        /// A named text.
        Work = "Work",
    }
}

vocabulary! {
    /// The finer class of an entity; each belongs to one [`EntityType`].
    EntityClass {
        /// 市政府, 发改委, 法院.
        GovernmentBody = "GovernmentBody",
        /// 市委, 纪委, 宣传部.
        PartyBody = "PartyBody",
        /// 科协, 学会, 商会.
        Association = "Association",
        /// 集团, 有限公司, 银行.
        Company = "Company",
        /// 大学, 中学, 党校.
        EducationalInstitution = "EducationalInstitution",
        /// 研究院, 实验室.
        ResearchInstitute = "ResearchInstitute",
        /// 医院, 卫生院.
        Hospital = "Hospital",
        /// 日报, 电视台.
        Media = "Media",
        /// 联盟.
        Alliance = "Alliance",
        /// 部队, 支队.
        MilitaryUnit = "MilitaryUnit",
        /// 篮球队, 俱乐部.
        SportsTeam = "SportsTeam",
        /// Any other organisation.
        OtherOrganisation = "Other",
        /// 省, 市, 县, countries.
        AdministrativeDivision = "AdministrativeDivision",
        /// 园区, 开发区.
        Park = "Park",
        /// 馆, 站, 路, 桥, 楼.
        Facility = "Facility",
        /// 江, 湖, 山.
        NaturalFeature = "NaturalFeature",
        /// 长三角.
        Region = "Region",
        /// 计划, 工程, 战略.
        Plan = "Plan",
        /// 活动, 行动, 宣传周.
        Campaign = "Campaign",
        /// 大赛, 锦标赛.
        Competition = "Competition",
        /// 奖, 称号.
        Award = "Award",
        /// 基地, 试点城市.
        Designation = "Designation",
        /// 论坛, 大会.
        Meeting = "Meeting",
        /// 平台, 公众号.
        Platform = "Platform",
        /// 培训班.
        Course = "Course",
        /// 办法, 意见, 规划.
        Policy = "Policy",
        /// Books, periodicals, songs, films.
        Publication = "Publication",
        /// 报告, 建议.
        Report = "Report",
        /// 法, 条例.
        Law = "Law",
    }
}

impl EntityClass {
    /// Whether it is of government or party: such bodies are held by nobody and speak for their place.
    pub const fn is_authority(self) -> bool {
        matches!(self, Self::GovernmentBody | Self::PartyBody)
    }

    /// The type that this class refines.
    pub const fn kind(self) -> EntityType {
        use EntityClass as C;
        match self {
            C::GovernmentBody
            | C::PartyBody
            | C::Association
            | C::Company
            | C::EducationalInstitution
            | C::ResearchInstitute
            | C::Hospital
            | C::Media
            | C::Alliance
            | C::MilitaryUnit
            | C::SportsTeam
            | C::OtherOrganisation => EntityType::Organisation,
            C::AdministrativeDivision | C::Park | C::Facility | C::NaturalFeature | C::Region => {
                EntityType::Place
            }
            C::Plan
            | C::Campaign
            | C::Competition
            | C::Award
            | C::Designation
            | C::Meeting
            | C::Platform
            | C::Course => EntityType::Programme,
            C::Policy | C::Publication | C::Report | C::Law => EntityType::Work,
        }
    }
}

vocabulary! {
    /// What one entity can be said to have to do with another.
    RelationType {
        /// 位于, 在…举行.
        LocatedIn = "locatedIn",
        /// 下属, 旗下, 隶属.
        SubOrganisationOf = "subOrganisationOf",
        /// 成员, 加入, 吸纳.
        MemberOf = "memberOf",
        /// 市委书记陈某.
        HoldsPosition = "holdsPosition",
        /// 成立, 创建, 建成.
        Establishes = "establishes",
        /// 举办, 开展, 实施.
        Organises = "organises",
        /// 参加, 出席.
        ParticipatesIn = "participatesIn",
        /// 获, 被评为, 入选.
        Receives = "receives",
        /// 授予, 颁发.
        Confers = "confers",
        /// 出台, 印发, 编辑.
        Publishes = "publishes",
        /// 批示, 批准.
        Endorses = "endorses",
        /// 在…领导下, 主管.
        Leads = "leads",
        /// 合作, 签约.
        CooperatesWith = "cooperatesWith",
        /// 投资, 收购.
        Invests = "invests",
        /// 支持, 资助, 推广.
        Supports = "supports",
        /// 调研, 考察.
        Visits = "visits",
        /// 会见, 座谈.
        Meets = "meets",
    }
}

impl RelationType {
    /// Whether it reads the same both ways.
    pub const fn is_symmetric(self) -> bool {
        matches!(self, RelationType::CooperatesWith | RelationType::Meets)
    }

    /// The types its subject may have.
    pub const fn domain(self) -> &'static [EntityType] {
        use EntityType::{Organisation as O, Person as P, Place as L, Programme as G, Work as W};
        use RelationType as R;
        match self {
            R::LocatedIn => &[O, L, G],
            R::SubOrganisationOf | R::Confers | R::Supports => &[O],
            R::MemberOf | R::Endorses | R::Leads | R::Invests | R::Publishes => &[P, O],
            R::HoldsPosition | R::Visits | R::Meets => &[P],
            R::Establishes | R::Organises | R::ParticipatesIn => &[P, O, L],
            R::Receives => &[P, O, L, W],
            R::CooperatesWith => &[O, L],
        }
    }

    /// The types its object may have.
    pub const fn range(self) -> &'static [EntityType] {
        use EntityType::{Organisation as O, Person as P, Place as L, Programme as G, Work as W};
        use RelationType as R;
        match self {
            R::LocatedIn => &[L],
            R::SubOrganisationOf | R::MemberOf | R::HoldsPosition | R::Leads => &[O],
            R::Establishes | R::Invests => &[O, L, G],
            R::Organises | R::ParticipatesIn | R::Receives | R::Confers => &[G],
            R::Publishes | R::Endorses => &[W],
            R::CooperatesWith | R::Visits => &[O, L],
            R::Supports => &[O, G, P],
            R::Meets => &[P, O],
        }
    }
}

vocabulary! {
    /// Whether the text says that something is so, will be, or is not.
    Modality {
        /// It is or was so.
        Done = "done",
        /// 计划, 拟, 将.
        Planned = "planned",
        /// 未, 取消, 免去.
        Denied = "denied",
    }
}

vocabulary! {
    /// How a position changed hands.
    Change {
        /// 任命, 当选.
        Appointed = "appointed",
        /// 免去.
        Removed = "removed",
        /// 辞去.
        Resigned = "resigned",
    }
}

vocabulary! {
    /// What a number states.
    StatKind {
        /// A state at a time (达标率15.2%).
        Level = "Level",
        /// So many of something (新建4家).
        Count = "Count",
        /// So many since a beginning (累计257家).
        Cumulative = "Cumulative",
        /// A difference (提升4.9个百分点).
        Change = "Change",
        /// A relative difference (增长42%).
        ChangeRate = "ChangeRate",
        /// A part of a whole (占比30%).
        Share = "Share",
        /// A place in an order (第四).
        Rank = "Rank",
    }
}

vocabulary! {
    /// By what means a mention was taken for its entity.
    Resolution {
        /// The full name.
        ExactName = "ExactName",
        /// A short form that means the same anywhere (常州市科协).
        Abbreviation = "Abbreviation",
        /// A form that the article's place completes (市委, 我市).
        LocalityDeixis = "LocalityDeixis",
        /// A form that an earlier mention completes (该公司, 陈局长).
        Coreference = "Coreference",
        /// A short form that the text itself introduced (以下简称…).
        IntroducedAlias = "IntroducedAlias",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_round_trip() {
        for class in EntityClass::ALL {
            assert_eq!(class.as_str().parse::<EntityClass>().as_ref(), Ok(class));
        }
        assert_eq!("receives".parse::<RelationType>(), Ok(RelationType::Receives));
        assert!("likes".parse::<RelationType>().unwrap_err().contains("locatedIn"));
    }
}
