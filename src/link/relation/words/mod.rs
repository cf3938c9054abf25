//! Closed word lists of the clause model, read once from `data/lexicon/clause-words.tsv`.

mod set;

use std::sync::LazyLock;

pub use set::WordSet;

/// The lists, loaded.
pub static WORDS: LazyLock<Words> =
    LazyLock::new(|| Words::parse(include_str!("../../../../data/lexicon/clause-words.tsv")));

/// The word classes of `clause-words.tsv`.
#[derive(Debug)]
pub struct Words {
    /// May stand between a subject and its verb (modality words and prepositions too).
    pub adverbial: WordSet,
    /// 计划, 拟, 将.
    pub planned: WordSet,
    /// 未, 取消.
    pub denied: WordSet,
    /// 未来, 不断: hold a modality word and are none.
    pub mask: WordSet,
    /// 在, 向, 对.
    pub preposition: WordSet,
    /// 与, 会同.
    pub comitative: WordSet,
    /// 学生, 企业: an unnamed someone.
    pub person_noun: WordSet,
    /// 推进, 加强: adverbial before another verb, a verb before a name.
    pub verbal: WordSet,
    /// 推动, 引导: the name that follows acts.
    pub pivot: WordSet,
    /// 累计, 去年: what stands with it was done.
    pub done_mark: WordSet,
    /// 力争, 确保: what stands with it is to be done.
    pub coming_mark: WordSet,
    /// 加快, 完善: opens a clause that has no subject and says what is to be done, or was.
    pub imperative: WordSet,
    /// 邀请, 希望: what follows is asked of somebody, who may refuse.
    pub asking: WordSet,
    /// 谢绝, 婉拒: what was asked is not done.
    pub refusing: WordSet,
    /// 取消, 搁浅: at a clause's end, what it is said of is not done.
    pub called_off: WordSet,
    /// 一等奖, 金奖: what one wins.
    pub prize: WordSet,
    /// 冠军, 第二名: the rank that one has in a competition.
    pub rank: WordSet,
    /// 队员, 门将: who belongs to a body, before a name.
    pub member_title: WordSet,
    /// 队员, 工人: who belongs to a body, behind 是.
    pub member_noun: WordSet,
}

impl Words {
    fn parse(table: &'static str) -> Self {
        let class = |name: &str| {
            let rows = table.lines().filter(|l| !l.starts_with('#'));
            let rows = rows.filter_map(|l| l.split_once('\t')).filter(move |(class, _)| *class == name);
            rows.flat_map(|(_, words)| words.split_whitespace()).collect::<Vec<_>>()
        };
        let adverbial = ["adverb", "verbal", "planned", "denied", "mask", "preposition", "comitative"]
            .into_iter()
            .flat_map(class);
        let both = |one: &str, two: &str| WordSet::new([one, two].into_iter().flat_map(class));
        Self {
            adverbial: WordSet::new(adverbial),
            planned: WordSet::new(class("planned")),
            denied: WordSet::new(class("denied")),
            mask: WordSet::new(class("mask")),
            preposition: WordSet::new(class("preposition")),
            comitative: WordSet::new(class("comitative")),
            person_noun: WordSet::new(class("person-noun")),
            verbal: WordSet::new(class("verbal")),
            pivot: WordSet::new(class("pivot")),
            done_mark: WordSet::new(class("done-mark")),
            coming_mark: WordSet::new(class("coming-mark")),
            imperative: WordSet::new(class("imperative")),
            asking: WordSet::new(class("asking")),
            refusing: WordSet::new(class("refusing")),
            called_off: WordSet::new(class("called-off")),
            prize: both("placing", "prize"),
            rank: both("placing", "rank"),
            member_title: both("member", "member-title"),
            member_noun: both("member", "member-noun"),
        }
    }

    /// Whether `text` is made of adverbs, times and numbers alone: 5月15日上午还联合.
    pub fn is_adverbial(&self, text: &str) -> bool {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let step = match self.adverbial.prefix(rest) {
                Some(word) => word.len(),
                None if is_time(c) => c.len_utf8(),
                None => return false,
            };
            rest = rest.get(step..).unwrap_or_default();
        }
        true
    }
}

fn is_time(c: char) -> bool {
    c.is_ascii_digit()
        || "年月日号时分点周天至到、-—第届次批期个第一二三四五六七八九十两百千万亿零〇多余家名".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adverbs_and_times_are_adverbial() {
        assert!(WORDS.is_adverbial("5月15日上午还联合"));
        assert!(WORDS.is_adverbial(""));
        assert!(!WORDS.is_adverbial("部分企业"));
    }

    #[test]
    fn the_longest_word_counts() {
        assert_eq!(WORDS.planned.suffix("会议推迟至"), Some("推迟至"));
        assert_eq!(WORDS.mask.prefix("不断完善"), Some("不断"));
        assert!(WORDS.person_noun.inside("百名学生"));
    }
}
