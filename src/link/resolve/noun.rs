//! Bare nouns for what was named just before: 大会, 公司, 报告, 老师, 母校.

use std::collections::BTreeMap;

use super::people::People;
use super::{Reading, pronoun};
use crate::document::Article;
use crate::lexicon::{DefiniteNoun, Lexicon};
use crate::ontology::{EntityClass, EntityType};
use crate::recognise::{Mention, PUPILS, TEACHERS};
use crate::text::Span;

/// How many mentions back the thing may stand.
const REACH: usize = 300;

/// What the noun `text` takes up, if it is one that does and there is no doubt.
pub(super) fn read(
    article: &Article,
    mention: &Mention,
    seen: &[(Mention, Reading)],
    people: &People,
    lexicon: &Lexicon,
) -> Option<Reading> {
    let text = article.slice(mention.span);
    let near = &seen[seen.len().saturating_sub(REACH)..];
    if let Some(noun) = lexicon.words.nouns.get(text).filter(|noun| noun.kind == mention.kind) {
        return match noun.kind {
            EntityType::Programme if text.ends_with(['会', '议']) => {
                meeting(article, mention.span, text, noun, near)
            }
            EntityType::Organisation if is_company(noun) => company(article, mention.span, noun, near),
            _ => antecedent(article, mention.span, |_, r| fits(noun, r), near),
        };
    }
    let protagonist = || people.protagonist().map(|index| &seen[index].1);
    if TEACHERS.contains(&text) && mention.kind == EntityType::Person {
        return teacher(article, near, protagonist());
    }
    (text == "母校")
        .then(|| pupils_school(article, near, protagonist()).or_else(|| school(article, near)))
        .flatten()
}

fn fits(noun: &DefiniteNoun, reading: &Reading) -> bool {
    noun.fits(reading.kind, reading.class, &reading.name)
}

/// Of the things that fit: the only one in the paragraph so far, or the one named there twice as often as any other, or else the
/// one of the headline; where there is none, that of the paragraph before.
fn antecedent(
    article: &Article,
    at: Span,
    fits: impl Fn(&Mention, &Reading) -> bool,
    seen: &[(Mention, Reading)],
) -> Option<Reading> {
    let paragraphs = article.paragraphs();
    let own = paragraphs.partition_point(|p| p.span.end < at.begin);
    let begin = |index: usize| paragraphs.get(index).map_or(0, |p| p.span.begin);
    let in_lines =
        |from: usize, to: usize| seen.iter().filter(move |(m, _)| (from..to).contains(&m.span.begin));
    let mut windows = vec![(begin(own), at.begin)];
    if own > 0 {
        windows.push((begin(own - 1), begin(own)));
    }
    let headed: Vec<&Reading> = in_lines(0, begin(1)).filter(|(m, r)| fits(m, r)).map(|(_, r)| r).collect();
    let topic = headed.first().copied().filter(|topic| headed.iter().all(|r| r.name == topic.name));
    let is_topic = |r: &&Reading| topic.is_some_and(|topic| topic.name == r.name);
    // 协会, in an article on an association, is that one, whatever other was named since.
    let below = seen.iter().any(|(m, r)| m.span.begin >= begin(1) && is_topic(&r));
    let body = |r: &&Reading| r.kind == EntityType::Organisation && r.class != Some(EntityClass::Company);
    for (from, to) in windows {
        let fitting: Vec<&Reading> = in_lines(from, to).filter(|(m, r)| fits(m, r)).map(|(_, r)| r).collect();
        if !fitting.is_empty() {
            let one = topic.filter(|topic| below && body(topic)).or_else(|| leader(&fitting));
            return one.or_else(|| fitting.iter().copied().find(is_topic)).map(Reading::taken_up);
        }
    }
    // The one thing of its kind that a whole article is about: 展会, ten lines after 国际茶业博览会.
    let all: Vec<&Reading> = seen.iter().filter(|(m, r)| fits(m, r)).map(|(_, r)| r).collect();
    let told = all.len() > 1 || !headed.is_empty();
    let only = all.first().filter(|one| told && all.iter().all(|r| r.name == one.name));
    only.map(|one| one.taken_up())
}

/// What says of a meeting that it is held.
const HELD: &[&str] =
    &["举行", "召开", "开幕", "闭幕", "举办", "开班", "播出", "开播", "上演", "落幕", "收官", "启幕"];

