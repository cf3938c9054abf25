//! Whatever the text, extraction does not panic, and its record is sound.

#![expect(clippy::unwrap_used, reason = "a test says what is right by failing")]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::prelude::*;
use tupu::document::{Article, Metadata, Source};
use tupu::extraction::{Extraction, MentionRecord, Offsets};
use tupu::iri::Base;
use tupu::lexicon::Lexicon;
use tupu::pipeline::Pipeline;
use tupu::text::normalise;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| {
    Pipeline::new(Lexicon::builtin(), Base::new(Base::DEFAULT).unwrap())
        .with_tagger(tupu::tagger::shipped::accurate())
});

/// Pieces that rules look for, so that random text meets them.
const PIECES: &[&str] = &[
    "常州市",
    "江苏",
    "鼓楼区",
    "京",
    "市委",
    "我市",
    "省科协",
    "区",
    "该公司",
    "他",
    "本届大赛",
    "本报",
    "新华社",
    "讯",
    "市长",
    "副市长",
    "王建国",
    "李",
    "欧阳",
    "记者",
    "局长",
    "·",
    "让",
    "大学",
    "有限公司",
    "学会",
    "大赛",
    "计划",
    "活动",
    "奖",
    "以下简称",
    "（",
    "）",
    "(",
    "“",
    "”",
    "《",
    "》",
    "、",
    "，",
    "。",
    "；",
    "：",
    "！",
    "？",
    "…",
    "—",
    " ",
    "和",
    "与",
    "等",
    "举办",
    "成立",
    "参加",
    "获",
    "授予",
    "位于",
    "合作",
    "投资",
    "被评为",
    "由",
    "将",
    "未",
    "503",
    "15.2%",
    "1.2万亿",
    "三百五",
    "百分之",
    "几十",
    "第",
    "届",
    "年",
    "2022",
    "场",
    "家",
    "万元",
    "同比增长",
    "下降",
    "占",
    "全省",
    "A",
    "-",
    "％",
    "\u{20000}",
    "é",
];

fn line() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        2 => "[一-龥]{1,4}",
        1 => "[\u{3000}-\u{303f}\u{ff00}-\u{ffef} -~𠀀-𠀿]{1,3}",
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| normalise(&pieces.concat()))
}

fn extract(title: Option<String>, lines: &[String]) -> Extraction {
    let meta = Metadata { title, newspaper: Some("常州日报".to_owned()), ..Metadata::default() };
    PIPELINE.extract(&Article::new(Source::default(), meta, lines))
}

/// Why the record is unsound, if it is.
fn fault(extraction: &Extraction) -> Option<String> {
    let chars: Vec<char> = extraction.text.chars().collect();
    let slice = |o: Offsets| -> Option<String> { Some(chars.get(o.start..o.end)?.iter().collect()) };
    let ids: BTreeSet<&str> = extraction.entities.iter().map(|e| e.id.as_str()).collect();
    let mut end = 0;
    for m in &extraction.mentions {
        if m.start >= m.end || m.start < end {
            return Some(format!("empty, unsorted or overlapping: {m:?}"));
        }
        if slice(Offsets { start: m.start, end: m.end }).as_deref() != Some(&m.text) || m.text.contains('\n')
        {
            return Some(format!("not what stands there: {m:?}"));
        }
        if !ids.contains(m.entity.as_str()) || !(0.0..=1.0).contains(&m.confidence) {
            return Some(format!("no such entity, or no confidence: {m:?}"));
        }
        end = m.end;
    }
    for r in &extraction.relations {
        let ends = ids.contains(r.subject.as_str()) && ids.contains(r.object.as_str());
        let inside = r.evidence.start <= r.trigger.start && r.trigger.end <= r.evidence.end;
        if !ends || !inside || slice(r.evidence).is_none_or(|text| text.is_empty()) {
            return Some(format!("{r:?}"));
        }
    }
    for r in &extraction.relations {
        let inside = |m: &&MentionRecord| r.evidence.start <= m.start && m.end <= r.evidence.end;
        let named = |id: &str| extraction.mentions.iter().filter(inside).any(|m| m.entity == id);
        if r.supplied.is_none() != (named(&r.subject) && named(&r.object)) {
            return Some(format!("an end is neither in the sentence nor supplied by a rule: {r:?}"));
        }
    }
    for o in &extraction.observations {
        let known = o.subject.iter().chain(&o.enumerates).all(|id| ids.contains(id.as_str()));
        let numbers = [o.value, o.min, o.max];
        let numbers = numbers.iter().any(Option::is_some) && numbers.iter().flatten().all(|n| n.is_finite());
        let evidence = slice(o.evidence).is_some_and(|text| text.contains(&o.text));
        if !known || !numbers || !evidence || slice(o.span).as_deref() != Some(&o.text) {
            return Some(format!("{o:?}"));
        }
    }
    None
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_record_of_any_text_is_sound(
        title in proptest::option::of(line()),
        lines in proptest::collection::vec(line(), 0..5),
    ) {
        let title = title.filter(|title| !title.is_empty());
        let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        let extraction = extract(title.clone(), &lines);
        prop_assert_eq!(fault(&extraction), None);
        prop_assert_eq!(extraction, extract(title, &lines));
    }
}

/// One paragraph of very many names must not take the square of their time.
#[test]
fn long_rows_are_read_in_time() {
    let rows =
        ["“乘风破浪”", "常州光辉有限公司、", "市长王建国、", "由海智公司举办海智大赛、", "该公司和他，503场"];
    for row in rows {
        let begin = std::time::Instant::now();
        let extraction = extract(None, &[row.repeat(5_000)]);
        assert!(begin.elapsed().as_secs() < 10, "{row}: {:?}", begin.elapsed());
        assert_eq!(fault(&extraction), None);
    }
}
