//! Stance on our own challenge table, evidence that matters, doubt that is honest, broken models that say so.

use std::collections::BTreeMap;

use stancemap::stance::{Case, Choice, Model, Stance, StanceClass, Voice, likeliest};
use stancemap::text::{Language, Span};

const ENGLISH: &str = include_str!("cases/stance-en.tsv");
const RUSSIAN: &str = include_str!("cases/stance-ru.tsv");
/// Never learnt from, and written before any model saw them.
const BLIND_ENGLISH: &str = include_str!("cases/stance-blind-en.tsv");
const BLIND_RUSSIAN: &str = include_str!("cases/stance-blind-ru.tsv");
const BLIND_UKRAINIAN: &str = include_str!("cases/stance-blind-uk.tsv");

/// One sentence of the table, its marks taken out.
#[derive(Clone)]
struct Example {
    kind: &'static str,
    stance: StanceClass,
    text: String,
    target: Span,
    places: Vec<Span>,
    language: Language,
}

impl Example {
    fn case(&self) -> Case<'_> {
        let headline = self.kind == "headline";
        case(
            &self.text,
            self.target,
            &self.places,
            self.language,
            headline,
        )
    }
}

fn examples(table: &'static str, language: Language) -> Vec<Example> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| example(line, language)).collect()
}

fn example(line: &'static str, language: Language) -> Example {
    let [kind, stance, marked] = line
        .splitn(3, '\t')
        .collect::<Vec<_>>()
        .try_into()
        .expect("three columns");
    let (mut text, mut start, mut places, mut target) = (String::new(), 0, Vec::new(), None);
    for c in marked.chars() {
        match c {
            '[' | '{' => start = text.len(),
            ']' | '}' => {
                let span = Span::new(start, text.len());
                places.push(span);
                target = if c == ']' { Some(span) } else { target };
            }
            c => text.push(c),
        }
    }
    let target = target.expect("a target in brackets");
    Example {
        kind,
        stance: match stance {
            "-1" => StanceClass::Negative,
            "0" => StanceClass::Neutral,
            "1" => StanceClass::Positive,
            other => panic!("{other} is not -1, 0 or 1"),
        },
        text,
        target,
        places,
        language,
    }
}

fn judge(model: &Model, example: &Example) -> Stance {
    model.judge(&example.case()).expect("a covered language")
}

fn judge_quickly(model: &Model, case: &Case) -> Stance {
    let stance = model.judge_all(&[*case], false).pop().flatten();
    stance.expect("a covered language")
}

fn case<'a>(
    text: &'a str,
    target: Span,
    places: &'a [Span],
    language: Language,
    headline: bool,
) -> Case<'a> {
    Case {
        text,
        sentence: Span::new(0, text.len()),
        target,
        places,
        source: None,
        language,
        headline,
    }
}

/// Right answers and sentences, by kind, printed as a table.
fn score(model: &Model, examples: &[Example]) -> f64 {
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for example in examples {
        let stance = judge_quickly(model, &example.case());
        let right = usize::from(likeliest(stance.probabilities) == example.stance);
        let tally = kinds.entry(example.kind).or_default();
        *tally = (tally.0 + right, tally.1 + 1);
    }
    let (right, all) = kinds
        .values()
        .fold((0, 0), |sum, tally| (sum.0 + tally.0, sum.1 + tally.1));
    kinds
        .iter()
        .for_each(|(kind, (right, all))| println!("  {kind:11} {right:3} of {all}"));
    println!("  all         {right:3} of {all}");
    right as f64 / all as f64
}

/// The tables, and for each the share that the model reached before.
fn check(choice: Choice, floors: [f64; 5]) {
    let tables = [
        (ENGLISH, Language::English),
        (RUSSIAN, Language::Russian),
        (BLIND_ENGLISH, Language::English),
        (BLIND_RUSSIAN, Language::Russian),
        (BLIND_UKRAINIAN, Language::Ukrainian),
    ];
    let model = Model::load(choice).expect("the model comes with the program");
    for ((table, language), floor) in tables.into_iter().zip(floors) {
        println!("{choice:?}, {language:?}");
        let reached = score(&model, &examples(table, language));
        assert!(
            reached >= floor,
            "{choice:?} {language:?}: {reached:.3} of the table is right, {floor} was reached before"
        );
    }
}

