//! What is acted on: the names after a trigger, with the list that they open.

use super::agent::runs_on;
use super::join::is_ordinal;
use super::title::head;
use super::trace::Condition;
use super::trigger::Hit;
use super::view::{View, is_quote};
use super::words::WORDS;
use crate::ontology::EntityType::{self, Organisation, Place};
use crate::ontology::{EntityClass, RelationType};

/// What is done where somebody has come to: 来到某村|看望群众, 前往某门|敬献花圈.
const ARRIVED_TO: &[&str] = &[
    "看望", "慰问", "参观", "参加", "出席", "敬献", "献花", "瞻仰", "凭吊", "祭奠", "悼念", "吊唁", "检查",
    "指导", "视察", "了解", "走访", "察看", "查看", "观看", "访问", "采访", "支教", "任教", "同", "听取",
    "会见", "接见", "迎接", "送行", "交流", "学习", "观摩", "巡视", "督导", "督查", "主持", "举行", "发表",
    "暗访", "探望", "亲切", "深入", "现场",
];

/// What a body may be helped to do.
const HELPED_TO: &[&str] = &[
    "牵头", "做大", "做强", "做优", "扩大", "申报", "申办", "申请", "创建", "组建", "争创", "打造", "领衔",
    "主导", "承担", "参与", "发展", "建好", "办好", "培育", "引进", "攻关", "转型", "改革",
];

