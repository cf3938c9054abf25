//! Forces: every two nodes repel each other, links pull, gravity holds together.
//!
//! ForceAtlas2 (Jacomy et al., PLoS ONE 9(6), 2014): repulsion `k·(1+deg)(1+deg)/d`, attraction `d`, with its
//! adaptive speed; far nodes act through a quadtree (Barnes & Hut 1986).

use super::quadtree::QuadTree;
use super::{Link, Point};

const REPULSION: f64 = 60.0;
const GRAVITY: f64 = 0.6;
/// How much swinging is tolerated; larger is quicker and less precise.
const JITTER: f64 = 1.0;
/// Cosine and sine of the golden angle, as constants so that no machine's `cos` enters the picture.
const TURN: (f64, f64) = (-0.737_368_878_078_319_6, 0.675_490_294_261_523_6);

/// The places of `count` nodes of one island.
pub(super) fn arrange(count: usize, links: &[Link]) -> Vec<Point> {
    let mass = masses(count, links);
    let mut points = phyllotaxis(&mass);
    let mut swarm = Swarm { speed: 1.0, efficiency: 1.0, last: vec![Point::default(); count] };
    for _ in 0..iterations(count) {
        let forces = forces(&points, &mass, links);
        swarm.step(&mut points, &mass, forces);
    }
    points
}

fn iterations(count: usize) -> usize {
    match count {
        0..=300 => 800,
        301..=1500 => 400,
        _ => 200,
    }
}

fn masses(count: usize, links: &[Link]) -> Vec<f64> {
    let mut mass = vec![1.0; count];
    for (a, b, _) in links {
        mass[*a] += 1.0;
        mass[*b] += 1.0;
    }
    mass
}

/// A sunflower of points with the most connected in the middle: spread evenly, and no two alike.
fn phyllotaxis(mass: &[f64]) -> Vec<Point> {
    let mut order: Vec<usize> = (0..mass.len()).collect();
    order.sort_by(|a, b| mass[*b].total_cmp(&mass[*a]).then(a.cmp(b)));
    let mut points = vec![Point::default(); mass.len()];
    let mut ray = (1.0, 0.0);
    for (rank, node) in order.into_iter().enumerate() {
        let far = 20.0 * (rank as f64).sqrt();
        points[node] = Point { x: far * ray.0, y: far * ray.1 };
        ray = (ray.0 * TURN.0 - ray.1 * TURN.1, ray.0 * TURN.1 + ray.1 * TURN.0);
    }
    points
}

fn forces(points: &[Point], mass: &[f64], links: &[Link]) -> Vec<Point> {
    let tree = QuadTree::new(points, mass);
    let mut forces: Vec<Point> = points
        .iter()
        .zip(mass)
        .enumerate()
        .map(|(node, (point, mass))| {
            let push = tree.repulsion(node, *point);
            let from_centre = (point.x * point.x + point.y * point.y).sqrt().max(1.0);
            let pull = GRAVITY * mass / from_centre;
            Point {
                x: REPULSION * mass * push.x - pull * point.x,
                y: REPULSION * mass * push.y - pull * point.y,
            }
        })
        .collect();
    for &(a, b, weight) in links {
        let (dx, dy) = (points[b].x - points[a].x, points[b].y - points[a].y);
        forces[a].x += weight * dx;
        forces[a].y += weight * dy;
        forces[b].x -= weight * dx;
        forces[b].y -= weight * dy;
    }
    forces
}

/// What the adaptive speed remembers between steps.
struct Swarm {
    speed: f64,
    efficiency: f64,
    last: Vec<Point>,
}

impl Swarm {
    /// Moves every node along its force, slower where it swings to and fro.
    fn step(&mut self, points: &mut [Point], mass: &[f64], forces: Vec<Point>) {
        let (mut swinging, mut traction) = (0.0, 0.0);
        for ((force, last), mass) in forces.iter().zip(&self.last).zip(mass) {
            swinging += mass * length(last.x - force.x, last.y - force.y);
            traction += mass * 0.5 * length(last.x + force.x, last.y + force.y);
        }
        self.adapt(swinging, traction, mass.len());
        for ((point, (force, last)), mass) in points.iter_mut().zip(forces.iter().zip(&self.last)).zip(mass) {
            let swing = mass * length(last.x - force.x, last.y - force.y);
            let factor = self.speed / (1.0 + (self.speed * swing).sqrt());
            point.x += factor * force.x;
            point.y += factor * force.y;
        }
        self.last = forces;
    }

    /// Section "Adapting the global speed" of the paper.
    fn adapt(&mut self, swinging: f64, traction: f64, count: usize) {
        let count = count as f64;
        let estimate = 0.05 * count.sqrt();
        let mut jitter = JITTER * (estimate * traction / (count * count)).clamp(estimate.sqrt(), 10.0);
        if swinging > 2.0 * traction {
            if self.efficiency > 0.05 {
                self.efficiency *= 0.5;
            }
            jitter = jitter.max(JITTER);
        }
        let target =
            if swinging == 0.0 { self.speed } else { jitter * self.efficiency * traction / swinging };
        if swinging > jitter * traction {
            if self.efficiency > 0.05 {
                self.efficiency *= 0.7;
            }
        } else if self.speed < 1000.0 {
            self.efficiency *= 1.3;
        }
        self.speed += (target - self.speed).min(0.5 * self.speed);
    }
}

fn length(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
}
