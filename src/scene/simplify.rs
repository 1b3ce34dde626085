//! Ramer–Douglas–Peucker, run once for all levels of detail: each point learns the tolerance up to which it stays.

use super::plane::Plane;

/// For each point of a line, the greatest tolerance (kilometres) at which the simplified line still has it.
///
/// The ends stay for ever. A point never outlasts the one that split its stretch of line, so the points kept at one
/// tolerance are always among those kept at a finer one (Douglas & Peucker 1973).
pub fn lasting_km(line: &[Plane]) -> Vec<f32> {
    let mut lasting = vec![f32::INFINITY; line.len()];
    let mut open = vec![(0, line.len().saturating_sub(1), f32::INFINITY)];
    while let Some((first, last, limit)) = open.pop() {
        let Some((split, off_km)) = farthest(line, first, last) else {
            continue;
        };
        let here = (off_km as f32).min(limit);
        lasting[split] = here;
        open.push((first, split, here));
        open.push((split, last, here));
    }
    lasting
}

/// The same for a closed line without junctions (an island; its first point is repeated at the end): three points
/// stay for ever, so that it never vanishes.
pub fn lasting_km_of_loop(line: &[Plane]) -> Vec<f32> {
    let Some(far) = (1..line.len().saturating_sub(1)).max_by(|&a, &b| {
        line[0]
            .distance(line[a])
            .total_cmp(&line[0].distance(line[b]))
    }) else {
        return vec![f32::INFINITY; line.len()];
    };
    let mut lasting = lasting_km(&line[..=far]);
    lasting.extend_from_slice(&lasting_km(&line[far..])[1..]);
    let third = (1..line.len() - 1)
        .filter(|&i| i != far)
        .max_by(|&a, &b| lasting[a].total_cmp(&lasting[b]));
    if let Some(third) = third {
        lasting[third] = f32::INFINITY;
    }
    lasting
}

fn farthest(line: &[Plane], first: usize, last: usize) -> Option<(usize, f64)> {
    (first + 1..last)
        .map(|i| (i, distance_to_segment(line[i], line[first], line[last])))
        .max_by(|a, b| a.1.total_cmp(&b.1))
}

/// How far `p` is from the straight line between `a` and `b`, in kilometres.
pub fn distance_to_segment(p: Plane, a: Plane, b: Plane) -> f64 {
    square_to_segment(p, a, b).sqrt()
}

/// The square of that distance, for whoever only compares.
pub fn square_to_segment(p: Plane, a: Plane, b: Plane) -> f64 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let square = dx * dx + dy * dy;
    let t = if square == 0.0 {
        0.0
    } else {
        (((p.x - a.x) * dx + (p.y - a.y) * dy) / square).clamp(0.0, 1.0)
    };
    let (x, y) = (p.x - (a.x + t * dx), p.y - (a.y + t * dy));
    x * x + y * y
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(lasting: &[f32], tolerance: f32) -> Vec<usize> {
        (0..lasting.len())
            .filter(|&i| lasting[i] >= tolerance)
            .collect()
    }

    #[test]
    fn a_coarser_level_is_part_of_a_finer_one() {
        let line: Vec<Plane> = (0..200)
            .map(|i| Plane::new(f64::from(i), (f64::from(i) * 0.7).sin() * f64::from(i % 13)))
            .collect();
        let lasting = lasting_km(&line);
        let mut finer = kept(&lasting, 0.0);
        assert_eq!(finer.len(), 200);
        for tolerance in [0.5, 1.0, 4.0, 9.0, 1e9] {
            let coarser = kept(&lasting, tolerance);
            assert!(coarser.iter().all(|i| finer.contains(i)));
            finer = coarser;
        }
        assert_eq!(finer, [0, 199]);
    }

    #[test]
    fn a_straight_line_keeps_its_ends_only() {
        let line: Vec<Plane> = (0..9).map(|i| Plane::new(f64::from(i), 0.0)).collect();
        assert_eq!(kept(&lasting_km(&line), 0.1), [0, 8]);
    }

    #[test]
    fn an_island_keeps_three_corners() {
        let mut ring: Vec<Plane> = (0..36)
            .map(|i| f64::from(i).to_radians() * 10.0)
            .map(|a| Plane::new(a.cos(), a.sin()))
            .collect();
        ring.push(ring[0]);
        assert_eq!(kept(&lasting_km_of_loop(&ring), 1e6).len(), 4);
    }
}
