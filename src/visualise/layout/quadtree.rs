//! [`QuadTree`]: far groups of nodes act as one (Barnes & Hut 1986).

use super::Point;

/// A cell counts as far where its side is smaller than this share of its distance.
const OPENING: f64 = 0.9;
/// Nodes that are still together so deep down stand at one place for all purposes.
const DEPTH: usize = 24;
const NONE: u32 = u32::MAX;

struct Cell {
    centre: Point,
    half: f64,
    mass: f64,
    /// Sum of place × mass.
    moment: Point,
    children: [u32; 4],
    /// The only node in it, or `NONE`.
    node: u32,
}

/// The nodes of one moment.
pub(super) struct QuadTree<'a> {
    cells: Vec<Cell>,
    points: &'a [Point],
    mass: &'a [f64],
}

impl<'a> QuadTree<'a> {
    pub(super) fn new(points: &'a [Point], mass: &'a [f64]) -> Self {
        let reach = points.iter().fold(1.0_f64, |far, p| far.max(p.x.abs()).max(p.y.abs()));
        let mut tree = Self { cells: Vec::with_capacity(2 * points.len()), points, mass };
        tree.push(Point::default(), reach * 1.01);
        for node in 0..points.len() {
            tree.insert(node);
        }
        tree
    }

    fn push(&mut self, centre: Point, half: f64) -> u32 {
        let moment = Point::default();
        self.cells.push(Cell { centre, half, mass: 0.0, moment, children: [NONE; 4], node: NONE });
        self.cells.len() as u32 - 1
    }

    fn insert(&mut self, node: usize) {
        let mut at = 0;
        for depth in 0.. {
            let (point, mass) = (self.points[node], self.mass[node]);
            let cell = &mut self.cells[at];
            let empty = cell.mass == 0.0;
            cell.mass += mass;
            cell.moment.x += mass * point.x;
            cell.moment.y += mass * point.y;
            if empty {
                cell.node = node as u32;
                return;
            }
            if depth == DEPTH {
                cell.node = NONE;
                return;
            }
            let former = std::mem::replace(&mut cell.node, NONE);
            if former != NONE {
                self.settle(at, former as usize);
            }
            at = self.child(at, point);
        }
    }

    /// Moves the node that had the cell for itself one level down.
    fn settle(&mut self, at: usize, node: usize) {
        let (point, mass) = (self.points[node], self.mass[node]);
        let child = self.child(at, point);
        let cell = &mut self.cells[child];
        cell.mass = mass;
        cell.moment = Point { x: mass * point.x, y: mass * point.y };
        cell.node = node as u32;
    }

    fn child(&mut self, at: usize, point: Point) -> usize {
        let Cell { centre, half, children, .. } = self.cells[at];
        let (right, low) = (point.x >= centre.x, point.y >= centre.y);
        let quarter = usize::from(right) + 2 * usize::from(low);
        if children[quarter] == NONE {
            let shift = half / 2.0;
            let x = if right { centre.x + shift } else { centre.x - shift };
            let y = if low { centre.y + shift } else { centre.y - shift };
            self.cells[at].children[quarter] = self.push(Point { x, y }, shift);
        }
        self.cells[at].children[quarter] as usize
    }

    /// The sum over all other nodes of mass × direction / distance, away from them.
    pub(super) fn repulsion(&self, node: usize, point: Point) -> Point {
        let mut sum = Point::default();
        let mut open = vec![0_u32];
        while let Some(at) = open.pop() {
            let cell = &self.cells[at as usize];
            if cell.node == node as u32 || cell.mass == 0.0 {
                continue;
            }
            let (dx, dy) = (point.x - cell.moment.x / cell.mass, point.y - cell.moment.y / cell.mass);
            let squared = dx * dx + dy * dy;
            let side = 2.0 * cell.half;
            let leaf = cell.children == [NONE; 4];
            if leaf || side * side < OPENING * OPENING * squared {
                let push = cell.mass / squared.max(0.01);
                sum.x += push * dx;
                sum.y += push * dy;
            } else {
                open.extend(cell.children.iter().filter(|c| **c != NONE));
            }
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn far_groups_act_as_their_centre_of_mass() {
        let points: Vec<Point> =
            (0..50).map(|i| Point { x: f64::from(i % 7) * 3.0, y: f64::from(i / 7) * 2.0 + 100.0 }).collect();
        let mass = vec![2.0; 50];
        let here = Point { x: -200.0, y: -50.0 };
        let all = [points.as_slice(), &[here]].concat();
        let masses = [mass.as_slice(), &[1.0]].concat();
        let near = QuadTree::new(&all, &masses).repulsion(50, here);
        let exact = points.iter().fold(Point::default(), |sum, p| {
            let (dx, dy) = (here.x - p.x, here.y - p.y);
            let squared = dx * dx + dy * dy;
            Point { x: sum.x + 2.0 * dx / squared, y: sum.y + 2.0 * dy / squared }
        });
        assert!((near.x - exact.x).abs() < 0.01 * exact.x.abs(), "{near:?} {exact:?}");
        assert!((near.y - exact.y).abs() < 0.01 * exact.y.abs(), "{near:?} {exact:?}");
    }

    #[test]
    fn many_nodes_at_one_place_do_not_hang() {
        let points = vec![Point { x: 1.0, y: 1.0 }; 100];
        let push = QuadTree::new(&points, &vec![1.0; 100]).repulsion(3, points[3]);
        assert!(push.x.is_finite() && push.y.is_finite());
    }
}
