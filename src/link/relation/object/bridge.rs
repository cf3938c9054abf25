//! What may stand between a trigger and its object: 举办|第五届|.

use crate::link::relation::join::is_ordinal;
use crate::link::relation::trigger::Hit;
use crate::link::relation::view::View;
use crate::link::relation::words::WORDS;
use crate::ontology::RelationType;

impl View<'_> {
    /// Whether what stands between a trigger and a name can belong to its object: 举办|第五届|, 投资|3亿元建设|.
    pub(super) fn bridges(&self, hit: &Hit<'_>, to: usize, gap: &str, predicate: RelationType) -> bool {
        // 通过深入学习某法: by means of, no vote.
        if hit.word == "通过" && !matches!(gap, "" | "了") {
            return false;
        }
        // 创办于1981年的某大学: whoever stands before did not found it.
        if predicate == RelationType::Establishes && gap.starts_with('于') {
            return false;
        }
        let amount =
            gap.chars().next().is_some_and(|c| c.is_ascii_digit()) && predicate == RelationType::Invests;
        // 出资百万元帮扶某人: helped, not invested in.
        let helped = self.hits_in(hit.span.end, to).iter().flat_map(|h| h.rows);
        let amount = amount && helped.filter(|r| r.predicate == Some(RelationType::Supports)).count() == 0;
        // 出席在某地举行的|第19次|会议; 来到位于|某区的某公司.
        let head = gap.rsplit_once('的').is_some_and(|(_, rest)| is_ordinal(rest));
        let relative =
            head && gap.starts_with(['在', '由', '以', '于', '为']) || matches!(gap, "位于" | "了位于");
        // 城乡建设|部, 建设|委员会: the trigger was part of a name.
        let name = ["委员会", "部", "局", "集团", "银行", "公司", "厅", "指挥部", "兵团", "中心"]
            .iter()
            .any(|w| gap.starts_with(w));
        // 成立20周年: a noun.
        let noun = ["周年", "以来", "之际", "之初", "办好"].iter().any(|w| gap.contains(w));
        // 甲控股70%、|乙持股30%: another share begins.
        let listed = gap.chars().take(2).any(|c| c == '、')
            || gap.starts_with(|c: char| c.is_ascii_digit()) && gap.contains('、');
        if name || noun || listed {
            return false;
        }
        let someone = WORDS.person_noun.inside(gap) && !gap.starts_with(['了']) && gap.chars().count() > 4;
        amount || relative || !self.verb_in(hit.span.end, to) && !someone
    }
}
