//! Forms that only the article's place or an earlier sentence completes: 我市, 市科协, 该公司, 陈局长.

use super::body::form_at;
use super::part::{committee_part, one_of_two, part, station, zone_body};
use super::pointing::{Sides, games, honour, session, side, speaker, this};
use crate::ontology::{EntityClass, EntityType};
use crate::recognise::{EDITIONS, Mention, View};
use crate::text::{Span, prefixes};

/// Words for the article's own place.
const PLACES: &[&str] = &[
    "我市", "全市", "本市", "我省", "全省", "本省", "我区", "全区", "本区", "我县", "全县", "本县", "我州",
    "全州", "我旗", "全旗", "本旗", "全镇", "我镇", "本镇", "全乡", "我乡", "本乡", "我国", "全国",
];

/// Words for something named before, with what it must be.
const ANAPHORS: &[(&str, EntityType)] = &[
    ("该公司", EntityType::Organisation),
    ("该集团", EntityType::Organisation),
    ("该企业", EntityType::Organisation),
    ("该校", EntityType::Organisation),
    ("该院", EntityType::Organisation),
    ("该所", EntityType::Organisation),
    ("该局", EntityType::Organisation),
    ("该厅", EntityType::Organisation),
    ("该委", EntityType::Organisation),
    ("该中心", EntityType::Organisation),
    ("该协会", EntityType::Organisation),
    ("该学会", EntityType::Organisation),
    ("该联盟", EntityType::Organisation),
    ("该行", EntityType::Organisation),
    ("该会", EntityType::Organisation),
    ("该团", EntityType::Organisation),
    ("该队", EntityType::Organisation),
    ("该社", EntityType::Organisation),
    ("该厂", EntityType::Organisation),
    ("该台", EntityType::Organisation),
    ("该馆", EntityType::Place),
    ("该站", EntityType::Place),
    ("该岛", EntityType::Place),
    ("该寺", EntityType::Place),
    ("该项目", EntityType::Programme),
    ("该工程", EntityType::Programme),
    ("该平台", EntityType::Programme),
    ("该活动", EntityType::Programme),
    ("该计划", EntityType::Programme),
    ("该展", EntityType::Programme),
    ("该报告", EntityType::Work),
    ("该条例", EntityType::Work),
    ("该办法", EntityType::Work),
    ("该规划", EntityType::Work),
    ("该园", EntityType::Place),
    ("该园区", EntityType::Place),
    ("该市", EntityType::Place),
    ("该省", EntityType::Place),
    ("该县", EntityType::Place),
    ("该区", EntityType::Place),
    ("该桥", EntityType::Place),
    ("该路", EntityType::Place),
    ("该书", EntityType::Work),
    ("该片", EntityType::Work),
    ("该剧", EntityType::Work),
    ("该赛事", EntityType::Programme),
    ("该旗", EntityType::Place),
    ("该州", EntityType::Place),
    ("该镇", EntityType::Place),
    ("该乡", EntityType::Place),
    ("该村", EntityType::Place),
    ("本报", EntityType::Organisation),
];

/// Every deictic form.
pub(super) fn deictic(view: &View<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut sides = Sides::default();
    for line in view.lines() {
        for (at, c) in view.slice(line.span).char_indices() {
            let at = line.span.begin + at;
            match c {
                '我' | '全' | '本' => {
                    found.extend(
                        place(view, at)
                            .or_else(|| anaphor(view, at))
                            .or_else(|| edition(view, at))
                            .or_else(|| station(view, at))
                            .or_else(|| speaker(view, at)),
                    );
                }
                '该' => {
                    let that = place_body(view, at).or_else(|| anaphor(view, at));
                    found.extend(that.or_else(|| honour(view, at)));
                }
                '上' | '下' => found.extend(edition(view, at)),
                '他' | '她' => found.extend(pronoun(view, at)),
                '这' | '此' => {
                    found.extend(edition(view, at).or_else(|| honour(view, at)).or_else(|| this(view, at)));
                }
                '市' | '省' | '区' | '县' | '州' | '旗' | '镇' | '乡' | '团' | '自' => {
                    let bodies = session(view, at).or_else(|| games(view, at)).or_else(|| body(view, at));
                    let bodies = bodies.or_else(|| region(view, at));
                    // 区 is a surname too, but 区|纪委书记 is no one's name and title.
                    if bodies.is_some() {
                        found.extend(bodies);
                        continue;
                    }
                }
                '高' | '经' => found.extend(zone(view, at)),
                '校' | '院' | '学' | '医' | '公' | '集' | '园' | '开' | '村' | '社' => {
                    found.extend(part(view, at));
                }
                '宣' | '组' | '统' | '政' => found.extend(committee_part(view, at)),
                '管' | '党' => found.extend(zone_body(view, at)),
                '前' | '后' => found.extend(one_of_two(view, at)),
                _ => {}
            }
            found.extend(surname_title(view, at));
            found.extend(side(view, at, c, &mut sides));
        }
    }
    found
}

