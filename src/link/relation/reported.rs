//! Whether what a clause says is said by somebody: its subject is then not the one that another clause opened with.

use super::view::{View, is_quote};

/// Verbs of saying: what follows is said, not done, by their subject.
const SAYING: &[&str] = &[
    "说",
    "表示",
    "指出",
    "强调",
    "介绍",
    "认为",
    "要求",
    "称",
    "提出",
    "透露",
    "坦言",
    "写道",
    "回忆",
    "告诉记者",
    "明确",
    "说道",
    "建议",
    "呼吁",
    "宣布",
    "决定",
    "指示",
    "部署",
    "介绍说",
    "报道",
    "获悉",
    "显示",
];

impl View<'_> {
    /// Whether a clause of the sentence before this one ends in a verb of saying: 林某说，….
    pub fn is_reported(&self, clause: usize) -> bool {
        (clause.saturating_sub(12)..clause).any(|c| self.says(c))
    }

    /// The clause with which what is said, and `clause` belongs to, begins: 林某说，|某会将…，并…; 0 where nobody speaks.
    pub fn said_from(&self, clause: usize) -> usize {
        (clause.saturating_sub(12)..clause).rev().find(|c| self.says(*c)).map_or(0, |c| c + 1)
    }

    fn says(&self, clause: usize) -> bool {
        let span = self.clauses[clause];
        let text = self.raw(span.begin, span.end).trim_end_matches(is_quote);
        SAYING.iter().any(|w| text.ends_with(w))
    }
}
