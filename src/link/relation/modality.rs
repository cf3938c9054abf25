//! Whether a clause says that something is so, will be, or is not.

use super::agent::{Agents, Basis};
use super::trigger::Hit;
use super::view::View;
use super::words::WORDS;
use crate::ontology::{Modality, RelationType};

impl View<'_> {
    /// The modality of what `hit` says, whose object ends at `object` where it is known.
    pub fn modality(&self, hit: &Hit<'_>, agents: Option<&Agents<'_>>, object: Option<usize>) -> Modality {
        let clause_index = self.clause_at(hit.span.begin);
        let clause = self.clauses[clause_index];
        let after = object.filter(|o| *o > hit.span.end).map(|o| {
            let end = self.clauses[self.clause_at(o.saturating_sub(1))].end;
            self.plain(o, end.max(o))
        });
        if let Some(found) =
            after.as_deref().and_then(|after| called_off(after).or_else(|| to_come(hit, after)))
        {
            return found;
        }
        // 拟出售所|持有的股份: what is held is held.
        let held =
            hit.word.starts_with('持') && self.raw(clause.begin, hit.span.begin).ends_with(['所', '其']);
        if held {
            return Modality::Done;
        }
        if self.is_dropped(clause_index) {
            return Modality::Denied;
        }
        let begin = agents.and_then(|a| a.end).filter(|e| *e < hit.span.begin).unwrap_or(clause.begin);
        let own = self.before(begin.max(clause.begin), hit.span.begin);
        // 原定在某地举办: the word may stand before the subject.
        let own = if own == Modality::Done && begin > clause.begin {
            self.before(clause.begin, begin)
        } else {
            own
        };
        if own != Modality::Done {
            return own;
        }
        // 今年将实施某行动；支持某公司与某校共建某院: what is supported is to come as well.
        let lead = self.plain(clause.begin, hit.span.begin);
        let helped = clause_index > 0 && WORDS.pivot.prefix(&lead).is_some();
        let carried = helped || agents.is_some_and(|a| !matches!(a.basis, Basis::Own)) && clause_index > 0;
        if self.plan && !self.done_clause(clause_index) {
            return Modality::Planned;
        }
        let planned = match agents.map(|a| a.basis) {
            Some(Basis::Carried(at)) if self.planned_clause(at) => true,
            _ => self.planned_before(clause_index),
        };
        let making = DRAFTING.contains(&hit.word) && self.raw(clause.begin, hit.span.begin).contains('正');
        if (carried && planned || making) && !self.done_clause(clause_index) {
            return Modality::Planned;
        }
        Modality::Done
    }

    /// 今年将出台…，与某校签订…，|并承办…: whether the clause before, or one that goes on from it without a subject of its
    /// own, says what is to come.
    pub fn planned_before(&self, clause: usize) -> bool {
        let near = (clause.saturating_sub(4)..clause).rev();
        for c in near {
            if self.planned_clause(c) {
                return true;
            }
            if self.done_clause(c) || self.clause_subject(c).is_some() {
                return false;
            }
        }
        false
    }

    /// The modality words in `from..to`, the last 24 characters of it.
    fn before(&self, from: usize, to: usize) -> Modality {
        let text = self.plain(from, to);
        let skip = text.chars().count().saturating_sub(24);
        let text: String = text.chars().skip(skip).collect();
        // 将某地打造成…: that 将 is no future.
        let disposal = self.groups_before(from, to).take(6).any(|g| g.preposition == Some("将"));
        scan(&text, disposal)
    }

    /// Whether a clause speaks of what is yet to come, and what follows from it does too.
    pub fn planned_clause(&self, clause: usize) -> bool {
        let span = self.clauses[clause];
        let text = self.plain(span.begin, span.end);
        scan(&text, false) == Modality::Planned && !text.contains('已')
    }

    /// 曾邀她加盟，她婉言谢绝; 原定周日举行的比赛，因大雨取消: a clause says what the next one takes back.
    fn is_dropped(&self, clause: usize) -> bool {
        let text = |c: usize| self.clauses.get(c).map(|s| self.plain(s.begin, s.end)).unwrap_or_default();
        let (here, next) = (text(clause), text(clause + 1));
        let asked = WORDS.asking.inside(&here) && WORDS.refusing.inside(&next);
        let set = ["原定", "原计划", "本定"].iter().any(|w| here.contains(w));
        // 网传某校将搬迁至某地，校长予以否认
        let rumour = RUMOURS.iter().any(|w| here.contains(w)) && DENYING.iter().any(|w| next.contains(w));
        asked || rumour || set && WORDS.called_off.suffix(next.trim_end_matches('了')).is_some()
    }

    fn done_clause(&self, clause: usize) -> bool {
        let span = self.clauses[clause];
        let text = self.plain(span.begin, span.end);
        let plain = ["为了", "除了", "了解"].iter().fold(text, |text, word| text.replace(word, ""));
        plain.contains(['已', '了', '曾']) || plain.contains("累计")
    }
}

