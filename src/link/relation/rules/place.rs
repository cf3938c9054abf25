//! Where something is or happens, and where someone goes.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::{Hit, Pattern};
use crate::link::relation::view::{Group, View, is_quote};
use crate::link::relation::words::WORDS;
use crate::ontology::EntityType::{Organisation as O, Place as L, Programme as G};
use crate::ontology::{Modality, RelationType as R};

/// 艺术节在大剧院开幕.
pub const HELD: Rule = Rule {
    id: "held-at",
    predicates: &[R::LocatedIn],
    en: "在, a place, and a verb of holding or opening; what is held stands before or right after",
    zh: "在某地举行、开幕等",
    example: "[焦尾琴杯大赛:G]将于5月8日在[溧阳大剧院:L]和[燕山公园:L]举行。",
    finds: &["焦尾琴杯大赛 locatedIn 溧阳大剧院 [planned]", "焦尾琴杯大赛 locatedIn 燕山公园 [planned]"],
    counter: "[焦尾琴杯大赛:G]在[溧阳大剧院:L]的支持下举行。",
    apply: held,
};

fn held(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, _) in hit.meanings(Pattern::Held) {
            // 到某乡开展巡诊, 赴某馆巡展
            let tours = TOURING.contains(&hit.word);
            let before: &[_] = if tours { &["在", "于", "到", "赴", "走进"] } else { &["在", "于"] };
            let Some(place) = place_before(view, hit, before, 8) else {
                view.stop(hit.span, Condition::Form);
                continue;
            };
            let places = view.heads(place, &[L]);
            let (things, end, clause) = things_held(view, hit, place);
            let mut modality = view.modality(hit, None, end);
            if modality == Modality::Done && clause.is_some_and(|c| view.planned_clause(c)) {
                modality = Modality::Planned;
            }
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.85 };
            for thing in things {
                for place in &places {
                    sink.say(view, saying, &view.mention(thing).entity, &view.mention(*place).entity);
                }
            }
        }
    }
}

/// What is done somewhere that one goes to for it.
const TOURING: &[&str] =
    &["开展", "举办", "巡展", "巡演", "演出", "展出", "公演", "首演", "展览", "上演", "举行", "巡诊"];

/// What belongs to an event and is held by itself: 冬奥会|会徽发布仪式.
const OF_EVENTS: &[&str] = &[
    "发布仪式",
    "发布会",
    "推介会",
    "座谈会",
    "说明会",
    "动员会",
    "会徽",
    "吉祥物",
    "主题曲",
    "图片展",
    "成果展",
    "倒计时",
    "筹备",
    "组委会",
    "委员会",
    "纪念活动",
];

/// The list of places that one of these prepositions opens right before the trigger.
pub(super) fn place_before<'v>(
    view: &'v View<'_>,
    hit: &Hit<'_>,
    prepositions: &[&str],
    room: usize,
) -> Option<&'v Group> {
    let clause = view.clauses[view.clause_at(hit.span.begin)];
    let group = view.groups_before(clause.begin, hit.span.begin).next()?;
    let gap = view.plain(group.span.end, hit.span.begin);
    // 到甲、乙等|十个部门单位|调研
    let room = if gap.starts_with('等') && prepositions.contains(&"到") { room + 8 } else { room };
    let near = gap.chars().count() <= room && !gap.contains(['的', '下']);
    let comes = prepositions.contains(&"到") && group.preposition.is_none() && comes_to(view, group);
    let fits = comes || group.preposition.is_some_and(|p| prepositions.contains(&p));
    // 在中国|茶城: the name of a place goes on from the country's.
    let cut = !gap.is_empty() && !WORDS.is_adverbial(&gap) && ends_in_country(view, group);
    let serial = SERIAL.contains(&gap.as_str());
    (near && fits && !cut && (serial || !view.verb_in(group.span.end, hit.span.begin))).then_some(group)
}

