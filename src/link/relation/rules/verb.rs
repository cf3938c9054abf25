//! Subject, verb, object: the plain clause, and its relatives.

use crate::link::EntityId;
use crate::link::relation::agent::{Agents, Basis};
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::{Hit, Pattern};
use crate::link::relation::view::{View, is_quote};
use crate::link::relation::words::WORDS;
use crate::ontology::{EntityClass, EntityType, Modality, RelationType as R};

/// 科协举办大赛.
pub const ACTIVE: Rule = Rule {
    id: "active-verb",
    predicates: &[
        R::Organises,
        R::Establishes,
        R::ParticipatesIn,
        R::Receives,
        R::Confers,
        R::Publishes,
        R::Endorses,
        R::Leads,
        R::CooperatesWith,
        R::Invests,
        R::Supports,
        R::Visits,
        R::Meets,
        R::MemberOf,
        R::SubOrganisationOf,
    ],
    en: "a verb of the trigger table between its subject and its objects; a subject left out is carried over from \
         the clause or sentence before, or supplied",
    zh: "触发动词前为主语、后为宾语；主语省略时承前或由报告主体补足",
    example: "[溧阳市科协:O]先后举办[天目湖科普周:G]、[焦尾琴杯征文大赛:G]等活动，并印发《[科普积分办法:W]》。",
    finds: &[
        "溧阳市科协 organises 天目湖科普周",
        "溧阳市科协 organises 焦尾琴杯征文大赛",
        "溧阳市科协 publishes 科普积分办法",
    ],
    counter: "[溧阳市科协:O]的部分学生参加[天目湖科普周:G]。",
    apply: active,
};

