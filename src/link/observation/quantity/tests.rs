//! Numbers, and what is none.

use super::*;

/// `value/min/max unit` of every quantity.
fn read(text: &str) -> Vec<String> {
    quantities(text)
        .iter()
        .map(|q| {
            let number = [("", q.value), ("≥", q.min), ("≤", q.max)];
            let number: String = number.iter().filter_map(|(m, v)| v.map(|v| format!("{m}{v}"))).collect();
            format!("{number}{}", q.unit)
        })
        .collect()
}

#[test]
fn numbers_with_units() {
    let cases: &[(&str, &[&str])] = &[
        ("办班60多期，产值达3.2亿元", &["≥60期", "320000000元"]),
        ("近200个村、超18万人次", &["≤200个", "≥180000人次"]),
        ("增速90%以上，提高4.9个百分点", &["≥90%", "4.9个百分点"]),
        ("百分之三十的农户，近两成", &["30%", "≤20%"]),
        ("产茶1.35万吨，装机两千万千瓦", &["13500吨", "20000000千瓦"]),
        ("帮扶420万困难群众", &["4200000"]),
        ("不得低于10万元、不得超过3次，不低于5%、低于6%", &["≥100000元", "≤3次", "≥5%", "≤6%"]),
        ("近百个单位、上千名游客", &["≤100个", "≥1000名"]),
        ("3至5个试点", &["≥3≤5个"]),
        ("投资2000万人民币", &["20000000人民币"]),
    ];
    for (text, wanted) in cases {
        assert_eq!(&read(text), wanted, "{text}");
    }
}

#[test]
fn what_is_none() {
    for text in [
        "第十六届",
        "2020年3月",
        "G225国道",
        "2+N",
        "19:30",
        "86比79",
        "COVID-19",
        "一家人一次",
        "百家争鸣",
        "三分之二",
        "万元生产总值",
        "2小时11分03秒",
        "十大",
        "周三",
        "二期工程",
        "红十字事业",
    ] {
        assert_eq!(read(text), Vec::<String>::new(), "{text}");
    }
}
