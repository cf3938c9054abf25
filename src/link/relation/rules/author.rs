//! Whose work it is: 林某的长篇小说《桥下》.

use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::view::{View, is_quote};
use crate::ontology::EntityType::{Person, Work};
use crate::ontology::{Modality, RelationType as R};
use crate::text::Span;

/// 林某的长篇小说《桥下》.
pub const AUTHOR: Rule = Rule {
    id: "work-of",
    predicates: &[R::Publishes],
    en: "a person, 的 or nothing, what kind of work it is (长篇小说, 诗集, 专著), and its title",
    zh: "人名、“的”（可省）、作品体裁（长篇小说、诗集、专著等）后接作品名",
    example: "[王小明:P]的长篇小说《[桥下:W]》、[李小红:P]诗集《[渡口:W]》获奖。",
    finds: &["王小明 publishes 桥下", "李小红 publishes 渡口"],
    counter: "[王小明:P]朗诵长篇小说《[桥下:W]》，[李小红:P]的读者带来诗集《[渡口:W]》。",
    apply: author,
};

/// Kinds of works that have an author.
const KINDS: &[&str] = &[
    "小说",
    "小说集",
    "诗集",
    "诗歌",
    "散文集",
    "散文",
    "专著",
    "新书",
    "新著",
    "著作",
    "新作",
    "代表作",
    "油画",
    "国画",
    "版画",
    "歌曲",
    "论文",
    "传记",
    "回忆录",
    "自传",
    "报告文学",
    "剧本",
    "摄影集",
    "童话",
    "绘本",
    "长诗",
    "组诗",
    "画集",
    "文集",
    "纪实文学",
    "译著",
    "译作",
    "剧作",
    "随笔集",
    "童书",
    "科普书",
    "处女作",
    "续作",
    "续篇",
];

/// What may stand before the kind of work.
const BEFORE: &[&str] =
    &["", "长篇", "中篇", "短篇", "新", "原创", "最新", "科幻", "历史", "儿童", "学术", "同名", "长篇历史"];

fn author(view: &View<'_>, sink: &mut Sink<'_>) {
    for group in &view.groups {
        let works = view.heads(group, &[Work]);
        let Some(first) = works.first().copied() else { continue };
        let Some(person) = first.checked_sub(1).filter(|i| view.kind(*i) == Person) else { continue };
        let (who, title) = (view.mention(person).mention.span, view.mention(first).mention.span);
        if who.begin < view.span.begin || who.end > title.begin {
            continue;
        }
        let gap: String = view.raw(who.end, title.begin).chars().filter(|c| !is_quote(*c)).collect();
        let kind = gap.strip_prefix('的').unwrap_or(&gap);
        let told = KINDS.iter().any(|k| kind.strip_suffix(k).is_some_and(|lead| BEFORE.contains(&lead)));
        if !told {
            continue;
        }
        let trigger = Span::new(who.end, title.begin);
        let saying = Saying { predicate: R::Publishes, trigger, modality: Modality::Done, confidence: 0.8 };
        for work in works {
            sink.say(view, saying, &view.mention(person).entity, &view.mention(work).entity);
        }
    }
}
