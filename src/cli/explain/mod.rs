//! `tupu explain`: why a statement is believed, why it is not made, why a mention was taken for an entity.

mod name;
mod statement;
mod why_not;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::ValueEnum;
use petgraph::graph::NodeIndex;

use super::batch::{Item, for_each_article, report};
use super::common::{LexiconArgs, ModelArgs, RuleArgs, StoreArgs};
use super::{Failure, Outcome, knowledge};
use crate::document::Article;
use crate::document::reader::ReadOptions;
use crate::extraction::{Extraction, MentionRecord, Offsets};
use crate::graph::{Found, GraphBuilder, KnowledgeGraph};
use crate::iri::Base;
use crate::link::relation::Triggers;
use crate::ontology::{RelationType, Resolution};
use crate::store::GraphStore;
use crate::visualise::labels;

/// Arguments of `tupu explain`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Subject, predicate and object of a statement (常州市科协 organises 运河科普周), or one name: why its mentions
    /// were taken for it
    #[arg(required = true, num_args = 1..=3, value_name = "NAME")]
    terms: Vec<String>,
    /// Why is this not said: the nearest rule, and the condition that failed
    #[arg(long)]
    why_not: bool,
    /// Read this article now instead of asking the store
    #[arg(long, value_name = "FILE")]
    article: Option<PathBuf>,
    /// Print every mention of a name, not one of each form
    #[arg(long)]
    all: bool,
    /// How to print it
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// The place that 市委 and 我市 refer to (常州市), with --article
    #[arg(long, value_name = "PLACE")]
    locality: Option<String>,
    #[command(flatten)]
    store: StoreArgs,
    #[command(flatten)]
    lexicon: LexiconArgs,
    #[command(flatten)]
    rules: RuleArgs,
    #[command(flatten)]
    model: ModelArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// To be read
    Text,
    /// One JSON object
    Json,
}

/// Where the articles are that are asked about.
struct Asked {
    graph: KnowledgeGraph,
    articles: Articles,
    triggers: std::sync::Arc<Triggers>,
    base: Base,
}

enum Articles {
    Stored(GraphStore),
    Read(Vec<Extraction>),
}

/// Runs `tupu explain`.
pub fn run(args: &Args) -> Result<Outcome, Failure> {
    let asked = Asked::new(args)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    let json = args.format == Format::Json;
    match (args.terms.as_slice(), args.why_not) {
        ([name], false) => name::explain(&asked, name, args.all, json, &mut out)?,
        ([subject, predicate, object], false) => {
            statement::explain(&asked, subject, self::predicate(predicate)?, object, json, &mut out)?;
        }
        ([subject, predicate, object], true) => {
            why_not::explain(&asked, subject, self::predicate(predicate)?, object, json, &mut out)?;
        }
        _ => {
            let hint = "`tupu explain 常州市科协 organises 运河科普周`, or `tupu explain 常州市科协`";
            let wanted = if args.why_not { "takes three" } else { "takes one name or three" };
            return Err(Failure::usage(format!("explain {wanted}: subject, predicate, object")).hint(hint));
        }
    }
    out.flush()?;
    Ok(Outcome::Done)
}

/// A predicate by its name, as an IRI or a prefixed name, or by its label.
fn predicate(typed: &str) -> Result<RelationType, Failure> {
    let local = typed.rsplit(['#', ':']).next().unwrap_or(typed);
    let known = |p: &&RelationType| {
        let label = labels::relation(**p);
        p.to_string().eq_ignore_ascii_case(local) || label.zh == typed || label.en == typed
    };
    RelationType::ALL.iter().find(known).copied().ok_or_else(|| {
        let all: Vec<String> = RelationType::ALL.iter().map(ToString::to_string).collect();
        Failure::usage(format!("`{typed}` is no predicate")).hint(format!("there are {}", all.join(", ")))
    })
}

impl Asked {
    fn new(args: &Args) -> Result<Self, Failure> {
        let triggers = args.rules.triggers()?;
        let Some(path) = &args.article else {
            let store = args.store.open_read_only()?;
            let base = store.base()?.unwrap_or_default();
            let graph = knowledge::of_store(&store)?;
            return Ok(Self { graph, articles: Articles::Stored(store), triggers, base });
        };
        let base = Base::default();
        let pipeline = args.model.pipeline(args.lexicon.lexicon()?, base.clone())?;
        let pipeline = pipeline.with_triggers(std::sync::Arc::clone(&triggers));
        let options = ReadOptions { locality: args.locality.clone(), ..ReadOptions::default() };
        let mut found = Vec::new();
        let work = |article: &Article| pipeline.extract(article);
        for_each_article(std::slice::from_ref(path), &options, work, |item| {
            match item {
                Item::Done(extraction) => found.push(extraction),
                Item::Warning(warning) => report("warning", &warning),
                Item::Error(error) => report("error", &error),
            }
            Ok(())
        })?;
        if found.is_empty() {
            return Err(Failure::new("no article could be read"));
        }
        let mut graph = GraphBuilder::new();
        found.iter().for_each(|extraction| graph.absorb(extraction));
        Ok(Self { graph: graph.finish(), articles: Articles::Read(found), triggers, base })
    }

