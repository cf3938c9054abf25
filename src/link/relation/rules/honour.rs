//! Honours that lead to the name of who has them (全国劳动模范|林某, 某奖获得者|林某), and those told with who gives them:
//! 被某部认定为….

use crate::link::EntityId;
use crate::link::relation::agent::{Agents, Basis};
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::{Hit, Pattern};
use crate::link::relation::view::{Group, View, is_quote};
use crate::link::relation::words::WORDS;
use crate::ontology::EntityType::{self, Organisation as O, Person as P, Programme as G};
use crate::ontology::{EntityClass as C, Modality, RelationType as R};
use crate::text::Span;

/// 全国劳动模范林某.
pub const BEFORE_NAME: Rule = Rule {
    id: "honour-before-name",
    predicates: &[R::Receives],
    en: "an honour right before a person: 获得者, 得主, or an honour that people are called by (…模范, …工匠)",
    zh: "人名前的荣誉：某奖获得者、得主，或以人称之的称号（模范、工匠等）",
    example: "[燕山科学奖:G/Award]获得者[王小明:P]、“[江南好人:G/Award]”[李小红:P]走进校园。",
    finds: &["王小明 receives 燕山科学奖", "李小红 receives 江南好人"],
    counter: "[燕山科学奖:G/Award]评委[王小明:P]、[江南好人馆:L]讲解员[李小红:P]走进校园。",
    apply: before_name,
};

/// How honours end that people are called by.
const CALLED: &[&str] = &[
    "模范",
    "工匠",
    "标兵",
    "英雄",
    "先锋",
    "好人",
    "之星",
    "楷模",
    "卫士",
    "先进个人",
    "先进工作者",
    "能手",
    "人物",
    "功臣",
    "工作者",
    "劳模",
    "教师",
    "医生",
    "党员",
    "大师",
    "青年",
    "学者",
    "传承人",
    "个人",
    "使者",
    "旗手",
];

/// What may stand between an honour's name and what is said of it.
const CALLED_SO: &[&str] = &["荣誉称号", "称号", "荣誉", "殊荣", "奖项", "奖杯", "牌匾", "大奖"];

fn before_name(view: &View<'_>, sink: &mut Sink<'_>) {
    for phrase in view.phrases.iter().filter(|p| view.kind(p.head) == P) {
        let Some(award) = phrase.head.checked_sub(1) else { continue };
        let span = view.mention(award).mention.span;
        if view.kind(award) != G || span.begin < view.span.begin {
            continue;
        }
        let name = view.mention(phrase.head).mention.span;
        let raw = view.raw(span.end, name.begin);
        let gap: String = raw.chars().filter(|c| !is_quote(*c)).collect();
        if !leads(view, award, &gap) {
            continue;
        }
        let trigger = Span::new(span.begin, name.begin);
        let saying = Saying { predicate: R::Receives, trigger, modality: Modality::Done, confidence: 0.85 };
        let award = &view.mention(award).entity;
        let group = view.group_of(view.phrase_after(phrase.span.begin));
        let from = phrase.span.begin;
        // 获得者A、B: the list, as far as nothing but marks stands between.
        let mut end = phrase.span.end;
        for next in view.phrases[group.phrases.clone()].iter().filter(|p| p.span.begin >= from).take(20) {
            let between = view.raw(end.min(next.span.begin), next.span.begin);
            let alone = next.first == next.head || next.head == phrase.head;
            if !alone || !between.chars().all(|c| "、和与及".contains(c)) {
                break;
            }
            sink.say(view, saying, &view.mention(next.head).entity, award);
            end = next.span.end;
        }
    }
}

/// Whether the honour leads to the name behind `gap`.
fn leads(view: &View<'_>, award: usize, gap: &str) -> bool {
    let entity = view.context.entity(&view.mention(award).entity);
    let class = view.class(award);
    let honour = matches!(class, Some(C::Award | C::Designation) | None);
    let name = entity.map_or("", |e| e.name.as_str());
    let winner =
        ["获得者", "得主", "获奖者", "称号获得者", "荣誉称号获得者", "奖章获得者", "冠军", "冠军得主"];
    let called = ["", "称号"].contains(&gap) && CALLED.iter().any(|w| name.ends_with(w));
    let champion = class == Some(C::Competition) && gap.starts_with("冠军");
    honour && (called || winner.contains(&gap) && !gap.starts_with("冠军"))
        || champion && winner.contains(&gap)
}

/// 某公司被某部认定为某企业.
pub const BY: Rule = Rule {
    id: "honoured-by",
    predicates: &[R::Confers, R::Receives],
    en: "被, 由, 获 or 经 with who gives it, a verb of naming (认定为, 评为), and an honour: who was named before has it",
    zh: "被、由、获、经某机构认定为、评为某称号",
    example: "[焦尾琴公司:O]被[市政府:O]、[省经信厅:O]认定为[江南名企:G/Designation]。",
    finds: &["市政府 confers 江南名企", "焦尾琴公司 receives 江南名企", "省经信厅 confers 江南名企"],
    counter: "[焦尾琴公司:O]被[市政府:O]的客人认定为[江南名企:G/Designation]。",
    apply: by,
};

