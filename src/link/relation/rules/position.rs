//! Who takes, holds or leaves which post by a verb: 林某任秘书长; 免去林某的局长职务.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::title::{head, leading_titles};
use crate::link::relation::trace::Condition;
use crate::link::relation::view::{Phrase, View};
use crate::ontology::EntityType::{Organisation, Person};
use crate::ontology::{Change, Modality, RelationType as R};
use crate::text::Span;

/// 林某任省文旅厅副厅长; 免去林某的局长职务.
pub const OFFICE: Rule = Rule {
    id: "takes-office",
    predicates: &[R::HoldsPosition],
    en: "a verb of holding, taking or leaving office, a body and a title; the person stands before",
    zh: "任、当选、免去等动词后接机构与职务",
    example: "会议任命[李小红:P]为[焦尾琴协会:O]秘书长，免去[王小明:P]的[焦尾琴协会:O]会长职务。",
    finds: &["李小红 holdsPosition 焦尾琴协会", "王小明 holdsPosition 焦尾琴协会 [denied]"],
    counter: "[王小明:P]对[焦尾琴协会:O]会长表示感谢。",
    apply: office,
};

const HOLDING: &[&str] = &[
    "是",
    "任",
    "担任",
    "出任",
    "现任",
    "曾任",
    "历任",
    "兼任",
    "就任",
    "为",
    "系",
    "受聘为",
    "聘为",
    "出任了",
    "当",
    "做",
    "接任",
    "继任",
    "转任",
    "升任",
    "进入",
    "再任",
    "调任",
    "受聘担任",
    "连任",
    "续任",
    "改任",
    "晋升为",
    "推选为",
    "推举为",
];
/// Verbs of taking an office that somebody gives.
pub const TAKING: &[&str] =
    &["任命", "当选", "出任", "就任", "接任", "继任", "升任", "聘", "选举", "推选", "调任"];
/// Verbs of taking an office away.
pub const REMOVING: &[&str] =
    &["免去", "免除", "撤销", "罢免", "不再担任", "不再兼任", "不再任", "卸任", "离任"];
/// Verbs of giving an office up.
pub const RESIGNING: &[&str] = &["辞去", "请辞", "辞任", "辞掉"];

fn office(view: &View<'_>, sink: &mut Sink<'_>) {
    for phrase in &view.phrases {
        for at in phrase.first..=phrase.head {
            if view.kind(at) == Organisation && view.kind(phrase.head) != Person {
                one_office(view, phrase, at, sink);
            }
        }
    }
}

fn one_office(view: &View<'_>, phrase: &Phrase, body: usize, sink: &mut Sink<'_>) {
    let clause = view.clauses[phrase.clause];
    let span = view.mention(body).mention.span;
    // 是某支队|某站站长: the office is of the body that stands right before it.
    let next = view.context.mentions.get(body + 1).map(|m| m.mention.span.begin);
    if next == Some(span.end) && view.kind(body + 1) == Organisation {
        view.stop(span, Condition::Title);
        return;
    }
    let tail = view.plain(span.end, clause.end.max(span.end));
    let serving = ["当", "任", "担任", "做"].iter().find_map(|w| tail.strip_prefix(w));
    let tail = serving.unwrap_or(&tail);
    // 是某台新闻中心的记者
    let is = view.plain(clause.begin, phrase.span.begin).ends_with(['是', '系']);
    let of = |(part, title): (&str, &str)| (part.chars().count() <= 6).then(|| format!("{part}{title}"));
    let of_part = tail.split_once('的').filter(|_| is).and_then(of);
    let tail = of_part.as_deref().unwrap_or(tail);
    let Some((found, rest)) = leading_titles(tail) else {
        view.stop(span, Condition::Title);
        return;
    };
    let rest = rest.trim_start_matches(['、', ' ']);
    let ended = rest.is_empty()
        || ["职务", "一职", "的职务", "等职", "期间", "后", "时", "以来", "兼"]
            .iter()
            .any(|w| rest.starts_with(w))
        || view.phrases.iter().skip(view.phrase_after(span.end)).take(1).any(|p| p.clause == phrase.clause);
    let before = view.plain(clause.begin, phrase.span.begin);
    // 兼任厂工会副主席、|某协会|理事: the second post of one verb.
    let listed = before.strip_suffix('、').and_then(|lead| {
        let titles = HOLDING.iter().filter_map(|verb| lead.rsplit_once(verb)).map(|(_, title)| title);
        let title = titles.min_by_key(|title| title.len())?;
        lead.strip_suffix(title).filter(|_| head(title).is_some() && title.chars().count() <= 12)
    });
    let near = listed.unwrap_or(&before).trim_end_matches(['了', '的', '原']);
    let last: String = before.chars().skip(before.chars().count().saturating_sub(16)).collect();
    let verb = |words: &[&str]| words.iter().any(|w| last.contains(w));
    let holds = HOLDING.iter().any(|w| near.ends_with(w) && !near.ends_with("成为"))
        || verb(REMOVING)
        || verb(RESIGNING);
    // 到某大学任助理员
    let holds = holds || serving.is_some() && near.ends_with(['到', '在', '赴', '去', '于']);
    let holds = holds || TAKING.iter().any(|w| near.ends_with(w));
    if !ended || !holds {
        view.stop(span, Condition::Title);
        return;
    }
    let (modality, change) = if verb(REMOVING) {
        (Modality::Denied, Some(Change::Removed))
    } else if verb(RESIGNING) {
        (Modality::Denied, Some(Change::Resigned))
    } else if verb(TAKING) {
        (Modality::Done, Some(Change::Appointed))
    } else {
        (if verb(&["不再", "没有", "拒绝"]) { Modality::Denied } else { Modality::Done }, None)
    };
    let modality = if modality == Modality::Done && verb(&["拟任", "将任", "将出任", "拟"]) {
        Modality::Planned
    } else {
        modality
    };
    let Some((person, weight)) = holder(view, phrase) else {
        view.stop(span, Condition::Subject);
        return;
    };
    let previous =
        view.groups_before(clause.begin, phrase.span.begin).next().map_or(clause.begin, |g| g.span.end);
    let trigger = Span::new(previous.max(clause.begin).min(phrase.span.begin), phrase.span.begin);
    let saying = Saying { predicate: R::HoldsPosition, trigger, modality, confidence: 0.9 * weight };
    sink.say_position(view, saying, person, &view.mention(body).entity, Some(found.join("、")), change);
}

