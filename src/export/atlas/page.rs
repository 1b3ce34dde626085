//! The page of one place.

use super::SHEET_PT;
use super::sentence::{Run, cut, groups, lines};
use crate::export::Source;
use crate::export::pdf::{Layer, Sheet};
use crate::export::picture::foot_words;
use crate::export::svg::{Hold, Line, Part, Pen, Words, first_tag, map};
use crate::scene::{
    Cut, Letters, Mode, Plane, PlaneRect, Px, PxRect, Rgb, Scene, Shape, View, all_colours, signed,
};
use crate::tally::{Row, StanceSummary};

/// One place and what its page needs.
pub(super) struct PlacePage<'a> {
    pub scene: &'a Scene,
    pub source: &'a Source<'a>,
    pub letters: &'a Letters,
    pub row: &'a Row,
    /// The number of the page, and of how many.
    pub number: (usize, usize),
    pub date: &'a str,
}

/// The margin, the width of the left column and the gap beside it, in points.
const MARGIN: f64 = 34.0;
const LEFT: f64 = 400.0;
const GAP: f64 = 26.0;
/// The height of the map.
const MAP: f64 = 300.0;
/// Letters of sentences and of what is said about them, with their lines.
const TEXT: f64 = 9.4;
const TEXT_LINE: f64 = 13.2;
const NOTE: f64 = 7.6;
const NOTE_LINE: f64 = 10.4;
/// The most lines of one sentence.
const MOST_LINES: usize = 7;
/// Where the foot begins.
const FOOT: f64 = 30.0;
/// A map is never closer than this from edge to edge.
const CLOSEST_KM: f64 = 90.0;

