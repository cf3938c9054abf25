//! What two sides do together, who leads whom, and who holds shares in what was named before.

use crate::link::EntityId;
use crate::link::relation::agent::{Basis, runs_on};
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::sides;
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::{Hit, Pattern};
use crate::link::relation::view::{Group, Phrase, View};
use crate::link::relation::words::WORDS;
use crate::ontology::EntityType::{self, Organisation as O, Person as P, Place as L, Programme as G};
use crate::ontology::{EntityClass, Modality, RelationType as R};
use crate::text::Span;

/// A与B合作.
pub const PAIR: Rule = Rule {
    id: "cooperation",
    predicates: &[R::CooperatesWith],
    en: "a list of bodies or places (or 与 and a partner) before a verb of joint action; A与B、C与D gives (A, B) and (C, D)",
    zh: "并列主体（或“与某方”）合作、联合、签约；A与B、C与D各自成对",
    example: "促进[甲学会:O]与[乙研究院:O]、[丙学会:O]与[丁产业园:L]深度合作。",
    finds: &["甲学会 cooperatesWith 乙研究院", "丙学会 cooperatesWith 丁产业园"],
    counter: "[甲学会:O]、[乙研究院:O]获表彰。",
    apply: pair,
};

fn pair(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, _) in hit.meanings(Pattern::Pair).filter(|(p, _)| *p == R::CooperatesWith) {
            if !is_joint(view, hit) {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let modality = pair_modality(view, hit);
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.85 };
            // 甲市、乙市全域联动 says no more than that they are near.
            let allowed: &[_] = if hit.word == "联动" { &[O] } else { &[O, L] };
            let Some((parties, outer)) = parties(view, hit, allowed) else {
                match both_sides(view, hit) {
                    Some(sides) => sink.say_pairs(view, saying, &sides),
                    None => view.stop(hit.span, Condition::Form),
                }
                continue;
            };
            match outer {
                Some(one) => {
                    for two in &parties {
                        sink.say(view, saying, one, two);
                    }
                }
                None => {
                    for set in pairs(view, hit, &parties) {
                        sink.say_pairs(view, saying, &set);
                    }
                }
            }
        }
    }
}

/// 两院|联合完成: who was last named together, where the clause names nobody.
fn both_sides<'a>(view: &View<'a>, hit: &Hit<'_>) -> Option<Vec<&'a EntityId>> {
    let clause = view.clauses[view.clause_at(hit.span.begin)];
    let alone = view.groups_before(clause.begin, hit.span.begin).next().is_none();
    let opening = view.plain(clause.begin, hit.span.begin);
    let founds = hit.rows.iter().any(|r| r.predicate == Some(R::Establishes));
    let near = alone && opening.chars().count() <= 12 && !founds && hit.word.starts_with(['联', '携', '签']);
    view.together(&opening, &[O, L]).filter(|_| near).map(|agents| agents.entities)
}

fn pair_modality(view: &View<'_>, hit: &Hit<'_>) -> Modality {
    let own = view.modality(hit, None, None);
    let index = view.clause_at(hit.span.begin);
    let by = view.groups_before(view.clauses[index].begin, hit.span.begin).next();
    let agent = by.is_some_and(|g| g.preposition == Some("由"));
    let before = index > 0 && (agent && view.planned_clause(index - 1) || carries_on(view, hit, index));
    let planned = own == Modality::Done && before;
    if planned { Modality::Planned } else { own }
}

/// 将出台…，|与某校签订协议: a clause without a subject goes on from one that says what is to come.
fn carries_on(view: &View<'_>, hit: &Hit<'_>, clause: usize) -> bool {
    let begin = view.clauses[clause].begin;
    let own = view.groups_before(begin, hit.span.begin).any(|g| g.preposition.is_none());
    !own && view.planned_before(clause)
}

