//! Places that names themselves tell: 秭归县|郭家坝镇, 天宁区海洋馆.

use std::collections::{BTreeMap, BTreeSet};

use crate::link::EntityId;
use crate::link::relation::rule::{Rule, Saying, Sink};
use crate::link::relation::view::View;
use crate::ontology::EntityType::{Organisation as O, Person as P, Place as L, Programme as G};
use crate::ontology::{EntityClass, Modality, RelationType as R, Resolution};
use crate::text::{Span, prefixes};

/// 秭归县郭家坝镇.
pub const CHAIN: Rule = Rule {
    id: "place-chain",
    predicates: &[R::LocatedIn],
    en: "a place right before another place or a body, or with 的 between",
    zh: "地名后紧接地名或机构",
    example: "[溧阳县:L]|[天目湖镇:L]传来消息。",
    finds: &["天目湖镇 locatedIn 溧阳县"],
    counter: "[溧阳县:L]、[天目湖镇:L]传来消息。",
    apply: chain,
};

fn chain(view: &View<'_>, sink: &mut Sink<'_>) {
    for phrase in &view.phrases {
        for at in phrase.first..phrase.head {
            let (this, next) = (view.mention(at).mention.span, view.mention(at + 1).mention.span);
            let gap = view.plain(this.end, next.begin);
            let adjacent = gap.is_empty() || gap == "的" && [L, G].contains(&view.kind(at + 1));
            let local = view.is_local(at + 1, &gap) && view.may_hold(at, at + 1);
            if view.kind(at) != L || view.kind(at + 1) == P || !adjacent || !local {
                continue;
            }
            let trigger = Span::new(this.begin, next.end);
            let saying =
                Saying { predicate: R::LocatedIn, trigger, modality: Modality::Done, confidence: 0.9 };
            sink.say(view, saying, &view.mention(at + 1).entity, &view.mention(at).entity);
        }
    }
}

impl View<'_> {
    /// Whether one place can hold the other: no city is in a railway; 在京某会 says where people are, not the body.
    fn may_hold(&self, place: usize, thing: usize) -> bool {
        let mention = self.mention(place);
        let class = self.class(place);
        let span = mention.mention.span;
        let inside = self.is_division(thing) && class == Some(EntityClass::Facility);
        let short = self.context.article.slice(span).chars().count() == 1
            && self.raw(self.span.begin, span.begin).ends_with('在')
            && self.kind(thing) == O;
        // 在板门店韩方一侧, 在巴|中国公民: no country is in another.
        let side = mention.mention.rule == "deixis-side";
        let country =
            self.context.entity(&self.mention(thing).entity).is_some_and(|e| e.name == "中华人民共和国");
        !inside && !short && !side && !country && self.may_be_below(place, thing)
    }

    /// 俄罗斯|以色列军方, 在穗|亚洲企业, 中国|“丝绸之路”: what stands beside a place is not always in it.
    fn may_be_below(&self, place: usize, thing: usize) -> bool {
        let slice = |index: usize| self.context.article.slice(self.mention(index).mention.span);
        let (outer, surface) = (slice(place), slice(thing));
        let quoted = self.raw(self.span.begin, self.mention(thing).mention.span.begin).ends_with('“');
        let state = prefixes(surface, 3).find(|head| head.ends_with('国') && !WHOSE.contains(head));
        let of_other = self.kind(thing) == O && state.is_some_and(|state| state != outer && state != surface);
        let continent =
            ["亚洲", "欧洲", "非洲", "美洲", "大洋洲", "拉美"].iter().any(|c| surface.ends_with(c));
        !(continent || quoted && self.kind(thing) == G || of_other)
    }

    /// Whether a programme can be somewhere: plans, honours and what a place is called in quotation marks are not.
    fn is_local(&self, index: usize, gap: &str) -> bool {
        let mention = self.mention(index);
        let class = self.class(index);
        let abstracted =
            matches!(class, Some(EntityClass::Plan | EntityClass::Award | EntityClass::Designation));
        let begin = mention.mention.span.begin;
        let called = !gap.is_empty() && self.raw(self.span.begin, begin).ends_with('“');
        self.kind(index) != G || !abstracted && !called
    }
}

/// What ends as a state's name does and is none.
const WHOSE: &[&str] = &["全国", "我国", "各国", "外国", "本国", "爱国", "建国"];

/// 天宁区海洋馆.
pub const BEGINS: Rule = Rule {
    id: "name-begins-with-place",
    predicates: &[R::LocatedIn],
    en: "a name that begins with the name of a division that the article names too, or is published in; countries, plans \
         and honours left out",
    zh: "名称以文中另见的行政区划名或本地地名开头（国家、计划、荣誉除外）",
    example: "[溧阳市:L/AdministrativeDivision]建成[溧阳市海洋馆:L/Facility]。",
    finds: &["溧阳市海洋馆 locatedIn 溧阳市"],
    counter: "[溧阳市:L/AdministrativeDivision]建成[海洋馆:L/Facility]。",
    apply: begins,
};

