//! Whether a word of joint action joins two sides where it stands: 合作 is a noun in 合作项目.

use crate::link::relation::trigger::Hit;
use crate::link::relation::view::View;
use crate::ontology::RelationType as R;

/// 签署 needs an agreement, 共同 and 联合 need something that is done together.
pub(super) fn is_joint(view: &View<'_>, hit: &Hit<'_>) -> bool {
    let clause = view.clauses[view.clause_at(hit.span.begin)];
    let rest = view.raw(hit.span.end, clause.end);
    match hit.word {
        "签署" | "签订" | "签下" | "达成" => {
            ["协议", "合同", "备忘录", "框架", "合作", "意向书"].iter().any(|w| rest.contains(w))
        }
        "共同" | "联合" | "联手" | "携手" | "联袂" | "合资" => {
            let done = view.hits_in(hit.span.end, clause.end);
            let doing = |p| {
                matches!(
                    p,
                    R::Organises | R::Establishes | R::Publishes | R::Invests | R::Supports | R::Confers
                )
            };
            let done = done.first().filter(|h| h.span.begin <= hit.span.end + 6);
            done.is_some_and(|h| h.rows.iter().any(|r| r.predicate.is_some_and(doing)))
        }
        // 缔结友好城市关系; 建立一座水库 joins nobody.
        "缔结" | "结成" | "建立" | "确立" => BONDS.iter().any(|w| rest.contains(w)),
        "合作" => !is_noun(view, hit, rest),
        // 建立跨平台联动机制 joins nobody.
        "联动" => view.is_final(hit),
        _ => true,
    }
}

/// What joins two sides that 缔结 or 建立 it.
const BONDS: &[&str] = &[
    "友好城市",
    "友城",
    "友好关系",
    "合作关系",
    "伙伴关系",
    "姊妹",
    "结对",
    "同盟",
    "战略联盟",
    "外交关系",
    "合作机制",
];

/// 甲同乙经济|合作|带来机遇: a noun, of which something is said.
fn is_noun(view: &View<'_>, hit: &Hit<'_>, rest: &str) -> bool {
    const HEADS: &[&str] = &[
        "的",
        "重点",
        "项目",
        "伙伴",
        "协",
        "社",
        "关系",
        "意",
        "带来",
        "成果",
        "潜力",
        "前景",
        "空间",
        "机制",
        "论坛",
        "委员会",
        "组织",
        "平台",
        "基金",
        "区",
        "中心",
        "会议",
        "文件",
        "愿景",
        "具有",
        "符合",
        "有利",
        "提供",
        "面临",
        "受到",
        "注入",
    ];
    const FIELDS: &[&str] = &[
        "经济", "经贸", "贸易", "科技", "能源", "农业", "文化", "教育", "军事", "安全", "国际", "区域",
        "双边", "产能", "金融", "人文",
    ];
    let before = view.raw(view.clauses[view.clause_at(hit.span.begin)].begin, hit.span.begin);
    let of_field = FIELDS.iter().any(|w| before.ends_with(w));
    HEADS.iter().any(|w| rest.starts_with(w)) || of_field && !rest.is_empty()
}