/// 签署 needs an agreement, 共同 and 联合 need something that is done together.
fn is_joint(view: &View<'_>, hit: &Hit<'_>) -> bool {
    let clause = view.clauses[view.clause_at(hit.span.begin)];
    let rest = view.raw(hit.span.end, clause.end);
    match hit.word {
        "签署" | "签订" | "签下" | "达成" => {
            ["协议", "合同", "备忘录", "框架", "合作", "意向书"].iter().any(|w| rest.contains(w))
        }
        "共同" | "联合" | "联手" | "携手" | "联袂" | "合资" => {
            let done = view.hits_in(hit.span.end, clause.end);
            let doing = |p| {
                matches!(
                    p,
                    R::Organises | R::Establishes | R::Publishes | R::Invests | R::Supports | R::Confers
                )
            };
            let done = done.first().filter(|h| h.span.begin <= hit.span.end + 6);
            done.is_some_and(|h| h.rows.iter().any(|r| r.predicate.is_some_and(doing)))
        }
        // 缔结友好城市关系; 建立一座水库 joins nobody.
        "缔结" | "结成" | "建立" | "确立" => BONDS.iter().any(|w| rest.contains(w)),
        "合作" => !is_noun(view, hit, rest),
        // 建立跨平台联动机制 joins nobody.
        "联动" => view.is_final(hit),
        _ => true,
    }
}

/// What joins two sides that 缔结 or 建立 it.
const BONDS: &[&str] = &[
    "友好城市",
    "友城",
    "友好关系",
    "合作关系",
    "伙伴关系",
    "姊妹",
    "结对",
    "同盟",
    "战略联盟",
    "外交关系",
    "合作机制",
];

/// 甲同乙经济|合作|带来机遇: a noun, of which something is said.
fn is_noun(view: &View<'_>, hit: &Hit<'_>, rest: &str) -> bool {
    const HEADS: &[&str] = &[
        "的",
        "重点",
        "项目",
        "伙伴",
        "协",
        "社",
        "关系",
        "意",
        "带来",
        "成果",
        "潜力",
        "前景",
        "空间",
        "机制",
        "论坛",
        "委员会",
        "组织",
        "平台",
        "基金",
        "区",
        "中心",
        "会议",
        "文件",
        "愿景",
        "具有",
        "符合",
        "有利",
        "提供",
        "面临",
        "受到",
        "注入",
    ];
    const FIELDS: &[&str] = &[
        "经济", "经贸", "贸易", "科技", "能源", "农业", "文化", "教育", "军事", "安全", "国际", "区域",
        "双边", "产能", "金融", "人文",
    ];
    let before = view.raw(view.clauses[view.clause_at(hit.span.begin)].begin, hit.span.begin);
    let of_field = FIELDS.iter().any(|w| before.ends_with(w));
    HEADS.iter().any(|w| rest.starts_with(w)) || of_field && !rest.is_empty()
}

pub(super) type Parties<'a> = (Vec<&'a EntityId>, Option<&'a EntityId>);

