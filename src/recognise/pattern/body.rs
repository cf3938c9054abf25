//! A place and a kind of body: 常州科协, 德化县政府, 中国科协.

use crate::ontology::EntityType;
use crate::recognise::{Mention, View};
use crate::text::Span;

/// Every known place that a kind of body follows directly.
pub(super) fn bodies(view: &View<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    for line in view.lines() {
        let text = view.slice(line.span);
        for (place, surfaces) in view.lexicon.occurrences(text) {
            let division = surfaces.iter().any(|s| {
                view.lexicon.entries()[s.entry].class
                    == Some(crate::ontology::EntityClass::AdministrativeDivision)
            });
            let place = place.shifted(line.span.begin);
            if division && view.slice(place).chars().count() > 1 && view.is_boundary(place.begin) {
                found.extend(body(view, place));
            }
        }
    }
    found
}

fn body(view: &View<'_>, place: Span) -> Option<Mention> {
    let (len, class) = form_at(view, place.end)?;
    Some(Mention {
        span: Span::new(chain_begin(view, place), place.end + len),
        kind: EntityType::Organisation,
        class: Some(class),
        confidence: 0.95,
        recogniser: "pattern",
        rule: "place-body",
    })
}

/// Where the divisions begin that stand directly before `place`: 青海省|海东市|委.
fn chain_begin(view: &View<'_>, place: Span) -> usize {
    let mut begin = place.begin;
    for index in (0..view.token_at(place.begin)).rev() {
        let span = view.tokens[index].span;
        let word = view.slice(span);
        let division = view.lexicon.by_name(word).is_some_and(|entry| entry.division.is_some());
        if span.end != begin || !division {
            break;
        }
        begin = span.begin;
    }
    begin
}

/// The longest kind of body written at `at` that ends with a word, its length in bytes and its class.
pub(super) fn form_at(view: &View<'_>, at: usize) -> Option<(usize, crate::ontology::EntityClass)> {
    let mut rest = view.after(at);
    loop {
        let len = view.lexicon.institutions.longest_prefix(rest)?;
        let form = rest.get(..len)?;
        let end = at + len;
        // 常州市|委托: the form must end a word; 市科协|主席 does.
        if (view.is_boundary(end) || heads_title(view, end)) && !is_cut_word(view, end) {
            let kind = view.lexicon.institutions.find(form, None)?;
            return Some((len, kind.class));
        }
        let last = form.chars().next_back()?.len_utf8();
        rest = form.get(..len - last)?;
    }
}

/// 市委|书记, where the segmenter made one word of both.
fn heads_title(view: &View<'_>, end: usize) -> bool {
    ["书记", "副书记", "主任", "局长", "常委", "主席", "秘书长", "办公室"]
        .iter()
        .any(|title| view.after(end).starts_with(title))
}

/// 政府|工作报告, 政府|采购 name no body.
fn is_cut_word(view: &View<'_>, end: usize) -> bool {
    let after = view.after(end);
    ["工作报告", "采购", "性", "化", "网站"].iter().any(|word| after.starts_with(word))
}
