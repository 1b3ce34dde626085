//! The words over a disputed piece: who holds it and who claims it.

use super::{Catalog, RegionId, Worldview};

/// "Part of X, held by Y, claimed by Z"; only what is not said already.
pub(super) fn of(view: &Worldview, catalog: &Catalog, id: RegionId) -> Option<String> {
    let counts_to = view.holder(catalog, id)?;
    let held_by = view.controller(id);
    let others: Vec<RegionId> = view
        .claimants(id)
        .iter()
        .copied()
        .filter(|other| *other != counts_to && Some(*other) != held_by)
        .collect();
    if others.is_empty() && held_by.is_none() {
        return None;
    }
    let mut said = match held_by {
        Some(held) if held == counts_to => format!("Held by {}", name(catalog, held, id)),
        Some(held) => format!(
            "Part of {}, held by {}",
            name(catalog, counts_to, id),
            name(catalog, held, id)
        ),
        None => format!("Part of {}", name(catalog, counts_to, id)),
    };
    if !others.is_empty() {
        let names: Vec<&str> = others
            .iter()
            .map(|other| name(catalog, *other, id))
            .collect();
        said += &format!(", claimed by {}", names.join(" and "));
    }
    Some(said)
}

fn name(catalog: &Catalog, id: RegionId, piece: RegionId) -> &str {
    if id == piece {
        "its own authorities"
    } else {
        &catalog.get(id).name
    }
}
