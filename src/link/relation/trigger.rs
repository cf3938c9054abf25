//! The trigger table `data/lexicon/triggers.tsv`: which words make which pattern fire.

use std::sync::LazyLock;

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};

use crate::ontology::{EntityType, RelationType};
use crate::text::Span;

/// The table, loaded.
pub static TRIGGERS: LazyLock<Triggers> = LazyLock::new(|| {
    Triggers::parse(include_str!("../../../data/lexicon/triggers.tsv")).expect("the built-in table is tested")
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

impl Pattern {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "verb" => Self::Verb,
            "verb<" => Self::Reversed,
            "agent" => Self::Agent,
            "patient" => Self::Patient,
            "passive" => Self::Passive,
            "give" => Self::Give,
            "dative" => Self::Dative,
            "held" => Self::Held,
            "go" => Self::Go,
            "situated" => Self::Situated,
            "pair" => Self::Pair,
            "stake" => Self::Stake,
            "event" => Self::Event,
            "speech" => Self::Speech,
            "result" => Self::Result,
            "award" => Self::Award,
            "match" => Self::Match,
            "topic" => Self::Topic,
            "nominal" => Self::Nominal,
            "represents" => Self::Represents,
            "agent-of" => Self::AgentOf,
            "stop" => Self::Stop,
            _ => return None,
        })
    }
}

/// One row: one meaning of a trigger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it says; `None` for a stop word.
    pub predicate: Option<RelationType>,
    /// How it is built into its clause.
    pub patterns: Vec<Pattern>,
    /// The types its object may have here.
    pub objects: Vec<EntityType>,
}

impl Row {
    /// Whether the row allows `pattern`.
    pub fn has(&self, pattern: Pattern) -> bool {
        self.patterns.contains(&pattern)
    }
}

/// An occurrence of a trigger.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// Where.
    pub span: Span,
    /// The word.
    pub word: &'static str,
    /// Its meanings.
    pub rows: &'static [Row],
}

impl Hit {
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
    pub fn meanings(&self, pattern: Pattern) -> impl Iterator<Item = (RelationType, &'static Row)> {
        self.rows.iter().filter(move |r| r.has(pattern)).filter_map(|r| Some((r.predicate?, r)))
    }
}

/// All triggers with their automaton.
#[allow(missing_debug_implementations)]
pub struct Triggers {
    automaton: CharwiseDoubleArrayAhoCorasick<u32>,
    entries: Vec<(&'static str, Vec<Row>)>,
}

impl Triggers {
    fn parse(table: &'static str) -> Result<Self, String> {
        let mut rows = Vec::new();
        for (number, line) in table.lines().enumerate() {
            if line.starts_with('#') || line.starts_with("trigger\t") || line.is_empty() {
                continue;
            }
            rows.push(row(line).map_err(|error| format!("triggers.tsv:{}: {error}", number + 1))?);
        }
        rows.sort_by_key(|(word, _)| *word);
        let mut entries: Vec<(&'static str, Vec<Row>)> = Vec::new();
        for (word, row) in rows {
            match entries.last_mut() {
                Some((last, found)) if *last == word => found.push(row),
                _ => entries.push((word, vec![row])),
            }
        }
        let words = entries.iter().enumerate().map(|(index, (word, _))| (*word, index as u32));
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .build_with_values(words)
            .map_err(|error| error.to_string())?;
        Ok(Self { automaton, entries })
    }

    /// Whether `text` begins with a trigger that means something.
    pub fn begins(&self, text: &str) -> bool {
        let first = self.automaton.leftmost_find_iter(text).next().filter(|m| m.start() == 0);
        first.is_some_and(|m| self.entries[m.value() as usize].1.iter().any(|r| r.predicate.is_some()))
    }

    /// The triggers in `text`, leftmost longest, as spans shifted by `offset`.
    pub fn find(&'static self, text: &str, offset: usize, hits: &mut Vec<Hit>) {
        for found in self.automaton.leftmost_find_iter(text) {
            let (word, rows) = &self.entries[found.value() as usize];
            hits.push(Hit { span: Span::new(offset + found.start(), offset + found.end()), word, rows });
        }
    }
}

fn row(line: &'static str) -> Result<(&'static str, Row), String> {
    let mut fields = line.split('\t');
    let mut next = |name: &str| fields.next().ok_or(format!("no {name} in `{line}`"));
    let (word, predicate, patterns, objects) =
        (next("trigger")?, next("predicate")?, next("patterns")?, next("object types")?);
    let predicate: Option<RelationType> = if predicate == "-" { None } else { Some(predicate.parse()?) };
    let patterns = patterns
        .split(',')
        .map(|p| Pattern::parse(p).ok_or(format!("`{p}` is no pattern")))
        .collect::<Result<Vec<_>, _>>()?;
    let range = predicate.map_or(&[][..], RelationType::range);
    let objects = if objects == "*" { Ok(range.to_vec()) } else { objects.chars().map(kind).collect() }?;
    Ok((word, Row { predicate, patterns, objects }))
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
    fn every_row_stays_in_range() {
        for (word, rows) in &TRIGGERS.entries {
            for row in rows {
                let Some(predicate) = row.predicate else { continue };
                let range = predicate.range();
                assert!(row.objects.iter().all(|o| range.contains(o)), "{word} {predicate}");
            }
        }
    }

    #[test]
    fn every_predicate_has_a_trigger() {
        let known: Vec<_> =
            TRIGGERS.entries.iter().flat_map(|(_, r)| r).filter_map(|r| r.predicate).collect();
        for predicate in RelationType::ALL {
            // Positions are read off titles.
            assert!(*predicate == RelationType::HoldsPosition || known.contains(predicate), "{predicate}");
        }
    }

    #[test]
    fn a_stop_word_keeps_its_part_from_firing() {
        let mut hits = Vec::new();
        TRIGGERS.find("出台实施方案", 0, &mut hits);
        assert_eq!(hits.iter().map(|h| h.word).collect::<Vec<_>>(), ["出台", "实施方案"]);
        assert!(hits[1].is_stop());
    }

    #[test]
    fn errors_name_the_line() {
        let error = Triggers::parse("# x\n举办\torganises\tverbs\tG\n").err().unwrap();
        assert!(error.contains(":2:") && error.contains("verbs"), "{error}");
    }
}
