//! Clauses whose object comes first: 大赛由科协主办, 行动深入开展, 建议被市长批示.

use crate::link::relation::join::is_ordinal;
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::{Hit, Pattern};
use crate::link::relation::view::{Group, Phrase, View};
use crate::link::relation::words::WORDS;
use crate::ontology::{EntityClass, EntityType, Modality, RelationType as R};

/// 大赛由科协主办，农学会承办.
pub const AGENT: Rule = Rule {
    id: "agent-before-verb",
    predicates: &[
        R::Organises,
        R::Establishes,
        R::Publishes,
        R::Invests,
        R::Endorses,
        R::Confers,
        R::Supports,
    ],
    en: "由 and who acts (or a bare 主办, 承办) at the clause's end; the object was named before",
    zh: "由某主体主办、承办等，宾语在前",
    example: "[第三届焦尾琴杯大赛=焦尾琴杯大赛:G]日前闭幕，由[溧阳市科协:O]和[文联:O]主办、[焦尾琴协会:O]承办。",
    finds: &[
        "溧阳市科协 organises 焦尾琴杯大赛",
        "文联 organises 焦尾琴杯大赛",
        "焦尾琴协会 organises 焦尾琴杯大赛",
    ],
    counter: "[焦尾琴杯大赛:G]日前闭幕，[溧阳市科协:O]表示祝贺。",
    apply: agent,
};

fn agent(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, row) in hit.meanings(Pattern::Agent) {
            if !view.is_final(hit) {
                view.stop(hit.span, Condition::Final);
                continue;
            }
            let domain = predicate.domain();
            let Some(agents) = view.nearest_agents(hit, domain) else {
                view.stop(hit.span, Condition::Subject);
                continue;
            };
            let by = matches!(agents.preposition, Some("由" | "被" | "经由"));
            // 由市政府出资，某公司设计，某公司施工
            let builds = ["施工", "承建", "承包"].iter().any(|w| hit.word.ends_with(w));
            // 某冰雪园创办: it was founded itself.
            let holds = hit.word.ends_with('办') && predicate == R::Organises;
            if !by && !holds && hit.word != "主编" && !builds {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let before = agents.end.unwrap_or(hit.span.begin);
            let relative = view.object_of_chain(hit, &row.objects).map(|o| (o, None));
            let object = relative.or_else(|| view.object_before(before, &row.objects, &agents.entities));
            // 给某院授信5亿元，工程由某局承建: what is built is called by its noun.
            let named = |noun| view.called(hit, noun, &row.objects);
            let object = view.bare_noun(hit).map_or(object, named);
            // What is given is named in the sentence.
            let near = |(_, clause): &(usize, Option<usize>)| clause.is_some() || relative.is_some();
            let object = object.filter(|o| predicate != R::Supports || near(o));
            let Some((object, clause)) = object else {
                view.stop(hit.span, Condition::Topic);
                continue;
            };
            let here = view.clause_at(hit.span.begin);
            let end = relative.map(|(object, _)| view.mention(object).mention.span.end);
            let mut modality = view.modality(hit, Some(&agents), end);
            if modality == Modality::Done && clause.is_some_and(|c| c <= here && view.planned_clause(c)) {
                modality = Modality::Planned;
            }
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.9 };
            sink.say_all(view, saying, &agents, &[object]);
        }
    }
}