/// In what is but said by people.
const RUMOURS: &[&str] = &["网传", "传言", "传闻", "谣传", "坊间", "网上流传", "网络流传"];

/// In what is said of a rumour that is not true.
const DENYING: &[&str] =
    &["否认", "不实", "谣言", "辟谣", "并非事实", "没有此事", "没有这个计划", "子虚乌有"];

/// What is being done to a text or a body that is not there yet: 正制定《某方案》.
const DRAFTING: &[&str] = &["制定", "制订", "编制", "起草", "筹建", "筹办", "编写", "编纂", "筹备"];

/// 因故取消, 推迟至明年, right after what it is said of.
fn called_off(text: &str) -> Option<Modality> {
    let near: String = text.chars().take(8).collect();
    let ends = WORDS.called_off.suffix(text.trim_end_matches('了')).is_some() && !text.contains('的');
    if ends
        || ["因故取消", "取消", "停办", "未能", "流产", "搁浅", "不再举", "不再召", "不再建"]
            .iter()
            .any(|w| near.contains(w))
    {
        return Some(Modality::Denied);
    }
    ["推迟", "延期", "延后", "改期"].iter().any(|w| near.contains(w)).then_some(Modality::Planned)
}

/// 某人口述的某书|将由某社出版; 某会主办的某展|将于周日开幕: what is said of is itself to come.
fn to_come(hit: &Hit<'_>, after: &str) -> Option<Modality> {
    let rest = after.trim_start_matches(['活', '动']);
    let coming = ["将", "即将", "拟", "计划于", "定于"].iter().any(|w| rest.starts_with(w));
    let said = |p| hit.rows.iter().any(|r| r.predicate == Some(p));
    let printed = ["出版", "发行", "面世", "问世", "付梓"].iter().any(|w| rest.contains(w));
    let event = said(RelationType::Organises) || said(RelationType::Publishes) && printed;
    (coming && event).then_some(Modality::Planned)
}

/// The last modality word decides, but a denial anywhere wins. `disposal`: 将 is the one of 将…纳入.
fn scan(text: &str, disposal: bool) -> Modality {
    let mut found = Modality::Done;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let step = if let Some(word) = WORDS.mask.prefix(rest) {
            word.len()
        } else if let Some(word) = WORDS.denied.prefix(rest) {
            // 不 far from the verb denies something else.
            if word.chars().count() > 1 || rest.chars().count() <= 5 {
                return Modality::Denied;
            }
            word.len()
        } else if let Some(word) = WORDS.planned.prefix(rest) {
            if !(disposal && word == "将") {
                found = Modality::Planned;
            }
            word.len()
        } else {
            c.len_utf8()
        };
        rest = rest.get(step..).unwrap_or_default();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_before_the_verb_decide() {
        assert_eq!(scan("计划与母校", false), Modality::Planned);
        assert_eq!(scan("尚未", false), Modality::Denied);
        assert_eq!(scan("不断创新", false), Modality::Done);
        assert_eq!(scan("将", true), Modality::Done);
    }

    #[test]
    fn what_is_called_off_is_denied() {
        assert_eq!(called_off("因故取消"), Some(Modality::Denied));
        assert_eq!(called_off("推迟至明年3月"), Some(Modality::Planned));
        assert_eq!(called_off("科普展览因场馆检修取消"), Some(Modality::Denied));
        assert_eq!(called_off("圆满落幕"), None);
        assert_eq!(called_off("圆满落幕后公布了取消的项目"), None);
    }
}
