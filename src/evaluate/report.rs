//! The figures as a person reads them.

use std::fmt::Write;

use super::{BCubed, Figures, Score};

/// One row a kind of thing: precision, recall, F1, counts.
pub fn text_report(score: &Score) -> String {
    let mut out = String::new();
    figures(&mut out, "mentions", score.mentions);
    score.mentions_by_type.iter().for_each(|(kind, f)| figures(&mut out, &format!("  {kind}"), *f));
    let _ = write!(out, "{:28} {} of {}", "deixis", score.deixis.right, score.deixis.of);
    out += &score.deixis.accuracy.map_or("\n".to_owned(), |accuracy| format!(" = {accuracy:.3}\n"));
    let BCubed { p, r, f1 } = score.b_cubed;
    row(&mut out, "entities (B-cubed)", [p, r, f1], "");
    figures(&mut out, "relations", score.relations);
    score.relations_by_predicate.iter().for_each(|(p, f)| figures(&mut out, &format!("  {p}"), *f));
    figures(&mut out, "observations", score.observations);
    let kept = score.text_kept.map_or("none".to_owned(), |kept| format!("{kept:.3}"));
    let _ = writeln!(out, "{:28} {kept}   offset errors {}", "text kept", score.offset_errors);
    out
}

fn figures(out: &mut String, name: &str, figures: Figures) {
    let Figures { p, r, f1, hit, wrong, missed } = figures;
    row(out, name, [p, r, f1], &format!("  ({hit} right, {wrong} wrong, {missed} missed)"));
}

fn row(out: &mut String, name: &str, [p, r, f1]: [f64; 3], counts: &str) {
    let _ = writeln!(out, "{name:28} P {p:.3}  R {r:.3}  F1 {f1:.3}{counts}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::evaluate;

    #[test]
    fn nothing_to_score_is_still_a_report() {
        let report = text_report(&evaluate(&[], &[]).score);
        assert!(
            report.starts_with("mentions                     P 0.000  R 0.000  F1 0.000  (0 right"),
            "{report}"
        );
        assert!(report.contains("\ndeixis                       0 of 0\n"), "{report}");
    }
}
