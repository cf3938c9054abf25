//! Files and folders to a sorted list of inputs. Only names are read here.

use std::collections::BTreeSet;
use std::fs::Metadata;
use std::path::{Path, PathBuf};

use super::units::plain_reason;
use super::{Format, ReadError};

/// One input, not read yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Where it is; `-` is standard input.
    pub location: PathBuf,
    /// The same for messages and output.
    pub path: String,
    /// Its path below the argument that it was found under, with `/`.
    pub key_path: String,
    /// Bytes, as far as the file system says.
    pub size: u64,
}

impl SourceFile {
    /// Whether it is standard input.
    pub fn is_stdin(&self) -> bool {
        self.location.as_os_str() == "-"
    }
}

/// Folders deeper than this are not entered.
const DEPTH_LIMIT: usize = 256;

/// Expands files and folders, recursively, sorted by name. Within a folder, names that begin with a dot and files of
/// other formats are passed over, and so is `a.json` beside `a.md`; a link that leaves the folder or leads to nothing, and what is no regular file, is
/// an error of its own. Nothing is opened.
pub fn sources(paths: &[PathBuf]) -> Vec<Result<SourceFile, ReadError>> {
    let mut found = Vec::new();
    for path in paths {
        let shown = path.to_string_lossy();
        if path.as_os_str() == "-" {
            found.push(Ok(SourceFile {
                location: path.clone(),
                path: "-".into(),
                key_path: "-".into(),
                size: 0,
            }));
            continue;
        }
        match path.metadata() {
            Err(error) => found.push(Err(ReadError::new(&shown, plain_reason(&error)))),
            Ok(metadata) if metadata.is_dir() => walk(path, &mut found),
            // A named pipe would wait for ever, a device would never end.
            Ok(metadata) if !metadata.is_file() => {
                let error = ReadError::new(&shown, "not a regular file");
                found.push(Err(error.hint("give `-` to read standard input")));
            }
            Ok(metadata) => {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                found.push(Ok(source(path, name.into_owned(), &metadata)));
            }
        }
    }
    found
}

fn source(path: &Path, key_path: String, metadata: &Metadata) -> SourceFile {
    SourceFile {
        location: path.to_owned(),
        path: path.to_string_lossy().into_owned(),
        key_path,
        size: metadata.len(),
    }
}

/// Walks the folder `root`. A loop of its own instead of recursion: depth costs no stack.
fn walk(root: &Path, found: &mut Vec<Result<SourceFile, ReadError>>) {
    let before = found.len();
    let real_root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let mut waiting = vec![(root.to_owned(), String::new(), 0)];
    while let Some((path, key, depth)) = waiting.pop() {
        if depth > 0 && (!path.is_dir() || path.is_symlink()) {
            found.extend(entry(&path, key, &real_root));
        } else if depth > DEPTH_LIMIT {
            found.push(Err(ReadError::new(
                &path.to_string_lossy(),
                format!("more than {DEPTH_LIMIT} folders deep"),
            )));
        } else {
            match children(&path, &key, depth) {
                Ok(children) => waiting.extend(children),
                Err(error) => found.push(Err(ReadError::new(&path.to_string_lossy(), plain_reason(&error)))),
            }
        }
    }
    if found.len() == before {
        let error = ReadError::new(&root.to_string_lossy(), "no article in this folder");
        found.push(Err(error.hint("read are .md .markdown .html .htm .txt .text .jsonl .ndjson .json")));
    }
}

type Waiting = (PathBuf, String, usize);

/// The entries of a folder, last name first: the next to be taken stands at the end.
fn children(folder: &Path, key: &str, depth: usize) -> std::io::Result<Vec<Waiting>> {
    let mut children = Vec::new();
    for entry in folder.read_dir()? {
        let name = entry?.file_name();
        let shown = name.to_string_lossy();
        if !shown.starts_with('.') {
            let key = if key.is_empty() { shown.into_owned() } else { format!("{key}/{shown}") };
            children.push((folder.join(&name), key, depth + 1));
        }
    }
    children.sort_by(|a, b| b.0.file_name().cmp(&a.0.file_name()));
    let articles: BTreeSet<PathBuf> =
        children.iter().filter(|c| is_article(&c.0)).map(|c| c.0.with_extension("")).collect();
    // a.json beside a.md holds data about the article (gold, say) and is none itself.
    children.retain(|c| {
        c.0.extension().is_none_or(|e| e != "json") || !articles.contains(&c.0.with_extension(""))
    });
    Ok(children)
}

