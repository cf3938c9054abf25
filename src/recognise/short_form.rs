//! A long name taken up again by one of its words and its head: 国家级海智工作基地 … 海智基地.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::{Mention, Nature, View};
use crate::ontology::EntityType;
use crate::text::{Characters, Span};

/// Shortest name that is taken up so, and longest form that takes it up, in characters.
const NAME: usize = 7;
const FORM: usize = 6;

/// Whether `form` is one word (at least two characters) of `name` and its head of two characters, or a longer
/// word and a head of one: 海智|基地, 科技信息|库 for 中国科技信息成果库.
pub(crate) fn takes_up(form: &str, name: &str) -> bool {
    let marks = |head: usize, least: usize| {
        let len = form.chars().count();
        let Some(at) = len.checked_sub(head).and_then(|at| form.char_indices().nth(at)).map(|(at, _)| at)
        else {
            return false;
        };
        let Some((word, head)) = form.split_at_checked(at) else { return false };
        let body = name.strip_suffix(head);
        word.chars().count() >= least && body.is_some_and(|body| body.contains(word))
    };
    name.chars().count() >= NAME && !name.contains(form) && (marks(2, 2) || marks(1, 4))
}

/// The forms that take up one of the names in `found`, and only one, after it was named.
pub(super) fn short_forms(view: &View<'_>, found: &[Mention]) -> Vec<Mention> {
    let mut by_end: FxHashMap<char, Vec<Name<'_>>> = FxHashMap::default();
    let mut seen = BTreeSet::new();
    for mention in found {
        let text = view.slice(mention.span);
        let named = matches!(mention.kind, EntityType::Organisation | EntityType::Programme);
        // The first time that a name stands there is the one that a form may take up.
        if named && text.chars().count() >= NAME && seen.insert(text) {
            let end = text.chars().next_back().unwrap_or(' ');
            by_end.entry(end).or_default().push(Name { mention, text, characters: Characters::of(text) });
        }
    }
    if by_end.is_empty() {
        return Vec::new();
    }
    let mut forms = Vec::new();
    // What the model takes for a name of its own may take up an earlier one, whatever words the segmenter sees there.
    for claimed in found.iter().filter(|m| is_claimed(m)) {
        let form = view.slice(claimed.span);
        let Some(names) = form.chars().next_back().and_then(|c| by_end.get(&c)) else { continue };
        if is_form(form) {
            forms.extend(only_one(claimed.span, form, names, found));
        }
    }
    for (first, last) in windows(view) {
        let span = Span::new(view.tokens[first].span.begin, view.tokens[last].span.end);
        let form = view.slice(span);
        let Some(names) = form.chars().next_back().and_then(|c| by_end.get(&c)) else { continue };
        if is_form(form) && is_plain(view, first) && !is_counted(view, span) {
            forms.extend(only_one(span, form, names, found));
        }
    }
    forms
}

/// A name that a form may take up, where it stands first.
struct Name<'a> {
    mention: &'a Mention,
    text: &'a str,
    characters: Characters,
}

