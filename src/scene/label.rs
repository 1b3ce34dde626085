//! Names on the map: who gets one, and where it stands so that no two touch and the frame cuts none.

use super::letters::{Cut, Letters};
use super::plane::Plane;
use super::view::{Px, PxRect, View};
use crate::region::RegionId;

/// What sort of thing a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LabelKind {
    /// A mentioned place, with its figure.
    Mentioned,
    /// A place that is not mentioned.
    Quiet,
    /// A country that the map is not about.
    Context,
    /// A sea or lake.
    Water,
}

/// A name that would like to be on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What it names; none for waters.
    pub region: Option<RegionId>,
    /// The sort.
    pub kind: LabelKind,
    /// The name.
    pub text: String,
    /// The number below the name.
    pub figure: Option<String>,
    /// Where it stands best.
    pub anchor: Plane,
    /// How much room there is up and down from there.
    pub room_km: f64,
    /// Greater means larger letters: 0…1.
    pub weight: f64,
}

/// A name in its place. Positions are in pixels of the view.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedLabel {
    /// Which of the labels.
    pub label: usize,
    /// Its lines: text, cut, size in pixels, middle of its base line.
    pub lines: Vec<(String, Cut, f64, Px)>,
    /// What it covers.
    pub rect: PxRect,
    /// From the label to its place, where it stands beside.
    pub leader: Option<(Px, Px)>,
}

impl Label {
    fn cut(&self) -> Cut {
        match self.kind {
            LabelKind::Mentioned => Cut::Bold,
            LabelKind::Quiet | LabelKind::Context => Cut::Regular,
            LabelKind::Water => Cut::Italic,
        }
    }

    fn size_px(&self, scale: f64) -> f64 {
        let size = match self.kind {
            LabelKind::Mentioned => 11.0 + 6.0 * self.weight,
            LabelKind::Quiet => 10.0 + 2.0 * self.weight,
            LabelKind::Context => 10.0,
            LabelKind::Water => 10.5 + 2.5 * self.weight,
        };
        size * scale
    }
}

/// Places as many of `labels` as fit, the first ones first; none touches another or one of `taken`.
///
/// `scale` is pixels a point: 1 on a plain screen. `harm` tells how badly a name would stand somewhere: 0 is well, none
/// is not at all. The least harm wins, where each step away from the place is one harm more.
pub(super) fn place(
    labels: &[Label],
    view: &View,
    scale: f64,
    taken: &[PxRect],
    letters: &Letters,
    harm: &dyn Fn(&Label, &PxRect) -> Option<u32>,
) -> Vec<PlacedLabel> {
    let mut taken = taken.to_vec();
    let mut placed = Vec::new();
    let inner = view.frame.grown(-4.0 * scale);
    for (i, label) in labels.iter().enumerate() {
        let at = view.px(label.anchor);
        if !view
            .frame
            .grown(40.0 * scale)
            .holds(&PxRect::new(at.x, at.y, 0.0, 0.0))
        {
            continue;
        }
        let block = Block::new(label, scale, letters);
        let room = label.room_km / view.km_per_px;
        let free = |rect: &PxRect| {
            inner.holds(rect) && !taken.iter().any(|t| t.touches(&rect.grown(1.5 * scale)))
        };
        let spots = block.spots(label, at, room, scale).into_iter();
        let harms = spots
            .filter(|spot| free(&spot.rect))
            .filter_map(|spot| Some((spot.n_steps + harm(label, &spot.rect)?, spot)));
        if let Some(Spot { rect, leader, .. }) = least(harms) {
            taken.push(rect);
            placed.push(PlacedLabel {
                label: i,
                lines: block.lines_at(&rect),
                rect,
                leader,
            });
        }
    }
    placed
}

