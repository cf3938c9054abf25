//! [`Picture`]: which entities a picture shows, where and how large.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::NodeIndex;

use super::layout::{Body, Point, layout};
use crate::graph::KnowledgeGraph;

/// More entities than this are too many for one picture; the most connected are shown.
pub const LIMIT: usize = 5000;
/// So many labels get room of their own; further ones show where there is room.
const LABELLED: usize = 600;
/// Characters in a line of a label.
const LINE: usize = 9;
/// Height of a label's line, in pixels.
const LINE_HEIGHT: f64 = 15.0;

/// One entity of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Which.
    pub node: NodeIndex,
    /// Where.
    pub place: Point,
    /// Radius of its disc, in pixels.
    pub radius: f64,
    /// Its name in one or two lines, shortened where it is very long.
    pub label: Vec<String>,
    /// The number of statements that touch it.
    pub degree: usize,
}

/// A picture of a graph.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// What is shown, the most connected first.
    pub spots: Vec<Spot>,
    /// The number of entities that are left out.
    pub left_out: usize,
}

impl Picture {
    /// Chooses, sizes and places the entities of `graph`.
    pub fn of(graph: &KnowledgeGraph) -> Self {
        let rank = graph.page_rank();
        let mut chosen: Vec<(usize, NodeIndex)> = graph.nodes().map(|n| (graph.degree(n), n)).collect();
        chosen.sort_by(|(a, m), (b, n)| {
            b.cmp(a).then(rank[n.index()].total_cmp(&rank[m.index()])).then(m.cmp(n))
        });
        let left_out = chosen.len().saturating_sub(LIMIT);
        chosen.truncate(LIMIT);

        let labels: Vec<Vec<String>> = chosen.iter().map(|(_, n)| lines(&graph.entity(*n).name)).collect();
        let bodies: Vec<Body> = chosen
            .iter()
            .zip(&labels)
            .enumerate()
            .map(|(at, ((degree, _), label))| body(*degree, label, at < LABELLED))
            .collect();
        let places = layout(&bodies, &links(graph, &chosen));
        let spots = chosen.into_iter().zip(labels).zip(bodies.iter().zip(places));
        let spots = spots
            .map(|(((degree, node), label), (body, place))| Spot {
                node,
                place,
                radius: body.radius,
                label,
                degree,
            })
            .collect();
        Self { spots, left_out }
    }
}

fn body(degree: usize, label: &[String], labelled: bool) -> Body {
    let radius = (5.0 + 2.8 * (degree as f64).sqrt()).min(34.0);
    if !labelled {
        return Body { radius, label_width: 0.0, label_height: 0.0 };
    }
    let width = label.iter().map(|l| width(l)).fold(0.0, f64::max);
    Body { radius, label_width: width, label_height: LINE_HEIGHT * label.len() as f64 }
}

/// The pairs that statements connect; what more articles say pulls a little more.
fn links(graph: &KnowledgeGraph, chosen: &[(usize, NodeIndex)]) -> Vec<(usize, usize, f64)> {
    let at: BTreeMap<NodeIndex, usize> = chosen.iter().enumerate().map(|(at, (_, n))| (*n, at)).collect();
    let mut articles: BTreeMap<(usize, usize), BTreeSet<&str>> = BTreeMap::new();
    for (subject, object, statement) in graph.statements() {
        let (Some(&a), Some(&b)) = (at.get(&subject), at.get(&object)) else { continue };
        if a != b {
            let said = articles.entry((a.min(b), a.max(b))).or_default();
            said.extend(statement.evidence.iter().map(|e| e.article.as_str()));
        }
    }
    articles.into_iter().map(|((a, b), said)| (a, b, (said.len() as f64).sqrt())).collect()
}

/// The name in lines: 苏锡常高校产学研合作创新联盟 → 苏锡常高校产学 / 研合作创新联盟.
pub fn lines(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let ems = (width(name) / EM).ceil() as usize;
    if ems <= LINE {
        return vec![name.to_owned()];
    }
    let shown: Vec<char> = if ems > 2 * LINE + 2 {
        chars.iter().take(2 * LINE).copied().chain(['…']).collect()
    } else {
        chars
    };
    let half = shown.len().div_ceil(2);
    shown.chunks(half).map(|line| line.iter().collect()).collect()
}

const EM: f64 = 12.0;

/// Width of a text in pixels at 12 px: Han are square, Latin about half as wide.
fn width(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 0.58 * EM } else { EM }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::testing::{Say, article};
    use crate::ontology::RelationType as R;

    #[test]
    fn the_most_connected_is_the_largest() {
        let facts = [
            ("王某", Say::R(R::Visits), "白石市"),
            ("李某", Say::R(R::Visits), "白石市"),
            ("李某", Say::R(R::HoldsPosition), "青江日报社"),
        ];
        let graph: KnowledgeGraph = [article("a", "2024-01-01", &facts)].iter().collect();
        let picture = Picture::of(&graph);
        let named: Vec<_> = picture.spots.iter().map(|s| (s.label.concat(), s.degree)).collect();
        assert_eq!(named[2..], [("王某".to_owned(), 1), ("青江日报社".to_owned(), 1)]);
        assert!(picture.spots[0].radius > picture.spots[3].radius);
        assert_eq!(picture, Picture::of(&graph));
    }

    #[test]
    fn long_names_break_in_two_and_very_long_ones_end_in_an_ellipsis() {
        assert_eq!(lines("青江市"), ["青江市"]);
        assert_eq!(lines("青江市中小学科幻作文大赛"), ["青江市中小学", "科幻作文大赛"]);
        let long = lines(&"青江白石".repeat(10)).concat();
        assert!(long.ends_with('…') && long.chars().count() == 19, "{long}");
    }
}
