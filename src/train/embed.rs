//! Embeddings of characters, bigrams and words from raw news, by skip-gram with negative sampling (Mikolov et al. 2013,
//! "Distributed representations of words and phrases and their compositionality").

use rustc_hash::FxHashMap;

use super::Random;
use super::vector_file::Vectors;

/// How embeddings are learned.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Numbers a vector.
    pub dim: usize,
    /// Units that are rarer are left out.
    pub least: u32,
    /// Passes over the text.
    pub passes: usize,
    /// Seed.
    pub seed: u64,
}

/// A text as units: each with the positions before and after it that count as its context.
pub struct Units {
    names: Vec<String>,
    lines: Vec<Vec<u32>>,
    /// How far from a unit its nearest context to the right is: a bigram holds the next character itself.
    skip: usize,
    reach: usize,
}

impl Units {
    /// Words, or characters, of every line.
    pub fn plain(lines: impl Iterator<Item = Vec<String>>, reach: usize) -> Self {
        let mut ids: FxHashMap<String, u32> = FxHashMap::default();
        let mut names = Vec::new();
        let mut id = |unit: String| {
            *ids.entry(unit).or_insert_with_key(|unit| {
                names.push(unit.clone());
                names.len() as u32 - 1
            })
        };
        let lines = lines.map(|line| line.into_iter().map(&mut id).collect()).collect();
        Self { names, lines, skip: 1, reach }
    }

    /// The same, of units that overlap the next one.
    #[must_use]
    pub fn overlapping(mut self) -> Self {
        self.skip = 2;
        self
    }
}

const NEGATIVES: usize = 5;
const RATE: f32 = 0.05;
/// Share above which a unit is passed over at times (as in the paper).
const FREQUENT: f64 = 1e-4;

/// Learns the vectors of `units`.
pub fn embed(units: &Units, settings: Settings) -> Vectors {
    let mut all = vec![0_u32; units.names.len()];
    for &unit in units.lines.iter().flatten() {
        all[unit as usize] += 1;
    }
    let mut order: Vec<usize> = (0..all.len()).filter(|&u| all[u] >= settings.least).collect();
    order.sort_by(|&a, &b| all[b].cmp(&all[a]).then_with(|| units.names[a].cmp(&units.names[b])));
    let mut rows = vec![u32::MAX; all.len()];
    for (row, &unit) in order.iter().enumerate() {
        rows[unit] = row as u32;
    }
    let counts: Vec<u32> = order.iter().map(|&u| all[u]).collect();
    let numbers = Sgns::new(&counts, settings).run(units, &rows);
    let units = order.iter().zip(counts).map(|(&u, count)| (units.names[u].clone(), count)).collect();
    Vectors { units, numbers, width: settings.dim }
}

struct Sgns {
    dim: usize,
    passes: usize,
    random: Random,
    keep: Vec<f32>,
    noise: Vec<u32>,
    input: Vec<f32>,
    output: Vec<f32>,
}

impl Sgns {
    fn new(counts: &[u32], settings: Settings) -> Self {
        let total: f64 = counts.iter().map(|&c| f64::from(c)).sum();
        let keep = counts.iter().map(|&c| {
            let share = f64::from(c) / total;
            ((FREQUENT / share).sqrt() + FREQUENT / share).min(1.0) as f32
        });
        let mut noise = Vec::new();
        let mass: f64 = counts.iter().map(|&c| f64::from(c).powf(0.75)).sum();
        for (row, &count) in counts.iter().enumerate() {
            let slots = (f64::from(count).powf(0.75) / mass * 4e6).ceil() as usize;
            noise.extend(std::iter::repeat_n(row as u32, slots));
        }
        let mut random = Random::new(settings.seed);
        let size = counts.len() * settings.dim;
        let input = (0..size).map(|_| ((random.unit() as f32) - 0.5) / settings.dim as f32).collect();
        Self {
            dim: settings.dim,
            passes: settings.passes,
            keep: keep.collect(),
            noise,
            input,
            output: vec![0.0; size],
            random,
        }
    }

    fn run(mut self, units: &Units, rows: &[u32]) -> Vec<f32> {
        let steps = (self.passes * units.lines.len()) as f32;
        let mut step = 0.0;
        for _ in 0..self.passes {
            for line in &units.lines {
                let rate = RATE * (1.0 - step / steps).max(1e-3);
                step += 1.0;
                self.line(line, rows, units, rate);
            }
        }
        self.input
    }

    fn line(&mut self, line: &[u32], rows: &[u32], units: &Units, rate: f32) {
        for (at, &unit) in line.iter().enumerate() {
            let row = rows[unit as usize];
            if row == u32::MAX || (self.random.unit() as f32) > self.keep[row as usize] {
                continue;
            }
            let reach = 1 + self.random.below(units.reach);
            let before = at.saturating_sub(reach + units.skip - 1)..(at + 1).saturating_sub(units.skip);
            let after = (at + units.skip)..(at + units.skip + reach).min(line.len());
            for other in before.chain(after) {
                let context = rows[line[other] as usize];
                if context != u32::MAX {
                    self.pair(row as usize, context as usize, rate);
                }
            }
        }
    }

    fn pair(&mut self, row: usize, context: usize, rate: f32) {
        let centre = &mut self.input[row * self.dim..(row + 1) * self.dim];
        let mut gradient = [0.0_f32; 256];
        let gradient = &mut gradient[..self.dim];
        for negative in 0..=NEGATIVES {
            let target = if negative == 0 {
                context
            } else {
                self.noise[self.random.below(self.noise.len())] as usize
            };
            if negative > 0 && target == context {
                continue;
            }
            let out = &mut self.output[target * self.dim..(target + 1) * self.dim];
            let dot: f32 = dot(centre, out);
            let wanted = if negative == 0 { 1.0 } else { 0.0 };
            let step = rate * (wanted - 1.0 / (1.0 + (-dot).exp()));
            for ((g, o), c) in gradient.iter_mut().zip(out.iter_mut()).zip(centre.iter()) {
                *g += step * *o;
                *o += step * *c;
            }
        }
        for (c, g) in centre.iter_mut().zip(gradient.iter()) {
            *c += *g;
        }
    }
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0_f32; 8];
    for (x, y) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        for lane in 0..8 {
            sums[lane] += x[lane] * y[lane];
        }
    }
    sums.iter().sum()
}