fn is_article(path: &Path) -> bool {
    Format::of_path(&path.to_string_lossy()).is_some_and(|format| format != Format::Jsonl)
}

/// A file or link within a folder; `None` where it is passed over.
fn entry(path: &Path, key: String, real_root: &Path) -> Option<Result<SourceFile, ReadError>> {
    let fail = |reason: &str| Some(Err(ReadError::new(&path.to_string_lossy(), reason)));
    let metadata = match path.metadata() {
        Ok(metadata) => metadata,
        Err(error) if path.is_symlink() => {
            return fail(&format!("link to nothing: {}", plain_reason(&error)));
        }
        Err(error) => return fail(&plain_reason(&error)),
    };
    if !metadata.is_dir() && Format::of_path(&path.to_string_lossy()).is_none() {
        return None;
    }
    if path.is_symlink() {
        return match path.canonicalize() {
            Ok(target)
                if path
                    .parent()
                    .and_then(|p| p.canonicalize().ok())
                    .is_some_and(|p| p.starts_with(&target)) =>
            {
                fail("link to a folder above it")
            }
            // What it leads to is found by itself.
            Ok(target) if target.starts_with(real_root) => None,
            Ok(_) => Some(Err(ReadError::new(&path.to_string_lossy(), "link out of the folder")
                .hint("give what it leads to as an argument"))),
            Err(error) => fail(&plain_reason(&error)),
        };
    }
    if !metadata.is_file() {
        return fail("not a regular file");
    }
    Some(Ok(source(path, key, &metadata)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn keys(paths: &[PathBuf]) -> Vec<Result<String, String>> {
        sources(paths).into_iter().map(|s| s.map(|s| s.key_path).map_err(|e| e.reason)).collect()
    }

    #[test]
    fn folders_are_walked_in_order() {
        let folder = tempfile::tempdir().unwrap();
        for name in
            ["乙/2.md", "乙/1.txt", "甲.html", "a.md", "a.json", ".hidden.md", "b.pdf", "乙/dir.md/c.jsonl"]
        {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "文").unwrap();
        }
        let want = ["a.md", "乙/1.txt", "乙/2.md", "乙/dir.md/c.jsonl", "甲.html"];
        assert_eq!(keys(&[folder.path().to_owned()]), want.map(|key| Ok(key.to_owned())));
        assert_eq!(keys(&[folder.path().join("b.pdf")]), [Ok("b.pdf".to_owned())]);
    }

    #[test]
    fn an_empty_folder_and_a_missing_file_are_errors() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(keys(&[folder.path().to_owned()]), [Err("no article in this folder".to_owned())]);
        assert_eq!(keys(&[folder.path().join("x.md")]), [Err("no such file or directory".to_owned())]);
    }

    #[cfg(unix)]
    #[test]
    fn links_never_lead_out_or_round() {
        use std::os::unix::fs::symlink;
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("secret.md"), "密").unwrap();
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::write(root.join("a.md"), "文").unwrap();
        symlink("a.md", root.join("b.md")).unwrap();
        symlink(".", root.join("c")).unwrap();
        symlink(outside.path().join("secret.md"), root.join("d.md")).unwrap();
        symlink("/nowhere/x.md", root.join("e.md")).unwrap();
        let want = [
            Ok("a.md"),
            Err("link to a folder above it"),
            Err("link out of the folder"),
            Err("link to nothing: no such file or directory"),
        ];
        let want = want.map(|w| w.map(str::to_owned).map_err(str::to_owned));
        assert_eq!(keys(&[root.to_owned()]), want);
    }
}