impl View<'_> {
    /// Whether the trigger ends its clause, or a list of such ends: 主办、|科协承办.
    pub fn is_final(&self, hit: &Hit<'_>) -> bool {
        let clause = self.clauses[self.clause_at(hit.span.begin)];
        let rest = self.raw(hit.span.end, clause.end);
        let rest = rest.trim_end_matches(crate::link::relation::view::is_quote);
        rest.is_empty() || rest == "了" || rest.starts_with('、')
    }

    /// 由A主办，B承办的|某赛: what the last verb of such a row leads to, all of them are said of.
    fn object_of_chain(&self, hit: &Hit<'_>, allowed: &[EntityType]) -> Option<usize> {
        let mut end = hit.span.end;
        let next = self.hits_in(end, end.saturating_add(480)).iter();
        for verb in next.filter(|h| h.meanings(Pattern::Agent).next().is_some()).take(4) {
            let between = self.plain(end, verb.span.begin);
            if !between.chars().all(|c| "，、和与及并由等".contains(c)) {
                return None;
            }
            end = verb.span.end;
            let phrase = self.phrases.get(self.phrase_after(end))?;
            let gap = self.plain(end, phrase.span.begin);
            if gap.strip_prefix('的').is_some_and(is_ordinal) {
                return Some(phrase.head).filter(|head| allowed.contains(&self.kind(*head)));
            }
        }
        None
    }

    /// 工程|由某局承建: the bare noun that the clause opens with, which calls what is built.
    fn bare_noun(&self, hit: &Hit<'_>) -> Option<&'static str> {
        const NOUNS: &[&str] = &[
            "工程",
            "项目",
            "大桥",
            "场馆",
            "大楼",
            "建设",
            "主体工程",
            "二期工程",
            "一期工程",
            "隧道",
            "书屋",
        ];
        let clause = self.clauses[self.clause_at(hit.span.begin)];
        let by = self.groups_before(clause.begin, hit.span.begin).last()?;
        let opening = self.plain(clause.begin, by.span.begin);
        NOUNS.iter().copied().find(|noun| opening.strip_suffix('由') == Some(*noun))
    }

    /// The nearest thing before the clause of `hit`, in its sentence, whose name ends in that noun.
    fn called(&self, hit: &Hit<'_>, noun: &str, allowed: &[EntityType]) -> Option<(usize, Option<usize>)> {
        let clause = self.clauses[self.clause_at(hit.span.begin)];
        let end = self.phrases.partition_point(|p| p.span.end <= clause.begin);
        let ends = |p: &&Phrase| {
            let name = self.context.entity(&self.mention(p.head).entity).map_or("", |e| e.name.as_str());
            allowed.contains(&self.kind(p.head)) && name.ends_with(noun)
        };
        self.phrases[..end].iter().rev().take(8).find(ends).map(|p| (p.head, Some(p.clause)))
    }

    /// The nearest thing of these types named before `at`: in the sentence, or in the paragraph before it.
    /// With the clause, where it stands in this sentence.
    pub fn object_before(
        &self,
        at: usize,
        allowed: &[EntityType],
        but: &[&crate::link::EntityId],
    ) -> Option<(usize, Option<usize>)> {
        // In 某园在某区开工，由某公司建设 the district is not what is built.
        let division =
            |i: usize| self.kind(i) == EntityType::Place && (self.is_division(i) || self.is_natural(i));
        let fits = |i: usize| {
            allowed.contains(&self.kind(i)) && !but.contains(&&self.mention(i).entity) && !division(i)
        };
        let here = self.clause_at(at.saturating_sub(1));
        let subjects =
            (here.saturating_sub(8)..=here).rev().filter_map(|c| Some((c, self.clause_subject(c)?)));
        for (clause, group) in subjects {
            let head = self.phrases.get(group.phrases.start).map(|p| p.head);
            if let Some(head) = head.filter(|h| fits(*h) && self.mention(*h).mention.span.end <= at) {
                return Some((head, Some(clause)));
            }
        }
        let end = self.phrases.partition_point(|p| p.span.end <= at);
        // 根据某法，经某机构批准: what is gone by is not what is approved.
        let basis = |g: &Group| matches!(g.preposition, Some("其他" | "以" | "通过" | "对"));
        let near = self.phrases[..end].iter().rev().take(8);
        let near = near.filter(|p| !basis(&self.groups[p.group])).find(|p| fits(p.head));
        near.map(|p| (p.head, Some(p.clause)))
            .or_else(|| self.topic(self.span.begin.min(at), allowed).map(|t| (t, None)))
    }

    /// Whether a place is a river, an island or the like, which nobody builds.
    fn is_natural(&self, index: usize) -> bool {
        let mention = self.mention(index);
        let entity = self.context.entity(&mention.entity);
        let class = entity.and_then(|e| e.class).or(mention.mention.class);
        let name = entity.map_or("", |e| e.name.as_str());
        class == Some(EntityClass::NaturalFeature)
            || class.is_none() && name.ends_with(['岛', '山', '河', '江', '海', '湾', '湖'])
    }

    /// The nearest mention before `at` in the same paragraph with one of these types.
    pub fn topic(&self, at: usize, allowed: &[EntityType]) -> Option<usize> {
        let paragraph = self.context.article.sentences()[self.index].paragraph;
        let begin = self.context.article.paragraphs()[paragraph].span.begin;
        let end = self.context.mentions.partition_point(|m| m.mention.span.end <= at);
        let from = end.saturating_sub(40);
        (from..end)
            .rev()
            .take_while(|i| self.mention(*i).mention.span.begin >= begin)
            .find(|i| allowed.contains(&self.kind(*i)))
    }

    fn nearest_agents(
        &self,
        hit: &Hit<'_>,
        domain: &[EntityType],
    ) -> Option<crate::link::relation::agent::Agents<'_>> {
        let agents = self.own_agents(hit.span.begin, domain)?;
        let gap = self.plain(agents.end?, hit.span.begin);
        // 由甲、乙|夫妇于2003年|创办
        let pair = ["夫妇", "夫妻", "兄弟", "父子", "二人", "两人", "等人", "先生", "女士"];
        let gap = pair.iter().find_map(|word| gap.strip_prefix(word)).unwrap_or(&gap);
        // 由A投资|设立
        let serial = self.verb_in(agents.end?, hit.span.begin);
        // 由某社在港澳|出版
        let away = gap.starts_with('在') && !gap.contains('的');
        (gap.chars().count() <= 8
            && (gap.is_empty() || away || WORDS.is_adverbial(gap) || gap.starts_with('等') || serial))
            .then_some(agents)
    }
}

