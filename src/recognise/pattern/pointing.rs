//! More forms that only context completes: sittings, sides, speakers, and pointing words before honours and bodies.

use std::collections::BTreeMap;

use super::deixis::{begins, mention};
use crate::ontology::{EntityClass, EntityType};
use crate::recognise::{EDITIONS, Mention, View, games_at, sitting};
use crate::text::Span;

/// 此殊荣, 该奖项: an award that was named before.
pub(super) fn honour(view: &View<'_>, at: usize) -> Option<Mention> {
    let rest = view.after(at);
    let lead = ["此项", "这一", "这个", "此", "该"].iter().find_map(|lead| rest.strip_prefix(lead))?;
    let noun = ["殊荣", "奖项", "荣誉", "称号", "奖"].iter().find(|noun| lead.starts_with(*noun))?;
    let span = Span::new(at, at + rest.len() - lead.len() + noun.len());
    // 该奖学金 and 该奖励 are other things.
    let goes_on =
        *noun == "奖" && view.after(span.end).starts_with(['学', '励', '金', '项', '章', '补', '牌']);
    (!goes_on).then(|| mention(span, EntityType::Programme, None, "deixis-anaphor"))
}

/// Pointing words with a measure word, the type of what they point at, and the nouns that may follow.
const THIS: &[(&str, EntityType, &[&str])] = &[
    (
        "这家",
        EntityType::Organisation,
        &["公司", "企业", "集团", "银行", "医院", "合作社", "研究院", "研究所", "博物馆", "报社"],
    ),
    ("这所", EntityType::Organisation, &["大学", "学校", "中学", "小学", "学院", "高校", "医院", "幼儿园"]),
    ("这支", EntityType::Organisation, &["服务队", "医疗队", "救援队", "球队", "乐团", "艺术团", "合唱团"]),
    (
        "这座",
        EntityType::Place,
        &["大桥", "博物馆", "水库", "古镇", "古城", "电站", "水电站", "核电站", "机场", "图书馆"],
    ),
    ("这份", EntityType::Work, &["白皮书", "蓝皮书", "报告", "文件", "规划", "方案", "宣言", "公报"]),
    ("这部", EntityType::Work, &["电影", "纪录片", "电视剧", "话剧", "法律", "法规", "条例", "专著", "小说"]),
];

/// 这家公司, 这所大学, 这座博物馆, 这份白皮书.
pub(super) fn this(view: &View<'_>, at: usize) -> Option<Mention> {
    let rest = view.after(at);
    let (lead, kind, nouns) = THIS.iter().find(|(lead, ..)| rest.starts_with(lead))?;
    let noun = nouns.iter().filter(|noun| rest.get(lead.len()..).is_some_and(|r| r.starts_with(*noun)));
    let noun = noun.max_by_key(|noun| noun.len())?;
    let span = Span::new(at, at + lead.len() + noun.len());
    view.is_boundary(span.end).then(|| mention(span, *kind, None, "deixis-anaphor"))
}

/// 市运会, 省残运会.
pub(super) fn games(view: &View<'_>, at: usize) -> Option<Mention> {
    let rest = view.after(at);
    let level = rest.chars().next().filter(|c| "省市州区县旗".contains(*c))?;
    let len = games_at(rest.get(level.len_utf8()..)?)?;
    let span = Span::new(at, at + level.len_utf8() + len);
    let alone = begins(view, at) || EDITIONS.iter().any(|lead| view.before(at).ends_with(lead));
    alone.then(|| mention(span, EntityType::Programme, Some(EntityClass::Competition), "deixis-games"))
}

/// 我 in a quotation; 我们 where a government reports.
pub(super) fn speaker(view: &View<'_>, at: usize) -> Option<Mention> {
    let span = Span::new(at, at + '我'.len_utf8());
    let mut marks = view.before(at).chars().rev().take(300);
    let quoted = marks.find(|c| matches!(c, '“' | '”')) == Some('“');
    if quoted && view.is_words(span) {
        return Some(mention(span, EntityType::Person, None, "deixis-pronoun"));
    }
    let reports = view.article.meta.title.as_deref().is_some_and(|title| title.contains("政府工作报告"));
    let we = Span::new(at, at + "我们".len());
    let stands = reports && !quoted && view.slice(Span::new(at, we.end.min(view.line_of(at).end))) == "我们";
    stands
        .then(|| mention(we, EntityType::Organisation, Some(EntityClass::GovernmentBody), "deixis-reporter"))
}

