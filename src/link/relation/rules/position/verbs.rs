//! Verbs of holding, taking and leaving an office.

pub(super) const HOLDING: &[&str] = &[
    "是",
    "任",
    "担任",
    "出任",
    "现任",
    "曾任",
    "历任",
    "兼任",
    "就任",
    "为",
    "系",
    "受聘为",
    "聘为",
    "出任了",
    "当",
    "做",
    "接任",
    "继任",
    "转任",
    "升任",
    "进入",
    "再任",
    "调任",
    "受聘担任",
    "连任",
    "续任",
    "改任",
    "晋升为",
    "推选为",
    "推举为",
];

/// Verbs of taking an office that somebody gives.
pub const TAKING: &[&str] =
    &["任命", "当选", "出任", "就任", "接任", "继任", "升任", "聘", "选举", "推选", "调任"];

/// Verbs of taking an office away.
pub const REMOVING: &[&str] =
    &["免去", "免除", "撤销", "罢免", "不再担任", "不再兼任", "不再任", "卸任", "离任"];

/// Verbs of giving an office up.
pub const RESIGNING: &[&str] = &["辞去", "请辞", "辞任", "辞掉"];
