//! How the counts are spread, and how the classes cut them: what a choice of classes should be judged by.

use super::classes::class_of;
use super::paint::Scale;

/// From this ratio of greatest to least on, the bins grow by a constant factor, since else all would stand in the first.
const WIDE: f64 = 20.0;

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bin {
    /// Its lower end, in the unit of the counts.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
    /// How many places of each class fall into it, lowest class first.
    pub n_places: Vec<usize>,
}

/// The counts of `scale` in `n_bins` bins from the least to the greatest; none where nothing is counted.
pub fn bins(scale: &Scale, n_bins: usize) -> Vec<Bin> {
    let (Some(&least), Some(&most)) = (scale.values.first(), scale.values.last()) else {
        return Vec::new();
    };
    let grows = least > 0.0 && most / least >= WIDE;
    let edge = |i: usize| {
        let t = i as f64 / n_bins as f64;
        match grows {
            true => least * (most / least).powf(t),
            false => least + (most - least) * t,
        }
    };
    let mut bins: Vec<Bin> = (0..n_bins)
        .map(|i| Bin {
            low: edge(i),
            high: edge(i + 1),
            n_places: vec![0; scale.classes.len()],
        })
        .collect();
    for &value in &scale.values {
        let fits = bins.iter().position(|bin| value < bin.high);
        let at = fits.unwrap_or(n_bins - 1);
        bins[at].n_places[class_of(&scale.classes, value)] += 1;
    }
    bins
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Classing;
    use crate::scene::classes::cut;

    #[test]
    fn every_place_stands_in_one_bin_under_its_class() {
        for values in [
            vec![3.0, 4.0, 9.0],
            vec![1.0, 1.0, 2.0, 7.0, 300.0],
            vec![5.0],
        ] {
            let scale = Scale {
                classes: cut(&values, &Classing::Quantile, 3),
                values: values.clone(),
                per: 1.0,
            };
            let bins = bins(&scale, 12);
            for (class, known) in scale.classes.iter().enumerate() {
                let n: usize = bins.iter().map(|bin| bin.n_places[class]).sum();
                assert_eq!(n, known.n_places, "{values:?}");
            }
        }
    }
}
