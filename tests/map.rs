//! The map as a whole: its ground, its colours, and the pictures that leave the program.

use std::sync::Arc;

use stancemap::export::picture::Picture;
use stancemap::export::{png, svg};
use stancemap::region::{Catalog, Geodata, Worldview};
use stancemap::scene::{
    Classing, Ground, Layout, LineKind, MapSettings, Mode, Scene, Standing, TOLERANCES_KM, Theme,
};
use stancemap::stance::Choice;
use stancemap::tally::{Row, StanceSummary, Tally};

fn catalog() -> Catalog {
    Catalog::load(&Geodata::Builtin).unwrap()
}

fn ground(catalog: &Catalog) -> Arc<Ground> {
    let layout = Layout::load(&Geodata::Builtin, catalog).unwrap();
    Arc::new(Ground::with_layout(catalog, layout))
}

fn tally(catalog: &Catalog) -> Tally {
    let row = |(code, n, mean): (&str, u32, f32)| Row {
        region: catalog.find(code).unwrap(),
        n_mentions: n,
        n_articles: 1,
        stance: Some(StanceSummary {
            mean,
            low: mean - 0.2,
            high: mean + 0.2,
            n_judged: n,
            n_negative: n,
            n_neutral: 0,
            n_positive: 0,
            n_unclear: 0,
        }),
        mentions: Vec::new(),
    };
    let rows = [
        ("RU", 26, -0.4),
        ("UA", 11, 0.15),
        ("BY", 5, 0.0),
        ("GE", 3, 0.5),
        ("GE-AB", 1, 0.0),
    ];
    Tally {
        rows: rows.map(row).to_vec(),
        n_articles: 1,
        n_words: 900,
        ..Tally::default()
    }
}

fn scene(mode: Mode, theme: Theme) -> Scene {
    drawn(&MapSettings {
        mode,
        theme,
        ..MapSettings::default()
    })
}

fn drawn(settings: &MapSettings) -> Scene {
    let catalog = catalog();
    let worldviews = Worldview::load_all(&Geodata::Builtin, &catalog).unwrap();
    Scene::build(
        &catalog,
        &worldviews[0],
        &ground(&catalog),
        &tally(&catalog),
        settings,
        Choice::Fast,
    )
}

fn picture(width_px: u32, height_px: u32) -> Picture {
    Picture {
        width_px,
        height_px,
        date: "2026-01-01".into(),
        made: "{}".into(),
        ..Picture::default()
    }
}

#[test]
fn no_level_has_a_gap_or_loses_land() {
    let catalog = catalog();
    let ground = ground(&catalog);
    for level in 0..TOLERANCES_KM.len() {
        let detail = ground.detail(level);
        let area = |corners: &[u32]| {
            let p = |i: usize| detail.points[corners[i] as usize].map(f64::from);
            let ([ax, ay], [bx, by], [cx, cy]) = (p(0), p(1), p(2));
            ((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)).abs() / 2.0
        };
        let drawn: f64 = ground
            .fills(level)
            .triangles
            .chunks_exact(3)
            .map(area)
            .sum();
        let true_km2: f64 = ground
            .pieces
            .iter()
            .flat_map(|p| &p.shapes)
            .map(|s| s.area_km2)
            .sum();
        assert!(
            (drawn / true_km2 - 1.0).abs() < 0.01,
            "level {level}: {drawn} of {true_km2} km²"
        );
        for piece in &ground.pieces {
            for ring in piece.shapes.iter().flat_map(|s| &s.rings) {
                let ends = |used: &stancemap::scene::ArcUse| {
                    let range = &detail.arcs[used.arc as usize];
                    let (a, b) = (
                        detail.points[range.start as usize],
                        detail.points[range.end as usize - 1],
                    );
                    if used.backward { (b, a) } else { (a, b) }
                };
                for (i, used) in ring.iter().enumerate() {
                    assert_eq!(ends(used).1, ends(&ring[(i + 1) % ring.len()]).0);
                }
            }
        }
    }
}

#[test]
fn every_place_lies_under_its_own_name() {
    let catalog = catalog();
    let ground = ground(&catalog);
    for code in [
        "UA-43", "MD-SN", "GE-AB", "X-SOS", "X-NKR", "RU-CHU", "RU-KGD", "KZ-ALA",
    ] {
        let region = catalog.find(code).unwrap_or_else(|| panic!("no {code}"));
        let spot = ground.spot(region).unwrap();
        assert_eq!(ground.region_at(spot.anchor), Some(region), "{code}");
    }
}

