//! The rules' own examples, and sentences in which several meet.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{RULES, observations};
use crate::document::{Article, Metadata, Source};
use crate::link::{Context, Observation};
use crate::segment::Segmenter;

static SEGMENTER: LazyLock<Segmenter> = LazyLock::new(Segmenter::default);

fn read(text: &str) -> Vec<Observation> {
    let lines: Vec<String> = text.lines().map(crate::text::normalise).collect();
    let article = Article::new(Source::default(), Metadata::default(), &lines);
    observations(&Context { article: &article, mentions: &[], entities: &BTreeMap::new() }, &SEGMENTER)
}

fn number(o: &Observation) -> f64 {
    o.value.or(o.min).or(o.max).unwrap_or(f64::NAN)
}

fn shown(text: &str) -> Vec<String> {
    let show = |o: &Observation| format!("{} {}{}", o.measure, number(o), o.unit);
    read(text).iter().map(show).collect()
}

#[test]
fn every_rule_fires_on_its_example_and_not_on_its_counter_example() {
    for rule in RULES {
        let (text, measure, value, unit) = rule.example;
        let found = read(text);
        let hit = found.iter().any(|o| {
            o.evidence.rule == rule.id
                && o.measure == measure
                && (number(o) - value).abs() < 1e-9
                && o.unit == unit
        });
        assert!(hit, "{}: {text} gives {found:#?}", rule.id);
        let counter = read(rule.counter);
        assert!(
            counter.iter().all(|o| o.evidence.rule != rule.id),
            "{}: {} gives {counter:#?}",
            rule.id,
            rule.counter
        );
    }
}

#[test]
fn rule_ids_are_unique() {
    let ids: std::collections::BTreeSet<_> = RULES.iter().map(|r| r.id).collect();
    assert_eq!(ids.len(), RULES.len());
}

#[test]
fn measures() {
    let cases: &[(&str, &[&str])] = &[
        (
            "全年举办各类讲座503场，邀请教授10名、工程师105位，有1000多个团队、3万名青年参与。",
            &["讲座 503场", "教授 10名", "工程师 105位", "团队 1000个", "青年 30000名"],
        ),
        ("创建国家级书香基地2个、省级4个。", &["国家级书香基地 2个", "省级书香基地 4个"]),
        ("建成8个国家级、13个省级实训基地。", &["国家级实训基地 8个", "省级实训基地 13个"]),
        ("林地占比由31%提升至54%。", &["林地占比 31%", "林地占比 54%"]),
        ("推出12批81项惠民举措。", &["惠民举措 12批", "惠民举措 81项"]),
        ("旅游收入89.2亿元，同比下降4.7%。", &["旅游收入 8920000000元", "旅游收入 -4.7%"]),
        (
            "城镇、农村居民收入分别为10236元、4518元，同比分别增长6.2%、8.9%。",
            &["城镇居民收入 10236元", "农村居民收入 4518元", "城镇居民收入 6.2%", "农村居民收入 8.9%"],
        ),
        (
            "污水治理率、厕所覆盖率分别提高20.9、36.2个百分点。",
            &["污水治理率 20.9个百分点", "厕所覆盖率 36.2个百分点"],
        ),
        (
            "物价涨幅控制在2%-2.5%，3家企业产值均超亿元。",
            &["物价涨幅 2%", "企业 3家", "企业产值 100000000元"],
        ),
        ("企业营收从全国第12位跃升至第5位。", &["企业营收 12位", "企业营收 5位"]),
        ("居民人均可支配收入增长5%，人均预期寿命提高1岁。", &["居民人均可支配收入 5%", "人均预期寿命 1岁"]),
        ("港口建成30万吨级泊位，220千伏及以上线路总长7万公里。", &["220千伏及以上线路总长 70000公里"]),
        ("造林88万亩，投资12亿元改造水厂。", &["造林 880000亩", "投资 1200000000元"]),
        ("2021年3月，第十六届“三个一”大赛在5号馆开幕，86比79，这三家公司夺冠。", &[]),
    ];
    for (text, wanted) in cases {
        assert_eq!(&shown(text), wanted, "{text}");
    }
}
