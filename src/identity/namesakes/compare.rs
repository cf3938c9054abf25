//! What speaks for and against two groups of articles being about one person.

use std::collections::BTreeSet;

use super::group::Group;
use super::rank::is_high;
use crate::identity::key::split_place;
use crate::lexicon::{Entry, Lexicon};
use crate::text::last_chars;

/// How likely two groups are one person, and what speaks for and against.
pub(super) fn compare(a: &Group, b: &Group, prior: f32, lexicon: &Lexicon) -> (f32, Vec<String>) {
    let mut score = prior;
    let mut because = Vec::new();
    let mut add = |by: f32, why: String| {
        score += by;
        because.push(why);
    };
    let shared: Vec<&String> = a.company.intersection(&b.company).take(3).collect();
    if let Some(first) = shared.first() {
        add(0.15 * shared.len() as f32, format!("同时提到 both name {first}"));
    }
    if a.titles.intersection(&b.titles).next().is_some() {
        add(0.1, "头衔相同 the same title".to_owned());
    }
    if a.localities.intersection(&b.localities).next().is_some() {
        add(0.05, "同地报道 papers of one place".to_owned());
    }
    // Whoever leads provinces and ministries moves between them.
    if is_high(a, lexicon) && is_high(b, lexicon) {
        add(0.4, "均为高级职务 both of high rank".to_owned());
    } else {
        match relation(&a.bodies, &b.bodies, lexicon) {
            Some(true) => add(0.15, "机构同地或上下级 bodies of one place".to_owned()),
            Some(false) => {
                let first = |group: &Group| group.bodies.iter().next().cloned().unwrap_or_default();
                add(-0.3, format!("机构异地 bodies of other places: {} / {}", first(a), first(b)));
            }
            None => {}
        }
    }
    let (one, other) = (occupations(&a.titles, lexicon), occupations(&b.titles, lexicon));
    if !one.is_empty() && !other.is_empty() && one.is_disjoint(&other) {
        add(-0.25, "职业不同 other occupations".to_owned());
    }
    (score, because)
}

/// Whether some body of one group is of the place of some of the other; `None` where no place is known of either.
fn relation(a: &BTreeSet<String>, b: &BTreeSet<String>, lexicon: &Lexicon) -> Option<bool> {
    let places = |bodies: &BTreeSet<String>| -> Vec<&Entry> {
        let place = |body: &String| {
            let body = body.strip_prefix("中国共产党").unwrap_or(body);
            Some(split_place(body, lexicon)?.0)
        };
        bodies.iter().filter_map(place).collect()
    };
    let (x, y) = (places(a), places(b));
    if x.is_empty() || y.is_empty() {
        return None;
    }
    let near = |one: &Entry, other: &Entry| lexicon.lies_in(one, other) || lexicon.lies_in(other, one);
    Some(x.iter().any(|one| y.iter().any(|other| near(one, other))))
}

/// What sort of work titles are: offices, or each other occupation by its own word.
fn occupations(titles: &BTreeSet<String>, lexicon: &Lexicon) -> BTreeSet<String> {
    let sort = |title: &String| {
        let kinds = (2..=4).rev().find_map(|most| lexicon.words.titles.get(last_chars(title, most)));
        kinds.map(
            |kind| if kind == "occupation" { last_chars(title, 2).to_owned() } else { "office".to_owned() },
        )
    };
    titles.iter().filter_map(sort).collect()
}