pub(super) fn mention(
    span: Span,
    kind: EntityType,
    class: Option<EntityClass>,
    rule: &'static str,
) -> Mention {
    Mention { span, kind, class, confidence: 0.9, recogniser: "pattern", rule }
}

fn place(view: &View<'_>, at: usize) -> Option<Mention> {
    let word = PLACES.iter().find(|word| view.after(at).starts_with(*word))?;
    let span = Span::new(at, at + word.len());
    // 全国性, 全市场 and names such as 全国人大 say something else.
    let goes_on =
        ["性", "场", "人大", "政协", "妇联", "总工会"].iter().any(|w| view.after(span.end).starts_with(w));
    (view.is_words(span) && !goes_on)
        .then(|| mention(span, EntityType::Place, Some(EntityClass::AdministrativeDivision), "deixis-place"))
}

/// 自治区 alone: the region whose paper or report this is.
fn region(view: &View<'_>, at: usize) -> Option<Mention> {
    const WORD: &str = "自治区";
    let span = Span::new(at, at + WORD.len());
    let before = view.before(at);
    let alone = begins(view, at) && !before.ends_with(['族', '、', '各', '省', '个', '尔', '藏', '古', '级']);
    let after = view.after(at).strip_prefix(WORD)?;
    let goes_on = after.starts_with(['、', '级', '的', '内', '外']) || after.starts_with("直辖");
    (alone && !goes_on && view.is_words(span))
        .then(|| mention(span, EntityType::Place, Some(EntityClass::AdministrativeDivision), "deixis-place"))
}

fn anaphor(view: &View<'_>, at: usize) -> Option<Mention> {
    let rest = view.after(at);
    let listed =
        ANAPHORS.iter().filter(|(word, _)| rest.starts_with(word)).max_by_key(|(word, _)| word.len());
    let (len, kind) =
        listed.map(|(word, kind)| (word.len(), *kind)).into_iter().chain(ending(view, rest)).max()?;
    let span = Span::new(at, at + len);
    // 本报讯 is one word to the segmenter.
    (view.is_boundary(span.end) || rest.starts_with("本报"))
        .then(|| mention(span, kind, None, "deixis-anaphor"))
}

/// 该|合作社, 该|艺术节: an ending of names, the longest, and what it makes a name of.
fn ending(view: &View<'_>, rest: &str) -> Option<(usize, EntityType)> {
    let noun = rest.strip_prefix('该')?;
    let kinds = [EntityType::Organisation, EntityType::Place, EntityType::Programme, EntityType::Work];
    prefixes(noun, 5).filter(|head| head.chars().count() > 1).find_map(|head| {
        let tail = kinds.into_iter().find(|&kind| view.lexicon.is_tail(head, kind));
        let kind = tail.or_else(|| view.lexicon.words.nouns.get(head).map(|noun| noun.kind))?;
        Some(('该'.len_utf8() + head.len(), kind))
    })
}

/// 他, 她 as a word of its own.
fn pronoun(view: &View<'_>, at: usize) -> Option<Mention> {
    let span = Span::new(at, at + '他'.len_utf8());
    view.is_words(span).then(|| mention(span, EntityType::Person, None, "deixis-pronoun"))
}

/// 本届艺术节, 这届峰会: an edition of what was named before.
fn edition(view: &View<'_>, at: usize) -> Option<Mention> {
    let rest = view.after(at);
    let lead = EDITIONS.iter().chain(&["本次", "此次"]).find(|lead| rest.starts_with(*lead))?;
    let noun = at + lead.len();
    let event = rest.get(lead.len()..)?;
    if let Some(end) = games(view, noun).map(|games| games.span.end).or_else(|| event_noun(view, noun)) {
        return Some(mention(Span::new(at, end), EntityType::Programme, None, "deixis-edition"));
    }
    let tails = view.lexicon.tail_occurrences(event.get(..18).unwrap_or(""));
    let (tail, kinds) = tails.into_iter().find(|(tail, _)| tail.begin == 0)?;
    let span = Span::new(at, noun + tail.end);
    let programme = kinds.iter().find(|k| k.kind == EntityType::Programme)?;
    view.is_boundary(span.end)
        .then(|| mention(span, EntityType::Programme, Some(programme.class), "deixis-edition"))
}

