//! The places as a table for the terminal.

use std::io::{self, Write};

use crate::session::Snapshot;
use crate::tally::{Row, StanceSummary};

/// Writes a head line, one line a place, and what the numbers rest on.
pub(super) fn write(now: &Snapshot, out: &mut dyn Write) -> io::Result<()> {
    let catalog = &now.models.catalog;
    let widest = now
        .tally
        .rows
        .iter()
        .map(|row| catalog.get(row.region).name.chars().count())
        .max()
        .unwrap_or(0)
        .max("Place".len());
    writeln!(
        out,
        "{:widest$}  {:>8}  {:>8}  {:>6}  {:>14}  {:>4} {:>4} {:>4} {:>4}",
        "Place", "Mentions", "Articles", "Stance", "95 % interval", "neg", "neu", "pos", "?"
    )?;
    for row in &now.tally.rows {
        let name = &catalog.get(row.region).name;
        writeln!(out, "{name:widest$}  {}", numbers(row))?;
    }
    let view = now.worldview();
    writeln!(
        out,
        "\n{} article{}, {} words. Worldview: {}{}. Stance toward the place, −1 to +1; ? counts the unclear.",
        now.tally.n_articles,
        if now.tally.n_articles == 1 { "" } else { "s" },
        now.tally.n_words,
        view.title,
        if view.date.is_empty() {
            String::new()
        } else {
            format!(" ({})", view.date)
        },
    )
}

fn numbers(row: &Row) -> String {
    let counts = format!("{:>8}  {:>8}", row.n_mentions, row.n_articles);
    match &row.stance {
        Some(s) => format!("{counts}  {}", stance(s)),
        None => format!("{counts}  {:>6}", "–"),
    }
}

fn stance(s: &StanceSummary) -> String {
    let counts = format!(
        "{:>4} {:>4} {:>4} {:>4}",
        s.n_negative, s.n_neutral, s.n_positive, s.n_unclear
    );
    if s.n_judged == 0 {
        return format!("{:>6}  {:>14}  {counts}", "–", "");
    }
    let interval = format!("{} … {}", signed(s.low), signed(s.high));
    format!("{:>6}  {interval:>14}  {counts}", signed(s.mean))
}

/// Two decimals with a true minus sign, and a plus for what is above zero.
fn signed(x: f32) -> String {
    let digits = format!("{:.2}", x.abs());
    match digits.as_str() {
        "0.00" => digits,
        _ if x < 0.0 => format!("−{digits}"),
        _ => format!("+{digits}"),
    }
}
