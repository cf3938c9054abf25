//! Who acts where a text leaves the subject out: in a work report, the body that reports.

use std::collections::BTreeMap;

use super::relation::{Triggers, WORDS};
use super::{Context, EntityId};
use crate::document::ParagraphKind;
use crate::ontology::EntityType::{Organisation, Place};
use crate::text::Span;

/// The body that a report is of, found once an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reporter<'a> {
    /// The body, or the place whose government reports.
    pub entity: &'a EntityId,
    /// By what rule: `report-title` or `report-topic`.
    pub rule: &'static str,
}

/// The share of sentences that must begin with a verb before a text counts as a report.
const SUBJECTLESS: f64 = 0.15;

/// The share that suffices where one body opens and closes the text.
const FRAMED: f64 = 0.08;

impl<'a> Reporter<'a> {
    /// The body that the article reports of, where it is a work report: its headline says so (政府工作报告), or
    /// sentences without subjects abound and one body heads the text.
    pub fn of(context: &Context<'a>) -> Option<Self> {
        by_title(context).or_else(|| by_topic(context))
    }
}

/// Who acts in the sentence of that index where it names nobody, and by what rule.
pub fn supplied(context: &Context<'_>, sentence_index: usize) -> Option<(EntityId, &'static str)> {
    let reporter = context.reporter?;
    may_supply(context, sentence_index).then(|| (reporter.entity.clone(), reporter.rule))
}

/// Whether the sentence stands in running text: headlines and source lines report nothing.
pub fn may_supply(context: &Context<'_>, sentence_index: usize) -> bool {
    let article = context.article;
    let sentence = article.sentences().get(sentence_index);
    sentence.is_some_and(|s| article.paragraphs()[s.paragraph].kind == ParagraphKind::Body)
}

/// 安徽省2026年政府工作报告.
fn by_title<'a>(context: &Context<'a>) -> Option<Reporter<'a>> {
    let title = context.article.meta.title.as_deref()?;
    let genre = ["工作报告", "工作总结", "年度报告", "述职报告", "工作综述"];
    if !genre.iter().any(|g| title.contains(g)) {
        return None;
    }
    let head = context.article.paragraphs().first()?.span;
    let acting =
        |id: &&'a EntityId| context.entity(id).is_some_and(|e| matches!(e.kind, Organisation | Place));
    let named = context.mentions_in(head).iter().map(|m| &m.entity).find(acting);
    // 安徽省 in the headline is 安徽 in the text: the entity is looked for by name too.
    let by_name = || {
        let fits = |name: &str| title.starts_with(name);
        let entities = context.entities.values().filter(|e| matches!(e.kind, Organisation | Place));
        let best = entities.filter(|e| fits(&e.name)).max_by_key(|e| e.name.len())?;
        context.mentions.iter().map(|m| &m.entity).find(|id| **id == best.id).or(Some(&best.id))
    };
    named.or_else(by_name).map(|entity| Reporter { entity, rule: "report-title" })
}

/// The organisation that heads a text whose sentences mostly leave the subject out.
fn by_topic<'a>(context: &Context<'a>) -> Option<Reporter<'a>> {
    let (bare, all) = subjectless(context);
    if all < 6 || bare < 2 {
        return None;
    }
    let body: Vec<Span> = {
        let paragraphs = context.article.paragraphs().iter();
        paragraphs.filter(|p| p.kind == ParagraphKind::Body).map(|p| p.span).collect()
    };
    let (first, last) = (*body.first()?, *body.last()?);
    let headline = context.article.meta.title.as_ref().and_then(|_| context.article.paragraphs().first());
    let mut standings: BTreeMap<&'a EntityId, Standing> = BTreeMap::new();
    for mention in context.mentions {
        if context.entity(&mention.entity).is_none_or(|e| e.kind != Organisation) {
            continue;
        }
        let span = mention.mention.span;
        let standing = standings.entry(&mention.entity).or_default();
        standing.mentions += 1;
        standing.opens |= first.contains(span) && opens_clause(context, span);
        standing.closes |= last.contains(span) && first != last && opens_clause(context, span);
        standing.titled |= headline.is_some_and(|h| h.span.contains(span));
    }
    let best = standings.into_iter().max_by(|a, b| a.1.score().cmp(&b.1.score()).then_with(|| b.0.cmp(a.0)));
    let (entity, standing) = best?;
    // A text that one body both opens and closes is a report even where it leaves few subjects out.
    let enough = if standing.opens && standing.closes { FRAMED } else { SUBJECTLESS };
    let report = f64::from(bare) >= enough * f64::from(all) && standing.score() >= 5;
    report.then_some(Reporter { entity, rule: "report-topic" })
}

