//! Short sentences with the places that they name: one line of `tests/cases/linking.tsv` each, so that a regression names itself.

use rayon::prelude::*;
use stancemap::mention::{Gazetteer, Mention};
use stancemap::region::{Catalog, Geodata, RegionId};
use stancemap::text::{Article, Language};
use unicode_normalization::UnicodeNormalization;

const CASES: &str = include_str!("cases/linking.tsv");

/// One line of the table.
struct Case<'l> {
    line: usize,
    language: &'l str,
    text: String,
    expected: Vec<(String, String)>,
    /// It is known to fail.
    fails: bool,
}

fn cases() -> Vec<Case<'static>> {
    let lines = CASES
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines.map(|(n, line)| case(n + 1, line)).collect()
}

fn case(line: usize, row: &'static str) -> Case<'static> {
    let mut fields = row.split('\t');
    let mut next = || fields.next().unwrap_or_default();
    let (language, text, expected, mark) = (next(), next(), next(), next());
    assert!(
        matches!(mark, "" | "fails"),
        "line {line}: “{mark}” is no mark"
    );
    let pairs = expected
        .split("; ")
        .filter_map(|pair| pair.rsplit_once('='));
    let expected = pairs
        .map(|(surface, place)| (spelled(surface), place.to_owned()))
        .collect();
    Case {
        line,
        language,
        text: spelled(text),
        expected,
        fails: mark == "fails",
    }
}

/// `n(…)` is taken apart into letters and marks, `\n` is a line's end.
fn spelled(text: &str) -> String {
    let text = text.replace("\\n", "\n");
    match text
        .strip_prefix("n(")
        .and_then(|rest| rest.strip_suffix(')'))
    {
        Some(inner) => inner.nfd().collect(),
        None => text,
    }
}

fn article(case: &Case<'_>) -> Article {
    let mut article = Article::from_text(case.text.clone());
    // Some sentences are too short for any program to tell the language.
    article.language = match case.language {
        "en" => Language::English,
        "ru" => Language::Russian,
        _ => Language::Ukrainian,
    };
    article
}

fn is_expected(
    catalog: &Catalog,
    text: &str,
    mention: &Mention,
    expected: &(String, String),
) -> bool {
    let (place, kind) = expected.1.split_once('/').unwrap_or((&expected.1, ""));
    let found_kind = format!("{:?}", mention.kind).to_lowercase();
    mention.span.of(text) == expected.0
        && found_kind == kind
        && is_region(catalog, mention.region, place)
}

fn is_region(catalog: &Catalog, region: Option<RegionId>, place: &str) -> bool {
    let chain = std::iter::successors(region, |&at| catalog.get(at).parent);
    let mut codes = chain.map(|at| catalog.get(at).code.0.as_str());
    match place.strip_suffix('~') {
        Some(above) => codes.any(|code| code == above),
        None => codes.next() == Some(place),
    }
}

fn told(catalog: &Catalog, text: &str, mentions: &[Mention]) -> String {
    let one = |m: &Mention| {
        let code = m.region.map_or("-", |at| catalog.get(at).code.0.as_str());
        format!(
            "{}={code}/{}",
            m.span.of(text),
            format!("{:?}", m.kind).to_lowercase()
        )
    };
    mentions.iter().map(one).collect::<Vec<_>>().join("; ")
}

#[test]
fn every_sentence_names_its_places() {
    let catalog = Catalog::load(&Geodata::Builtin).expect("the built-in regions load");
    let gazetteer = Gazetteer::load(&Geodata::Builtin, &catalog).expect("the built-in names load");
    let cases = cases();
    assert!(
        cases.len() >= 400,
        "the table has only {} sentences",
        cases.len()
    );
    let mut surprises = Vec::new();
    for case in &cases {
        let mentions: Vec<Mention> = gazetteer
            .find(&catalog, &article(case))
            .into_iter()
            .filter(|m| m.region.is_some())
            .collect();
        let right = mentions.len() == case.expected.len()
            && mentions
                .iter()
                .zip(&case.expected)
                .all(|(m, e)| is_expected(&catalog, &case.text, m, e));
        if right == case.fails {
            surprises.push(format!(
                "line {}{}: {:?} gave {}",
                case.line,
                if right {
                    ", known to fail, is right now (take its mark away)"
                } else {
                    ""
                },
                case.text,
                told(&catalog, &case.text, &mentions)
            ));
        }
    }
    assert!(
        surprises.is_empty(),
        "{} of {} sentences:\n{}",
        surprises.len(),
        cases.len(),
        surprises.join("\n")
    );
}

#[test]
fn an_article_is_linked_alike_alone_and_among_others_on_any_number_of_threads() {
    let catalog = Catalog::load(&Geodata::Builtin).expect("the built-in regions load");
    let gazetteer = Gazetteer::load(&Geodata::Builtin, &catalog).expect("the built-in names load");
    let articles: Vec<Article> = cases().iter().map(article).collect();
    let alone: Vec<Vec<Mention>> = articles
        .iter()
        .map(|a| gazetteer.find(&catalog, a))
        .collect();
    for n_threads in [1, 2, 7] {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(n_threads)
            .build()
            .expect("threads start");
        let together: Vec<Vec<Mention>> = pool.install(|| {
            articles
                .par_iter()
                .map(|a| gazetteer.find(&catalog, a))
                .collect()
        });
        assert!(together == alone, "{n_threads} threads read something else");
    }
}

#[test]
fn spans_are_ordered_and_never_overlap() {
    let catalog = Catalog::load(&Geodata::Builtin).expect("the built-in regions load");
    let gazetteer = Gazetteer::load(&Geodata::Builtin, &catalog).expect("the built-in names load");
    let text: String = cases()
        .iter()
        .map(|case| format!("{}\n\n", case.text))
        .collect();
    let mentions = gazetteer.find(&catalog, &Article::from_text(text.clone()));
    assert!(mentions.len() > 400);
    assert!(
        mentions
            .windows(2)
            .all(|pair| pair[0].span.end <= pair[1].span.start)
    );
    assert!(
        mentions
            .iter()
            .all(|m| text.is_char_boundary(m.span.start) && text.is_char_boundary(m.span.end))
    );
}
