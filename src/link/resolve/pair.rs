//! 前者, 后者: one of the two that the clauses before name together.

use super::Reading;
use super::pronoun::is_clause_end;
use crate::document::Article;
use crate::recognise::Mention;

/// How many mentions back the two may stand.
const REACH: usize = 12;

/// Of the last two of a type that stand together in the sentence, or in the one before (甲公司与乙公司签约，后者…; 局长丙、副局长丁出席。
/// 后者…): the first or the second.
pub(super) fn read(article: &Article, mention: &Mention, seen: &[(Mention, Reading)]) -> Option<Reading> {
    let sentence = article.sentence_at(mention.span.begin)?;
    let near = |m: &Mention| article.sentence_at(m.span.begin).is_some_and(|at| at + 1 >= sentence);
    let seen = &seen[seen.len().saturating_sub(REACH)..];
    let actors: Vec<&(Mention, Reading)> = seen.iter().filter(|(m, _)| near(m)).collect();
    let second = (0..actors.len()).rev().find(|&at| before(article, &actors, at).is_some())?;
    if article.slice(mention.span) == "后者" {
        return Some(actors[second].1.taken_up());
    }
    let first = before(article, &actors, second)?;
    Some(actors[first].1.taken_up())
}

/// The one before `at` that it is joined with: of the same type, with a word between that joins and no end of a clause. The post of the
/// second (、副局长丁) and whom the first is called after stand between as well.
fn before(article: &Article, actors: &[&(Mention, Reading)], at: usize) -> Option<usize> {
    let (mention, reading) = actors[at];
    (0..at).rev().take(3).find(|&other| {
        let (earlier, named) = actors[other];
        let between = article.text().as_str().get(earlier.span.end..mention.span.begin).unwrap_or_default();
        named.kind == reading.kind
            && named.name != reading.name
            && between.trim_start_matches(['》', '”']).starts_with(['与', '和', '同', '、', '及'])
            && !between.contains(is_clause_end)
    })
}
