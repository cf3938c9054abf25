//! Forms that an earlier mention completes by what they say of it: 该公司, 本届艺术节, 陈局长, 本报.

use std::collections::{BTreeMap, BTreeSet};

use super::Reading;
use super::people::People;
use super::pronoun::is_clause_end;
use crate::document::Article;
use crate::lexicon::Lexicon;
use crate::ontology::{EntityClass, EntityType, Resolution};
use crate::recognise::{Mention, Nature};

/// Words for an award.
const HONOURS: &[&str] = &["殊荣", "奖项", "荣誉", "称号", "奖"];

/// How many mentions back an antecedent may stand.
const REACH: usize = 40;

/// How many mentions ahead whose title was told first may be named.
const AHEAD: usize = 300;

/// What the noun after 该, 本届 or 这座 means here.
///
/// Of several that it fits, the first of the latest sentence that names one, because that sentence is about its subject
/// (甲公司与乙公司签约。该公司… is 甲公司); but within its own sentence the one named last.
pub(super) fn pointed(
    article: &Article,
    mention: &Mention,
    noun: &str,
    seen: &[(Mention, Reading)],
    lexicon: &Lexicon,
) -> Option<Reading> {
    let fits = |noun: &str, r: &Reading| fits(noun, r, lexicon);
    let recent = || seen.iter().rev().take(REACH);
    // 该馆 is a place to one and a body to another: what it takes up decides.
    let same_kind = recent().any(|(_, r)| r.kind == mention.kind && fits(noun, r));
    // 该院 is rather a 医院 or 研究院 than a 学院, which is called 该校 as well.
    let college = |r: &Reading| noun == "院" && r.name.ends_with("学院");
    let institute = |r: &Reading| ["医院", "研究院", "法院"].iter().any(|end| r.name.ends_with(end));
    let rather = noun == "院" && recent().any(|(_, r)| institute(r));
    // 甲集团拟入股该公司: a clause's subject is not its object.
    let text = article.text().as_str();
    let apart = |m: &Mention| {
        text.get(m.span.end..mention.span.begin)
            .is_some_and(|between| between.contains(is_clause_end) || between.contains('的'))
            // 某派出所所长李某因该所…: the subject is the person.
            || recent().any(|(p, r)| r.kind == EntityType::Person && p.span.begin >= m.span.end)
    };
    // 甲集团、乙集团仍是其客户: they are told of, and 该公司 is whose clients they are.
    let told_of = |m: &Mention| {
        let rest = text.get(m.span.end..).and_then(|t| t.split(is_clause_end).next()).unwrap_or_default();
        ["是其", "为其", "系其", "成为其"].iter().any(|w| rest.contains(w))
    };
    // 甲局局长、乙局原副局长丙某介绍，…该局: where somebody was before is not where they speak from. 某院院士 is of no 该院 either.
    let passing = |m: &Mention| {
        let rest = text.get(m.span.end..).unwrap_or_default();
        rest.starts_with('原') || rest.starts_with("院士")
    };
    let apart = |m: &Mention| apart(m) && !told_of(m);
    let fitting = |(m, r): &&(Mention, Reading)| {
        (r.kind == mention.kind || !same_kind) && fits(noun, r) && !(rather && college(r)) && apart(m)
    };
    let Some(latest) = recent().find(|n| fitting(n) && !passing(&n.0)).or_else(|| recent().find(fitting))
    else {
        let names = || recent().map(|(_, r)| r);
        return whole(noun, names(), lexicon).or_else(|| foreign_city(noun, names(), lexicon));
    };
    let sentence = article.sentence_at(latest.0.span.begin);
    // Of several honours that one sentence lists, the last is the one spoken of.
    if sentence == article.sentence_at(mention.span.begin) || HONOURS.contains(&noun) {
        return Some(latest.1.taken_up());
    }
    let body = mention.kind == EntityType::Organisation;
    if let Some(topic) = body.then(|| topic(article, mention, recent().filter(fitting))).flatten() {
        return Some(topic);
    }
    let begin = sentence.map_or(0, |index| article.sentences()[index].span.begin);
    let first = recent().take_while(|(m, _)| m.span.begin >= begin).filter(fitting).last();
    Some(first.unwrap_or(latest).1.taken_up())
}

