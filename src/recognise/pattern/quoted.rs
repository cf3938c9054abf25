//! “…” as the bare name of a programme: 重点培育“学术活动月”品牌, 获“最美工匠”称号.

use crate::ontology::{EntityClass, EntityType};
use crate::recognise::{Mention, View};
use crate::text::{Span, last_chars};

/// Heads after a quoted name that only say what kind of thing it is, with the class they give it.
const HEADS: &[(&str, EntityClass)] = &[
    ("品牌", EntityClass::Campaign),
    ("系列活动", EntityClass::Campaign),
    ("主题活动", EntityClass::Campaign),
    ("专题活动", EntityClass::Campaign),
    ("活动", EntityClass::Campaign),
    ("路演", EntityClass::Campaign),
    ("分享会", EntityClass::Meeting),
    ("沙龙", EntityClass::Meeting),
    ("展演", EntityClass::Campaign),
    ("平台", EntityClass::Platform),
    ("称号", EntityClass::Award),
    ("荣誉称号", EntityClass::Award),
    ("荣誉", EntityClass::Award),
    ("奖项", EntityClass::Award),
    ("项目", EntityClass::Plan),
    ("倡议", EntityClass::Plan),
    ("模式", EntityClass::Plan),
    ("志愿服务", EntityClass::Campaign),
    ("宣讲", EntityClass::Campaign),
    ("主题", EntityClass::Campaign),
];

/// Endings of a quoted text that is a name by itself.
const NAME_ENDS: &[(&str, EntityClass)] = &[
    ("活动月", EntityClass::Campaign),
    ("宣传周", EntityClass::Campaign),
    ("宣传月", EntityClass::Campaign),
    ("行动", EntityClass::Campaign),
    ("计划", EntityClass::Plan),
    ("工程", EntityClass::Plan),
    ("大赛", EntityClass::Competition),
    ("奖", EntityClass::Award),
    ("奖章", EntityClass::Award),
    ("进社区", EntityClass::Campaign),
    ("进校园", EntityClass::Campaign),
    ("大讲堂", EntityClass::Campaign),
    ("讲堂", EntityClass::Campaign),
    ("沙龙", EntityClass::Meeting),
    ("论坛", EntityClass::Meeting),
    ("艺术节", EntityClass::Campaign),
    ("文化节", EntityClass::Campaign),
    ("之家", EntityClass::Designation),
    ("平台", EntityClass::Platform),
    ("公众号", EntityClass::Platform),
    ("日", EntityClass::Campaign),
    ("周", EntityClass::Campaign),
];

/// Verbs before a quoted name that make it an undertaking.
const VERBS: &[&str] = &[
    "开展",
    "举办",
    "组织",
    "实施",
    "启动",
    "推出",
    "打造",
    "培育",
    "建成",
    "创办",
    "创建",
    "承办",
    "主办",
    "组织开展",
    "推进",
    "通过",
    "参加",
    "设立",
    "命名",
    "推广",
    "开通",
    "上线",
    "发起",
    "每周",
    "每月",
    "月度",
    "年度",
];

/// Verbs before a quoted honour.
const HONOURING: &[&str] = &[
    "被评为",
    "评为",
    "荣获",
    "获",
    "获得",
    "获评",
    "入选",
    "获颁",
    "被授予",
    "授予",
    "被命名为",
    "命名为",
    "被认定为",
    "认定为",
    "获批",
    "成为",
    "斩获",
    "摘得",
    "当选",
    "颁发",
    "颁授",
    "参评",
    "夺得",
];

/// How far before a quote its verb may begin, in characters: eight between, and the verb.
const REACH: usize = 16;

/// Quoted names that nothing longer takes in.
pub(super) fn quoted(view: &View<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    for line in view.lines() {
        let quotes = quotes(view.slice(line.span));
        let rows = row_ends(view, line.span.begin, &quotes);
        let mut carried: Option<(EntityClass, usize)> = None;
        for (index, inner) in quotes.iter().enumerate() {
            let inner = inner.shifted(line.span.begin);
            let outer = Span::new(inner.begin - '“'.len_utf8(), inner.end + '”'.len_utf8());
            // “短期休养”“科普旅游”…活动: the row shares the verb before it and the head after it.
            let follows = carried.is_some_and(|(_, end)| joins(view, end, outer.begin));
            let row = row_head(view, outer, rows[index]);
            let class = class_of(view, inner, outer)
                .or(row)
                .or_else(|| carried.filter(|_| follows).map(|(class, _)| class));
            let Some(class) = class.filter(|_| !is_scare(view.slice(inner))) else {
                carried = None;
                continue;
            };
            carried = Some((class, outer.end));
            found.push(mention(view, inner, outer, class));
        }
    }
    found
}

