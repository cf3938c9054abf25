//! `tupu curate`: a person's decisions, written to the file beside the store and replayed at once and on every build.

mod book;

use std::io::{self, Write};

use clap::{Subcommand, ValueEnum};
use serde_json::json;

use super::common::{LexiconArgs, StoreArgs};
use super::identify::{self, Corpus};
use super::{Failure, Outcome, build, knowledge};
use crate::curation::{Action, Decision};
use crate::graph::KnowledgeGraph;
use crate::rdf::{Exporter, Options};
use crate::store::GraphStore;
use book::Book;

/// Arguments of `tupu curate`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Two entities are one: `tupu curate merge 市科技协会 常州市科学技术协会`
    Merge {
        /// The name that goes
        #[arg(value_name = "A")]
        from: String,
        /// The name that stays
        #[arg(value_name = "B")]
        into: String,
        #[command(flatten)]
        common: Common,
    },
    /// Two names are not one, or some articles mean somebody else: `tupu curate split 李伟 --as 李伟（常州大学） --article a.md`
    Split {
        /// The name
        #[arg(value_name = "A")]
        name: String,
        /// A name that never means the same
        #[arg(value_name = "B", conflicts_with_all = ["new", "articles"], required_unless_present = "new")]
        other: Option<String>,
        /// What the entity of the articles given is called
        #[arg(long = "as", value_name = "NAME", requires = "articles")]
        new: Option<String>,
        /// Path, address or key of an article that means it; may be repeated
        #[arg(long = "article", value_name = "ARTICLE", requires = "new")]
        articles: Vec<String>,
        #[command(flatten)]
        common: Common,
    },
    /// An entity goes by another name: `tupu curate rename 常州广电 常州市广播电视台`
    Rename {
        /// Its name so far
        #[arg(value_name = "A")]
        name: String,
        /// Its name from now on
        #[arg(value_name = "NEW")]
        new: String,
        #[command(flatten)]
        common: Common,
    },
    /// An entity is of another type or class: `tupu curate retype 运河科普周 Campaign`
    Retype {
        /// Its name
        #[arg(value_name = "A")]
        name: String,
        /// Organisation, Person, Place, Programme, Work, or a class such as Hospital
        #[arg(value_name = "TYPE")]
        kind: String,
        #[command(flatten)]
        common: Common,
    },
    /// Print the decisions, numbered
    List {
        /// How to print them
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
        #[command(flatten)]
        store: StoreArgs,
    },
    /// Take a decision back: the last one, or `tupu curate undo 3`
    Undo {
        /// Its number in `tupu curate list`; the last one where not given
        #[arg(value_name = "N")]
        number: Option<usize>,
        #[command(flatten)]
        common: Apply,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// To be read
    Text,
    /// One JSON array
    Json,
}

/// Where, and whether at once.
#[derive(Debug, clap::Args)]
struct Apply {
    /// Only write it down; the next `tupu build` applies it
    #[arg(long)]
    later: bool,
    #[command(flatten)]
    lexicon: LexiconArgs,
    #[command(flatten)]
    store: StoreArgs,
}

#[derive(Debug, clap::Args)]
struct Common {
    /// Day of the decision (2024-05-01), kept with it
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// Why, kept with it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    apply: Apply,
}

/// Runs `tupu curate`.
pub fn run(args: Args) -> Result<Outcome, Failure> {
    match args.command {
        Command::Merge { from, into, common } => add(&common, |graph| {
            let (from, into) = (known(graph, &from)?, known(graph, &into)?);
            if from == into {
                return Err(Failure::usage(format!("`{from}` and `{into}` are one already")));
            }
            Ok(Action::Merge { from, into })
        }),
        Command::Split { name, other: Some(other), common, .. } => add(&common, |graph| {
            let (one, other) = (name.trim().to_owned(), other.trim().to_owned());
            known(graph, &one)?;
            known(graph, &other)?;
            if one == other {
                return Err(Failure::usage("a name cannot be kept apart from itself").hint(
                    "to part the bearers of one name: `tupu curate split NAME --as NEW --article PATH`",
                ));
            }
            Ok(Action::Apart { one, other })
        }),
        Command::Split { name, new, articles, common, .. } => add(&common, |graph| {
            let name = known(graph, &name)?;
            articles.iter().try_for_each(|article| known_article(graph, article))?;
            Ok(Action::Split { name, new: new.clone().unwrap_or_default(), articles: articles.clone() })
        }),
        Command::Rename { name, new, common } => add(&common, |graph| {
            Ok(Action::Rename { name: known(graph, &name)?, new: new.trim().to_owned() })
        }),
        Command::Retype { name, kind, common } => add(&common, |graph| {
            let (kind, class) = crate::curation::type_of(kind.trim()).map_err(Failure::usage)?;
            Ok(Action::Retype { name: known(graph, &name)?, kind, class })
        }),
        Command::List { format, store } => list(format, &store),
        Command::Undo { number, common } => undo(number, &common),
    }
}

