//! Forms that only the article's place or an earlier sentence completes: 我市, 市科协, 该公司, 陈局长.

use super::body::form_at;
use crate::ontology::{EntityClass, EntityType};
use crate::recognise::{Mention, View};
use crate::text::{Span, prefixes};

/// Words for the article's own place.
const PLACES: &[&str] = &[
    "我市", "全市", "本市", "我省", "全省", "本省", "我区", "全区", "本区", "我县", "全县", "本县", "我州",
    "全州", "我国", "全国",
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
    ("该馆", EntityType::Place),
    ("该园", EntityType::Place),
    ("该园区", EntityType::Place),
    ("该市", EntityType::Place),
    ("该省", EntityType::Place),
    ("该县", EntityType::Place),
    ("该区", EntityType::Place),
    ("本报", EntityType::Organisation),
];

/// Every deictic form.
pub(super) fn deictic(view: &View<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    for line in view.lines() {
        for (at, c) in view.slice(line.span).char_indices() {
            let at = line.span.begin + at;
            match c {
                '我' | '全' | '本' => {
                    found.extend(place(view, at).or_else(|| anaphor(view, at)).or_else(|| edition(view, at)));
                }
                '该' => found.extend(anaphor(view, at)),
                '他' | '她' => found.extend(pronoun(view, at)),
                '这' | '此' => found.extend(edition(view, at)),
                '市' | '省' | '区' | '县' | '州' => found.extend(body(view, at)),
                _ => found.extend(surname_title(view, at, c)),
            }
        }
    }
    found
}

fn mention(span: Span, kind: EntityType, class: Option<EntityClass>, rule: &'static str) -> Mention {
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

fn anaphor(view: &View<'_>, at: usize) -> Option<Mention> {
    let rest = view.after(at);
    let longest =
        ANAPHORS.iter().filter(|(word, _)| rest.starts_with(word)).max_by_key(|(word, _)| word.len())?;
    let span = Span::new(at, at + longest.0.len());
    // 本报讯 is one word to the segmenter.
    (view.is_boundary(span.end) || longest.0 == "本报")
        .then(|| mention(span, longest.1, None, "deixis-anaphor"))
}

/// 他, 她 as a word of its own.
fn pronoun(view: &View<'_>, at: usize) -> Option<Mention> {
    let span = Span::new(at, at + '他'.len_utf8());
    view.is_words(span).then(|| mention(span, EntityType::Person, None, "deixis-pronoun"))
}

/// 本届艺术节, 这届峰会: an edition of what was named before.
fn edition(view: &View<'_>, at: usize) -> Option<Mention> {
    let rest = view.after(at);
    let lead = ["本届", "这届", "此届", "本次", "此次"].iter().find(|lead| rest.starts_with(*lead))?;
    let noun = at + lead.len();
    let tails = view.lexicon.tail_occurrences(rest.get(lead.len()..)?.get(..18).unwrap_or(""));
    let (tail, kinds) = tails.into_iter().find(|(tail, _)| tail.begin == 0)?;
    let span = Span::new(at, noun + tail.end);
    let programme = kinds.iter().find(|k| k.kind == EntityType::Programme)?;
    view.is_boundary(span.end)
        .then(|| mention(span, EntityType::Programme, Some(programme.class), "deixis-edition"))
}

/// 市科协, 省发改委: a level word and a kind of body.
fn body(view: &View<'_>, at: usize) -> Option<Mention> {
    let level = view.after(at).chars().next()?.len_utf8();
    let begins = view.is_boundary(at) && !view.before(at).ends_with(['各', '两', '该', '每', '多', '跨']);
    let (len, class) = begins.then(|| form_at(view, at + level)).flatten()?;
    let span = Span::new(at, at + level + len);
    Some(mention(span, EntityType::Organisation, Some(class), "deixis-body"))
}

/// 陈局长, 李院士: a surname and a title.
fn surname_title(view: &View<'_>, at: usize, surname: char) -> Option<Mention> {
    let words = &view.lexicon.words;
    if !words.surnames.contains_key(surname.encode_utf8(&mut [0; 4])) || !view.is_boundary(at) {
        return None;
    }
    let after = view.after(at).get(surname.len_utf8()..)?;
    let title = prefixes(after, 5).find(|&title| {
        let office = words.titles.get(title).is_some_and(|kind| kind == "office");
        office || ["医生", "老师", "教授", "院士", "总", "大夫", "博士"].contains(&title)
    })?;
    let span = Span::new(at, at + surname.len_utf8() + title.len());
    view.is_boundary(span.end).then(|| mention(span, EntityType::Person, None, "surname-title"))
}
