//! [`Scene`]: which place 市, 省, 区 mean at this point of the article.

use super::Reading;
use crate::document::Article;
use crate::lexicon::{Entry, Level, Lexicon};
use crate::ontology::EntityType;

/// The article's own place and the divisions named so far.
pub(super) struct Scene<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) locality: Option<&'a Entry>,
    seen: Vec<&'a Entry>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(article: &Article, lexicon: &'a Lexicon) -> Self {
        Self { lexicon, locality: lexicon.locality(article), seen: Vec::new() }
    }

    /// Remembers a division that the text named.
    pub(super) fn see(&mut self, reading: &Reading) {
        if reading.kind == EntityType::Place {
            if let Some(entry) = self.lexicon.by_name(&reading.name).filter(|e| e.division.is_some()) {
                self.seen.push(entry);
            }
        } else if let Some((entry, _)) = self.lexicon.place_prefix(&reading.name) {
            // 武进区人民政府 … 区委: a body names its place too.
            if reading.kind == EntityType::Organisation && entry.division.is_some() {
                self.seen.push(entry);
            }
        }
    }

    /// The division that a bare level word means here.
    ///
    /// 市 and 省 are the newspaper's; in a national or provincial paper, the one named last. 区 and 县 are the
    /// one named last, because a city paper writes of all its districts.
    pub(super) fn governing(&self, word: char) -> Option<&'a Entry> {
        match word {
            '国' => self.lexicon.by_name("中华人民共和国"),
            '省' => self.own(Level::Province).or_else(|| self.last(Level::Province, None)),
            '市' => self.own_city().or_else(|| self.last(Level::Prefecture, Some('市'))),
            '州' => self.own(Level::Prefecture).or_else(|| self.last(Level::Prefecture, Some('州'))),
            '区' | '县' => self
                .last(Level::County, Some(word))
                .or_else(|| self.locality.filter(|e| e.name.ends_with(word))),
            _ => None,
        }
    }

    fn own(&self, level: Level) -> Option<&'a Entry> {
        self.lexicon.ancestor(self.locality?, level)
    }

    /// The paper's city: a county-level city is its own (昆山市), any other county its prefecture's.
    fn own_city(&self) -> Option<&'a Entry> {
        let locality = self.locality?;
        let county_city = locality.division.as_ref().is_some_and(|d| d.level == Level::County)
            && locality.name.ends_with('市');
        if county_city { Some(locality) } else { self.own(Level::Prefecture) }
    }

    fn last(&self, level: Level, ending: Option<char>) -> Option<&'a Entry> {
        self.seen.iter().rev().find_map(|entry| {
            let place = self.lexicon.ancestor(entry, level)?;
            ending.is_none_or(|c| place.name.ends_with(c)).then_some(place)
        })
    }
}
