//! Whether somebody leads a province, a ministry or the nation.

use super::group::Group;
use crate::identity::key::split_place;
use crate::lexicon::{Level, Lexicon};

/// Leaders of provinces, ministries and the nation.
pub(super) fn is_high(group: &Group, lexicon: &Lexicon) -> bool {
    const TITLES: &[&str] = &["书记", "长", "主席", "主任", "总理", "委员", "常委", "司令员", "代表"];
    const NATIONAL: &[&str] =
        &["中央", "国务院", "全国", "国家", "中华人民共和国", "最高", "外交部", "国防部"];
    const ORGANS: &[&str] = &[
        "委员会",
        "党委",
        "委",
        "人民政府",
        "政府",
        "人大",
        "人大常委会",
        "人民代表大会",
        "人民代表大会常务委员会",
        "政协",
        "纪委",
        "军区",
        "监察委员会",
        "高级人民法院",
        "人民检察院",
    ];
    let leads = group.titles.iter().any(|title| TITLES.iter().any(|end| title.ends_with(end)));
    let high = |body: &String| {
        let body = body.strip_prefix("中国共产党").or_else(|| body.strip_prefix("中共")).unwrap_or(body);
        NATIONAL.iter().any(|begin| body.starts_with(begin))
            || split_place(body, lexicon).is_some_and(|(place, rest)| {
                // A body of the province itself, not of a village in it or a firm.
                let province = place.division.as_ref().is_some_and(|d| d.level <= Level::Province);
                province && ORGANS.contains(&rest)
            })
    };
    leads && group.bodies.iter().any(high)
}
