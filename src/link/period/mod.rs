//! Periods: where dates and periods stand in a sentence ([`times`]), and which days of the calendar they mean
//! ([`dates`], [`base`]) in an article of a given day.

mod base;
mod resolve;
mod words;

use jiff::civil::Date;

pub use base::base;
pub use resolve::dates;
pub use words::times;

use crate::document::Article;
use crate::text::{Dates, Span};

/// A date or period, as said and as days of the calendar where these can be told.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Period {
    /// As the article says it (五年来).
    pub text: String,
    /// The days, where the words and the article's day tell them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dates: Option<Dates>,
}

/// The day of the article, where its date begins with one (2022-01-11).
pub fn today(article: &Article) -> Option<Date> {
    article.meta.published.as_deref()?.get(..10)?.parse().ok()
}

/// The days that the time at `time` in `sentence` means: 截至, 截止 before it leave the begin open.
pub fn dates_at(sentence: &str, time: Span, today: Option<Date>) -> Option<Dates> {
    let found = dates(sentence.get(time.begin..time.end)?, today)?;
    let before = sentence.get(..time.begin)?;
    if ["截至", "截止", "截止到", "截至到"].iter().any(|word| before.ends_with(word)) {
        return Dates::new(None, found.end());
    }
    Some(found)
}