fn active(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, row) in hit.meanings(Pattern::Verb) {
            let mut objects = view.objects(hit, predicate, &row.objects);
            view.leave_next_subject(hit, &mut objects);
            // 建设美丽中国 founds nothing, 设立某区 does.
            let founds = hit.word.contains("设立") || hit.word.contains("成立");
            // 设立的杭州等13个试验区: not the city is founded.
            let listed = |o: usize| {
                let end = view.mention(o).mention.span.end;
                view.raw(end, view.span.end.max(end)).starts_with('等')
            };
            let placed = predicate != R::Establishes;
            objects.retain(|o| placed || !view.is_division(*o) || founds && !listed(*o));
            objects.retain(|o| view.can_undergo(hit.word, predicate, *o));
            if predicate == R::Confers {
                objects.retain(|o| !view.is_honoured(*o));
            }
            let before = view.plain(view.clauses[view.clause_at(hit.span.begin)].begin, hit.span.begin);
            // 关于提请审议批准某条约的议案: asked for, not done.
            if predicate == R::Endorses && ASKING.iter().any(|w| before.ends_with(w)) {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            // 为举办某会做准备: what it is done for has not come about.
            if predicate == R::Organises && before.ends_with('为') {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            if objects.is_empty() {
                continue;
            }
            // 被某部认定为: who stands behind 被 gives it.
            if predicate == R::Receives && view.named_by(hit).is_some() {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let agents = view.agents(hit, predicate.domain());
            let told = || {
                let clause = view.clause_at(hit.span.begin);
                view.is_bare(hit).then(|| view.told_of(clause, predicate.domain(), &objects))
            };
            let agents = agents.or_else(|| (predicate == R::Receives).then(told).flatten().flatten());
            let hero = || {
                let clause = view.clause_at(hit.span.begin);
                let lead = view.plain(view.clauses[clause].begin, hit.span.begin);
                (predicate == R::Receives).then(|| view.portrayed(clause, &lead)).flatten()
            };
            let Some(agents) = agents.or_else(hero) else { continue };
            let Some(mut agents) = view.fitting(predicate, agents, &objects) else {
                view.stop(hit.span, Condition::Subject);
                continue;
            };
            view.leave_last_subject(hit, &mut agents);
            if predicate == R::Organises && view.is_amid(hit, &agents, &objects) {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            // What the report of a province says is 创建 stands for many such in it.
            let many = agents.basis == Basis::Supplied || view.is_counted(hit, &objects);
            objects.retain(|o| {
                view.is_aspired(hit, *o).is_none_or(|a| (a && !many) == (predicate == R::Receives))
            });
            let end = objects.last().map(|o| view.mention(*o).mention.span.end);
            let mut modality = view.modality(hit, Some(&agents), end);
            if predicate == R::Receives && modality == Modality::Done && view.is_striving(hit) {
                modality = Modality::Planned;
            }
            if modality == Modality::Done && is_wished(predicate, &before) {
                modality = Modality::Planned;
            }
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: sure(predicate) };
            sink.say_all(view, saying, &agents, &objects);
        }
    }
}

/// How often the plain clause is right, by predicate: see docs/quality.md.
const fn sure(predicate: R) -> f32 {
    match predicate {
        R::Supports => 0.7,
        R::Establishes | R::Confers | R::Endorses => 0.85,
        _ => 0.9,
    }
}

/// 欢迎某人近期|访问, 支持某国成功|主办, 决定|召开: it is to come.
fn is_wished(predicate: R, before: &str) -> bool {
    let wishes: &[&str] = match predicate {
        R::Visits => &["欢迎", "邀请", "期待", "盼望"],
        R::Organises => &["支持", "预祝", "祝愿", "期待"],
        _ => return false,
    };
    wishes.iter().any(|w| before.contains(w)) || predicate == R::Organises && before.ends_with("决定")
}

/// Before a verb of approving: it is asked for.
const ASKING: &[&str] = &["提请", "提请审议", "报请", "申请", "请求", "建议", "提请审查"];

impl<'a> View<'a> {
    /// Whether nothing but adverbs and times stands before the trigger in its clause.
    fn is_bare(&self, hit: &Hit<'_>) -> bool {
        let clause = self.clauses[self.clause_at(hit.span.begin)];
        let named = self.groups_before(clause.begin, hit.span.begin).any(|g| g.preposition.is_none());
        !named && WORDS.is_adverbial(&self.plain(clause.begin, hit.span.begin))
    }

    /// 授予“某连”“时代楷模”称号: of two names behind the verb the last is the honour, the others are honoured.
    fn is_honoured(&self, index: usize) -> bool {
        let end = self.mention(index).mention.span.end;
        let clause = self.clauses[self.clause_at(end.saturating_sub(1))];
        let next = self.phrases.iter().skip(self.phrase_after(end)).take_while(|p| p.span.begin < clause.end);
        let last = next.filter(|p| self.kind(p.head) == EntityType::Programme).last();
        last.is_some_and(|p| {
            let tail = self.plain(p.span.end, clause.end.max(p.span.end));
            ["称号", "荣誉", "勋章", "奖章"].iter().any(|w| tail.starts_with(w))
        })
    }

    /// A text is no 示范城市: where one would be, the body that reports is.
    fn fitting(&self, predicate: R, agents: Agents<'a>, objects: &[usize]) -> Option<Agents<'a>> {
        if predicate != R::Receives || !objects.iter().all(|o| self.is_for_bodies(*o)) {
            return Some(agents);
        }
        let is_text = |id: &EntityId| self.context.entity(id).is_some_and(|e| e.kind == EntityType::Work);
        if !agents.entities.iter().all(|id| is_text(id)) {
            return Some(agents);
        }
        let (entity, _) = self.supplied?;
        Some(Agents { entities: vec![entity], basis: Basis::Supplied, end: None, preposition: None })
    }

    /// 林某在某国举行的大赛中获奖: whoever does something amid an event did not hold it.
    fn is_amid(&self, hit: &Hit<'_>, agents: &Agents<'_>, objects: &[usize]) -> bool {
        let Some((from, event)) = agents.end.zip(objects.last()) else { return false };
        let end = self.mention(*event).mention.span.end;
        let rest = self.raw(end, self.span.end.max(end)).trim_start_matches(is_quote);
        let relative = self.raw(hit.span.end, self.span.end).starts_with('的');
        let where_held = from < hit.span.begin && self.raw(from, hit.span.begin).contains('在');
        relative && where_held && (rest.starts_with(['中', '上', '里']) || rest.starts_with("期间"))
    }

    /// Whether so many are founded: 创建示范区和实践基地5个, 创建3家示范园.
    fn is_counted(&self, hit: &Hit<'_>, objects: &[usize]) -> bool {
        let Some((first, last)) = objects.first().zip(objects.last()) else { return false };
        let (begin, end) = (self.mention(*first).mention.span.begin, self.mention(*last).mention.span.end);
        let next = self.raw(end, self.span.end.max(end)).trim_start_matches(is_quote).chars().next();
        let digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百两多".contains(c);
        next.is_some_and(digit) || self.raw(hit.span.end, begin).contains(|c: char| c.is_ascii_digit())
    }

    /// Of what is 创建: whether it is an honour that others give (国家卫生城市). None for other verbs.
    fn is_aspired(&self, hit: &Hit<'_>, index: usize) -> Option<bool> {
        if hit.word != "创建" {
            return None;
        }
        let mention = self.mention(index);
        let class = self.context.entity(&mention.entity).and_then(|e| e.class).or(mention.mention.class);
        Some(matches!(class, Some(EntityClass::Designation | EntityClass::Award)))
    }

    /// 创建, 争创 an honour is to strive for it, unless it is said to be done: 成功创建, 创建了.
    fn is_striving(&self, hit: &Hit<'_>) -> bool {
        const STRIVING: &[&str] = &["创建", "争创", "申创", "申报", "申办", "争当", "冲刺"];
        let clause = self.clauses[self.clause_at(hit.span.begin)];
        let before = self.plain(clause.begin, hit.span.begin);
        let after = self.raw(hit.span.end, self.span.end);
        let done = ["成功", "已", "曾", "先后", "完成"].iter().any(|w| before.ends_with(w));
        STRIVING.contains(&hit.word) && !done && !after.starts_with(['成', '了', '为'])
    }

    /// Whether an honour is one that bodies and places have, no text: 示范城市, 旅游景区.
    fn is_for_bodies(&self, index: usize) -> bool {
        let name = self.context.entity(&self.mention(index).entity).map_or("", |e| e.name.as_str());
        let ends = [
            "城市", "市", "县", "区", "企业", "基地", "园区", "景区", "单位", "集群", "村", "镇", "乡",
            "社区", "街区", "学校", "医院", "机构",
        ];
        self.kind(index) == EntityType::Programme && ends.iter().any(|w| name.ends_with(w))
    }

    /// 共建 a plan of others is to take part in it; a 代表团 is people, not somewhere to visit.
    pub(super) fn can_undergo(&self, word: &str, predicate: R, index: usize) -> bool {
        let mention = self.mention(index);
        let entity = self.context.entity(&mention.entity);
        let class = entity.and_then(|e| e.class).or(mention.mention.class);
        match predicate {
            R::ParticipatesIn if word == "主持" => {
                matches!(class, Some(EntityClass::Meeting | EntityClass::Campaign | EntityClass::Competition))
            }
            R::Establishes if word == "共建" => class != Some(EntityClass::Plan),
            // 研发 a car is no founding, 开发 a platform is.
            R::Establishes if matches!(word, "开发" | "研发" | "上线") => {
                class == Some(EntityClass::Platform)
            }
            R::Receives if word.contains(['获', '夺', '摘', '赢', '捧']) => !matches!(
                class,
                Some(EntityClass::Plan | EntityClass::Meeting | EntityClass::Platform | EntityClass::Course)
            ),
            // 晋级 a class of museums, not the final of a cup.
            R::Receives if word == "晋级" => {
                matches!(class, Some(EntityClass::Designation | EntityClass::Award) | None)
                    && !self.is_event(index, true)
            }
            // 参加 a society is to join it; 参加某局举办的… is not.
            R::MemberOf if word.ends_with("参加") || word.ends_with("入选") => {
                let clubs = matches!(
                    class,
                    Some(
                        EntityClass::Association
                            | EntityClass::SportsTeam
                            | EntityClass::MilitaryUnit
                            | EntityClass::Alliance
                    )
                );
                let named = entity.is_some_and(|e| e.name.ends_with(['队', '团', '军']));
                let end = mention.mention.span.end;
                let clause = self.clauses[self.clause_at(end.saturating_sub(1))];
                let rest = self.plain(end, clause.end.max(end));
                (clubs || named) && rest.is_empty()
            }
            R::Visits => !entity.is_some_and(|e| e.name.ends_with("代表团")),
            _ => true,
        }
    }
}

/// 联盟吸纳学会.
pub const REVERSED: Rule = Rule {
    id: "active-verb-reversed",
    predicates: &[R::MemberOf],
    en: "a verb whose object is the relation's subject: whoever is taken in is a member, of what the clause before founds \
         where it founds a body",
    zh: "宾语为关系主体的动词：吸纳谁，谁就是成员；前一分句组建某机构的，即为该机构成员",
    example: "[滨江产业联盟:O]去年吸纳[长江学会:O]、[运河学会:O]等专业学会。[天目学会:O]组建[燕山医联体:O]，吸纳[竹箦医院:O]加入。",
    finds: &[
        "长江学会 memberOf 滨江产业联盟",
        "运河学会 memberOf 滨江产业联盟",
        "竹箦医院 memberOf 燕山医联体",
    ],
    counter: "[滨江产业联盟:O]吸纳多家企业成立[运河学会:O]。",
    apply: reversed,
};

fn reversed(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, row) in hit.meanings(Pattern::Reversed) {
            let members = view.objects(hit, predicate, &row.objects);
            if members.is_empty() {
                continue;
            }
            let founded = view.just_founded(hit, &members);
            let agents = founded.or_else(|| view.agents(hit, predicate.range()));
            let Some(agents) = agents.or_else(|| view.parent_body(hit)) else { continue };
            let modality = view.modality(hit, Some(&agents), None);
            let confidence = 0.85 * agents.basis.weight();
            let saying = Saying { predicate, trigger: hit.span, modality, confidence };
            for member in members {
                for body in &agents.entities {
                    sink.say(view, saying, &view.mention(member).entity, body);
                }
            }
        }
    }
}