/// The first of the candidates with the least harm; what comes after one without harm is not even looked at.
fn least<T>(candidates: impl Iterator<Item = (u32, T)>) -> Option<T> {
    let mut best: Option<(u32, T)> = None;
    for (harm, candidate) in candidates {
        if harm == 0 {
            return Some(candidate);
        }
        if best.as_ref().is_none_or(|(least, _)| harm < *least) {
            best = Some((harm, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// One possibility where a block may stand.
#[derive(Clone)]
struct Spot {
    rect: PxRect,
    /// The line from there to the place that it needs.
    leader: Option<(Px, Px)>,
    /// How many steps away from its place it stands.
    n_steps: u32,
}

/// The lines of one label with their widths.
struct Block {
    lines: Vec<(String, Cut, f64)>,
    w: f64,
    h: f64,
}

impl Block {
    fn new(label: &Label, scale: f64, letters: &Letters) -> Self {
        let size = label.size_px(scale);
        let mut lines: Vec<(String, Cut, f64)> = letters
            .wrap(&label.text, label.cut(), size, size * 8.5)
            .into_iter()
            .map(|line| (line, label.cut(), size))
            .collect();
        lines.extend(label.figure.clone().map(|f| (f, Cut::Regular, size * 0.92)));
        let w = lines
            .iter()
            .map(|(t, c, s)| letters.width(t, *c, *s))
            .fold(0.0, f64::max);
        let h = lines.iter().map(|(_, _, s)| s * LINE).sum();
        Self { lines, w, h }
    }

    /// Where the block may stand, best first.
    fn spots(&self, label: &Label, at: Px, room: f64, scale: f64) -> Vec<Spot> {
        let centred = PxRect::new(at.x - self.w / 2.0, at.y - self.h / 2.0, self.w, self.h);
        let moved = |dx: f64, dy: f64| PxRect {
            x: centred.x + dx,
            y: centred.y + dy,
            ..centred
        };
        let ellipse = (self.w / (3.6 * room)).powi(2) + (self.h / (2.0 * room)).powi(2);
        let fits = ellipse
            <= if label.kind == LabelKind::Mentioned {
                3.2
            } else {
                1.15
            };
        if fits || label.kind == LabelKind::Water {
            let (dx, dy) = ((self.w / 3.0).min(room), (self.h * 0.7).min(room));
            let steps = [
                (0.0, 0.0),
                (0.0, -dy),
                (0.0, dy),
                (-dx, 0.0),
                (dx, 0.0),
                (-dx, dy),
                (dx, -dy),
                (-dx, -dy),
                (dx, dy),
            ];
            let on_place = |(x, y)| Spot {
                rect: moved(x, y),
                leader: None,
                n_steps: 0,
            };
            return steps.map(on_place).to_vec();
        }
        if label.kind != LabelKind::Mentioned {
            return Vec::new();
        }
        let mut spots = Vec::new();
        let gap = room.min(7.0 * scale) + 4.0 * scale;
        for (n_steps, far) in (0..).zip([0.0, 14.0, 30.0, 46.0].map(|f| f * scale)) {
            let (x, y) = (self.w / 2.0 + gap + far, self.h / 2.0 + gap + far);
            for (sx, sy) in [
                (1.0, 0.0),
                (-1.0, 0.0),
                (0.0, 1.0),
                (0.0, -1.0),
                (1.0, 0.7),
                (-1.0, 0.7),
                (1.0, -0.7),
                (-1.0, -0.7),
            ] {
                let rect = moved(sx * x, sy * y);
                let leader = (far > 0.0 || room > SHORTEST_LEADER_PT * scale)
                    .then(|| (nearest(&rect, at), at));
                spots.push(Spot {
                    rect,
                    leader,
                    n_steps,
                });
            }
        }
        spots
    }

    fn lines_at(self, rect: &PxRect) -> Vec<(String, Cut, f64, Px)> {
        let mut y = rect.y;
        let middle = rect.x + rect.w / 2.0;
        self.lines
            .into_iter()
            .map(|(text, cut, size)| {
                let base = y + size * 0.97;
                y += size * LINE;
                (text, cut, size, Px { x: middle, y: base })
            })
            .collect()
    }
}

/// From where a name stands right beside its place to the middle of the place, a line is drawn if it is longer than this.
const SHORTEST_LEADER_PT: f64 = 5.0;

/// From base line to base line, in letter sizes.
const LINE: f64 = 1.2;

fn nearest(rect: &PxRect, p: Px) -> Px {
    Px {
        x: p.x.clamp(rect.x, rect.x + rect.w),
        y: p.y.clamp(rect.y, rect.y + rect.h),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crowd() -> Vec<Label> {
        (0..60)
            .map(|i| Label {
                region: None,
                kind: LabelKind::Mentioned,
                text: format!("Place number {i}"),
                figure: Some("12".into()),
                anchor: Plane::new(f64::from(i % 8) * 40.0, f64::from(i / 8) * 25.0),
                room_km: 8.0,
                weight: 0.5,
            })
            .collect()
    }

    #[test]
    fn no_two_names_touch_and_the_frame_cuts_none() {
        let frame = PxRect::new(0.0, 0.0, 640.0, 400.0);
        let view = View {
            centre: Plane::new(140.0, 90.0),
            km_per_px: 0.6,
            turn: 0.0,
            frame,
        };
        let anywhere = |_: &Label, _: &PxRect| Some(0);
        let placed = place(&crowd(), &view, 1.0, &[], &Letters::default(), &anywhere);
        assert!(placed.len() > 20, "{}", placed.len());
        for (i, a) in placed.iter().enumerate() {
            assert!(frame.holds(&a.rect));
            assert!(placed[i + 1..].iter().all(|b| !a.rect.touches(&b.rect)));
        }
    }
}
