//! The article itself: `schema:NewsArticle` and `nif:Context`.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode, Term};

use super::ExportError;
use super::quads::zh;
use super::scope::Scope;
use super::vocab::{ABOUT, IS_VERSION_OF, JSON, WAS_ATTRIBUTED_TO};
use crate::identity::AsRead;
use crate::iri::Base;
use crate::ontology::property;
use crate::ontology::vocab::{dct, nif, schema};

/// How many entities an article is said to be about.
const ABOUT_LIMIT: usize = 5;

pub(super) fn write(scope: &mut Scope<'_>) -> Result<(), ExportError> {
    let article = scope.article.clone();
    describe(scope, &article);
    scope.out.a(&article, nif::CONTEXT);
    scope.out.count(&article, nif::BEGIN_INDEX, 0);
    scope.out.count(&article, nif::END_INDEX, scope.len());
    if scope.options.text {
        scope.out.zh(&article, nif::IS_STRING, &scope.extraction.text);
    }
    for entity in &scope.extraction.entities {
        let entity = scope.iri(&entity.id)?;
        scope.out.add(&article, schema::MENTIONS, entity);
    }
    for entity in about(scope) {
        let entity = scope.iri(entity)?;
        scope.out.add(&article, ABOUT, entity);
    }
    Ok(())
}

/// What the article said before identity was decided, so that a later build can decide anew.
pub(super) fn write_as_read(scope: &mut Scope<'_>, before: &AsRead) {
    let article = scope.article.clone();
    let json = Literal::new_typed_literal(before.to_json(), JSON);
    scope.out.add(&article, property::AS_READ, json);
}

/// An article whose text stands in the store already.
pub(super) fn write_copy(scope: &mut Scope<'_>, original: &str) -> Result<(), ExportError> {
    let article = scope.article.clone();
    describe(scope, &article);
    let original = scope.iri(original)?;
    scope.out.add(&article, IS_VERSION_OF, original);
    Ok(())
}

fn describe(scope: &mut Scope<'_>, article: &NamedNode) {
    let record = &scope.extraction.article;
    scope.out.a(article, schema::NEWS_ARTICLE);
    scope.out.zh(article, schema::HEADLINE, headline(scope));
    scope.out.string(article, schema::SHA256, &record.sha256);
    scope.out.string(article, dct::IDENTIFIER, &record.path);
    scope.out.add(article, WAS_ATTRIBUTED_TO, software(&scope.base));
    // A headline there must be; a title only where one was given.
    if let Some(title) = &record.title {
        scope.out.zh(article, dct::TITLE, title);
    }
    if let Some(published) = &record.published {
        scope.out.add(article, schema::DATE_PUBLISHED, moment(published));
    }
    if let Some(source) = &record.source {
        scope.out.add(article, schema::PUBLISHER, scope.entity(source));
    }
    if let Some(locality) = &record.locality {
        scope.out.add(article, property::LOCALITY, scope.entity(locality));
    }
    if let Some(url) = &record.url {
        scope.out.add(article, dct::SOURCE, address(url));
    }
    if let Some(category) = &record.category {
        scope.out.zh(article, schema::ARTICLE_SECTION, category);
    }
    for tag in &record.tags {
        scope.out.zh(article, schema::KEYWORDS, tag);
    }
}

/// The title, else the first line, else the path.
fn headline<'a>(scope: &Scope<'a>) -> &'a str {
    let first = scope.extraction.text.lines().next();
    let record = &scope.extraction.article;
    record.title.as_deref().or(first).unwrap_or(&record.path)
}

/// The program, as the agent that statements are attributed to.
pub(super) fn software(base: &Base) -> NamedNode {
    NamedNode::new_unchecked(base.thing("software", concat!("tupu-", env!("CARGO_PKG_VERSION"))))
}

/// The entities named more than once, most often first, and where equal the first named.
fn about<'a>(scope: &Scope<'a>) -> Vec<&'a str> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for mention in &scope.extraction.mentions {
        counts.entry(&mention.entity).or_insert((0, mention.start)).0 += 1;
    }
    let mut entities: Vec<_> = counts.into_iter().filter(|(_, (count, _))| *count > 1).collect();
    entities.sort_by_key(|&(_, (count, first))| (Reverse(count), first));
    entities.into_iter().take(ABOUT_LIMIT).map(|(entity, _)| entity).collect()
}

/// A date-time with zone as `xsd:dateTime`, a day as `xsd:date`, anything else as the text it is.
fn moment(text: &str) -> Literal {
    if is_date(text) {
        Literal::new_typed_literal(text, xsd::DATE)
    } else if is_date_time(text) {
        Literal::new_typed_literal(text, xsd::DATE_TIME)
    } else {
        zh(text)
    }
}

/// Whether `text` has the form 2022-01-11 and is a day of the calendar.
pub(crate) fn is_date(text: &str) -> bool {
    text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()
}

/// Whether `text` has the form 2022-01-11T09:13:28+08:00, which a store gives back unchanged.
fn is_date_time(text: &str) -> bool {
    let zoned = text.ends_with('Z') || text.as_bytes().get(19).is_some_and(|b| matches!(b, b'+' | b'-'));
    matches!(text.len(), 20 | 25) && zoned && text.contains('T') && text.parse::<jiff::Timestamp>().is_ok()
}

/// An address as an IRI where it is one.
fn address(url: &str) -> Term {
    NamedNode::new(url).map_or_else(|_| Literal::new_simple_literal(url).into(), Term::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_typed_where_they_are_dates() {
        assert_eq!(moment("2022-01-11").datatype(), xsd::DATE);
        assert_eq!(moment("2022-01-11T09:13:28+08:00").datatype(), xsd::DATE_TIME);
        assert_eq!(moment("2022-02-30").language(), Some("zh"));
        assert_eq!(moment("1月11日").language(), Some("zh"));
    }

    #[test]
    fn an_address_that_is_no_iri_stays_text() {
        assert!(address("http://example.org/新闻/1").is_named_node());
        assert!(address("example.org 1").is_literal());
    }
}
