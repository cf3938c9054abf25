//! The table at the end: what became of the articles, and what the store holds now.

use std::time::Duration;

use comfy_table::{Cell, CellAlignment, Table, presets};

use super::ingest::Finished;

/// The table, one count a row, labels in Chinese and English.
pub(super) fn table(done: &Finished, elapsed: Duration) -> Table {
    let (tally, store) = (&done.tally, &done.description);
    let mut table = Table::new();
    table.load_style(presets::UTF8_BORDERS_ONLY);
    let read = tally.new + tally.replaced + tally.unchanged + tally.copies;
    row(&mut table, "读入文章", "articles read", read);
    let kinds = [
        ("  新增", "  new", tally.new),
        ("  更新", "  replaced", tally.replaced),
        ("  未变", "  unchanged", tally.unchanged),
        ("  副本", "  copies", tally.copies),
        ("  失败", "  failed", tally.failed),
    ];
    for (zh, en, count) in kinds {
        row(&mut table, zh, en, count);
    }
    row(&mut table, "库中文章", "articles in the store", store.articles);
    row(&mut table, "提及", "mentions", store.mentions);
    row(&mut table, "实体", "entities mentioned", store.mentioned.values().sum());
    for (kind, &count) in &store.mentioned {
        row(&mut table, &format!("  {}", kind.label_zh()), &format!("  {}", kind.label_en()), count);
    }
    row(&mut table, "关系", "relations", store.relations.values().sum());
    for (predicate, &count) in &store.relations {
        let (zh, en) = (predicate.label_zh(), predicate.label_en());
        row(&mut table, &format!("  {zh}"), &format!("  {en}"), count);
    }
    row(&mut table, "数字", "observations", store.observations);
    row(&mut table, "四元组", "quads", store.triples);
    table.add_row(cells("秒", "seconds", &format!("{:.1}", elapsed.as_secs_f64())));
    table
}

fn row(table: &mut Table, zh: &str, en: &str, count: usize) {
    table.add_row(cells(zh, en, &count.to_string()));
}

fn cells(zh: &str, en: &str, value: &str) -> [Cell; 3] {
    [Cell::new(zh), Cell::new(en), Cell::new(value).set_alignment(CellAlignment::Right)]
}
