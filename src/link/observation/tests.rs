//! The rules' own examples, and sentences in which several meet.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::{RULES, observations};
use crate::document::{Article, Metadata, Source};
use crate::link::{Context, Entity, EntityId, LinkedMention, Observation};
use crate::ontology::{EntityType, Resolution};
use crate::recognise::Mention;
use crate::segment::Segmenter;
use crate::text::Span;

static SEGMENTER: LazyLock<Segmenter> = LazyLock::new(Segmenter::default);

fn read(text: &str) -> Vec<Observation> {
    let lines: Vec<String> = text.lines().map(crate::text::normalise).collect();
    let article = Article::new(Source::default(), Metadata::default(), &lines);
    observations(&Context::new(&article, &[], &BTreeMap::new()), &SEGMENTER)
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
        ("候诊日由11.6天缩短至8.3天。", &["候诊日 11.6天", "候诊日 8.3天"]),
        ("通勤时间由1.5小时缩短至26分钟。", &["通勤时间 1.5小时", "通勤时间 26分钟"]),
        ("集团持有青石公司5.58%的股权。", &["股权 5.58%"]),
        ("对设备更新给予最高1000万元补助。", &["补助 10000000元"]),
        ("书院有“琴韵”“棋思”“画境”三个单元。", &["单元 3个"]),
        ("他被判处有期徒刑六年。", &["判处有期徒刑 6年"]),
        ("灯会为期9天。", &["为期 9天"]),
        ("最后一节重412吨的钢梁就位。", &["钢梁重 412吨"]),
        ("馆长带领12人的团队筹备。", &["团队 12人"]),
        ("累计保障船舶15万艘次。", &["船舶 150000艘次"]),
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
        ("小镇建成一座20米高的灯塔。", &["灯塔高 20米"]),
        ("红十字、残疾人等事业取得新进展，8万名讲解员正在排练。", &["讲解员 80000名"]),
        ("青河等4个县3000人受灾。", &["县 4个", "受灾人数 3000人"]),
        ("景气指数为51%，比上月微落0.1个百分点。", &["景气指数 51%", "景气指数 -0.1个百分点"]),
        ("抓好造纸等17个领域减排工作。", &["领域 17个"]),
        ("茶园发电量连续多年稳居全省第一。", &["茶园发电量 1"]),
        ("全县85%以上行政村通了客车。", &["行政村 85%"]),
        ("出口额11亿元，占比较去年同期提升1.4个百分点。", &["出口额 1100000000元", "出口额占比 1.4个百分点"]),
        ("2021年3月，第十六届“三个一”大赛在5号馆开幕，86比79，这三家公司夺冠。", &[]),
    ];
    for (text, wanted) in cases {
        assert_eq!(&shown(text), wanted, "{text}");
    }
}

#[test]
fn periods_are_days_of_the_calendar() {
    let days = |text: &str| {
        let meta =
            Metadata { published: Some("2022-01-11T08:00:00+08:00".to_owned()), ..Metadata::default() };
        let article = Article::new(Source::default(), meta, &[text.to_owned()]);
        let found = observations(&Context::new(&article, &[], &BTreeMap::new()), &SEGMENTER);
        let shown = |dates: Option<crate::text::Dates>| dates.map(|d| d.to_string()).unwrap_or_default();
        let first = found.first().unwrap();
        (shown(first.period_dates), shown(first.base_dates))
    };
    let cases = [
        ("去年1—6月，全市外贸进出口额同比增长8.5%。", "2021-01-01/2021-06-30", "2020-01-01/2020-06-30"),
        ("截至10月底，全市建成书房108家。", "../2021-10-31", ""),
        ("五年来，举办讲座503场。", "2017-01-11/2022-01-11", ""),
        ("“十三五”期间，新建公路30公里。", "2016-01-01/2020-12-31", ""),
        ("2020年，达标率比五年前提升4.9个百分点。", "2020", "2015"),
        ("近年来，全市新建书房20家。", "", ""),
    ];
    for (text, period, base) in cases {
        assert_eq!(days(text), (period.to_owned(), base.to_owned()), "{text}");
    }
}

