//! Namesakes: the articles of one person's name → one person, several, or nobody knows.
//!
//! Within an article one name is one person. Articles that give a name the same body speak of one person; what these
//! groups have in common, or what contradicts between them, decides how many there are. Where a second person is
//! found, each is named with a body: 李伟（常州市科学技术协会）, that of the earliest article, so that later articles
//! do not change it. The plain name stays with whoever is by far the best known, and with articles that tell nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::lexicon::{Entry, Level, Lexicon};
use crate::text::last_chars;

use super::key::split_place;

/// From this on, two groups are one person.
const SAME: f32 = 0.6;
/// Up to this, they are two.
const OTHER: f32 = 0.35;
/// Who is named in so many times as many articles as the next keeps the plain name.
const BEST_KNOWN: usize = 5;

/// One article's view of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sighting {
    /// Where the article stands in the caller's list.
    pub(super) article: usize,
    /// Its day; empty where unknown.
    pub(super) day: String,
    /// The place of the article.
    pub(super) locality: Option<String>,
    /// Bodies that the person has a position in, under their final names.
    pub(super) bodies: BTreeSet<String>,
    /// The titles held.
    pub(super) titles: BTreeSet<String>,
    /// Whoever else few articles name: final names.
    pub(super) company: BTreeSet<String>,
}

/// One person among those of the name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Person {
    /// What is added to the name, where it is not alone: a body.
    pub(super) suffix: Option<String>,
    /// The articles, as the caller numbers them, with how sure each is.
    pub(super) articles: Vec<(usize, f32)>,
    /// What spoke for a person of its own, for people.
    pub(super) because: Vec<String>,
}

/// Whoever `name` means in these articles, by suffix; one person without a suffix where nothing tells them apart.
pub(super) fn persons(name: &str, sightings: &[Sighting], lexicon: &Lexicon) -> Vec<Person> {
    let (groups, loose) = groups(sightings);
    if groups.len() < 2 || name.contains('·') {
        return vec![everyone(sightings, 1.0)];
    }
    let prior = prior(name, lexicon);
    let mut found: Vec<Group> = Vec::new();
    let mut unsure: Vec<usize> = loose;
    for group in groups {
        let compared: Vec<(f32, Vec<String>)> =
            found.iter().map(|other| compare(&group, other, prior, lexicon)).collect();
        let best =
            (0..compared.len()).max_by(|&a, &b| compared[a].0.total_cmp(&compared[b].0).then(b.cmp(&a)));
        match best {
            Some(at) if compared[at].0 >= SAME => found[at].take(group),
            Some(at) if compared[at].0 > OTHER => unsure.extend(group.articles),
            Some(at) => {
                let mut group = group;
                group.because.clone_from(&compared[at].1);
                found.push(group);
            }
            None => found.push(group),
        }
    }
    if found.len() < 2 {
        return vec![everyone(sightings, 1.0)];
    }
    settle(found, unsure, sightings, prior, lexicon)
}

fn everyone(sightings: &[Sighting], sure: f32) -> Person {
    let articles = sightings.iter().map(|s| (s.article, sure)).collect();
    Person { suffix: None, articles, because: Vec::new() }
}

/// Sightings that share a body, and so on from those.
#[derive(Clone, Debug, Default)]
struct Group {
    /// Indices of sightings.
    articles: Vec<usize>,
    first: (String, String),
    days: (String, String),
    bodies: BTreeSet<String>,
    titles: BTreeSet<String>,
    localities: BTreeSet<String>,
    company: BTreeSet<String>,
    because: Vec<String>,
}

impl Group {
    fn of(sighting: &Sighting, index: usize) -> Self {
        let day = if sighting.day.is_empty() { "9999".to_owned() } else { sighting.day.clone() };
        let body = sighting.bodies.iter().next().cloned().unwrap_or_default();
        Self {
            articles: vec![index],
            first: (day.clone(), body),
            days: (day.clone(), day),
            bodies: sighting.bodies.clone(),
            titles: sighting.titles.clone(),
            localities: sighting.locality.iter().cloned().collect(),
            company: sighting.company.clone(),
            because: Vec::new(),
        }
    }

    fn take(&mut self, mut other: Self) {
        self.articles.append(&mut other.articles);
        if other.first < self.first {
            self.first = other.first;
        }
        self.days = (
            std::cmp::min(self.days.0.clone(), other.days.0),
            std::cmp::max(self.days.1.clone(), other.days.1),
        );
        self.bodies.append(&mut other.bodies);
        self.titles.append(&mut other.titles);
        self.localities.append(&mut other.localities);
        self.company.append(&mut other.company);
    }
}

