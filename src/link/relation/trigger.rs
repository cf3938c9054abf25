//! The trigger table `data/lexicon/triggers.tsv`: which words make which pattern fire.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::LazyLock;

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};

use crate::ontology::{EntityType, RelationType};
use crate::text::Span;

/// The table, loaded.
pub static TRIGGERS: LazyLock<Triggers> = LazyLock::new(|| {
    let table = include_str!("../../../data/lexicon/triggers.tsv");
    let rows = parse("triggers.tsv", table, false).expect("invariant: the built-in table is tested");
    Triggers::new(rows).expect("invariant: the built-in table is tested")
});

/// How a trigger is built into its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Subject before, object after: 科协举办大赛.
    Verb,
    /// The same, relation reversed: 联盟吸纳学会.
    Reversed,
    /// Subject right before, object named earlier: 大赛由科协主办.
    Agent,
    /// Object before, at the clause's end: 行动深入开展.
    Patient,
    /// Subject between 被 or 得到 and the trigger: 建议被市长批示.
    Passive,
    /// 授予某人某奖.
    Give,
    /// 向某机构捐赠.
    Dative,
    /// 在某地举行.
    Held,
    /// 到某地调研.
    Go,
    /// 位于某地.
    Situated,
    /// A与B合作.
    Pair,
    /// 持股51%, of what was named before.
    Stake,
    /// 出席开幕式, of what was named before.
    Event,
    /// 在会上致辞.
    Speech,
    /// 获冠军, of what was named before.
    Result,
    /// 获一等奖, of an award named before.
    Award,
    /// 甲队战胜乙队.
    Match,
    /// 提供赞助, of what was named before.
    Topic,
    /// A旗下B.
    Nominal,
    /// 代表某队出战.
    Represents,
    /// 由A主管.
    AgentOf,
    /// No relation; keeps a shorter trigger from firing: 实施方案.
    Stop,
}

/// Every pattern by its name in the table.
const PATTERNS: &[(&str, Pattern)] = &[
    ("verb", Pattern::Verb),
    ("verb<", Pattern::Reversed),
    ("agent", Pattern::Agent),
    ("patient", Pattern::Patient),
    ("passive", Pattern::Passive),
    ("give", Pattern::Give),
    ("dative", Pattern::Dative),
    ("held", Pattern::Held),
    ("go", Pattern::Go),
    ("situated", Pattern::Situated),
    ("pair", Pattern::Pair),
    ("stake", Pattern::Stake),
    ("event", Pattern::Event),
    ("speech", Pattern::Speech),
    ("result", Pattern::Result),
    ("award", Pattern::Award),
    ("match", Pattern::Match),
    ("topic", Pattern::Topic),
    ("nominal", Pattern::Nominal),
    ("represents", Pattern::Represents),
    ("agent-of", Pattern::AgentOf),
    ("stop", Pattern::Stop),
];

impl Pattern {
    fn parse(name: &str) -> Option<Self> {
        PATTERNS.iter().find(|(known, _)| *known == name).map(|(_, pattern)| *pattern)
    }

    /// Its name in the table.
    pub fn name(self) -> &'static str {
        PATTERNS.iter().find(|(_, pattern)| *pattern == self).map_or("", |(name, _)| name)
    }

    fn names() -> String {
        PATTERNS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    }
}

/// One row: one meaning of a trigger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its name in evidence and documentation.
    pub id: String,
    /// The word.
    pub word: String,
    /// What it says; `None` for a stop word.
    pub predicate: Option<RelationType>,
    /// How it is built into its clause.
    pub patterns: Vec<Pattern>,
    /// The types its object may have here.
    pub objects: Vec<EntityType>,
    /// A marked-up text in which it says something; for a stop word, one in which nothing is said by it.
    pub example: String,
    /// A marked-up text in which the word stands and says nothing; empty for a stop word.
    pub counter: String,
    /// Whether a user wrote it: then its id is the rule of what it says.
    pub own: bool,
}

impl Row {
    /// Whether the row allows `pattern`.
    pub fn has(&self, pattern: Pattern) -> bool {
        self.patterns.contains(&pattern)
    }
}

/// An occurrence of a trigger.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'a> {
    /// Where.
    pub span: Span,
    /// The word.
    pub word: &'a str,
    /// Its meanings.
    pub rows: &'a [Row],
}

impl<'a> Hit<'a> {
    /// Whether it is a stop word.
    pub fn is_stop(&self) -> bool {
        self.rows.iter().all(|r| r.predicate.is_none())
    }

