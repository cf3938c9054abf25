//! [`Stars`]: pairs joined around one name each.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::{Pair, Reason, SAME};

/// The names of one thing.
#[derive(Clone, Debug, Default)]
pub(in crate::identity) struct Stars {
    /// Each name that goes, with the one that stays and why.
    pub(in crate::identity) to: BTreeMap<String, (String, Reason)>,
    /// Pairs that were not sure enough, or that a star would not take.
    pub(in crate::identity) doubts: Vec<Pair>,
}

/// Joins pairs to stars, best first; `apart` are pairs that a person keeps apart, smaller name first.
pub(in crate::identity) fn stars(pairs: &[Pair], apart: &BTreeSet<(String, String)>) -> Stars {
    let mut scores: FxHashMap<(&str, &str), &Reason> = FxHashMap::default();
    for pair in pairs {
        scores.insert(ordered(&pair.short, &pair.full), &pair.reason);
    }
    let between = |a: &str, b: &str| scores.get(&ordered(a, b)).copied();
    // Two ways to write one name: what holds for the one holds for the other.
    let equal = |a: &str, b: &str| {
        let written =
            |reason: &Reason| matches!(reason.rule, "spelling" | "written-out") && reason.score >= SAME;
        a == b || between(a, b).is_some_and(written)
    };
    let mut centre: BTreeMap<&str, &str> = BTreeMap::new();
    let mut members: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut why: BTreeMap<&str, &Reason> = BTreeMap::new();
    let mut doubts = Vec::new();
    for pair in pairs {
        let (short, full) = (pair.short.as_str(), pair.full.as_str());
        let gone = centre.get(short).copied().unwrap_or(short);
        let stays = centre.get(full).copied().unwrap_or(full);
        if gone == stays {
            continue;
        }
        let both = |text| std::iter::once(text).chain(members.get(text).into_iter().flatten().copied());
        let linked = equal(short, gone) && equal(full, stays);
        let reason = |one: &'_ str| {
            let direct = between(one, stays).filter(|reason| reason.score >= SAME);
            direct.or_else(|| (linked && equal(one, gone)).then_some(&pair.reason))
        };
        let allowed = apart.is_empty()
            || both(gone).all(|a| {
                both(stays).all(|b| {
                    let (a, b) = ordered(a, b);
                    !apart.contains(&(a.to_owned(), b.to_owned()))
                })
            });
        let reasons: Option<Vec<_>> = both(gone).map(|one| Some((one, reason(one)?))).collect();
        let Some(joined) = reasons.filter(|_| allowed && pair.reason.score >= SAME) else {
            if allowed {
                doubts.push(pair.clone());
            }
            continue;
        };
        members.remove(gone);
        for (one, reason) in joined {
            centre.insert(one, stays);
            members.entry(stays).or_default().push(one);
            why.insert(one, reason);
        }
    }
    let to = centre
        .into_iter()
        .filter_map(|(name, stays)| Some((name.to_owned(), (stays.to_owned(), (*why.get(name)?).clone()))));
    Stars { to: to.collect(), doubts }
}

fn ordered<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    if a < b { (a, b) } else { (b, a) }
}
