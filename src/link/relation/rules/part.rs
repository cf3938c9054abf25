//! Parts of a whole: A旗下B, B是A的子公司, A拥有B、C两家子公司.

use crate::link::relation::join::is_part;
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::trace::Condition;
use crate::link::relation::trigger::{Hit, Pattern};
use crate::link::relation::view::{Phrase, View};
use crate::link::relation::words::WORDS;
use crate::ontology::EntityType::Organisation as O;
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

/// A旗下B; B是A的子公司.
pub const PART: Rule = Rule {
    id: "part-of",
    predicates: &[R::SubOrganisationOf],
    en: "旗下, 下属 or 子公司 between a body and its part; 是…的子公司; 拥有…两家子公司; with the whole left out, the part of \
         whom the text is about; or the part's name right behind the whole",
    zh: "旗下、下属、子公司；是某公司的子公司；拥有若干家子公司；省略整体时承前；整体与部分连写",
    example: "[燕山集团:O]旗下[长荡湖公司:O]获奖，[竹箦公司:O]是[天目集团:O]的全资子公司。",
    finds: &["长荡湖公司 subOrganisationOf 燕山集团", "竹箦公司 subOrganisationOf 天目集团"],
    counter: "[燕山集团:O]与[长荡湖公司:O]签约。",
    apply: part,
};

/// A whole with its parts, as mention indices.
type Parts = (usize, Vec<usize>);

fn part(view: &View<'_>, sink: &mut Sink<'_>) {
    for hit in &view.hits {
        for (predicate, _) in hit.meanings(Pattern::Nominal).filter(|(p, _)| *p == R::SubOrganisationOf) {
            let found = named(view, hit).or_else(|| owned(view, hit)).or_else(|| carried(view, hit));
            let Some((whole, parts)) = found else {
                view.stop(hit.span, Condition::Form);
                continue;
            };
            let modality = view.modality(hit, None, None);
            let modality = if modality == Modality::Planned { Modality::Done } else { modality };
            let saying = Saying { predicate, trigger: hit.span, modality, confidence: 0.85 };
            for part in parts {
                sink.say(view, saying, &view.mention(part).entity, &view.mention(whole).entity);
            }
        }
    }
    for phrase in &view.phrases {
        for at in phrase.first..phrase.head {
            let (this, next) = (view.mention(at).mention.span, view.mention(at + 1).mention.span);
            let bodies = view.kind(at) == O && view.kind(at + 1) == O && is_part(view, at + 1);
            if bodies && this.end == next.begin {
                let saying = Saying {
                    predicate: R::SubOrganisationOf,
                    trigger: Span::new(this.begin, next.end),
                    modality: Modality::Done,
                    confidence: 0.8,
                };
                sink.say(view, saying, &view.mention(at + 1).entity, &view.mention(at).entity);
            }
        }
    }
}

/// What may stand between a whole and 旗下 or 子公司.
const OF: &[&str] = &[
    "",
    "的",
    "的全资",
    "的一个",
    "的直属",
    "直属",
    "全资",
    "的控股",
    "控股",
    "的一家",
    "及其",
    "与其",
    "的核心",
    "的重要",
    "核心",
    "的另一家",
    "另一家",
    "的首家",
];

/// Nouns of bodies that stand between 旗下 and the part's name: 旗下动漫[品牌]A, 下属武装[派别]A.
const KINDS: &[&str] = &[
    "公司",
    "企业",
    "单位",
    "机构",
    "品牌",
    "学院",
    "部门",
    "的",
    "平台",
    "派别",
    "主体",
    "组织",
    "部队",
    "武装",
    "医院",
    "学校",
    "中心",
    "基金",
    "工厂",
    "团队",
    "俱乐部",
    "球队",
    "银行",
    "媒体",
    "报纸",
    "频道",
    "协会",
    "分会",
    "支队",
    "大队",
    "上市",
    "电商",
    "集团",
    "子公司",
    "研究院",
    "研究所",
    "实验室",
    "剧团",
    "出版社",
];

/// The names that stand behind the word, right there or behind what kind of body they are: 下属[武装派别]A.
fn behind<'v>(view: &'v View<'_>, hit: &Hit<'_>) -> Option<(String, &'v Phrase, Vec<usize>)> {
    let clause = view.clauses[view.clause_at(hit.span.begin)];
    let first = view.phrase_after(hit.span.end);
    let phrase = view.phrases.get(first).filter(|p| p.span.begin < clause.end)?;
    let between = view.plain(hit.span.end, phrase.span.begin);
    let near = between.chars().count() <= 10 && !view.verb_in(hit.span.end, phrase.span.begin);
    let mut parts: Vec<usize> = view.heads(view.group_of(first), &[O]);
    // 收购A旗下B100%股权和C51%股权: C is bought too, and need not be A's.
    let shares = parts.iter().position(|p| {
        let end = view.mention(*p).mention.span.end;
        view.raw(end, clause.end.max(end))
            .trim_start_matches(|c: char| c.is_ascii_digit() || ".%的".contains(c))
            .starts_with('股')
    });
    parts.truncate(shares.map_or(parts.len(), |at| at + 1));
    (near && !parts.is_empty()).then_some((between, phrase, parts))
}

