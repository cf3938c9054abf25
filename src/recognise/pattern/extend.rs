//! How far a name reaches to the left of its ending.

use crate::lexicon::{Border, Strength, Tail, WordClass};
use crate::ontology::{EntityClass, EntityType};
use crate::recognise::View;
use crate::text::Span;

/// Longest name, in characters.
const LONGEST: usize = 34;

/// What stands before an ending and belongs to the name.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one sign that is there or not")]
pub(super) struct Modifiers {
    /// First byte of the name.
    pub begin: usize,
    /// Whether a place of China is among them (常州, 苏锡常).
    pub place: bool,
    /// Whether the name begins with 全国, 国际, 世界 or a country.
    pub scope: bool,
    /// Whether a quoted part is among them (“良春杯”).
    pub quote: bool,
    /// Whether a proper noun or an unknown word is among them.
    pub proper: bool,
    /// Whether the first word is a level that the article's place completes (市, 省).
    pub level: bool,
    /// Whether an edition or a year stands right before the name (第八届, 2022).
    pub edition: bool,
    /// Characters of words that say something of their own.
    pub specific: usize,
}

impl Modifiers {
    /// Whether something ties the name to one thing in the world.
    pub(super) fn anchored(&self) -> bool {
        self.place || self.quote || self.level || self.edition
    }
}

/// Walks left from the word that holds the ending over words that names are made of.
///
/// 成立 | 苏锡常 高校 产学研 合作 创新 联盟: 成立 stands before names and not in them, 合作 inside them.
pub(super) fn extend(view: &View<'_>, tail: Span, kinds: &[Tail]) -> Modifiers {
    let first = view.token_at(tail.begin);
    let walk = Walk {
        view,
        line: view.line_of(tail.begin),
        tail,
        titles_inside: kinds.iter().any(|k| k.class == EntityClass::Award),
        brand: kinds.iter().any(|k| k.class == EntityClass::Company),
        verbs: kinds.iter().any(|k| {
            let event = matches!(k.class, EntityClass::Competition | EntityClass::Award);
            k.kind == EntityType::Organisation || event
        }),
        joins: kinds.iter().any(|k| k.kind == EntityType::Organisation && k.strength == Strength::Strong),
    };
    let mut index = first;
    while let Some(next) = walk.step(index) {
        let reach = Span::new(view.tokens[next].span.begin, tail.begin);
        if view.slice(reach).chars().count() > LONGEST {
            break;
        }
        index = next;
    }
    let begin = walk.trimmed(index, first);
    walk.signs(begin, first)
}

#[expect(clippy::struct_excessive_bools, reason = "each is one thing that may stand inside or not")]
struct Walk<'a> {
    view: &'a View<'a>,
    line: Span,
    tail: Span,
    /// 市长奖: a title may stand inside an award's name.
    titles_inside: bool,
    /// A company's brand may be made of anything.
    brand: bool,
    /// An unlisted verb may stand inside.
    verbs: bool,
    /// 和 and 与 may stand inside.
    joins: bool,
}