/// 市七届人大四次会议, 省委十届九次全会.
pub(super) fn session(view: &View<'_>, at: usize) -> Option<Mention> {
    let rest = view.after(at);
    let level = rest.chars().next().filter(|c| "省市州区县旗自".contains(*c))?;
    let level = if level == '自' { "自治区".len() } else { level.len_utf8() };
    let rest = begins(view, at).then(|| rest.get(level..)).flatten()?;
    let len = sitting(rest).map(|found| found.len).or_else(|| congress(view, rest))?;
    let span = Span::new(at, at + level + len);
    Some(mention(span, EntityType::Programme, Some(EntityClass::Meeting), "deixis-session"))
}

/// 科协第九次代表大会, 妇联第十次会员代表大会: how long it is.
fn congress(view: &View<'_>, rest: &str) -> Option<usize> {
    let body = view.lexicon.institutions.longest_prefix(rest)?;
    let after = rest.get(body..)?.strip_prefix('第')?;
    let after = after.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c)).strip_prefix('次')?;
    let after = ["代表大会", "会员代表大会"].iter().find_map(|word| after.strip_prefix(word))?;
    Some(rest.len() - after.len())
}

/// Characters that stand for a country in 某方.
pub(crate) const SIDES: &str = "中美俄日英法德韩印巴伊乌澳加菲越以哈蒙";

/// Of which sides the article names the country, asked once for each.
#[derive(Default)]
pub(super) struct Sides(BTreeMap<char, bool>);

impl Sides {
    fn are_named(&mut self, view: &View<'_>, country: char) -> bool {
        let text = view.article.text().as_str();
        let mut states = view.lexicon.words.states.iter().filter(|state| state.starts_with(country));
        *self.0.entry(country).or_insert_with(|| states.any(|state| text.contains(state.as_str())))
    }
}

/// 美方, 中方: the country. 中方财团 is not the country, and 以方便 is no side. Where the article names a country that begins so the
/// segmenter is not asked, which reads 菲|方愿 and 中方愿.
pub(super) fn side(view: &View<'_>, at: usize, country: char, sides: &mut Sides) -> Option<Mention> {
    let written = SIDES.contains(country) && view.after(at).chars().nth(1) == Some('方');
    let span = written.then(|| Span::new(at, at + country.len_utf8() + '方'.len_utf8()))?;
    let after = view.after(span.end);
    let goes_on = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
    // 中方牵头人林某, 韩方一侧: no side does anything there.
    if goes_on(&["牵头人", "主席", "组长", "团长", "首席", "成员", "委员", "一侧", "议长", "经理"])
    {
        return None;
    }
    let next = view.tokens.get(view.token_at(span.end)).filter(|t| t.span.begin == span.end);
    let people = goes_on(&["官员", "代表", "人员", "专家", "领导人"]);
    let acts = people || next.is_none_or(|t| t.tag.starts_with(['v', 'p', 'd', 'x', 'c', 'u', 'z', 't']));
    let before = view.before(at).chars().next_back();
    let mut named = || match country {
        // 同|中方|密切沟通; 对中方企业 is another.
        '中' if before.is_some_and(|c| "同与和向对给".contains(c)) => {
            !after.starts_with(['企', '财', '媒'])
        }
        '中' => {
            before.is_none_or(|c| !"其当集空从初高之".contains(c))
                && after.starts_with(|c: char| "愿将同对支始坚赞高欢会已也一视积".contains(c))
        }
        _ => {
            !after.starts_with(|c: char| "便式法案面针向位形程财企".contains(c))
                && sides.are_named(view, country)
        }
    };
    (acts && view.is_words(span) || named())
        .then(|| mention(span, EntityType::Place, Some(EntityClass::AdministrativeDivision), "deixis-side"))
}
