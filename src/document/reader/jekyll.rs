//! Markdown files as Jekyll and Hugo keep them: YAML front matter, then HTML or Markdown.

use super::ReadError;
use super::draft::{Draft, split_lines};
use super::front_matter::{FrontMatter, Loose, parse_front_matter};
use super::markdown::markdown_lines;

/// Reads a Markdown file. Broken front matter is an error that names its line; none at all is a doubt.
pub(super) fn read_jekyll(path: &str, text: &str) -> Result<Draft, ReadError> {
    // Carriage returns alone were line ends once, and Markdown knows them still, but front matter is split by hand.
    let text =
        if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() };
    let Some((yaml, skipped, body)) = split(path, &text)? else {
        let warnings = vec!["no front matter, so title and date are unknown".to_owned()];
        return Ok(Draft { lines: markdown_lines(&text), warnings, ..Draft::default() });
    };
    let front = parse_front_matter(yaml).map_err(|error| ReadError {
        column: error.column,
        hint: hint(&error.reason),
        ..ReadError::new(path, format!("front matter: {}", error.reason)).at(skipped + error.line)
    })?;
    let mut draft = described(front);
    draft.lines = markdown_lines(body);
    Ok(draft)
}

/// The front matter, how many lines stand before it, and the body; `None` where there is no front matter.
fn split<'a>(path: &str, text: &'a str) -> Result<Option<(&'a str, usize, &'a str)>, ReadError> {
    const LIMIT: usize = 64 * 1024;
    let trimmed = text.trim_start_matches(['\n', ' ', '\t', '\u{feff}']);
    let Some((first, rest)) = trimmed.split_once('\n') else {
        return Ok(None);
    };
    if first.trim_end() != "---" {
        return Ok(None);
    }
    let blank_lines =
        text.split('\n').take_while(|line| line.trim_start_matches('\u{feff}').trim().is_empty()).count();
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let yaml = rest.get(..at).unwrap_or_default();
            let body = rest.get(at + line.len()..).unwrap_or_default();
            return Ok(Some((yaml, blank_lines + 1, body)));
        }
        at += line.len();
        if at > LIMIT {
            let error =
                ReadError::new(path, format!("front matter: no closing `---` within {} KiB", LIMIT / 1024));
            return Err(error.at(blank_lines + 1));
        }
    }
    let error = ReadError::new(path, "front matter: no closing `---`").at(blank_lines + 1);
    Err(error.hint("add a line `---` after the last field"))
}

fn hint(reason: &str) -> Option<String> {
    let quoting =
        ["mapping values", "did not find expected", "scalar"].iter().any(|mark| reason.contains(mark));
    quoting.then(|| "a value with `: ` or quotes in it must stand in single quotes as a whole".to_owned())
}

fn described(front: FrontMatter) -> Draft {
    let mut warnings = Vec::new();
    for (name, value) in [("title", &front.title), ("date", &front.date)] {
        if !matches!(value, Loose::Text(_) | Loose::Number(_)) {
            warnings.push(match value {
                Loose::Absent => format!("front matter has no {name}"),
                _ => format!("front matter: {name} is {}, not a text", value.kind()),
            });
        }
    }
    let title = front.title.text().map(|title| split_lines(&title).collect::<Vec<_>>().join(" "));
    Draft {
        title,
        date: front.date.text(),
        newspaper: front.source.text(),
        category: front.categories.texts().into_iter().next(),
        tags: front.tags.texts(),
        url: front.url.text().or(front.permalink.text()),
        locality: front.locality.text(),
        warnings,
        ..Draft::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Draft {
        read_jekyll("a.md", text).unwrap()
    }

    fn fails(text: &str) -> String {
        read_jekyll("a.md", text).unwrap_err().to_string()
    }

    #[test]
    fn front_matter_describes_the_article() {
        let draft = read(
            "---\nlayout: post\ntitle: \"新馆开放 市民叫好\"\ndate: 2022-01-11 09:13:28 +0800\ncategories: [要闻, 文化]\ntags: 泰州日报新闻\nurl: http://example.org/1\nlocality: 泰州市\nauthor: {name: 张三}\n---\n正文。\n\n---\n\n末段。",
        );
        assert_eq!(draft.title.as_deref(), Some("新馆开放 市民叫好"));
        assert_eq!(draft.date.as_deref(), Some("2022-01-11 09:13:28 +0800"));
        assert_eq!(draft.category.as_deref(), Some("要闻"));
        assert_eq!(draft.tags, ["泰州日报新闻"]);
        assert_eq!(draft.url.as_deref(), Some("http://example.org/1"));
        assert_eq!(draft.locality.as_deref(), Some("泰州市"));
        let lines: Vec<&str> = draft.lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(lines, ["正文。", "末段。"]);
        assert!(draft.warnings.is_empty(), "{:?}", draft.warnings);
    }

    #[test]
    fn values_stay_as_written() {
        for (value, want) in
            [("007", "007"), ("no", "no"), ("2022", "2022"), ("|\n  第一行\n  第二行", "第一行 第二行 ")]
        {
            let draft = read(&format!("\r\n---\r\ntitle: {value}\ndate: 2022-01-11\n---\r\n正文。"));
            assert_eq!(draft.title.as_deref(), Some(want));
        }
    }

    #[test]
    fn odd_values_are_doubts() {
        for title in ["[甲, 乙]", "{a: 1}", "~"] {
            let draft = read(&format!("---\ntitle: {title}\ndate: 2022-01-11\n---\n正文。"));
            assert_eq!((draft.title, draft.warnings.len()), (None, 1), "{title}");
        }
        assert_eq!(read("<p>正文。</p>").warnings, ["no front matter, so title and date are unknown"]);
    }

    #[test]
    fn broken_front_matter_names_its_line() {
        let quotes = fails("---\nlayout: post\ntitle: \"新馆\"开放\"叫好\"\n---\n正文。");
        assert!(quotes.starts_with("a.md:3:") && quotes.contains("front matter: "), "{quotes}");
        let colon = fails("---\ntitle: 泰州: 新馆: 开放\n---\n正文。");
        assert!(colon.starts_with("a.md:2:"), "{colon}");
        assert!(fails("---\ntitle: 新馆\n正文。").starts_with("a.md:1: front matter: no closing `---`"));
    }

    #[test]
    fn hostile_front_matter_is_refused_quickly() {
        let deep = format!("---\ntitle: {}{}\n---\n正文。", "[".repeat(20_000), "]".repeat(20_000));
        let blocks =
            (0..1500).map(|i| format!("{}k{i}:", " ".repeat(i % 100))).collect::<Vec<_>>().join("\n");
        let laughs = "---\na: &a [哈,哈,哈,哈,哈,哈,哈,哈,哈]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\ntitle: *c\n---\n正文。";
        for text in [
            deep,
            format!("---\n{blocks}\n---\n正文。"),
            laughs.to_owned(),
            "---\na: &a [*a]\ntitle: *a\n---\n正文。".to_owned(),
        ] {
            assert!(fails(&text).contains("front matter: "));
        }
    }
}
