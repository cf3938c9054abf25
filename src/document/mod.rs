//! What an article is: one immutable normalised text, its metadata, and its structure as spans.

mod article;
pub mod reader;

pub use article::{Article, Metadata, Paragraph, ParagraphKind, Sentence, Source};
