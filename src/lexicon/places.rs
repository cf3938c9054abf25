//! The hierarchy of places, and which place a newspaper belongs to.

use super::entry::{Entry, Level};
use super::{Lexicon, Risk};
use crate::text::prefixes;

impl Lexicon {
    /// The division above, for a division of China.
    pub fn parent(&self, entry: &Entry) -> Option<&Entry> {
        let parent = &entry.division.as_ref()?.parent;
        self.by_code(parent)
    }

    /// The division itself or the one above it that stands at `level`. A municipality (上海市) is its own
    /// prefecture: 市委 there is the municipality's.
    pub fn ancestor<'a>(&'a self, entry: &'a Entry, level: Level) -> Option<&'a Entry> {
        let mut place = entry;
        loop {
            let division = place.division.as_ref()?;
            let municipal =
                level == Level::Prefecture && division.level == Level::Province && place.name.ends_with('市');
            if division.level == level || municipal {
                return Some(place);
            }
            place = self.parent(place)?;
        }
    }

    /// Whether `inner` is `outer` or lies below it.
    pub fn lies_in(&self, inner: &Entry, outer: &Entry) -> bool {
        let mut place = Some(inner);
        while let Some(entry) = place {
            if entry.name == outer.name && entry.division == outer.division {
                return true;
            }
            place = self.parent(entry);
        }
        false
    }

    /// The place that a person typed: 常州市, 常州, 320400 or 全国.
    pub fn place(&self, text: &str) -> Option<&Entry> {
        if matches!(text, "全国" | "中国" | "国家") {
            return self.by_name("中华人民共和国");
        }
        self.by_code(text).or_else(|| {
            let best = self
                .lookup(text)
                .iter()
                .map(|surface| &self.entries()[surface.entry])
                .filter(|entry| entry.kind == crate::ontology::EntityType::Place);
            // A county may share the short name of its prefecture (朝阳): the higher one is meant.
            best.min_by_key(|entry| entry.division.as_ref().map(|d| (d.level, d.code.clone())))
        })
    }

    /// The place of a newspaper: listed, or read off its name (常州日报 → 常州市).
    pub fn newspaper_place(&self, newspaper: &str) -> Option<&Entry> {
        if let Some(place) = self.words.newspapers.get(newspaper) {
            return self.place(place);
        }
        self.place_prefix(newspaper).map(|(entry, _)| entry)
    }

    /// The division or country whose name `text` begins with, the longest one, and its length in bytes.
    /// Of several that share the name, the highest.
    pub fn place_prefix<'a>(&'a self, text: &str) -> Option<(&'a Entry, usize)> {
        prefixes(text, 12).find_map(|head| {
            let known = self.lookup(head).iter().any(|s| {
                let entry = &self.entries()[s.entry];
                entry.class == Some(crate::ontology::EntityClass::AdministrativeDivision)
                    && !(s.risk == Risk::Word && head.chars().count() == 1)
            });
            known.then(|| self.place(head).map(|entry| (entry, head.len()))).flatten()
        })
    }
}

impl Lexicon {
    /// The last of the divisions that `text` begins with, each in the one before, and the length of all in bytes:
    /// 黑龙江省|哈尔滨市|医疗保障局.
    pub fn place_chain<'a>(&'a self, text: &str) -> Option<(&'a Entry, usize)> {
        let (mut place, mut len) = self.place_prefix(text)?;
        while let Some((inner, more)) = text.get(len..).and_then(|rest| self.place_within(rest, place)) {
            (place, len) = (inner, len + more);
        }
        Some((place, len))
    }

    /// The division in `outer` that `text` begins with, the longest name first.
    fn place_within<'a>(&'a self, text: &str, outer: &Entry) -> Option<(&'a Entry, usize)> {
        prefixes(text, 12).filter(|head| head.chars().count() > 1).find_map(|head| {
            let owners = self.lookup(head).iter().map(|s| &self.entries()[s.entry]);
            let inner = owners.into_iter().find(|e| e.name != outer.name && self.lies_in(e, outer))?;
            Some((inner, head.len()))
        })
    }

    /// The place that 市委, 我市 refer to in `article`: what a person said, else the newspaper's place, or the one in it that the
    /// dateline names (本报昆山讯 in a Suzhou paper), else the dateline's (新华社南京1月5日电), else the first that a part of the
    /// title begins with (安徽省2026年政府工作报告; 铸管抱团 晋城市铸造产业协会成立).
    pub fn locality(&self, article: &crate::document::Article) -> Option<&Entry> {
        let meta = &article.meta;
        if let Some(place) = meta.locality.as_deref().and_then(|text| self.place(text)) {
            return Some(place);
        }
        let dateline = || self.dateline(article.text().as_str());
        if let Some(paper) = meta.newspaper.as_deref().and_then(|paper| self.newspaper_place(paper)) {
            let is_state = paper.division.is_none();
            let inside = dateline().filter(|place| !is_state && self.lies_in(place, paper));
            return inside.or(Some(paper));
        }
        let title = meta.title.as_deref().unwrap_or_default();
        let begins = |part: &str| self.place_prefix(part).map(|(entry, _)| entry);
        dateline().or_else(|| begins(title)).or_else(|| {
            // The text takes the place of a later part up at once; else that part is of something else.
            let lead: String =
                article.text().as_str().chars().skip(title.chars().count()).take(120).collect();
            let told = |entry: &&Entry| {
                entry
                    .division
                    .as_ref()
                    .is_some_and(|d| !d.short.is_empty() && lead.contains(d.short.as_str()))
            };
            title.split([' ', '\u{3000}']).skip(1).find_map(begins).filter(told)
        })
    }

    /// 本报常州讯, 新华社南京1月5日电.
    fn dateline(&self, text: &str) -> Option<&Entry> {
        ["本报", "新华社", "中新社", "中新网"].iter().find_map(|mark| {
            let (_, rest) = text.split_once(mark)?;
            let (entry, len) = self.place_prefix(rest)?;
            let after: String = rest.get(len..)?.chars().take(12).collect();
            (after.starts_with('讯') || after.contains('电')).then_some(entry)
        })
    }
}
