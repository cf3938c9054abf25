//! Whether what stands behind a name lets it act, or makes the name run on.

use super::own::LEADING;
use super::speaks::behind_company;
use crate::link::relation::title::leading_titles;
use crate::link::relation::words::WORDS;

/// 某校代表队获奖: whoever is named sent the team.
pub(super) const TEAMS: &[&str] = &["代表队", "代表团", "参赛队"];

/// Whether the name before `text` can be who acts in what follows: not in A的…, not in A部分学生….
pub(super) fn may_act(text: &str, place: bool) -> bool {
    // 凭“某某”项目|夺得…: with what, not who.
    let with = ["凭借", "凭", "以"].iter().find_map(|w| text.strip_prefix(w));
    let with = with.and_then(|rest| ["项目", "作品", "产品", "成果"].iter().find_map(|w| rest.split_once(w)));
    let text = with.filter(|(what, _)| what.chars().count() <= 4).map_or(text, |(_, rest)| rest);
    if LEADING.iter().any(|w| text.starts_with(w)) || text.starts_with('率') && !text.starts_with("率先") {
        return true;
    }
    let together = ["一起", "一道", "一同", "共同"];
    // 某台联合多家机构|开展: they help, the name acts.
    let joint = text.starts_with("联合") || text.starts_with("会同") || text.starts_with("携手");
    let company = behind_company(text).is_some_and(|rest| {
        together.iter().any(|w| rest.starts_with(w)) || joint && WORDS.is_adverbial(rest)
    });
    let team = TEAMS.iter().any(|w| text.starts_with(w));
    let leads = ["带领", "率领", "带着", "率队", "率团"].iter().any(|w| text.starts_with(w));
    if text.starts_with('等') || company || team || leads {
        return true;
    }
    let near: String = text.chars().take(12).collect();
    let someone = WORDS.person_noun.prefix(&near).is_some()
        || WORDS.person_noun.inside(&near) && !WORDS.is_adverbial(&near);
    let far = place && text.chars().count() > 12;
    // 欢迎某某来华出席: whoever is welcomed attends.
    let lets = WORDS.pivot.prefix(text).and_then(|w| text.strip_prefix(w));
    let lets = lets.is_some_and(|rest| !WORDS.is_adverbial(rest) && text.chars().count() <= 16);
    !(text.starts_with('的') || someone || far || lets)
}

/// Whether a body's or place's name goes on in `text`, so that another body is meant: 中共中央|办公厅, 北京|三联书店;
/// or a title follows whose holder is meant: 市科协|主席.
pub fn runs_on(text: &str) -> bool {
    const TAILS: &str = "厅局部委会办处室院所校店馆团队站司府台署庭组社行";
    const OTHER: &[&str] = &[
        "社会",
        "组织",
        "全部",
        "部署",
        "部分",
        "会议",
        "机会",
        "会同",
        "局面",
        "社区",
        "院士",
        "将会",
        "举行",
        "进行",
        "先行",
        "试行",
        "推行",
        "发行",
        "实行",
        "运行",
        "组建",
        "团结",
        "联合会同",
        "办好",
        "举办",
        "主办",
        "承办",
        "创办",
        "开办",
        "所在",
        "所有",
        "一行",
        "会见",
        "会晤",
        "会谈",
        "行动",
        "部长",
        "校园",
        "站在",
        "团队",
        "队伍",
        "办理",
        "处理",
        "处于",
        "大会",
        "委托",
        "委派",
        "所属",
    ];
    if TEAMS.iter().any(|w| text.starts_with(w)) {
        return false;
    }
    let mut near: String = text.chars().take(12).collect();
    for word in OTHER {
        near = near.replace(word, "");
    }
    let mut tails = near.char_indices().filter(|(_, c)| TAILS.contains(*c));
    let goes_on = tails.any(|(at, _)| !WORDS.is_adverbial(near.get(..at).unwrap_or_default()));
    goes_on || leading_titles(text).is_some()
}
