//! The preposition right before a list: 在, 由, 与.

use super::View;
use super::plain::is_quote;
use crate::link::relation::words::WORDS;

impl View<'_> {
    /// Whether a trigger ends right before `at`, quotation marks aside.
    fn ends_trigger(&self, from: usize, at: usize) -> bool {
        let last = self.hits_in(from, at).last();
        last.is_some_and(|h| !h.is_stop() && self.raw(h.span.end, at).chars().all(is_quote))
    }

    /// The preposition that ends right before `at`, in the same clause.
    pub(super) fn preposition(&self, at: usize) -> Option<&'static str> {
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
