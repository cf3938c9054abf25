//! Titles between a body and a person: 市委书记林某, and the persons listed behind.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::title::{has_unit, head, is_government, titles, without_charge};
use crate::link::relation::trace::Condition;
use crate::link::relation::view::{Phrase, View};
use crate::ontology::EntityType::{Organisation, Person, Place};
use crate::ontology::{EntityClass, Modality, RelationType as R};
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

/// The title that a body gives to the person of the phrase: what stands behind it, with a 原 before it.
fn title_of(view: &View<'_>, body: usize, phrase: &Phrase) -> Option<String> {
    let from = view.mention(body).mention.span.end;
    let gap = view.plain(from, view.mention(body + 1).mention.span.begin);
    if gap == "长" {
        return of_its_head(view, body);
    }
    if gap.is_empty() {
        return envoy(view, body, phrase);
    }
    let gap = without_charge(&gap);
    let mut found = titles(gap.trim_end_matches(['、', '兼', ' ']))?;
    // 书记、中组部部长: the second post is of another body.
    let mut first = true;
    found.retain(|t| std::mem::take(&mut first) || !has_unit(t));
    // 全国人大代表、航天员: who sits in a congress is that beside what he is.
    if found.first() == Some(&"代表") {
        found.truncate(1);
    }
    // 宣讲团成员、某校校长: who belongs to a body holds no office in it.
    found.retain(|t| *t != "成员");
    if is_party(view, body) {
        found.retain(|t| !is_government(t));
    }
    if found.is_empty() {
        return None;
    }
    let clause = view.clauses[phrase.clause];
    let begin = view.mention(phrase.first).mention.span.begin;
    let former = view.plain(clause.begin.min(begin), begin).ends_with('原') && !found[0].starts_with('原');
    Some(format!("{}{}", if former { "原" } else { "" }, found.join("、")))
}

/// 联合国|也门|问题特使: the place that an envoy is charged with is a part of the title.
fn envoy(view: &View<'_>, body: usize, phrase: &Phrase) -> Option<String> {
    let place = Some(body + 1).filter(|p| *p < phrase.head && view.kind(*p) == Place)?;
    let span = view.mention(place).mention.span;
    let gap = view.plain(span.end, view.mention(place + 1).mention.span.begin);
    let title = gap.trim_end_matches(['、', '兼', ' ']);
    let charged = ["问题", "事务", "局势", "危机"].iter().any(|word| title.starts_with(word));
    charged.then(|| titles(title)).flatten()?;
    Some(format!("{}{title}", view.context.article.slice(span)))
}

/// 外交部|长: the head of a body whose name ends in what it is.
fn of_its_head(view: &View<'_>, body: usize) -> Option<String> {
    let surface = view.context.article.slice(view.mention(body).mention.span);
    let last = surface.chars().last().filter(|c| "部厅局院校行社所馆".contains(*c))?;
    Some(format!("{last}长"))
}

/// 市委, 纪委: a party body has no 副县长.
fn is_party(view: &View<'_>, body: usize) -> bool {
    let mention = view.mention(body);
    let class = view.context.entity(&mention.entity).and_then(|e| e.class).or(mention.mention.class);
    let surface = view.context.article.slice(mention.mention.span);
    class == Some(EntityClass::PartyBody) || class.is_none() && surface.ends_with('委')
}

/// Titles that several have at once: 副主席甲、乙、丙.
const SHARED: &[&str] =
    &["委员", "常委", "成员", "理事", "院士", "教授", "研究员", "代表", "顾问", "董事", "监事"];

/// 某会副主席甲、|乙|、丙: says that the person of the phrase has the title of the one before; false where not.
fn alike(view: &View<'_>, phrase: &Phrase, before: &(usize, String, usize), sink: &mut Sink<'_>) -> bool {
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

fn titles_of(view: &View<'_>, phrase: &Phrase) -> Vec<String> {
    let from = view.mention(phrase.first).mention.span.end;
    let text = view.plain(from, view.mention(phrase.head).mention.span.begin);
    titles(&text).unwrap_or_default().into_iter().map(str::to_owned).collect()
}

/// 中心主任陈某，原纪检组长周某: the second is of the same body where the titles belong together.
fn inherited(
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
