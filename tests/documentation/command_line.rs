//! `docs/cli.md`: what `tupu --help` and the help of each command print, and the ready-made queries.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::process::Command;

const INTRODUCTION: &str = "# Command line

Rendered from the program by `tests/documentation.rs`; do not edit. A page with examples is [the README](../README.md).

What a command prints on standard output is data; errors, warnings and progress go to standard error. A message is one
line that names what, where and why, with a `hint:` line below it where there is something to try.

| exit code | means |
|---|---|
| 0 | all was done (also where the reader of a pipe went away) |
| 1 | nothing came of it: no article could be read, the store is missing or broken, the graph breaks its shapes |
| 2 | the command was used wrongly |
| 3 | some input could not be read and is named on standard error; the rest was done. `tupu doctor`: something should be looked at |

";

/// A subcommand with what its `--help` prints.
pub struct Subcommand {
    pub name: String,
    pub help: String,
}

impl Subcommand {
    /// Its long options, `--store` and so on.
    pub fn options(&self) -> BTreeSet<&str> {
        let lines = self.help.lines().filter(|line| line.trim_start().starts_with('-'));
        let words = lines.flat_map(|line| line.split([' ', ',', '=', '[']));
        words.filter(|word| word.starts_with("--") && word.len() > 2).collect()
    }
}

fn help(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_tupu"))
        .args(arguments)
        .arg("--help")
        .env_remove("TUPU_STORE")
        .env("COLUMNS", "100")
        .output()
        .unwrap();
    assert!(output.status.success(), "tupu {arguments:?} --help");
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// All subcommands, in the order of `tupu --help`, those of a subcommand (`curate merge`) after it.
pub fn commands() -> Vec<Subcommand> {
    let overview = help(&[]);
    let mut commands = Vec::new();
    for name in listed(&overview) {
        let help_of = help(&[name]);
        let nested = listed(&help_of);
        let nested = nested.iter().map(|part| (format!("{name} {part}"), help(&[name, part])));
        let nested: Vec<_> = nested.map(|(name, help)| Subcommand { name, help }).collect();
        commands.push(Subcommand { name: name.to_owned(), help: help_of.clone() });
        commands.extend(nested);
    }
    assert!(commands.len() >= 9, "found {} commands in:\n{overview}", commands.len());
    commands
}

/// The names under `Commands:`, but for `help`.
fn listed(help: &str) -> Vec<&str> {
    let list = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let names = list.take_while(|line| !line.is_empty()).filter_map(|line| {
        let indent = line.len() - line.trim_start().len();
        (indent == 2).then(|| line.split_whitespace().next()).flatten()
    });
    names.filter(|name| *name != "help").collect()
}

/// The whole page.
pub fn page(commands: &[Subcommand]) -> String {
    let mut page = format!("{INTRODUCTION}```text\n{}\n```\n", help(&[]).trim());
    for command in commands {
        write!(page, "\n## tupu {}\n\n```text\n{}\n```\n", command.name, command.help.trim()).unwrap();
    }
    page.push_str(
        "\n## Ready-made queries\n\nThe texts are in `ontology/queries/`. A parameter that is not given puts no \
         restriction.\n\n| name | question | parameters |\n|---|---|---|\n",
    );
    for (name, text) in tupu::ontology::QUERIES {
        let comment = |line: &str| line.trim_start_matches('#').trim().replace('|', "/");
        let question = comment(text.lines().next().unwrap_or_default());
        let parameters: Vec<String> = text
            .lines()
            .filter_map(|line| line.strip_prefix("# param ")?.split_once(':'))
            .map(|(parameter, what)| format!("`{parameter}`: {}", comment(what)))
            .collect();
        writeln!(page, "| `{name}` | {question} | {} |", parameters.join("<br>")).unwrap();
    }
    page
}

/// Whether a command line that a page shows is one: its subcommand, long options, formats and queries exist.
pub fn accepts(commands: &[Subcommand], typed: &str) -> Result<(), String> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let Some(name) = words.get(1) else { return Err("no subcommand".to_owned()) };
    if name.starts_with('-') {
        return Ok(());
    }
    let nested = words.get(2).map(|part| format!("{name} {part}"));
    let command = commands
        .iter()
        .find(|c| nested.as_deref() == Some(&c.name))
        .or_else(|| commands.iter().find(|c| c.name == *name))
        .ok_or("no such subcommand")?;
    for (at, word) in words.iter().enumerate() {
        let (option, value) = word.split_once('=').map_or((*word, None), |(o, v)| (o, Some(v)));
        let value = value.or_else(|| words.get(at + 1).copied()).unwrap_or_default();
        if option.starts_with("--") && !command.options().contains(option) {
            return Err(format!("no option {option}"));
        }
        if option == "--format"
            && !command.help.contains(&format!("- {value}:"))
            && !inline(&command.help, value)
        {
            return Err(format!("no format `{value}`"));
        }
        if *name == "query"
            && option == "--name"
            && !tupu::ontology::QUERIES.iter().any(|(query, _)| *query == value)
        {
            return Err(format!("no ready-made query `{value}`"));
        }
    }
    Ok(())
}

/// Whether `value` is among `[possible values: a, b]`.
fn inline(help: &str, value: &str) -> bool {
    let lists = help.split("[possible values:").skip(1).filter_map(|rest| rest.split(']').next());
    lists.flat_map(|list| list.split(',')).any(|known| known.trim() == value)
}
