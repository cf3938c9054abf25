//! Members: A成员B, 代表某队出战; and who is led by whom.

use crate::link::relation::join::is_of_body;
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::Pattern;
use crate::link::relation::view::View;
use crate::link::relation::words::WORDS;
use crate::ontology::EntityType::{Organisation as O, Person as P};
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

/// B是A会员单位; A成员B.
pub const MEMBER: Rule = Rule {
    id: "member-of",
    predicates: &[R::MemberOf],
    en: "成员, 会员单位 or 队员 of a body, said of a name before 是 or right behind",
    zh: "是某组织成员、会员单位；某组织成员某人",
    example: "[燕山公司:O]是[焦尾琴协会:O]会员单位，[天目队:O]队员[王小明:P]到场。",
    finds: &["燕山公司 memberOf 焦尾琴协会", "王小明 memberOf 天目队"],
    counter: "[焦尾琴协会:O]会员单位达到35家。",
    apply: member,
};

/// What one is in a body that one belongs to.
const ROLES: &[&str] = &[
    "成员",
    "队员",
    "球员",
    "会员",
    "运动员",
    "演员",
    "歌手",
    "职工",
    "员工",
    "志愿者",
    "战士",
    "学员",
    "消防员",
    "社员",
    "团员",
    "青年演员",
    "选手",
    "老职工",
    "老队员",
    "学生",
    "研究生",
    "博士生",
    "硕士生",
    "门将",
    "前锋",
    "后卫",
    "飞行员",
    "队队员",
];

