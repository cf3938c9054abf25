//! Invented articles: names that change, namesakes, bodies under several names.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::*;
use crate::document::{Article, Metadata, Source};
use crate::extraction::Extraction;
use crate::pipeline::Pipeline;
use crate::tagger::shipped;

/// An article as the program reads it: day, newspaper, text.
fn article(path: &str, day: &str, paper: &str, text: &str) -> Article {
    let source = Source { path: path.to_owned(), key_path: path.to_owned() };
    let meta = Metadata {
        title: Some(path.to_owned()),
        published: Some(day.to_owned()),
        newspaper: (!paper.is_empty()).then(|| paper.to_owned()),
        ..Metadata::default()
    };
    Article::new(source, meta, &text.lines().map(str::to_owned).collect::<Vec<_>>())
}

/// The articles of a table, one a line: `path|day|paper|text`.
fn read(pipeline: &Pipeline, table: &str) -> Vec<Extraction> {
    let rows = table.lines().filter(|line| !line.trim().is_empty());
    let articles = rows.map(|line| {
        let cells: Vec<&str> = line.trim().split('|').collect();
        article(cells[0], cells[1], cells[2], cells[3])
    });
    articles.map(|article| pipeline.extract(&article)).collect()
}

struct World {
    pipeline: &'static Pipeline,
    extractions: Vec<Extraction>,
}

/// The stages as the program has them; made once.
fn pipeline() -> &'static Pipeline {
    static PIPELINE: OnceLock<Pipeline> = OnceLock::new();
    PIPELINE.get_or_init(|| {
        Pipeline::new(Lexicon::builtin(), Base::default()).with_tagger(shipped::open("accurate").unwrap())
    })
}

impl World {
    fn of(table: &str) -> Self {
        Self { pipeline: pipeline(), extractions: read(pipeline(), table) }
    }

    fn decide(&self, decisions: &[Decision]) -> Identity {
        let views: Vec<View> = self.extractions.iter().map(|e| View::new(e, self.pipeline.base())).collect();
        decide(&views, self.pipeline.lexicon(), decisions, self.pipeline.base())
    }

    /// The final names of all entities of that article.
    fn names(&self, identity: &Identity, path: &str) -> BTreeSet<String> {
        let extraction = self.extractions.iter().find(|e| e.article.path == path).unwrap();
        identity.apply(extraction.clone()).0.entities.into_iter().map(|entity| entity.name).collect()
    }

    fn has(&self, identity: &Identity, path: &str, name: &str) {
        let names = self.names(identity, path);
        assert!(names.contains(name), "{path}: {name} not among {names:?}");
    }
}

fn decisions(lines: &str) -> Vec<Decision> {
    crate::curation::parse("test", lines).unwrap()
}

const NAMESAKES: &str = "
a.md|2020-03-01|常州日报|常州市科学技术协会主席李伟出席活动。
b.md|2021-05-01|洛阳日报|洛阳市教育局局长李伟走访学校。
c.md|2022-05-01|常州日报|常州市科协主席李伟说，今年要办好科普日。
d.md|2022-06-01|人民日报|市民李伟表示，新年要多走路。
";

#[test]
fn namesakes_of_different_bodies_are_two_and_the_same_body_makes_one() {
    let world = World::of(NAMESAKES);
    let identity = world.decide(&[]);
    world.has(&identity, "a.md", "李伟（常州市科学技术协会）");
    world.has(&identity, "c.md", "李伟（常州市科学技术协会）");
    world.has(&identity, "b.md", "李伟（洛阳市教育局）");
    // Nothing tells which one d.md means: it keeps the plain name, and says so.
    world.has(&identity, "d.md", "李伟");
    let unclear = identity.findings.iter().find(|f| f.entity == "李伟").unwrap();
    assert_eq!((unclear.reason.rule, unclear.reason.score), ("namesake-unclear", 0.5));
}

const NAMES: &str = "
a.md|2020-03-01|常州日报|江苏龙城精密制造有限公司（以下简称“龙城精密”）成立于2000年。龙城精密现有职工1200多人。
b.md|2020-04-01|常州日报|昨天，龙城精密董事长王文虎表示，“龙城精密”将与常州大学合作。
c.md|2020-05-01|常州日报|“运河科普周”在常州举办。
d.md|2020-06-01|常州日报|运河科普周吸引了很多市民，常州市科协举办运河科普周。
";