/// The parties before the trigger: one list, or (with the second value) partners of one who acts.
pub(super) fn parties<'a>(view: &View<'a>, hit: &Hit<'_>, allowed: &[EntityType]) -> Option<Parties<'a>> {
    let index = view.clause_at(hit.span.begin);
    let clause = view.clauses[index];
    if let Some(pair) = pair_before(view, hit, allowed) {
        return Some((pair, None));
    }
    let group = party_group(view, hit)?;
    let gap = view.plain(group.span.end, hit.span.begin);
    let near = gap.chars().count() <= 14 && !gap.contains('的') && may_join(view, group, &gap);
    // 中国同中亚|国家合作
    let near = near && !["国家", "各国", "地区"].iter().any(|w| gap.starts_with(w));
    let mut heads = view.heads(group, allowed);
    heads.retain(|h| !view.is_division(*h) || !view.goes_on(*h));
    let ids: Vec<&EntityId> = heads.iter().map(|h| &view.mention(*h).entity).collect();
    if !near || ids.is_empty() {
        return None;
    }
    let with = matches!(group.preposition, Some("与" | "和" | "同" | "跟" | "会同"));
    if !with {
        return (ids.len() > 1 && !matches!(group.preposition, Some("在" | "对" | "向")))
            .then_some((ids, None));
    }
    let own = view.own_agents(group.span.begin, allowed).and_then(|a| a.entities.first().copied());
    let next = view.clauses.get(index + 1).and_then(|_| view.clause_subject(index + 1));
    let opening = view.plain(clause.begin, group.span.begin);
    let one = own.or_else(|| {
        let after = next.filter(|_| opening.starts_with("通过")).map(|g| view.heads(g, allowed));
        after.and_then(|h| h.first().map(|i| &view.mention(*i).entity))
    });
    let one = one.or_else(|| {
        let far = WORDS.is_adverbial(&opening).then(|| view.carried(index, allowed)).flatten();
        far.and_then(|a| a.entities.first().copied())
    });
    // 某公司与甲签约；与乙共建实验室
    let one = one.or_else(|| {
        let far = WORDS.is_adverbial(&opening).then(|| view.far(index, allowed)).flatten();
        far.filter(|a| a.basis == Basis::Earlier).and_then(|a| a.entities.first().copied())
    });
    // 某会主席说，今年将出台…，|与某校签订协议
    let one = one.or_else(|| {
        let speaks = WORDS.is_adverbial(&opening).then(|| view.speaks_for(index, hit, allowed)).flatten();
        speaks.and_then(|a| a.entities.first().copied())
    });
    let supplied = view.supplied.map(|(id, _)| id).filter(|_| WORDS.is_adverbial(&opening));
    match one.or(supplied) {
        Some(one) => Some((ids, Some(one))),
        None => (ids.len() > 1).then_some((ids, None)),
    }
}

/// 甲与乙对接发展战略，全面|深化合作: the two sides of the clause before, where this one names nobody.
fn pair_before<'a>(view: &View<'a>, hit: &Hit<'_>, allowed: &[EntityType]) -> Option<Vec<&'a EntityId>> {
    let index = view.clause_at(hit.span.begin);
    let clause = view.clauses[index];
    let opening = view.plain(clause.begin, hit.span.begin);
    let joint = ["深化", "加强", "开展", "拓展", "扩大"].iter().any(|verb| opening.ends_with(verb));
    let alone =
        hit.word == "合作" && joint && view.groups_before(clause.begin, hit.span.begin).next().is_none();
    let before = view.clauses.get(index.checked_sub(1)?).filter(|_| alone && opening.chars().count() <= 8)?;
    let here = |index: &usize| {
        let span = view.mention(*index).mention.span;
        span.begin >= before.begin && span.end <= before.end && allowed.contains(&view.kind(*index))
    };
    let pair = sides::named(view).into_iter().find(|list| list.len() == 2 && list.iter().all(here))?;
    let lead = view.plain(before.begin, view.mention(pair[0]).mention.span.begin);
    WORDS.is_adverbial(&lead).then(|| pair.iter().map(|i| &view.mention(*i).entity).collect())
}

/// The list right before the trigger, or before where and about what: 甲与乙|在北京就某项目|签约.
pub(super) fn party_group<'v>(view: &'v View<'_>, hit: &Hit<'_>) -> Option<&'v Group> {
    let clause = view.clauses[view.clause_at(hit.span.begin)];
    let beside = |g: &Group| matches!(g.preposition, Some("在" | "于" | "就"));
    let mut groups = view.groups_before(clause.begin, hit.span.begin).take(4).skip_while(|g| beside(g));
    groups.next().or_else(|| view.groups_before(clause.begin, hit.span.begin).next())
}

fn may_join(view: &View<'_>, group: &Group, gap: &str) -> bool {
    let rest = gap.strip_prefix('等').unwrap_or(gap);
    let kind = rest.chars().take_while(|c| "多家单位三两四五六方个高校企业地".contains(*c)).count();
    let rest: String = rest.chars().skip(kind).collect();
    rest.chars().count() <= 4
        || WORDS.is_adverbial(&rest)
        || view.verb_in(group.span.end, group.span.end + gap.len())
}

