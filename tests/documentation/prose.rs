//! What a Markdown page tells its reader to type, and where it points to.

/// The command lines `tupu …` of fenced blocks and code spans, with their line numbers (from 1). Prompts, pipes and
/// what stands before `tupu` in a pipe are left out.
pub fn commands(page: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut fenced = false;
    for (number, line) in page.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if fenced {
            found.extend(typed(line.trim_start_matches("$ ")).map(|command| (number + 1, command)));
        } else {
            let spans = line.split('`').skip(1).step_by(2);
            found.extend(spans.filter_map(typed).map(|command| (number + 1, command)));
        }
    }
    found
}

/// `cat a | ./target/release/tupu build - && x` → `tupu build -`.
fn typed(code: &str) -> Option<String> {
    let part = code.split(['|', '>', ';', '#', '&']).map(str::trim).find(|part| {
        part.split_whitespace().next().is_some_and(|word| word == "tupu" || word.ends_with("/tupu"))
    })?;
    let (_, rest) = part.split_once(' ')?;
    Some(format!("tupu {rest}"))
}

/// The targets of `[text](target)` and `src="target"`, with their line numbers (from 1); code is left out.
pub fn links(page: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut fenced = false;
    for (number, line) in page.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        if fenced {
            continue;
        }
        let text: String = line.split('`').step_by(2).collect();
        for (open, close) in [("](", ')'), ("src=\"", '"')] {
            let targets = text.split(open).skip(1).filter_map(|rest| rest.split(close).next());
            found.extend(targets.map(|target| (number + 1, target.to_owned())));
        }
    }
    found
}

#[test]
fn commands_are_found_in_blocks_and_spans() {
    let page =
        "Use `tupu show 常州市`.\n```\n$ cat a | ./target/release/tupu build - > x\ntupu stays\n```\n`tupu`";
    let found: Vec<_> = commands(page);
    let shown: Vec<_> = found.iter().map(|(line, command)| (*line, command.as_str())).collect();
    assert_eq!(shown, [(1, "tupu show 常州市"), (3, "tupu build -"), (4, "tupu stays")]);
}

#[test]
fn links_are_found_outside_code() {
    let page = "[a](b.md) `[c](d)`\n```\n[e](f)\n```\n<img src=\"g.png\">";
    assert_eq!(links(page), [(1, "b.md".to_owned()), (5, "g.png".to_owned())]);
}
