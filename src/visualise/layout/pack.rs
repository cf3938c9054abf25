//! Islands side by side: the largest in the middle, the others as near to it as they fit.

use std::collections::BTreeSet;

use super::{Body, Point};

/// Side of a cell of the map on which room is taken.
const CELL: f64 = 30.0;
/// Free cells around an island.
const MARGIN: i32 = 1;
/// Pictures are wider than high.
const ASPECT: f64 = 1.5;

type Island = (Vec<Body>, Vec<Point>);

/// Moves the islands so that none stands in another. They come with the largest first.
pub(super) fn islands(islands: &mut [Island]) {
    let mut taken: BTreeSet<(i32, i32)> = BTreeSet::new();
    for (bodies, points) in islands {
        centre(bodies, points);
        let cells = covered(bodies, points);
        let (dx, dy) = nearest_free(&taken, &cells);
        for point in points.iter_mut() {
            point.x += f64::from(dx) * CELL;
            point.y += f64::from(dy) * CELL;
        }
        taken.extend(widened(&cells).into_iter().map(|(x, y)| (x + dx, y + dy)));
    }
}

/// Places for nodes without links: rows below `bounds` (left, right, bottom).
pub(super) fn rows(bodies: &[Body], bounds: (f64, f64, f64)) -> Vec<Point> {
    let (left, right, bottom) = bounds;
    let area: f64 = bodies.iter().map(|b| b.width() * b.height()).sum();
    let width = (right - left).max((ASPECT * area).sqrt());
    let middle = f64::midpoint(left, right);
    let mut places = Vec::with_capacity(bodies.len());
    let (mut x, mut y, mut row_height) = (0.0, bottom + 3.0 * CELL, 0.0_f64);
    for body in bodies {
        if x > 0.0 && x + body.width() > width {
            (x, y, row_height) = (0.0, y + row_height, 0.0);
        }
        places.push(Point { x: middle - width / 2.0 + x + body.width() / 2.0, y: y + body.radius });
        x += body.width();
        row_height = row_height.max(body.height());
    }
    places
}

/// Left, right and bottom of all islands together.
pub(super) fn bounds(islands: &[Island]) -> (f64, f64, f64) {
    let all = islands.iter().flat_map(|(bodies, points)| bodies.iter().zip(points));
    let start = (f64::MAX, f64::MIN, f64::MIN);
    let (left, right, bottom) = all.fold(start, |(left, right, bottom), (body, point)| {
        let half = body.width() / 2.0;
        (left.min(point.x - half), right.max(point.x + half), bottom.max(point.y + body.height()))
    });
    if left > right { (0.0, 0.0, 0.0) } else { (left, right, bottom) }
}

fn centre(bodies: &[Body], points: &mut [Point]) {
    let (mut low, mut high) = (Point { x: f64::MAX, y: f64::MAX }, Point { x: f64::MIN, y: f64::MIN });
    for (body, point) in bodies.iter().zip(points.iter()) {
        let half = body.width() / 2.0;
        low = Point { x: low.x.min(point.x - half), y: low.y.min(point.y - body.radius) };
        high =
            Point { x: high.x.max(point.x + half), y: high.y.max(point.y + body.radius + body.label_height) };
    }
    for point in points {
        point.x -= f64::midpoint(low.x, high.x);
        point.y -= f64::midpoint(low.y, high.y);
    }
}

/// The cells that an island covers, filled from the first to the last of each row: nothing may stand between
/// its links.
fn covered(bodies: &[Body], points: &[Point]) -> BTreeSet<(i32, i32)> {
    let cell = |value: f64| (value / CELL).floor() as i32;
    let mut cells = BTreeSet::new();
    for (body, point) in bodies.iter().zip(points) {
        let half = body.width() / 2.0;
        for y in cell(point.y - body.radius)..=cell(point.y + body.radius + body.label_height) {
            for x in cell(point.x - half)..=cell(point.x + half) {
                cells.insert((y, x));
            }
        }
    }
    let mut filled = BTreeSet::new();
    let mut rows = cells.iter().peekable();
    while let Some((y, first)) = rows.next() {
        let mut last = *first;
        while let Some((_, x)) = rows.next_if(|(other, _)| other == y) {
            last = *x;
        }
        filled.extend((*first..=last).map(|x| (x, *y)));
    }
    filled
}

fn widened(cells: &BTreeSet<(i32, i32)>) -> BTreeSet<(i32, i32)> {
    let around = |(x, y): &(i32, i32)| {
        let (x, y) = (*x, *y);
        (-MARGIN..=MARGIN).flat_map(move |dy| (-MARGIN..=MARGIN).map(move |dx| (x + dx, y + dy)))
    };
    cells.iter().flat_map(around).collect()
}

/// The smallest shift, by rings around the middle, at which no cell of `cells` is taken.
fn nearest_free(taken: &BTreeSet<(i32, i32)>, cells: &BTreeSet<(i32, i32)>) -> (i32, i32) {
    if taken.is_empty() {
        return (0, 0);
    }
    let reach = taken.iter().chain(cells).map(|(x, y)| x.abs().max(y.abs())).max().unwrap_or(0);
    let limit = 3 * reach + 8;
    for ring in 1..=limit {
        let mut shifts = ellipse(ring);
        shifts.sort_unstable();
        shifts.dedup();
        let free = |(dx, dy): &(i32, i32)| cells.iter().all(|(x, y)| !taken.contains(&(x + dx, y + dy)));
        if let Some(shift) = shifts.into_iter().find(free) {
            return shift;
        }
    }
    (0, limit)
}

/// The cells of an elliptic ring, stretched to the aspect of the picture.
fn ellipse(ring: i32) -> Vec<(i32, i32)> {
    let squared = |x: i32, y: i32| {
        let (x, y) = (f64::from(x) / ASPECT, f64::from(y));
        x * x + y * y
    };
    let inside = |x: i32, y: i32, ring: i32| squared(x, y) <= f64::from(ring * ring);
    let wide = (f64::from(ring) * ASPECT).ceil() as i32;
    let mut outline = Vec::new();
    for y in -ring..=ring {
        for x in (0..=wide).rev() {
            if !inside(x, y, ring) {
                continue;
            }
            if inside(x, y, ring - 1) {
                break;
            }
            outline.extend([(x, y), (-x, y)]);
        }
    }
    outline
}
