//! 出席|开幕式: nouns that mean an event without naming it.

const EVENTS: &[&str] = &[
    "开幕式",
    "闭幕式",
    "开幕",
    "仪式",
    "启动仪式",
    "颁奖",
    "活动",
    "会议",
    "大会",
    "论坛",
    "比赛",
    "赛事",
    "演出",
    "晚会",
    "发布会",
    "揭牌",
    "签约仪式",
    "峰会",
    "博览会",
    "开赛",
    "年会",
    "展会",
    "闭幕",
    "典礼",
];

/// What is done besides, behind the event or in its place: 出席座谈会|并讲话, 到会|祝贺.
const BESIDES: &[&str] = &[
    "并", "为", "向", "见证", "讲话", "致辞", "祝贺", "指导", "发言", "作", "发表", "宣布", "主持", "颁奖",
    "揭牌", "授牌",
];

/// The generic noun for an event that `rest` begins with, without what is done besides: 投产仪式|并致辞; `None` where
/// it is something else that is attended.
pub(super) fn generic_event(rest: &str) -> Option<&str> {
    let rest = rest.trim_start_matches(['了', '本', '此', '次', '该', '届', '当', '天', '的']);
    if rest.is_empty() || BESIDES.iter().any(|w| rest.starts_with(w)) {
        return Some("");
    }
    let noun = BESIDES.iter().filter_map(|w| rest.find(w)).filter(|at| *at > 0).min();
    let noun = noun.and_then(|at| rest.get(..at)).unwrap_or(rest);
    let kind = ["会", "式", "典礼", "论坛", "活动"].iter().any(|w| noun.ends_with(w));
    let known = EVENTS.iter().any(|w| rest.starts_with(w));
    (known || kind && noun.chars().count() <= 6).then_some(noun)
}
