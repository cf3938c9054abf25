//! Lloyd's algorithm for vectors of length 1.

use super::Random;

const ROUNDS: usize = 12;

/// The cluster of each of `vectors`, below `count`. Vectors of one direction are of one cluster.
pub(super) fn kmeans(vectors: &[Vec<f32>], count: usize, random: &mut Random) -> Vec<usize> {
    let count = count.min(vectors.len());
    let mut chosen: Vec<usize> = (0..vectors.len()).collect();
    random.shuffle(&mut chosen);
    let mut centres: Vec<Vec<f32>> = chosen[..count].iter().map(|&at| vectors[at].clone()).collect();
    let mut clusters = vec![0; vectors.len()];
    for _ in 0..ROUNDS {
        for (cluster, vector) in clusters.iter_mut().zip(vectors) {
            *cluster = nearest(&centres, vector);
        }
        let mut sums = vec![vec![0.0; vectors.first().map_or(0, Vec::len)]; count];
        for (&cluster, vector) in clusters.iter().zip(vectors) {
            sums[cluster].iter_mut().zip(vector).for_each(|(sum, x)| *sum += x);
        }
        for (centre, sum) in centres.iter_mut().zip(sums) {
            let length = sum.iter().map(|x| x * x).sum::<f32>().sqrt();
            // A cluster that nothing fell to keeps its centre.
            if length > 0.0 {
                *centre = sum.into_iter().map(|x| x / length).collect();
            }
        }
    }
    clusters
}

fn nearest(centres: &[Vec<f32>], vector: &[f32]) -> usize {
    let mut best = (f32::MIN, 0);
    for (index, centre) in centres.iter().enumerate() {
        let likeness = dot(centre, vector);
        if likeness > best.0 {
            best = (likeness, index);
        }
    }
    best.1
}

/// Eight sums side by side, so that the machine forms them at once.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0f32; 8];
    let (blocks_a, blocks_b) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f32 = blocks_a.remainder().iter().zip(blocks_b.remainder()).map(|(x, y)| x * y).sum();
    for (a, b) in blocks_a.zip(blocks_b) {
        for (sum, (x, y)) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += x * y;
        }
    }
    rest + sums.iter().sum::<f32>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_points_the_same_way_is_one_cluster() {
        let vectors: Vec<Vec<f32>> = (0..40)
            .map(|i| if i % 2 == 0 { vec![1.0, 0.01 * i as f32] } else { vec![0.01 * i as f32, 1.0] })
            .collect();
        let clusters = kmeans(&vectors, 2, &mut Random::new(2));
        assert!(clusters.iter().enumerate().all(|(i, &c)| c == clusters[i % 2]), "{clusters:?}");
        assert_ne!(clusters[0], clusters[1]);
        assert!(kmeans(&[], 5, &mut Random::new(2)).is_empty());
    }
}