/// Groups by shared bodies, the one with most articles first, and the sightings without a body.
fn groups(sightings: &[Sighting]) -> (Vec<Group>, Vec<usize>) {
    let mut owner: BTreeMap<&str, usize> = BTreeMap::new();
    let mut parent: Vec<usize> = (0..sightings.len()).collect();
    let mut loose = Vec::new();
    for (index, sighting) in sightings.iter().enumerate() {
        if sighting.bodies.is_empty() {
            loose.push(index);
        }
        for body in &sighting.bodies {
            let first = *owner.entry(body).or_insert(index);
            let (a, b) = (root(&parent, first), root(&parent, index));
            parent[a.max(b)] = a.min(b);
        }
    }
    let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
    for (index, sighting) in sightings.iter().enumerate().filter(|(_, s)| !s.bodies.is_empty()) {
        let group = Group::of(sighting, index);
        match groups.get_mut(&root(&parent, index)) {
            Some(known) => known.take(group),
            None => {
                groups.insert(root(&parent, index), group);
            }
        }
    }
    let mut groups: Vec<Group> = groups.into_values().collect();
    groups.sort_by(|a, b| (b.articles.len(), &a.first).cmp(&(a.articles.len(), &b.first)));
    (groups, loose)
}

fn root(parent: &[usize], mut at: usize) -> usize {
    while parent[at] != at {
        at = parent[at];
    }
    at
}

/// Given names that so many people have that two bearers are easily two.
const COMMON: &[&str] = &[
    "建国", "建军", "建华", "建平", "建明", "建新", "建中", "志强", "志刚", "志明", "志勇", "志华", "国强",
    "国华", "国平", "国庆", "晓明", "晓东", "晓燕", "晓红", "小红", "小明", "小平", "文华", "文斌", "卫东",
    "卫国", "卫平", "爱国", "爱华", "立新", "新华", "永强", "永生", "海涛", "海燕", "海波", "俊杰", "浩然",
    "子涵", "秀英", "秀兰", "秀珍", "桂英", "桂兰", "玉兰", "玉梅", "玉珍", "玉华", "淑珍", "淑兰", "淑华",
    "春梅", "春华", "雪梅", "红梅", "红霞", "丽华", "丽娟", "丽丽", "婷婷", "静静", "德明", "家明", "明华",
    "金龙", "春生", "东升", "伟明", "伟民", "利民", "为民", "学军", "学文",
];

/// How likely two people of one name are one, before anything is known of them: the rarer the name, the likelier.
fn prior(name: &str, lexicon: &Lexicon) -> f32 {
    let mut characters = name.chars();
    let surname: String = characters.by_ref().take(1).collect();
    let given: String = characters.collect();
    let rare = lexicon.words.surnames.get(&surname).is_none_or(|&share| share < 2.0);
    let length = match given.chars().count() {
        0 | 1 => 0.45,
        2 if COMMON.contains(&given.as_str()) => 0.5,
        _ => 0.95,
    };
    length + if rare { 0.1 } else { 0.0 }
}

/// How likely two groups are one person, and what speaks for and against.
fn compare(a: &Group, b: &Group, prior: f32, lexicon: &Lexicon) -> (f32, Vec<String>) {
    let mut score = prior;
    let mut because = Vec::new();
    let mut add = |by: f32, why: String| {
        score += by;
        because.push(why);
    };
    let shared: Vec<&String> = a.company.intersection(&b.company).take(3).collect();
    if let Some(first) = shared.first() {
        add(0.15 * shared.len() as f32, format!("同时提到 both name {first}"));
    }
    if a.titles.intersection(&b.titles).next().is_some() {
        add(0.1, "头衔相同 the same title".to_owned());
    }
    if a.localities.intersection(&b.localities).next().is_some() {
        add(0.05, "同地报道 papers of one place".to_owned());
    }
    // Whoever leads provinces and ministries moves between them.
    if is_high(a, lexicon) && is_high(b, lexicon) {
        add(0.4, "均为高级职务 both of high rank".to_owned());
    } else {
        match relation(&a.bodies, &b.bodies, lexicon) {
            Some(true) => add(0.15, "机构同地或上下级 bodies of one place".to_owned()),
            Some(false) => {
                let first = |group: &Group| group.bodies.iter().next().cloned().unwrap_or_default();
                add(-0.3, format!("机构异地 bodies of other places: {} / {}", first(a), first(b)));
            }
            None => {}
        }
    }
    let (one, other) = (occupations(&a.titles, lexicon), occupations(&b.titles, lexicon));
    if !one.is_empty() && !other.is_empty() && one.is_disjoint(&other) {
        add(-0.25, "职业不同 other occupations".to_owned());
    }
    (score, because)
}

