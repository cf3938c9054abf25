//! 某校17岁的林某、周某: persons of a body.

use super::saying;
use crate::link::relation::join::is_of_body;
use crate::link::relation::rule::{Rule, Sink};
use crate::link::relation::view::View;
use crate::ontology::EntityType::Person as P;
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

/// 某校17岁的林某、周某.
pub const OF_BODY: Rule = Rule {
    id: "person-of-body",
    predicates: &[R::MemberOf],
    en: "a body, 的 (with an age or without) and persons: they belong to it",
    zh: "某机构（若干岁）的某人：为其成员",
    example: "[焦尾琴中学:O]17岁的[王小明:P]登台，[天目代表团:O]的[李小红:P]、[周天:P]夺冠。",
    finds: &["王小明 memberOf 焦尾琴中学", "李小红 memberOf 天目代表团", "周天 memberOf 天目代表团"],
    counter: "起诉[焦尾琴公司:O]的[王小明:P]登台，[天目代表团:O]的领队[李小红:P]夺冠。",
    apply: of_body,
};

fn of_body(view: &View<'_>, sink: &mut Sink<'_>) {
    for (index, phrase) in view.phrases.iter().enumerate() {
        let Some(body) = phrase.head.checked_sub(1).filter(|b| *b >= phrase.first) else { continue };
        let (this, next) = (view.mention(body).mention.span, view.mention(phrase.head).mention.span);
        let gap = view.plain(this.end, next.begin);
        if !is_of_body(view, body, phrase.head, &gap) {
            continue;
        }
        let saying = saying(Span::new(this.end, next.begin), Modality::Done, 0.75);
        let group = view.group_of(index);
        let mut end = phrase.span.begin;
        for other in view.phrases[index..group.phrases.end.max(index + 1)].iter().take(8) {
            let listed =
                other.first == other.head && matches!(view.raw(end, other.span.begin), "、" | "和" | "与");
            if !(listed || other == phrase) || view.kind(other.head) != P {
                break;
            }
            sink.say(view, saying, &view.mention(other.head).entity, &view.mention(body).entity);
            end = other.span.end;
        }
    }
}
