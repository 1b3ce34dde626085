//! How fast cases are judged, features included: bytes of sentences a second on one core.

use divan::Bencher;
use divan::counter::BytesCount;
use stancemap::stance::{Case, Choice, Model};
use stancemap::text::{Language, Span};

const ENGLISH: &str = "Kyiv, in particular, said that the American leader's call clearly signaled to the Kremlin the collective \
                       West's strong intention to stand up for Ukraine.";
const RUSSIAN: &str = "Парламент осудил действия соседей и потребовал, чтобы Россия вывела войска из захваченных районов.";

fn main() {
    divan::main();
}

fn bench(bencher: Bencher, choice: Choice, text: &str, name: &str, language: Language) {
    let model = Model::load(choice).expect("the model comes with the program");
    let start = text.find(name).expect("the name stands in the sentence");
    let target = Span::new(start, start + name.len());
    let case = Case {
        text,
        sentence: Span::new(0, text.len()),
        target,
        places: &[target],
        source: None,
        language,
        headline: false,
    };
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| model.judge(divan::black_box(&case)));
}

#[divan::bench]
fn fast_english(bencher: Bencher) {
    bench(bencher, Choice::Fast, ENGLISH, "Ukraine", Language::English);
}

#[divan::bench]
fn fast_russian(bencher: Bencher) {
    bench(bencher, Choice::Fast, RUSSIAN, "Россия", Language::Russian);
}

#[divan::bench]
fn precise_english(bencher: Bencher) {
    bench(
        bencher,
        Choice::Precise,
        ENGLISH,
        "Ukraine",
        Language::English,
    );
}

#[divan::bench]
fn load_fast() -> usize {
    Model::load(Choice::Fast).map_or(0, |model| size_of_val(&model))
}