/// 行动深入开展.
pub const PATIENT: Rule = Rule {
    id: "object-before-verb",
    predicates: &[R::Organises, R::Establishes],
    en: "in a report, what is carried out or built stands before a verb that ends the clause; the body that \
         reports is the subject",
    zh: "工作报告中宾语置于句末动词之前，主语为报告主体",
    example: "{report:[江南省:L]}[清水润田行动:G]深入开展。",
    finds: &["江南省 organises 清水润田行动"],
    counter: "[清水润田行动:G]深入开展。",
    apply: patient,
};

fn patient(view: &View<'_>, sink: &mut Sink<'_>) {
    let Some((subject, _)) = view.supplied else { return };
    for hit in &view.hits {
        for (predicate, row) in hit.meanings(Pattern::Patient) {
            let clause = view.clauses[view.clause_at(hit.span.begin)];
            if hit.span.end < clause.end {
                view.stop(hit.span, Condition::Final);
                continue;
            }
            let Some(group) = view.groups_before(clause.begin, hit.span.begin).next() else {
                view.stop(hit.span, Condition::Object);
                continue;
            };
            let gap = view.plain(group.span.end, hit.span.begin);
            let opening = view.plain(clause.begin, group.span.begin);
            let opens = WORDS.is_adverbial(&opening) && !WORDS.verbal.inside(&opening);
            // 加快某示范区创建, 推进某平台二期建设
            let pushed = predicate == R::Establishes && PUSHING.iter().any(|w| opening.ends_with(w));
            // 推进数字某省建设 is a slogan.
            let pushed = pushed && (!hit.word.ends_with("建设") || !gap.is_empty());
            let opens = opens || pushed && WORDS.is_adverbial(&opening);
            // X建设 is a noun, X加快建设 a clause.
            let noun = gap.is_empty() && hit.word.ends_with("建设") && !pushed;
            let gap = gap.strip_suffix('期').filter(|_| pushed).map_or(gap.clone(), str::to_owned);
            let fits = group.preposition.is_none() && WORDS.is_adverbial(&gap) && opens && !noun;
            if !fits {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let modality = view.modality(hit, None, None);
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.7 };
            for object in view.heads(group, &row.objects) {
                sink.say(view, saying, subject, &view.mention(object).entity);
            }
        }
    }
}

/// Verbs before a noun of founding and what is founded: 加快|某区|创建.
const PUSHING: &[&str] = &[
    "加快",
    "推进",
    "推动",
    "加快推进",
    "深入推进",
    "持续推进",
    "全面推进",
    "有序推进",
    "积极推进",
    "扎实推进",
];

/// Verbs that lay a text before a body.
const ASKED: &[&str] = &["报请", "提请", "呈报", "上报", "报送", "报"];

/// 建议得到市委、市政府批示.
pub const PASSIVE: Rule = Rule {
    id: "passive",
    predicates: &[R::Endorses, R::Invests, R::Supports],
    en: "被, 得到 or 获 with who acts, then the verb; what it is done to was named before",
    zh: "被、得到、获某主体批示等",
    example: "《[湿地保护建议:W]》得到[市政府:O]领导批示。",
    finds: &["市政府 endorses 湿地保护建议"],
    counter: "《[湿地保护建议:W]》已报[市政府:O]。",
    apply: passive,
};

fn passive(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, row) in hit.meanings(Pattern::Passive) {
            let clause = view.clauses[view.clause_at(hit.span.begin)];
            let Some(group) = view.groups_before(clause.begin, hit.span.begin).next() else {
                view.stop(hit.span, Condition::Subject);
                continue;
            };
            let before = view.plain(clause.begin, group.span.begin);
            let by = ["被", "得到", "获得", "获", "受到", "经", "收到"].iter().any(|p| before.ends_with(p));
            // 报请某机构批准: yet to come.
            let asked = predicate == R::Endorses && ASKED.iter().any(|w| before.ends_with(w));
            let by = by || asked;
            let gap = view.plain(group.span.end, hit.span.begin);
            if !by || gap.chars().count() > 8 {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let heads = view.heads(group, predicate.domain());
            let entities: Vec<_> = heads.iter().map(|h| &view.mention(*h).entity).collect();
            let before = view.object_before(group.span.begin, &row.objects, &entities);
            // 某国的申请得到支持: who is supported or paid for stands in the sentence.
            let before = before.filter(|(_, clause)| predicate == R::Endorses || clause.is_some());
            let Some((object, _)) = before else {
                view.stop(hit.span, Condition::Topic);
                continue;
            };
            let told = view.modality(hit, None, None);
            let modality = if asked && told == Modality::Done { Modality::Planned } else { told };
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.6 };
            for subject in entities {
                sink.say(view, saying, subject, &view.mention(object).entity);
            }
        }
    }
}
