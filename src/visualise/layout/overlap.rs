//! Makes room: spreads an island until discs and labels fit, then pushes apart what still overlaps.

use super::{Body, Point};

/// How many passes are made at most: large islands stop while some discs still touch.
const fn passes(count: usize) -> usize {
    if count <= 1000 { 400 } else { 60 }
}

/// How many times the room that its bodies take an island shall cover: large ones need air for their shape to show.
const fn room(count: usize) -> f64 {
    if count <= 1000 { 2.6 } else { 6.0 }
}

/// Moves `points` so that no two bodies overlap, as far as the passes suffice.
pub(super) fn remove(points: &mut [Point], bodies: &[Body]) {
    spread(points, bodies);
    let widest = bodies.iter().map(Body::width).fold(0.0, f64::max);
    let mut order: Vec<usize> = (0..points.len()).collect();
    for _ in 0..passes(points.len()) {
        order.sort_by(|a, b| points[*a].x.total_cmp(&points[*b].x).then(a.cmp(b)));
        let mut moved = false;
        for (at, &a) in order.iter().enumerate() {
            for &b in &order[at + 1..] {
                if points[b].x - points[a].x > widest {
                    break;
                }
                moved |= separate(points, bodies, a, b);
            }
        }
        if !moved {
            break;
        }
    }
}

fn spread(points: &mut [Point], bodies: &[Body]) {
    let wanted: f64 = room(bodies.len()) * bodies.iter().map(|b| b.width() * b.height()).sum::<f64>();
    let extent = |values: &mut dyn Iterator<Item = f64>| {
        let (low, high) = values.fold((f64::MAX, f64::MIN), |(l, h), v| (l.min(v), h.max(v)));
        (high - low).max(1.0)
    };
    let wide = extent(&mut points.iter().map(|p| p.x));
    let high = extent(&mut points.iter().map(|p| p.y));
    let factor = (wanted / (wide * high)).sqrt().clamp(0.05, 50.0);
    for point in points {
        point.x *= factor;
        point.y *= factor;
    }
}

/// Pushes two bodies apart along the axis on which they overlap by the smaller share; says whether they did.
fn separate(points: &mut [Point], bodies: &[Body], a: usize, b: usize) -> bool {
    let dx = points[b].x - points[a].x;
    // The label hangs below the disc, so the middle of the room is below the point.
    let middle = |i: usize| points[i].y + bodies[i].label_height / 2.0;
    let dy = middle(b) - middle(a);
    let over_x = f64::midpoint(bodies[a].width(), bodies[b].width()) - dx.abs();
    let over_y = f64::midpoint(bodies[a].height(), bodies[b].height()) - dy.abs();
    if over_x <= 0.0 || over_y <= 0.0 {
        return false;
    }
    // By share of the room, or wide labels would pile up in columns.
    let share_x = over_x / (bodies[a].width() + bodies[b].width());
    let share_y = over_y / (bodies[a].height() + bodies[b].height());
    if share_x < share_y {
        let push = 0.5 * over_x + 0.1;
        let side = if dx < 0.0 { -push } else { push };
        points[a].x -= side;
        points[b].x += side;
    } else {
        let push = 0.5 * over_y + 0.1;
        let side = if dy < 0.0 || (dy == 0.0 && a > b) { -push } else { push };
        points[a].y -= side;
        points[b].y += side;
    }
    true
}