impl Walk<'_> {
    /// Index of the word (or of the opening mark of the quoted or bracketed part) that the name takes in next.
    fn step(&self, index: usize) -> Option<usize> {
        let at = index.checked_sub(1)?;
        let view = self.view;
        if view.tokens[at].span.begin < self.line.begin {
            return None;
        }
        match view.word(at) {
            "”" | "\"" => return self.opening(at, '“', 24),
            "）" | ")" => return self.place_bracket(at),
            _ => {}
        }
        if self.belongs(at) {
            return Some(at);
        }
        let (word, tag) = (view.word(at), view.tokens[at].tag.as_str());
        if view.lexicon.words.borders.contains_key(word) && !(self.brand && tag == "f") {
            return None;
        }
        // What is no word of names, an unlisted verb or a piece of a brand, has a name's beginning not far
        // before it: 世界大学生|超算|竞赛, 贵州|湄|窖酒|业|有限公司.
        let piece = (self.verbs && tag == "v")
            || (self.brand
                && word.chars().all(is_han)
                && !matches!(tag, "p" | "c" | "uj" | "ul" | "d" | "r" | "m" | "q"));
        // 音乐|与|舞蹈|学院: a joiner between two plain nouns of one name.
        let right = || self.plain(at + 1) || view.tokens[at + 1].span.contains(self.tail);
        let joint = self.joins && matches!(word, "与" | "和") && at > 0 && right() && self.plain(at - 1);
        ((piece || joint) && self.anchor_before(at)).then_some(at)
    }

    fn plain(&self, at: usize) -> bool {
        let view = self.view;
        let tag = view.tokens[at].tag.as_str();
        let word = view.word(at);
        let ends_name = view.lexicon.tail_occurrences(word).iter().any(|(tail, _)| tail.end == word.len());
        matches!(tag, "n" | "vn" | "l" | "an") && !ends_name
    }

    /// Whether a name's beginning stands within four words before: a place, a body, 全国, or a quoted part.
    fn anchor_before(&self, at: usize) -> bool {
        let view = self.view;
        let piece = |i: usize| {
            let word = view.word(i);
            self.brand && word.chars().all(is_han) && !view.lexicon.words.borders.contains_key(word)
        };
        (at.saturating_sub(4)..at)
            .rev()
            .take_while(|&i| view.tokens[i].span.begin >= self.line.begin)
            .take_while(|&i| view.word(i) == "”" || self.belongs(i) || piece(i))
            .any(|i| {
                let (word, tag) = (view.word(i), view.tokens[i].tag.as_str());
                word == "”" || view.lexicon.words.is(word, WordClass::Scope) || matches!(tag, "ns" | "nt")
            })
    }

    fn belongs(&self, at: usize) -> bool {
        let view = self.view;
        let (word, tag) = (view.word(at), view.tokens[at].tag.as_str());
        match view.lexicon.words.borders.get(word) {
            Some(Border::Stop) => return false,
            Some(Border::Inner | Border::Lead) => return true,
            None => {}
        }
        if !self.titles_inside && view.lexicon.words.titles.get(word).is_some_and(|kind| kind == "office") {
            return false;
        }
        if word.chars().any(|c| c.is_ascii_digit()) {
            let mixed = word.chars().any(|c| c.is_ascii_alphabetic());
            return mixed && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        }
        if tag == "ad" {
            return false;
        }
        match tag.chars().next() {
            Some('n' | 'j' | 'b' | 'g' | 'k' | 'h' | 'z' | 'a' | 's' | 'l' | 'i') => true,
            Some('e') => tag == "eng",
            Some('x') => word.chars().all(|c| c.is_alphanumeric() || c == '·'),
            Some('v') => tag == "vn",
            Some('t') => matches!(
                word,
                "青年"
                    | "少年"
                    | "老年"
                    | "现代"
                    | "当代"
                    | "古代"
                    | "春季"
                    | "夏季"
                    | "秋季"
                    | "冬季"
                    | "时代"
                    | "未来"
            ),
            // 第二人民医院, but not 第二届科技节.
            Some('m') => word.starts_with('第') && !self.is_edition(at) || word == "三农",
            // 西|太湖, 东方, 南|京西路.
            Some('f') => word.chars().count() == 2 || view.tokens.get(at + 1).is_some_and(|t| t.tag == "ns"),
            _ => word == "·",
        }
    }

    /// 第十六届, 第二批: the number counts editions.
    fn is_edition(&self, at: usize) -> bool {
        let counts = |c: char| "届次批期季轮个名位大".contains(c);
        let next = self.view.tokens.get(at + 1).map(|_| self.view.word(at + 1));
        self.view.word(at).ends_with(counts) || next.is_some_and(|word| word.starts_with(counts))
    }

    /// The word where the quoted part that ends at `at` begins, if it is short and on one line.
    fn opening(&self, at: usize, mark: char, longest: usize) -> Option<usize> {
        let view = self.view;
        let close = view.tokens[at].span.begin;
        for index in (0..at).rev() {
            let span = view.tokens[index].span;
            let far = view.slice(Span::new(span.end, close)).chars().count() > longest;
            let word = view.word(index);
            if span.begin < self.line.begin
                || far
                || word.starts_with(['。', '！', '？', '；', '：', '《', '》'])
            {
                return None;
            }
            if word.starts_with(mark) {
                return Some(index);
            }
        }
        None
    }

    /// 中国（安徽）自由贸易试验区: a bracket inside a name holds a place.
    fn place_bracket(&self, at: usize) -> Option<usize> {
        let open = [self.opening(at, '（', 8), self.opening(at, '(', 8)].into_iter().flatten().max()?;
        let view = self.view;
        let inside = view.slice(Span::new(view.tokens[open].span.end, view.tokens[at].span.begin));
        let known = view.lexicon.place_prefix(inside).is_some_and(|(_, len)| len == inside.len());
        (known && open > 0).then_some(open)
    }

    /// Takes off the front what only describes or leads: 全市|…, 大型|…, 促进|….
    fn trimmed(&self, mut index: usize, first: usize) -> usize {
        while index < first {
            let word = self.view.word(index);
            let border = self.view.lexicon.words.borders.get(word);
            let verb = self.view.tokens[index].tag == "v" && border.is_none();
            if border != Some(&Border::Lead)
                && !verb
                && !self.view.lexicon.words.is(word, WordClass::Describing)
            {
                break;
            }
            index += 1;
        }
        index
    }

    fn signs(&self, begin: usize, first: usize) -> Modifiers {
        let view = self.view;
        let mut found =
            Modifiers { begin: view.tokens[begin].span.begin.min(self.tail.begin), ..Modifiers::default() };
        let mut depth = 0_usize;
        for index in begin..=first {
            let token = &view.tokens[index];
            let span = Span::new(token.span.begin, token.span.end.min(self.tail.begin).max(token.span.begin));
            let word = view.slice(span);
            match word {
                "“" => depth += 1,
                "”" => depth = depth.saturating_sub(1),
                _ if word.is_empty() => {}
                _ => self.note(word, &token.tag, index == begin, &mut found),
            }
            found.quote |= depth > 0;
        }
        let before = view.before(found.begin).trim_end();
        found.edition = before.ends_with(['届']) || ends_in_year(before);
        found
    }

    fn note(&self, word: &str, tag: &str, leading: bool, found: &mut Modifiers) {
        let view = self.view;
        let name = Span::new(found.begin, self.tail.begin);
        let level = leading && matches!(word.chars().next(), Some('市' | '省' | '区' | '县' | '州'));
        if level && view.lexicon.place_prefix(view.slice(name)).is_none() {
            let goes_on = word.chars().count() > 1 || view.slice(name).chars().count() > 1;
            found.level |= goes_on
                && !matches!(
                    word,
                    "市场"
                        | "市民"
                        | "省级"
                        | "市级"
                        | "区级"
                        | "县级"
                        | "县域"
                        | "区域"
                        | "省市县"
                        | "省市"
                        | "市县"
                        | "区县"
                        | "市值"
                        | "市政"
                        | "市容"
                        | "省会"
                        | "省内"
                        | "市内"
                        | "市区"
                        | "市校"
                        | "县乡"
                );
        }
        let known = view.lexicon.place_prefix(word).filter(|(_, len)| *len == word.len());
        let country = known.is_some_and(|(entry, _)| entry.division.is_none());
        found.scope |= leading && (view.lexicon.words.is(word, WordClass::Scope) || country);
        found.place |= word.chars().count() > 1 && !country && (tag == "ns" || known.is_some());
        found.proper |= matches!(tag, "nz" | "nr" | "nrt" | "nt" | "eng" | "x");
        // 中国科协|英才计划: a body before it says whose it is.
        found.place |= leading && tag == "nt" && name.len() > word.len();
        let inner = view.lexicon.words.borders.get(word).is_none_or(|&border| border == Border::Inner);
        if !view.lexicon.words.is(word, WordClass::Unspecific)
            && !view.lexicon.words.is(word, WordClass::Scope)
            && inner
        {
            found.specific += word.chars().count();
        }
    }
}

/// 2022, 2022年
fn ends_in_year(before: &str) -> bool {
    let digits = before.strip_suffix('年').unwrap_or(before);
    digits.chars().rev().take_while(char::is_ascii_digit).count() == 4
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}
