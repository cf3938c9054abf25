//! Which names mean one thing: names → candidates within blocks → a score with its reason → stars around one name.
//!
//! A cluster is a star: every member is held to the cluster's own name by a score of its own. That 甲 is like 乙 and
//! 乙 like 丙 does not make 甲 and 丙 one.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::View;
use super::history::Kind as ChangeKind;
use super::key::{is_specific, numbers, spelling, split_place, without_legal_form, written_out};
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

    fn spelling(&mut self) {
        for block in self.blocks(|text, _| Some(spelling(text))) {
            let (full, rest) = (block[0], &block[1..]);
            for short in rest {
                self.propose(
                    short,
                    full,
                    "spelling",
                    Tally::new(0.97, "写法相同 the same but for quotation marks and the like"),
                );
            }
        }
    }

    fn written_out(&mut self) {
        let lexicon = self.lexicon;
        let key = |text: &str, name: &Name| {
            let full = written_out(text, name.kind(), lexicon);
            (name.kind() == EntityType::Organisation).then(|| spelling(full.as_deref().unwrap_or(text)))
        };
        for block in self.blocks(key) {
            let (full, rest) = (block[0], &block[1..]);
            for short in rest {
                self.propose(short, full, "written-out", Tally::new(0.93, "全称相同 the same in full"));
            }
        }
    }

    /// 甲（以下简称乙）: articles that give 甲 the name 乙, where other articles have an entity 乙.
    fn stated(&mut self) {
        let mut owners: BTreeMap<&'a str, Vec<(&'a str, u32, u32)>> = BTreeMap::new();
        for (full, name) in self.names {
            for (alias, &(articles, introduced)) in &name.aliases {
                if alias != full && self.names.get(alias).is_some_and(|short| short.kind() == name.kind()) {
                    owners.entry(alias).or_default().push((full, articles, introduced));
                }
            }
        }
        for (short, mut fulls) in owners {
            // 宣言 is introduced for one declaration here and for another there.
            if self.lexicon.words.nouns.contains_key(short) {
                continue;
            }
            fulls.sort_by_key(|&(full, articles, introduced)| {
                (std::cmp::Reverse((articles, introduced)), full)
            });
            let (full, articles, introduced) = fulls[0];
            // Within its article 常委会 is the one named before; elsewhere it may be any.
            if introduced == 0 && full.ends_with(short) {
                continue;
            }
            let rivals: u32 = fulls[1..].iter().map(|&(_, articles, _)| articles).sum();
            let mut tally = Tally::new(0.65, format!("{articles} 篇文章以此称之 articles give it this name"));
            if introduced > 0 {
                tally.add(0.2, format!("其中 {introduced} 篇明言 articles introduce it"));
            }
            if articles > 1 {
                tally.add(0.05, "不止一篇 more than one");
            }
            if rivals * 5 > articles {
                tally.add(-0.4, format!("也称别家 {rivals} articles mean another by it"));
            }
            self.weigh_context(&mut tally, short, full);
            let rule = if introduced > 0 { "introduced" } else { "stated" };
            self.propose(short, full, rule, tally);
        }
    }

    /// 青江恐龙园 and 恐龙园: the same with a place before it.
    fn placed(&mut self) {
        let mut fulls: BTreeMap<&'a str, Vec<&'a str>> = BTreeMap::new();
        for (full, name) in self.names {
            if !matches!(name.kind(), EntityType::Organisation | EntityType::Programme) {
                continue;
            }
            if let Some((_, rest)) = split_place(full, self.lexicon)
                && self.names.get(rest).is_some_and(|short| short.kind() == name.kind())
            {
                fulls.entry(rest).or_default().push(full);
            }
        }
        for (short, fulls) in fulls {
            let mut tally = Tally::new(0.45, "只差地名 the same but for the place");
            if fulls.len() == 1 {
                tally.add(0.15, "仅此一家 the only one");
            } else {
                tally.add(-0.1, format!("共 {} 家 of several", fulls.len()));
            }
            for full in fulls {
                let mut tally = Tally { score: tally.score, because: tally.because.clone() };
                self.weigh_context(&mut tally, short, full);
                self.propose(short, full, "placed", tally);
            }
        }
    }

    /// Whether a short name is specific, and whether its articles are about the place of the full one.
    fn weigh_context(&self, tally: &mut Tally, short: &str, full: &str) {
        if is_specific(short, self.lexicon) {
            tally.add(0.1, "名称特别 a specific name");
        } else {
            tally.add(-0.15, "名称通用 a name that many have");
        }
        let Some((place, _)) = split_place(full, self.lexicon) else { return };
        if split_place(short, self.lexicon).is_some() {
            return;
        }
        let (mut inside, mut outside) = (0, 0);
        for (locality, articles) in &self.names[short].localities {
            let within = self
                .lexicon
                .by_name(locality)
                .is_some_and(|here| self.lexicon.lies_in(here, place) || self.lexicon.lies_in(place, here));
            *(if within { &mut inside } else { &mut outside }) += articles;
        }
        if outside > 0 {
            tally.add(-0.2, format!("{outside} 篇是别处的 articles are of other places"));
        } else if inside > 0 {
            tally.add(0.15, format!("{inside} 篇是当地的 articles are of that place"));
        }
    }

    fn companies(&mut self) {
        let key = |text: &str, name: &Name| {
            let company = name.class() == Some(EntityClass::Company);
            company.then(|| without_legal_form(text).unwrap_or(text).to_owned())
        };
        for block in self.blocks(key) {
            // The form with most in it is the registered one.
            let Some(full) = block.iter().copied().max_by_key(|text| text.chars().count()) else { continue };
            for short in block.iter().filter(|short| **short != full) {
                self.propose(
                    short,
                    full,
                    "legal-form",
                    Tally::new(0.85, "只差公司形式 the same but for the legal form"),
                );
            }
        }
    }

    /// 贝拉克·某某马 and 某某马: one bearer of the last part.
    fn foreign(&mut self) {
        let mut fulls: FxHashMap<&'a str, Vec<&'a str>> = FxHashMap::default();
        for (full, name) in self.names.iter().filter(|(_, name)| name.kind() == EntityType::Person) {
            if let Some((_, last)) = full.rsplit_once('·')
                && last.chars().count() >= 2
                && self.names.get(last).is_some_and(|short| short.kind() == name.kind())
            {
                fulls.entry(last).or_default().push(full);
            }
        }
        for short in self.names.keys() {
            let Some(bearers) = fulls.get(short.as_str()) else { continue };
            let bearers = bearers.clone();
            for full in &bearers {
                let mut tally = Tally::new(0.6, "只用姓 the last part of the name");
                let others: u32 =
                    bearers.iter().filter(|o| *o != full).map(|o| self.names[*o].articles).sum();
                if others == 0 {
                    tally.add(0.15, "仅此一人 the only bearer");
                } else {
                    tally.add(-0.1, "不止一人 several bearers");
                }
                let (a, b) = (&self.names[short].bodies, &self.names[*full].bodies);
                let shared: u32 =
                    a.iter().filter(|(body, _)| b.contains_key(*body)).map(|(_, articles)| articles).sum();
                // 贾某某 of one country's army, and 某某 who mostly leads another's delegation.
                if 2 * shared > a.values().sum() {
                    let body = a.keys().find(|body| b.contains_key(*body)).map_or("", String::as_str);
                    tally.add(0.15, format!("都任职于 both of {body}"));
                }
                self.propose(short, full, "last-name", tally);
            }
        }
    }

    fn renamed(&mut self, views: &[&View]) {
        let mut said: BTreeMap<(&str, &str), u32> = BTreeMap::new();
        for change in views.iter().flat_map(|view| &view.changes).filter(|c| c.kind == ChangeKind::Renamed) {
            *said.entry((&change.former_name, &change.later_name)).or_default() += 1;
        }
        for ((former, later), articles) in said {
            // 全国人大某某委员会更名为 is not followed by 全国人大: the later name was cut short.
            let begins = |name: &str| former.starts_with(name);
            if begins(later)
                || self.names.get(later).is_some_and(|name| name.aliases.keys().any(|alias| begins(alias)))
            {
                continue;
            }
            let tally = Tally::new(0.85, format!("{articles} 篇说更名 articles say that it was renamed"));
            self.propose(former, later, "renamed", tally);
        }
    }
}

