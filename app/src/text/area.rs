//! The files of sentences, all of them embedded. A new area is one line here.

/// One area's sentences in both languages.
#[derive(Debug, Clone, Copy)]
pub struct Area {
    /// What its files are called.
    pub name: &'static str,
    /// 日本語
    pub ja: &'static str,
    /// English
    pub en: &'static str,
}

macro_rules! areas {
    ($($name:literal,)*) => {
        /// Every area, in the order of reading.
        pub const AREAS: &[Area] = &[$(Area {
            name: $name,
            ja: include_str!(concat!("../locale/ja/", $name, ".ftl")),
            en: include_str!(concat!("../locale/en/", $name, ".ftl")),
        },)*];
    };
}

areas! {
    "kinds",
    "refusal",
    "calendar",
    "capture",
    "cli",
    "did",
    "help",
    "import",
    "demo",
    "today",
    "signal",
    "directive",
    "log",
    "web",
    "act",
    "ask",
    "begin",
    "policy",
    "clients",
    "house",
    "settings",
    "evidence",
}