#[test]
fn a_name_that_an_article_introduces_holds_in_the_others() {
    let world = World::of(NAMES);
    let identity = world.decide(&[]);
    world.has(&identity, "b.md", "江苏龙城精密制造有限公司");
}

#[test]
fn renamed_bodies_are_one_and_keep_their_history() {
    let world = World::of(
        "
a.md|2019-04-01|常州日报|2019年3月，青江职业技术学院更名为青江工程职业大学。
b.md|2018-04-01|常州日报|青江职业技术学院举办招聘会。
c.md|2020-04-01|常州日报|青江工程职业大学举办招聘会。
",
    );
    let identity = world.decide(&[]);
    world.has(&identity, "b.md", "青江工程职业大学");
    let (change, _) = identity.changes.iter().find(|(c, _)| c.former == "青江职业技术学院").unwrap();
    assert_eq!((change.later_name.as_str(), change.when.as_deref()), ("青江工程职业大学", Some("2019-03")));
}

#[test]
fn what_a_person_decided_wins_and_can_be_taken_back() {
    let world = World::of(NAMESAKES);
    let merged = world.decide(&decisions("merge\t李伟（洛阳市教育局）\t李伟（常州市科学技术协会）\n"));
    world.has(&merged, "b.md", "李伟（常州市科学技术协会）");
    assert!(merged.idle.is_empty());
    let split = world.decide(&decisions("split\t李伟\t李伟（运动员）\td.md\n"));
    world.has(&split, "d.md", "李伟（运动员）");
    let renamed =
        world.decide(&decisions("rename\t李伟（洛阳市教育局）\t李伟（洛阳）\nmerge\t无此人\t李伟\n"));
    world.has(&renamed, "b.md", "李伟（洛阳）");
    assert_eq!(renamed.idle.iter().copied().collect::<Vec<_>>(), [1]);
    world.has(&world.decide(&[]), "b.md", "李伟（洛阳市教育局）");
}

#[test]
fn names_that_a_person_keeps_apart_stay_apart() {
    let world = World::of(NAMES);
    let identity = world.decide(&decisions("apart\t龙城精密\t江苏龙城精密制造有限公司\n"));
    world.has(&identity, "b.md", "龙城精密");
}

#[test]
fn a_retyped_entity_has_its_type_in_every_article() {
    let world = World::of(NAMES);
    let identity = world.decide(&decisions("retype\t常州大学\tPlace\n"));
    let (extraction, before) = identity.apply(world.extractions[1].clone());
    let entity = extraction.entities.iter().find(|e| e.name == "常州大学").unwrap();
    assert_eq!(entity.kind, EntityType::Place);
    assert_eq!(restore(extraction, &before.unwrap()), world.extractions[1]);
}

#[test]
fn what_was_read_comes_back_whole() {
    for table in [NAMES, NAMESAKES] {
        let world = World::of(table);
        // Everything that can be merged with something else of its article is.
        let lines = "merge\t常州大学\t江苏龙城精密制造有限公司\nmerge\t常州市科学技术协会\t常州市\n";
        for decided in [world.decide(&[]), world.decide(&decisions(lines))] {
            for extraction in &world.extractions {
                let (applied, before) = decided.apply(extraction.clone());
                let json = before.map(|before| before.to_json());
                let before = json.map(|json| AsRead::from_json(&json).unwrap()).unwrap_or_default();
                assert_eq!(&restore(applied, &before), extraction);
            }
        }
    }
}

#[test]
fn the_order_of_articles_does_not_matter() {
    let world = World::of(&format!("{NAMESAKES}{}", NAMES.replace(".md", ".txt")));
    let views: Vec<View> = world.extractions.iter().map(|e| View::new(e, world.pipeline.base())).collect();
    let mut turned = views.clone();
    turned.reverse();
    turned.swap(0, 3);
    let decide = |views: &[View]| decide(views, world.pipeline.lexicon(), &[], world.pipeline.base());
    let (one, other) = (decide(&views), decide(&turned));
    assert_eq!(one.findings, other.findings);
    assert_eq!(one.assigned, other.assigned);
    assert_eq!(one.entities, other.entities);
}
