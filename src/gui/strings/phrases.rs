//! Words that depend on what they are about: names of kinds and classes, and sentences with numbers in them.

use crate::export::order::Preset;
use crate::gui::picture::Kind;
use crate::mention::MentionKind;
use crate::scene::{Classing, Measure};
use crate::stance::{Choice, StanceClass, Voice};
use crate::tally::{Level, Weighting};
use crate::text::Language;

/// The name of a level.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Country => "Countries",
        Level::Unit => "Regions",
    }
}

/// Explains a level.
pub fn level_hint(level: Level) -> &'static str {
    match level {
        Level::Country => "One colour for each country; disputed pieces beside",
        Level::Unit => "Oblasts, republics and other first-level units, as they are mentioned",
    }
}

/// A judgement in words.
pub fn class(class: Option<StanceClass>) -> &'static str {
    match class {
        Some(StanceClass::Negative) => "Negative",
        Some(StanceClass::Neutral) => "Neutral",
        Some(StanceClass::Positive) => "Positive",
        Some(StanceClass::Unclear) => "Unclear",
        None => "Not judged",
    }
}

/// Explains a judgement.
pub fn class_hint(class: Option<StanceClass>) -> &'static str {
    match class {
        Some(StanceClass::Negative) => "The sentence speaks ill of the place.",
        Some(StanceClass::Neutral) => "The sentence speaks neither ill nor well of the place.",
        Some(StanceClass::Positive) => "The sentence speaks well of the place.",
        Some(StanceClass::Unclear) => {
            "The model is not sure enough; this does not count as neutral."
        }
        None => "There is no stance model for this language.",
    }
}

/// How a mention names its place.
pub fn kind(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Name => "Name",
        MentionKind::Demonym => "People or adjective",
        MentionKind::Capital => "Capital as government",
        MentionKind::Metonym => "Seat of power",
        MentionKind::Person => "Leader",
        MentionKind::City => "City or place",
        MentionKind::Organisation => "Organisation",
    }
}

/// An entry of the legend, as a button that keeps the table to its places.
pub fn legend_entry(words: &str, n_places: usize) -> String {
    let places = count(n_places as u64, "place", "places");
    format!("{words}: {places}. Press to keep the table to them.")
}

/// Says to which entry of the legend the table is kept.
pub fn only(words: &str) -> String {
    format!("Only: {words}  ×")
}

/// A language by its name.
pub fn language(language: Language) -> &'static str {
    match language {
        Language::English => "English",
        Language::Russian => "Russian",
        Language::Ukrainian => "Ukrainian",
        Language::Other => "other",
    }
}

/// Who is counted as one voice.
pub fn weighting(weighting: Weighting) -> &'static str {
    match weighting {
        Weighting::Article => "articles, each with the same weight",
        Weighting::Mention => "mentions, each with the same weight",
    }
}

/// Whose voice counts.
pub fn voice(voice: Voice) -> &'static str {
    match voice {
        Voice::Author => "in the author's own voice",
        Voice::Reported => "in quoted or reported voices",
    }
}

/// The name of a stance model.
pub fn model(choice: Choice) -> &'static str {
    match choice {
        Choice::Fast => "Fast",
        Choice::Precise => "Precise",
    }
}

/// Explains a stance model.
pub fn model_hint(choice: Choice) -> &'static str {
    match choice {
        Choice::Fast => "Thousands of articles in a moment",
        Choice::Precise => "Right more often, and slower",
    }
}

/// A whole number with thin spaces between thousands.
pub fn number(n: u64) -> String {
    let digits = n.to_string();
    let first = digits.len() % 3;
    let mut said = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && i % 3 == first {
            said.push('\u{202F}');
        }
        said.push(digit);
    }
    said
}

/// A number of things, in the singular where there is one.
pub fn count(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// The word below a number of mentions.
pub fn word_mentions(n: u32) -> &'static str {
    if n == 1 { "mention" } else { "mentions" }
}

/// The word below a number of articles.
pub fn word_articles(n: u32) -> &'static str {
    if n == 1 { "article" } else { "articles" }
}

/// "3 mentions".
pub fn mentions(n: u64) -> String {
    count(n, "mention", "mentions")
}

/// "3 articles".
pub fn articles(n: u64) -> String {
    count(n, "article", "articles")
}

/// A score with its sign: "−0.42".
pub fn score(score: f32) -> String {
    let rounded = (score * 100.0).round() / 100.0;
    match rounded {
        r if r > 0.0 => format!("+{r:.2}"),
        r if r < 0.0 => format!("−{:.2}", -r),
        _ => "0.00".into(),
    }
}

/// A share in percent.
pub fn percent(share: f32) -> String {
    format!("{:.0} %", share * 100.0)
}

/// What a mean stance and its interval mean in words.
pub fn leaning(mean: f32, crosses_zero: bool) -> &'static str {
    match (crosses_zero, mean < 0.0) {
        (true, _) => "no clear leaning",
        (false, true) => "rather negative",
        (false, false) => "rather positive",
    }
}

/// The spread behind a mean stance.
pub fn spread(low: f32, high: f32, n_judged: u32) -> String {
    let from = count(n_judged.into(), "judgement", "judgements");
    format!("between {} and {}, from {from}", score(low), score(high))
}

