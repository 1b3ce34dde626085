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
/// `scale` is pixels a point: 1 on a plain screen. A name never stands where `blocked` says so.
pub fn place(
    labels: &[Label],
    view: &View,
    scale: f64,
    taken: &[PxRect],
    letters: &Letters,
    blocked: &dyn Fn(&Label, &PxRect) -> bool,
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
        let spot = block
            .spots(label, at, room, scale)
            .into_iter()
            .find(|(rect, _)| {
                inner.holds(rect)
                    && !blocked(label, rect)
                    && !taken.iter().any(|t| t.touches(&rect.grown(1.5 * scale)))
            });
        if let Some((rect, leader)) = spot {
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

    /// Where the block may stand, best first, with the leader line that it needs there.
    fn spots(
        &self,
        label: &Label,
        at: Px,
        room: f64,
        scale: f64,
    ) -> Vec<(PxRect, Option<(Px, Px)>)> {
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
            return steps.map(|(x, y)| (moved(x, y), None)).to_vec();
        }
        if label.kind != LabelKind::Mentioned {
            return Vec::new();
        }
        let mut spots = Vec::new();
        let gap = room.min(7.0 * scale) + 4.0 * scale;
        for far in [0.0, 14.0, 30.0, 46.0].map(|f| f * scale) {
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
                let leader = (far > 0.0).then(|| (nearest(&rect, at), at));
                spots.push((rect, leader));
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
        let placed = place(&crowd(), &view, 1.0, &[], &Letters::default(), &|_, _| {
            false
        });
        assert!(placed.len() > 20, "{}", placed.len());
        for (i, a) in placed.iter().enumerate() {
            assert!(frame.holds(&a.rect));
            assert!(placed[i + 1..].iter().all(|b| !a.rect.touches(&b.rect)));
        }
    }
}