impl<'a> View<'a> {
    /// 组建某集团，|吸纳某校加入: what the clause before founds takes in, not who founds it.
    fn just_founded(&self, hit: &Hit<'_>, members: &[usize]) -> Option<Agents<'a>> {
        let index = self.clause_at(hit.span.begin);
        let end = self.mention(*members.last()?).mention.span.end;
        let tail = self.plain(end, self.clauses[index].end.max(end));
        let joins = ["加入", "入会", "入盟", "参加", "成为成员", "为成员"].iter().any(|w| tail.ends_with(w));
        if !joins || tail.chars().count() > 10 {
            return None;
        }
        let before = self.clauses[index.checked_sub(1)?];
        if !WORDS.is_adverbial(&self.plain(self.clauses[index].begin, hit.span.begin)) {
            return None;
        }
        let founding = self.hits_in(before.begin, before.end).iter().rev().find_map(|h| {
            let (predicate, row) = h.meanings(Pattern::Verb).find(|(p, _)| *p == R::Establishes)?;
            let bodies = self.objects(h, predicate, &row.objects);
            bodies.into_iter().find(|b| self.kind(*b) == EntityType::Organisation)
        })?;
        let entities = vec![&self.mention(founding).entity];
        Some(Agents { entities, basis: Basis::Carried(index - 1), end: None, preposition: None })
    }

    /// 市科协所属学会达九家，|新吸纳某会: the body whose parts the sentence begins with.
    fn parent_body(&self, hit: &Hit<'_>) -> Option<Agents<'a>> {
        let index = self.clause_at(hit.span.begin);
        if index == 0 || !WORDS.is_adverbial(&self.plain(self.clauses[index].begin, hit.span.begin)) {
            return None;
        }
        let first = self.groups.first().filter(|g| g.phrases.len() == 1 && g.preposition.is_none())?;
        let clause = self.clauses[self.clause_at(first.span.begin)];
        let tail = self.plain(first.span.end, clause.end.max(first.span.end));
        let owns = ["所属", "下属", "现有", "共有", "拥有"].iter().any(|w| tail.starts_with(w));
        let opens = WORDS.is_adverbial(&self.plain(clause.begin, first.span.begin));
        let heads = self.heads(first, &[EntityType::Organisation]);
        let entities: Vec<_> = heads.iter().map(|h| &self.mention(*h).entity).collect();
        let basis = Basis::Carried(self.clause_at(first.span.begin));
        (owns && opens && !entities.is_empty()).then_some(Agents {
            entities,
            basis,
            end: None,
            preposition: None,
        })
    }
}

/// 向某机构捐赠.
pub const DATIVE: Rule = Rule {
    id: "given-to",
    predicates: &[R::Invests, R::Supports],
    en: "向, 对 or 给 with whoever is given to, then a verb of giving or investing",
    zh: "向、对、给某主体捐赠、增资",
    example: "[燕山集团:O]向[焦尾琴公司:O]增资2亿元，[红十字会:O]向[天目医院:O]捐赠设备。",
    finds: &["燕山集团 invests 焦尾琴公司", "红十字会 supports 天目医院"],
    counter: "[燕山集团:O]向[焦尾琴公司:O]投资者致歉。",
    apply: dative,
};

/// Before whom or what a noun of investing or giving is about: 完成对某公司的收购.
const ABOUT: &[&str] =
    &["完成对", "终止对", "停止对", "放弃对", "暂停对", "撤回对", "取消对", "加大对", "追加对"];

fn dative(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, row) in hit.meanings(Pattern::Dative) {
            let index = view.clause_at(hit.span.begin);
            let near = view.groups_before(view.clauses[index].begin, hit.span.begin).next();
            let Some(group) = near.filter(|g| matches!(g.preposition, Some("向" | "对" | "给" | "为")))
            else {
                view.stop(hit.span, Condition::Form);
                continue;
            };
            // 向某人收购 buys from him.
            let bought = matches!(hit.word, "收购" | "并购" | "入股" | "持股" | "控股");
            if bought && group.preposition != Some("对") {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let gap = view.plain(group.span.end, hit.span.begin);
            // 完成对某公司的|收购, 终止对某公司的|投资
            let before = view.plain(view.clauses[index].begin, group.span.begin);
            let finished = gap == "的" && ABOUT.iter().any(|w| before.ends_with(w)) && view.is_final(hit);
            if gap.chars().count() > 6 || gap.contains('的') && !finished {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let own = view.own_agents(group.span.begin, predicate.domain());
            let Some(agents) = own.or_else(|| view.carried(index, predicate.domain())) else {
                view.stop(hit.span, Condition::Subject);
                continue;
            };
            let modality = view.modality(hit, Some(&agents), None);
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.85 };
            sink.say_all(view, saying, &agents, &view.heads(group, &row.objects));
        }
    }
}
