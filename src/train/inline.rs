//! Reads sentences with their names marked in the text, our own format.
//!
//! One sentence a line; `#` begins a comment. `{P:陆昀}到{L:江海博物馆}参观` marks a person and a place. The letters
//! are O organisation, P person, L place, G programme, W work; a small letter marks a form whose meaning comes from the
//! place or the context (`{o:市科协}`); `?` after the letter says that a careful reader could also leave the mark out.

use super::TrainError;
use crate::tagger::{Gold, Head, Sample};

/// The sentences of `content`; kinds are added to `head` where it lacks them. `file` names the file in errors.
pub(super) fn read_inline(file: &str, content: &str, head: &mut Head) -> Result<Vec<Sample>, TrainError> {
    let lines = content.lines().enumerate();
    lines
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|(index, line)| {
            read_line(line.trim(), head).map_err(|reason| TrainError::Line {
                file: file.to_owned(),
                line: index + 1,
                reason,
            })
        })
        .collect()
}

fn read_line(line: &str, head: &mut Head) -> Result<Sample, String> {
    let mut sample = Sample::default();
    let mut len = 0;
    let mut rest = line;
    while let Some((plain, after)) = rest.split_once('{') {
        let (mark, after) = after.split_once('}').ok_or("a mark is opened and not closed")?;
        let (letter, surface) = mark.split_once(':').ok_or_else(|| format!("`{{{mark}}}` has no colon"))?;
        if surface.is_empty() || surface.contains('{') {
            return Err(format!("`{{{mark}}}` marks nothing, or stands around another mark"));
        }
        let (kind, optional) = kind(letter).ok_or_else(|| {
            format!("`{letter}` is no kind: O, P, L, G, W, or these small, with `?` where it may be left out")
        })?;
        sample.text.push_str(plain);
        sample.text.push_str(surface);
        let begin = len + plain.chars().count();
        len = begin + surface.chars().count();
        sample.names.push(Gold { chars: begin..len, kind: head.kind_or_add(kind), optional });
        rest = after;
    }
    if rest.contains('}') || sample.text.contains('}') {
        return Err("a mark is closed and not opened".to_owned());
    }
    sample.text.push_str(rest);
    Ok(sample)
}

/// The kind that a mark's letter means and whether it is optional. We do not tell deictic programmes and works apart:
/// whether they are names is left open.
fn kind(letter: &str) -> Option<(&'static str, bool)> {
    let (letter, optional) = letter.strip_suffix('?').map_or((letter, false), |l| (l, true));
    let (kind, open) = match letter {
        "O" => ("Organisation", false),
        "P" => ("Person", false),
        "L" => ("Place", false),
        "G" => ("Programme", false),
        "W" => ("Work", false),
        "o" => ("DeicticOrganisation", false),
        "p" => ("DeicticPerson", false),
        "l" => ("DeicticPlace", false),
        "g" => ("Programme", true),
        "w" => ("Work", true),
        _ => return None,
    };
    Some((kind, optional || open))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(content: &str) -> Result<Vec<Sample>, TrainError> {
        read_inline("a.txt", content, &mut Head::named("tupu"))
    }

    #[test]
    fn marks_are_read_and_taken_out() {
        let read = read("# ours\n\n{o:市科协}在{L:天宁区}办{G?:科普周}。\n无名\n").unwrap();
        assert_eq!((read.len(), read[0].text.as_str()), (2, "市科协在天宁区办科普周。"));
        let names: Vec<_> = read[0].names.iter().map(|n| (n.chars.clone(), n.kind, n.optional)).collect();
        assert_eq!(names, [(0..3, 5, false), (4..7, 2, false), (8..11, 3, true)]);
        assert_eq!(read[0].labels()[8], None);
    }

    #[test]
    fn a_bad_mark_is_named() {
        let reason = |content: &str| read(content).unwrap_err().to_string();
        assert_eq!(reason("好\n{P陆昀}\n"), "a.txt:2: `{P陆昀}` has no colon");
        assert!(reason("{X:陆昀}").contains("`X` is no kind"));
        assert!(reason("{P:陆昀").contains("not closed"));
        assert!(reason("陆昀}").contains("not opened"));
        assert!(reason("{O:{L:常州}大学}").contains("around another"));
    }
}
