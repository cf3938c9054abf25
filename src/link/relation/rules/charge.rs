//! A post told before who takes it: 理事长由林某担任.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::title::titles;
use crate::link::relation::view::View;
use crate::ontology::EntityType::Person;
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

/// 联盟成立，理事长由某院医师林某担任.
pub const CHARGE: Rule = Rule {
    id: "office-given-to",
    predicates: &[R::HoldsPosition],
    en: "a title, 由, a person and 担任, 兼任 or 出任: the body is the one of that sort that is spoken of",
    zh: "“某职由某人担任”：机构为前文所述的相应机构",
    example: "[焦尾琴协会:O/Association]昨日换届，会长仍由[天目大学:O]教授[王小明:P]担任，首任秘书长由[李小红:P]兼任。",
    finds: &["王小明 holdsPosition 焦尾琴协会", "李小红 holdsPosition 焦尾琴协会"],
    counter: "[焦尾琴协会:O/Association]昨日换届，会场由[王小明:P]布置，评委由[李小红:P]推荐。",
    apply: charge,
};

fn charge(view: &View<'_>, sink: &mut Sink<'_>) {
    for group in view.groups.iter().filter(|g| g.preposition == Some("由")) {
        let index = view.clause_at(group.span.begin);
        let clause = view.clauses[index];
        let tail = view.plain(group.span.end, clause.end.max(group.span.end));
        let taken = ["担任", "兼任", "出任", "接任", "代理", "继任"].iter().any(|verb| tail == *verb);
        let people = view.heads(group, &[Person]);
        let opening = view.plain(clause.begin, group.span.begin);
        let lead =
            opening.strip_suffix('由').unwrap_or(&opening).trim_end_matches(['仍', '暂', '将', '也', '均']);
        let lead = ["首任", "首届", "新任", "其"].iter().find_map(|w| lead.strip_prefix(w)).unwrap_or(lead);
        let Some(found) = titles(lead).filter(|_| taken && !people.is_empty()) else { continue };
        let Some((body, confidence)) = view.employer(found[0], index) else { continue };
        let modality = if opening.contains('将') { Modality::Planned } else { Modality::Done };
        let trigger = Span::new(clause.begin, group.span.begin);
        let saying = Saying { predicate: R::HoldsPosition, trigger, modality, confidence };
        for person in people {
            sink.say_position(view, saying, &view.mention(person).entity, body, Some(found.join("、")), None);
        }
    }
}