/// A旗下B; B是A的子公司; 作为A的子公司，B….
fn named(view: &View<'_>, hit: &Hit<'_>) -> Option<Parts> {
    let index = view.clause_at(hit.span.begin);
    let clause = view.clauses[index];
    let group = view.groups_before(clause.begin, hit.span.begin).next()?;
    let whole = view.heads(group, &[O]).last().copied()?;
    if !OF.contains(&view.plain(group.span.end, hit.span.begin).as_str()) {
        return None;
    }
    if let Some((between, _, parts)) = behind(view, hit) {
        let near = between.is_empty() || KINDS.iter().any(|k| between.ends_with(k));
        if near && between.chars().all(|c| !"是与和为".contains(c)) {
            return Some((whole, parts));
        }
    }
    let before = view.plain(clause.begin, group.span.begin);
    if before.ends_with("作为") {
        let next = view.clauses.get(index + 1).and_then(|_| view.clause_subject(index + 1))?;
        return Some((whole, view.heads(next, &[O])));
    }
    if before.ends_with(['是', '为', '系', '属']) {
        let own = view.groups_before(clause.begin, group.span.begin).find(|g| g.preposition.is_none());
        let part =
            own.or_else(|| (index.saturating_sub(4)..index).rev().find_map(|c| view.clause_subject(c)))?;
        return Some((whole, view.heads(part, &[O])));
    }
    None
}

/// A拥有B、C两家子公司: the parts stand between a verb of having and the word.
fn owned(view: &View<'_>, hit: &Hit<'_>) -> Option<Parts> {
    const HAVING: &[&str] = &["拥有", "有", "设有", "下设", "包括", "控股", "现有", "投资设立了", "成立了"];
    let clause = view.clauses[view.clause_at(hit.span.begin)];
    let mut groups = view.groups_before(clause.begin, hit.span.begin).take(2);
    let (listed, own) = (groups.next()?, groups.next()?);
    let having = view.plain(own.span.end, listed.span.begin);
    let count = view.plain(listed.span.end, hit.span.begin);
    let counted = count.chars().count() <= 8 && count.trim_start_matches('等').ends_with(['家', '个']);
    let has = HAVING.iter().any(|w| having.ends_with(w)) && having.chars().count() <= 8;
    if !has || !counted || own.preposition.is_some() {
        return None;
    }
    Some((view.heads(own, &[O]).last().copied()?, view.heads(listed, &[O])))
}

/// 某公司由某人创办，旗下有A、B和C; 某公司公告，其全资子公司A…: the whole is what the text is about.
fn carried(view: &View<'_>, hit: &Hit<'_>) -> Option<Parts> {
    let index = view.clause_at(hit.span.begin);
    let clause = view.clauses[index];
    let opening = view.plain(clause.begin, hit.span.begin);
    let bare = opening.strip_suffix('其').or_else(|| opening.strip_suffix("公司")).unwrap_or(&opening);
    if !WORDS.is_adverbial(bare) || view.groups_before(clause.begin, hit.span.begin).next().is_some() {
        return None;
    }
    let (between, _, parts) = behind(view, hit)?;
    let has = ["有", "拥有", "包括", "设有", "现有"].iter().find_map(|w| between.strip_prefix(w));
    let kind = has.unwrap_or(&between);
    let sort = kind.is_empty() || kind.chars().count() <= 8 && KINDS.iter().any(|k| kind.ends_with(k));
    // 下辖A lists what one has; 子公司A is what it is called, and has its whole told by 其 or the subject alone.
    let lists = has.is_some() || ["下辖", "下设"].contains(&hit.word);
    let called = kind.is_empty() && hit.word != "所属" || bare != opening;
    if !sort || !(lists || called) {
        return None;
    }
    let subject = view.subject_before(index);
    let whole = match subject {
        Some((_, group)) => view.heads(group, &[O]).first().copied(),
        None if !view.is_reported(index) => {
            view.about.last().and_then(|a| a.iter().copied().find(|i| view.kind(*i) == O))
        }
        None => None,
    };
    let whole = whole.filter(|w| parts.iter().all(|p| view.mention(*p).entity != view.mention(*w).entity))?;
    Some((whole, parts))
}
