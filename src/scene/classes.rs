//! Cuts counts into classes. Few different counts get one class each; classes hold only counts that occur.

use super::settings::Classing;

/// One class: the smallest and greatest count that fell into it, and how many places did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Class {
    /// Smallest count.
    pub low: f64,
    /// Greatest count.
    pub high: f64,
    /// How many places.
    pub n_places: usize,
}

/// Cuts `values` (any order, above zero) into at most `n_classes` classes, lowest first.
pub fn cut(values: &[f64], classing: &Classing, n_classes: usize) -> Vec<Class> {
    let mut sorted: Vec<f64> = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let mut distinct = sorted.clone();
    distinct.dedup();
    let n = n_classes.clamp(2, 7);
    let uppers = match classing {
        Classing::Custom(uppers) => uppers.clone(),
        _ if distinct.len() <= n => distinct.clone(),
        Classing::Jenks => jenks(&sorted, n),
        Classing::Quantile => (1..=n)
            .map(|i| sorted[(i * sorted.len()).div_ceil(n) - 1])
            .collect(),
        Classing::Equal => steps(n, |t| {
            sorted[0] + t * (sorted[sorted.len() - 1] - sorted[0])
        }),
        Classing::Log => {
            let (low, high) = (
                sorted[0].max(1e-9).ln(),
                sorted[sorted.len() - 1].max(1e-9).ln(),
            );
            steps(n, |t| (low + t * (high - low)).exp())
        }
    };
    gather(&sorted, &uppers)
}

/// The same classes, `n_most` of them at most: what lies above goes into the last.
pub fn at_most(mut classes: Vec<Class>, n_most: usize) -> Vec<Class> {
    let above = classes.split_off(n_most.min(classes.len()));
    if let Some(last) = classes.last_mut() {
        for class in above {
            last.high = class.high;
            last.n_places += class.n_places;
        }
    }
    classes
}

/// Which of `classes` a value falls into.
pub fn class_of(classes: &[Class], value: f64) -> usize {
    classes
        .iter()
        .position(|c| value <= c.high)
        .unwrap_or(classes.len().saturating_sub(1))
}

fn steps(n: usize, at: impl Fn(f64) -> f64) -> Vec<f64> {
    (1..=n).map(|i| at(i as f64 / n as f64) + 1e-9).collect()
}

/// Puts every value under the first upper end that holds it; what lies above all goes to one more class.
fn gather(sorted: &[f64], uppers: &[f64]) -> Vec<Class> {
    let mut classes: Vec<(usize, Class)> = Vec::new();
    for &v in sorted {
        let slot = uppers.iter().position(|&u| v <= u).unwrap_or(uppers.len());
        match classes.last_mut().filter(|(s, _)| *s == slot) {
            Some((_, class)) => {
                class.high = v;
                class.n_places += 1;
            }
            None => classes.push((
                slot,
                Class {
                    low: v,
                    high: v,
                    n_places: 1,
                },
            )),
        }
    }
    classes.into_iter().map(|(_, class)| class).collect()
}

/// Natural breaks: the cut with the least squared distance to the class means (Jenks 1967; Fisher 1958).
fn jenks(sorted: &[f64], n_classes: usize) -> Vec<f64> {
    let n = sorted.len();
    let mut cost = vec![vec![f64::INFINITY; n + 1]; n_classes + 1];
    let mut from = vec![vec![0; n + 1]; n_classes + 1];
    cost[0][0] = 0.0;
    for k in 1..=n_classes {
        for end in 1..=n {
            let (mut sum, mut squares) = (0.0, 0.0);
            for start in (0..end).rev() {
                sum += sorted[start];
                squares += sorted[start] * sorted[start];
                let spread = squares - sum * sum / (end - start) as f64;
                let all = cost[k - 1][start] + spread.max(0.0);
                if all < cost[k][end] {
                    cost[k][end] = all;
                    from[k][end] = start;
                }
            }
        }
    }
    let mut uppers = Vec::new();
    let mut end = n;
    for k in (1..=n_classes).rev() {
        uppers.push(sorted[end - 1]);
        end = from[k][end];
    }
    uppers.reverse();
    uppers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges(values: &[f64], classing: Classing, n: usize) -> Vec<(f64, f64)> {
        cut(values, &classing, n)
            .iter()
            .map(|c| (c.low, c.high))
            .collect()
    }

    #[test]
    fn few_counts_get_a_class_each() {
        assert_eq!(ranges(&[], Classing::Jenks, 5), []);
        assert_eq!(ranges(&[4.0, 4.0], Classing::Jenks, 5), [(4.0, 4.0)]);
        assert_eq!(
            ranges(&[28.0, 1.0, 2.0, 1.0], Classing::Quantile, 5),
            [(1.0, 1.0), (2.0, 2.0), (28.0, 28.0)]
        );
    }

    #[test]
    fn jenks_cuts_at_the_gaps() {
        let values = [1.0, 2.0, 2.0, 3.0, 10.0, 11.0, 12.0, 40.0, 41.0];
        assert_eq!(
            ranges(&values, Classing::Jenks, 3),
            [(1.0, 3.0), (10.0, 12.0), (40.0, 41.0)]
        );
    }

    #[test]
    fn every_value_falls_into_its_class() {
        let values: Vec<f64> = (1..60).map(|i| f64::from(i * i)).collect();
        let custom = Classing::Custom(vec![10.0, 100.0]);
        for classing in [
            Classing::Jenks,
            Classing::Quantile,
            Classing::Equal,
            Classing::Log,
            custom,
        ] {
            let classes = cut(&values, &classing, 5);
            assert_eq!(
                classes.iter().map(|c| c.n_places).sum::<usize>(),
                values.len()
            );
            for &v in &values {
                let class = classes[class_of(&classes, v)];
                assert!(
                    class.low <= v && v <= class.high,
                    "{classing:?} {v} {class:?}"
                );
            }
        }
    }
}