/// What the paragraph is about: named in it, and three times at least and twice as often as anything else that fits.
fn topic<'r>(
    article: &Article,
    mention: &Mention,
    fitting: impl Iterator<Item = &'r (Mention, Reading)>,
) -> Option<Reading> {
    let paragraph = |m: &Mention| article.sentence_at(m.span.begin).map(|s| article.sentences()[s].paragraph);
    let own = paragraph(mention);
    // The first words of a paragraph go on about whom the article is about.
    let line = article.paragraphs().partition_point(|p| p.span.end < mention.span.begin);
    let begin = article.paragraphs().get(line).map_or(0, |p| p.span.begin);
    let opens = article.text().before(begin, mention.span.begin).chars().count() <= 6;
    let mut counts: BTreeMap<&str, (usize, bool, &Reading)> = BTreeMap::new();
    let title = article.paragraphs().first().map_or(0, |line| line.span.end);
    let mut headed: BTreeSet<String> = BTreeSet::new();
    for (m, r) in fitting {
        if m.span.end <= title {
            headed.insert(r.name.clone());
        }
        let count = counts.entry(r.name.as_str()).or_insert((0, false, r));
        count.0 += 1;
        count.1 |= paragraph(m) == own;
    }
    // 该校前身是… opens a paragraph and goes on about the school of the headline.
    let mut headed = headed.into_iter();
    if let (true, Some(only), None) = (opens, headed.next(), headed.next()) {
        return counts.get(only.as_str()).map(|(_, _, reading)| reading.taken_up());
    }
    let (most, &(times, here, reading)) = counts.iter().max_by_key(|(_, (times, ..))| *times)?;
    let leads = counts.iter().all(|(name, (other, ..))| name == most || times >= 2 * other);
    ((here || opens) && times >= 3 && leads).then(|| reading.taken_up())
}

/// How bodies and zones end that have parts of their own.
const WHOLES: &[(&str, EntityClass)] = &[
    ("医院", EntityClass::Hospital),
    ("大学", EntityClass::EducationalInstitution),
    ("学院", EntityClass::EducationalInstitution),
    ("中学", EntityClass::EducationalInstitution),
    ("研究院", EntityClass::ResearchInstitute),
    ("公司", EntityClass::Company),
    ("集团", EntityClass::Company),
    ("开发区", EntityClass::Park),
    ("产业园", EntityClass::Park),
];

/// 该开发区 after 镇江经济技术开发区管委会, whose zone it is; 该院 after 丹东市中心医院心脏中心, whose hospital it is.
fn whole<'r>(
    noun: &str,
    mut recent: impl Iterator<Item = &'r Reading>,
    lexicon: &Lexicon,
) -> Option<Reading> {
    let of = |part: &Reading| {
        let ends = WHOLES.iter().filter_map(|(end, class)| Some((part.name.find(end)? + end.len(), *class)));
        let (len, class) = ends.min_by_key(|(len, _)| *len)?;
        let (name, rest) = part.name.split_at_checked(len)?;
        // 香港科技大学（广州） is a school of its own.
        if rest.is_empty() || rest.starts_with(['(', '（']) {
            return None;
        }
        let whole = Reading {
            name: name.to_owned(),
            kind: class.kind(),
            class: Some(class),
            resolution: Resolution::Coreference,
            aliases: Vec::new(),
        };
        (name.chars().count() > 3 && fits(noun, &whole, lexicon)).then_some(whole)
    };
    recent.find_map(of)
}

/// 该市 after 的黎波里: the place named last, where it is no state and no division of China.
fn foreign_city<'r>(
    noun: &str,
    mut recent: impl Iterator<Item = &'r Reading>,
    lexicon: &Lexicon,
) -> Option<Reading> {
    let is_city = |r: &&Reading| {
        let entry = lexicon.by_name(&r.name);
        let known = entry.is_some_and(|e| e.division.is_some()) || lexicon.words.states.contains(&r.name);
        let other = ["省", "州", "区", "县", "国", "洲", "海", "岛", "河", "山"]
            .iter()
            .any(|end| r.name.ends_with(end));
        r.kind == EntityType::Place
            && matches!(r.class, None | Some(EntityClass::AdministrativeDivision))
            && !known
            && !other
    };
    let city = (noun == "市" || noun == "城市").then(|| recent.find(is_city)).flatten()?;
    Some(city.taken_up())
}