/// The one meeting that the article says is held; of several, that of the paragraph or of the one before. A meeting that is only
/// invoked (贯彻党的十八大精神) is not the one that 会议 means, and where one without a name is held nobody can tell.
fn meeting(
    article: &Article,
    at: Span,
    text: &str,
    noun: &DefiniteNoun,
    seen: &[(Mention, Reading)],
) -> Option<Reading> {
    // …参加新材料产业大会，大会由…
    let last = seen.last().filter(|(m, r)| {
        fits(noun, r)
            && article.text().as_str().get(m.span.end..at.begin).is_some_and(|between| between == "，")
    });
    if let Some((_, last)) = last {
        return Some(last.taken_up());
    }
    let from = if seen.len() < REACH { 0 } else { seen[0].0.span.begin };
    let before = article.text().before(from, at.begin);
    let nameless = ["召开会议", "举行会议", "召开常务会议"];
    if text == "会议" && nameless.iter().any(|words| before.contains(words)) {
        return None;
    }
    let title = article.paragraphs().first().map_or(0, |line| line.span.end);
    let held = |m: &Mention, r: &Reading| fits(noun, r) && m.span.end > title && is_held(article, m.span);
    let headed = |m: &Mention, r: &Reading| fits(noun, r) && m.span.end <= title;
    let mut all: Vec<&Reading> = seen.iter().filter(|(m, r)| held(m, r)).map(|(_, r)| r).collect();
    if all.is_empty() {
        all.extend(seen.iter().filter(|(m, r)| headed(m, r)).map(|(_, r)| r));
    }
    let first = all.first()?;
    if all.iter().all(|r| r.name == first.name) {
        return Some(first.taken_up());
    }
    antecedent(article, at, held, seen)
}

/// 茶业大会昨日在信阳开幕, 主持召开座谈会; but not 去年召开的座谈会.
fn is_held(article: &Article, name: Span) -> bool {
    let (before, after) = clause(article, name);
    let past = ["召开的", "举行的", "举办的"].iter().any(|words| before.contains(words));
    let before: String = before.chars().rev().take(12).collect::<Vec<_>>().into_iter().rev().collect();
    let opened = ["召开", "举行", "举办", "主持", "出席", "参加"].iter().any(|word| before.contains(word));
    let after: String = after.chars().take(30).collect();
    !past && (opened || HELD.iter().any(|word| after.contains(word)))
}

/// What stands in the clause before and after `name`.
fn clause(article: &Article, name: Span) -> (&str, &str) {
    let is_end = |c: char| pronoun::is_clause_end(c);
    let before = article.text().before(0, name.begin).rsplit(is_end).next().unwrap_or_default();
    let after = article.text().as_str().get(name.end..).unwrap_or_default();
    (before, after.split(is_end).next().unwrap_or_default())
}

fn is_company(noun: &DefiniteNoun) -> bool {
    noun.fits(noun.kind, Some(EntityClass::Company), "")
}

/// The only company that a clause of the paragraph, or else of the one before, is about; where there are several, the one that
/// the article is about. A shareholder (某某投资持有公司股份) is not the company.
fn company(article: &Article, at: Span, noun: &DefiniteNoun, seen: &[(Mention, Reading)]) -> Option<Reading> {
    const OWNING: &[&str] = &["持有", "增持", "减持", "质押", "成为", "所持", "的第一大股东", "的控股股东"];
    const PARTS: &[&str] = &["股东", "实控人", "实际控制人", "董事", "高管", "监事"];
    // 新纶科技前十大股东… is about 新纶科技, 某某控股及其一致行动人持有… about a shareholder.
    let owns = |after: &str| {
        let verb = OWNING.iter().filter_map(|verb| after.split_once(verb)).map(|(lead, _)| lead);
        verb.min_by_key(|lead| lead.len()).is_some_and(|lead| !PARTS.iter().any(|part| lead.contains(part)))
    };
    let topic = |m: &Mention, r: &Reading| {
        let (before, after) = clause(article, m.span);
        // 挖贝网11月15日讯 names who reports.
        let unknown = r.kind == EntityType::Organisation
            && r.class.is_none()
            && !r.name.ends_with(['网', '讯', '社', '报']);
        let opens = before.trim_start_matches(['“', '”']).is_empty();
        (fits(noun, r) || unknown) && opens && !owns(after) && !after.starts_with('、')
    };
    let near = antecedent(article, at, topic, seen);
    let about = || {
        let all: Vec<&Reading> = seen.iter().map(|(_, r)| r).filter(|r| fits(noun, r)).collect();
        let leader = leader(&all).filter(|most| all.iter().filter(|r| r.name == most.name).count() >= 3);
        leader.map(Reading::taken_up)
    };
    near.or_else(about)
}

/// The only one, or the one that is there twice as often as any other.
fn leader<'a>(readings: &[&'a Reading]) -> Option<&'a Reading> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for reading in readings {
        *counts.entry(&reading.name).or_default() += 1;
    }
    let (most, times) = counts.iter().max_by_key(|(_, times)| **times)?;
    let leads = counts.iter().all(|(name, other)| name == most || *times >= 2 * other);
    readings.iter().find(|r| leads && r.name == **most).copied()
}