/// The canonical name of what `name` means.
fn known(graph: &KnowledgeGraph, name: &str) -> Result<String, Failure> {
    knowledge::entity(graph, name).map(|node| graph.entity(node).name.clone())
}

fn known_article(graph: &KnowledgeGraph, name: &str) -> Result<(), Failure> {
    let key = |id: &str| id.rsplit('/').next().is_some_and(|key| key == name);
    let found = graph.articles().any(|article| {
        article.path == name || article.id == name || article.url.as_deref() == Some(name) || key(&article.id)
    });
    if found {
        return Ok(());
    }
    let hint = "`tupu query --name articles` lists them with their paths";
    Err(Failure::new(format!("the store has no article `{name}`")).hint(hint))
}

fn add(
    common: &Common,
    decide: impl Fn(&KnowledgeGraph) -> Result<Action, Failure>,
) -> Result<Outcome, Failure> {
    if let Some(date) = common.date.as_deref().filter(|date| !crate::rdf::is_date(date)) {
        return Err(Failure::usage(format!("--date: `{date}` is no day such as 2024-05-01")));
    }
    let folder = &common.apply.store.store;
    let action = decide(&knowledge::load(folder)?)?;
    let mut book = Book::open(folder)?;
    let decision = Decision { action, date: common.date.clone(), note: common.note.clone() };
    let line = shown(&decision);
    book.add(&decision)?;
    let number = book.decisions().len();
    writeln!(io::stdout().lock(), "{number}  {line}")?;
    apply(&common.apply, &book)
}

fn undo(number: Option<usize>, common: &Apply) -> Result<Outcome, Failure> {
    let mut book = Book::open(&common.store.store)?;
    let last = book.decisions().len();
    if last == 0 {
        return Err(Failure::new(format!("{}: no decision to take back", book.path().display())));
    }
    let number = number.unwrap_or(last);
    if !(1..=last).contains(&number) {
        let hint = "`tupu curate list` numbers them";
        return Err(Failure::usage(format!("there is no decision {number}, only 1 to {last}")).hint(hint));
    }
    let gone = shown(&book.decisions()[number - 1]);
    book.remove(number)?;
    writeln!(io::stdout().lock(), "taken back: {gone}")?;
    apply(common, &book)
}

/// Decides anew who is who, and writes what changes.
fn apply(args: &Apply, book: &Book) -> Result<Outcome, Failure> {
    if args.later {
        return Ok(Outcome::Done);
    }
    let lexicon = args.lexicon.lexicon()?;
    let store = GraphStore::open(&args.store.store)?;
    let base = store.base()?.unwrap_or_default();
    let exporter = Exporter::new(base, Options::default());
    let mut corpus = Corpus::new(store.folder())?;
    corpus.add_stored(&store, exporter.base())?;
    let identity = corpus.decide(&lexicon, book.decisions(), exporter.base());
    for error in corpus.write(&store, &exporter, &identity)? {
        writeln!(io::stderr().lock(), "error: {error}")?;
    }
    identify::finish(&store, &exporter, build::gazetteer(&lexicon), &identity, book.decisions())?;
    for line in identify::idle(book.decisions(), &identity, book.path()) {
        writeln!(io::stderr().lock(), "{line}")?;
    }
    Ok(Outcome::Done)
}

fn list(format: Format, store: &StoreArgs) -> Result<Outcome, Failure> {
    let book = Book::open(&store.store)?;
    let mut out = io::stdout().lock();
    match format {
        Format::Text => {
            for (index, decision) in book.decisions().iter().enumerate() {
                writeln!(out, "{}  {}", index + 1, shown(decision))?;
            }
        }
        Format::Json => {
            let records = book.decisions().iter().enumerate().map(|(index, d)| {
                json!({
                    "number": index + 1, "action": d.action.word(), "name": d.action.name(),
                    "other": d.action.other(), "articles": d.action.articles(), "date": d.date, "note": d.note,
                })
            });
            writeln!(out, "{:#}", json!(records.collect::<Vec<_>>()))?;
        }
    }
    Ok(Outcome::Done)
}

/// merge 市科技协会 → 常州市科学技术协会（2024-05-01，同一机构）
fn shown(decision: &Decision) -> String {
    let Decision { action, date, note } = decision;
    let sign = if matches!(action, Action::Apart { .. }) { "≠" } else { "→" };
    let mut line = format!("{} {} {sign} {}", action.word(), action.name(), action.other());
    if !action.articles().is_empty() {
        line = format!("{line} [{}]", action.articles().join(", "));
    }
    let said: Vec<&str> = date.iter().chain(note).map(String::as_str).collect();
    if !said.is_empty() {
        line = format!("{line}（{}）", said.join("，"));
    }
    line
}
