//! What a clause is about: the first name that may act in it.

use super::acts::{may_act, runs_on};
use crate::link::relation::title::{head, titles};
use crate::link::relation::view::{Group, View};
use crate::link::relation::words::WORDS;
use crate::ontology::EntityType;

impl View<'_> {
    /// The subject that a clause opens with: no preposition before it, nothing but adverbs.
    pub fn clause_subject(&self, clause: usize) -> Option<&Group> {
        let span = self.clauses[clause];
        let first = self.groups.partition_point(|g| g.span.end <= span.begin);
        let mut groups = self.groups[first..].iter().take_while(|g| g.span.begin < span.end).take(3);
        let group = groups.find(|g| g.preposition.is_none() && !self.is_dateline(g))?;
        let group = self.text_made(group, span.end).unwrap_or(group);
        // 某公司的控股股东某集团: the one named last.
        let held = groups.next().filter(|g| {
            let gap = self.plain(group.span.end, g.span.begin);
            gap.chars().count() <= 8 && OF_BODIES.iter().any(|w| gap.ends_with(w))
        });
        if let Some(held) = held {
            let rest = self.plain(held.span.end, span.end.max(held.span.end));
            let opening = self.plain(span.begin, group.span.begin);
            return (WORDS.is_adverbial(&opening) && may_act(&rest, false)).then_some(held);
        }
        let opening = self.plain(span.begin, group.span.begin);
        let verb = self.verb_in(span.begin, group.span.begin);
        let rest = self.plain(group.span.end, span.end.max(group.span.end));
        let work =
            self.phrases.get(group.phrases.start).is_some_and(|p| self.kind(p.head) == EntityType::Work);
        let person =
            self.phrases.get(group.phrases.start).is_some_and(|p| self.kind(p.head) == EntityType::Person);
        // 国家主席林某; 山西天镇人 says where somebody comes from.
        let titled = titles(&opening).is_some() || opening.chars().count() <= 8 && head(&opening).is_some();
        // 带路的村民某某, 返乡大学生某某: what is told of somebody before the name.
        let noun = opening.chars().count() <= 16
            && (WORDS.person_noun.suffix(&opening).is_some()
                || SOMEBODY.iter().any(|w| opening.ends_with(w)));
        let called = person && (noun || titled);
        if rest.starts_with('人') && self.only_places(group) {
            return None;
        }
        // 1912年更名为|某学堂: the name is no subject.
        let naming = ["名为", "称为", "改称"].iter().any(|w| opening.ends_with(w));
        let opens =
            opening.is_empty() || called || WORDS.is_adverbial(&opening) && !WORDS.verbal.inside(&opening);
        // 代表某队出战的陈某
        // 位于某区的某公司; 以某人为核心的某委员会
        // 2009年由某人创办的某公司
        let undated =
            opening.trim_start_matches(|c: char| c.is_ascii_digit() || "年月日上下旬初底末".contains(c));
        let relates = DESCRIBING.iter().any(|w| undated.starts_with(w));
        let core = opening.starts_with('以') && opening.ends_with("为核心的");
        let inner = self.phrases.get(group.phrases.start).is_some_and(|p| p.first < p.head);
        let attributive = opening.ends_with('的');
        let described = attributive || inner && opening.ends_with(|c: char| "于在址处".contains(c));
        let told = !self.only_places(group) && relates && described;
        let relative = (person || work) && attributive || told || core;
        let verb_at = self.hits_in(group.span.end, span.end).first().map_or(span.end, |h| h.span.begin);
        // 某公司是控股型公司: it is the subject, whatever it is said to be.
        let is = rest.starts_with(['是', '为', '系']);
        let acts = is || may_act(&rest, false) && !self.is_cut(group, verb_at.max(group.span.end));
        ((!verb && opens && !naming || relative) && acts).then_some(group)
    }

    /// 本报|讯, 本报|记者林某: who prints it does nothing in it.
    fn is_dateline(&self, group: &Group) -> bool {
        let rest = self.raw(group.span.end, self.span.end.max(group.span.end));
        self.raw(group.span.begin, group.span.end) == "本报"
            && ["讯", "记者", "通讯员"].iter().any(|w| rest.starts_with(w))
    }

    /// 某会编写的|《某书》: the text is what the clause is about, not who wrote it.
    pub(super) fn text_made(&self, group: &Group, end: usize) -> Option<&Group> {
        let next = self.groups.iter().find(|g| g.span.begin >= group.span.end && g.span.begin < end)?;
        let head = self.phrases.get(next.phrases.start)?.head;
        let body =
            self.phrases.get(group.phrases.start).is_some_and(|p| self.kind(p.head) != EntityType::Work);
        let made = body && next.phrases.len() == 1 && self.verb_in(group.span.end, next.span.begin);
        let of = self.plain(group.span.end, next.span.begin).ends_with('的');
        (made && of && self.kind(head) == EntityType::Work).then_some(next)
    }

    /// Whether the last name of the group is of a body or place whose name goes on behind it, up to `to`.
    pub(super) fn is_cut(&self, group: &Group, to: usize) -> bool {
        let last = self.phrases.get(group.phrases.end.saturating_sub(1));
        let person = last.is_none_or(|p| self.kind(p.head) == EntityType::Person);
        let text = self.plain(group.span.end, to);
        !person && !text.starts_with('等') && runs_on(&text)
    }

    /// The nearest clause before that opens with its subject, with it; of what is reported only what was said.
    pub fn subject_before(&self, clause: usize) -> Option<(usize, &Group)> {
        let from = self.said_from(clause).max(clause.saturating_sub(8));
        let found = (from..clause).rev().find_map(|c| Some((c, self.clause_subject(c)?)))?;
        // 某人强调，某馆有很多文物，要…: it is the hearers who should.
        let text = |c: usize| self.plain(self.clauses[c].begin, self.clauses[c].end);
        let due = |text: &str| ["要", "必须", "应", "须", "将", "希望"].iter().any(|w| text.contains(w));
        let asked =
            clause < self.clauses.len() && ["要", "必须", "应"].iter().any(|w| text(clause).starts_with(w));
        (from == 0 || !asked || due(&text(found.0))).then_some(found)
    }
}

/// What leads from one body to another that is its own or that it is: 某公司的|控股股东|某集团.
const OF_BODIES: &[&str] = &[
    "控股股东",
    "第一大股东",
    "大股东",
    "母公司",
    "子公司",
    "全资子公司",
    "控股子公司",
    "旗下",
    "实际控制人",
    "实控人",
    "分公司",
    "下属企业",
    "下属公司",
    "下属单位",
];

/// What somebody is called before the name, beside the nouns of the table.
const SOMEBODY: &[&str] = &[
    "农民",
    "渔民",
    "护士",
    "司机",
    "战士",
    "技术员",
    "工程师",
    "农艺师",
    "老人",
    "大爷",
    "大妈",
    "店主",
    "站长",
    "院士",
];

/// How a clause begins that describes its subject first: 始建于1950年的某医院.
const DESCRIBING: &[&str] = &[
    "位于",
    "坐落",
    "地处",
    "总部",
    "由",
    "始建于",
    "创建于",
    "成立于",
    "创办于",
    "创立于",
    "组建于",
    "始创于",
    "诞生于",
    "建于",
    "隶属",
    "有着",
    "拥有",
    "具有",
    "素有",
    "享有",
    "被誉为",
    "占地",
    "刚刚",
    "备受",
    "作为",
    "总投资",
    "历时",
    "为期",
    "新成立的",
    "新组建的",
    "注册于",
];