#[test]
fn the_fast_model_keeps_its_shares_of_the_tables() {
    check(Choice::Fast, [0.81, 0.75, 0.75, 0.65, 0.45]);
}

#[test]
fn the_precise_model_keeps_its_shares_of_the_tables() {
    check(Choice::Precise, [0.92, 0.88, 0.95, 0.84, 0.65]);
}

#[test]
fn the_words_that_the_fast_model_marks_matter_more_than_others() {
    marked_words_matter(Choice::Fast, examples(ENGLISH, Language::English).iter());
}

#[test]
fn the_words_that_the_precise_model_marks_matter_more_than_others() {
    // Every fifth sentence of two languages: the precise model is slow.
    let some = [
        examples(ENGLISH, Language::English),
        examples(RUSSIAN, Language::Russian),
    ]
    .concat();
    marked_words_matter(Choice::Precise, some.iter().step_by(5));
}

fn marked_words_matter<'e>(choice: Choice, examples: impl Iterator<Item = &'e Example>) {
    let model = Model::load(choice).expect("the model comes with the program");
    let (mut marked, mut others) = (0.0, 0.0);
    for example in examples {
        let whole = judge(&model, example);
        let Some(cue) = whole.cues.first() else {
            continue;
        };
        marked += change(&model, example, &whole, cue.span);
        let plain = words(example)
            .into_iter()
            .filter(|span| whole.cues.iter().all(|cue| !cue.span.touches(span)));
        let changes: Vec<f32> = plain
            .map(|span| change(&model, example, &whole, span))
            .collect();
        others += changes.iter().sum::<f32>() / changes.len().max(1) as f32;
    }
    assert!(
        marked > 1.5 * others,
        "hiding the first cue moves the score by {marked}, another word by {others}"
    );
}

/// How far the score moves when the words of `span` are replaced by blanks.
fn change(model: &Model, example: &Example, whole: &Stance, span: Span) -> f32 {
    let mut text = example.text.clone();
    text.replace_range(span.start..span.end, &" ".repeat(span.end - span.start));
    let without = judge_quickly(
        model,
        &Example {
            text,
            ..example.clone()
        }
        .case(),
    );
    (without.score - whole.score).abs()
}

/// Words outside the places.
fn words(example: &Example) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = 0;
    for word in example.text.split(' ') {
        let span = Span::new(at, at + word.len());
        at += word.len() + 1;
        if word.len() > 3 && example.places.iter().all(|place| !place.touches(&span)) {
            spans.push(span);
        }
    }
    spans
}

#[test]
fn judged_together_is_as_judged_alone() {
    let model = Model::load(Choice::Precise).expect("the model comes with the program");
    let some = [
        examples(ENGLISH, Language::English),
        examples(BLIND_UKRAINIAN, Language::Ukrainian),
    ]
    .concat();
    let cases: Vec<Case> = some.iter().step_by(25).map(Example::case).collect();
    let alone: Vec<Option<Stance>> = cases.iter().map(|case| model.judge(case)).collect();
    assert_eq!(model.judge_all(&cases, true), alone);
}

#[test]
fn swapping_the_names_swaps_nothing_else() {
    let model = Model::load(Choice::Precise).expect("the model comes with the program");
    let scores = ["Russia", "Estonia", "Zembla"].map(|name| {
        let text = format!("{name} has broken the treaty once more.");
        let target = Span::new(0, name.len());
        model
            .judge(&case(&text, target, &[target], Language::English, false))
            .expect("covered")
            .score
    });
    assert!(
        scores.iter().all(|score| (score - scores[0]).abs() < 1e-5),
        "{scores:?}"
    );
}

#[test]
fn probabilities_sum_to_one_and_other_languages_have_no_stance() {
    let model = Model::load(Choice::Fast).expect("the model comes with the program");
    for example in examples(BLIND_UKRAINIAN, Language::Ukrainian) {
        assert!((judge(&model, &example).probabilities.iter().sum::<f32>() - 1.0).abs() < 1e-4);
    }
    let span = Span::new(0, 6);
    assert_eq!(
        model.judge(&case("Россия бара", span, &[], Language::Other, false)),
        None
    );
}

