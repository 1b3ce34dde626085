//! One map in its frame: the main one or an inset.

use super::pen::{Hold, Line, Pen, Words, trace};
use crate::region::RegionId;
use crate::scene::{
    Around, CIRCLE_PT, Cut, Detail, Ground, Hatch, LabelKind, Letters, LineKind, PlacedLabel, Px,
    PxRect, Rgb, Scene, View, hatch_marks, runs_in_sight,
};

/// What is special about one map of a picture.
pub(in crate::export) struct Part<'a> {
    /// For the ids of its groups.
    pub name: &'a str,
    /// Where no name may stand.
    pub taken: &'a [PxRect],
    pub letters: &'a Letters,
    /// The title in the corner of an inset.
    pub title: Option<&'a str>,
    /// What the insets of the main map name: it need not name that from afar.
    pub named: &'a [RegionId],
    /// Whether it is cut off at its frame. A renderer draws what is clipped on a layer of its own, which for the main map
    /// takes longer than all the rest; there, what sticks out is painted over.
    pub clipped: bool,
    /// A second set of names, so many times as large, for a page on a small screen.
    pub narrow: Option<f64>,
}

impl<'a> Part<'a> {
    /// The main map of a picture.
    pub fn main(taken: &'a [PxRect], letters: &'a Letters, named: &'a [RegionId]) -> Self {
        Self {
            name: "map",
            taken,
            letters,
            title: None,
            named,
            clipped: false,
            narrow: None,
        }
    }

    /// A map that is cut off at its frame, with its title in the corner.
    pub fn cut_off(name: &'a str, title: &'a str, letters: &'a Letters) -> Self {
        Self {
            name,
            title: Some(title),
            clipped: true,
            ..Self::main(&[], letters, &[])
        }
    }

    /// Its names in their places.
    pub fn names(&self, scene: &Scene, view: &View, scale: f64) -> Vec<PlacedLabel> {
        let mut taken = self.taken.to_vec();
        if let Some(title) = self.title {
            let w = self.letters.width(title, Cut::Bold, 10.5 * scale) + 12.0 * scale;
            taken.push(PxRect::new(view.frame.x, view.frame.y, w, 20.0 * scale));
        }
        let around = Around {
            taken: &taken,
            named: self.named,
        };
        scene.names(view, scale, self.letters, &around)
    }
}

pub(in crate::export) fn map(pen: &mut Pen, scene: &Scene, view: &View, part: Part<'_>) {
    let id = part.name.to_lowercase().replace(' ', "-");
    let f = &view.frame;
    let mut clip = String::new();
    if part.clipped {
        pen.put(format_args!(
            "<clipPath id=\"frame-{id}\"><rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\"/></clipPath>\n",
            f.x, f.y, f.w, f.h
        ));
        clip = format!(" clip-path=\"url(#frame-{id})\"");
    }
    pen.open(&id, &format!(" class=\"map\"{clip}"));
    pen.rect(f, scene.paper.sea, None);
    graticule(pen, scene, view);
    let detail = scene.ground.detail(Ground::level_for(view.km_per_px * 1.2));
    regions(
        pen,
        scene,
        view,
        detail,
        part.title.is_some().then_some(id.as_str()),
    );
    lakes(pen, scene, view, detail);
    pen.open(&format!("{id}-lines"), " class=\"lines\"");
    lines(pen, scene, view, detail);
    pen.close();
    pen.open(&format!("{id}-names"), " class=\"names wide\"");
    circles(pen, scene, view);
    names(pen, scene, view, &part);
    pen.close();
    if let Some(times) = part.narrow {
        let scale = pen.scale;
        pen.scale *= times;
        pen.open(&format!("{id}-names-narrow"), " class=\"names narrow\"");
        circles(pen, scene, view);
        let alone = Part {
            taken: &[],
            named: &[],
            ..part
        };
        names(pen, scene, view, &alone);
        pen.close();
        pen.scale = scale;
    }
    pen.close();
    if let Some(title) = part.title {
        let edge = Line {
            colour: scene.paper.coast,
            width: pen.scale,
            dashes: &[],
            opacity: 1.0,
        };
        pen.put(format_args!(
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{:.2}\"/>\n",
            f.x, f.y, f.w, f.h, edge.colour.hex(), edge.width
        ));
        let size = 10.5 * pen.scale;
        let at = Px {
            x: f.x + 7.0 * pen.scale,
            y: f.y + 15.0 * pen.scale,
        };
        let words = Words {
            text: title,
            at,
            hold: Hold::Start,
            cut: Cut::Bold,
            size,
            fill: scene.paper.ink,
            halo: Some(scene.paper.halo),
        };
        pen.words(&words);
    }
}

