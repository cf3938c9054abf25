//! What an event is, and which generic noun can mean it.

use crate::link::relation::view::View;
use crate::ontology::EntityClass;

impl View<'_> {
    /// Whether the event can be what a generic noun means: a 座谈会 is one whose name says so, a 开幕式 is any's.
    pub fn suits(&self, event: usize, generic: &str) -> bool {
        let mention = self.mention(event);
        let name = self.context.entity(&mention.entity).map_or("", |e| e.name.as_str());
        let kinds = ["会议", "大会", "论坛", "峰会", "年会", "博览会", "发布会", "晚会", "展会"];
        if let Some(kind) = kinds.iter().find(|k| generic.starts_with(**k)) {
            return name.ends_with(kind) || *kind == "会议" && name.ends_with('会');
        }
        // 活动 is what is done, no session of a congress.
        if generic.starts_with("活动") && ["会议", "大会", "全会", "座谈会"].iter().any(|w| name.ends_with(w))
        {
            return false;
        }
        let last: String = generic.chars().skip(generic.chars().count().saturating_sub(3)).collect();
        let opening = ["开幕", "闭幕", "颁奖", "启动"].iter().any(|w| generic.starts_with(w));
        opening || !generic.ends_with('会') || name.ends_with(&last)
    }

    /// Whether a programme is something one attends (or a competition), by class, else by the end of its name.
    pub fn is_event(&self, index: usize, competition: bool) -> bool {
        let entity = self.context.entity(&self.mention(index).entity);
        let class = self.class(index);
        let name = entity.map_or("", |e| e.name.as_str());
        let sports = ["赛", "杯", "马拉松", "运动会", "锦标赛", "公开赛", "奥运会", "亚运会", "联赛"];
        if class == Some(EntityClass::Competition) || sports.iter().any(|w| name.ends_with(w)) {
            return true;
        }
        let gathering = ["会", "节", "论坛", "活动", "周", "日", "展", "峰会", "仪式", "年会"];
        let event = matches!(class, Some(EntityClass::Meeting | EntityClass::Campaign));
        !competition && (event || class.is_none() && gathering.iter().any(|w| name.ends_with(w)))
    }
}
