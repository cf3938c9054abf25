//! Entities by any name.

use std::cmp::Reverse;

use serde_json::{Value, json};

use super::atlas::{Atlas, Match, find};
use super::network::node;
use super::request::{Asked, Wrong};

/// `GET /api/search?q=…&limit=…`: the entities whose names fit, the best first, and which name it was.
pub(super) fn get(atlas: &Atlas, asked: &Asked) -> Result<Value, Wrong> {
    let search = find(asked.needs("q")?);
    let limit = asked.count("limit", 12, 200)?;
    if search.is_empty() {
        return Ok(json!({ "total": 0, "found": [] }));
    }
    let mut found: Vec<(Match, usize, &str)> = Vec::new();
    for (at, entity) in atlas.entities.iter().enumerate() {
        let names = std::iter::once(&entity.name).chain(&*entity.aliases);
        let best = names.filter_map(|name| Some((search.of(name)?, &**name))).min_by_key(|(fit, _)| *fit);
        found.extend(best.map(|(fit, name)| (fit, at, name)));
    }
    let key = |&(fit, at, name): &(Match, usize, &str)| {
        let entity = &atlas.entities[at];
        // 常州 is rather 常州市, of which much is said, than some place whose name begins so too.
        (fit, Reverse(entity.degree), Reverse(entity.articles), name.len(), at)
    };
    found.sort_unstable_by_key(key);
    let shown = found.iter().take(limit).map(|&(_, at, name)| {
        let mut value = node(atlas, at as u32);
        if *name != *atlas.entities[at].name {
            value["as"] = json!(name);
        }
        value
    });
    Ok(json!({ "total": found.len(), "found": shown.collect::<Vec<_>>() }))
}