/// Verbs that lead to another: 在某地|发起|成立.
const SERIAL: &[&str] =
    &["发起", "投资", "出资", "牵头", "联合", "共同", "捐资", "联合发起", "共同发起", "共同出资"];

/// 来|某地|考察; not 近年来, 未来, nor 会见来某地访问的某人.
fn comes_to(view: &View<'_>, group: &Group) -> bool {
    let clause = view.clauses[view.clause_at(group.span.begin)];
    let before = view.plain(clause.begin, group.span.begin);
    let other = ['年', '月', '日', '以', '未', '原', '后', '带', '从', '本', '历', '向'];
    let met = ["会见", "会谈", "欢迎", "邀请"].iter().any(|w| before.contains(w));
    before.strip_suffix('来').is_some_and(|b| !b.ends_with(other)) && !met
}

/// Whether the last name of the list is a country's.
fn ends_in_country(view: &View<'_>, group: &Group) -> bool {
    let last = view.phrases.get(group.phrases.end.saturating_sub(1));
    last.is_some_and(|p| {
        let name = view.context.entity(&view.mention(p.head).entity).map_or("", |e| e.name.as_str());
        let below = ['省', '市', '县', '区', '镇', '乡', '村', '州', '盟', '旗'];
        view.is_division(p.head) && !name.ends_with(below)
    })
}

/// What is held: before 在, after the verb, or the subject of the clause before (then with its clause).
fn things_held(view: &View<'_>, hit: &Hit<'_>, place: &Group) -> (Vec<usize>, Option<usize>, Option<usize>) {
    let founding = ["成立", "揭牌", "挂牌", "开业", "奠基", "开馆", "开工", "竣工", "投产", "投用", "建成"]
        .iter()
        .any(|w| hit.word.contains(w));
    let allowed: &[_] = if founding { &[G, O, L] } else { &[G] };
    let index = view.clause_at(hit.span.begin);
    let clause = view.clauses[index];
    let subject = view.groups_before(clause.begin, place.span.begin).find(|g| g.preposition.is_none());
    if let Some(group) = subject {
        let mut heads = view.heads(group, allowed);
        heads.retain(|h| !view.is_division(*h));
        if !heads.is_empty() {
            let gap = view.plain(group.span.end, place.span.begin);
            let near = gap.chars().count() <= 24 && !OF_EVENTS.iter().any(|w| gap.contains(w));
            return (if near { heads } else { Vec::new() }, None, None);
        }
    }
    let after = view.phrase_after(hit.span.end);
    if let Some(phrase) = view.phrases.get(after).filter(|p| p.span.begin < clause.end) {
        let gap = view.plain(hit.span.end, phrase.span.begin);
        let near = gap.chars().count() <= 14 && !view.verb_in(hit.span.end, phrase.span.begin);
        let fits = near && allowed.contains(&view.kind(phrase.head));
        return if fits {
            (vec![phrase.head], Some(phrase.span.end), None)
        } else {
            (Vec::new(), None, None)
        };
    }
    // 在某国成立合资公司: what is founded has no name.
    let unnamed = founding && view.plain(hit.span.end, clause.end.max(hit.span.end)).chars().count() > 1;
    if subject.is_some() || index == 0 || unnamed {
        return (Vec::new(), None, None);
    }
    let carried = view.clause_subject(index - 1).map(|g| view.heads(g, allowed)).unwrap_or_default();
    (carried, None, Some(index - 1))
}

/// 公司位于开发区.
pub const SITUATED: Rule = Rule {
    id: "situated",
    predicates: &[R::LocatedIn],
    en: "位于, 落户 or 选址 with a place; what is there stands before, behind 的, or at the end of the clause before",
    zh: "位于、落户、选址某地",
    example: "位于[天目湖工业园:L]的[焦尾琴乐器公司:O]扩产，[琴声计划:G]落户[燕山新区:L]。",
    finds: &["焦尾琴乐器公司 locatedIn 天目湖工业园", "琴声计划 locatedIn 燕山新区"],
    counter: "[焦尾琴乐器公司:O]产量位于[溧阳市:L]前列。",
    apply: situated,
};

