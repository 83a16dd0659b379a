//! The order of a day, read from what `today --format json` wrote.

use std::collections::BTreeMap;

use serde_json::Value;

/// Returns the place of every item by the key it had in its file.
///
/// # Errors
///
/// When it is not the shape that `docs/cli.md` promises.
pub(crate) fn places(listed: &[u8]) -> Result<BTreeMap<String, u32>, String> {
    let day: Value = serde_json::from_slice(listed).map_err(|error| error.to_string())?;
    let mut places = BTreeMap::new();
    for list in ["items", "not_today"] {
        let items = day[list].as_array().ok_or_else(|| format!("Today has no {list}"))?;
        for item in items {
            let rank = item["rank"].as_u64().and_then(|rank| u32::try_from(rank).ok());
            let rank = rank.ok_or("an item has no rank")?;
            if let Some(key) = item["source_key"].as_str() {
                places.insert(key.to_owned(), rank);
            }
        }
    }
    Ok(places)
}