/// 本届|展会: where a noun ends that takes up a programme, the longest.
fn event_noun(view: &View<'_>, at: usize) -> Option<usize> {
    let is_event = |head: &&str| {
        let noun = view.lexicon.words.nouns.get(*head);
        noun.is_some_and(|noun| noun.kind == EntityType::Programme)
    };
    let noun = prefixes(view.after(at), 4).find(is_event)?;
    let end = at + noun.len();
    view.is_boundary(end).then_some(end)
}

/// 该|镇|党委: a body of the place named last.
fn place_body(view: &View<'_>, at: usize) -> Option<Mention> {
    let rest = view.after(at).strip_prefix('该')?;
    let level = rest.chars().next().filter(|c| "市省区县州旗镇乡".contains(*c))?;
    let begin = at + '该'.len_utf8() + level.len_utf8();
    let (len, class) = form_at(view, begin)?;
    Some(mention(Span::new(at, begin + len), EntityType::Organisation, Some(class), "deixis-body"))
}

/// 市科协, 自治区教育厅, 团市委: a level word and a kind of body.
fn body(view: &View<'_>, at: usize) -> Option<Mention> {
    let rest = view.after(at);
    let level = match rest.chars().next()? {
        '自' => rest.strip_prefix("自治区").map(|_| "自治区".len())?,
        // 团市委 is a kind of body as a whole.
        '团' => 0,
        other => other.len_utf8(),
    };
    let begins = begins(view, at) && !view.before(at).ends_with(['各', '两', '该', '每', '多', '跨']);
    let (len, class) = begins.then(|| form_at(view, at + level)).flatten()?;
    let span = Span::new(at, at + level + len);
    let league = view.slice(span).ends_with('委') && view.slice(span).chars().count() == 3;
    (level > 0 || league).then(|| mention(span, EntityType::Organisation, Some(class), "deixis-body"))
}

/// A word begins there, or something does that no word of the segmenter's may lie across: 和|市水务局.
pub(super) fn begins(view: &View<'_>, at: usize) -> bool {
    let before = view.before(at).chars().next_back();
    view.is_boundary(at)
        || before.is_none_or(|c| !c.is_alphanumeric() || "和与由在对向请为到经原任有据及从被同跟".contains(c))
}

/// 高新区 alone is the city's.
fn zone(view: &View<'_>, at: usize) -> Option<Mention> {
    let word = ["高新区", "经开区"].into_iter().find(|word| view.after(at).starts_with(word))?;
    let span = Span::new(at, at + word.len());
    let before = view.before(at);
    let alone =
        before.chars().next_back().is_none_or(|c| !c.is_alphanumeric() || "在到由向对和与从".contains(c));
    let kind = view.after(span.end).starts_with(['、', '等']);
    (alone && !kind).then(|| mention(span, EntityType::Place, Some(EntityClass::Park), "deixis-zone"))
}

/// 陈局长, 欧阳院士, 老周: a surname and a title, or a word for the old or the young before it.
fn surname_title(view: &View<'_>, at: usize) -> Option<Mention> {
    let words = &view.lexicon.words;
    let rest = view.after(at);
    // 原区委常委 held that post before.
    let surname = prefixes(rest, 2)
        .filter(|head| !head.starts_with('原'))
        .find(|head| words.surnames.contains_key(*head));
    let titled = surname.filter(|_| begins(view, at)).and_then(|surname| {
        let title = prefixes(rest.get(surname.len()..)?, 5).find(|&title| is_title(view, title))?;
        Some(Span::new(at, at + surname.len() + title.len()))
    });
    let familiar = || {
        let surname = rest.strip_prefix(['老', '小'])?.chars().next()?;
        let span = Span::new(at, at + '老'.len_utf8() + surname.len_utf8());
        // 老师 and 小康 are words.
        let tag = &view.tokens.get(view.token_at(at))?.tag;
        let word = view.is_words(span) && (tag.starts_with("nr") || !tag.starts_with('n'));
        (word && words.surnames.contains_key(surname.encode_utf8(&mut [0; 4]))).then_some(span)
    };
    let span = titled.filter(|span| ends(view, span.end)).or_else(familiar)?;
    Some(mention(span, EntityType::Person, None, "surname-title"))
}

/// A word ends there, or a verb of saying begins that the segmenter may have joined: 谷总|说.
fn ends(view: &View<'_>, at: usize) -> bool {
    view.is_boundary(at) || view.after(at).starts_with(['说', '告', '介', '表', '的', '就', '也', '还'])
}

fn is_title(view: &View<'_>, title: &str) -> bool {
    let office = view.lexicon.words.titles.get(title).is_some_and(|kind| kind == "office");
    office
        || ["医生", "老师", "教授", "院士", "总", "董", "总工", "大夫", "博士", "先生", "女士", "指导", "导"]
            .contains(&title)
}