    /// Whether it is a noun that leads from a body to its part: 旗下.
    pub fn is_part_noun(&self) -> bool {
        self.meanings(Pattern::Nominal).any(|(predicate, _)| predicate == RelationType::SubOrganisationOf)
    }

    /// Whether it is a verb: neither a stop word nor a noun like 子公司.
    pub fn is_verb(&self) -> bool {
        self.rows.iter().any(|r| r.predicate.is_some() && r.patterns != [Pattern::Nominal])
    }

    /// The meanings that allow `pattern`.
    pub fn meanings(&self, pattern: Pattern) -> impl Iterator<Item = (RelationType, &'a Row)> + use<'a> {
        self.rows.iter().filter(move |r| r.has(pattern)).filter_map(|r| Some((r.predicate?, r)))
    }
}

/// All triggers with their automaton. Immutable, shared by threads.
pub struct Triggers {
    automaton: CharwiseDoubleArrayAhoCorasick<u32>,
    /// Each word with its rows, by word.
    entries: Vec<(String, Vec<Row>)>,
}

impl fmt::Debug for Triggers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Triggers({} words)", self.entries.len())
    }
}

impl Triggers {
    /// The built-in table and the rows of a user: `shown` names the file in errors. A row of the user for a built-in
    /// word is one more meaning of it; a stop row takes its meanings away.
    pub fn with_rows(shown: &str, table: &str) -> Result<Self, RuleError> {
        let own = parse(shown, table, true)?;
        let stopped: BTreeSet<&str> =
            own.iter().filter(|r| r.predicate.is_none()).map(|r| r.word.as_str()).collect();
        let built_in = TRIGGERS.rows().filter(|r| !stopped.contains(r.word.as_str())).cloned();
        Self::new(built_in.chain(own.clone()).collect()).map_err(|reason| RuleError {
            file: shown.to_owned(),
            line: 0,
            reason,
        })
    }

    /// The table of these rows.
    pub fn new(mut rows: Vec<Row>) -> Result<Self, String> {
        rows.sort_by(|a, b| a.word.cmp(&b.word));
        let mut entries: Vec<(String, Vec<Row>)> = Vec::new();
        for row in rows {
            match entries.last_mut() {
                Some((last, found)) if *last == row.word => found.push(row),
                _ => entries.push((row.word.clone(), vec![row])),
            }
        }
        let words = entries.iter().enumerate().map(|(index, (word, _))| (word.as_str(), index as u32));
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .build_with_values(words)
            .map_err(|error| error.to_string())?;
        Ok(Self { automaton, entries })
    }

    /// Every row, by word.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.entries.iter().flat_map(|(_, rows)| rows)
    }

    /// Whether `text` begins with a trigger that means something.
    pub fn begins(&self, text: &str) -> bool {
        let first = self.automaton.leftmost_find_iter(text).next().filter(|m| m.start() == 0);
        first.is_some_and(|m| self.entries[m.value() as usize].1.iter().any(|r| r.predicate.is_some()))
    }

    /// The triggers in `text`, leftmost longest, as spans shifted by `offset`.
    pub fn find<'a>(&'a self, text: &str, offset: usize, hits: &mut Vec<Hit<'a>>) {
        for found in self.automaton.leftmost_find_iter(text) {
            let (word, rows) = &self.entries[found.value() as usize];
            hits.push(Hit { span: Span::new(offset + found.start(), offset + found.end()), word, rows });
        }
    }
}

/// A row that means nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {reason}")]
pub struct RuleError {
    /// The file.
    pub file: String,
    /// One-based.
    pub line: usize,
    /// Why.
    pub reason: String,
}

/// The rows of a table: `id, trigger, predicate, patterns, objects, example, counter-example`, with tabs between;
/// lines that begin with `#` and the line of column names are passed over. `own` marks them as a user's.
pub fn parse(shown: &str, table: &str, own: bool) -> Result<Vec<Row>, RuleError> {
    let mut rows: Vec<Row> = Vec::new();
    for (index, line) in table.lines().enumerate() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let line = if index == 0 { line.trim_start_matches('\u{feff}') } else { line };
        if line.starts_with('#') || line.starts_with("id\t") || line.trim().is_empty() {
            continue;
        }
        let error = |reason: String| RuleError { file: shown.to_owned(), line: index + 1, reason };
        let row = row(line, own).map_err(error)?;
        if rows.iter().any(|r| own && r.id == row.id) {
            return Err(error(format!("a second rule is called `{}`", row.id)));
        }
        rows.push(row);
    }
    Ok(rows)
}

