//! A title or a body that goes on to the next person: 副主席甲、|乙; 中心主任陈某，|原纪检组长周某.

use crate::link::relation::rule::{Saying, Sink};
use crate::link::relation::title::{has_unit, head, is_government, titles};
use crate::link::relation::view::{Phrase, View};
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

/// Titles that several have at once: 副主席甲、乙、丙.
const SHARED: &[&str] =
    &["委员", "常委", "成员", "理事", "院士", "教授", "研究员", "代表", "顾问", "董事", "监事"];

/// 某会副主席甲、|乙|、丙: says that the person of the phrase has the title of the one before; false where not.
pub(super) fn alike(
    view: &View<'_>,
    phrase: &Phrase,
    before: &(usize, String, usize),
    sink: &mut Sink<'_>,
) -> bool {
    let (body, title, end) = before;
    let gap = view.raw((*end).min(phrase.span.begin), phrase.span.begin);
    let head = head(title).unwrap_or_default();
    let many = title.starts_with('副') || head.starts_with('副') || SHARED.contains(&head);
    if !many || phrase.first != phrase.head || !["、", "和", "与"].contains(&gap) {
        return false;
    }
    let trigger = Span::new(*end, phrase.span.begin);
    let saying = Saying { predicate: R::HoldsPosition, trigger, modality: Modality::Done, confidence: 0.75 };
    let (person, body) = (&view.mention(phrase.head).entity, &view.mention(*body).entity);
    sink.say_position(view, saying, person, body, Some(title.clone()), None);
    true
}

/// 中心主任陈某，原纪检组长周某: the second is of the same body where the titles belong together.
pub(super) fn inherited(
    view: &View<'_>,
    phrase: &Phrase,
    last: Option<&(usize, Vec<String>)>,
    sink: &mut Sink<'_>,
) -> Option<(usize, String)> {
    let (body, before) = last?;
    let begin = phrase.span.begin;
    let index = view.phrase_after(begin);
    let previous = index.checked_sub(1).and_then(|i| view.phrases.get(i))?;
    let between = view.plain(previous.span.end, begin);
    // 主任关某主持会议，副主任那某…: what he does stands between.
    let gap = between.rsplit_once('，').map_or(between.as_str(), |(_, title)| title);
    let text = gap.trim_start_matches(['、', '和', '与', '及']);
    let found = titles(text)?;
    let heads: Vec<_> = before.iter().filter_map(|t| head(t)).collect();
    let together = found.iter().any(|title| {
        let own = head(title).unwrap_or_default();
        let deputy = own.strip_prefix('副').unwrap_or(own);
        ["党组", "纪检", "原党", "党委", "总工程师", "总经济师"]
            .iter()
            .any(|w| title.starts_with(w) || title.contains(w))
            || heads.contains(&own)
            || heads.contains(&deputy)
            || own == "秘书长" && heads.iter().any(|head| head.ends_with(['任', '席', '长']))
    });
    // 国家主席 is of another body; what stands far off is of nobody spoken of.
    let other = found.iter().any(|title| has_unit(title)) || begin - previous.span.end > 90;
    if text == between || !together || other || found.iter().any(|t| is_government(t)) {
        return None;
    }
    let trigger = Span::new(previous.span.end, begin);
    let saying = Saying { predicate: R::HoldsPosition, trigger, modality: Modality::Done, confidence: 0.7 };
    let person = &view.mention(phrase.head).entity;
    sink.say_position(view, saying, person, &view.mention(*body).entity, Some(found.join("、")), None);
    found.last().map(|title| (*body, (*title).to_owned()))
}