/// The sets within which everyone works with everyone: pairs where 与 and 、 take turns, else one set.
pub(super) fn pairs<'e>(view: &View<'_>, hit: &Hit<'_>, parties: &[&'e EntityId]) -> Vec<Vec<&'e EntityId>> {
    let joins = party_group(view, hit).map(|g| &g.joins).filter(|j| j.len() < 64);
    let joins: &[char] = joins.map_or(&[], Vec::as_slice);
    let inner = |c: &char| matches!(c, '与' | '和' | '同') && joins.first() == Some(c);
    let turns = joins.len() >= 3
        && joins.len() % 2 == 1
        && joins.len() + 1 == parties.len()
        && joins.iter().enumerate().all(|(i, c)| inner(c) == (i % 2 == 0));
    // A与B、C和D合作: everyone with A, not among themselves.
    let star = parties.len() > 2 && joins.len() + 1 == parties.len() && joins.first() == Some(&'与');
    // A与B、C签订三方协议, …，三方将共建: all with all.
    let rest: String = view.plain(hit.span.end, view.span.end.max(hit.span.end)).chars().take(30).collect();
    let star = star && !["三方", "四方", "各方"].iter().any(|w| rest.contains(w));
    match parties.split_first() {
        _ if turns => parties.chunks(2).take(40).map(<[_]>::to_vec).collect(),
        Some((one, others)) if star => others.iter().take(20).map(|two| vec![*one, *two]).collect(),
        _ => vec![parties.to_vec()],
    }
}

/// 甲与乙举行会谈.
pub const MEETING: Rule = Rule {
    id: "meeting",
    predicates: &[R::Meets],
    en: "two persons, or a person with a body, before 会谈, 座谈 or 会晤",
    zh: "双方会谈、座谈、会晤",
    example: "[王小明:P]与[李小红:P]举行会谈。",
    finds: &["王小明 meets 李小红"],
    counter: "[王小明:P]介绍了与会者的座谈情况。",
    apply: meeting,
};

fn meeting(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, _) in hit.meanings(Pattern::Pair).filter(|(p, _)| *p == R::Meets) {
            let Some((others, one)) = parties_met(view, hit) else {
                view.stop(hit.span, Condition::Form);
                continue;
            };
            let modality = view.modality(hit, None, None);
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.85 };
            match one {
                Some(one) => others.iter().for_each(|two| sink.say(view, saying, one, two)),
                None => sink.say_pairs(view, saying, &others),
            }
        }
    }
}

fn parties_met<'a>(view: &View<'a>, hit: &Hit<'_>) -> Option<Parties<'a>> {
    let index = view.clause_at(hit.span.begin);
    let clause = view.clauses[index];
    let group = view.groups_before(clause.begin, hit.span.begin).next()?;
    let gap = view.plain(group.span.end, hit.span.begin);
    let near = gap.chars().count() <= 10 && !gap.starts_with('的') && !runs_on(&gap);
    let ids: Vec<&EntityId> = view.heads(group, &[P, O]).iter().map(|h| &view.mention(*h).entity).collect();
    let with = matches!(group.preposition, Some("与" | "和" | "同" | "跟"));
    if !near || ids.is_empty() {
        None
    } else if with {
        let own = view.own_agents(group.span.begin, &[P]).or_else(|| view.carried(index, &[P]));
        own.and_then(|a| a.entities.first().copied()).map(|one| (ids, Some(one)))
    } else {
        (ids.len() == 2 && group.joins.iter().all(|c| matches!(c, '与' | '和' | '同'))).then_some((ids, None))
    }
}

/// 在市委领导下.
pub const LEADERSHIP: Rule = Rule {
    id: "under-leadership",
    predicates: &[R::Leads],
    en: "在, bodies or persons, and 领导下; who is led is the subject of the sentence",
    zh: "在某主体领导下；被领导者为句子主语",
    example: "五年来，[焦尾琴协会:O]在[市委:O]、[市政府:O]的坚强领导下，锐意进取。",
    finds: &["市委 leads 焦尾琴协会", "市政府 leads 焦尾琴协会"],
    counter: "五年来，[焦尾琴协会:O]向[市委:O]领导汇报工作。",
    apply: leadership,
};