fn situated(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, _) in hit.meanings(Pattern::Situated) {
            let first = view.phrase_after(hit.span.end);
            let index = view.clause_at(hit.span.begin);
            let clause = view.clauses[index];
            let Some(phrase) = view.phrases.get(first).filter(|p| p.span.begin < clause.end) else {
                view.stop(hit.span, Condition::Object);
                continue;
            };
            let gap = view.plain(hit.span.end, phrase.span.begin);
            let (place, thing, end) = match relative(view, first) {
                Some((place, thing)) => (place, thing, phrase.span.end),
                None => {
                    if let Some(thing) = thing_before(view, hit, index) {
                        (phrase.head, thing, phrase.span.end)
                    } else {
                        view.stop(hit.span, Condition::Subject);
                        continue;
                    }
                }
            };
            let tail = view.plain(end, clause.end.max(end));
            // 批准在位于某地的|三个定居点新建: what is there has no name.
            let unnamed = tail.strip_prefix('的').is_some_and(|t| !t.starts_with(PARTS));
            if unnamed
                && view.phrases.get(first).is_some_and(|p| p.span.end == end)
                && relative(view, first).is_none()
            {
                view.stop(hit.span, Condition::Unnamed);
                continue;
            }
            if gap.chars().count() > 6 || tail.starts_with(['前', '首', '第', '榜']) {
                view.stop(hit.span, Condition::Form);
                continue;
            }
            let mut modality = view.modality(hit, None, None);
            let stays = clause.begin + 12 >= hit.span.begin && index > 0;
            if modality == Modality::Done && stays && view.planned_clause(index - 1) {
                modality = Modality::Planned;
            }
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.8 };
            // 位于A与B之间
            let group = view.group_of(first);
            let after = view.plain(group.span.end, clause.end.max(group.span.end));
            let places = if after.starts_with("之间") { view.heads(group, &[L]) } else { vec![place] };
            for place in places {
                sink.say(view, saying, &view.mention(thing).entity, &view.mention(place).entity);
            }
        }
    }
}

/// How parts of a place begin: 位于某市的东南部.
const PARTS: &[char] = &['东', '西', '南', '北', '中', '腹', '核', '市', '老', '城', '边', '郊'];

/// 位于A的B: inside one phrase, or in two that 的 joins.
fn relative(view: &View<'_>, index: usize) -> Option<(usize, usize)> {
    let phrase = view.phrases.get(index)?;
    for at in phrase.first..phrase.head {
        let (this, next) = (view.mention(at).mention.span, view.mention(at + 1).mention.span);
        if view.raw(this.end, next.begin).trim_matches(is_quote) == "的" {
            let tail = view.raw(phrase.span.end, view.span.end).chars().find(|c| !is_quote(*c));
            let division = view.is_division(phrase.head) && tail.is_some_and(char::is_alphabetic);
            let cut = division || view.goes_on(phrase.head);
            return (!cut).then_some((at, phrase.head));
        }
    }
    let next = view.phrases.get(index + 1)?;
    let gap = view.plain(phrase.span.end, next.span.begin);
    let tail = [
        "腹地",
        "境内",
        "中部",
        "东部",
        "西部",
        "南部",
        "北部",
        "东南部",
        "西南部",
        "核心区",
        "市区",
        "老城",
        "中心",
    ];
    let beside = gap.strip_suffix('的').is_some_and(|g| tail.contains(&g));
    let joined =
        (gap.starts_with('的') || beside) && gap.chars().count() <= 10 && next.clause == phrase.clause;
    let tail = view.raw(next.span.end, view.span.end).chars().find(|c| !is_quote(*c));
    let division = view.is_division(next.head) && tail.is_some_and(char::is_alphabetic) && !beside;
    // 位于红海的|两艘某军驱逐舰: what is counted is not the body.
    let counted = gap.contains(['艘', '辆', '架', '枚', '台', '名', '位', '只', '条', '件']);
    let cut = division || counted || view.goes_on(next.head);
    (joined && !cut).then_some((phrase.head, next.head))
}