/// The names of one thing.
#[derive(Clone, Debug, Default)]
pub(super) struct Stars {
    /// Each name that goes, with the one that stays and why.
    pub(super) to: BTreeMap<String, (String, Reason)>,
    /// Pairs that were not sure enough, or that a star would not take.
    pub(super) doubts: Vec<Pair>,
}

/// Joins pairs to stars, best first; `apart` are pairs that a person keeps apart, smaller name first.
pub(super) fn stars(pairs: &[Pair], apart: &BTreeSet<(String, String)>) -> Stars {
    let mut scores: FxHashMap<(&str, &str), &Reason> = FxHashMap::default();
    for pair in pairs {
        scores.insert(ordered(&pair.short, &pair.full), &pair.reason);
    }
    let between = |a: &str, b: &str| scores.get(&ordered(a, b)).copied();
    // Two ways to write one name: what holds for the one holds for the other.
    let equal = |a: &str, b: &str| {
        let written =
            |reason: &Reason| matches!(reason.rule, "spelling" | "written-out") && reason.score >= SAME;
        a == b || between(a, b).is_some_and(written)
    };
    let mut centre: BTreeMap<&str, &str> = BTreeMap::new();
    let mut members: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut why: BTreeMap<&str, &Reason> = BTreeMap::new();
    let mut doubts = Vec::new();
    for pair in pairs {
        let (short, full) = (pair.short.as_str(), pair.full.as_str());
        let gone = centre.get(short).copied().unwrap_or(short);
        let stays = centre.get(full).copied().unwrap_or(full);
        if gone == stays {
            continue;
        }
        let both = |text| std::iter::once(text).chain(members.get(text).into_iter().flatten().copied());
        let linked = equal(short, gone) && equal(full, stays);
        let reason = |one: &'_ str| {
            let direct = between(one, stays).filter(|reason| reason.score >= SAME);
            direct.or_else(|| (linked && equal(one, gone)).then_some(&pair.reason))
        };
        let allowed = apart.is_empty()
            || both(gone).all(|a| {
                both(stays).all(|b| {
                    let (a, b) = ordered(a, b);
                    !apart.contains(&(a.to_owned(), b.to_owned()))
                })
            });
        let reasons: Option<Vec<_>> = both(gone).map(|one| Some((one, reason(one)?))).collect();
        let Some(joined) = reasons.filter(|_| allowed && pair.reason.score >= SAME) else {
            if allowed {
                doubts.push(pair.clone());
            }
            continue;
        };
        members.remove(gone);
        for (one, reason) in joined {
            centre.insert(one, stays);
            members.entry(stays).or_default().push(one);
            why.insert(one, reason);
        }
    }
    let to = centre
        .into_iter()
        .filter_map(|(name, stays)| Some((name.to_owned(), (stays.to_owned(), (*why.get(name)?).clone()))));
    Stars { to: to.collect(), doubts }
}

fn ordered<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    if a < b { (a, b) } else { (b, a) }
}