fn graticule(pen: &mut Pen, scene: &Scene, view: &View) {
    let mut path = String::new();
    for line in &scene.graticule {
        for run in runs_in_sight(line.iter().map(|&p| view.px(p)), &view.frame) {
            trace(&mut path, run.into_iter(), false);
        }
    }
    pen.stroke(
        &path,
        Line {
            colour: scene.paper.graticule,
            width: 0.7 * pen.scale,
            dashes: &[],
            opacity: 1.0,
        },
    );
}

/// One group a region. In an inset the ids carry the inset's name, so that each stands once in the file.
fn regions(pen: &mut Pen, scene: &Scene, view: &View, detail: &Detail, inset: Option<&str>) {
    let origin = view.px(crate::scene::Plane::default());
    let mut order: Vec<usize> = (0..scene.paints.len()).collect();
    order.sort_by_key(|&i| scene.paints[i].standing != crate::scene::Standing::Context);
    for i in order {
        let paint = &scene.paints[i];
        let rings = scene.rings(view, detail, i);
        if rings.is_empty() {
            continue;
        }
        let fact = scene.facts.get(&paint.counted);
        let code = &scene.codes[i];
        let id = inset.map_or_else(|| code.clone(), |inset| format!("{inset}-{code}"));
        let mut path = String::new();
        rings
            .iter()
            .for_each(|r| trace(&mut path, r.iter().copied(), true));
        let known = format!(" class=\"region\" data-code=\"{}\"", super::escaped(code));
        pen.open(&id, &known);
        if let Some(fact) = fact.filter(|f| f.mentioned && inset.is_none()) {
            pen.put(format_args!(
                "<title>{}</title>",
                super::escaped(&fact.spoken_in(scene.settings.mode))
            ));
        }
        let fill = paint.fill.hex();
        pen.put(format_args!(
            "<path d=\"{path}\" fill=\"{fill}\" stroke=\"{fill}\" stroke-width=\"{:.2}\" stroke-linejoin=\"bevel\" fill-rule=\"evenodd\"/>\n",
            0.6 * pen.scale
        ));
        for &hatch in &paint.hatches {
            hatching(pen, scene, hatch, &rings, origin, paint.fill);
        }
        pen.close();
    }
}

/// The marks of one hatching over a shape.
pub(super) fn hatching(
    pen: &mut Pen,
    scene: &Scene,
    hatch: Hatch,
    rings: &[Vec<Px>],
    origin: Px,
    fill: Rgb,
) {
    let marks = hatch_marks(hatch, rings, origin, pen.scale);
    let (colour, width, opacity) = match hatch {
        Hatch::Few => (scene.paper.few_ink, 0.8, 0.75),
        Hatch::Disputed => (scene.paper.ink_on(fill), 0.9, 0.55),
        Hatch::Unsure => (scene.paper.ink_on(fill), 1.6, 0.5),
    };
    let mut path = String::new();
    for (a, b) in &marks.strokes {
        trace(&mut path, [*a, *b].into_iter(), false);
    }
    for dot in &marks.dots {
        trace(
            &mut path,
            [
                *dot,
                Px {
                    x: dot.x + 0.1,
                    y: dot.y,
                },
            ]
            .into_iter(),
            false,
        );
    }
    pen.stroke(
        &path,
        Line {
            colour,
            width: width * pen.scale,
            dashes: &[],
            opacity,
        },
    );
}