fn thing_before(view: &View<'_>, hit: &Hit<'_>, clause: usize) -> Option<usize> {
    let span = view.clauses[clause];
    let near = view.groups_before(span.begin, hit.span.begin).next();
    // 拟将某中心迁至某区: what is moved.
    if let Some(group) = near.filter(|g| matches!(g.preposition, Some("将" | "把"))) {
        let gap = view.plain(group.span.end, hit.span.begin);
        return view.heads(group, &[O, L, G]).last().copied().filter(|_| WORDS.is_adverbial(&gap));
    }
    if let Some(group) = view.groups_before(span.begin, hit.span.begin).find(|g| g.preposition.is_none()) {
        let gap = view.plain(group.span.end, hit.span.begin);
        // 某公司是一家总部位于…的企业
        let is = ["是一家", "是家", "为一家", "系一家", "是一所", "是一座"];
        let gap = is.iter().find_map(|w| gap.strip_prefix(w)).unwrap_or(&gap).to_owned();
        let part = [
            "总部",
            "新馆",
            "本部",
            "校区",
            "新址",
            "项目",
            "工厂",
            "校址",
            "主校区",
            "新校区",
            "基地",
            "厂区",
            "园区",
            "原",
        ];
        let whole = part.iter().find_map(|w| gap.strip_prefix(w)).unwrap_or(gap.as_str());
        let near = gap.chars().count() <= 10 && WORDS.is_adverbial(whole);
        return view.heads(group, &[O, L, G]).last().copied().filter(|_| near);
    }
    let opening = view.plain(span.begin, hit.span.begin);
    // Where something lies is said of the subject, where it settles of what was named last.
    let lies = ["位于", "地处", "坐落于", "坐落在", "坐落"].contains(&hit.word);
    // 某公司由某人创办，总部设在某镇: a seat is the subject's, wherever it was named.
    let seat = hit.word.starts_with("总部");
    let room = if seat { 4 } else { 1 };
    if (lies || seat && !founds_last(view, clause))
        && opening.chars().count() <= 2
        && let Some(group) = (clause.saturating_sub(room)..clause).rev().find_map(|c| view.clause_subject(c))
    {
        let heads = view.heads(group, &[O, L, G]);
        if let Some(first) = heads.first() {
            return Some(*first);
        }
    }
    let end = view.phrases.partition_point(|p| p.span.end <= span.begin);
    let before = view.phrases.get(end.checked_sub(1)?)?;
    let fits = before.clause + 1 == clause && opening.chars().count() <= 4;
    (fits && [O, L, G].contains(&view.kind(before.head))).then_some(before.head)
}

/// Whether the clause before founds what it names last: 两校共建某研究院，|总部设在某市.
fn founds_last(view: &View<'_>, clause: usize) -> bool {
    let Some(before) = clause.checked_sub(1).map(|c| view.clauses[c]) else { return false };
    let end = view.phrases.partition_point(|p| p.span.end <= before.end);
    let last = end.checked_sub(1).and_then(|i| view.phrases.get(i)).map_or(0, |p| p.span.begin);
    let hits = view.hits_in(before.begin, last).iter();
    hits.flat_map(|h| h.meanings(Pattern::Verb)).any(|(predicate, _)| predicate == R::Establishes)
}