#[test]
fn the_speaker_is_named_when_somebody_else_speaks() {
    let model = Model::load(Choice::Fast).expect("the model comes with the program");
    let speaker = |text: &str, names: &[&str]| {
        let spans: Vec<Span> = names
            .iter()
            .map(|name| {
                let at = text.find(name).expect("the name stands in the sentence");
                Span::new(at, at + name.len())
            })
            .collect();
        let asked = case(text, spans[0], &spans, Language::English, false);
        let stance = model.judge(&asked).expect("covered");
        (
            stance.voice,
            stance.holder.map(|span| span.of(text).to_owned()),
        )
    };
    let lied = "Kyiv said that Moscow had lied about the prisoners.";
    let kyiv = Some("Kyiv".to_owned());
    assert_eq!(
        speaker(lied, &["Moscow", "Kyiv"]),
        (Voice::Reported, kyiv.clone())
    );
    assert_eq!(speaker(lied, &["Kyiv", "Moscow"]), (Voice::Author, None));
    let told = "The blockade is the work of Moscow, Kyiv said.";
    assert_eq!(speaker(told, &["Moscow", "Kyiv"]), (Voice::Reported, kyiv));
    let signal = "Kyiv, in particular, said that the American call clearly signaled strength.";
    assert_eq!(
        speaker(signal, &["Kyiv", "American"]),
        (Voice::Author, None)
    );
}

#[test]
fn odd_sentences_are_judged_without_a_panic() {
    let model = Model::load(Choice::Precise).expect("the model comes with the program");
    let long = format!(
        "{} Крым {}",
        "слово ".repeat(3000),
        "word\u{301} ".repeat(3000)
    );
    let at = long.find("Крым").expect("it stands there");
    for language in [Language::English, Language::Russian] {
        let target = Span::new(at, at + "Крым".len());
        assert!(
            model
                .judge(&case(&long, target, &[], language, false))
                .is_some()
        );
        assert!(
            model
                .judge(&case("Крым", Span::new(0, 8), &[], language, true))
                .is_some()
        );
        assert!(
            model
                .judge(&case("?!« — »", Span::new(0, 1), &[], language, false))
                .is_some()
        );
        let odd = format!("\u{301}\u{200b} sta\u{7}te{}", "lõng".repeat(9000));
        for target in [Span::new(0, 2), Span::new(6, odd.len())] {
            assert!(
                model
                    .judge(&case(&odd, target, &[], language, false))
                    .is_some()
            );
        }
    }
    assert_eq!(
        model.judge(&case(
            "Крым",
            Span::new(1, 80),
            &[],
            Language::Russian,
            false
        )),
        None
    );
}

#[test]
fn a_broken_model_says_what_is_wrong() {
    let stored = |name| std::fs::read(format!("assets/stance/{name}")).expect("a model in assets");
    let [fast, english, russian] = ["fast.bin", "precise-en.bin", "precise-ru.bin"].map(stored);
    let spoilt = |bytes: &[u8]| {
        let mut bytes = bytes.to_vec();
        *bytes.last_mut().expect("not empty") ^= 1;
        bytes
    };
    let said = |fast: &[u8], english: &[u8], russian: &[u8]| {
        Model::read(fast, Some([english, russian]))
            .err()
            .expect("a changed model is refused")
            .to_string()
    };
    for (name, said) in [
        ("fast.bin", said(&spoilt(&fast), &english, &russian)),
        ("precise-en.bin", said(&fast, &spoilt(&english), &russian)),
        ("precise-ru.bin", said(&fast, &english, &spoilt(&russian))),
    ] {
        assert!(said.contains(name) && said.contains("checksum"), "{said}");
    }
    let said = Model::read(b"no model", None)
        .err()
        .expect("another file is refused")
        .to_string();
    assert!(
        said.contains("does not begin like a stance model"),
        "{said}"
    );
}

#[test]
fn the_class_follows_the_probabilities() {
    let model = Model::load(Choice::Fast).expect("the model comes with the program");
    for example in examples(ENGLISH, Language::English) {
        let stance = judge(&model, &example);
        let top = stance.probabilities.iter().copied().fold(0.0, f32::max);
        assert_eq!(
            stance.class == StanceClass::Unclear,
            top < 0.5,
            "{}",
            example.text
        );
    }
}
