//! 双方, 三方, 两人: those who were last named together.

use super::agent::{Agents, Basis};
use super::view::{Group, View};
use crate::link::Context;
use crate::ontology::EntityType::{self, Organisation, Person, Place};

/// What takes up how many of which type.
const WORDS: &[(&str, usize, EntityType)] = &[
    ("双方", 2, Organisation),
    ("两家公司", 2, Organisation),
    ("两家企业", 2, Organisation),
    ("两家单位", 2, Organisation),
    ("两者", 2, Organisation),
    ("二者", 2, Organisation),
    ("两公司", 2, Organisation),
    ("两校", 2, Organisation),
    ("两院", 2, Organisation),
    ("两家医院", 2, Organisation),
    ("两馆", 2, Organisation),
    ("两所高校", 2, Organisation),
    ("两所学校", 2, Organisation),
    ("两家银行", 2, Organisation),
    ("两家机构", 2, Organisation),
    ("两大集团", 2, Organisation),
    ("两部门", 2, Organisation),
    ("两单位", 2, Organisation),
    ("两队", 2, Organisation),
    ("两人", 2, Person),
    ("二人", 2, Person),
    ("三方", 3, Organisation),
    ("三校", 3, Organisation),
    ("三院", 3, Organisation),
    ("三馆", 3, Organisation),
    ("三部门", 3, Organisation),
    ("三家医院", 3, Organisation),
    ("三家机构", 3, Organisation),
    ("三家公司", 3, Organisation),
    ("三家企业", 3, Organisation),
    ("三家单位", 3, Organisation),
    ("三人", 3, Person),
    ("四方", 4, Organisation),
    ("四部门", 4, Organisation),
    ("四家单位", 4, Organisation),
    ("两国", 2, Place),
    ("两地", 2, Place),
    ("两市", 2, Place),
    ("两省", 2, Place),
    ("两县", 2, Place),
    ("两区", 2, Place),
    ("三国", 3, Place),
    ("三地", 3, Place),
    ("三市", 3, Place),
    ("三省", 3, Place),
    ("三县", 3, Place),
    ("四地", 4, Place),
    ("四省", 4, Place),
];

/// The lists of two to four bodies, and the persons, that a sentence names together; the last first.
pub fn named(view: &View<'_>) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    for (index, group) in view.groups.iter().enumerate().rev() {
        found.push(with_partner(view, index, group, bodies));
        found.push(bodies(view, group));
        found.push(with_partner(view, index, group, divisions));
        found.push(divisions(view, group));
    }
    let mut people: Vec<usize> = Vec::new();
    for phrase in view.phrases.iter().take(12).filter(|p| view.kind(p.head) == Person) {
        if people.iter().all(|i| view.mention(*i).entity != view.mention(phrase.head).entity) {
            people.push(phrase.head);
        }
    }
    found.push(people);
    found.retain(|list| (2..=4).contains(&list.len()));
    found
}

