//! Sentence splitting: after 。！？；… with the closing quotes and brackets that follow.

use super::Span;

/// The sentences of one paragraph (`paragraph` holds no line break), as spans from its begin.
///
/// A mark inside quotation marks or brackets ends no sentence: in “科技强。企业兴！”的口号 there is one.
/// A semicolon ends one, because Chinese news strings whole statements together with it.
pub fn sentences(paragraph: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let (mut begin, mut depth, mut ended) = (0, 0_usize, false);
    for (at, c) in paragraph.char_indices() {
        let closing = matches!(c, '”' | '’' | '」' | '』' | '》' | '）' | ')' | '】');
        if ended && !closing && !is_end(c) {
            found.push(Span::new(begin, at));
            (begin, depth, ended) = (at, 0, false);
        }
        match c {
            '“' | '‘' | '「' | '『' | '《' | '（' | '(' | '【' => depth += 1,
            _ if closing => depth = depth.saturating_sub(1),
            // An unclosed bracket must not swallow the rest of a long paragraph.
            _ if is_end(c) && (depth == 0 || at - begin > 600) => ended = true,
            _ => {}
        }
    }
    if begin < paragraph.len() {
        found.push(Span::new(begin, paragraph.len()));
    }
    found
}

fn is_end(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '!' | '?' | ';')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|s| text.get(s.begin..s.end).unwrap()).collect()
    }

    #[test]
    fn marks_inside_quotes_do_not_split() {
        assert_eq!(
            split("他说：“来了。走吧！”大家笑了。新馆开放；门票免费"),
            ["他说：“来了。走吧！”大家笑了。", "新馆开放；", "门票免费"]
        );
    }

    #[test]
    fn closing_marks_stay_with_their_sentence() {
        assert_eq!(split("真好！！）下一句。"), ["真好！！）", "下一句。"]);
        assert!(split("").is_empty());
    }
}
