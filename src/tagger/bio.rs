//! Reads BIO files: one character and its tag a line, parted by a blank or a tab; an empty line ends a sentence.

use super::{Gold, Head, Sample};

/// What is wrong with a BIO file.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{file}:{line}: {reason}")]
pub struct BioError {
    /// The file's name as the caller gave it.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub reason: String,
}

/// The sentences of `content`; kinds that `head` does not know yet are added to it. Lines that begin with `# ` are
/// comments. `S-` and `E-` tags (BIOES, BMES) are read as well. `file` names the file in errors.
pub fn read_bio(file: &str, content: &str, head: &mut Head) -> Result<Vec<Sample>, BioError> {
    let mut samples = Vec::new();
    let mut sample = Sample::default();
    let mut len = 0;
    for (index, line) in content.lines().enumerate() {
        let error = |reason: String| BioError { file: file.to_owned(), line: index + 1, reason };
        if line.starts_with("# ") {
            continue;
        }
        if line.trim().is_empty() {
            samples.extend(Some(std::mem::take(&mut sample)).filter(|s| !s.text.is_empty()));
            len = 0;
            continue;
        }
        let (c, tag) = line
            .rsplit_once(['\t', ' '])
            .ok_or_else(|| error(format!("a character and a tag are expected, here stands `{line}`")))?;
        let mut chars = c.trim_end().chars();
        let (first, None) = (chars.next().unwrap_or(' '), chars.next()) else {
            return Err(error(format!("`{c}` is more than one character")));
        };
        sample.text.push(first);
        read_tag(tag, len, &mut sample.names, head).map_err(error)?;
        len += 1;
    }
    samples.extend(Some(sample).filter(|s| !s.text.is_empty()));
    Ok(samples)
}

fn read_tag(tag: &str, at: usize, names: &mut Vec<Gold>, head: &mut Head) -> Result<(), String> {
    let Some((part, kind)) = tag.split_once('-') else {
        return if tag == "O" { Ok(()) } else { Err(format!("`{tag}` is no tag: O, B-KIND or I-KIND")) };
    };
    let kind = head.kind(kind).unwrap_or_else(|| {
        head.kinds.push(kind.to_owned());
        head.kinds.len() - 1
    });
    match (part, names.last_mut().filter(|n| n.chars.end == at && n.kind == kind)) {
        ("I" | "M" | "E", Some(open)) => open.chars.end = at + 1,
        // A name that an I begins is read as if a B did: corpora hold such.
        ("B" | "S" | "I" | "M" | "E", _) => names.push(Gold { chars: at..at + 1, kind, optional: false }),
        _ => return Err(format!("`{tag}` is no tag: O, B-KIND or I-KIND")),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head() -> Head {
        Head { name: "test".to_owned(), kinds: Vec::new() }
    }

    #[test]
    fn sentences_and_names_are_read() {
        let mut head = head();
        let read = read_bio("a", "# note\n泰 B-LOC\n州 I-LOC\n好\tO\n\n\n李\tS-PER\n", &mut head).unwrap();
        assert_eq!(head.kinds, ["LOC", "PER"]);
        assert_eq!((read[0].text.as_str(), read[1].text.as_str()), ("泰州好", "李"));
        assert_eq!(read[0].labels(), [Some(1), Some(3), Some(0)]);
        assert_eq!(read[1].labels(), [Some(8)]);
    }

    #[test]
    fn what_is_no_tag_is_named() {
        let error = read_bio("a.bio", "泰 B-LOC\n州 X\n", &mut head()).unwrap_err();
        assert_eq!(error.to_string(), "a.bio:2: `X` is no tag: O, B-KIND or I-KIND");
        assert!(read_bio("a.bio", "泰州\n", &mut head()).is_err());
    }
}
