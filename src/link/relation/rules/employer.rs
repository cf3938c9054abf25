//! Posts whose body is not said with the title: 总经理林某透露; 聘任林某为总经理. It is the one that is spoken of.

use std::collections::BTreeMap;

use super::leave::is_leaving;
use crate::link::EntityId;
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::title::{head, is_government, leading_titles, titles};
use crate::link::relation::view::{Group, View};
use crate::link::relation::words::WORDS;
use crate::ontology::EntityType::{Organisation, Person};
use crate::ontology::{Change, EntityClass as C, Modality, RelationType as R};
use crate::text::Span;

/// 总经理林某透露: of the company that is spoken of.
pub const OF_TOPIC: Rule = Rule {
    id: "title-of-topic",
    predicates: &[R::HoldsPosition],
    en: "a title of companies, schools, hospitals or associations before a person at the begin of a clause, no body with \
         it: the body of that sort that the clause or sentence before is about, else the one that the article is about",
    zh: "分句开头“总经理某某”而未言明机构：前一分句或前一句所述的相应机构，或全文主要所述的相应机构",
    example: "[焦尾琴公司:O/Company]举办[天目湖展:G/Campaign]。总经理[王小明:P]透露，明年扩产。",
    finds: &["王小明 holdsPosition 焦尾琴公司"],
    counter: "[焦尾琴协会:O/Association]举办[天目湖展:G/Campaign]。总经理[王小明:P]透露，明年扩产。",
    apply: of_topic,
};

fn of_topic(view: &View<'_>, sink: &mut Sink<'_>) {
    for phrase in view.phrases.iter().filter(|p| p.first == p.head && view.kind(p.head) == Person) {
        let clause = view.clauses[phrase.clause];
        let opening = view.plain(clause.begin, phrase.span.begin);
        let first = view.phrase_after(clause.begin);
        let opens = view.phrases.get(first).is_some_and(|p| p.head == phrase.head);
        // 财务总监林某辞职: `leaves-office` says so.
        let rest = view.plain(phrase.span.end, clause.end.max(phrase.span.end));
        let Some(found) = titles(&opening).filter(|_| opens && !is_leaving(&rest)) else { continue };
        let Some((body, confidence)) = view.employer(found[0], phrase.clause) else { continue };
        let trigger = Span::new(clause.begin, phrase.span.begin);
        let saying = Saying { predicate: R::HoldsPosition, trigger, modality: Modality::Done, confidence };
        let (person, title) = (&view.mention(phrase.head).entity, found.join("、"));
        sink.say_position(view, saying, person, body, Some(title), None);
    }
}

/// 常务副会长, 名誉会长 → 会长.
fn plain_head(title: &str) -> &str {
    let head = head(title).unwrap_or_default();
    let head = head.strip_prefix("名誉").unwrap_or(head);
    head.strip_prefix('副').unwrap_or(head)
}

/// The sorts of bodies that have such a title; none where too many have.
fn classes(title: &str) -> &'static [C] {
    match plain_head(title) {
        "董事长" | "总经理" | "总裁" | "首席执行官" | "CEO" | "董事会秘书" | "董秘" | "首席财务官"
        | "总监" | "首席技术官" | "首席运营官" | "厂长" | "行长" | "创始人" | "联合创始人" | "实际控制人"
        | "法定代表人" => &[C::Company],
        "校长" | "园长" => &[C::EducationalInstitution],
        "院长" => &[C::Hospital, C::ResearchInstitute],
        "所长" => &[C::ResearchInstitute],
        "会长" | "理事长" | "秘书长" => &[C::Association, C::Alliance],
        _ => &[],
    }
}

/// How the names of bodies end that have such a head: 馆长 of a 馆, 校长 of a 中学.
fn tails(title: &str) -> &'static [&'static str] {
    match plain_head(title) {
        "馆长" => &["馆"],
        "校长" => &["校", "大学", "中学", "小学", "附中", "附小", "学堂"],
        "院长" => &["院"],
        "所长" => &["所"],
        "园长" => &["园"],
        "台长" => &["台"],
        "社长" => &["社"],
        "厂长" => &["厂"],
        "团长" => &["团"],
        _ => &[],
    }
}

impl<'a> View<'a> {
    /// The body whose office `title` is, named before the clause or what the article is about, and how sure that is.
    pub fn employer(&self, title: &str, clause: usize) -> Option<(&'a EntityId, f32)> {
        if is_government(title) {
            return None;
        }
        let (classes, tails) = (classes(title), tails(title));
        if classes.is_empty() && tails.is_empty() {
            return None;
        }
        let fits = |index: &usize| self.has_office(*index, classes, tails);
        let mut before = (clause.saturating_sub(4)..clause).rev();
        let near = match before.find_map(|c| self.clause_subject(c)) {
            Some(group) => self.heads(group, &[Organisation]).into_iter().find(fits),
            None => self.earlier.iter().copied().find(fits),
        };
        let about = || self.about.iter().rev().take(3).flatten().copied().find(fits);
        let last = || {
            let begin = self.clauses[clause.checked_sub(1)?].begin;
            let end = self.phrases.partition_point(|p| p.span.end <= self.clauses[clause].begin);
            let phrases = self.phrases[..end].iter().rev().take_while(|p| p.span.begin >= begin).take(4);
            phrases.map(|p| p.head).find(fits)
        };
        if let Some(body) = near.or_else(last) {
            return Some((&self.mention(body).entity, 0.6));
        }
        let foremost = self.foremost(classes, tails, self.clauses[clause].begin);
        // 董事会秘书林某表示, in an announcement of the company of the headline, where the paragraph before told of another one.
        let headline = self.context.article.paragraphs().first().map_or(self.span, |line| line.span);
        let headed = |body: &&EntityId| self.context.mentions_in(headline).iter().any(|m| m.entity == **body);
        let about = about().map(|body| (&self.mention(body).entity, 0.6));
        foremost.filter(headed).map(|body| (body, 0.6)).or(about).or(foremost.map(|body| (body, 0.55)))
    }

