//! Names that are known beforehand: divisions, countries, organisations, the user's own terms.

use super::{Mention, Propose, View};
use crate::lexicon::{Entry, Level, Risk, Surface};
use crate::text::Span;

/// Proposes every occurrence of a known name that its surroundings do not speak against.
#[derive(Clone, Copy, Debug)]
pub struct Gazetteer;

impl Propose for Gazetteer {
    fn name(&self) -> &'static str {
        "gazetteer"
    }

    fn propose(&self, view: &View<'_>) -> Vec<Mention> {
        let locality = view.lexicon.locality(view.article);
        let mut found = Vec::new();
        for paragraph in view.paragraphs() {
            for (span, surfaces) in view.lexicon.occurrences(view.slice(paragraph.span)) {
                let span = span.shifted(paragraph.span.begin);
                found.extend(propose(view, locality, span, surfaces));
            }
        }
        found
    }
}

fn propose(view: &View<'_>, locality: Option<&Entry>, span: Span, surfaces: &[Surface]) -> Option<Mention> {
    let entries = view.lexicon.entries();
    let text = view.slice(span);
    let len = text.chars().count();
    if let Some(user) = surfaces.iter().find(|s| entries[s.entry].user) {
        return Some(mention(span, &entries[user.entry], 0.99, "user-term"));
    }
    let aligned = view.is_words(span);
    // Most occurrences end here: no rule below would trust them.
    if len == 2 && !aligned || len == 1 && !stands_for_place(view, span) {
        return None;
    }
    let near = |s: &&Surface| is_near(view, locality, &entries[s.entry]);
    let owner = surfaces.iter().find(near).or_else(|| surfaces.iter().min_by_key(|s| s.risk))?;
    let entry = &entries[owner.entry];
    if len == 1 {
        return Some(mention(span, entry, 0.85, "one-character-place"));
    }
    let full = text == entry.name;
    let trusted = match owner.risk {
        _ if full && len >= 3 => aligned || len >= 4 || view.is_boundary(span.begin),
        // 中央政治局常委 is one word to the segmenter.
        Risk::None if len >= 5 => aligned || view.is_boundary(span.begin),
        Risk::None => aligned,
        Risk::Shared => aligned && near(&owner),
        Risk::Word => aligned && near(&owner) && has_place_sign(view, span),
    };
    let confidence = if full { 0.97 } else { 0.92 };
    trusted.then(|| mention(span, entry, confidence, if full { "full-name" } else { "short-name" }))
}

fn mention(span: Span, entry: &Entry, confidence: f32, rule: &'static str) -> Mention {
    Mention { span, kind: entry.kind, class: entry.class, confidence, recogniser: "gazetteer", rule }
}

/// Whether a division lies in the article's place, or stands above it.
fn is_near(view: &View<'_>, locality: Option<&Entry>, entry: &Entry) -> bool {
    let Some(locality) = locality else { return false };
    let same_province = || {
        let province = |e| view.lexicon.ancestor(e, Level::Province).map(|p| &p.name);
        province(entry).is_some() && province(entry) == province(locality)
    };
    view.lexicon.lies_in(entry, locality) || view.lexicon.lies_in(locality, entry) || same_province()
}

/// 在京, 赴沪, 来苏考察: one character that stands alone as a place, before a verb or a mark.
fn stands_for_place(view: &View<'_>, span: Span) -> bool {
    const NEXT: &[&str] = &[
        "举行", "召开", "开幕", "启动", "闭幕", "成立", "会见", "考察", "调研", "出席", "发布", "揭晓",
        "签署", "签约", "举办", "参加", "正式", "隆重", "揭牌", "开馆", "工作", "访问", "出发", "开展",
        "逝世", "病逝", "亮相", "落幕", "，", "。", "、", "；",
    ];
    let before = view.before(span.begin).chars().next_back();
    let after = view.after(span.end);
    matches!(before, Some('在' | '赴' | '抵' | '来' | '离' | '返' | '驻'))
        && NEXT.iter().any(|next| after.starts_with(next))
}

/// A place word beside a risky short name: 在安康举行, 安康、汉中等地.
fn has_place_sign(view: &View<'_>, span: Span) -> bool {
    let before = view.before(span.begin).chars().next_back();
    let after = view.after(span.end);
    let led = matches!(before, Some('在' | '赴' | '抵' | '从' | '到' | '至' | '、' | '自' | '于'));
    led || ["、", "等地", "两地", "三地", "举行", "召开"].iter().any(|sign| after.starts_with(sign))
}