fn leadership(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in view.hits.iter().filter(|h| matches!(h.word, "领导下" | "指导下")) {
        let index = view.clause_at(hit.span.begin);
        let clause = view.clauses[index];
        let Some(group) = view.groups_before(clause.begin, hit.span.begin).next() else {
            view.stop(hit.span, Condition::Subject);
            continue;
        };
        let gap = view.plain(group.span.end, hit.span.begin);
        if group.preposition != Some("在") || gap.chars().count() > 10 {
            view.stop(hit.span, Condition::Form);
            continue;
        }
        let own = view.own_agents(group.span.begin, &[O]).map(|a| a.entities);
        let next = || view.clauses.get(index + 1).and_then(|_| view.clause_subject(index + 1));
        let next = || {
            next().map(|g| view.heads(g, &[O]).iter().map(|h| &view.mention(*h).entity).collect::<Vec<_>>())
        };
        let carried = || view.carried(index, &[O]).map(|a| a.entities);
        let supplied = || view.supplied.map(|(id, _)| vec![id]);
        let led = own
            .or_else(next)
            .filter(|l| !l.is_empty())
            .or_else(carried)
            .or_else(supplied)
            .unwrap_or_default();
        let saying =
            Saying { predicate: R::Leads, trigger: hit.span, modality: Modality::Done, confidence: 0.75 };
        let leaders = view.heads(group, R::Leads.domain());
        // Whoever is named among those who lead is not who is led.
        if leaders.iter().any(|l| led.contains(&&view.mention(*l).entity)) {
            view.stop(hit.span, Condition::Subject);
            continue;
        }
        for leader in leaders {
            for body in led.iter().take(8) {
                sink.say(view, saying, &view.mention(leader).entity, body);
            }
        }
    }
}

/// Whether it is a body of government or party, in which nobody holds shares.
fn is_authority(view: &View<'_>, index: usize) -> bool {
    let mention = view.mention(index);
    let class = view.context.entity(&mention.entity).and_then(|e| e.class).or(mention.mention.class);
    matches!(class, Some(EntityClass::GovernmentBody | EntityClass::PartyBody))
}

/// Whether the name is itself of one who holds a share: 甲持股51%，….
fn holds_stake(view: &View<'_>, phrase: &Phrase) -> bool {
    let clause = view.clauses[phrase.clause];
    let hits = view.hits_in(phrase.span.end, clause.end);
    hits.iter().any(|h| h.meanings(Pattern::Stake).next().is_some())
}

/// 由A与B合资建设，|分别持股65%和35%: who builds holds the shares; with where they are named.
fn holders_before<'a>(
    view: &View<'a>,
    hit: &Hit<'_>,
    domain: &[EntityType],
) -> Option<(crate::link::relation::agent::Agents<'a>, usize)> {
    let index = view.clause_at(hit.span.begin);
    let opening = view.plain(view.clauses[index].begin, hit.span.begin);
    let clause = view.clauses[index.checked_sub(1).filter(|_| WORDS.is_adverbial(&opening))?];
    let by = view.groups_before(clause.begin, clause.end).find(|g| g.preposition == Some("由"))?;
    let agents = view.own_agents(view.hits_in(by.span.end, clause.end).first()?.span.begin, domain)?;
    Some((agents, by.span.begin))
}

/// Whether a place is one that somebody builds: a park, a plant.
fn is_built(view: &View<'_>, phrase: &Phrase) -> bool {
    let mention = view.mention(phrase.head);
    let class = view.context.entity(&mention.entity).and_then(|e| e.class).or(mention.mention.class);
    matches!(class, Some(EntityClass::Park | EntityClass::Facility))
}