    fn has_office(&self, index: usize, classes: &[C], tails: &[&str]) -> bool {
        let entity = self.context.entity(&self.mention(index).entity);
        let class = self.class(index);
        let named = entity.is_some_and(|e| tails.iter().any(|t| e.name.ends_with(t)));
        // An institute (某研究所) has no 院长, an academy no 所长.
        let other = matches!(tails, ["院" | "所"]) && entity.is_some_and(|e| !e.name.contains(tails[0]));
        if other {
            return false;
        }
        self.kind(index) == Organisation && (named || class.is_some_and(|c| classes.contains(&c)))
    }

    /// The body of these sorts that the article is about: named at its begin, three times at least, twice as often as
    /// any other; no branch of a bank or company.
    fn foremost(&self, classes: &[C], tails: &[&str], at: usize) -> Option<&'a EntityId> {
        let all = self.context.mentions;
        let mut counts: BTreeMap<&EntityId, usize> = BTreeMap::new();
        let branch = |i: &usize| {
            let name = self.context.entity(&all[*i].entity).map_or("", |e| e.name.as_str());
            ["分行", "支行", "分公司", "营业部"].iter().any(|w| name.ends_with(w))
        };
        let fitting = (0..all.len().min(2000)).filter(|i| self.has_office(*i, classes, tails));
        for index in fitting.filter(|i| !branch(i)) {
            *counts.entry(&all[index].entity).or_default() += 1;
        }
        let (body, most) = counts.iter().max_by_key(|(_, count)| **count).map(|(b, c)| (*b, *c))?;
        let rival = counts.iter().filter(|(other, _)| **other != body).map(|(_, c)| *c).max().unwrap_or(0);
        let first = all.iter().find(|m| m.entity == *body)?.mention.span.end;
        // What an article is about is named in its headline or first paragraph.
        let lead = self.context.article.paragraphs().iter().take(2).next_back()?.span.end;
        (first <= at.min(lead) && most >= 3 && most >= 2 * rival).then_some(body)
    }
}

/// 某公司聘请林某为首席顾问.
pub const ENGAGES: Rule = Rule {
    id: "engages",
    predicates: &[R::HoldsPosition],
    en: "a body, 聘请 or 聘任, a person, and 为 or 担任 with a title alone; 请 or 邀请 where the next clause refuses",
    zh: "某机构聘请、聘任某人为某职；邀请任职而后文谢绝",
    example: "[焦尾琴公司:O]聘请[王小明:P]为首席科学家。[天目学会:O]请[李小红:P]出任副会长，她婉拒了。",
    finds: &["王小明 holdsPosition 焦尾琴公司", "李小红 holdsPosition 天目学会 [denied]"],
    counter: "[焦尾琴公司:O]邀请[王小明:P]为首席科学家颁奖。",
    apply: engages,
};

fn engages(view: &View<'_>, sink: &mut Sink<'_>) {
    for group in view.groups.iter().filter(|g| !view.heads(g, &[Person]).is_empty()) {
        let index = view.clause_at(group.span.begin);
        let clause = view.clauses[index];
        let before = view.plain(clause.begin, group.span.begin);
        let before = before.strip_suffix('了').unwrap_or(&before);
        let next = view.clauses.get(index + 1).map(|c| view.plain(c.begin, c.end)).unwrap_or_default();
        let refused = WORDS.refusing.inside(&next) || next.contains("没有答应") || next.contains("没答应");
        // 他: a pronoun that nobody could be found for.
        let before = before.trim_end_matches(['他', '她']);
        let engaged = ENGAGING.iter().any(|w| before.ends_with(w))
            || refused && ["请", "邀请", "邀"].iter().any(|w| before.ends_with(w));
        let tail = view.plain(group.span.end, clause.end.max(group.span.end));
        let tail = tail.trim_start_matches(['等', '先', '生', '女', '士', '教', '授']);
        let rest = ["担任", "出任", "为", "任"].iter().find_map(|w| tail.strip_prefix(w));
        let Some(rest) = rest.filter(|_| engaged && is_alone_behind(view, group, clause)) else { continue };
        let Some((found, "")) = leading_titles(rest) else { continue };
        let own = view.own_agents(group.span.begin, &[Organisation]);
        let agents = own.or_else(|| view.carried(index, &[Organisation]));
        let body = agents.and_then(|a| a.entities.first().map(|b| (*b, 0.8)));
        // 董事会审议通过多项议案：聘任林某为总经理.
        let Some((body, confidence)) = body.or_else(|| view.employer(found[0], index)) else { continue };
        let trigger = Span::new(clause.begin, group.span.begin);
        let modality = if refused { Modality::Denied } else { Modality::Done };
        let saying = Saying { predicate: R::HoldsPosition, trigger, modality, confidence };
        let change = Some(Change::Appointed).filter(|_| !refused);
        for person in view.heads(group, &[Person]) {
            let (person, title) = (&view.mention(person).entity, found.join("、"));
            sink.say_position(view, saying, person, body, Some(title), change);
        }
    }
}

/// Verbs of engaging somebody.
const ENGAGING: &[&str] = &["聘请", "聘任", "特聘", "续聘", "返聘", "聘用", "聘", "选聘"];

/// Whether no name follows the group in its clause.
fn is_alone_behind(view: &View<'_>, group: &Group, clause: Span) -> bool {
    view.phrases.get(group.phrases.end).is_none_or(|p| p.span.begin >= clause.end)
}
