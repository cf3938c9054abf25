//! Whose life is told: 林某，1903年生于某县。1924年加入某团，1928年任某会主席。

use crate::link::relation::view::View;
use crate::ontology::EntityType::Person;

/// How a sentence goes on that tells the next step of a life.
const THEN: &[&str] = &[
    "同年",
    "次年",
    "翌年",
    "当年",
    "此后",
    "之后",
    "后来",
    "毕业后",
    "退役后",
    "参加工作",
    "历任",
    "曾任",
    "现任",
];

impl View<'_> {
    /// The person that the sentence opens with; where it names nobody before its first clause with a verb and goes on
    /// about the same life, the one of the sentence before.
    pub fn topic_after(&self) -> Option<usize> {
        let opens =
            |c: usize| self.clause_subject(c).map(|g| (g, self.plain(self.clauses[c].begin, g.span.begin)));
        let first = (0..self.clauses.len().min(2)).find_map(opens);
        match first {
            Some((group, lead)) if lead.is_empty() => self.heads(group, &[Person]).first().copied(),
            Some(_) => None,
            None => self.topic.filter(|_| self.tells_next_step()),
        }
    }

    /// Whom the sentence before opened with, where this one begins with a year or another step and no name acts in it
    /// up to the clause `here`.
    pub fn dated_topic(&self, here: usize) -> Option<usize> {
        let acted =
            || (0..=here.min(self.clauses.len().saturating_sub(1))).any(|c| self.clause_subject(c).is_some());
        self.topic.filter(|_| self.earlier.is_empty() && self.tells_next_step() && !acted())
    }

    /// 1924年…, 同年…, 历任….
    fn tells_next_step(&self) -> bool {
        let text = self.raw(self.span.begin, self.span.end);
        let year: String = text.chars().take(5).collect();
        let dated = year.chars().take(4).all(|c| c.is_ascii_digit()) && year.ends_with('年');
        dated || THEN.iter().any(|word| text.starts_with(word))
    }
}
