//! The numbers as a table that can be narrowed.

use std::sync::Arc;

use serde_json::{Value, json};

use super::atlas::{Atlas, find};
use super::evidence::sentences;
use super::filter::Filter;
use super::numbers::{Number, Numbers, value};
use super::request::{Asked, Wrong};
use crate::ontology::StatKind;
use crate::serve::Shared;

/// `GET /api/statistics?who=…&entity=…&measure=…&kind=…&newspaper=…&from=…&to=…&offset=…&limit=…`
pub(super) async fn get(shared: &Arc<Shared>, atlas: &Atlas, asked: &Asked) -> Result<Value, Wrong> {
    let (offset, limit) = (asked.count("offset", 0, usize::MAX)?, asked.count("limit", 50, 500)?);
    let numbers = super::numbers(shared).await?;
    let found = rows(atlas, &numbers, asked)?;
    let shown: Vec<Value> =
        found.iter().skip(offset).take(limit).map(|row| value(&numbers, atlas, row)).collect();
    let iris: Vec<String> = shown.iter().filter_map(|row| row["iri"].as_str().map(str::to_owned)).collect();
    let said = sentences(shared, atlas, &iris).await?;
    let with_sentences = shown.into_iter().map(|mut row| {
        row["sentences"] = json!(row["iri"].as_str().and_then(|iri| said.get(iri)));
        row
    });
    Ok(json!({ "total": found.len(), "rows": with_sentences.collect::<Vec<_>>() }))
}

/// The rows that are asked for.
fn rows<'a>(atlas: &Atlas, numbers: &'a Numbers, asked: &Asked) -> Result<Vec<&'a Number>, Wrong> {
    let filter = Filter::of(asked, atlas)?;
    let kinds = asked.list::<StatKind>("kind")?;
    let entity = asked.text("entity").map(|id| atlas.entity(id));
    let (who, measure) = (asked.text("who").map(find), asked.text("measure").map(find));
    // Each measure is looked at once, not once a row.
    let measures: Option<Vec<bool>> =
        measure.map(|search| numbers.measures.iter().map(|name| search.of(name).is_some()).collect());
    let fits = |row: &&Number| {
        let named = |search: &super::atlas::Search| {
            row.subject.is_some_and(|at| {
                let entity = &atlas.entities[at as usize];
                std::iter::once(&entity.name).chain(&*entity.aliases).any(|name| search.of(name).is_some())
            })
        };
        filter.allows_article(atlas, row.article)
            && kinds.as_ref().is_none_or(|some| row.kind.is_some_and(|kind| some.contains(&kind)))
            && entity.is_none_or(|at| at.is_some() && row.subject == at)
            && measures.as_ref().is_none_or(|fit| fit.get(row.measure as usize).copied().unwrap_or_default())
            && who.as_ref().is_none_or(named)
    };
    Ok(numbers.rows.iter().filter(fits).collect())
}

/// The same rows, all of them, as CSV (RFC 4180) with a mark that tells Excel it is UTF-8.
pub(super) async fn csv(shared: &Arc<Shared>, atlas: &Atlas, asked: &Asked) -> Result<String, Wrong> {
    let numbers = super::numbers(shared).await?;
    let mut table =
        "\u{feff}about,measure,value,min,max,unit,text,kind,period,date,newspaper,title,article\r\n"
            .to_owned();
    for row in rows(atlas, &numbers, asked)? {
        let article = &atlas.articles[row.article as usize];
        let figure = |value: Option<f64>| value.map_or(String::new(), |value| value.to_string());
        let cells = [
            cell(row.subject.map_or("", |at| &atlas.entities[at as usize].name)),
            cell(numbers.measure(row)),
            figure(row.value),
            figure(row.least),
            figure(row.most),
            cell(&row.unit),
            cell(&row.text),
            row.kind.map_or(String::new(), |kind| kind.to_string()),
            cell(row.period.as_deref().unwrap_or_default()),
            cell(article.date.as_deref().and_then(|date| date.get(..10)).unwrap_or_default()),
            cell(article.newspaper.map_or("", |at| &atlas.newspapers[usize::from(at)])),
            cell(&article.title),
            cell(&atlas.article_iri(&article.id)),
        ];
        table.push_str(&cells.join(","));
        table.push_str("\r\n");
    }
    Ok(table)
}

/// A text as a cell. What a spreadsheet would take for a formula gets an apostrophe in front.
fn cell(text: &str) -> String {
    let formula = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{formula}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_of_an_article_becomes_a_formula() {
        assert_eq!(cell("=HYPERLINK(\"http://x\")"), "\"'=HYPERLINK(\"\"http://x\"\")\"");
        assert_eq!(cell("金牌,银牌"), "\"金牌,银牌\"");
    }
}