/// Whether some body of one group is of the place of some of the other; `None` where no place is known of either.
fn relation(a: &BTreeSet<String>, b: &BTreeSet<String>, lexicon: &Lexicon) -> Option<bool> {
    let places = |bodies: &BTreeSet<String>| -> Vec<&Entry> {
        let place = |body: &String| {
            let body = body.strip_prefix("中国共产党").unwrap_or(body);
            Some(split_place(body, lexicon)?.0)
        };
        bodies.iter().filter_map(place).collect()
    };
    let (x, y) = (places(a), places(b));
    if x.is_empty() || y.is_empty() {
        return None;
    }
    let near = |one: &Entry, other: &Entry| lexicon.lies_in(one, other) || lexicon.lies_in(other, one);
    Some(x.iter().any(|one| y.iter().any(|other| near(one, other))))
}

/// What sort of work titles are: offices, or each other occupation by its own word.
fn occupations(titles: &BTreeSet<String>, lexicon: &Lexicon) -> BTreeSet<String> {
    let sort = |title: &String| {
        let kinds = (2..=4).rev().find_map(|most| lexicon.words.titles.get(last_chars(title, most)));
        kinds.map(
            |kind| if kind == "occupation" { last_chars(title, 2).to_owned() } else { "office".to_owned() },
        )
    };
    titles.iter().filter_map(sort).collect()
}

/// Leaders of provinces, ministries and the nation.
fn is_high(group: &Group, lexicon: &Lexicon) -> bool {
    const TITLES: &[&str] = &["书记", "长", "主席", "主任", "总理", "委员", "常委", "司令员", "代表"];
    const NATIONAL: &[&str] =
        &["中央", "国务院", "全国", "国家", "中华人民共和国", "最高", "外交部", "国防部"];
    const ORGANS: &[&str] = &[
        "委员会",
        "党委",
        "委",
        "人民政府",
        "政府",
        "人大",
        "人大常委会",
        "人民代表大会",
        "人民代表大会常务委员会",
        "政协",
        "纪委",
        "军区",
        "监察委员会",
        "高级人民法院",
        "人民检察院",
    ];
    let leads = group.titles.iter().any(|title| TITLES.iter().any(|end| title.ends_with(end)));
    let high = |body: &String| {
        let body = body.strip_prefix("中国共产党").or_else(|| body.strip_prefix("中共")).unwrap_or(body);
        NATIONAL.iter().any(|begin| body.starts_with(begin))
            || split_place(body, lexicon).is_some_and(|(place, rest)| {
                // A body of the province itself, not of a village in it or a firm.
                let province = place.division.as_ref().is_some_and(|d| d.level <= Level::Province);
                province && ORGANS.contains(&rest)
            })
    };
    leads && group.bodies.iter().any(high)
}

