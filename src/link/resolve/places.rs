//! [`Scene`]: which place 市, 省, 区 mean at this point of the article.

use super::Reading;
use crate::document::Article;
use crate::lexicon::{Entry, Institution, Level, Lexicon};
use crate::ontology::{EntityClass, EntityType};

/// The article's own place and the divisions named so far.
pub(super) struct Scene<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) locality: Option<&'a Entry>,
    seen: Vec<&'a Entry>,
    /// The index of the sentence that is being read.
    sentence: Option<usize>,
    /// The county-level city that a body named in this sentence is of.
    spoken_of: Option<&'a Entry>,
    /// Towns and townships named so far, which no table lists.
    towns: Vec<String>,
    /// The development zone that the headline names.
    zone: Option<Reading>,
}

/// The place that a level word supplies to a body's name.
pub(super) struct Governor<'a> {
    pub(super) name: String,
    pub(super) level: Option<Level>,
    /// What the gazetteer knows of it; towns are in none.
    entry: Option<&'a Entry>,
}

impl<'a> Governor<'a> {
    fn of(entry: &'a Entry) -> Self {
        let level = entry.division.as_ref().map(|d| d.level);
        Self { name: entry.name.clone(), level, entry: Some(entry) }
    }

    fn division(&self) -> Option<&'a Entry> {
        self.entry.filter(|entry| entry.division.is_some())
    }

    /// How the place is written in the full names of its bodies: 常州市武进区.
    pub(super) fn owner(&self, lexicon: &Lexicon) -> String {
        self.division().map_or_else(|| self.name.clone(), |entry| lexicon.owner_name(entry))
    }

    /// The full name of its body that `short` stands for.
    pub(super) fn name_of(&self, short: &str, kind: &Institution, lexicon: &Lexicon) -> String {
        let named = |entry| lexicon.body_name(short, kind, entry);
        self.division().map_or_else(|| kind.name(&self.name), named)
    }
}

impl<'a> Scene<'a> {
    pub(super) fn new(article: &Article, lexicon: &'a Lexicon) -> Self {
        let locality = lexicon.locality(article);
        Self {
            lexicon,
            locality,
            seen: Vec::new(),
            sentence: None,
            spoken_of: None,
            towns: Vec::new(),
            zone: None,
        }
    }

    /// Begins to read a mention in the sentence of that index.
    pub(super) fn arrive(&mut self, sentence: Option<usize>) {
        if self.sentence != sentence {
            self.sentence = sentence;
            self.spoken_of = None;
        }
    }

    /// The development zone that an article is about, which 全区, 该区 and 管委会 mean there: its headline names it.
    pub(super) fn zone(&self) -> Option<&Reading> {
        self.zone.as_ref()
    }

    /// Whether the user said what `text` names.
    pub(super) fn is_users_term(&self, text: &str) -> bool {
        let entries = self.lexicon.entries();
        self.lexicon.lookup(text).iter().any(|s| entries[s.entry].user)
    }

    /// Remembers the division that a mention named or that the body it named belongs to.
    pub(super) fn see(&mut self, text: &str, reading: &Reading) {
        if reading.kind == EntityType::Person {
            return;
        }
        if reading.is_zone() && self.zone.is_none() && self.sentence == Some(0) {
            self.zone = Some(reading.clone());
        }
        if reading.kind == EntityType::Place && reading.name.ends_with(['镇', '乡']) {
            self.towns.push(reading.name.clone());
        }
        if let Some(entry) = self.lexicon.by_name(&reading.name).filter(|e| e.division.is_some()) {
            self.seen.push(entry);
            return;
        }
        // 武进区人民政府 … 区委: a body names its place too, and so does 天河区少年足球杯; 泗水县委 does so in what the text says,
        // not in its full name.
        let named = [text, reading.name.as_str()].into_iter().find_map(|name| {
            let (entry, len) = self.lexicon.place_chain(name)?;
            // 盘山公路 is named after no county: only a body goes by a place's short name.
            let whole = name.get(..len)?.ends_with(['省', '市', '区', '县', '旗', '州']);
            (whole || reading.kind == EntityType::Organisation).then_some(())?;
            Some(name.get(..len).and_then(|place| self.near(place)).unwrap_or(entry))
        });
        let named = named.filter(|e| e.division.is_some());
        self.seen.extend(named);
        let city = named.filter(|e| is_county(e) && e.name.ends_with('市'));
        let own = |e: &&Entry| self.locality.is_some_and(|here| self.lexicon.lies_in(e, here));
        // 高平市铸管企业联合会 speaks for no city.
        let rules = reading.class.is_some_and(EntityClass::is_authority);
        if let Some(city) = city.filter(own).filter(|_| rules) {
            self.spoken_of = Some(city);
        }
    }