/// Where an organisation stands in the text.
#[derive(Clone, Copy, Debug, Default)]
struct Standing {
    mentions: u32,
    opens: bool,
    closes: bool,
    titled: bool,
}

impl Standing {
    fn score(self) -> u32 {
        self.mentions + 4 * u32::from(self.opens) + 4 * u32::from(self.closes) + 3 * u32::from(self.titled)
    }
}

/// How many sentences of running text begin with a verb of doing, and how many there are.
fn subjectless(context: &Context<'_>) -> (u32, u32) {
    let (mut bare, mut all) = (0, 0);
    for (index, sentence) in context.article.sentences().iter().enumerate() {
        if !may_supply(context, index) {
            continue;
        }
        let text = context.article.slice(sentence.span);
        if text.chars().count() < 10 {
            continue;
        }
        all += 1;
        bare += u32::from(begins_with_verb(context.triggers, text));
    }
    (bare, all)
}

/// Whether nothing but adverbs stands before the first verb of doing.
fn begins_with_verb(triggers: &Triggers, text: &str) -> bool {
    let head: String = text.chars().take(24).collect();
    let clause = head.split(['，', '；', '：', '。']).find(|c| !WORDS.is_adverbial(c)).unwrap_or_default();
    let general = [
        "加强", "完善", "深化", "推进", "推动", "促进", "坚持", "优化", "提升", "强化", "健全", "落实",
        "做好", "办好", "凸显", "构建", "彰显", "宣传", "锻造", "营造", "丰富", "拓展", "引导", "聚焦",
        "围绕", "完成", "编辑", "开展", "突出", "抓好", "扎实",
    ];
    let rest = strip_adverbs(clause);
    triggers.begins(clause)
        || triggers.begins(rest)
        || general.iter().any(|w| clause.starts_with(w) || rest.starts_with(w))
}

fn strip_adverbs(text: &str) -> &str {
    let mut rest = text;
    while let Some(word) = WORDS.adverbial.prefix(rest) {
        rest = rest.strip_prefix(word).unwrap_or_default();
    }
    rest
}

/// Whether nothing but adverbs stands between the last mark and the name.
fn opens_clause(context: &Context<'_>, span: Span) -> bool {
    let Some(index) = context.article.sentence_at(span.begin) else { return false };
    let begin = context.article.sentences()[index].span.begin;
    if span.begin - begin.min(span.begin) > 240 {
        return false;
    }
    let before = context.article.text().before(begin, span.begin);
    let clause = before.rsplit(['，', '；', '：']).next().unwrap_or_default();
    WORDS.is_adverbial(clause) && WORDS.preposition.suffix(clause).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::relation::markup::Marked;

    #[test]
    fn a_report_is_of_the_body_that_heads_it() {
        let text = "五年来，[溧阳市农学会:O]不断进步。\n建立各类农技服务站12个。举办实用技术培训班6期。出台农技奖励办法三项。\
                    先后编写工具书两千余册。推进成果转化工作落地。联合企业开展试验示范。\n[溧阳市农学会:O]再出发！";
        let marked = Marked::parse(text);
        let reporter = Reporter::of(&marked.context()).unwrap();
        assert_eq!((reporter.entity.0.as_str(), reporter.rule), ("溧阳市农学会", "report-topic"));
        assert_eq!(supplied(&marked.context(), 2).unwrap().0.0, "溧阳市农学会");
    }

    #[test]
    fn news_has_no_reporter() {
        let text = "[溧阳市农学会:O]昨日举办比赛。比赛吸引了很多人。冠军得主是一名学生。评委由专家组成。奖品十分丰富。\
                    明年还将继续。\n[溧阳市农学会:O]表示满意。";
        assert_eq!(Reporter::of(&Marked::parse(text).context()), None);
    }
}