/// Gives the people their names, and the articles that tell nothing to whom they fit.
fn settle(
    found: Vec<Group>,
    unsure: Vec<usize>,
    sightings: &[Sighting],
    prior: f32,
    lexicon: &Lexicon,
) -> Vec<Person> {
    let mut people: Vec<(Group, Vec<(usize, f32)>)> = found
        .into_iter()
        .map(|group| {
            let sure = group.articles.iter().map(|&at| (sightings[at].article, 0.9)).collect();
            (group, sure)
        })
        .collect();
    people.sort_by(|(a, _), (b, _)| (b.articles.len(), &a.first).cmp(&(a.articles.len(), &b.first)));
    let best_known = people[0].0.articles.len() >= BEST_KNOWN * people[1].0.articles.len();
    let mut plain: Vec<(usize, f32)> = Vec::new();
    for at in unsure {
        let one = Group::of(&sightings[at], at);
        let scores: Vec<f32> =
            people.iter().map(|(group, _)| compare(&one, group, prior, lexicon).0).collect();
        let best = (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a)));
        let next = |best: usize| {
            scores.iter().enumerate().filter(|(i, _)| *i != best).map(|(_, s)| *s).fold(0.0, f32::max)
        };
        match best {
            // Nearer to one than to any other by more than papers of one place.
            Some(at_best) if scores[at_best] >= SAME && scores[at_best] - next(at_best) >= 0.1 => {
                people[at_best].1.push((sightings[at].article, 0.7));
            }
            _ => plain.push((sightings[at].article, 0.5)),
        }
    }
    let mut out = Vec::with_capacity(people.len() + 1);
    for (index, (group, articles)) in people.into_iter().enumerate() {
        let keeps = index == 0 && best_known;
        let mut articles = articles;
        if keeps {
            articles.append(&mut plain);
        }
        articles.sort_by_key(|(article, _)| *article);
        out.push(Person { suffix: (!keeps).then_some(group.first.1), articles, because: group.because });
    }
    if !plain.is_empty() {
        plain.sort_by_key(|(article, _)| *article);
        out.push(Person {
            suffix: None,
            articles: plain,
            because: vec!["无从分辨 nothing tells which one".to_owned()],
        });
    }
    out.sort_by(|a, b| a.suffix.cmp(&b.suffix));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(article: usize, day: &str, body: &str, title: &str, place: &str) -> Sighting {
        let set = |text: &str| text.split('、').filter(|t| !t.is_empty()).map(str::to_owned).collect();
        Sighting {
            article,
            day: day.to_owned(),
            locality: (!place.is_empty()).then(|| place.to_owned()),
            bodies: set(body),
            titles: set(title),
            company: BTreeSet::new(),
        }
    }

    fn suffixes(people: &[Person]) -> Vec<(Option<&str>, Vec<usize>)> {
        let of = |p: &Person| p.articles.iter().map(|a| a.0).collect();
        people.iter().map(|p| (p.suffix.as_deref(), of(p))).collect()
    }

    #[test]
    fn two_of_different_bodies_and_places_are_two() {
        let lexicon = Lexicon::builtin();
        let sightings = [
            seen(0, "2020-01-01", "常州市科学技术协会", "主席", "常州市"),
            seen(1, "2021-05-01", "洛阳市教育局", "局长", "洛阳市"),
            seen(2, "2022-05-01", "常州市科学技术协会", "主席", "常州市"),
            seen(3, "2022-06-01", "", "", ""),
        ];
        let people = persons("李伟", &sightings, &lexicon);
        assert_eq!(
            suffixes(&people),
            [(None, vec![3]), (Some("常州市科学技术协会"), vec![0, 2]), (Some("洛阳市教育局"), vec![1])]
        );
    }

    #[test]
    fn the_same_body_makes_one_person_and_a_rare_name_is_not_torn_apart() {
        let lexicon = Lexicon::builtin();
        let same = [
            seen(0, "2020-01-01", "常州市科学技术协会", "主席", ""),
            seen(1, "2021-01-01", "常州市科学技术协会、常州市教育局", "局长", ""),
            seen(2, "2022-01-01", "常州市教育局", "局长", ""),
        ];
        assert_eq!(persons("李伟", &same, &lexicon).len(), 1);
        let moved = [
            seen(0, "2020-01-01", "常州市科学技术协会", "主席", ""),
            seen(1, "2021-01-01", "洛阳市科学技术协会", "主席", ""),
        ];
        assert_eq!(persons("田有为", &moved, &lexicon).len(), 1);
    }

    #[test]
    fn the_best_known_keeps_the_plain_name() {
        let lexicon = Lexicon::builtin();
        let mut sightings: Vec<Sighting> =
            (0..6).map(|i| seen(i, "2020-01-01", "常州市科学技术协会", "主席", "")).collect();
        sightings.push(seen(6, "2021-01-01", "洛阳市教育局", "局长", ""));
        sightings.push(seen(7, "2021-01-01", "", "", ""));
        let people = persons("李伟", &sightings, &lexicon);
        assert_eq!(suffixes(&people), [(None, vec![0, 1, 2, 3, 4, 5, 7]), (Some("洛阳市教育局"), vec![6])]);
    }

    #[test]
    fn the_order_of_articles_does_not_matter() {
        let lexicon = Lexicon::builtin();
        let sightings = [
            seen(0, "2020-01-01", "常州市科学技术协会", "主席", ""),
            seen(1, "2021-05-01", "洛阳市教育局", "局长", ""),
            seen(2, "2021-05-01", "昆明市公安局", "局长", ""),
        ];
        let mut turned = sightings.to_vec();
        turned.reverse();
        assert_eq!(persons("李伟", &sightings, &lexicon), persons("李伟", &turned, &lexicon));
    }
}