/// The person before the body: in the clause, carried over from one before, or from the sentence before.
fn holder<'a>(view: &View<'a>, phrase: &Phrase) -> Option<(&'a crate::link::EntityId, f32)> {
    let clause = view.clauses[phrase.clause];
    let own = view.groups_before(clause.begin, phrase.span.begin).take(4).find_map(|g| {
        let heads = view.heads(g, &[Person]);
        heads.last().copied()
    });
    if let Some(person) = own {
        return Some((&view.mention(person).entity, 1.0));
    }
    // 任命林某为副市长，免去|其|局长职务.
    let before = view.plain(clause.begin, phrase.span.begin);
    if before.ends_with(['其', '他', '她']) {
        let end = view.phrases.partition_point(|p| p.span.end <= clause.begin);
        let last = view.phrases[..end].iter().rev().take(8).find(|p| view.kind(p.head) == Person);
        return last.map(|p| (&view.mention(p.head).entity, 0.9));
    }
    if view.is_reported(phrase.clause) {
        return None;
    }
    if let Some((_, group)) = view.subject_before(phrase.clause) {
        return view.heads(group, &[Person]).first().map(|h| (&view.mention(*h).entity, 0.9));
    }
    if let Some(topic) = view.dated_topic(phrase.clause) {
        return Some((&view.mention(topic).entity, 0.7));
    }
    let earlier = view.earlier.iter().find(|i| view.kind(**i) == Person)?;
    Some((&view.mention(*earlier).entity, 0.7))
}

/// 在某校任教.
pub const SERVES: Rule = Rule {
    id: "serves-at",
    predicates: &[R::HoldsPosition],
    en: "在, a body, and 任职, 任教 or 供职; the title is left open",
    zh: "在某机构任职、任教、供职",
    example: "[王小明:P]没有投资，也不在[焦尾琴公司:O]任职。",
    finds: &["王小明 holdsPosition 焦尾琴公司 [denied]"],
    counter: "[王小明:P]在[焦尾琴公司:O]门口等候。",
    apply: serves,
};

fn serves(view: &View<'_>, sink: &mut Sink<'_>) {
    for phrase in view.phrases.iter().filter(|p| view.kind(p.head) == Organisation) {
        let clause = view.clauses[phrase.clause];
        let before = view.plain(clause.begin, phrase.span.begin);
        let tail = view.plain(phrase.span.end, clause.end.max(phrase.span.end));
        let serves = ["任职", "任教", "供职", "执教", "从教", "挂职"].iter().find(|w| tail.starts_with(**w));
        let Some(word) = serves.filter(|_| before.ends_with(['在', '于', '到'])) else { continue };
        let Some((person, weight)) = holder(view, phrase) else { continue };
        let denied = ["不在", "没有在", "未在", "不再在"].iter().any(|w| before.ends_with(w));
        let modality = if denied { Modality::Denied } else { Modality::Done };
        let trigger = Span::new(phrase.span.end, phrase.span.end + word.len());
        let saying = Saying { predicate: R::HoldsPosition, trigger, modality, confidence: 0.75 * weight };
        sink.say(view, saying, person, &view.mention(phrase.head).entity);
    }
}
