//! How far a name reaches to the left of its ending.

use crate::lexicon::Border;
use crate::recognise::View;
use crate::text::Span;

/// Longest name, in characters.
const LONGEST: usize = 34;

/// What stands before an ending and belongs to the name.
#[derive(Clone, Debug, Default)]
pub(super) struct Modifiers {
    /// First byte of the name.
    pub begin: usize,
    /// Whether a place is among them (常州, 苏锡常).
    pub place: bool,
    /// Whether a quoted part is among them (“良春杯”).
    pub quote: bool,
    /// Whether a proper noun or an unknown word is among them.
    pub proper: bool,
    /// Whether the first word is a level that the article's place completes (市, 省).
    pub level: bool,
    /// Characters of words that say something of their own.
    pub specific: usize,
}

/// Walks left from the word that holds `from` over words that names are made of.
///
/// 成立 | 苏锡常 高校 产学研 合作 创新 联盟: 成立 stands before names and not in them, 合作 inside them.
pub(super) fn extend(view: &View<'_>, from: usize, tail_begin: usize) -> Modifiers {
    let line = view.line_of(tail_begin);
    let mut found = Modifiers { begin: view.tokens[from].span.begin.min(tail_begin), ..Modifiers::default() };
    if found.begin < tail_begin {
        let head = view.slice(Span::new(found.begin, tail_begin));
        note(view, head, "n", &mut found);
    }
    let mut index = from;
    while index > 0 {
        let step = step_left(view, index, line);
        let Some(next) = step else { break };
        let span = Span::new(view.tokens[next].span.begin, view.tokens[index - 1].span.end);
        let reach = Span::new(span.begin, tail_begin);
        if view.slice(reach).chars().count() > LONGEST {
            break;
        }
        if span.begin == view.tokens[index - 1].span.begin {
            note(view, view.slice(span), &view.tokens[next].tag, &mut found);
        } else {
            found.quote |= view.slice(span).starts_with(['“', '"']);
            found.place |= !found.quote;
        }
        found.begin = span.begin;
        index = next;
    }
    trim(view, index, tail_begin, &mut found);
    found
}

/// Index of the word (or of the opening mark of the quoted or bracketed part) that the name takes in next.
fn step_left(view: &View<'_>, index: usize, line: Span) -> Option<usize> {
    let at = index - 1;
    let token = &view.tokens[at];
    if token.span.begin < line.begin {
        return None;
    }
    let word = view.word(at);
    match word {
        "”" | "\"" => return opening(view, at, line, '“', 24),
        "）" | ")" => return place_bracket(view, at, line),
        _ => {}
    }
    belongs(view, at, word, &token.tag).then_some(at)
}

fn belongs(view: &View<'_>, at: usize, word: &str, tag: &str) -> bool {
    match view.lexicon.words.borders.get(word) {
        Some(Border::Stop) => return false,
        Some(Border::Inner) => return true,
        None => {}
    }
    if word.chars().any(|c| c.is_ascii_digit()) {
        return word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') && word.len() <= 4 && tag != "m";
    }
    match tag.chars().next() {
        Some('n' | 'j' | 'b' | 'l' | 'i' | 'g' | 'k' | 'h' | 'z' | 'a' | 's') => true,
        Some('e') => tag == "eng",
        Some('x') => word.chars().all(|c| c.is_alphanumeric() || c == '·'),
        Some('v') => tag == "vn",
        // 第二人民医院, but not 第二届科技节.
        Some('m') => word.starts_with('第') && !is_edition(view, at) || matches!(word, "三农" | "一带一路"),
        Some('f') => matches!(word, "东方" | "西部" | "东部" | "中部" | "南方" | "北方"),
        _ => word == "·",
    }
}

/// 第十六届, 第二批: the number counts editions.
fn is_edition(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    let counts = |c: char| matches!(c, '届' | '次' | '批' | '期' | '季' | '轮' | '个' | '名' | '位' | '大');
    word.ends_with(counts)
        || view.tokens.get(at + 1).is_some_and(|_| view.word(at + 1).starts_with(counts))
}