fn mention(view: &View<'_>, inner: Span, outer: Span, class: EntityClass) -> Mention {
    let honour = matches!(class, EntityClass::Award | EntityClass::Designation);
    // 江苏省“最美科技工作者”: the place before an honour belongs to its name.
    let place = honour.then(|| place_before(view, outer.begin)).flatten();
    let span = place.map_or(inner, |begin| Span::new(begin, outer.end));
    Mention {
        span,
        kind: EntityType::Programme,
        class: Some(class),
        confidence: 0.85,
        recogniser: "pattern",
        rule: if place.is_some() { "place-quoted-honour" } else { "quoted-name" },
    }
}

/// Spans inside “…” that hold no sentence's end.
fn quotes(line: &str) -> Vec<Span> {
    let (mut found, mut begin) = (Vec::new(), None);
    for (at, c) in line.char_indices() {
        match c {
            '“' => begin = Some(at + c.len_utf8()),
            '”' => {
                if let Some(from) = begin.take() {
                    found.push(Span::new(from, at));
                }
            }
            '。' | '！' | '？' | '；' | '\n' => begin = None,
            _ => {}
        }
    }
    found
}

/// The class that the quoted text's surroundings give it.
fn class_of(view: &View<'_>, inner: Span, outer: Span) -> Option<EntityClass> {
    let text = view.slice(inner);
    let len = text.chars().count();
    if !(2..=20).contains(&len) || text.contains(['，', '：', '、']) {
        return None;
    }
    let before = last_chars(view.before(outer.begin), REACH);
    let after = view.after(outer.end);
    let led = |verbs: &[&str]| verbs.iter().any(|verb| led_by(before, verb));
    let ending = NAME_ENDS.iter().filter(|(end, _)| text.ends_with(end) && len >= end.chars().count() + 2);
    let ending = ending.max_by_key(|(end, _)| end.len()).map(|(_, class)| *class);
    let head = HEADS.iter().filter(|(head, _)| after.starts_with(head)).max_by_key(|(head, _)| head.len());
    if let Some(head) = head.filter(|h| h.1 != EntityClass::Plan || led(VERBS) || ending.is_some()) {
        return Some(ending.unwrap_or(head.1));
    }
    if led(HONOURING) {
        return Some(EntityClass::Award);
    }
    if led(VERBS) && len >= 4 {
        return Some(ending.unwrap_or(EntityClass::Campaign));
    }
    ending.filter(|_| len >= 4)
}

/// A verb that ends `before`, with at most a place between: 被评为江苏省“…”.
fn led_by(before: &str, verb: &str) -> bool {
    before.rfind(verb).is_some_and(|at| {
        let between = before.get(at + verb.len()..).unwrap_or("");
        let clean = !between.contains(['，', '。', '；', '”', '》', '、']);
        clean
            && (between.chars().count() <= 4
                || (between.chars().count() <= 8 && between.contains(['省', '市', '国', '届'])))
    })
}

/// Where the row ends that each quote is in: “甲”、“乙”和“丙” is one.
fn row_ends(view: &View<'_>, offset: usize, quotes: &[Span]) -> Vec<usize> {
    let mut ends = vec![0; quotes.len()];
    for index in (0..quotes.len()).rev() {
        let own = quotes[index].end + '”'.len_utf8() + offset;
        let joined = quotes.get(index + 1).map(|next| next.begin - '“'.len_utf8() + offset);
        let joined = joined.is_some_and(|open| joins(view, own, open));
        ends[index] = if joined { ends[index + 1] } else { own };
    }
    ends
}

/// The class that the last quote of this quote's row gets from its head.
fn row_head(view: &View<'_>, outer: Span, row_end: usize) -> Option<EntityClass> {
    if row_end == outer.end {
        return None;
    }
    let after = view.after(row_end);
    let after = after.strip_prefix('等').unwrap_or(after);
    HEADS.iter().find(|(head, _)| after.starts_with(head)).map(|(_, class)| *class)
}

/// Whether only a joiner stands between two quotes.
fn joins(view: &View<'_>, end: usize, begin: usize) -> bool {
    end <= begin && matches!(view.slice(Span::new(end, begin)), "" | "、" | "和" | "与" | "及" | "，")
}

/// “一揽子”, “四个服务”, “三模”: a way of speaking, not a name.
fn is_scare(text: &str) -> bool {
    let len = text.chars().count();
    let numeral = |c: char| "一二三四五六七八九十两双多零0123456789".contains(c);
    let counted = text.chars().next().is_some_and(numeral) && len <= 4;
    let plus = text.contains('+') && len <= 6;
    counted || plus
}

/// Where the places directly before `at` begin: 江苏省“…”, 常州市“…”.
fn place_before(view: &View<'_>, at: usize) -> Option<usize> {
    let index = view.token_at(at).checked_sub(1)?;
    let span = view.tokens[index].span;
    let word = view.slice(span);
    let place = view.lexicon.place_prefix(word).is_some_and(|(_, len)| len == word.len()) || word == "全国";
    (span.end == at && place).then_some(span.begin)
}
