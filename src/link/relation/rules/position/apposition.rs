//! 国务院副总理韩正: body, title and name in a row.

use super::passed_on::{alike, inherited};
use super::title::{title_of, titles_of};
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::view::View;
use crate::ontology::EntityType::{Organisation, Person};
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

/// 国务院副总理韩正.
pub const APPOSITION: Rule = Rule {
    id: "title-before-name",
    predicates: &[R::HoldsPosition],
    en: "a body, a title made of title words, and a person; several bodies give several posts, and a deputy's title goes on \
         to the persons listed behind",
    zh: "机构、职务、人名连写；多个机构即多个职务；副职等职务及于并列的人名",
    example: "[溧阳市委:O/PartyBody]常委、[焦尾琴协会:O]原会长[王小明:P]出席。[天目学会:O]副会长[李小红:P]、[周天:P]到会。",
    finds: &[
        "王小明 holdsPosition 溧阳市委",
        "王小明 holdsPosition 焦尾琴协会",
        "李小红 holdsPosition 天目学会",
        "周天 holdsPosition 天目学会",
    ],
    counter: "[溧阳市委:O/PartyBody]邀请[王小明:P]。",
    apply: apposition,
};

fn apposition(view: &View<'_>, sink: &mut Sink<'_>) {
    let mut last: Option<(usize, Vec<String>)> = None;
    let mut shared: Option<(usize, String, usize)> = None;
    for phrase in view.phrases.iter().filter(|p| view.kind(p.head) == Person) {
        let mut bodies = Vec::new();
        for at in phrase.first..phrase.head {
            if view.kind(at) == Organisation {
                bodies.push(at);
            }
        }
        for body in &bodies {
            let from = view.mention(*body).mention.span.end;
            let Some(title) = title_of(view, *body, phrase) else {
                view.stop(view.mention(*body).mention.span, Condition::Title);
                continue;
            };
            let trigger = Span::new(from, view.mention(body + 1).mention.span.begin.max(from));
            let saying =
                Saying { predicate: R::HoldsPosition, trigger, modality: Modality::Done, confidence: 0.95 };
            let (person, body) = (&view.mention(phrase.head).entity, &view.mention(*body).entity);
            sink.say_position(view, saying, person, body, Some(title), None);
        }
        let own = if bodies.is_empty() { inherited(view, phrase, last.as_ref(), sink) } else { None };
        shared = match bodies.last() {
            None if own.is_some() => own.map(|(body, title)| (body, title, phrase.span.end)),
            Some(body) => titles_of(view, phrase).pop().map(|title| (*body, title, phrase.span.end)),
            None => shared.filter(|s| alike(view, phrase, s, sink)).map(|(b, t, _)| (b, t, phrase.span.end)),
        };
        if let Some(body) = bodies.last() {
            last = Some((*body, titles_of(view, phrase)));
        } else if phrase.first < phrase.head {
            last = None;
        }
    }
}
