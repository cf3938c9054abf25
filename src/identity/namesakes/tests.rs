//! Invented sightings: one person, several, and nobody knows.

use std::collections::BTreeSet;

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
