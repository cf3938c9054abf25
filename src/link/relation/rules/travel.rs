//! Visits whose goal is in the verb or behind 对: 访华, 对某国进行国事访问.

use crate::link::relation::agent::Agents;
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::view::View;
use crate::link::relation::words::WORDS;
use crate::link::{Entity, EntityId};
use crate::ontology::EntityType::{Organisation as O, Person as P, Place as L};
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

/// 林某访华; 林某对某国进行国事访问.
pub const VISIT: Rule = Rule {
    id: "goal-in-verb",
    predicates: &[R::Visits],
    en: "访华, 访美 and the like, where the article names that country; 对 or 应邀对 with a place and 进行…访问",
    zh: "访华、访美等（文中须有该国之名）；对某国进行国事访问",
    example: "[甲国:L]总统[佐拉:P]曾多次访华。[中国=中华人民共和国:L]表示欢迎。[佐拉:P]对[甲国:L]进行正式友好访问。",
    finds: &["佐拉 visits 中华人民共和国", "佐拉 visits 甲国"],
    counter: "[甲国:L]总统[佐拉:P]的访华之行取消。[中国=中华人民共和国:L]表示理解。",
    apply: visit,
};

/// The country that the verb is short for, by its names.
const GOALS: &[(&str, &[&str])] = &[
    ("访华", &["中华人民共和国", "中国"]),
    ("来华", &["中华人民共和国", "中国"]),
    ("访美", &["美利坚合众国", "美国"]),
    ("访俄", &["俄罗斯联邦", "俄罗斯"]),
    ("访日", &["日本国", "日本"]),
    ("访韩", &["大韩民国", "韩国"]),
    ("访法", &["法兰西共和国", "法国"]),
    ("访德", &["德意志联邦共和国", "德国"]),
    ("访英", &["大不列颠及北爱尔兰联合王国", "英国"]),
    ("访朝", &["朝鲜民主主义人民共和国", "朝鲜"]),
];

fn visit(view: &View<'_>, sink: &mut Sink<'_>) {
    for (index, clause) in view.clauses.iter().enumerate() {
        let text = view.raw(clause.begin, clause.end);
        for (word, names) in GOALS {
            let Some(at) = text.find(word) else { continue };
            let trigger = Span::new(clause.begin + at, clause.begin + at + word.len());
            let rest = view.raw(trigger.end, clause.end);
            // 来华访问 is a visit, 来华留学生 are people; 访华之行 may have been called off.
            let visits = rest.is_empty()
                || ["期间", "时", "，", "访问", "进行", "并", "后", "出席", "参加"]
                    .iter()
                    .any(|w| rest.starts_with(w));
            let visits = visits && (*word != "来华" || !rest.is_empty());
            let Some(goal) = country_of(view, names).filter(|_| visits) else { continue };
            said(view, sink, index, trigger, trigger.begin, goal);
        }
    }
    for group in view.groups.iter().filter(|g| g.preposition == Some("对")) {
        let index = view.clause_at(group.span.begin);
        let clause = view.clauses[index];
        let tail = view.plain(group.span.end, clause.end.max(group.span.end));
        let before = view.plain(clause.begin, group.span.begin);
        // 结束|对某国的访问
        let course = ["结束对", "圆满结束对", "开始对", "完成对"].iter().any(|w| before.ends_with(w));
        let fits = tail.starts_with("进行") && tail.contains("访问") && tail.chars().count() <= 14
            || course
                && tail
                    .strip_prefix('的')
                    .is_some_and(|t| t.chars().take(8).collect::<String>().contains("访问"));
        let places = view.heads(group, &[L, O]);
        if let Some(visitor) = view.visitor_of_course(group.span.begin, &before).filter(|_| course && fits) {
            let trigger = Span::new(group.span.end, clause.end.max(group.span.end));
            let saying = Saying { predicate: R::Visits, trigger, modality: Modality::Done, confidence: 0.75 };
            for place in &places {
                sink.say(view, saying, visitor, &view.mention(*place).entity);
            }
            continue;
        }
        let trigger = Span::new(group.span.end, clause.end.max(group.span.end));
        for place in places.iter().filter(|_| fits) {
            said(view, sink, index, trigger, group.span.begin, &view.mention(*place).entity);
        }
    }
}

