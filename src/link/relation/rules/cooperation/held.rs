//! What a share is of: the thing or company named before.

use crate::link::EntityId;
use crate::link::relation::trigger::Pattern;
use crate::link::relation::view::{Phrase, View};
use crate::ontology::EntityClass;
use crate::ontology::EntityType::{self, Organisation as O, Place as L, Programme as G};

/// What is held: the nearest project, else thing of these types, else park or plant, named before `before`.
pub(super) fn held(
    view: &View<'_>,
    before: usize,
    kinds: [EntityType; 2],
    holders: &[&EntityId],
) -> Option<usize> {
    let end = view.phrases.partition_point(|p| p.span.end <= before);
    let things = view.phrases[..end].iter().rev().take(12);
    let fits = |p: &&Phrase| {
        kinds.contains(&view.kind(p.head))
            && !holders.contains(&&view.mention(p.head).entity)
            && !is_authority(view, p.head)
            && !holds_stake(view, p)
    };
    let built = |p: &&Phrase| view.kind(p.head) == L && !view.is_division(p.head) && is_built(view, p);
    // No share is held in the forum at which two companies signed.
    let meeting = |p: &&Phrase| view.class(p.head) == Some(EntityClass::Meeting);
    let project = things.clone().find(|p| view.kind(p.head) == G && !meeting(p));
    let found = project.or_else(|| things.clone().find(fits)).or_else(|| things.clone().find(built));
    found.map(|p| p.head)
}

/// Whether it is a body of government or party, in which nobody holds shares, or the paper that prints the article.
fn is_authority(view: &View<'_>, index: usize) -> bool {
    let class = view.class(index);
    class.is_some_and(|class| class.is_authority() || class == EntityClass::Media)
}

/// Whether the name is itself of one who holds a share: 甲持股51%，….
fn holds_stake(view: &View<'_>, phrase: &Phrase) -> bool {
    let clause = view.clauses[phrase.clause];
    let hits = view.hits_in(phrase.span.end, clause.end);
    hits.iter().any(|h| h.meanings(Pattern::Stake).next().is_some())
}

/// Whether a place is one that somebody builds: a park, a plant.
fn is_built(view: &View<'_>, phrase: &Phrase) -> bool {
    let class = view.class(phrase.head);
    matches!(class, Some(EntityClass::Park | EntityClass::Facility))
}

impl View<'_> {
    /// 某公司2021年上市。|某集团持股38%，为控股股东: the company that the sentence before is about.
    pub(super) fn held_topic(&self, holders: &[&EntityId], rest: &str, clause: usize) -> Option<usize> {
        let next = self.clauses.get(clause + 1).map(|c| self.plain(c.begin, c.end)).unwrap_or_default();
        let says = rest.contains("股东") || next.contains("股东");
        let company = |i: &usize| self.kind(*i) == O && !is_authority(self, *i) && !self.is_holder(*i);
        let about = self.about.iter().rev().take(3).flatten().copied().find(company);
        let about = about.filter(|_| says && rest.contains('%'))?;
        (!holders.contains(&&self.mention(about).entity)).then_some(about)
    }

    /// Whether what stands behind the name says that it holds shares.
    fn is_holder(&self, index: usize) -> bool {
        let end = self.mention(index).mention.span.end;
        let text = self.context.article.text().as_str().get(end..).unwrap_or_default();
        let near: String = text.chars().take(6).collect();
        near.contains("持股") || near.contains("持有")
    }
}