fn row(line: &str, own: bool) -> Result<Row, String> {
    let mut fields = line.split('\t').map(str::trim);
    let mut next = |name: &str| fields.next().ok_or(format!("no {name} in `{line}`"));
    let (id, word, predicate, patterns) =
        (next("id")?, next("trigger")?, next("predicate")?, next("patterns")?);
    let (objects, example, counter) = (next("object types")?, next("example")?, next("counter-example")?);
    if id.is_empty() || word.is_empty() {
        return Err(format!("no {} in `{line}`", if id.is_empty() { "id" } else { "trigger" }));
    }
    let known = || RelationType::ALL.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let predicate: Option<RelationType> = match predicate {
        "-" => None,
        name => Some(name.parse().map_err(|_| format!("`{name}` is none of {}", known()))?),
    };
    let patterns = patterns
        .split(',')
        .map(|p| Pattern::parse(p).ok_or(format!("`{p}` is no pattern; there are {}", Pattern::names())))
        .collect::<Result<Vec<_>, _>>()?;
    if predicate.is_none() != (patterns == [Pattern::Stop]) {
        return Err("the pattern `stop` goes with the predicate `-`, and with no other".to_owned());
    }
    let range = predicate.map_or(&[][..], RelationType::range);
    let objects = if objects == "*" { Ok(range.to_vec()) } else { objects.chars().map(kind).collect() }?;
    if let (Some(predicate), Some(other)) = (predicate, objects.iter().find(|o| !range.contains(o))) {
        return Err(format!("no {other} can be the object of {predicate}"));
    }
    let (id, word, example, counter) =
        (id.to_owned(), word.to_owned(), example.to_owned(), counter.to_owned());
    Ok(Row { id, word, predicate, patterns, objects, example, counter, own })
}

/// O, P, L, G, W as entity types.
pub fn kind(letter: char) -> Result<EntityType, String> {
    Ok(match letter {
        'O' => EntityType::Organisation,
        'P' => EntityType::Person,
        'L' => EntityType::Place,
        'G' => EntityType::Programme,
        'W' => EntityType::Work,
        other => return Err(format!("`{other}` is none of O, P, L, G, W")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_predicate_has_a_trigger() {
        let known: Vec<_> = TRIGGERS.rows().filter_map(|r| r.predicate).collect();
        for predicate in RelationType::ALL {
            // Positions are read off titles.
            assert!(*predicate == RelationType::HoldsPosition || known.contains(predicate), "{predicate}");
        }
    }

    #[test]
    fn ids_are_unique() {
        let mut ids = BTreeSet::new();
        let twice: Vec<_> = TRIGGERS.rows().filter(|r| !ids.insert(&r.id)).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }

    #[test]
    fn a_stop_word_keeps_its_part_from_firing() {
        let mut hits = Vec::new();
        TRIGGERS.find("出台实施方案", 0, &mut hits);
        assert_eq!(hits.iter().map(|h| h.word).collect::<Vec<_>>(), ["出台", "实施方案"]);
        assert!(hits[1].is_stop());
    }

    #[test]
    fn errors_name_the_line_and_what_would_do() {
        let error = |table| Triggers::with_rows("mine.tsv", table).err().unwrap().to_string();
        let row = "# x\nfairs\t举办\torganises\tverbs\tG\ta\tb\n";
        assert!(
            error(row).starts_with("mine.tsv:2: `verbs` is no pattern; there are verb, "),
            "{}",
            error(row)
        );
        assert!(error("x\t看\tsees\tverb\tG\ta\tb").contains("`sees` is none of locatedIn, "));
        assert!(error("x\t看\torganises\tverb\tP\ta\tb").contains("no Person can be the object"));
        assert!(error("x\t看\torganises\tstop\tG\ta\tb").contains("goes with the predicate `-`"));
        assert!(error("x\t看\torganises\tverb\tG").contains("no example in"));
        let twice = "x\t看\torganises\tverb\tG\ta\tb\n";
        assert!(error(&twice.repeat(2)).contains("a second rule is called `x`"));
    }

    #[test]
    fn a_users_stop_row_takes_a_built_in_meaning_away() {
        let rows = |table| {
            let all = Triggers::with_rows("mine.tsv", table).unwrap();
            all.rows().filter(|r| r.word == "举办").count()
        };
        let built_in = TRIGGERS.rows().filter(|r| r.word == "举办").count();
        assert_eq!(rows("x\t举办\t-\tstop\t*\t\t"), 1);
        assert_eq!(rows("x\t举办\tpublishes\tverb\tW\ta\tb"), built_in + 1);
    }
}