/// Says that whoever acts before `at` visits `goal`.
fn said(view: &View<'_>, sink: &mut Sink<'_>, clause: usize, trigger: Span, at: usize, goal: &EntityId) {
    let begin = view.clauses[clause].begin;
    let before = view.plain(begin, at);
    let opening = before.trim_start_matches("自己");
    let own = view.close_agents(at, &[P]).or_else(|| view.welcomed(at)).or_else(|| view.begins_visit(at));
    // 林某表示，自己曾多次访华: he says it of himself.
    let own = own.or_else(|| {
        let adverbial = WORDS.is_adverbial(opening);
        let himself = before.starts_with("自己") || before.starts_with('他') || before.starts_with('她');
        if himself && adverbial {
            let last = (0..clause).rev().take(3).find_map(|c| view.clause_agents(c));
            return last;
        }
        view.carried(clause, &[P]).filter(|_| adverbial)
    });
    let Some(agents) = own else {
        view.stop(trigger, Condition::Subject);
        return;
    };
    let planned = ["将", "拟", "邀请", "期待"].iter().any(|w| before.contains(w));
    let denied = ["取消", "推迟", "不", "未"].iter().any(|w| before.contains(w) && !before.contains("不久"));
    let modality = match (denied, planned) {
        (true, _) => Modality::Denied,
        (_, true) => Modality::Planned,
        _ => Modality::Done,
    };
    let confidence = 0.8 * agents.basis.weight();
    let saying = Saying { predicate: R::Visits, trigger, modality, confidence };
    for agent in &agents.entities {
        sink.say(view, saying, agent, goal);
    }
}

/// Verbs whose object is the visitor, named or not.
const HOSTING: &[&str] = &["欢迎", "邀请", "会见", "祝贺", "感谢", "同", "与"];

impl<'a> View<'a> {
    /// 林某抵达某市开始|对某国….
    fn begins_visit(&self, at: usize) -> Option<Agents<'a>> {
        let agents = self.own_agents(at, &[P])?;
        let gap = self.plain(agents.end?, at);
        let begins = ["开始", "成功", "启程", "抵达"].iter().any(|w| gap.contains(w));
        (begins && !HOSTING.iter().any(|w| gap.contains(w))).then_some(agents)
    }

    /// 在|林某|结束对某国的访问之后: who stands right before, whatever preposition the clause has.
    fn visitor_of_course(&self, at: usize, before: &str) -> Option<&'a EntityId> {
        let clause = self.clauses[self.clause_at(at)];
        let group = self.groups_before(clause.begin, at).next()?;
        let gap = self.plain(group.span.end, at);
        let ended = ["结束对", "圆满结束对", "完成对"].contains(&gap.as_str());
        let denied = before.contains(['未', '将']);
        let person = self.heads(group, &[P]).last().copied().filter(|_| ended && !denied)?;
        Some(&self.mention(person).entity)
    }

    /// 举行仪式欢迎|某国总统林某|访华: whoever is welcomed right before `at`.
    fn welcomed(&self, at: usize) -> Option<Agents<'a>> {
        let clause = self.clauses[self.clause_at(at)];
        let group = self.groups_before(clause.begin, at).next()?;
        let before = self.plain(clause.begin, group.span.begin);
        let guest = before.ends_with("欢迎") || before.ends_with("邀请");
        let near = WORDS.is_adverbial(&self.plain(group.span.end, at));
        let agents = self.own_agents(at, &[P]).filter(|_| guest && near)?;
        Some(agents)
    }
}

/// The country of one of these names, where the article names it.
fn country_of<'a>(view: &View<'a>, names: &[&str]) -> Option<&'a EntityId> {
    let fits = |e: &&Entity| names.contains(&e.name.as_str()) && e.kind == L;
    view.context.mentions.iter().find_map(|m| view.context.entity(&m.entity).filter(fits).map(|e| &e.id))
}
