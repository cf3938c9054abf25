//! Games that each place holds, by their short names: 市运会, 省残运会.

/// Pointing words that speak of an edition of what was named before: 本届|市运会.
pub(crate) const EDITIONS: &[&str] = &["本届", "这届", "此届", "上届", "下届"];

/// Short forms after the level word, longest first, and the full ones.
const GAMES: &[(&str, &str)] = &[
    ("残运会", "残疾人运动会"),
    ("农运会", "农民运动会"),
    ("青运会", "青年运动会"),
    ("大运会", "大学生运动会"),
    ("中运会", "中学生运动会"),
    ("职运会", "职工运动会"),
    ("运动会", "运动会"),
    ("运会", "运动会"),
];

/// The full form of the games that `form` is short for: 运会 → 运动会.
pub(crate) fn games(form: &str) -> Option<&'static str> {
    GAMES.iter().find(|(short, _)| *short == form).map(|(_, full)| *full)
}

/// How long the games' name is that `text` begins with after a level word.
pub(super) fn games_at(text: &str) -> Option<usize> {
    GAMES.iter().find(|(short, _)| text.starts_with(short)).map(|(short, _)| short.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn games_have_short_names() {
        assert_eq!(games("运会"), Some("运动会"));
        assert_eq!(games("残运会"), Some("残疾人运动会"));
        assert_eq!(games("运"), None);
        assert_eq!(games_at("残运会今天开幕"), Some("残运会".len()));
    }
}