impl View<'_> {
    /// The names of these types that `hit` acts on: verb, modifiers, name, and the list that goes on from there.
    pub fn objects(&self, hit: &Hit<'_>, predicate: RelationType, allowed: &[EntityType]) -> Vec<usize> {
        let clause = self.clauses[self.clause_at(hit.span.begin)];
        let first = self.phrase_after(hit.span.end);
        if predicate == RelationType::Meets
            && let Some(index) = self.visitor(first, hit.span.end, clause.end)
        {
            return self.list_from(index, true, predicate, allowed);
        }
        let near = self.phrases.iter().enumerate().skip(first).take(3);
        for (index, phrase) in near.take_while(|(_, p)| p.span.begin < clause.end) {
            let gap = self.plain(hit.span.end, phrase.span.begin);
            if gap.chars().count() > 18 || !self.bridges(hit, phrase.span.begin, &gap, predicate) {
                break;
            }
            let group = self.group_of(index);
            let adjacent = self.raw(hit.span.end, phrase.span.begin).chars().all(is_quote);
            let verb_object =
                adjacent || group.preposition.is_none_or(|p| p == "其他" || p == "为" || p == "进入");
            if !allowed.contains(&self.kind(phrase.head)) || !verb_object {
                continue;
            }
            // 收购A旗下B: B is the object.
            let whole =
                self.hits_in(phrase.span.end, phrase.span.end + 8).first().is_some_and(Hit::is_part_noun);
            // 加入A牵头的B: so is it here.
            let whole = whole || self.leads_to(index);
            if whole && self.phrases.get(index + 1).is_some_and(|p| p.span.begin < clause.end) {
                continue;
            }
            // 参观“某党成立”展览: the name only begins what is quoted.
            if self.begins_quotation(phrase.head) {
                self.stop(hit.span, Condition::NameGoesOn);
                return Vec::new();
            }
            let tail = self.plain(phrase.span.end, clause.end.max(phrase.span.end));
            // 当选某会主席 is an office.
            if hit.word.starts_with("当选") && head(tail.split('，').next().unwrap_or_default()).is_some()
            {
                break;
            }
            let arrived = predicate == RelationType::Visits && has_arrived(&tail);
            let cut = matches!(self.kind(phrase.head), Organisation | Place)
                && !arrived
                && self.is_division(phrase.head)
                && runs_on(&tail);
            if cut {
                self.stop(hit.span, Condition::NameGoesOn);
                return Vec::new();
            }
            if gap.starts_with('的')
                || self.closed(phrase.head, phrase.span.end, predicate)
                || group.phrases.end > index + 1
            {
                let found = self.list_from(index, gap.starts_with('的'), predicate, allowed);
                if found.is_empty() {
                    self.stop(hit.span, Condition::NameGoesOn);
                }
                return found;
            }
            self.stop(hit.span, Condition::NameGoesOn);
            return Vec::new();
        }
        self.stop(hit.span, Condition::Object);
        Vec::new()
    }

    /// Whether a name is but told of as who leads or founded the next one: A牵头的|B.
    fn leads_to(&self, index: usize) -> bool {
        const LEADING: &[&str] = &[
            "牵头",
            "领衔",
            "主导",
            "发起",
            "组建",
            "主管",
            "创办",
            "创建",
            "牵头组建",
            "牵头成立",
            "发起成立",
            "成立",
        ];
        let next = self.phrases.get(index).zip(self.phrases.get(index + 1));
        next.is_some_and(|(this, next)| {
            let gap = self.plain(this.span.end, next.span.begin);
            gap.strip_suffix('的').is_some_and(|g| LEADING.contains(&g))
        })
    }

    /// 会见|来华出席某论坛的|某国总统佐科: whom a clause that ends in 的 describes, as a phrase.
    fn visitor(&self, first: usize, from: usize, to: usize) -> Option<usize> {
        let opening = self.raw(from, to);
        let opening = opening.trim_start_matches('了');
        if !["来", "出席", "参加", "前来", "应邀", "赴"].iter().any(|w| opening.starts_with(w)) {
            return None;
        }
        let phrases = self.phrases.iter().enumerate().skip(first).take(6);
        let mut phrases = phrases.take_while(|(_, p)| p.span.begin < to);
        phrases.find_map(|(index, p)| {
            let described = self.plain(from, p.span.begin).ends_with('的');
            (described && self.kind(p.head) == EntityType::Person).then_some(index)
        })
    }

    /// Whether what stands between a trigger and a name can belong to its object: 举办|第五届|, 投资|3亿元建设|.
    fn bridges(&self, hit: &Hit<'_>, to: usize, gap: &str, predicate: RelationType) -> bool {
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

    /// A body or place is an object only where its name ends the phrase: not in 支持常州发展.
    fn closed(&self, name: usize, end: usize, predicate: RelationType) -> bool {
        let rest = self.raw(end, self.span.end.max(end));
        let rest = rest.trim_start_matches(is_quote);
        let Some(next) = rest.chars().next() else { return true };
        // 发布加快建设某通道行动方案: a text about it.
        let text =
            ["方案", "意见", "规划", "办法", "通知", "细则", "条例"].iter().any(|w| rest.starts_with(w));
        if text && !matches!(predicate, RelationType::Publishes | RelationType::Endorses) {
            return false;
        }
        // 捧回“某某志愿者”的证书
        let honour = predicate == RelationType::Receives
            && ["的证书", "的奖", "的称号", "的荣誉", "的牌", "的锦旗", "的殊荣", "的匾"]
                .iter()
                .any(|w| rest.starts_with(w));
        let possessive = next == '的'
            && !honour
            && predicate != RelationType::Publishes
            && predicate != RelationType::Endorses;
        if !matches!(self.kind(name), Organisation | Place) {
            return !possessive;
        }
        let mark = !next.is_alphanumeric() || next.is_ascii_digit();
        let word = [
            "等",
            "和",
            "与",
            "并",
            "及",
            "后",
            "时",
            "以",
            "在",
            "为",
            "共同",
            "进行",
            "开展",
            "实地",
            "建设",
            "一线",
            "调研",
            "考察",
            "已",
            "将",
            "正",
            "日前",
            "昨",
            "今",
            "于",
            "正式",
            "旗下",
            "公司",
            "总部",
            "改扩建",
            "一期",
            "二期",
            "三期",
            "四期",
            "五期",
            "有限",
            "高层",
            "股权",
            "股份",
            "部分",
            "全部",
            "所",
            "之",
        ];
        // 支持某校牵头组建某集团: it is helped, whatever it then does.
        let helped = predicate == RelationType::Supports
            && self.kind(name) == Organisation
            && HELPED_TO.iter().any(|w| rest.starts_with(w));
        let arrived = predicate == RelationType::Visits && has_arrived(rest);
        let pledged =
            predicate == RelationType::Invests && (rest.starts_with("累计") || rest.starts_with('被'));
        mark || helped
            || arrived
            || pledged
            || word.iter().any(|w| rest.starts_with(w))
            || self.verb_in(end, end + 1)
            || predicate == RelationType::MemberOf
            || predicate == RelationType::CooperatesWith
                && !["有关", "相关", "各"].iter().any(|w| rest.starts_with(w))
    }

    /// Whether the name stands at the begin of a quotation that goes on behind it: “某党|成立”.
    pub fn begins_quotation(&self, index: usize) -> bool {
        let span = self.mention(index).mention.span;
        let opened = self.raw(self.span.begin, span.begin).ends_with(['“', '‘', '《']);
        let rest = self.raw(span.end, self.span.end.max(span.end));
        let goes_on = rest.chars().next().is_some_and(char::is_alphabetic);
        let near = rest.chars().take(24).find(|c| matches!(c, '“' | '”' | '’' | '》' | '，' | '。' | '、'));
        opened && goes_on && matches!(near, Some('”' | '’' | '》'))
    }

    /// Whether the name of a body or place goes on behind its mention: 中国|反兴奋剂中心.
    pub fn goes_on(&self, index: usize) -> bool {
        let end = self.mention(index).mention.span.end;
        let clause = self.clauses[self.clause_at(end.saturating_sub(1))];
        let rest = self.raw(end, clause.end.max(end));
        let rest = rest.split(['、', '和', '与', '的', '在', '将']).next().unwrap_or_default();
        !rest.starts_with(is_quote) && runs_on(rest)
    }

    /// Whether it is a country, province, city or the like.
    pub fn is_division(&self, index: usize) -> bool {
        let mention = self.mention(index);
        let class = self.context.entity(&mention.entity).and_then(|e| e.class).or(mention.mention.class);
        class == Some(EntityClass::AdministrativeDivision)
    }

    /// The list that the phrase opens or goes on with, up to the first name of another type, at most 40 names.
    fn list_from(
        &self,
        index: usize,
        relative: bool,
        predicate: RelationType,
        allowed: &[EntityType],
    ) -> Vec<usize> {
        let group = self.group_of(index);
        let rest = self.phrases[index..group.phrases.end].iter().take(40);
        let fitting = rest.take_while(|p| allowed.contains(&self.kind(p.head)));
        let heads: Vec<usize> = fitting.map(|p| p.head).collect();
        let end = self.phrases.get(index + heads.len().saturating_sub(1)).map_or(0, |p| p.span.end);
        let last = heads.last().copied();
        if last.is_some_and(|h| relative || self.closed(h, end, predicate)) { heads } else { Vec::new() }
    }
}

fn has_arrived(rest: &str) -> bool {
    ARRIVED_TO.iter().any(|w| rest.starts_with(w))
}