/// The word where the quoted part that ends at `at` begins, if it is short and on one line.
fn opening(view: &View<'_>, at: usize, line: Span, mark: char, longest: usize) -> Option<usize> {
    let mut index = at;
    while index > 0 {
        index -= 1;
        let span = view.tokens[index].span;
        if span.begin < line.begin || view.slice(Span::new(span.end, view.tokens[at].span.begin)).chars().count() > longest {
            return None;
        }
        let word = view.word(index);
        if word.starts_with(['。', '！', '？', '；', '：', '《', '》']) {
            return None;
        }
        if word.starts_with(mark) {
            return Some(index);
        }
    }
    None
}

/// 中国（安徽）自由贸易试验区: a bracket inside a name holds a place.
fn place_bracket(view: &View<'_>, at: usize, line: Span) -> Option<usize> {
    let open = [opening(view, at, line, '（', 8), opening(view, at, line, '(', 8)].into_iter().flatten().max()?;
    let inside = Span::new(view.tokens[open].span.end, view.tokens[at].span.begin);
    let known = view.lexicon.place_prefix(view.slice(inside)).is_some_and(|(_, len)| len == inside.len());
    (known && open > 0).then_some(open)
}

fn note(view: &View<'_>, word: &str, tag: &str, found: &mut Modifiers) {
    let borders = &view.lexicon.words.borders;
    let place = tag == "ns" || view.lexicon.place_prefix(word).is_some_and(|(_, len)| len == word.len());
    found.place |= place && word.chars().count() > 1;
    found.proper |= matches!(tag, "nz" | "nr" | "nrt" | "nt" | "eng" | "x");
    if !borders.contains_key(word) && !is_generic(word) {
        found.specific += word.chars().count();
    }
}

/// Takes off the front what only describes: 全市|…, 优秀|…, 大型|….
fn trim(view: &View<'_>, first: usize, tail_begin: usize, found: &mut Modifiers) {
    let mut index = first;
    while found.begin < tail_begin && index < view.tokens.len() {
        let word = view.word(index);
        if view.tokens[index].span.begin != found.begin || !is_describing(word) {
            break;
        }
        found.begin = view.tokens[index].span.end.min(tail_begin);
        index += 1;
    }
    let name = view.slice(Span::new(found.begin, tail_begin));
    found.level = name.starts_with(['市', '省', '区', '县', '州']) && !found.begin_is_place(view);
}

impl Modifiers {
    fn begin_is_place(&self, view: &View<'_>) -> bool {
        view.lexicon.place_prefix(view.after(self.begin)).is_some()
    }
}

/// Words before a name that are not part of it.
fn is_describing(word: &str) -> bool {
    const DESCRIBING: &[&str] = &[
        "全市", "全省", "我市", "我省", "本市", "本省", "全区", "我区", "全县", "我县", "全国性", "国内", "国内外",
        "海内外", "国外", "海外", "大型", "新型", "重大", "重点", "优秀", "专业", "系列", "知名", "著名", "首个",
        "首家", "高端", "精品", "年度", "月度", "主题", "特色", "品牌", "中外", "民营", "国有", "市", "省", "区", "县",
    ];
    // A lone level word is part of the name (市科协); it is only cut where nothing specific follows.
    DESCRIBING.contains(&word) && word.chars().count() > 1
}

/// Words that make no name specific.
pub(super) fn is_generic(word: &str) -> bool {
    const GENERIC: &[&str] = &[
        "高校", "行业", "企业", "科技", "社会", "专业", "民办", "地方", "基层", "市级", "省级", "国家级", "区级", "县级",
        "国有", "民营", "外资", "中小", "上市", "大型", "本地", "学术", "工作", "领导", "有关", "相关", "各级", "技术",
        "学校", "社区", "农村", "城市", "集体", "公共", "综合", "群众", "职工", "青年", "妇女", "儿童", "党员", "干部",
        "经济", "文化", "产业", "项目", "公司", "集团", "单位", "机构", "组织", "部门", "系统", "高级", "初级", "国家",
        "全国", "世界", "国际", "国内", "省", "市", "区", "县", "乡", "镇", "村", "新", "大", "小", "老",
    ];
    GENERIC.contains(&word)
}