#[test]
fn a_disputed_piece_is_hatched_and_means_itself() {
    let scene = scene(Mode::Frequency, Theme::Light);
    let abkhazia = scene.codes.iter().position(|c| c == "GE-AB").unwrap();
    let georgia = scene.codes.iter().position(|c| c == "GE-IM").unwrap();
    assert_eq!(scene.paints[abkhazia].fill, scene.paints[georgia].fill);
    assert!(!scene.paints[abkhazia].hatches.is_empty());
    assert_eq!(scene.paints[abkhazia].shown, scene.paints[abkhazia].piece);
    assert!(scene.lines.contains(&LineKind::State));
}

#[test]
fn the_legend_counts_every_painted_place_once() {
    let scene = scene(Mode::Frequency, Theme::Light);
    let n: usize = scene.legend.classes.iter().map(|c| c.places.len()).sum();
    assert_eq!(n, 4);
    assert!(
        scene
            .legend
            .classes
            .iter()
            .all(|c| matches!(c.standing, Standing::Frequency(_)))
    );
}

#[test]
fn every_look_of_mode_both_is_in_its_legend_however_counts_are_cut() {
    for classing in [
        Classing::Jenks,
        Classing::Quantile,
        Classing::Equal,
        Classing::Log,
        Classing::Custom(vec![1.0, 3.0, 10.0]),
        Classing::Custom(vec![1.0, 2.0, 3.0, 5.0, 11.0, 26.0]),
        Classing::Custom(Vec::new()),
    ] {
        let scene = drawn(&MapSettings {
            mode: Mode::Both,
            n_min: 1,
            classing: classing.clone(),
            ..MapSettings::default()
        });
        let legend = &scene.legend;
        assert!(legend.frequency_words.len() <= 3, "{classing:?}");
        for paint in scene
            .paints
            .iter()
            .filter(|p| p.standing != Standing::Context)
        {
            let entry = legend.entry(paint.standing);
            assert!(
                entry.is_some_and(|e| e.places.contains(&paint.counted)),
                "{classing:?}: {:?}",
                paint.standing
            );
        }
        let n: usize = legend.classes.iter().map(|c| c.places.len()).sum();
        assert_eq!(n, 4, "{classing:?}");
        svg::to_string(&scene, &picture(640, 400));
    }
}

#[test]
fn only_a_picture_that_shows_stance_tells_it() {
    for mode in [Mode::Frequency, Mode::Stance, Mode::Both] {
        let text = svg::to_string(&scene(mode, Theme::Light), &picture(640, 400));
        assert!(text.contains("<title>Ukraine, 11 mentions in 1 article"));
        let told = text.contains("in 1 article, stance +0.15 (");
        assert_eq!(told, mode.shows_stance(), "{mode:?}");
    }
}

#[test]
fn the_same_scene_gives_the_same_bytes() {
    for mode in [Mode::Frequency, Mode::Stance, Mode::Both] {
        let bytes = |_| {
            let scene = scene(mode, Theme::Light);
            let mut out = Vec::new();
            png::write(&scene, &picture(640, 400), &mut out).unwrap();
            (svg::to_string(&scene, &picture(640, 400)), out)
        };
        assert_eq!(bytes(0), bytes(1));
    }
}

#[test]
fn the_svg_has_one_group_a_region_and_says_what_it_shows() {
    let scene = scene(Mode::Both, Theme::Light);
    let text = svg::to_string(&scene, &picture(1280, 800));
    for id in [
        "id=\"UA-43\"",
        "id=\"GE-AB\"",
        "id=\"legend\"",
        "<title id=\"title\">",
        "<desc id=\"desc\">",
    ] {
        assert_eq!(text.matches(id).count(), 1, "{id}");
    }
    assert!(text.contains("United Nations"));
    assert!(text.contains("Natural Earth"));
    assert!(text.contains("2026-01-01"));
}

#[test]
fn a_title_cannot_smuggle_markup_into_the_svg() {
    let scene = drawn(&MapSettings {
        title: "<script>alert(1)</script> & more".into(),
        ..MapSettings::default()
    });
    let text = svg::to_string(&scene, &picture(800, 500));
    assert!(!text.contains("<script>"));
    assert!(text.contains("&lt;script&gt;"));
}

#[test]
fn odd_sizes_are_drawn_too() {
    let scene = scene(Mode::Stance, Theme::Dark);
    for (w, h) in [(320, 200), (200, 900), (3000, 200)] {
        png::write(&scene, &picture(w, h), &mut Vec::new()).unwrap();
    }
    assert!(png::write(&scene, &picture(0, 10), &mut Vec::new()).is_err());
}
