//! `tupu validate`: checks the store against the shapes of the ontology.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use oxigraph::model::Term;
use oxigraph::store::Store;

use super::common::StoreArgs;
use super::{Failure, Outcome};
use crate::ontology::{NAMESPACE, SHAPES_TURTLE, vocab};
use crate::store::GraphStore;
use crate::validate::{Severity, Shapes, Violation};

/// Arguments of `tupu validate`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    store: StoreArgs,

    /// Check against these SHACL shapes (Turtle) instead of the built-in ones
    #[arg(long, value_name = "FILE")]
    shapes: Option<PathBuf>,

    /// How to print what was found
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// How many nodes to name for each kind of violation
    #[arg(long, value_name = "N", default_value_t = 5)]
    show: usize,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    /// Grouped by shape, for people
    Text,
    /// One JSON object with every violation
    Json,
}

/// Runs `tupu validate`.
pub fn run(args: Args) -> Result<Outcome, Failure> {
    validate(args, &mut std::io::stdout().lock())
}

fn validate(args: Args, out: &mut impl Write) -> Result<Outcome, Failure> {
    let Args { store, shapes, format, show } = args;
    let shapes = read_shapes(shapes.as_deref())?;
    let store = open(&store.store)?;
    let violations = shapes.check(&store).map_err(|error| Failure::new(error.to_string()))?;
    match format {
        Format::Text => text(out, &violations, show)?,
        Format::Json => json(out, &violations)?,
    }
    match count(&violations, Severity::Violation) {
        0 => Ok(Outcome::Done),
        1 => Err(Failure::new("the graph breaks its shapes in 1 place")),
        many => Err(Failure::new(format!("the graph breaks its shapes in {many} places"))),
    }
}

fn read_shapes(file: Option<&Path>) -> Result<Shapes, Failure> {
    let Some(file) = file else {
        return Ok(Shapes::parse(SHAPES_TURTLE).expect("invariant: the built-in shapes are understood"));
    };
    let turtle = std::fs::read_to_string(file)
        .map_err(|error| Failure::usage(format!("cannot read {}: {error}", file.display())))?;
    Shapes::parse(&turtle).map_err(|error| Failure::usage(format!("{}: {error}", file.display())))
}

/// Opens the store for reading only.
fn open(folder: &Path) -> Result<Store, Failure> {
    Ok(GraphStore::open_read_only(folder)?.inner().clone())
}

fn count(violations: &[Violation], severity: Severity) -> usize {
    violations.iter().filter(|v| v.severity == severity).count()
}

/// What was found, grouped by what is wrong, with how often and the first nodes of each group.
fn text(out: &mut impl Write, violations: &[Violation], show: usize) -> std::io::Result<()> {
    let mut groups: BTreeMap<_, Vec<&Violation>> = BTreeMap::new();
    for v in violations {
        groups.entry((v.severity, &v.shape, &v.path, v.constraint)).or_default().push(v);
    }
    for ((severity, shape, path, constraint), found) in groups {
        let label = match severity {
            Severity::Violation => "violation",
            Severity::Warning => "warning",
            Severity::Info => "info",
        };
        let path = path.as_deref().map(|path| format!(" {}", compact(path))).unwrap_or_default();
        writeln!(out, "{label}: {}{path} {constraint}: {}", compact(&format!("<{shape}>")), found.len())?;
        if let Some(first) = found.first() {
            writeln!(out, "  {} | {}", first.message_zh, first.message_en)?;
        }
        for v in found.iter().take(show) {
            let value = v.value.as_ref().filter(|value| **value != v.focus);
            let value = value.map(|value| format!("  {}", compact(&value.to_string()))).unwrap_or_default();
            writeln!(out, "    {}{value}", compact(&v.focus.to_string()))?;
        }
        if found.len() > show {
            writeln!(out, "    … and {} more", found.len() - show)?;
        }
    }
    let counts = [Severity::Violation, Severity::Warning, Severity::Info].map(|s| count(violations, s));
    match counts {
        [0, 0, 0] => writeln!(out, "conforms"),
        [0, warnings, infos] => writeln!(out, "conforms, with {warnings} warnings and {infos} remarks"),
        [broken, warnings, infos] => {
            writeln!(out, "does not conform: {broken} violations, {warnings} warnings, {infos} remarks")
        }
    }
}

fn json(out: &mut impl Write, violations: &[Violation]) -> std::io::Result<()> {
    let results: Vec<_> = violations
        .iter()
        .map(|v| {
            serde_json::json!({
                "severity": v.severity,
                "shape": v.shape,
                "path": v.path,
                "constraint": v.constraint,
                "focus": plain(&v.focus),
                "value": v.value.as_ref().map(plain),
                "message": { "zh": v.message_zh, "en": v.message_en },
            })
        })
        .collect();
    let conforms = count(violations, Severity::Violation) == 0;
    let report = serde_json::json!({ "conforms": conforms, "results": results });
    writeln!(out, "{report:#}")
}

/// An IRI without its brackets; a literal as in N-Triples.
fn plain(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        _ => term.to_string(),
    }
}