fn member(view: &View<'_>, sink: &mut Sink<'_>) {
    for phrase in view.phrases.iter().filter(|p| view.kind(p.head) == P) {
        for at in phrase.first..phrase.head {
            let (this, next) = (view.mention(at).mention.span, view.mention(at + 1).mention.span);
            let gap = view.plain(this.end, next.begin);
            // 宣讲团成员、|某校校长林某
            let role = gap.trim_end_matches(['、', '，', '兼']);
            if view.kind(at) == O && ROLES.contains(&role) && (at + 1 == phrase.head) == (role == gap) {
                let saying = saying(Span::new(this.end, next.begin), Modality::Done, 0.8);
                sink.say(view, saying, &view.mention(phrase.head).entity, &view.mention(at).entity);
            }
        }
    }
    for hit in &view.hits {
        for (_, _) in hit.meanings(Pattern::Nominal).filter(|(p, _)| *p == R::MemberOf) {
            let clause = view.clauses[view.clause_at(hit.span.begin)];
            let Some(group) = view.groups_before(clause.begin, hit.span.begin).next() else {
                view.stop(hit.span, Condition::Subject);
                continue;
            };
            let gap = view.plain(group.span.end, hit.span.begin);
            let before = view.plain(clause.begin, group.span.begin);
            let is = before.ends_with(['是', '为', '系'])
                || [
                    "成为",
                    "当选",
                    "当选为",
                    "转为",
                    "吸收为",
                    "发展为",
                    "入选",
                    "吸纳为",
                    "增选为",
                    "接纳为",
                    "晋升为",
                    "推选为",
                ]
                .iter()
                .any(|w| before.ends_with(w));
            if !is || !matches!(gap.as_str(), "" | "的" | "首批" | "的首批") {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let at = group.span.begin;
            let index = view.clause_at(at);
            let own = view.own_agents(at, &[P, O]).or_else(|| view.carried(index, &[P, O]));
            let Some(agents) = own else {
                view.stop(hit.span, Condition::Subject);
                continue;
            };
            let modality = view.modality(hit, Some(&agents), None);
            let bodies = view.heads(group, &[O]);
            sink.say_all(view, saying(hit.span, modality, 0.85), &agents, &bodies);
        }
    }
}

fn saying(trigger: Span, modality: Modality, confidence: f32) -> Saying {
    Saying { predicate: R::MemberOf, trigger, modality, confidence }
}

/// 某校17岁的林某、周某.
pub const OF_BODY: Rule = Rule {
    id: "person-of-body",
    predicates: &[R::MemberOf],
    en: "a body, 的 (with an age or without) and persons: they belong to it",
    zh: "某机构（若干岁）的某人：为其成员",
    example: "[焦尾琴中学:O]17岁的[王小明:P]登台，[天目代表团:O]的[李小红:P]、[周天:P]夺冠。",
    finds: &["王小明 memberOf 焦尾琴中学", "李小红 memberOf 天目代表团", "周天 memberOf 天目代表团"],
    counter: "起诉[焦尾琴公司:O]的[王小明:P]登台，[天目代表团:O]的领队[李小红:P]夺冠。",
    apply: of_body,
};

fn of_body(view: &View<'_>, sink: &mut Sink<'_>) {
    for (index, phrase) in view.phrases.iter().enumerate() {
        let Some(body) = phrase.head.checked_sub(1).filter(|b| *b >= phrase.first) else { continue };
        let (this, next) = (view.mention(body).mention.span, view.mention(phrase.head).mention.span);
        let gap = view.plain(this.end, next.begin);
        if !is_of_body(view, body, phrase.head, &gap) {
            continue;
        }
        let saying = saying(Span::new(this.end, next.begin), Modality::Done, 0.75);
        let group = view.group_of(index);
        let mut end = phrase.span.begin;
        for other in view.phrases[index..group.phrases.end.max(index + 1)].iter().take(8) {
            let listed =
                other.first == other.head && matches!(view.raw(end, other.span.begin), "、" | "和" | "与");
            if !(listed || other == phrase) || view.kind(other.head) != P {
                break;
            }
            sink.say(view, saying, &view.mention(other.head).entity, &view.mention(body).entity);
            end = other.span.end;
        }
    }
}

/// 林某被某队选中.
pub const TAKEN: Rule = Rule {
    id: "taken-in-by",
    predicates: &[R::MemberOf],
    en: "被 or 获, a body, and 选中, 录取, 招入: who the clause is about belongs to it",
    zh: "某人被某机构选中、录取、招入：为其成员",
    example: "[王小明:P]表现出色，去年被[天目队:O]选中，[李小红:P]被[焦尾琴大学:O]录取。",
    finds: &["王小明 memberOf 天目队", "李小红 memberOf 焦尾琴大学"],
    counter: "[王小明:P]表现出色，去年被[天目队:O]淘汰，[李小红:P]的建议被[焦尾琴大学:O]采纳。",
    apply: taken,
};

const TAKING: &[&str] =
    &["选中", "录取", "破格录取", "录用", "招入", "选入", "招录", "招收", "签下", "征召", "特招"];

fn taken(view: &View<'_>, sink: &mut Sink<'_>) {
    for group in &view.groups {
        let index = view.clause_at(group.span.begin);
        let clause = view.clauses[index];
        let before = view.plain(clause.begin, group.span.begin);
        let tail = view.plain(group.span.end, clause.end.max(group.span.end));
        let fits = before.ends_with('被') && TAKING.contains(&tail.trim_end_matches('了'));
        let bodies = view.heads(group, &[O]);
        if !fits || bodies.is_empty() {
            continue;
        }
        let lead = before.trim_end_matches('被').trim_start_matches(['他', '她']);
        let own = view.own_agents(group.span.begin, &[P]);
        let agents = own.or_else(|| view.carried(index, &[P]).filter(|_| WORDS.is_adverbial(lead)));
        let Some(agents) = agents else { continue };
        let planned = ["将", "拟", "有望"].iter().any(|w| before.contains(w));
        let denied = ["未", "没", "差点", "险些"].iter().any(|w| before.contains(w));
        if denied {
            continue;
        }
        let modality = if planned { Modality::Planned } else { Modality::Done };
        let trigger = Span::new(group.span.end, clause.end.max(group.span.end));
        sink.say_all(view, saying(trigger, modality, 0.8), &agents, &bodies);
    }
}

/// 林某是某剧团的一名演员.
pub const ONE_OF: Rule = Rule {
    id: "one-of-body",
    predicates: &[R::MemberOf],
    en: "a person, 是 or 成为, a body, and a word for somebody who belongs to it (演员, 职工, 队员), with what describes them",
    zh: "某人是某机构的演员、职工、队员等",
    example: "[王小明:P]是[焦尾琴剧团:O]德高望重的演员之一，[李小红:P]成为[燕山集团:O]的一名普通职工。",
    finds: &["王小明 memberOf 焦尾琴剧团", "李小红 memberOf 燕山集团"],
    counter: "[王小明:P]是[焦尾琴剧团:O]演员的老师，[李小红:P]邀请[燕山集团:O]的职工。",
    apply: one_of,
};

fn one_of(view: &View<'_>, sink: &mut Sink<'_>) {
    let roles = [
        "演员",
        "艺术家",
        "职工",
        "员工",
        "队员",
        "运动员",
        "歌手",
        "战士",
        "学员",
        "志愿者",
        "球员",
        "成员",
        "工人",
    ];
    for group in view.groups.iter().filter(|g| !view.heads(g, &[O]).is_empty()) {
        let index = view.clause_at(group.span.begin);
        let clause = view.clauses[index];
        let before = view.plain(clause.begin, group.span.begin);
        let is = BEING.iter().any(|w| before.ends_with(w));
        let tail = view.plain(group.span.end, clause.end.max(group.span.end));
        let tail = tail.strip_suffix("之一").unwrap_or(&tail);
        let role = roles.iter().any(|w| tail.ends_with(w)) && tail.chars().count() <= 18;
        let more = view.phrases.get(group.phrases.end).is_some_and(|p| p.span.begin < clause.end);
        if !is || !role || more || tail.contains(['和', '与', '、']) {
            continue;
        }
        let copula = clause.begin + before_copula(view.raw(clause.begin, group.span.begin));
        let own = view.close_agents(copula, &[P]);
        let own = own.or_else(|| view.carried(index, &[P]).filter(|_| WORDS.is_adverbial(&bare(&before))));
        let Some(agents) = own else { continue };
        let trigger = Span::new(group.span.end, clause.end.max(group.span.end));
        let saying = saying(trigger, Modality::Done, 0.8);
        sink.say_all(view, saying, &agents, &view.heads(group, &[O]));
    }
}

/// Verbs of being.
const BEING: &[&str] = &["成为", "当选", "是", "为", "系"];

/// Where the verb of being that `text` ends with begins in it.
fn before_copula(text: &str) -> usize {
    BEING.iter().find_map(|w| text.strip_suffix(w)).unwrap_or(text).len()
}

/// `text` without the verb of being at its end.
fn bare(text: &str) -> String {
    BEING.iter().find_map(|w| text.strip_suffix(w)).unwrap_or(text).to_owned()
}

/// 代表某队出战的某人.
pub const REPRESENTS: Rule = Rule {
    id: "plays-for",
    predicates: &[R::MemberOf],
    en: "代表 or 随, a team, and a verb of competing or going",
    zh: "代表某队出战、随某队赴某地",
    example: "代表[天目跑团:O/SportsTeam]出战的[王小明:P]夺冠，[李小红:P]曾随[燕山医疗队:O]赴高原工作。",
    finds: &["王小明 memberOf 天目跑团", "李小红 memberOf 燕山医疗队"],
    counter: "[王小明:P]代表[市政府:O]致辞。",
    apply: represents,
};

fn represents(view: &View<'_>, sink: &mut Sink<'_>) {
    for (index, group) in view.groups.iter().enumerate() {
        let clause = view.clauses[view.clause_at(group.span.begin)];
        let before = view.plain(clause.begin, group.span.begin);
        let tail = view.plain(group.span.end, clause.end);
        let plays = ["出战", "参赛", "出场", "征战", "登场", "夺"].iter().any(|w| tail.starts_with(w));
        let goes = ["赴", "前往", "到", "出征", "奔赴", "驰援"].iter().any(|w| tail.starts_with(w));
        let fits = before.ends_with("代表") && plays || before.ends_with('随') && goes;
        let teams = view.heads(group, &[O]);
        if !fits || teams.is_empty() {
            continue;
        }
        let after = view.groups.get(index + 1).filter(|g| g.span.begin < clause.end);
        let of = after.filter(|g| view.plain(group.span.end, g.span.begin).ends_with('的'));
        let people: Vec<_> = if let Some(group) = of {
            view.heads(group, &[P]).iter().map(|h| &view.mention(*h).entity).collect()
        } else {
            let here = view.clause_at(group.span.begin);
            let own = view.own_agents(group.span.begin, &[P]).or_else(|| view.carried(here, &[P]));
            own.map(|a| a.entities).unwrap_or_default()
        };
        let trigger = Span::new(clause.begin.min(group.span.begin), group.span.begin);
        for person in people.iter().take(8) {
            for team in &teams {
                sink.say(view, saying(trigger, Modality::Done, 0.8), person, &view.mention(*team).entity);
            }
        }
    }
}

/// 市科协受市委领导.
pub const LED: Rule = Rule {
    id: "led-by",
    predicates: &[R::Leads, R::SubOrganisationOf],
    en: "受, 接受 or 由 with a body, and 领导, 指导 or 派出",
    zh: "受、接受、由某机构领导、指导、派出",
    example: "[焦尾琴协会:O]受[市委:O]领导，[园区工委:O]由[市委:O]派出。",
    finds: &["园区工委 subOrganisationOf 市委", "市委 leads 焦尾琴协会"],
    counter: "[焦尾琴协会:O]受到[市委:O]领导的表扬。",
    apply: led,
};

fn led(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, _) in hit.meanings(Pattern::AgentOf) {
            let index = view.clause_at(hit.span.begin);
            let clause = view.clauses[index];
            let Some(group) = view.groups_before(clause.begin, hit.span.begin).next() else {
                view.stop(hit.span, Condition::Subject);
                continue;
            };
            let before = view.plain(clause.begin, group.span.begin);
            let by = before.ends_with(['受', '由', '归']);
            let gap = view.plain(group.span.end, hit.span.begin);
            if !by
                || !view.is_final(hit)
                || !(gap.is_empty() || gap == "直接" || gap == "统一" || gap == "的")
            {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let own = view.groups_before(clause.begin, group.span.begin).find(|g| g.preposition.is_none());
            let subject = || (index.saturating_sub(4)..index).rev().find_map(|c| view.clause_subject(c));
            let Some(below) = own.or_else(subject) else {
                view.stop(hit.span, Condition::Subject);
                continue;
            };
            let modality = view.modality(hit, None, None);
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.85 };
            for above in view.heads(group, &[O]) {
                for below in view.heads(below, &[O]) {
                    let (one, two) = if predicate == R::Leads { (above, below) } else { (below, above) };
                    sink.say(view, saying, &view.mention(one).entity, &view.mention(two).entity);
                }
            }
        }
    }
}