/// A日前与B签约: whoever acts and the partners.
fn with_partner(
    view: &View<'_>,
    index: usize,
    group: &Group,
    members: impl Fn(&View<'_>, &Group) -> Vec<usize>,
) -> Vec<usize> {
    let with = matches!(group.preposition, Some("与" | "和" | "同" | "跟" | "联合" | "携手" | "会同"));
    let before = index.checked_sub(1).and_then(|i| view.groups.get(i)).filter(|g| {
        let clause = |g: &Group| view.clause_at(g.span.begin);
        with && g.preposition.is_none() && clause(g) == clause(group)
    });
    let Some(before) = before else { return Vec::new() };
    let mut list = members(view, before);
    if !list.is_empty() {
        list.extend(members(view, group));
    }
    list
}

/// The countries, provinces or cities of a list.
fn divisions(view: &View<'_>, group: &Group) -> Vec<usize> {
    let list = view.heads(group, &[Place]);
    if list.iter().all(|i| view.is_division(*i)) { list } else { Vec::new() }
}

/// The bodies of a list; museums and stations, which are places too, may act among them.
fn bodies(view: &View<'_>, group: &Group) -> Vec<usize> {
    let mut list = view.heads(group, &[Organisation, Place]);
    list.retain(|i| !view.is_division(*i));
    let any = list.iter().any(|i| view.kind(*i) == Organisation);
    if any { list } else { Vec::new() }
}

/// The lists of a new sentence and, of each length and type that it does not have, those of the sentences before.
pub fn remember(new: Vec<Vec<usize>>, old: &[Vec<usize>], context: &Context<'_>) -> Vec<Vec<usize>> {
    let sort = |list: &[usize]| {
        let first = list.first().and_then(|i| context.mentions.get(*i));
        (list.len(), first.and_then(|m| context.entity(&m.entity)).map(|e| e.kind))
    };
    let mut all: Vec<Vec<usize>> = Vec::new();
    for list in new.into_iter().chain(old.iter().cloned()) {
        if all.iter().all(|known| sort(known) != sort(&list)) {
            all.push(list);
        }
    }
    all
}

impl<'a> View<'a> {
    /// 双方, 三家公司 in `prefix`: those who were last named together.
    pub fn together(&self, prefix: &str, allowed: &[EntityType]) -> Option<Agents<'a>> {
        // 两院院士 are members of two academies.
        let prefix = prefix.replace("两院院士", "");
        let (_, count, kind) = WORDS.iter().find(|(word, _, _)| prefix.contains(word))?;
        let sort = |i: &usize| match self.kind(*i) {
            Person => Person,
            Place if self.is_division(*i) => Place,
            _ => Organisation,
        };
        let fits = |list: &&Vec<usize>| list.len() == *count && list.iter().all(|i| sort(i) == *kind);
        let here = named(self);
        let named = || here.iter().chain(self.sides).find(fits).filter(|_| allowed.contains(kind)).cloned();
        let list = self.two_of_kind(&prefix).or_else(named)?;
        let entities = list.iter().map(|i| &self.mention(*i).entity).collect();
        Some(Agents { entities, basis: Basis::Earlier, end: None, preposition: None })
    }

    /// 两院, where the paragraph has spoken of just two bodies that are one: 甲医院加入联盟，乙医院派来专家，|两院….
    fn two_of_kind(&self, prefix: &str) -> Option<Vec<usize>> {
        let (_, ends) = TWO_OF.iter().find(|(word, _)| prefix.contains(word))?;
        let paragraph = self.context.article.sentences().get(self.index)?.paragraph;
        let begin = self.context.article.paragraphs().get(paragraph)?.span.begin;
        let all = self.context.mentions;
        let (from, to) = (
            all.partition_point(|m| m.mention.span.begin < begin),
            all.partition_point(|m| m.mention.span.end <= self.span.end),
        );
        let mut found: Vec<usize> = Vec::new();
        for at in from..to {
            let id = &self.mention(at).entity;
            let fits = self.context.entity(id).is_some_and(|e| ends.iter().any(|w| e.name.ends_with(w)));
            if fits && self.kind(at) == Organisation && found.iter().all(|i| self.mention(*i).entity != *id) {
                found.push(at);
            }
        }
        (found.len() == 2).then_some(found)
    }
}

/// Words for two bodies of a kind, and how names of the kind end.
const TWO_OF: &[(&str, &[&str])] = &[
    ("两院", &["医院", "学院", "研究院", "剧院", "法院"]),
    ("两家医院", &["医院"]),
    ("两校", &["大学", "学院", "中学", "小学", "学校"]),
    ("两所高校", &["大学", "学院"]),
    ("两馆", &["馆"]),
    ("两家银行", &["银行", "分行", "支行"]),
    ("两家公司", &["公司", "集团"]),
    ("两家企业", &["公司", "集团"]),
];
