//! Who reports to a meeting: 林某向大会作报告; 大会听取林某作的报告.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::view::{Group, View};
use crate::ontology::EntityType::{Organisation as O, Person as P, Programme as G};
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

/// 林某向大会作报告; 大会听取了林某作的说明.
pub const HEARD: Rule = Rule {
    id: "reports-to-meeting",
    predicates: &[R::ParticipatesIn],
    en: "向 with a meeting and 作…报告, 汇报 or 说明: whoever does is there; or a meeting that 听取 what somebody 作的 or 所作的",
    zh: "向某会作报告、汇报、说明者，会议听取其报告者：参加该会",
    example: "[王小明:P]向[焦尾琴大会:G/Meeting]作关于预算的报告，[焦尾琴大会:G/Meeting]听取了[李小红:P]作的说明。",
    finds: &["王小明 participatesIn 焦尾琴大会", "李小红 participatesIn 焦尾琴大会"],
    counter: "[王小明:P]向[焦尾琴大会:G/Meeting]发来贺信，[焦尾琴大会:G/Meeting]听取了[李小红:P]事迹。",
    apply: heard,
};

/// What is given to a meeting.
const REPORTS: &[&str] = &["报告", "汇报", "说明", "述职", "通报", "发言", "介绍"];

fn heard(view: &View<'_>, sink: &mut Sink<'_>) {
    for group in &view.groups {
        let index = view.clause_at(group.span.begin);
        let clause = view.clauses[index];
        let tail = view.plain(group.span.end, clause.end.max(group.span.end));
        let found = if group.preposition == Some("向") {
            reporter(view, group, &tail)
        } else {
            audience(view, index, group, &tail)
        };
        let Some((people, event)) = found else { continue };
        let trigger = Span::new(group.span.end, clause.end.max(group.span.end));
        let saying =
            Saying { predicate: R::ParticipatesIn, trigger, modality: Modality::Done, confidence: 0.85 };
        for person in people {
            sink.say(view, saying, &view.mention(person).entity, &view.mention(event).entity);
        }
    }
}

/// 林某|向|大会|作关于某法的报告.
fn reporter(view: &View<'_>, group: &Group, tail: &str) -> Option<(Vec<usize>, usize)> {
    let gives = tail.starts_with('作') || tail.starts_with("提交") || tail.starts_with("报告");
    let event = meeting(view, group).filter(|_| gives && REPORTS.iter().any(|word| tail.contains(word)))?;
    let clause = view.clauses[view.clause_at(group.span.begin)];
    let before = view.groups_before(clause.begin, group.span.begin).next()?;
    let gap = view.plain(before.span.end, group.span.begin).chars().count();
    let people = view.heads(before, &[P, O]);
    (gap <= 8 && !people.is_empty()).then_some((people, event))
}

/// 大会听取了|林某|作的报告: the meeting that the clause opens with, or that was spoken of.
fn audience(view: &View<'_>, index: usize, group: &Group, tail: &str) -> Option<(Vec<usize>, usize)> {
    let by = ["作的", "所作的", "受委托作的", "代表", "受"].iter().any(|word| tail.starts_with(word));
    let clause = view.clauses[index];
    let text = view.raw(group.span.end, clause.end.max(group.span.end));
    let given =
        REPORTS.iter().any(|word| text.trim_end_matches('》').ends_with(word)) && tail.contains("作的");
    let people = Some(view.heads(group, &[P])).filter(|people| by && given && !people.is_empty())?;
    let opening = view.plain(clause.begin, group.span.begin);
    opening.contains("听取").then_some(())?;
    let named = view.groups_before(clause.begin, group.span.begin).find_map(|g| meeting(view, g));
    let event =
        named.or_else(|| opening.starts_with("会议").then(|| view.event(clause.begin, false)).flatten())?;
    Some((people, event))
}

fn meeting(view: &View<'_>, group: &Group) -> Option<usize> {
    view.heads(group, &[G]).first().copied().filter(|event| view.is_event(*event, false))
}
