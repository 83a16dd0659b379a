//! The stage a milestone reaches, guessed from what people call it.

use fushime_wording::fold_width;

use crate::event::terms::Stage;

/// Words by which people name a stage without calling it by its name.
const STAGE_WORDS: &[(&str, Stage)] = &[
    ("請求", Stage::Invoiced),
    ("invoice", Stage::Invoiced),
    ("実施", Stage::InEffect),
    ("適用", Stage::InEffect),
    ("in effect", Stage::InEffect),
    ("合意", Stage::Agreed),
    ("agree", Stage::Agreed),
    ("回答", Stage::Answered),
    ("返事", Stage::Answered),
    ("answer", Stage::Answered),
    ("受領", Stage::Received),
    ("書面", Stage::Received),
    ("文書", Stage::Received),
    ("通知", Stage::Received),
    ("receipt", Stage::Received),
    ("received", Stage::Received),
    ("written", Stage::Received),
    ("notice", Stage::Received),
    ("伝え", Stage::Told),
    ("口頭", Stage::Told),
    ("訪問", Stage::Told),
    ("面談", Stage::Told),
    ("told", Stage::Told),
    ("tell", Stage::Told),
    ("visit", Stage::Told),
    ("アポ", Stage::Appointment),
    ("appointment", Stage::Appointment),
    ("準備", Stage::Prepared),
    ("資料", Stage::Prepared),
    ("稽古", Stage::Prepared),
    ("prepar", Stage::Prepared),
    ("draft", Stage::Prepared),
];

/// Guesses the stage a milestone reaches from its name: the word that stands first wins.
#[must_use]
pub fn stage_in(name: &str) -> Option<Stage> {
    let name = fold_width(name);
    let found = STAGE_WORDS.iter().filter_map(|(word, stage)| {
        let at = name.find(&fold_width(word))?;
        Some((at, *stage))
    });
    found.min_by_key(|(at, _)| *at).map(|(_, stage)| stage)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stage_is_guessed_from_the_name() {
        let cases = [
            ("アポ", Some(Stage::Appointment)),
            ("訪問して伝える", Some(Stage::Told)),
            ("書面の受領", Some(Stage::Received)),
            ("Written notice", Some(Stage::Received)),
            ("回答をもらう", Some(Stage::Answered)),
            ("根回し", None),
        ];
        for (name, stage) in cases {
            assert_eq!(stage_in(name), stage, "{name}");
        }
    }
}
