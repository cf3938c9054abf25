//! [`View`]: one sentence as relation rules see it: clauses, name phrases, lists of them, triggers.
//!
//! A phrase is a name with the names and titles that lead to it: 国务院副总理|韩正|. Coordinated phrases make a
//! [`Group`]: A、B和C. What stands in brackets belongs to no clause. Everything here is linear in the sentence;
//! searches from a trigger look at a bounded number of neighbours.

use super::join::{Join, join};
use super::trace::{Condition, Trace};
use super::trigger::Hit;
use super::words::WORDS;
use crate::link::{Context, EntityId, LinkedMention};
use crate::ontology::EntityType;
use crate::text::Span;

/// The longest gap that is ever read, in bytes.
const MAX_GAP: usize = 240;

/// A name with what leads to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Index of the first mention in it.
    pub first: usize,
    /// Index of the mention that the phrase is about.
    pub head: usize,
    /// From the first mention to the end of the head.
    pub span: Span,
    /// Index of its clause.
    pub clause: usize,
    /// Index of its group.
    pub group: usize,
}

/// Coordinated phrases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The phrases, as a range of indices.
    pub phrases: std::ops::Range<usize>,
    /// From the first phrase to the last.
    pub span: Span,
    /// What joins each phrase to the one before it; one fewer than the phrases.
    pub joins: Vec<char>,
    /// The preposition right before, if any: 在, 由, 与.
    pub preposition: Option<&'static str>,
}

/// One sentence, taken apart.
#[derive(Debug)]
pub struct View<'a> {
    /// The article with its mentions.
    pub context: &'a Context<'a>,
    /// Index of the sentence.
    pub index: usize,
    /// The sentence.
    pub span: Span,
    /// Its clauses, without the marks between them.
    pub clauses: Vec<Span>,
    /// Its bracketed parts, outermost only, with the brackets.
    pub brackets: Vec<Span>,
    /// Its phrases, by position, those in brackets left out.
    pub phrases: Vec<Phrase>,
    /// Its lists, by position.
    pub groups: Vec<Group>,
    /// Its triggers, by position, those in names and brackets left out.
    pub hits: Vec<Hit<'a>>,
    /// Who acts where the text leaves the subject out, and by what rule.
    pub supplied: Option<(&'a EntityId, &'static str)>,
    /// Subjects of the sentence before, in the same paragraph, as mention indices.
    pub earlier: &'a [usize],
    /// The subjects of each sentence of the paragraph before this one, whether they did anything in it or not.
    pub about: &'a [Vec<usize>],
    /// The person whom the sentence before opens with, whether they did anything in it or not.
    pub topic: Option<usize>,
    /// Whether it stands in the part of a report that says what is to come.
    pub plan: bool,
    /// The lists of bodies or persons last named together in the paragraph: 双方, 三方, 两家公司.
    pub sides: &'a [Vec<usize>],
    /// Where rules write down why they stop, where somebody asks.
    pub trace: Option<&'a Trace>,
}

impl<'a> View<'a> {
    /// Takes the sentence `index` apart.
    pub fn new(context: &'a Context<'a>, index: usize) -> Self {
        let mut view = Self::bare(context);
        (view.index, view.span) = (index, context.article.sentences()[index].span);
        let mentions = view.sentence_mentions();
        view.scan(&mentions);
        view.find_phrases(&mentions);
        view
    }

    /// A view of nothing, for statements that no one sentence makes.
    pub fn bare(context: &'a Context<'a>) -> Self {
        Self {
            context,
            index: 0,
            span: Span::default(),
            clauses: Vec::new(),
            brackets: Vec::new(),
            phrases: Vec::new(),
            groups: Vec::new(),
            hits: Vec::new(),
            supplied: None,
            earlier: &[],
            about: &[],
            topic: None,
            sides: &[],
            plan: false,
            trace: None,
        }
    }

    /// Notes that the running rule stops at `trigger`, as that condition fails.
    pub fn stop(&self, trigger: Span, condition: Condition) {
        if let Some(trace) = self.trace {
            trace.stop(trigger, condition);
        }
    }