/// The person an article is about, where a pupil of theirs speaks or is spoken of.
fn teacher(article: &Article, seen: &[(Mention, Reading)], person: Option<&Reading>) -> Option<Reading> {
    let text = article.text();
    let of_pupil = |m: &Mention| PUPILS.iter().any(|pupil| text.before(0, m.span.begin).ends_with(pupil));
    seen.iter().any(|(m, r)| r.kind == EntityType::Person && of_pupil(m)).then_some(())?;
    person.map(Reading::taken_up)
}

/// The school that leads, else the one that whoever is spoken of went to.
fn school(article: &Article, seen: &[(Mention, Reading)]) -> Option<Reading> {
    const WENT: &[&str] = &["毕业于", "考入", "考上", "考取", "就读于", "求学于", "就读"];
    const GOING: &[&str] = &["毕业", "读书", "就读", "求学", "念书", "校友"];
    let text = article.text();
    let schools = || seen.iter().filter(|(_, r)| r.class == Some(EntityClass::EducationalInstitution));
    let all: Vec<&Reading> = schools().map(|(_, r)| r).collect();
    let person = |end: usize| {
        let before = seen.iter().take_while(|(m, _)| m.span.end <= end);
        before.filter(|(_, r)| r.kind == EntityType::Person).last().map(|(_, r)| r.name.as_str())
    };
    let attended = schools().rev().find(|(m, _)| {
        let before = text.before(0, m.span.begin);
        let after = text.as_str().get(m.span.end..).unwrap_or_default();
        let went = WENT.iter().any(|word| before.ends_with(word));
        (went || GOING.iter().any(|word| after.starts_with(word)))
            && person(m.span.begin) == person(text.as_str().len())
    });
    leader(&all).or(attended.map(|(_, r)| r)).map(Reading::taken_up)
}

/// Where whoever speaks studied, said of by whose pupil they are: 学生程远 …, and 三峡大学教授林某 is whom the article is about.
fn pupils_school(
    article: &Article,
    seen: &[(Mention, Reading)],
    person: Option<&Reading>,
) -> Option<Reading> {
    let (text, person) = (article.text(), person?);
    let speaker = seen.iter().rev().find(|(_, r)| r.kind == EntityType::Person).map(|(_, r)| r)?;
    let of_pupil = |m: &Mention| PUPILS.iter().any(|pupil| text.before(0, m.span.begin).ends_with(pupil));
    let is_pupil =
        speaker.name != person.name && seen.iter().any(|(m, r)| r.name == speaker.name && of_pupil(m));
    let teaches = |(school, teacher): &(&(Mention, Reading), &(Mention, Reading))| {
        let title = text.as_str().get(school.0.span.end..teacher.0.span.begin).unwrap_or_default();
        school.1.class == Some(EntityClass::EducationalInstitution)
            && teacher.1.name == person.name
            && TEACHING.iter().any(|word| title.ends_with(word))
            && !title.contains(pronoun::is_clause_end)
    };
    let mut pairs = seen.iter().zip(seen.iter().skip(1));
    is_pupil.then(|| pairs.find(teaches)).flatten().map(|(school, _)| school.1.taken_up())
}

/// Titles of those who teach.
const TEACHING: &[&str] = &["教授", "讲师", "老师", "教师", "导师", "院长", "校长", "研究员"];

/// 我 in what the person an article is about says.
pub(super) fn speaker(
    article: &Article,
    mention: &Mention,
    seen: &[(Mention, Reading)],
    people: &People,
) -> Option<Reading> {
    let person = &seen[people.protagonist()?].1;
    let quote = pronoun::quotation(article, mention.span)?;
    let text = article.text().as_str();
    let line = article.paragraphs().partition_point(|p| p.span.end < quote.begin);
    let lead = article.text().before(article.paragraphs().get(line)?.span.begin, quote.begin);
    let clause = lead.trim_end_matches(['：', '，', ':']);
    let clause = clause.rsplit(['。', '！', '？', '\n', '”']).next().unwrap_or_default();
    let tail = text.get(quote.end..).unwrap_or_default().trim_start_matches('”');
    let tail = tail.split(['。', '，', '：', '\n']).next().unwrap_or_default();
    let is_meant = |words: &str| {
        words.starts_with(['他', '她'])
            || words.starts_with(person.name.as_str())
            || (lead.ends_with('：') || lead.ends_with(':')) && words.contains(person.name.as_str())
    };
    let led = lead.ends_with(['：', ':']) && is_meant(clause);
    let followed = !lead.ends_with(['：', ':']) && pronoun::says(tail) && is_meant(tail);
    (led || followed).then(|| person.taken_up())
}
