//! [`Form`]: in which way a mention refers, read off its own characters.

use super::Reading;
use super::places::Scene;
use crate::ontology::EntityType;
use crate::recognise::{EDITIONS, OWN_PARTS, OWNERS, SIDES, Sitting, ZONE_BODIES, games, sitting};
use crate::segment::Segmenter;
use crate::text::prefixes;

/// In which way a mention refers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form<'t> {
    /// 我市, 全省, 本县, 我国: the governing place of this level word.
    Place(char),
    /// 全镇, 我乡: the town named last.
    Town(char),
    /// 首都, 赣鄱: this place.
    Epithet(&'t str),
    /// 美方: the country that this character stands for.
    Side(char),
    /// 市|十八届人大常委会第十五次会议: a level word and a sitting.
    Sitting(char, Sitting),
    /// 市|科协, 省|农学会, 自治区|教育厅, 团市委: a level word whose place is to be supplied, and the rest. 自治区 counts as 自.
    Level(char, &'t str),
    /// 前者, 后者: one of the two named in the clause before.
    OneOfTwo,
    /// 管委会, 党工委: the body of the zone that the text is about.
    ZoneBody,
    /// 高新区: the zone of the article's city.
    Zone,
    /// 该|镇|党委: the body of the place named last.
    Nearest(char, &'t str),
    /// 校|党委, 公司|工会: a noun for a body named before, and its own part.
    Part(&'t str, &'t str),
    /// 我台|音乐频道: the speaker's own station, and its part.
    Station(&'t str),
    /// 该|公司, 本届|艺术节: a pointing word and a noun.
    Pointed(&'t str),
    /// 本报.
    Newspaper,
    /// 他, 她.
    Pronoun,
    /// 我 in a quotation.
    Speaker,
    /// 我们 in a government's report.
    Reporter,
    /// 陈|局长: a surname and a title.
    Titled(&'t str, &'t str),
    /// Anything else: a name, a short form of one, or a bare noun for something named before.
    Name,
}

/// Pointing words before a noun.
const POINTING: &[&str] = &[
    "本届", "这届", "此届", "上届", "下届", "本次", "此次", "这次", "这座", "这家", "这所", "这位", "这份",
    "这部", "这项", "这支", "这一", "此项", "此", "该", "我", "本",
];

impl<'t> Form<'t> {
    /// The form of `text`, which names something of this kind.
    pub(super) fn of(text: &'t str, kind: EntityType, scene: &Scene<'t>, segmenter: &Segmenter) -> Self {
        let mut characters = text.chars();
        let (first, second) = (characters.next().unwrap_or(' '), characters.next());
        let length = text.chars().count();
        if scene.is_users_term(text) {
            return Self::Name;
        }
        if let Some(place) = scene.lexicon.words.epithets.get(text).map(String::as_str).or(capital(text)) {
            return Self::Epithet(place);
        }
        match (kind, first) {
            (EntityType::Person, '他' | '她') if length == 1 => return Self::Pronoun,
            (EntityType::Person, '我') if length == 1 => return Self::Speaker,
            (EntityType::Organisation, '我') if text == "我们" => return Self::Reporter,
            (EntityType::Place, _) if length == 2 && second == Some('方') => return Self::Side(first),
            (EntityType::Person, _) if !text.contains('·') => {
                return titled(text, scene).unwrap_or(Self::Name);
            }
            (EntityType::Organisation, _) if text == "本报" => return Self::Newspaper,
            (EntityType::Organisation, _) if matches!(text, "前者" | "后者") => return Self::OneOfTwo,
            (EntityType::Organisation, _) if ZONE_BODIES.contains(&text) => return Self::ZoneBody,
            (EntityType::Organisation, '我' | '本') if second == Some('台') => {
                let station = text.char_indices().nth(2).map_or(text.len(), |(at, _)| at);
                return Self::Station(text.get(station..).unwrap_or_default());
            }
            // 在美中企, 访菲: a country of one character.
            (EntityType::Place, _) if length == 1 && SIDES.contains(first) => return Self::Side(first),
            (EntityType::Place, _) if text == "自治区" => return Self::Place('自'),
            (EntityType::Place, '高' | '经') if matches!(text, "高新区" | "经开区") => {
                return Self::Zone;
            }
            (EntityType::Place, '我' | '全' | '本') if length == 2 => {
                return match second {
                    Some(word @ ('镇' | '乡')) => Self::Town(word),
                    Some(word) if "国省市州区县旗".contains(word) => Self::Place(word),
                    _ => Self::Name,
                };
            }
            _ => {}
        }
        if let Some(form) = of_all(text, kind) {
            return form;
        }
        if let Some(form) = session(text) {
            return form;
        }
        if scene.lexicon.lookup(text).is_empty() {
            if let Some(form) = pointed(text, kind, scene, segmenter) {
                return form;
            }
            if let Some((noun, own)) = part(text).filter(|_| kind == EntityType::Organisation) {
                return Self::Part(noun, own);
            }
            if let Some(word) = league(text) {
                return Self::Level(word, "团委");
            }
            if let Some(rest) = text.strip_prefix("自治区").filter(|rest| !rest.is_empty()) {
                return Self::Level('自', rest);
            }
            if let Some(rest) = level(text, first, kind, scene, segmenter) {
                return Self::Level(first, rest);
            }
        }
        Self::Name
    }
}

/// 该|公司, 本届|艺术节; but 本届|市运会 is the city's, and 该|镇|党委 that town's.
fn pointed<'t>(
    text: &'t str,
    kind: EntityType,
    scene: &Scene<'_>,
    segmenter: &Segmenter,
) -> Option<Form<'t>> {
    let (word, noun) = POINTING.iter().find_map(|word| Some((*word, text.strip_prefix(word)?)))?;
    let first = noun.chars().next()?;
    if let Some((owner, own)) = part(noun).filter(|_| kind == EntityType::Organisation) {
        return Some(Form::Part(owner, own));
    }
    match level(noun, first, kind, scene, segmenter) {
        Some(rest) if EDITIONS.contains(&word) => Some(Form::Level(first, rest)),
        Some(rest) if word == "该" => Some(Form::Nearest(first, rest)),
        _ => Some(Form::Pointed(noun)),
    }
}

/// 校|党委.
fn part(text: &str) -> Option<(&str, &str)> {
    let own = OWN_PARTS.iter().find_map(|own| text.strip_suffix(own).map(|owner| (owner, *own)))?;
    let listed = OWNERS.contains(&own.0);
    // 校青年志愿者协会 is any society of a school's.
    let society = || text.strip_prefix('校').filter(|_| text.ends_with("协会") || text.ends_with("学生会"));
    let (owner, len) = if listed { (own.0, own.0.len()) } else { ("校", "校".len()) };
    (listed || society().is_some()).then(|| Some((owner, text.get(len..)?))).flatten()
}

/// What follows the level word of 市科协: a kind of body, or whatever a word of its own stands before. 市政集团 and 区块链 begin
/// with other words.
fn level<'t>(
    text: &'t str,
    first: char,
    kind: EntityType,
    scene: &Scene<'_>,
    segmenter: &Segmenter,
) -> Option<&'t str> {
    let rest = text.strip_prefix(first).filter(|rest| !rest.is_empty())?;
    if !"省市州区县旗镇乡".contains(first) {
        return None;
    }
    let known = kind == EntityType::Organisation && scene.lexicon.institutions.find(rest, None).is_some()
        || kind == EntityType::Programme && games(rest).is_some();
    let parted = || segmenter.tokens(text).first().is_some_and(|word| word.span.len() == first.len_utf8());
    (known || (text.chars().count() >= 4 && parted())).then_some(rest)
}