/// The name of a row to a screen reader.
pub fn row(name: &str, n_mentions: u32, n_articles: u32, stance: &str) -> String {
    let mentions = mentions(n_mentions.into());
    format!(
        "{name}, {mentions} in {}, stance {stance}",
        articles(n_articles.into())
    )
}

/// The name of a mention in a text to a screen reader.
pub fn mention(surface: &str, place: &str, class: &str) -> String {
    format!("{surface}: {place}, {class}")
}

/// The name of a card to a screen reader.
pub fn card(surface: &str, class: &str, title: &str) -> String {
    format!("{surface}, {class}, in {title}")
}

/// The name of the tick before an article.
pub fn tick(title: &str) -> String {
    format!("Count {title}")
}

/// The name of the button that puts an article away.
pub fn remove(title: &str) -> String {
    format!("Remove {title}")
}

/// Who is reported to speak.
pub fn said_by(holder: &str) -> String {
    format!("said by {holder}")
}

/// Which place a mention was linked to, and why.
pub fn linked(place: &str, reason: &str) -> String {
    format!("{place}: {reason}")
}

/// The line at the bottom.
pub fn summary(n_articles: u32, n_words: u64, n_places: usize, n_unlinked: u32) -> String {
    let mut said = format!(
        "{}, {}, {}",
        articles(n_articles.into()),
        count(n_words, "word", "words"),
        count(n_places as u64, "place", "places")
    );
    if n_unlinked > 0 {
        said += &format!("; {} left without a place", mentions(n_unlinked.into()));
    }
    said
}

/// Where the reading of files stands.
pub fn reading(done: usize, total: usize, what: &str) -> String {
    format!("Reading {done} of {total}: {what}")
}

/// Where the judging of mentions stands.
pub fn judging(done: usize, total: usize, what: &str) -> String {
    let (done, total) = (number(done as u64), mentions(total as u64));
    format!("Judging the tone of {done} of {total}: {what}")
}

/// What was opened.
pub fn opened(n: usize) -> String {
    format!("{} opened.", articles(n as u64))
}

/// What was open already.
pub fn already_open(n: usize) -> String {
    format!(
        "{} already open.",
        count(n as u64, "article was", "articles were")
    )
}

/// Where the picture went.
pub fn saved(path: &std::path::Path) -> String {
    format!("Saved {}.", path.display())
}

/// A fault of the program itself.
pub fn fault(what: &str) -> String {
    format!(
        "A fault in the program stopped this ({what}). Nothing has changed; please report it with what you opened."
    )
}

/// The version line.
pub fn version() -> String {
    format!("Version {}", env!("CARGO_PKG_VERSION"))
}

/// What is counted for each place.
pub fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Mentions => "mentions",
        Measure::PerArticle => "mentions per article",
        Measure::PerThousandWords => "mentions per 1\u{202F}000 words",
    }
}

/// The name of a way to cut classes; the user's own breaks have none here.
pub fn classing(classing: &Classing) -> &'static str {
    match classing {
        Classing::Jenks => "where the gaps are",
        Classing::Quantile => "as many places in each",
        Classing::Equal => "of equal width",
        Classing::Log => "each several times the last",
        Classing::Custom(_) => "by your own breaks",
    }
}

/// A pair of the matrix in words.
pub fn pair(holder: &str, target: &str, figure: &str, n: u64) -> String {
    format!("{holder} of {target}: {figure}, {}", mentions(n))
}

/// The name of a place on the map to a screen reader.
pub fn on_map(spoken: &str) -> String {
    format!("On the map: {spoken}")
}

/// How long the work will still take.
pub fn time_left(left: std::time::Duration) -> String {
    match left.as_secs() {
        secs @ 0..60 => format!("about {secs} s left"),
        secs => format!("about {} min left", secs.div_ceil(60)),
    }
}

/// A kind of file: its name, and what it is good for.
pub fn picture_kind(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Png => ("PNG", "Pixels: for slides, documents and web pages"),
        Kind::Svg => (
            "SVG",
            "Lines and letters: for print, and to work on further",
        ),
        Kind::Pdf => (
            "PDF",
            "Lines and letters on paper, with text that can be selected",
        ),
        Kind::Html => (
            "Web page",
            "One file without network: point, click, read the sentences",
        ),
        Kind::Atlas => ("Atlas", "A PDF with a page for each place"),
        Kind::Places => (
            "Places, CSV",
            "The places with their numbers, for a spreadsheet",
        ),
        Kind::Mentions => (
            "Mentions, CSV",
            "Every mention with its sentence and stance, for a spreadsheet",
        ),
        Kind::Voices => (
            "Voices, CSV",
            "Who speaks how of whom, a row for each pair of countries",
        ),
        Kind::Geojson => ("GeoJSON", "Outlines and numbers, for a map program"),
        Kind::Jsonl => ("JSON lines", "Articles and mentions, for a program"),
    }
}

/// A size by its name.
pub fn preset(preset: Preset) -> &'static str {
    match preset {
        Preset::Slide => "Slide 16:9",
        Preset::A4 => "A4 at 300 dpi",
        Preset::Square => "Square post",
        Preset::Web => "Web page",
    }
}