/// `<https://schema.org/value>` → `schema:value`, wherever it stands in `text`.
fn compact(text: &str) -> String {
    let known = [
        ("tupu", NAMESPACE),
        ("shape", "https://w3id.org/tupu/shape/"),
        ("schema", vocab::schema::NAMESPACE),
        ("org", vocab::org::NAMESPACE),
        ("nif", vocab::nif::NAMESPACE),
        ("itsrdf", vocab::itsrdf::NAMESPACE),
        ("prov", vocab::prov::NAMESPACE),
        ("dct", vocab::dct::NAMESPACE),
        ("skos", vocab::skos::NAMESPACE),
        ("xsd", "http://www.w3.org/2001/XMLSchema#"),
        ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        let Some((iri, tail)) = after.split_once('>') else { break };
        out.push_str(before);
        let short = known.iter().find_map(|(prefix, namespace)| {
            let local = iri.strip_prefix(namespace)?;
            local.chars().all(char::is_alphanumeric).then(|| format!("{prefix}:{local}"))
        });
        out.push_str(&short.unwrap_or_else(|| format!("<{iri}>")));
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::io::{RdfFormat, RdfParser};

    const DATA: &str = "PREFIX tupu: <https://w3id.org/tupu/ns#> PREFIX e: <https://w3id.org/tupu/id/>
        e:苏禾 tupu:meets e:柳岸大学 . e:林川 tupu:meets e:苏禾 .";

    fn violations() -> Vec<Violation> {
        let store = Store::new().unwrap();
        store.load_from_slice(RdfParser::from_format(RdfFormat::Turtle), DATA).unwrap();
        Shapes::parse(SHAPES_TURTLE).unwrap().check(&store).unwrap()
    }

    fn printed(write: impl Fn(&mut Vec<u8>) -> std::io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn violations_are_grouped_by_shape_and_counted() {
        let text = printed(|out| text(out, &violations(), 1));
        assert_eq!(
            text,
            "violation: shape:MeetsObject or: 2\n  \
             “会见”的宾语须是人物或机构 | the object of meets is of type person or organisation\n    \
             <https://w3id.org/tupu/id/柳岸大学>\n    … and 1 more\n\
             violation: shape:MeetsSubject class: 2\n  \
             “会见”的主语须是人物 | the subject of meets is of type person\n    \
             <https://w3id.org/tupu/id/林川>\n    … and 1 more\n\
             does not conform: 4 violations, 0 warnings, 0 remarks\n"
        );
    }

    #[test]
    fn a_graph_without_violations_conforms() {
        assert_eq!(printed(|out| text(out, &[], 5)), "conforms\n");
        let warning = Violation { severity: Severity::Warning, ..violations().remove(0) };
        assert!(
            printed(|out| text(out, std::slice::from_ref(&warning), 5))
                .ends_with("conforms, with 1 warnings and 0 remarks\n")
        );
    }

    #[test]
    fn json_holds_every_violation() {
        let report: serde_json::Value =
            serde_json::from_str(&printed(|out| json(out, &violations()))).unwrap();
        assert_eq!(report["conforms"], false);
        assert_eq!(report["results"].as_array().map(Vec::len), Some(4));
        assert_eq!(report["results"][0]["focus"], "https://w3id.org/tupu/id/柳岸大学");
        assert_eq!(report["results"][0]["severity"], "violation");
    }

    #[test]
    fn paths_are_printed_with_prefixes() {
        let path = "(<https://schema.org/value>/^(<https://w3id.org/tupu/ns#award>))";
        assert_eq!(compact(path), "(schema:value/^(tupu:award))");
        assert_eq!(compact("\"a < b\"@zh"), "\"a < b\"@zh");
    }

    #[test]
    #[cfg(feature = "rocksdb")]
    fn a_store_on_disk_that_breaks_a_shape_is_a_failure() {
        let folder = tempfile::tempdir().unwrap();
        let args = || Args {
            store: StoreArgs { store: folder.path().to_owned() },
            shapes: None,
            format: Format::Text,
            show: 5,
        };
        let save = |data: &str| {
            let store = Store::open(folder.path()).unwrap();
            store.clear().unwrap();
            store.load_from_slice(RdfParser::from_format(RdfFormat::Turtle), data).unwrap();
        };
        save(DATA);
        let failure = validate(args(), &mut Vec::new()).unwrap_err();
        assert_eq!((failure.code(), failure.to_string().contains("in 4 places")), (1, true), "{failure}");
        save("<http://x/a> a <http://x/B> .");
        assert_eq!(validate(args(), &mut Vec::new()).unwrap(), Outcome::Done);
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let shapes = read_shapes(Some(Path::new("no-such-shapes.ttl"))).unwrap_err().to_string();
        assert!(shapes.contains("no-such-shapes.ttl"), "{shapes}");
        let store = open(Path::new("no-such-store")).map(|_| ()).unwrap_err().to_string();
        assert!(store.contains("no store at `no-such-store`"), "{store}");
    }
}