/// 首都 is Beijing where the text says no other.
fn capital(text: &str) -> Option<&'static str> {
    (text == "首都").then_some("北京市")
}

/// 全|市|人才工作会议 is the city's; 全国… is a name as it stands.
fn of_all(text: &str, kind: EntityType) -> Option<Form<'_>> {
    let rest = text.strip_prefix('全').filter(|_| kind == EntityType::Programme)?;
    let level = rest.chars().next().filter(|c| "省市州区县旗".contains(*c))?;
    let rest = rest.strip_prefix(level)?;
    (rest.chars().count() > 2).then_some(Form::Level(level, rest))
}

/// 市|十八届人大常委会第十五次会议.
fn session(text: &str) -> Option<Form<'_>> {
    let first = text.chars().next().filter(|c| "省市州区县旗自".contains(*c))?;
    let rest = if first == '自' { text.strip_prefix("自治区") } else { text.strip_prefix(first) }?;
    sitting(rest).filter(|found| found.len == rest.len()).map(|found| Form::Sitting(first, found))
}

/// The level word of 团市委.
fn league(text: &str) -> Option<char> {
    let mut inner = text.strip_prefix('团')?.strip_suffix('委')?.chars();
    inner.next().filter(|c| inner.next().is_none() && "省市州区县旗".contains(*c))
}

/// 陈|局长, 欧阳|院士, 老|周.
fn titled<'t>(text: &'t str, scene: &Scene<'_>) -> Option<Form<'t>> {
    let words = &scene.lexicon.words;
    let lead = text.strip_prefix(['老', '小']).filter(|_| !words.titles.contains_key(text));
    let mut familiar = lead.into_iter().flat_map(str::chars);
    if let Some(surname) = familiar.next().filter(|_| familiar.next().is_none()) {
        return Some(Form::Titled(text.get(text.len() - surname.len_utf8()..)?, ""));
    }
    prefixes(text, 2).filter(|head| words.surnames.contains_key(*head)).find_map(|surname| {
        let title = text.get(surname.len()..)?;
        let known = words.titles.contains_key(title)
            || matches!(title, "总" | "董" | "老" | "总工" | "导" | "指导" | "先生" | "女士");
        known.then_some(Form::Titled(surname, title))
    })
}

impl Reading {
    /// Whether it is a development zone, which has a 管委会 and is called 全区: 包头稀土高新技术产业开发区.
    pub(super) fn is_zone(&self) -> bool {
        self.class == Some(crate::ontology::EntityClass::Park) && self.name.ends_with('区')
    }

    /// The same thing, which a form means that only an earlier mention completes.
    pub(super) fn taken_up(&self) -> Self {
        Self { resolution: crate::ontology::Resolution::Coreference, aliases: Vec::new(), ..self.clone() }
    }
}