fn by(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, row) in hit.meanings(Pattern::Verb).filter(|(p, _)| *p == R::Receives) {
            let Some(group) = view.named_by(hit) else {
                view.stop(hit.span, Condition::Form);
                continue;
            };
            let honours = view.objects(hit, predicate, &row.objects);
            let gap = view.plain(group.span.end, hit.span.begin);
            if honours.is_empty() || gap.contains('的') || gap.chars().count() > 10 {
                view.stop(hit.span, Condition::Object);
                continue;
            }
            let modality = view.modality(hit, None, None);
            let saying = Saying { predicate: R::Confers, trigger: hit.span, modality, confidence: 0.9 };
            for giver in view.heads(group, &[O]) {
                for honour in &honours {
                    sink.say(view, saying, &view.mention(giver).entity, &view.mention(*honour).entity);
                }
            }
            let Some(agents) = view.honoured(group.span.begin, predicate.domain(), &honours) else {
                continue;
            };
            sink.say_all(view, Saying { predicate, ..saying }, &agents, &honours);
        }
    }
}

impl<'a> View<'a> {
    /// Who gives the honour that `hit` speaks of: 被|某部|认定为.
    pub fn named_by(&self, hit: &Hit<'_>) -> Option<&Group> {
        let clause = self.clauses[self.clause_at(hit.span.begin)];
        let near = self.groups_before(clause.begin, hit.span.begin).next();
        near.filter(|g| matches!(g.preposition, Some("被" | "由" | "经由" | "获" | "获得" | "得到")))
            .filter(|g| !self.heads(g, &[O]).is_empty())
    }

    /// What follows an honour that ends at `from`, up to `to`, without 称号 and the like.
    pub fn behind_honour(&self, from: usize, to: usize) -> String {
        let rest = self.plain(from, to.max(from));
        CALLED_SO.iter().find_map(|w| rest.strip_prefix(w)).map_or(rest.clone(), str::to_owned)
    }

    /// Who has an honour that the clause goes on to tell from `at`: its own subject, one carried over, or who the sentence
    /// before is about.
    pub fn honoured(&self, at: usize, domain: &[EntityType], honours: &[usize]) -> Option<Agents<'a>> {
        let clause = self.clause_at(at);
        let own = self.own_agents(at, domain).or_else(|| self.carried(clause, domain));
        let opening = self.plain(self.clauses[clause].begin, at);
        let bare = WORDS.is_adverbial(opening.trim_end_matches(['被', '获', '由', '经']));
        let told = || bare.then(|| self.told_of(clause, domain, honours)).flatten();
        own.or_else(told)
    }

    /// Whether a clause opens with a verb of the trigger table, or leads to what follows it: 荣誉接踵而至：….
    fn is_subjectless(&self, clause: usize) -> bool {
        let span = self.clauses[clause];
        let leads = self.raw(span.end, self.span.end).starts_with(['：', ':']);
        let verb = self.hits_in(span.begin, span.end).first().map_or(span.end, |h| h.span.begin);
        let opening = self.plain(span.begin, verb);
        leads || WORDS.is_adverbial(opening.trim_end_matches(['被', '获', '由', '经']))
    }

    /// Who the sentence before is about, where this one names no subject: 李某是教师。|2017年获评….
    ///
    /// Where the paragraph has been about nobody, an honour that people bear is that of the person in the headline.
    pub fn told_of(&self, here: usize, domain: &[EntityType], honours: &[usize]) -> Option<Agents<'a>> {
        let named = (0..self.clauses.len().min(8)).any(|c| self.clause_subject(c).is_some());
        let someone = (0..here).any(|c| !self.is_subjectless(c));
        if named || someone || self.is_reported(here) || self.supplied.is_some() {
            return None;
        }
        let heads = self.about.last().into_iter().flatten().filter(|i| domain.contains(&self.kind(**i)));
        let mut entities: Vec<_> = heads.map(|i| &self.mention(*i).entity).collect();
        if self.about.iter().all(Vec::is_empty) && honours.iter().all(|h| self.is_borne(*h)) {
            entities.extend(self.protagonist());
        }
        let agents = Agents { entities, basis: Basis::Earlier, end: None, preposition: None };
        (!agents.entities.is_empty()).then_some(agents)
    }

    /// Whether people are called by the honour: 江南好人.
    fn is_borne(&self, honour: usize) -> bool {
        let name = self.context.entity(&self.mention(honour).entity).map_or("", |e| e.name.as_str());
        CALLED.iter().any(|w| name.ends_with(w)) || name.ends_with("志愿者")
    }

    /// The person that the headline opens with: 李某：三十年守一桥.
    fn protagonist(&self) -> Option<&'a EntityId> {
        let title = self.context.article.meta.title.as_deref()?.trim_start_matches(is_quote);
        let person = |e: &&crate::link::Entity| e.kind == P && title.starts_with(e.name.as_str());
        let entity = self.context.entities.values().find(person)?;
        self.context.mentions.iter().map(|m| &m.entity).find(|id| **id == entity.id)
    }
}