impl View<'_> {
    /// 某公司2021年上市。|某集团持股38%，为控股股东: the company that the sentence before is about.
    fn held_topic(&self, holders: &[&EntityId], rest: &str, clause: usize) -> Option<usize> {
        let next = self.clauses.get(clause + 1).map(|c| self.plain(c.begin, c.end)).unwrap_or_default();
        let says = rest.contains("股东") || next.contains("股东");
        let company = |i: &usize| self.kind(*i) == O && !is_authority(self, *i) && !self.is_holder(*i);
        let about = self.about.iter().rev().take(3).flatten().copied().find(company);
        let about = about.filter(|_| says && rest.contains('%'))?;
        (!holders.contains(&&self.mention(about).entity)).then_some(about)
    }

    /// Whether what stands behind the name says that it holds shares.
    fn is_holder(&self, index: usize) -> bool {
        let end = self.mention(index).mention.span.end;
        let text = self.context.article.text().as_str().get(end..).unwrap_or_default();
        let near: String = text.chars().take(6).collect();
        near.contains("持股") || near.contains("持有")
    }
}

/// 其中某公司持股51%.
pub const STAKE: Rule = Rule {
    id: "stake",
    predicates: &[R::Invests],
    en: "who holds a share or puts in money, in something that an earlier clause named",
    zh: "持股、出资而标的在前文",
    example: "[天目湖水电项目:G]获批，其中[焦尾琴集团:O]持股51%，[燕山公司:O]和[长荡湖公司:O]分别持股24.5%。",
    finds: &[
        "焦尾琴集团 invests 天目湖水电项目",
        "燕山公司 invests 天目湖水电项目",
        "长荡湖公司 invests 天目湖水电项目",
    ],
    counter: "[天目湖水电项目:G]获批，[焦尾琴集团:O]持股比例未披露。",
    apply: stake,
};

fn stake(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, row) in hit.meanings(Pattern::Stake) {
            let index = view.clause_at(hit.span.begin);
            let clause = view.clauses[index];
            let rest = view.plain(hit.span.end, clause.end);
            let amount = rest.trim_start_matches(['约', '近', '超', '比', '例', '达', '为', '的', '总']);
            if !amount.starts_with(|c: char| c.is_ascii_digit()) {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            // 控股70%、|乙持股30%: each share is its own clause.
            let end = if hit.word.ends_with('股') {
                view.raw(hit.span.end, clause.end).find('、').map_or(clause.end, |at| hit.span.end + at)
            } else {
                clause.end
            };
            let clause = Span::new(clause.begin, end);
            let after = view.phrases.get(view.phrase_after(hit.span.end));
            // 投资4500万元建成车间: what is paid for is said.
            let spent = view.verb_in(hit.span.end, clause.end);
            if spent || after.is_some_and(|p| p.span.begin < clause.end) {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let own = view.own_agents(hit.span.begin, predicate.domain());
            let Some((agents, before)) =
                own.map(|a| (a, clause.begin)).or_else(|| holders_before(view, hit, predicate.domain()))
            else {
                view.stop(hit.span, Condition::Subject);
                continue;
            };
            let end = view.phrases.partition_point(|p| p.span.end <= before);
            let things = view.phrases[..end].iter().rev().take(12);
            let kinds = if row.objects.contains(&G) { [G, O] } else { [O, O] };
            let fits = |p: &&Phrase| {
                kinds.contains(&view.kind(p.head))
                    && !agents.entities.contains(&&view.mention(p.head).entity)
                    && !is_authority(view, p.head)
                    && !holds_stake(view, p)
            };
            let built =
                |p: &&Phrase| view.kind(p.head) == L && !view.is_division(p.head) && is_built(view, p);
            let object = things
                .clone()
                .find(|p| view.kind(p.head) == G)
                .or_else(|| things.clone().find(fits))
                .or_else(|| things.clone().find(built))
                .map(|p| p.head)
                .or_else(|| view.held_topic(&agents.entities, &rest, index));
            let Some(object) = object else {
                view.stop(hit.span, Condition::Topic);
                continue;
            };
            let modality = view.modality(hit, Some(&agents), None);
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.6 };
            sink.say_all(view, saying, &agents, &[object]);
        }
    }
}