    /// The mention of that index.
    pub fn mention(&self, index: usize) -> &'a LinkedMention {
        &self.context.mentions[index]
    }

    /// The type of the mention's entity.
    pub fn kind(&self, index: usize) -> EntityType {
        let mention = self.mention(index);
        self.context.entity(&mention.entity).map_or(mention.mention.kind, |e| e.kind)
    }

    /// The characters of a span, as written.
    pub fn raw(&self, from: usize, to: usize) -> &'a str {
        if from < to { self.context.article.slice(Span::new(from, to)) } else { "" }
    }

    /// The text between two places without names, brackets, quotation marks and blanks; what is longer than
    /// the rules look at is cut.
    pub fn plain(&self, from: usize, to: usize) -> String {
        let to = to.min(self.boundary(from.saturating_add(MAX_GAP), to));
        let mut out = String::new();
        let mut at = from;
        let mut next = self.context.mentions.partition_point(|m| m.mention.span.end <= from);
        while at < to {
            let mention = self.context.mentions.get(next).map(|m| m.mention.span).filter(|s| s.begin < to);
            let bracket = self.brackets.get(self.brackets.partition_point(|b| b.end <= at)).copied();
            let bracket = bracket.filter(|b| b.begin < to);
            let skip = match (mention, bracket) {
                (Some(m), Some(b)) => Some(if m.begin < b.begin { m } else { b }),
                (found, None) | (None, found) => found,
            };
            let stop = skip.map_or(to, |s| s.begin.max(at));
            let text = self.raw(at, stop);
            let text = if self.ends_person(next, at) { without_address(text) } else { text };
            out.extend(text.chars().filter(|c| !is_quote(*c)));
            at = skip.map_or(to, |s| s.end);
            while self.context.mentions.get(next).is_some_and(|m| m.mention.span.end <= at) {
                next += 1;
            }
        }
        out
    }

    /// Whether a person's name ends at `at`, `next` being the first mention that ends behind it.
    fn ends_person(&self, next: usize, at: usize) -> bool {
        let before = next.checked_sub(1).and_then(|last| self.context.mentions.get(last));
        before.is_some_and(|m| m.mention.span.end == at && m.mention.kind == EntityType::Person)
    }

    /// `at`, moved back to a character boundary, or `to` where that comes first.
    fn boundary(&self, at: usize, to: usize) -> usize {
        if at >= to {
            return to;
        }
        let text = self.context.article.text().as_str();
        (0..=at).rev().find(|b| text.is_char_boundary(*b)).unwrap_or(0)
    }

    /// The index of the clause that holds the byte `at`.
    pub fn clause_at(&self, at: usize) -> usize {
        self.clauses.partition_point(|c| c.end <= at).min(self.clauses.len().saturating_sub(1))
    }

    /// The first phrase that begins at or after `at`, as an index.
    pub fn phrase_after(&self, at: usize) -> usize {
        self.phrases.partition_point(|p| p.span.begin < at)
    }

    /// The triggers that begin in `from..to`.
    pub fn hits_in(&self, from: usize, to: usize) -> &[Hit<'a>] {
        let begin = self.hits.partition_point(|h| h.span.begin < from);
        let rest = &self.hits[begin..];
        &rest[..rest.partition_point(|h| h.span.begin < to)]
    }

    /// Whether a verb of the trigger table begins in `from..to`.
    pub fn verb_in(&self, from: usize, to: usize) -> bool {
        self.hits_in(from, to).iter().any(Hit::is_verb)
    }

    /// The heads of a group that have one of these types, from the phrase `from` on, at most 40.
    pub fn heads(&self, group: &Group, allowed: &[EntityType]) -> Vec<usize> {
        let heads = self.phrases[group.phrases.clone()].iter().take(200).map(|p| p.head);
        heads.filter(|h| allowed.contains(&self.kind(*h))).take(40).collect()
    }

    /// The group of a phrase.
    pub fn group_of(&self, phrase: usize) -> &Group {
        &self.groups[self.phrases[phrase].group]
    }

    fn sentence_mentions(&self) -> Vec<usize> {
        let all = self.context.mentions;
        let from = all.partition_point(|m| m.mention.span.begin < self.span.begin);
        let to = all.partition_point(|m| m.mention.span.begin < self.span.end);
        (from..to).filter(|i| !self.is_adverb(*i)).collect()
    }

    /// 全国, 全市 mostly say where, and are then no argument of a verb.
    fn is_adverb(&self, index: usize) -> bool {
        let span = self.mention(index).mention.span;
        let surface = self.context.article.slice(span);
        surface.starts_with('全') && surface.chars().count() == 2
    }

    fn scan(&mut self, mentions: &[usize]) {
        let spans = mentions.iter().map(|i| self.mention(*i).mention.span).collect::<Vec<_>>();
        let end = Span::new(self.span.end, self.span.end);
        let (mut at, mut begin, mut depth, mut opened) = (self.span.begin, self.span.begin, 0_usize, 0);
        for span in spans.into_iter().chain([end]) {
            let stretch = self.raw(at, span.begin);
            let mut before = None;
            for (offset, c) in stretch.char_indices() {
                let here = at + offset;
                match c {
                    '（' | '(' | '【' | '[' => {
                        if depth == 0 {
                            opened = here;
                        }
                        depth += 1;
                    }
                    '）' | ')' | '】' | ']' if depth > 0 => {
                        depth -= 1;
                        if depth == 0 {
                            self.brackets.push(Span::new(opened, here + c.len_utf8()));
                        }
                    }
                    ' ' if depth == 0 && ends_in_saying(stretch.get(..offset)) => {
                        self.clauses.push(Span::new(begin, here));
                        begin = here + c.len_utf8();
                    }
                    _ if depth == 0 && is_break(before, c, stretch.get(offset + c.len_utf8()..)) => {
                        self.clauses.push(Span::new(begin, here));
                        begin = here + c.len_utf8();
                    }
                    _ => {}
                }
                before = Some(c);
            }
            if depth == 0 {
                self.context.triggers.find(stretch, at, &mut self.hits);
            }
            at = span.end.max(at);
        }
        if begin < self.span.end || self.clauses.is_empty() {
            self.clauses.push(Span::new(begin.min(self.span.end), self.span.end));
        }
        let mut hits = std::mem::take(&mut self.hits);
        hits.retain(|h| {
            !in_any(&self.brackets, h.span.begin) && (h.word != "建" || self.builds_some(h.span))
        });
        self.hits = hits;
    }

    /// 将建|5个书屋: 建 alone is a verb where a number follows and no longer word ends in it (新建, 在建).
    fn builds_some(&self, span: Span) -> bool {
        let before = self.raw(self.span.begin, span.begin).chars().next_back();
        let after = self.raw(span.end, self.span.end).chars().next();
        let number = |c: char| c.is_ascii_digit() || "一两二三四五六七八九十百".contains(c);
        let named = self.context.mentions.partition_point(|m| m.mention.span.end < span.begin);
        let name = self.context.mentions.get(named).is_some_and(|m| m.mention.span.end == span.begin);
        after.is_some_and(number)
            && (name || before.is_none_or(|c| "将已再拟先要来能共，；、”年月日计划".contains(c)))
    }

    fn find_phrases(&mut self, mentions: &[usize]) {
        let outside =
            mentions.iter().copied().filter(|i| !in_any(&self.brackets, self.mention(*i).mention.span.begin));
        let outside: Vec<usize> = outside.collect();
        let mut last: Option<usize> = None;
        for index in outside {
            let span = self.mention(index).mention.span;
            let joined = last.map_or(Join::None, |before| join(self, before, index));
            last = Some(index);
            match joined {
                Join::Modifier => {
                    if let Some(phrase) = self.phrases.last_mut() {
                        phrase.head = index;
                        phrase.span.end = span.end;
                    }
                    if let Some(group) = self.groups.last_mut() {
                        group.span.end = span.end;
                    }
                    continue;
                }
                Join::Coordinate(mark) => {
                    if let Some(group) = self.groups.last_mut() {
                        group.phrases.end += 1;
                        group.span.end = span.end;
                        group.joins.push(mark);
                    }
                }
                Join::None => {
                    let next = self.phrases.len();
                    let preposition = self.preposition(span.begin);
                    self.groups.push(Group { phrases: next..next + 1, span, joins: Vec::new(), preposition });
                }
            }
            let (clause, group) = (self.clause_at(span.begin), self.groups.len() - 1);
            self.phrases.push(Phrase { first: index, head: index, span, clause, group });
        }
    }

    /// Whether a trigger ends right before `at`, quotation marks aside.
    fn ends_trigger(&self, from: usize, at: usize) -> bool {
        let last = self.hits_in(from, at).last();
        last.is_some_and(|h| !h.is_stop() && self.raw(h.span.end, at).chars().all(is_quote))
    }

    /// The preposition that ends right before `at`, in the same clause.
    fn preposition(&self, at: usize) -> Option<&'static str> {
        let clause = self.clauses[self.clause_at(at)];
        let from = self.groups.last().map_or(clause.begin, |g| g.span.end.max(clause.begin));
        let text = self.plain(from, at);
        let text = text.trim_end_matches(is_quote);
        // 与来访的某人会谈
        let text = VISITING.iter().find_map(|w| text.strip_suffix(w)).unwrap_or(text);
        let verb = self.ends_trigger(from, at);
        for agent in ["被", "由", "经由", "受", "得到", "获得"] {
            if text.ends_with(agent) && !verb {
                return Some(agent);
            }
        }
        if let Some(word) = WORDS.comitative.suffix(text) {
            return Some(interned(word));
        }
        // 到 in 来到 and 受 in 享受 belong to the verb.
        if verb {
            return None;
        }
        let word = WORDS.preposition.suffix(text)?;
        let before = text.strip_suffix(word).unwrap_or_default();
        let copula = word == "为"
            && before.ends_with(['成', '评', '作', '称', '任', '选', '定', '名', '列', '改', '变']);
        let part = word == "在" && before.ends_with(['正', '现', '存', '旨', '所'])
            || word == "到" && before.ends_with('得')
            || word == "就" && before.ends_with(['成', '造', '迁', '早', '也', '这']);
        (!copula && !part).then(|| interned(word))
    }
}