impl PlacePage<'_> {
    pub fn sheet(&self) -> Sheet {
        let fact = self.scene.facts.get(&self.row.region);
        let name = fact.map_or_else(String::new, |f| f.name.clone());
        let mut layers = Vec::new();
        let mut pen = self.pen();
        let mut y = self.head(&mut pen, &name);
        let frame = PxRect::new(MARGIN, y, LEFT, MAP);
        let view = self.view(frame);
        if view.is_some() {
            y += MAP + 16.0;
        }
        self.numbers(&mut pen, y);
        self.quotes(&mut pen, frame.y);
        self.foot(&mut pen);
        pen.raw("</svg>\n");
        layers.push(Layer {
            svg: pen.done(),
            alt: None,
        });
        if let Some(view) = view {
            layers.push(Layer {
                svg: self.map(&view),
                alt: Some(format!("Map of {name} and its surroundings")),
            });
        }
        Sheet {
            size_pt: SHEET_PT,
            layers,
            name: Some(name),
        }
    }

    fn pen(&self) -> Pen {
        let mut pen = Pen::new(1.0);
        pen.raw(&first_tag(SHEET_PT.0, SHEET_PT.1, ""));
        pen
    }

    /// The map around the place; none for a group of states, which has no place of its own.
    fn view(&self, frame: PxRect) -> Option<View> {
        let spot = self.scene.ground.spot(self.row.region)?;
        let main = self.main_part()?;
        let centre = main.centre();
        let half = (main.width() / 2.0).max(CLOSEST_KM / 2.0);
        let tall = (main.height() / 2.0).max(CLOSEST_KM / 2.0);
        let around = PlaneRect {
            min: Plane::new(centre.x - half * 1.25, centre.y - tall * 1.25),
            max: Plane::new(centre.x + half * 1.25, centre.y + tall * 1.25),
        };
        let mut view = View::fit(&around, frame, 4.0);
        if main.width() < 2500.0 {
            let projection = &self.scene.ground.projection;
            let north = projection.lonlat_from_plane(spot.anchor);
            view.turn = north.map_or(0.0, |at| -projection.lean_of_north(at));
        }
        Some(view)
    }

    /// What the large shapes of its pieces span: a far island does not shrink the map.
    fn main_part(&self) -> Option<PlaneRect> {
        let ground = &self.scene.ground;
        let pieces = self.scene.pieces_of(self.row.region);
        let large = pieces.flat_map(|i| {
            let shapes = &ground.pieces[i].shapes;
            let largest = shapes.first().map_or(0.0, |s| s.area_km2);
            let is_large = move |s: &&Shape| s.area_km2 * 6.0 >= largest;
            shapes.iter().filter(is_large)
        });
        let all = large.fold(PlaneRect::EMPTY, |all, s| all.union(s.bounds));
        (!all.is_empty()).then_some(all)
    }

    fn map(&self, view: &View) -> String {
        let mut pen = self.pen();
        pen.scale = 0.78;
        let part = Part::cut_off("map", "", self.letters);
        map(&mut pen, self.scene, view, part);
        pen.raw("</svg>\n");
        pen.done()
    }

    /// The name of the place and, for a disputed one, who holds it; returns where the rest begins.
    fn head(&self, pen: &mut Pen, name: &str) -> f64 {
        let paper = self.scene.paper;
        pen.rect(
            &PxRect::new(0.0, 0.0, SHEET_PT.0, SHEET_PT.1),
            paper.page,
            None,
        );
        let width = SHEET_PT.0 - 2.0 * MARGIN;
        let mut y = MARGIN;
        for line in self.letters.wrap(name, Cut::Bold, 25.0, width) {
            y += 25.0;
            self.write(pen, &line, (MARGIN, y), Cut::Bold, 25.0, paper.ink);
            y += 5.0;
        }
        let worldview = self.source.worldview;
        let header = worldview.header(self.source.catalog, self.row.region);
        let note = header.unwrap_or_else(|| self.scene.title.clone());
        for line in self.letters.wrap(&note, Cut::Regular, 11.0, width) {
            y += 14.0;
            self.write(pen, &line, (MARGIN, y), Cut::Regular, 11.0, paper.ink_soft);
        }
        y + 14.0
    }

    /// Mentions and articles, and how it is spoken of.
    fn numbers(&self, pen: &mut Pen, y: f64) {
        let paper = self.scene.paper;
        let s = |n: u32| if n == 1 { "" } else { "s" };
        let (n, m) = (self.row.n_mentions, self.row.n_articles);
        let mut x = MARGIN;
        for (n, words) in [
            (n, format!("mention{}", s(n))),
            (m, format!("article{}", s(m))),
        ] {
            let digits = n.to_string();
            self.write(pen, &digits, (x, y + 22.0), Cut::Bold, 24.0, paper.ink);
            x += self.letters.width(&digits, Cut::Bold, 24.0) + 6.0;
            self.write(
                pen,
                &words,
                (x, y + 22.0),
                Cut::Regular,
                11.0,
                paper.ink_soft,
            );
            x += self.letters.width(&words, Cut::Regular, 11.0) + 24.0;
        }
        match self.row.stance.filter(|s| s.n_judged > 0) {
            Some(stance) => self.stance(pen, &stance, y + 44.0),
            None => {
                let words = "No mention was clear enough to judge how it is spoken of.";
                self.write(
                    pen,
                    words,
                    (MARGIN, y + 50.0),
                    Cut::Regular,
                    10.0,
                    paper.ink_soft,
                );
            }
        }
    }

    /// The mean on a line from −1 to +1 with its interval, and the counts below.
    fn stance(&self, pen: &mut Pen, stance: &StanceSummary, y: f64) {
        let paper = self.scene.paper;
        let words = format!(
            "Stance {}, between {} and {} (95 % interval)",
            signed(stance.mean),
            signed(stance.low),
            signed(stance.high)
        );
        self.write(pen, &words, (MARGIN, y), Cut::Regular, 10.5, paper.ink);
        let at = |score: f32| MARGIN + (f64::from(score) + 1.0) / 2.0 * LEFT;
        let line = y + 18.0;
        pen.rect(
            &PxRect::new(MARGIN, line - 0.5, LEFT, 1.0),
            paper.coast,
            None,
        );
        for (score, words, hold) in [
            (-1.0, "−1 negative", Hold::Start),
            (0.0, "0", Hold::Middle),
            (1.0, "positive +1", Hold::End),
        ] {
            pen.rect(
                &PxRect::new(at(score) - 0.4, line - 4.0, 0.8, 8.0),
                paper.coast,
                None,
            );
            self.held(
                pen,
                words,
                (at(score), line + 15.0),
                hold,
                8.0,
                paper.ink_soft,
            );
        }
        let (low, high) = (at(stance.low), at(stance.high));
        let span = PxRect::new(low, line - 2.5, (high - low).max(1.0), 5.0);
        pen.rect(&span, paper.ink_soft, None);
        let edge = Line {
            colour: paper.page,
            width: 1.2,
            dashes: &[],
            opacity: 1.0,
        };
        let dot = Px {
            x: at(stance.mean),
            y: line,
        };
        pen.circle(dot, 5.0, paper.ink, edge, "");
        self.counts(pen, stance, line + 26.0);
    }

    /// How many judgements of each class, as one bar and in words.
    fn counts(&self, pen: &mut Pen, stance: &StanceSummary, y: f64) {
        let paper = self.scene.paper;
        let (negative, positive) = self.tones();
        let all = [
            (stance.n_negative, "negative", negative),
            (stance.n_neutral, "neutral", paper.quiet),
            (stance.n_positive, "positive", positive),
            (stance.n_unclear, "unclear", paper.page),
        ];
        let total: u32 = all.iter().map(|(n, _, _)| n).sum();
        let edge = Line {
            colour: paper.coast,
            width: 0.5,
            dashes: &[],
            opacity: 1.0,
        };
        let mut x = MARGIN;
        let mut words_x = MARGIN;
        for (n, words, fill) in all {
            let w = LEFT * f64::from(n) / f64::from(total.max(1));
            if n > 0 {
                pen.rect(&PxRect::new(x, y, w, 8.0), fill, Some(edge));
            }
            x += w;
            pen.rect(&PxRect::new(words_x, y + 15.0, 7.0, 7.0), fill, Some(edge));
            let words = format!("{n} {words}");
            self.write(
                pen,
                &words,
                (words_x + 11.0, y + 21.5),
                Cut::Regular,
                8.5,
                paper.ink,
            );
            words_x += self.letters.width(&words, Cut::Regular, 8.5) + 28.0;
        }
    }

    fn tones(&self) -> (Rgb, Rgb) {
        let stance = all_colours(self.scene.settings.theme, Mode::Stance);
        (stance[1], stance[5])
    }

    /// The sentences, as many as the column holds; each kind gets its share.
    fn quotes(&self, pen: &mut Pen, top: f64) {
        let left = MARGIN + LEFT + GAP;
        let width = SHEET_PT.0 - MARGIN - left;
        let bottom = SHEET_PT.1 - FOOT - 14.0;
        let groups = groups(self.source, self.row);
        let n = groups.len();
        let mut y = top;
        for (i, group) in groups.iter().enumerate() {
            let end = y + (bottom - y) / (n - i) as f64;
            self.write(
                pen,
                group.title,
                (left, y + 9.0),
                Cut::Bold,
                10.5,
                self.scene.paper.ink,
            );
            y += 22.0;
            for quote in &group.quotes {
                let sentence = lines(&quote.parts, self.letters, TEXT, width - 10.0, MOST_LINES);
                let mut facts = self
                    .letters
                    .wrap(&quote.facts, Cut::Regular, NOTE, width - 10.0);
                facts.truncate(2);
                let h = sentence.len() as f64 * TEXT_LINE + facts.len() as f64 * NOTE_LINE;
                if y + h > end {
                    break;
                }
                let tone = self.tone(group.title);
                pen.rect(&PxRect::new(left, y - 1.0, 2.5, h + 1.0), tone, None);
                for line in &sentence {
                    self.sentence_line(pen, line, (left + 10.0, y));
                    y += TEXT_LINE;
                }
                for line in &facts {
                    let at = (left + 10.0, y + NOTE);
                    self.write(pen, line, at, Cut::Regular, NOTE, self.scene.paper.ink_soft);
                    y += NOTE_LINE;
                }
                y += 9.0;
            }
            y += 8.0;
        }
    }

    fn tone(&self, group: &str) -> Rgb {
        let (negative, positive) = self.tones();
        match group {
            "Speaks well of it" => positive,
            "Speaks ill of it" => negative,
            _ => self.scene.paper.coast,
        }
    }

    /// One line of a sentence: the mention on a tint, the words that moved the judgement underlined.
    fn sentence_line(&self, pen: &mut Pen, line: &[Run], (x, y): (f64, f64)) {
        let paper = self.scene.paper;
        let (negative, positive) = self.tones();
        for run in line {
            let text = run.text.trim_end();
            let w = self.letters.width(text, cut(run.kind), TEXT);
            let at = x + run.x;
            match run.kind {
                "surface" => {
                    let tint = paper.accent.toward(paper.page, 0.8);
                    pen.rect(
                        &PxRect::new(at - 1.2, y + 0.4, w + 2.4, TEXT_LINE - 1.6),
                        tint,
                        None,
                    );
                }
                "pull-negative" => {
                    pen.rect(&PxRect::new(at, y + TEXT + 2.2, w, 1.0), negative, None);
                }
                "pull-positive" => {
                    pen.rect(&PxRect::new(at, y + TEXT + 2.2, w, 1.0), positive, None);
                }
                _ => {}
            }
            self.write(pen, text, (at, y + TEXT), cut(run.kind), TEXT, paper.ink);
        }
    }

    fn foot(&self, pen: &mut Pen) {
        let soft = self.scene.paper.ink_soft;
        let y = SHEET_PT.1 - FOOT + 6.0;
        let words = foot_words(self.scene, self.date);
        let width = SHEET_PT.0 - 2.0 * MARGIN - 60.0;
        for (i, line) in self
            .letters
            .wrap(&words, Cut::Regular, NOTE, width)
            .iter()
            .enumerate()
        {
            self.write(
                pen,
                line,
                (MARGIN, y + i as f64 * NOTE_LINE),
                Cut::Regular,
                NOTE,
                soft,
            );
        }
        let (n, all) = self.number;
        let words = format!("{n} of {all}");
        self.held(pen, &words, (SHEET_PT.0 - MARGIN, y), Hold::End, NOTE, soft);
    }

    fn write(&self, pen: &mut Pen, text: &str, at: (f64, f64), cut: Cut, size: f64, fill: Rgb) {
        pen.words(&Words {
            text,
            at: Px { x: at.0, y: at.1 },
            hold: Hold::Start,
            cut,
            size,
            fill,
            halo: None,
        });
    }

    fn held(&self, pen: &mut Pen, text: &str, at: (f64, f64), hold: Hold, size: f64, fill: Rgb) {
        pen.words(&Words {
            text,
            at: Px { x: at.0, y: at.1 },
            hold,
            cut: Cut::Regular,
            size,
            fill,
            halo: None,
        });
    }
}