fn only_one(span: Span, form: &str, names: &[Name<'_>], found: &[Mention]) -> Option<Mention> {
    let characters = Characters::of(form);
    let before = names.iter().take_while(|name| name.mention.span.end <= span.begin);
    let mut fitting = before.filter(|name| name.characters.hold(characters) && takes_up(form, name.text));
    let model = fitting.next()?;
    let only = fitting.next().is_none();
    let next = found.partition_point(|m| m.span.end <= span.begin);
    let free = found.get(next).is_none_or(|m| !m.span.overlaps(span) || m.span == span && is_claimed(m));
    let form = || Mention {
        span,
        recogniser: "pattern",
        rule: "short-form",
        confidence: 0.75,
        ..model.mention.clone()
    };
    (free && only).then(form)
}

/// Whether the model alone says that this is a name.
fn is_claimed(mention: &Mention) -> bool {
    mention.recogniser == "model" && Nature::of(mention.rule) == Nature::Name
}

/// Every run of two or three words that is not too long, as first and last word.
fn windows<'v>(view: &'v View<'_>) -> impl Iterator<Item = (usize, usize)> + 'v {
    (0..view.tokens.len()).flat_map(move |first| {
        (first + 1..=first + 2).filter_map(move |last| {
            let span = Span::new(view.tokens[first].span.begin, view.tokens.get(last)?.span.end);
            // Four bytes at most a character: what is longer is no form.
            (span.len() <= 4 * FORM).then_some((first, last))
        })
    })
}

fn is_form(text: &str) -> bool {
    (4..=FORM).contains(&text.chars().count()) && text.chars().all(char::is_alphanumeric)
}

/// A first word that says something of its own: 海智, not 创新 or 科技.
fn is_plain(view: &View<'_>, first: usize) -> bool {
    let word = view.word(first);
    !view.lexicon.words.borders.contains_key(word) && word.chars().count() >= 2
}

/// 海智基地4家 counts a kind.
fn is_counted(view: &View<'_>, span: Span) -> bool {
    let before = view.before(span.begin);
    let counted = before.ends_with(['个', '家', '所', '座', '项', '场', '批', '种', '类']);
    counted || view.after(span.end).starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::{Article, Metadata, Source};
    use crate::lexicon::Lexicon;
    use crate::recognise::Recogniser;
    use crate::segment::Segmenter;
    use crate::tagger::{Head, Input, Named, Tagger};

    #[test]
    fn a_word_and_the_head_take_up_a_name() {
        assert!(takes_up("银龄课堂", "滨江区银龄数字课堂"));
        assert!(takes_up("数字资源库", "运河文化数字资源成果库"));
        assert!(!takes_up("金龄课堂", "滨江区银龄数字课堂"));
        assert!(!takes_up("数字课堂", "滨江区银龄数字课堂"), "a mere end of the name is no new form");
        assert!(!takes_up("银龄课堂", "银龄好课堂"), "a short name is taken up whole");
    }

    /// Takes `names` for organisations wherever they stand.
    struct Sees(&'static [&'static str], [Head; 1]);

    impl Tagger for Sees {
        fn heads(&self) -> &[Head] {
            &self.1
        }

        fn tag(&self, _: usize, sentences: &[Input]) -> Vec<Vec<Named>> {
            let find = |input: &Input| {
                let places = (0..input.len()).flat_map(|at| self.0.iter().map(move |name| (at, *name)));
                let stands = |(at, name): (usize, &str)| {
                    let name: Vec<char> = name.chars().collect();
                    let chars = at..at + name.len();
                    (input.chars.get(chars.clone())? == name.as_slice()).then_some(Named {
                        chars,
                        kind: 0,
                        confidence: 0.9,
                    })
                };
                places.filter_map(stands).collect()
            };
            sentences.iter().map(find).collect()
        }
    }

    #[test]
    fn a_form_that_the_model_takes_for_a_name_still_takes_up_an_earlier_one() {
        let names = &["滨江区银龄数字学习基地", "银龄基地", "金帆基地"];
        let lexicon = Arc::new(Lexicon::builtin());
        let segmenter = Arc::new(Segmenter::new(&lexicon));
        let recogniser =
            Recogniser::new(lexicon, segmenter).with_tagger(Arc::new(Sees(names, [Head::named("tupu")])));
        let line = "滨江区银龄数字学习基地昨天开门。银龄基地来了很多人。他们又到金帆基地看了看。";
        let source = Source { path: "a.md".to_owned(), key_path: "a.md".to_owned() };
        let article = Article::new(source, Metadata::default(), &[line.to_owned()]);
        let found: Vec<(&str, &str)> = recogniser
            .recognise(&article)
            .iter()
            .map(|m| (article.slice(m.span), m.rule))
            .filter(|m| m.0.ends_with("基地"))
            .collect();
        assert_eq!(found[1..], [("银龄基地", "short-form"), ("金帆基地", "sequence-tagger")]);
    }
}
