//! Where each node of a picture stands: the same graph gives the same places on every machine.
//!
//! Islands are laid out one by one by forces ([`force`]), freed of overlaps ([`overlap`]) and packed around the
//! largest ([`pack`]). Only `+ - * /` and `sqrt` are used, which IEEE 754 rounds the same way everywhere; there
//! is no randomness and one thread. One unit is one CSS pixel at zoom 1; y points down.

mod force;
mod overlap;
mod pack;
mod quadtree;

use petgraph::unionfind::UnionFind;

/// The room that a node takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Body {
    /// Radius of the disc.
    pub radius: f64,
    /// Width of the label below it; 0 where it has none.
    pub label_width: f64,
    /// Height of that label.
    pub label_height: f64,
}

impl Body {
    fn width(&self) -> f64 {
        self.label_width.max(2.0 * self.radius) + 10.0
    }

    fn height(&self) -> f64 {
        2.0 * self.radius + self.label_height + 8.0
    }
}

/// A place: x to the right, y down.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// A link between two bodies, by index, and how strongly it pulls (1 is ordinary).
pub type Link = (usize, usize, f64);

/// The place of each body.
///
/// # Panics
/// Where a link names a body that is not there.
pub fn layout(bodies: &[Body], links: &[Link]) -> Vec<Point> {
    let (islands, loners) = islands(bodies.len(), links);
    let mut places = vec![Point::default(); bodies.len()];
    let mut local = vec![0; bodies.len()];
    for island in &islands {
        for (at, node) in island.iter().enumerate() {
            local[*node] = at;
        }
    }
    let mut island_of = vec![usize::MAX; bodies.len()];
    for (number, island) in islands.iter().enumerate() {
        for node in island {
            island_of[*node] = number;
        }
    }
    let mut links_of = vec![Vec::new(); islands.len()];
    for &(a, b, weight) in links.iter().filter(|(a, b, _)| a != b) {
        links_of[island_of[a]].push((local[a], local[b], weight));
    }

    let mut laid = Vec::with_capacity(islands.len());
    for (island, links) in islands.iter().zip(&links_of) {
        let bodies: Vec<Body> = island.iter().map(|n| bodies[*n]).collect();
        let mut points = force::arrange(bodies.len(), links);
        overlap::remove(&mut points, &bodies);
        laid.push((bodies, points));
    }
    pack::islands(&mut laid);
    for (island, (_, points)) in islands.iter().zip(&laid) {
        for (node, point) in island.iter().zip(points) {
            places[*node] = *point;
        }
    }
    let room: Vec<Body> = loners.iter().map(|n| bodies[*n]).collect();
    for (node, point) in loners.iter().zip(pack::rows(&room, pack::bounds(&laid))) {
        places[*node] = point;
    }
    places
}

/// Connected sets, the largest first, and the nodes without links.
fn islands(count: usize, links: &[Link]) -> (Vec<Vec<usize>>, Vec<usize>) {
    let mut sets = UnionFind::new(count);
    for (a, b, _) in links {
        sets.union(*a, *b);
    }
    let mut islands = vec![Vec::new(); count];
    for (node, root) in sets.into_labeling().into_iter().enumerate() {
        islands[root].push(node);
    }
    let loners = islands.iter().filter(|i| i.len() == 1).map(|i| i[0]).collect();
    islands.retain(|island| island.len() > 1);
    islands.sort_by_key(|island| (std::cmp::Reverse(island.len()), island[0]));
    (islands, loners)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body() -> Body {
        Body { radius: 6.0, label_width: 60.0, label_height: 14.0 }
    }

    /// A ring of `count` nodes from `first` on.
    fn ring(first: usize, count: usize) -> Vec<Link> {
        (0..count).map(|at| (first + at, first + (at + 1) % count, 1.0)).collect()
    }

    fn overlapping(places: &[Point], bodies: &[Body]) -> usize {
        let mut pairs = 0;
        for a in 0..places.len() {
            for b in a + 1..places.len() {
                let dx = (places[a].x - places[b].x).abs();
                let dy = (places[a].y - places[b].y).abs();
                let wide = f64::midpoint(bodies[a].label_width, bodies[b].label_width);
                pairs += usize::from(dx < wide && dy < 2.0 * bodies[a].radius);
            }
        }
        pairs
    }

    #[test]
    fn the_same_graph_stands_at_the_same_places() {
        let links = [ring(0, 30), ring(30, 5)].concat();
        let first = layout(&[body(); 40], &links);
        assert_eq!(first, layout(&[body(); 40], &links));
        assert!(first.iter().all(|p| p.x.is_finite() && p.y.is_finite()));
    }

    #[test]
    fn labels_do_not_overlap_and_islands_stay_near() {
        let mut links = ring(0, 40);
        for island in 0..10 {
            links.extend(ring(40 + 3 * island, 3));
        }
        let bodies = vec![body(); 75];
        let places = layout(&bodies, &links);
        assert_eq!(overlapping(&places, &bodies), 0);
        let area: f64 = bodies.iter().map(|b| b.width() * b.height()).sum();
        let (xs, ys): (Vec<_>, Vec<_>) = places.iter().map(|p| (p.x, p.y)).unzip();
        let extent = |v: &[f64]| {
            v.iter().copied().fold(f64::MIN, f64::max) - v.iter().copied().fold(f64::MAX, f64::min)
        };
        assert!(extent(&xs) * extent(&ys) < 20.0 * area, "{} × {}", extent(&xs), extent(&ys));
    }

    #[test]
    fn neighbours_stand_nearer_than_strangers() {
        // Two rings joined by one link.
        let mut links = [ring(0, 12), ring(12, 12)].concat();
        links.push((0, 12, 1.0));
        let places = layout(&[body(); 24], &links);
        let distance = |a: usize, b: usize| {
            let (dx, dy) = (places[a].x - places[b].x, places[a].y - places[b].y);
            (dx * dx + dy * dy).sqrt()
        };
        let linked: f64 = links.iter().map(|(a, b, _)| distance(*a, *b)).sum::<f64>() / links.len() as f64;
        let across: f64 = (0..12).map(|at| distance(at, at + 12)).sum::<f64>() / 12.0;
        assert!(2.0 * linked < across, "{linked} {across}");
    }

    #[test]
    fn empty_and_single_graphs_have_places_too() {
        assert!(layout(&[], &[]).is_empty());
        assert_eq!(layout(&[body()], &[]).len(), 1);
        assert_eq!(layout(&[body()], &[(0, 0, 1.0)]).len(), 1);
    }
}
