//! How likely two people of one name are one, by the name alone.

use crate::lexicon::Lexicon;

/// Given names that so many people have that two bearers are easily two.
const COMMON: &[&str] = &[
    "建国", "建军", "建华", "建平", "建明", "建新", "建中", "志强", "志刚", "志明", "志勇", "志华", "国强",
    "国华", "国平", "国庆", "晓明", "晓东", "晓燕", "晓红", "小红", "小明", "小平", "文华", "文斌", "卫东",
    "卫国", "卫平", "爱国", "爱华", "立新", "新华", "永强", "永生", "海涛", "海燕", "海波", "俊杰", "浩然",
    "子涵", "秀英", "秀兰", "秀珍", "桂英", "桂兰", "玉兰", "玉梅", "玉珍", "玉华", "淑珍", "淑兰", "淑华",
    "春梅", "春华", "雪梅", "红梅", "红霞", "丽华", "丽娟", "丽丽", "婷婷", "静静", "德明", "家明", "明华",
    "金龙", "春生", "东升", "伟明", "伟民", "利民", "为民", "学军", "学文",
];

/// How likely two people of one name are one, before anything is known of them: the rarer the name, the likelier.
pub(super) fn prior(name: &str, lexicon: &Lexicon) -> f32 {
    let mut characters = name.chars();
    let surname: String = characters.by_ref().take(1).collect();
    let given: String = characters.collect();
    let rare = lexicon.words.surnames.get(&surname).is_none_or(|&share| share < 2.0);
    let length = match given.chars().count() {
        0 | 1 => 0.45,
        2 if COMMON.contains(&given.as_str()) => 0.5,
        _ => 0.95,
    };
    length + if rare { 0.1 } else { 0.0 }
}
