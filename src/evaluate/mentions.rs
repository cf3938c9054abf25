//! Mentions: found where they stand, of the right type.

use super::compare::Comparison;
use super::score::Tally;

pub(super) fn score(comparison: &Comparison<'_>, tally: &mut Tally) {
    tally.offset_errors += comparison.offset_errors;
    wanted(comparison, tally);
    unwanted(comparison, tally);
}

fn wanted(comparison: &Comparison<'_>, tally: &mut Tally) {
    for wanted in comparison.strong.iter().filter(|w| !w.entity.optional) {
        let kind = wanted.entity.kind.as_str();
        let got = comparison.got(wanted.range).map(|got| got.kind);
        if got == Some(kind) {
            tally.mentions.add(kind, |count| count.hit += 1);
        } else {
            tally.mentions.add(kind, |count| count.missed += 1);
            let text = comparison.slice(wanted.range);
            let message = format!("missed {kind} {text} (got {})", got.unwrap_or("None"));
            tally.errors.push(comparison.error(&message));
        }
    }
}

fn unwanted(comparison: &Comparison<'_>, tally: &mut Tally) {
    for got in &comparison.got {
        let right = comparison.strong(got.range).is_some_and(|g| g.optional || g.kind == got.kind);
        let free = comparison.deictic(got.range).is_some() || comparison.is_inside_optional(got.range);
        if !right && !free {
            tally.mentions.add(got.kind, |count| count.wrong += 1);
            let message = format!("wrong {} {}", got.kind, comparison.slice(got.range));
            tally.errors.push(comparison.error(&message));
        }
    }
}
