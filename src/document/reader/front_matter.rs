//! YAML front matter, read leniently: any field may be missing, a list or a single value.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The fields that are used; all others are ignored.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub(super) struct FrontMatter {
    pub title: Loose,
    pub date: Loose,
    #[serde(alias = "category")]
    pub categories: Loose,
    #[serde(alias = "tag", alias = "keywords")]
    pub tags: Loose,
    #[serde(alias = "newspaper", alias = "media")]
    pub source: Loose,
    #[serde(alias = "link", alias = "canonical_url", alias = "original")]
    pub url: Loose,
    pub permalink: Loose,
    pub locality: Loose,
}

/// A value of whatever type a person or a site generator wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Loose {
    /// Missing or null.
    #[default]
    Absent,
    /// Text, or a number or truth value as text.
    Text(String),
    /// A list; what is no text in it is left out.
    List(Vec<String>),
    /// A number, where a text was to be expected (JSON Lines only tells the two apart).
    Number(String),
    /// A map.
    Map,
}

impl Loose {
    /// The single text, if it is one.
    pub(super) fn text(self) -> Option<String> {
        match self {
            Loose::Text(text) | Loose::Number(text) => Some(text),
            _ => None,
        }
    }

    /// The texts, whether given as a list or as one.
    pub(super) fn texts(self) -> Vec<String> {
        match self {
            Loose::Text(text) | Loose::Number(text) => vec![text],
            Loose::List(texts) => texts,
            Loose::Absent | Loose::Map => Vec::new(),
        }
    }

    /// What it is, for messages.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Loose::Absent => "empty",
            Loose::Text(_) => "a text",
            Loose::List(_) => "a list",
            Loose::Number(_) => "a number",
            Loose::Map => "a map",
        }
    }
}

impl<'de> Deserialize<'de> for Loose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LooseVisitor)
    }
}

struct LooseVisitor;

impl<'de> Visitor<'de> for LooseVisitor {
    type Value = Loose;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Loose, E> {
        Ok(Loose::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Loose, E> {
        Ok(Loose::Text(text))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Loose, E> {
        Ok(Loose::Text(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Loose, E> {
        Ok(Loose::Number(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Loose, E> {
        Ok(Loose::Number(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Loose, E> {
        Ok(Loose::Number(value.to_string()))
    }

    fn visit_unit<E>(self) -> Result<Loose, E> {
        Ok(Loose::Absent)
    }

    fn visit_none<E>(self) -> Result<Loose, E> {
        Ok(Loose::Absent)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Loose, D::Error> {
        Loose::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Loose, A::Error> {
        let mut texts = Vec::new();
        while let Some(Item(item)) = items.next_element()? {
            texts.extend(item);
        }
        Ok(Loose::List(texts))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Loose, A::Error> {
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Loose::Map)
    }
}

/// One item of a list; lists within lists are passed over without descending into them.
struct Item(Option<String>);

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ItemVisitor)
    }
}

struct ItemVisitor;

impl<'de> Visitor<'de> for ItemVisitor {
    type Value = Item;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Item, E> {
        Ok(Item(Some(text.to_owned())))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Item, E> {
        Ok(Item(Some(value.to_string())))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Item, E> {
        Ok(Item(Some(value.to_string())))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Item, E> {
        Ok(Item(Some(value.to_string())))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Item, E> {
        Ok(Item(Some(value.to_string())))
    }

    fn visit_unit<E>(self) -> Result<Item, E> {
        Ok(Item(None))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Item, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Item(None))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Item, A::Error> {
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Item(None))
    }
}

/// Why front matter could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FrontMatterError {
    /// Line within the front matter, from 1.
    pub line: usize,
    pub column: Option<usize>,
    pub reason: String,
}

/// Parses the YAML between the two `---`. Aliases and nesting are bounded: no file can exhaust memory or stack.
pub(super) fn parse_front_matter(yaml: &str) -> Result<FrontMatter, FrontMatterError> {
    let options = serde_saphyr::options! {
        with_snippet: false,
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        reject_unsupported_tags: true,
        budget: serde_saphyr::budget! {
            max_depth: 32,
            flow_nesting_limit: 32,
            max_nodes: 10_000,
            max_events: 50_000,
            max_aliases: 16,
            max_anchors: 64,
        },
    };
    if yaml.trim().is_empty() {
        return Ok(FrontMatter::default());
    }
    // YAML forbids control characters; they are nothing that a person wrote.
    let yaml: String = yaml.chars().filter(|&c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    serde_saphyr::from_str_with_options(&yaml, options).map_err(|error| {
        let location = error.location();
        let text = error.without_snippet().to_string();
        let reason = text.lines().next().unwrap_or_default().trim_start_matches("error: ");
        // The parser's advice is for programmers.
        let reason =
            [" at line ", ", set "].iter().fold(reason, |text, cut| text.split(cut).next().unwrap_or(text));
        let excess = reason.starts_with("budget breached");
        let reason = if excess { "more fields, levels or aliases than are read" } else { reason };
        FrontMatterError {
            line: location.map_or(1, |l| usize::try_from(l.line()).unwrap_or(1)),
            column: location.and_then(|l| usize::try_from(l.column()).ok()),
            reason: reason.to_owned(),
        }
    })
}
