//! Which names mean one thing: names → candidates within blocks → a score with its reason → stars around one name.
//!
//! A cluster is a star: every member is held to the cluster's own name by a score of its own. That 甲 is like 乙 and
//! 乙 like 丙 does not make 甲 and 丙 one.

mod person;
mod placed;
mod renamed;
mod stars;
mod stated;
mod written;

use std::collections::{BTreeMap, BTreeSet};

pub(super) use stars::{Stars, stars};

use super::View;
use super::key::{numbers, spelling, split_place, written_out};
use crate::lexicon::Lexicon;
use crate::ontology::{EntityClass, EntityType};

/// At and above this, two names are one.
pub const SAME: f32 = 0.8;
/// Below this, a pair is not worth a person's time.
pub const DOUBTFUL: f32 = 0.5;

/// Why two names may be one, in words that a person can check.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// 0 to 1.
    pub score: f32,
    /// The rule, for programs.
    pub rule: &'static str,
    /// What speaks for and against, for people.
    pub because: Vec<String>,
}

/// A pair of names that a rule proposes: `short` is taken for `full`.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The name that would go.
    pub short: String,
    /// The name that would stay.
    pub full: String,
    /// How sure, and why.
    pub reason: Reason,
}

/// What all articles together say of one name.
#[derive(Debug, Default)]
pub(super) struct Name {
    kinds: BTreeMap<EntityType, u32>,
    classes: BTreeMap<EntityClass, u32>,
    pub(super) articles: u32,
    /// Articles that give it each other name, and articles that introduce it as such.
    aliases: BTreeMap<String, (u32, u32)>,
    /// Articles of each place.
    localities: BTreeMap<String, u32>,
    /// Bodies that a person has a position in, with the articles that say so.
    bodies: BTreeMap<String, u32>,
    /// Names that a statement relates it to.
    related: BTreeSet<String>,
    /// Its full form is in the gazetteer.
    known: bool,
}

impl Name {
    pub(super) fn kind(&self) -> EntityType {
        most(&self.kinds).unwrap_or(EntityType::Organisation)
    }

    fn class(&self) -> Option<EntityClass> {
        most(&self.classes).filter(|class| class.kind() == self.kind())
    }
}

fn most<T: Copy + Ord>(counts: &BTreeMap<T, u32>) -> Option<T> {
    counts.iter().max_by_key(|(item, count)| (**count, std::cmp::Reverse(**item))).map(|(item, _)| *item)
}

/// All names of the views.
pub(super) fn collect(views: &[&View], lexicon: &Lexicon) -> BTreeMap<String, Name> {
    let mut names: BTreeMap<String, Name> = BTreeMap::new();
    for view in views {
        for seen in &view.seen {
            let name = names.entry(seen.name.clone()).or_default();
            *name.kinds.entry(seen.kind).or_default() += 1;
            if let Some(class) = seen.class {
                *name.classes.entry(class).or_default() += 1;
            }
            name.articles += 1;
            for alias in &seen.aliases {
                let counts = name.aliases.entry(alias.clone()).or_default();
                counts.0 += 1;
                counts.1 += u32::from(seen.introduced.binary_search(alias).is_ok());
            }
            if let Some(place) = &view.locality {
                *name.localities.entry(place.clone()).or_default() += 1;
            }
            for (body, _) in &seen.posts {
                *name.bodies.entry(view.seen[*body].name.clone()).or_default() += 1;
            }
            name.related.extend(seen.related.iter().map(|&other| view.seen[other].name.clone()));
        }
    }
    for (text, name) in &mut names {
        name.known = lexicon.by_name(text).is_some();
    }
    names
}

/// The pairs that the rules propose, best first.
pub(super) fn pairs(names: &BTreeMap<String, Name>, views: &[&View], lexicon: &Lexicon) -> Vec<Pair> {
    let mut proposer = Proposer { names, lexicon, found: BTreeMap::new() };
    proposer.spelling();
    proposer.written_out();
    proposer.stated();
    proposer.placed();
    proposer.companies();
    proposer.foreign();
    proposer.renamed(views);
    let mut pairs: Vec<Pair> = proposer.found.into_values().collect();
    pairs.sort_by(|a, b| {
        b.reason.score.total_cmp(&a.reason.score).then_with(|| (&a.full, &a.short).cmp(&(&b.full, &b.short)))
    });
    pairs
}

