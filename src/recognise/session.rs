//! Sittings of congresses and committees, whose short names follow one grammar: 十八届人大常委会第十五次会议 after 市.

/// A sitting, as it stands after the place or the level word that says whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sitting {
    /// How long it is, in bytes.
    pub(crate) len: usize,
    /// The full name with `{place}` for the place.
    full: String,
}

impl Sitting {
    /// The full name of this sitting in `place`.
    pub(crate) fn name(&self, place: &str) -> String {
        self.full.replace("{place}", place)
    }
}

/// Which sitting `text` begins with.
///
/// 十四届人大三次会议, 人大常委会第九次会议, 政协十三届二次会议, 委十届七次全会, 纪委八届四次全会, 第九次党代会.
pub(crate) fn sitting(text: &str) -> Option<Sitting> {
    let mut rest = Cut(text);
    let term = rest.term();
    let found = if rest.skip("人大") {
        let standing = if rest.skip("常委会") { "常务委员会" } else { "" };
        // 市人大一次会议 needs its term, 市人大常委会第九次会议 does not.
        term.or((!standing.is_empty()).then_some(""))?;
        let number = rest.number("次")?;
        rest.any(&["会议"])?;
        let term = term.map_or_else(String::new, |term| format!("第{term}届"));
        format!("{{place}}{term}人民代表大会{standing}第{number}次会议")
    } else if term.is_some() {
        return None;
    } else if rest.skip("政协") {
        let term = rest.term()?;
        let number = rest.number("次")?;
        let standing = rest.skip("常委会") || rest.skip("常务委员会");
        rest.any(&["会议", "全会", "全体会议"])?;
        let standing = if standing { "常务委员会" } else { "" };
        format!("中国人民政治协商会议{{place}}第{term}届委员会{standing}第{number}次会议")
    } else if let Some(body) = rest.any(&["委", "纪委"]) {
        let term = rest.term()?;
        let number = rest.number("次")?;
        rest.any(&["全体会议", "全会"])?;
        let body = if body == "委" { "委员会" } else { "纪律检查委员会" };
        format!("中国共产党{{place}}第{term}届{body}第{number}次全体会议")
    } else {
        let number = rest.number("次")?;
        rest.any(&["党代会", "党员代表大会"])?;
        format!("中国共产党{{place}}第{number}次代表大会")
    };
    Some(Sitting { len: text.len() - rest.0.len(), full: found })
}

/// What of a text is still to be read.
struct Cut<'t>(&'t str);

impl<'t> Cut<'t> {
    fn skip(&mut self, word: &str) -> bool {
        self.0.strip_prefix(word).is_some_and(|rest| {
            self.0 = rest;
            true
        })
    }

    fn any(&mut self, words: &[&'static str]) -> Option<&'static str> {
        words.iter().find(|word| self.skip(word)).copied()
    }

    /// 十八届, 第十八届.
    fn term(&mut self) -> Option<&'t str> {
        self.number("届")
    }

    /// A number with 第 or without before `unit`.
    fn number(&mut self, unit: &str) -> Option<&'t str> {
        let text = self.0.strip_prefix('第').unwrap_or(self.0);
        let rest =
            text.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
        let number = text.get(..text.len() - rest.len()).filter(|number| !number.is_empty())?;
        self.0 = rest.strip_prefix(unit)?;
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sittings_have_full_names() {
        let name = |text: &str| sitting(text).map(|found| found.name("滁州市"));
        for (short, full) in [
            ("七届人大四次会议", "滁州市第七届人民代表大会第四次会议"),
            ("七届人大常委会第十二次会议", "滁州市第七届人民代表大会常务委员会第十二次会议"),
            ("人大常委会第三次会议", "滁州市人民代表大会常务委员会第三次会议"),
            ("政协六届五次会议", "中国人民政治协商会议滁州市第六届委员会第五次会议"),
            ("委七届九次全会", "中国共产党滁州市第七届委员会第九次全体会议"),
            ("纪委六届三次全会", "中国共产党滁州市第六届纪律检查委员会第三次全体会议"),
            ("第八次党代会", "中国共产党滁州市第八次代表大会"),
        ] {
            assert_eq!(name(short).as_deref(), Some(full), "{short}");
        }
        for other in ["人大一次会议", "七届人大代表", "政协委员", "委书记", "七届运动会", "第八次会议"]
        {
            assert_eq!(name(other), None, "{other}");
        }
        assert_eq!(sitting("七届人大四次会议闭幕").unwrap().len, "七届人大四次会议".len());
    }
}