/// The article with these names as mentions, each its own entity.
fn read_named(text: &str, names: &[(&str, EntityType)]) -> Vec<Observation> {
    let article = Article::new(Source::default(), Metadata::default(), &[text.to_owned()]);
    let mut mentions: Vec<LinkedMention> = Vec::new();
    let mut entities = BTreeMap::new();
    for (name, kind) in names {
        let id = EntityId((*name).to_owned());
        for (at, _) in text.match_indices(name) {
            let span = Span::new(at, at + name.len());
            let mention =
                Mention { span, kind: *kind, class: None, confidence: 1.0, recogniser: "test", rule: "test" };
            mentions.push(LinkedMention { mention, entity: id.clone(), resolution: Resolution::ExactName });
        }
        let entity = Entity {
            id: id.clone(),
            name: (*name).to_owned(),
            kind: *kind,
            class: None,
            aliases: BTreeSet::new(),
        };
        entities.insert(id, entity);
    }
    mentions.sort_by_key(|m| m.mention.span);
    observations(&Context::new(&article, &mentions, &entities), &SEGMENTER)
}

#[test]
fn whom_a_number_is_about_and_what_it_enumerates() {
    use EntityType::{Organisation, Person, Place, Programme};
    let names = [
        ("青河县", Place),
        ("东岭镇", Place),
        ("甲乙公司", Organisation),
        ("丙丁公司", Organisation),
        ("周大山", Person),
        ("河湖书屋", Place),
        ("山前书屋", Place),
        ("山水节", Programme),
    ];
    let shown = |text: &str| -> Vec<String> {
        let about = |o: &Observation| o.subject.as_ref().map_or("-", |s| s.0.as_str()).to_owned();
        read_named(text, &names)
            .iter()
            .map(|o| format!("{}: {} {}", about(o), o.measure, number(o)))
            .collect()
    };
    assert_eq!(
        shown("今年，青河县完成投资12亿元，同比增长5%。在东岭镇建成水厂3座。"),
        ["青河县: 投资 1200000000", "青河县: 投资 5", "青河县: 水厂 3"]
    );
    assert_eq!(shown("甲乙公司和丙丁公司分别持股24.5%。"), ["甲乙公司: 持股 24.5", "丙丁公司: 持股 24.5"]);
    assert_eq!(shown("周大山说，接待游客5万人次。举办山水节3次。"), ["-: 游客 50000", "-: 山水节 3"]);

    let found = read_named("建成书屋2家(河湖书屋、山前书屋)，新增河湖书屋、山前书屋3家书屋。", &names);
    let named = |o: &Observation| (o.enumerates.len(), o.enumeration_complete);
    assert_eq!(found.iter().map(named).collect::<Vec<_>>(), [(2, Some(true)), (2, Some(false))]);
}

/// What a number states, its period and what a change or rank is measured against.
#[test]
fn kinds_and_periods() {
    let shown = |text: &str| -> Vec<String> {
        let show = |o: &Observation| {
            let parts = [o.period.clone(), o.base_period.clone(), o.rank_scope.clone()];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            format!("{} {} {}", o.kind, number(o), parts.join(" "))
        };
        read(text).iter().map(show).collect()
    };
    assert_eq!(
        shown("2021年，累计建成驿站30座，林地占比达20%，较五年前提高3个百分点，位列全省第四。"),
        ["Cumulative 30 2021年", "Share 20 2021年", "Change 3 2021年 较五年前", "Rank 4 2021年 全省"]
    );
}

/// Strings of the characters that rules look for, in any order: nothing panics, and every span is one of the text.
#[test]
fn any_text_is_read_without_panic() {
    let parts = [
        "3",
        "15万",
        "一百",
        "近",
        "超",
        "个",
        "名",
        "亿元",
        "%",
        "个百分点",
        "第",
        "位",
        "从",
        "由",
        "至",
        "到",
        "增长",
        "下降",
        "分别",
        "和",
        "、",
        "，",
        "。",
        "（",
        "）",
        "“",
        "”",
        "《",
        "》",
        "的",
        "占",
        "比",
        "达",
        "基地",
        "学生",
        "全国",
        "居",
        "省级",
        "次",
        "岁",
        "年",
        "以上",
        "累计",
        "其中",
        " ",
        "A",
        "-",
        "百分之",
        "多",
        "了",
        "人",
        "被",
        "在",
        "参加",
        "同比",
        "率",
        "降",
        "数",
    ];
    let mut state = 7_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for _ in 0..3000 {
        let text: String = (0..=random(24)).map(|_| parts[random(parts.len())]).collect();
        for o in read(&text) {
            assert!(!o.measure.is_empty() && number(&o).is_finite(), "{text}: {o:?}");
            assert!(o.evidence.sentence.contains(o.text), "{text}: {o:?}");
        }
    }
}

/// Long sentences stay linear: the rows are bounded, not the sentence.
#[test]
fn ten_thousand_numbers_in_one_sentence() {
    let row = "建成基地7个，".repeat(10_000);
    assert_eq!(read(&row).len(), 10_000);
    let list = "6场、".repeat(10_000);
    assert!(read(&format!("举办讲座{list}")).len() <= 10_000);
}
