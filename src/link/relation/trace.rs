//! [`Trace`]: where rules that are asked why write down which of their conditions failed.

use std::cell::{Cell, RefCell};

use crate::text::Span;

/// What kept a rule from saying something, in the order in which a rule gets there: of two, the later is nearer to a
/// statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// The words around the trigger do not have the rule's form.
    Form,
    /// The trigger does not end its clause.
    Final,
    /// What stands before the name is no title, or no verb of holding office.
    Title,
    /// No name of a fitting type where the object should stand.
    Object,
    /// The name goes on behind its mention, or only leads to what is meant.
    NameGoesOn,
    /// Somebody acts whom no name tells.
    Unnamed,
    /// It is said by somebody, and who acts is not in the clause.
    Reported,
    /// No subject, neither in the clause nor carried over.
    Subject,
    /// The event, work or body that is spoken of was not named before.
    Topic,
}

impl Condition {
    /// Every condition.
    pub const ALL: &'static [Condition] = &[
        Self::Form,
        Self::Final,
        Self::Title,
        Self::Object,
        Self::NameGoesOn,
        Self::Unnamed,
        Self::Reported,
        Self::Subject,
        Self::Topic,
    ];

    /// Its name in machine-readable output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Final => "final",
            Self::Title => "title",
            Self::Object => "object",
            Self::NameGoesOn => "name-goes-on",
            Self::Unnamed => "unnamed",
            Self::Reported => "reported",
            Self::Subject => "subject",
            Self::Topic => "topic",
        }
    }

    /// What it says, in Chinese and in English.
    pub const fn label(self) -> (&'static str, &'static str) {
        match self {
            Self::Form => {
                ("触发词前后不合规则的格式", "the words around the trigger do not have the rule's form")
            }
            Self::Final => ("触发词不在分句之末", "the trigger does not end its clause"),
            Self::Title => (
                "人名前后没有职务，或没有任职动词",
                "no title beside the person, or no verb of holding office",
            ),
            Self::Object => {
                ("该是宾语处没有合适类型的名称", "no name of a fitting type where the object should stand")
            }
            Self::NameGoesOn => (
                "名称之后还有下文，所指不是它本身",
                "the name goes on or only leads to what is meant (A的…, A发展)",
            ),
            Self::Unnamed => {
                ("行为者另有其人而未具名（A的学生…）", "somebody unnamed acts (A的学生…, A部分企业…)")
            }
            Self::Reported => {
                ("是转述的话，主语不能承前", "it is reported speech, so that no subject is carried over")
            }
            Self::Subject => (
                "本分句没有主语，也没有可承前的主语",
                "no subject of a fitting type in the clause, and none to carry over",
            ),
            Self::Topic => {
                ("上文没有可指的活动、作品或机构", "the event, work or body spoken of was not named before")
            }
        }
    }
}

/// A rule that stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The rule.
    pub rule: &'static str,
    /// Index of the sentence.
    pub sentence: usize,
    /// The trigger that it looked at, or the name where it needs none.
    pub trigger: Span,
    /// What failed.
    pub condition: Condition,
}

/// Collects where rules stop. One run over an article, one thread.
#[derive(Debug, Default)]
pub struct Trace {
    rule: Cell<&'static str>,
    sentence: Cell<usize>,
    steps: RefCell<Vec<Step>>,
}

impl Trace {
    /// The rule of that id begins with the sentence of that index.
    pub fn begin(&self, rule: &'static str, sentence: usize) {
        self.rule.set(rule);
        self.sentence.set(sentence);
    }

    /// The running rule stops.
    pub fn stop(&self, trigger: Span, condition: Condition) {
        let step = Step { rule: self.rule.get(), sentence: self.sentence.get(), trigger, condition };
        let mut steps = self.steps.borrow_mut();
        if steps.last() != Some(&step) {
            steps.push(step);
        }
    }

    /// Where rules stopped, in the order of the text.
    pub fn into_steps(self) -> Vec<Step> {
        self.steps.into_inner()
    }
}