/// Before the name of a guest.
const VISITING: &[&str] = &["来访的", "到访的", "来华访问的", "正在访问的"];

/// Prepositions come from a static table; this finds the static string again.
fn interned(word: &str) -> &'static str {
    const KNOWN: &[&str] = &[
        "在", "于", "到", "赴", "至", "就", "与", "和", "同", "跟", "会同", "联合", "携手", "通过", "以",
        "将", "把", "为", "对", "向", "从", "走进", "代表", "进入", "给",
    ];
    KNOWN.iter().copied().find(|k| *k == word).unwrap_or("其他")
}

fn in_any(spans: &[Span], at: usize) -> bool {
    let next = spans.partition_point(|s| s.end <= at);
    spans.get(next).is_some_and(|s| s.begin <= at)
}

/// Quotation marks and blanks, which may stand between any two words.
pub fn is_quote(c: char) -> bool {
    matches!(
        c,
        '“' | '”'
            | '‘'
            | '’'
            | '《'
            | '》'
            | '〈'
            | '〉'
            | '「'
            | '」'
            | '『'
            | '』'
            | '"'
            | ' '
            | '\u{b7}'
    )
}

/// 某人在会上强调 深入实施…: in headlines a blank stands for the comma behind a verb of saying.
fn ends_in_saying(before: Option<&str>) -> bool {
    let verbs = ["强调", "指出", "表示", "要求", "时说", "主张", "呼吁", "宣布", "提出"];
    before.is_some_and(|text| verbs.iter().any(|w| text.ends_with(w)))
}

fn is_break(before: Option<char>, c: char, after: Option<&str>) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    match c {
        '，' | '；' | '。' | '！' | '？' | '…' | '—' | '\n' => true,
        '：' | ':' | ',' | ';' | '!' | '?' => {
            !(digit(before) && digit(after.and_then(|a| a.chars().next())))
        }
        _ => false,
    }
}

/// 林某|同志|任校长: how a person is addressed says nothing of what they do.
fn without_address(text: &str) -> &str {
    ["同志", "先生", "女士"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text)
}
