//! How fast names load and articles are linked. `cargo bench --bench linking --no-default-features`.

use divan::Bencher;
use divan::counter::BytesCount;
use stancemap::mention::Gazetteer;
use stancemap::region::{Catalog, Geodata};
use stancemap::text::Article;

const CASES: &str = include_str!("../tests/cases/linking.tsv");

fn main() {
    divan::main();
}

/// About a megabyte of sentences of one language.
fn article(language: &str) -> Article {
    let rows = CASES.lines().filter_map(|line| line.split_once('\t'));
    let sentences: Vec<&str> = rows
        .filter(|row| row.0 == language)
        .filter_map(|row| row.1.split('\t').next())
        .collect();
    let text = sentences.join("\n\n");
    Article::from_text(text.repeat(1_000_000 / text.len() + 1))
}

#[divan::bench]
fn load(bencher: Bencher<'_, '_>) {
    let catalog = Catalog::load(&Geodata::Builtin).expect("the built-in regions load");
    bencher.bench(|| {
        Gazetteer::load(&Geodata::Builtin, &catalog)
            .expect("the built-in names load")
            .n_forms()
    });
}

#[divan::bench(args = ["en", "ru", "uk"])]
fn find(bencher: Bencher<'_, '_>, language: &str) {
    let catalog = Catalog::load(&Geodata::Builtin).expect("the built-in regions load");
    let gazetteer = Gazetteer::load(&Geodata::Builtin, &catalog).expect("the built-in names load");
    let article = article(language);
    bencher
        .counter(BytesCount::of_str(&article.text))
        .bench(|| gazetteer.find(&catalog, &article).len());
}

/// The automaton alone: how far `find` is from it.
#[divan::bench(args = ["en", "ru", "uk"])]
fn scan(bencher: Bencher<'_, '_>, language: &str) {
    let catalog = Catalog::load(&Geodata::Builtin).expect("the built-in regions load");
    let gazetteer = Gazetteer::load(&Geodata::Builtin, &catalog).expect("the built-in names load");
    let article = article(language);
    bencher
        .counter(BytesCount::of_str(&article.text))
        .bench(|| gazetteer.count_names(&article.text));
}