struct Proposer<'a> {
    names: &'a BTreeMap<String, Name>,
    lexicon: &'a Lexicon,
    found: BTreeMap<(String, String), Pair>,
}

/// A score being added up.
struct Tally {
    score: f32,
    because: Vec<String>,
}

impl Tally {
    fn new(score: f32, because: impl Into<String>) -> Self {
        Self { score, because: vec![because.into()] }
    }

    fn add(&mut self, score: f32, because: impl Into<String>) {
        self.score += score;
        self.because.push(because.into());
    }
}

impl<'a> Proposer<'a> {
    /// Keeps a pair, the surer where two rules propose it. What speaks against any pair is weighed here.
    fn propose(&mut self, short: &str, full: &str, rule: &'static str, mut tally: Tally) {
        let (Some(a), Some(b)) = (self.names.get(short), self.names.get(full)) else { return };
        if short == full || a.kind() != b.kind() {
            return;
        }
        // What the gazetteer knows stays, and two that it knows are two.
        let (short, full, a, b) = match (a.known, b.known) {
            (true, true) => return,
            (true, false) => (full, short, b, a),
            _ => (short, full, a, b),
        };
        if a.related.contains(full) {
            tally.add(-0.5, "文中二者互有关系 an article relates the two");
        }
        if numbers(short) != numbers(full) && !matches!(rule, "renamed" | "introduced") {
            tally.add(-0.6, "序号不同 other numbers");
        }
        let (x, y) = (split_place(short, self.lexicon), split_place(full, self.lexicon));
        if let (Some((x, _)), Some((y, _))) = (x, y)
            && !self.lexicon.lies_in(x, y)
            && !self.lexicon.lies_in(y, x)
            && rule != "renamed"
        {
            tally.add(-0.6, "地名不同 other places");
        }
        if let (Some(x), Some(y)) = (a.class(), b.class())
            && x != y
        {
            tally.add(-0.1, format!("类别不同 {x} / {y}"));
        }
        let score = (tally.score.clamp(0.0, 0.99) * 100.0).round() / 100.0;
        if score < DOUBTFUL {
            return;
        }
        // One direction for each two names, so that no rule's pair hides the other's.
        let reason = Reason { score, rule, because: tally.because };
        let pair = Pair { short: short.to_owned(), full: full.to_owned(), reason };
        let key = if short < full { (short, full) } else { (full, short) };
        let key = (key.0.to_owned(), key.1.to_owned());
        match self.found.get(&key) {
            Some(known) if known.reason.score >= pair.reason.score => {}
            _ => {
                self.found.insert(key, pair);
            }
        }
    }

    /// The names of each block, best known first.
    fn blocks(&self, key: impl Fn(&str, &Name) -> Option<String>) -> Vec<Vec<&'a str>> {
        let mut blocks: BTreeMap<(EntityType, String), Vec<&'a str>> = BTreeMap::new();
        for (text, name) in self.names {
            if let Some(key) = key(text, name) {
                blocks.entry((name.kind(), key)).or_default().push(text);
            }
        }
        let mut blocks: Vec<_> = blocks.into_values().filter(|block| block.len() > 1).collect();
        for block in &mut blocks {
            block.sort_by_key(|text| self.rank(text));
        }
        blocks
    }

    /// What makes a name the one that stays: in the gazetteer, written out, in many articles, long.
    fn rank(&self, text: &'a str) -> impl Ord + use<'a> {
        let name = &self.names[text];
        let spelt = spelling(text);
        let official =
            written_out(text, name.kind(), self.lexicon).is_none_or(|full| spelling(&full) == spelt);
        (
            !name.known,
            !official,
            !text.starts_with("中国共产党"),
            spelt != text,
            std::cmp::Reverse(name.articles),
            std::cmp::Reverse(text.chars().count()),
            text,
        )
    }
}
