//! The rules that find mentions, each with an example; `docs/rules.md` lists them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use tupu::document::reader::{ReadOptions, units};
use tupu::document::{Article, Metadata, Source};
use tupu::iri::Base;
use tupu::lexicon::Lexicon;
use tupu::ontology::EntityType;
use tupu::pipeline::Pipeline;

/// A rule of the recogniser.
pub struct MentionRule {
    pub id: &'static str,
    pub zh: &'static str,
    pub en: &'static str,
    /// A sentence of an article of 常州日报 in which it fires.
    pub example: &'static str,
    /// What it finds there.
    pub finds: &'static str,
    pub kind: EntityType,
}

macro_rules! rules {
    ($($id:literal $kind:ident $zh:literal $en:literal $example:literal $finds:literal)+) => {
        &[$(MentionRule { id: $id, zh: $zh, en: $en, example: $example, finds: $finds, kind: EntityType::$kind }),+]
    };
}

/// All of them, the gazetteer's first.
pub const RULES: &[MentionRule] = rules! {
    "user-term" Place
        "用户词表（--lexicon）里的名称" "a name of the user's own table (`--lexicon`)"
        "游客在小青果品尝麻糕。" "小青果"
    "full-name" Place
        "地名表、机构表里的全称" "the full name of a known place, body or undertaking"
        "专家一行来到常州市。" "常州市"
    "short-name" Place
        "已知事物的通行简称" "a short name by which a known thing goes everywhere"
        "他从南京来。" "南京"
    "one-character-place" Place
        "单独成地名的一字简称" "a province's one-character name where it stands for the place"
        "会议在京举行。" "京"
    "tail" Organisation
        "由结尾词认出的名称" "a name by its ending, back to where it begins"
        "江南丝路纺织研究院落成。" "江南丝路纺织研究院"
    "deixis-level-tail" Organisation
        "“市”“省”起头、靠文章地点补全的名称" "a name that begins with 市 or 省 and that the article's place completes"
        "市桥梁工程学会换届。" "市桥梁工程学会"
    "place-body" Organisation
        "地名加机构简称" "a place followed by the short form of a body that each place has"
        "溧阳市科协举行座谈。" "溧阳市科协"
    "deixis-body" Organisation
        "级别字加机构简称，地名须补全" "市, 省, 区, 县 followed by the short form of a body; the article supplies the place"
        "市科协举行座谈。" "市科协"
    "deixis-place" Place
        "我市、全省之类" "我市, 全省 and their like"
        "我市再添一座图书馆。" "我市"
    "deixis-anaphor" Organisation
        "该校、该公司之类" "该校, 该公司 and their like, for what was named before"
        "南京大学发布年报。该校今年迎来校庆。" "该校"
    "deixis-pronoun" Person
        "指代人名的代词" "a pronoun for a person named before"
        "市民李建国退休了。他喜欢下棋。" "他"
    "deixis-edition" Programme
        "本届大赛之类" "本届大赛 and its like, for an event named before"
        "溧阳市书法大赛开幕。本届大赛收到作品九百件。" "本届大赛"
    "deixis-session" Programme
        "市某届人大某次会议之类" "a sitting of a congress or committee after 市, 省 and their like"
        "市十六届人大四次会议闭幕。" "市十六届人大四次会议"
    "deixis-side" Place
        "中方、美方之类，指该国" "中方, 美方 and their like, for the country"
        "中方表示欢迎。" "中方"
    "deixis-epithet" Place
        "指某地的别称：赣鄱、全疆" "a word that means one place whoever writes it"
        "赣鄱大地春意正浓。" "赣鄱大地"
    "quoted-name" Programme
        "引号里的名称，后有品牌、活动等中心词，或前有命名的动词" "a name in quotation marks before a general head (品牌, 活动) or after a verb that gives names"
        "学校打造“墨香校园”品牌。" "墨香校园"
    "place-quoted-honour" Programme
        "地名加引号里的称号" "a place and an honour in quotation marks"
        "她被评为江苏省“最美护士”。" "江苏省“最美护士”"
    "book-title-marks" Work
        "书名号里的名称" "a title in 《》"
        "市里印发《古桥保护办法》。" "古桥保护办法"
    "newspaper" Organisation
        "文末的文章来源" "the newspaper named in the source line"
        "（文章来源：常州日报）" "常州日报"
    "person-after-title" Person
        "职务后面的姓名" "a name after a title: surname, given name, nothing that the dictionary knows"
        "市科协主席周文澜出席。" "周文澜"
    "person-before-title" Person
        "姓名后面跟着职务" "a name before a title or a form of address"
        "陈建国主任到场。" "陈建国"
    "person-in-list" Person
        "与人名并列的姓名" "a name in a row with other names of persons"
        "市科协主席周文澜、林清远出席。" "林清远"
    "person-says" Person
        "说、表示、介绍之前的姓名" "a name before 说, 表示, 介绍"
        "周文澜说，桥修好了。" "周文澜"
    "person-known-form" Person
        "词典认为是人名、又像姓名的词" "what the dictionary calls a person and what has the form of a name"
        "这是陈建国写的。" "陈建国"
    "transliterated-person" Person
        "音译人名" "a name of a foreigner in characters that transliterate"
        "德国工程师克劳斯·贝格曼来访。" "克劳斯·贝格曼"
    "surname-title" Person
        "姓加职务，指前文之人" "a surname with a title, for a person named before"
        "市科协主席周文澜出席。周主席致辞。" "周主席"
    "deixis-zone" Place
        "单说的高新区、经开区，指本市的" "高新区 or 经开区 alone: that of the article's city"
        "高新区今年新开三条公交线。" "高新区"
    "deixis-games" Programme
        "市运会、省残运会等，指本地的" "the games of the article's place by their short name"
        "常州市第十届运动会昨天开幕。市运会设二十个大项。" "市运会"
    "deixis-part" Organisation
        "校党委、公司工会、我台频道：前文单位的一部分；开发区的管委会、党工委，党委的宣传部等" "a part of a body named before, or of the speaker's own station; 管委会 and 党工委 of a zone, 宣传部 and the like of a party committee"
        "常州大学昨天开学。校团委准备了接站车。" "校团委"
    "deixis-pair" Organisation
        "前者、后者：上文并提的两者之一" "前者 and 后者: one of the two that were named together"
        "常州大学与江苏理工学院昨天签约，后者提供场地。" "后者"
    "definite-noun" Place
        "只用末尾的名词再次提到前文之物" "a bare noun that takes up a name which ends in it"
        "溧阳工业园区昨天揭牌。园区位于城东。" "园区"
    "introduced-name" Organisation
        "文中用“以下简称”等引出的名称，及公司、大学的通行简称" "a name that 以下简称 and its like introduce, and what companies' and universities' full names are shortened to"
        "溧阳市春雨志愿者协会（以下简称“春雨志协”）换届。春雨志协成立五年。" "春雨志协"
    "repeated-name" Person
        "文中别处已确认的名称" "a name that was certain elsewhere in the article"
        "市科协主席尉迟鸣到场。会后尉迟鸣留影。" "尉迟鸣"
};