fn lines(pen: &mut Pen, scene: &Scene, view: &View, detail: &Detail) {
    let seen = view.seen();
    let s = pen.scale;
    let paper = scene.paper;
    let (dash, dot) = ([4.0 * s, 2.6 * s], [0.1 * s, 2.6 * s]);
    let kinds = [
        (LineKind::Context, paper.context_line, 0.7, &[][..], 1.0),
        (LineKind::Unit, paper.unit, 0.5, &[][..], 0.8),
        (LineKind::Coast, paper.coast, 0.6, &[][..], 1.0),
        (LineKind::State, paper.state, 0.9, &[][..], 0.8),
        (LineKind::Claimed, paper.claimed, 1.0, &dash[..], 0.9),
        (LineKind::Ceasefire, paper.claimed, 1.5, &dot[..], 0.9),
    ];
    for (kind, colour, width, dashes, opacity) in kinds {
        let mut path = String::new();
        for (i, arc) in scene.ground.arcs.iter().enumerate() {
            if scene.lines[i] == kind && arc.bounds.touches(&seen) {
                let points = detail.arcs[i].clone().map(|p| detail.points[p as usize]);
                let px = |[x, y]: [f32; 2]| view.px(crate::scene::Plane::new(x.into(), y.into()));
                for run in runs_in_sight(points.map(px), &view.frame) {
                    trace(&mut path, run.into_iter(), false);
                }
            }
        }
        pen.stroke(
            &path,
            Line {
                colour,
                width: width * s,
                dashes,
                opacity,
            },
        );
    }
}

/// Plain water over colours and hatchings, below the borders.
fn lakes(pen: &mut Pen, scene: &Scene, view: &View, detail: &Detail) {
    let mut path = String::new();
    for lake in scene.lakes(view, pen.scale) {
        let shores = scene.shores(view, detail, lake).into_iter();
        shores.for_each(|r| trace(&mut path, r.into_iter(), true));
    }
    if !path.is_empty() {
        pen.put(format_args!(
            "<path fill=\"{}\" stroke=\"{}\" stroke-width=\"{:.2}\" fill-rule=\"evenodd\" d=\"{path}\"/>\n",
            scene.paper.sea.hex(),
            scene.paper.coast.hex(),
            0.6 * pen.scale
        ));
    }
}

fn circles(pen: &mut Pen, scene: &Scene, view: &View) {
    for circle in scene.circles(view, pen.scale) {
        let radius = if circle.mentioned {
            CIRCLE_PT
        } else {
            CIRCLE_PT * 0.6
        } * pen.scale;
        let line = Line {
            colour: scene.paper.state,
            width: 0.9 * pen.scale,
            dashes: &[],
            opacity: 1.0,
        };
        let place = scene.facts.get(&circle.region).map(|f| f.code.as_str());
        pen.circle(
            circle.at,
            radius,
            circle.fill,
            line,
            place.unwrap_or_default(),
        );
    }
}

fn names(pen: &mut Pen, scene: &Scene, view: &View, part: &Part<'_>) {
    for placed in part.names(scene, view, pen.scale) {
        name(pen, scene, view, &placed);
    }
}

fn name(pen: &mut Pen, scene: &Scene, view: &View, placed: &PlacedLabel) {
    let label = &scene.labels[placed.label];
    if let Some((a, b)) = placed.leader {
        let mut path = String::new();
        trace(&mut path, [a, b].into_iter(), false);
        let line = Line {
            colour: scene.paper.ink,
            width: 0.9 * pen.scale,
            dashes: &[],
            opacity: 1.0,
        };
        pen.stroke(&path, line);
        pen.circle(b, 1.3 * pen.scale, scene.paper.ink, line, "");
    }
    let paper = scene.paper;
    let under = label
        .region
        .filter(|_| placed.leader.is_none())
        .and_then(|r| scene.fill_under(r, placed, view));
    let (ink, halo) = match (label.kind, under) {
        (LabelKind::Water, _) => (paper.water_ink, None),
        (LabelKind::Mentioned, Some(fill)) => {
            let ink = paper.ink_on(fill);
            (ink, Some(fill))
        }
        (LabelKind::Mentioned, None) => (paper.ink, Some(paper.halo)),
        (LabelKind::Quiet, fill) => (paper.ink_soft, fill),
        (LabelKind::Context, _) => (paper.ink_soft, Some(paper.context)),
    };
    for (text, cut, size, at) in &placed.lines {
        pen.words(&Words {
            text,
            at: *at,
            hold: Hold::Middle,
            cut: *cut,
            size: *size,
            fill: ink,
            halo,
        });
    }
}
