//! What a row of verbs leads to (由A主办，B承办的|某赛), and what a bare noun calls (工程由某局承建).

use crate::link::relation::join::is_ordinal;
use crate::link::relation::trigger::{Hit, Pattern};
use crate::link::relation::view::{Phrase, View};
use crate::ontology::EntityType;

impl View<'_> {
    /// 由A主办，B承办的|某赛: what the last verb of such a row leads to, all of them are said of.
    pub(super) fn object_of_chain(&self, hit: &Hit<'_>, allowed: &[EntityType]) -> Option<usize> {
        let mut end = hit.span.end;
        let next = self.hits_in(end, end.saturating_add(480)).iter();
        for verb in next.filter(|h| h.meanings(Pattern::Agent).next().is_some()).take(4) {
            let between = self.plain(end, verb.span.begin);
            if !between.chars().all(|c| "，、和与及并由等".contains(c)) {
                return None;
            }
            end = verb.span.end;
            let phrase = self.phrases.get(self.phrase_after(end))?;
            let gap = self.plain(end, phrase.span.begin);
            if gap.strip_prefix('的').is_some_and(is_ordinal) {
                return Some(phrase.head).filter(|head| allowed.contains(&self.kind(*head)));
            }
        }
        None
    }

    /// 工程|由某局承建: the bare noun that the clause opens with, which calls what is built.
    pub(super) fn bare_noun(&self, hit: &Hit<'_>) -> Option<&'static str> {
        const NOUNS: &[&str] = &[
            "工程",
            "项目",
            "大桥",
            "场馆",
            "大楼",
            "建设",
            "主体工程",
            "二期工程",
            "一期工程",
            "隧道",
            "书屋",
        ];
        let clause = self.clauses[self.clause_at(hit.span.begin)];
        let by = self.groups_before(clause.begin, hit.span.begin).last()?;
        let opening = self.plain(clause.begin, by.span.begin);
        NOUNS.iter().copied().find(|noun| opening.strip_suffix('由') == Some(*noun))
    }

    /// The nearest thing before the clause of `hit`, in its sentence, whose name ends in that noun.
    pub(super) fn called(
        &self,
        hit: &Hit<'_>,
        noun: &str,
        allowed: &[EntityType],
    ) -> Option<(usize, Option<usize>)> {
        let clause = self.clauses[self.clause_at(hit.span.begin)];
        let end = self.phrases.partition_point(|p| p.span.end <= clause.begin);
        let ends = |p: &&Phrase| {
            let name = self.context.entity(&self.mention(p.head).entity).map_or("", |e| e.name.as_str());
            allowed.contains(&self.kind(p.head)) && name.ends_with(noun)
        };
        self.phrases[..end].iter().rev().take(8).find(ends).map(|p| (p.head, Some(p.clause)))
    }
}