    /// The one entity that `name` means: by any of its names, else by a form that an article uses for it (市科协).
    fn entity(&self, name: &str) -> Result<NodeIndex, Failure> {
        if let Found::Nothing(_) = self.graph.find(name)
            && let Articles::Read(found) = &self.articles
        {
            let mentions = found.iter().flat_map(|e| &e.mentions);
            let meant: BTreeSet<_> = mentions.filter(|m| m.text == name).map(|m| &m.entity).collect();
            if let [id] = meant.into_iter().collect::<Vec<_>>().as_slice()
                && let Some(node) = self.graph.node(id)
            {
                return Ok(node);
            }
        }
        knowledge::entity(&self.graph, name)
    }

    /// What these articles say, by IRI.
    fn extractions(&self, wanted: &BTreeSet<String>) -> Result<Vec<Extraction>, Failure> {
        match &self.articles {
            Articles::Read(found) => {
                Ok(found.iter().filter(|e| wanted.contains(&e.article.id)).cloned().collect())
            }
            Articles::Stored(store) => {
                let stored = store.articles()?.into_iter().filter(|a| wanted.contains(&a.id));
                stored.map(|article| store.extraction(&article).map_err(Failure::from)).collect()
            }
        }
    }

    /// The articles that mention all of these.
    fn mentioning(&self, nodes: &[NodeIndex]) -> BTreeSet<String> {
        let sets = nodes.iter().map(|n| self.graph.entity(*n).mentions.keys().cloned().collect());
        sets.reduce(|a: BTreeSet<String>, b| a.intersection(&b).cloned().collect()).unwrap_or_default()
    }

    fn name(&self, node: NodeIndex) -> &str {
        &self.graph.entity(node).name
    }
}

/// By what means a mention was resolved, and where from.
fn resolved(extraction: &Extraction, mention: &MentionRecord) -> String {
    let before = extraction.mentions.iter().rev().find(|m| {
        let outright = matches!(m.resolution, Resolution::ExactName | Resolution::Abbreviation);
        m.start < mention.start && m.entity == mention.entity && outright
    });
    let antecedent = before.map(|m| format!("，前文的“{}”", m.text)).unwrap_or_default();
    match mention.resolution {
        Resolution::ExactName => "名称本身".to_owned(),
        Resolution::Abbreviation => "通行的简称".to_owned(),
        Resolution::LocalityDeixis => {
            let place = extraction.article.locality.as_deref().unwrap_or("文中地点");
            format!("凭地点补足（{place}）")
        }
        Resolution::Coreference => format!("指代{antecedent}"),
        Resolution::IntroducedAlias => format!("文中说明的简称{antecedent}"),
    }
}

/// How a mention was found: 0.98（pattern · deixis-body）.
fn recognised(mention: &MentionRecord) -> String {
    let rule = if mention.rule.is_empty() { String::new() } else { format!(" · {}", mention.rule) };
    format!("可信度 {:.2}（{}{rule}）", mention.confidence, mention.recogniser)
}

/// The characters of `span` with each part marked: 昨天，〔主语 市科协〕〔触发词 举办〕…. Of two parts that overlap the
/// first is marked.
fn marked(extraction: &Extraction, span: Offsets, parts: &[(&str, Offsets)]) -> String {
    let chars: Vec<char> = extraction.text.chars().collect();
    let slice = |from: usize, to: usize| -> String {
        chars.get(from.min(to)..to.min(chars.len())).unwrap_or_default().iter().collect()
    };
    let mut kept: Vec<(&str, Offsets)> = Vec::new();
    for (label, part) in parts {
        let inside = span.start <= part.start && part.end <= span.end && part.start < part.end;
        if inside && kept.iter().all(|(_, k)| part.end <= k.start || k.end <= part.start) {
            kept.push((label, *part));
        }
    }
    kept.sort_by_key(|(_, part)| part.start);
    let (mut out, mut at) = (String::new(), span.start);
    for (label, part) in kept {
        out += &slice(at, part.start);
        let _ = write!(out, "〔{label} {}〕", slice(part.start, part.end));
        at = part.end;
    }
    out += &slice(at, span.end);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The mention of an entity in `span` that is nearest to `to`.
fn nearest<'e>(
    extraction: &'e Extraction,
    entity: &str,
    span: Offsets,
    to: usize,
) -> Option<&'e MentionRecord> {
    let inside = |m: &&MentionRecord| m.entity == entity && span.start <= m.start && m.end <= span.end;
    extraction.mentions.iter().filter(inside).min_by_key(|m| (m.start.abs_diff(to), m.start))
}

/// Three decimals, as records have them.
fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1000.0).round() / 1000.0
}

fn offsets(mention: &MentionRecord) -> Offsets {
    Offsets { start: mention.start, end: mention.end }
}