fn pipeline() -> Pipeline {
    let lexicon = Lexicon::with_terms("example", "小青果\tPlace\t青果巷\n").unwrap();
    Pipeline::new(lexicon, Base::new(Base::DEFAULT).unwrap())
}

/// The rules that do not find their example, with what was found instead.
pub fn failures() -> String {
    let pipeline = pipeline();
    let mut failures = String::new();
    for rule in RULES {
        let meta = Metadata { newspaper: Some("常州日报".to_owned()), ..Metadata::default() };
        let lines = [String::from("标题"), rule.example.to_owned()];
        let article = Article::new(Source::default(), meta, &lines);
        let mentions = pipeline.recogniser().recognise(&article);
        let fires = |m: &tupu::recognise::Mention| {
            m.rule == rule.id && article.slice(m.span) == rule.finds && m.kind == rule.kind
        };
        if !mentions.iter().any(fires) {
            let found: Vec<_> =
                mentions.iter().map(|m| format!("{} {} {}", m.rule, m.kind, article.slice(m.span))).collect();
            writeln!(failures, "{}: `{}` gives {found:?}", rule.id, rule.example).unwrap();
        }
    }
    failures
}

/// The rules that found something in the articles of these folders and are not listed here.
pub fn undocumented(one: &Path, two: &Path) -> BTreeSet<String> {
    let pipeline = pipeline();
    let options = ReadOptions::default();
    let mut unknown = BTreeSet::new();
    for unit in units(&[one.to_owned(), two.to_owned()], &options) {
        for reading in unit.read(&options).into_iter().flatten() {
            let mentions = pipeline.recogniser().recognise(&reading.article);
            unknown.extend(mentions.iter().map(|m| m.rule.to_owned()));
        }
    }
    for rule in RULES {
        unknown.remove(rule.id);
    }
    unknown
}
