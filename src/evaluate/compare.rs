//! [`Comparison`]: gold and prediction of one article, laid over the same text.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::fold;
use super::{Gold, GoldEntity, Prediction};

/// Code points from begin to end.
pub(super) type Range = (usize, usize);

/// A gold mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wanted<'a> {
    pub range: Range,
    pub entity: &'a GoldEntity,
}

/// A predicted mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Got<'a> {
    pub range: Range,
    pub kind: &'a str,
    pub cluster: Option<&'a str>,
}

/// Gold and prediction of one article.
pub(super) struct Comparison<'a> {
    pub gold: &'a Gold,
    pub found: &'a Prediction,
    /// The predicted text, folded.
    text: Vec<char>,
    /// Gold mentions by outright names, by position.
    pub strong: Vec<Wanted<'a>>,
    /// Gold mentions that only context completes, by position.
    pub deictic: Vec<Wanted<'a>>,
    /// Predicted mentions in the order given; of several at one place, the last counts, in the first's stead.
    pub got: Vec<Got<'a>>,
    got_at: BTreeMap<Range, usize>,
    strong_at: BTreeMap<Range, usize>,
    deictic_at: BTreeMap<Range, usize>,
    /// Name of each predicted entity.
    pub names: BTreeMap<&'a str, &'a str>,
    /// How many predicted mentions are not what stands at their offsets.
    pub offset_errors: usize,
}

impl<'a> Comparison<'a> {
    pub fn new(gold: &'a Gold, found: &'a Prediction) -> Self {
        let raw: Vec<char> = found.text.chars().collect();
        let text: Vec<char> = fold(&found.text).chars().collect();
        let mut strong = Vec::new();
        let mut deictic = Vec::new();
        for (wanted, is_deictic) in gold_mentions(&text, &gold.article.entities) {
            if is_deictic { deictic.push(wanted) } else { strong.push(wanted) }
        }
        let mut got: Vec<Got<'_>> = Vec::new();
        let mut got_at = BTreeMap::new();
        let mut offset_errors = 0;
        for m in &found.mentions {
            let range = (m.start, m.end);
            offset_errors += usize::from(!slice(&raw, range).iter().copied().eq(m.text.chars()));
            let mention = Got { range, kind: &m.kind, cluster: m.entity.as_deref() };
            let index = *got_at.entry(range).or_insert(got.len());
            if index < got.len() { got[index] = mention } else { got.push(mention) }
        }
        let at = |wanted: &[Wanted<'_>]| wanted.iter().enumerate().map(|(i, w)| (w.range, i)).collect();
        let names = found.entities.iter().map(|e| (e.id.as_str(), e.name.as_str())).collect();
        let (strong_at, deictic_at) = (at(&strong), at(&deictic));
        Self { gold, found, text, strong, deictic, got, got_at, strong_at, deictic_at, names, offset_errors }
    }

    /// The predicted mention at exactly that place.
    pub fn got(&self, range: Range) -> Option<Got<'a>> {
        self.got_at.get(&range).map(|&index| self.got[index])
    }

    /// The gold entity that is named outright at exactly that place.
    pub fn strong(&self, range: Range) -> Option<&'a GoldEntity> {
        self.strong_at.get(&range).map(|&index| self.strong[index].entity)
    }

    /// The gold entity that is meant in context at exactly that place.
    pub fn deictic(&self, range: Range) -> Option<&'a GoldEntity> {
        self.deictic_at.get(&range).map(|&index| self.deictic[index].entity)
    }

    /// Whether it lies in a mention that a careful reader may take or leave.
    pub fn is_inside_optional(&self, (begin, end): Range) -> bool {
        self.strong.iter().any(|w| w.range.0 <= begin && end <= w.range.1 && w.entity.optional)
    }

    /// The folded characters there.
    pub fn slice(&self, range: Range) -> String {
        slice(&self.text, range).iter().collect()
    }

    /// `message` with the article's name before it.
    pub fn error(&self, message: &str) -> String {
        format!("{}: {message}", self.gold.file_name)
    }
}

/// The characters there, as far as there are any.
fn slice(text: &[char], (begin, end): Range) -> &[char] {
    let end = end.min(text.len());
    text.get(begin.min(end)..end).unwrap_or_default()
}

/// Every occurrence of a name, the longest at each place, left to right, and whether it is deictic.
pub(super) fn gold_mentions<'a>(text: &[char], entities: &'a [GoldEntity]) -> Vec<(Wanted<'a>, bool)> {
    let surfaces = surfaces(entities);
    let lengths: BTreeMap<char, BTreeSet<usize>> = surfaces.keys().fold(BTreeMap::new(), |mut all, name| {
        if let Some(&first) = name.first() {
            all.entry(first).or_default().insert(name.len());
        }
        all
    });
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text.get(at) {
        let mut longest = lengths.get(first).into_iter().flatten().rev();
        let hit = longest.find_map(|&len| {
            let (&(entity, deictic), end) = (surfaces.get(text.get(at..at + len)?)?, at + len);
            Some((Wanted { range: (at, end), entity }, deictic))
        });
        at = hit.map_or(at + 1, |(wanted, _)| wanted.range.1);
        found.extend(hit);
    }
    found
}

/// Each folded name with its entity, and whether it is deictic. An outright name wins over a deictic one, and the
/// later of two entities over the former.
fn surfaces(entities: &[GoldEntity]) -> BTreeMap<Vec<char>, (&GoldEntity, bool)> {
    let key = |name: &String| -> Vec<char> { fold(name).chars().collect() };
    let mut surfaces = BTreeMap::new();
    for entity in entities {
        surfaces.extend(entity.surfaces.iter().map(|name| (key(name), (entity, false))));
        for name in &entity.deictic {
            surfaces.entry(key(name)).or_insert((entity, true));
        }
    }
    surfaces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_at_each_place() {
        let entity = |id: &str, surfaces: &[&str], deictic: &[&str]| GoldEntity {
            id: id.to_owned(),
            name: id.to_owned(),
            kind: "Place".to_owned(),
            surfaces: surfaces.iter().map(|&s| s.to_owned()).collect(),
            deictic: deictic.iter().map(|&s| s.to_owned()).collect(),
            optional: false,
        };
        let entities = [entity("市", &["泰州"], &["我市"]), entity("馆", &["泰州（新）馆", "我市"], &[])];
        let text: Vec<char> = "我市泰州(新)馆在泰州".chars().collect();
        let found: Vec<_> = gold_mentions(&text, &entities)
            .iter()
            .map(|(w, d)| (w.range, w.entity.id.as_str(), *d))
            .collect();
        assert_eq!(found, [((0, 2), "馆", false), ((2, 8), "馆", false), ((9, 11), "市", false)]);
    }

    #[test]
    fn a_slice_beyond_the_text_is_what_there_is() {
        let text = ['甲', '乙'];
        assert_eq!(slice(&text, (1, 9)), ['乙']);
        assert!(slice(&text, (5, 9)).is_empty() && slice(&text, (2, 1)).is_empty());
    }
}
