//! Who holds which post: 市委书记林某; 林某任秘书长; 免去林某的局长职务.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::title::{has_unit, head, is_government, leading_titles, titles, without_charge};
use crate::link::relation::trace::Condition;
use crate::link::relation::view::{Phrase, View};
use crate::ontology::EntityType::{Organisation, Person, Place};
use crate::ontology::{Change, EntityClass, Modality, RelationType as R};
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
    let gap = view.plain(previous.span.end, begin);
    // 主任关某主持会议，副主任那某…: what he does stands between.
    let gap = gap.rsplit_once('，').map_or(gap.as_str(), |(_, title)| title).to_owned();
    let whole = view.plain(previous.span.end, begin) == gap;
    let text = gap.trim_start_matches(['，', '、', '和', '与', '及']);
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
    if text == gap && whole || !together || other || found.iter().any(|t| is_government(t)) {
        return None;
    }
    let trigger = Span::new(previous.span.end, begin);
    let saying = Saying { predicate: R::HoldsPosition, trigger, modality: Modality::Done, confidence: 0.7 };
    let person = &view.mention(phrase.head).entity;
    sink.say_position(view, saying, person, &view.mention(*body).entity, Some(found.join("、")), None);
    found.last().map(|title| (*body, (*title).to_owned()))
}

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
        let (verb, title) =
            HOLDING.iter().filter_map(|w| lead.rsplit_once(w)).min_by_key(|(_, t)| t.len())?;
        let post = head(title).is_some() && title.chars().count() <= 12;
        post.then(|| lead.get(..lead.len() - title.len()).unwrap_or(verb))
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