fn begins(view: &View<'_>, sink: &mut Sink<'_>) {
    // Once an article: with its first sentence that names anything.
    let first =
        view.context.mentions.first().and_then(|m| view.context.article.sentence_at(m.mention.span.begin));
    if first != Some(view.index) {
        return;
    }
    let places = divisions(view);
    let mut seen = BTreeSet::new();
    for mention in view.context.mentions {
        let Some(entity) = view.context.entity(&mention.entity) else { continue };
        // 江南省科技进步奖 is given there, not held there.
        let abstracted = match entity.class.or(mention.mention.class) {
            Some(
                EntityClass::Award | EntityClass::Designation | EntityClass::Platform | EntityClass::Course,
            ) => true,
            // 芦山地震 is named after it, 某市荣誉市民 are of it.
            None if entity.kind == G => !HELD.iter().any(|w| entity.name.ends_with(w)),
            // 某县代表团 comes from there.
            _ if entity.name.ends_with("代表团") || entity.name.ends_with("代表队") => true,
            Some(EntityClass::Plan) => !WORKS.iter().any(|w| entity.name.contains(w)),
            _ => false,
        };
        if ![O, L, G].contains(&entity.kind) || abstracted || seen.contains(&mention.entity) {
            continue;
        }
        let surface = view.context.article.slice(mention.mention.span);
        let surface = surface.trim_start_matches(crate::link::relation::view::is_quote);
        // 市科协: the name that the place completes begins with it.
        let deictic =
            mention.resolution == Resolution::LocalityDeixis && surface.starts_with(['市', '省', '县', '区']);
        let name = if deictic {
            entity.name.strip_prefix("中国共产党").unwrap_or(&entity.name)
        } else {
            surface
        };
        let ends = name.char_indices().map(|(at, _)| at).skip(2).take(12).collect::<Vec<_>>();
        let longest = ends.into_iter().rev().find_map(|end| places.get(name.get(..end)?));
        let Some(Some(place)) = longest else { continue };
        seen.insert(&mention.entity);
        let Some(sentence) = view.context.article.sentence_at(mention.mention.span.begin) else { continue };
        let saying = Saying {
            predicate: R::LocatedIn,
            trigger: mention.mention.span,
            modality: Modality::Done,
            confidence: 0.85,
        };
        let here = View {
            index: sentence,
            span: view.context.article.sentences()[sentence].span,
            ..View::bare(view.context)
        };
        sink.say(&here, saying, &mention.entity, place);
    }
}

/// How programmes end that are held somewhere, where nothing else tells what they are.
const HELD: &[&str] = &[
    "赛",
    "会",
    "节",
    "展",
    "周",
    "论坛",
    "马拉松",
    "活动",
    "仪式",
    "典礼",
    "展览",
    "博览会",
    "项目",
    "工程",
    "演出",
    "音乐会",
];

/// In names of plans that build something: 兰州机场扩建工程, not 甘肃文化研究工程.
const WORKS: &[&str] = &[
    "铁路",
    "机场",
    "轨道",
    "高速",
    "公路",
    "地铁",
    "大桥",
    "隧道",
    "水库",
    "水利",
    "水电",
    "核电",
    "电网",
    "枢纽",
    "管网",
    "河湖",
    "港",
    "航道",
    "扩建",
    "改建",
    "改造",
    "修缮",
    "古城",
    "园区",
    "博物馆",
    "体育馆",
];

/// The article's places by name, with the entity for divisions alone: 苏州工业园区管委会 does not begin with 苏州.
/// Divisions by full name and, for cities and provinces, by the name without its suffix.
fn divisions<'a>(view: &View<'a>) -> BTreeMap<&'a str, Option<&'a EntityId>> {
    let mut found = BTreeMap::new();
    let mut other = Vec::new();
    for mention in view.context.mentions {
        let Some(entity) = view.context.entity(&mention.entity).filter(|e| e.kind == L) else { continue };
        // 全省 alone does not make a province one that the article speaks of, unless it is the paper's own.
        let local = view.context.locality == Some(entity.name.as_str());
        if mention.resolution == Resolution::LocalityDeixis && !local {
            continue;
        }
        let suffix = ['省', '市', '县', '区', '镇', '乡', '州', '盟', '旗'];
        let division = entity.class == Some(EntityClass::AdministrativeDivision)
            || entity.class.is_none() && entity.name.ends_with(suffix);
        let country = !entity.name.ends_with(suffix);
        if !division || country {
            let surface = view.context.article.slice(mention.mention.span);
            other.push(surface);
            continue;
        }
        found.entry(entity.name.as_str()).or_insert(Some(&entity.id));
        let short = entity.name.strip_suffix(['省', '市', '县']).filter(|s| s.chars().count() >= 2);
        if let Some(short) = short {
            found.entry(short).or_insert(Some(&entity.id));
        }
    }
    // 东海防空识别区 in an article that speaks of the sea is not in 东海县.
    found.extend(other.into_iter().map(|surface| (surface, None)));
    found
}