/// 到开发区调研.
pub const GO: Rule = Rule {
    id: "goes-to",
    predicates: &[R::Visits],
    en: "到, 赴 or 在, a place or body, and a verb of inspecting",
    zh: "到、赴、在某地调研、考察",
    example: "[王小明:P]一行赴[天目湖工业园:L]、[焦尾琴乐器公司:O]调研，[李小红:P]昨天来[燕山新区:L]考察。",
    finds: &["王小明 visits 天目湖工业园", "王小明 visits 焦尾琴乐器公司", "李小红 visits 燕山新区"],
    counter: "[王小明:P]在[溧阳市:L]的调研报告获奖，近年来[燕山新区:L]考察点增多。",
    apply: go,
};

/// 分别带队到甲区、乙区，|看望慰问困难职工: the places that the clause before ends in.
fn places_gone_to<'v>(view: &'v View<'_>, hit: &Hit<'_>) -> Option<&'v Group> {
    let index = view.clause_at(hit.span.begin);
    let before = view.clauses.get(index.checked_sub(1)?)?;
    let opens = view.raw(view.clauses[index].begin, hit.span.begin).is_empty();
    let group = view.groups_before(before.begin, before.end).next()?;
    let goes = group.preposition.is_some_and(|p| ["到", "赴", "至", "走进"].contains(&p));
    let ends = view.plain(group.span.end, before.end.max(group.span.end)).chars().count() <= 2;
    (opens && goes && ends).then_some(group)
}

fn go(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, row) in hit.meanings(Pattern::Go) {
            let here = ["到", "赴", "在", "至", "走进", "进入", "其他"];
            let Some(group) = place_before(view, hit, &here, 6).or_else(|| places_gone_to(view, hit)) else {
                view.stop(hit.span, Condition::Form);
                continue;
            };
            let clause = view.clause_at(hit.span.begin);
            // 会见来某地访问的某人: somebody else came.
            let own = if group.preposition.is_none() {
                let come = view.raw(view.clauses[clause].begin, group.span.begin).ends_with('来');
                let at = group.span.begin - if come { '来'.len_utf8() } else { 0 };
                view.close_agents(at, predicate.domain())
            } else {
                view.own_agents(group.span.begin, predicate.domain())
            };
            let Some(agents) = own.or_else(|| view.carried(clause, predicate.domain())) else {
                view.stop(hit.span, Condition::Subject);
                continue;
            };
            let modality = view.modality(hit, Some(&agents), None);
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.85 };
            sink.say_all(view, saying, &agents, &view.heads(group, &row.objects));
        }
    }
}

/// 来到公园，参加科普日活动.
pub const ARRIVES: Rule = Rule {
    id: "comes-to-attend",
    predicates: &[R::LocatedIn],
    en: "coming to a place and, in the next clause, taking part: what is attended is there",
    zh: "来到某地，参加某活动：活动在该地",
    example: "[王小明:P]来到[燕山公园:L]，参加[焦尾琴文化日:G]活动。",
    finds: &["焦尾琴文化日 locatedIn 燕山公园"],
    counter: "[王小明:P]来到[燕山公园:L]，宣传[焦尾琴文化日:G]活动。",
    apply: arrives,
};

fn arrives(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in view.hits.iter().filter(|h| matches!(h.word, "来到" | "走进" | "抵达")) {
        let index = view.clause_at(hit.span.begin);
        let Some(next) = view.clauses.get(index + 1) else { continue };
        let places = view.objects(hit, R::Visits, &[L]);
        let Some(place) = places.last().filter(|p| !view.is_division(**p)) else { continue };
        for attending in view.hits_in(next.begin, next.end) {
            for (predicate, _) in attending.meanings(Pattern::Verb).filter(|(p, _)| *p == R::ParticipatesIn) {
                for event in view.objects(attending, predicate, &[G]) {
                    let saying = Saying {
                        predicate: R::LocatedIn,
                        trigger: hit.span,
                        modality: view.modality(attending, None, None),
                        confidence: 0.65,
                    };
                    sink.say(view, saying, &view.mention(event).entity, &view.mention(*place).entity);
                }
            }
        }
    }
}
