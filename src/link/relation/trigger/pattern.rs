//! [`Pattern`]: how a trigger is built into its clause.

/// How a trigger is built into its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Subject before, object after: 科协举办大赛.
    Verb,
    /// The same, relation reversed: 联盟吸纳学会.
    Reversed,
    /// Subject right before, object named earlier: 大赛由科协主办.
    Agent,
    /// Object before, at the clause's end: 行动深入开展.
    Patient,
    /// Subject between 被 or 得到 and the trigger: 建议被市长批示.
    Passive,
    /// 授予某人某奖.
    Give,
    /// 向某机构捐赠.
    Dative,
    /// 在某地举行.
    Held,
    /// 到某地调研.
    Go,
    /// 位于某地.
    Situated,
    /// A与B合作.
    Pair,
    /// 持股51%, of what was named before.
    Stake,
    /// 出席开幕式, of what was named before.
    Event,
    /// 在会上致辞.
    Speech,
    /// 获冠军, of what was named before.
    Result,
    /// 获一等奖, of an award named before.
    Award,
    /// 甲队战胜乙队.
    Match,
    /// 提供赞助, of what was named before.
    Topic,
    /// A旗下B.
    Nominal,
    /// 代表某队出战.
    Represents,
    /// 由A主管.
    AgentOf,
    /// No relation; keeps a shorter trigger from firing: 实施方案.
    Stop,
}

/// Every pattern by its name in the table.
const PATTERNS: &[(&str, Pattern)] = &[
    ("verb", Pattern::Verb),
    ("verb<", Pattern::Reversed),
    ("agent", Pattern::Agent),
    ("patient", Pattern::Patient),
    ("passive", Pattern::Passive),
    ("give", Pattern::Give),
    ("dative", Pattern::Dative),
    ("held", Pattern::Held),
    ("go", Pattern::Go),
    ("situated", Pattern::Situated),
    ("pair", Pattern::Pair),
    ("stake", Pattern::Stake),
    ("event", Pattern::Event),
    ("speech", Pattern::Speech),
    ("result", Pattern::Result),
    ("award", Pattern::Award),
    ("match", Pattern::Match),
    ("topic", Pattern::Topic),
    ("nominal", Pattern::Nominal),
    ("represents", Pattern::Represents),
    ("agent-of", Pattern::AgentOf),
    ("stop", Pattern::Stop),
];

impl Pattern {
    pub(super) fn parse(name: &str) -> Option<Self> {
        PATTERNS.iter().find(|(known, _)| *known == name).map(|(_, pattern)| *pattern)
    }

    /// Its name in the table.
    pub fn name(self) -> &'static str {
        PATTERNS.iter().find(|(_, pattern)| *pattern == self).map_or("", |(name, _)| name)
    }

    pub(super) fn names() -> String {
        PATTERNS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    }
}