/// 陈局长 after 局长陈国栋. Of several people of one surname, the one whose title the text gave.
pub(super) fn titled(
    article: &Article,
    surname: &str,
    title: &str,
    seen: &[(Mention, Reading)],
    people: &People,
) -> Option<Reading> {
    let bears = |index: &&usize| {
        let (m, _) = &seen[**index];
        let text = article.text();
        let lead = text.before(0, m.span.begin);
        let head = title_head(title);
        let after = text.as_str().get(m.span.end..).unwrap_or_default();
        !title.is_empty() && (lead.ends_with(title) || lead.ends_with(head) || after.starts_with(title))
    };
    let first = surname.chars().next()?;
    let named =
        || people.of_surname(first).iter().rev().filter(|&&index| seen[index].1.name.starts_with(surname));
    named().find(bears).or_else(|| named().next()).map(|&index| seen[index].1.taken_up())
}

/// 陈局长 before 局长陈国栋: the one person of that surname who is named further on.
pub(super) fn titled_before<'m>(
    article: &Article,
    (surname, title): (&str, &str),
    coming: &'m [Mention],
) -> Option<&'m Mention> {
    // 向总书记汇报, 德总理: the character is no surname there. 李先生 may be anybody.
    let doubtful = ["向", "和", "同", "对", "让"].contains(&surname)
        || ["总理", "总统", "首相", "外长", "先生", "女士"].contains(&title);
    let named = |m: &&Mention| {
        let name = article.slice(m.span);
        m.kind == EntityType::Person
            && Nature::of(m.rule) != Nature::Contextual
            && name.starts_with(surname)
            && (1..=3).contains(&(name.chars().count() - surname.chars().count()))
    };
    let mut coming = coming.iter().take(AHEAD).filter(named);
    let first = coming.next().filter(|_| !doubtful)?;
    coming.all(|m| article.slice(m.span) == article.slice(first.span)).then_some(first)
}

/// How the whole title ends that news shortens when it speaks of its bearer: 总 of 总经理, 董 of 董事长.
fn title_head(title: &str) -> &str {
    match title {
        "总" => "总经理",
        "董" => "董事长",
        "总工" => "总工程师",
        other => other,
    }
}

/// 本报.
pub(super) fn newspaper(article: &Article) -> Option<Reading> {
    Some(Reading {
        name: article.meta.newspaper.clone()?,
        kind: EntityType::Organisation,
        class: Some(EntityClass::Media),
        resolution: Resolution::Coreference,
        aliases: Vec::new(),
    })
}

/// 哈尔滨工业大学(威海) ends as 哈尔滨工业大学 does.
fn without_bracket(name: &str) -> &str {
    let open = name.strip_suffix([')', '）']).and_then(|name| name.rfind(['(', '（']));
    open.and_then(|open| name.get(..open)).unwrap_or(name)
}

/// 该公司 is a company, 该院 ends in 院: the noun must fit the antecedent's class or name.
fn fits(noun: &str, reading: &Reading, lexicon: &Lexicon) -> bool {
    use EntityClass as C;
    let name = without_bracket(&reading.name);
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
    match noun {
        "公司" | "企业" => reading.class == Some(C::Company) && !ends(&["合作社"]),
        "集团" => reading.class == Some(C::Company) && reading.name.contains("集团"),
        "校" | "学校" | "高校" => {
            let faculty = name.contains("大学") && !ends(&["大学"]);
            ends(&["大学", "学院", "学校", "中学", "小学", "党校"]) && !ends(&["科学院"]) && !faculty
        }
        "行" => reading.name.contains("银行"),
        "市" | "省" | "县" | "区" | "州" | "旗" => {
            reading.class == Some(C::AdministrativeDivision) && ends(&[noun])
        }
        "书" | "片" | "剧" => reading.kind == EntityType::Work,
        "赛事" => ends(&["赛", "杯", "马拉松", "运动会", "联赛"]),
        "城市" => reading.class == Some(C::AdministrativeDivision) && ends(&["市"]),
        "国" => reading.class == Some(C::AdministrativeDivision) && !ends(&["省", "市", "区", "县"]),
        "园区" => ends(&["园", "园区", "开发区", "高新区"]),
        "委" => ends(&["委员会"]),
        "部门" | "单位" | "机构" => reading.kind == EntityType::Organisation,
        "会" => {
            reading.class == Some(C::Association)
                || ends(&["协会", "学会", "商会", "联合会", "研究会", "促进会", "基金会"])
        }
        "团" => ends(&["团"]) && !ends(&["集团"]),
        _ if HONOURS.contains(&noun) => {
            matches!(reading.class, Some(C::Award | C::Designation)) || ends(&["奖", "称号", "奖章", "勋章"])
        }
        _ => {
            ends(&[noun])
                || lexicon
                    .words
                    .nouns
                    .get(noun)
                    .is_some_and(|known| known.fits(reading.kind, reading.class, &reading.name))
        }
    }
}
