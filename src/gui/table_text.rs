//! The table of places as text for a spreadsheet: columns with tabs between, as most programs take from the clipboard.

use super::strings;
use crate::session::Snapshot;
use crate::tally::Matrix;

/// The table, in its own order.
pub fn of(shot: &Snapshot) -> String {
    let heads = [
        "Code",
        strings::COL_PLACE,
        strings::COL_MENTIONS,
        strings::COL_ARTICLES,
        strings::COL_STANCE,
    ];
    let rows = shot.tally.rows.iter().map(|row| {
        let region = shot.models.catalog.get(row.region);
        let stance = row
            .stance
            .filter(|s| s.n_judged > 0)
            .map_or(String::new(), |s| format!("{:.3}", s.mean));
        [
            region.code.0.clone(),
            region.name.clone(),
            row.n_mentions.to_string(),
            row.n_articles.to_string(),
            stance,
        ]
        .join("\t")
    });
    std::iter::once(heads.join("\t"))
        .chain(rows)
        .map(|line| line + "\n")
        .collect()
}

/// The matrix of voices, a line for each pair.
pub fn of_matrix(shot: &Snapshot, matrix: &Matrix) -> String {
    let code = |region| shot.models.catalog.get(region).code.0.clone();
    let cells = matrix.cells.iter().map(|cell| {
        let mean = format!("{:.3}", cell.stance.mean);
        [
            code(cell.holder),
            code(cell.target),
            cell.mentions.len().to_string(),
            mean,
        ]
        .join("\t")
    });
    let heads = [
        "Speaker",
        "Spoken of",
        strings::COL_MENTIONS,
        strings::COL_STANCE,
    ]
    .join("\t");
    std::iter::once(heads)
        .chain(cells)
        .map(|line| line + "\n")
        .collect()
}
