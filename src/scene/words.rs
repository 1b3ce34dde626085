//! Every word that stands on a map beside the names of places, so that other languages can follow.

use std::fmt::Write as _;

use super::legend::{number, signed};
use super::settings::{MapSettings, Measure, Mode};
use crate::region::Worldview;
use crate::stance::Choice;
use crate::tally::{Row, StanceSummary, Tally};

/// A place that nobody speaks of, in its tooltip.
pub const NO_MENTION: &str = "no mention";
/// The same as a look in the legend.
pub const QUIET: &str = "No mention";
/// The dots over a colour.
pub const UNSURE: &str = "Sign not certain";
/// The lines over a colour.
pub const DISPUTED: &str = "Disputed";
/// The three columns of mode Both.
pub const STANCE_THIRDS: [&str; 3] = ["negative", "balanced", "positive"];
/// The ends of the stance scale.
pub const STANCE_ENDS: [&str; 2] = ["← negative", "positive →"];

/// Too few judgements to speak of a stance.
pub fn few(n_min: u32) -> String {
    match n_min {
        0 | 1 => "No clear judgement".into(),
        n => format!("Fewer than {n} clear judgements"),
    }
}

/// One cell of mode Both.
pub fn both(often: &str, third: usize) -> String {
    format!("{often} mentions, {}", STANCE_THIRDS[third])
}

/// The title of the legend.
pub fn legend_title(settings: &MapSettings) -> String {
    let measure = match settings.measure {
        Measure::Mentions => "Mentions",
        Measure::PerArticle => "Mentions per article",
        Measure::PerThousandWords => "Mentions per 1,000 words",
    };
    match settings.mode {
        Mode::Frequency => measure.into(),
        Mode::Stance => "Stance toward the place".into(),
        Mode::Both => format!("{measure} and stance"),
    }
}

/// How many places a look has.
pub fn places(n: usize) -> String {
    format!("{n} place{}", s(n))
}

/// Which model judged.
pub fn judged_by(choice: Choice) -> &'static str {
    match choice {
        Choice::Fast => "Stance judged by the fast model",
        Choice::Precise => "Stance judged by the precise model",
    }
}

/// Whose view of the borders a map follows.
pub fn borders(worldview: &Worldview) -> String {
    let date = match worldview.date.as_str() {
        "" => String::new(),
        date => format!(", {date}"),
    };
    format!("Borders: {}{date}", worldview.title)
}

/// How often a place is mentioned.
pub fn counts(row: &Row) -> String {
    let (n_mentions, n_articles) = (row.n_mentions as usize, row.n_articles as usize);
    format!(
        "{n_mentions} mention{} in {n_articles} article{}",
        s(n_mentions),
        s(n_articles)
    )
}

/// How a place is spoken of, a line each; none where no judgement was clear.
pub fn stance(stance: StanceSummary) -> Vec<String> {
    if stance.n_judged == 0 {
        return Vec::new();
    }
    vec![
        format!(
            "stance {} ({} to {})",
            signed(stance.mean),
            signed(stance.low),
            signed(stance.high)
        ),
        format!(
            "{} negative, {} neutral, {} positive, {} unclear",
            stance.n_negative, stance.n_neutral, stance.n_positive, stance.n_unclear
        ),
    ]
}

/// The figure below a name: the count, the stance, or both.
pub fn figure(mode: Mode, count: f64, stance: Option<f32>) -> String {
    let count = number((count * 100.0).round() / 100.0);
    match (mode, stance.map(signed)) {
        (Mode::Frequency, _) | (Mode::Both, None) => count,
        (Mode::Stance, stance) => stance.unwrap_or_default(),
        (Mode::Both, Some(stance)) => format!("{count} · {stance}"),
    }
}

/// The headline, where the user gave none.
pub fn title(tally: &Tally, mode: Mode) -> String {
    let (subject, verb) = match tally.n_articles {
        1 => ("the article".to_owned(), "s"),
        n => (format!("{n} articles"), ""),
    };
    match mode {
        Mode::Frequency if tally.n_articles == 1 => "Where the article is talking about".into(),
        Mode::Frequency => format!("Where {subject} are talking about"),
        Mode::Stance => format!("How {subject} speak{verb} of each place"),
        Mode::Both => format!("How often and how {subject} speak{verb} of each place"),
    }
}

/// What was counted, in one line.
pub fn subtitle(n_mentions: usize, n_places: usize, n_articles: usize) -> String {
    format!(
        "{n_mentions} mention{} of {n_places} place{} in {n_articles} article{}",
        s(n_mentions),
        s(n_places),
        s(n_articles)
    )
}

/// Places that are mentioned but lie outside the map.
pub fn out_of_sight(places: &str) -> String {
    format!("Not on this map: {places}")
}

/// The rest of a list.
pub fn more(n: usize) -> String {
    format!("{n} more")
}

/// What those hear who do not see the map; `places` are the most mentioned with their figures.
pub fn alt_text(
    title: &str,
    subtitle: &str,
    colours: &str,
    places: &[String],
    borders: &str,
) -> String {
    let mut text = format!("Map. {title}. {subtitle}. Colours show: {colours}. ");
    match places {
        [] => text += "No place is mentioned.",
        _ => write!(text, "Most mentioned: {}.", places.join(", ")).unwrap_or_default(),
    }
    text + " " + borders + "."
}

fn s(n: usize) -> &'static str {
    if n == 1 { "" } else { "s" }
}
