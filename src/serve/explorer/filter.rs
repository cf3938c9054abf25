//! Which claims a picture is made of.

use super::atlas::{Atlas, Claim};
use super::request::{Asked, Wrong};
use crate::ontology::{EntityType, RelationType};

/// What must be true of a claim; nothing where nothing is asked.
#[derive(Default)]
pub(super) struct Filter {
    /// Types of both ends.
    kinds: Option<Vec<EntityType>>,
    predicates: Option<Vec<RelationType>>,
    /// Places in the atlas's list of newspapers.
    newspapers: Option<Vec<u16>>,
    /// Days as 20240131.
    from: Option<u32>,
    to: Option<u32>,
    confidence: f32,
}

impl Filter {
    /// `type`, `predicate`, `newspaper` (lists with commas), `from`, `to` (2024-01-31), `confidence` (0 to 1).
    pub(super) fn of(asked: &Asked, atlas: &Atlas) -> Result<Self, Wrong> {
        let day = |name: &str| {
            let text = asked.text(name);
            text.map(|text| day(text).ok_or_else(|| Wrong::bad(format!("`{name}` is a day, not `{text}`"))))
                .transpose()
        };
        let confidence = match asked.text("confidence") {
            None => 0.0,
            Some(text) => text.parse().map_err(|_| Wrong::bad("`confidence` is a number from 0 to 1"))?,
        };
        let place = |name: &str| atlas.newspapers.iter().position(|known| &**known == name);
        let newspapers = asked.text("newspaper").map(|names| {
            names.split(',').filter_map(place).filter_map(|at| u16::try_from(at).ok()).collect()
        });
        Ok(Self {
            kinds: asked.list("type")?,
            predicates: asked.list("predicate")?,
            newspapers,
            from: day("from")?,
            to: day("to")?,
            confidence,
        })
    }

    /// Whether a claim is in the picture.
    pub(super) fn allows(&self, atlas: &Atlas, claim: &Claim) -> bool {
        let kind = |at: u32| atlas.entities[at as usize].kind;
        claim.confidence >= self.confidence
            && self.predicates.as_ref().is_none_or(|some| some.contains(&claim.predicate))
            && self
                .kinds
                .as_ref()
                .is_none_or(|some| some.contains(&kind(claim.subject)) && some.contains(&kind(claim.object)))
            && self.allows_article(atlas, claim.article)
    }

    /// Whether an article is of the newspapers and days that are asked for.
    pub(super) fn allows_article(&self, atlas: &Atlas, article: u32) -> bool {
        if self.newspapers.is_none() && self.from.is_none() && self.to.is_none() {
            return true;
        }
        let article = &atlas.articles[article as usize];
        let of_paper = self
            .newspapers
            .as_ref()
            .is_none_or(|some| article.newspaper.is_some_and(|at| some.contains(&at)));
        // An article without a date is on no day.
        let after = self.from.is_none_or(|from| article.day >= from);
        let before = self.to.is_none_or(|to| article.day != 0 && article.day <= to);
        of_paper && after && before
    }
}

/// 2024-01-31 → 20240131; 2024-01 and 2024 are the first day.
pub(super) fn day(text: &str) -> Option<u32> {
    let mut parts = text.get(..10).unwrap_or(text).split('-');
    let mut part = |least: u32, most: u32| match parts.next() {
        None => Some(least),
        Some(digits) => digits.parse::<u32>().ok().filter(|n| (least..=most).contains(n)),
    };
    Some(part(1, 9999)? * 10_000 + part(1, 12)? * 100 + part(1, 31)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_numbers_in_their_order() {
        assert_eq!(day("2024-01-31T09:00:00+08:00"), Some(20_240_131));
        assert_eq!(day("2024-02"), Some(20_240_201));
        assert_eq!(day("1月31日"), None);
        assert_eq!(day("2024-13-01"), None);
    }
}