    /// The division called `text` that the article's place speaks for: 鼓楼区 in a Nanjing paper is Nanjing's.
    pub(super) fn near(&self, text: &str) -> Option<&'a Entry> {
        let entries = self.lexicon.entries();
        let owners = || self.lexicon.lookup(text).iter().map(|s| &entries[s.entry]);
        let places = || owners().filter(|e| e.class == Some(EntityClass::AdministrativeDivision));
        let local = self.locality.and_then(|here| {
            places().find(|e| self.lexicon.lies_in(e, here)).or_else(|| {
                let province = self.lexicon.ancestor(here, Level::Province)?;
                places().find(|e| self.lexicon.lies_in(e, province))
            })
        });
        local.or_else(|| places().min_by_key(|e| e.division.as_ref().map(|d| (d.level, d.code.clone()))))
    }

    /// The place that the level word of a body means here, towns too: 神垕镇 … 镇政府.
    pub(super) fn governor(&self, word: char) -> Option<Governor<'a>> {
        if matches!(word, '镇' | '乡') {
            let name = self.towns.iter().rev().find(|town| town.ends_with(word))?.clone();
            return Some(Governor { name, level: Some(Level::County), entry: None });
        }
        self.governing(word).map(Governor::of)
    }

    /// The place that 该镇, 该市 mean before a body: the one named last.
    pub(super) fn nearest(&self, word: char) -> Option<Governor<'a>> {
        let named = match word {
            '省' => self.last(Level::Province, None),
            '市' => self.last_city(),
            '区' | '县' | '旗' => self.last(Level::County, Some(word)),
            _ => None,
        };
        named.map(Governor::of).or_else(|| self.governor(word).filter(|_| matches!(word, '镇' | '乡')))
    }

    /// The town that 全镇 means.
    pub(super) fn town(&self, word: char) -> Option<&str> {
        self.towns.iter().rev().find(|town| town.ends_with(word)).map(String::as_str)
    }

    /// The division that the level word of a body means here.
    ///
    /// 市 and 省 are the newspaper's; in a national or provincial paper, the one named last. 区 and 县 are the
    /// one named last, because a city paper writes of all its districts; but a county's own media mean the county.
    pub(super) fn governing(&self, word: char) -> Option<&'a Entry> {
        match word {
            '国' => self.lexicon.by_name("中华人民共和国"),
            '省' => self.own(Level::Province).or_else(|| self.last(Level::Province, None)),
            '自' => self.region().or_else(|| self.last(Level::Province, Some('区'))),
            // 丹阳市委副书记…率市工信局: in a sentence about one of its cities the city paper means that one.
            '市' => self.spoken_of.or_else(|| self.own_city()).or_else(|| self.last_city()),
            '州' => self.own(Level::Prefecture).or_else(|| self.last(Level::Prefecture, Some('州'))),
            '区' | '县' | '旗' => self
                .locality
                .filter(|e| word != '区' && is_county(e) && e.name.ends_with(word))
                .or_else(|| self.last(Level::County, Some(word)))
                .or_else(|| self.locality.filter(|e| is_county(e) && e.name.ends_with(word))),
            _ => None,
        }
    }

    /// The division that 我市, 全区 mean: as [`Scene::governing`], but 全区 in an autonomous region's paper is the region, and
    /// so it is in a city's where no district was named.
    pub(super) fn here(&self, word: char) -> Option<&'a Entry> {
        let region = self.region().filter(|_| word == '区');
        if region.is_some_and(|region| self.locality.is_some_and(|here| here.name == region.name)) {
            return region;
        }
        self.governing(word).or(region)
    }

    /// The autonomous region that the article's place is or lies in.
    fn region(&self) -> Option<&'a Entry> {
        self.own(Level::Province).filter(|e| e.name.ends_with("自治区"))
    }

    /// The city named last: a county-level one is a city too, and of another county the city is its prefecture's.
    fn last_city(&self) -> Option<&'a Entry> {
        self.seen.iter().rev().find_map(|entry| {
            let prefecture = || self.lexicon.ancestor(entry, Level::Prefecture);
            std::iter::once(*entry).chain(prefecture()).find(|place| place.name.ends_with('市'))
        })
    }

    fn own(&self, level: Level) -> Option<&'a Entry> {
        self.lexicon.ancestor(self.locality?, level)
    }

    /// The paper's city: a county-level city is its own (昆山市), any other county its prefecture's.
    fn own_city(&self) -> Option<&'a Entry> {
        let locality = self.locality?;
        let county_city = is_county(locality) && locality.name.ends_with('市');
        let own = if county_city { Some(locality) } else { self.own(Level::Prefecture) };
        // The paper of an autonomous prefecture means by 市 the city that it named: 大理州 … 大理市 … 市委.
        own.filter(|place| place.name.ends_with('市'))
    }

    fn last(&self, level: Level, ending: Option<char>) -> Option<&'a Entry> {
        self.seen.iter().rev().find_map(|entry| {
            let place = self.lexicon.ancestor(entry, level)?;
            ending.is_none_or(|c| place.name.ends_with(c)).then_some(place)
        })
    }
}

fn is_county(entry: &Entry) -> bool {
    entry.division.as_ref().is_some_and(|d| d.level == Level::County)
}
